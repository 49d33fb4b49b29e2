/// Expressions, by the manual's table of precedence (4.1.6).
extension SQLParser {
    mutating func expression() throws(SQLSyntaxError) -> SQLExpression { try operation(above: 0) }

    /// How tightly operators bind.
    private enum Level {
        static let or = 1
        static let and = 2
        static let not = 3
        static let isTest = 4
        static let comparison = 5
        static let matching = 6
        static let other = 7
        static let sum = 8
        static let product = 9
        static let power = 10
        static let zone = 11
        static let sign = 12
    }

    private static let comparisons: Set<String> = ["<", ">", "=", "<=", ">=", "<>", "!="]

    private mutating func operation(above level: Int) throws(SQLSyntaxError) -> SQLExpression {
        var left = try nested { (parser) throws(SQLSyntaxError) in try parser.prefix() }
        var links = 0
        while let next = try infix(left, above: level) {
            left = next
            links += 1
            guard links < Self.longestChain else { throw Self.tooDeep(token.position) }
        }
        return left
    }

    private mutating func prefix() throws(SQLSyntaxError) -> SQLExpression {
        let position = token.position
        if take("not") { return SQLExpression(.unary("not", try operation(above: Level.not)), position) }
        if case .symbol(let mark) = token.kind, ["-", "+", "~", "@", "|/", "||/"].contains(mark) {
            advance()
            if mark == "-", case .number(let digits) = token.kind, ahead(1).kind != .symbol("::"),
                ahead(1).kind != .symbol("^")
            {
                advance()
                return SQLExpression(.number("-" + digits), position)
            }
            let level = mark == "-" || mark == "+" ? Level.sign : Level.other
            return SQLExpression(.unary(mark, try operation(above: level)), position)
        }
        return try postfix(try primary())
    }

    private mutating func infix(
        _ left: SQLExpression, above level: Int
    ) throws(SQLSyntaxError) -> SQLExpression? {
        let position = token.position
        switch token.kind {
        case .symbol(let mark):
            guard let own = Self.level(of: mark), own > level else { return nil }
            advance()
            if isAtAny(["any", "some", "all"]), ahead(1).kind == .symbol("(") {
                return try quantified(left, mark, position)
            }
            let right = try operation(above: own)
            return SQLExpression(.binary(mark == "!=" ? "<>" : mark, left, right), position)
        case .word(let word, false): return try wordInfix(word, left, above: level, position)
        default: return nil
        }
    }

    private static func level(of mark: String) -> Int? {
        switch mark {
        case "+", "-": Level.sum
        case "*", "/", "%": Level.product
        case "^": Level.power
        case "(", ")", "[", "]", ",", ";", ".", ":", "::", ":=": nil
        default: comparisons.contains(mark) ? Level.comparison : Level.other
        }
    }

    private mutating func wordInfix(
        _ word: String, _ left: SQLExpression, above level: Int, _ position: Int
    ) throws(SQLSyntaxError) -> SQLExpression? {
        switch word {
        case "or" where level < Level.or:
            advance()
            return SQLExpression(.binary("or", left, try operation(above: Level.or)), position)
        case "and" where level < Level.and:
            advance()
            return SQLExpression(.binary("and", left, try operation(above: Level.and)), position)
        case "is" where level < Level.isTest: return try isTest(left, position)
        case "isnull" where level < Level.isTest:
            advance()
            return SQLExpression(.isTest(left, .null, isNegated: false), position)
        case "notnull" where level < Level.isTest:
            advance()
            return SQLExpression(.isTest(left, .null, isNegated: true), position)
        case "not" where level < Level.matching:
            guard case .word(let next, false) = ahead(1).kind,
                ["between", "in", "like", "ilike", "similar"].contains(next)
            else { return nil }
            advance()
            return try matching(next, left, isNegated: true, position)
        case "between" where level < Level.matching, "in" where level < Level.matching,
            "like" where level < Level.matching, "ilike" where level < Level.matching,
            "similar" where level < Level.matching:
            return try matching(word, left, isNegated: false, position)
        case "at" where level < Level.zone && isAt("at", "time", "zone"):
            _ = take("at", "time", "zone")
            let zone = try operation(above: Level.zone)
            return SQLExpression(.call(SQLCall("timezone", [zone, left])), position)
        case "collate" where level < Level.zone:
            advance()
            // The type `name` sorts by bytes, as the collation "C" does.
            guard try collation() else { return left }
            return SQLExpression(.cast(left, SQLTypeName(name: "name", position: position)), position)
        default: return nil
        }
    }

