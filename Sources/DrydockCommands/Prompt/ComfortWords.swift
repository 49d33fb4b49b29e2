import JSON
import Learner
import Phrases
import Terminal

/// How Drydock looks and speaks, as the learner likes it.
extension PromptSession {
    static let comfortWords: [CourseWord] = [
        CourseWord(name: "theme", usage: "theme [contrast]", summary: "how things look") { session, words in
            session.chooseTheme(words.first)
        },
        CourseWord(name: "language", usage: "language [de]", summary: "which language is spoken") { session, words in
            session.chooseLanguage(words.first)
        },
    ]

    /// The name of the language that a `.po` file is in: its translation of the word English.
    static let languageName = "English"

    /// Lists the languages, or takes one and keeps it.
    mutating func chooseLanguage(_ name: String?) {
        let codes = ["en"] + course.languages
        defer {
            note("language", Facts.text(course.language ?? "en"))
            note("languages", Facts.texts(codes))
        }
        guard let name else {
            for code in codes {
                let here = code == course.language ?? "en" ? palette.glyph("▸ ", "> ") : "  "
                out.writeLine(here + palette.apply(.strong, code) + "  " + nameOfLanguage(code))
            }
            return
        }
        guard let code = codes.first(where: { $0 == name.lowercased() || nameOfLanguage($0) == name }) else {
            refuse("There is no language \(name). There are: \(codes.joined(separator: ", ")).")
            return
        }
        speak(code == "en" ? nil : code)
        do {
            try database.set("language", to: code, of: profile)
            tell("From now on: \(nameOfLanguage(code)). What is not translated yet comes in English.")
        } catch {
            refuse("That could not be kept: \(error)")
        }
    }

    private func nameOfLanguage(_ code: String) -> String {
        var source = course
        source.language = code
        return Phrasebook(po: source.phrases()).translation(of: Self.languageName)
    }

    /// What the first screen says where the terminal's language is there and nobody has chosen one.
    var offeredLanguage: String? {
        let environment = StartCommand.environment()
        let locale = ["LC_ALL", "LC_MESSAGES", "LANG"].compactMap { environment[$0] }.first { !$0.isEmpty } ?? ""
        let code = String(locale.prefix(2))
        guard locale.dropFirst(2).first.map({ "_.@".contains($0) }) ?? true, course.language == nil,
            ((try? database.setting("language", of: profile)) ?? nil) == nil, course.languages.contains(code)
        else { return nil }
        return "\(nameOfLanguage(code)): language \(code)"
    }

    /// Lists the themes, each in its own looks, or takes one and keeps it.
    mutating func chooseTheme(_ name: String?) {
        defer {
            note("theme", Facts.text(palette.theme.rawValue))
            note("themes", Facts.texts(Theme.allCases.map(\.rawValue)))
        }
        guard let name else {
            let width = (Theme.allCases.map(\.rawValue.count).max() ?? 0) + 2
            for theme in Theme.allCases {
                let sample = Palette(palette.appearance, theme: theme)
                let signs = [Style.done, .attention, .wrong].map(sample.mark).joined(separator: " ")
                let here = theme == palette.theme ? palette.glyph("▸ ", "> ") : "  "
                let head =
                    here + sample.apply(.strong, DisplayWidth.pad(theme.rawValue, to: width)) + signs + "  "
                    + sample.apply(.code, "docker ps") + "  "
                fold(sample.apply(.dim, phrasebook.translation(of: theme.summary)), beside: head)
            }
            return
        }
        guard let theme = Theme(rawValue: name.lowercased()) else {
            let names = Theme.allCases.map(\.rawValue).joined(separator: ", ")
            refuse("There is no theme \(name). There are: \(names).")
            return
        }
        palette.theme = theme
        do {
            try database.set("theme", to: theme.rawValue, of: profile)
            tell(
                "\(palette.mark(.done)) This is how things look from now on: \(phrasebook.translation(of: theme.summary))."
            )
        } catch {
            refuse("That could not be kept: \(error)")
        }
    }
}
