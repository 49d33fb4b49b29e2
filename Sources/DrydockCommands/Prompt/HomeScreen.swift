import Course
import CourseFiles
import JSON
import Learner
import Phrases
import Terminal

/// The first screen, the list of lessons, and progress.
extension PromptSession {
    mutating func showHome() {
        let content = outline()
        let done = (try? database.lessons(of: profile)) ?? [:]
        let picture = TextPicture(palette)
        out.writeLine("")
        out.writeLine(" " + palette.apply(.heading, "Drydock"))
        out.writeLine("")
        let next = nextStep(content, done)
        out.writeLine(" " + DisplayWidth.pad(wording("Go on"), to: 10) + wording(next.phrase))
        out.writeLine("           " + palette.apply(.dim, wording("type: next")))
        let due = (try? database.dueCount(of: profile, now: WallClock.milliseconds())) ?? 0
        note("next", fact(of: next))
        note("due", Facts.number(due))
        note("modules", Facts.modules(content, done))
        if due > 0 {
            let minutes = max(1, min(due, 20) / 2)
            out.writeLine(
                " " + DisplayWidth.pad(wording("Review"), to: 10)
                    + wording("\(count(due, "card")) due   \(minutes) min   ")
                    + palette.apply(.dim, wording("type: review")))
        }
        out.writeLine("")
        let scores = (try? database.scores(of: profile)) ?? []
        for module in content.modules {
            let count = module.lessons.count { done[$0.id]?.isDone == true }
            let bar = picture.progressBar(count, of: max(1, module.lessons.count), width: 16)
            let number = (module.number < 10 ? " " : "") + String(module.number)
            var line =
                " \(number) " + DisplayWidth.pad(DisplayWidth.truncate(module.title, to: 26), to: 27) + bar + "  "
            line +=
                count == module.lessons.count
                ? palette.apply(.done, wording("done")) : wording("\(count) of \(module.lessons.count)")
            if let score = scores.last(where: { $0.quiz == module.id }) {
                line += wording("   quiz \(score.right * 100 / max(1, score.total)) %")
            }
            out.writeLine(line)
        }
        out.writeLine("")
        tell(" This is also your sandbox: type any docker command.   help  lessons  quit")
        if let offeredLanguage { out.writeLine(" " + offeredLanguage) }
    }

    /// What to do next, in words, and how.
    private enum NextStep {
        case exercise(Exercise)
        case lesson(Lesson, page: Int)
        case finished

        var phrase: Phrase {
            switch self {
            case .exercise(let exercise): "exercise: \(exercise.title)   \(exercise.minutes) min"
            case .lesson(let lesson, let page):
                page > 0
                    ? "\(lesson.number) \(lesson.title), page \(page + 1)"
                    : "\(lesson.number) \(lesson.title)   \(lesson.minutes) min"
            case .finished: "everything is done: quiz, or play in the sandbox"
            }
        }
    }

    private func nextStep(_ content: Content, _ done: [String: LessonProgress]) -> NextStep {
        if let id = place.exercise, let exercise = exercise(id) { return .exercise(exercise) }
        let passed = Set(((try? database.attempts(of: profile)) ?? []).filter(\.isPassed).map(\.exercise))
        for lesson in lessonsToDo(content) {
            guard done[lesson.id]?.isDone == true else { return .lesson(lesson, page: done[lesson.id]?.page ?? 0) }
            for id in lesson.exercises where !passed.contains(id) {
                if let exercise = exercise(id) { return .exercise(exercise) }
            }
        }
        return .finished
    }

    private func fact(of step: NextStep) -> JSONValue {
        switch step {
        case .exercise(let exercise): Facts.object(["exercise": Facts.exercise(exercise, isPassed: false)])
        case .lesson(let lesson, let page):
            Facts.object(["lesson": Facts.lesson(lesson, nil), "page": Facts.number(page + 1)])
        case .finished: .null
        }
    }

    mutating func goOn() {
        let content = content()
        let done = (try? database.lessons(of: profile)) ?? [:]
        switch nextStep(content, done) {
        case .exercise(let exercise): openExercise(exercise.id)
        case .lesson(let lesson, _): openLesson(lesson.number)
        case .finished: tell("You have done everything there is. quiz asks what you remember.")
        }
    }

