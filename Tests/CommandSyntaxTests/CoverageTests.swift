import CommandSyntax
import Foundation
import Testing

@testable import DockerCLI

/// `docs/coverage.md` says what the simulation makes of every command and flag. It is written from the command table, whose
/// help pages are held against the recorded ones, and from what the verbs read. `RECORD=1` writes it anew.
@Suite struct CoverageTests {
    private static let root = URL(fileURLWithPath: #filePath)
        .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
    private static let page = root.appendingPathComponent("docs/coverage.md")

    private static var text: String {
        var text = """
            # What of Docker's command line is simulated

            Written by a test from the command table; do not edit. A flag that is not mentioned is simulated.

            | Command | | Flags without effect, or refused |
            |---|---|---|

            """
        for command in Coverage.commands where !command.isHidden {
            var notes: [String: [String]] = [:]
            if case .simulated = Coverage.treatment(of: command) {
                for flag in command.flags where !flag.isHidden {
                    switch Coverage.treatment(of: flag, command) {
                    case .simulated: break
                    case .withoutEffect(let why):
                        notes["without effect (\(why))", default: []].append("`--\(flag.name)`")
                    case .refused(let why): notes["refused (\(why))", default: []].append("`--\(flag.name)`")
                    }
                }
            }
            let state =
                switch Coverage.treatment(of: command) {
                case .simulated: "simulated"
                case .withoutEffect(let why): "without effect: \(why)"
                case .refused(let why): "refused: \(why)"
                }
            let column = notes.sorted { $0.key < $1.key }
                .map { "\($0.value.sorted().joined(separator: " ")): \($0.key)" }.joined(separator: "; ")
            text += "| `\(command.path)` | \(state) | \(column) |\n"
        }
        return text
    }

    @Test("docs/coverage.md tells the truth")
    func pageIsCurrent() throws {
        if ProcessInfo.processInfo.environment["RECORD"] != nil {
            try Self.text.write(to: Self.page, atomically: true, encoding: .utf8)
        }
        let written = try String(contentsOf: Self.page, encoding: .utf8)
        let isCurrent = written == Self.text
        #expect(isCurrent, "run RECORD=1 ./test --filter CoverageTests")
    }

    @Test("a flag that no verb reads is not called simulated")
    func flagsAreRead() throws {
        let sources = Self.root.appendingPathComponent("Sources/DockerCLI")
        let files =
            FileManager.default.enumerator(at: sources, includingPropertiesForKeys: nil)?.compactMap { $0 as? URL }
            ?? []
        let code = try files.filter { $0.pathExtension == "swift" && !$0.path.contains("CommandTable") }
            .map { try String(contentsOf: $0, encoding: .utf8) }.joined()
        for command in Coverage.commands {
            guard case .simulated = Coverage.treatment(of: command) else { continue }
            for flag in command.flags where flag.name != "help" && !flag.isHidden {
                guard case .simulated = Coverage.treatment(of: flag, command) else { continue }
                #expect(code.contains("\"\(flag.name)\""), "\(command.path) --\(flag.name)")
            }
        }
    }
}
