/// Expressions, by the manual's table of precedence (14.4.1).
extension MySQLParser {
    mutating func expression() throws(MySQLSyntaxError) -> MySQLExpression { try operation(above: 0) }

    /// How tightly operators bind.
    private enum Level {
        static let assignment = 0
        static let or = 1
        static let xor = 2
        static let and = 3
        static let not = 4
        static let comparison = 6
        static let bitOr = 7
        static let bitAnd = 8
        static let shift = 9
        static let sum = 10
        static let product = 11
        static let bitXor = 12
        static let sign = 13
    }

    private static let symbolLevels: [String: Int] = [
        "||": Level.or, "&&": Level.and, "=": Level.comparison, "<=>": Level.comparison, ">=": Level.comparison,
        ">": Level.comparison, "<=": Level.comparison, "<": Level.comparison, "<>": Level.comparison,
        "!=": Level.comparison, "|": Level.bitOr, "&": Level.bitAnd, "<<": Level.shift, ">>": Level.shift,
        "-": Level.sum, "+": Level.sum, "*": Level.product, "/": Level.product, "%": Level.product,
        "^": Level.bitXor,
    ]

    private static let wordLevels: [String: Int] = [
        "or": Level.or, "xor": Level.xor, "and": Level.and, "div": Level.product, "mod": Level.product,
        "is": Level.comparison, "like": Level.comparison, "regexp": Level.comparison, "rlike": Level.comparison,
        "in": Level.comparison, "between": Level.comparison, "not": Level.comparison, "sounds": Level.comparison,
    ]

    private func operatorLevel() -> (name: String, level: Int)? {
        switch token.kind {
        case .symbol(let mark): Self.symbolLevels[mark].map { (mark, $0) }
        case .word(let word, false): Self.wordLevels[word.lowercased()].map { (word.lowercased(), $0) }
        default: nil
        }
    }

    private mutating func operation(above level: Int) throws(MySQLSyntaxError) -> MySQLExpression {
        var left = try nested { (parser) throws(MySQLSyntaxError) in try parser.prefix() }
        var links = 0
        while let (name, own) = operatorLevel(), own > level {
            if name == "not", !["like", "in", "between", "regexp", "rlike"].contains(keyword(1) ?? "") { break }
            left = try infix(name, own, left)
            links += 1
            guard links < Self.longestChain else { throw tooDeep() }
        }
        return left
    }

    private static let synonyms = ["||": "or", "&&": "and", "!=": "<>", "mod": "%"]

    private mutating func infix(
        _ name: String, _ level: Int, _ left: MySQLExpression
    ) throws(MySQLSyntaxError) -> MySQLExpression {
        switch name {
        case "is": return try isTest(left)
        case "not":
            advance()
            return try matching(keyword() ?? "", left, isNegated: true)
        case "like", "in", "between", "regexp", "rlike": return try matching(name, left, isNegated: false)
        case "sounds": throw notSimulated("SOUNDS LIKE is")
        default: break
        }
        advance()
        if level == Level.comparison, isAtAny(["any", "some", "all"]), ahead(1).kind == .symbol("(") {
            let isAll = try anyName().lowercased() == "all"
            try expect(symbol: "(")
            let query = try query()
            try expect(symbol: ")")
            return MySQLExpression(.quantified(left, name, isAll: isAll, query))
        }
        let right = try operation(above: level)
        return MySQLExpression(.binary(Self.synonyms[name] ?? name, left, right))
    }

    private mutating func isTest(_ left: MySQLExpression) throws(MySQLSyntaxError) -> MySQLExpression {
        advance()
        let isNegated = take("not")
        let test: MySQLExpression.Test
        if take("null") {
            test = .null
        } else if take("true") {
            test = .isTrue
        } else if take("false") {
            test = .isFalse
        } else {
            try expect("unknown")
            test = .unknown
        }
        return MySQLExpression(.isTest(left, test, isNegated: isNegated))
    }

