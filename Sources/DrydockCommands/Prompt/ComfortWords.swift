import Learner
import Terminal

/// How Drydock looks, as the learner likes it.
extension PromptSession {
    static let comfortWords: [CourseWord] = [
        CourseWord(name: "theme", usage: "theme [contrast]", summary: "how things look") { session, words in
            session.chooseTheme(words.first)
        }
    ]

    /// Lists the themes, each in its own looks, or takes one and keeps it.
    mutating func chooseTheme(_ name: String?) {
        guard let name else {
            let width = (Theme.allCases.map(\.rawValue.count).max() ?? 0) + 2
            for theme in Theme.allCases {
                let sample = Palette(palette.appearance, theme: theme)
                let signs = [Style.done, .attention, .wrong].map(sample.mark).joined(separator: " ")
                let here = theme == palette.theme ? palette.glyph("▸ ", "> ") : "  "
                out.writeLine(
                    here + sample.apply(.strong, DisplayWidth.pad(theme.rawValue, to: width)) + signs + "  "
                        + sample.apply(.code, "docker ps") + "  " + sample.apply(.dim, theme.summary))
            }
            return
        }
        guard let theme = Theme(rawValue: name.lowercased()) else {
            let names = Theme.allCases.map(\.rawValue).joined(separator: ", ")
            out.writeLine("There is no theme \(name). There are: \(names).")
            return
        }
        palette.theme = theme
        do {
            try database.set("theme", to: theme.rawValue, of: profile)
            out.writeLine("\(palette.mark(.done)) This is how things look from now on: \(theme.summary).")
        } catch {
            out.writeLine("That could not be kept: \(error)")
        }
    }
}
