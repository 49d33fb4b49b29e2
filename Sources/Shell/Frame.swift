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
    case iteration(Iteration)
    /// `for ((…))`: the start has been evaluated, or a round is over.
    case count(Command.Counting, isFirst: Bool)
    case menu(Iteration, isWaiting: Bool)
    /// Puts descriptors back when what is above is done.
    case restoreDescriptors([SavedDescriptor])
    /// Closes descriptors: the ends of `<(…)`.
    case closeDescriptors([Int])
    /// Puts variables back: assignments before a builtin or function.
    case restoreVariables([String: ShellVariable?])
    /// A function call: the caller's parameters, and variables that `local` has hidden.
    case function(positional: [String], hidden: [String: ShellVariable?])
    /// `.` and `eval`: the end of a program of its own.
    case script(Script)
    /// A foreground child.
    case child(ProcessID, source: String)
    /// `wait`
    case waiting(Waiting)
    /// `read`
    case reading(ReadRequest)
    /// A trap's action: the status to go back to.
    case trap(status: Int32)
    /// A command before which the `DEBUG` trap runs.
    case debugged(Command)
    /// The last part of a pipeline has run in the shell itself (`lastpipe`): these are the others.
    case lastPart([ProcessID], status: Int32?)
    /// `time`: when it began.
    case timing(Instant, Pipeline.Timing)

    /// Text that is being expanded, and the results of command substitutions so far.
    struct Expansion: Sendable, Equatable {
        var job: Job
        var results: [Expander.SubstitutionResult] = []
        /// Descriptors of `<(…)` that are closed when the command is done.
        var descriptors: [Int] = []
    }

    /// What is done with the expanded words.
    enum Job: Sendable, Equatable {
        case simple(SimpleCommand, [Redirection], line: Int)
        case iteration(Command.Iteration, isMenu: Bool)
        case selection(Word, [Command.Case])
        /// Redirections of a compound command, which then runs.
        case redirection(Command)
        case arithmetic(Word)
        case test(Condition)
    }

    /// `for` and `select` with their words expanded.
    struct Iteration: Sendable, Equatable {
        var name: String
        var values: [String]
        var next = 0
        var body: [ListItem]
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

    /// A program inside the program: its commands come line by line.
    struct Script: Sendable, Equatable {
        var rest: [UInt8]
        var line: Int
        /// The parameters to go back to.
        var positional: [String]?
        /// `return` ends it: a file, not `eval`.
        var isFile: Bool
        /// The name in messages to go back to.
        var scriptName: String?
        /// The line of the caller.
        var callerLine: Int
        var isTrap = false
    }

    struct Waiting: Sendable, Equatable {
        var processes: [ProcessID]
        /// `wait -n`: one of them is enough.
        var needsOne = false
        /// `wait` without operands ends with 0.
        var isForAll = false
    }

    struct ReadRequest: Sendable, Equatable {
        var names: [String]
        var isRaw: Bool
        var descriptor = 0
        var line: [UInt8] = []
        /// Which bytes of the line a backslash has quoted.
        var delimiter: UInt8 = 10
        var limit: Int?
        /// `-N`: exactly so many characters, whatever they are.
        var isExact = false
        /// `-a`: an array for all fields.
        var array: String?
        /// `-t`: when to give up.
        var due: Instant?
        /// `mapfile`: all lines, into `array`.
        var lines: Lines?
    }

    /// What `mapfile` does with the lines.
    struct Lines: Sendable, Equatable {
        var stripsDelimiter = false
        var skipped = 0
        var maximum = 0
        /// `-O`: where the first line goes in an array that keeps what it has.
        var origin: Int?
    }
}

/// A jump out of constructs.
enum Jump: Sendable, Equatable {
    case breakLoop(Int)
    case continueLoop(Int)
    case returnFunction
    case exit
}
