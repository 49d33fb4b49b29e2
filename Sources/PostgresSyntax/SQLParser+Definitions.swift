/// `CREATE`, `ALTER` and `DROP`.
extension SQLParser {
    mutating func create() throws(SQLSyntaxError) -> SQLStatement {
        advance()
        let replaces = take("or", "replace")
        let isTemporary = take("temporary") || take("temp")
        _ = take("unlogged")
        guard case .word(let word, false) = token.kind else { throw unexpected() }
        advance()
        switch word {
        case "table": return try createTable(isTemporary: isTemporary)
        case "index": return try createIndex(isUnique: false)
        case "unique":
            try expect("index")
            return try createIndex(isUnique: true)
        case "view": return try createView(replaces: replaces)
        case "materialized":
            skipStatement()
            return .notSimulated("CREATE MATERIALIZED VIEW")
        case "sequence":
            let ifNotExists = take("if", "not", "exists")
            return .createSequence(try qualifiedName(), ifNotExists: ifNotExists, try sequenceOptions())
        case "schema":
            let ifNotExists = take("if", "not", "exists")
            _ = take("authorization")
            let name = try self.name()
            if take("authorization") { _ = try self.name() }
            return .createSchema(name, ifNotExists: ifNotExists)
        case "type":
            let name = try qualifiedName()
            try expect("as")
            guard take("enum") else {
                skipStatement()
                return .notSimulated("CREATE TYPE")
            }
            try expect(symbol: "(")
            let labels = try list { (parser) throws(SQLSyntaxError) in try parser.string() }
            try expect(symbol: ")")
            return .createEnum(name, labels)
        case "database": return try createDatabase()
        case "role", "user", "group":
            let name = try self.name()
            return .createRole(name, try roleOptions(), isUser: word == "user")
        case "extension":
            let ifNotExists = take("if", "not", "exists")
            let name = try self.name()
            skipStatement()
            return .createExtension(name, ifNotExists: ifNotExists)
        default:
            skipStatement()
            return .notSimulated("CREATE " + word.uppercased())
        }
    }

    // MARK: Tables

    private mutating func createTable(isTemporary: Bool) throws(SQLSyntaxError) -> SQLStatement {
        let ifNotExists = take("if", "not", "exists")
        let name = try qualifiedName()
        if isAt("as") || isAt(symbol: "(") && isColumnNamesBeforeAs {
            let columns = isAt(symbol: "(") ? try names() : []
            try expect("as")
            let query = try query()
            if !take("with", "data") { _ = take("with", "no", "data") }
            let name = isTemporary ? SQLName(name.name, schema: "pg_temp", position: name.position) : name
            return .createTableAs(name, ifNotExists: ifNotExists, columns: columns, query)
        }
        var table = SQLCreateTable(name: name, ifNotExists: ifNotExists, isTemporary: isTemporary)
        try expect(symbol: "(")
        if !take(symbol: ")") {
            repeat {
                if isAtAny(["constraint", "primary", "unique", "check", "foreign"]) {
                    table.constraints.append(try tableConstraint())
                } else {
                    table.columns.append(try columnDefinition())
                }
            } while take(symbol: ",")
            try expect(symbol: ")")
        }
        if isAtAny(["partition", "inherits"]) {
            skipStatement()
            return .notSimulated("CREATE TABLE … PARTITION BY")
        }
        if isAt("on") {
            skipStatement()
            return .notSimulated("CREATE TABLE … ON COMMIT")
        }
        if isAtAny(["with", "tablespace"]) { skipStatement() }
        return .createTable(table)
    }

    /// Whether `(a, b) AS` comes, and not column definitions.
    private var isColumnNamesBeforeAs: Bool {
        var distance = 1
        while case .word = ahead(distance).kind, ahead(distance + 1).kind == .symbol(",") { distance += 2 }
        guard case .word = ahead(distance).kind, ahead(distance + 1).kind == .symbol(")") else { return false }
        return ahead(distance + 2).kind == .word("as", isQuoted: false)
    }

