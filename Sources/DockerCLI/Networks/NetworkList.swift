import CommandSyntax
import Engine
import HashTreeCollections
import Kernel
import WorldModel

/// `docker network ls`
package enum NetworkList {
    static func list(
        _ command: ParsedCommand, _ simulation: inout Simulation, _ me: ProcessID
    ) throws(CommandFailure) -> Int32 {
        let rows = try rows(Filters(command.list("filter")), simulation)
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
                ListColumn("Scope", "SCOPE") { _ in "local" },
                ListColumn("IPv4", "IPV4") { _ in "true" },
                ListColumn("IPv6", "IPV6") { String($0.enablesIPv6) },
                ListColumn("Internal", "INTERNAL") { String($0.isInternal) },
                ListColumn("Labels", "LABELS") { network in
                    network.labels.sorted { $0.key < $1.key }.map { "\($0.key)=\($0.value)" }.joined(separator: ",")
                },
                ListColumn("CreatedAt", "CREATED AT") { Ages.goDefault($0.created) },
            ], standard: ["ID", "Name", "Driver", "Scope"], labels: { $0.labels })
        simulation.print(try output.text(rows, format: command.string("format")), as: me)
        return 0
    }

    /// The networks that a list shows, by name (`GET /networks`).
    package static func rows(_ filters: Filters, _ simulation: Simulation) throws(CommandFailure) -> [Network] {
        try filters.check(["dangling", "driver", "id", "label", "label!", "name", "scope", "type"])
        for type in filters["type"] where !["custom", "builtin"].contains(type) {
            throw CommandFailure("Error response from daemon: invalid filter: 'type'='\(type)'")
        }
        for value in filters["dangling"] where !["true", "1", "false", "0"].contains(value) {
            throw CommandFailure(
                "Error response from daemon: invalid value for filter 'dangling', must be \"true\" (or \"1\"), or \"false\" (or \"0\")"
            )
        }
        func any(_ key: String, _ test: (String) -> Bool) -> Bool {
            filters[key].isEmpty || filters[key].contains(where: test)
        }
        return simulation.world.docker.networks.values.filter { network in
            any("name") { NamePattern($0).matches(network.name) } && any("driver") { $0 == network.driver }
                && any("id") { network.id.hex.contains($0) } && any("scope") { $0 == "local" }
                && any("type") { ($0 == "custom") != network.isPredefined }
                // A list of networks knows no members: all of one's own count as dangling (netvol-07-ls-filters).
                && any("dangling") { ["true", "1"].contains($0) && !network.isPredefined }
                && filters.admits(labels: network.labels)
        }.sorted { NaturalOrder.precedes($0.name, $1.name) }
    }
}
