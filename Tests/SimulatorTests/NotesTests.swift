import Foundation
import Simulator
import Testing

/// The command lines of the learner's notes (`Tests/Notes`) do what the notes say.
@Suite struct NotesTests {
    /// A command, a command that looks at what it did, and what that prints.
    struct Line: Sendable, CustomStringConvertible {
        var command: String
        var look: String
        var output: String

        var description: String { command }
    }

    private static let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .appendingPathComponent("Notes")

    private static func text(_ name: String) -> String {
        (try? String(contentsOf: folder.appendingPathComponent(name), encoding: .utf8)) ?? ""
    }

    static let lines: [Line] = text("commands.txt").split(separator: "\n").filter { !$0.hasPrefix("#") }.map { line in
        let fields = line.components(separatedBy: " =>").map { $0.trimmingCharacters(in: .whitespaces) }
        return Line(command: fields[0], look: fields[1], output: fields.count > 2 ? fields[2] : "")
    }

    /// The prepared world. It is a value: each test works on a copy.
    private static let prepared: Sandbox = {
        var sandbox = Sandbox()
        sandbox.execute(text("prepared.sh"))
        return sandbox
    }()

    @Test("there are lines") func hasLines() { #expect(Self.lines.count > 80) }

    @Test("a line of the notes works", arguments: lines)
    func works(_ line: Line) {
        var sandbox = Self.prepared
        let result = sandbox.execute(line.command)
        #expect(result.status == 0, "\(result.output)\(result.errors)")
        let look = sandbox.execute(line.look)
        #expect(look.output.trimmingCharacters(in: .newlines) == line.output, "\(look.errors)")
    }
}
