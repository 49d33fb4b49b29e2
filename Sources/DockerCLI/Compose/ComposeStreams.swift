import CommandSyntax
import Compose
import Engine
import FileTrees
import HashTreeCollections
import JSON
import Kernel
import WorldModel

/// `docker compose exec`, `attach`, `cp`, `top`, `stats`, `commit` and `export`: Docker's own commands, for a service.
enum ComposeStreams {
    static func exec(
        _ call: inout ComposeCall, _ simulation: inout Simulation, _ me: ProcessID
    ) throws(CommandFailure) -> any Program {
        let command = call.command
        let container = try ComposeLists.running(&call, command.operands[0], &simulation, me)
        var request = Simulation.ExecRequest(arguments: Array(command.operands.dropFirst()))
        request.privileged = command.bool("privileged")
        let own = simulation.world.processes[me]?.environment ?? Environment()
        request.environment = command.list("env").compactMap { line in
            line.contains("=") ? line : own[line].map { "\(line)=\($0)" }
        }
        request.workingDirectory = command.string("workdir") ?? ""
        request.user = command.string("user") ?? ""
        let isDetached = command.bool("detach")
        let isWithoutTerminal = command.isSet("no-tty") && command.bool("no-tty")
        request.tty = !isDetached && !isWithoutTerminal && simulation.isTerminal(0, of: me)
        request.attachesInput = !isDetached && (!command.isSet("interactive") || command.bool("interactive"))
        do throws(EngineError) {
            let started = try simulation.exec(container.id.hex, request)
            if isDetached { return Finished(status: 0) }
            var attach = AttachProgram(.exec(started.id), log: started.log, cursor: 0)
            attach.forwardsInput = request.attachesInput
            return attach
        } catch {
            guard error.message.hasPrefix("OCI runtime exec failed"), !isDetached else { throw CommandFailure(error) }
            // The runtime's failures come through the exec's own output.
            simulation.print(error.message + "\n", as: me)
            return Finished(status: error.kind == .notFound ? 127 : 126)
        }
    }

    static func attach(
        _ call: inout ComposeCall, _ simulation: inout Simulation, _ me: ProcessID
    ) throws(CommandFailure) -> any Program {
        let container = try ComposeLists.running(&call, call.command.operands[0], &simulation, me)
        let keys = try DetachKeys.attaching(call.command, simulation, me)
        let cursor = simulation.world.streams.logs[container.log]?.entries.count ?? 0
        simulation.emit("attach", container)
        AttachProgram.showCurrentLine(of: container, &simulation, me)
        var attach = AttachProgram(.container(container.id), log: container.log, cursor: cursor)
        attach.forwardsInput = container.config.openStdin && !call.command.bool("no-stdin")
        attach.detachKeys = keys
        attach.passesSignals = call.command.bool("sig-proxy")
        return attach
    }

    static func top(
        _ call: inout ComposeCall, _ simulation: inout Simulation, _ me: ProcessID
    ) throws(CommandFailure) -> Int32 {
        let (_, found) = try ComposeDown.targets(&call, &simulation, me)
        let containers = found.filter(\.state.isRunning).sorted { $0.name < $1.name }
        guard !containers.isEmpty else { return 0 }
        var table = TextTable(minimumWidth: 0, padding: 2)
        table.append(["SERVICE", "#", "UID", "PID", "PPID", "C", "STIME", "TTY", "TIME", "CMD"])
        for container in containers {
            for row in TopCommand.rows(of: container, simulation) {
                table.append([container.composeService, String(container.composeNumber)] + row)
            }
        }
        simulation.print(table.text, as: me)
        return 0
    }

    static func commit(
        _ call: inout ComposeCall, _ simulation: inout Simulation, _ me: ProcessID
    ) throws(CommandFailure) -> Int32 {
        let command = call.command
        let container = try ComposeLists.running(&call, command.operands[0], &simulation, me)
        func say(_ status: String, _ state: ComposeProgress.Event.State) {
            call.progress.print(
                .init(id: container.name, text: "Commit \(container.name)", status: status, state: state),
                &simulation, me)
        }
        say("Committing", .working)
        do throws(EngineError) {
            var request = CommitRequest(container: container.id.hex)
            if command.operands.count > 1 { request.reference = try ImageReference(parsing: command.operands[1]) }
            request.author = command.string("author") ?? ""
            request.message = command.string("message") ?? ""
            request.changes = command.list("change")
            let id = try simulation.commitContainer(request)
            say("Committed as \(id)", .done)
            return 0
        } catch {
            throw CommandFailure(error)
        }
    }

