/// Why a text is no shell program.
package struct ShellSyntaxError: Error, Sendable, Equatable {
    package var kind: Kind
    package var line: Int

    package enum Kind: Sendable, Equatable {
        /// A token that cannot stand where it stands; `newline` and `end of file` are named so.
        case unexpected(String)
        /// A quote, bracket or here-document that is not closed before the end.
        case unterminated(String)
        case badSubstitution(String)
        case badFunctionName(String)
        /// Deeper nesting than any sensible program has.
        case nestedTooDeeply
    }
}

/// What came of parsing the beginning of a text.
package enum ParseOutcome: Sendable, Equatable {
    /// Complete commands, and how many bytes they took.
    case commands([ListItem], consumed: Int)
    /// More text is needed to complete the command; the error says what is open at the end.
    case incomplete(ShellSyntaxError)
    case failure(ShellSyntaxError)
}
