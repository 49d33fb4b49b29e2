import Engine
import FileTrees
import HashTreeCollections
import Kernel
import Shell
import ShellSyntax
import WorldModel

/// A simulated machine with a shell to type at: what the prompt, scripts, lessons and checks drive.
///
/// A sandbox is a value. Copy it to keep a moment, to try something out, or to let a check do damage.
package struct Sandbox: Sendable {
    package private(set) var simulation: Simulation
    /// The shell that reads commands.
    package private(set) var shell: ProcessID
    /// Variables that every shell of this sandbox begins with.
    private var environment: [String]
    private let input: PipeID
    private let output: PipeID
    var outputPipe: PipeID { output }
    private let errors: PipeID
    private let terminal: TerminalID?

    /// The moment at which worlds begin: a fixed one, so that everything can be repeated.
    package static let epoch = Instant(seconds: CivilTime.days(year: 2026, month: 1, day: 5) * 86_400 + 9 * 3600)

    /// How the shell is fed.
    package enum Style: Sendable, Equatable {
        /// Commands come as a stream, as `bash` reads them from a pipe or script.
        case batch(name: String, arguments: [String])
        /// `bash -c TEXT`
        case command(String, name: String, arguments: [String])
        /// A terminal with prompts.
        case interactive(rows: Int, columns: Int)
    }

    /// A fresh machine. With `mergesErrors` standard error goes where standard output goes, as on a terminal.
    package init(
        seed: UInt64 = 1, now: Instant = Sandbox.epoch, style: Style = .batch(name: "bash", arguments: []),
        environment: [String] = [], mergesErrors: Bool = false
    ) {
        self.init(
            world: HostRecipe.makeWorld(seed: seed, now: now), style: style, environment: environment,
            mergesErrors: mergesErrors)
    }

    private init(world: World, style: Style, environment: [String], mergesErrors: Bool) {
        var simulation = Simulation(world: world, catalog: StandardCatalog.catalog)
        input = simulation.addPipe(capacity: .max)
        output = simulation.addPipe(capacity: .max)
        errors = simulation.addPipe(capacity: .max)
        for pipe in [input, output, errors] {
            simulation.world.streams.pipes[pipe]?.writers = 1
            simulation.world.streams.pipes[pipe]?.readers = 1
        }
        var descriptors: [Int: OpenFileID] = [:]
        var terminal: TerminalID?
        if case .interactive(let rows, let columns) = style {
            let id = TerminalID(simulation.world.streams.fresh())
            simulation.world.streams.terminals[id] = PseudoTerminal(
                input: input, output: .pipe(output), rows: rows, columns: columns)
            let file = simulation.addOpenFile(
                OpenFile(.terminal(id), canRead: true, canWrite: true, path: "/dev/pts/0"))
            descriptors = [0: file, 1: file, 2: file]
            terminal = id
        } else {
            descriptors = [
                0: simulation.addOpenFile(OpenFile(.pipeEnd(input), canRead: true, path: "pipe:[0]")),
                1: simulation.addOpenFile(OpenFile(.pipeEnd(output), canWrite: true, path: "pipe:[1]")),
                2: simulation.addOpenFile(OpenFile(.pipeEnd(errors), canWrite: true, path: "pipe:[2]")),
            ]
            if mergesErrors { descriptors[2] = descriptors[1] }
        }
        self.terminal = terminal
        let standard = [
            "SHELL=/bin/bash", "PWD=\(HostRecipe.home)", "LOGNAME=you", "HOME=\(HostRecipe.home)", "LANG=C.UTF-8",
            "TERM=\(terminal == nil ? "dumb" : "xterm-256color")", "USER=you",
            "PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin", "DOCKER_CLI_HINTS=false",
        ]
        self.environment = standard + environment
        shell = Self.start(Self.program(style), self.environment, descriptors, terminal, &simulation)
        self.simulation = simulation
    }

    private static func start(
        _ program: ShellProgram, _ environment: [String], _ descriptors: [Int: OpenFileID], _ terminal: TerminalID?,
        _ simulation: inout Simulation
    ) -> ProcessID {
        let shell = simulation.spawn(
            Simulation.Spawn(
                program: program, arguments: ["bash"], machine: .host,
                environment: Environment(environment), workingDirectory: HostRecipe.home,
                credentials: Credentials(user: 1000, group: 1000, supplementary: [998]), descriptors: descriptors,
                terminal: terminal))
        simulation.watch(shell)
        if let terminal { simulation.world.streams.terminals[terminal]?.foreground = shell }
        return shell
    }

    /// Opens another shell on the machine's terminal when the last one has ended, as those do who come back. Gives the
    /// status of the last; `nil` when it is still there, or when there is no terminal.
    package mutating func openShellAgain() -> Int32? {
        guard let status = exitStatus, let terminal, let old = simulation.world.streams.terminals[terminal] else {
            return nil
        }
        // Only what stands in a file stays: the new shell knows nothing of the old one's variables, jobs and modes.
        simulation.world.streams.terminals[terminal] = PseudoTerminal(
            input: input, output: .pipe(output), rows: old.rows, columns: old.columns)
        let file = simulation.addOpenFile(
            OpenFile(.terminal(terminal), canRead: true, canWrite: true, path: "/dev/pts/0"))
        let style = Style.interactive(rows: old.rows, columns: old.columns)
        shell = Self.start(Self.program(style), environment, [0: file, 1: file, 2: file], terminal, &simulation)
        _ = run(skipsTime: false)
        return status
    }

    private static func program(_ style: Style) -> ShellProgram {
        switch style {
        case .batch(let name, let arguments):
            var shell = ShellProgram(flavour: .bash, name: name, isInteractive: false)
            shell.state.positional = arguments
            return shell
        case .command(let text, let name, let arguments):
            return ShellProgram(flavour: .bash, name: name, text: text, arguments: arguments)
        case .interactive:
            var shell = ShellProgram(flavour: .bash, name: "bash", isInteractive: true)
            shell.state.set("PS1", "\\w $ ")
            return shell
        }
    }

    package var world: World { simulation.world }

    /// Changes the simulation in place, for what no command does: probes, imports.
    package mutating func withSimulation(_ body: (inout Simulation) -> Void) { body(&simulation) }

    // MARK: Feeding and running

    /// Puts bytes into the standard input of the shell.
    package mutating func feed(_ bytes: [UInt8]) {
        if let terminal {
            simulation.type(bytes, into: terminal)
        } else {
            simulation.world.streams.pipes[input]?.buffer += bytes
            simulation.notify(.readable(input))
        }
    }

    /// Ends the standard input.
    package mutating func endInput() {
        simulation.world.streams.pipes[input]?.writers = 0
        simulation.notify(.readable(input))
    }

    /// Why a run stopped.
    package enum Pause: Sendable, Equatable {
        /// Somebody reads the standard input, and there is nothing in it.
        case wantsInput
        /// The shell has ended.
        case ended(Int32)
        /// Everything waits for a moment of the clock, which this is.
        case wantsTime(Instant)
        /// Nothing can ever happen again without input or a signal.
        case stuck
        /// The step budget is used up: something runs on and on.
        case busy
    }

    /// How many steps are made before somebody looks whether the shell wants input.
    private static let slice = 20_000

    /// Runs until something outside is needed. With `skipsTime` all waiting is instant.
    package mutating func run(skipsTime: Bool = true, budget: Int = 20_000_000) -> Pause {
        var budget = budget
        while true {
            // Somebody may run on and on in the background, while the shell has long been waiting for input.
            var slice = min(budget, Self.slice)
            let given = slice
            let outcome = simulation.runUntilIdle(budget: &slice)
            budget -= given - slice
            if let status = exitStatus { return .ended(status) }
            if wantsInput { return .wantsInput }
            if outcome == .budgetSpent {
                if budget <= 0 { return .busy }
                continue
            }
            guard let due = simulation.world.clock.nextDue else { return .stuck }
            guard skipsTime else { return .wantsTime(due) }
            _ = simulation.skipToNextTimer()
        }
    }

    /// Lets the world's clock follow the real one, with everything that is due on the way. The clock never goes back.
    package mutating func advance(to instant: Instant, budget: Int = 2_000_000) {
        var budget = budget
        repeat {
            simulation.runUntilIdle(budget: &budget)
        } while budget > 0 && simulation.skipToNextTimer(by: instant)
        if simulation.world.clock.now < instant { simulation.world.clock.now = instant }
    }

    /// The status with which the shell has ended.
    package var exitStatus: Int32? {
        simulation.exitStatus(of: shell)
    }

    /// Whether someone waits to read what the learner has not typed yet.
    package var wantsInput: Bool {
        guard simulation.world.streams.pipes[input]?.buffer.isEmpty ?? true else { return false }
        return !(simulation.world.processes.waiters[.readable(input)] ?? []).isEmpty
    }

    /// Whether what the learner types next is to be seen. A password is not.
    package var echoes: Bool { terminal.flatMap { simulation.world.streams.terminals[$0]?.echoes } ?? true }

    /// The file that the program in the foreground wants edited on a real screen.
    package var editRequest: EditRequest? {
        guard !isAtPrompt, let request = simulation.world.editRequest,
            simulation.world.processes[request.process] != nil
        else { return nil }
        return request
    }

    /// Gives the shell a variable that its commands have, too.
    package mutating func export(_ name: String, _ value: String) {
        guard var program = simulation.world.processes[shell]?.program as? ShellProgram else { return }
        program.state.variables[name] = ShellVariable(value, isExported: true)
        environment.append("\(name)=\(value)")
        simulation.world.processes.table[shell]?.program = program
    }

    /// Says that somebody opens an editor when a program asks for one.
    package mutating func offerEditor() { simulation.world.hasEditor = true }

    /// Whether a program of the machine shows what happens as it happens, such as `docker compose up`: its time must not
    /// be cut short.
    package var showsWhatHappens: Bool {
        guard let group = terminal.flatMap({ simulation.world.streams.terminals[$0]?.foreground }) else { return false }
        return simulation.world.processes.table.values.contains { $0.group == group && $0.program.showsWhatHappens }
    }

    /// Keys that the program in the foreground wants at once when they are pressed one after the other, such as those that
    /// detach from a container; none for most.
    package var urgentKeys: [UInt8] {
        guard let group = terminal.flatMap({ simulation.world.streams.terminals[$0]?.foreground }) else { return [] }
        let members = simulation.world.processes.table.values.filter { $0.machine == .host && $0.group == group }
        return members.lazy.map(\.program.urgentKeys).first { !$0.isEmpty } ?? []
    }

    /// Whether the shell itself waits for a new command.
    package var isAtPrompt: Bool {
        (simulation.world.processes[shell]?.program as? ShellProgram)?.isAtPrompt ?? false
    }

    /// Presses Ctrl-C: the foreground gets an interrupt.
    package mutating func interrupt() {
        if terminal != nil {
            feed([0x03])
        } else {
            let members = simulation.world.processes.table.values.filter { $0.machine == .host && $0.id != shell }
            for process in members.sorted(by: { $0.id < $1.id }) { simulation.send(.interrupt, to: process.id) }
        }
        var budget = 200_000
        simulation.runUntilIdle(budget: &budget)
    }

    /// Takes what has been written to standard output.
    package mutating func takeOutput() -> [UInt8] { take(output) }

    /// Takes what has been written to standard error.
    package mutating func takeErrors() -> [UInt8] { take(errors) }

    private mutating func take(_ pipe: PipeID) -> [UInt8] {
        guard let buffer = simulation.world.streams.pipes[pipe]?.buffer, !buffer.isEmpty else { return [] }
        simulation.world.streams.pipes[pipe]?.buffer = []
        return buffer
    }
}
