/// One command of a list with how it is run.
package struct ListItem: Sendable, Equatable {
    package var andOr: AndOr
    package var isBackground: Bool
    /// The source, as `jobs` shows it.
    package var source: String
    package var line: Int

    package init(andOr: AndOr, isBackground: Bool, source: String, line: Int) {
        self.andOr = andOr
        self.isBackground = isBackground
        self.source = source
        self.line = line
    }

    /// A list of one command.
    package init(_ command: Command) {
        self.init(
            andOr: AndOr(first: Pipeline(isNegated: false, commands: [command]), rest: []), isBackground: false,
            source: "", line: command.line)
    }
}

/// Pipelines joined by `&&` and `||`, left to right.
package struct AndOr: Sendable, Equatable {
    package var first: Pipeline
    package var rest: [(joint: Joint, pipeline: Pipeline)]

    /// How a pipeline depends on the one before it.
    package enum Joint: Sendable, Equatable {
        case and, or
    }

    package static func == (a: AndOr, b: AndOr) -> Bool {
        a.first == b.first && a.rest.elementsEqual(b.rest) { $0 == $1 }
    }
}

/// Commands joined by `|`.
package struct Pipeline: Sendable, Equatable {
    package var isNegated: Bool
    package var commands: [Command]
}

/// A command with its redirections.
package struct Command: Sendable, Equatable {
    package var body: Body
    package var redirections: [Redirection]
    package var line: Int

    package indirect enum Body: Sendable, Equatable {
        case simple(SimpleCommand)
        case group([ListItem])
        case subshell([ListItem])
        case conditional([Branch], otherwise: [ListItem]?)
        case loop(Loop)
        case iteration(Iteration)
        case selection(Word, [Case])
        case function(name: String, Command)
        /// `(( expression ))`
        case arithmetic(Word)
        /// `[[ expression ]]`
        case test([Word])
    }

    /// One `if` or `elif` with its `then`.
    package struct Branch: Sendable, Equatable {
        package var condition: [ListItem]
        package var body: [ListItem]
    }

    /// `while` or `until`.
    package struct Loop: Sendable, Equatable {
        package var isUntil: Bool
        package var condition: [ListItem]
        package var body: [ListItem]
    }

    /// `for NAME in WORDS`; without words it goes over the positional parameters.
    package struct Iteration: Sendable, Equatable {
        package var name: String
        package var words: [Word]?
        package var body: [ListItem]
    }

    /// One branch of `case`.
    package struct Case: Sendable, Equatable {
        package var patterns: [Word]
        package var body: [ListItem]
        /// Ends in `;&`: the next branch runs too.
        package var fallsThrough: Bool
    }
}

/// Assignments and words.
package struct SimpleCommand: Sendable, Equatable {
    package var assignments: [Assignment]
    package var words: [Word]
}

/// `NAME=word` before a command, or alone.
package struct Assignment: Sendable, Equatable {
    package var name: String
    package var value: Word
    /// `NAME+=word`
    package var appends: Bool
}

/// A redirection of one descriptor.
package struct Redirection: Sendable, Equatable {
    /// The descriptor written before the operator.
    package var descriptor: Int?
    package var operation: Operation
    package var target: Word

    package enum Operation: String, Sendable {
        case input = "<"
        case output = ">"
        case append = ">>"
        case clobber = ">|"
        case readWrite = "<>"
        case duplicateInput = "<&"
        case duplicateOutput = ">&"
        /// The target is the text of a here-document or here-string.
        case text = "<<"
        /// `&>`: output and error.
        case outputAndError = "&>"
        case appendOutputAndError = "&>>"
    }
}

/// A word as written: parts that are expanded in their own ways.
package struct Word: Sendable, Equatable {
    package var parts: [WordPart]

    package init(_ parts: [WordPart]) { self.parts = parts }

    package init(literal text: String) { parts = [.literal(text)] }

    /// The text, if the word has no quotes and nothing to expand.
    package var literal: String? {
        switch parts.count {
        case 0: return ""
        case 1: if case .literal(let text) = parts[0] { return text } else { return nil }
        default: return nil
        }
    }
}

/// A part of a word.
package indirect enum WordPart: Sendable, Equatable {
    case literal(String)
    /// Text that stands for itself: single quotes, `$'…'`, a backslash.
    case quoted(String)
    case doubleQuoted([WordPart])
    case parameter(ParameterExpansion)
    /// `$(…)` or backquotes.
    case command([ListItem])
    /// `$((…))`, its text with expansions in it.
    case arithmetic([WordPart])
}

/// `$name` or `${name…}`.
package struct ParameterExpansion: Sendable, Equatable {
    package var name: String
    /// The subscript of `${name[…]}`.
    package var index: Word?
    package var operation: Operation

    package indirect enum Operation: Sendable, Equatable {
        case value
        case length
        /// `-`, `=`, `?`, `+`; with a colon an empty value counts as unset.
        case whenUnset(Fallback, countsEmpty: Bool, Word)
        /// `#`, `##`, `%`, `%%`
        case remove(suffix: Bool, longest: Bool, Word)
        /// `${name:offset:length}`
        case slice(Word, Word?)
        /// `${name/pattern/text}`; `anchor` is `#` or `%`.
        case replace(all: Bool, anchor: Character?, Word, Word)
        /// `^`, `^^`, `,`, `,,`
        case changeCase(upper: Bool, all: Bool)
        /// `${!name}`
        case indirect
    }

    package enum Fallback: Sendable, Equatable {
        case useDefault, assign, fail, alternative
    }
}