    static func export(
        _ call: inout ComposeCall, _ simulation: inout Simulation, _ me: ProcessID
    ) throws(CommandFailure) -> Int32 {
        let command = call.command
        let container = try ComposeLists.running(&call, command.operands[0], &simulation, me, allowsStopped: true)
        let path = command.string("output") ?? ""
        if path.isEmpty, simulation.isTerminal(1, of: me) {
            throw CommandFailure("output option is required when exporting to terminal")
        }
        do throws(EngineError) {
            let archive = try simulation.exportContainer(container.id.hex)
            call.progress.print(
                .init(
                    id: container.name, text: "export \(container.name) to \(path)", status: "Exporting",
                    state: .done), &simulation, me)
            if path.isEmpty {
                simulation.writeAll(archive.file.significantBytes, to: 1, as: me)
                return 0
            }
            try? simulation.put(archive.file, at: path, permissions: 0o600, as: me)
            return 0
        } catch {
            throw CommandFailure(error)
        }
    }

    static func copy(
        _ call: inout ComposeCall, _ simulation: inout Simulation, _ me: ProcessID
    ) throws(CommandFailure) -> any Program {
        let command = call.command
        var operands = command.operands
        var shown = operands
        var target: Container?
        for index in operands.indices {
            guard !operands[index].hasPrefix("/"), !operands[index].hasPrefix("."),
                let colon = operands[index].firstIndex(of: ":")
            else { continue }
            let service = String(operands[index][..<colon])
            let (_, name) = try call.projectOrName(&simulation, me)
            var containers = simulation.containers(
                ofProject: name, services: [service], withOneOff: command.bool("all"))
            if command.isSet("index"), let number = command.int("index"), number > 0 {
                containers = containers.filter { $0.composeNumber == number }
            }
            guard let container = containers.first else {
                throw CommandFailure("no container found for service \(GoQuote.quote(service))")
            }
            target = container
            shown[index] = container.name + operands[index][colon...]
            operands[index] = container.id.hex + operands[index][colon...]
        }
        guard let target else { throw CommandFailure("unknown copy direction") }
        var progress = call.progress
        let text = "copy \(shown[0]) to \(shown[1])"
        progress.print(.init(id: target.name, text: text, status: "Copying"), &simulation, me)
        let program = try CopyCommand.copy(command.on(operands), &simulation, me)
        progress.print(.init(id: target.name, text: text, status: "Copied", state: .done), &simulation, me)
        return program is Finished ? Finished(status: 0) : program
    }

    static func stats(
        _ call: inout ComposeCall, _ simulation: inout Simulation, _ me: ProcessID
    ) throws(CommandFailure) -> any Program {
        let (_, found) = try ComposeDown.targets(&call, &simulation, me)
        let names = found.filter { call.command.bool("all") || $0.state.isRunning }.map(\.name)
        guard !names.isEmpty else { throw CommandFailure("no containers for project") }
        return try StatsCommand.stats(call.command.on(names), &simulation, me)
    }

    static func events(
        _ call: inout ComposeCall, _ simulation: inout Simulation, _ me: ProcessID
    ) throws(CommandFailure) -> any Program {
        let (_, name) = try call.projectOrName(&simulation, me)
        let command = call.command
        return ComposeEvents(
            project: name, services: command.operands, isJSON: command.bool("json"),
            since: try LogsCommand.time(command, "since", simulation),
            until: try LogsCommand.time(command, "until", simulation), simulation)
    }

    // MARK: wait

    static func wait(
        _ call: inout ComposeCall, _ simulation: inout Simulation, _ me: ProcessID
    ) throws(CommandFailure) -> any Program {
        let (project, name) = try call.projectOrName(&simulation, me)
        let containers = simulation.containers(ofProject: name, services: call.command.operands).filter(
            \.state.isRunning)
        guard !containers.isEmpty else { throw CommandFailure("no containers for project \(GoQuote.quote(name))") }
        var wait = ComposeWait(containers: containers.map(\.id))
        if call.command.bool("down-project"), let project {
            wait.next = ComposeRun(
                call, project,
                [
                    .stages(
                        ComposeDown.removals(
                            simulation.containers(ofProject: name), project, timeout: nil, withVolumes: false)),
                    .stages([ComposeDown.networks(project, simulation)]),
                ])
        }
        return wait
    }
}

