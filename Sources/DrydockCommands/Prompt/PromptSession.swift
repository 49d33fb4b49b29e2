import Course
import CourseFiles
import Learner
import Phrases
import Simulator
import Terminal
import WorldModel

/// The prompt: a loop that reads lines and gives them to the sandbox or to the course.
struct PromptSession {
    let database: LearnerDatabase
    let profile: Profile
    var palette: Palette {
        didSet { editor.palette = palette }
    }
    /// The interface's texts in the learner's language.
    private(set) var phrasebook = Phrasebook.english
    let out: TerminalWriter
    private(set) var course: CourseSource
    /// Where progress and saved sandboxes are.
    let dataFolder: String
    private let editor: LineEditor
    /// The sandbox in use, with its past.
    var timeline: Timeline
    var place: Place
    /// Real nanoseconds minus the world's: the world's clock follows the real one while the prompt is open.
    private var clockOffset: Int64 = 0
    private var loadedContent: Content?
    private var loadedOutline: Content?
    private var isOver = false
    /// Whether one line is all there is to do.
    private(set) var isOnce = false
    /// The unfinished line that the machine has printed last.
    private var machinePrompt = ""
    var sawSolution = false
    /// Chooses questions and shuffles their answers. `DRYDOCK_SEED` makes it choose the same again.
    var random = RandomSource(
        seed: RealFiles.environment("DRYDOCK_SEED").flatMap { UInt64($0) } ?? UInt64.random(in: 0...(.max)))
    /// How many questions were asked since Drydock was started.
    var questionsAsked = 0
    /// Questions that are asked next because one of the same skill went wrong.
    var siblings: [String] = []
    /// The last command line, what it printed, and how it ended: what `why` explains.
    var lastRun = LastRun()
    /// Commands that the last `why` named.
    var offeredFixes: [String] = []
    /// Rung by other threads that have something to say.
    let news: NewsPipe
    /// What real clients use, while it is on.
    var engine: RunningEngine?
    /// How often a room was opened: each time the world is another one.
    private(set) var roomsOpened = 0
    /// The class that the learner is in.
    let classSession: ClassSession?
    /// The last task of an interview, while it is worked on.
    var repair: InterviewRepair?
    /// How the present word ends.
    let outcome = WordOutcome()
    /// Which checks of the exercise held after the last command; `nil` before the first.
    var heldChecks: [Bool]?
    let isTerminal: Bool

    init(
        database: LearnerDatabase, profile: Profile, palette: Palette, course: CourseSource, dataFolder: String,
        out: TerminalWriter = .standardOutput
    ) {
        self.out = out
        self.database = database
        self.profile = profile
        self.palette = palette
        self.course = course
        phrasebook = Phrasebook(po: course.phrases())
        self.dataFolder = dataFolder
        isTerminal = out.isTerminal
        editor = LineEditor(
            palette: palette, historyFile: HistoryFile(path: dataFolder + "/history"),
            terminalName: RealFiles.environment("TERM"))
        let pipe = NewsPipe()
        news = pipe
        classSession = (try? database.membership(of: profile)).flatMap { $0 }.map {
            ClassSession($0, database, news: pipe)
        }
        place = (try? database.place(of: profile)) ?? Place(room: "home")
        timeline = Timeline(Sandbox(style: .interactive(rows: 24, columns: 80)))
    }

    /// When cards come back. A date of an interview draws them together.
    var schedule: ReviewSchedule {
        (try? database.schedule(of: profile)) ?? ReviewSchedule()
    }

    var size: TerminalSize { TerminalSize(environment: StartCommand.environment(), measured: TerminalSize.measure(1)) }

    /// The course, loaded when it is first wanted.
    mutating func content() -> Content {
        if let loadedContent { return loadedContent }
        let content = course.load()
        loadedContent = content
        return content
    }

    /// Modules and lessons without pages: enough for lists, and there at once.
    mutating func outline() -> Content {
        if let loadedContent { return loadedContent }
        if let loadedOutline { return loadedOutline }
        let outline = course.outline()
        loadedOutline = outline
        return outline
    }

    /// What is loaded of the course already, without loading more.
    var loadedOutlineOrContent: Content { loadedContent ?? loadedOutline ?? course.outline() }

    /// One exercise, without loading the whole course for it.
    func exercise(_ id: String) -> Exercise? {
        if let loadedContent { return loadedContent.exercise(id) }
        return course.exercise(id)
    }

    // MARK: The loop

    /// Runs until the learner leaves; gives the exit status.
    mutating func run() -> Int32 {
        InterruptFlag.install()
        openRoom(place.room)
        if isTerminal { showHome() }
        while goOnReading() {}
        _ = showOutput()
        close()
        return 0
    }

