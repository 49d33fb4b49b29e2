import Kernel
import WorldModel

/// `ps`
enum ProcessListCommand {
    static func run(_ call: inout UtilityCall, _ simulation: inout Simulation) -> Int32 {
        let all = processes(call.me, simulation)
        let accounts = Accounts(simulation, call.me)
        var columns: [String]?
        var chosen: [Int] = []
        var flags = ""
        var rest = call.arguments[...]
        while let word = rest.popFirst() {
            if word == "-o" || word == "o" || word == "-eo" || word == "-p" || word == "--pid" || word == "-C"
                || word == "-Ao"
            {
                let value = rest.popFirst() ?? ""
                if word.hasSuffix("o") {
                    columns = (columns ?? []) + value.split { $0 == "," || $0 == " " }.map(String.init)
                    flags += word.dropFirst().dropLast()
                } else {
                    chosen += value.split { $0 == "," || $0 == " " }.compactMap { Int($0) }
                    flags += "p"
                }
            } else if word.hasPrefix("-o") {
                columns = (columns ?? []) + word.dropFirst(2).split(separator: ",").map(String.init)
            } else {
                flags += word.drop { $0 == "-" }
            }
        }
        let table = ProcessTableText(accounts: accounts, now: simulation.world.clock.now, isBusybox: call.isBusybox)
        if call.isBusybox {
            call.write(table.busybox(all, columns))
            return 0
        }
        let caller = simulation.world.processes[call.me]
        var shown = all
        let takesAll =
            flags.contains("e") || flags.contains("A") || flags.contains("a") && flags.contains("x")
            || flags.contains("a")
        if flags.contains("p") {
            shown = all.filter { chosen.contains($0.localNumber) }
        } else if !takesAll {
            shown = all.filter { $0.credentials.user == caller?.credentials.user && $0.terminal == caller?.terminal }
        }
        if let columns {
            call.write(table.custom(shown, columns))
        } else if flags.contains("u") {
            call.write(table.user(shown))
        } else if flags.contains("f") {
            call.write(table.full(shown))
        } else {
            call.write(table.short(shown, isLong: flags.contains("x") || flags.contains("a")))
        }
        return shown.isEmpty ? 1 : 0
    }

    /// Everything that a process sees, by number.
    static func processes(_ me: ProcessID, _ simulation: Simulation) -> [Process] {
        simulation.world.processes[me].map { simulation.visibleProcesses(from: $0.machine) } ?? []
    }

    static func commandLine(_ process: Process) -> String {
        if case .zombie = process.state { return "[\(PathText.baseName(process.arguments.first ?? "?"))] <defunct>" }
        return process.commandLine
    }
}

/// The tables that `ps` prints.
struct ProcessTableText {
    let accounts: Accounts
    let now: Instant
    let isBusybox: Bool

    private func terminal(_ process: Process) -> String { process.terminal == nil ? "?" : "pts/0" }
    private func name(_ process: Process) -> String {
        String(PathText.baseName(process.arguments.first ?? "?").prefix(15))
    }
    private func user(_ process: Process) -> String { accounts.userName(process.credentials.user) }

    private func state(_ process: Process) -> String {
        switch process.state {
        case .runnable: "R"
        case .waiting: "S"
        case .frozen: "T"
        case .zombie: "Z"
        }
    }

    private func time(_ process: Process) -> Int { process.steps / 200_000 }

    private func start(_ process: Process) -> String {
        DateText.format(process.started, now - process.started < 86_400_000_000_000 ? "%H:%M" : "%b%d")
    }

    func short(_ processes: [Process], isLong: Bool) -> String {
        if isLong {
            return "    PID TTY      STAT   TIME COMMAND\n"
                + processes.map {
                    "\(String($0.localNumber).right(7)) \(terminal($0).left(8)) \(state($0).left(4)) \(clock($0).right(6)) \(ProcessListCommand.commandLine($0))\n"
                }.joined()
        }
        return "    PID TTY          TIME CMD\n"
            + processes.map {
                "\(String($0.localNumber).right(7)) \(terminal($0).left(8)) 00:00:\(String(time($0)).zeros(2)) \(name($0))\n"
            }.joined()
    }

    private func clock(_ process: Process) -> String { "0:" + String(time(process)).zeros(2) }

    func full(_ processes: [Process]) -> String {
        "UID          PID    PPID  C STIME TTY          TIME CMD\n"
            + processes.map { process in
                "\(user(process).left(8)) \(String(process.localNumber).right(7)) \(String(parent(process, processes)).right(7))  0 "
                    + "\(start(process)) \(terminal(process).left(8)) 00:00:\(String(time(process)).zeros(2)) "
                    + ProcessListCommand.commandLine(process) + "\n"
            }.joined()
    }

