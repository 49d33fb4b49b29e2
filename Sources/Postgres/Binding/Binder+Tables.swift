import PostgresSyntax
import SQLStore

/// What `FROM` names.
extension Binder {
    mutating func bindTable(_ table: SQLTable) throws(SQLError) -> String {
        switch table {
        case .named(let name, let alias): return try bindNamed(name, alias)
        case .query(let query, let given):
            // A subquery of FROM does not see its neighbours.
            let outer = scopes.removeLast()
            let result = Result { () throws(SQLError) in try bindQuery(query) }
            scopes.append(outer)
            let bound = try result.get()
            let name = alias()
            try add(name, given?.name ?? "", given?.columns ?? [], bound.columns, at: query.position)
            return "(\(bound.sql)) AS \(name)"
        case .function(let call, let given, let position): return try bindFunction(call, given, position)
        case .join(let kind, let left, let right, let condition): return try bindJoin(kind, left, right, condition)
        }
    }

    /// Adds a table to the scope. `sql` is its name for SQLite, where its columns are `c1`, `c2` and so on.
    private mutating func add(
        _ sql: String, _ alias: String, _ names: [String], _ columns: [(name: String, type: SQLType)], at position: Int
    ) throws(SQLError) {
        guard names.count <= columns.count else {
            throw SQLError(
                "42P10",
                "table \"\(alias)\" has \(columns.count) columns available but \(names.count) columns specified",
                at: position)
        }
        let scoped = columns.enumerated().map { index, column in
            Scope.Column(
                name: index < names.count ? names[index] : column.name, sql: "\(sql).c\(index + 1)", type: column.type)
        }
        try add(Scope.Relation(alias: alias, columns: scoped), at: position)
    }

    private mutating func add(_ relation: Scope.Relation, at position: Int) throws(SQLError) {
        let top = scopes.count - 1
        guard relation.alias.isEmpty || !scopes[top].relations.contains(where: { $0.alias == relation.alias }) else {
            throw SQLError("42712", "table name \"\(relation.alias)\" specified more than once", at: position)
        }
        scopes[top].relations.append(relation)
    }

    private mutating func bindNamed(_ name: SQLName, _ given: SQLTable.Alias?) throws(SQLError) -> String {
        let alias = alias()
        let shown = given?.name ?? name.name
        if name.schema == nil, let common = commonTables[name.name] {
            try add(alias, shown, given?.columns ?? [], common.columns, at: name.position)
            return "\(common.sql) AS \(alias)"
        }
        if let system = SystemRelations.find(name, context) {
            let bound = constantRows(system)
            try add(alias, shown, given?.columns ?? [], bound.columns, at: name.position)
            return "(\(bound.sql)) AS \(alias)"
        }
        guard let schema = context.schemaOf(name.schema, name.name) else {
            throw SQLError("42P01", "relation \"\(name.text)\" does not exist", at: name.position)
        }
        if let table = context.schema.table(schema, name.name) {
            try checkRight("select", table)
            try addStored(table, shown, alias, given?.columns ?? [], at: name.position)
            return "\(table.storage) AS \(alias)"
        }
        if let view = context.schema.view(schema, name.name) {
            let outer = scopes
            scopes = []
            let user = context.user
            context.user = view.owner
            defer { context.user = user }
            let query: SQLQuery
            do throws(SQLSyntaxError) { query = try SQLParser.query(view.query) } catch { throw SQLError(error) }
            var bound = try bindQuery(query)
            scopes = outer
            bound.columns = view.columns.map { ($0.name, $0.type) }
            try add(alias, shown, given?.columns ?? [], bound.columns, at: name.position)
            return "(\(bound.sql)) AS \(alias)"
        }
        if let sequence = context.schema.sequences.first(where: { $0.schema == schema && $0.name == name.name }) {
            let row = ResultRows(
                columns: [
                    .init(name: "last_value", type: .int8), .init(name: "log_cnt", type: .int8),
                    .init(name: "is_called", type: .bool),
                ],
                rows: [[.int(sequence.last ?? sequence.start), .int(0), .bool(sequence.last != nil)]])
            let bound = constantRows(row)
            try add(alias, shown, given?.columns ?? [], bound.columns, at: name.position)
            return "(\(bound.sql)) AS \(alias)"
        }
        throw SQLError("42809", "\"\(name.name)\" is an index", at: name.position)
    }

    /// A table that has rows, under an alias of SQLite's.
    mutating func addStored(
        _ table: Schema.Table, _ shown: String, _ alias: String, _ names: [String] = [], at position: Int
    ) throws(SQLError) {
        let columns = table.columns.enumerated().map { index, column in
            Scope.Column(
                name: index < names.count ? names[index] : column.name, sql: "\(alias).\(SQLText.name(column.name))",
                type: column.type)
        }
        try add(
            Scope.Relation(alias: shown, columns: columns, primaryKey: table.primaryKey, origin: table.name),
            at: position)
    }

