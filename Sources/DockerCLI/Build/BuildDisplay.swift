import Engine
import Kernel
import WorldModel

/// How a build shows its progress: what `--progress` and the terminal ask for.
struct BuildDisplay: Equatable {
    enum Mode: Equatable { case plain, terminal, json, quiet }

    let mode: Mode
    /// It also keeps what a step has printed, for the excerpt after a failure.
    private(set) var plain = PlainProgress()
    private var terminal = TerminalProgress()
    private var json = JSONProgress()

    init(_ mode: Mode) { self.mode = mode }

    /// The mode of a name that `--progress` knows.
    init(named name: String, _ simulation: Simulation, _ me: ProcessID) throws(CommandFailure) {
        let isTerminal = simulation.isTerminal(2, of: me)
        switch name {
        case "auto": mode = isTerminal ? .terminal : .plain
        case "plain": mode = .plain
        case "rawjson": mode = .json
        case "quiet", "none": mode = .quiet
        case "tty":
            guard isTerminal else {
                throw CommandFailure("ERROR: failed to get console: provided file is not a console")
            }
            mode = .terminal
        default: throw CommandFailure("ERROR: invalid progress mode \(name)")
        }
    }

    /// What comes before the first step.
    func begin(_ simulation: inout Simulation, _ me: ProcessID) {
        guard mode == .plain else { return }
        simulation.print("#0 building with \"default\" instance using docker driver\n\n", to: 2, as: me)
    }

    /// - Parameter isLast: nothing follows.
    mutating func show(
        _ progress: [BuildProgress], isLast: Bool = false, _ simulation: inout Simulation, _ me: ProcessID
    ) {
        let now = simulation.world.clock.now
        let lines = plain.text(progress, at: now)
        let text: String
        switch mode {
        case .plain: text = lines
        case .json: text = json.text(progress, at: now)
        case .quiet: return
        case .terminal:
            guard isLast || !progress.isEmpty else { return }
            text = terminal.text(progress, at: now, on: Self.screen(simulation, me), isLast: isLast)
        }
        simulation.print(text, to: 2, as: me)
    }

    private static func screen(_ simulation: Simulation, _ me: ProcessID) -> TerminalProgress.Screen {
        var screen = TerminalProgress.Screen()
        if case .terminal(let id)? = simulation.openFile(2, of: me)?.kind,
            let terminal = simulation.world.streams.terminals[id]
        {
            screen.rows = terminal.rows
            screen.columns = terminal.columns
        }
        screen.isColoured = simulation.world.processes[me]?.environment["NO_COLOR"] == nil
        return screen
    }
}
