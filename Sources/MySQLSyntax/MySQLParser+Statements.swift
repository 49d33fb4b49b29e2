/// Statements by their first words.
extension MySQLParser {
    mutating func statement() throws(MySQLSyntaxError) -> MySQLStatement {
        if isAtQuery { return .query(try query()) }
        guard let word = keyword() else { throw unexpected() }
        switch word {
        case "insert", "replace": return try insert()
        case "update": return try update()
        case "delete": return try delete()
        case "create": return try create()
        case "drop": return try drop()
        case "alter": return try alter()
        case "truncate":
            advance()
            _ = take("table")
            return .truncate(try qualifiedName())
        case "rename": return try rename()
        case "use":
            advance()
            return .use(try name())
        case "set": return try set()
        case "grant", "revoke": return try grant()
        case "show": return try show()
        case "describe", "desc", "explain": return try explain()
        default: return try small(word)
        }
    }

    /// Statements of a few words.
    private mutating func small(_ word: String) throws(MySQLSyntaxError) -> MySQLStatement {
        let start = token.position
        advance()
        switch word {
        case "begin":
            _ = take("work")
            return .begin
        case "start":
            try expect("transaction")
            while !isAtEnd, !isAt(symbol: ";") { advance() }
            return .begin
        case "commit":
            _ = take("work")
            return .commit
        case "rollback":
            _ = take("work")
            guard take("to") else { return .rollback }
            _ = take("savepoint")
            return .rollbackTo(try name())
        case "savepoint": return .savepoint(try name())
        case "release":
            try expect("savepoint")
            return .release(try name())
        case "kill":
            if !take("connection") { _ = take("query") }
            return .kill(try integer())
        case "do":
            _ = try expressions()
            return .doNothing
        case "flush", "lock", "unlock", "reset", "purge":
            while !isAtEnd, !isAt(symbol: ";") { advance() }
            return .housekeeping
        case "analyze", "optimize", "check", "repair":
            if !take("local") { _ = take("no_write_to_binlog") }
            if !take("table") { try expect("tables") }
            return .maintain(word, try qualifiedNames())
        case "shutdown": return .shutDown
        case "call", "prepare", "execute", "deallocate", "load", "handler", "install", "uninstall", "xa", "binlog",
            "change", "stop", "help", "signal", "resignal", "import", "clone":
            while !isAtEnd, !isAt(symbol: ";") { advance() }
            return .notSimulated(word.uppercased())
        default: throw unexpected(at: start)
        }
    }

    // MARK: Rows

    private mutating func insert() throws(MySQLSyntaxError) -> MySQLStatement {
        let isReplace = isAt("replace")
        advance()
        while take("low_priority") || take("high_priority") || take("delayed") {}
        let ignores = take("ignore")
        _ = take("into")
        var insert = MySQLInsert(table: try qualifiedName(), source: .rows([]))
        (insert.isReplace, insert.ignores) = (isReplace, ignores)
        if take("set") {
            let assignments = try assignments()
            insert.columns = assignments.map { $0.column.last ?? "" }
            insert.source = .rows([assignments.map(\.value)])
        } else {
            if isAt(symbol: "("), !["select", "with"].contains(keyword(1) ?? "") {
                advance()
                insert.columns = []
                if !isAt(symbol: ")") {
                    insert.columns = try list { (parser) throws(MySQLSyntaxError) -> String in
                        let first = try parser.name()
                        return parser.take(symbol: ".") ? try parser.anyName() : first
                    }
                }
                try expect(symbol: ")")
            }
            if take("values") || take("value") {
                insert.source = .rows(
                    try list { (parser) throws(MySQLSyntaxError) -> [MySQLExpression] in
                        _ = parser.take("row")
                        try parser.expect(symbol: "(")
                        let row = parser.isAt(symbol: ")") ? [] : try parser.expressions()
                        try parser.expect(symbol: ")")
                        return row
                    })
            } else if isAtQuery {
                insert.source = .query(try query())
            } else {
                throw unexpected()
            }
        }
        if take("as") { throw notSimulated("aliases of inserted rows are") }
        if take("on") {
            try expect("duplicate", "key", "update")
            insert.onDuplicate = try assignments()
        }
        if isAt("returning") { throw notSimulated("RETURNING is") }
        return .insert(insert)
    }

    private mutating func assignments() throws(MySQLSyntaxError) -> [MySQLAssignment] {
        try list { (parser) throws(MySQLSyntaxError) -> MySQLAssignment in
            var column = [try parser.name()]
            while parser.take(symbol: ".") { column.append(try parser.anyName()) }
            if !parser.take(symbol: "=") { try parser.expect(symbol: ":=") }
            return MySQLAssignment(column: column, value: try parser.expression())
        }
    }

    private mutating func update() throws(MySQLSyntaxError) -> MySQLStatement {
        advance()
        _ = take("low_priority")
        let ignores = take("ignore")
        let tables = try tables()
        try expect("set")
        var update = MySQLUpdate(tables: tables, ignores: ignores, assignments: try assignments())
        if take("where") { update.condition = try expression() }
        if take("order", "by") { update.order = try orders() }
        if take("limit") { update.limit = try limits().limit }
        return .update(update)
    }