    /// The module that a word names, or the one the learner is in.
    private func module(_ word: String?, _ content: Content, _ done: [String: LessonProgress]) -> Module? {
        if let word { return content.modules.first { String($0.number) == word || $0.id == word } }
        let present = content.modules.first { module in module.lessons.contains { $0.id == place.lesson } }
        let open = content.modules.first { module in module.lessons.contains { done[$0.id]?.isDone != true } }
        return present ?? open ?? content.modules.first
    }

    mutating func listLessons(_ word: String?) {
        let content = outline()
        let done = (try? database.lessons(of: profile)) ?? [:]
        guard let wanted = module(word, content, done) else {
            return refuse("There is no module \(word ?? ""). There are 1 to \(content.modules.count).")
        }
        note("modules", Facts.modules(content, done))
        var lines: [String] = [""]
        for module in content.modules {
            let count = module.lessons.count { done[$0.id]?.isDone == true }
            let isOpen = module.id == wanted.id
            let title = DisplayWidth.pad("\(module.number) \(module.title)", to: 30)
            lines.append(
                (module.number < 10 ? "  " : " ") + (isOpen ? palette.apply(.heading, title) : title)
                    + palette.apply(.dim, wording("\(count) of \(module.lessons.count)")))
            guard isOpen else { continue }
            for line in DisplayWidth.wrap(module.summary.filter { $0 != "\n" }, width: size.textWidth - 6) {
                lines.append("     " + palette.apply(.dim, line))
            }
            for lesson in module.lessons {
                let mark = done[lesson.id]?.isDone == true ? palette.mark(.done) : " "
                lines.append(
                    "   \(mark) " + DisplayWidth.pad(lesson.number, to: 6)
                        + DisplayWidth.pad(DisplayWidth.truncate(lesson.title, to: 52), to: 54)
                        + palette.apply(.dim, wording("\(lesson.minutes) min")))
            }
        }
        lines += [
            "",
            wording(" lesson \(wanted.lessons.first?.number ?? "1.1") opens one; lessons 4 lists those of module 4."),
        ]
        page(lines)
    }

    mutating func listExercises(_ word: String?) {
        let content = content()
        let done = (try? database.lessons(of: profile)) ?? [:]
        guard let wanted = module(word, content, done) else {
            return refuse("There is no module \(word ?? ""). There are 1 to \(content.modules.count).")
        }
        let passed = Set(((try? database.attempts(of: profile)) ?? []).filter(\.isPassed).map(\.exercise))
        note(
            "exercises",
            Facts.list(wanted.lessons.flatMap { lesson in content.exercises.filter { $0.lesson == lesson.id } }) {
                Facts.exercise($0, isPassed: passed.contains($0.id))
            })
        var lines: [String] = []
        for lesson in wanted.lessons {
            let exercises = content.exercises.filter { $0.lesson == lesson.id }
            guard !exercises.isEmpty else { continue }
            lines += ["", " " + palette.apply(.heading, "\(lesson.number) \(lesson.title)")]
            for exercise in exercises {
                let mark = passed.contains(exercise.id) ? palette.mark(.done) : " "
                let name = exercise.id.split(separator: ".").last.map(String.init) ?? exercise.id
                lines.append(
                    "  \(mark) " + DisplayWidth.pad(name, to: 20)
                        + DisplayWidth.pad(DisplayWidth.truncate(exercise.title, to: 36), to: 37)
                        + palette.apply(.dim, wording("\(exercise.kind.rawValue), \(exercise.minutes) min")))
            }
        }
        lines += ["", wording(" exercise NAME begins one; exercises 4 lists those of module 4.")]
        page(lines)
    }

    mutating func showProgress() {
        let content = content()
        do {
            let report = try ProgressReport(
                content, database, profile, schedule: schedule, now: WallClock.milliseconds())
            note("progress", report.facts)
            page(report.lines(palette, phrasebook, width: size.columns))
        } catch {
            refuse("Your progress could not be read: \(error)")
        }
    }

    mutating func showCheatSheet(_ word: String?) {
        let content = content()
        let number = word.flatMap { Int($0) } ?? 1
        guard let module = content.modules.first(where: { $0.number == number || $0.id == word }) else {
            refuse("There is no module \(word ?? "").")
            return
        }
        note("module", Facts.text(module.id))
        note("markdown", Facts.text(module.cheatSheet))
        render(module.cheatSheet)
    }
}