    mutating func columnDefinition() throws(SQLSyntaxError) -> SQLColumnDefinition {
        let position = token.position
        let name = try name()
        var column = SQLColumnDefinition(name: name, type: try typeName(), position: position)
        while let constraint = try columnConstraint(name) { column.constraints.append(constraint) }
        return column
    }

    private mutating func columnConstraint(_ column: String) throws(SQLSyntaxError) -> SQLConstraint? {
        let name = take("constraint") ? try self.name() : nil
        let kind: SQLConstraint.Kind
        if take("not", "null") {
            kind = .notNull
        } else if take("null") {
            kind = .nullable
        } else if take("primary", "key") {
            kind = .primaryKey([column])
        } else if take("unique") {
            kind = .unique([column])
        } else if take("check") {
            kind = try check()
        } else if take("references") {
            kind = try reference([column])
        } else if take("default") {
            let start = token.position
            let value = try expression()
            kind = .byDefault(value, text: source(from: start))
        } else if take("generated") {
            kind = try generated()
        } else if take("collate") {
            try collation()
            return try columnConstraint(column)
        } else {
            return nil
        }
        skipTiming()
        return SQLConstraint(name: name, kind: kind)
    }

    private mutating func generated() throws(SQLSyntaxError) -> SQLConstraint.Kind {
        let isAlways = take("always")
        if !isAlways { try expect("by", "default") }
        try expect("as")
        if take("identity") {
            if isAt(symbol: "(") {
                advance()
                _ = try sequenceOptions()
                try expect(symbol: ")")
            }
            return .identity(isAlways: isAlways)
        }
        try expect(symbol: "(")
        let start = token.position
        let value = try expression()
        let text = source(from: start)
        try expect(symbol: ")")
        try expect("stored")
        return .generated(value, text: text)
    }

    private mutating func check() throws(SQLSyntaxError) -> SQLConstraint.Kind {
        try expect(symbol: "(")
        let start = token.position
        let condition = try expression()
        let text = source(from: start)
        try expect(symbol: ")")
        return .check(condition, text: text)
    }

    private mutating func reference(_ columns: [String]) throws(SQLSyntaxError) -> SQLConstraint.Kind {
        let table = try qualifiedName()
        let others = isAt(symbol: "(") ? try names() : []
        var onDelete: String?
        var onUpdate: String?
        _ = take("match", "simple")
        while take("on") {
            let isDelete = take("delete")
            if !isDelete { try expect("update") }
            var action = try anyName()
            if action == "set" || action == "no" { action += " " + (try anyName()) }
            if isDelete { onDelete = action } else { onUpdate = action }
        }
        return .foreignKey(columns, table, others, onDelete: onDelete, onUpdate: onUpdate)
    }

    /// `DEFERRABLE` and its kind: constraints are checked at once here.
    private mutating func skipTiming() {
        while true {
            if take("not", "deferrable") || take("deferrable") || take("not", "valid") { continue }
            if take("initially") {
                advance()
                continue
            }
            return
        }
    }

    private mutating func tableConstraint() throws(SQLSyntaxError) -> SQLConstraint {
        let name = take("constraint") ? try self.name() : nil
        let kind: SQLConstraint.Kind
        if take("primary", "key") {
            kind = .primaryKey(try names())
        } else if take("unique") {
            kind = .unique(try names())
        } else if take("check") {
            kind = try check()
        } else {
            try expect("foreign", "key")
            let columns = try names()
            try expect("references")
            kind = try reference(columns)
        }
        skipTiming()
        return SQLConstraint(name: name, kind: kind)
    }

    // MARK: Indexes, views, sequences, databases, roles

