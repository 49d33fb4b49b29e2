import CommandSyntax
import Course
import DockerCLI
import JSON
import Phrases
import Terminal

/// Looking things up: the glossary, search, help on one word.
extension PromptSession {
    mutating func glossary(_ name: String) {
        let content = content()
        guard !name.isEmpty else {
            note("terms", Facts.texts(content.glossary.map(\.term)))
            let terms = content.glossary.map(\.term).joined(separator: ", ")
            if terms.isEmpty { say("There is no glossary yet.") } else { sayAsIs(terms) }
            return
        }
        guard let term = content.term(name) else {
            let near = content.glossary.map(\.term).filter { $0.lowercased().contains(name.lowercased()) }
            refuseAsIs(wording("The glossary has no “\(name)”.") + Self.listed(near, wording(" It has ")))
            return
        }
        note("term", Facts.text(term.term))
        note("markdown", Facts.text(term.text))
        note("lesson", Facts.text(term.lesson))
        out.writeLine(" " + palette.apply(.heading, term.term))
        render(term.text)
        if let lesson = content.lesson(term.lesson) {
            out.writeLine(palette.apply(.dim, wording(" Lesson \(lesson.number) \(lesson.title)")))
        }
    }

    /// `help`, `help undo`, `help docker run`.
    mutating func help(_ words: [String]) {
        guard let first = words.first else { return showHelp() }
        if let word = Self.courseWords.first(where: { $0.name == first }) {
            note("usage", Facts.text(word.usage))
            note("summary", Facts.text(word.summary))
            out.writeLine(" \(word.usage)")
            sayAsIs("   " + phrasebook.translation(of: word.summary))
            return
        }
        let path = words.filter { $0 != "docker" }
        if let spec = DockerCommandTable.root.descendant(path), !path.isEmpty {
            note("usage", Facts.text("\(spec.displayPath) \(spec.syntax)"))
            note("summary", Facts.text(spec.summary))
            out.writeLine(" \(spec.displayPath) \(spec.syntax)")
            sayAsIs("   " + spec.summary)
            say("   \(spec.displayPath) --help shows its options; explain \(spec.displayPath) … takes a command apart.")
            return
        }
        if content().term(words.joined(separator: " ")) != nil { return glossary(words.joined(separator: " ")) }
        refuse("There is no help on “\(words.joined(separator: " "))”. search looks everywhere.")
    }

    /// Where all the words occur.
    mutating func search(_ text: String) {
        let words = text.lowercased().split(separator: " ").map(String.init)
        guard !words.isEmpty else { return refuse("Search for what? For example: search bind mount") }
        let content = content()
        func fits(_ text: String) -> Bool {
            let text = text.lowercased()
            return words.allSatisfy { text.contains($0) }
        }
        var found: [(head: String, text: String)] = []
        for lesson in content.lessons {
            let body = lesson.pages.flatMap(\.blocks).compactMap { block -> String? in
                switch block {
                case .markdown(let text, _): text
                case .console(let console): console.steps.map(\.command).joined(separator: "\n")
                default: nil
                }
            }.joined(separator: "\n")
            if fits(lesson.title + "\n" + body) { found.append((wording("lesson \(lesson.number)"), lesson.title)) }
        }
        for exercise in content.exercises where fits(exercise.title + "\n" + exercise.goal) {
            let name = exercise.id.split(separator: ".").last.map(String.init) ?? exercise.id
            found.append((wording("exercise \(name)"), exercise.title))
        }
        for term in content.glossary where fits(([term.term] + term.alsoCalled).joined(separator: " ") + term.text) {
            found.append(
                (wording("glossary \(term.term)"), term.text.split(separator: "\n").first.map(String.init) ?? ""))
        }
        for spec in DockerCommandTable.root.allCommands
        where !spec.isHidden && fits(spec.displayPath + " " + spec.summary) {
            found.append((spec.displayPath, spec.summary))
        }
        for error in content.errors.errors where fits(error.title + " " + error.means) {
            found.append(("error", error.title))
        }
        guard !found.isEmpty else { return refuse("Nothing has all of these words: \(words.joined(separator: ", ")).") }
        note(
            "found", Facts.list(found) { Facts.object(["place": Facts.text($0.head), "text": Facts.text($0.text)]) })
        let column = min(30, (found.map { DisplayWidth.of($0.head) }.max() ?? 0) + 2)
        for item in found.prefix(40) {
            let room = max(20, size.columns - column - 3)
            out.writeLine(
                "  " + DisplayWidth.pad(DisplayWidth.truncate(item.head, to: column - 1), to: column)
                    + DisplayWidth.truncate(item.text, to: room))
        }
        if found.count > 40 {
            out.writeLine(palette.apply(.dim, wording("  … and \(found.count - 40) more; add a word.")))
        }
    }
}
