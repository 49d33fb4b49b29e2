import PostgresSyntax
import SQLStore

/// `INSERT`, `UPDATE`, `DELETE` and `TRUNCATE`.
///
/// SQLite computes which rows and which values; the rows are then changed one by one, so that every rule is checked in
/// PostgreSQL's order and with its words.
extension Execution {
    func table(_ name: SQLName, _ right: String) throws(SQLError) -> Schema.Table {
        guard let schema = context.schemaOf(name.schema, name.name) else {
            throw SQLError("42P01", "relation \"\(name.text)\" does not exist", at: name.position)
        }
        guard let table = context.schema.table(schema, name.name) else {
            let isView = context.schema.view(schema, name.name) != nil
            throw SQLError(
                isView ? "55000" : "42809",
                isView
                    ? "Drydock does not change rows through views: \"\(name.name)\"" : "\"\(name.name)\" is not a table"
            )
        }
        try binder().checkRight(right, table)
        return table
    }

    // MARK: INSERT

    func insert(_ insert: SQLInsert) throws(SQLError) -> StatementResult {
        let table = try self.table(insert.table, "insert")
        var binder = binder()
        let prefix = try commonTables(insert.with, insert.isRecursive, &binder)
        let targets = try insertTargets(insert, table)
        var rows = try newRows(insert, table, targets, &binder, prefix)
        let writer = RowWriter(self, table)
        try writer.complete(&rows)
        var shown: [[SQLValue]] = []
        var count = 0
        for row in rows {
            if let conflict = insert.conflict, let found = try writer.conflict(row, conflict) {
                if let changed = try resolve(conflict, found, row, insert, table, writer) {
                    shown.append(changed)
                    count += 1
                }
                continue
            }
            try writer.check(row)
            try writer.insert(row)
            shown.append(row)
            count += 1
        }
        try writer.checkReferences()
        hasChangedRows = hasChangedRows || count > 0
        return StatementResult(
            rows: try returning(insert.returning, shown, insert.alias ?? table.name, table, []),
            tag: "INSERT 0 \(count)")
    }

    private func commonTables(
        _ tables: [SQLCommonTable], _ isRecursive: Bool, _ binder: inout Binder
    ) throws(SQLError) -> String {
        try tables.isEmpty ? "" : binder.bindWith(tables, isRecursive: isRecursive)
    }

    private func insertTargets(_ insert: SQLInsert, _ table: Schema.Table) throws(SQLError) -> [Int] {
        guard !insert.columns.isEmpty else { return Array(table.columns.indices) }
        var targets: [Int] = []
        for name in insert.columns {
            guard let index = table.columns.firstIndex(where: { $0.name == name.name }) else {
                throw SQLError(
                    "42703", "column \"\(name.name)\" of relation \"\(table.name)\" does not exist", at: name.position)
            }
            guard !targets.contains(index) else {
                throw SQLError("42701", "column \"\(name.name)\" specified more than once", at: name.position)
            }
            targets.append(index)
        }
        return targets
    }

    /// The rows to insert, with defaults where nothing is said.
    private func newRows(
        _ insert: SQLInsert, _ table: Schema.Table, _ targets: [Int], _ binder: inout Binder, _ prefix: String
    ) throws(SQLError) -> [[SQLValue]] {
        var defaults: [String] = []
        for column in table.columns { defaults.append(try defaultValue(column, &binder)) }
        guard let source = insert.source else { return try rows("SELECT " + defaults.joined(separator: ", "), binder) }
        if case .values(let lists) = source.body, source.order.isEmpty, source.limit == nil {
            var found: [[SQLValue]] = []
            for list in lists {
                try checkWidth(list.count, list.map(\.position), insert, targets)
                var cells = defaults
                for (expression, target) in zip(list, targets) {
                    if case .byDefault = expression.kind { continue }
                    try checkIdentity(table.columns[target], insert)
                    cells[target] = try assigned(try binder.bind(expression), table.columns[target], &binder).sql
                }
                found += try rows(prefix + "SELECT " + cells.joined(separator: ", "), binder)
            }
            return found
        }
        let bound = try binder.bindQuery(source, expected: targets.map { table.columns[$0].type })
        try checkWidth(bound.columns.count, [], insert, targets)
        var cells = defaults
        for (index, target) in targets.prefix(bound.columns.count).enumerated() {
            try checkIdentity(table.columns[target], insert)
            let value = BoundExpression("c\(index + 1)", bound.columns[index].type, at: source.position)
            cells[target] = try assigned(value, table.columns[target], &binder).sql
        }
        return try rows("\(prefix)SELECT \(cells.joined(separator: ", ")) FROM (\(bound.sql))", binder)
    }

