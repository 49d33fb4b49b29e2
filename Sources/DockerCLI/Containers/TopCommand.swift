import CommandSyntax
import Engine
import Kernel
import WorldModel

/// `docker top`: the host's `ps`, with what of its table belongs to a container (moby, `daemon/top_unix.go`).
package enum TopCommand {
    static func top(
        _ command: ParsedCommand, _ simulation: inout Simulation, _ me: ProcessID
    ) throws(CommandFailure) -> Int32 {
        var table = TextTable(minimumWidth: 20, padding: 3)
        do throws(EngineError) {
            let words = Array(command.operands.dropFirst())
            for line in try Self.table(command.operands[0], words, &simulation) { table.append(line) }
        } catch {
            throw CommandFailure(error)
        }
        simulation.print(table.text, as: me)
        return 0
    }

    /// The headings and the rows (`GET /containers/{id}/top`).
    ///
    /// - Parameter words: options for `ps`; none for `-ef`.
    package static func table(
        _ name: String, _ words: [String], _ simulation: inout Simulation
    ) throws(EngineError) -> [[String]] {
        let container = try simulation.findContainer(name)
        guard container.state.process != nil else { throw EngineError.notRunning(container.id) }
        let request = try ProcessTableRequest(words.isEmpty ? ["-ef"] : words)
        guard request.columns.contains(where: { $0.heading == "PID" }) else {
            throw EngineError(.system, "Couldn't find PID field in ps output")
        }
        simulation.emit("top", container)
        return lines(of: container, simulation, request)
    }

    /// The headings, and a row for each process of a container. As the daemon does, a row is cut at blanks: what is too
    /// much goes into the last column.
    private static func lines(
        of container: Container, _ simulation: Simulation, _ request: ProcessTableRequest
    ) -> [[String]] {
        func words(_ cells: [String]) -> [String] {
            cells.flatMap { $0.split(separator: " ", omittingEmptySubsequences: true).map(String.init) }
        }
        let headings = words(request.columns.map(\.heading))
        let rows = processes(of: container, simulation, request).map { process in
            let cells = words(request.columns.map { $0.value(process, simulation) })
            return Array(cells.prefix(headings.count - 1)) + [
                cells.dropFirst(headings.count - 1).joined(separator: " ")
            ]
        }
        return [headings] + rows
    }

    private static func processes(
        of container: Container, _ simulation: Simulation, _ request: ProcessTableRequest
    ) -> [Process] {
        let members = container.machine.flatMap { simulation.world.machines[$0]?.processes } ?? []
        let processes = members.compactMap { simulation.world.processes[$0] }.filter { process in
            !process.descriptors.isEmpty && (request.numbers.isEmpty || request.numbers.contains(process.id.number))
        }
        guard let key = request.sortKey else { return processes }
        let sorted = processes.sorted { a, b in
            let (first, second) = (key.value(a, simulation), key.value(b, simulation))
            if let one = Int(first), let other = Int(second) { return one < other }
            return first < second
        }
        return request.sortsDown ? sorted.reversed() : sorted
    }

    /// A row of `ps -ef` for each process of a container.
    static func rows(of container: Container, _ simulation: Simulation) -> [[String]] {
        guard let request = try? ProcessTableRequest(["-ef"]) else { return [] }
        return Array(lines(of: container, simulation, request).dropFirst())
    }
}

/// A column that `ps` of procps can print.
struct ProcessColumn: Sendable {
    var heading: String
    var value: @Sendable (Process, Simulation) -> String

    init(_ heading: String, _ value: @escaping @Sendable (Process, Simulation) -> String) {
        self.heading = heading
        self.value = value
    }

    /// The host's name for a user: `ps` runs there.
    private static func user(_ process: Process, _ simulation: Simulation) -> String {
        let number = process.credentials.user
        return simulation.account(number, in: .host)?.name ?? String(number)
    }

