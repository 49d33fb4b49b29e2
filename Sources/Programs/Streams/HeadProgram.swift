import Kernel
import WorldModel

/// `head`
struct HeadProgram: Program {
    private let arguments: [String]
    private let voice: ToolVoice
    private var chain: InputChain?
    private var plan = Plan()
    private var outbox = Outbox()
    /// What the present input may still give.
    private var left = 0
    /// What may turn out to be the end of the input, which `-n -2` leaves out.
    private var held: [UInt8] = []
    private var hasHeading = false

    /// What the command line asks for.
    private struct Plan: Equatable {
        var count = 10
        var countsBytes = false
        /// Everything but the last `count`.
        var omitsEnd = false
        var hasHeadings = false
        var separator: UInt8 = 0x0A
    }

    static let spec = OptionSpec(
        "qvz", values: "nc", long: "lines=n bytes=c quiet=q silent=q verbose=v zero-terminated=z")

    init(arguments: [String], isBusybox: Bool) {
        self.arguments = arguments
        voice = ToolVoice(arguments, isBusybox: isBusybox)
    }

    mutating func step(_ simulation: inout Simulation, _ me: ProcessID) -> Step {
        if let step = outbox.flush(&simulation, me) { return step }
        guard var input = chain else { return begin(&simulation, me) ? .again : .exit(1) }
        defer { chain = input }
        switch input.next(&simulation, me) {
        case .opened:
            left = plan.count
            if plan.hasHeadings {
                outbox.add((hasHeading ? "\n" : "") + "==> \(input.title) <==\n")
                hasHeading = true
            }
            if left == 0, !plan.omitsEnd { input.leave(&simulation, me) }
        case .bytes(let bytes) where plan.omitsEnd: held += bytes
        case .bytes(let bytes):
            outbox.add(take(bytes))
            if left == 0 { input.leave(&simulation, me) }
        case .blocked(let reason): return .wait([reason])
        case .finished:
            if plan.omitsEnd { outbox.add(allButEnd()) }
            held = []
        case .end: return .exit(input.status)
        }
        return .again
    }

    /// Reads the command line. False when it is wrong.
    private mutating func begin(_ simulation: inout Simulation, _ me: ProcessID) -> Bool {
        let words = LineCount.modern(arguments.dropFirst(), allowsPlus: false)
        guard let options = voice.parse(words, Self.spec, &simulation, me) else { return false }
        if let last = options.last(of: "n", "c") {
            var text = Substring(options.value(last) ?? "")
            plan.countsBytes = last == "c"
            plan.omitsEnd = text.first == "-"
            if plan.omitsEnd { text.removeFirst() }
            guard let count = LineCount.parse(text, of: plan.countsBytes, voice, &simulation, me) else { return false }
            plan.count = count
        }
        let files = options.operands
        plan.hasHeadings = options.last(of: "q", "v").map { $0 == "v" } ?? (files.count > 1)
        if options.has("z") { plan.separator = 0 }
        chain = InputChain(files, voice, .head)
        return true
    }

    private mutating func take(_ bytes: [UInt8]) -> ArraySlice<UInt8> {
        if plan.countsBytes {
            defer { left -= min(left, bytes.count) }
            return bytes.prefix(left)
        }
        for (offset, byte) in bytes.enumerated() where byte == plan.separator {
            left -= 1
            if left == 0 { return bytes[...offset] }
        }
        return bytes[...]
    }

    private func allButEnd() -> ArraySlice<UInt8> {
        if plan.countsBytes { return held.dropLast(plan.count) }
        return held[..<LineCount.startOfLast(plan.count, in: held, plan.separator)]
    }
}
