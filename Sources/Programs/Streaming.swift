import Kernel
import WorldModel

/// Output that could not be written yet; programs that stream keep one.
struct Outbox: Equatable {
    private var bytes: [UInt8] = []

    mutating func add(_ more: some Sequence<UInt8>) { bytes += more }

    /// Writes what it can. Returns what to wait for, `nil` when everything is out. A broken pipe ends the process.
    mutating func flush(_ simulation: inout Simulation, _ me: ProcessID) -> Step? {
        while !bytes.isEmpty {
            do {
                switch try simulation.write(bytes, to: 1, as: me) {
                case .taken(let count): bytes.removeFirst(count)
                case .blocked(let reason): return .wait([reason])
                }
            } catch {
                WriteFailure.report(error, &simulation, me)
                return .exit(1)
            }
        }
        return nil
    }
}

/// What a tool says when its output cannot be written. A broken pipe has ended it already.
enum WriteFailure {
    static func report(_ error: Errno, _ simulation: inout Simulation, _ me: ProcessID) {
        guard error != .brokenPipe, let path = simulation.world.processes[me]?.arguments.first else { return }
        let name = path.split(separator: "/").last.map(String.init) ?? path
        let place = name == "yes" ? "standard output" : "write error"
        simulation.print("\(name): \(place): \(error.rawValue)\n", to: 2, as: me)
    }
}

/// Reads one input after another: standard input and files.
struct InputChain: Equatable {
    private var pending: [String]
    private(set) var current: Int?
    private(set) var status: Int32 = 0
    /// The input being read, as it was named.
    private(set) var openPath = ""

    init(_ files: [String]) { pending = files.isEmpty ? ["-"] : files }

    /// The next bytes; `.end` after the last input.
    mutating func next(
        _ name: String, _ isBusybox: Bool, _ simulation: inout Simulation, _ me: ProcessID
    ) -> Reading {
        while true {
            if let descriptor = current {
                do {
                    let reading = try simulation.read(descriptor, as: me)
                    if reading != .end { return reading }
                } catch {
                    simulation.print("\(name): \(openPath): \(error.rawValue)\n", to: 2, as: me)
                    status = 1
                }
                if descriptor != 0 { simulation.close(descriptor, of: me) }
                current = nil
            }
            guard !pending.isEmpty else { return .end }
            open(pending.removeFirst(), name, isBusybox, &simulation, me)
        }
    }

    /// Leaves the present input, which counts as a failure.
    mutating func skip(_ simulation: inout Simulation, _ me: ProcessID) {
        if let current, current != 0 { simulation.close(current, of: me) }
        current = nil
        status = 1
    }

    private mutating func open(
        _ path: String, _ name: String, _ isBusybox: Bool, _ simulation: inout Simulation, _ me: ProcessID
    ) {
        openPath = isBusybox && path != "-" ? "read error" : path
        guard path != "-" else {
            current = 0
            return
        }
        do {
            current = try simulation.open(path, .reading, as: me)
        } catch {
            var text = isBusybox ? "can't open '\(path)': \(error.rawValue)" : "\(path): \(error.rawValue)"
            if name == "head" || name == "tail" {
                text = isBusybox ? "\(path): \(error.rawValue)" : "cannot open '\(path)' for reading: \(error.rawValue)"
            }
            simulation.print("\(name): \(text)\n", to: 2, as: me)
            status = 1
        }
    }
}

/// `head`
struct HeadProgram: Program {
    private let files: [String]
    private var index = 0
    private var chain: InputChain?
    private var outbox = Outbox()
    private var count: Int
    private let countsBytes: Bool
    private var left = 0
    private var gathered: [UInt8] = []
    private let isBusybox: Bool
    private var status: Int32 = 0

    init(arguments: [String], isBusybox: Bool) {
        var words = Array(arguments.dropFirst())
        if let first = words.first, first.hasPrefix("-"), let number = Int(first.dropFirst()) {
            words[0] = "-n\(number)"
        }
        let options = Options(words, values: "nc", longValues: ["lines", "bytes"])
        files = options.operands.isEmpty ? ["-"] : options.operands
        countsBytes = options.has("c", "bytes")
        count = Int((countsBytes ? options.value("c", "bytes") : options.value("n", "lines")) ?? "10") ?? 10
        self.isBusybox = isBusybox
    }

