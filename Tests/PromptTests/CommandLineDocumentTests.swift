import Foundation
import Testing

/// `docs/command-line.md`: its rows are typed by a new learner, one after the other.
@Suite struct CommandLineDocumentTests {
    private struct Row {
        var command: String
        var status: Int32
        /// Keys that the facts may have; the first of them is always there.
        var keys: [String]
    }

    private static let rows: [Row] = {
        let page = PromptTests.root.appendingPathComponent("docs/command-line.md")
        let text = (try? String(contentsOf: page, encoding: .utf8)) ?? ""
        return text.split(separator: "\n").compactMap { line in
            let cells = line.split(separator: "|", omittingEmptySubsequences: false).map {
                $0.trimmingCharacters(in: .whitespaces)
            }
            guard cells.count == 5, cells[1].hasPrefix("`drydock "), let status = Int32(cells[2]) else { return nil }
            let quoted = cells[3].split(separator: "`", omittingEmptySubsequences: false)
            let keys = quoted.indices.filter { $0 % 2 == 1 }.map { String(quoted[$0]) }
            return Row(command: String(cells[1].dropFirst().dropLast()), status: status, keys: keys)
        }
    }()

    @Test("every row ends with its status, and finds what it says")
    func rowsAreTrue() throws {
        try PromptTests.withFolder { folder in
            #expect(Self.rows.count > 60)
            for row in Self.rows {
                let (output, status) = try Self.run(Self.withJSON(row.command), in: folder)
                #expect(status == row.status, "\(row.command)\n\(output)")
                let answer = try JSONSerialization.jsonObject(with: Data(output.utf8)) as? [String: Any] ?? [:]
                #expect(Set(answer.keys) == ["line", "room", "status", "text", "facts"], "\(row.command)")
                #expect((answer["status"] as? Int).map(Int32.init) == status, "\(row.command)")
                let facts = (answer["facts"] as? [String: Any] ?? [:]).keys.sorted()
                #expect(Set(facts).isSubset(of: row.keys), "\(row.command): \(facts)")
                if let first = row.keys.first { #expect(facts.contains(first), "\(row.command): \(facts)") }
            }
        }
    }

    @Test("every word of the prompt has a row")
    func allWords() throws {
        try PromptTests.withFolder { folder in
            let (output, _) = try Self.run("drydock type --json help", in: folder)
            let answer = try JSONSerialization.jsonObject(with: Data(output.utf8)) as? [String: Any]
            let words = (answer?["facts"] as? [String: Any])?["words"] as? [[String: String]] ?? []
            let typed = Self.rows.map { $0.command.split(separator: " ").filter { $0 != "type" }[1] }
            #expect(words.count > 40)
            for word in words.compactMap({ $0["word"] }) { #expect(typed.contains(Substring(word)), "\(word)") }
        }
    }

    @Test("text has no prompt around it, programs read standard input, and wrong commands are named")
    func text() throws {
        try PromptTests.withFolder { folder in
            func expect(_ command: String, _ output: String, _ status: Int32 = 0) throws {
                let result = try Self.run(command, in: folder)
                #expect(result.output == output && result.status == status, "\(command): \(result)")
            }
            try expect("drydock type 'printf one'", "one")
            try expect("drydock type 'echo two; false || (exit 3)'", "two\n", 3)
            try expect("drydock type 'exit 4'; drydock type 'exec false'; drydock type echo back", "exit\nback\n")
            try expect("drydock type pwd", "/home/you\n")
            try expect("drydock type docker pull -q alpine", "docker.io/library/alpine:latest\n")
            try expect("printf 'three\\nfour\\n' | drydock type 'docker run -i --rm alpine wc -l'", "2\n")
            try expect("drydock type 'cd /tmp'; drydock type pwd", "/tmp\n")
            try expect("drydock undo", "Back before: cd /tmp\n")
            try expect("drydock redo; drydock type pwd", "Done again: cd /tmp\n/tmp\n")
            try expect("drydock type sleep 100000; drydock type echo awake", "awake\n")
            let wrong = try Self.run("drydock mapp 2>&1", in: folder)
            #expect(wrong.output.hasPrefix("drydock: there is no command mapp. Did you mean map?\n"))
            #expect(wrong.status == 64)
        }
    }

    @Test("bash completes words of the prompt and names of the sandbox behind drydock type")
    func completions() throws {
        try PromptTests.withFolder { folder in
            _ = try Self.run("drydock type docker run -d --name web alpine sleep 99", in: folder)
            _ = try Self.run("drydock type --profile ada docker volume create hers", in: folder)
            let (output, status) = try Self.run(
                """
                source <(drydock --generate-completion-script bash)
                offer() {
                    COMP_WORDS=("$@") COMP_CWORD=$(($# - 1)) COMP_LINE="$*" COMP_POINT=${#COMP_LINE} COMPREPLY=()
                    _drydock
                    echo "${COMPREPLY[*]}"
                }
                offer drydock type timel
                offer drydock type docker sto
                offer drydock type docker stop w
                offer drydock type docker run --network-
                offer drydock type --profile ada docker volume rm ""
                """, in: folder)
            #expect(output == "timeline\nstop\nweb\n--network-alias\nhers\n" && status == 0, "\(output)")
        }
    }

    /// `drydock map` as `drydock map --json`, and `drydock type …` as `drydock type --json …`.
    private static func withJSON(_ command: String) -> String {
        let words = command.split(separator: " ", maxSplits: 2, omittingEmptySubsequences: false).map(String.init)
        return ([words[0], words[1], "--json"] + words.dropFirst(2)).joined(separator: " ")
    }

    private static func run(_ command: String, in folder: URL) throws -> (output: String, status: Int32) {
        let process = Process()
        process.executableURL = URL(fileURLWithPath: "/bin/bash")
        process.arguments = ["-c", "drydock() { \"$DRYDOCK\" \"$@\"; }; \(command)"]
        process.currentDirectoryURL = folder
        process.environment = [
            "DRYDOCK": try PromptTests.program(), "XDG_DATA_HOME": folder.appendingPathComponent("data").path,
            "HOME": folder.path, "PATH": "/usr/bin:/bin", "LC_ALL": "C.UTF-8",
        ]
        let pipe = Pipe()
        process.standardInput = FileHandle.nullDevice
        process.standardOutput = pipe
        try process.run()
        let output = String(decoding: pipe.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
        process.waitUntilExit()
        return (output, process.terminationStatus)
    }
}
