import ShellSyntax

/// A simple command after expansion.
struct PreparedCommand {
    var words: [String]
    var assignments: [(name: String, value: String)]
    var redirections: [PreparedRedirection]
    var line: Int

    init(
        _ command: SimpleCommand, _ redirections: [Redirection], line: Int, with expander: inout Expander
    ) throws(Expander.Stop) {
        self.line = line
        // Words of export-like commands that look like assignments are expanded as such.
        let declares = ["export", "readonly", "local", "declare", "typeset", "alias"]
        if let name = command.words.first?.literal, declares.contains(name) {
            words = []
            for word in command.words {
                if case .literal(let text)? = word.parts.first, text.contains("="),
                    word.parts.count > 1 || text.contains("~")
                {
                    words.append(try expander.string(of: word))
                } else {
                    words += try expander.fields(of: [word])
                }
            }
        } else {
            words = try expander.fields(of: command.words)
        }
        self.redirections = []
        for redirection in redirections {
            self.redirections.append(try PreparedRedirection(redirection, with: &expander))
        }
        assignments = []
        for assignment in command.assignments {
            var value = try expander.string(of: assignment.value)
            if assignment.appends { value = (expander.state.value(assignment.name) ?? "") + value }
            assignments.append((assignment.name, value))
            if words.isEmpty { expander.state.set(assignment.name, value) }
        }
    }
}

/// A redirection after expansion.
struct PreparedRedirection {
    var descriptor: Int
    var operation: Redirection.Operation
    var target: String

    init(_ redirection: Redirection, with expander: inout Expander) throws(Expander.Stop) {
        operation = redirection.operation
        target = try expander.string(of: redirection.target)
        switch redirection.operation {
        case .input, .readWrite, .duplicateInput, .text: descriptor = redirection.descriptor ?? 0
        default: descriptor = redirection.descriptor ?? 1
        }
    }
}
