import CommandSyntax
import Engine
import FileTrees
import HashTreeCollections
import Kernel
import WorldModel

extension VerbTable {
    /// The commands about contexts.
    static let contexts: [String: Verb] = [
        "docker context create": .immediate(ContextCommand.create),
        "docker context export": .immediate(ContextArchive.export),
        "docker context import": .lasting(ContextArchive.importContext),
        "docker context inspect": .immediate(ContextCommand.inspect),
        "docker context ls": .immediate(ContextCommand.list),
        "docker context rm": .immediate(ContextCommand.remove),
        "docker context show": .immediate { command, simulation, me throws(CommandFailure) in
            let name = ContextStore.currentName(flag: command.global.string("context"), simulation, me)
            simulation.print(name + "\n", as: me)
            return 0
        },
        "docker context update": .immediate(ContextCommand.update),
        "docker context use": .immediate(ContextCommand.use),
    ]
}

/// `docker context` and its commands.
enum ContextCommand {
    static func create(
        _ command: ParsedCommand, _ simulation: inout Simulation, _ me: ProcessID
    ) throws(CommandFailure) -> Int32 {
        let name = command.operands[0]
        let store = ContextStore(simulation, me)
        try checkNew(name, store, simulation)
        var context = ContextStore.standard
        if let from = command.string("from"), !from.isEmpty {
            context = try find(from, store, simulation)
        } else if command.isSet("docker") {
            context = DockerContext(name: name, description: "", host: DockerContext.localHost)
        }
        context.name = name
        if command.isSet("description") { context.description = command.string("description") ?? "" }
        if let host = try endpoint(command) { context.host = host }
        store.save(context, &simulation)
        simulation.print(name + "\n", as: me)
        simulation.print("Successfully created context \(GoQuote.quote(name))\n", to: 2, as: me)
        return 0
    }

    /// Throws when a context cannot get this name.
    static func checkNew(
        _ name: String, _ store: ContextStore, _ simulation: Simulation
    ) throws(CommandFailure) {
        guard !name.isEmpty else { throw CommandFailure("context name cannot be empty") }
        guard name != DockerContext.defaultName else { throw CommandFailure("\"default\" is a reserved context name") }
        let pattern = "^[a-zA-Z0-9][a-zA-Z0-9_.+-]+$"
        guard NamePattern(pattern).matches(name) else {
            throw CommandFailure(
                "context name \(GoQuote.quote(name)) is invalid, names are validated against regexp \"\(pattern)\"")
        }
        guard store.find(name, simulation) == nil else {
            throw CommandFailure("context \(GoQuote.quote(name)) already exists")
        }
    }

    /// `--docker host=…`
    private static func endpoint(_ command: ParsedCommand) throws(CommandFailure) -> String? {
        var host: String?
        for (key, value) in KeyValueText.dictionary(
            command.list("docker").flatMap { $0.split(separator: ",").map(String.init) })
        {
            let prefix = "unable to create docker endpoint config: "
            guard ["host", "from", "ca", "cert", "key", "skip-tls-verify"].contains(key) else {
                throw CommandFailure(prefix + "unrecognized config key: \(key)")
            }
            guard key == "host" else { continue }
            guard value.contains("://") else {
                throw CommandFailure(
                    prefix + "unable to apply docker endpoint options: unable to parse docker host `\(value)`")
            }
            host = value
        }
        return host
    }

    static func find(
        _ name: String, _ store: ContextStore, _ simulation: Simulation
    ) throws(CommandFailure) -> DockerContext {
        guard let context = store.find(name, simulation) else {
            throw CommandFailure(
                "context \(GoQuote.quote(name)): context not found: open \(store.path("meta", name))/meta.json: no such file or directory"
            )
        }
        return context
    }

    static func update(
        _ command: ParsedCommand, _ simulation: inout Simulation, _ me: ProcessID
    ) throws(CommandFailure) -> Int32 {
        let name = command.operands[0]
        guard name != DockerContext.defaultName else { throw CommandFailure("\"default\" is a reserved context name") }
        let store = ContextStore(simulation, me)
        var context = try find(name, store, simulation)
        if command.isSet("description") { context.description = command.string("description") ?? "" }
        if let host = try endpoint(command) { context.host = host }
        store.save(context, &simulation)
        simulation.print(name + "\n", as: me)
        simulation.print("Successfully updated context \(GoQuote.quote(name))\n", to: 2, as: me)
        return 0
    }

