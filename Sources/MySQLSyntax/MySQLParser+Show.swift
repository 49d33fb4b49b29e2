/// `SHOW`.
extension MySQLParser {
    mutating func show() throws(MySQLSyntaxError) -> MySQLStatement {
        advance()
        var show = MySQLShow(kind: .databases)
        show.isFull = take("full")
        _ = take("extended")
        show.kind = try shown(&show)
        if takesFilter(show.kind) {
            if take("like") { show.pattern = try string() }
            if take("where") { show.condition = try expression() }
        }
        if take("limit") { _ = try limits() }
        return .show(show)
    }

    private func takesFilter(_ kind: MySQLShow.Kind) -> Bool {
        switch kind {
        case .databases, .tables, .tableStatus, .columns, .variables, .status, .charsets, .collations, .index: true
        default: false
        }
    }

    /// Kinds that words alone name.
    private static let plain: [(words: String, kind: MySQLShow.Kind)] = [
        ("databases", .databases), ("schemas", .databases), ("warnings", .warnings), ("errors", .errors),
        ("processlist", .processes), ("plugins", .plugins), ("privileges", .privileges), ("charset", .charsets),
        ("collation", .collations), ("engines", .engines), ("status", .status),
    ]

    private mutating func shown(_ show: inout MySQLShow) throws(MySQLSyntaxError) -> MySQLShow.Kind {
        for (word, kind) in Self.plain where take(word) { return kind }
        if take("storage", "engines") { return .engines }
        if take("character", "set") { return .charsets }
        let isGlobal = take("global")
        if !isGlobal, !take("session") { _ = take("local") }
        if take("variables") { return .variables(isGlobal: isGlobal) }
        if take("status") { return .status }
        if take("tables") {
            try takeDatabase(&show)
            return .tables
        }
        if take("table") {
            try expect("status")
            try takeDatabase(&show)
            return .tableStatus
        }
        if take("columns") || take("fields") { return .columns(try tableOf(&show)) }
        if take("index") || take("indexes") || take("keys") { return .index(try tableOf(&show)) }
        if take("create") { return try showCreate() }
        if take("grants") { return .grants(take("for") ? try account() : nil) }
        if isAtAny([
            "triggers", "events", "procedure", "function", "binary", "master", "slave", "replica", "open", "engine",
        ]) {
            let word = try anyName().uppercased()
            while !isAtEnd, !isAt(symbol: ";") { advance() }
            return .nothing("SHOW " + word)
        }
        throw unexpected()
    }

    private mutating func showCreate() throws(MySQLSyntaxError) -> MySQLShow.Kind {
        if take("table") { return .createTable(try qualifiedName()) }
        if take("view") { return .createView(try qualifiedName()) }
        if take("database") || take("schema") {
            _ = take("if", "not", "exists")
            return .createDatabase(try name())
        }
        try expect("user")
        return .createUser(isAtEnd || isAt(symbol: ";") ? nil : try account())
    }

    private mutating func takeDatabase(_ show: inout MySQLShow) throws(MySQLSyntaxError) {
        if take("from") || take("in") { show.database = try name() }
    }

    /// `FROM table FROM database`.
    private mutating func tableOf(_ show: inout MySQLShow) throws(MySQLSyntaxError) -> MySQLName {
        if !take("from") { try expect("in") }
        var table = try qualifiedName()
        try takeDatabase(&show)
        if let database = show.database { table.database = database }
        return table
    }
}