/// Waits until one of some containers has ended; its status becomes the command's.
private struct ComposeWait: Program {
    var containers: [ContainerID]
    /// What is done when the first has ended: the project goes.
    var next: ComposeRun?
    private var status: Int32 = 0

    init(containers: [ContainerID]) { self.containers = containers }

    mutating func step(_ simulation: inout Simulation, _ me: ProcessID) -> Step {
        for id in containers where !(simulation.world.docker.containers[id]?.state.isRunning ?? false) {
            let code =
                simulation.world.docker.containers[id]?.state.exitCode ?? simulation.world.docker.exitCodes[id] ?? 0
            simulation.print("container \(GoQuote.quote(id.hex)) exited with status code \(code)\n", as: me)
            containers.removeAll { $0 == id }
            status = max(status, code)
            if next != nil { containers = [] }
        }
        if containers.isEmpty, var run = next {
            let step = run.step(&simulation, me)
            next = run
            if case .exit(0) = step { return .exit(status) }
            return step
        }
        return containers.isEmpty ? .exit(status) : .wait(containers.map { .container($0) })
    }
}

/// `docker compose events`
private struct ComposeEvents: Program {
    private let project: String
    private let services: [String]
    private let isJSON: Bool
    private let since: Instant?
    private let until: Instant?
    /// The number of the next event to look at, counted from the world's first.
    private var next: Int

    init(
        project: String, services: [String], isJSON: Bool, since: Instant?, until: Instant?, _ simulation: Simulation
    ) {
        self.project = project
        self.services = services
        self.isJSON = isJSON
        self.since = since
        self.until = until
        let docker = simulation.world.docker
        next = since == nil && until == nil ? docker.forgottenEvents + docker.events.count : 0
    }

    func handles(_ signal: Signal) -> Bool { signal == .interrupt || signal == .terminate }

    mutating func step(_ simulation: inout Simulation, _ me: ProcessID) -> Step {
        if simulation.takeSignal(me) != nil { return .exit(130) }
        let docker = simulation.world.docker
        for event in docker.events.dropFirst(max(0, next - docker.forgottenEvents)) {
            if let since, event.time < since { continue }
            if let until, event.time > until { continue }
            show(event, &simulation, me)
        }
        next = docker.forgottenEvents + docker.events.count
        guard let until else { return .wait([.engineEvent]) }
        return simulation.world.clock.now >= until ? .exit(0) : .wait([.engineEvent, .time(until)])
    }

    private func show(_ event: EngineEvent, _ simulation: inout Simulation, _ me: ProcessID) {
        let attributes = Dictionary(event.attributes.map { ($0.key, $0.value) }) { $1 }
        guard event.type == "container", attributes[ComposeLabels.project] == project,
            attributes[ComposeLabels.oneOff] != "True"
        else { return }
        let service = attributes[ComposeLabels.service] ?? ""
        guard services.isEmpty || services.contains(service) else { return }
        let shown = attributes.filter { !$0.key.hasPrefix("com.docker.compose.") }.sorted { $0.key < $1.key }
        let time = CivilTime(event.time)
        let fraction = String(String(1_000_000 + event.time.nanoseconds / 1_000 % 1_000_000).dropFirst())
        guard isJSON else {
            let words = shown.map { "\($0.key)=\($0.value)" }.joined(separator: ", ")
            simulation.print(
                "\(time.date) \(time.time).\(fraction) container \(event.action) \(event.actor) (\(words))\n\n", as: me)
            return
        }
        let object = JSONObject([
            ("action", .string(event.action)),
            ("attributes", .object(JSONObject(shown.map { ($0.key, .string($0.value)) }))),
            ("id", .string(event.actor)), ("service", .string(service)),
            ("time", .string("\(time.date)T\(time.time).\(fraction)Z")), ("type", .string("container")),
        ])
        simulation.print(JSONWriter().text(.object(object)) + "\n", as: me)
    }
}
