import Simulator
import TestSupport
import Testing

/// SQL that is given to MariaDB's client gives what MariaDB gives. `Scripts/mysql-cases` records `Tests/Cases/mysql`.
@Suite("MariaDB answers as it does")
struct MySQLCasesTests {
    static let examples = RecordedScript.load("mysql", client: "mysql")

    /// A server of the recorded version that is ready.
    private static let server: Sandbox = {
        var sandbox = Sandbox()
        sandbox.execute("docker run -d --name db -e MARIADB_ROOT_PASSWORD=secret mariadb:10.11")
        sandbox.execute("sleep 5")
        return sandbox
    }()

    static func run(_ example: RecordedScript) -> String {
        var sandbox = server
        _ = sandbox.probe(["/usr/bin/mariadb", "-psecret", "-e", "CREATE DATABASE work"], inContainer: "db")
        _ = sandbox.probe(["/bin/sh", "-c", example.writing], inContainer: "db")
        let client = "mariadb -psecret -t -vv --force work < /tmp/script.sql > /tmp/out 2> /tmp/errors"
        return sandbox.probe(["/bin/sh", "-c", "\(client); cat /tmp/out /tmp/errors"], inContainer: "db").output
    }

    @Test(arguments: examples) func `the client prints`(_ example: RecordedScript) {
        #expect(Self.run(example) == example.output)
    }

    @Test func `there are as many cases as there were`() {
        #expect(Self.examples.count >= 39)
    }
}
