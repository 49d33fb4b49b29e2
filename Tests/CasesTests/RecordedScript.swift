import Foundation
import Testing

/// A script of SQL with what a real client printed for it.
struct RecordedScript: Sendable, CustomTestStringConvertible {
    var name: String
    var script: String
    var output: String

    var testDescription: String { name }

    /// The scripts of a folder in `Tests/Cases`. A line `---- client` parts each from its output, whose lines begin with `| `.
    static func load(_ folder: String, client: String) -> [RecordedScript] {
        let path = RecordedCase.folder.appendingPathComponent(folder)
        let files = ((try? FileManager.default.contentsOfDirectory(atPath: path.path)) ?? []).filter {
            $0.hasSuffix(".cases")
        }
        return files.sorted().flatMap { file -> [RecordedScript] in
            guard let text = try? String(contentsOf: path.appendingPathComponent(file), encoding: .utf8) else {
                return []
            }
            return text.components(separatedBy: "\n#### ").dropFirst().map { part in
                let halves = part.components(separatedBy: "\n---- \(client)\n")
                let head = halves[0].split(separator: "\n", maxSplits: 1, omittingEmptySubsequences: false)
                let lines = (halves.count > 1 ? halves[1] : "").split(separator: "\n", omittingEmptySubsequences: false)
                return RecordedScript(
                    name: file.replacingOccurrences(of: ".cases", with: ": ") + head[0],
                    script: head.count > 1 ? head[1] + "\n" : "",
                    output: lines.filter { $0.hasPrefix("|") }.map { $0.dropFirst(2) + "\n" }.joined())
            }
        }
    }

    /// What writes the script to `/tmp/script.sql`.
    var writing: String { "cat > /tmp/script.sql <<'END-OF-SCRIPT'\n\(script)END-OF-SCRIPT\n" }
}
