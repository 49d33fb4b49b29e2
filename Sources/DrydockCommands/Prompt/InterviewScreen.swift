import Course
import CourseFiles
import JSON
import Learner
import Terminal

/// `interview`: a timed, mixed set of questions as an interviewer asks them, and a report.
extension PromptSession {
    /// How an interview is asked for: `interview networking senior 30m`.
    struct InterviewPlan: Sendable, Equatable {
        var module: String?
        var difficulties = 1...5
        /// Minutes; `nil` without a limit.
        var minutes: Int? = 20

        static let levels: [String: ClosedRange<Int>] = ["junior": 1...2, "middle": 2...4, "senior": 3...5]
    }

    struct InterviewResult: Sendable {
        var question: Question
        var isRight: Bool
    }

    /// An interview whose last task, a repair, is being worked on in the sandbox.
    struct InterviewRepair: Sendable {
        var results: [InterviewResult]
        var exercise: Exercise
        /// When the time is over, in milliseconds since 1970; `nil` without a limit.
        var end: Int64?
        /// Where the learner was before.
        var place: Place
    }

    private static let questionCount = 8

    mutating func interview(_ words: [String]) {
        if words.first == "on" || words.first == "off" { return setInterviewDay(words) }
        if words == ["done"] {
            guard repair != nil else { return refuse("No repair of an interview is open.") }
            return endRepair(isPassed: false)
        }
        let content = content()
        guard let plan = plan(words, content) else { return }
        let questions = chosen(plan, content)
        guard !questions.isEmpty else { return refuse("There are no interview questions on that.") }
        out.writeLine("")
        out.writeLine(" " + palette.apply(.heading, wording("Interview")))
        let limit = plan.minutes.map { wording("\($0) minutes") } ?? wording("no time limit")
        say(
            " \(count(questions.count, "question")), \(limit). Answer aloud, as you would there. q leaves, and the report comes all the same."
        )
        let began = WallClock.milliseconds()
        let end = plan.minutes.map { began + Int64($0) * 60_000 }
        var results: [InterviewResult] = []
        var isWhole = true
        for (index, question) in questions.enumerated() {
            let minutes = Int((WallClock.milliseconds() - began) / 60_000)
            if let limit = plan.minutes, minutes >= limit {
                out.writeLine("")
                tell(" The time is over.")
                isWhole = false
                break
            }
            out.writeLine("")
            let clock = plan.minutes.map { wording("   \(max(0, $0 - minutes)) min left") } ?? ""
            out.writeLine(palette.apply(.dim, wording(" Question \(index + 1) of \(questions.count)\(clock)")))
            guard let isRight = put(question) else {
                isWhole = false
                break
            }
            results.append(InterviewResult(question: question, isRight: isRight))
            followUp(question)
        }
        if isWhole, begin(repairFor: plan, end, results, content) { return }
        report(results, content)
    }

    // MARK: The repair

    /// Offers something broken to mend, as interviewers do at the end. False when the learner has enough.
    private mutating func begin(
        repairFor plan: InterviewPlan, _ end: Int64?, _ results: [InterviewResult], _ content: Content
    ) -> Bool {
        let lessons = content.modules.first { $0.id == plan.module }.map { Set($0.lessons.map(\.id)) }
        let repairs = content.exercises.filter { $0.kind == .repair && lessons?.contains($0.lesson) ?? true }
        guard !isOnce, let exercise = repairs.randomElement(using: &random) else { return false }
        out.writeLine("")
        tell(" Last, something is broken: \(exercise.title), about \(exercise.minutes) min in the sandbox.")
        let answer = ask(wording(" y begins, Enter goes on to the report: "))
        guard answer?.lowercased().hasPrefix("y") == true else { return false }
        let before = place
        openExercise(exercise.id)
        reset()
        repair = InterviewRepair(results: results, exercise: exercise, end: end, place: before)
        tell(" check hands it in and gives the report; interview done does without.")
        return true
    }

    /// After `check` in the repair: the report, when it is mended or when the time is over.
    mutating func noteRepair(_ exercise: Exercise, isPassed: Bool) {
        guard let repair, repair.exercise.id == exercise.id else { return }
        let isLate = repair.end.map { WallClock.milliseconds() > $0 } ?? false
        if isLate { tell(" The time is over.") }
        if isPassed || isLate { endRepair(isPassed: isPassed && !isLate) }
    }

    /// Leaves the repair, and gives the report.
    mutating func endRepair(isPassed: Bool) {
        guard let repair else { return }
        self.repair = nil
        place = repair.place
        save()
        openRoom(place.room)
        note("repair", .bool(isPassed))
        report(repair.results, content(), repair: (repair.exercise, isPassed))
    }