    private mutating func matching(
        _ word: String, _ left: MySQLExpression, isNegated: Bool
    ) throws(MySQLSyntaxError) -> MySQLExpression {
        advance()
        switch word {
        case "between":
            let low = try operation(above: Level.comparison)
            try expect("and")
            return MySQLExpression(
                .between(left, low, try operation(above: Level.comparison), isNegated: isNegated))
        case "in":
            try expect(symbol: "(")
            if isAtQuery {
                let query = try query()
                try expect(symbol: ")")
                return MySQLExpression(.inQuery(left, query, isNegated: isNegated))
            }
            let items = try expressions()
            try expect(symbol: ")")
            return MySQLExpression(.inList(left, items, isNegated: isNegated))
        case "like":
            let pattern = try operation(above: Level.comparison)
            let escape = take("escape") ? try string() : "\\"
            return MySQLExpression(.like(left, pattern, escape: escape, isNegated: isNegated))
        default:
            return MySQLExpression(
                .matches(left, try operation(above: Level.comparison), isNegated: isNegated))
        }
    }

    private mutating func prefix() throws(MySQLSyntaxError) -> MySQLExpression {
        if take("not") { return MySQLExpression(.unary("not", try operation(above: Level.not))) }
        for mark in ["-", "+", "~", "!"] where isAt(symbol: mark) {
            advance()
            if mark == "-", case .number(let digits) = token.kind {
                advance()
                return try postfix(MySQLExpression(.number("-" + digits)))
            }
            let value = try nested { (parser) throws(MySQLSyntaxError) in try parser.prefix() }
            return mark == "+" ? value : MySQLExpression(.unary(mark == "!" ? "not" : mark, value))
        }
        if take("binary") {
            return MySQLExpression(.binaryText(try nested { (parser) throws(MySQLSyntaxError) in try parser.prefix() }))
        }
        return try postfix(try primary())
    }

    private mutating func postfix(_ base: MySQLExpression) throws(MySQLSyntaxError) -> MySQLExpression {
        var value = base
        while true {
            if take("collate") {
                value = MySQLExpression(.collate(value, try nameOrString().lowercased()))
            } else if isAt(symbol: "->") || isAt(symbol: "->>") {
                let unquotes = isAt(symbol: "->>")
                advance()
                let found = MySQLExpression(
                    .call(MySQLCall("json_extract", [value, MySQLExpression(.string(try string()))])))
                value = unquotes ? MySQLExpression(.call(MySQLCall("json_unquote", [found]))) : found
            } else {
                return value
            }
        }
    }

    // MARK: Values

    private mutating func primary() throws(MySQLSyntaxError) -> MySQLExpression {
        switch token.kind {
        case .number(let digits):
            advance()
            return MySQLExpression(.number(digits))
        case .string(let text):
            advance()
            return MySQLExpression(.string(text))
        case .variable(let name):
            advance()
            if take(symbol: ":=") { return MySQLExpression(.assign(name, try expression())) }
            return MySQLExpression(.variable(name))
        case .systemVariable(let name):
            advance()
            return MySQLExpression(.systemVariable(name))
        case .symbol("("): return try parenthesis()
        case .word(let word, let isQuoted): return try named(word, isQuoted: isQuoted)
        default: throw unexpected()
        }
    }

    private mutating func parenthesis() throws(MySQLSyntaxError) -> MySQLExpression {
        advance()
        if isAtQuery {
            let query = try query()
            try expect(symbol: ")")
            return MySQLExpression(.scalar(query))
        }
        let items = try expressions()
        try expect(symbol: ")")
        return items.count == 1 ? items[0] : MySQLExpression(.row(items))
    }

    private mutating func named(_ word: String, isQuoted: Bool) throws(MySQLSyntaxError) -> MySQLExpression {
        let lower = word.lowercased()
        if !isQuoted, ahead(1).kind != .symbol("."), let value = try special(lower) { return value }
        if !isQuoted, ahead(1).kind == .symbol("("),
            !Self.reserved.contains(lower) || Self.functionWords.contains(lower)
        {
            advance()
            return try call(word)
        }
        // `DATE '2024-05-06'`.
        if !isQuoted, ["date", "time", "timestamp"].contains(lower), case .string(let text) = ahead(1).kind {
            advance()
            advance()
            return MySQLExpression(
                .cast(MySQLExpression(.string(text)), MySQLTypeName(lower == "timestamp" ? "datetime" : lower)))
        }
        var parts = [try name()]
        while take(symbol: ".") {
            if take(symbol: "*") { return MySQLExpression(.star(parts)) }
            parts.append(try anyName())
        }
        return MySQLExpression(.column(parts))
    }

