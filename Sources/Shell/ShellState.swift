import ShellSyntax
import WorldModel

/// What a shell knows between two commands. A subshell starts with a copy of it.
package struct ShellState: Sendable, Equatable {
    package var flavour: ShellFlavour
    /// `$0`, also the name in messages.
    package var name: String
    package var variables: [String: Variable] = [:]
    package var positional: [String] = []
    package var functions: [String: Command] = [:]
    package var aliases: [String: String] = [:]
    package var options = Options()
    /// `$?`
    package var status: Int32 = 0
    /// `$!`
    package var lastBackground: ProcessID?
    /// `$$`: a subshell keeps that of its parent.
    package var processNumber = 0
    /// Actions by signal name, `EXIT` among them; an empty action ignores the signal.
    package var traps: [String: String] = [:]
    package var jobs: [Job] = []
    package var line = 1
    package var isInteractive = false
    package var isSubshell = false
    package var previousDirectory = ""
    package var functionDepth = 0
    package var random = RandomSource(seed: 1)

    package init(flavour: ShellFlavour, name: String) {
        self.flavour = flavour
        self.name = name
    }

    /// A variable and what is known about it.
    package struct Variable: Sendable, Equatable {
        package var value: String?
        package var isExported = false
        package var isReadOnly = false

        package init(_ value: String?, isExported: Bool = false) {
            self.value = value
            self.isExported = isExported
        }
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

        /// The value of `$-`.
        var flags: String {
            (exportsAll ? "a" : "") + (exitsOnError ? "e" : "") + (skipsGlobbing ? "f" : "")
                + (onlyParses ? "n" : "") + (failsOnUnset ? "u" : "") + (isVerbose ? "v" : "") + (traces ? "x" : "")
                + (keepsFiles ? "C" : "")
        }

        /// Sets a switch by its letter or long name; false if there is none.
        mutating func set(_ name: String, to isOn: Bool) -> Bool {
            switch name {
            case "e", "errexit": exitsOnError = isOn
            case "u", "nounset": failsOnUnset = isOn
            case "x", "xtrace": traces = isOn
            case "f", "noglob": skipsGlobbing = isOn
            case "C", "noclobber": keepsFiles = isOn
            case "a", "allexport": exportsAll = isOn
            case "v", "verbose": isVerbose = isOn
            case "n", "noexec": onlyParses = isOn
            case "pipefail": pipeFails = isOn
            case "m", "b", "h", "monitor", "notify", "ignoreeof", "posix", "vi", "emacs", "B", "H": break
            default: return false
            }
            return true
        }
    }

    /// A background job.
    package struct Job: Sendable, Equatable {
        package var number: Int
        package var process: ProcessID
        package var source: String
    }

    // MARK: Variables

    package func value(_ name: String) -> String? { variables[name]?.value ?? nil }

    /// Sets a variable, keeping its export mark. False when it is read-only.
    @discardableResult
    package mutating func set(_ name: String, _ value: String) -> Bool {
        if variables[name]?.isReadOnly == true { return false }
        variables[name, default: Variable(nil, isExported: options.exportsAll)].value = value
        if options.exportsAll { variables[name]?.isExported = true }
        return true
    }

    /// The environment for commands: exported variables that have a value, in the order of `original`, new ones sorted.
    package func environment(over original: Environment) -> Environment {
        var environment = Environment()
        for (name, _) in original.entries {
            guard let variable = variables[name], variable.isExported, let value = variable.value else { continue }
            environment[name] = value
        }
        for name in variables.keys.sorted() where environment[name] == nil {
            guard let variable = variables[name], variable.isExported, let value = variable.value else { continue }
            environment[name] = value
        }
        return environment
    }

    package var fieldSeparators: String { value("IFS") ?? " \t\n" }
}