    private mutating func delete() throws(MySQLSyntaxError) -> MySQLStatement {
        advance()
        while take("low_priority") || take("quick") || take("ignore") {}
        var delete = MySQLDelete(targets: [], from: [])
        if take("from") {
            delete.from = try tables()
            if take("using") {
                delete.targets = delete.from.compactMap { if case .named(let name, _) = $0 { name.name } else { nil } }
                delete.from = try tables()
            }
        } else {
            delete.targets = try list { (parser) throws(MySQLSyntaxError) -> String in
                let name = try parser.name()
                if parser.take(symbol: ".") { _ = parser.take(symbol: "*") }
                return name
            }
            try expect("from")
            delete.from = try tables()
        }
        if take("where") { delete.condition = try expression() }
        if take("order", "by") { delete.order = try orders() }
        if take("limit") { delete.limit = try limits().limit }
        return .delete(delete)
    }

    // MARK: Definitions

    private mutating func create() throws(MySQLSyntaxError) -> MySQLStatement {
        let start = token.position
        advance()
        let replaces = take("or", "replace")
        if take("algorithm") {
            try expect(symbol: "=")
            advance()
        }
        if take("definer") {
            try expect(symbol: "=")
            _ = try account()
        }
        if take("sql", "security") { advance() }
        if take("database") || take("schema") {
            let ifNotExists = take("if", "not", "exists")
            let name = try name()
            var options: [String: String] = [:]
            try tableOptions(&options)
            return .createDatabase(name, ifNotExists: ifNotExists, collation: options["collate"])
        }
        let isTemporary = take("temporary")
        if take("table") { return try createTable(isTemporary: isTemporary) }
        if take("view") {
            let name = try qualifiedName()
            let columns = isAt(symbol: "(") ? try names() : []
            try expect("as")
            let body = token.position
            let query = try query()
            return .createView(name, columns: columns, query, text: source(from: body), replaces: replaces)
        }
        if take("user") {
            let ifNotExists = take("if", "not", "exists")
            return .createUsers(try userDefinitions(), ifNotExists: ifNotExists)
        }
        let isUnique = take("unique")
        if take("index") {
            _ = take("if", "not", "exists")
            let name = try name()
            takeIndexType()
            try expect("on")
            let table = try qualifiedName()
            let columns = try keyColumns()
            takeIndexType()
            return .createIndex(MySQLKey(kind: isUnique ? .unique : .plain, name: name, columns: columns), table)
        }
        return try unknown(
            ["procedure", "function", "trigger", "event", "role", "sequence", "server", "fulltext"], start)
    }

    /// What is refused by its words; other words are no SQL.
    private mutating func unknown(_ words: Set<String>, _ start: Int) throws(MySQLSyntaxError) -> MySQLStatement {
        guard isAtAny(words) else { throw unexpected() }
        advance()
        let text = source(from: start).uppercased()
        while !isAtEnd { advance() }
        return .notSimulated(text)
    }

    private mutating func drop() throws(MySQLSyntaxError) -> MySQLStatement {
        let start = token.position
        advance()
        if take("database") || take("schema") {
            let ifExists = take("if", "exists")
            return .dropDatabase(try name(), ifExists: ifExists)
        }
        if take("temporary", "table") || take("table") || take("tables") {
            let ifExists = take("if", "exists")
            let tables = try qualifiedNames()
            if !take("cascade") { _ = take("restrict") }
            return .dropTables(tables, ifExists: ifExists)
        }
        if take("view") {
            let ifExists = take("if", "exists")
            return .dropViews(try qualifiedNames(), ifExists: ifExists)
        }
        if take("index") {
            _ = take("if", "exists")
            let name = try name()
            try expect("on")
            return .dropIndex(name, try qualifiedName())
        }
        if take("user") {
            let ifExists = take("if", "exists")
            let accounts = try list { (parser) throws(MySQLSyntaxError) in try parser.account() }
            return .dropUsers(accounts, ifExists: ifExists)
        }
        return try unknown(["procedure", "function", "trigger", "event", "role", "sequence", "server"], start)
    }

    private mutating func alter() throws(MySQLSyntaxError) -> MySQLStatement {
        let start = token.position
        advance()
        if take("table") { return try alterTable() }
        if take("user") {
            let ifExists = take("if", "exists")
            return .alterUsers(try userDefinitions(), ifExists: ifExists)
        }
        return try unknown(
            ["database", "schema", "view", "procedure", "function", "event", "server", "instance"], start)
    }

    private mutating func rename() throws(MySQLSyntaxError) -> MySQLStatement {
        advance()
        if take("user") {
            let old = try account()
            try expect("to")
            return .renameUser(old, try account())
        }
        if !take("table") { try expect("tables") }
        return .renameTables(
            try list { (parser) throws(MySQLSyntaxError) -> (MySQLName, MySQLName) in
                let old = try parser.qualifiedName()
                try parser.expect("to")
                return (old, try parser.qualifiedName())
            })
    }

    // MARK: Users

