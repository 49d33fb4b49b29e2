import ClassLink
import Classroom
import Course
import CourseFiles
import Insights
import JSON
import Learner
import Simulator
import Terminal
import WorldModel

/// The words for a class at the prompt.
extension PromptSession {
    static let classWords: [CourseWord] = [
        CourseWord(
            name: "class", usage: "class [world]", summary: "what the class is at; open a world that was handed out"
        ) { session, words in session.showClass(words.first) },
        CourseWord(
            name: "ask", usage: "ask [WHAT]", summary: "call the instructor; ask done when you were helped",
            takesLine: true
        ) { session, words in session.askForHelp(words.first) },
        CourseWord(name: "vote", usage: "vote b", summary: "answer a question to the room") { session, words in
            session.vote(words.first)
        },
        CourseWord(name: "share", usage: "share [on|off]", summary: "whether the instructor sees your commands") {
            session, words in session.share(words.first)
        },
        CourseWord(name: "handin", usage: "handin [FILE]", summary: "write your work into a file for the instructor") {
            session, words in session.handIn(words.first)
        },
    ]

    /// The class, or words on how to join one.
    private func presentClass() -> ClassSession? {
        if classSession == nil {
            refuse("You are in no class. drydock join ADDRESS CODE --name NAME joins one.")
        }
        return classSession
    }

    // MARK: The class

    mutating func showClass(_ word: String?) {
        guard let session = presentClass() else { return }
        tellNews()
        if word == "world" { return openWorld(session) }
        if let word {
            refuse(
                "class shows how the class stands; class world opens a world. drydock leave ends it: not \(word).")
            return
        }
        out.writeLine("")
        let title = session.membership.isOffline ? wording("a class without a network") : session.membership.title
        out.writeLine(
            " " + palette.apply(.heading, wording("Class: \(title)"))
                + palette.apply(.dim, wording("   you are \(session.membership.name)")))
        switch session.status {
        case nil: say(" Your work is noted here. handin writes it into a file for the instructor.")
        case .connecting: say(" Connecting. Everything you do is noted here and sent later.")
        case .connected: say(" Connected.")
        case .lost(let why): say(" No connection: \(why). Everything you do is noted here and sent later.")
        case .refused(let why): say(" No connection: \(why). Ask the instructor; your work is noted here.")
        }
        if let task = session.task { out.writeLine(" " + words(for: task)) }
        if let end = session.timerEnd { out.writeLine(" " + timerText(end)) }
        if session.isPaused { tell(" The instructor has called a pause.") }
        for poll in session.polls { show(poll) }
        let sharing = session.membership.shares ? "sees" : wording("does not see")
        say(
            " The instructor \(sharing) your commands (share on, share off). They see which lesson or exercise you are in, whether commands succeed, what of the exercise holds, and your answers to questions. What you hand in with check goes with the commands that led there."
        )
    }

    private func words(for task: ClassSession.Task) -> String {
        switch task {
        case .lesson(let id, let isBrief):
            let lesson = loadedOutlineOrContent.lesson(id)
            let title = lesson.map { "\($0.number) \($0.title)" } ?? id
            let what = isBrief ? wording("look at the first page of lesson") : wording("read lesson")
            return wording("All \(what) \(title). lesson \(lesson?.number ?? id) opens it.")
        case .exercise(let id):
            return wording("All do the exercise \(exercise(id)?.title ?? id). exercise \(id) begins it.")
        }
    }

    private func timerText(_ end: Int64) -> String {
        let minutes = (end - WallClock.milliseconds() + 59_999) / 60_000
        return minutes > 0 ? wording("\(minutes) min left.") : wording("The time is up.")
    }

    private mutating func openWorld(_ session: ClassSession) {
        guard let world = session.worlds.last else {
            refuse("No world was handed out.")
            return
        }
        if place.exercise != nil { leaveExercise() }
        carryOut(world.script)
        timeline.drive { _ = $0.takeOutput() }
        refreshPrompt()
        tell("The world \(world.name) is made. undo takes it back, line by line.")
    }

    // MARK: Asking and voting

    func askForHelp(_ text: String?) {
        guard let session = presentClass() else { return }
        if ["done", "thanks"].contains(text) {
            session.ask(nil)
            tell("The instructor knows that you are helped.")
            return
        }
        session.ask(String((text ?? "").prefix(300)))
        tell("The instructor sees that you ask. ask done takes it back.")
    }

