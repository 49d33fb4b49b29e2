import Shell

/// Reads awk programs.
struct AwkParser {
    let tokens: [AwkToken]
    var at = 0
    private var program = AwkProgram()
    var noGreater = false
    var depth = 0

    private let isBusybox: Bool

    init(_ source: String, isBusybox: Bool) throws(AwkFailure) {
        tokens = try AwkLexer.tokens(source, isBusybox: isBusybox)
        self.isBusybox = isBusybox
    }

    /// A regular expression as the tool understands it.
    func regex(_ pattern: String) throws(AwkFailure) -> RegularExpression {
        do {
            return try RegularExpression(
                isBusybox ? pattern : AwkMachine.withoutIntervals(pattern), isExtended: true)
        } catch {
            throw AwkFailure(message: "regular expression compile failed (\(error.message))\n\(pattern)")
        }
    }

    var token: AwkToken { at < tokens.count ? tokens[at] : .end }

    func failure() -> AwkFailure {
        let text: String =
            switch token {
            case .number(let number): AwkValue.text(number)
            case .text(let text), .regex(let text), .name(let text), .function(let text), .sign(let text): text
            case .newline, .end: "end of line"
            }
        return AwkFailure(message: "line \(line): syntax error at or near \(text)")
    }

    /// The line that the present token stands on.
    private var line: Int { 1 + tokens[..<min(at, tokens.count)].count { $0 == .newline } }

    /// What mawk says of a bracket that is missing.
    func missing(_ sign: String) -> AwkFailure {
        guard token != .end else { return AwkFailure(message: "line \(line): missing \(sign) near end of file") }
        guard case .sign(let found) = token else { return failure() }
        return AwkFailure(message: "line \(line): missing \(sign) near \(found)")
    }

    mutating func accept(_ sign: String) -> Bool {
        guard token == .sign(sign) else { return false }
        at += 1
        return true
    }

    mutating func expect(_ sign: String) throws(AwkFailure) { guard accept(sign) else { throw failure() } }

    mutating func skipNewlines() { while token == .newline || token == .sign(";") { at += 1 } }
    mutating func optionalNewlines() { while token == .newline { at += 1 } }

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
        for name in calledFunctions where program.functions[name] == nil && !AwkMachine.functionNames.contains(name) {
            throw AwkFailure(
                message: "line \(line): function \(name) never defined",
                busyboxMessage: "Call to undefined function")
        }
        return program
    }

    private var calledFunctions: [String] {
        tokens.enumerated().compactMap { offset, token in
            guard case .function(let name) = token, offset == 0 || tokens[offset - 1] != .name("function"),
                !["if", "while", "for", "print", "printf", "exit", "return", "getline"].contains(name)
            else { return nil }
            return name
        }
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
            guard token != .end else { throw missing("}") }
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
            defer { at += 1 }
            return token == .name("next") ? .next : .nextFile
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
                guard token != .sign("}"), token != .end else { throw missing(")") }
                values = try list()
                guard accept(")") else { throw missing(")") }
                noGreater = true
                if !endsStatement, token != .sign(">"), token != .sign(">>"), token != .sign("|") {
                    at = mark
                    values = try list()
                }
            } else {
                values = try list()
            }
        }
        noGreater = false
        var target: AwkTarget?
        if accept(">") {
            target = .file(try concatenation(), appends: false)
        } else if accept(">>") {
            target = .file(try concatenation(), appends: true)
        } else if accept("|") {
            target = .command(try concatenation())
        }
        return .print(values, isFormatted: isFormatted, target: target)
    }

    mutating func list() throws(AwkFailure) -> [AwkExpression] {
        var values = [try expression()]
        while accept(",") {
            optionalNewlines()
            values.append(try expression())
        }
        return values
    }
}
