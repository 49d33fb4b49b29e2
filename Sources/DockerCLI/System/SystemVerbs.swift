import CommandSyntax
import Engine
import HashTreeCollections
import Kernel
import WorldModel

extension VerbTable {
    /// The commands about the engine as a whole.
    static let system: [String: Verb] = [
        "docker inspect": .immediate { command, simulation, me throws(CommandFailure) in
            try InspectCommand.inspect(command, kinds: InspectCommand.Kind.allCases, &simulation, me)
        },
        "docker version": .immediate(VersionCommand.version),
        "docker system info": .immediate(InfoCommand.info),
    ]

    /// The commands about networks that are simulated so far.
    static let networks: [String: Verb] = [
        "docker network ls": .immediate(NetworkList.list),
        "docker network inspect": .immediate { command, simulation, me throws(CommandFailure) in
            try InspectCommand.inspect(command, kinds: [.network], &simulation, me)
        },
    ]

    /// The commands about volumes that are simulated so far.
    static let volumes: [String: Verb] = [
        "docker volume create": .immediate { command, simulation, me throws(CommandFailure) in
            do throws(EngineError) {
                let labels = command.list("label").reduce(into: [String: String]()) { labels, text in
                    let parts = text.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false).map(
                        String.init)
                    labels[parts[0]] = parts.count > 1 ? parts[1] : ""
                }
                let name = command.operands.first ?? ""
                let volume = try simulation.createVolume(name: name, labels: labels)
                if name.isEmpty { simulation.world.docker.volumes[volume.name]?.isAnonymous = true }
                simulation.print(volume.name + "\n", as: me)
                return 0
            } catch {
                throw CommandFailure(error)
            }
        },
        "docker volume ls": .immediate(VolumeList.list),
        "docker volume rm": .immediate { command, simulation, me throws(CommandFailure) in
            var status: Int32 = 0
            for name in command.operands {
                do throws(EngineError) {
                    try simulation.removeVolume(name)
                    simulation.print(name + "\n", as: me)
                } catch {
                    if command.bool("force"), error.kind == .notFound {
                        simulation.print(name + "\n", as: me)
                        continue
                    }
                    simulation.print(CommandFailure.daemonText(error) + "\n", to: 2, as: me)
                    status = 1
                }
            }
            return status
        },
        "docker volume inspect": .immediate { command, simulation, me throws(CommandFailure) in
            try InspectCommand.inspect(command, kinds: [.volume], &simulation, me)
        },
    ]
}

/// `docker network ls`
enum NetworkList {
    static func list(
        _ command: ParsedCommand, _ simulation: inout Simulation, _ me: ProcessID
    ) throws(CommandFailure) -> Int32 {
        let filters = Filters(command.list("filter"))
        let rows = simulation.world.docker.networks.values.filter { network in
            (filters["name"].isEmpty || filters["name"].contains { network.name.contains($0) })
                && (filters["driver"].isEmpty || filters["driver"].contains(network.driver))
                && filters.admits(labels: network.labels)
        }.sorted { $0.name.utf8.lexicographicallyPrecedes($1.name.utf8) }
        let truncates = !command.bool("no-trunc")
        if command.bool("quiet") {
            for row in rows { simulation.print((truncates ? row.id.short : row.id.hex) + "\n", as: me) }
            return 0
        }
        let output = ListOutput<Network>(
            typeName: "*network.networkContext",
            columns: [
                ListColumn("ID", "NETWORK ID") { truncates ? $0.id.short : $0.id.hex },
                ListColumn("Name", "NAME") { $0.name }, ListColumn("Driver", "DRIVER") { $0.driver },
                ListColumn("Scope", "SCOPE") { _ in "local" }, ListColumn("IPv6", "IPV6") { String($0.enablesIPv6) },
                ListColumn("Internal", "INTERNAL") { String($0.isInternal) },
                ListColumn("Labels", "LABELS") { network in
                    network.labels.sorted { $0.key < $1.key }.map { "\($0.key)=\($0.value)" }.joined(separator: ",")
                },
                ListColumn("CreatedAt", "CREATED AT") { Ages.goDefault($0.created) },
            ], standard: ["ID", "Name", "Driver", "Scope"], labels: { $0.labels })
        simulation.print(try output.text(rows, format: command.string("format")), as: me)
        return 0
    }
}

/// `docker volume ls`
enum VolumeList {
    static func list(
        _ command: ParsedCommand, _ simulation: inout Simulation, _ me: ProcessID
    ) throws(CommandFailure) -> Int32 {
        let filters = Filters(command.list("filter"))
        try filters.check(["dangling", "driver", "label", "label!", "name"])
        let rows = simulation.world.docker.volumes.values.filter { volume in
            let isUsed = simulation.world.docker.containers.values.contains {
                $0.mounts.contains { $0.name == volume.name }
            }
            return (filters["name"].isEmpty || filters["name"].contains { volume.name.contains($0) })
                && (filters["dangling"].isEmpty || filters["dangling"].contains(isUsed ? "false" : "true"))
                && (filters["driver"].isEmpty || filters["driver"].contains(volume.driver))
                && filters.admits(labels: volume.labels)
        }.sorted { $0.name.utf8.lexicographicallyPrecedes($1.name.utf8) }
        if command.bool("quiet") {
            for row in rows { simulation.print(row.name + "\n", as: me) }
            return 0
        }
        let output = ListOutput<Volume>(
            typeName: "*formatter.volumeContext",
            columns: [
                ListColumn("Driver", "DRIVER") { $0.driver }, ListColumn("Name", "VOLUME NAME") { $0.name },
                ListColumn("Scope", "SCOPE") { _ in "local" },
                ListColumn("Mountpoint", "MOUNTPOINT") { "/var/lib/docker/volumes/\($0.name)/_data" },
                ListColumn("Labels", "LABELS") { volume in
                    volume.labels.sorted { $0.key < $1.key }.map { "\($0.key)=\($0.value)" }.joined(separator: ",")
                },
            ], standard: ["Driver", "Name"], labels: { $0.labels })
        simulation.print(try output.text(rows, format: command.string("format")), as: me)
        return 0
    }
}
