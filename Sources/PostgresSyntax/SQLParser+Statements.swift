/// Statements by their first word. `CREATE`, `ALTER` and `DROP` are in `SQLParser+Definitions.swift`.
extension SQLParser {
    mutating func statement() throws(SQLSyntaxError) -> SQLStatement {
        guard case .word(let word, false) = token.kind else {
            if isAt(symbol: "(") { return .query(try query()) }
            throw unexpected()
        }
        switch word {
        case "select", "values", "table": return .query(try query())
        case "with": return try statementAfterWith()
        case "insert": return .insert(try insert())
        case "update": return .update(try update())
        case "delete": return .delete(try delete())
        case "create": return try create()
        case "alter": return try alter()
        case "drop": return try drop()
        case "truncate": return try truncate()
        case "grant", "revoke": return .grant(try grant())
        case "begin", "start", "commit", "end", "rollback", "abort", "savepoint", "release":
            return .transaction(try transaction())
        case "set": return try set()
        case "reset":
            advance()
            return .reset(try settingName())
        case "show":
            advance()
            return .show(try settingName())
        case "copy": return .copy(try copy())
        case "prepare": return try prepare()
        case "execute":
            advance()
            let name = try name()
            guard take(symbol: "(") else { return .execute(name, []) }
            let arguments = try expressions()
            try expect(symbol: ")")
            return .execute(name, arguments)
        case "deallocate":
            advance()
            _ = take("prepare")
            return .deallocate(take("all") ? nil : try name())
        case "explain": return try explain()
        default: return try other(word)
        }
    }

    private mutating func other(_ word: String) throws(SQLSyntaxError) -> SQLStatement {
        let housekeeping = [
            "vacuum": "VACUUM", "analyze": "ANALYZE", "reindex": "REINDEX", "cluster": "CLUSTER",
            "checkpoint": "CHECKPOINT", "lock": "LOCK TABLE", "comment": "COMMENT",
        ]
        if let tag = housekeeping[word] {
            skipStatement()
            return .housekeeping(tag)
        }
        if take("discard", "temp") || take("discard", "temporary") { return .dropTemporary }
        if take("do") {
            if take("language") { _ = try name() }
            let text = try string()
            if take("language") { _ = try name() }
            return .block(text)
        }
        let unknown: Set = [
            "call", "close", "declare", "discard", "fetch", "import", "listen", "load", "merge", "move", "notify",
            "refresh", "security", "unlisten",
        ]
        if unknown.contains(word) {
            let tag = word.uppercased()
            skipStatement()
            return .notSimulated(tag)
        }
        throw unexpected()
    }

    /// Goes to the end of a statement whose words have no effect.
    mutating func skipStatement() {
        while !isAtEnd, !isAt(symbol: ";") { advance() }
    }

    private mutating func statementAfterWith() throws(SQLSyntaxError) -> SQLStatement {
        let position = token.position
        let (with, isRecursive) = try commonTables()
        switch token.kind {
        case .word("insert", false):
            var insert = try insert()
            (insert.with, insert.isRecursive) = (with, isRecursive)
            return .insert(insert)
        case .word("update", false):
            var update = try update()
            (update.with, update.isRecursive) = (with, isRecursive)
            return .update(update)
        case .word("delete", false):
            var delete = try delete()
            (delete.with, delete.isRecursive) = (with, isRecursive)
            return .delete(delete)
        default:
            var query = try queryBody(position)
            (query.with, query.isRecursive) = (with, isRecursive)
            return .query(query)
        }
    }

    // MARK: Changing rows

    private mutating func insert() throws(SQLSyntaxError) -> SQLInsert {
        try expect("insert", "into")
        var insert = SQLInsert(table: try qualifiedName(), columns: [])
        if take("as") { insert.alias = try name() }
        if isAt(symbol: "("), !isAtQuery {
            advance()
            insert.columns = try list { (parser) throws(SQLSyntaxError) -> SQLName in
                let position = parser.token.position
                return SQLName(try parser.name(), position: position)
            }
            try expect(symbol: ")")
        }
        if take("overriding") {
            insert.overridesSystem = take("system")
            if !insert.overridesSystem { try expect("user") }
            try expect("value")
        }
        if take("default", "values") {
            insert.source = nil
        } else {
            guard isAtQuery else { throw unexpected() }
            insert.source = try query()
        }
        if isAt("on", "conflict") {
            let position = token.position
            _ = take("on", "conflict")
            insert.conflict = try conflict(position)
        }
        if take("returning") { insert.returning = try items() }
        return insert
    }

