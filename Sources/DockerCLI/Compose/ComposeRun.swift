import CommandSyntax
import Compose
import Engine
import HashTreeCollections
import Kernel
import WorldModel

/// A Compose command at work: stages one after the other, and in each stage strands of tasks side by side.
struct ComposeRun: Program {
    /// Tasks that follow one another.
    typealias Strand = [ComposeTask]

    /// What comes next; its tasks are worked out when everything before it is done.
    enum Phase: Sendable, Equatable {
        case stages([[Strand]])
        /// Networks and volumes that are missing.
        case resources
        /// Makes, recreates and removes containers until they are as the file says.
        case converge(ComposeUp.Options)
        /// Starts the containers of the project's services.
        case start
        /// Starts those of all services but one.
        case startOthers(than: String)
        /// Waits until services run and are healthy.
        case awaitRunning(until: Instant?)
        /// Goes on as another program.
        case finish(Finish)
    }

    /// How the command ends.
    enum Finish: Sendable, Equatable {
        case exit(Int32)
        /// Shows the output of the services until they have ended.
        case attach(ComposeAttach.Options)
        /// Runs a command in a container of its own.
        case oneOff(ComposeOneOff)
        /// Watches the files of services that ask for it.
        case watch(isUp: Bool)
    }

    let project: ComposeProject
    var progress: ComposeProgress
    private var stages: [[Strand]] = []
    private var phases: [Phase]
    private let arguments: [String]
    /// `--yes`: questions are answered before they are asked.
    let assumesYes: Bool

    init(_ call: ComposeCall, _ project: ComposeProject, _ phases: [Phase]) {
        self.project = project
        progress = call.progress
        progress.isDryRun = call.isDryRun
        self.phases = phases
        arguments = ["docker", "compose"]
        assumesYes = call.command.spec.flag("yes") != nil && call.command.bool("yes")
    }

    /// A part of another command.
    init(_ project: ComposeProject, _ progress: ComposeProgress, _ phases: [Phase]) {
        self.project = project
        self.progress = progress
        self.phases = phases
        arguments = []
        assumesYes = false
    }

    var isDryRun: Bool { progress.isDryRun }

    func handles(_ signal: Signal) -> Bool { signal == .interrupt || signal == .terminate }

    mutating func step(_ simulation: inout Simulation, _ me: ProcessID) -> Step {
        if simulation.takeSignal(me) != nil { return .exit(130) }
        while true {
            guard let stage = stages.first else {
                guard !phases.isEmpty else { return .exit(0) }
                do {
                    if let step = try begin(phases.removeFirst(), &simulation, me) { return step }
                } catch {
                    simulation.print(error.text, to: 2, as: me)
                    return .exit(error.status)
                }
                continue
            }
            var (strands, reasons): ([Strand], [WaitReason]) = ([], [])
            var failure: String?
            var yields = false
            for strand in stage {
                var strand = strand
                if failure == nil { failure = advance(&strand, &reasons, &yields, &simulation, me) }
                if !strand.isEmpty { strands.append(strand) }
            }
            if let failure {
                simulation.print(failure + "\n", to: 2, as: me)
                return .exit(1)
            }
            if strands.isEmpty {
                stages.removeFirst()
            } else {
                stages[0] = strands
                if !yields { return .wait(reasons) }
            }
        }
    }

    /// Goes on with a strand as far as it can. Gives the message when it fails.
    private mutating func advance(
        _ strand: inout Strand, _ reasons: inout [WaitReason], _ yields: inout Bool, _ simulation: inout Simulation,
        _ me: ProcessID
    ) -> String? {
        while var task = strand.first {
            switch perform(&task, &simulation, me) {
            case .done: strand.removeFirst()
            case .wait(let more):
                strand[0] = task
                reasons += more
                return nil
            case .yield:
                strand[0] = task
                yields = true
                return nil
            case .failed(let message): return message
            }
        }
        return nil
    }

