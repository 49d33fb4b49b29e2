import CommandSyntax
import Engine
import WorldModel

/// Plain progress: numbered steps, a line for everything that happens.
struct PlainProgress: Equatable {
    private var number = 0
    private var began = Instant(seconds: 0)
    /// Whether a step has ended: an empty line follows, unless it was the last.
    private var hasEnded = false
    /// What the present step has printed, with times, for the excerpt after a failure.
    private(set) var dump: [String] = []

    mutating func text(_ progress: [BuildProgress], at now: Instant) -> String {
        progress.map { gap(before: $0) + line(for: $0, now) }.joined()
    }

    private mutating func gap(before progress: BuildProgress) -> String {
        defer {
            switch progress {
            case .done, .cached: hasEnded = true
            default: hasEnded = false
            }
        }
        return hasEnded ? "\n" : ""
    }

    private mutating func line(for progress: BuildProgress, _ now: Instant) -> String {
        switch progress {
        case .begin(let title):
            number += 1
            began = now
            dump = []
            return "#\(number) \(title)\n"
        case .status(let text): return "#\(number) \(text)\n"
        case .cached: return "#\(number) CACHED\n"
        case .done(let nanoseconds):
            return "#\(number) DONE \(NumberText.fixed(Double(nanoseconds) / 1e9, fractionDigits: 1))s\n"
        case .failed(let message): return "#\(number) ERROR: \(message)\n"
        case .output(let bytes):
            let time = NumberText.fixed(Double(now - began) / 1e9 + 0.1, fractionDigits: 3)
            var lines = String(decoding: bytes, as: UTF8.self).split(separator: "\n", omittingEmptySubsequences: false)
            if lines.last?.isEmpty == true { lines.removeLast() }
            dump += lines.map { "\(time) \($0)" }
            return lines.map { "#\(number) \(time) \($0)\n" }.joined()
        }
    }
}
