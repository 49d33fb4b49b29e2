import Foundation
import Simulator
import TestSupport
import Testing

/// Python programs print what CPython prints. `Scripts/python-cases` records `Tests/Cases/python`.
@Suite("Python programs print what they print with CPython")
struct PythonCasesTests {
    /// A program with what came of it.
    struct Example: Sendable {
        var name: String
        var script = ""
        var output = ""
        /// The whole standard error, or only its last line.
        var errors: String?
        var lastError: String?
        var status: Int32 = 0
    }

    private static let folder = RecordedCase.folder.appendingPathComponent("python")

    static let files: [String] =
        ((try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []).filter { $0.hasSuffix(".cases") }
        .sorted()

    static func load(_ file: String) throws -> [Example] {
        let text = try String(contentsOf: folder.appendingPathComponent(file), encoding: .utf8)
        var examples: [Example] = []
        var script: [Substring] = []
        var isScript = true
        for line in text.split(separator: "\n", omittingEmptySubsequences: false) {
            if line.hasPrefix("#### ") {
                examples.append(Example(name: String(line.dropFirst(5))))
                script = []
                isScript = true
            } else if examples.isEmpty {
                continue
            } else if line.hasPrefix("---- ") {
                examples[examples.count - 1].script = script.joined(separator: "\n") + "\n"
                isScript = false
            } else if isScript {
                script.append(line)
            } else {
                take(line, &examples[examples.count - 1])
            }
        }
        return examples
    }

    private static func take(_ line: Substring, _ example: inout Example) {
        if line.hasPrefix("|-") {
            example.output += line.dropFirst(3)
        } else if line.hasPrefix("|") {
            example.output += line.dropFirst(2) + "\n"
        } else if line.hasPrefix("!!") {
            example.errors = (example.errors ?? "") + line.dropFirst(3) + "\n"
        } else if line.hasPrefix("!") {
            example.lastError = String(line.dropFirst(2))
        } else if line.hasPrefix("?") {
            example.status = Int32(line.dropFirst(2)) ?? -1
        }
    }

    /// A container of the image, in which the programs run.
    private static let container: Sandbox = {
        var sandbox = Sandbox()
        sandbox.execute("docker run -d --name box -e GREETING=hello python:3.12-slim sleep 1000000")
        _ = sandbox.probe(["/bin/mkdir", "-p", "/app"], inContainer: "box")
        return sandbox
    }()

    static func run(_ example: Example, budget: Int = 100_000) -> Sandbox.Result {
        var sandbox = container
        _ = sandbox.probe(
            ["/bin/sh", "-c", "cat > /app/script.py <<'END-OF-SCRIPT'\n\(example.script)END-OF-SCRIPT\n"],
            inContainer: "box")
        return sandbox.probe(
            ["/bin/sh", "-c", "GREETING=hello HOME=/root python3 script.py < /dev/null"], inContainer: "box",
            workingDirectory: "/app", budget: budget)
    }

    private static func agrees(_ found: Sandbox.Result, _ example: Example) -> Bool {
        guard found.output == example.output, found.status == example.status else { return false }
        if let errors = example.errors, found.errors != errors { return false }
        if let last = example.lastError, String(found.errors.split(separator: "\n").last ?? "") != last { return false }
        return true
    }

    private static let list = RecordedCase.folder.appendingPathComponent("python-not-passing.txt")

    private static let notPassing: Set<String> = {
        let text = try? String(contentsOf: list, encoding: .utf8)
        return Set((text ?? "").split(separator: "\n").map(String.init).filter { !$0.hasPrefix("#") })
    }()

    @Test(arguments: files)
    func recorded(_ file: String) throws {
        for example in try Self.load(file) {
            let found = Self.run(example)
            let label = "\(file.dropLast(6)): \(example.name)"
            if Self.notPassing.contains(label) {
                #expect(
                    !Self.agrees(found, example), "\(label) passes now: take it from Tests/Cases/python-not-passing.txt"
                )
            } else if !Self.agrees(found, example) {
                Issue.record(
                    "\(label)\n\(example.script)\n--- printed:\n\(found.output)\(found.errors)(\(found.status))")
            }
        }
    }
}

/// Programs that are damaged in any way end with an error and never take Drydock with them.
@Suite("Damaged Python programs")
struct PythonFuzzTests {
    @Test(arguments: 1...4 as ClosedRange<UInt64>)
    func damaged(_ seed: UInt64) throws {
        var random = TestRandom(seed: seed)
        let scripts = try PythonCasesTests.files.flatMap { try PythonCasesTests.load($0).map(\.script) }
        for _ in 0..<60 {
            var bytes = Array(random.pick(scripts).utf8)
            if random.below(3) == 0 {
                // A piece of one program in the middle of another.
                let other = Array(random.pick(scripts).utf8)
                let from = random.below(other.count)
                let piece = other[from..<min(other.count, from + random.below(40))]
                bytes.insert(contentsOf: piece, at: random.below(bytes.count + 1))
            } else {
                bytes = random.mutated(bytes)
            }
            let example = PythonCasesTests.Example(name: "", script: String(decoding: bytes, as: UTF8.self))
            let found = PythonCasesTests.run(example, budget: 3_000)
            #expect(found.status >= 0)
        }
    }
}
