import Foundation
import Simulator
import TestSupport
import Testing

/// SQL that is typed at psql gives what PostgreSQL gives. `Scripts/postgres-cases` records `Tests/Cases/postgres`.
@Suite("PostgreSQL answers as it does")
struct PostgresCasesTests {
    struct Example: Sendable, CustomTestStringConvertible {
        var name: String
        var script: String
        var output: String

        var testDescription: String { name }
    }

    private static let folder = RecordedCase.folder.appendingPathComponent("postgres")

    static let examples: [Example] = {
        let files = ((try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []).filter {
            $0.hasSuffix(".cases")
        }
        return files.sorted().flatMap { file -> [Example] in
            guard let text = try? String(contentsOf: folder.appendingPathComponent(file), encoding: .utf8) else {
                return []
            }
            return text.components(separatedBy: "\n#### ").dropFirst().map { part in
                let halves = part.components(separatedBy: "\n---- psql\n")
                let head = halves[0].split(separator: "\n", maxSplits: 1, omittingEmptySubsequences: false)
                let lines = (halves.count > 1 ? halves[1] : "").split(separator: "\n", omittingEmptySubsequences: false)
                let output = lines.filter { $0.hasPrefix("|") }.map { $0.dropFirst(2) + "\n" }.joined()
                return Example(
                    name: file.replacingOccurrences(of: ".cases", with: ": ") + head[0],
                    script: head.count > 1 ? head[1] + "\n" : "",
                    output: output)
            }
        }
    }()

    /// A server that is ready.
    private static let server: Sandbox = {
        var sandbox = Sandbox()
        sandbox.execute("docker run -d --name db -e POSTGRES_PASSWORD=secret postgres:15")
        sandbox.execute("sleep 5")
        return sandbox
    }()

    static func run(_ example: Example) -> String {
        var sandbox = server
        _ = sandbox.probe(["/usr/bin/createdb", "-U", "postgres", "work"], inContainer: "db")
        let script = "cat > /tmp/script.sql <<'END-OF-SCRIPT'\n\(example.script)END-OF-SCRIPT\n"
        _ = sandbox.probe(["/bin/sh", "-c", script], inContainer: "db")
        return sandbox.probe(["/bin/sh", "-c", "psql -X -U postgres work < /tmp/script.sql 2>&1"], inContainer: "db")
            .output
    }

    @Test(arguments: examples) func `psql prints`(_ example: Example) {
        #expect(Self.run(example) == example.output)
    }

    @Test func `there are as many cases as there were`() {
        #expect(Self.examples.count >= 44)
    }
}