    private mutating func isTest(_ left: SQLExpression, _ position: Int) throws(SQLSyntaxError) -> SQLExpression {
        advance()
        let isNegated = take("not")
        if take("distinct", "from") {
            return SQLExpression(
                .isDistinct(left, try operation(above: Level.comparison), isNegated: isNegated), position)
        }
        let test: SQLExpression.Test
        if take("null") {
            test = .null
        } else if take("true") {
            test = .isTrue
        } else if take("false") {
            test = .isFalse
        } else if take("unknown") {
            test = .unknown
        } else {
            throw unexpected()
        }
        return SQLExpression(.isTest(left, test, isNegated: isNegated), position)
    }

    private mutating func matching(
        _ word: String, _ left: SQLExpression, isNegated: Bool, _ position: Int
    ) throws(SQLSyntaxError) -> SQLExpression {
        advance()
        switch word {
        case "between":
            _ = take("symmetric")
            let low = try operation(above: Level.matching)
            try expect("and")
            let high = try operation(above: Level.matching)
            return SQLExpression(.between(left, low, high, isNegated: isNegated), position)
        case "in":
            try expect(symbol: "(")
            if isAtQuery {
                let query = try query()
                try expect(symbol: ")")
                return SQLExpression(.inQuery(left, query, isNegated: isNegated), position)
            }
            let items = try expressions()
            try expect(symbol: ")")
            return SQLExpression(.inList(left, items, isNegated: isNegated), position)
        default:
            if word == "similar" { try expect("to") }
            let pattern = try operation(above: Level.matching)
            let escape = take("escape") ? try string() : nil
            if word == "similar" {
                let call = SQLExpression(.call(SQLCall("similar_to", [left, pattern])), position)
                return isNegated ? SQLExpression(.unary("not", call), position) : call
            }
            return SQLExpression(
                .like(left, pattern, escape: escape, ignoresCase: word == "ilike", isNegated: isNegated), position)
        }
    }

    private mutating func quantified(
        _ left: SQLExpression, _ mark: String, _ position: Int
    ) throws(SQLSyntaxError) -> SQLExpression {
        let isAll = isAt("all")
        advance()
        try expect(symbol: "(")
        let comparison = mark == "!=" ? "<>" : mark
        let kind: SQLExpression.Kind =
            isAtQuery
            ? .quantifiedQuery(left, comparison, isAll: isAll, try query())
            : .quantified(left, comparison, isAll: isAll, try expression())
        try expect(symbol: ")")
        return SQLExpression(kind, position)
    }

    /// Casts and items of arrays.
    private mutating func postfix(_ base: SQLExpression) throws(SQLSyntaxError) -> SQLExpression {
        var value = base
        while true {
            let position = token.position
            if take(symbol: "::") {
                value = SQLExpression(.cast(value, try typeName()), position)
            } else if take(symbol: "[") {
                let index = try expression()
                try expect(symbol: "]")
                value = SQLExpression(.item(value, index), position)
            } else {
                return value
            }
        }
    }

    mutating func expressions() throws(SQLSyntaxError) -> [SQLExpression] {
        try list { (parser) throws(SQLSyntaxError) in try parser.expression() }
    }

    /// Whether a query begins here: `SELECT`, `VALUES`, `WITH`, also within parentheses.
    var isAtQuery: Bool {
        var distance = 0
        while ahead(distance).kind == .symbol("(") { distance += 1 }
        guard case .word(let word, false) = ahead(distance).kind else { return false }
        return ["select", "values", "with", "table"].contains(word)
    }