    func vote(_ word: String?) {
        guard let session = presentClass() else { return }
        guard let poll = session.polls.last else {
            refuse("No question is open.")
            return
        }
        guard let letter = word?.lowercased().first, word?.count == 1,
            let option = labels.index(of: letter), poll.options.indices.contains(option)
        else {
            show(poll)
            return
        }
        session.note(.voted(poll: poll.number, option: option))
        tell(
            "Your answer: \(labels[option])) \(poll.options[option]). Until it is closed you can change it.")
    }

    func share(_ word: String?) {
        guard let session = presentClass() else { return }
        do {
            if let word {
                guard ["on", "off"].contains(word) else {
                    refuse("share on, or share off.")
                    return
                }
                try session.share(word == "on")
            }
        } catch {
            refuse("That could not be noted: \(error)")
            return
        }
        say(
            session.membership.shares
                ? "The instructor sees your commands, their errors and your world. share off ends that."
                : "The instructor does not see your commands, only whether they succeed and what of the exercise holds."
        )
    }

    /// The learner's world as the instructor sees it.
    var sharedPicture: String { NetworkMap.lines(timeline.sandbox.simulation).map(\.english).joined(separator: "\n") }

    // MARK: News

    /// Shows what has come from the instructor.
    func tellNews() {
        guard let session = classSession else { return }
        let news = session.takeNews()
        if news.isFirst { tellWhereTheClassIs(session, besides: news.fresh) }
        for content in news.fresh { tell(content) }
    }

    /// For who comes late or comes back: what still counts of what was said before.
    private func tellWhereTheClassIs(_ session: ClassSession, besides fresh: [Instruction.Content]) {
        let head = palette.apply(.heading, " Class  ")
        let isTaskFresh = fresh.contains { ["lesson", "exercise"].contains($0.kind) }
        if let task = session.task, !isTaskFresh { out.writeLine(head + words(for: task)) }
        for poll in session.polls where !fresh.contains(.poll(poll)) { show(poll) }
        if session.isPaused, !fresh.contains(.pause(true)) { tell(.pause(true)) }
    }

    private func tell(_ content: Instruction.Content) {
        let head = palette.apply(.heading, " Class  ")
        switch content {
        case .lesson(let id, let isBrief): out.writeLine(head + words(for: .lesson(id, isBrief: isBrief)))
        case .helped: out.writeLine(head + wording("The instructor has seen to your question."))
        case .exercise(let id): out.writeLine(head + words(for: .exercise(id)))
        case .note(let text): hang(head, " Class  ", text)
        case .unlock(let hints, let solutions):
            out.writeLine(
                head + wording("Hints are \(hints ? "open" : "closed"), solutions \(solutions ? "open" : "closed")."))
        case .hint(let id, let count):
            guard let exercise = exercise(id), exercise.hints.indices.contains(count - 1) else { return }
            out.writeLine(head + wording("Hint \(count) for \(exercise.title)"))
            render(exercise.hints[count - 1])
        case .solution(let id):
            guard let exercise = exercise(id), let solution = exercise.solutions.first else { return }
            out.writeLine(head + wording("A solution for \(exercise.title)"))
            render("```sh\n\(solution)\n```")
        case .world(let name, _):
            out.writeLine(head + wording("The world \(name) was handed out. class world opens it."))
        case .poll(let poll): show(poll)
        case .pollClosed(let poll, let votes): showResult(poll, votes)
        case .pause(let isOn):
            out.writeLine(head + (isOn ? wording("Pause: look up, please.") : wording("It goes on.")))
        case .timer(let until):
            if let until, until > WallClock.milliseconds() { out.writeLine(head + timerText(until)) }
        }
    }

    private func hang(_ head: String, _ plainHead: String, _ text: String) {
        let room = max(20, size.textWidth - plainHead.count)
        for line in text.split(separator: "\n") {
            for (index, piece) in DisplayWidth.wrap(Self.printable(String(line)), width: room).enumerated() {
                out.writeLine((index == 0 ? head : String(repeating: " ", count: plainHead.count)) + piece)
            }
        }
    }

    /// What comes from the network moves no cursor.
    private static func printable(_ text: String) -> String {
        String(String.UnicodeScalarView(text.unicodeScalars.filter { $0.properties.generalCategory != .control }))
    }