    private func checkWidth(
        _ count: Int, _ positions: [Int], _ insert: SQLInsert, _ targets: [Int]
    ) throws(SQLError) {
        if count > targets.count {
            throw SQLError(
                "42601", "INSERT has more expressions than target columns",
                at: targets.count < positions.count ? positions[targets.count] : nil)
        }
        if count < targets.count, !insert.columns.isEmpty {
            throw SQLError(
                "42601", "INSERT has more target columns than expressions", at: insert.columns[count].position)
        }
    }

    private func checkIdentity(_ column: Schema.Column, _ insert: SQLInsert) throws(SQLError) {
        if column.generated != nil {
            throw SQLError(
                "428C9", "cannot insert a non-DEFAULT value into column \"\(column.name)\"",
                detail: "Column \"\(column.name)\" is a generated column.")
        }
        guard column.identity == .always, !insert.overridesSystem else { return }
        throw SQLError(
            "428C9", "cannot insert a non-DEFAULT value into column \"\(column.name)\"",
            detail: "Column \"\(column.name)\" is an identity column defined as GENERATED ALWAYS.",
            hint: "Use OVERRIDING SYSTEM VALUE to override.")
    }

    /// The default of a column, as SQLite computes it.
    func defaultValue(_ column: Schema.Column, _ binder: inout Binder) throws(SQLError) -> String {
        guard let text = column.byDefault else { return "NULL" }
        let scopes = binder.scopes
        binder.scopes = []
        defer { binder.scopes = scopes }
        return try assigned(try binder.bind(try Self.parse(text)), column, &binder).sql
    }

    static func parse(_ text: String) throws(SQLError) -> SQLExpression {
        do throws(SQLSyntaxError) { return try SQLParser.expression(text) } catch { throw SQLError(error) }
    }

    /// A value made fit for a column.
    func assigned(
        _ value: BoundExpression, _ column: Schema.Column, _ binder: inout Binder
    ) throws(SQLError) -> BoundExpression {
        guard Binder.isAssignable(value.type, column.type) || value.type == .record else {
            throw SQLError(
                "42804",
                "column \"\(column.name)\" is of type \(column.type.plainName) but expression is of type \(value.type.plainName)",
                hint: "You will need to rewrite or cast the expression.", at: value.position)
        }
        return try binder.coerce(value, to: column.type)
    }

    // MARK: ON CONFLICT

    /// Changes the row that was in the way. Gives it as it is afterwards, `nil` when nothing was done.
    private func resolve(
        _ conflict: SQLInsert.Conflict, _ rowid: Int, _ row: [SQLValue], _ insert: SQLInsert, _ table: Schema.Table,
        _ writer: RowWriter
    ) throws(SQLError) -> [SQLValue]? {
        guard let assignments = conflict.assignments else { return nil }
        var binder = binder()
        var scope = Scope()
        let alias = binder.alias()
        binder.scopes = [scope]
        try binder.addStored(table, insert.alias ?? table.name, alias, at: 0)
        scope = binder.scopes[0]
        scope.relations.append(parameterRelation("excluded", table, from: 1))
        binder.scopes = [scope]
        var parts = table.columns.map { "\(alias).\(SQLText.name($0.name))" }
        for assignment in assignments {
            guard let index = table.columns.firstIndex(where: { $0.name == assignment.column.name }) else {
                throw noColumn(assignment.column, table)
            }
            let column = table.columns[index]
            if case .byDefault = assignment.value.kind {
                parts[index] = try defaultValue(column, &binder)
            } else {
                parts[index] = try assigned(try binder.bind(assignment.value), column, &binder).sql
            }
        }
        var sql =
            "SELECT \(parts.joined(separator: ", ")) FROM \(table.storage) AS \(alias) WHERE \(alias).rowid = \(rowid)"
        if let condition = conflict.condition {
            sql += " AND " + (try binder.condition(try binder.bind(condition), "WHERE").sql)
        }
        guard var changed = try rows(sql, binder, row).first else { return nil }
        try writer.generate(&changed)
        try writer.check(changed, replacing: rowid)
        try writer.replace(rowid, changed)
        return changed
    }

