import ShellSyntax
import WorldModel

/// One entry of the interpreter's stack: a construct that is being carried out, and how far it is.
enum Frame: Sendable, Equatable {
    case list([ListItem], next: Int)
    case andOr(AndOr, next: Int)
    /// A `!` in front of what is above.
    case negation
    /// Several processes joined by pipes.
    case pipeline([ProcessID], statuses: [Int32], source: String)
    /// A construct whose words are being expanded.
    case expansion(Expansion)
    /// Gathers the output of a command substitution for the expansion below.
    case substitution(Substitution)
    case conditional([Command.Branch], next: Int, otherwise: [ListItem]?)
    case loop(Command.Loop, inCondition: Bool, status: Int32)
    case iteration(name: String, values: [String], next: Int, body: [ListItem], status: Int32)
    /// Puts descriptors back when what is above is done.
    case restoreDescriptors([SavedDescriptor])
    /// Puts variables back: assignments before a builtin or function.
    case restoreVariables([String: ShellState.Variable?])
    /// A function call: the caller's parameters, and variables that `local` has hidden.
    case function(positional: [String], hidden: [String: ShellState.Variable?])
    /// `.` and `eval`: the end of a program of its own.
    case script(positional: [String]?)
    /// A foreground child.
    case child(ProcessID, source: String)
    /// `wait`
    case waiting([ProcessID])
    /// `read`
    case reading(ReadRequest)
    /// A trap's action: the status to go back to.
    case trap(status: Int32)

    /// Text that is being expanded, and the results of command substitutions so far.
    struct Expansion: Sendable, Equatable {
        var job: Job
        var results: [Expander.SubstitutionResult] = []
    }

    /// What is done with the expanded words.
    enum Job: Sendable, Equatable {
        case simple(SimpleCommand, [Redirection], line: Int)
        case iteration(Command.Iteration)
        case selection(Word, [Command.Case])
        /// Redirections of a compound command, which then runs.
        case redirection(Command)
        case arithmetic(Word)
        case test([Word])
    }

    struct Substitution: Sendable, Equatable {
        var process: ProcessID
        var descriptor: Int
        var output: [UInt8] = []
        var isAtEnd = false
    }

    struct SavedDescriptor: Sendable, Equatable {
        var number: Int
        /// What was open there; `nil` when nothing was.
        var file: OpenFileID?
    }

    struct ReadRequest: Sendable, Equatable {
        var names: [String]
        var isRaw: Bool
        var descriptor = 0
        var line: [UInt8] = []
        var delimiter: UInt8 = 10
        var limit: Int?
    }
}

/// A jump out of constructs.
enum Jump: Sendable, Equatable {
    case breakLoop(Int)
    case continueLoop(Int)
    case returnFunction
    case exit
}
