import Kernel
import WorldModel

/// `pg_ctl`: starts, stops and asks about a server.
package struct ServerControl: Program {
    private var action = ""
    private var folder: String?
    private var serverOptions: [String] = []
    private var mode = "fast"
    private var logFile: String?
    private var phase = Phase.beginning
    private var tries = 0

    private enum Phase: Equatable {
        case beginning
        case starting(ProcessID)
        case stopping(Int)
    }

    package init(arguments: [String]) {
        var rest = arguments.dropFirst()
        while let word = rest.popFirst() {
            switch word {
            case "-D", "--pgdata": folder = rest.popFirst()
            case "-o", "--options":
                serverOptions += PsqlProgram.words(rest.popFirst() ?? "").map { $0.replacing("\"", with: "") }
            case "-m", "--mode": mode = rest.popFirst() ?? mode
            case "-l", "--log": logFile = rest.popFirst()
            case "-t": rest.removeFirst()
            default: if !word.hasPrefix("-") { action = word }
            }
        }
    }

    package mutating func step(_ simulation: inout Simulation, _ me: ProcessID) -> Step {
        switch phase {
        case .beginning: return begin(&simulation, me)
        case .starting(let server): return awaitStart(server, &simulation, me)
        case .stopping(let number): return awaitStop(number, &simulation, me)
        }
    }

    private var path: String { (folder ?? "") + "/postmaster.pid" }

    /// The process number in the lock file.
    private func running(_ simulation: Simulation, _ me: ProcessID) -> Int? {
        guard let bytes = try? simulation.contents(of: path, as: me) else { return nil }
        return String(decoding: bytes, as: UTF8.self).split(separator: "\n").first.flatMap { Int($0) }
    }

    private mutating func begin(_ simulation: inout Simulation, _ me: ProcessID) -> Step {
        folder = folder ?? simulation.world.processes[me]?.environment["PGDATA"]
        guard folder != nil else {
            simulation.print(
                "pg_ctl: no database directory specified and environment variable PGDATA unset\n", to: 2, as: me)
            return .exit(1)
        }
        let number = running(simulation, me)
        switch action {
        case "start":
            if number != nil {
                simulation.print(
                    "pg_ctl: another server might be running; trying to start server anyway\n", to: 2, as: me)
            }
            let words = ["postgres"] + serverOptions
            guard let child = simulation.fork(me, as: PostgresServer(arguments: words + ["-D", folder ?? ""])) else {
                return .exit(1)
            }
            simulation.world.processes.table[child]?.arguments = words
            simulation.print("waiting for server to start....", as: me)
            phase = .starting(child)
            return .wait([.time(simulation.world.clock.now + 100_000_000), .child])
        case "stop":
            guard let number else { return missing(&simulation, me) }
            let signals: [String: Signal] = ["smart": .terminate, "fast": .interrupt, "immediate": .quit]
            _ = simulation.kill(number, signals[mode] ?? .interrupt, as: me)
            simulation.print("waiting for server to shut down....", as: me)
            phase = .stopping(number)
            return .wait([.time(simulation.world.clock.now + 100_000_000)])
        case "reload":
            guard let number else { return missing(&simulation, me) }
            _ = simulation.kill(number, .hangup, as: me)
            simulation.print("server signaled\n", as: me)
            return .exit(0)
        case "status":
            guard let number else {
                simulation.print("pg_ctl: no server running\n", as: me)
                return .exit(3)
            }
            simulation.print("pg_ctl: server is running (PID: \(number))\n/usr/local/bin/postgres\n", as: me)
            return .exit(0)
        default:
            simulation.print(
                "pg_ctl: \(action.isEmpty ? "no operation specified" : "unrecognized operation mode \"\(action)\"")\nTry \"pg_ctl --help\" for more information.\n",
                to: 2, as: me)
            return .exit(1)
        }
    }

    private func missing(_ simulation: inout Simulation, _ me: ProcessID) -> Step {
        simulation.print("pg_ctl: PID file \"\(path)\" does not exist\nIs server running?\n", to: 2, as: me)
        return .exit(1)
    }

    private mutating func awaitStart(_ server: ProcessID, _ simulation: inout Simulation, _ me: ProcessID) -> Step {
        if running(simulation, me) != nil {
            simulation.print(" done\nserver started\n", as: me)
            return .exit(0)
        }
        tries += 1
        guard simulation.reap(server, parent: me) == nil, tries < 600 else {
            simulation.print(
                " stopped waiting\npg_ctl: could not start server\nExamine the log output.\n", to: 2, as: me)
            return .exit(1)
        }
        return .wait([.time(simulation.world.clock.now + 100_000_000), .child])
    }

    private mutating func awaitStop(_ number: Int, _ simulation: inout Simulation, _ me: ProcessID) -> Step {
        tries += 1
        if running(simulation, me) == nil {
            simulation.print(" done\nserver stopped\n", as: me)
            return .exit(0)
        }
        guard tries < 600 else {
            simulation.print(" failed\npg_ctl: server does not shut down\n", to: 2, as: me)
            return .exit(1)
        }
        return .wait([.time(simulation.world.clock.now + 100_000_000)])
    }
}