    /// Types one line, and what its program wants to read, without the prompt; gives the exit status.
    ///
    /// - Parameter line: a word with what belongs to it, or a command of the machine, whose status is given then.
    mutating func runOnce(_ line: String) -> Int32 {
        InterruptFlag.install()
        isOnce = true
        openRoom(place.room)
        _ = showOutput()
        take(line)
        while !timeline.sandbox.isAtPrompt, goOnReading() {}
        // What stands on the last line before the prompt is the command's.
        let last = showOutput()
        refreshPrompt()
        let prompt = showOutput()
        if last != prompt, last.hasSuffix(prompt) { out.write(String(last.dropLast(prompt.count))) }
        close()
        return outcome.status
    }

    /// Shows what was printed, reads a line and types it. False when there is nothing more to read it for.
    private mutating func goOnReading() -> Bool {
        let partial = showOutput()
        if let request = timeline.sandbox.editRequest {
            answer(request)
            return !isOver
        }
        offerCompletion()
        let isSecret = !timeline.sandbox.isAtPrompt && !timeline.sandbox.echoes
        let answer = readLine(prompt(partial), isSecret: isSecret)
        editor.completer = nil
        switch answer {
        case .line(let line): take(line, isSecret: isSecret)
        case .urgentKeys: take(WorldOrder.press(timeline.sandbox.urgentKeys).mark, isSecret: true)
        case .interrupted: if !timeline.sandbox.isAtPrompt { take(Timeline.interruptMark) }
        case .endOfInput:
            if timeline.sandbox.isAtPrompt { isOver = true } else { take(Timeline.endOfInputMark) }
        }
        return !isOver
    }

    private mutating func close() {
        if repair != nil { endRepair(isPassed: false) }
        save()
        engine?.stop(timeline.sandbox)
        classSession?.stop()
    }

    /// Opens an editor for a program of the sandbox, as `vi` and `nano` ask for, and types its text to the program.
    private mutating func answer(_ request: EditRequest) {
        let text = FileEditing.edit(request.bytes, name: request.path, program: request.editor, session: &self)
        take(EditRequest.line(text == request.bytes ? nil : text), isSecret: true)
    }

    /// Reads a line. What the class and the engine say meanwhile is shown above it, and clients have the sandbox.
    private mutating func readLine(_ prompt: String, isSecret: Bool = false) -> LineResult {
        tellAllNews()
        // What is gathered for somebody else has no room for prompts.
        if outcome.gathersFacts, TerminalWriter.inputIsTerminal { return .endOfInput }
        if !palette.appearance.accessible { editor.watch(news.descriptor) { [self] in tellAllNews() } }
        editor.urgentKeys = timeline.sandbox.urgentKeys
        lend(timeline.sandbox)
        defer {
            takeBack()
            editor.endWatching()
        }
        return isSecret ? editor.readSecret(prompt: prompt) : editor.readLine(prompt: prompt)
    }

    private func tellAllNews() {
        news.drain()
        tellNews()
        tellEngineNews()
    }

    /// Prints what the sandbox has written, but for an unfinished last line, which becomes the prompt.
    private mutating func showOutput() -> String {
        var bytes: [UInt8] = []
        timeline.drive { bytes = $0.takeOutput() }
        let end = bytes.lastIndex(of: 0x0A).map { $0 + 1 } ?? 0
        if end > 0 { out.write(Array(bytes[..<end])) }
        // A word of the course leaves the machine's prompt as it was.
        if !bytes.isEmpty { machinePrompt = String(decoding: bytes[end...], as: UTF8.self) }
        return machinePrompt
    }

    /// The room in front of the machine's own prompt.
    private func prompt(_ partial: String) -> String {
        guard let exercise = place.exercise, timeline.sandbox.isAtPrompt else { return partial }
        let name = exercise.split(separator: ".").last.map(String.init) ?? exercise
        return palette.apply(.prompt, "[\(name)]") + " " + partial
    }

