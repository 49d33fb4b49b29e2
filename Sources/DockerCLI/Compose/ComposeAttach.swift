import CommandSyntax
import Compose
import Engine
import HashTreeCollections
import Kernel
import WorldModel

/// `docker compose up` after its containers are made: starts them, shows their output, stops them on Ctrl-C.
struct ComposeAttach: Program {
    struct Options: Sendable, Equatable {
        /// The services whose output is shown.
        var services: [String] = []
        var showsPrefix = true
        var isColoured = true
        var showsTimes = false
        /// When any container ends, or fails, all are stopped.
        var abortsOnExit = false
        var abortsOnFailure = false
        var exitCodeFrom: String?
        var timeout: Int?

        init(_ command: ParsedCommand, _ project: ComposeProject) {
            let named = command.list("attach").isEmpty ? command.operands : command.list("attach")
            let hidden = Set(command.list("no-attach"))
            let all = named.isEmpty || command.bool("attach-dependencies") ? project.serviceNames : named
            services = all.filter { name in
                !hidden.contains(name) && project.services[name]?["attach"] != .bool(false)
            }
            showsPrefix = !command.bool("no-log-prefix")
            isColoured = !command.bool("no-color")
            showsTimes = command.bool("timestamps")
            abortsOnExit = command.bool("abort-on-container-exit") || command.isSet("exit-code-from")
            abortsOnFailure = command.bool("abort-on-container-failure")
            exitCodeFrom = command.isSet("exit-code-from") ? command.string("exit-code-from") : nil
            timeout = command.isSet("timeout") ? command.int("timeout") : nil
        }
    }

    private let project: ComposeProject
    private let options: Options
    /// For what is said after the output of the services: on a terminal it begins anew.
    private let progress: ComposeProgress
    private var printer: ServiceLogPrinter
    private var followed: [Followed]
    private var starting: ComposeRun?
    private var stopping: ComposeRun?
    /// The status to end with, once something has asked for the end.
    private var status: Int32?
    private var interrupts = 0

    /// A container whose output is shown.
    private struct Followed: Sendable, Equatable {
        var id: ContainerID
        var name: String
        var service: String
        var log: LogID
        var cursor: Int
        /// When it last began to run before the command; one that was not running then is started anew.
        var startedBefore: Instant?
        var wasRunning: Bool
        var hasEnded = false
    }

    init(_ project: ComposeProject, _ options: Options, _ progress: ComposeProgress, _ simulation: Simulation) {
        self.project = project
        self.options = options
        self.progress = progress.restarted()
        let containers = simulation.containers(ofProject: project.name).filter {
            project.services[$0.composeService] != nil
        }
        followed = containers.map { container in
            Followed(
                id: container.id, name: container.nameInProject, service: container.composeService,
                log: container.log,
                cursor: container.state.isRunning
                    ? 0 : simulation.world.streams.logs[container.log]?.entries.count ?? 0,
                startedBefore: container.state.startedAt, wasRunning: container.state.isRunning)
        }
        let shown = followed.filter { options.services.contains($0.service) }.map(\.name)
        printer = ServiceLogPrinter(
            names: shown, showsPrefix: options.showsPrefix, isColoured: options.isColoured,
            showsTimes: options.showsTimes)
        var quiet = progress
        quiet.silence()
        starting = ComposeRun(project, quiet, [.start])
    }

    /// `Attaching to web-1, worker-1`
    func announce(_ simulation: inout Simulation, _ me: ProcessID) {
        simulation.print("Attaching to \(printer.names.joined(separator: ", "))\n", as: me)
    }

    var showsWhatHappens: Bool { true }

    func handles(_ signal: Signal) -> Bool { signal == .interrupt || signal == .terminate }

    mutating func step(_ simulation: inout Simulation, _ me: ProcessID) -> Step {
        if simulation.takeSignal(me) != nil {
            interrupts += 1
            if interrupts > 1 { return .exit(kill(&simulation)) }
            simulation.print("Gracefully Stopping... press Ctrl+C again to force\n", as: me)
            status = 130
        }
        var reasons: [WaitReason] = []
        if var run = starting, status == nil {
            switch run.step(&simulation, me) {
            case .exit(0): starting = nil
            case .exit(let code): return .exit(code)
            case .again: return .again
            case .wait(let more):
                starting = run
                reasons += more
            }
        }
        show(&simulation, me)
        noticeEnds(&simulation, me)
        if let status {
            switch stop(&simulation, me) {
            case .wait(let more):
                show(&simulation, me)
                return .wait(more + waits)
            case .again: return .again
            case .exit:
                show(&simulation, me)
                noticeEnds(&simulation, me)
                if status != 0 { simulation.print("\n", to: 2, as: me) }
                return .exit(status)
            }
        }
        if starting == nil, followed.allSatisfy(\.hasEnded) { return .exit(0) }
        return .wait(reasons + waits)
    }

    private var waits: [WaitReason] {
        followed.filter { !$0.hasEnded }.flatMap { [.log($0.log), .container($0.id)] as [WaitReason] }
    }

    private mutating func show(_ simulation: inout Simulation, _ me: ProcessID) {
        for index in followed.indices {
            let entries = simulation.world.streams.logs[followed[index].log]?.entries ?? []
            guard options.services.contains(followed[index].service) else { continue }
            while followed[index].cursor < entries.count {
                printer.print(entries[followed[index].cursor], of: followed[index].name, &simulation, me)
                followed[index].cursor += 1
            }
        }
    }

    /// Says which containers have ended, and whether that ends everything.
    private mutating func noticeEnds(_ simulation: inout Simulation, _ me: ProcessID) {
        for index in followed.indices where !followed[index].hasEnded {
            guard let container = simulation.world.docker.containers[followed[index].id] else {
                followed[index].hasEnded = true
                continue
            }
            let hasRun = followed[index].wasRunning || container.state.startedAt != followed[index].startedBefore
            guard container.state.phase == .exited, hasRun else { continue }
            followed[index].hasEnded = true
            let code = container.state.exitCode
            // Compose says nothing of the ends that it has brought about itself.
            guard interrupts == 0 else { continue }
            if options.services.contains(followed[index].service) {
                simulation.print("\r\u{1B}[K\(followed[index].name) exited with code \(code)\n", as: me)
            }
            guard status == nil, options.abortsOnExit || options.abortsOnFailure && code != 0 else { continue }
            status = code
            simulation.print("\u{1B}[31m\u{1B}[1mAborting on container exit...\u{1B}[0m\n", to: 2, as: me)
        }
        if let name = options.exitCodeFrom, status != nil, interrupts == 0,
            let container = simulation.containers(ofProject: project.name, services: [name]).first
        {
            status = container.state.exitCode
        }
    }

    private mutating func stop(_ simulation: inout Simulation, _ me: ProcessID) -> Step {
        if stopping == nil {
            let containers = simulation.containers(ofProject: project.name).filter {
                project.services[$0.composeService] != nil
            }
            stopping = ComposeRun(
                project, progress,
                [.stages(ComposeDown.stops(containers, project, timeout: options.timeout))])
        }
        guard var run = stopping else { return .exit(0) }
        let step = run.step(&simulation, me)
        stopping = run
        return step
    }

    private func kill(_ simulation: inout Simulation) -> Int32 {
        for item in followed { try? simulation.killContainer(item.id.hex, signal: "KILL") }
        return 130
    }
}
