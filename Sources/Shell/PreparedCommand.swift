import Kernel
import ShellSyntax
import WorldModel

/// A simple command after expansion.
struct PreparedCommand {
    var words: [String]
    var assignments: [PreparedAssignment] = []
    var redirections: [PreparedRedirection] = []
    var line: Int
    /// Why one of the assignments could not be done.
    var assignmentFailure: String?
    /// What `set -x` puts before the line, where an assignment could change it.
    var tracePrefix: String?
}

/// A redirection after expansion.
struct PreparedRedirection {
    var descriptor: Int
    var operation: Redirection.Operation
    var target: String
    /// The variable that gets the number of a new descriptor.
    var variable: String?
}

extension Expander {
    /// Words whose assignment-like arguments are expanded as assignments are.
    private static let declarers: Set<String> = ["export", "readonly", "local", "declare", "typeset", "alias"]

    mutating func prepare(
        _ command: SimpleCommand, _ redirections: [Redirection], line: Int, _ simulation: inout Simulation
    ) throws(Stop) -> PreparedCommand {
        var prepared = PreparedCommand(words: [], line: line)
        if state.options.traces, state.flavour == .bash, !command.assignments.isEmpty {
            prepared.tracePrefix = expandedPrompt(state.value("PS4") ?? "+ ", &simulation)
        }
        if let name = command.words.first?.literal, Self.declarers.contains(name), command.words.count > 1 {
            prepared.words = try declaring(command.words, &simulation)
        } else {
            prepared.words = try fields(of: command.words, &simulation)
        }
        // What runs as a program of its own is redirected there in bash: the shell's variables stay as they are.
        let isElsewhere =
            state.flavour == .bash && !redirections.isEmpty
            && prepared.words.first.map { !ShellProgram.hasBuiltin($0, in: .bash) && state.functions[$0] == nil }
                ?? false
        let before = isElsewhere ? state.variables : [:]
        for redirection in redirections {
            prepared.redirections.append(try prepare(redirection, &simulation))
        }
        if isElsewhere { state.variables = before }
        // dash sets each before it expands the next one.
        let seesEarlier = state.flavour == .dash && !prepared.words.isEmpty && command.assignments.count > 1
        var hidden: [String: ShellVariable?] = [:]
        defer { for (name, variable) in hidden { state.variables[name] = variable } }
        for assignment in command.assignments {
            let value = try prepare(assignment, &simulation)
            prepared.assignments.append(value)
            if seesEarlier {
                if hidden.index(forKey: value.name) == nil {
                    hidden.updateValue(state.variables[value.name], forKey: value.name)
                }
                _ = state.assign(value)
            }
            // Without a command they take effect one after another.
            if prepared.words.isEmpty, prepared.assignmentFailure == nil {
                prepared.assignmentFailure = state.assign(value)
            }
        }
        return prepared
    }

    /// A prompt with its parameters expanded; one that cannot be expanded is shown as it is.
    mutating func expandedPrompt(_ text: String, _ simulation: inout Simulation) -> String {
        guard text.utf8.contains(UInt8(ascii: "$")), let word = ShellParser.quotedWord(text, flavour: state.flavour),
            !word.runsCommands, let expanded = try? string(of: word, &simulation)
        else { return text }
        return expanded
    }

    /// Shows a line of `set -x`.
    mutating func trace(_ line: String, _ simulation: inout Simulation) {
        let prefix = expandedPrompt(state.value("PS4") ?? "+ ", &simulation)
        let depth = String(repeating: prefix.first.map(String.init) ?? "", count: state.traceDepth)
        simulation.print((state.flavour == .bash ? depth : "") + prefix + line + "\n", to: 2, as: process)
    }

    /// Shows `(( … ))` for `set -x`, its parameters being expanded.
    mutating func trace(arithmetic word: Word, _ simulation: inout Simulation) {
        guard let text = try? string(of: Word([.doubleQuoted(word.parts)]), &simulation) else { return }
        trace("(( \(text) ))", &simulation)
    }

    private mutating func declaring(_ words: [Word], _ simulation: inout Simulation) throws(Stop) -> [String] {
        var fields: [String] = []
        for word in words {
            if case .literal(let text)? = word.parts.first, let mark = text.firstIndex(of: "="),
                ShellState.isName(String(text[..<mark])) || state.flavour == .bash
            {
                fields.append(try string(of: word, afterColons: true, isDeclaration: true, &simulation))
            } else {
                fields += try self.fields(of: [word], &simulation)
            }
        }
        return fields
    }

    mutating func prepare(
        _ redirection: Redirection, _ simulation: inout Simulation
    ) throws(Stop) -> PreparedRedirection {
        var target =
            try redirection.operation == .text
            ? document(redirection.target, &simulation) : string(of: redirection.target, &simulation)
        if state.flavour == .bash, redirection.operation != .text, !redirection.target.isPlain {
            // bash expands file names too, and refuses what is not one word.
            let fields = try self.fields(of: [redirection.target], &simulation)
            guard fields.count == 1 else {
                throw .failed(
                    Failure(
                        message: "\(Self.source(of: redirection.target)): ambiguous redirect", status: 1,
                        endsShell: false, isLocal: true))
            }
            target = fields[0]
        }
        if state.flavour == .dash, redirection.operation.isDuplication, target != "-",
            target.utf8.count != 1 || !(48...57).contains(target.utf8.first ?? 0)
        {
            // dash means its parser's line, whichever command is expanded.
            throw .failed(
                Failure(
                    message: "\(state.name): \(state.parserLine): \(state.scriptName.map { $0 + ": " } ?? "")"
                        + "Syntax error: Bad fd number", status: 2,
                    endsShell: true, isWhole: true))
        }
        if state.flavour == .ash, redirection.operation.isDuplication, target != "-", Int(target) == nil,
            redirection.operation == .duplicateInput || redirection.descriptor ?? 1 != 1
        {
            throw .failed(
                Failure(message: "\(state.name): redir error", status: 2, endsShell: true, isWhole: true))
        }
        let standard: Int
        switch redirection.operation {
        case .input, .readWrite, .duplicateInput, .text: standard = 0
        default: standard = 1
        }
        return PreparedRedirection(
            descriptor: redirection.descriptor ?? standard, operation: redirection.operation, target: target,
            variable: redirection.variable)
    }

    /// The text of a here-document. What goes wrong in it fails the command and nothing more.
    private mutating func document(_ word: Word, _ simulation: inout Simulation) throws(Stop) -> String {
        do {
            return try string(of: word, &simulation)
        } catch .failed(var failure) {
            failure.isLocal = true
            failure.status = state.flavour == .dash ? 2 : 1
            throw .failed(failure)
        } catch {
            throw error
        }
    }

    /// A word as it was written, as far as messages need it.
    private static func source(of word: Word) -> String {
        word.parts.map { part in
            switch part {
            case .literal(let text), .quoted(let text): text
            case .doubleQuoted(let parts): "\"" + source(of: Word(parts)) + "\""
            case .parameter(let expansion): "$" + expansion.name
            default: ""
            }
        }
        .joined()
    }
}
