import ShellSyntax
import WorldModel

/// What a shell knows between two commands. A subshell starts with a copy of it.
package struct ShellState: Sendable, Equatable {
    package var flavour: ShellFlavour
    /// `$0`, also the name in messages.
    package var name: String
    package var variables: [String: ShellVariable] = [:]
    package var positional: [String] = [] {
        didSet { if positional.contains(where: { $0.utf8.count > Self.largeText }) { hasGrown = true } }
    }
    package var functions: [String: Command] = [:]
    package var aliases: [String: String] = [:]
    package var options = Options()
    /// `$?`
    package var status: Int32 = 0
    /// Whether a variable was given much text: the step ends, so that the memory is looked at.
    var hasGrown = false
    /// `$!`
    package var lastBackground: ProcessID?
    /// `$$`: a subshell keeps that of its parent.
    package var processNumber = 0
    /// Actions by signal name, `EXIT` among them; an empty action ignores the signal.
    package var traps: [String: String] = [:]
    /// Traps of the parent, which a subshell can list but does not run.
    package var inheritedTraps: Set<String> = []
    package var jobs: [Job] = []
    /// Statuses of background processes that have ended, for a later `wait`.
    package var endedJobs: [ProcessID: Int32] = [:]
    package var line = 1
    /// The line that the parser has come to: behind the command that runs.
    var parserLine = 1
    /// The last line of the text that the command which runs was read from.
    var lastLineRead = 1
    package var isInteractive = false
    /// Whether somebody talks to this shell or to the one it was copied from: bash then names no lines.
    var servesSomebody = false
    package var isSubshell = false
    package var previousDirectory = ""
    package var functionDepth = 0
    package var random = RandomSource(seed: 1)
    /// Started with `-c`: bash says so in syntax errors.
    package var isCommandString = false
    /// The file that `.` reads now: bash names it in messages instead of `$0`. dash and ash have it, or `eval`, behind
    /// their own name.
    package var scriptName: String?
    /// It reads its commands from a file.
    package var isScript = false
    /// It reads its commands from standard input.
    package var readsInput = false
    /// When the shell started, for `SECONDS`.
    package var started = Instant(nanoseconds: 0)
    /// How many subshells deep it is.
    package var subshellDepth = 0
    /// The number of the last background process, as `$!` shows it.
    package var lastBackgroundNumber: Int?
    /// The directories of `pushd`, the present one not among them.
    package var directories: [String] = []
    /// Switches of `shopt` that are on.
    package var shopts: Set<String> = ShellState.standardShopts
    /// Names of the functions that are being run, the innermost last.
    package var callers: [String] = []
    /// Where `getopts` is within a word of several letters.
    package var optionOffset = 1
    /// The last word of the last command, `$_`.
    package var lastArgument = ""
    /// What `ulimit` has set, by letter. It is kept and shown, and has no effect.
    package var limits: [Character: ResourceLimit] = [:]
    /// The argument that `getopts` looks at next; bash keeps it in `OPTIND` alone.
    package var optionIndex = 1
    /// Words of `name=(…)` that a `declare` is given, by name.
    var declarations: [PreparedAssignment] = []
    /// Statuses of the last pipeline's members, for `PIPESTATUS`.
    package var pipeStatuses: [Int32] = [0]
    /// It runs where a failure is no error: in a condition of the shell it came from.
    package var ignoresErrors = false
    /// A loop of the shell that this subshell came from: `break` ends the subshell.
    package var isInLoop = false
    /// A function of the shell that this subshell came from: `return` ends the subshell.
    package var isInFunction = false
    /// Functions that `readonly -f` has fixed.
    package var readOnlyFunctions: Set<String> = []
    /// What is traced stands so much deeper: in substitutions, `eval` and files that are read.
    var traceDepth = 0
    /// The simple command that runs, kept while a trap could ask for it.
    var currentCommand: Command?
    /// How many functions deep the shell was when `trap … RETURN` was given.
    var returnTrapDepth: Int?
    /// The lines on which the functions that are being run were called, the innermost last.
    var callerLines: [Int] = []
    /// Functions that go to children through the environment.
    var exportedFunctions: Set<String> = []
    /// Standard input is a pipe, which background commands may read.
    var readsFromPipe = false
    /// Builtins that `enable -n` has switched off.
    var disabledBuiltins: Set<String> = []
    /// Programs found by name, for `hash`.
    package var hashed: [String: String] = [:]

    package init(flavour: ShellFlavour, name: String) {
        self.flavour = flavour
        self.name = name
    }

    /// The switches of `set`.
    package struct Options: Sendable, Equatable {
        package var exitsOnError = false
        package var failsOnUnset = false
        package var traces = false
        package var skipsGlobbing = false
        package var keepsFiles = false
        package var exportsAll = false
        package var isVerbose = false
        package var onlyParses = false
        package var pipeFails = false
        package var monitors = false
        package var notifies = false
        package var expandsBraces = true
        package var isPosix = false
        package var inheritsTraps = false
    }

    /// A background job.
    package struct Job: Sendable, Equatable {
        package var number: Int
        package var process: ProcessID
        package var source: String
    }

    /// Jobs are groups of processes: at a prompt, or after `set -m`.
    var hasJobControl: Bool { isInteractive || options.monitors }

    // MARK: Variables

    package func value(_ name: String) -> String? {
        guard let variable = variables[name] else { return nil }
        guard variable.isReference, let target = variable.text, target != name else { return variable.text }
        return value(target)
    }

    /// The name that a reference stands for in the end.
    func resolved(_ name: String) -> String {
        var name = name
        for _ in 0..<8 {
            guard let variable = variables[name], variable.isReference, let target = variable.text, !target.isEmpty
            else {
                break
            }
            name = target
        }
        return name
    }

    /// Sets a variable, keeping its marks; of an array, the element 0. False when it is read-only.
    @discardableResult
    package mutating func set(_ name: String, _ value: String) -> Bool {
        guard let index = variables.index(forKey: name) else {
            variables[name] = ShellVariable(value, isExported: options.exportsAll)
            return true
        }
        let variable = variables.values[index]
        if variable.isReadOnly { return false }
        if variable.isReference, let target = variable.text, target != name { return set(target, value) }
        var text = value
        switch variable.letterCase {
        case .lower: text = text.lowercased()
        case .upper: text = text.uppercased()
        case .capitalised: text = text.prefix(1).uppercased() + text.dropFirst().lowercased()
        case nil: break
        }
        switch variable.value {
        case .list(var list):
            list[0] = text
            variables.values[index].value = .list(list)
        case .map(var map):
            map["0"] = text
            variables.values[index].value = .map(map)
        case .text, nil: variables.values[index].value = .text(text)
        }
        if options.exportsAll { variables.values[index].isExported = true }
        return true
    }

    /// The environment for commands: exported variables that have a value, in the order of `original`, new ones sorted.
    package func environment(over original: Environment) -> Environment {
        var environment = Environment()
        for (name, _) in original.entries {
            guard let variable = variables[name], variable.isExported, let value = variable.text else { continue }
            environment[name] = value
        }
        var added: [String] = []
        for (name, variable) in variables
        where variable.isExported && !variable.isArray && variable.value != nil && environment[name] == nil {
            added.append(name)
        }
        for name in added.sorted() { environment[name] = variables[name]?.text }
        for name in exportedFunctions.sorted() {
            if let body = functions[name] {
                environment["BASH_FUNC_\(name)%%"] = SourcePrinter.exportedFunction(body)
            }
        }
        return environment
    }

    package var fieldSeparators: String { value("IFS") ?? " \t\n" }

    /// Lengths are counted in bytes: dash always does, the others in the C locale.
    var countsBytes: Bool {
        guard flavour != .dash else { return true }
        let locale = [value("LC_ALL"), value("LC_CTYPE"), value("LANG")].compactMap { $0 }.first { !$0.isEmpty } ?? "C"
        return !locale.lowercased().contains("utf")
    }
}
