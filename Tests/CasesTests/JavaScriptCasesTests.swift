import Simulator
import TestSupport
import Testing

/// JavaScript programs print what Node 20 prints. `Scripts/language-cases` records `Tests/Cases/javascript`.
@Suite("JavaScript programs print what they print with Node")
struct JavaScriptCasesTests {
    static let files = RecordedProgram.files("javascript")

    /// A container of the image, in which the programs run. The programs were recorded with this version.
    private static let container: Sandbox = {
        var sandbox = Sandbox()
        sandbox.execute("docker run -d --name box -e GREETING=hello -e NODE_VERSION=20.20.2 node:20 sleep 1000000")
        _ = sandbox.probe(["/bin/mkdir", "-p", "/app"], inContainer: "box")
        return sandbox
    }()

    static func run(_ script: String, budget: Int = 1_000_000) -> Sandbox.Result {
        var sandbox = container
        let name = script.hasPrefix("// module\n") ? "script.mjs" : "script.js"
        _ = sandbox.probe(
            ["/bin/sh", "-c", "cat > /app/\(name) <<'END-OF-SCRIPT'\n\(script)END-OF-SCRIPT\n"], inContainer: "box")
        return sandbox.probe(
            ["/bin/sh", "-c", "HOME=/root node \(name) < /dev/null"], inContainer: "box", workingDirectory: "/app",
            budget: budget)
    }

    /// The line that names the error.
    private static func telling(_ lines: [Substring]) -> Substring? {
        lines.first { $0.prefixMatch(of: /(\w*Error|Uncaught|Error)\b/) != nil } ?? lines.last
    }

    @Test(arguments: files)
    func recorded(_ file: String) throws {
        try RecordedProgram.check("javascript", file, telling: Self.telling, run: { Self.run($0) })
    }
}

/// Programs that are damaged in any way end with an error and never take Drydock with them.
@Suite("Damaged JavaScript programs")
struct JavaScriptFuzzTests {
    @Test(arguments: 1...4 as ClosedRange<UInt64>)
    func damaged(_ seed: UInt64) throws {
        var random = TestRandom(seed: seed)
        let scripts = try JavaScriptCasesTests.files.flatMap {
            try RecordedProgram.load("javascript", $0).map(\.script)
        }
        for _ in 0..<60 {
            let found = JavaScriptCasesTests.run(random.damaged(scripts), budget: 3_000)
            #expect(found.status >= 0)
        }
    }
}
