/// `SELECT`, `VALUES`, `WITH`, and what `FROM` names.
extension MySQLParser {
    var isAtQuery: Bool {
        isAtAny(["select", "with", "values"]) || isAt(symbol: "(") && keyword(1) == "select"
    }

    mutating func query() throws(MySQLSyntaxError) -> MySQLQuery {
        try nested { (parser) throws(MySQLSyntaxError) in
            let (with, isRecursive) = try parser.commonTables()
            var query = try parser.queryBody()
            query.with = with + query.with
            query.isRecursive = query.isRecursive || isRecursive
            return query
        }
    }

    private mutating func commonTables() throws(MySQLSyntaxError) -> ([MySQLCommonTable], Bool) {
        guard take("with") else { return ([], false) }
        let isRecursive = take("recursive")
        let tables = try list { (parser) throws(MySQLSyntaxError) -> MySQLCommonTable in
            let name = try parser.name()
            let columns = parser.isAt(symbol: "(") ? try parser.names() : []
            try parser.expect("as")
            try parser.expect(symbol: "(")
            let query = try parser.query()
            try parser.expect(symbol: ")")
            return MySQLCommonTable(name: name, columns: columns, query: query)
        }
        return (tables, isRecursive)
    }

    private mutating func queryBody() throws(MySQLSyntaxError) -> MySQLQuery {
        var query = try queryTerm()
        var links = 0
        while isAtAny(["union", "except", "intersect"]) {
            let word = try anyName().lowercased()
            let keepsAll = take("all")
            if !keepsAll { _ = take("distinct") }
            let right = try queryTerm()
            query = MySQLQuery(body: .both(word, keepsAll: keepsAll, query, right))
            links += 1
            guard links < Self.longestChain else { throw tooDeep() }
        }
        return try tail(of: query)
    }

    private mutating func queryTerm() throws(MySQLSyntaxError) -> MySQLQuery {
        if take(symbol: "(") {
            let query = try query()
            try expect(symbol: ")")
            return query
        }
        if take("values") {
            let rows = try list { (parser) throws(MySQLSyntaxError) -> [MySQLExpression] in
                _ = parser.take("row")
                try parser.expect(symbol: "(")
                let row = try parser.expressions()
                try parser.expect(symbol: ")")
                return row
            }
            return MySQLQuery(body: .values(rows))
        }
        try expect("select")
        return MySQLQuery(body: .select(try select()))
    }

    private mutating func tail(of base: MySQLQuery) throws(MySQLSyntaxError) -> MySQLQuery {
        var query = base
        if take("order") {
            try expect("by")
            query.order = try orders()
        }
        if take("limit") { (query.offset, query.limit) = try limits() }
        if take("procedure") || isAt("into", "outfile") || isAt("into", "dumpfile") { throw unexpected() }
        while isAt("for") || isAt("lock", "in") {
            query.locks = true
            if take("lock", "in", "share", "mode") { continue }
            try expect("for")
            if !take("share") { try expect("update") }
            if take("of") { _ = try list { (parser) throws(MySQLSyntaxError) in try parser.name() } }
            if !take("nowait") { _ = take("skip", "locked") }
        }
        return query
    }

    /// `2`, `1, 2`, `2 OFFSET 1`.
    mutating func limits() throws(MySQLSyntaxError) -> (offset: MySQLExpression?, limit: MySQLExpression) {
        let first = try limitValue()
        if take(symbol: ",") { return (first, try limitValue()) }
        if take("offset") { return (try limitValue(), first) }
        return (nil, first)
    }

    private mutating func limitValue() throws(MySQLSyntaxError) -> MySQLExpression {
        guard case .number = token.kind else { throw unexpected() }
        return try expression()
    }

    mutating func orders() throws(MySQLSyntaxError) -> [MySQLOrder] {
        try list { (parser) throws(MySQLSyntaxError) -> MySQLOrder in
            let expression = try parser.expression()
            let isDescending = parser.take("desc")
            if !isDescending { _ = parser.take("asc") }
            return MySQLOrder(expression: expression, isDescending: isDescending)
        }
    }

