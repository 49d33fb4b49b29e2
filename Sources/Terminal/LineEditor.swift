import CEditLine
import Glibc

/// Reads lines from the user, with editing, history and completion where there is a terminal.
///
/// Standard input and output are used. Where one of them is no terminal, or `TERM` is `dumb`, lines are read plainly.
/// To be used on the main thread only: the C part waits for signals there.
package final class LineEditor {
    /// What Tab asks: the line and the cursor in bytes of it.
    package typealias Completer = (_ buffer: String, _ cursor: Int) -> Completions

    /// Called when Tab is pressed. It must not read or write the terminal.
    package var completer: Completer?
    /// Entries for the Up key, oldest first.
    package private(set) var history: [String] = []

    /// Called while a line is waited for when the descriptor given to `watch` can be read. It reads that empty, and may
    /// print whole lines: the line being edited is drawn again below them.
    private var notice: (() -> Void)?

    /// How the list of candidates looks.
    package var palette: Palette
    private let historyFile: HistoryFile?
    private let session: OpaquePointer?
    private let reader = PlainLineReader(descriptor: 0)
    private let output = TerminalWriter.standardOutput
    private var promptWidth = 0

    /// Prepares reading; `TerminalSession.begin` comes before.
    ///
    /// - Parameter terminalName: the value of `TERM`, without which nothing can be edited.
    package init(palette: Palette, historyFile: HistoryFile? = nil, terminalName: String?) {
        self.palette = palette
        self.historyFile = historyFile
        let canEdit = !["", "dumb"].contains(terminalName ?? "")
        let isInteractive = canEdit && isatty(0) == 1 && isatty(1) == 1
        session = isInteractive ? ced_open(Int32(clamping: historyFile?.limit ?? 1000)) : nil
        for entry in historyFile?.load() ?? [] { keep(entry) }
        guard let session else { return }
        ced_set_completer(session, { completeLine($0, $1, $2, $3) }, Unmanaged.passUnretained(self).toOpaque())
    }

    deinit {
        if let session { ced_close(session) }
    }

    /// Watches a descriptor while lines are edited; `notice` is called when it can be read.
    package func watch(_ descriptor: Int32, notice: @escaping () -> Void) {
        self.notice = notice
        guard let session else { return }
        ced_set_notice(
            session, descriptor, { callNotice($0) }, Unmanaged.passUnretained(self).toOpaque())
    }

    /// Ends what `watch` began.
    package func endWatching() {
        notice = nil
        if let session { ced_set_notice(session, -1, nil, nil) }
    }

    fileprivate func noticeNow() { notice?() }

    /// Keys that end a line at once when they are pressed one after the other; none at first. Each is one byte.
    package var urgentKeys: [UInt8] = [] {
        didSet { if let session { ced_set_urgent_keys(session, urgentKeys, urgentKeys.count) } }
    }

    /// Whether keys are read one by one, with history and completion.
    package var isEditing: Bool { session != nil }

    /// Reads one line. A Ctrl-C that came since the last one counts for this.
    ///
    /// - Parameters:
    ///   - prompt: may be styled. Of several lines only the last stays with the line when it is drawn again.
    ///   - initialText: stands in the line already; control characters in it are left out.
    package func readLine(prompt: String, initialText: String = "") -> LineResult {
        guard let session else { return readPlainly(prompt: prompt) }
        fflush(nil)
        output.write(PromptText.upperLines(prompt))
        let last = PromptText.forLibedit(PromptText.lastLine(prompt))
        promptWidth = DisplayWidth.of(last)
        ced_set_prompt(session, last, Int32(clamping: promptWidth))
        let typed = initialText.unicodeScalars.filter { $0.properties.generalCategory != .control }
        if !typed.isEmpty { ced_push(session, String(String.UnicodeScalarView(typed))) }
        var text: UnsafePointer<CChar>?
        var length = 0
        switch ced_read_line(session, &text, &length) {
        case CEDOutcomeLine: return .line(Self.string(text, length))
        case CEDOutcomeInterrupted:
            leaveLine()
            _ = InterruptFlag.take()
            return .interrupted
        case CEDOutcomeUrgentKeys:
            ced_reset(session)
            output.write("\n")
            return .urgentKeys
        default:
            ced_reset(session)
            output.write("\n")
            return .endOfInput
        }
    }

    /// Reads one line that is not shown while it is typed, such as a password. It comes into no history.
    package func readSecret(prompt: String) -> LineResult {
        guard isatty(0) == 1 else { return readPlainly(prompt: prompt) }
        fflush(nil)
        var before = termios()
        tcgetattr(0, &before)
        var hidden = before
        hidden.c_lflag &= ~tcflag_t(ECHO)
        // Nothing may be shown any more once the prompt asks.
        tcsetattr(0, TCSADRAIN, &hidden)
        defer { tcsetattr(0, TCSADRAIN, &before) }
        output.write(prompt)
        let result = reader.readLine()
        if result == .interrupted || result == .endOfInput { output.write("\n") }
        return result
    }

    /// Adds an entry to the history and to its file. An empty one and a repetition of the last are left out.
    package func remember(_ entry: String) {
        guard entry.contains(where: { !$0.isWhitespace }), entry != history.last else { return }
        keep(entry)
        historyFile?.append(entry)
    }

    private func keep(_ entry: String) {
        history.append(entry)
        if let session { ced_add_history(session, entry) }
    }

    private func readPlainly(prompt: String) -> LineResult {
        // A transcript that is piped in gets no prompts.
        if isatty(0) == 1 { output.write(prompt) }
        let result = reader.readLine()
        if result == .interrupted || result == .endOfInput, isatty(0) == 1 { output.write("\n") }
        return result
    }

    // MARK: The line being edited

    private func currentLine() -> (text: String, cursor: Int) {
        guard let session else { return ("", 0) }
        var text: UnsafePointer<CChar>?
        var length = 0
        var cursor = 0
        ced_current_line(session, &text, &length, &cursor)
        return (Self.string(text, length), cursor)
    }

    private func place(_ text: String, _ cursor: Int) -> LinePlace {
        let columns = TerminalSize.measure(1)?.columns ?? 80
        return LinePlace(promptWidth: promptWidth, line: text, cursor: cursor, columns: columns)
    }

    /// After Ctrl-C: the line stays readable, the next prompt comes below it.
    private func leaveLine() {
        guard let session else { return }
        let line = currentLine()
        ced_reset(session)
        output.write("^C" + place(line.text, line.cursor).newlines)
    }

    /// Carries out what Tab means for a line.
    fileprivate func complete(_ text: String, _ cursor: Int) -> CEDCompletion {
        guard let session, let completer else { return CEDCompletionNone }
        let completions = completer(text, cursor)
        switch CompletionPlan(buffer: text, cursor: cursor, completions: completions) {
        case .nothing: return CEDCompletionNone
        case .replace(let count, let insertion):
            ced_replace(session, Int32(clamping: count), insertion)
            return CEDCompletionInserted
        case .list(let candidates):
            let columns = TerminalSize.measure(1)?.columns ?? 80
            let lines = CompletionList(palette: palette, width: columns).lines(of: candidates)
            let place = place(text, cursor)
            // libedit clears as many rows above the cursor as the line has: they have to be there.
            let room = String(repeating: "\n", count: place.cursorRow)
            output.write(place.newlines + lines.map { $0 + "\n" }.joined() + room)
            return CEDCompletionPrinted
        }
    }

    fileprivate static func string(_ pointer: UnsafePointer<CChar>?, _ length: Int) -> String {
        guard let pointer else { return "" }
        return pointer.withMemoryRebound(to: UInt8.self, capacity: length) {
            String(decoding: UnsafeBufferPointer(start: $0, count: length), as: UTF8.self)
        }
    }
}

/// What the C part calls when the watched descriptor can be read.
private func callNotice(_ context: UnsafeMutableRawPointer?) {
    guard let context else { return }
    Unmanaged<LineEditor>.fromOpaque(context).takeUnretainedValue().noticeNow()
}

/// What libedit calls for Tab; the context is the line editor, which lives as long as its session.
private func completeLine(
    _ context: UnsafeMutableRawPointer?, _ buffer: UnsafePointer<CChar>, _ length: Int, _ cursor: Int
) -> CEDCompletion {
    guard let context else { return CEDCompletionNone }
    let editor = Unmanaged<LineEditor>.fromOpaque(context).takeUnretainedValue()
    return editor.complete(LineEditor.string(buffer, length), cursor)
}