    static func use(
        _ command: ParsedCommand, _ simulation: inout Simulation, _ me: ProcessID
    ) throws(CommandFailure) -> Int32 {
        let name = command.operands[0]
        guard !name.isEmpty else { throw CommandFailure("context name cannot be empty") }
        _ = try find(name, ContextStore(simulation, me), simulation)
        var config = ClientConfig(simulation, me)
        config.currentContext = name == DockerContext.defaultName ? nil : name
        config.save(&simulation, me)
        simulation.print(name + "\n", as: me)
        simulation.print("Current context is now \(GoQuote.quote(name))\n", to: 2, as: me)
        if simulation.world.processes[me]?.environment["DOCKER_HOST"]?.isEmpty == false {
            simulation.print(
                "Warning: DOCKER_HOST environment variable overrides the active context. To use \(GoQuote.quote(name)), either set the global --context flag, or unset DOCKER_HOST environment variable.\n",
                to: 2, as: me)
        }
        return 0
    }

    static func remove(
        _ command: ParsedCommand, _ simulation: inout Simulation, _ me: ProcessID
    ) throws(CommandFailure) -> Int32 {
        let store = ContextStore(simulation, me)
        let current = ContextStore.currentName(flag: nil, simulation, me)
        let force = command.bool("force")
        var errors: [String] = []
        for name in command.operands {
            if name == DockerContext.defaultName {
                errors.append("context \"default\" cannot be removed")
            } else if store.find(name, simulation) == nil, !force {
                errors.append("context \(GoQuote.quote(name)) does not exist")
            } else if name == current, !force {
                errors.append("context \(GoQuote.quote(name)) is in use, set -f flag to force remove")
            } else {
                store.remove(name, &simulation)
                if name == current {
                    var config = ClientConfig(simulation, me)
                    config.currentContext = nil
                    config.save(&simulation, me)
                }
                simulation.print(name + "\n", as: me)
            }
        }
        guard errors.isEmpty else { throw CommandFailure(errors.joined(separator: "\n")) }
        return 0
    }

    static func list(
        _ command: ParsedCommand, _ simulation: inout Simulation, _ me: ProcessID
    ) throws(CommandFailure) -> Int32 {
        let rows = ContextStore(simulation, me).all(simulation)
        let current = ContextStore.currentName(flag: command.global.string("context"), simulation, me)
        if command.bool("quiet") {
            for row in rows { simulation.print(row.name + "\n", as: me) }
            return 0
        }
        let format = command.string("format") ?? ""
        let isTable = format.isEmpty || format == "table"
        let output = ListOutput<DockerContext>(
            typeName: "*formatter.clientContextContext",
            columns: [
                ListColumn("Name", "NAME") { isTable && $0.name == current ? $0.name + " *" : $0.name },
                ListColumn("Description", "DESCRIPTION") { $0.description },
                ListColumn("DockerEndpoint", "DOCKER ENDPOINT") { $0.host },
                ListColumn("Error", "ERROR") { _ in "" },
            ], standard: ["Name", "Description", "DockerEndpoint", "Error"],
            extras: [("Current", { .bool($0.name == current) })])
        simulation.print(try output.text(rows, format: command.string("format")), as: me)
        return 0
    }

    static func inspect(
        _ command: ParsedCommand, _ simulation: inout Simulation, _ me: ProcessID
    ) throws(CommandFailure) -> Int32 {
        let store = ContextStore(simulation, me)
        let current = ContextStore.currentName(flag: command.global.string("context"), simulation, me)
        let names = command.operands.isEmpty ? [current] : command.operands
        var found: [InspectedObject] = []
        var errors = ""
        for name in names {
            do {
                found.append(InspectedObject(document(try find(name, store, simulation), store)))
            } catch {
                errors += error.text
            }
        }
        return try InspectCommand.show(found, errors: errors, command, &simulation, me)
    }

    private static func document(_ context: DockerContext, _ store: ContextStore) -> TemplateValue {
        let isDefault = context.name == DockerContext.defaultName
        let metadata =
            isDefault || context.description.isEmpty
            ? Doc.labels([:]) : Doc.labels(["Description": context.description])
        let endpoint = Doc.object(
            "docker.EndpointMetaBase", ["Host": .string(context.host), "SkipTLSVerify": false])
        return Doc.object(
            "contextWithTLSListing",
            [
                "Name": .string(context.name), "Metadata": metadata,
                "Endpoints": Doc.map("map[string]interface {}", [("docker", endpoint)]),
                "TLSMaterial": Doc.labels([:]),
                "Storage": Doc.object(
                    "context.Storage",
                    [
                        "MetadataPath": .string(isDefault ? "<IN MEMORY>" : store.path("meta", context.name)),
                        "TLSPath": .string(isDefault ? "<IN MEMORY>" : store.path("tls", context.name)),
                    ]),
            ])
    }
}
