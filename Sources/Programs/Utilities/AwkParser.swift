/// Reads awk programs.
struct AwkParser {
    private let tokens: [AwkToken]
    private var at = 0
    private var program = AwkProgram()
    private var noIn = false
    private var noGreater = false
    private var depth = 0

    init(_ source: String) throws(AwkFailure) { tokens = try AwkLexer.tokens(source) }

    private var token: AwkToken { at < tokens.count ? tokens[at] : .end }

    private func failure() -> AwkFailure {
        let text: String =
            switch token {
            case .number(let number): AwkValue.text(number)
            case .text(let text), .regex(let text), .name(let text), .function(let text), .sign(let text): text
            case .newline, .end: "end of line"
            }
        return AwkFailure(message: "line 1: syntax error at or near \(text)")
    }

    private mutating func accept(_ sign: String) -> Bool {
        guard token == .sign(sign) else { return false }
        at += 1
        return true
    }

    private mutating func expect(_ sign: String) throws(AwkFailure) { guard accept(sign) else { throw failure() } }

    private mutating func skipNewlines() { while token == .newline || token == .sign(";") { at += 1 } }
    private mutating func optionalNewlines() { while token == .newline { at += 1 } }

    mutating func parse() throws(AwkFailure) -> AwkProgram {
        skipNewlines()
        while token != .end {
            switch token {
            case .name("BEGIN"):
                at += 1
                program.begin += try block()
            case .name("END"):
                at += 1
                program.hasEnd = true
                program.end += try block()
            case .name("function"), .name("func"): try function()
            default:
                var rule = AwkProgram.Rule()
                if token != .sign("{") {
                    rule.pattern = try expression()
                    if accept(",") {
                        optionalNewlines()
                        rule.to = try expression()
                    }
                }
                if token == .sign("{") { rule.body = try block() }
                program.rules.append(rule)
            }
            skipNewlines()
        }
        return program
    }

    private mutating func function() throws(AwkFailure) {
        at += 1
        let name: String
        switch token {
        case .function(let text), .name(let text): name = text
        default: throw failure()
        }
        at += 1
        try expect("(")
        var parameters: [String] = []
        while case .name(let parameter) = token {
            parameters.append(parameter)
            at += 1
            if !accept(",") { break }
            optionalNewlines()
        }
        try expect(")")
        optionalNewlines()
        program.functions[name] = .init(parameters: parameters, body: try block())
    }

    private mutating func block() throws(AwkFailure) -> [AwkStatement] {
        try expect("{")
        var statements: [AwkStatement] = []
        skipNewlines()
        while !accept("}") {
            guard token != .end else { throw failure() }
            statements.append(try statement())
            skipNewlines()
        }
        return statements
    }

    /// One statement or a block, as the body of a condition or loop.
    private mutating func body() throws(AwkFailure) -> [AwkStatement] {
        optionalNewlines()
        if token == .sign("{") { return try block() }
        if accept(";") { return [] }
        let statement = try statement()
        _ = accept(";")
        return [statement]
    }

    private mutating func statement() throws(AwkFailure) -> AwkStatement {
        depth += 1
        defer { depth -= 1 }
        guard depth < 200 else { throw AwkFailure(message: "program is too deep") }
        switch token {
        case .sign("{"): return .block(try block())
        case .function("if"), .name("if"):
            at += 1
            try expect("(")
            let condition = try expression()
            try expect(")")
            let then = try body()
            let mark = at
            skipNewlines()
            guard token == .name("else") else {
                at = mark
                return .condition(condition, then, [])
            }
            at += 1
            return .condition(condition, then, try body())
        case .function("while"), .name("while"):
            at += 1
            try expect("(")
            let condition = try expression()
            try expect(")")
            return .loop(condition, step: nil, try body(), testsFirst: true)
        case .name("do"):
            at += 1
            let statements = try body()
            skipNewlines()
            guard token == .function("while") || token == .name("while") else { throw failure() }
            at += 1
            try expect("(")
            let condition = try expression()
            try expect(")")
            return .loop(condition, step: nil, statements, testsFirst: false)
        case .function("for"), .name("for"): return try forLoop()
        default: return try simple()
        }
    }

