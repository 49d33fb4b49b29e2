import Explanations
import Insights
import JSON
import Simulator
import Terminal

/// `explain`: commands and files taken apart.
extension PromptSession {
    func explain(_ text: String) {
        guard !text.isEmpty else {
            return refuse("Explain what? For example: explain docker run -d -p 8080:80 nginx, or explain Dockerfile")
        }
        let layout = ExplanationLayout(palette: palette, width: size.textWidth, phrasebook: phrasebook)
        if !text.contains(" "), let bytes = timeline.sandbox.file(text) {
            let pieces = ExplanationLayout.file(text, String(decoding: bytes, as: UTF8.self))
            note("pieces", Facts.pieces(pieces, phrasebook))
            for line in layout.lines(pieces) { out.writeLine(line) }
            return
        }
        let pieces = CommandExplainer(timeline.sandbox.simulation).explain(text)
        note("pieces", Facts.pieces(pieces, phrasebook))
        for line in layout.lines(pieces) { out.writeLine(line) }
        tellEffect(text)
    }

    /// What the command would do now, found out on a copy.
    private func tellEffect(_ command: String) {
        guard command.hasPrefix("docker "), !command.contains("<<") else { return }
        let (output, status, after) = timeline.sandbox.trying(command)
        let changes = WorldChanges.between(timeline.sandbox.simulation, after.simulation)
        note("status", Facts.number(Int(status)))
        note("changes", Facts.changes(changes))
        out.writeLine("")
        if status != 0, status != 130 {
            let lines = output.split(separator: "\n").map(String.init)
            let error = lines.last { $0.lowercased().contains("error") } ?? lines.first
            tell(" Here and now it would fail:")
            if let error { sayAsIs("   " + error) }
        } else if changes.isEmpty {
            tell(" Here and now it would change nothing.")
        } else {
            tell(" Here and now it would change:")
            show(changes.lines(phrasebook, inWords: palette.appearance.accessible))
        }
    }
}
