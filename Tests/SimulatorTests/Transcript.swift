import Course
import Foundation
import Simulator
import Testing

/// A recorded session with the real Docker: commands with what they printed. See `Tests/Transcripts/transcripts.py`.
struct Transcript: Sendable, CustomTestStringConvertible {
    struct Step: Sendable {
        var command: String
        var output: [String] = []
        var errors: [String] = []
        var status: Int32 = 0
    }

    var name: String
    var images: [String]
    var steps: [Step]

    var testDescription: String { name }

    static let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .appendingPathComponent("Transcripts")

    /// All transcripts of an area, by name.
    static func all(in area: String) -> [Transcript] {
        let files =
            (try? FileManager.default.contentsOfDirectory(atPath: folder.appendingPathComponent(area).path)) ?? []
        return files.filter { $0.hasSuffix(".transcript") }.sorted().compactMap { file in
            let url = folder.appendingPathComponent(area).appendingPathComponent(file)
            guard let text = try? String(contentsOf: url, encoding: .utf8) else { return nil }
            return Transcript(name: String(file.dropLast(11)), text: text)
        }
    }

    init(name: String, text: String) {
        self.name = name
        images = []
        steps = []
        var hasBody = false
        for line in text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init) {
            if line.hasPrefix("$ ") {
                steps.append(Step(command: String(line.dropFirst(2))))
                hasBody = false
            } else if steps.isEmpty {
                if line.hasPrefix("# images:") { images = line.dropFirst(9).split(separator: " ").map(String.init) }
            } else if line.hasPrefix("> ") || line == ">", !hasBody {
                steps[steps.count - 1].command += "\n" + line.dropFirst(2)
            } else if line.hasPrefix("2> ") || line == "2>" {
                hasBody = true
                steps[steps.count - 1].errors.append(String(line.dropFirst(3)))
            } else if line.hasPrefix("? "), let status = Int32(line.dropFirst(2)) {
                steps[steps.count - 1].status = status
            } else if line.hasPrefix("| ") || line == "|" {
                hasBody = true
                steps[steps.count - 1].output.append(String(line.dropFirst(2)))
            }
        }
    }

    /// Replays all steps in a fresh sandbox; gives the numbers (from 1) of those that differ, with what was printed.
    func replay() -> [(step: Int, got: Step)] {
        var sandbox = Sandbox()
        for image in images { sandbox.execute("docker pull -q \(image) >/dev/null 2>&1") }
        var wanted = StepNormaliser()
        var printed = StepNormaliser()
        var failures: [(Int, Step)] = []
        for (index, step) in steps.enumerated() {
            let result = sandbox.execute(step.command)
            let got = Step(
                command: step.command, output: Self.lines(result.output), errors: Self.lines(result.errors),
                status: result.status)
            let a = wanted.normalise(step)
            let b = printed.normalise(got)
            if a != b { failures.append((index + 1, got)) }
        }
        return failures
    }

    private static func lines(_ text: String) -> [String] {
        // A carriage return ends a line too, as it did when the sessions were recorded.
        var scalars: [Unicode.Scalar] = []
        for scalar in text.unicodeScalars {
            if scalar == "\n", scalars.last == "\r" { scalars.removeLast() }
            scalars.append(scalar)
        }
        var plain = String.UnicodeScalarView()
        plain.append(contentsOf: scalars.map { $0 == "\r" ? "\n" : $0 })
        var lines = String(plain).split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
        while lines.last?.isEmpty == true { lines.removeLast() }
        return lines
    }
}

/// Makes the steps of one session comparable.
private struct StepNormaliser {
    private var normaliser = OutputNormaliser()

    mutating func normalise(_ step: Transcript.Step) -> [String] {
        let first = step.command.split(separator: "\n").first ?? ""
        let mark = first.suffix(2)
        var output = BuildProgressText.gathered(step.output.map { line($0) })
        var errors = BuildProgressText.gathered(step.errors.map { line($0) })
        while output.last?.isEmpty == true { output.removeLast() }
        while errors.last?.isEmpty == true { errors.removeLast() }
        if mark == "#~" { return ["status \(step.status)"] }
        if mark == "#?" {
            output.sort()
            errors.sort()
        }
        return output + ["--- errors"] + errors + ["status \(step.status)"]
    }

    private mutating func line(_ text: String) -> String {
        // Where the recording engine kept its data.
        normaliser.line(text.replacing(/\/var\/lib\/oracle-\w+\//, with: "/var/lib/docker/"))
    }
}

/// BuildKit's plain progress with its races taken out: the lines of each step gathered, `[internal]` steps first.
private enum BuildProgressText {
    static func gathered(_ lines: [String]) -> [String] {
        guard lines.contains(where: { $0.contains("[internal] load build definition") && $0.hasPrefix("#") }) else {
            return lines
        }
        var out: [String] = []
        var steps: [Int: [String]] = [:]
        var isDump = false
        for line in lines {
            if let (number, text) = parse(line) {
                if number <= 1, steps.keys.contains(where: { $0 > 1 }) { flush(&steps, into: &out) }
                let cleaned = clean(text)
                if !(steps[number]?.contains(cleaned) ?? false) || cleaned.hasPrefix("<S>") {
                    steps[number, default: []].append(cleaned)
                }
                continue
            }
            if line.isEmpty, !steps.isEmpty { continue }
            flush(&steps, into: &out)
            if line == "------" { isDump.toggle() }
            out.append(isDump ? line.replacing(/^\d+\.\d{3}(?= |$)/, with: "<S>") : line)
        }
        flush(&steps, into: &out)
        return out
    }

    private static func parse(_ line: String) -> (Int, String)? {
        guard let match = line.prefixMatch(of: /#(\d+)(?: |$)/), let number = Int(match.output.1) else { return nil }
        return (number, String(line[match.range.upperBound...]))
    }

    private static func clean(_ text: String) -> String {
        text.replacing(/^\d+\.\d+(?= |$)/, with: "<S>").replacing(/( <S>)? done$/, with: " done")
    }

    private static func flush(_ steps: inout [Int: [String]], into out: inout [String]) {
        guard !steps.isEmpty else { return }
        let order = steps.keys.sorted { a, b in
            func rank(_ number: Int) -> (Int, Int) {
                if number == 0 { return (0, 0) }
                return (steps[number]?.first?.hasPrefix("[internal]") == true ? 1 : 2, number)
            }
            return rank(a) < rank(b)
        }
        for (index, number) in order.enumerated() {
            let lines = steps[number] ?? []
            let done = lines.filter { $0.hasSuffix(" done") || $0.contains("DONE") }
            for line in lines where line != "..." {
                let isRepeated =
                    !line.hasSuffix("done")
                    && done.contains {
                        $0 == line + " done"
                            || (line.hasPrefix("transferring ") && $0.hasPrefix(line.prefix { $0 != ":" }))
                    }
                if !isRepeated { out.append("#\(steps[0] != nil ? index : index + 1) \(line)") }
            }
            out.append("")
        }
        steps = [:]
    }
}
