import Explanations
import Phrases
import Simulator
import Terminal

/// Explanations as lines of a screen.
struct ExplanationLayout {
    var palette: Palette
    var width: Int
    var phrasebook = Phrasebook.english

    /// A Dockerfile or a Compose file, by its name.
    static func file(_ path: String, _ contents: String) -> [Explanation] {
        let name = path.split(separator: "/").last.map(String.init) ?? path
        let isCompose = name.hasSuffix(".yaml") || name.hasSuffix(".yml")
        return isCompose ? ComposeExplainer.explain(contents) : DockerfileExplainer.explain(contents)
    }

    /// Pieces on the left, meanings on the right; under each other where there is no room.
    func lines(_ explanations: [Explanation]) -> [String] {
        guard !explanations.isEmpty else { return [phrasebook.say("There is nothing to explain.")] }
        var out: [String] = []
        let pieces = explanations.map { String(repeating: " ", count: $0.level * 2) + $0.piece }
        let column = min(width * 2 / 5, (pieces.map { DisplayWidth.of($0) }.max() ?? 0) + 2)
        let indent = " " + String(repeating: " ", count: column)
        for (piece, explanation) in zip(pieces, explanations) {
            let isWarning = explanation.piece == "!"
            let style: Style = isWarning ? .attention : .code
            let text = ([phrasebook.say(explanation.meaning)] + explanation.notes.map { "(\(phrasebook.say($0)))" })
                .filter { !$0.isEmpty }.joined(separator: " ")
            let wrapped = DisplayWidth.wrap(text, width: max(24, width - column - 1))
            if DisplayWidth.of(piece) + 2 > column {
                out.append(" " + palette.apply(style, DisplayWidth.truncate(piece, to: width - 1)))
                out += wrapped.filter { !$0.isEmpty }.map { indent + $0 }
                continue
            }
            let mark = isWarning ? DisplayWidth.pad("  " + palette.mark(.attention), to: column) : nil
            out.append(
                " " + (mark ?? DisplayWidth.pad(palette.apply(style, piece), to: column)) + (wrapped.first ?? ""))
            out += wrapped.dropFirst().map { indent + $0 }
        }
        return out
    }

    /// A known error: its title, paragraphs, and what mends it, numbered where it is a command.
    func lines(_ title: String, _ paragraphs: [String], _ fixes: [KnownError.Fix]) -> [String] {
        var out = ["", " " + palette.apply(.heading, title)]
        let renderer = MarkdownRenderer(width: width, palette: palette)
        for paragraph in paragraphs { out += renderer.lines(of: MarkdownDocument(paragraph)) }
        if !fixes.isEmpty { out.append("") }
        var number = 0
        for fix in fixes {
            if fix.run.isEmpty {
                out += hanging("   -  ", fix.does)
                continue
            }
            number += 1
            let line = "   \(number)  " + DisplayWidth.pad(palette.apply(.code, fix.run), to: 34) + "  " + fix.does
            if DisplayWidth.of(line) <= width {
                out.append(line)
            } else {
                out.append("   \(number)  " + palette.apply(.code, fix.run))
                out += hanging("        ", fix.does)
            }
        }
        return out
    }

    private func hanging(_ head: String, _ text: String) -> [String] {
        let indent = String(repeating: " ", count: head.count)
        return DisplayWidth.wrap(text, width: width - head.count).enumerated()
            .map { ($0.offset == 0 ? head : indent) + $0.element }
    }
}
