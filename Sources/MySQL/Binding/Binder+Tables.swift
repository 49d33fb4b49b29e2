import MySQLSyntax
import SQLStore

/// What `FROM` names.
extension Binder {
    /// Tables that commas part.
    mutating func tables(_ tables: [MySQLTable], _ scope: inout Scope) throws(SQLError) -> String {
        var texts: [String] = []
        for table in tables { texts.append(try self.table(table, &scope)) }
        return texts.joined(separator: " JOIN ")
    }

    private mutating func table(_ table: MySQLTable, _ scope: inout Scope) throws(SQLError) -> String {
        switch table {
        case .named(let name, let alias): return try named(name, alias, &scope)
        case .query(let query, let alias, let columns):
            let bound = try self.query(query, in: scope.parent.first)
            try add(alias, nil, named(bound.columns, columns), &scope)
            return "(\(bound.sql)) AS \(scope.sources[scope.sources.count - 1].alias)"
        case .join(let kind, let left, let right, let condition):
            let start = scope.sources.count
            let first = try self.table(left, &scope)
            let middle = scope.sources.count
            let second = try self.table(right, &scope)
            let text = try joinCondition(condition, kind, &scope, start..<middle, middle..<scope.sources.count)
            if kind == .left { makeNullable(&scope, middle..<scope.sources.count) }
            if kind == .right { makeNullable(&scope, start..<middle) }
            let word = kind == .inner ? "JOIN" : kind == .left ? "LEFT JOIN" : "RIGHT JOIN"
            // What stands on the right may be a join itself.
            let isJoin = if case .join = right { true } else { false }
            return "\(first) \(word) \(isJoin ? "(\(second))" : second)\(text)"
        }
    }

    private func makeNullable(_ scope: inout Scope, _ range: Range<Int>) {
        for source in range {
            for column in scope.sources[source].columns.indices {
                scope.sources[source].columns[column].bound.type.isNullable = true
            }
        }
    }

    private mutating func joinCondition(
        _ condition: MySQLTable.Condition, _ kind: MySQLTable.Join, _ scope: inout Scope, _ left: Range<Int>,
        _ right: Range<Int>
    ) throws(SQLError) -> String {
        var names: [String] = []
        switch condition {
        case .none: return ""
        case .on(let expression):
            let saved = place
            place = "ON"
            defer { place = saved }
            let bound = try self.expression(expression, in: scope)
            return " ON " + truth(bound)
        case .using(let written): names = written
        case .natural:
            let others = Set(scope.sources[right].flatMap(\.columns).map { $0.name.lowercased() })
            names = scope.sources[left].flatMap(\.columns).filter { !$0.isHidden }.map(\.name)
                .filter { others.contains($0.lowercased()) }
        }
        var texts: [String] = []
        for name in names {
            func find(_ range: Range<Int>) throws(SQLError) -> Bound {
                for source in range {
                    if let column = scope.sources[source].columns.first(where: {
                        $0.name.lowercased() == name.lowercased()
                    }) {
                        return column.bound
                    }
                }
                throw .unknownColumn(name, flavour == .mysql ? "from clause" : "FROM")
            }
            let (a, b) = (try find(left), try find(right))
            texts.append(compare("=", a, b).sql)
            let hidden = kind == .right ? left : right
            for source in hidden {
                for column in scope.sources[source].columns.indices
                where scope.sources[source].columns[column].name.lowercased() == name.lowercased() {
                    scope.sources[source].columns[column].isHidden = true
                }
            }
        }
        return texts.isEmpty ? "" : " ON " + texts.joined(separator: " AND ")
    }