    private mutating func createIndex(isUnique: Bool) throws(SQLSyntaxError) -> SQLStatement {
        _ = take("concurrently")
        let ifNotExists = take("if", "not", "exists")
        let name = isAt("on") ? nil : try self.name()
        try expect("on")
        _ = take("only")
        let table = try qualifiedName()
        let method = take("using") ? try self.name() : "btree"
        try expect(symbol: "(")
        let keys = try list { (parser) throws(SQLSyntaxError) -> (SQLOrder, text: String) in
            let start = parser.token.position
            let order = try parser.orderKey()
            // An operator class, as in `gin (data jsonb_path_ops)`.
            if case .word = parser.token.kind { parser.advance() }
            return (order, parser.source(from: start))
        }
        try expect(symbol: ")")
        let isPartial = isAtAny(["where", "include"])
        if isPartial || isAtAny(["with", "tablespace"]) { skipStatement() }
        if isPartial { return .notSimulated("CREATE INDEX … WHERE and INCLUDE") }
        return .createIndex(
            SQLCreateIndex(
                name: name, table: table, isUnique: isUnique, ifNotExists: ifNotExists, method: method, keys: keys))
    }

    private mutating func createView(replaces: Bool) throws(SQLSyntaxError) -> SQLStatement {
        let name = try qualifiedName()
        let columns = isAt(symbol: "(") ? try names() : []
        try expect("as")
        let start = token.position
        let query = try query()
        return .createView(name, columns: columns, query, text: source(from: start), replaces: replaces)
    }

    mutating func sequenceOptions() throws(SQLSyntaxError) -> SQLSequenceOptions {
        var options = SQLSequenceOptions()
        while true {
            if take("start") {
                _ = take("with")
                options.start = try integer()
            } else if take("increment") {
                _ = take("by")
                options.increment = try integer()
            } else if take("restart") {
                options.restarts = true
                _ = take("with")
                if case .number = token.kind { options.restart = try integer() }
            } else if take("sequence", "name") {
                _ = try qualifiedName()
            } else if take("minvalue") || take("maxvalue") || take("cache") {
                _ = try integer()
            } else if take("no") {
                advance()
            } else if take("owned", "by") {
                _ = try qualifiedName()
            } else if take("as") {
                _ = try typeName()
            } else if !take("cycle") {
                return options
            }
        }
    }

    private mutating func createDatabase() throws(SQLSyntaxError) -> SQLStatement {
        let name = try self.name()
        _ = take("with")
        var options: [String: String] = [:]
        while case .word(let option, _) = token.kind {
            advance()
            _ = take(symbol: "=")
            switch token.kind {
            case .word(let value, _), .string(let value), .number(let value):
                advance()
                options[option] = value
            default: throw unexpected()
            }
        }
        return .createDatabase(name, options: options)
    }

    private mutating func roleOptions() throws(SQLSyntaxError) -> [SQLRoleOption] {
        var options: [SQLRoleOption] = []
        _ = take("with")
        while case .word(let word, false) = token.kind {
            switch word {
            case "password", "encrypted":
                advance()
                if word == "encrypted" { try expect("password") }
                options.append(.password(take("null") ? nil : try string()))
            case "in":
                advance()
                if !take("role") { try expect("group") }
                options.append(.inRole(try list { (parser) throws(SQLSyntaxError) in try parser.name() }))
            case "valid":
                advance()
                try expect("until")
                _ = try string()
            case "connection":
                advance()
                try expect("limit")
                _ = try integer()
            default:
                let attributes: Set = [
                    "superuser", "createdb", "createrole", "login", "replication", "inherit", "bypassrls",
                ]
                if attributes.contains(word) {
                    options.append(.attribute(word, true))
                } else if word.hasPrefix("no"), attributes.contains(String(word.dropFirst(2))) {
                    options.append(.attribute(String(word.dropFirst(2)), false))
                } else {
                    throw SQLSyntaxError("unrecognized role option \"\(word)\"", token.position)
                }
                advance()
            }
        }
        return options
    }

    // MARK: Changing and dropping

