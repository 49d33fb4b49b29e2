import Explanations
import JSON
import Simulator
import Terminal

/// `why`: the last error explained, with commands that would mend it.
extension PromptSession {
    mutating func why(_ word: String?) {
        if let word { return runFix(word) }
        note("command", Facts.text(lastRun.command))
        note("status", Facts.number(Int(lastRun.status)))
        guard !lastRun.command.isEmpty else {
            return refuse("Nothing was run yet. After a command that failed, why explains the error.")
        }
        guard let finding = content().errors.find(in: lastRun.output, status: lastRun.status) else {
            if lastRun.status == 0 { return say("The last command succeeded: \(lastRun.command)") }
            return refuse(
                "This error is not in the catalogue. The command ended with status \(lastRun.status). explain \(lastRun.command) takes it apart."
            )
        }
        var (found, fixes) = finding.explanation(timeline.sandbox.simulation)
        var paragraphs = found.map(wording)
        let programs = timeline.sandbox.commands(beginningWith: "") + Self.courseWords.map(\.name)
        if let near = Correction(
            lastRun.command, finding.things, timeline.sandbox.simulation, programs: programs)
        {
            paragraphs.insert(wording("Perhaps you mean `\(near.right)` and not `\(near.wrong)`."), at: 0)
            fixes.insert(KnownError.Fix(run: near.line, does: wording("the same with \(near.right)")), at: 0)
        }
        offeredFixes = fixes.filter { !$0.run.isEmpty }.map(\.run)
        note("error", Facts.error(finding.error, paragraphs, fixes))
        let layout = ExplanationLayout(palette: palette, width: size.textWidth, phrasebook: phrasebook)
        for line in layout.lines(finding.error.title, paragraphs, fixes) { out.writeLine(line) }
        var last: [String] = []
        if let lesson = content().lesson(finding.error.lesson) {
            last.append(wording("Lesson \(lesson.number) \(lesson.title)."))
        }
        if !offeredFixes.isEmpty { last.append(wording("why 1 runs the first.")) }
        if !last.isEmpty { out.writeLine(palette.apply(.dim, " " + last.joined(separator: " "))) }
    }

    private mutating func runFix(_ word: String) {
        guard let number = Int(word), offeredFixes.indices.contains(number - 1) else {
            return refuse("why alone explains the last error and numbers what would mend it.")
        }
        let command = offeredFixes[number - 1]
        out.writeLine(palette.apply(.prompt, "$ ") + command)
        take(command)
    }
}
