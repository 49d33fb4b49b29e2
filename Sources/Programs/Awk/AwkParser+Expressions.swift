/// Expressions, loosest first.
extension AwkParser {
    mutating func expression() throws(AwkFailure) -> AwkExpression {
        depth += 1
        defer { depth -= 1 }
        guard depth < 200 else { throw AwkFailure(message: "program is too deep") }
        let left = try choice()
        if case .sign(let sign) = token, ["=", "+=", "-=", "*=", "/=", "%=", "^="].contains(sign) {
            switch left {
            case .variable, .field, .element: break
            default: throw failure()
            }
            at += 1
            optionalNewlines()
            return .assign(left, String(sign.dropLast()), try expression())
        }
        return left
    }

    private mutating func choice() throws(AwkFailure) -> AwkExpression {
        let condition = try either()
        guard accept("?") else { return condition }
        optionalNewlines()
        let first = try expression()
        optionalNewlines()
        try expect(":")
        optionalNewlines()
        return .choice(condition, first, try expression())
    }

    private mutating func either() throws(AwkFailure) -> AwkExpression {
        var left = try both()
        while accept("||") {
            optionalNewlines()
            left = .binary("||", left, try both())
        }
        return left
    }

    private mutating func both() throws(AwkFailure) -> AwkExpression {
        var left = try membership()
        while accept("&&") {
            optionalNewlines()
            left = .binary("&&", left, try membership())
        }
        return left
    }

    private mutating func membership() throws(AwkFailure) -> AwkExpression {
        var left = try match()
        while token == .name("in"), at + 1 < tokens.count, case .name(let array) = tokens[at + 1] {
            at += 2
            left = .contains([left], array: array)
        }
        return left
    }

    private mutating func match() throws(AwkFailure) -> AwkExpression {
        var left = try comparison()
        while case .sign(let sign) = token, sign == "~" || sign == "!~" {
            at += 1
            left = .binary(sign, left, try comparison())
        }
        return left
    }

    private mutating func comparison() throws(AwkFailure) -> AwkExpression {
        var left = try concatenation()
        while token == .sign("|"), at + 1 < tokens.count, tokens[at + 1] == .name("getline") {
            at += 2
            left = .getline(try getlineTarget(), from: .command(left))
        }
        guard case .sign(let sign) = token, ["<", "<=", "==", "!=", ">", ">="].contains(sign),
            !(sign == ">" && noGreater)
        else { return left }
        at += 1
        return .binary(sign, left, try concatenation())
    }

    mutating func concatenation() throws(AwkFailure) -> AwkExpression {
        var left = try sum()
        while startsOperand { left = .binary(" ", left, try sum()) }
        return left
    }

    private var startsOperand: Bool {
        switch token {
        case .number, .text, .function: true
        case .name(let name): name != "in" && name != "else"
        case .sign(let sign): ["$", "!", "(", "-", "+", "++", "--"].contains(sign)
        default: false
        }
    }

    private mutating func sum() throws(AwkFailure) -> AwkExpression {
        var left = try product()
        while case .sign(let sign) = token, sign == "+" || sign == "-" {
            at += 1
            left = .binary(sign, left, try product())
        }
        return left
    }

    private mutating func product() throws(AwkFailure) -> AwkExpression {
        var left = try unary()
        while case .sign(let sign) = token, ["*", "/", "%"].contains(sign) {
            at += 1
            left = .binary(sign, left, try unary())
        }
        return left
    }

    private mutating func unary() throws(AwkFailure) -> AwkExpression {
        for sign in ["!", "-", "+"] where accept(sign) { return .unary(sign, try unary()) }
        let base = try postfix()
        guard accept("^") else { return base }
        return .binary("^", base, try unary())
    }

    private mutating func postfix() throws(AwkFailure) -> AwkExpression {
        for (sign, step) in [("++", 1.0), ("--", -1.0)] where accept(sign) {
            return .change(try primary(), by: step, isPrefix: true)
        }
        let value = try primary()
        switch value {
        case .variable, .field, .element:
            if accept("++") { return .change(value, by: 1, isPrefix: false) }
            if accept("--") { return .change(value, by: -1, isPrefix: false) }
        default: break
        }
        return value
    }

    /// `getline`, `getline name`, `getline < file`, `getline name < file`.
    private mutating func getline() throws(AwkFailure) -> AwkExpression {
        let target = try getlineTarget()
        guard accept("<") else { return .getline(target, from: nil) }
        return .getline(target, from: .file(try primary()))
    }

    private mutating func getlineTarget() throws(AwkFailure) -> AwkExpression? {
        switch token {
        case .name(let name) where name != "in": try primary()
        case .sign("$"): try primary()
        default: nil
        }
    }

    private mutating func primary() throws(AwkFailure) -> AwkExpression {
        let current = token
        at += 1
        switch current {
        case .number(let number): return .number(number)
        case .text(let text): return .text(text)
        case .regex(let pattern): return .regex(try regex(pattern))
        case .sign("$"):
            for (sign, step) in [("++", 1.0), ("--", -1.0)] where accept(sign) {
                return .field(.change(try primary(), by: step, isPrefix: true))
            }
            return .field(try primary())
        case .sign("-"): return .unary("-", try primary())
        case .sign("("):
            let saved = noGreater
            noGreater = false
            guard token != .sign("}"), token != .end else { throw missing(")") }
            let values = try list()
            noGreater = saved
            guard accept(")") else { throw missing(")") }
            if values.count > 1 {
                guard token == .name("in"), case .name(let array) = tokens[at + 1] else { throw failure() }
                at += 2
                return .contains(values, array: array)
            }
            return .group(values[0])
        case .name("getline"): return try getline()
        case .name("length"): return .call("length", [])
        case .name(let name):
            guard accept("[") else { return .variable(name) }
            let keys = try list()
            try expect("]")
            return .element(name, keys)
        case .function(let name):
            try expect("(")
            var values: [AwkExpression] = []
            optionalNewlines()
            let saved = noGreater
            noGreater = false
            if token != .sign(")") { values = try list() }
            noGreater = saved
            optionalNewlines()
            guard accept(")") else { throw missing(")") }
            return .call(name, values)
        default:
            at -= 1
            throw failure()
        }
    }
}