    private func noColumn(_ name: SQLName, _ table: Schema.Table) -> SQLError {
        SQLError("42703", "column \"\(name.name)\" of relation \"\(table.name)\" does not exist", at: name.position)
    }

    /// A row whose values are parameters of the SQLite statement.
    func parameterRelation(_ alias: String, _ table: Schema.Table, from first: Int) -> Scope.Relation {
        Scope.Relation(
            alias: alias,
            columns: table.columns.enumerated().map {
                Scope.Column(name: $0.element.name, sql: "?\(first + $0.offset)", type: $0.element.type)
            })
    }

    /// What `RETURNING` gives for rows as they are now.
    private func returning(
        _ items: [SQLSelect.Item], _ rows: [[SQLValue]], _ alias: String, _ table: Schema.Table,
        _ others: [Scope.Relation]
    ) throws(SQLError) -> ResultRows? {
        guard !items.isEmpty else { return nil }
        var binder = binder()
        var scope = Scope(relations: [parameterRelation(alias, table, from: 1)])
        var next = table.columns.count + 1
        for var relation in others {
            for index in relation.columns.indices {
                relation.columns[index].sql = "?\(next)"
                next += 1
            }
            scope.relations.append(relation)
        }
        binder.scopes = [scope]
        let (parts, columns) = try binder.bindItems(items)
        var found: [[SQLValue]] = []
        for row in rows { found += try self.rows("SELECT " + parts.joined(separator: ", "), binder, row) }
        return ResultRows(columns: columns.map { .init(name: $0.name, type: $0.type) }, rows: found)
    }

    // MARK: UPDATE and DELETE

    func update(_ update: SQLUpdate) throws(SQLError) -> StatementResult {
        let table = try self.table(update.table, "update")
        var binder = binder()
        let prefix = try commonTables(update.with, update.isRecursive, &binder)
        let target = try target(table, update.alias, update.table.position, update.from, &binder)
        var parts = target.columns
        for assignment in update.assignments {
            guard let index = table.columns.firstIndex(where: { $0.name == assignment.column.name }) else {
                throw noColumn(assignment.column, table)
            }
            let column = table.columns[index]
            if case .byDefault = assignment.value.kind {
                parts[index] = try defaultValue(column, &binder)
                continue
            }
            guard column.generated == nil, column.identity != .always else {
                throw SQLError(
                    "428C9", "column \"\(column.name)\" can only be updated to DEFAULT",
                    detail:
                        "Column \"\(column.name)\" is \(column.generated == nil ? "an identity column defined as GENERATED ALWAYS" : "a generated column")."
                )
            }
            binder.scopes[0].forbidsAggregates = "UPDATE"
            parts[index] = try assigned(try binder.bind(assignment.value), column, &binder).sql
        }
        let found = try rows(of: target, parts, prefix, update.condition, &binder)
        let writer = RowWriter(self, table)
        var seen = Set<Int>()
        var shown: [[SQLValue]] = []
        for line in found where seen.insert(line[0].integer).inserted {
            var row = Array(line[1...table.columns.count])
            try writer.generate(&row)
            try writer.check(row, replacing: line[0].integer)
            try writer.replace(line[0].integer, row)
            shown.append(row + line[(table.columns.count + 1)...])
        }
        try writer.checkReferences()
        hasChangedRows = hasChangedRows || !shown.isEmpty
        return StatementResult(
            rows: try returning(update.returning, shown, update.alias ?? table.name, table, target.others),
            tag: "UPDATE \(shown.count)")
    }

