/// Why a text is no shell program.
package struct ShellSyntaxError: Error, Sendable, Equatable {
    package var kind: Kind
    package var line: Int
    /// What should have stood there, where only one thing could.
    package var expected: String?
    /// It stands inside `$(…)`.
    package var isInSubstitution = false

    package enum Kind: Sendable, Equatable {
        /// A token that cannot stand where it stands.
        case unexpected(Token)
        /// A quote or bracket that is not closed before the end; the text that opened it.
        case unterminated(String)
        case badFunctionName(String)
        /// A name that cannot be the variable of a `for`.
        case badLoopVariable(String)
        /// An error inside `[[ … ]]`, in bash's words; none for an empty one, of which bash says nothing.
        case condition(String)
        /// A regular expression of `[[ … =~ … ]]` that ends inside parentheses.
        case openExpression
        /// Deeper nesting than any sensible program has.
        case nestedTooDeeply
    }

    /// What stands where it cannot.
    package enum Token: Sendable, Equatable {
        case endOfFile
        case newline
        case word(String)
        case redirection(String)
        /// An operator or a reserved word.
        case fixed(String)
    }
}

/// What came of parsing the beginning of a text.
package enum ParseOutcome: Sendable, Equatable {
    /// Complete commands, how many bytes they took, and here-documents that the end of the text has closed.
    case commands([ListItem], consumed: Int, open: [ShellParser.OpenDocument])
    /// More text is needed to complete the command; the error says what is open at the end.
    case incomplete(ShellSyntaxError)
    case failure(ShellSyntaxError)
}
