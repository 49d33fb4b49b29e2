import Foundation
import Testing

/// What a learner sees of each part of Drydock, on a small and on a large terminal, with a screen reader, with colours and
/// without: `Goldens/NAME-LOOK.golden`. `RECORD=1` writes them anew; then they are to be read.
@Suite struct VoyageTests {
    private static let voyages = [
        Voyage(
            name: "1-home",
            before: ["docker pull -q nginx"],
            lines: ["lessons", "lesson 1.1", "next", "progress", "placement", "home"],
            answers: [
                ("goes on, q leaves", ["", "q"]), ("or Enter:", [""]), ("runs it", [""]), ("y asks them.", [""]),
                ("a, b, …:", ["a", "q"]), ("1, 2, …:", ["1", "q"]), ("such as ac", ["q"]),
                ("such as 13", ["q"]), ("Your answer:", ["q"]), ("Type the command:", ["q"]),
            ]),
        Voyage(
            name: "2-not-done-yet",
            before: ["exercise first-run", "docker pull -q nginx"],
            lines: [
                "check", "docker run -d --name web nginx", "check", "hint", "docker rm -f web",
                "docker run -d --name web -p 8080:80 nginx", "check", "leave",
            ]),
        Voyage(
            name: "3-quiz-and-review",
            lines: ["quiz 1.1", "review", "cram 1", "review by fsrs7", "quiz nosuch"],
            answers: [
                ("a, b, …:", ["b", "x", "a", "b", "q"]), ("1, 2, …:", ["2", "x", "1", "b", "q"]),
                ("such as ac", ["ab", "q"]), ("such as 13", ["12", "q"]),
                ("Your answer:", ["nothing", "q"]),
                ("Type the command:", ["docker ps"]), ("How sure", ["2"]), ("in order", ["abcd", "q"]),
                ("each number in turn", ["abc", "q"]), ("then Enter:", [""]), ("Enter for none:", ["1"]),
            ]),
        Voyage(
            name: "4-interview",
            lines: [
                "interview networking junior untimed", "interview on 2027-01-15", "interview off", "interview tea",
            ],
            answers: [
                ("a, b, …:", ["b"]), ("1, 2, …:", ["2"]), ("such as ac", ["ab"]),
                ("such as 13", ["12"]), ("Your answer:", ["nothing"]),
                ("Type the command:", ["docker ps"]), ("How sure", ["2"]), ("in order", ["abcd", "q"]),
                ("each number in turn", ["abc", "q"]), ("then Enter:", [""]), ("Enter for none:", ["12", "1", ""]),
            ]),
        Voyage(
            name: "5-time-travel",
            before: [
                "docker pull -q nginx", "docker run -d --name web -p 8080:80 nginx", "echo hi > note.txt",
                "docker rm -f web",
            ],
            lines: [
                "timeline", "changes", "changes 1 2", "undo", "whatif docker system prune -af", "mark here", "goto 1",
                "branch trial", "docker volume create data", "switch main", "redo", "goto here", "clock +5m",
                "fault disk full", "echo more > note.txt", "fault off", "fault", "redo", "goto 99",
            ]),
        Voyage(
            name: "6-explain",
            before: [
                "docker pull -q nginx", "docker network create shop", "docker run -d --name web --network shop nginx",
                "docker run -d --name db nginx",
            ],
            lines: [
                "explain docker run -d -p 8080:80 -v data:/data nginx", "docker rm web", "why", "can web db:5432",
                "can you web", "map", "docker sotp web", "why", "doker ps", "why",
                "printf 'FROM alpine\\nRUN apk add curl\\n' > Dockerfile", "explain Dockerfile",
            ]),
        Voyage(
            name: "7-your-own",
            lines: [
                "import ~/shop", "ls shop", "docker build -q -t shop shop", "layers shop", "cache why",
                "echo two > shop/app.txt", "docker build -q -t shop shop", "cache why",
                "export-file shop/app.txt ~", "export-file shop/app.txt ~", "import ~/nosuch", "volumes",
            ]),
        Voyage(
            name: "8-comfort",
            lines: [
                "theme", "theme contrast", "theme standard", "help", "help undo", "glossary layer", "search bind mount",
                "language", "language de", "home", "help", "language en", "nosuchword",
            ]),
        Voyage(
            name: "9-deutsch",
            before: ["docker pull -q nginx", "docker network create shop", "docker run -d --name db nginx"],
            options: ["--language", "de"],
            lines: [
                "exercise first-run", "docker run -d --name web alpine sleep 99", "check", "hint", "timeline", "leave",
                "docker run -d --name web --network shop nginx", "changes", "map", "can web db:80", "can web web:81",
                "volumes", "layers nginx", "whatif docker rm -f web", "docker run --name web nginx", "why", "progress",
                "explain docker run -p 8080:80 --network shpo -v data:/d:ro nginx",
            ]),
    ]

    @Test("screens are as they were read", arguments: voyages.indices, Voyage.Look.all)
    func screens(number: Int, look: Voyage.Look) throws {
        let voyage = Self.voyages[number]
        try PromptTests.withFolder { folder in
            try Self.makeProject(in: folder)
            let screen = try voyage.play(look, in: folder)
            #expect(screen.unknown == [])
            for line in screen.text where !look.hasColour { #expect(!line.contains("‹3"), "a colour: \(line)") }
            if look.isAccessible {
                for line in screen.text { #expect(!line.contains(where: { "│─┌└░█▸●○".contains($0) }), "\(line)") }
            }
            try Golden.expect(screen.text.map { Self.withoutPlaces($0, folder) }, "\(voyage.name)-\(look.name)")
        }
    }

    /// A project of the learner's, in the folder that is home here.
    private static func makeProject(in folder: URL) throws {
        let shop = folder.appendingPathComponent("shop")
        try FileManager.default.createDirectory(at: shop, withIntermediateDirectories: true)
        for (name, text) in [
            ("Dockerfile", "FROM alpine\nCOPY . /app\nRUN echo ready\n"), (".dockerignore", "*.log\n"),
            ("app.txt", "one\n"), ("debug.log", "noise\n"),
        ] {
            try text.write(to: shop.appendingPathComponent(name), atomically: true, encoding: .utf8)
        }
    }

    private static func withoutPlaces(_ line: String, _ folder: URL) -> String {
        line.replacing(folder.path, with: "/home/learner")
    }
}

/// Texts that are kept in files beside the tests, to be read by people.
enum Golden {
    static func expect(_ lines: [String], _ name: String) throws {
        let file = PromptTests.root.appendingPathComponent("Tests/PromptTests/Goldens/\(name).golden")
        let text = lines.joined(separator: "\n") + "\n"
        if ProcessInfo.processInfo.environment["RECORD"] != nil {
            try FileManager.default.createDirectory(
                at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
            try text.write(to: file, atomically: true, encoding: .utf8)
            Issue.record("recorded \(name)")
            return
        }
        let expected = try String(contentsOf: file, encoding: .utf8)
        guard text != expected else { return }
        let (old, new) = (expected.split(separator: "\n"), text.split(separator: "\n"))
        let changes = new.difference(from: old).map { change -> String in
            switch change {
            case .remove(let offset, let line, _): "-\(offset + 1) \(line)"
            case .insert(let offset, let line, _): "+\(offset + 1) \(line)"
            }
        }
        Issue.record("\(name) differs:\n\(changes.prefix(30).joined(separator: "\n"))")
    }
}
