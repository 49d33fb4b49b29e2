import CommandSyntax
import Compose
import Engine
import HashTreeCollections
import JSON
import Kernel
import WorldModel

/// `docker compose ps`, `images`, `ls`, `top`, `port`, `volumes` and `version`: what there is.
enum ComposeLists {
    static func ps(
        _ call: inout ComposeCall, _ simulation: inout Simulation, _ me: ProcessID
    ) throws(CommandFailure) -> Int32 {
        let command = call.command
        let (project, name) = try call.projectOrName(&simulation, me)
        var statuses = command.list("status")
        for filter in command.list("filter") {
            let parts = filter.split(separator: "=", maxSplits: 1).map(String.init)
            guard parts.count == 2 else { throw CommandFailure("arguments to --filter should be in form KEY=VAL") }
            switch parts[0] {
            case "status": statuses.append(parts[1])
            case "source": throw CommandFailure("source filter not supported")
            default: throw CommandFailure("unknown filter \(parts[0])")
            }
        }
        for service in command.operands where project?.allServices[service] == nil {
            throw CommandFailure("no such service: \(service)")
        }
        let all = command.bool("all") || !statuses.isEmpty
        let hidesOrphans = command.isSet("orphans") && !command.bool("orphans")
        let rows = simulation.containers(ofProject: name, services: command.operands, withOneOff: true).filter {
            container in
            (all || container.state.isRunning) && (statuses.isEmpty || statuses.contains(container.state.status))
                && !(hidesOrphans && project?.allServices[container.composeService] == nil)
        }.sorted { $0.name < $1.name }
        if command.bool("quiet") {
            for row in rows { simulation.print(row.id.hex + "\n", as: me) }
            return 0
        }
        if command.bool("services") {
            let names = rows.reduce(into: [String]()) {
                if !$0.contains($1.composeService) { $0.append($1.composeService) }
            }
            for name in names { simulation.print(name + "\n", as: me) }
            return 0
        }
        let output = ListCommand.composeOutput(truncates: !command.bool("no-trunc"), simulation)
        simulation.print(try output.text(rows, format: command.string("format")), as: me)
        return 0
    }

    static func images(
        _ call: inout ComposeCall, _ simulation: inout Simulation, _ me: ProcessID
    ) throws(CommandFailure) -> Int32 {
        let (_, found) = try ComposeDown.targets(&call, &simulation, me, withOneOff: true)
        let containers = found.sorted { $0.name < $1.name }
        if call.command.bool("quiet") {
            for id in Set(containers.map(\.image.hex)).sorted() { simulation.print(id + "\n", as: me) }
            return 0
        }
        let rows = containers.map { ImageRow($0, simulation) }
        if try isJSON(call.command) {
            simulation.print(JSONWriter().text(.array(rows.map(\.json))) + "\n", as: me)
            return 0
        }
        var table = TextTable(minimumWidth: 20)
        table.append(["CONTAINER", "REPOSITORY", "TAG", "PLATFORM", "IMAGE ID", "SIZE", "CREATED"])
        let now = simulation.world.clock.now
        for row in rows {
            table.append([
                row.container, row.repository, row.tag, "linux/amd64", String(row.id.prefix(12)),
                ByteSize.humanSize(Double(row.size), significantDigits: 3), Ages.ago(row.created, now: now),
            ])
        }
        simulation.print(table.text, as: me)
        return 0
    }

    /// An image of a container.
    private struct ImageRow {
        var container: String
        var repository = "<none>"
        var tag = "<none>"
        var id: String
        var size: Int
        var created: Instant

        init(_ container: Container, _ simulation: Simulation) {
            self.container = container.name
            id = container.image.hex
            let image = simulation.world.docker.images[container.image]
            size = image.map { simulation.size(of: $0) } ?? 0
            created = image?.created ?? container.created
            let names = simulation.references(of: container.image).tags
            let wanted = try? ImageReference(parsing: container.imageName).withDefaultTag
            let name = names.first { $0 == wanted?.familiar } ?? names.first
            if let reference = name.flatMap({ try? ImageReference(parsing: $0) }) {
                repository = reference.familiarName
                tag = reference.tag ?? "<none>"
            }
        }

        var json: JSONValue {
            .object(
                JSONObject([
                    ("ID", .string("sha256:" + id)), ("ContainerName", .string(container)),
                    ("Repository", .string(repository)), ("Tag", .string(tag)),
                    ("Platform", .string("linux/amd64")), ("Size", .number(Double(size))),
                    ("LastTagTime", .string(Ages.rfc3339(created))),
                ]))
        }
    }