    /// - Parameter isSecret: whether the line is a password, which no history keeps.
    mutating func take(_ line: String, isSecret: Bool = false) {
        let isAtPrompt = timeline.sandbox.isAtPrompt
        if !isSecret, line.contains(where: { !$0.isWhitespace && $0 >= " " }) { editor.remember(line) }
        outcome.status = 0
        if isAtPrompt, handleCourseWord(line) { return }
        machinePrompt = ""
        follow()
        let journalEntry = JournalEntry(input: line, clock: timeline.sandbox.world.clock.now.nanoseconds)
        try? database.appendJournal(journalEntry, room: place.room, of: profile)
        let (writer, isAttended) = (out, TerminalWriter.inputIsTerminal)
        // Nobody watches: nothing is waited for in real time.
        let isHasty = isOnce && !isTerminal
        let (engine, generation) = (engine, roomsOpened << 32 + timeline.generation)
        // While a command waits, clients have the sandbox.
        let rest: (inout Sandbox, Int64) -> Void = { sandbox, nanoseconds in
            engine?.layBack(sandbox, generation: generation)
            WallClock.sleep(nanoseconds: nanoseconds)
            if let engine { sandbox = engine.take().sandbox }
        }
        var run = isAtPrompt ? LastRun(command: line) : lastRun
        timeline.type(line) { sandbox in
            let write: ([UInt8]) -> Void = { bytes in
                writer.write(bytes)
                run.add(bytes)
            }
            let interrupts =
                isHasty
                ? RealTimeDriver.hurry(&sandbox, write: write)
                : RealTimeDriver.drive(&sandbox, isAttended: isAttended, rest: rest, write: write)
            let rest = sandbox.takeOutput()
            run.add(rest)
            sandbox.putBackOutput(rest)
            run.status = sandbox.exitStatus ?? sandbox.shellStatus
            return interrupts
        }
        lastRun = run
        outcome.status = run.status
        // Who leaves the machine's shell leaves Drydock. Another shell waits there for the next time.
        if timeline.shellEnd != nil { isOver = true }
        if timeline.journal.last?.input != line { saveJournal() }
        settle()
        if timeline.sandbox.isAtPrompt {
            if timeline.lastLineChanged { tellProgress() }
            tellClass(run)
        }
    }

    /// The class hears of a command, and of how far the exercise is.
    private func tellClass(_ run: LastRun) {
        guard let classSession, !run.command.isEmpty else { return }
        let held = heldChecks ?? []
        classSession.noteRun(run, exercise: place.exercise, held: held.count { $0 }, total: held.count)
        classSession.notePicture(sharedPicture)
    }

    /// Moves the world's clock to where the real one is.
    mutating func follow() {
        let now = Instant(nanoseconds: WallClock.nanoseconds() - clockOffset)
        if now > timeline.sandbox.world.clock.now { timeline.advance(to: now) }
    }

    /// Lets the clocks agree again after virtual time ran ahead.
    mutating func settle() {
        clockOffset = min(clockOffset, WallClock.nanoseconds() - timeline.sandbox.world.clock.now.nanoseconds)
    }

    // MARK: Rooms

    /// Goes into a room: `home` or an exercise's. Its world is made again from the journal.
    mutating func openRoom(_ room: String) {
        let style = Sandbox.Style.interactive(rows: size.rows, columns: size.columns)
        var sandbox = Sandbox(style: style)
        if let id = place.exercise, room.hasPrefix("exercise:") {
            if let exercise = self.exercise(id) {
                sandbox = exercise.sandbox(style: style)
            } else {
                out.write(wording("The exercise \(id) is no longer part of the course; back to your own sandbox.\n"))
                place = Place(room: "home", lesson: place.lesson)
                return openRoom("home")
            }
        }
        _ = sandbox.run(skipsTime: false)
        _ = sandbox.takeOutput()
        sandbox.offerEditor()
        tellAppearance(to: &sandbox)
        timeline = Timeline(sandbox)
        roomsOpened += 1
        replayJournal(of: room)
        refreshPrompt()
        heldChecks = nil
        clockOffset = WallClock.nanoseconds() - timeline.sandbox.world.clock.now.nanoseconds
    }

    /// Makes the world of a room again, and remembers its last command and what was undone.
    private mutating func replayJournal(of room: String) {
        let journal = (try? database.journal(room: room, of: profile)) ?? []
        lastRun = LastRun()
        for entry in Self.entries(journal) {
            if timeline.sandbox.isAtPrompt, WorldOrder(mark: entry.input) == nil {
                timeline.drive { _ = $0.takeOutput() }
                lastRun = LastRun(command: entry.input)
            }
            timeline.replay([entry])
        }
        let status = timeline.sandbox.shellStatus
        timeline.drive { lastRun.add($0.takeOutput()) }
        lastRun.status = status
        guard let (undone, length) = try? database.undone(room: room, of: profile) else { return }
        timeline.remember(undone: undone.map(Self.entries), after: length)
    }

    private static func entries(_ journal: [JournalEntry]) -> [Timeline.Entry] {
        journal.map { Timeline.Entry(input: $0.input, clock: Instant(nanoseconds: $0.clock)) }
    }

