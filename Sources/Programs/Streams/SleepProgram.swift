import Kernel
import WorldModel

/// `sleep`
struct SleepProgram: Program {
    private let arguments: [String]
    private let voice: ToolVoice
    private var until: Instant?

    init(arguments: [String], isBusybox: Bool) {
        self.arguments = arguments
        voice = ToolVoice(arguments, isBusybox: isBusybox)
    }

    mutating func step(_ simulation: inout Simulation, _ me: ProcessID) -> Step {
        if let until { return simulation.world.clock.now >= until ? .exit(0) : .wait([.time(until)]) }
        guard let options = voice.parse(arguments.dropFirst(), OptionSpec(""), &simulation, me) else { return .exit(1) }
        guard !options.operands.isEmpty else {
            if !voice.isBusybox { voice.complain("missing operand", &simulation, me) }
            voice.adviseHelp(&simulation, me)
            return .exit(1)
        }
        var total: Int64 = 0
        var isWrong = false
        for word in options.operands {
            if let part = Self.nanoseconds(word) {
                total = min(Self.forever, total + part)
            } else {
                let what = voice.isBusybox ? "number" : "time interval"
                voice.complain("invalid \(what) '\(word)'", &simulation, me)
                isWrong = true
                if voice.isBusybox { break }
            }
        }
        if isWrong {
            if !voice.isBusybox { voice.adviseHelp(&simulation, me) }
            return .exit(1)
        }
        until = simulation.world.clock.now + total
        return .again
    }

    /// Some seventy years.
    private static let forever: Int64 = 1 << 61

    /// Nanoseconds of `1.5`, `2m`, `1h`, `1d`, `infinity`.
    static func nanoseconds(_ word: String) -> Int64? {
        if word == "infinity" || word == "inf" { return forever }
        let units: [Character: Double] = ["s": 1, "m": 60, "h": 3600, "d": 86_400]
        var text = Substring(word)
        var factor = 1.0
        if let last = text.last, let unit = units[last] {
            factor = unit
            text.removeLast()
        }
        guard let number = Double(text), number >= 0, number.isFinite else { return nil }
        return Int64(min(number * factor * 1e9, Double(forever)))
    }
}