    mutating func step(_ simulation: inout Simulation, _ me: ProcessID) -> Step {
        if let step = outbox.flush(&simulation, me) { return step }
        guard count >= 0 else { return allButLast(&simulation, me) }
        guard var input = chain else {
            guard index < files.count else { return .exit(status) }
            if files.count > 1 { outbox.add(Array(((index > 0 ? "\n" : "") + "==> \(files[index]) <==\n").utf8)) }
            chain = InputChain([files[index]])
            left = count
            return .again
        }
        if left > 0 {
            switch input.next("head", isBusybox, &simulation, me) {
            case .bytes(let bytes): outbox.add(take(bytes))
            case .blocked(let reason):
                chain = input
                return .wait([reason])
            case .end: left = 0
            }
            status = max(status, input.status)
            chain = input
            return .again
        }
        if let descriptor = input.current, descriptor != 0 { simulation.close(descriptor, of: me) }
        chain = nil
        index += 1
        return .again
    }

    private mutating func take(_ bytes: [UInt8]) -> ArraySlice<UInt8> {
        if countsBytes {
            defer { left -= min(left, bytes.count) }
            return bytes.prefix(left)
        }
        for (offset, byte) in bytes.enumerated() where byte == 0x0A {
            left -= 1
            if left == 0 { return bytes[...offset] }
        }
        return bytes[...]
    }

    /// `head -n -N`: everything but the last lines.
    private mutating func allButLast(_ simulation: inout Simulation, _ me: ProcessID) -> Step {
        var input = chain ?? InputChain(files)
        switch input.next("head", isBusybox, &simulation, me) {
        case .bytes(let bytes): gathered += bytes
        case .blocked(let reason):
            chain = input
            return .wait([reason])
        case .end:
            if countsBytes {
                outbox.add(gathered.dropLast(-count))
            } else {
                outbox.add(lines(of: gathered).dropLast(-count).flatMap { $0 + [0x0A] })
            }
            count = 0
            index = files.count
            chain = nil
            return .again
        }
        chain = input
        return .again
    }
}

/// `tail`, also following a file that grows.
struct TailProgram: Program {
    private let options: Options
    private let isBusybox: Bool
    private var chain: InputChain
    private var gathered: [UInt8] = []
    private var outbox = Outbox()
    private var isFollowing = false
    private var isDone = false
    private var shown = 0

    init(arguments: [String], isBusybox: Bool) {
        var words = Array(arguments.dropFirst())
        if let first = words.first, first.hasPrefix("-") || first.hasPrefix("+"), Int(first.dropFirst()) != nil {
            words[0] = "-n" + (first.hasPrefix("+") ? first : String(first.dropFirst()))
        }
        options = Options(words, values: "ncs", longValues: ["lines", "bytes"])
        chain = InputChain(options.operands)
        self.isBusybox = isBusybox
    }

    mutating func step(_ simulation: inout Simulation, _ me: ProcessID) -> Step {
        if let step = outbox.flush(&simulation, me) { return step }
        if isFollowing { return follow(&simulation, me) }
        if isDone { return .exit(chain.status) }
        switch chain.next("tail", isBusybox, &simulation, me) {
        case .bytes(let bytes): gathered += bytes
        case .blocked(let reason): return .wait([reason])
        case .end:
            outbox.add(tail())
            guard options.has("f", "follow") || options.has("F"), !options.operands.isEmpty else {
                gathered = []
                isDone = true
                return .again
            }
            isFollowing = true
            shown = gathered.count
            gathered = []
        }
        return .again
    }

    private func tail() -> [UInt8] {
        if let text = options.value("c", "bytes") {
            let count = Int(text.drop { $0 == "+" || $0 == "-" }) ?? 0
            return Array(text.hasPrefix("+") ? gathered.dropFirst(count - 1) : gathered.suffix(count))
        }
        let text = options.value("n", "lines") ?? "10"
        let count = Int(text.drop { $0 == "+" || $0 == "-" }) ?? 10
        let all = lines(of: gathered)
        let part = text.hasPrefix("+") ? all.dropFirst(max(0, count - 1)) : all.suffix(count)
        var out = part.flatMap { $0 + [0x0A] }
        if gathered.last != 0x0A, !out.isEmpty { out.removeLast() }
        return out
    }