    mutating func alter() throws(SQLSyntaxError) -> SQLStatement {
        advance()
        guard case .word(let word, false) = token.kind else { throw unexpected() }
        advance()
        switch word {
        case "table":
            let ifExists = take("if", "exists")
            _ = take("only")
            let name = try qualifiedName()
            let changes = try list { (parser) throws(SQLSyntaxError) in try parser.tableChange() }
            return .alterTable(name, ifExists: ifExists, changes)
        case "role", "user":
            let name = try anyName()
            if take("rename", "to") { return .alterRole(name, [.rename(try self.name())]) }
            if isAt("set") || isAt("in") {
                skipStatement()
                return .notSimulated("ALTER ROLE … SET")
            }
            return .alterRole(name, try roleOptions())
        case "sequence":
            _ = take("if", "exists")
            let name = try qualifiedName()
            if take("owned", "by") {
                let column = try qualifiedName()
                return .ownSequence(name, table: column.schema, column: column.name)
            }
            return .alterSequence(name, try sequenceOptions())
        case "database", "schema", "view", "type":
            // Who owns them makes no difference here.
            _ = take("if", "exists")
            _ = try qualifiedName()
            let changesOwner = take("owner", "to")
            skipStatement()
            let tag = "ALTER " + word.uppercased()
            return changesOwner ? .housekeeping(tag) : .notSimulated(tag)
        default:
            skipStatement()
            return .notSimulated("ALTER " + word.uppercased())
        }
    }

    private mutating func tableChange() throws(SQLSyntaxError) -> SQLTableChange {
        if take("add") {
            if isAtAny(["constraint", "primary", "unique", "check", "foreign"]) {
                return .addConstraint(try tableConstraint())
            }
            _ = take("column")
            let ifNotExists = take("if", "not", "exists")
            return .addColumn(try columnDefinition(), ifNotExists: ifNotExists)
        }
        if take("drop") {
            let isConstraint = take("constraint")
            if !isConstraint { _ = take("column") }
            let ifExists = take("if", "exists")
            let name = try self.name()
            let cascades = take("cascade")
            if !cascades { _ = take("restrict") }
            return isConstraint
                ? .dropConstraint(name, ifExists: ifExists)
                : .dropColumn(name, ifExists: ifExists, cascades: cascades)
        }
        if take("rename") {
            if take("to") { return .rename(to: try name()) }
            _ = take("column")
            let position = token.position
            let old = try name()
            try expect("to")
            return .renameColumn(old, to: try name(), position: position)
        }
        if take("owner", "to") { return .setOwner(try anyName()) }
        if take("set", "schema") { return .setSchema(try name()) }
        try expect("alter")
        _ = take("column")
        return try columnChange(try name())
    }

    private mutating func columnChange(_ column: String) throws(SQLSyntaxError) -> SQLTableChange {
        if take("set", "default") {
            let start = token.position
            let value = try expression()
            return .setDefault(column, value, text: source(from: start))
        }
        if take("drop", "default") { return .dropDefault(column) }
        if take("add", "generated") {
            guard case .identity(let isAlways) = try generated() else { throw unexpected() }
            return .addIdentity(column, isAlways: isAlways)
        }
        if take("set", "not", "null") { return .setNotNull(column) }
        if take("drop", "not", "null") { return .dropNotNull(column) }
        _ = take("set", "data")
        try expect("type")
        let type = try typeName()
        return .setType(column, type, using: take("using") ? try expression() : nil)
    }

    mutating func drop() throws(SQLSyntaxError) -> SQLStatement {
        advance()
        if take("owned", "by") {
            skipStatement()
            return .housekeeping("DROP OWNED")
        }
        guard case .word(let word, false) = token.kind else { throw unexpected() }
        guard let kind = SQLObjectKind(rawValue: word) else {
            skipStatement()
            return .notSimulated("DROP " + word.uppercased())
        }
        advance()
        _ = take("concurrently")
        let ifExists = take("if", "exists")
        let names = try list { (parser) throws(SQLSyntaxError) -> SQLName in
            let name = try parser.qualifiedName()
            if parser.take(symbol: "(") { while !parser.isAtEnd, !parser.take(symbol: ")") { parser.advance() } }
            return name
        }
        let cascades = take("cascade")
        if !cascades { _ = take("restrict") }
        if take("with") { skipStatement() }
        return .drop(kind, names, ifExists: ifExists, cascades: cascades)
    }
}
