import Foundation
import Phrases
import Terminal
import Testing

/// Texts of the interface: how they are filled in, and that translations are whole.
@Suite struct PhrasesTests {
    // MARK: Phrases

    @Test("values stand where a translation wants them")
    func values() {
        let (name, count) = ("web", 3)
        let phrase: Phrase = "\(name) has \(count) ports."
        #expect(phrase.key == "%1 has %2 ports.")
        #expect(phrase.values == ["web", "3"])
        let book = Phrasebook(po: "msgid \"%1 has %2 ports.\"\nmsgstr \"%2 Ports hat %1 (100 %, %3).\"\n")
        #expect(book.say(phrase) == "3 Ports hat web (100 %, %3).")
        #expect(Phrasebook.english.say(phrase) == "web has 3 ports.")
        #expect(Phrasebook.english.say("100 % of it") == "100 % of it")
    }

    @Test("a file of translations, as gettext has it")
    func reading() {
        let book = Phrasebook(
            po: #"""
                # A comment.
                msgid ""
                msgstr ""
                "Language: de\n"

                #: HomeScreen.swift
                msgid "Go on"
                msgstr "Weiter"

                msgid ""
                "two "
                "lines\n"
                msgstr "zwei "
                "\"Zeilen\"\n"

                #, fuzzy
                msgid "Review"
                msgstr "vielleicht"

                msgid "card"
                msgid_plural "cards"
                msgstr[0] "Karte"
                msgstr[1] "Karten"

                msgid "not yet"
                msgstr ""
                """#)
        #expect(book.translation(of: "Go on") == "Weiter")
        #expect(book.translation(of: "two lines\n") == "zwei \"Zeilen\"\n")
        #expect(book.translation(of: "Review") == "Review")
        #expect(book.translation(of: "not yet") == "not yet")
        #expect(["1 Karte", "0 Karten", "2 Karten"] == [1, 0, 2].map { book.count($0, "card") })
        #expect(["1 day", "2 days"] == [1, 2].map { book.count($0, "day") })
        #expect(book.keys == ["Go on", "two lines\n", "card"])
    }

    @Test(
        "a file that is none translates nothing", arguments: ["", "\"", "msgid", "msgid \"a", "msgstr \"b\"\n\"", "#,"])
    func broken(_ text: String) {
        #expect(Phrasebook(po: text).translation(of: "a") == "a")
    }

    // MARK: The interface

    /// `RECORD=1 swift test --filter PhrasesTests` writes the list anew.
    @Test("the list of texts to translate is that of the program")
    func template() throws {
        let file = InterfaceTexts.root.appendingPathComponent("Lessons/interface.pot")
        let texts = try InterfaceTexts()
        if ProcessInfo.processInfo.environment["RECORD"] != nil {
            try texts.template.write(to: file, atomically: true, encoding: .utf8)
        }
        #expect(try String(contentsOf: file, encoding: .utf8) == texts.template)
        #expect(texts.phrases.count > 300)
    }

    @Test("every text is translated, with the same values and the same blanks around it", arguments: ["de"])
    func translations(_ language: String) throws {
        let file = InterfaceTexts.root.appendingPathComponent("Lessons/\(language)/interface.po")
        let book = Phrasebook(po: try String(contentsOf: file, encoding: .utf8))
        let texts = try InterfaceTexts()
        let keys = texts.phrases.union(texts.nouns)
        #expect(keys.subtracting(book.keys).sorted() == [], "not translated")
        #expect(book.keys.subtracting(keys).sorted() == [], "said nowhere")
        func values(_ text: String) -> Set<String> { Set(text.matches(of: /%[0-9]+/).map { String($0.output) }) }
        func blanks(_ text: String) -> [String] {
            [String(text.prefix { $0.isWhitespace }), String(text.reversed().prefix { $0.isWhitespace })]
        }
        for key in texts.phrases {
            let translation = book.translation(of: key)
            #expect(values(translation) == values(key), "\(key)")
            #expect(blanks(translation) == blanks(key), "\(key)")
        }
    }
}

/// The texts that the program's sources say through a phrase book.
private struct InterfaceTexts {
    static let root = URL(fileURLWithPath: #filePath)
        .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

    /// Keys of phrases and fixed texts.
    var phrases: Set<String> = ["English"]
    /// Nouns that are counted.
    var nouns: Set<String> = []

    init() throws {
        let folder = Self.root.appendingPathComponent("Sources")
        let folders = [
            "DrydockCommands/Prompt", "DrydockCommands/Explaining", "Insights", "Explanations/Commands",
            "Explanations/Conversion", "Explanations/Errors", "Explanations/Files",
        ]
        let screens = try folders.flatMap { name in
            try FileManager.default.contentsOfDirectory(atPath: folder.path + "/" + name).map { name + "/" + $0 }
        }
        for name in screens + [
            "Course/Checking/CheckRunner.swift", "DrydockCommands/Classes/ClassWords.swift",
            "DrydockCommands/Progress/ProgressReport+Text.swift",
        ] {
            take(Array(try String(contentsOf: folder.appendingPathComponent(name), encoding: .utf8)))
        }
        let themes = Self.root.appendingPathComponent("Sources/Terminal/Theme.swift")
        for match in try String(contentsOf: themes, encoding: .utf8).matches(of: /case \.[a-z]+: "([^"]*)"/) {
            phrases.insert(String(match.output.1))
        }
    }

    /// In the form of gettext's `.pot` files.
    var template: String {
        let head = "# Texts of the interface. Lessons/de/interface.po has them in German.\nmsgid \"\"\nmsgstr \"\"\n"
        let fixed = phrases.sorted().map { "\nmsgid \"\(escaped($0))\"\nmsgstr \"\"\n" }
        let counted = nouns.sorted().map {
            "\nmsgid \"\($0)\"\nmsgid_plural \"\($0)s\"\nmsgstr[0] \"\"\nmsgstr[1] \"\"\n"
        }
        return head + (fixed + counted).joined()
    }

    private func escaped(_ text: String) -> String {
        text.replacing("\\", with: "\\\\").replacing("\"", with: "\\\"").replacing("\n", with: "\\n")
    }

    /// Collects the literals that are handed to the functions which speak.
    private mutating func take(_ source: [Character]) {
        for start in source.indices {
            for (word, isNoun) in Self.speakers
            where source[start] == word[0] && source[start...].starts(with: word) {
                if start > 0, source[start - 1].isLetter || source[start - 1] == "." && word[0] != "s" { continue }
                let all = literals(source, from: start + word.count)
                for literal in word.last == " " ? all.prefix(1) : all[...] where literal.contains(where: \.isLetter) {
                    if isNoun { nouns.insert(literal) } else { phrases.insert(literal) }
                }
            }
        }
    }

    private static let speakers: [(word: [Character], isNoun: Bool)] = [
        ("wording(", false), ("tell(", false), ("say(", false), ("refuse(", false), ("Phrase(", false),
        ("mismatch(", false), ("Meaning(", false), ("Explanation(", false), ("summary: ", false),
        ("title: ", false), ("warning: ", false), ("[String: Phrase] = [", false),
        ("var phrase: Phrase {", false), ("count(", true),
    ].map { (Array($0.0), $0.1) }

    /// The literals up to the bracket that ends what stands there, without keys of dictionaries.
    private func literals(_ source: [Character], from start: Int) -> [String] {
        var found: [String] = []
        var (index, depth) = (start, 0)
        while index < source.count {
            switch source[index] {
            case "\"":
                let (text, end) = literal(source, from: index)
                if end >= source.count || source[end] != ":" { found.append(text) }
                index = end
                continue
            case "(", "[", "{": depth += 1
            case ")", "]", "}":
                depth -= 1
                if depth < 0 { return found }
            default: break
            }
            index += 1
        }
        return found
    }

    /// A literal as the key of a phrase, and where it ends.
    private func literal(_ source: [Character], from start: Int) -> (text: String, end: Int) {
        var text = ""
        var values = 0
        var index = start + 1
        while index < source.count, source[index] != "\"" {
            guard source[index] == "\\" else {
                text.append(source[index])
                index += 1
                continue
            }
            if source[index + 1] == "(" {
                values += 1
                text += "%\(values)"
                index = endOfBrackets(source, from: index + 1)
            } else {
                text.append(source[index + 1] == "n" ? "\n" : source[index + 1])
                index += 2
            }
        }
        return (text, index + 1)
    }

    private func endOfBrackets(_ source: [Character], from start: Int) -> Int {
        var (index, depth) = (start, 0)
        while index < source.count {
            switch source[index] {
            case "\"":
                index = literal(source, from: index).end
                continue
            case "(": depth += 1
            case ")":
                depth -= 1
                if depth == 0 { return index + 1 }
            default: break
            }
            index += 1
        }
        return index
    }
}
