import CommandSyntax
import Engine
import WorldModel

/// BuildKit's display on a terminal: a line for each step, kept up to date, with the last lines that a running step has
/// printed below it (buildkit, `util/progress/progressui`).
struct TerminalProgress: Equatable {
    private var jobs: [Job] = []
    private var began: Instant?
    /// Lines that stand on the screen below the first.
    private var drawn: Int?

    private struct Job: Equatable {
        var name: String
        /// A part of the step before it, such as a transfer.
        var isPart = false
        var start: Instant
        /// Nanoseconds that it took, once it is over.
        var taken: Int64?
        var hasFailed = false
        var output: [String] = []
    }

    /// The size of the screen, and whether it may be coloured.
    struct Screen: Equatable {
        var rows = 24
        var columns = 80
        var isColoured = true
    }

    private static let shownOutput = 6

    /// The text that brings the screen up to date.
    ///
    /// - Parameter isLast: nothing follows: all lines are shown, however many they are.
    mutating func text(_ progress: [BuildProgress], at now: Instant, on screen: Screen, isLast: Bool) -> String {
        if began == nil { began = now }
        for item in progress { take(item, now) }
        return draw(screen, now, isLast)
    }

    // MARK: What happens

    private mutating func take(_ progress: BuildProgress, _ now: Instant) {
        let step = jobs.lastIndex { !$0.isPart }
        switch progress {
        case .begin(let title): jobs.append(Job(name: title, start: now))
        case .status(let text): takePart(text, now)
        case .output(let bytes):
            guard let step else { return }
            let lines = String(decoding: bytes, as: UTF8.self).split(separator: "\n").map(String.init)
            jobs[step].output = (jobs[step].output + lines).suffix(Self.shownOutput)
        case .cached:
            guard let step else { return }
            jobs[step].name = "CACHED " + jobs[step].name
            end(step, 0)
        case .done(let taken):
            guard let step else { return }
            end(step, taken)
        case .failed:
            guard let step else { return }
            jobs[step].name = "ERROR " + jobs[step].name
            jobs[step].hasFailed = true
            end(step, now - jobs[step].start)
        }
    }

    private mutating func end(_ step: Int, _ taken: Int64) {
        for index in jobs.indices[step...] where jobs[index].taken == nil {
            jobs[index].taken = index == step ? taken : now(taken, of: index, step)
        }
        jobs[step].output = []
    }

    /// A part that has not told its end took as long as was left of its step.
    private func now(_ taken: Int64, of part: Int, _ step: Int) -> Int64 {
        max(0, jobs[step].start + taken - jobs[part].start)
    }

    /// `transferring context: 2B done`: its size and end take the place of what stood there.
    private mutating func takePart(_ text: String, _ now: Instant) {
        var words = text.split(separator: " ").map(String.init)
        var taken: Int64?
        if words.last == "done" {
            words.removeLast()
            taken = 0
            if let last = words.last, last.hasSuffix("s"), let seconds = Double(last.dropLast()) {
                words.removeLast()
                taken = Int64(seconds * 1e9)
            }
        }
        let name = words.joined(separator: " ")
        let key = words.prefix(2).joined(separator: " ")
        let step = jobs.lastIndex { !$0.isPart } ?? 0
        let known = jobs.indices.last {
            $0 > step && jobs[$0].isPart && jobs[$0].taken == nil && jobs[$0].name.hasPrefix("=> " + key)
        }
        if let known {
            jobs[known].name = "=> " + name
            jobs[known].taken = taken.map { max($0, now - jobs[known].start) }
        } else {
            jobs.append(Job(name: "=> " + name, isPart: true, start: now, taken: taken))
        }
    }

    // MARK: The screen

    private mutating func draw(_ screen: Screen, _ now: Instant, _ isLast: Bool) -> String {
        let steps = jobs.filter { !$0.isPart }
        let done = steps.count { $0.taken != nil }
        let isFinished = isLast && done == steps.count && done > 0
        let seconds = NumberText.fixed(Double(now - (began ?? now)) / 1e9, fractionDigits: 1)
        let head = "[+] Building \(seconds)s (\(done)/\(steps.count))\(isFinished ? " FINISHED" : "")"
        var lines: [String] = []
        for job in jobs { lines += rows(job, now, screen) }
        if !isLast { lines = lines.suffix(max(1, screen.rows - 2)) }
        var text = drawn.map { "\u{1B}[\($0 + 1)A" } ?? ""
        text += "\u{1B}[0G\u{1B}[?25l" + Self.aligned(head, "docker:default\n", screen.columns) + lines.joined()
        // What stood there and is gone leaves no trace.
        let gone = max(0, (drawn ?? 0) - lines.count)
        if gone > 0 { text += String(repeating: "\u{1B}[2K\n", count: gone) + "\u{1B}[\(gone)A" }
        drawn = lines.count
        return text + "\u{1B}[?25h"
    }

    private func rows(_ job: Job, _ now: Instant, _ screen: Screen) -> [String] {
        var seconds = Double(job.taken ?? (now - job.start)) / 1e9
        if seconds < 0.05 { seconds = 0 }
        let timer = " \(NumberText.fixed(seconds, fractionDigits: 1))s\n"
        let room = screen.columns - " => ".count - timer.count - 1
        guard room >= 12 else { return [] }
        var row = Self.aligned(" => " + job.name.prefix(room), timer, screen.columns)
        if job.taken != nil, screen.isColoured {
            row = (job.hasFailed ? "\u{1B}[31m" : "\u{1B}[34m") + row + "\u{1B}[0m"
        }
        let output = job.output.map { line in
            let text = " => => # " + line.prefix(max(0, screen.columns - 10)) + "\n"
            return screen.isColoured ? "\u{1B}[2m" + text + "\u{1B}[0m" : text
        }
        return [row] + output
    }

    /// Two texts at the left and right edges.
    private static func aligned(_ left: String, _ right: String, _ columns: Int) -> String {
        left + String(repeating: " ", count: max(0, columns - right.count - 1 - left.count)) + " " + right
    }
}
