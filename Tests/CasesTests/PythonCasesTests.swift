import Simulator
import TestSupport
import Testing

/// Python programs print what CPython prints. `Scripts/language-cases` records `Tests/Cases/python`.
@Suite("Python programs print what they print with CPython")
struct PythonCasesTests {
    static let files = RecordedProgram.files("python")

    /// A container of the image, in which the programs run.
    private static let container: Sandbox = {
        var sandbox = Sandbox()
        sandbox.execute("docker run -d --name box -e GREETING=hello python:3.12-slim sleep 1000000")
        _ = sandbox.probe(["/bin/mkdir", "-p", "/app"], inContainer: "box")
        return sandbox
    }()

    static func run(_ script: String, budget: Int = 100_000) -> Sandbox.Result {
        var sandbox = container
        _ = sandbox.probe(
            ["/bin/sh", "-c", "cat > /app/script.py <<'END-OF-SCRIPT'\n\(script)END-OF-SCRIPT\n"],
            inContainer: "box")
        return sandbox.probe(
            ["/bin/sh", "-c", "GREETING=hello HOME=/root python3 script.py < /dev/null"], inContainer: "box",
            workingDirectory: "/app", budget: budget)
    }

    @Test(arguments: files)
    func recorded(_ file: String) throws {
        try RecordedProgram.check("python", file, telling: { $0.last }, run: { Self.run($0, budget: 400_000) })
    }
}

/// Programs that are damaged in any way end with an error and never take Drydock with them.
@Suite("Damaged Python programs")
struct PythonFuzzTests {
    @Test(arguments: 1...4 as ClosedRange<UInt64>)
    func damaged(_ seed: UInt64) throws {
        var random = TestRandom(seed: seed)
        let scripts = try PythonCasesTests.files.flatMap { try RecordedProgram.load("python", $0).map(\.script) }
        for _ in 0..<60 {
            let found = PythonCasesTests.run(random.damaged(scripts), budget: 3_000)
            #expect(found.status >= 0)
        }
    }
}

extension TestRandom {
    /// One of some texts with damage: bytes changed, or a piece of another in its middle.
    mutating func damaged(_ texts: [String]) -> String {
        var bytes = Array(pick(texts).utf8)
        if below(3) == 0 {
            let other = Array(pick(texts).utf8)
            let from = below(other.count)
            let piece = other[from..<min(other.count, from + below(40))]
            bytes.insert(contentsOf: piece, at: below(bytes.count + 1))
        } else {
            bytes = mutated(bytes)
        }
        return String(decoding: bytes, as: UTF8.self)
    }
}
