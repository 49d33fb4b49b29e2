import Compose
import Foundation
import Testing

/// A Compose file with what the real `docker compose config` printed for it, recorded by Scripts/compare-compose.
struct RecordedConfig: Sendable, CustomTestStringConvertible {
    let index: Int
    let file: String
    let answer: String
    let status: Int

    var testDescription: String { "config.cases[\(index)]" }

    static let all: [RecordedConfig] = {
        let url = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "Recorded/config.cases")
        let text = (try? String(contentsOf: url, encoding: .utf8)) ?? ""
        return ("\n" + text).split(separator: "\n=== ").enumerated().compactMap { index, block in
            let head = block.prefix { $0 != "\n" }
            let parts = block.dropFirst(head.count + 1).split(separator: "\n---\n", maxSplits: 1)
            guard let status = Int(head), parts.count == 2 else { return nil }
            return RecordedConfig(index: index, file: String(parts[0]) + "\n", answer: String(parts[1]), status: status)
        }
    }()
}

@Suite("docker compose config as recorded")
struct RecordedConfigTests {
    @Test func thereAreCases() { #expect(RecordedConfig.all.count >= 250) }

    @Test("random files", arguments: RecordedConfig.all)
    func config(recorded: RecordedConfig) {
        let path = "/tmp/cmpc/proj/compose.yaml"
        var loader = ComposeLoader(workingDirectory: "/tmp/cmpc/proj", environment: ["IMG": "img"]) { _ in nil }
        var status = 0
        var text: String
        do {
            var project = try loader.project([.init(name: path, content: recorded.file)], name: nil, fallback: "proj")
            project.dropUnusedResources()
            text = YAMLWriter.text(project.document(forJSON: false))
                .split(separator: "$", omittingEmptySubsequences: false).joined(separator: "$$")
        } catch {
            text = error.message
            status = 1
        }
        let warnings = loader.warnings.map { warning in
            let quoted = warning.split(separator: "\"", omittingEmptySubsequences: false).joined(separator: "\\\"")
            return "time=\"T\" level=warning msg=\"\(quoted)\"\n"
        }
        while text.last == "\n" { text.removeLast() }
        #expect(warnings.joined() + text == recorded.answer.trimmingCharacters(in: .newlines))
        #expect(status == recorded.status)
    }
}
