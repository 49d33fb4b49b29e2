import JSON

/// Reads jq programs (the jq 1.6 manual).
struct JQParser {
    enum Token: Equatable {
        case word(String)
        /// `.name`
        case field(String)
        case variable(String)
        case format(String)
        case number(Double)
        case string([JQExpression.Part])
        case sign(String)
        case end
    }

    struct Failure: Error, Equatable { var message: String }

    let scalars: [Character]
    var at = 0
    var token = Token.end

    init(_ text: String) throws(Failure) {
        scalars = Array(text)
        try advance()
    }

    static func parse(_ text: String) throws(Failure) -> JQExpression {
        var parser = try JQParser(text)
        if parser.token == .end { return .identity }
        let expression = try parser.program()
        guard parser.token == .end else { throw parser.unexpected() }
        return expression
    }

    /// The definitions of a library.
    static func definitions(_ text: String) throws(Failure) -> [JQFunction] {
        var parser = try JQParser(text)
        var functions: [JQFunction] = []
        while parser.token == .word("def") { functions.append(try parser.definition()) }
        guard parser.token == .end else { throw parser.unexpected() }
        return functions
    }

    // MARK: Grammar

    private mutating func definition() throws(Failure) -> JQFunction {
        try expectWord("def")
        guard case .word(let name) = token else { throw unexpected() }
        try advance()
        var parameters: [String] = []
        if try take("(") {
            repeat {
                switch token {
                case .word(let word): parameters.append(word)
                case .variable(let word): parameters.append("$" + word)
                default: throw unexpected()
                }
                try advance()
            } while try take(";")
            try expect(")")
        }
        try expect(":")
        let body = try program()
        try expect(";")
        return JQFunction(name: name, parameters: parameters, body: body)
    }

    mutating func program() throws(Failure) -> JQExpression {
        if token == .word("def") {
            let function = try definition()
            return .define(function, try program())
        }
        if try takeWord("label") {
            guard case .variable(let name) = token else { throw unexpected() }
            try advance()
            try expect("|")
            return .label(name, try program())
        }
        let left = try commas()
        return try take("|") ? .pipe(left, try program()) : left
    }

    private mutating func commas() throws(Failure) -> JQExpression {
        var left = try operators(0)
        while try take(",") { left = .comma(left, try operators(0)) }
        return left
    }

    /// Binary operators by strength, weakest first. `//` goes right to left.
    private static let levels: [[String]] = [
        ["//"], ["=", "|=", "+=", "-=", "*=", "/=", "%=", "//="], ["or"], ["and"], ["==", "!=", "<", "<=", ">", ">="],
        ["+", "-"], ["*", "/", "%"],
    ]

    private func isOperator(_ level: Int) -> String? {
        switch token {
        case .sign(let sign) where Self.levels[level].contains(sign): sign
        case .word(let word) where (word == "and" || word == "or") && Self.levels[level].contains(word): word
        default: nil
        }
    }

    private mutating func operators(_ level: Int) throws(Failure) -> JQExpression {
        guard level < Self.levels.count else { return try postfix() }
        var left = try operators(level + 1)
        while let sign = isOperator(level) {
            try advance()
            let right = try operators(level == 0 ? 0 : level + 1)
            left = level == 1 ? .assign(sign, left, right) : .binary(sign, left, right)
        }
        return left
    }

    private mutating func postfix() throws(Failure) -> JQExpression {
        if try take("-") { return .negate(try postfix()) }
        var term = try primary()
        while true {
            if case .field(let name) = token {
                try advance()
                term = .index(term, .literal(.string(name)))
            } else if token == .sign(".") {
                try advance()
                guard case .string(let parts) = token else {
                    guard token == .sign("[") else { throw unexpected() }
                    continue
                }
                try advance()
                term = .index(term, .interpolated(parts, format: nil))
            } else if try take("?") {
                term = .attempt(term, nil)
            } else if try take("[") {
                term = try brackets(term)
            } else if token == .word("as") {
                try advance()
                var patterns = [try pattern()]
                while try take("?//") { patterns.append(try pattern()) }
                try expect("|")
                return .bind(term, patterns, try program())
            } else {
                return term
            }
        }
    }

    private mutating func brackets(_ term: JQExpression) throws(Failure) -> JQExpression {
        if try take("]") { return .iterate(term) }
        if try take(":") {
            let end = try program()
            try expect("]")
            return .slice(term, from: nil, to: end)
        }
        let first = try program()
        if try take(":") {
            if try take("]") { return .slice(term, from: first, to: nil) }
            let end = try program()
            try expect("]")
            return .slice(term, from: first, to: end)
        }
        try expect("]")
        return .index(term, first)
    }

