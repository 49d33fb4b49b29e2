import Kernel
import WorldModel

/// `xargs`: reads items, then runs a command with them.
struct XargsProgram: Program {
    private let arguments: [String]
    private let voice: ToolVoice
    private var plan: Plan?
    private var source = 0
    private var input: [UInt8] = []
    /// The command lines that are still to be run; `nil` until the input has been read.
    private var pending: ArraySlice<[String]>?
    private var running: [ProcessID] = []
    private var status: Int32 = 0
    /// Set when a command said that nothing more shall be run.
    private var isOver = false

    /// What the command line asks for.
    struct Plan: Equatable {
        var command = ["echo"]
        var splitting = XargsItems.Splitting.words
        var end: String?
        var replaced: String?
        var itemsAtATime: Int?
        var linesAtATime: Int?
        var lengthLimit = 131_072
        var processes = 1
        var runsWithoutItems = true
        var isTracing = false
    }

    static let spec = OptionSpec(
        "0rtxp", values: "adEeIinLlsP",
        long: "null=0 arg-file=a delimiter=d no-run-if-empty=r verbose=t exit=x interactive=p max-args=n "
            + "max-lines=L max-procs=P max-chars=s replace=I",
        stopsAtOperand: true)

    init(arguments: [String], isBusybox: Bool) {
        self.arguments = arguments
        voice = ToolVoice(arguments, isBusybox: isBusybox)
    }

    mutating func step(_ simulation: inout Simulation, _ me: ProcessID) -> Step {
        guard let plan else { return begin(&simulation, me) ? .again : .exit(1) }
        guard var commands = pending else { return read(plan, &simulation, me) }
        reap(&simulation, me)
        if isOver || commands.isEmpty { return running.isEmpty ? .exit(status) : .wait([.child]) }
        guard running.count < plan.processes else { return .wait([.child]) }
        let words = commands.removeFirst()
        pending = commands
        if plan.isTracing { simulation.print(words.joined(separator: " ") + "\n", to: 2, as: me) }
        switch voice.executable(words, &simulation, me) {
        case .failure(let failure): stop(failure.status)
        case .success(let executable):
            guard let child = voice.start(executable, &simulation, me) else {
                stop(1)
                break
            }
            useNoInput(child, &simulation)
            running.append(child)
        }
        return .again
    }

    private mutating func stop(_ code: Int32) {
        isOver = true
        status = code
    }

    /// Commands do not read what is meant for xargs.
    private func useNoInput(_ child: ProcessID, _ simulation: inout Simulation) {
        guard source == 0, let null = try? simulation.open("/dev/null", .reading, as: child) else { return }
        try? simulation.duplicate(null, to: 0, as: child)
        simulation.close(null, of: child)
    }

    private mutating func reap(_ simulation: inout Simulation, _ me: ProcessID) {
        for child in running {
            guard let end = simulation.reap(child, parent: me) else { continue }
            running.removeAll { $0 == child }
            let name = plan?.command.first ?? ""
            switch end {
            case .code(0): break
            case .code(255):
                voice.complain("\(name): exited with status 255; aborting", &simulation, me)
                stop(124)
            case .signal(let signal):
                voice.complain("\(name): terminated by signal \(signal.number)", &simulation, me)
                stop(125)
            case .code: status = max(status, 123)
            }
        }
    }

    /// Reads the command line. False when it is wrong.
    private mutating func begin(_ simulation: inout Simulation, _ me: ProcessID) -> Bool {
        guard let options = voice.parse(arguments.dropFirst(), Self.spec, &simulation, me) else { return false }
        var plan = Plan()
        if !options.operands.isEmpty { plan.command = options.operands }
        if options.has("0") { plan.splitting = .byte(0) }
        if let mark = options.value("d") { plan.splitting = .byte(Self.delimiter(mark)) }
        plan.end = (options.value("E") ?? options.value("e")).flatMap { $0.isEmpty ? nil : $0 }
        plan.replaced = options.value("I")
        if plan.replaced != nil, plan.splitting == .words { plan.splitting = .lines }
        plan.runsWithoutItems = !options.has("r") && plan.replaced == nil
        plan.isTracing = options.has("t")
        let numbers: [(Character, WritableKeyPath<Plan, Int?>, Int)] = [
            ("n", \.itemsAtATime, 1), ("L", \.linesAtATime, 1), ("s", \.length, 1), ("P", \.parallel, 0),
        ]
        for (letter, path, least) in numbers {
            guard let text = options.value(String(letter)) else { continue }
            guard let number = Int(text) else {
                return refuse("invalid number \"\(text)\" for -\(letter) option", &simulation, me)
            }
            guard number >= least else {
                return refuse("value \(text) for -\(letter) option should be >= \(least)", &simulation, me)
            }
            plan[keyPath: path] = number
        }
        if let file = options.value("a") {
            do {
                source = try simulation.open(file, .reading, as: me)
            } catch {
                voice.complain("Cannot open input file '\(file)': \(error.rawValue)", &simulation, me)
                return false
            }
        }
        self.plan = plan
        return true
    }

