import CEditLine

/// Ctrl-C as a flag that long work asks for, instead of the end of the process.
///
/// The handler is installed without `SA_RESTART`, so a blocking read or sleep returns when Ctrl-C comes.
package enum InterruptFlag {
    /// Installs the handler for SIGINT. To be called before a `LineEditor` is made.
    @discardableResult
    package static func install() -> Bool { ced_interrupt_install() }

    /// Whether Ctrl-C was pressed and nobody took notice yet. Cheap enough for a loop.
    package static var isSet: Bool { ced_interrupt_is_set() }

    /// Takes notice: says whether Ctrl-C was pressed, and forgets it.
    package static func take() -> Bool { ced_interrupt_take() }
}

/// What a program with a terminal sets up once at its start.
package enum TerminalSession {
    /// Ctrl-C becomes a flag, a closed pipe an error, and the terminal is restored however the process ends.
    ///
    /// - Returns: whether the user's own locale is one of UTF-8. Otherwise one that is was chosen for the input.
    @discardableResult
    package static func begin() -> Bool {
        ced_ignore_broken_pipes()
        InterruptFlag.install()
        _ = ced_guard_terminal(0)
        return ced_select_locale()
    }
}
