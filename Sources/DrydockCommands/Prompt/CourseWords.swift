import Course
import JSON
import Learner
import Phrases
import Simulator
import Terminal

/// The words of the course that work at the prompt. A real command of the same name always wins.
extension PromptSession {
    /// One word with what `help` says about it.
    struct CourseWord: Sendable {
        var name: String
        var usage: String
        var summary: String
        /// How many words may follow it.
        var mostWords = 1
        /// Whether all that follows belongs to it as it stands: a command line.
        var takesLine = false
        var run: @Sendable (inout PromptSession, [String]) -> Void
    }

    static let courseWords: [CourseWord] =
        [
            CourseWord(
                name: "lessons", usage: "lessons [4]", summary: "the modules and your lessons, or those of one module"
            ) {
                session, words in session.listLessons(words.first)
            },
            CourseWord(name: "lesson", usage: "lesson [1.4]", summary: "read a lesson, or go on with yours") {
                session, words in
                session.openLesson(words.first)
            },
            CourseWord(name: "next", usage: "next", summary: "do what comes next") { session, _ in session.goOn() },
            CourseWord(
                name: "exercises", usage: "exercises [4]", summary: "the exercises of your module, or of another"
            ) {
                session, words in session.listExercises(words.first)
            },
            CourseWord(name: "exercise", usage: "exercise [name]", summary: "begin an exercise, or show its goal again")
            {
                session, words in session.openExercise(words.first)
            },
            CourseWord(name: "check", usage: "check", summary: "see whether the goal is reached, and what is missing") {
                session, _ in session.checkExercise()
            },
            CourseWord(name: "hint", usage: "hint", summary: "the next hint") { session, _ in session.showHint() },
            CourseWord(name: "solution", usage: "solution", summary: "the worked solution") { session, _ in
                session.showSolution()
            },
            CourseWord(name: "leave", usage: "leave", summary: "back from an exercise to your own sandbox") {
                session, _ in
                session.leaveExercise()
            },
            CourseWord(name: "quiz", usage: "quiz [1|1.4]", summary: "questions on a module or lesson") {
                session, words in
                session.quiz(words.first)
            },
            CourseWord(
                name: "review", usage: "review [by fsrs7]", summary: "what is due again, before you forget it",
                mostWords: 2
            ) { session, words in words.isEmpty ? session.review() : session.planReviews(words) },
            CourseWord(name: "cram", usage: "cram [1]", summary: "the weakest first, due or not") { session, words in
                session.cram(words.first)
            },
            CourseWord(
                name: "interview", usage: "interview [3 senior]",
                summary: "a timed, mixed interview; on DATE, untimed, 30m, done",
                mostWords: 4
            ) { session, words in session.interview(words) },
            CourseWord(name: "progress", usage: "progress", summary: "what you have done so far") { session, _ in
                session.showProgress()
            },
            CourseWord(name: "cheatsheet", usage: "cheatsheet [1]", summary: "the commands of a module on one page") {
                session, words in session.showCheatSheet(words.first)
            },
            CourseWord(
                name: "glossary", usage: "glossary [layer]", summary: "what a word of the trade means", mostWords: 4
            ) {
                session, words in session.glossary(words.joined(separator: " "))
            },
            CourseWord(
                name: "search", usage: "search WORDS",
                summary: "in lessons, exercises, commands, errors and the glossary",
                mostWords: 6
            ) { session, words in session.search(words.joined(separator: " ")) },
            CourseWord(
                name: "import", usage: "import DIR", summary: "copy a project of yours into the sandbox", mostWords: 2
            ) {
                session, words in session.importFolder(words)
            },
            CourseWord(
                name: "export-file", usage: "export-file FILE [DIR]", summary: "copy a file out of the sandbox",
                mostWords: 2
            ) {
                session, words in session.exportFile(words)
            },
            CourseWord(name: "placement", usage: "placement", summary: "begin further on, if you know much already") {
                session, _ in session.placement()
            },
            CourseWord(name: "undo", usage: "undo", summary: "take back the last command that changed something") {
                session, _ in session.undo()
            },
            CourseWord(name: "redo", usage: "redo", summary: "do it again after all") { session, _ in session.redo() },
            CourseWord(
                name: "timeline", usage: "timeline", summary: "commands that changed something, and where you are"
            ) {
                session, _ in session.showTimeline()
            },
            CourseWord(name: "goto", usage: "goto 3", summary: "to a moment of the timeline, 0 is the beginning") {
                session, words in session.goTo(words.first)
            },
            CourseWord(name: "mark", usage: "mark [NAME]", summary: "name this moment; goto NAME comes back") {
                session, words in session.markMoment(words.first)
            },
            CourseWord(name: "branch", usage: "branch [NAME]", summary: "go on in a copy; list the copies") {
                session, words in session.branch(words.first)
            },
            CourseWord(name: "switch", usage: "switch NAME", summary: "to another branch; main is the first") {
                session, words in session.switchBranch(words.first)
            },
            CourseWord(
                name: "changes", usage: "changes [2 [5]]",
                summary: "what the last command changed, or the 2nd, or 2 to 5",
                mostWords: 2
            ) { session, words in session.showChanges(words) },
            CourseWord(
                name: "whatif", usage: "whatif COMMAND", summary: "what a command would print and change",
                takesLine: true
            ) { session, words in session.whatIf(words.first ?? "") },
            CourseWord(name: "clock", usage: "clock [+5m]", summary: "the sandbox's time; let time pass") {
                session, words in session.clock(words.first)
            },
            CourseWord(
                name: "fault", usage: "fault [disk full]", summary: "troubles to practise with; fault off ends them",
                mostWords: 3
            ) { session, words in session.fault(words) },
            CourseWord(name: "replay", usage: "replay [4x]", summary: "watch this session again, at a speed") {
                session, words in session.replay(words.first)
            },
            CourseWord(name: "save", usage: "save NAME", summary: "keep this sandbox in a file") { session, words in
                session.saveSandbox(words.first)
            },
            CourseWord(name: "open", usage: "open NAME", summary: "open a saved sandbox") { session, words in
                session.openSaved(words.first)
            },
            CourseWord(name: "reset", usage: "reset", summary: "begin this sandbox or exercise anew") { session, _ in
                session.reset()
            },
            CourseWord(name: "edit", usage: "edit FILE", summary: "edit a file of the sandbox") { session, words in
                session.edit(words.first)
            },
            CourseWord(name: "why", usage: "why [1]", summary: "explain the last error; run the first of its fixes") {
                session, words in session.why(words.first)
            },
            CourseWord(
                name: "explain", usage: "explain COMMAND",
                summary: "a command, Dockerfile or compose.yaml, piece by piece",
                takesLine: true
            ) { session, words in session.explain(words.first ?? "") },
            CourseWord(
                name: "map", usage: "map [web db:5432]",
                summary: "networks and what is on them; whether web reaches db",
                mostWords: 2
            ) { session, words in session.showMap(words) },
            CourseWord(
                name: "can", usage: "can web db:5432",
                summary: "whether web reaches db, and why; you stands for this machine",
                mostWords: 2
            ) { session, words in session.showMap(words, as: "can") },
            CourseWord(
                name: "volumes", usage: "volumes",
                summary: "what is mounted where, and what becomes of it"
            ) { session, _ in session.showVolumes() },
            CourseWord(
                name: "layers", usage: "layers IMAGE [3]",
                summary: "what each layer of an image adds, and what is wasted",
                mostWords: 2
            ) { session, words in session.showLayers(words) },
            CourseWord(
                name: "cache", usage: "cache why", summary: "why steps of the last build ran or came from the cache"
            ) { session, words in session.showCache(words) },
            CourseWord(
                name: "compose", usage: "compose why | convert-run",
                summary: "why the last up changed a service; docker run as a service", takesLine: true
            ) { session, words in session.showCompose(words.first ?? "") },
        ] + engineWords + classWords + comfortWords + [
            CourseWord(name: "home", usage: "home", summary: "the first screen") { session, _ in session.showHome() },
            CourseWord(
                name: "help", usage: "help [WORD]", summary: "this list, or about a word or docker command",
                mostWords: 3
            ) {
                session, words in session.help(words)
            },
            CourseWord(name: "quit", usage: "quit", summary: "leave; everything is kept") { session, _ in
                session.leave()
            },
        ]

