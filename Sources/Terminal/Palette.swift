/// Turns meaning into terminal output: SGR sequences when colour is allowed, the bare text otherwise.
///
/// Colour is never the only signal: whoever styles a state also writes its word or its `mark`.
package struct Palette: Sendable, Equatable {
    /// What may be written.
    package let appearance: TerminalAppearance
    /// How styles look.
    package var theme: Theme

    package init(_ appearance: TerminalAppearance, theme: Theme = .standard) {
        self.appearance = appearance
        self.theme = theme
    }

    /// The text in a style; styles nest.
    ///
    ///     palette.apply(.strong, "run " + palette.apply(.code, "docker ps"))
    package func apply(_ style: Style, _ text: String) -> String {
        guard appearance.colour, !text.isEmpty, let parameters = theme.sgr(style) else { return text }
        let open = "\u{1B}[\(parameters)m"
        var result = open
        // An inner style ends with a reset that would end this one as well: open it again.
        for (index, part) in SGR.splitAtResets(text).enumerated() {
            if index > 0 { result += SGR.reset + (part.isEmpty ? "" : open) }
            result += part
        }
        return result.hasSuffix(SGR.reset) ? result : result + SGR.reset
    }

    /// The Unicode text, or the ASCII one where that is all the terminal or a screen reader should get.
    package func glyph(_ unicode: String, _ ascii: String) -> String {
        appearance.unicode && !appearance.accessible ? unicode : ascii
    }

    /// The sign before a result: `✔`, `✘`, `!`, or words where signs do not work.
    package func mark(_ style: Style) -> String {
        let isBare = appearance.accessible || !appearance.unicode
        return switch style {
        case .done: apply(style, isBare ? "ok:" : "✔")
        case .wrong: apply(style, isBare ? "wrong:" : "✘")
        case .attention: apply(style, isBare ? "note:" : "!")
        default: ""
        }
    }
}
