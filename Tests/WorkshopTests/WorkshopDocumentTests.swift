import ArgumentParser
import Course
import DrydockCommands
import Foundation
import Testing

@testable import Workshop

/// `docs/workshop.md` tells what to type; here it is taken apart by the commands themselves.
@Suite struct WorkshopDocumentTests {
    static let text: String = {
        let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent()
        return (try? String(contentsOf: root.appendingPathComponent("docs/workshop.md"), encoding: .utf8)) ?? ""
    }()

    /// The command lines of all blocks for a shell, as words.
    static let lines: [[String]] = {
        var lines: [[String]] = []
        var isInside = false
        var pending = ""
        for line in text.split(separator: "\n", omittingEmptySubsequences: false) {
            if line.hasPrefix("```") {
                isInside = line == "```sh"
            } else if isInside, line.hasSuffix("\\") {
                pending += line.dropLast()
            } else if isInside {
                lines.append(words(pending + line))
                pending = ""
            }
        }
        return lines.filter { !$0.isEmpty }
    }()

    /// Words as a shell makes them, as far as this page goes: quotes, and `>` ends the command.
    private static func words(_ line: String) -> [String] {
        var words: [String] = []
        var word = ""
        var isQuoted = false
        for character in line {
            if character == "\"" {
                isQuoted.toggle()
            } else if !isQuoted, character == ">" {
                break
            } else if !isQuoted, character == " " {
                if !word.isEmpty { words.append(word) }
                word = ""
            } else {
                word.append(character)
            }
        }
        return word.isEmpty ? words : words + [word]
    }

    @Test("there are commands in it, and each is one of drydock's", arguments: lines)
    func commands(_ words: [String]) throws {
        let program = try #require(words.first)
        #expect(["drydock", "./drydock"].contains(program))
        let rest = Array(words.dropFirst())
        switch rest.first {
        case "install": #expect(rest.count == 2)
        case "workshop" where !rest.contains("--help"): _ = try WorkshopMain.parseAsRoot(Array(rest.dropFirst()))
        case "join":
            // The page writes ADDRESS where any address may stand.
            _ = try DrydockMain.parseAsRoot(rest.map { $0 == "ADDRESS" ? "https://192.168.1.5:7373" : $0 })
        default: _ = try DrydockMain.parseAsRoot(rest.filter { $0 != "--help" })
        }
    }

    @Test("the agenda that it shows is one")
    func agenda() throws {
        let start = try #require(Self.text.range(of: "```yaml\n"))
        let end = try #require(Self.text[start.upperBound...].range(of: "```"))
        let yaml = String(Self.text[start.upperBound..<end.lowerBound])
        var files = ["Lessons/agendas/lunch.yaml": Array(yaml.utf8)]
        files["Lessons/words.txt"] = []
        let content = ContentLoader(files: files).load()
        #expect(content.faults.isEmpty)
        #expect(content.agendas.first?.items.reduce(0) { $0 + $1.minutes } == content.agendas.first?.minutes)
    }
}