    private mutating func add(
        _ name: String, _ database: String?, _ columns: [(name: String, type: ValueType)], _ scope: inout Scope,
        isPlain: Bool = false, order: [String] = []
    ) throws(SQLError) {
        if scope.sources.contains(where: { $0.name.lowercased() == name.lowercased() && $0.database == database }) {
            throw SQLError(1066, "42000", "Not unique table/alias: '\(name)'")
        }
        let alias = newAlias()
        scope.sources.append(
            Scope.Source(
                name: name, database: database, alias: alias,
                columns: columns.enumerated().map { index, column in
                    let sql = isPlain ? "\(alias).\(Self.name(column.name))" : "\(alias).c\(index + 1)"
                    return Scope.Column(name: column.name, bound: Bound(sql, column.type))
                }, order: order.map { "\(alias).\(Self.name($0))" }))
    }

    private mutating func named(
        _ name: MySQLName, _ alias: String?, _ scope: inout Scope
    ) throws(SQLError) -> String {
        let shown = alias ?? name.name
        if name.database == nil,
            let common = commonTables.last(where: { $0.name.lowercased() == name.name.lowercased() })
        {
            try add(shown, nil, common.columns, &scope)
            return "\(common.sqlName) AS \(scope.sources[scope.sources.count - 1].alias)"
        }
        let database = try session.database(of: name)
        if let system = try SystemTables.contents(database, name.name, catalogue, session, settings) {
            let key = "\(database).\(name.name.lowercased())"
            systemTables[key] = system
            try add(shown, database, system.columns, &scope)
            // `mysql.user` is a view of MariaDB's.
            scope.sources[scope.sources.count - 1].isView = database == "mysql" && flavour == .mariadb
            return "\(Self.name(key)) AS \(scope.sources[scope.sources.count - 1].alias)"
        }
        guard let found = catalogue.databases[database] else {
            throw flavour == .mysql ? .unknownDatabase(database) : .noTable(database, name.name)
        }
        guard settings.allows("SELECT", database, name.name, session, catalogue) else {
            throw SQLError(
                1142, "42000",
                "SELECT command denied to user \(session.account.text) for table \(flavour == .mysql ? "'\(name.name)'" : "`\(database)`.`\(name.name)`")"
            )
        }
        if let table = found.tables[name.name] {
            let columns = table.columns.map { ($0.name, $0.type.valueType(isNullable: !$0.isNotNull)) }
            try add(shown, database, columns, &scope, isPlain: true, order: table.primaryKey?.columns ?? [])
            let source = scope.sources.count - 1
            let alias = scope.sources[source].alias
            scope.sources[source].keys = table.keys.filter { key in
                key.kind == .primary
                    || key.kind == .unique
                        && key.columns.allSatisfy { table.index(of: $0).map { table.columns[$0].isNotNull } ?? false }
            }.map { Set($0.columns.map { "\(alias).\(Self.name($0))" }) }
            return "\(Self.tableName(database, name.name)) AS \(alias)"
        }
        guard let view = found.views[name.name] else { throw .noTable(database, name.name) }
        return try self.view(view, shown, database, &scope)
    }

    private mutating func view(
        _ view: Catalogue.View, _ shown: String, _ database: String, _ scope: inout Scope
    ) throws(SQLError) -> String {
        viewDepth += 1
        defer { viewDepth -= 1 }
        guard viewDepth < 20, let query = try? MySQLParser.query(view.text) else {
            throw SQLError(
                1356, "HY000",
                "View '\(database).\(shown)' references invalid table(s) or column(s) or function(s) or definer/invoker of view lack rights to use them"
            )
        }
        var inner = Binder(catalogue: catalogue, session: session, evaluation: evaluation, settings: settings)
        (inner.helpers, inner.aggregates, inner.systemTables) = (helpers, aggregates, systemTables)
        (inner.nextAlias, inner.viewDepth) = (nextAlias, viewDepth)
        inner.useDatabase(view.database ?? database)
        let bound = try inner.query(query)
        (helpers, aggregates, systemTables) = (inner.helpers, inner.aggregates, inner.systemTables)
        nextAlias = inner.nextAlias
        try add(shown, database, named(bound.columns, view.columns), &scope)
        scope.sources[scope.sources.count - 1].isView = true
        return "(\(bound.sql)) AS \(scope.sources[scope.sources.count - 1].alias)"
    }
}
