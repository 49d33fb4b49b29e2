import Kernel
import WorldModel

/// `tail`, also following files that grow.
struct TailProgram: Program {
    private let arguments: [String]
    private let voice: ToolVoice
    private var chain: InputChain?
    private var plan = Plan()
    private var outbox = Outbox()
    private var held: [UInt8] = []
    private static let firstTrimSize = 1 << 20
    private var trimSize = firstTrimSize
    /// How much of the beginning is still to be skipped, for `-n +3`.
    private var toSkip = 0
    /// The file whose lines were shown last.
    private var heading: String?
    private var opened = 0
    /// The files that are followed once all have been read.
    private var followed: [Followed] = []

    var memoryUse: Int { held.count }

    /// What the command line asks for.
    private struct Plan: Equatable {
        var count = 10
        var countsBytes = false
        var fromStart = false
        var follows = false
        var hasHeadings = false
        var separator: UInt8 = 0x0A
        var interval: Int64 = 1_000_000_000
    }

    private struct Followed: Equatable {
        var title: String
        var descriptor: Int
        /// How much of it has been seen.
        var size = 0
    }

    static let spec = OptionSpec(
        "fFqvz", values: "ncs",
        long: "lines=n bytes=c follow? retry quiet=q silent=q verbose=v zero-terminated=z sleep-interval=s pid:")

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
            opened += 1
            held = []
            toSkip = plan.fromStart ? max(0, plan.count - 1) : 0
            if plan.hasHeadings { showHeading(input.title) }
        case .bytes(let bytes):
            if plan.fromStart { outbox.add(afterSkipping(bytes)) } else { hold(bytes) }
        case .blocked(let reason): return .wait([reason])
        case .finished:
            outbox.add(plan.fromStart ? [] : tail())
            held = []
            if plan.follows { follow(&input, &simulation, me) }
        case .end:
            if !followed.isEmpty { return watch(&simulation, me) }
            if voice.isBusybox, opened == 0 { voice.complain("no files", &simulation, me) }
            if plan.follows, opened == 0, !voice.isBusybox { voice.complain("no files remaining", &simulation, me) }
            return .exit(input.status)
        }
        return .again
    }

    /// Reads the command line. False when it is wrong.
    private mutating func begin(_ simulation: inout Simulation, _ me: ProcessID) -> Bool {
        let words = LineCount.modern(arguments.dropFirst(), allowsPlus: true)
        guard let options = voice.parse(words, Self.spec, &simulation, me) else { return false }
        if let last = options.last(of: "n", "c") {
            var text = Substring(options.value(last) ?? "")
            plan.countsBytes = last == "c"
            plan.fromStart = text.first == "+"
            let sign = text.first == "+" || text.first == "-" ? String(text.removeFirst()) : ""
            guard
                let count = LineCount.parse(
                    text, of: plan.countsBytes, voice, &simulation, me, sign: sign == "+" ? sign : "")
            else { return false }
            plan.count = count
        }
        plan.follows = options.has("f", "F", "follow")
        plan.hasHeadings = options.last(of: "q", "v").map { $0 == "v" } ?? (options.operands.count > 1)
        if options.has("z") { plan.separator = 0 }
        if let interval = options.value("s").flatMap(SleepProgram.nanoseconds) { plan.interval = max(1_000, interval) }
        chain = InputChain(options.operands, voice, .tail)
        return true
    }

    private mutating func showHeading(_ title: String) {
        guard heading != title else { return }
        outbox.add((heading == nil ? "" : "\n") + "==> \(title) <==\n")
        heading = title
    }

    private mutating func afterSkipping(_ bytes: [UInt8]) -> ArraySlice<UInt8> {
        if plan.countsBytes {
            defer { toSkip -= min(toSkip, bytes.count) }
            return bytes.dropFirst(toSkip)
        }
        guard toSkip > 0 else { return bytes[...] }
        for (offset, byte) in bytes.enumerated() where byte == plan.separator {
            toSkip -= 1
            if toSkip == 0 { return bytes[(offset + 1)...] }
        }
        return []
    }

    /// Keeps what may be the tail, and not much more, so that memory stays flat.
    private mutating func hold(_ bytes: [UInt8]) {
        held += bytes
        guard held.count > trimSize else { return }
        let kept = tail()
        if kept.count < held.count / 2 { held = Array(kept) }
        // An endless line cannot be trimmed: looking for its start less and less often keeps the work linear.
        trimSize = max(Self.firstTrimSize, held.count * 2)
    }

    private func tail() -> ArraySlice<UInt8> {
        if plan.countsBytes { return held.suffix(plan.count) }
        return held[LineCount.startOfLast(plan.count, in: held, plan.separator)...]
    }

    /// Keeps a file that has been read to its end, for what is written to it later.
    private mutating func follow(_ input: inout InputChain, _ simulation: inout Simulation, _ me: ProcessID) {
        guard let descriptor = input.current else { return }
        // A device is followed, too: `tail -f /dev/null` is how a container is kept running. A pipe has an end.
        switch simulation.openFile(descriptor, of: me)?.kind {
        case .inode, .device: break
        default: return
        }
        let size = simulation.openFile(descriptor, of: me)?.offset ?? 0
        followed.append(Followed(title: input.title, descriptor: descriptor, size: size))
        input.release()
    }

    private mutating func watch(_ simulation: inout Simulation, _ me: ProcessID) -> Step {
        for index in followed.indices {
            let file = followed[index]
            if let now = simulation.size(of: file.descriptor, as: me), now < file.size {
                voice.complain("\(file.title): file truncated", &simulation, me)
                simulation.seek(file.descriptor, to: 0, as: me)
                followed[index].size = 0
            }
            guard case .bytes(let bytes)? = try? simulation.read(file.descriptor, as: me) else { continue }
            followed[index].size += bytes.count
            if plan.hasHeadings { showHeading(file.title) }
            outbox.add(bytes)
            return .again
        }
        return .wait([.time(simulation.world.clock.now + plan.interval)])
    }
}