    private func refuse(_ message: String, _ simulation: inout Simulation, _ me: ProcessID) -> Bool {
        voice.complain(message, &simulation, me)
        voice.adviseHelp(&simulation, me)
        return false
    }

    /// The value of `-d`: a character or an escape.
    private static func delimiter(_ text: String) -> UInt8 {
        let escapes: [String: UInt8] = ["\\n": 10, "\\t": 9, "\\0": 0, "\\\\": 92, "\\r": 13]
        return escapes[text] ?? text.utf8.first ?? 0
    }

    private mutating func read(_ plan: Plan, _ simulation: inout Simulation, _ me: ProcessID) -> Step {
        switch (try? simulation.read(source, as: me)) ?? .end {
        case .bytes(let bytes): input += bytes
        case .blocked(let reason): return .wait([reason])
        case .end:
            let items = XargsItems(input, plan.splitting, end: plan.end, isBusybox: voice.isBusybox)
            input = []
            pending = plan.commandLines(items.all)[...]
            if let quote = items.unmatchedQuote {
                let advice =
                    voice.isBusybox
                    ? "" : "; by default quotes are special to xargs unless you use the -0 option"
                voice.complain("unmatched \(quote) quote\(advice)", &simulation, me)
                stop(1)
            }
        }
        return .again
    }
}

extension XargsProgram.Plan {
    fileprivate var length: Int? {
        get { lengthLimit }
        set { lengthLimit = newValue ?? lengthLimit }
    }

    /// `-P 0` is as many as there are.
    fileprivate var parallel: Int? {
        get { processes }
        set { processes = newValue == 0 ? .max : newValue ?? 1 }
    }

    /// The commands to run, each with as many items as it may have.
    fileprivate func commandLines(_ items: [XargsItems.Item]) -> [[String]] {
        if let replaced {
            return items.map { item in
                [command[0]]
                    + command.dropFirst().map {
                        $0.split(separator: replaced, omittingEmptySubsequences: false).joined(separator: item.text)
                    }
            }
        }
        guard !items.isEmpty else { return runsWithoutItems ? [command] : [] }
        let fixed = command.reduce(0) { $0 + $1.utf8.count + 1 }
        var lines: [[String]] = []
        var line: [String] = []
        var length = fixed
        var firstLine = 0
        for item in items {
            let isFull =
                line.count >= itemsAtATime ?? .max || item.line - firstLine >= linesAtATime ?? .max
                || length + item.text.utf8.count + 1 > lengthLimit
            if isFull, !line.isEmpty {
                lines.append(command + line)
                line = []
                length = fixed
            }
            if line.isEmpty { firstLine = item.line }
            line.append(item.text)
            length += item.text.utf8.count + 1
        }
        return lines + [command + line]
    }
}

/// The items in the input of `xargs`.
struct XargsItems {
    private(set) var all: [Item] = []
    private(set) var unmatchedQuote: String?

    struct Item: Equatable {
        var text: String
        /// Which logical line it stands on; one that ends in a blank goes on in the next.
        var line: Int
    }

    enum Splitting: Equatable {
        /// Blanks part items; quotes and backslashes keep them together.
        case words
        /// Each line is an item, without the blanks before it; quotes count.
        case lines
        case byte(UInt8)
    }

    /// Reads items up to the one that is `end`.
    init(_ input: [UInt8], _ splitting: Splitting, end: String?, isBusybox: Bool) {
        if case .byte(let mark) = splitting {
            var parts = input.split(separator: mark, omittingEmptySubsequences: false)
            if parts.last?.isEmpty == true { parts.removeLast() }
            all = parts.enumerated().map { Item(text: text($1), line: $0) }
        } else {
            read(input, splitting)
        }
        if let end, let index = all.firstIndex(where: { $0.text == end }) { all.removeSubrange(index...) }
    }

    private mutating func read(_ input: [UInt8], _ splitting: Splitting) {
        var item: [UInt8]?
        var quote: UInt8?
        var isEscaped = false
        var line = 0
        var endsInBlank = false
        func isBlank(_ byte: UInt8) -> Bool { byte == 32 || byte == 9 }
        for byte in input {
            if isEscaped {
                item = (item ?? []) + [byte]
                isEscaped = false
            } else if let open = quote {
                if byte == 10 { break }
                if byte == open { quote = nil } else { item?.append(byte) }
            } else if byte == 92 {
                isEscaped = true
            } else if byte == 34 || byte == 39 {
                quote = byte
                item = item ?? []
            } else if byte == 10 {
                if let done = item { all.append(Item(text: text(done), line: line)) }
                item = nil
                if !endsInBlank, all.last?.line == line { line += 1 }
            } else if isBlank(byte), splitting == .words || item == nil {
                if let done = item { all.append(Item(text: text(done), line: line)) }
                item = nil
            } else {
                if item == nil { item = [] }
                item?.append(byte)
            }
            endsInBlank = isBlank(byte)
        }
        if let open = quote {
            unmatchedQuote = open == 34 ? "double" : "single"
        } else if let done = item {
            all.append(Item(text: text(done), line: line))
        }
    }
}