    /// The table that an `UPDATE` or `DELETE` is about, beside those that it reads.
    private struct Target {
        var alias: String
        /// The table's columns, for SQLite.
        var columns: [String]
        var sources: [String]
        var others: [Scope.Relation]
    }

    private func target(
        _ table: Schema.Table, _ shown: String?, _ position: Int, _ others: [SQLTable], _ binder: inout Binder
    ) throws(SQLError) -> Target {
        let alias = binder.alias()
        binder.scopes = [Scope()]
        try binder.addStored(table, shown ?? table.name, alias, at: position)
        var sources = ["\(table.storage) AS \(alias)"]
        for other in others { sources.append(try binder.bindTable(other)) }
        return Target(
            alias: alias, columns: table.columns.map { "\(alias).\(SQLText.name($0.name))" }, sources: sources,
            others: Array(binder.scopes[0].relations.dropFirst()))
    }

    /// The rows that are meant: their numbers, `values`, and the columns of the other tables.
    private func rows(
        of target: Target, _ values: [String], _ prefix: String, _ condition: SQLExpression?, _ binder: inout Binder
    ) throws(SQLError) -> [[SQLValue]] {
        let parts = ["\(target.alias).rowid"] + values + target.others.flatMap { $0.columns.map(\.sql) }
        var sql =
            "\(prefix)SELECT \(parts.joined(separator: ", ")) FROM \(target.sources.joined(separator: " CROSS JOIN "))"
        if let condition {
            binder.scopes[0].forbidsAggregates = "WHERE"
            sql += " WHERE " + (try binder.condition(try binder.bind(condition), "WHERE").sql)
        }
        return try rows(sql, binder)
    }

    func delete(_ delete: SQLDelete) throws(SQLError) -> StatementResult {
        let table = try self.table(delete.table, "delete")
        var binder = binder()
        let prefix = try commonTables(delete.with, delete.isRecursive, &binder)
        let target = try target(table, delete.alias, delete.table.position, delete.using, &binder)
        let found = try rows(of: target, target.columns, prefix, delete.condition, &binder)
        let writer = RowWriter(self, table)
        var seen = Set<Int>()
        var shown: [[SQLValue]] = []
        for line in found where seen.insert(line[0].integer).inserted {
            try writer.remove(line[0].integer, Array(line[1...table.columns.count]))
            shown.append(Array(line.dropFirst()))
        }
        try writer.checkReferences()
        hasChangedRows = hasChangedRows || !shown.isEmpty
        return StatementResult(
            rows: try returning(delete.returning, shown, delete.alias ?? table.name, table, target.others),
            tag: "DELETE \(shown.count)")
    }

    func truncate(_ names: [SQLName], _ restarts: Bool, _ cascades: Bool) throws(SQLError) -> StatementResult {
        var tables: [Schema.Table] = []
        for name in names { tables.append(try table(name, "truncate")) }
        var index = 0
        while index < tables.count {
            let table = tables[index]
            for other in context.schema.tables
            where !tables.contains(where: { $0.schema == other.schema && $0.name == other.name }) {
                for case .foreign(let key) in other.constraints.map(\.kind)
                where key.table == table.name && key.schema == table.schema {
                    guard cascades else {
                        throw SQLError(
                            "0A000", "cannot truncate a table referenced in a foreign key constraint",
                            detail: "Table \"\(other.name)\" references \"\(table.name)\".",
                            hint: "Truncate table \"\(other.name)\" at the same time, or use TRUNCATE ... CASCADE.")
                    }
                    notice("truncate cascades to table \"\(other.name)\"")
                    tables.append(other)
                    break
                }
            }
            index += 1
        }
        for table in tables {
            try connection().rows("DELETE FROM \(table.storage)")
            guard restarts else { continue }
            for index in context.schema.sequences.indices
            where context.schema.sequences[index].table == table.name
                && context.schema.sequences[index].schema == table.schema
            {
                context.schema.sequences[index].last = nil
            }
        }
        hasChangedRows = true
        return StatementResult(tag: "TRUNCATE TABLE")
    }
}