    private mutating func conflict(_ position: Int) throws(SQLSyntaxError) -> SQLInsert.Conflict {
        var conflict = SQLInsert.Conflict(position: position)
        if take("on", "constraint") {
            conflict.constraint = try name()
        } else if isAt(symbol: "(") {
            conflict.columns = try names()
        }
        try expect("do")
        if take("nothing") { return conflict }
        try expect("update", "set")
        conflict.assignments = try assignments()
        if take("where") { conflict.condition = try expression() }
        return conflict
    }

    private mutating func assignments() throws(SQLSyntaxError) -> [SQLAssignment] {
        try list { (parser) throws(SQLSyntaxError) -> [SQLAssignment] in
            if parser.take(symbol: "(") {
                let columns = try parser.list { (parser) throws(SQLSyntaxError) -> SQLName in
                    let position = parser.token.position
                    return SQLName(try parser.name(), position: position)
                }
                try parser.expect(symbol: ")")
                try parser.expect(symbol: "=")
                _ = parser.take("row")
                try parser.expect(symbol: "(")
                let values = try parser.expressions()
                try parser.expect(symbol: ")")
                guard columns.count == values.count else {
                    throw SQLSyntaxError("number of columns does not match number of values", columns[0].position)
                }
                return zip(columns, values).map { SQLAssignment(column: $0, value: $1) }
            }
            let position = parser.token.position
            let column = SQLName(try parser.name(), position: position)
            try parser.expect(symbol: "=")
            return [SQLAssignment(column: column, value: try parser.expression())]
        }.flatMap { $0 }
    }

    private mutating func targetAlias() throws(SQLSyntaxError) -> String? {
        if take("as") { return try name() }
        guard case .word(let word, let isQuoted) = token.kind, isQuoted || !Self.noAlias.contains(word) else {
            return nil
        }
        advance()
        return word
    }

    private mutating func update() throws(SQLSyntaxError) -> SQLUpdate {
        try expect("update")
        _ = take("only")
        let table = try qualifiedName()
        let alias = try targetAlias()
        try expect("set")
        var update = SQLUpdate(table: table, alias: alias, assignments: try assignments())
        if take("from") { update.from = try tables() }
        if take("where") { update.condition = try expression() }
        if take("returning") { update.returning = try items() }
        return update
    }

    private mutating func delete() throws(SQLSyntaxError) -> SQLDelete {
        try expect("delete", "from")
        _ = take("only")
        var delete = SQLDelete(table: try qualifiedName())
        delete.alias = try targetAlias()
        if take("using") { delete.using = try tables() }
        if take("where") { delete.condition = try expression() }
        if take("returning") { delete.returning = try items() }
        return delete
    }

    private mutating func truncate() throws(SQLSyntaxError) -> SQLStatement {
        advance()
        _ = take("table")
        let names = try list { (parser) throws(SQLSyntaxError) in try parser.qualifiedName() }
        let restarts = take("restart", "identity")
        if !restarts { _ = take("continue", "identity") }
        let cascades = take("cascade")
        if !cascades { _ = take("restrict") }
        return .truncate(names, restartsIdentity: restarts, cascades: cascades)
    }

    // MARK: Transactions and settings

    private mutating func transaction() throws(SQLSyntaxError) -> SQLTransaction {
        let word = try anyName()
        switch word {
        case "begin", "start":
            if word == "start" { try expect("transaction") } else if !take("transaction") { _ = take("work") }
            _ = take("isolation", "level", "read", "committed")
            _ = take("read", "write")
            guard isAtEnd || isAt(symbol: ";") else {
                throw SQLSyntaxError(
                    "transactions other than READ COMMITTED are not simulated by Drydock", token.position)
            }
            return .begin(word == "start" ? "START TRANSACTION" : "BEGIN")
        case "savepoint": return .savepoint(try name())
        case "release":
            _ = take("savepoint")
            return .release(try name())
        default:
            if !take("transaction") { _ = take("work") }
            if word == "rollback", take("to") {
                _ = take("savepoint")
                return .rollbackTo(try name())
            }
            return word == "rollback" || word == "abort" ? .rollback : .commit
        }
    }

    private mutating func settingName() throws(SQLSyntaxError) -> String {
        if take("time", "zone") { return "timezone" }
        if take("session", "authorization") { return "session_authorization" }
        if take("transaction", "isolation", "level") { return "transaction_isolation" }
        var name = try anyName()
        while take(symbol: ".") { name += "." + (try anyName()) }
        return name
    }

