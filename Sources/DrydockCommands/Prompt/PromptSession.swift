import Course
import Learner
import Simulator
import Terminal
import WorldModel

/// The prompt: a loop that reads lines and gives them to the sandbox or to the course.
struct PromptSession {
    let database: LearnerDatabase
    let profile: Profile
    let palette: Palette
    let out = TerminalWriter.standardOutput
    private let contentFolder: String?
    /// Where progress and saved sandboxes are.
    let dataFolder: String
    private let editor: LineEditor
    /// The sandbox in use, with its past.
    var timeline: Timeline
    var place: Place
    /// Real nanoseconds minus the world's: the world's clock follows the real one while the prompt is open.
    private var clockOffset: Int64 = 0
    private var loadedContent: Content?
    private var isOver = false
    /// The unfinished line that the machine has printed last.
    private var machinePrompt = ""
    var sawSolution = false
    /// How many questions were asked since Drydock was started.
    var questionsAsked = 0
    /// Questions that are asked next because one of the same skill went wrong.
    var siblings: [String] = []
    let isTerminal: Bool

    init(
        database: LearnerDatabase, profile: Profile, palette: Palette, contentFolder: String?, dataFolder: String
    ) {
        self.database = database
        self.profile = profile
        self.palette = palette
        self.contentFolder = contentFolder
        self.dataFolder = dataFolder
        isTerminal = TerminalWriter.standardOutput.isTerminal
        editor = LineEditor(
            palette: palette, historyFile: HistoryFile(path: dataFolder + "/history"),
            terminalName: RealFiles.environment("TERM"))
        place = (try? database.place(of: profile)) ?? Place(room: "home")
        timeline = Timeline(Sandbox(style: .interactive(rows: 24, columns: 80)))
    }

    /// When cards come back. A date of an interview draws them together.
    var schedule: ReviewSchedule {
        ReviewSchedule(examDay: (try? database.setting("interview", of: profile)).flatMap { $0 }.flatMap { Int64($0) })
    }

    var size: TerminalSize { TerminalSize(environment: StartCommand.environment(), measured: TerminalSize.measure(1)) }

    /// The course, loaded when it is first wanted.
    mutating func content() -> Content {
        if let loadedContent { return loadedContent }
        let content = contentFolder.map(ContentFolder.load) ?? Content()
        if contentFolder == nil { out.write(ContentFolder.advice) }
        loadedContent = content
        return content
    }

    // MARK: The loop

    /// Runs until the learner leaves; gives the exit status.
    mutating func run() -> Int32 {
        InterruptFlag.install()
        openRoom(place.room)
        if isTerminal { showHome() }
        while !isOver {
            let partial = showOutput()
            guard timeline.sandbox.exitStatus == nil else { break }
            offerCompletion()
            let answer = editor.readLine(prompt: prompt(partial))
            editor.completer = nil
            switch answer {
            case .line(let line): take(line)
            case .interrupted: if !timeline.sandbox.isAtPrompt { take(Timeline.interruptMark) }
            case .endOfInput:
                if timeline.sandbox.isAtPrompt { isOver = true } else { take(Timeline.endOfInputMark) }
            }
        }
        save()
        return 0
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

    private mutating func take(_ line: String) {
        let isAtPrompt = timeline.sandbox.isAtPrompt
        if line.contains(where: { !$0.isWhitespace && $0 >= " " }) { editor.remember(line) }
        if isAtPrompt, handleCourseWord(line) { return }
        machinePrompt = ""
        follow()
        let journalEntry = JournalEntry(input: line, clock: timeline.sandbox.world.clock.now.nanoseconds)
        try? database.appendJournal(journalEntry, room: place.room, of: profile)
        let (writer, isAttended) = (out, TerminalWriter.inputIsTerminal)
        timeline.type(line) { sandbox in RealTimeDriver.drive(&sandbox, out: writer, isAttended: isAttended) }
        if timeline.journal.last?.input != line { saveJournal() }
        settle()
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
        var sandbox = Sandbox(
            style: .interactive(rows: size.rows, columns: size.columns))
        if let id = place.exercise, room.hasPrefix("exercise:") {
            if let exercise = content().exercise(id) {
                if !exercise.start.isEmpty { sandbox.probe(exercise.start) }
            } else {
                out.write("The exercise \(id) is no longer part of the course; back to your own sandbox.\n")
                place = Place(room: "home", lesson: place.lesson)
                return openRoom("home")
            }
        }
        _ = sandbox.run(skipsTime: false)
        _ = sandbox.takeOutput()
        timeline = Timeline(sandbox)
        let journal = (try? database.journal(room: room, of: profile)) ?? []
        timeline.replay(journal.map { Timeline.Entry(input: $0.input, clock: Instant(nanoseconds: $0.clock)) })
        timeline.drive { _ = $0.takeOutput() }
        refreshPrompt()
        clockOffset = WallClock.nanoseconds() - timeline.sandbox.world.clock.now.nanoseconds
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
            out.write("Your place could not be saved: \(error)\n")
        }
    }