    private mutating func select() throws(MySQLSyntaxError) -> MySQLSelect {
        var select = MySQLSelect()
        while true {
            if take("distinct") || take("distinctrow") {
                select.isDistinct = true
            } else if !take("all"), !take("sql_no_cache"), !take("sql_calc_found_rows"), !take("straight_join"),
                !take("high_priority")
            {
                break
            }
        }
        select.items = try list { (parser) throws(MySQLSyntaxError) in try parser.item() }
        if take("from"), !take("dual") { select.from = try tables() }
        if take("where") { select.condition = try expression() }
        if take("group") {
            try expect("by")
            select.groups = try orders().map(\.expression)
            select.rollsUp = take("with", "rollup")
        }
        if take("having") { select.having = try expression() }
        return select
    }

    mutating func item() throws(MySQLSyntaxError) -> MySQLSelect.Item {
        let start = token.position
        if take(symbol: "*") { return .init(expression: MySQLExpression(.star([])), text: "*") }
        let expression = try expression()
        let text = source(from: start)
        if take("as") { return .init(expression: expression, alias: try nameOrString(), text: text) }
        if case .star = expression.kind { return .init(expression: expression, text: text) }
        if case .string(let alias) = token.kind {
            advance()
            return .init(expression: expression, alias: alias, text: text)
        }
        if let alias = takeAlias() { return .init(expression: expression, alias: alias, text: text) }
        return .init(expression: expression, text: text)
    }

    /// Words that go on with a statement; they are no alias where `AS` is missing.
    private static let noAlias: Set<String> = ["offset", "partition", "returning"]

    private mutating func takeAlias() -> String? {
        guard case .word(let word, let isQuoted) = token.kind,
            isQuoted || !Self.reserved.contains(word.lowercased()) && !Self.noAlias.contains(word.lowercased())
        else { return nil }
        advance()
        return word
    }

    // MARK: Tables

    mutating func tables() throws(MySQLSyntaxError) -> [MySQLTable] {
        try list { (parser) throws(MySQLSyntaxError) in try parser.joinedTable() }
    }

    private mutating func joinedTable() throws(MySQLSyntaxError) -> MySQLTable {
        var left = try nested { (parser) throws(MySQLSyntaxError) in try parser.tableTerm() }
        while true {
            let isNatural = take("natural")
            let kind: MySQLTable.Join
            if take("left") {
                _ = take("outer")
                kind = .left
            } else if take("right") {
                _ = take("outer")
                kind = .right
            } else if take("inner") || take("cross") || isAtAny(["join", "straight_join"]) {
                kind = .inner
            } else if isNatural {
                throw unexpected()
            } else {
                return left
            }
            if !take("straight_join") { try expect("join") }
            let right = try tableTerm()
            var condition = MySQLTable.Condition.none
            if isNatural {
                condition = .natural
            } else if take("on") {
                condition = .on(try expression())
            } else if take("using") {
                condition = .using(try names())
            } else if kind != .inner {
                throw unexpected()
            }
            left = .join(kind, left, right, condition)
        }
    }

    private mutating func tableTerm() throws(MySQLSyntaxError) -> MySQLTable {
        if take("lateral") || isAt("json_table") { throw notSimulated("LATERAL and JSON_TABLE are") }
        if isAt(symbol: "(") {
            if ahead(1).kind == .symbol("(") || !["select", "with", "values"].contains(keyword(1) ?? "") {
                advance()
                let table = try joinedTable()
                try expect(symbol: ")")
                return table
            }
            advance()
            let query = try query()
            try expect(symbol: ")")
            _ = take("as")
            guard let alias = takeAlias() else {
                throw MySQLSyntaxError(
                    near: "", line: 1, message: "Every derived table must have its own alias")
            }
            return .query(query, alias: alias, columns: isAt(symbol: "(") ? try names() : [])
        }
        let table = try qualifiedName()
        if take("partition") { throw notSimulated("partitions are") }
        let alias = take("as") ? try name() : takeAlias()
        while isAtAny(["use", "force", "ignore"]), ["index", "key"].contains(keyword(1) ?? "") {
            advance()
            advance()
            _ = try names()
        }
        return .named(table, alias: alias)
    }

    func notSimulated(_ what: String) -> MySQLSyntaxError {
        MySQLSyntaxError(near: "", line: 1, message: "\(what) not simulated by Drydock")
    }
}