    /// Runs a line that begins with a course word. False when it is the sandbox's business.
    mutating func handleCourseWord(_ line: String) -> Bool {
        let words = line.split(whereSeparator: \.isWhitespace).map(String.init)
        guard let first = words.first, let word = Self.courseWords.first(where: { $0.name == first }),
            // bash has a `help` of its own, which is about bash.
            first == "help" || !timeline.sandbox.knowsCommand(first)
        else { return false }
        if word.takesLine {
            let rest = line.drop(while: \.isWhitespace).dropFirst(first.count).drop(while: \.isWhitespace)
            word.run(&self, rest.isEmpty ? [] : [String(rest)])
            return true
        }
        guard words.count <= word.mostWords + 1, !line.contains(where: { "|>;&".contains($0) }) else { return false }
        word.run(&self, Array(words.dropFirst()))
        return true
    }

    /// The words by what they are for.
    private static let sections: [(title: String, words: [String])] = [
        (
            title: "Learn",
            words: [
                "next", "placement", "lessons", "lesson", "exercises", "exercise", "check", "hint", "solution", "leave",
                "cheatsheet", "glossary", "search",
            ]
        ),
        (title: "Remember", words: ["quiz", "review", "cram", "interview", "progress"]),
        (
            title: "Understand",
            words: ["why", "explain", "changes", "map", "can", "volumes", "layers", "cache", "compose"]
        ),
        (
            title: "Travel in time",
            words: [
                "undo", "redo", "timeline", "goto", "mark", "branch", "switch", "whatif", "clock", "fault", "replay",
            ]
        ),
        (title: "In a class", words: classWords.map(\.name)),
        (title: "Your sandbox", words: ["edit", "save", "open", "import", "export-file", "reset", "engine", "ports"]),
        (title: "Else", words: ["theme", "language", "home", "help", "quit"]),
    ]

