import ShellSyntax
import WorldModel

/// `[[ … ]]`: words are not split, `==` matches patterns, `&&` and `||` work inside.
enum ConditionalExpression {
    static func evaluate(_ words: [Word], _ expander: inout Expander) throws(Expander.Stop) -> Bool {
        // Parentheses and `!` nest; more of them than any sensible expression has are refused.
        guard words.count(where: { $0.literal == "(" || $0.literal == "!" }) < 200 else {
            throw .failed("conditional expression is nested too deeply", status: 2)
        }
        var rest = words[...]
        let value = try parseOr(&rest, &expander)
        guard rest.isEmpty else { throw .failed("syntax error in conditional expression", status: 2) }
        return value
    }

    private static func parseOr(
        _ rest: inout ArraySlice<Word>, _ expander: inout Expander
    ) throws(Expander.Stop) -> Bool {
        var value = try parseAnd(&rest, &expander)
        while rest.first?.literal == "||" {
            rest = rest.dropFirst()
            let right = try parseAnd(&rest, &expander)
            value = value || right
        }
        return value
    }

    private static func parseAnd(
        _ rest: inout ArraySlice<Word>, _ expander: inout Expander
    ) throws(Expander.Stop) -> Bool {
        var value = try parsePrimary(&rest, &expander)
        while rest.first?.literal == "&&" {
            rest = rest.dropFirst()
            let right = try parsePrimary(&rest, &expander)
            value = value && right
        }
        return value
    }

    private static func parsePrimary(
        _ rest: inout ArraySlice<Word>, _ expander: inout Expander
    ) throws(Expander.Stop) -> Bool {
        guard let first = rest.popFirst() else {
            throw .failed("unexpected argument in conditional expression", status: 2)
        }
        if first.literal == "!" { return try !parsePrimary(&rest, &expander) }
        if first.literal == "(" {
            let value = try parseOr(&rest, &expander)
            rest = rest.dropFirst()
            return value
        }
        let test = TestCommand(simulation: expander.simulation, process: expander.process)
        if let sign = first.literal, TestCommand.unary.contains(sign), let operand = rest.first,
            operand.literal != "&&", operand.literal != "||"
        {
            rest = rest.dropFirst()
            return test.check(sign, try expander.string(of: operand))
        }
        guard let sign = rest.first?.literal, TestCommand.binary.contains(sign) || sign == "=~", rest.count > 1 else {
            return try !expander.string(of: first).isEmpty
        }
        let right = rest[rest.startIndex + 1]
        rest = rest.dropFirst(2)
        return try compare(try expander.string(of: first), sign, right, test, &expander)
    }

    private static func compare(
        _ left: String, _ sign: String, _ right: Word, _ test: TestCommand, _ expander: inout Expander
    ) throws(Expander.Stop) -> Bool {
        switch sign {
        case "=", "==": return try expander.pattern(of: right).matches(left)
        case "!=": return try !expander.pattern(of: right).matches(left)
        case "=~": throw .failed("=~: regular expressions are not simulated", status: 2)
        default:
            let operand = try expander.string(of: right)
            do {
                return try test.compare(left, sign, operand)
            } catch {
                throw .failed("[[: \(error.message)", status: 1)
            }
        }
    }
}