    private mutating func follow(_ simulation: inout Simulation, _ me: ProcessID) -> Step {
        let bytes = (try? simulation.contents(of: options.operands.last ?? "", as: me)) ?? []
        if bytes.count < shown { shown = 0 }
        if bytes.count > shown {
            outbox.add(bytes[shown...])
            shown = bytes.count
            return .again
        }
        return .wait([.time(simulation.world.clock.now + 1_000_000_000)])
    }
}

/// `tee`
struct TeeProgram: Program {
    private let arguments: [String]
    private var descriptors: [Int]?
    private var outbox = Outbox()

    init(arguments: [String]) { self.arguments = arguments }

    mutating func step(_ simulation: inout Simulation, _ me: ProcessID) -> Step {
        if let step = outbox.flush(&simulation, me) { return step }
        guard let files = descriptors else {
            let options = Options(Array(arguments.dropFirst()))
            descriptors = []
            for path in options.operands {
                if let number = try? simulation.open(path, options.has("a") ? .appending : .writing, as: me) {
                    descriptors?.append(number)
                } else {
                    simulation.print("tee: \(path): Permission denied\n", to: 2, as: me)
                }
            }
            return .again
        }
        switch (try? simulation.read(0, as: me)) ?? .end {
        case .bytes(let bytes):
            outbox.add(bytes)
            for number in files { simulation.writeAll(bytes, to: number, as: me) }
        case .blocked(let reason): return .wait([reason])
        case .end: return .exit(0)
        }
        return .again
    }
}

/// `sleep`
struct SleepProgram: Program {
    private let arguments: [String]
    private let isBusybox: Bool
    private var until: Instant?

    init(arguments: [String], isBusybox: Bool) {
        self.arguments = arguments
        self.isBusybox = isBusybox
    }

    mutating func step(_ simulation: inout Simulation, _ me: ProcessID) -> Step {
        if let until { return simulation.world.clock.now >= until ? .exit(0) : .wait([.time(until)]) }
        var total: Int64 = 0
        for word in arguments.dropFirst() {
            if word == "infinity" || word == "inf" {
                total = 1 << 61
                continue
            }
            guard let part = Self.nanoseconds(word) else {
                let text =
                    isBusybox
                    ? "sleep: invalid number '\(word)'\n"
                    : "sleep: invalid time interval ‘\(word)’\nTry 'sleep --help' for more information.\n"
                simulation.print(text, to: 2, as: me)
                return .exit(1)
            }
            total += part
        }
        guard arguments.count > 1 else {
            simulation.print("sleep: missing operand\nTry 'sleep --help' for more information.\n", to: 2, as: me)
            return .exit(1)
        }
        until = simulation.world.clock.now + min(total, 1 << 61)
        return .again
    }

    /// Nanoseconds of `1.5`, `2m`, `1h`, `1d`.
    static func nanoseconds(_ word: String) -> Int64? {
        let units: [Character: Double] = ["s": 1, "m": 60, "h": 3600, "d": 86_400]
        var text = Substring(word)
        var factor = 1.0
        if let last = text.last, let unit = units[last] {
            factor = unit
            text.removeLast()
        }
        guard let number = Double(text), number >= 0, number.isFinite else { return nil }
        return Int64(min(number * factor * 1e9, 2e18))
    }
}

/// `yes`
struct YesProgram: Program {
    private let line: [UInt8]
    private var outbox = Outbox()

    init(arguments: [String]) {
        let words = arguments.dropFirst()
        line = Array(((words.isEmpty ? "y" : words.joined(separator: " ")) + "\n").utf8)
    }

    mutating func step(_ simulation: inout Simulation, _ me: ProcessID) -> Step {
        if let step = outbox.flush(&simulation, me) { return step }
        for _ in 0..<max(1, 4096 / line.count) { outbox.add(line) }
        return .again
    }
}