    private static func clock(_ process: Process, _ digits: Int) -> String {
        let seconds = process.steps / 200_000
        let text = "\(seconds / 60 % 60):" + String(seconds % 60).zeros(2)
        return digits == 4 ? text : String(seconds / 3600).zeros(2) + ":" + (text.count < 5 ? "0" : "") + text
    }

    private static func date(_ moment: Instant) -> String {
        let time = CivilTime(moment)
        let days = ["Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"]
        return
            "\(days[time.weekday % 7]) \(CivilTime.monthNames[time.month - 1].prefix(3)) \(time.day) \(time.time.prefix(8)) \(time.year)"
    }

    private static func elapsed(_ process: Process, _ simulation: Simulation) -> Int {
        Int((simulation.world.clock.now - process.started) / 1_000_000_000)
    }

    private static func state(_ process: Process) -> String {
        switch process.state {
        case .runnable: "R"
        case .waiting: "S"
        case .frozen: "D"
        case .zombie: "Z"
        }
    }

    /// Kibibytes in memory; of address space there is four times as much, as in `ps` on the machine itself.
    private static func memory(_ process: Process) -> Int { process.residentMemory / 1024 }

    private static func parent(_ process: Process) -> Int { process.parent.number == 0 ? 1 : process.parent.number }
    private static func start(_ process: Process) -> String { String(CivilTime(process.started).time.prefix(5)) }

    private static func arguments(_ process: Process) -> String {
        if case .zombie = process.state { return "[\(name(process))] <defunct>" }
        return process.commandLine
    }

    private static func name(_ process: Process) -> String {
        String((process.arguments.first ?? "?").split(separator: "/").last?.prefix(15) ?? "?")
    }

    static let pid = ProcessColumn("PID") { process, _ in String(process.id.number) }
    static let parent = ProcessColumn("PPID") { process, _ in String(parent(process)) }
    static let userNumber = ProcessColumn("UID") { process, _ in String(process.credentials.user) }
    static let command = ProcessColumn("CMD") { process, _ in arguments(process) }
    static let name = ProcessColumn("CMD") { process, _ in name(process) }
    static let terminal = ProcessColumn("TTY") { process, _ in process.terminal == nil ? "?" : "pts/0" }
    static let time = ProcessColumn("TIME") { process, _ in clock(process, 6) }
    static let shortTime = ProcessColumn("TIME") { process, _ in clock(process, 4) }
    static let started = ProcessColumn("STIME") { process, _ in start(process) }
    static let processor = ProcessColumn("C") { _, _ in "0" }
    static let stat = ProcessColumn("STAT") { process, _ in state(process) + (process.localNumber == 1 ? "s" : "") }
    static let size = ProcessColumn("VSZ") { process, _ in String(memory(process) * 4) }
    static let resident = ProcessColumn("RSS") { process, _ in String(memory(process)) }
    static let group = ProcessColumn("PGID") { process, _ in String(process.group.number) }
    static let nice = ProcessColumn("NI") { process, _ in String(process.niceness) }
    static let flags = ProcessColumn("F") { process, _ in process.localNumber == 1 ? "4" : "0" }
    static let letter = ProcessColumn("S") { process, _ in state(process) }
    static let pages = ProcessColumn("SZ") { process, _ in String(memory(process)) }
    static let owner = ProcessColumn("USER", user)
    static let processorShare = ProcessColumn("%CPU") { _, _ in "0.0" }
    static let memoryShare = ProcessColumn("%MEM") { _, _ in "0.0" }
    static let address = ProcessColumn("ADDR") { _, _ in "-" }
    static let waitChannel = ProcessColumn("WCHAN") { _, _ in "-" }

    func headed(_ heading: String) -> ProcessColumn { ProcessColumn(heading, value) }

    static func priority(_ base: Int) -> ProcessColumn {
        ProcessColumn("PRI") { process, _ in String(base + process.niceness) }
    }