    /// Works out the tasks of a phase. Gives a step when the program is at its end.
    private mutating func begin(
        _ phase: Phase, _ simulation: inout Simulation, _ me: ProcessID
    ) throws(CommandFailure) -> Step? {
        switch phase {
        case .stages(let more): stages = more
        case .resources: stages = resourceStages(simulation)
        case .converge(let options): stages = try convergence(options, &simulation)
        case .start: stages = try startStages(simulation)
        case .startOthers(let service): stages = try startStages(simulation, except: service)
        case .awaitRunning(let until):
            stages = [[[ComposeTask(.awaitRunning(project.serviceNames, until: until))]]]
        case .finish(.exit(let status)): return .exit(status)
        case .finish(.attach(let options)):
            let program = ComposeAttach(project, options, progress, simulation)
            program.announce(&simulation, me)
            simulation.replace(me, with: Simulation.Executable(program: program, arguments: arguments))
            return .again
        case .finish(.watch(let isUp)):
            let program = try ComposeWatch(project, progress, isUp: isUp, &simulation, me)
            simulation.replace(me, with: Simulation.Executable(program: program, arguments: arguments))
            return .again
        case .finish(.oneOff(let oneOff)):
            let program = try oneOff.begin(project, &simulation, me)
            simulation.replace(me, with: Simulation.Executable(program: program, arguments: arguments))
            return .again
        }
        return nil
    }

    mutating func say(
        _ id: String, _ status: String, _ state: ComposeProgress.Event.State, text: String = "",
        _ simulation: inout Simulation, _ me: ProcessID
    ) {
        progress.print(.init(id: id, text: text, status: status, state: state), &simulation, me)
    }

    mutating func say(
        _ id: String, _ status: String, text: String = "", _ simulation: inout Simulation, _ me: ProcessID
    ) {
        say(id, status, .working, text: text, &simulation, me)
    }

    // MARK: Stages

    /// Networks and volumes that are not there yet. Volumes follow networks, as Compose has it.
    private func resourceStages(_ simulation: Simulation) -> [[Strand]] {
        let networks = project.networks.keys.sorted().map { [ComposeTask(.createNetwork($0))] }
        let volumes = project.volumes.keys.sorted().map { [ComposeTask(.createVolume($0))] }
        let stops = networkStops(simulation)
        return (stops.isEmpty ? [] : [stops]) + networks.map { [$0] } + volumes.map { [$0] }
    }

    /// Services by depth: those of a level need only those of the levels before.
    static func levels(_ project: ComposeProject) -> [[String]] {
        var depth: [String: Int] = [:]
        for name in (try? project.startOrder()) ?? project.serviceNames {
            let below = (project.services[name]?.dependencies ?? [:]).keys.compactMap { depth[$0] }
            depth[name] = (below.max() ?? -1) + 1
        }
        let grouped = Dictionary(grouping: depth.keys.sorted()) { depth[$0] ?? 0 }
        return grouped.keys.sorted().map { grouped[$0] ?? [] }
    }

    private func startStages(
        _ simulation: Simulation, except left: String? = nil
    ) throws(CommandFailure) -> [[Strand]] {
        var stages: [[Strand]] = []
        for level in Self.levels(project) {
            var strands: [Strand] = []
            for name in level where name != left {
                guard let service = project.services[name] else { continue }
                var strand = service.dependencies.sorted { $0.key < $1.key }
                    .filter { $0.value.condition != "service_started" && (project.services[$0.key]?.scale ?? 0) > 0 }
                    .map { ComposeTask(.await(dependency: $0.key, $0.value)) }
                let containers = simulation.containers(ofProject: project.name, services: [name])
                let names =
                    isDryRun && containers.isEmpty
                    ? (0..<service.scale).map { ServiceContainer.name(service, in: project, number: $0 + 1) }
                    : containers.map(\.name)
                if names.isEmpty, service.scale > 0 {
                    throw CommandFailure("service \"\(name)\" has no container to start")
                }
                strand += names.map { ComposeTask(.start(name: $0, service: name)) }
                strands.append(strand)
            }
            stages.append(strands)
        }
        return stages + [[[ComposeTask(.settle)]]]
    }

    static func == (a: ComposeRun, b: ComposeRun) -> Bool {
        a.project == b.project && a.progress == b.progress && a.stages == b.stages && a.phases == b.phases
    }
}