    private func parent(_ process: Process, _ processes: [Process]) -> Int {
        processes.first { $0.id == process.parent }?.localNumber ?? 0
    }

    func user(_ processes: [Process]) -> String {
        "USER         PID %CPU %MEM    VSZ   RSS TTY      STAT START   TIME COMMAND\n"
            + processes.map { process in
                "\(user(process).left(8)) \(String(process.localNumber).right(7))  0.0  0.0 \(memory(process, 4).right(6)) "
                    + "\(memory(process, 1).right(5)) \(terminal(process).left(8)) "
                    + "\((state(process) + (process.localNumber == 1 ? "s" : "")).left(4)) \(start(process).left(7)) "
                    + "\(clock(process)) \(ProcessListCommand.commandLine(process))\n"
            }.joined()
    }

    /// Kibibytes in memory; of address space there is four times as much.
    private func memory(_ process: Process, _ factor: Int) -> String {
        String(process.residentMemory / 1024 * factor)
    }

    func busybox(_ processes: [Process], _ columns: [String]?) -> String {
        guard let columns else {
            return "PID   USER     TIME  COMMAND\n"
                + processes.map {
                    let state =
                        if case .zombie = $0.state { "[\(name($0))]" } else { ProcessListCommand.commandLine($0) }
                    return
                        "\(String($0.localNumber).right(5)) \(String(user($0).prefix(8)).left(8))  \(clock($0)) \(state)\n"
                }.joined()
        }
        return custom(processes, columns)
    }

    func custom(_ processes: [Process], _ columns: [String]) -> String {
        let heads = columns.map { column in
            let parts = column.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
            return parts.count > 1 ? parts[1] : Self.heads[parts[0]] ?? parts[0].uppercased()
        }
        let keys = columns.map { String($0.prefix { $0 != "=" }) }
        let rows = processes.map { process in keys.map { value($0, process, processes) } }
        let hasHeads = heads.contains { !$0.isEmpty }
        let lines = (hasHeads ? [heads] : []) + rows
        let widths = keys.indices.map { index in
            max(Self.widths[keys[index]] ?? 0, lines.map { $0[index].count }.max() ?? 0)
        }
        return lines.map { line in
            let cells = line.indices.map { index -> String in
                if index == line.count - 1, !Self.rightKeys.contains(keys[index]) { return line[index] }
                let isRight = Self.rightKeys.contains(keys[index]) && (!isBusybox || line != heads)
                return isRight ? line[index].right(widths[index]) : line[index].left(widths[index])
            }
            return cells.joined(separator: " ") + "\n"
        }.joined()
    }

    private static let heads = [
        "pid": "PID", "ppid": "PPID", "user": "USER", "uid": "UID", "args": "COMMAND", "cmd": "CMD", "comm": "COMMAND",
        "command": "COMMAND", "stat": "STAT", "state": "S", "tty": "TT", "time": "TIME", "etime": "ELAPSED",
        "rss": "RSS", "vsz": "VSZ", "pcpu": "%CPU", "%cpu": "%CPU", "pmem": "%MEM", "%mem": "%MEM", "nlwp": "NLWP",
    ]
    private static let widths = [
        "pid": 7, "ppid": 7, "user": 8, "stat": 4, "tty": 8, "time": 8, "etime": 11, "rss": 5, "vsz": 6, "%cpu": 4,
        "%mem": 4, "uid": 5,
    ]
    private static let rightKeys: Set<String> = [
        "pid", "ppid", "uid", "rss", "vsz", "etime", "time", "pcpu", "%cpu", "pmem", "%mem", "nlwp",
    ]

    private func value(_ key: String, _ process: Process, _ processes: [Process]) -> String {
        switch key {
        case "pid": return String(process.localNumber)
        case "ppid": return String(parent(process, processes))
        case "user", "ruser", "euser": return user(process)
        case "uid": return String(process.credentials.user)
        case "group": return accounts.groupName(process.credentials.group)
        case "comm", "ucmd": return name(process)
        case "stat": return state(process) + (process.localNumber == 1 ? "s" : "")
        case "state", "s": return state(process)
        case "tty", "tt": return terminal(process)
        case "time": return isBusybox ? clock(process) : "00:00:" + String(time(process)).zeros(2)
        case "etime":
            let seconds = Int((now - process.started) / 1_000_000_000)
            let hours = seconds >= 3600 ? String(seconds / 3600).zeros(2) + ":" : ""
            return hours + String(seconds / 60 % 60).zeros(2) + ":" + String(seconds % 60).zeros(2)
        case "rss": return memory(process, 1)
        case "vsz": return memory(process, 4)
        case "pcpu", "%cpu", "pmem", "%mem": return "0.0"
        case "nlwp": return "1"
        default: return ProcessListCommand.commandLine(process)
        }
    }
}