    private mutating func primary() throws(Failure) -> JQExpression {
        let first = token
        switch first {
        case .number(let value):
            try advance()
            return .literal(.number(value))
        case .string(let parts):
            try advance()
            return .interpolated(parts, format: nil)
        case .format(let name):
            try advance()
            guard case .string(let parts) = token else { return .format(name) }
            try advance()
            return .interpolated(parts, format: name)
        case .field(let name):
            try advance()
            return .index(.identity, .literal(.string(name)))
        case .variable(let name):
            try advance()
            return .variable(name)
        case .sign("."):
            try advance()
            if case .string(let parts) = token {
                try advance()
                return .index(.identity, .interpolated(parts, format: nil))
            }
            return .identity
        case .sign(".."):
            try advance()
            return .recurse
        case .sign("("):
            try advance()
            let inner = try program()
            try expect(")")
            return inner
        case .sign("["):
            try advance()
            if try take("]") { return .array(nil) }
            let inner = try program()
            try expect("]")
            return .array(inner)
        case .sign("{"): return try object()
        case .word(let word): return try named(word)
        default: throw unexpected()
        }
    }

    private mutating func named(_ word: String) throws(Failure) -> JQExpression {
        try advance()
        switch word {
        case "if": return try condition()
        case "try":
            let body = try postfix()
            return .attempt(body, try takeWord("catch") ? try postfix() : nil)
        case "reduce", "foreach":
            let source = try postfixWithoutBinding()
            try expectWord("as")
            let pattern = try pattern()
            try expect("(")
            let start = try program()
            try expect(";")
            let update = try program()
            let extract = word == "foreach" ? try take(";") ? try program() : nil : nil
            try expect(")")
            return word == "reduce"
                ? .reduce(source, pattern, start, update) : .foreach(source, pattern, start, update, extract)
        case "def":
            throw unexpected()
        case "break":
            guard case .variable(let name) = token else { throw unexpected() }
            try advance()
            return .breakOut(name)
        case "null": return .literal(.null)
        case "true": return .literal(.bool(true))
        case "false": return .literal(.bool(false))
        case let keyword where Self.keywords.contains(keyword):
            token = .word(keyword)
            throw unexpected()
        default: break
        }
        var arguments: [JQExpression] = []
        if try take("(") {
            repeat { arguments.append(try program()) } while try take(";")
            try expect(")")
        }
        return .call(word, arguments)
    }

    /// A term whose `as` belongs to the `reduce` around it.
    private mutating func postfixWithoutBinding() throws(Failure) -> JQExpression {
        var term = try primary()
        while true {
            if case .field(let name) = token {
                try advance()
                term = .index(term, .literal(.string(name)))
            } else if try take("[") {
                term = try brackets(term)
            } else if try take("?") {
                term = .attempt(term, nil)
            } else {
                return term
            }
        }
    }

    private mutating func condition() throws(Failure) -> JQExpression {
        let test = try program()
        try expectWord("then")
        let then = try program()
        if try takeWord("elif") { return .condition(test, then, try condition()) }
        let otherwise = try takeWord("else") ? try program() : nil
        try expectWord("end")
        return .condition(test, then, otherwise)
    }

    private mutating func object() throws(Failure) -> JQExpression {
        try expect("{")
        var members: [JQExpression.Member] = []
        if try take("}") { return .object([]) }
        repeat {
            let key: JQExpression
            var short: JQExpression?
            switch token {
            case .word(let name):
                key = .literal(.string(name))
                short = .index(.identity, key)
                try advance()
            case .variable(let name):
                key = .literal(.string(name))
                short = .variable(name)
                try advance()
            case .string(let parts):
                key = .interpolated(parts, format: nil)
                short = .index(.identity, key)
                try advance()
            case .format(let name):
                try advance()
                guard case .string(let parts) = token else { throw unexpected() }
                try advance()
                key = .interpolated(parts, format: name)
                short = .index(.identity, key)
            case .number(let value):
                key = .literal(.string(JSONWriter.plainNumber(value)))
                try advance()
            case .sign("("):
                try advance()
                key = try program()
                try expect(")")
            default: throw unexpected()
            }
            if try take(":") {
                var value = try objectValue()
                while try take("|") { value = .pipe(value, try objectValue()) }
                members.append(.init(key: key, value: value))
            } else if let short {
                members.append(.init(key: key, value: short))
            } else {
                throw unexpected()
            }
        } while try take(",")
        try expect("}")
        return .object(members)
    }

    private mutating func objectValue() throws(Failure) -> JQExpression { try operators(0) }

    private mutating func pattern() throws(Failure) -> JQPattern {
        if case .variable(let name) = token {
            try advance()
            return .variable(name)
        }
        if try take("[") {
            var items: [JQPattern] = []
            repeat { items.append(try pattern()) } while try take(",")
            try expect("]")
            return .array(items)
        }
        try expect("{")
        var members: [JQPattern.Member] = []
        repeat {
            var member = JQPattern.Member(key: .identity)
            switch token {
            case .variable(let name):
                member.key = .literal(.string(name))
                member.name = name
                try advance()
            case .word(let name):
                member.key = .literal(.string(name))
                try advance()
            case .string(let parts):
                member.key = .interpolated(parts, format: nil)
                try advance()
            case .sign("("):
                try advance()
                member.key = try program()
                try expect(")")
            default: throw unexpected()
            }
            if try take(":") { member.pattern = try pattern() }
            members.append(member)
        } while try take(",")
        try expect("}")
        return .object(members)
    }
}
