import Glibc

/// Shows a long text a page at a time; all of it where nobody could press a key.
///
/// A pager of the learner's is used where one is named: `DRYDOCK_PAGER`, else `PAGER`. Nothing, or `cat`, means none.
package struct Pager: Sendable {
    private let palette: Palette
    private let environment: [String: String]
    private let output: TerminalWriter

    /// - Parameter environment: may hold `COLUMNS` and `LINES`.
    package init(palette: Palette, environment: [String: String] = [:], output: TerminalWriter = .standardOutput) {
        self.palette = palette
        self.environment = environment
        self.output = output
    }

    /// Writes the lines and waits for a key after each page: Enter or Space goes on, `b` back, `q` quits.
    package func show(_ lines: [String]) {
        var state = PagerState(lines: lines, size: size)
        guard output.isTerminal, isatty(0) == 1, !state.fits else {
            write(lines)
            return
        }
        if let program = environment["DRYDOCK_PAGER"] ?? environment["PAGER"], show(lines, with: program) { return }
        write(state.page)
        while !state.isAtEnd {
            output.write(status(state))
            let key = KeyReader.readKey() ?? .endOfInput
            eraseStatus()
            state.resize(to: size)
            switch state.handle(key) {
            case .show(let page): write(page)
            case .nothing: break
            case .quit: return
            }
        }
    }

    /// Hands the lines to a program. False when it cannot be started.
    private func show(_ lines: [String], with program: String) -> Bool {
        guard !program.isEmpty, program != "cat" else {
            write(lines)
            return true
        }
        // As git asks of less: short texts need no key, colours come through, and the text stays on the screen.
        setenv("LESS", "FRX", 0)
        guard let pipe = popen(program, "w") else { return false }
        for line in lines where fputs(line + "\n", pipe) < 0 { break }
        // 127: the shell has found no such program.
        return pclose(pipe) != 127 << 8
    }

    private var size: TerminalSize {
        TerminalSize(environment: environment, measured: TerminalSize.measure(output.descriptor))
    }

    private func write(_ lines: [String]) {
        output.write(lines.map { $0 + "\n" }.joined())
    }

    private func status(_ state: PagerState) -> String {
        palette.apply(.dim, " \(state.percent) %   Enter go on   b back   q quit ")
    }

    /// Without cursor control the line stays, and the text goes on under it.
    private func eraseStatus() {
        output.write(palette.appearance.cursorControl ? "\r\u{1B}[K" : "\n")
    }
}
