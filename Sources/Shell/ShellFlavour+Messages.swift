import ShellSyntax

/// How the shells begin what they say.
extension ShellState {
    /// The text before a message; `command` is the builtin that complains.
    func messagePrefix(_ command: String? = nil) -> String {
        // bash names the source of a function; one that was defined after `-c` has none but this.
        let isUnnamed = isCommandString && !callers.isEmpty
        let name = flavour == .bash ? scriptName ?? (isUnnamed ? "environment" : self.name) : self.name
        let command = flavour == .bash ? command : command ?? scriptName
        return switch flavour {
        case .bash:
            (servesSomebody && scriptName == nil ? "\(name): " : "\(name): line \(line): ")
                + (command.map { $0 + ": " } ?? "")
        case .dash: "\(name): \(line): " + (command.map { $0 + ": " } ?? "")
        case .ash:
            // ash names the line for builtins and in script files, and counts from 0 after `-c`.
            "\(name): " + (command.map { $0 + ": " } ?? "")
                + (!isInteractive && (command != nil || isScript) ? "line \(countsFromZero ? line - 1 : line): " : "")
        }
    }

    /// ash counts the lines of a `-c` text from 0, and those of `eval` and `.` from 1.
    var countsFromZero: Bool { isCommandString && scriptName == nil }

    /// What is said about a command that is nowhere.
    func notFound(_ command: String) -> String {
        // In the C locale bash shows letters beyond ASCII as bytes.
        let isShown = flavour != .bash || !countsBytes || command.utf8.allSatisfy { $0 < 128 }
        let hasControls = flavour == .bash && command.utf8.contains { $0 < 32 || $0 == 127 }
        let shown = hasControls ? Quoting.ansi(command) : isShown ? command : Quoting.bytes(command)
        return messagePrefix() + "\(shown): \(flavour == .bash ? "command not found" : "not found")"
    }
}
