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

extension ListItem {
    /// The command, if it is the only one and nothing is done with its status.
    package var soleCommand: Command? {
        guard !isBackground, andOr.rest.isEmpty, !andOr.first.isNegated, andOr.first.commands.count == 1,
            andOr.first.timing == nil
        else { return nil }
        return andOr.first.commands[0]
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
    /// After `time`: bash tells how long it took; with `-p` in the words of POSIX.
    package var timing: Timing?

    package enum Timing: Sendable, Equatable {
        case bash, posix
    }
}

/// A command with its redirections.
package struct Command: Sendable, Equatable {
    package var body: Body
    package var redirections: [Redirection]
    package var line: Int

    /// A command that does nothing: what `!` or `time` alone stand before.
    /// Whether the `DEBUG` trap runs before it.
    package var isStep: Bool {
        switch body {
        case .simple, .arithmetic, .test, .selection: true
        default: false
        }
    }

    static func nothing(line: Int) -> Command {
        Command(body: .simple(SimpleCommand(assignments: [], words: [])), redirections: [], line: line)
    }

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
        /// `for (( start; condition; step ))`
        case count(Counting)
        /// `select NAME in WORDS`
        case menu(Iteration)
        /// `[[ expression ]]`
        case test(Condition)
        /// What stands in backquotes and is no program: bash says so when it is run.
        case malformed(ShellSyntaxError, source: [UInt8], line: Int)
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

    /// `for (( start; condition; step ))`
    package struct Counting: Sendable, Equatable {
        package var start: Word
        package var condition: Word
        package var step: Word
        package var body: [ListItem]
    }

    /// One branch of `case`.
    package struct Case: Sendable, Equatable {
        package var patterns: [Word]
        package var body: [ListItem]
        package var end: End

        /// What happens after the body.
        package enum End: Sendable, Equatable {
            /// `;;`
            case leaves
            /// `;&`: the next branch runs too.
            case fallsThrough
            /// `;;&`: the patterns below are tried too.
            case goesOn
        }
    }
}

/// Assignments and words.
package struct SimpleCommand: Sendable, Equatable {
    package let assignments: [Assignment]
    package let words: [Word]
    /// Commands run when it is expanded.
    package let runsCommands: Bool

    package init(assignments: [Assignment], words: [Word]) {
        self.assignments = assignments
        self.words = words
        runsCommands = words.contains(where: \.runsCommands) || assignments.contains(where: \.runsCommands)
    }
}

/// The expression of `[[ … ]]`.
package indirect enum Condition: Sendable, Equatable {
    case or(Condition, Condition)
    case and(Condition, Condition)
    case not(Condition)
    /// A word that must not be empty.
    case word(Word)
    case unary(String, Word)
    case binary(Word, String, Word)

    package var runsCommands: Bool {
        switch self {
        case .or(let a, let b), .and(let a, let b): a.runsCommands || b.runsCommands
        case .not(let a): a.runsCommands
        case .word(let word), .unary(_, let word): word.runsCommands
        case .binary(let a, _, let b): a.runsCommands || b.runsCommands
        }
    }
}

/// A redirection of one descriptor.
package struct Redirection: Sendable, Equatable {
    /// The descriptor written before the operator.
    package var descriptor: Int?
    /// `{name}` before the operator: the variable that gets the number of a new descriptor.
    package var variable: String?
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

        /// The target is a descriptor, or `-`.
        package var isDuplication: Bool { self == .duplicateInput || self == .duplicateOutput }
    }
}