    /// Whether the user may do this to a table.
    func checkRight(_ right: String, _ table: Schema.Table) throws(SQLError) {
        guard let role = context.cluster.role(context.user), !role.isSuperuser, table.owner != context.user else {
            return
        }
        let names = [context.user, "public"] + role.memberOf
        let has = names.contains { name in
            table.owner == name || table.privileges[name].map { $0.contains(right) || $0.contains("all") } ?? false
        }
        guard has else { throw SQLError("42501", "permission denied for table \(table.name)") }
    }

    private mutating func bindFunction(
        _ call: SQLCall, _ given: SQLTable.Alias?, _ position: Int
    ) throws(SQLError) -> String {
        var arguments: [BoundExpression] = []
        for argument in call.arguments { arguments.append(try bind(argument)) }
        let alias = alias("f")
        guard SetFunctions.names.contains(call.name) else {
            let value = try bindCall(call, position)
            try add(
                alias, given?.name ?? call.name, given?.columns ?? [], [(given?.name ?? call.name, value.type)],
                at: position)
            return "(SELECT \(value.sql) AS c1) AS \(alias)"
        }
        guard let set = try SetFunctions.plan(call.name, arguments, &self) else {
            throw noFunction(call.name, arguments, position)
        }
        let isScalar = set.columns.count == 1
        let columns = set.columns.enumerated().map { index, column in
            // A function of one column is called as its alias.
            let name =
                given.map { index < $0.columns.count ? $0.columns[index] : isScalar ? $0.name : column.name }
                ?? column.name
            return Scope.Column(name: name, sql: set.read(alias + ".value", index), type: column.type)
        }
        try add(Scope.Relation(alias: given?.name ?? call.name, columns: columns, isScalar: isScalar), at: position)
        return "json_each(\(set.sql)) AS \(alias)"
    }

    // MARK: Joins

    private mutating func bindJoin(
        _ kind: SQLTable.Join, _ left: SQLTable, _ right: SQLTable, _ condition: SQLTable.Condition
    ) throws(SQLError) -> String {
        let top = scopes.count - 1
        let start = scopes[top].relations.count
        let leftSQL = try bindTable(left)
        let middle = scopes[top].relations.count
        var rightSQL = try bindTable(right)
        if case .join = right { rightSQL = "(\(rightSQL))" }
        let word = kind == .cross ? "CROSS" : kind.rawValue.uppercased()
        var sql = "\(leftSQL) \(word) JOIN \(rightSQL)"
        switch condition {
        case .none: break
        case .on(let expression):
            scopes[top].forbidsAggregates = "JOIN conditions"
            sql += " ON " + (try self.condition(try bind(expression), "JOIN/ON").sql)
            scopes[top].forbidsAggregates = nil
        case .using(let names): sql += try using(names, kind, start..<middle, middle..<scopes[top].relations.count)
        case .natural:
            let others = Set(scopes[top].relations[middle...].flatMap { $0.columns.map(\.name) })
            let names = scopes[top].relations[start..<middle].flatMap { $0.columns.map(\.name) }.filter {
                others.contains($0)
            }
            sql += try using(names, kind, start..<middle, middle..<scopes[top].relations.count)
        }
        return sql
    }

    /// Joins by columns of the same name, which are one column afterwards.
    private mutating func using(
        _ names: [String], _ kind: SQLTable.Join, _ left: Range<Int>, _ right: Range<Int>
    ) throws(SQLError) -> String {
        let top = scopes.count - 1
        var tests: [String] = []
        for name in names {
            func find(_ range: Range<Int>, _ side: String, _ scope: Scope) throws(SQLError) -> Scope.Column {
                if range == left, let shared = scope.shared.first(where: { $0.name == name }) { return shared }
                for relation in scope.relations[range] {
                    if let column = relation.columns.first(where: { $0.name == name }) { return column }
                }
                throw SQLError("42703", "column \"\(name)\" specified in USING clause does not exist in \(side) table")
            }
            let a = try find(left, "left", scopes[top])
            let b = try find(right, "right", scopes[top])
            let (x, y) = try comparable(
                BoundExpression(a.sql, a.type, at: 0), BoundExpression(b.sql, b.type, at: 0), "=", 0)
            tests.append("\(x) = \(y)")
            let value = kind == .full ? "coalesce(\(a.sql), \(b.sql))" : kind == .right ? b.sql : a.sql
            scopes[top].shared.removeAll { $0.name == name }
            scopes[top].shared.append(Scope.Column(name: name, sql: value, type: a.type))
            for index in left.lowerBound..<right.upperBound { scopes[top].relations[index].merged.insert(name) }
        }
        return tests.isEmpty ? "" : " ON " + tests.joined(separator: " AND ")
    }
}