    private mutating func primary() throws(SQLSyntaxError) -> SQLExpression {
        let position = token.position
        switch token.kind {
        case .number(let digits):
            advance()
            return SQLExpression(.number(digits), position)
        case .string(let text):
            advance()
            return SQLExpression(.string(text), position)
        case .parameter(let number):
            advance()
            return SQLExpression(.parameter(number), position)
        case .symbol("("): return try parenthesised(position)
        case .symbol("*"):
            advance()
            return SQLExpression(.star(nil), position)
        case .word(let word, let isQuoted):
            if !isQuoted, let special = try special(word, position) { return special }
            return try nameOrCall(position)
        default: throw unexpected()
        }
    }

    private mutating func parenthesised(_ position: Int) throws(SQLSyntaxError) -> SQLExpression {
        advance()
        if isAtQuery {
            let query = try query()
            try expect(symbol: ")")
            return SQLExpression(.scalar(query), position)
        }
        let items = try expressions()
        try expect(symbol: ")")
        return items.count == 1 ? items[0] : SQLExpression(.row(items), position)
    }

    private mutating func nameOrCall(_ position: Int) throws(SQLSyntaxError) -> SQLExpression {
        let isCallable = ahead(1).kind == .symbol("(")
        var parts = [isCallable ? try anyName() : try name()]
        while isAt(symbol: "."), ahead(1).kind != .end {
            advance()
            if take(symbol: "*") { return SQLExpression(.star(parts.last), position) }
            parts.append(try anyName())
        }
        if isAt(symbol: "(") { return SQLExpression(.call(try call(parts.last ?? "")), position) }
        // `date '2024-01-01'`: a type and a text.
        if parts.count == 1, case .string(let text) = token.kind, Self.literalTypes.contains(parts[0]) {
            goBack(to: index - 1)
            let type = try typeName()
            advance()
            return SQLExpression(.cast(SQLExpression(.string(text), position), type), position)
        }
        return SQLExpression(.column(parts), position)
    }

    private static let literalTypes: Set<String> = [
        "date", "time", "timestamp", "timestamptz", "interval", "int", "integer", "bigint", "smallint", "text", "bool",
        "boolean", "numeric", "decimal", "json", "jsonb", "uuid", "varchar", "float8", "int4", "int8", "real", "bytea",
        "char",
    ]

    /// The rest of a call, from its parenthesis on.
    mutating func call(_ name: String) throws(SQLSyntaxError) -> SQLCall {
        var call = SQLCall(name)
        try expect(symbol: "(")
        if !take(symbol: ")") {
            if take(symbol: "*") {
                call.isStar = true
            } else {
                call.isDistinct = take("distinct")
                if !call.isDistinct { _ = take("all") }
                _ = take("variadic")
                call.arguments = try list { (parser) throws(SQLSyntaxError) in try parser.argument() }
                if take("order", "by") { call.order = try orders() }
            }
            try expect(symbol: ")")
        }
        if isAt("filter"), ahead(1).kind == .symbol("(") {
            advance()
            advance()
            try expect("where")
            call.filter = try expression()
            try expect(symbol: ")")
        }
        if isAt("over") {
            advance()
            if isAt(symbol: "(") {
                call.window = try window()
            } else {
                call.window = SQLWindow(name: try self.name())
            }
        }
        return call
    }

    /// `name => value` counts by its place here.
    private mutating func argument() throws(SQLSyntaxError) -> SQLExpression {
        if ahead(1).kind == .symbol("=>") {
            advance()
            advance()
        }
        return try expression()
    }