    private func show(_ poll: Poll) {
        out.writeLine("")
        out.writeLine(palette.apply(.heading, wording(" A question to the room")))
        render(Self.lines(poll.text))
        for (index, option) in poll.options.enumerated() where index < 10 {
            hang("   \(labels[index]))  ", Self.printable(option))
        }
        out.writeLine(palette.apply(.dim, wording(" vote a answers.")))
    }

    private func showResult(_ poll: Poll, _ votes: [Int]) {
        out.writeLine("")
        out.writeLine(palette.apply(.heading, wording(" What the room said")))
        render(Self.lines(poll.text))
        let sum = max(1, votes.reduce(0, +))
        for (index, option) in poll.options.enumerated() where index < 10 {
            let count = votes.indices.contains(index) ? votes[index] : 0
            let bar = TextPicture(palette).progressBar(count, of: sum, width: 10)
            let mark = poll.right == index ? " " + palette.mark(.done) : ""
            hang("   \(labels[index]))  ", "\(bar) \(count)  \(Self.printable(option))\(mark)")
        }
        if !poll.why.isEmpty { render(Self.lines(poll.why)) }
    }

    private static func lines(_ text: String) -> String {
        text.split(separator: "\n", omittingEmptySubsequences: false).map { printable(String($0)) }
            .joined(separator: "\n")
    }

    // MARK: Handing in

    mutating func handIn(_ path: String?) {
        let events: [ClassEvent]
        do {
            events = try handInEvents()
        } catch {
            refuse("Your work cannot be read: \(error)")
            return
        }
        guard !events.isEmpty else {
            refuse("There is nothing to hand in yet: no exercise was checked, no question answered.")
            return
        }
        let name = classSession?.membership.name ?? profile.name
        let handIn = HandIn(name: name, student: classSession?.membership.student, events: events)
        let plain = name.lowercased().map { $0.isLetter || $0.isNumber ? String($0) : "-" }.joined()
        let file = path ?? "handin-\(plain).json"
        guard RealFiles.write(Array(handIn.text.utf8), to: file) else {
            refuse("\(file) cannot be written: \(RealFiles.lastError). handin FILE names another one.")
            return
        }
        note("path", Facts.text(file))
        tell("\(file) is written: give it to the instructor.")
    }

    /// What was noted in the class; without one, the exercises and answers as they stand.
    private mutating func handInEvents() throws -> [ClassEvent] {
        if let session = classSession {
            return try ClassNotes(database: database, membership: session.membership).events(after: 0, limit: .max)
        }
        let now = WallClock.milliseconds()
        var contents: [ClassEvent.Content] = []
        let tried = Dictionary(grouping: try database.attempts(of: profile), by: \.exercise)
        for (id, attempts) in tried.sorted(by: { $0.key < $1.key }) {
            guard let exercise = exercise(id), let last = attempts.last else { continue }
            let journal = try database.journal(room: "exercise:" + id, of: profile)
            var sandbox = exercise.sandbox(style: .interactive(rows: 24, columns: 80))
            _ = sandbox.run(skipsTime: false)
            _ = sandbox.takeOutput()
            var timeline = Timeline(sandbox)
            timeline.replay(journal.map { Timeline.Entry(input: $0.input, clock: Instant(nanoseconds: $0.clock)) })
            contents.append(
                .checked(Self.attempt(exercise, timeline, hints: last.hints, sawSolution: last.sawSolution)))
        }
        for (question, count) in try database.answers(of: profile).sorted(by: { $0.key < $1.key }) {
            contents.append(
                .answered(
                    ClassEvent.Answer(
                        question: question, revision: 1, given: "", isRight: count.right == count.total,
                        milliseconds: 0)))
        }
        return contents.enumerated().map { ClassEvent(number: $0 + 1, at: now, content: $1) }
    }

    /// An attempt as it is handed in, with all that is needed to replay it.
    static func attempt(
        _ exercise: Exercise, _ timeline: Timeline, hints: Int, sawSolution: Bool
    ) -> ClassEvent.CheckedAttempt {
        let verdict = exercise.judge(timeline.sandbox)
        return ClassEvent.CheckedAttempt(
            exercise: exercise.id, held: verdict.passed, total: verdict.outcomes.count, hints: hints,
            sawSolution: sawSolution, misses: verdict.outcomes.filter { !$0.holds }.map(\.text),
            feedback: verdict.diagnosis, session: SavedSession(timeline, exercise: exercise.id).text)
    }
}
