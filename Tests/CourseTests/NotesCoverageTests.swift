import CommandSyntax
import DockerCLI
import Foundation
import Testing

/// The course uses every docker command of the learner's notes, with every option that they use.
@Suite struct NotesCoverageTests {
    private static let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent()

    /// A command's true name, and the true names of its options.
    private struct Use: Hashable {
        var command: String
        var flags: Set<String>
    }

    /// Understands a command line as far as its options go; `nil` for what is no docker command.
    private static func use(_ line: String) -> Use? {
        let command = line.prefix { !"|;&>".contains($0) }
        var words = command.split(separator: " ").map(String.init)[...]
        guard words.popFirst() == "docker" else { return nil }
        var spec = DockerCommandTable.root
        var flags: Set<String> = []
        var isOver = false
        while let word = words.popFirst() {
            if word.hasPrefix("--"), word.count > 2, !isOver {
                let name = String(word.dropFirst(2).prefix { $0 != "=" })
                if let flag = spec.flag(name) { flags.insert(flag.key) }
            } else if word.hasPrefix("-"), word.count > 1, !isOver {
                for letter in word.dropFirst().prefix(while: \.isLetter) {
                    if let flag = spec.flag(shorthand: letter) { flags.insert(flag.key) }
                }
            } else if let next = spec.subcommand(word), !isOver {
                spec = next
            } else if !spec.isInterspersed {
                isOver = true
            }
        }
        return spec.path == "docker" && flags.isEmpty ? nil : Use(command: spec.path, flags: flags)
    }

    private static func text(under folder: String) -> String {
        var text = ""
        let start = root.appendingPathComponent(folder)
        for case let name as String in FileManager.default.enumerator(atPath: start.path) ?? .init() {
            let file = start.appendingPathComponent(name)
            text += ((try? String(contentsOf: file, encoding: .utf8)) ?? "") + "\n"
        }
        return text
    }

    @Test("each command and option of the notes stands in a lesson or an exercise")
    func commands() throws {
        var used: [String: Set<String>] = [:]
        let course = Self.text(under: "Lessons") + Self.text(under: "Exercises")
        for match in course.matches(of: /docker [^\n`"']*/) {
            guard let use = Self.use(String(match.output)) else { continue }
            used[use.command, default: []].formUnion(use.flags)
        }
        let notes = try String(
            contentsOf: Self.root.appendingPathComponent("Tests/Notes/commands.txt"), encoding: .utf8)
        var missing: [String] = []
        var count = 0
        for line in notes.split(separator: "\n") where line.hasPrefix("docker ") {
            guard let use = Self.use(String(line.components(separatedBy: " => ")[0])) else { continue }
            count += 1
            let lacking = use.flags.subtracting(used[use.command] ?? [])
            if used[use.command] == nil || !lacking.isEmpty {
                missing.append("\(line) \(lacking.sorted())")
            }
        }
        #expect(count > 80)
        #expect(missing.isEmpty, "\(missing.joined(separator: "\n"))")
    }

    @Test("each instruction of a Dockerfile stands in at least two exercises")
    func instructions() {
        let start = Self.root.appendingPathComponent("Exercises")
        var exercises: [String: Set<String>] = [:]
        for case let name as String in FileManager.default.enumerator(atPath: start.path) ?? .init() {
            let parts = name.split(separator: "/")
            guard parts.count == 3,
                let text = try? String(contentsOf: start.appendingPathComponent(name), encoding: .utf8)
            else { continue }
            for line in text.split(whereSeparator: \.isNewline) {
                let words = line.split(whereSeparator: { !$0.isLetter })
                for word in words where word.allSatisfy(\.isUppercase) {
                    exercises[String(word), default: []].insert("\(parts[0])/\(parts[1])")
                }
            }
        }
        let instructions = [
            "FROM", "RUN", "CMD", "LABEL", "EXPOSE", "ENV", "ADD", "COPY", "ENTRYPOINT", "VOLUME", "USER", "WORKDIR",
            "ARG", "ONBUILD", "STOPSIGNAL", "HEALTHCHECK", "SHELL",
        ]
        for instruction in instructions {
            #expect((exercises[instruction] ?? []).count >= 2, "\(instruction)")
        }
    }
}