    mutating func window() throws(SQLSyntaxError) -> SQLWindow {
        var window = SQLWindow()
        try expect(symbol: "(")
        if !isAtAny(["partition", "order", "rows", "range", "groups"]), case .word = token.kind {
            window.name = try name()
        }
        if take("partition", "by") { window.partition = try expressions() }
        if take("order", "by") { window.order = try orders() }
        if isAtAny(["rows", "range", "groups"]) {
            let start = token.position
            while !isAt(symbol: ")"), !isAtEnd { advance() }
            window.frame = source(from: start).lowercased()
        }
        try expect(symbol: ")")
        return window
    }

    mutating func orders() throws(SQLSyntaxError) -> [SQLOrder] {
        try list { (parser) throws(SQLSyntaxError) in try parser.orderKey() }
    }

    mutating func orderKey() throws(SQLSyntaxError) -> SQLOrder {
        var order = SQLOrder(expression: try expression())
        if take("desc") {
            order.isDescending = true
        } else {
            _ = take("asc")
        }
        if take("nulls") {
            if take("first") {
                order.nullsFirst = true
            } else {
                try expect("last")
                order.nullsFirst = false
            }
        }
        return order
    }

    // MARK: Forms with words of their own

    private static let valueWords: Set<String> = [
        "current_date", "current_time", "current_timestamp", "current_user", "session_user", "user", "current_role",
        "current_catalog", "current_schema", "localtime", "localtimestamp",
    ]

    private mutating func special(_ word: String, _ position: Int) throws(SQLSyntaxError) -> SQLExpression? {
        switch word {
        case "null":
            advance()
            return SQLExpression(.null, position)
        case "true", "false":
            advance()
            return SQLExpression(.bool(word == "true"), position)
        case "default":
            advance()
            return SQLExpression(.byDefault, position)
        case "case": return try choice(position)
        case "cast":
            advance()
            try expect(symbol: "(")
            let value = try expression()
            try expect("as")
            let type = try typeName()
            try expect(symbol: ")")
            return SQLExpression(.cast(value, type), position)
        case "exists" where ahead(1).kind == .symbol("("):
            advance()
            try expect(symbol: "(")
            let query = try query()
            try expect(symbol: ")")
            return SQLExpression(.exists(query), position)
        case "array": return try array(position)
        case "row" where ahead(1).kind == .symbol("("):
            advance()
            advance()
            let items = isAt(symbol: ")") ? [] : try expressions()
            try expect(symbol: ")")
            return SQLExpression(.row(items), position)
        case "interval":
            guard case .string = ahead(1).kind else { return nil }
            advance()
            var text = try string()
            if isAtAny(["year", "month", "day", "hour", "minute", "second"]) { text += " " + (try anyName()) }
            return SQLExpression(
                .cast(SQLExpression(.string(text), position), SQLTypeName(name: "interval", position: position)),
                position)
        case "timestamp", "time":
            // `timestamp with time zone '…'`.
            guard ahead(1).kind == .word("with", isQuoted: false) || ahead(1).kind == .word("without", isQuoted: false)
            else { return nil }
            let type = try typeName()
            return SQLExpression(.cast(SQLExpression(.string(try string()), position), type), position)
        case "extract", "substring", "position", "trim", "overlay":
            guard ahead(1).kind == .symbol("(") else { return nil }
            return try spoken(word, position)
        default:
            guard Self.valueWords.contains(word), ahead(1).kind != .symbol(".") else { return nil }
            advance()
            var call = SQLCall(word)
            call.isWord = true
            if take(symbol: "(") {
                if case .number = token.kind { advance() }
                try expect(symbol: ")")
            }
            return SQLExpression(.call(call), position)
        }
    }

    private mutating func choice(_ position: Int) throws(SQLSyntaxError) -> SQLExpression {
        advance()
        let operand = isAt("when") ? nil : try expression()
        var branches: [SQLExpression.Branch] = []
        while take("when") {
            let condition = try expression()
            try expect("then")
            branches.append(.init(condition: condition, result: try expression()))
        }
        guard !branches.isEmpty else { throw unexpected() }
        let otherwise = take("else") ? try expression() : nil
        try expect("end")
        return SQLExpression(.choice(operand, branches, otherwise: otherwise), position)
    }

