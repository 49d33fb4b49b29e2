import ShellSyntax

/// Syntax errors in the words of each shell.
enum SyntaxMessage {
    /// The whole message; `bytes` is the text, whose first line has the number `first`.
    static func text(for error: ShellSyntaxError, in bytes: [UInt8], from first: Int, state: ShellState) -> String {
        switch state.flavour {
        case .bash: return bash(error, in: bytes, from: first, state)
        case .dash: return "\(state.name): \(error.line): Syntax error: " + dash(error) + "\n"
        case .ash:
            let prefix = state.isScript ? "\(state.name): line \(error.line): " : "\(state.name): "
            return prefix + "syntax error: " + ash(error) + "\n"
        }
    }

    /// A message about what `eval` was given.
    static func inEvaluation(_ text: String, _ line: Int, _ state: ShellState) -> String {
        switch state.flavour {
        case .bash:
            let mark = "\(state.name): \(state.isCommandString ? "-c: " : "")"
            return text.split(separator: "\n").map { line in
                line.hasPrefix(mark) ? "\(state.name): eval: " + line.dropFirst(mark.count) : String(line)
            }
            .joined(separator: "\n") + "\n"
        case .dash: return text.replacing(": Syntax error", with: ": eval: Syntax error")
        case .ash:
            return text.replacing(
                "\(state.name): syntax error", with: "\(state.name): eval: line \(line - 1): syntax error")
        }
    }

    /// The status of a shell that such an error ends; `last` is that of its last command. bash keeps it when only the
    /// inside of `[[ … ]]` is wrong.
    static func status(of error: ShellSyntaxError, after last: Int32, _ state: ShellState) -> Int32 {
        guard state.flavour == .bash else { return 2 }
        if case .condition = error.kind { return last }
        return error.isInSubstitution && state.isCommandString ? 127 : 2
    }

    /// A message about what stands in backquotes.
    static func inBackquotes(
        _ error: ShellSyntaxError, in bytes: [UInt8], from first: Int, _ state: ShellState
    ) -> String {
        var reader = state
        reader.isCommandString = false
        reader.isInteractive = false
        reader.name = "\(state.name): command substitution"
        return text(for: error, in: bytes, from: first, state: reader)
    }

    /// A message about the file that `.` reads.
    static func inFile(_ error: ShellSyntaxError, in bytes: [UInt8], from first: Int, _ state: ShellState) -> String {
        let file = state.scriptName ?? state.name
        var reader = state
        reader.isCommandString = false
        reader.isInteractive = false
        switch state.flavour {
        case .bash:
            reader.name = file
            return text(for: error, in: bytes, from: first, state: reader)
        case .dash: return "\(state.name): \(error.line): \(file): Syntax error: " + dash(error) + "\n"
        case .ash: return "\(state.name): \(file): line \(error.line): syntax error: " + ash(error) + "\n"
        }
    }

    // MARK: bash

    private static func bash(
        _ error: ShellSyntaxError, in bytes: [UInt8], from first: Int, _ state: ShellState
    ) -> String {
        let mark = state.isCommandString ? "-c: " : ""
        func line(_ number: Int) -> String {
            state.servesSomebody ? "\(state.name): " : "\(state.name): \(mark)line \(number): "
        }
        switch error.kind {
        case .unexpected(.endOfFile):
            let last = first + bytes.count { $0 == 10 } + (bytes.last == 10 ? 0 : 1)
            return line(last) + "syntax error: unexpected end of file\n"
        case .unexpected(let token):
            let source = state.servesSomebody ? "" : line(error.line) + "`\(sourceLine(error.line, bytes, first))'\n"
            return line(error.line) + "syntax error near unexpected token `\(text(of: token))'\n" + source
        case .unterminated("$("):
            let last = first + bytes.count { $0 == 10 } + (bytes.last == 10 ? 0 : 1)
            return line(last) + "unexpected EOF while looking for matching `)'\n"
        case .openExpression:
            return line(error.line) + "unexpected EOF while looking for matching `)'\n" + line(error.line + 1)
                + "unexpected argument to conditional binary operator\n"
        case .unterminated(let open):
            return line(error.line) + "unexpected EOF while looking for matching `\(closing(open))'\n"
        case .badFunctionName(let name), .badLoopVariable(let name):
            return "\(state.name): line \(error.line): `\(name)': not a valid identifier\n"
        case .condition(let message): return message.isEmpty ? "" : line(error.line) + message + "\n"
        case .nestedTooDeeply: return line(error.line) + "commands are nested too deeply\n"
        }
    }

    private static func sourceLine(_ number: Int, _ bytes: [UInt8], _ first: Int) -> String {
        let lines = bytes.split(separator: 10, omittingEmptySubsequences: false)
        let index = number - first
        return lines.indices.contains(index) ? String(decoding: lines[index], as: UTF8.self) : ""
    }

    private static func text(of token: ShellSyntaxError.Token) -> String {
        switch token {
        case .endOfFile: "end of file"
        case .newline: "newline"
        case .word(let text), .redirection(let text), .fixed(let text): text
        }
    }

    // MARK: dash and ash

    private static func dash(_ error: ShellSyntaxError) -> String {
        switch error.kind {
        case .unexpected(let token):
            kind(of: token) + " unexpected" + expecting(error)
        case .unterminated("'"), .unterminated("\""): "Unterminated quoted string"
        case .unterminated("`"): "EOF in backquote substitution"
        case .unterminated("(("): "Missing '))'"
        case .unterminated("${"): "Missing '}'"
        case .unterminated: "end of file unexpected (expecting \")\")"
        case .openExpression: "Unterminated quoted string"
        case .badFunctionName: "Bad function name"
        case .badLoopVariable: "Bad for loop variable"
        case .condition(let message): message
        case .nestedTooDeeply: "commands are nested too deeply"
        }
    }

    private static func ash(_ error: ShellSyntaxError) -> String {
        switch error.kind {
        case .unexpected(let token):
            "unexpected " + kind(of: token) + expecting(error)
        case .unterminated("'"), .unterminated("\""): "unterminated quoted string"
        case .unterminated("`"): "EOF in backquote substitution"
        case .unterminated("(("): "missing '))'"
        case .unterminated("${"): "missing '}'"
        case .unterminated: "unexpected end of file (expecting \")\")"
        case .openExpression: "unterminated quoted string"
        case .badFunctionName: "bad function name"
        case .badLoopVariable: "bad for loop variable"
        case .condition(let message): message
        case .nestedTooDeeply: "commands are nested too deeply"
        }
    }

    private static func expecting(_ error: ShellSyntaxError) -> String {
        guard let expected = error.expected else { return "" }
        return expected == "\u{0}word" ? " (expecting word)" : " (expecting \"\(expected)\")"
    }

    private static func kind(of token: ShellSyntaxError.Token) -> String {
        switch token {
        case .endOfFile: "end of file"
        case .newline: "newline"
        case .word: "word"
        case .redirection: "redirection"
        case .fixed(let text): "\"\(text)\""
        }
    }

    private static func closing(_ open: String) -> String {
        switch open {
        case "((", "(", "$(": ")"
        case "${": "}"
        default: open
        }
    }
}
