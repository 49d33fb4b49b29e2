import Course
import CourseFiles
import JSON
import Learner
import Simulator
import Terminal

/// Reading a lesson.
extension PromptSession {
    /// Opens a lesson by number, id or name; without one, the lesson that is begun, or the first that is not done.
    mutating func openLesson(_ word: String?) {
        let content = content()
        let done = (try? database.lessons(of: profile)) ?? [:]
        let wanted =
            word.map { word in
                content.lessons.first { $0.number == word || $0.id == word || $0.id.hasSuffix("." + word) }
            }
            ?? content.lessons.first { $0.id == place.lesson && done[$0.id]?.isDone != true }
            ?? content.lessons.first { done[$0.id]?.isDone != true } ?? content.lessons.first
        guard let lesson = wanted else {
            refuse("There is no lesson \(word ?? ""). lessons lists them.")
            return
        }
        place.lesson = lesson.id
        save()
        note("lesson", Facts.lesson(lesson, done[lesson.id]))
        let progress = done[lesson.id]
        read(lesson, from: progress?.isDone == true ? 0 : min(progress?.page ?? 0, lesson.pages.count - 1))
    }

    private mutating func read(_ lesson: Lesson, from first: Int) {
        var runner = ConsoleRunner(lesson)
        out.writeLine("")
        out.writeLine(
            " " + palette.apply(.heading, "\(lesson.number)  \(lesson.title)")
                + palette.apply(.dim, wording("   \(lesson.minutes) min")))
        for (index, page) in lesson.pages.enumerated() {
            if index < first {
                skip(page, &runner)
                continue
            }
            if index == 0 { askRecall(lesson) }
            guard show(page, &runner) else { return pause(lesson, at: index) }
            classSession?.note(.read(lesson: lesson.id, page: index))
            let isLast = index == lesson.pages.count - 1
            try? database.saveLesson(
                lesson.id, page: isLast ? 0 : index + 1, isDone: isLast, of: profile, now: WallClock.milliseconds())
            if isLast { break }
            out.writeLine("")
            let dots = TextPicture(palette).pageDots(index + 1, of: lesson.pages.count)
            guard let answer = ask(palette.apply(.dim, wording(" \(dots)  Enter goes on, q leaves "))), answer != "q"
            else {
                return pause(lesson, at: index + 1)
            }
        }
        finish(lesson)
    }

    private mutating func pause(_ lesson: Lesson, at page: Int) {
        try? database.saveLesson(lesson.id, page: page, isDone: false, of: profile, now: WallClock.milliseconds())
        tell(" Your place is kept: lesson \(lesson.number) goes on here.")
    }

    private mutating func finish(_ lesson: Lesson) {
        out.writeLine("")
        out.writeLine(" " + palette.apply(.done, wording("Lesson \(lesson.number) is done.")))
        let content = content()
        let exercises = lesson.exercises.compactMap { content.exercise($0) }
        for exercise in exercises {
            let name = exercise.id.split(separator: ".").last.map(String.init) ?? exercise.id
            out.writeLine("   exercise " + DisplayWidth.pad(name, to: 18) + exercise.title)
        }
        out.writeLine(wording("   quiz \(lesson.number)") + wording("            what you remember of it"))
        out.writeLine(palette.apply(.dim, wording(" next does what comes next.")))
    }

    /// Three questions of earlier lessons, to keep them fresh.
    private mutating func askRecall(_ lesson: Lesson) {
        let content = content()
        let questions = lesson.recall.compactMap { content.question($0) }
        guard !questions.isEmpty, isTerminal else { return }
        out.writeLine(
            palette.apply(
                .dim, wording(" First, \(questions.count) questions from before. Enter skips them, y asks them.")))
        guard let answer = ask(" "), answer.lowercased().hasPrefix("y") else { return }
        for question in questions { _ = put(question) }
    }

    /// A page that was read before: its commands are run, so that the lesson's machine is where it was.
    private func skip(_ page: Lesson.Page, _ runner: inout ConsoleRunner) {
        for case .console(let console) in page.blocks {
            for step in console.steps { _ = runner.run(step) }
        }
    }

    /// Shows a page. False when the learner leaves.
    private mutating func show(_ page: Lesson.Page, _ runner: inout ConsoleRunner) -> Bool {
        if !page.title.isEmpty {
            out.writeLine("")
            render("## " + page.title)
        }
        var prediction: (Prediction, Int?)?
        for block in page.blocks {
            out.writeLine("")
            switch block {
            case .markdown(let text, _): render(text)
            case .question(let question): _ = put(question)
            case .predict(let question):
                guard let chosen = predict(question) else { return false }
                prediction = (question, chosen)
            case .console(let console):
                guard run(console, &runner) else { return false }
                if let (question, chosen) = prediction { settle(question, chosen) }
                prediction = nil
            }
        }
        if let (question, chosen) = prediction { settle(question, chosen) }
        return true
    }

    private mutating func predict(_ prediction: Prediction) -> Int?? {
        fold(" " + palette.apply(.strong, wording("Before you run it: ")) + prediction.ask)
        for (index, option) in prediction.options.enumerated() {
            fold(option, beside: "   \(labels[index]))  ")
        }
        let prompt = labels.areNumbers ? wording(" 1, 2, … or Enter: ") : wording(" a, b, … or Enter: ")
        guard let answer = ask(prompt) else { return nil }
        guard let key = answer.lowercased().first else { return .some(nil) }
        return .some(labels.index(of: key).flatMap { prediction.options.indices.contains($0) ? $0 : nil })
    }

    private func settle(_ prediction: Prediction, _ chosen: Int?) {
        let right = prediction.options[prediction.answer]
        out.writeLine("")
        if let chosen {
            let isRight = chosen == prediction.answer
            let style: Style = isRight ? .done : .attention
            fold(
                " " + palette.mark(style) + " "
                    + (isRight ? wording("As you said: \(right).") : wording("It was: \(right).")))
        } else {
            tell(" It was: \(right).")
        }
        render(prediction.why)
    }

    private mutating func run(_ console: ConsoleBlock, _ runner: inout ConsoleRunner) -> Bool {
        for step in console.steps {
            let shown = step.command.split(separator: "\n", omittingEmptySubsequences: false).joined(separator: "\n   ")
            out.writeLine(" " + palette.apply(.prompt, palette.glyph("▸", ">")) + " " + palette.apply(.strong, shown))
            if isTerminal {
                guard let answer = ask(palette.apply(.dim, wording("   Enter runs it "))), answer != "q" else {
                    return false
                }
            }
            let (lines, status) = runner.run(step)
            for line in lines { out.writeLine(line) }
            if status != 0 { out.writeLine(palette.apply(.dim, wording("(exit status \(status))"))) }
        }
        return true
    }
}
