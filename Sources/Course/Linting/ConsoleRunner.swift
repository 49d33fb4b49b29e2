import Simulator

/// Runs the console blocks of a lesson in one sandbox, in order.
package struct ConsoleRunner {
    private var sandbox: Sandbox

    /// A sandbox prepared by the lesson's start script.
    package init(_ lesson: Lesson, seed: UInt64 = 1) {
        sandbox = Sandbox(seed: seed, mergesErrors: true)
        if !lesson.start.isEmpty { sandbox.probe(lesson.start) }
    }

    /// Runs one step: the lines it prints, and its status.
    package mutating func run(_ step: ConsoleBlock.Step) -> (lines: [String], status: Int32) {
        let result = sandbox.execute(step.command)
        var lines = result.output.split(separator: "\n", omittingEmptySubsequences: false).map { line in
            String(line.last == "\r" ? line.dropLast() : line)
        }
        while lines.last?.isEmpty == true { lines.removeLast() }
        return (lines, result.status)
    }
}

/// Compares what is written in a lesson with what is printed.
enum OutputComparison {
    /// Whether the lines match; `...` alone on a line stands for any number of lines.
    static func matches(_ written: [String], _ printed: [String]) -> Bool {
        var left = OutputNormaliser()
        var right = OutputNormaliser()
        let hasGaps = written.contains("...")
        // Identities are numbered by first appearance, which a gap hides; then only their kind is compared.
        let pattern = written.map { $0 == "..." ? "..." : plain(left.line($0), hasGaps) }
        let text = printed.map { plain(right.line($0), hasGaps) }
        return match(pattern[...], text[...])
    }

    private static func plain(_ line: String, _ hasGaps: Bool) -> String {
        hasGaps ? line.replacing(/<(ID|PORT)\d+>/, with: { "<\($0.output.1)>" }) : line
    }

    private static func match(_ pattern: ArraySlice<String>, _ text: ArraySlice<String>) -> Bool {
        guard let first = pattern.first else { return text.isEmpty }
        guard first == "..." else {
            guard let line = text.first, line == first else { return false }
            return match(pattern.dropFirst(), text.dropFirst())
        }
        let rest = pattern.dropFirst()
        return (text.startIndex...text.endIndex).contains { match(rest, text[$0...]) }
    }
}
