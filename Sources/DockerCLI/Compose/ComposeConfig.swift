import CommandSyntax
import Compose
import Engine
import FileTrees
import JSON
import Kernel
import WorldModel

/// `docker compose config`: the project as Compose understands it.
enum ComposeConfig {
    static func config(
        _ call: inout ComposeCall, _ simulation: inout Simulation, _ me: ProcessID
    ) throws(CommandFailure) -> Int32 {
        let command = call.command
        let text = try answer(&call, command, &simulation, me)
        guard let path = command.string("output"), !path.isEmpty else {
            simulation.print(text, as: me)
            return 0
        }
        try? simulation.put(.bytes(Array(text.utf8)), at: path, permissions: 0o644, as: me)
        return 0
    }

    private static func answer(
        _ call: inout ComposeCall, _ command: ParsedCommand, _ simulation: inout Simulation, _ me: ProcessID
    ) throws(CommandFailure) -> String {
        if command.bool("variables") { return try variables(&call, &simulation, me) }
        if command.bool("environment") {
            var (loader, files, folder) = try call.loader(&simulation, me)
            _ = try? loader.project(files, name: call.givenName, fallback: call.fallbackName(folder))
            return loader.environment.sorted { $0.key < $1.key }.map { "\($0.key)=\($0.value)\n" }.joined()
        }
        let pinsImages = command.bool("resolve-image-digests") || command.bool("lock-image-digests")
        if command.bool("no-interpolate"), !isList(command), !command.bool("quiet"), !pinsImages {
            return try raw(&call, command, &simulation, me)
        }
        var project = try load(&call, command, &simulation, me)
        if let list = list(command, project, call) { return list }
        if let hashed = command.string("hash"), !hashed.isEmpty {
            let names = hashed == "*" ? project.serviceNames : hashed.split(separator: ",").map(String.init)
            var lines = ""
            for name in names {
                guard let service = project.services[name] else {
                    throw CommandFailure("no such service: \(name): not found")
                }
                lines += "\(name) \(ServiceContainer.hash(of: service))\n"
            }
            return lines
        }
        if pinsImages { try pinImages(of: &project, &simulation, me) }
        if command.bool("quiet") { return "" }
        if command.bool("lock-image-digests") { return try lock(project, command) }
        if !command.operands.isEmpty {
            do {
                try project.enable(command.operands)
                try project.select(command.operands)
            } catch {
                throw CommandFailure(error.message)
            }
        }
        if !command.bool("no-normalize") || !command.operands.isEmpty { project.dropUnusedResources() }
        return escaped(try written(project.document(forJSON: isJSON(command)), command))
    }

    /// Puts digests into the names of images, as the registries have them now. Recorded: `compose-a20-image-digests`.
    private static func pinImages(
        of project: inout ComposeProject, _ simulation: inout Simulation, _ me: ProcessID
    ) throws(CommandFailure) {
        for name in project.serviceNames {
            guard let image = project.services[name]?.text("image"), !image.isEmpty else { continue }
            do throws(EngineError) {
                let reference = try ImageReference(parsing: image)
                project.services[name]?.value["image"] = .string(try pinned(reference, &simulation, me))
            } catch {
                throw CommandFailure(error.message)
            }
        }
    }

    private static func pinned(
        _ reference: ImageReference, _ simulation: inout Simulation, _ me: ProcessID
    ) throws(EngineError) -> String {
        // A name with a digest needs no tag.
        if let digest = reference.digest { return "\(reference.name)@\(digest)" }
        let full = reference.withDefaultTag
        do throws(EngineError) {
            try simulation.reachRegistry(of: full)
            let remote = try simulation.remoteImage(full, ClientConfig(simulation, me).credentials(full.domain))
            return "\(full.canonical)@\(remote.digest)"
        } catch {
            throw EngineError(
                error.kind,
                "failed to resolve digest for \(full.canonical): Error response from daemon: \(error.message)")
        }
    }

    /// A file that says nothing but which images the services have: to be used beside the project's own.
    private static func lock(_ project: ComposeProject, _ command: ParsedCommand) throws(CommandFailure) -> String {
        let services = project.serviceNames.map { name -> (String, JSONValue) in
            let image = project.services[name]?.text("image").map { ("image", JSONValue.string($0)) }
            let empty: [(String, JSONValue)] = isJSON(command) ? [("command", .null), ("entrypoint", .null)] : []
            return (name, .object(JSONObject(empty + (image.map { [$0] } ?? []))))
        }
        let name: [(String, JSONValue)] = isJSON(command) ? [("name", .string(""))] : []
        return try written(.object(JSONObject(name + [("services", .object(JSONObject(services)))])), command)
    }

