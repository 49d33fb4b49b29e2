import Foundation
import Testing

@Suite struct RedisTests {
    /// What the real `redis-cli --no-raw` answered, a command after `> ` and its answer below.
    private static var session: String {
        get throws {
            let folder = URL(filePath: #filePath).deletingLastPathComponent()
            return try String(contentsOf: folder.appending(path: "Recorded/redis.session"), encoding: .utf8)
        }
    }

    @Test func answersAsTheRealOne() throws {
        let session = try Self.session
        let commands = session.split(separator: "\n").filter { $0.hasPrefix("> ") }.map { $0.dropFirst(2) }
        #expect(commands.count > 120)
        var host = HostFixture()
        let script =
            "redis-server >/dev/null & sleep 1\nwhile read -r line; do echo \"> $line\"\n"
            + "printf '%s\\n' \"$line\" | redis-cli --no-raw; done <<'SESSION'\n"
        let outcome = host.run(script + commands.joined(separator: "\n") + "\nSESSION\nkill %1\n")
        // A difference is shown with the command that it belongs to.
        let answers = outcome.output.components(separatedBy: "\n> ")
        for (ours, real) in zip(answers, session.components(separatedBy: "\n> ")) {
            #expect(ours.trimmingCharacters(in: .newlines) == real.trimmingCharacters(in: .newlines))
        }
        #expect(answers.count == commands.count, "\(outcome.errors)")
    }

    @Test(
        "keeps its data, asks for its password, and says why it cannot",
        arguments: [
            (
                "redis-cli set a 1; redis-cli shutdown; wait; redis-server >/dev/null & sleep 1; redis-cli get a",
                "OK\n1\n"
            ),
            (
                "redis-cli set a 1; redis-cli shutdown nosave; wait; redis-server >/dev/null & sleep 1; redis-cli get a",
                "OK\n\n"
            ),
            (
                "redis-cli set a 1; redis-cli save; kill -9 %1; wait; redis-server >/dev/null & sleep 1; redis-cli get a",
                "OK\nOK\n1\n"
            ),
            ("redis-cli set a 1 EX 5; sleep 4; redis-cli ttl a; sleep 2; redis-cli ttl a", "OK\n1\n-2\n"),
            ("redis-cli -n 3 set a 1; redis-cli -n 3 dbsize; redis-cli dbsize", "OK\n1\n0\n"),
            ("redis-cli config get appendonly; redis-cli config get 'append*' | wc -l", "appendonly\nno\n4\n"),
            ("printf 'PING\\r\\nECHO hi\\r\\nQUIT\\r\\n' | nc -N localhost 6379", "+PONG\r\n$2\r\nhi\r\n+OK\r\n"),
            ("redis-cli -p 1 ping; echo $?", "1\n"),
            (
                "redis-cli bogus; redis-cli -e --no-raw bogus; echo $?",
                "ERR unknown command 'bogus', with args beginning with: \n\n(error) ERR unknown command 'bogus', with args beginning with: \n1\n"
            ),
        ])
    func session(script: String, output: String) {
        var host = HostFixture()
        let outcome = host.run("cd /tmp; redis-server >/dev/null & sleep 1\n" + script + "\nkill %% 2>/dev/null")
        #expect(outcome.output == output, "\(outcome.errors)")
    }

    @Test func appendsEveryChange() {
        var host = HostFixture()
        let outcome = host.run(
            """
            cd /tmp; redis-server --appendonly yes --requirepass secret >/dev/null & sleep 1
            redis-cli get a; redis-cli -a secret --no-auth-warning set a 1
            kill -9 %1; wait
            redis-server --appendonly yes > /tmp/log & sleep 1; redis-cli get a; grep -c 'append only file' /tmp/log
            kill %2
            """)
        #expect(outcome.output == "NOAUTH Authentication required.\n\nOK\n1\n1\n", "\(outcome.errors)")
    }

    @Test(
        "bytes of no sense do not stop it",
        arguments: ["*999999999999\\r\\n", "$99999999999999999999\\r\\n", "\\0\\n", "*-1\\r\\n"])
    func withstandsBytes(bytes: String) {
        var host = HostFixture()
        let nested = String(repeating: "*1\\r\\n", count: 2_000)
        let outcome = host.run(
            """
            redis-server >/dev/null & sleep 1
            printf '\(bytes)' | nc -N localhost 6379 | wc -c
            printf '\(nested)' | nc -N localhost 6379 | wc -c
            redis-cli ping; kill %1
            """)
        #expect(outcome.output.hasSuffix("PONG\n"), "\(outcome.errors)")
    }
}
