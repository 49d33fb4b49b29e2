import Kernel
import ShellSyntax
import WorldModel

/// `[[ … ]]`: words are not split, `==` matches patterns, `&&` and `||` work inside.
enum ConditionalExpression {
    static func evaluate(
        _ condition: Condition, isNegated: Bool = false, _ expander: inout Expander, _ simulation: inout Simulation
    ) throws(Expander.Stop) -> Bool {
        switch condition {
        case .or(let a, let b):
            if try evaluate(a, &expander, &simulation) { return true }
            return try evaluate(b, &expander, &simulation)
        case .and(let a, let b):
            guard try evaluate(a, &expander, &simulation) else { return false }
            return try evaluate(b, &expander, &simulation)
        case .not(let a): return try !evaluate(a, isNegated: !isNegated, &expander, &simulation)
        case .word(let word):
            let text = try expander.string(of: word, &simulation)
            trace(["-n", shown(text)], isNegated, &expander, &simulation)
            return !text.isEmpty
        case .unary(let sign, let word):
            let operand = try expander.string(of: word, &simulation)
            trace([sign, shown(operand)], isNegated, &expander, &simulation)
            if let answer = TestCommand.checkShell(sign, operand, &expander.state) { return answer }
            return TestCommand(process: expander.process).check(sign, operand, simulation)
        case .binary(let left, let sign, let right):
            let text = try expander.string(of: left, &simulation)
            if expander.state.options.traces {
                let operand = try expander.string(of: right, &simulation)
                trace([shown(text), sign, shown(operand)], isNegated, &expander, &simulation)
            }
            return try compare(text, sign, right, &expander, &simulation)
        }
    }

    /// `set -x` shows every part by itself.
    private static func trace(
        _ words: [String], _ isNegated: Bool, _ expander: inout Expander, _ simulation: inout Simulation
    ) {
        guard expander.state.options.traces else { return }
        expander.trace("[[ \(isNegated ? "! " : "")\(words.joined(separator: " ")) ]]", &simulation)
    }

    private static func shown(_ text: String) -> String { text.isEmpty ? "''" : text }

    private static func compare(
        _ left: String, _ sign: String, _ right: Word, _ expander: inout Expander, _ simulation: inout Simulation
    ) throws(Expander.Stop) -> Bool {
        switch sign {
        case "=", "==": return try expander.pattern(of: right, extended: true, &simulation).matches(left)
        case "!=": return try !expander.pattern(of: right, extended: true, &simulation).matches(left)
        case "=~":
            return try match(left, try expander.regularExpression(of: right, &simulation), &expander)
        case "-eq", "-ne", "-lt", "-le", "-gt", "-ge":
            return try compareNumbers(left, sign, try expander.string(of: right, &simulation), &expander)
        default:
            let operand = try expander.string(of: right, &simulation)
            do {
                return try TestCommand(process: expander.process).compare(left, sign, operand, simulation)
            } catch {
                throw local("[[: " + error.message)
            }
        }
    }

    /// The operands are arithmetic expressions here.
    private static func compareNumbers(
        _ left: String, _ sign: String, _ right: String, _ expander: inout Expander
    ) throws(Expander.Stop) -> Bool {
        do {
            let a = try Arithmetic.evaluate(left, &expander.state)
            let b = try Arithmetic.evaluate(right, &expander.state)
            return TestCommand.compare(a, sign, b)
        } catch {
            throw local("[[: " + error.message)
        }
    }

    private static func local(_ message: String) -> Expander.Stop {
        .failed(.init(message: message, status: 1, endsShell: false, isLocal: true))
    }

    /// Sets `BASH_REMATCH` to the match and its groups.
    private static func match(
        _ text: String, _ pattern: String, _ expander: inout Expander
    ) throws(Expander.Stop) -> Bool {
        let ignoresCase = expander.state.shopts.contains("nocasematch")
        guard
            let expression = try? RegularExpression(pattern, isExtended: true, ignoresCase: ignoresCase)
        else {
            // A malformed expression is an error of which nothing is said.
            throw .failed(.init(message: "", status: 2, endsShell: false, isWhole: true, isLocal: true))
        }
        let bytes = Array(text.utf8)
        let found = expression.match(bytes)
        let groups = found?.map { $0.map { String(decoding: bytes[$0], as: UTF8.self) } ?? "" } ?? []
        expander.state.variables["BASH_REMATCH"] = ShellVariable(.list(IndexedArray(groups)))
        return found != nil
    }
}
