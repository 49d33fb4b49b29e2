import JSON
import Phrases
import Terminal

/// The report on screen.
extension ProgressReport {
    func lines(_ palette: Palette, _ phrasebook: Phrasebook = .english, width: Int) -> [String] {
        let say = phrasebook.say
        let picture = TextPicture(palette)
        var lines: [String] = [""]
        if palette.appearance.accessible {
            lines += modules.flatMap { DisplayWidth.wrap(sentence(on: $0, say), width: width, indent: "   ") }
        } else {
            lines.append(
                DisplayWidth.pad("", to: 45) + palette.apply(.dim, DisplayWidth.pad(say("lessons"), to: 12))
                    + palette.apply(.dim, DisplayWidth.pad(say("exercises"), to: 12)) + palette.apply(.dim, say("quiz"))
            )
            lines += modules.map { DisplayWidth.truncate(row(on: $0, say, picture), to: width) }
        }
        lines.append("")
        let share = answers > 0 ? say(", \(rightAnswers * 100 / answers) % right") : ""
        lines.append(
            say(" \(answers) answers\(share); \(attempts) checks of exercises; \(minutes) minutes with questions."))
        if due > 0 { lines.append(say(" \(phrasebook.count(due, "card")) due: review")) }
        if let calibrationText { lines.append(" " + calibrationText) }
        let practised = skills.filter { $0.tried > 0 }
        if !practised.isEmpty {
            lines += ["", " " + palette.apply(.heading, say("Skills"))]
            for skill in practised {
                let bar = picture.progressBar(Int(skill.mastery * 100), of: 100, width: 12)
                let title = DisplayWidth.pad(DisplayWidth.truncate(skill.title, to: 46), to: 48)
                lines.append("  " + title + bar + say("  \(skill.tried) of \(skill.items) tried"))
            }
        }
        if !weakSpots.isEmpty {
            lines += ["", " " + palette.apply(.heading, say("Weak spots"))]
            for skill in weakSpots.prefix(5) {
                lines.append(say("  \(skill.title): \(skill.right) of \(skill.answers) right"))
                lines.append(palette.apply(.dim, say("     quiz \(skill.id)   or lesson \(skill.lesson)")))
            }
        }
        return lines
    }

    private func row(on module: ModuleLine, _ say: (Phrase) -> String, _ picture: TextPicture) -> String {
        let number = (module.number < 10 ? " " : "") + String(module.number)
        let bar = picture.progressBar(module.lessonsDone, of: max(1, module.lessons), width: 12)
        return DisplayWidth.pad(" \(number) \(module.title)", to: 31) + DisplayWidth.pad(bar, to: 14)
            + DisplayWidth.pad(say("\(module.lessonsDone) of \(module.lessons)"), to: 12)
            + DisplayWidth.pad(say("\(module.exercisesPassed) of \(module.exercises)"), to: 12)
            + (module.quizPercent.map { "\($0) %" } ?? "")
    }

    /// The same in words.
    private func sentence(on module: ModuleLine, _ say: (Phrase) -> String) -> String {
        " \(module.number) \(module.title): "
            + say(
                "\(module.lessonsDone) of \(module.lessons) lessons, \(module.exercisesPassed) of \(module.exercises) exercises"
            ) + (module.quizPercent.map { say(", quiz \($0) %") } ?? "")
    }

    // MARK: For other programs

    /// JSON; names of keys are stable.
    var json: String { JSONWriter(indentation: "  ").text(facts) + "\n" }

    var facts: JSONValue {
        func number(_ value: Int) -> JSONValue { .number(Double(value)) }
        func share(_ value: Double) -> JSONValue { .number((value * 1000).rounded() / 1000) }
        let modules: [JSONValue] = self.modules.map { module in
            .object(
                JSONObject([
                    ("number", number(module.number)), ("title", .string(module.title)),
                    ("lessonsDone", number(module.lessonsDone)), ("lessons", number(module.lessons)),
                    ("exercisesPassed", number(module.exercisesPassed)), ("exercises", number(module.exercises)),
                ]))
        }
        let skills: [JSONValue] = self.skills.map { skill in
            .object(
                JSONObject([
                    ("id", .string(skill.id)), ("title", .string(skill.title)), ("module", number(skill.module)),
                    ("tried", number(skill.tried)), ("items", number(skill.items)), ("mastery", share(skill.mastery)),
                    ("right", number(skill.right)), ("answers", number(skill.answers)),
                ]))
        }
        let scores: [JSONValue] = self.scores.map { score in
            .object(
                JSONObject([
                    ("quiz", .string(score.quiz)), ("right", number(score.right)), ("total", number(score.total)),
                ]))
        }
        return .object(
            JSONObject([
                ("profile", .string(profile)), ("answers", number(answers)), ("rightAnswers", number(rightAnswers)),
                ("attempts", number(attempts)), ("minutes", number(minutes)), ("due", number(due)),
                ("modules", .array(modules)), ("skills", .array(skills)), ("quizzes", .array(scores)),
            ]))
    }

    /// One line a skill (RFC 4180).
    var csv: String {
        let head = ["skill", "title", "module", "tried", "items", "mastery", "right", "answers"]
        let rows = skills.map { skill in
            [
                skill.id, skill.title, String(skill.module), String(skill.tried), String(skill.items),
                String((skill.mastery * 1000).rounded() / 1000), String(skill.right), String(skill.answers),
            ]
        }
        return ([head] + rows).map { $0.map(Self.csvField).joined(separator: ",") + "\r\n" }.joined()
    }

    private static func csvField(_ text: String) -> String {
        guard text.contains(where: { ",\"\r\n".contains($0) }) else { return text }
        return "\"" + text.replacing("\"", with: "\"\"") + "\""
    }
}