    /// Reserved words that are functions as well.
    private static let functionWords: Set<String> = [
        "left", "right", "replace", "insert", "if", "mod", "char", "repeat", "database", "schema", "convert", "values",
        "interval", "current_user", "current_date", "current_time", "current_timestamp", "localtime",
        "localtimestamp", "utc_date", "utc_time", "utc_timestamp",
    ]

    /// Words that are values without parentheses.
    private static let valueWords: Set<String> = [
        "current_date", "current_time", "current_timestamp", "current_user", "localtime", "localtimestamp", "utc_date",
        "utc_time", "utc_timestamp",
    ]

    private mutating func special(_ word: String) throws(MySQLSyntaxError) -> MySQLExpression? {
        switch word {
        case "null":
            advance()
            return MySQLExpression(.null)
        case "true", "false":
            advance()
            return MySQLExpression(.bool(word == "true"))
        case "default":
            advance()
            return MySQLExpression(.byDefault)
        case "case": return try choice()
        case "exists":
            advance()
            try expect(symbol: "(")
            let query = try query()
            try expect(symbol: ")")
            return MySQLExpression(.exists(query))
        case "interval" where ahead(1).kind != .symbol("("), "interval" where isIntervalInParentheses:
            advance()
            let value = try operation(above: Level.comparison)
            guard let unit = keyword(), Self.units.contains(unit) else { throw unexpected() }
            advance()
            return MySQLExpression(.interval(value, unit))
        case "match" where ahead(1).kind == .symbol("("): throw notSimulated("full-text searches are")
        case "row" where ahead(1).kind == .symbol("("):
            advance()
            advance()
            let items = try expressions()
            try expect(symbol: ")")
            return MySQLExpression(.row(items))
        default:
            guard Self.valueWords.contains(word), ahead(1).kind != .symbol("(") else { return nil }
            advance()
            return MySQLExpression(.call(MySQLCall(word)))
        }
    }

    /// Units of time (the manual's table "Temporal Interval Expression and Unit Arguments").
    private static let units: Set<String> = [
        "microsecond", "second", "minute", "hour", "day", "week", "month", "quarter", "year", "second_microsecond",
        "minute_microsecond", "minute_second", "hour_microsecond", "hour_second", "hour_minute", "day_microsecond",
        "day_second", "day_minute", "day_hour", "year_month",
    ]

    /// `INTERVAL (1 + 1) DAY` looks like a call.
    private var isIntervalInParentheses: Bool {
        var depth = 0
        var distance = 1
        while ahead(distance).kind != .end {
            if ahead(distance).kind == .symbol("(") { depth += 1 }
            if ahead(distance).kind == .symbol(")") { depth -= 1 }
            distance += 1
            if depth == 0 { break }
        }
        if case .word = ahead(distance).kind { return true }
        return false
    }

    private mutating func choice() throws(MySQLSyntaxError) -> MySQLExpression {
        advance()
        let operand = isAt("when") ? nil : try expression()
        var branches: [MySQLExpression.Branch] = []
        while take("when") {
            let condition = try expression()
            try expect("then")
            branches.append(.init(condition: condition, result: try expression()))
        }
        guard !branches.isEmpty else { throw unexpected() }
        let otherwise = take("else") ? try expression() : nil
        try expect("end")
        return MySQLExpression(.choice(operand, branches, otherwise: otherwise))
    }

    // MARK: Calls

