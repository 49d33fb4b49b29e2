import ShellSyntax

/// Syntax errors in the words of each shell.
enum SyntaxMessage {
    static func text(for error: ShellSyntaxError, state: ShellState) -> String {
        let prefix = state.flavour.prefix(name: state.name, line: error.line, isInteractive: state.isInteractive)
        switch state.flavour {
        case .bash: return prefix + bash(error) + "\n"
        case .dash: return prefix + "Syntax error: " + dash(error) + "\n"
        case .ash: return prefix + "syntax error: " + ash(error) + "\n"
        }
    }

    private static func bash(_ error: ShellSyntaxError) -> String {
        switch error.kind {
        case .unexpected("end of file"): "syntax error: unexpected end of file"
        case .unexpected(let token): "syntax error near unexpected token `\(token)'"
        case .unterminated("here-document"): "warning: here-document delimited by end-of-file"
        case .unterminated(let token): "unexpected EOF while looking for matching `\(closing(token))'"
        case .badSubstitution(let text): "\(text): bad substitution"
        case .badFunctionName(let name): "`\(name)': not a valid identifier"
        case .nestedTooDeeply: "commands are nested too deeply"
        }
    }

    private static func dash(_ error: ShellSyntaxError) -> String {
        switch error.kind {
        case .unexpected("end of file"): "end of file unexpected"
        case .unexpected("newline"): "newline unexpected"
        case .unexpected(let token): "\"\(token)\" unexpected"
        case .unterminated(let token) where token == "'" || token == "\"" || token == "`": "Unterminated quoted string"
        case .unterminated(let token): "end of file unexpected (expecting \"\(closing(token))\")"
        case .badSubstitution: "Bad substitution"
        case .badFunctionName: "Bad function name"
        case .nestedTooDeeply: "commands are nested too deeply"
        }
    }

    private static func ash(_ error: ShellSyntaxError) -> String {
        switch error.kind {
        case .unexpected("end of file"): "unexpected end of file"
        case .unexpected("newline"): "unexpected newline"
        case .unexpected(let token): "unexpected \"\(token)\""
        case .unterminated(let token) where token == "'" || token == "\"" || token == "`": "unterminated quoted string"
        case .unterminated: "unexpected end of file"
        case .badSubstitution: "bad substitution"
        case .badFunctionName: "bad function name"
        case .nestedTooDeeply: "commands are nested too deeply"
        }
    }

    private static func closing(_ token: String) -> String {
        switch token {
        case "((", "(": ")"
        case "${": "}"
        default: token
        }
    }
}
