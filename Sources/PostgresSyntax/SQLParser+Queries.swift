/// `SELECT`, `VALUES`, `WITH`, and what `FROM` names.
extension SQLParser {
    mutating func query() throws(SQLSyntaxError) -> SQLQuery {
        let position = token.position
        let (with, isRecursive) = try commonTables()
        var query = try nested { (parser) throws(SQLSyntaxError) in try parser.queryBody(position) }
        query.with = with + query.with
        query.isRecursive = query.isRecursive || isRecursive
        return query
    }

    mutating func commonTables() throws(SQLSyntaxError) -> ([SQLCommonTable], Bool) {
        guard take("with") else { return ([], false) }
        let isRecursive = take("recursive")
        let tables = try list { (parser) throws(SQLSyntaxError) -> SQLCommonTable in
            let name = try parser.name()
            let columns = parser.isAt(symbol: "(") ? try parser.names() : []
            try parser.expect("as")
            if parser.take("not") { try parser.expect("materialized") } else { _ = parser.take("materialized") }
            try parser.expect(symbol: "(")
            let statement = try parser.statement()
            try parser.expect(symbol: ")")
            return SQLCommonTable(name: name, columns: columns, statement: statement)
        }
        return (tables, isRecursive)
    }

    /// A query without `WITH`: its parts joined by set operations, then order and limits.
    mutating func queryBody(_ position: Int) throws(SQLSyntaxError) -> SQLQuery {
        var query = try intersections()
        var links = 0
        while isAtAny(["union", "except"]) {
            query = try setOperation(query, position)
            links += 1
            guard links < Self.longestChain else { throw Self.tooDeep(position) }
        }
        return try tail(of: query)
    }

    /// `INTERSECT` binds more tightly than the others.
    private mutating func intersections() throws(SQLSyntaxError) -> SQLQuery {
        let position = token.position
        var query = try queryTerm()
        while isAt("intersect") { query = try setOperation(query, position) }
        return query
    }

    private mutating func setOperation(_ left: SQLQuery, _ position: Int) throws(SQLSyntaxError) -> SQLQuery {
        let word = try anyName()
        let keepsAll = take("all")
        if !keepsAll { _ = take("distinct") }
        let right = word == "intersect" ? try queryTerm() : try intersections()
        return SQLQuery(body: .both(word, keepsAll: keepsAll, left, right), position: position)
    }

    private mutating func queryTerm() throws(SQLSyntaxError) -> SQLQuery {
        let position = token.position
        if take(symbol: "(") {
            let query = try query()
            try expect(symbol: ")")
            return query
        }
        if take("values") {
            let rows = try list { (parser) throws(SQLSyntaxError) -> [SQLExpression] in
                try parser.expect(symbol: "(")
                let row = try parser.expressions()
                try parser.expect(symbol: ")")
                return row
            }
            return SQLQuery(body: .values(rows), position: position)
        }
        if take("table") {
            let name = try qualifiedName()
            let all = SQLSelect.Item(expression: SQLExpression(.star(nil), position))
            return SQLQuery(
                body: .select(SQLSelect(items: [all], from: [.named(name, alias: nil)])), position: position)
        }
        try expect("select")
        return SQLQuery(body: .select(try select()), position: position)
    }

    private mutating func tail(of base: SQLQuery) throws(SQLSyntaxError) -> SQLQuery {
        var query = base
        if take("order", "by") { query.order = try orders() }
        while true {
            if take("limit") {
                query.limit = take("all") ? nil : try expression()
            } else if take("offset") {
                query.offset = try expression()
                if !take("rows") { _ = take("row") }
            } else if take("fetch") {
                if !take("first") { try expect("next") }
                query.limit = isAtAny(["row", "rows"]) ? SQLExpression(.number("1"), token.position) : try expression()
                if !take("rows") { try expect("row") }
                try expect("only")
            } else if take("for") {
                // Locks of rows: one writer at a time holds the whole database here.
                query.locks = true
                if take("no") { try expect("key") }
                if take("key") { try expect("share") } else if !take("update") { try expect("share") }
                if take("of") { _ = try list { (parser) throws(SQLSyntaxError) in try parser.qualifiedName() } }
            } else {
                return query
            }
        }
    }