    private mutating func set() throws(SQLSyntaxError) -> SQLStatement {
        advance()
        if take("transaction") || take("session", "characteristics") {
            let isUsual = take("isolation", "level", "read", "committed")
            skipStatement()
            return isUsual ? .housekeeping("SET") : .notSimulated("SET TRANSACTION other than READ COMMITTED")
        }
        if take("constraints") {
            skipStatement()
            return .notSimulated("SET CONSTRAINTS")
        }
        if !take("session") { _ = take("local") }
        let name = try settingName()
        if name == "role" || name == "timezone" || name == "session_authorization" {
            if !take("to") { _ = take(symbol: "=") }
        } else if !take("to") {
            try expect(symbol: "=")
        }
        if take("default") { return .set(name, nil) }
        let values = try list { (parser) throws(SQLSyntaxError) -> String in
            switch parser.token.kind {
            case .word(let text, _), .string(let text), .number(let text):
                parser.advance()
                return text
            case .symbol("-"):
                parser.advance()
                return "-" + String(try parser.integer())
            default: throw parser.unexpected()
            }
        }
        return .set(name, values)
    }

    // MARK: The rest

    private mutating func copy() throws(SQLSyntaxError) -> SQLCopy {
        advance()
        var copy = SQLCopy()
        if isAt(symbol: "(") {
            advance()
            copy.query = try query()
            try expect(symbol: ")")
        } else {
            copy.table = try qualifiedName()
            if isAt(symbol: "(") { copy.columns = try names() }
        }
        if take("from") {
            copy.isFrom = true
        } else {
            try expect("to")
        }
        if case .string(let file) = token.kind {
            advance()
            copy.file = file
        } else if !take("stdin") {
            try expect("stdout")
        }
        _ = take("with")
        let hasList = take(symbol: "(")
        while !isAtEnd, !isAt(symbol: ";"), !isAt(symbol: ")") {
            let word = try anyName()
            if word == "csv" || word == "binary" {
                copy.options["format"] = word
            } else if case .string(let text) = token.kind {
                advance()
                copy.options[word] = text
            } else if case .word(let text, _) = token.kind, hasList {
                advance()
                copy.options[word] = text
            } else {
                if take("as") { copy.options[word] = try string() } else { copy.options[word] = "true" }
            }
            _ = take(symbol: ",")
        }
        if hasList { try expect(symbol: ")") }
        return copy
    }

    private mutating func prepare() throws(SQLSyntaxError) -> SQLStatement {
        advance()
        let name = try name()
        var types: [SQLTypeName] = []
        if take(symbol: "(") {
            types = try list { (parser) throws(SQLSyntaxError) in try parser.typeName() }
            try expect(symbol: ")")
        }
        try expect("as")
        return .prepare(name, types, try statement())
    }

    private mutating func explain() throws(SQLSyntaxError) -> SQLStatement {
        advance()
        var runs = take("analyze")
        _ = take("verbose")
        if take(symbol: "(") {
            while !isAtEnd, !take(symbol: ")") {
                if isAt("analyze") { runs = true }
                advance()
            }
        }
        return .explain(try statement(), runs: runs)
    }

    private mutating func grant() throws(SQLSyntaxError) -> SQLGrant {
        let isRevoke = take("revoke")
        if !isRevoke { try expect("grant") }
        if isRevoke { _ = take("grant", "option", "for") }
        let rights = try list { (parser) throws(SQLSyntaxError) -> String in
            let right = try parser.anyName()
            if right == "all" { _ = parser.take("privileges") }
            if parser.isAt(symbol: "(") { _ = try parser.names() }
            return right
        }
        var kind = SQLGrant.Kind.roles
        if take("on") {
            if take("all") {
                let what = try anyName()
                try expect("in", "schema")
                let schema = try name()
                kind = what == "tables" ? .allTables(schema: schema) : .others
            } else if isAtAny(["database", "schema", "sequence", "function", "type", "language"]) {
                advance()
                _ = try list { (parser) throws(SQLSyntaxError) in try parser.qualifiedName() }
                kind = .others
            } else {
                _ = take("table")
                kind = .tables(try list { (parser) throws(SQLSyntaxError) in try parser.qualifiedName() })
            }
        }
        if !take("to") { try expect("from") }
        let roles = try list { (parser) throws(SQLSyntaxError) -> String in
            _ = parser.take("group")
            return try parser.anyName()
        }
        if !take("with", "grant", "option") { _ = take("with", "admin", "option") }
        if !take("cascade") { _ = take("restrict") }
        return SQLGrant(isRevoke: isRevoke, rights: rights, kind: kind, roles: roles)
    }
}
