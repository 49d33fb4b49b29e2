import Foundation
import Testing

/// A recorded session with the real Docker: commands, what they printed, how they ended.
struct Transcript: Sendable, CustomTestStringConvertible {
    /// One command of a session.
    struct Step: Sendable, CustomTestStringConvertible {
        let file: String
        let command: String
        var output: [String] = []
        var errors: [String] = []
        var exitStatus = 0

        /// The words after `docker`, nil where the command needs a shell to be understood.
        var dockerWords: [String]? {
            let text = command.replacing(" < /dev/null", with: "")
            guard text == "docker" || text.hasPrefix("docker ") else { return nil }
            return Self.words(text).map { Array($0.dropFirst()) }
        }

        var testDescription: String { "\(file): \(command)" }

        private static func words(_ text: String) -> [String]? {
            var words: [String] = []
            var word: String?
            var quote: Character?
            for character in text {
                if let open = quote {
                    if character == open {
                        quote = nil
                    } else if open == "\"", "$`\\".contains(character) {
                        return nil
                    } else {
                        word?.append(character)
                    }
                } else if character == "'" || character == "\"" {
                    quote = character
                    word = word ?? ""
                } else if character == " " {
                    if let word { words.append(word) }
                    word = nil
                } else if "|&;<>()$`\\*?[]{}#~\n".contains(character) {
                    return nil
                } else {
                    word = (word ?? "") + String(character)
                }
            }
            if let word { words.append(word) }
            return quote == nil ? words : nil
        }
    }

    let name: String
    let steps: [Step]
    var testDescription: String { name }

    /// The repository's copy of the sessions, or the folder beside the repository.
    static let folder: URL = {
        let tests = URL(filePath: #filePath).resolvingSymlinksInPath().deletingLastPathComponent()
            .deletingLastPathComponent()
        let copy = tests.appending(path: "Transcripts")
        if FileManager.default.fileExists(atPath: copy.path) { return copy }
        return tests.appending(path: "../../shared/conformance").standardizedFileURL
    }()

    static let all: [Transcript] = {
        let files =
            FileManager.default.enumerator(at: folder, includingPropertiesForKeys: nil)?
            .compactMap { $0 as? URL } ?? []
        return files.filter { $0.pathExtension == "transcript" }.sorted { $0.path < $1.path }.compactMap { file in
            guard let text = try? String(contentsOf: file, encoding: .utf8) else { return nil }
            let name = file.deletingPathExtension().lastPathComponent
            return Transcript(name: name, steps: steps(text, file: name))
        }
    }()

    static let steps: [Step] = all.flatMap(\.steps)

    private static func steps(_ text: String, file: String) -> [Step] {
        var steps: [Step] = []
        for line in text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init) {
            if line.hasPrefix("$ ") {
                steps.append(Step(file: file, command: String(line.dropFirst(2))))
                continue
            }
            guard var step = steps.popLast() else { continue }
            if line == "|" || line.hasPrefix("| ") {
                step.output.append(String(line.dropFirst(2)))
            } else if line == "2>" || line.hasPrefix("2> ") {
                step.errors.append(String(line.dropFirst(3)))
            } else if line.hasPrefix("? ") {
                step.exitStatus = Int(line.dropFirst(2)) ?? 0
            } else if line.hasPrefix("> ") {
                step = Step(file: file, command: step.command + "\n" + line.dropFirst(2))
            }
            steps.append(step)
        }
        return steps
    }
}
