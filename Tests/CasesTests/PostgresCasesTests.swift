import Simulator
import TestSupport
import Testing

/// SQL that is typed at psql gives what PostgreSQL gives. `Scripts/postgres-cases` records `Tests/Cases/postgres`.
@Suite("PostgreSQL answers as it does")
struct PostgresCasesTests {
    static let examples = RecordedScript.load("postgres", client: "psql")

    /// A server that is ready.
    private static let server: Sandbox = {
        var sandbox = Sandbox()
        sandbox.execute("docker run -d --name db -e POSTGRES_PASSWORD=secret postgres:15")
        sandbox.execute("sleep 5")
        return sandbox
    }()

    static func run(_ example: RecordedScript) -> String {
        var sandbox = server
        _ = sandbox.probe(["/usr/bin/createdb", "-U", "postgres", "work"], inContainer: "db")
        _ = sandbox.probe(["/bin/sh", "-c", example.writing], inContainer: "db")
        return sandbox.probe(["/bin/sh", "-c", "psql -X -U postgres work < /tmp/script.sql 2>&1"], inContainer: "db")
            .output
    }

    @Test(arguments: examples) func `psql prints`(_ example: RecordedScript) {
        #expect(Self.run(example) == example.output)
    }

    @Test func `there are as many cases as there were`() {
        #expect(Self.examples.count >= 44)
    }
}
