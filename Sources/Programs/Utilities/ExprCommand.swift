import Kernel
import Shell
import WorldModel

/// `expr`
enum ExprCommand {
    static func run(_ call: inout UtilityCall, _ simulation: inout Simulation) -> Int32 {
        guard !call.arguments.isEmpty else {
            _ = call.complainOfUsage("missing operand", &simulation)
            return 2
        }
        var parser = ExprParser(rest: call.arguments[...])
        do throws(ExprParser.Failure) {
            let value = try parser.expression(0)
            if let extra = parser.rest.first {
                throw ExprParser.Failure(message: "syntax error: unexpected argument '\(extra)'")
            }
            call.print(value)
            return value.isEmpty || Int(value) == 0 ? 1 : 0
        } catch {
            let isSyntax = error.message.hasPrefix("syntax error")
            call.complain(
                call.isBusybox
                    ? (isSyntax ? "syntax error" : error.message.replacing("non-integer", with: "non-numeric"))
                    : error.message, &simulation)
            return 2
        }
    }
}

/// Evaluates `expr`'s operands from left to right, by precedence.
struct ExprParser {
    var rest: ArraySlice<String>
    private var last = ""

    struct Failure: Error {
        var message: String
    }

    init(rest: ArraySlice<String>) { self.rest = rest }

    private static let levels: [[String]] = [
        ["|"], ["&"], ["<", "<=", "=", "==", "!=", ">=", ">"], ["+", "-"], ["*", "/", "%"], [":"],
    ]

    mutating func expression(_ level: Int) throws(Failure) -> String {
        guard level < Self.levels.count else { return try primary() }
        var left = try expression(level + 1)
        while let sign = rest.first, Self.levels[level].contains(sign) {
            rest = rest.dropFirst()
            last = sign
            let right = try expression(level + 1)
            left = try apply(sign, left, right)
        }
        return left
    }

    private mutating func primary() throws(Failure) -> String {
        guard let word = rest.popFirst() else {
            throw Failure(message: "syntax error: missing argument after '\(last)'")
        }
        last = word
        switch word {
        case "(":
            let value = try expression(0)
            guard rest.popFirst() == ")" else { throw Failure(message: "syntax error: expecting ')' after '\(value)'") }
            return value
        case "length" where !rest.isEmpty: return String(try primary().utf8.count)
        case "match" where rest.count >= 2:
            let text = try primary()
            return try apply(":", text, try primary())
        case "index" where rest.count >= 2:
            let text = try primary()
            let set = try primary()
            let letters = Array(text.unicodeScalars)
            return String(letters.firstIndex { set.unicodeScalars.contains($0) }.map { $0 + 1 } ?? 0)
        case "substr" where rest.count >= 3:
            let text = try primary()
            guard let start = Int(try primary()), let count = Int(try primary()), start > 0, count > 0 else {
                return ""
            }
            return String(text.unicodeScalars.dropFirst(start - 1).prefix(count))
        case "+" where !rest.isEmpty: return rest.removeFirst()
        default: return word
        }
    }

    private func apply(_ sign: String, _ left: String, _ right: String) throws(Failure) -> String {
        switch sign {
        case "|": return !left.isEmpty && left != "0" ? left : right.isEmpty ? "0" : right
        case "&": return !left.isEmpty && left != "0" && !right.isEmpty && right != "0" ? left : "0"
        case ":": return try match(left, right)
        case "+", "-", "*", "/", "%": return try calculate(sign, left, right)
        default:
            let order: Int
            if let a = Int(left), let b = Int(right) {
                order = a < b ? -1 : a > b ? 1 : 0
            } else {
                order = left == right ? 0 : left.utf8.lexicographicallyPrecedes(right.utf8) ? -1 : 1
            }
            let isTrue =
                switch sign {
                case "<": order < 0
                case "<=": order <= 0
                case ">": order > 0
                case ">=": order >= 0
                case "!=": order != 0
                default: order == 0
                }
            return isTrue ? "1" : "0"
        }
    }

    private func calculate(_ sign: String, _ left: String, _ right: String) throws(Failure) -> String {
        guard let a = Int(left), let b = Int(right) else { throw Failure(message: "non-integer argument") }
        switch sign {
        case "+": return String(a &+ b)
        case "-": return String(a &- b)
        case "*": return String(a &* b)
        default:
            guard b != 0 else { throw Failure(message: "division by zero") }
            if b == -1 { return sign == "/" ? String(0 &- a) : "0" }  // the smallest number has no opposite
            return String(sign == "/" ? a / b : a % b)
        }
    }

    private func match(_ text: String, _ pattern: String) throws(Failure) -> String {
        let expression: RegularExpression
        do {
            expression = try RegularExpression(
                "^" + (pattern.hasPrefix("^") ? String(pattern.dropFirst()) : pattern), isExtended: false)
        } catch {
            throw Failure(message: error.message)
        }
        let bytes = Array(text.utf8)
        guard let found = expression.match(bytes), let whole = found[0] else {
            return expression.groupCount > 0 ? "" : "0"
        }
        guard expression.groupCount > 0 else { return String(whole.count) }
        return found[1].map { String(decoding: bytes[$0], as: UTF8.self) } ?? ""
    }
}