    mutating func saveJournal() {
        let entries = timeline.journal.map { JournalEntry(input: $0.input, clock: $0.clock.nanoseconds) }
        try? database.replaceJournal(entries, room: place.room, of: profile)
    }

    // MARK: Input for screens

    mutating func ask(_ prompt: String) -> String? {
        switch editor.readLine(prompt: prompt) {
        case .line(let line): line
        case .interrupted, .endOfInput: nil
        }
    }

    mutating func leave() { isOver = true }

    func render(_ markdown: String) {
        let renderer = MarkdownRenderer(width: size.textWidth, palette: palette)
        for line in renderer.lines(of: MarkdownDocument(markdown)) { out.writeLine(line) }
    }

    /// Lets Tab complete what exists in the sandbox as it is now.
    private func offerCompletion() {
        let isAtPrompt = timeline.sandbox.isAtPrompt
        let completer = Completer(
            sandbox: timeline.sandbox, courseWords: isAtPrompt ? Self.courseWords.map(\.name) : [])
        editor.completer = { completer.completions($0, cursor: $1) }
    }
}

/// Runs a sandbox in real time: gaps are waited for, but not much longer than a second, and Ctrl-C gets through.
///
/// A silent wait is cut short after a second. What prints now and then, as `docker compose up` and `docker logs -f` do,
/// is shown at its own pace; so is a program that waits again and again and says nothing.
enum RealTimeDriver {
    /// Waits that a silent program gets for nothing before it has to take its time.
    private static let freeWaits = 200

    /// Runs until input is wanted; true when Ctrl-C was pressed meanwhile.
    ///
    /// - Parameter isAttended: somebody sits at a terminal and can press Ctrl-C: what waits for nothing else waits for
    ///   that. Otherwise it is interrupted.
    static func drive(_ sandbox: inout Sandbox, out: TerminalWriter, isAttended: Bool) -> Bool {
        var wasInterrupted = false
        var patience: Int64 = 1_000_000_000
        var waits = 0
        var idle = 0
        while true {
            let pause = sandbox.run(skipsTime: false, budget: 50_000)
            let output = sandbox.takeOutput()
            if !output.isEmpty { patience = 1_000_000_000 }
            if InterruptFlag.take() {
                sandbox.interrupt()
                wasInterrupted = true
            }
            switch pause {
            case .wantsInput, .ended:
                sandbox.putBackOutput(output)
                return wasInterrupted
            case .stuck:
                if !output.isEmpty { out.write(output) }
                idle += 1
                if idle > 1, !isAttended {
                    sandbox.interrupt()
                    wasInterrupted = true
                    if idle > 3 { return wasInterrupted }
                }
                WallClock.sleep(nanoseconds: 50_000_000)
            case .busy: if !output.isEmpty { out.write(output) }
            case .wantsTime(let due):
                if !output.isEmpty { out.write(output) }
                let gap = due - sandbox.world.clock.now
                let isFree = waits < freeWaits && !sandbox.showsWhatHappens
                let wait = min(gap, isFree ? patience : .max, 50_000_000)
                patience -= wait
                waits = output.isEmpty ? waits + 1 : 0
                if wait > 0 {
                    WallClock.sleep(nanoseconds: wait)
                    sandbox.advance(to: sandbox.world.clock.now + wait)
                } else {
                    sandbox.advance(to: due)
                }
            }
        }
    }
}