    private mutating func call(_ word: String) throws(MySQLSyntaxError) -> MySQLExpression {
        let name = word.lowercased()
        try expect(symbol: "(")
        switch name {
        case "cast":
            let value = try expression()
            try expect("as")
            return try cast(value)
        case "convert":
            let value = try expression()
            if take("using") {
                _ = try nameOrString()
                try expect(symbol: ")")
                return value
            }
            try expect(symbol: ",")
            return try cast(value)
        case "values", "value":
            let column = try columnName()
            try expect(symbol: ")")
            return MySQLExpression(.insertedValue(column))
        case "extract":
            let unit = try anyName().lowercased()
            try expect("from")
            let value = try expression()
            try expect(symbol: ")")
            return MySQLExpression(.call(MySQLCall("extract", [MySQLExpression(.string(unit)), value])))
        case "timestampdiff", "timestampadd":
            let unit = try anyName().lowercased()
            try expect(symbol: ",")
            let rest = try expressions()
            try expect(symbol: ")")
            return MySQLExpression(.call(MySQLCall(name, [MySQLExpression(.string(unit))] + rest)))
        case "position":
            let part = try operation(above: Level.comparison)
            try expect("in")
            let text = try expression()
            try expect(symbol: ")")
            return MySQLExpression(.call(MySQLCall("locate", [part, text])))
        case "trim": return try trim()
        case "substring", "substr", "mid":
            var arguments = [try expression()]
            while take(symbol: ",") || take("from") || take("for") { arguments.append(try expression()) }
            try expect(symbol: ")")
            var call = MySQLCall("substring", arguments)
            call.written = word
            return MySQLExpression(.call(call))
        default: return try plainCall(word)
        }
    }

    private mutating func columnName() throws(MySQLSyntaxError) -> String {
        let name = try name()
        return take(symbol: ".") ? try anyName() : name
    }

    private mutating func cast(_ value: MySQLExpression) throws(MySQLSyntaxError) -> MySQLExpression {
        let isUnsigned = isAt("unsigned")
        var type: MySQLTypeName
        if take("signed") || take("unsigned") {
            if !take("integer") { _ = take("int") }
            type = MySQLTypeName("bigint")
            type.isUnsigned = isUnsigned
        } else {
            type = try typeName()
        }
        try expect(symbol: ")")
        return MySQLExpression(.cast(value, type))
    }

    private mutating func trim() throws(MySQLSyntaxError) -> MySQLExpression {
        let side = isAtAny(["leading", "trailing", "both"]) ? try anyName().lowercased() : "both"
        var arguments = [MySQLExpression(.string(side))]
        let first: MySQLExpression? = isAt("from") ? nil : try expression()
        if take("from") {
            arguments += [try expression()] + (first.map { [$0] } ?? [])
        } else if let first {
            arguments.append(first)
        }
        try expect(symbol: ")")
        return MySQLExpression(.call(MySQLCall("trim", arguments)))
    }

    private mutating func plainCall(_ word: String) throws(MySQLSyntaxError) -> MySQLExpression {
        var call = MySQLCall(word)
        if isAt(symbol: ")"), Self.aggregates.contains(call.name) { throw unexpected() }
        if take(symbol: "*") {
            call.isStar = true
        } else if !isAt(symbol: ")") {
            if take("distinct") { call.isDistinct = true } else { _ = take("all") }
            call.arguments = try expressions()
            if call.name == "group_concat" {
                if take("order", "by") { call.order = try orders() }
                if take("separator") { call.separator = try string() }
            }
        }
        try expect(symbol: ")")
        if take("over") { call.window = try window() }
        return MySQLExpression(.call(call))
    }

    /// Aggregates, which are nothing without what they are taken of.
    private static let aggregates: Set<String> = ["count", "sum", "avg", "min", "max", "group_concat"]

    private mutating func window() throws(MySQLSyntaxError) -> MySQLWindow {
        guard isAt(symbol: "(") else { throw notSimulated("named windows are") }
        advance()
        var window = MySQLWindow()
        if take("partition", "by") { window.partition = try expressions() }
        if take("order", "by") { window.order = try orders() }
        if isAtAny(["rows", "range"]) {
            let start = token.position
            while !isAt(symbol: ")"), !isAtEnd { advance() }
            window.frame = source(from: start).lowercased()
        }
        try expect(symbol: ")")
        return window
    }
}
