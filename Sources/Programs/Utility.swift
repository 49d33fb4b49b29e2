import Kernel
import WorldModel

/// A program that reads its input, does its work at once and writes its output: most of the small tools.
struct Utility: Sendable {
    typealias Body = @Sendable (inout UtilityCall, inout Simulation) -> Int32

    /// Whether standard input is read to its end before the body runs.
    var readsInput: @Sendable ([String]) -> Bool
    /// Whether it may ask the user something.
    var mayAsk: @Sendable ([String]) -> Bool = { _ in false }
    var run: Body

    /// A utility that never looks at its input.
    init(_ run: @escaping Body) {
        readsInput = { _ in false }
        self.run = run
    }

    /// A filter. It reads its input when `readsInput` says so of the arguments.
    init(readsInput: @escaping @Sendable ([String]) -> Bool, _ run: @escaping Body) {
        self.readsInput = readsInput
        self.run = run
    }

    /// A utility that asks before it does what its options tell it to ask about.
    init(mayAsk: @escaping @Sendable ([String]) -> Bool, _ run: @escaping Body) {
        self.init(run)
        self.mayAsk = mayAsk
    }

    /// For filters: no file is named, or `-` is.
    static func hasNoFiles(_ options: String, skipping operands: Int = 0) -> @Sendable ([String]) -> Bool {
        { arguments in
            let files = Options(arguments, values: options).operands.dropFirst(operands)
            return files.isEmpty || files.contains("-")
        }
    }
}

/// What a utility is called with, and what it gives back.
struct UtilityCall {
    /// The name it was called by.
    var name: String
    var arguments: [String]
    var me: ProcessID
    /// busybox's tools say some things differently from GNU's.
    var isBusybox: Bool
    var input: [UInt8]
    var output: [UInt8] = []
    /// What the user has said to the questions so far.
    var answers: [Bool] = []
    private var questionsAsked = 0
    /// The first question that has no answer yet.
    private(set) var question: String?

    init(
        name: String, arguments: [String], me: ProcessID, isBusybox: Bool, input: [UInt8], answers: [Bool] = []
    ) {
        (self.name, self.arguments, self.me) = (name, arguments, me)
        (self.isBusybox, self.input, self.answers) = (isBusybox, input, answers)
    }

    /// Asks the user, after the name. Without an answer the question is kept; what is done then is not kept: the utility
    /// runs again when the answer is there.
    mutating func confirm(_ text: String) -> Bool {
        defer { questionsAsked += 1 }
        if questionsAsked < answers.count { return answers[questionsAsked] }
        if question == nil { question = "\(name): \(text)" }
        return false
    }

    mutating func print(_ text: String) {
        output += Array(text.utf8)
        output.append(0x0A)
    }

    mutating func write(_ text: String) { output += Array(text.utf8) }

    /// A message on standard error, after the name.
    func complain(_ message: String, _ simulation: inout Simulation) {
        simulation.print("\(name): \(message)\n", to: 2, as: me)
    }

    /// The contents of a file, or of standard input for `-`; complains when it cannot be read.
    func read(_ path: String, _ simulation: inout Simulation) -> [UInt8]? {
        if path == "-" { return input }
        do {
            return try simulation.contents(of: path, as: me)
        } catch {
            complain(openFailure(path, error), &simulation)
            return nil
        }
    }

    func openFailure(_ path: String, _ error: Errno) -> String {
        if isBusybox, name != "cat" || error != .isDirectory {
            return name == "ls" || name == "stat" || name == "rm"
                ? "\(path): \(error.rawValue)" : "can't open '\(path)': \(error.rawValue)"
        }
        return (isBusybox ? path : GNUQuoting.visible(path)) + ": \(error.rawValue)"
    }
}

/// Runs a utility as a process.
struct UtilityProgram: Program {
    var table: String
    var arguments: [String]
    var isBusybox: Bool
    private var input: [UInt8] = []
    private var phase = Phase.beginning
    /// Operands such as `/dev/fd/63`, whose pipes are read to their ends before the body runs.
    private var pipes: [Int]?
    private var gathered: [UInt8] = []

    var memoryUse: Int { input.count + gathered.count }

    /// What is written at a time: what a pipe holds.
    private static let pieceSize = 65_536

    /// What the user has said so far.
    private var answers: [Bool] = []

    private enum Phase: Equatable {
        case beginning
        case reading
        /// A question has been asked.
        case asking
        /// Output with the place of what is not written yet.
        case writing([UInt8], from: Int, status: Int32)
    }

    init(table: String, arguments: [String], isBusybox: Bool) {
        self.table = table
        self.arguments = arguments
        self.isBusybox = isBusybox
    }