    /// The names that `-o` takes (procps, `ps(1)`, standard format specifiers).
    static let named: [String: ProcessColumn] = {
        var columns: [String: ProcessColumn] = [
            "pid": pid, "tgid": pid.headed("TGID"), "ppid": parent, "uid": userNumber,
            "euid": userNumber.headed("EUID"),
            "ruid": userNumber.headed("RUID"), "cmd": command, "args": command.headed("COMMAND"),
            "command": command.headed("COMMAND"), "comm": name.headed("COMMAND"), "ucmd": name,
            "ucomm": name.headed("COMMAND"), "tty": terminal.headed("TT"), "tt": terminal.headed("TT"),
            "tname": terminal, "time": time, "cputime": time, "stime": started, "start_time": started.headed("START"),
            "bsdstart": started.headed("START"), "bsdtime": shortTime, "c": processor, "stat": stat, "s": letter,
            "state": letter, "vsz": size, "vsize": size, "rss": resident, "rssize": resident, "pgid": group,
            "pgrp": group.headed("PGRP"), "sid": group.headed("SID"), "sess": group.headed("SESS"), "ni": nice,
            "nice": nice, "pri": priority(19), "f": flags, "flags": flags, "sz": pages, "user": owner,
            "euser": owner.headed("EUSER"), "ruser": owner.headed("RUSER"), "uname": owner, "pcpu": processorShare,
            "%cpu": processorShare, "pmem": memoryShare, "%mem": memoryShare, "addr": address, "wchan": waitChannel,
            "tpgid": ProcessColumn("TPGID") { _, _ in "-1" }, "psr": ProcessColumn("PSR") { _, _ in "0" },
            "nlwp": ProcessColumn("NLWP") { _, _ in "1" }, "thcount": ProcessColumn("THCNT") { _, _ in "1" },
            "gid": ProcessColumn("GID") { process, _ in String(process.credentials.group) },
            "egid": ProcessColumn("EGID") { process, _ in String(process.credentials.group) },
            "group": ProcessColumn("GROUP") { process, _ in
                process.credentials.group == 0 ? "root" : String(process.credentials.group)
            },
            "etimes": ProcessColumn("ELAPSED") { process, simulation in String(elapsed(process, simulation)) },
            "lstart": ProcessColumn("STARTED") { process, _ in date(process.started) },
            "start": ProcessColumn("STARTED") { process, _ in String(CivilTime(process.started).time.prefix(8)) },
        ]
        columns["etime"] = ProcessColumn("ELAPSED") { process, simulation in
            let seconds = elapsed(process, simulation)
            let text = String(seconds / 60 % 60).zeros(2) + ":" + String(seconds % 60).zeros(2)
            return seconds < 3600 ? text : String(seconds / 3600).zeros(2) + ":" + text
        }
        return columns
    }()
}

/// What `ps` was asked for: the columns, and which processes in which order.
struct ProcessTableRequest: Sendable {
    private(set) var columns: [ProcessColumn] = []
    /// Numbers of the only processes to show, if any were given.
    private(set) var numbers: Set<Int> = []
    private(set) var sortKey: ProcessColumn?
    private(set) var sortsDown = false

    private static let short: [ProcessColumn] = [.pid, .terminal, .time, .name]
    private static let bsd: [ProcessColumn] = [.pid, .terminal, .stat, .shortTime, .command.headed("COMMAND")]

    /// The tables that an option of the UNIX kind (`-f`) names.
    private static let unixTables: [Character: [ProcessColumn]] = [
        "f": [
            .owner.headed("UID"), .pid, .parent, .processor, .started, .terminal, .time, .command,
        ],
        "F": [
            .owner.headed("UID"), .pid, .parent, .processor, .pages, .resident,
            ProcessColumn("PSR") { _, _ in "0" }, .started, .terminal, .time, .command,
        ],
        "l": [
            .flags, .letter, .userNumber, .pid, .parent, .processor, .priority(80), .nice, .address, .pages,
            .waitChannel, .terminal, .time, .name,
        ],
        "j": [.pid, .group, .group.headed("SID"), .terminal, .time, .name],
    ]

