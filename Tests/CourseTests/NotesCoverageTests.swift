import CommandSyntax
import DockerCLI
import Foundation
import Testing

/// The course uses every docker command of the learner's notes, with every option that they use, and every instruction
/// and Compose key. `docs/notes-coverage.md` says where; `RECORD=1` writes it anew.
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

    /// Where something stands: lessons by number, exercises by id.
    private struct Places {
        var lessons: [String] = []
        var exercises: [String] = []

        mutating func add(_ place: (name: String, isLesson: Bool)) {
            if place.isLesson { lessons.append(place.name) } else { exercises.append(place.name) }
        }

        /// The first of each, and how many more.
        var cells: String {
            func cell(_ names: [String]) -> String {
                guard let first = names.first else { return "" }
                return names.count == 1 ? first : "\(first) and \(names.count - 1) more"
            }
            return "\(cell(lessons)) | \(cell(exercises))"
        }
    }

    /// All texts of lessons and exercises: what is read, run, prepared and solved.
    private static let texts: [(name: String, isLesson: Bool, text: String)] = {
        let content = RepositoryTests.content
        func file(_ path: String) -> String {
            (try? String(contentsOf: root.appendingPathComponent(path), encoding: .utf8)) ?? ""
        }
        let lessons = content.lessons.map { (name: $0.number, isLesson: true, text: file($0.file)) }
        let exercises = content.exercises.map { exercise in
            let parts = [exercise.goal, exercise.start, exercise.hints.joined(separator: "\n")] + exercise.solutions
            return (name: exercise.id, isLesson: false, text: parts.joined(separator: "\n"))
        }
        return lessons + exercises
    }()

    private static let notes: [String] = {
        let path = root.appendingPathComponent("Tests/Notes/commands.txt")
        let lines = (try? String(contentsOf: path, encoding: .utf8))?.split(separator: "\n") ?? []
        return lines.filter { $0.hasPrefix("docker ") }.map { String($0).components(separatedBy: " => ")[0] }
    }()

    /// Where a command stands with all options that a line of the notes gives it.
    private static func places(of wanted: Use) -> Places {
        var places = Places()
        for (name, isLesson, uses) in usesByText {
            let flags = uses.filter { $0.command == wanted.command }
            guard !flags.isEmpty else { continue }
            if wanted.flags.isSubset(of: flags.reduce(into: Set()) { $0.formUnion($1.flags) }) {
                places.add((name, isLesson))
            }
        }
        return places
    }

    private static let usesByText: [(name: String, isLesson: Bool, uses: [Use])] = texts.map { name, isLesson, text in
        (name, isLesson, text.matches(of: /docker [^\n`"']*/).compactMap { use(String($0.output)) })
    }

    private static func places(of pattern: Regex<Substring>) -> Places {
        var places = Places()
        for (name, isLesson, text) in texts where text.firstMatch(of: pattern) != nil { places.add((name, isLesson)) }
        return places
    }

    private static let instructions: [(name: String, places: Places)] = [
        "FROM", "RUN", "CMD", "LABEL", "EXPOSE", "ENV", "ADD", "COPY", "ENTRYPOINT", "VOLUME", "USER", "WORKDIR",
        "ARG", "ONBUILD", "STOPSIGNAL", "HEALTHCHECK", "SHELL",
    ].map { name in (name, places(of: try! Regex("(?m)\\b\(name)\\b"))) }

    /// The keys of the notes' Compose files.
    private static let composeKeys: [(name: String, places: Places)] = [
        "services", "image", "build", "context", "dockerfile", "args", "ports", "volumes", "environment", "env_file",
        "depends_on", "networks", "restart", "command", "healthcheck", "deploy", "replicas", "container_name",
    ].map { name in (name, places(of: try! Regex("(?m)^ *\(name):"))) }

    private static var page: String {
        var lines = [
            "# What of the learner's notes the course uses", "",
            "Written by a test; do not edit. Each line of the notes' commands, with all its options, each instruction and",
            "each Compose key stands in these lessons and exercises.", "", "| Command | Lesson | Exercise |",
            "|---|---|---|",
        ]
        for line in notes {
            guard let use = use(line) else { continue }
            lines.append("| `\(line.replacing("|", with: "\\|"))` | \(places(of: use).cells) |")
        }
        lines += ["", "| Instruction | Lesson | Exercise |", "|---|---|---|"]
        lines += instructions.map { "| `\($0.name)` | \($0.places.cells) |" }
        lines += ["", "| Compose key | Lesson | Exercise |", "|---|---|---|"]
        lines += composeKeys.map { "| `\($0.name)` | \($0.places.cells) |" }
        return lines.joined(separator: "\n") + "\n"
    }

    @Test("docs/notes-coverage.md tells the truth")
    func pageIsCurrent() throws {
        let path = Self.root.appendingPathComponent("docs/notes-coverage.md")
        if ProcessInfo.processInfo.environment["RECORD"] != nil {
            try Self.page.write(to: path, atomically: true, encoding: .utf8)
        }
        let isCurrent = try String(contentsOf: path, encoding: .utf8) == Self.page
        #expect(isCurrent, "run RECORD=1 ./test --filter NotesCoverageTests")
    }

    @Test("each command and option of the notes stands in a lesson or an exercise")
    func commands() throws {
        #expect(Self.notes.count > 80)
        var used: [String: Set<String>] = [:]
        for use in Self.usesByText.flatMap(\.uses) { used[use.command, default: []].formUnion(use.flags) }
        for line in Self.notes {
            guard let use = Self.use(line) else { continue }
            #expect(use.flags.isSubset(of: used[use.command] ?? []) && used[use.command] != nil, "\(line)")
        }
    }

    @Test("each instruction of a Dockerfile stands in at least two exercises, and each Compose key in one")
    func files() {
        for (name, places) in Self.instructions { #expect(places.exercises.count >= 2, "\(name)") }
        for (name, places) in Self.composeKeys { #expect(!places.exercises.isEmpty, "\(name)") }
    }
}
