import Kernel
import WorldModel

/// `redis-cli`: one command from the command line, or a line after the other from standard input.
struct RedisClient: Program {
    private var host = "127.0.0.1"
    private var port = 6379
    private var database = 0
    private var password = ""
    private var isRaw: Bool?
    private var failsOnErrors = false
    private var words: [String] = []
    private var complaint = ""

    private var connection: Connection?
    private var inbox: [UInt8] = []
    /// Commands that are sent before the learner's own, whose good answers are not shown.
    private var greeting: [[String]] = []
    private var isWaiting = false
    private var hasAsked = false
    private var status: Int32 = 0

    init(arguments: [String]) {
        var rest = arguments.dropFirst()
        while let word = rest.first, word.hasPrefix("-"), word.count > 1 {
            rest.removeFirst()
            switch word {
            case "-h": host = rest.popFirst() ?? host
            case "-p": port = rest.popFirst().flatMap { Int($0) } ?? port
            case "-n": database = rest.popFirst().flatMap { Int($0) } ?? 0
            case "-a", "--pass": password = rest.popFirst() ?? ""
            case "--raw": isRaw = true
            case "--no-raw": isRaw = false
            case "--no-auth-warning": break
            case "-e": failsOnErrors = true
            case "-v", "--version": complaint = "redis-cli 8.2.2\n"
            default: complaint = "Unrecognized option or bad number of args for: '\(word)'\n"
            }
        }
        words = Array(rest)
        if !password.isEmpty { greeting.append(["AUTH", password]) }
        if database != 0 { greeting.append(["SELECT", String(database)]) }
    }

    mutating func step(_ simulation: inout Simulation, _ me: ProcessID) -> Step {
        if !complaint.isEmpty {
            let isVersion = complaint.hasPrefix("redis-cli")
            simulation.print(complaint, to: isVersion ? 1 : 2, as: me)
            return .exit(isVersion ? 0 : 1)
        }
        guard connection != nil else { return connect(&simulation, me) }
        if isWaiting { return receive(&simulation, me) }
        if !greeting.isEmpty { return send(greeting[0], &simulation, me) }
        if !words.isEmpty {
            guard !hasAsked else { return .exit(status) }
            hasAsked = true
            return send(words, &simulation, me)
        }
        return readLine(&simulation, me)
    }

    private mutating func connect(_ simulation: inout Simulation, _ me: ProcessID) -> Step {
        guard let address = simulation.lookUp(host, as: me).first else {
            simulation.print(
                "Could not connect to Redis at \(host):\(port): Name or service not known\n", to: 2, as: me)
            return .exit(1)
        }
        guard let descriptor = try? simulation.connect(to: address, port: port, as: me) else {
            simulation.print("Could not connect to Redis at \(host):\(port): Connection refused\n", to: 2, as: me)
            return .exit(1)
        }
        connection = Connection(descriptor)
        return .again
    }

    private mutating func send(_ words: [String], _ simulation: inout Simulation, _ me: ProcessID) -> Step {
        connection?.send(RedisReply.list(words).bytes)
        isWaiting = true
        return .again
    }

    private mutating func receive(_ simulation: inout Simulation, _ me: ProcessID) -> Step {
        guard var current = connection else { return .exit(1) }
        let blocked = current.flush(&simulation, me)
        connection = current
        if let blocked { return .wait([blocked]) }
        if let reply = RedisReply.take(from: &inbox) {
            isWaiting = false
            show(reply, &simulation, me)
            return .again
        }
        switch (try? simulation.read(current.descriptor, as: me)) ?? .end {
        case .bytes(let bytes):
            inbox += bytes
            return .again
        case .blocked(let reason): return .wait([reason])
        case .end:
            if words.first?.uppercased() == "SHUTDOWN" { return .exit(0) }
            simulation.print("Error: Server closed the connection\n", to: 2, as: me)
            return .exit(1)
        }
    }

    private mutating func show(_ reply: RedisReply, _ simulation: inout Simulation, _ me: ProcessID) {
        if !greeting.isEmpty {
            greeting.removeFirst()
            if case .error(let text) = reply { simulation.print("AUTH failed: \(text)\n", to: 2, as: me) }
            return
        }
        let raw = isRaw ?? !simulation.isTerminal(1, of: me)
        if case .error = reply, failsOnErrors { status = 1 }
        var text = raw ? reply.raw : reply.shown()
        if raw, case .error = reply { text += "\n" }
        simulation.print(text, as: me)
    }

    // MARK: Lines from standard input

    private mutating func readLine(_ simulation: inout Simulation, _ me: ProcessID) -> Step {
        let isTerminal = simulation.isTerminal(0, of: me)
        if isTerminal, !hasAsked {
            hasAsked = true
            simulation.print("\(host):\(port)\(database == 0 ? "" : "[\(database)]")> ", as: me)
        }
        switch (try? simulation.readLine(0, as: me)) ?? .end {
        case .blocked(let reason): return .wait([reason])
        case .end: return .exit(0)
        case .bytes(let bytes):
            hasAsked = false
            guard let line = RedisWords.split(String(decoding: bytes, as: UTF8.self)) else {
                simulation.print("Invalid argument(s)\n", as: me)
                return .again
            }
            guard let first = line.first else { return .again }
            if ["quit", "exit"].contains(first.lowercased()) { return .exit(0) }
            if first.lowercased() == "select", line.count > 1 { database = Int(line[1]) ?? database }
            return send(line, &simulation, me)
        }
    }
}
