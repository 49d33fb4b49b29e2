import CommandSyntax
import Engine
import Kernel
import WorldModel

/// `docker ps`
package enum ListCommand {
    static func list(
        _ command: ParsedCommand, _ simulation: inout Simulation, _ me: ProcessID
    ) throws(CommandFailure) -> Int32 {
        let filters = Filters(command.list("filter"))
        try filters.check(knownFilters)
        let output = output(truncates: !command.bool("no-trunc"), simulation, showsSize: command.bool("size"))
        try output.checkTemplate(command.string("format"))
        let last = command.bool("latest") ? 1 : command.int("last") ?? -1
        let rows = try rows(filters, all: command.bool("all"), last: last, simulation)
        if command.bool("quiet") {
            if command.isSet("format") {
                simulation.print(
                    "WARNING: Ignoring custom format, because both --format and --quiet are set.\n", to: 2, as: me)
            }
            for row in rows { simulation.print((command.bool("no-trunc") ? row.id.hex : row.id.short) + "\n", as: me) }
            return 0
        }
        let format = command.string("format") == "raw" ? rawFormat : command.string("format")
        simulation.print(try output.text(rows, format: format), as: me)
        return 0
    }

    private static let knownFilters: Set<String> = [
        "ancestor", "before", "exited", "expose", "health", "id", "is-task", "isolation", "label", "label!", "name",
        "network", "publish", "since", "status", "volume",
    ]

    /// The containers that a list shows, newest first (`GET /containers/json`).
    ///
    /// - Parameter last: at most so many; 0 or less for all.
    package static func rows(
        _ filters: Filters, all: Bool, last: Int, _ simulation: Simulation
    ) throws(CommandFailure) -> [Container] {
        try filters.check(knownFilters)
        var rows = simulation.containersNewestFirst
        let isLimited = last > 0
        if !all, !isLimited, filters["status"].isEmpty, filters["exited"].isEmpty {
            rows.removeAll { !$0.state.isRunning }
        }
        try checkValues(filters)
        if !filters.isEmpty {
            var admitted: [Container] = []
            for container in rows where try admits(container, filters, simulation) { admitted.append(container) }
            rows = admitted
        }
        return isLimited ? Array(rows.prefix(last)) : rows
    }

    /// The name by which a container's image is shown.
    package static func imageName(of container: Container, _ simulation: Simulation) -> String {
        ImageNames(simulation).name(of: container)
    }

    private static let rawFormat = """
        container_id: {{.ID}}
        image: {{.Image}}
        command: {{.Command}}
        created_at: {{.CreatedAt}}
        state: {{.State}}
        status: {{.Status}}
        names: {{.Names}}
        labels: {{.Labels}}
        ports: {{.Ports}}

        """

    /// The table of containers in `docker system df -v`.
    static func diskUsageOutput(
        _ simulation: Simulation, sizes: [(container: Container, size: Int)]
    ) -> ListOutput<Container> {
        var output = output(truncates: true, simulation, showsSize: false)
        let known = sizes.reduce(into: [ContainerID: Int]()) { $0[$1.container.id] = $1.size }
        if let index = output.columns.firstIndex(where: { $0.field == "Size" }) {
            output.columns[index] = ListColumn("Size", "SIZE") {
                ByteSize.humanSize(Double(known[$0.id] ?? 0), significantDigits: 3)
            }
        }
        output.standard = ["ID", "Image", "Command", "LocalVolumes", "Size", "RunningFor", "Status", "Names"]
        return output
    }

    /// The list of `docker compose ps`.
    static func composeOutput(truncates: Bool, _ simulation: Simulation) -> ListOutput<Container> {
        var output = output(truncates: truncates, simulation, showsSize: false)
        output.columns += [
            ListColumn("Name", "NAME") { $0.name },
            ListColumn("Service", "SERVICE") { $0.composeService },
            ListColumn("Project", "PROJECT") { $0.composeProject ?? "" },
            ListColumn("Health", "HEALTH") { $0.health?.status ?? "" },
        ]
        if let index = output.columns.firstIndex(where: { $0.field == "Image" }) {
            output.columns[index] = ListColumn("Image", "IMAGE") { $0.imageName }
        }
        if let index = output.columns.firstIndex(where: { $0.field == "Size" }) {
            output.columns[index] = ListColumn("Size", "SIZE") { _ in "0B" }
        }
        output.extras = [
            ("ExitCode", { .int(Int64($0.state.exitCode)) }),
            ("Publishers", { PortText.publishers(of: $0, simulation) }),
        ]
        output.unnamedExtras = ["ExitCode", "Publishers"]
        output.standard = ["Name", "Image", "Command", "Service", "RunningFor", "Status", "Ports"]
        return output
    }

    private static func output(truncates: Bool, _ simulation: Simulation, showsSize: Bool) -> ListOutput<Container> {
        let now = simulation.world.clock.now
        let names = ImageNames(simulation)
        return ListOutput(
            typeName: "*formatter.ContainerContext",
            columns: [
                ListColumn("ID", "CONTAINER ID") { truncates ? $0.id.short : $0.id.hex },
                ListColumn("Image", "IMAGE") { names.name(of: $0) },
                ListColumn("Command", "COMMAND") { container in
                    let words = ([container.path] + container.arguments.map { $0.contains(" ") ? "'\($0)'" : $0 })
                        .joined(separator: " ")
                    return GoQuote.quote(truncates ? ellipsis(words, width: 20) : words)
                },
                ListColumn("RunningFor", "CREATED") { Ages.ago($0.created, now: now) },
                ListColumn("Status", "STATUS") { Ages.status(of: $0, now: now) },
                ListColumn("Ports", "PORTS") { PortText.text(of: $0, simulation) },
                ListColumn("Names", "NAMES") { $0.name },
                ListColumn("CreatedAt", "CREATED AT") { Ages.goDefault($0.created) },
                ListColumn("State", "STATE") { $0.state.status },
                ListColumn("Size", "SIZE") { size(of: $0, simulation) },
                ListColumn("Labels", "LABELS") { container in
                    container.config.labels.sorted { $0.key < $1.key }.map { "\($0.key)=\($0.value)" }.joined(
                        separator: ",")
                },
                ListColumn("Mounts", "MOUNTS") { container in
                    container.mounts.map {
                        truncates ? ellipsis($0.name.isEmpty ? $0.source : $0.name, width: 15) : $0.name
                    }
                    .joined(separator: ",")
                },
                ListColumn("LocalVolumes", "LOCAL VOLUMES") { container in
                    String(container.mounts.count { $0.type == "volume" })
                },
                ListColumn("Networks", "NETWORKS") { $0.endpoints.map(\.networkName).joined(separator: ",") },
            ],
            standard: ["ID", "Image", "Command", "RunningFor", "Status", "Ports", "Names"]
                + (showsSize ? ["Size"] : []),
            extras: [("Platform", { _ in .null })],
            labels: { $0.config.labels })
    }

    private static func size(of container: Container, _ simulation: Simulation) -> String {
        guard let image = simulation.world.docker.images[container.image] else { return "0B" }
        let own = simulation.ownSize(of: container)
        let total = own + simulation.size(of: image)
        return
            "\(ByteSize.humanSize(Double(own), significantDigits: 3)) (virtual \(ByteSize.humanSize(Double(total), significantDigits: 3)))"
    }

    // MARK: Filters

    /// What the daemon says of values that no container can have.
    private static func checkValues(_ filters: Filters) throws(CommandFailure) {
        func refuse(_ filter: String, _ reason: String) -> CommandFailure {
            CommandFailure("Error response from daemon: invalid filter '\(filter)'" + reason)
        }
        let states = ["created", "running", "paused", "restarting", "removing", "exited", "dead"]
        for value in filters["status"] where !states.contains(value) {
            let known = states.joined(separator: ", ")
            throw refuse("status=\(value)", ": invalid value for state (\(value)): must be one of \(known)")
        }
        let healths = ["none", "starting", "healthy", "unhealthy"]
        for value in filters["health"] where !healths.contains(value) {
            let known = healths.joined(separator: ", ")
            throw refuse("health=\(value)", ": invalid value for health (\(value)): must be one of \(known)")
        }
        for value in filters["exited"] where Int(value) == nil {
            throw refuse("exited=\(value)", ": strconv.Atoi: parsing \(GoQuote.quote(value)): invalid syntax")
        }
        for value in filters["is-task"] where GoNumber.parseBool(value) == nil {
            throw refuse("is-task=[\(value)]", "")
        }
    }

    private static func admits(
        _ container: Container, _ filters: Filters, _ simulation: Simulation
    ) throws(CommandFailure) -> Bool {
        func any(_ key: String, _ test: (String) -> Bool) -> Bool {
            filters[key].isEmpty || filters[key].contains(where: test)
        }
        guard any("status", { $0 == container.state.status }),
            any("name", { NamePattern($0).matches(container.name) || NamePattern($0).matches("/" + container.name) }),
            any("id", { container.id.hex.hasPrefix($0) }), filters.admits(labels: container.config.labels),
            any("exited", { Int32($0) == container.state.exitCode && container.state.phase == .exited }),
            any("is-task", { ["false", "0"].contains($0) }),
            any("health", { $0 == (container.health?.status ?? "none") }),
            any(
                "network",
                { name in container.endpoints.contains { $0.networkName == name || $0.network.hex.hasPrefix(name) } }),
            any(
                "volume",
                { name in container.mounts.contains { $0.name == name || $0.destination == name || $0.source == name } }
            ),
            any("ancestor", { isAncestor($0, of: container, simulation) })
        else { return false }
        for text in filters["publish"] + filters["expose"] {
            guard UInt16(text.prefix { $0 != "/" && $0 != "-" }) != nil else {
                throw CommandFailure(
                    "Error response from daemon: error while looking up for publish \(text): strconv.ParseUint: parsing \"\(text)\": invalid syntax"
                )
            }
        }
        // Ports are looked at where they are: in running containers.
        let isRunning = container.state.isRunning
        guard any("publish", { isRunning && publishes($0, container) }),
            any("expose", { isRunning && exposes($0, container) })
        else {
            return false
        }
        for (key, isBefore) in [("before", true), ("since", false)] {
            for name in filters[key] {
                do {
                    let other = try simulation.findContainer(name)
                    guard isBefore ? container.sequence < other.sequence : container.sequence > other.sequence else {
                        return false
                    }
                } catch {
                    throw CommandFailure(error)
                }
            }
        }
        return true
    }

    private static func isAncestor(_ name: String, of container: Container, _ simulation: Simulation) -> Bool {
        guard let ancestor = try? simulation.findImage(name) else { return false }
        if container.image == ancestor.id { return true }
        guard let image = simulation.world.docker.images[container.image] else { return false }
        return image.layers.starts(with: ancestor.layers) && image.layers.count > ancestor.layers.count
    }

    private static func publishes(_ text: String, _ container: Container) -> Bool {
        let wanted = text.contains("/") ? text : text + "/tcp"
        let parts = wanted.split(separator: "/").map(String.init)
        return container.hostConfig.portBindings.contains { binding in
            binding.containerPort.hasSuffix("/" + parts[1])
                && (binding.hostPort == parts[0] || binding.containerPort == wanted)
        }
    }

    private static func exposes(_ text: String, _ container: Container) -> Bool {
        container.config.exposedPorts.contains(text.contains("/") ? text : text + "/tcp")
    }
}

/// How a container's image is shown: by the name it was asked for while that still names it, otherwise by its id.
private struct ImageNames {
    private let simulation: Simulation
    /// Whether a name, as it was asked for, still means the image; worked out once for each name.
    private let current: [String: ImageID]

    init(_ simulation: Simulation) {
        self.simulation = simulation
        var current: [String: ImageID] = [:]
        for container in simulation.world.docker.containers.values where current[container.imageName] == nil {
            guard let reference = try? ImageReference(parsing: container.imageName).withDefaultTag else { continue }
            current[container.imageName] = simulation.world.docker.references[reference.canonical]
        }
        self.current = current
    }

    func name(of container: Container) -> String {
        if current[container.imageName] == container.image || container.image.hex.hasPrefix(container.imageName) {
            return container.imageName
        }
        return (try? ImageReference(parsing: container.imageName)) == nil ? container.imageName : container.image.short
    }
}