    mutating func step(_ simulation: inout Simulation, _ me: ProcessID) -> Step {
        guard let utility = UtilityTable.all[table] else { return .exit(127) }
        switch phase {
        case .beginning:
            if let number = pipes?.first {
                return gather(number, &simulation, me)
            } else if pipes == nil {
                pipes = arguments.dropFirst().compactMap(Simulation.descriptorNumber)
            } else if utility.readsInput(Array(arguments.dropFirst())) {
                phase = .reading
            } else {
                run(utility, &simulation, me)
            }
            return .again
        case .reading:
            switch (try? simulation.read(0, as: me)) ?? .end {
            case .bytes(let bytes): input += bytes
            case .blocked(let reason): return .wait([reason])
            case .end: run(utility, &simulation, me)
            }
            return .again
        case .asking:
            switch (try? simulation.readLine(0, as: me)) ?? .end {
            case .bytes(let bytes): answers.append(bytes.first == 0x79 || bytes.first == 0x59)
            case .blocked(let reason): return .wait([reason])
            case .end: answers.append(false)
            }
            run(utility, &simulation, me)
            return .again
        case .writing(let bytes, let start, let status):
            guard start < bytes.count else { return .exit(status) }
            do {
                let piece =
                    start == 0 && bytes.count <= Self.pieceSize
                    ? bytes : Array(bytes[start..<min(bytes.count, start + Self.pieceSize)])
                switch try simulation.write(piece, to: 1, as: me) {
                case .taken(let count): phase = .writing(bytes, from: start + count, status: status)
                case .blocked(let reason): return .wait([reason])
                }
                return .again
            } catch {
                WriteFailure.report(error, &simulation, me)
                return .exit(1)
            }
        }
    }

    /// Reads a pipe to its end, and puts everything back into one that nobody writes to any more.
    private mutating func gather(_ number: Int, _ simulation: inout Simulation, _ me: ProcessID) -> Step {
        switch (try? simulation.read(number, as: me)) ?? .end {
        case .bytes(let bytes): gathered += bytes
        case .blocked(let reason): return .wait([reason])
        case .end:
            let pipe = simulation.makePipe(as: me)
            simulation.writeAll(gathered, to: pipe.write, as: me)
            simulation.close(pipe.write, of: me)
            try? simulation.duplicate(pipe.read, to: number, as: me)
            simulation.close(pipe.read, of: me)
            gathered = []
            pipes?.removeFirst()
        }
        return .again
    }

    private mutating func run(_ utility: Utility, _ simulation: inout Simulation, _ me: ProcessID) {
        let name = arguments.first.map { $0.split(separator: "/").last.map(String.init) ?? $0 } ?? table
        var call = UtilityCall(
            name: name, arguments: Array(arguments.dropFirst()), me: me, isBusybox: isBusybox, input: input,
            answers: answers)
        let before = utility.mayAsk(call.arguments) ? simulation : nil
        let status = utility.run(&call, &simulation)
        if let question = call.question, let before {
            simulation = before
            simulation.print(question, to: 2, as: me)
            phase = .asking
            return
        }
        input = []
        phase = .writing(call.output, from: 0, status: status)
    }
}

/// Options of a utility: single letters, those in `values` with an argument, long ones as `--name` or `--name=value`.
struct Options: Equatable {
    private(set) var letters: [Character: [String]] = [:]
    private(set) var long: [String: String] = [:]
    private(set) var operands: [String] = []

    /// Options end at `--` or, when `stopsAtOperand`, at the first operand.
    init(_ arguments: [String], values: String = "", longValues: [String] = [], stopsAtOperand: Bool = false) {
        var rest = arguments[...]
        while let word = rest.popFirst() {
            if word == "--" {
                operands += rest
                return
            }
            if word.hasPrefix("--") {
                let parts = word.dropFirst(2).split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
                let name = String(parts[0])
                if parts.count > 1 {
                    long[name] = String(parts[1])
                } else if longValues.contains(name) {
                    long[name] = rest.popFirst() ?? ""
                } else {
                    long[name] = ""
                }
            } else if word.hasPrefix("-"), word.count > 1 {
                var tail = word.dropFirst()
                while let letter = tail.popFirst() {
                    guard values.contains(letter) else {
                        letters[letter, default: []].append("")
                        continue
                    }
                    letters[letter, default: []].append(tail.isEmpty ? rest.popFirst() ?? "" : String(tail))
                    tail = ""
                }
            } else {
                operands.append(word)
                if stopsAtOperand {
                    operands += rest
                    return
                }
            }
        }
    }

    func has(_ letter: Character, _ name: String? = nil) -> Bool {
        letters[letter] != nil || name.map { long[$0] != nil } ?? false
    }

    func value(_ letter: Character, _ name: String? = nil) -> String? {
        letters[letter]?.last ?? name.flatMap { long[$0] }
    }
}

/// The lines of a text, without their newlines.
func lines(of bytes: [UInt8]) -> [ArraySlice<UInt8>] {
    var lines = bytes.split(separator: 0x0A, omittingEmptySubsequences: false)
    if lines.last?.isEmpty == true { lines.removeLast() }
    return lines
}

func text(_ bytes: some Sequence<UInt8>) -> String { String(decoding: Array(bytes), as: UTF8.self) }