    func showHelp() {
        note(
            "words",
            Facts.list(Self.courseWords) { word in
                Facts.object([
                    "word": Facts.text(word.name), "usage": Facts.text(word.usage), "summary": Facts.text(word.summary),
                ])
            })
        var lines = [""]
        for hint in [
            wording(" Type any shell or docker command: it runs on your simulated machine."),
            wording(" Tab completes, the arrow keys bring back earlier lines, Ctrl-D leaves."),
        ] {
            lines += DisplayWidth.wrap(hint, width: size.columns, indent: " ")
        }
        let column = (Self.courseWords.map(\.usage.count).max() ?? 0) + 2
        for section in Self.sections {
            lines += ["", " " + palette.apply(.heading, phrasebook.translation(of: section.title))]
            for name in section.words {
                guard let word = Self.courseWords.first(where: { $0.name == name }) else { continue }
                let summary = palette.apply(.dim, phrasebook.translation(of: word.summary))
                lines += DisplayWidth.wrap(
                    "   " + DisplayWidth.pad(word.usage, to: column) + summary, width: size.columns,
                    indent: DisplayWidth.spaces(column + 3))
            }
        }
        lines += ["", wording(" docker help lists docker's commands; docker run --help explains one.")]
        page(lines)
    }

    /// A long list, a page at a time where somebody can press a key.
    func page(_ lines: [String]) {
        Pager(palette: palette, environment: StartCommand.environment(), output: out).show(lines)
    }

    // MARK: Editing

    /// Types lines for the learner, so that undo and replay know them.
    mutating func carryOut(_ command: String) {
        for line in command.split(separator: "\n", omittingEmptySubsequences: false) {
            let entry = JournalEntry(input: String(line), clock: timeline.sandbox.world.clock.now.nanoseconds)
            try? database.appendJournal(entry, room: place.room, of: profile)
            timeline.type(String(line))
        }
    }

    /// Edits a file of the sandbox with $EDITOR on a copy, or line by line where there is none.
    mutating func edit(_ path: String?) {
        guard let path else {
            refuse("Which file? For example: edit Dockerfile")
            return
        }
        let old = timeline.sandbox.file(path) ?? []
        guard let new = FileEditing.edit(old, name: path, session: &self) else {
            refuse("\(path) was not changed.")
            return
        }
        guard new != old else {
            tell("\(path) was not changed.")
            return
        }
        // The change is a command of the journal like any other, so that undo and replay know it.
        let text = String(decoding: new, as: UTF8.self)
        let mark = "DRYDOCK_END_OF_FILE"
        let body = text.hasSuffix("\n") || text.isEmpty ? text : text + "\n"
        carryOut("cat > \(FileEditing.quoted(path)) <<'\(mark)'\n\(body)\(mark)")
        timeline.drive { _ = $0.takeOutput() }
        refreshPrompt()
        note("path", Facts.text(path))
        tell("\(path): \(text.split(separator: "\n").count) lines written.")
    }
}
