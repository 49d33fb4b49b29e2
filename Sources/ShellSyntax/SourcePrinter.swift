/// Prints commands as bash's `type` and `declare -f` do: a form of its own, whatever they were typed like.
package enum SourcePrinter {
    /// A function definition, with a newline at its end.
    package static func function(_ name: String, _ body: Command) -> String {
        var lines = "\(name) () \n"
        if case .group(let items) = body.body {
            lines += "{ \n" + block(items, 1) + "\n}" + redirections(body.redirections)
        } else {
            lines += "{ \n" + indent(1) + command(body, 1) + "\n}"
        }
        return lines + "\n"
    }

    /// A command as `BASH_COMMAND` shows it.
    package static func command(_ command: Command) -> String { self.command(command, 0) }

    /// The value by which a function goes through the environment.
    package static func exportedFunction(_ body: Command) -> String {
        let text = function("", body)
        return "() {  " + text.dropFirst(" () \n{ \n    ".count).dropLast()
    }

    private static func indent(_ depth: Int) -> String { String(repeating: "    ", count: depth) }

    /// Commands one below the other, joined by semicolons.
    private static func block(_ items: [ListItem], _ depth: Int) -> String {
        items.enumerated().map { index, item in
            let text = indent(depth) + andOr(item.andOr, depth)
            if item.isBackground { return text + " &" }
            return text + (index < items.count - 1 ? ";" : "")
        }
        .joined(separator: "\n")
    }

    /// Commands on one line.
    private static func line(_ items: [ListItem], _ depth: Int) -> String {
        items.enumerated().map { index, item in
            andOr(item.andOr, depth) + (item.isBackground ? " &" : index < items.count - 1 ? ";" : "")
        }
        .joined(separator: " ")
    }

    private static func andOr(_ list: AndOr, _ depth: Int) -> String {
        list.rest.reduce(pipeline(list.first, depth)) { text, next in
            text + (next.joint == .and ? " && " : " || ") + pipeline(next.pipeline, depth)
        }
    }

    private static func pipeline(_ pipeline: Pipeline, _ depth: Int) -> String {
        (pipeline.timing == nil ? "" : "time ") + (pipeline.isNegated ? "! " : "")
            + pipeline.commands.map { command($0, depth) }.joined(separator: " | ")
    }

    private static func command(_ command: Command, _ depth: Int) -> String {
        body(command.body, depth) + redirections(command.redirections)
    }

    private static func body(_ body: Command.Body, _ depth: Int) -> String {
        let inner = depth + 1
        func done(_ items: [ListItem]) -> String {
            "\n\(indent(depth))do\n" + block(items, inner) + ";\n\(indent(depth))done"
        }
        switch body {
        case .simple(let simple):
            return (simple.assignments.map(assignment) + simple.words.map { word($0) }).joined(separator: " ")
        case .group(let items): return "{ \n" + block(items, inner) + "\n\(indent(depth))}"
        case .subshell(let items): return "( " + line(items, depth) + " )"
        case .conditional(let branches, let otherwise):
            var text = ""
            var level = depth
            for (index, branch) in branches.enumerated() {
                text += index == 0 ? "if " : "else\n" + indent(level + 1) + "if "
                if index > 0 { level += 1 }
                text +=
                    line(branch.condition, level) + "; then\n" + block(branch.body, level + 1) + ";\n" + indent(level)
            }
            if let otherwise { text += "else\n" + block(otherwise, level + 1) + ";\n" + indent(level) }
            for _ in 1..<max(2, branches.count + 1) {
                text += "fi"
                if level > depth {
                    level -= 1
                    text += ";\n" + indent(level)
                }
            }
            return text
        case .loop(let loop):
            return (loop.isUntil ? "until " : "while ") + line(loop.condition, depth) + "; do\n"
                + block(loop.body, inner)
                + ";\n\(indent(depth))done"
        case .iteration(let iteration), .menu(let iteration):
            var isMenu = false
            if case .menu = body { isMenu = true }
            let words = iteration.words.map { " in " + $0.map { word($0) }.joined(separator: " ") } ?? " in \"$@\""
            return (isMenu ? "select " : "for ") + iteration.name + words + ";" + done(iteration.body)
        case .count(let counting):
            return "for ((\(word(counting.start)); \(word(counting.condition)); \(word(counting.step))))"
                + done(counting.body)
        case .selection(let subject, let cases):
            let branches = cases.map { branch in
                let end = branch.end == .leaves ? ";;" : branch.end == .fallsThrough ? ";&" : ";;&"
                return indent(inner) + branch.patterns.map { word($0) }.joined(separator: " | ") + ")\n"
                    + block(branch.body, inner + 1) + "\n" + indent(inner) + end + "\n"
            }
            return "case \(word(subject)) in \n" + branches.joined() + indent(depth) + "esac"
        case .function(let name, let function):
            return "function "
                + self.function(name, function).dropLast().split(separator: "\n", omittingEmptySubsequences: false)
                .joined(separator: "\n" + indent(depth))
        case .arithmetic(let expression): return "((" + word(expression) + "))"
        case .test(let condition): return "[[ " + self.condition(condition) + " ]]"
        case .malformed(_, let source, _): return String(decoding: source, as: UTF8.self)
        }
    }

    private static func condition(_ condition: Condition) -> String {
        switch condition {
        case .or(let a, let b): self.condition(a) + " || " + self.condition(b)
        case .and(let a, let b): self.condition(a) + " && " + self.condition(b)
        case .not(let a): "! " + self.condition(a)
        case .word(let operand): "-n " + word(operand)
        case .unary(let sign, let operand): sign + " " + word(operand)
        case .binary(let a, let sign, let b): word(a) + " " + sign + " " + word(b)
        }
    }

    private static func redirections(_ redirections: [Redirection]) -> String {
        redirections.map { redirection in
            let number = redirection.variable.map { "{\($0)}" } ?? redirection.descriptor.map(String.init) ?? ""
            if redirection.operation == .text {
                return " " + number + "<<< " + word(redirection.target)
            }
            let gap = redirection.operation == .duplicateInput || redirection.operation == .duplicateOutput ? "" : " "
            return " " + number + redirection.operation.rawValue + gap + word(redirection.target)
        }
        .joined()
    }

    private static func assignment(_ assignment: Assignment) -> String {
        let index = assignment.index.map { "[\(word($0))]" } ?? ""
        let sign = assignment.appends ? "+=" : "="
        guard let elements = assignment.elements else { return assignment.name + index + sign + word(assignment.value) }
        let values = elements.map { ($0.index.map { "[\(word($0))]=" } ?? "") + word($0.value) }
        return assignment.name + sign + "(" + values.joined(separator: " ") + ")"
    }

    // MARK: Words

    private static func word(_ word: Word, isQuoted: Bool = false) -> String {
        word.parts.map { part($0, isQuoted: isQuoted) }.joined()
    }

    private static func part(_ part: WordPart, isQuoted: Bool) -> String {
        switch part {
        case .literal(let text):
            return isQuoted ? text.map { "\"\\$`".contains($0) ? "\\\($0)" : String($0) }.joined() : text
        case .quoted(let text): return "'" + text.replacing("'", with: "'\\''") + "'"
        case .doubleQuoted(let parts): return "\"" + word(Word(parts), isQuoted: true) + "\""
        case .parameter(let expansion): return parameter(expansion)
        case .command(let items): return "$(" + line(items, 0) + ")"
        case .arithmetic(let parts): return "$((" + word(Word(parts)) + "))"
        case .process(let items, let isInput): return (isInput ? "<(" : ">(") + line(items, 0) + ")"
        case .declaration(let declared): return assignment(declared)
        }
    }

    private static func parameter(_ expansion: ParameterExpansion) -> String {
        let name = (expansion.isIndirect ? "!" : "") + expansion.name + (expansion.index.map { "[\(word($0))]" } ?? "")
        switch expansion.operation {
        case .value:
            return expansion.index == nil && !expansion.isIndirect && expansion.name.utf8.count == 1
                || isName(expansion) ? "$" + name : "${\(name)}"
        case .length: return "${#\(name)}"
        case .whenUnset(let fallback, let countsEmpty, let text):
            let signs: [ParameterExpansion.Fallback: String] = [
                .useDefault: "-", .assign: "=", .fail: "?", .alternative: "+",
            ]
            return "${\(name)\(countsEmpty ? ":" : "")\(signs[fallback] ?? "-")\(word(text))}"
        case .remove(let suffix, let longest, let pattern):
            let sign = suffix ? "%" : "#"
            return "${\(name)\(longest ? sign + sign : sign)\(word(pattern))}"
        case .slice(let offset, let length): return "${\(name):\(word(offset))\(length.map { ":" + word($0) } ?? "")}"
        case .replace(let all, let anchor, let pattern, let text):
            return "${\(name)/\(all ? "/" : "")\(anchor.map(String.init) ?? "")\(word(pattern))/\(word(text))}"
        case .changeCase(let target, let all, let pattern):
            let sign = target.rawValue
            return "${\(name)\(all ? sign + sign : sign)\(word(pattern))}"
        case .transform(let letter): return "${\(name)@\(letter)}"
        case .keys: return "${!\(name)}"
        case .names: return "${!\(expansion.name)\(expansion.index.map { word($0) } ?? "*")}"
        case .bad(let text): return text
        }
    }

    private static func isName(_ expansion: ParameterExpansion) -> Bool {
        expansion.index == nil && !expansion.isIndirect && ShellParser.isName(expansion.name)
    }
}
