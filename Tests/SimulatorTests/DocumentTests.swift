import Course
import Foundation
import Testing

/// The console blocks of the README and the docs print what they say: each file is run in a sandbox of its own.
@Suite struct DocumentTests {
    static let root = Transcript.folder.deletingLastPathComponent().deletingLastPathComponent()

    static let documents: [String] = {
        let docs =
            (try? FileManager.default.contentsOfDirectory(atPath: root.appendingPathComponent("docs").path)) ?? []
        return ["README.md"] + docs.filter { $0.hasSuffix(".md") && $0 != "authoring.md" }.sorted().map { "docs/" + $0 }
    }()

    @Test("commands in documents work word for word", arguments: documents)
    func consoleBlocksAreTrue(document: String) throws {
        let text = try String(contentsOf: Self.root.appendingPathComponent(document), encoding: .utf8)
        // Read as a lesson: the same parser, the same comparison.
        let head =
            "---\nid: document.document\ntitle: A document\nminutes: 1\nobjectives: [read]\nskills: [reading]\n---\n"
        let content = ContentLoader(files: [
            "Lessons/01-document/module.yaml": Array("id: document\ntitle: Document\nsummary: A document\n".utf8),
            "Lessons/01-document/01-document.md": Array((head + text).utf8),
        ]).load()
        #expect(content.faults.isEmpty)
        let faults = Linter.lint(content).filter {
            $0.message.contains("prints something else") || $0.message.contains("ends with status")
        }
        #expect(faults.isEmpty, "\(faults.map { "line \($0.line - 7): \($0.message)" }.joined(separator: "\n"))")
    }

    @Test("the README has a tour")
    func readmeHasATour() throws {
        let text = try String(contentsOf: Self.root.appendingPathComponent("README.md"), encoding: .utf8)
        #expect(text.contains("```console"))
        for command in ["./drydock", "./test"] { #expect(text.contains(command)) }
    }
}
