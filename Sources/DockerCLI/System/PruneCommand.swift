import CommandSyntax
import Engine
import FileTrees
import Kernel
import WorldModel

/// The prune commands of each kind, and of everything at once.
enum PruneCommand {
    static let containers = Confirmation.verb(
        { _ in "WARNING! This will remove all stopped containers." },
        then: { command, simulation, me throws(CommandFailure) in
            let filter = try filter(command, known: ["label", "label!", "until"], simulation)
            let report = simulation.pruneContainers(filter)
            simulation.print(section("Deleted Containers:", report.removed) + total(report.bytes), as: me)
            return 0
        })

    static let images = Confirmation.verb(
        { command in
            command.bool("all")
                ? "WARNING! This will remove all images without at least one container associated to them."
                : "WARNING! This will remove all dangling images."
        },
        then: { command, simulation, me throws(CommandFailure) in
            let filter = try filter(command, known: ["dangling", "label", "label!", "until"], simulation)
            let report = simulation.pruneImages(all: command.bool("all"), filter)
            simulation.print(section("Deleted Images:", report.removed) + total(report.bytes), as: me)
            return 0
        })

    static let volumes = Confirmation.verb(
        { command in
            let which = command.bool("all") ? "all" : "anonymous"
            return "WARNING! This will remove \(which) local volumes not used by at least one container."
        },
        then: { command, simulation, me throws(CommandFailure) in
            let filter = try filter(command, known: ["all", "label", "label!"], simulation)
            let all = try prunesAll(command)
            let report = simulation.pruneVolumes(all: all, filter)
            simulation.print(section("Deleted Volumes:", report.removed) + total(report.bytes), as: me)
            return 0
        })

    static let networks = Confirmation.verb(
        { _ in
            "WARNING! This will remove all custom networks not used by at least one container."
        },
        then: { command, simulation, me throws(CommandFailure) in
            let filter = try filter(command, known: ["label", "label!", "until"], simulation)
            let report = simulation.pruneNetworks(filter)
            simulation.print(section("Deleted Networks:", report.removed), as: me)
            return 0
        })

    /// `docker system prune`
    static let everything = Confirmation.verb(
        { command throws(CommandFailure) in
            if command.bool("volumes"), !Filters(command.list("filter"))["until"].isEmpty {
                throw CommandFailure("ERROR: The \"until\" filter is not supported with \"--volumes\"")
            }
            let all = command.bool("all")
            var lines = ["WARNING! This will remove:", "  - all stopped containers"]
            lines.append("  - all networks not used by at least one container")
            if command.bool("volumes") { lines.append("  - all anonymous volumes not used by at least one container") }
            lines.append(
                all ? "  - all images without at least one container associated to them" : "  - all dangling images")
            lines.append(all ? "  - all build cache" : "  - unused build cache")
            let filters = command.list("filter").sorted()
            if !filters.isEmpty {
                lines += ["", "  Items to be pruned will be filtered with:"] + filters.map { "  - \($0)" }
            }
            return lines.joined(separator: "\n") + "\n"
        },
        then: { command, simulation, me throws(CommandFailure) in
            if command.bool("volumes"), !Filters(command.list("filter"))["until"].isEmpty {
                throw CommandFailure("ERROR: The \"until\" filter is not supported with \"--volumes\"")
            }
            let filter = try filter(command, known: ["label", "label!", "until"], simulation)
            let containers = simulation.pruneContainers(filter)
            let networks = simulation.pruneNetworks(filter)
            let volumes = command.bool("volumes") ? simulation.pruneVolumes(all: false, filter) : PruneReport()
            let images = simulation.pruneImages(all: command.bool("all"), filter)
            let cache = simulation.pruneBuildCache(all: command.bool("all"))
            simulation.print(
                section("Deleted Containers:", containers.removed) + section("Deleted Networks:", networks.removed)
                    + section("Deleted Volumes:", volumes.removed) + section("Deleted Images:", images.removed)
                    + section("Deleted build cache objects:", cache.map(\.id))
                    + total(containers.bytes + volumes.bytes + images.bytes + cache.reduce(0) { $0 + $1.record.size }),
                as: me)
            return 0
        })

    /// Whether named volumes go as well: `--all`, or the filter of that name.
    private static func prunesAll(_ command: ParsedCommand) throws(CommandFailure) -> Bool {
        let values = Array(Set(Filters(command.list("filter"))["all"])).sorted()
        guard let value = values.first else { return command.bool("all") }
        if command.bool("all") {
            throw CommandFailure("conflicting options: cannot specify both --all and --filter all=1")
        }
        guard values.count == 1 else {
            throw CommandFailure(
                "Error response from daemon: invalid filter 'all=[\(values.joined(separator: " "))]': only one value is expected"
            )
        }
        guard let all = GoNumber.parseBool(value) else {
            throw CommandFailure(
                "Error response from daemon: invalid filter 'all': strconv.ParseBool: parsing \"\(value)\": invalid syntax"
            )
        }
        return all
    }

    private static func filter(
        _ command: ParsedCommand, known: Set<String>, _ simulation: Simulation
    ) throws(CommandFailure) -> PruneFilter {
        let filters = Filters(command.list("filter"))
        try filters.check(known)
        let until = try filters.until(simulation.world.clock.now)
        return PruneFilter(until: until) { filters.admits(labels: $0) }
    }

    private static func section(_ heading: String, _ lines: [String]) -> String {
        lines.isEmpty ? "" : heading + "\n" + lines.map { $0 + "\n" }.joined() + "\n"
    }

    private static func total(_ bytes: Int) -> String {
        "Total reclaimed space: \(ByteSize.humanSize(Int64(bytes)))\n"
    }
}
