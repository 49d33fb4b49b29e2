import Foundation
import Simulator
import TestSupport
import Testing

/// What `docker create` says to values of its flags, held against tables made with docker/cli's own parsers.
@Suite("values of flags", .enabled(if: RecordedTable.isAvailable, "the recorded tables are not beside this checkout"))
struct FlagValueTests {
    struct Row: Decodable {
        var input: String?
        var error: String?

        enum Keys: String, CodingKey {
            case input = "in"
            case error
        }

        init(from decoder: any Decoder) throws {
            let row = try decoder.container(keyedBy: Keys.self)
            // Some tables give an object; their values go to other flags as well.
            input = try? row.decode(String.self, forKey: .input)
            error = try row.decodeIfPresent(String.self, forKey: .error)
        }
    }

    private struct Table: Decodable { var cases: [Row] }

    @Test(
        "a value is refused with Docker's words, or taken",
        arguments: [
            ("cli-opt-cpus", "--cpus"), ("cli-opt-dns-search", "--dns-search"), ("cli-opt-env", "--env"),
            ("cli-opt-gpus", "--gpus"), ("cli-opt-label", "--label"), ("cli-opt-ip-address", "--dns"),
            ("cli-opt-extra-host", "--add-host"), ("cli-opt-link", "--link"), ("cli-opt-ulimit", "--ulimit"),
            ("cli-opt-mount", "--mount"), ("cli-opt-network", "--network"), ("cli-opt-mem-bytes", "--memory"),
            ("cli-run-attach", "--attach"), ("cli-opt-restart-policy", "--restart"),
        ])
    func value(_ table: String, _ flag: String) throws {
        let rows = try JSONDecoder().decode(Table.self, from: Data(RecordedTable(table).text.utf8)).cases
        #expect(rows.count > 2)
        var sandbox = Sandbox()
        sandbox.execute("docker pull -q alpine")
        for row in rows {
            guard let value = row.input else { continue }
            let result = sandbox.probe("docker create \(flag) '\(value)' alpine")
            if let error = row.error {
                #expect(result.status == 125 && result.errors.contains(error), "\(value)")
            } else {
                // What the client takes may still be refused: by the daemon, or by a later check of another kind.
                let isTaken = result.status == 0 || !result.errors.hasPrefix("invalid argument")
                #expect(isTaken, "\(value): \(result.errors)")
            }
        }
    }
}