    private mutating func array(_ position: Int) throws(SQLSyntaxError) -> SQLExpression {
        advance()
        if take(symbol: "(") {
            let query = try query()
            try expect(symbol: ")")
            return SQLExpression(.arrayQuery(query), position)
        }
        try expect(symbol: "[")
        let items = isAt(symbol: "]") ? [] : try expressions()
        try expect(symbol: "]")
        return SQLExpression(.array(items), position)
    }

    /// Functions whose arguments words part: `substring(x from 2 for 3)`.
    private mutating func spoken(_ word: String, _ position: Int) throws(SQLSyntaxError) -> SQLExpression {
        advance()
        try expect(symbol: "(")
        var arguments: [SQLExpression] = []
        var name = word
        switch word {
        case "extract":
            let place = token.position
            let field: String
            if case .string(let text) = token.kind {
                field = text
                advance()
            } else {
                field = try anyName()
            }
            try expect("from")
            arguments = [SQLExpression(.string(field), place), try expression()]
        case "position":
            let part = try operation(above: Level.matching)
            try expect("in")
            arguments = [try expression(), part]
        case "trim":
            name = "btrim"
            if take("leading") {
                name = "ltrim"
            } else if take("trailing") {
                name = "rtrim"
            } else {
                _ = take("both")
            }
            let first: SQLExpression? = isAt("from") ? nil : try expression()
            if take("from") {
                let value = try expression()
                arguments = [value] + (first.map { [$0] } ?? [])
            } else {
                arguments = first.map { [$0] } ?? []
                if take(symbol: ",") { arguments += try expressions() }
            }
        default:
            arguments = [try expression()]
            while true {
                if take("from") || take("for") || take("placing") || take(symbol: ",") {
                    arguments.append(try expression())
                } else {
                    break
                }
            }
        }
        try expect(symbol: ")")
        return SQLExpression(.call(SQLCall(name, arguments)), position)
    }

    /// Takes a collation. Gives whether it sorts by bytes; others than that and the database's own are refused.
    @discardableResult
    mutating func collation() throws(SQLSyntaxError) -> Bool {
        let name = try qualifiedName()
        if ["C", "POSIX", "ucs_basic"].contains(name.name) { return true }
        guard ["default", "en_US", "en_US.utf8", "en_US.UTF-8"].contains(name.name) else {
            throw SQLSyntaxError("collation \"\(name.name)\" is not simulated by Drydock", name.position)
        }
        return false
    }

    // MARK: Types

    mutating func typeName() throws(SQLSyntaxError) -> SQLTypeName {
        let position = token.position
        var word = try anyName()
        if take(symbol: ".") { word = try anyName() }
        switch word {
        case "double" where take("precision"): word = "float8"
        case "character", "char", "nchar": word = take("varying") ? "varchar" : "bpchar"
        case "bit" where take("varying"): word = "varbit"
        default: break
        }
        var type = SQLTypeName(name: word, position: position)
        if take(symbol: "(") {
            type.modifiers = try list { (parser) throws(SQLSyntaxError) in try parser.integer() }
            try expect(symbol: ")")
        }
        if word == "time" || word == "timestamp" {
            if take("with", "time", "zone") {
                type.name = word + "tz"
            } else {
                _ = take("without", "time", "zone")
            }
        }
        while take(symbol: "[") {
            if case .number = token.kind { advance() }
            try expect(symbol: "]")
            type.isArray = true
        }
        if take("array") { type.isArray = true }
        type.name = Self.typeSynonyms[type.name] ?? type.name
        return type
    }

    private static let typeSynonyms = [
        "int": "int4", "integer": "int4", "bigint": "int8", "smallint": "int2", "decimal": "numeric", "dec": "numeric",
        "real": "float4", "float": "float8", "boolean": "bool", "serial4": "serial", "serial8": "bigserial",
        "serial2": "smallserial", "string": "text",
    ]
}