    /// The tables that an option of the BSD kind (`u`) names.
    private static let bsdTables: [Character: [ProcessColumn]] = [
        "u": [
            .owner, .pid, .processorShare, .memoryShare, .size, .resident, .terminal, .stat, .started.headed("START"),
            .shortTime, .command.headed("COMMAND"),
        ],
        "l": [
            .flags, .userNumber, .pid, .parent, .priority(20), .nice, .size, .resident, .waitChannel, .stat, .terminal,
            .shortTime, .command.headed("COMMAND"),
        ],
        "j": [
            .parent, .pid, .group, .group.headed("SID"), .terminal, ProcessColumn("TPGID") { _, _ in "-1" }, .stat,
            .userNumber, .shortTime, .command.headed("COMMAND"),
        ],
    ]

    init(_ words: [String]) throws(EngineError) {
        var rest = words[...]
        var isBSD = false
        var table: [ProcessColumn]?
        while let word = rest.popFirst() {
            if word.hasPrefix("--") {
                try readLong(String(word.dropFirst(2)), &rest)
                continue
            }
            let isUnix = word.hasPrefix("-")
            var letters = (isUnix ? word.dropFirst() : word[...])
            while let letter = letters.popFirst() {
                func value() -> String {
                    defer { letters = "" }
                    return letters.isEmpty ? rest.popFirst() ?? "" : String(letters)
                }
                switch letter {
                case "o", "O": try addColumns(value())
                case "p": numbers.formUnion(value().split(separator: ",").compactMap { Int($0) })
                case "u" where isUnix, "U", "C", "G", "g", "t", "k": _ = value()
                case _ where isUnix && Self.unixTables[letter] != nil: table = Self.unixTables[letter]
                case _ where !isUnix && Self.bsdTables[letter] != nil: table = Self.bsdTables[letter]
                case "x": isBSD = true
                case "e", "A", "a", "d", "w", "H", "y", "r", "c", "n", "f": if !isUnix { isBSD = true }
                default:
                    throw Self.failure(isUnix ? "unsupported SysV option" : "unsupported option (BSD syntax)")
                }
            }
        }
        if columns.isEmpty { columns = table ?? (isBSD ? Self.bsd : Self.short) }
    }

    private mutating func readLong(_ option: String, _ rest: inout ArraySlice<String>) throws(EngineError) {
        let parts = option.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
        func value() -> String { parts.count > 1 ? parts[1] : rest.popFirst() ?? "" }
        switch parts[0] {
        case "sort":
            let key = value()
            let name = String(key.drop { $0 == "-" || $0 == "+" }.prefix { $0 != "," })
            guard let column = ProcessColumn.named[name] else { throw Self.failure("unknown sort specifier") }
            sortKey = column
            sortsDown = key.hasPrefix("-")
        case "format": try addColumns(value())
        case "pid": numbers.formUnion(value().split(separator: ",").compactMap { Int($0) })
        case "no-headers", "no-heading", "noheaders":
            throw EngineError(.system, "Couldn't find PID field in ps output")
        case "forest", "headers", "cumulative", "deselect": break
        default: throw Self.failure("unknown gnu long option")
        }
    }

    private mutating func addColumns(_ text: String) throws(EngineError) {
        for word in text.split(whereSeparator: { $0 == "," || $0 == " " }) {
            let parts = word.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
            guard let column = ProcessColumn.named[parts[0].lowercased()] else {
                throw Self.failure("unknown user-defined format specifier \"\(parts[0])\"")
            }
            columns.append(parts.count > 1 ? column.headed(parts[1]) : column)
        }
    }

    private static func failure(_ text: String) -> EngineError { EngineError(.system, "ps: error: \(text)") }
}

extension String {
    fileprivate func zeros(_ width: Int) -> String { String(repeating: "0", count: Swift.max(0, width - count)) + self }
}