    static func projects(
        _ call: inout ComposeCall, _ simulation: inout Simulation, _ me: ProcessID
    ) throws(CommandFailure) -> Int32 {
        let command = call.command
        var wanted: [String] = []
        for filter in command.list("filter") {
            let parts = filter.split(separator: "=", maxSplits: 1).map(String.init)
            guard parts.count == 2, parts[0] == "name" else { throw CommandFailure("invalid filter '\(parts[0])'") }
            wanted.append(parts[1])
        }
        let grouped = Dictionary(
            grouping: simulation.world.docker.containers.values.filter {
                $0.composeProject != nil && (command.bool("all") || $0.state.isRunning)
            }
        ) { $0.composeProject ?? "" }
        let rows = grouped.keys.sorted().filter { name in
            wanted.isEmpty || wanted.contains { NamePattern($0).matches(name) }
        }.map { name in (name: name, status: statusText(grouped[name] ?? []), files: files(grouped[name] ?? [])) }
        if command.bool("quiet") {
            for row in rows { simulation.print(row.name + "\n", as: me) }
            return 0
        }
        if try isJSON(command) {
            let items = rows.map { row in
                JSONValue.object(
                    JSONObject([
                        ("Name", .string(row.name)), ("Status", .string(row.status)),
                        ("ConfigFiles", .string(row.files)),
                    ]))
            }
            simulation.print(JSONWriter().text(.array(items)) + "\n", as: me)
            return 0
        }
        var table = TextTable(minimumWidth: 20)
        table.append(["NAME", "STATUS", "CONFIG FILES"])
        for row in rows { table.append([row.name, row.status, row.files]) }
        simulation.print(table.text, as: me)
        return 0
    }

    /// Whether `--format` asks for JSON; the only other form is a table.
    private static func isJSON(_ command: ParsedCommand) throws(CommandFailure) -> Bool {
        guard command.isSet("format"), let format = command.string("format") else { return false }
        guard ["json", "table", "pretty", ""].contains(format) else {
            throw CommandFailure("format value \(GoQuote.quote(format)) could not be parsed: parsing failed")
        }
        return format == "json"
    }

    /// `exited(1), running(2)`
    private static func statusText(_ containers: [Container]) -> String {
        let counts = Dictionary(grouping: containers) { $0.state.status }.mapValues(\.count)
        return counts.keys.sorted().map { "\($0)(\(counts[$0] ?? 0))" }.joined(separator: ", ")
    }

    private static func files(_ containers: [Container]) -> String {
        let files = containers.compactMap { $0.config.labels[ComposeLabels.files] }
            .flatMap { $0.split(separator: ",").map(String.init) }
        return files.reduce(into: [String]()) { if !$0.contains($1) { $0.append($1) } }.joined(separator: ",")
    }

    static func volumes(
        _ call: inout ComposeCall, _ simulation: inout Simulation, _ me: ProcessID
    ) throws(CommandFailure) -> Int32 {
        let (project, name) = try call.projectOrName(&simulation, me)
        var rows = simulation.world.docker.volumes.values.filter { $0.labels[ComposeLabels.project] == name }
        if !call.command.operands.isEmpty {
            for service in call.command.operands where project?.allServices[service] == nil {
                throw CommandFailure("no such service: \(service)")
            }
            let mounted = Set(
                simulation.containers(ofProject: name, services: call.command.operands).flatMap {
                    $0.mounts.map(\.name)
                })
            rows = rows.filter { mounted.contains($0.name) }
        }
        rows.sort { $0.name < $1.name }
        if call.command.bool("quiet") {
            for row in rows { simulation.print(row.name + "\n", as: me) }
            return 0
        }
        simulation.print(try VolumeList.output.text(rows, format: call.command.string("format")), as: me)
        return 0
    }

    static func port(
        _ call: inout ComposeCall, _ simulation: inout Simulation, _ me: ProcessID
    ) throws(CommandFailure) -> Int32 {
        let command = call.command
        let wanted: UInt64
        do {
            wanted = try GoNumber.parseUInt(command.operands[1], base: 10, bits: 16)
        } catch {
            throw CommandFailure(error.description)
        }
        let container = try running(&call, command.operands[0], &simulation, me, allowsStopped: true)
        let transport = command.string("protocol") ?? "tcp"
        let published = simulation.world.network.published.filter { $0.container == container.id }
            .sorted { ($0.containerPort, $0.hostAddress) < ($1.containerPort, $1.hostAddress) }
        if let port = published.first(where: { UInt64($0.containerPort) == wanted && $0.transport == transport }) {
            simulation.print("\(port.hostAddress):\(port.hostPort)\n", as: me)
            return 0
        }
        let known = published.map { "\($0.hostPort)/\($0.transport)" }.joined(separator: ", ")
        throw CommandFailure("no port \(wanted)/\(transport) for container \(container.name): \(known)")
    }

    /// A service's container by its index.
    static func running(
        _ call: inout ComposeCall, _ service: String, _ simulation: inout Simulation, _ me: ProcessID,
        allowsStopped: Bool = false
    ) throws(CommandFailure) -> Container {
        let (_, name) = try call.projectOrName(&simulation, me)
        let containers = simulation.containers(ofProject: name, services: [service]).filter {
            allowsStopped || $0.state.isRunning
        }
        guard let index = call.command.int("index"), call.command.isSet("index"), index > 0 else {
            guard let first = containers.first else {
                throw CommandFailure("service \(GoQuote.quote(service)) is not running")
            }
            return first
        }
        guard let found = containers.first(where: { $0.composeNumber == index }) else {
            throw CommandFailure("service \(GoQuote.quote(service)) is not running container #\(index)")
        }
        return found
    }

    static func version(
        _ call: inout ComposeCall, _ simulation: inout Simulation, _ me: ProcessID
    ) throws(CommandFailure) -> Int32 {
        let version = ComposeLabels.version
        if call.command.bool("short") {
            simulation.print(version + "\n", as: me)
        } else if call.command.string("format") == "json" {
            simulation.print("{\"version\":\"\(version)\"}\n", as: me)
        } else {
            simulation.print("Docker Compose version \(version)\n", as: me)
        }
        return 0
    }
}