    private mutating func select() throws(SQLSyntaxError) -> SQLSelect {
        var select = SQLSelect()
        if take("distinct") {
            select.isDistinct = true
            if take("on") {
                try expect(symbol: "(")
                select.distinctOn = try expressions()
                try expect(symbol: ")")
            }
        } else {
            _ = take("all")
        }
        if !isAtEnd, !isAt(symbol: ";"), !isAt(symbol: ")"),
            !isAtAny(["from", "where", "into", "union", "order", "limit"])
        {
            select.items = try items()
        }
        if take("into") {
            if !take("temporary") { _ = take("temp") }
            _ = take("table")
            select.into = try qualifiedName()
        }
        if take("from") { select.from = try tables() }
        if take("where") { select.condition = try expression() }
        if take("group", "by") { select.groups = try expressions() }
        if take("having") { select.having = try expression() }
        if take("window") {
            repeat {
                let name = try name()
                try expect("as")
                select.windows[name] = try window()
            } while take(symbol: ",")
        }
        return select
    }

    mutating func items() throws(SQLSyntaxError) -> [SQLSelect.Item] {
        try list { (parser) throws(SQLSyntaxError) -> SQLSelect.Item in
            let expression = try parser.expression()
            // What follows a star is no name of it.
            if case .star = expression.kind { return .init(expression: expression) }
            if parser.take("as") { return .init(expression: expression, alias: try parser.anyName()) }
            if case .word(let word, let isQuoted) = parser.token.kind, isQuoted || !Self.noAlias.contains(word) {
                parser.advance()
                return .init(expression: expression, alias: word)
            }
            return .init(expression: expression)
        }
    }

    mutating func tables() throws(SQLSyntaxError) -> [SQLTable] {
        try list { (parser) throws(SQLSyntaxError) in try parser.joinedTable() }
    }

    private mutating func joinedTable() throws(SQLSyntaxError) -> SQLTable {
        var left = try nested { (parser) throws(SQLSyntaxError) in try parser.tableTerm() }
        while true {
            let isNatural = take("natural")
            let kind: SQLTable.Join
            if take("cross") {
                kind = .cross
            } else if take("left") {
                _ = take("outer")
                kind = .left
            } else if take("right") {
                _ = take("outer")
                kind = .right
            } else if take("full") {
                _ = take("outer")
                kind = .full
            } else if take("inner") || isAt("join") {
                kind = .inner
            } else if isNatural {
                throw unexpected()
            } else {
                return left
            }
            try expect("join")
            let right = try tableTerm()
            let condition: SQLTable.Condition
            if isNatural {
                condition = .natural
            } else if kind == .cross {
                condition = .none
            } else if take("using") {
                condition = .using(try names())
            } else {
                try expect("on")
                condition = .on(try expression())
            }
            left = .join(kind, left, right, condition)
        }
    }

    private mutating func tableTerm() throws(SQLSyntaxError) -> SQLTable {
        // Functions see the tables before them anyway; subqueries do not here.
        if take("lateral"), isAt(symbol: "(") {
            throw SQLSyntaxError("LATERAL is not simulated by Drydock", token.position)
        }
        _ = take("only")
        let position = token.position
        if take(symbol: "(") {
            if isAtQuery {
                let query = try query()
                try expect(symbol: ")")
                return .query(query, alias: try alias())
            }
            let table = try joinedTable()
            try expect(symbol: ")")
            return table
        }
        if case .word(let word, _) = token.kind, ahead(1).kind == .symbol("(") {
            advance()
            let call = try call(word)
            _ = take("with", "ordinality")
            return .function(call, alias: try alias(), position: position)
        }
        let name = try qualifiedName()
        _ = take(symbol: "*")
        return .named(name, alias: try alias())
    }

    private mutating func alias() throws(SQLSyntaxError) -> SQLTable.Alias? {
        let name: String
        if take("as") {
            name = try anyName()
        } else if case .word(let word, let isQuoted) = token.kind, isQuoted || !Self.noAlias.contains(word) {
            advance()
            name = word
        } else {
            return nil
        }
        guard isAt(symbol: "(") else { return .init(name: name) }
        // `AS t(a, b)`, and `AS t(a int)` for functions that give records.
        advance()
        let columns = try list { (parser) throws(SQLSyntaxError) -> String in
            let name = try parser.name()
            if !parser.isAt(symbol: ","), !parser.isAt(symbol: ")") { _ = try parser.typeName() }
            return name
        }
        try expect(symbol: ")")
        return .init(name: name, columns: columns)
    }
}
