import CommandSyntax
import Engine
import HashTreeCollections
import Kernel
import WorldModel

/// `docker volume ls`
package enum VolumeList {
    static func list(
        _ command: ParsedCommand, _ simulation: inout Simulation, _ me: ProcessID
    ) throws(CommandFailure) -> Int32 {
        let rows = try rows(Filters(command.list("filter")), simulation)
        if command.bool("quiet") {
            for row in rows { simulation.print(row.name + "\n", as: me) }
            return 0
        }
        simulation.print(try output.text(rows, format: command.string("format")), as: me)
        return 0
    }

    /// The volumes that a list shows, by name (`GET /volumes`).
    package static func rows(_ filters: Filters, _ simulation: Simulation) throws(CommandFailure) -> [Volume] {
        try filters.check(["dangling", "driver", "label", "label!", "name"])
        for value in filters["dangling"] where !["true", "1", "false", "0"].contains(value) {
            throw CommandFailure("Error response from daemon: invalid filter 'dangling=[\(value)]'")
        }
        return simulation.world.docker.volumes.values.filter { volume in
            let isUsed = simulation.world.docker.containers.values.contains {
                $0.mounts.contains { $0.name == volume.name }
            }
            return (filters["name"].isEmpty || filters["name"].contains { NamePattern($0).matches(volume.name) })
                && (filters["dangling"].isEmpty
                    || filters["dangling"].contains { ["true", "1"].contains($0) != isUsed })
                && (filters["driver"].isEmpty || filters["driver"].contains(volume.driver))
                && filters.admits(labels: volume.labels)
        }.sorted { NaturalOrder.precedes($0.name, $1.name) }
    }

    static var output: ListOutput<Volume> {
        ListOutput<Volume>(
            typeName: "*formatter.volumeContext",
            columns: [
                ListColumn("Driver", "DRIVER") { $0.driver }, ListColumn("Name", "VOLUME NAME") { $0.name },
                ListColumn("Scope", "SCOPE") { _ in "local" },
                ListColumn("Mountpoint", "MOUNTPOINT") { "/var/lib/docker/volumes/\($0.name)/_data" },
                ListColumn("Labels", "LABELS") { volume in
                    volume.labels.sorted { $0.key < $1.key }.map { "\($0.key)=\($0.value)" }.joined(separator: ",")
                },
                ListColumn("Availability", "AVAILABILITY") { _ in "N/A" }, ListColumn("Group", "GROUP") { _ in "N/A" },
                ListColumn("Links", "LINKS") { _ in "N/A" }, ListColumn("Size", "SIZE") { _ in "N/A" },
                ListColumn("Status", "STATUS") { _ in "N/A" },
            ], standard: ["Driver", "Name"], labels: { $0.labels })
    }
}