    private static func isJSON(_ command: ParsedCommand) -> Bool { command.string("format") == "json" }

    private static func isList(_ command: ParsedCommand) -> Bool {
        ["services", "volumes", "networks", "models", "profiles", "images"].contains(where: command.bool)
            || command.string("hash")?.isEmpty == false
    }

    private static func load(
        _ call: inout ComposeCall, _ command: ParsedCommand, _ simulation: inout Simulation, _ me: ProcessID
    ) throws(CommandFailure) -> ComposeProject {
        if let format = command.string("format"), !["", "yaml", "json"].contains(format) {
            throw CommandFailure("unsupported format \(GoQuote.quote(format))")
        }
        return try call.project(&simulation, me) { options in
            options.interpolates = !command.bool("no-interpolate")
            options.resolvesPaths = !command.bool("no-path-resolution")
            options.normalizes = !command.bool("no-normalize")
            options.checksConsistency = !command.bool("no-consistency")
            options.resolvesEnvironment = !command.bool("no-env-resolution")
        }
    }

    private static func written(_ document: JSONValue, _ command: ParsedCommand) throws(CommandFailure) -> String {
        isJSON(command) ? JSONWriter(indentation: "  ").text(document) + "\n" : YAMLWriter.text(document)
    }

    /// Dollar signs are doubled, so that what is printed can be read again.
    private static func escaped(_ text: String) -> String {
        text.split(separator: "$", omittingEmptySubsequences: false).joined(separator: "$$")
    }

    // MARK: Other forms

    /// `--services` and the like: names, one a line. Only the first of several is answered.
    private static func list(_ command: ParsedCommand, _ project: ComposeProject, _ call: ComposeCall) -> String? {
        func lines(_ names: [String]) -> String { names.map { $0 + "\n" }.joined() }
        if command.bool("services") { return lines((try? project.startOrder()) ?? project.serviceNames) }
        var used = project
        used.dropUnusedResources()
        if command.bool("volumes") { return lines(used.volumes.keys.sorted()) }
        if command.bool("networks") { return lines(used.networks.keys.sorted()) }
        if command.bool("models") { return lines(used.models.keys.sorted()) }
        if command.bool("profiles") {
            return lines(Set(project.allServices.values.flatMap(\.profiles)).sorted())
        }
        if command.bool("images") { return lines(images(command, project)) }
        return nil
    }

    private static func images(_ command: ParsedCommand, _ project: ComposeProject) -> [String] {
        var chosen = project
        try? chosen.select(command.operands)
        return chosen.serviceNames.compactMap { chosen.services[$0].map { ServiceImage.name(of: $0, in: project) } }
    }

    /// The model with its variables still in it, keys sorted.
    private static func raw(
        _ call: inout ComposeCall, _ command: ParsedCommand, _ simulation: inout Simulation, _ me: ProcessID
    ) throws(CommandFailure) -> String {
        var (loader, files, folder) = try call.loader(&simulation, me)
        loader.options.interpolates = false
        loader.options.resolvesPaths = !command.bool("no-path-resolution")
        do {
            let name = try loader.projectName(files, name: call.givenName, fallback: call.fallbackName(folder))
            var model = try loader.model(files)
            if !command.bool("no-normalize") {
                model = try Normalization.apply(model, project: name, environment: [:])
            }
            ComposeLog.warn(loader.warnings, &simulation, me)
            return try written(model.json, command)
        } catch let error as ComposeError {
            throw CommandFailure(error.message)
        } catch let failure as CommandFailure {
            throw failure
        } catch {
            throw CommandFailure("\(error)")
        }
    }

    private static func variables(
        _ call: inout ComposeCall, _ simulation: inout Simulation, _ me: ProcessID
    ) throws(CommandFailure) -> String {
        var (loader, files, _) = try call.loader(&simulation, me)
        loader.options.interpolates = false
        let model: ModelValue
        do {
            model = try loader.model(files)
        } catch {
            throw CommandFailure(error.message)
        }
        var table = TextTable(minimumWidth: 20)
        table.append(["NAME", "REQUIRED", "DEFAULT VALUE", "ALTERNATE VALUE"])
        for variable in Template.variables(in: model) {
            table.append([
                variable.name, variable.isRequired ? "true" : "false", variable.defaultValue, variable.presenceValue,
            ])
        }
        return table.text
    }
}