    private static func entries(_ lines: [Timeline.Entry]) -> [JournalEntry] {
        lines.map { JournalEntry(input: $0.input, clock: $0.clock.nanoseconds) }
    }

    /// What the commands of the machine know of the learner's wishes, in the variables that the real ones go by.
    private func tellAppearance(to sandbox: inout Sandbox) {
        if !palette.appearance.colour { sandbox.export("NO_COLOR", "1") }
        guard palette.appearance.accessible || !palette.appearance.cursorControl else { return }
        sandbox.export("BUILDKIT_PROGRESS", "plain")
        sandbox.export("COMPOSE_PROGRESS", "plain")
    }

    /// Makes the machine print its prompt again.
    mutating func refreshPrompt() {
        timeline.drive { sandbox in
            guard sandbox.isAtPrompt else { return }
            sandbox.feed([0x0A])
            _ = sandbox.run(skipsTime: false)
            let bytes = sandbox.takeOutput()
            let end = bytes.lastIndex(of: 0x0A).map { $0 + 1 } ?? 0
            sandbox.putBackOutput(Array(bytes[end...]))
        }
    }

    /// Writes the journal and the place.
    mutating func save() {
        let now = WallClock.milliseconds()
        do {
            try database.savePlace(place, of: profile, now: now)
        } catch {
            out.write(wording("Your place could not be saved: \(error)\n"))
        }
    }

    mutating func saveJournal() {
        try? database.replaceJournal(
            Self.entries(timeline.journal), undone: timeline.undone.map(Self.entries), room: place.room, of: profile)
    }

    // MARK: Language

    /// A text of the interface in the learner's language.
    func wording(_ phrase: Phrase) -> String { phrasebook.say(phrase) }

    /// Writes a line of the interface in the learner's language.
    func tell(_ phrase: Phrase) { fold(wording(phrase)) }

    func tell(_ phrase: Phrase, style: Style) { fold(palette.apply(style, wording(phrase))) }

    /// Writes a line, wrapped under its beginning where the screen is too narrow.
    func fold(_ text: String) {
        let indent = String(text.prefix { $0 == " " })
        for line in DisplayWidth.wrap(text, width: size.columns, indent: indent) { out.writeLine(line) }
    }

    /// Writes a text beside its head, wrapped in a column of its own.
    func fold(_ text: String, beside head: String) {
        let indent = DisplayWidth.spaces(DisplayWidth.of(head))
        for line in DisplayWidth.wrap(head + text, width: size.columns, indent: indent) { out.writeLine(line) }
    }

    /// Goes over to a language of the course; `nil` is English.
    mutating func speak(_ language: String?) {
        course.language = language
        phrasebook = Phrasebook(po: course.phrases())
        loadedContent = nil
        loadedOutline = nil
    }

    // MARK: Input for screens

    mutating func ask(_ prompt: String) -> String? {
        switch readLine(prompt) {
        case .line(let line): line
        case .interrupted, .endOfInput, .urgentKeys: nil
        }
    }

    mutating func leave() { isOver = true }

    func render(_ markdown: String) {
        let numbers = loadedContent.map { content in
            Dictionary(content.lessons.map { ($0.id, $0.number) }, uniquingKeysWith: { first, _ in first })
        }
        let renderer = MarkdownRenderer(width: size.textWidth, palette: palette) { [phrasebook] url in
            if url.hasPrefix("glossary:") { return "" }
            guard url.hasPrefix("lesson:") else { return nil }
            return numbers?[String(url.dropFirst("lesson:".count))].map { phrasebook.say("lesson \($0)") } ?? ""
        }
        for line in renderer.lines(of: MarkdownDocument(markdown)) { out.writeLine(line) }
    }

    /// What a line could go on with, in the sandbox as it was left.
    mutating func completions(of line: String) -> [Completions.Candidate] {
        openRoom(place.room)
        let completer = Completer(sandbox: timeline.sandbox, courseWords: Self.courseWords.map(\.name))
        return completer.completions(line, cursor: line.utf8.count).candidates
    }

    /// Lets Tab complete what exists in the sandbox as it is now.
    private func offerCompletion() {
        let isAtPrompt = timeline.sandbox.isAtPrompt
        let (sandbox, engine) = (timeline.sandbox, engine)
        let words = isAtPrompt ? Self.courseWords.map(\.name) : []
        editor.completer = { line, cursor in
            Completer(sandbox: engine?.copy ?? sandbox, courseWords: words).completions(line, cursor: cursor)
        }
    }
}
