import CommandSyntax
import Engine
import Kernel
import WorldModel

extension VerbTable {
    /// The commands about builders and the cache. There is one builder: the engine's own. Recorded:
    /// `images-a9-build-cache`.
    static let builders: [String: Verb] = [
        "docker buildx du": .immediate(BuildCacheCommands.diskUsage),
        "docker buildx prune": BuildCacheCommands.prune,
        "docker buildx version": .immediate { _, simulation, me in
            simulation.print("github.com/docker/buildx v0.29.1 a32761aeb3debd39be1eca514af3693af0db334b\n", as: me)
            return 0
        },
        "docker buildx ls": .immediate(BuilderCommands.list),
        "docker buildx inspect": .immediate(BuilderCommands.inspect),
        "docker buildx use": .immediate(BuilderCommands.use),
        "docker buildx rm": .immediate(BuilderCommands.remove),
        "docker buildx stop": .immediate { command, _, _ throws(CommandFailure) in
            if let name = command.operands.first { try BuilderCommands.check(name) }
            return 0
        },
    ]
}

enum BuilderCommands {
    private static let name = "default"
    private static let buildKit = "v0.25.1"
    private static let platforms = ["linux/amd64", "linux/amd64/v2", "linux/amd64/v3", "linux/amd64/v4", "linux/386"]

    static func check(_ name: String) throws(CommandFailure) {
        guard name == self.name else { throw CommandFailure("ERROR: no builder \(GoQuote.quote(name)) found") }
    }

    static func list(
        _ command: ParsedCommand, _ simulation: inout Simulation, _ me: ProcessID
    ) throws(CommandFailure) -> Int32 {
        let format = command.string("format") ?? "table"
        let isTable = format.hasPrefix("table")
        let platforms =
            command.bool("no-trunc") || !isTable ? platforms.joined(separator: ", ") : "linux/amd64 (+4), linux/386"
        // The builder, and its one node.
        let output = ListOutput<Bool>(
            typeName: "*commands.lsContext",
            columns: [
                ListColumn("Name", "NAME/NODE") { isTable ? $0 ? " \\_ default" : "default*" : name },
                ListColumn("DriverEndpoint", "DRIVER/ENDPOINT") { $0 ? isTable ? " \\_ default" : name : "docker" },
                ListColumn("Status", "STATUS") { $0 ? "running" : "" },
                ListColumn("Buildkit", "BUILDKIT") { $0 ? buildKit : "" },
                ListColumn("Platforms", "PLATFORMS") { $0 ? platforms : "" },
            ], standard: ["Name", "DriverEndpoint", "Status", "Buildkit", "Platforms"],
            extras: [("Current", { _ in .bool(true) }), ("Driver", { _ in "docker" })])
        do throws(CommandFailure) {
            simulation.print(try output.text(format == "json" ? [false] : [false, true], format: format), as: me)
        } catch {
            throw CommandFailure("ERROR: " + error.text)
        }
        return 0
    }

    static func inspect(
        _ command: ParsedCommand, _ simulation: inout Simulation, _ me: ProcessID
    ) throws(CommandFailure) -> Int32 {
        try check(command.operands.first ?? name)
        let builds = simulation.world.docker.buildCache.values.map(\.lastUsed).max()
        let activity = builds.map { "Last Activity: \(Ages.goDefault($0))\n" } ?? ""
        simulation.print(
            """
            Name:          default
            Driver:        docker
            \(activity)
            Nodes:
            Name:             default
            Endpoint:         default
            Status:           running
            BuildKit version: \(buildKit)
            Platforms:        \(platforms.joined(separator: ", "))
            Labels:
             org.mobyproject.buildkit.worker.moby.host-gateway-ip: 172.17.0.1
            GC Policy rule#0:
             All:            false
             Filters:        type==source.local,type==exec.cachemount,type==source.git.checkout
             Keep Duration:  48h0m0s
             Max Used Space: 488.3MiB
            GC Policy rule#1:
             All:            false
             Keep Duration:  1440h0m0s
             Reserved Space: 5.588GiB
             Max Used Space: 44.7GiB
             Min Free Space: 11.18GiB
            GC Policy rule#2:
             All:            false
             Reserved Space: 5.588GiB
             Max Used Space: 44.7GiB
             Min Free Space: 11.18GiB
            GC Policy rule#3:
             All:            true
             Reserved Space: 5.588GiB
             Max Used Space: 44.7GiB
             Min Free Space: 11.18GiB

            """, as: me)
        return 0
    }

    static func use(
        _ command: ParsedCommand, _ simulation: inout Simulation, _ me: ProcessID
    ) throws(CommandFailure) -> Int32 {
        guard let name = command.operands.first, !name.isEmpty else {
            throw CommandFailure(
                "ERROR: failed to find instance \"\": invalid name , name needs to start with a letter and may not contain symbols, except ._-"
            )
        }
        guard name == self.name else {
            let folder = String(ClientConfig.path(simulation, me).dropLast("/config.json".count))
            throw CommandFailure(
                "ERROR: failed to find instance \(GoQuote.quote(name)): open \(folder)/buildx/instances/\(name): no such file or directory"
            )
        }
        return 0
    }

    static func remove(
        _ command: ParsedCommand, _ simulation: inout Simulation, _ me: ProcessID
    ) throws(CommandFailure) -> Int32 {
        guard !command.operands.isEmpty else {
            throw CommandFailure(
                "ERROR: context builder cannot be removed, run `docker context rm default` to remove this context")
        }
        var text = ""
        for name in command.operands {
            let reason =
                name == self.name
                ? "context builder cannot be removed, run `docker context rm default` to remove this context"
                : "no builder \(GoQuote.quote(name)) found"
            text += "failed to remove \(name): \(reason)\n"
        }
        throw CommandFailure(text + "ERROR: failed to remove one or more builders")
    }
}