    private mutating func forLoop() throws(AwkFailure) -> AwkStatement {
        at += 1
        try expect("(")
        if case .name(let name) = token, tokens[at + 1] == .name("in"), case .name(let array) = tokens[at + 2],
            tokens[at + 3] == .sign(")")
        {
            at += 4
            return .forEach(name, array: array, try body())
        }
        let start: AwkStatement? = token == .sign(";") ? nil : try simple()
        try expect(";")
        let condition: AwkExpression? = token == .sign(";") ? nil : try expression()
        try expect(";")
        let step: AwkStatement? = token == .sign(")") ? nil : try simple()
        try expect(")")
        let loop = AwkStatement.loop(condition, step: step, try body(), testsFirst: true)
        return .block((start.map { [$0] } ?? []) + [loop])
    }

    private var endsStatement: Bool { [.newline, .end, .sign(";"), .sign("}")].contains(token) }

    private mutating func simple() throws(AwkFailure) -> AwkStatement {
        switch token {
        case .name("next"), .name("nextfile"):
            at += 1
            return .next
        case .name("break"):
            at += 1
            return .breakLoop
        case .name("continue"):
            at += 1
            return .continueLoop
        case .name("exit"), .function("exit"):
            at += 1
            return .exit(endsStatement ? nil : try expression())
        case .name("return"), .function("return"):
            at += 1
            return .returnValue(endsStatement ? nil : try expression())
        case .name("delete"):
            at += 1
            guard case .name(let name) = token else { throw failure() }
            at += 1
            guard accept("[") else { return .delete(name, nil) }
            let keys = try list()
            try expect("]")
            return .delete(name, keys)
        case .name("print"), .name("printf"), .function("print"), .function("printf"): return try output()
        default: return .expression(try expression())
        }
    }

    private mutating func output() throws(AwkFailure) -> AwkStatement {
        let isFormatted = token == .name("printf") || token == .function("printf")
        at += 1
        var values: [AwkExpression] = []
        noGreater = true
        if !endsStatement, token != .sign(">"), token != .sign(">>"), token != .sign("|") {
            let mark = at
            if accept("(") {
                noGreater = false
                values = try list()
                try expect(")")
                noGreater = true
                if !endsStatement, token != .sign(">"), token != .sign(">>") {
                    at = mark
                    values = try list()
                }
            } else {
                values = try list()
            }
        }
        noGreater = false
        for sign in [">", ">>"] where accept(sign) {
            return .print(values, isFormatted: isFormatted, target: try concatenation(), appends: sign == ">>")
        }
        if token == .sign("|") { throw AwkFailure(message: "pipes are not simulated") }
        return .print(values, isFormatted: isFormatted, target: nil, appends: false)
    }

    private mutating func list() throws(AwkFailure) -> [AwkExpression] {
        var values = [try expression()]
        while accept(",") {
            optionalNewlines()
            values.append(try expression())
        }
        return values
    }

    // MARK: Expressions, loosest first

    private mutating func expression() throws(AwkFailure) -> AwkExpression {
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
        let left = try concatenation()
        guard case .sign(let sign) = token, ["<", "<=", "==", "!=", ">", ">="].contains(sign),
            !(sign == ">" && noGreater)
        else { return left }
        at += 1
        return .binary(sign, left, try concatenation())
    }

    private mutating func concatenation() throws(AwkFailure) -> AwkExpression {
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

    private mutating func primary() throws(AwkFailure) -> AwkExpression {
        let current = token
        at += 1
        switch current {
        case .number(let number): return .number(number)
        case .text(let text): return .text(text)
        case .regex(let pattern):
            do {
                return .regex(try RegularExpression(pattern, isExtended: true))
            } catch {
                throw AwkFailure(message: "regular expression compile failed (\(error.message))\n\(pattern)")
            }
        case .sign("$"):
            for (sign, step) in [("++", 1.0), ("--", -1.0)] where accept(sign) {
                return .field(.change(try primary(), by: step, isPrefix: true))
            }
            return .field(try primary())
        case .sign("-"): return .unary("-", try primary())
        case .sign("("):
            let saved = noGreater
            noGreater = false
            let values = try list()
            noGreater = saved
            try expect(")")
            if values.count > 1 {
                guard token == .name("in"), case .name(let array) = tokens[at + 1] else { throw failure() }
                at += 2
                return .contains(values, array: array)
            }
            return .group(values[0])
        case .name("getline"): return .getline
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
            try expect(")")
            return .call(name, values)
        default:
            at -= 1
            throw failure()
        }
    }
}