    private func plan(_ words: [String], _ content: Content) -> InterviewPlan? {
        var plan = InterviewPlan()
        for word in words {
            if let level = InterviewPlan.levels[word] {
                plan.difficulties = level
            } else if word == "untimed" {
                plan.minutes = nil
            } else if word.hasSuffix("m"), let minutes = Int(word.dropLast()), minutes > 0 {
                plan.minutes = minutes
            } else if let module = content.modules.first(where: { $0.id == word || String($0.number) == word }) {
                plan.module = module.id
            } else {
                refuse(
                    "“\(word)” is no module, level or time. For example: interview networking senior 30m, or interview untimed."
                )
                return nil
            }
        }
        return plan
    }

    /// A mix: mostly questions that interviewers ask, two commands to type, one thing to find.
    private mutating func chosen(_ plan: InterviewPlan, _ content: Content) -> [Question] {
        let module = content.modules.first { $0.id == plan.module }
        let lessons = module.map { Set($0.lessons.map(\.id)) }
        let pool = content.questions.filter { question in
            plan.difficulties.contains(question.difficulty) && lessons?.contains(question.lesson) ?? true
        }.shuffled(using: &random)
        var questions = Array(pool.filter(\.isForInterviews).prefix(5))
        questions += pool.filter { $0.kind == .command && !$0.isForInterviews }.prefix(2)
        questions += pool.filter { $0.kind == .bug && !$0.isForInterviews }.prefix(1)
        let used = Set(questions.map(\.id))
        questions += pool.filter { !used.contains($0.id) }.prefix(max(0, Self.questionCount - questions.count))
        return Array(questions.prefix(Self.questionCount))
    }

    private mutating func followUp(_ question: Question) {
        guard let next = question.followUps.randomElement(using: &random) else { return }
        out.writeLine("")
        out.writeLine(" " + palette.apply(.strong, "And: ") + next.ask.filter { $0 != "\n" })
        guard ask(wording(" Your answer, then Enter: ")) != nil else { return }
        render(next.answer)
    }

    private mutating func report(
        _ results: [InterviewResult], _ content: Content, repair: (exercise: Exercise, isPassed: Bool)? = nil
    ) {
        note("asked", Facts.number(results.count))
        note("right", Facts.number(results.count { $0.isRight }))
        guard !results.isEmpty else { return }
        let right = results.count { $0.isRight }
        out.writeLine("")
        out.writeLine(" " + palette.apply(.heading, wording("Report")) + wording("   \(right) of \(results.count)"))
        func titles(_ isRight: Bool) -> [String] {
            var seen: Set<String> = []
            return results.filter { $0.isRight == isRight && seen.insert($0.question.skill).inserted }
                .map { content.skill($0.question.skill)?.title ?? $0.question.skill }
        }
        let strong = titles(true).filter { !titles(false).contains($0) }
        if !strong.isEmpty { tell(" Strong:") }
        for title in strong { hang("  \(palette.mark(.done)) ", title) }
        let gaps = results.filter { !$0.isRight }
        if !gaps.isEmpty { tell(" To study:") }
        var seen: Set<String> = []
        for gap in gaps where seen.insert(gap.question.skill).inserted {
            let title = content.skill(gap.question.skill)?.title ?? gap.question.skill
            let lesson = content.lesson(gap.question.lesson)
            hang(
                "  \(palette.mark(.wrong)) ",
                title + (lesson.map { wording(": lesson \($0.number), quiz \(gap.question.skill)") } ?? ""))
        }
        if let repair {
            let mark = palette.mark(repair.isPassed ? .done : .wrong)
            let title = repair.exercise.title
            hang("  \(mark) ", repair.isPassed ? wording("mended: \(title)") : wording("not mended: \(title)"))
        } else if let repair = content.exercises.filter({ $0.kind == .repair }).randomElement(using: &random) {
            let name = repair.id.split(separator: ".").last.map(String.init) ?? repair.id
            tell(" Interviews like repairs, too: exercise \(name)")
        }
        do {
            try database.saveScore(
                QuizScore(quiz: "interview", right: right, total: results.count), of: profile,
                now: WallClock.milliseconds())
        } catch {
            refuse("The score could not be saved: \(error)")
        }
    }

    /// `interview on 2027-01-15` draws all reviews together before that day; `interview off` forgets it.
    private mutating func setInterviewDay(_ words: [String]) {
        do {
            if words.first == "off" {
                try database.set("interview", to: nil, of: profile)
                return say("No day of an interview any more: reviews come at their usual distances.")
            }
            guard words.count > 1, let day = CalendarDay(words[1]) else {
                return refuse("Which day? For example: interview on 2027-01-15")
            }
            guard day.milliseconds > WallClock.milliseconds() else { return refuse("\(words[1]) is over already.") }
            try database.set("interview", to: String(day.milliseconds), of: profile)
            note("day", Facts.text(words[1]))
            let days = Int((day.milliseconds - WallClock.milliseconds()) / 86_400_000) + 1
            say(
                "\(count(days, "day")) to go. Nothing will be put off beyond that day, and it all comes back before."
            )
        } catch {
            refuse("That could not be saved: \(error)")
        }
    }
}