    private mutating func userDefinitions() throws(MySQLSyntaxError) -> [MySQLUserDefinition] {
        let users = try list { (parser) throws(MySQLSyntaxError) -> MySQLUserDefinition in
            var user = MySQLUserDefinition(account: try parser.account())
            guard parser.take("identified") else { return user }
            if parser.take("with") || parser.take("via") {
                user.plugin = try parser.nameOrString().lowercased()
                if parser.take("by") {
                    user.password = try parser.string()
                } else if parser.take("as") || parser.take("using") {
                    if parser.take("password") {
                        try parser.expect(symbol: "(")
                        user.password = try parser.string()
                        try parser.expect(symbol: ")")
                    } else {
                        user.hash = try parser.string()
                    }
                }
                return user
            }
            try parser.expect("by")
            if parser.take("password") {
                user.hash = try parser.string()
            } else {
                user.password = try parser.string()
            }
            return user
        }
        // Limits, encryption and the ages of passwords are not kept.
        if isAtAny(["require", "with", "password", "account", "comment", "default"]), !isAt("with", "grant") {
            while !isAtEnd, !isAt(symbol: ";") { advance() }
        }
        return users
    }

    private mutating func grant() throws(MySQLSyntaxError) -> MySQLStatement {
        let isRevoke = isAt("revoke")
        advance()
        var grant = MySQLGrant(
            isRevoke: isRevoke, rights: [], database: nil, table: "*", users: [], withGrantOption: false)
        grant.rights = try list { (parser) throws(MySQLSyntaxError) -> String in
            var words: [String] = []
            while let word = parser.keyword(), word != "on", word != "to", word != "from" {
                words.append(word.uppercased())
                parser.advance()
            }
            guard !words.isEmpty else { throw parser.unexpected() }
            if parser.isAt(symbol: "(") { throw parser.notSimulated("rights on single columns are") }
            return words == ["ALL"] ? "ALL PRIVILEGES" : words.joined(separator: " ")
        }
        if !isAt("on") { throw notSimulated("roles are") }
        try expect("on")
        _ = take("table")
        let first = take(symbol: "*") ? "*" : try anyName()
        if take(symbol: ".") {
            grant.database = first
            grant.table = take(symbol: "*") ? "*" : try anyName()
        } else {
            grant.table = first
        }
        try expect(isRevoke ? "from" : "to")
        grant.users = try userDefinitions()
        grant.withGrantOption = take("with", "grant", "option")
        return .grant(grant)
    }

    // MARK: Settings

    private mutating func set() throws(MySQLSyntaxError) -> MySQLStatement {
        advance()
        if take("password") {
            let account = take("for") ? try account() : nil
            try expect(symbol: "=")
            return .setPassword(account, try expression())
        }
        if take("transaction") || isAt("session", "transaction") || isAt("global", "transaction") {
            while !isAtEnd, !isAt(symbol: ";") { advance() }
            return .housekeeping
        }
        return .set(try list { (parser) throws(MySQLSyntaxError) in try parser.setting() })
    }

    private mutating func setting() throws(MySQLSyntaxError) -> MySQLSetting {
        if take("names") || take("character", "set") || take("charset") {
            _ = try nameOrString()
            if take("collate") { _ = try nameOrString() }
            return MySQLSetting(target: .names)
        }
        let target: MySQLSetting.Target
        switch token.kind {
        case .variable(let name):
            advance()
            target = .variable(name)
        case .systemVariable(let name):
            advance()
            let bare = name.split(separator: ".").last.map(String.init) ?? name
            target = .system(bare, isGlobal: name.hasPrefix("global."))
        default:
            let isGlobal = take("global") || take("persist")
            if !isGlobal, !take("session") { _ = take("local") }
            target = .system(try name().lowercased(), isGlobal: isGlobal)
        }
        if !take(symbol: "=") { try expect(symbol: ":=") }
        // Words such as `ON` are values here.
        if case .word(let word, false) = token.kind,
            ["on", "off", "default", "all", "binary"].contains(word.lowercased())
        {
            advance()
            let isDefault = word.lowercased() == "default"
            return MySQLSetting(target: target, value: isDefault ? nil : MySQLExpression(.string(word.uppercased())))
        }
        if case .system = target, case .word(let word, false) = token.kind, ahead(1).kind != .symbol("(") {
            advance()
            return MySQLSetting(target: target, value: MySQLExpression(.string(word)))
        }
        return MySQLSetting(target: target, value: try expression())
    }

    // MARK: Looking

    private mutating func explain() throws(MySQLSyntaxError) -> MySQLStatement {
        let word = keyword()
        advance()
        if isAtQuery || isAtAny(["insert", "update", "delete", "replace"]) { return .explain(try statement()) }
        if word == "explain", isAtAny(["format", "extended", "analyze"]) { throw notSimulated("plans in detail are") }
        let table = try qualifiedName()
        var show = MySQLShow(kind: .columns(table))
        if case .string(let pattern) = token.kind {
            advance()
            show.pattern = pattern
        } else if !isAtEnd, !isAt(symbol: ";") {
            show.pattern = try name()
        }
        return .show(show)
    }
}
