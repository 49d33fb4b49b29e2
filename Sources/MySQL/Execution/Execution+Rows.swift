import MySQLSyntax
import SQLStore

/// `INSERT`, `REPLACE`, `UPDATE` and `DELETE`.
extension Execution {
    // MARK: Inserting

    mutating func insert(_ insert: MySQLInsert) throws(SQLError) -> Answer {
        let target = try table(insert.table)
        try need("INSERT", target.database, target.name)
        let table = target.table
        var indexes = Array(table.columns.indices)
        if let columns = insert.columns, !(columns.isEmpty && insert.source == .rows([[]])) {
            indexes = []
            for column in columns {
                guard let index = table.index(of: column) else {
                    throw .unknownColumn(column, flavour.clause("INSERT INTO"))
                }
                if indexes.contains(index) {
                    throw SQLError(1110, "42000", "Column '\(column)' specified twice")
                }
                indexes.append(index)
            }
        }
        var writer = RowWriter(
            self, target.database, target.name, ignores: insert.ignores, isReplace: insert.isReplace)
        let rows = try sourceRows(insert.source, indexes, table)
        let isQuery = if case .query = insert.source { true } else { false }
        // Rows that bring a number of their own need none.
        let numbered = rows.filter { row in
            !zip(indexes, row).contains { index, given in
                guard table.columns[index].isAutoIncrement, let value = given.value?.value else { return false }
                return value != .null && value != .int(0)
            }
        }
        writer.reserve(numbered.count, isBulk: isQuery)
        var duplicates = 0
        for (number, row) in rows.enumerated() {
            evaluation.row = number + 1
            let count = evaluation.warnings.count
            do throws(SQLError) {
                let given = zip(indexes, row).map { ($0, $1.value) }
                let outcome = try writer.insert(given, onDuplicate: insert.onDuplicate)
                if outcome == .updated || outcome == .replaced { duplicates += 1 }
            } catch {
                guard insert.ignores, Self.ignorable.contains(error.number) else { throw error }
                if evaluation.warnings.count == count { evaluation.warn(error.asWarning) }
                duplicates += 1
            }
        }
        self = writer.finish()
        var answer = Answer()
        answer.affected = affected
        answer.lastInsertID = lastInsertID
        if rows.count > 1 || isQuery {
            answer.info = "Records: \(rows.count)  Duplicates: \(duplicates)  Warnings: \(evaluation.warnings.count)"
        }
        return answer
    }

    /// Errors that `IGNORE` makes warnings of.
    private static let ignorable: Set<Int> = [1062, 1048, 1364, 1452, 1451, 4025, 3819]

    /// A value that is given for a column; none is `DEFAULT`.
    struct Given {
        var value: (value: SQLValue, type: ValueType)?
    }

    private func sourceRows(
        _ source: MySQLInsert.Source, _ indexes: [Int], _ table: Catalogue.Table
    ) throws(SQLError) -> [[Given]] {
        switch source {
        case .query(let query):
            var binder = makeBinder()
            let bound = try binder.query(query)
            guard bound.columns.count == indexes.count else { throw Self.wrongCount(1) }
            return try self.rows(bound.sql, binder).map { row in
                zip(row, bound.columns).map { Given(value: ($0, $1.type)) }
            }
        case .rows(let rows):
            var result: [[Given]] = []
            for (number, row) in rows.enumerated() {
                if row.isEmpty {
                    result.append(indexes.map { _ in Given() })
                    continue
                }
                guard row.count == indexes.count else { throw Self.wrongCount(number + 1) }
                var given: [Given] = []
                for item in row { given.append(try self.given(item)) }
                result.append(given)
            }
            return result
        }
    }

    private static func wrongCount(_ row: Int) -> SQLError {
        SQLError(1136, "21S01", "Column count doesn't match value count at row \(row)")
    }

    private func given(_ item: MySQLExpression) throws(SQLError) -> Given {
        if case .byDefault = item.kind { return Given() }
        return Given(value: try value(of: item))
    }

    /// The value of an expression that names no column.
    func value(of expression: MySQLExpression) throws(SQLError) -> (value: SQLValue, type: ValueType) {
        switch expression.kind {
        case .null: return (.null, ValueType(.null))
        case .string(let text): return (.text(text), ValueType(.text, length: text.count))
        case .number(let digits):
            let bound = Binder.literal(digits)
            if bound.type.kind == .integer, let number = Int(digits) { return (.int(number), bound.type) }
        default: break
        }
        var binder = makeBinder()
        binder.place = "INSERT INTO"
        let bound = try binder.expression(expression, in: Scope())
        return (try rows("SELECT " + bound.sql, binder)[0][0], bound.type)
    }

    // MARK: Updating

    mutating func update(_ update: MySQLUpdate) throws(SQLError) -> Answer {
        var binder = makeBinder()
        var scope = Scope()
        let from = try binder.tables(update.tables, &scope)
        let condition = try binder.whereClause(update.condition, scope)
        let order = try binder.order(update.order, [], scope)
        let targets = try assignedTables(update, scope)
        binder.place = "SET"
        // Each value is asked for with the row that it is for. Later assignments see what earlier ones gave.
        var values: [(source: Int, column: Int, bound: Bound?)] = []
        for assignment in update.assignments {
            let (source, column) = try place(of: assignment.column, scope)
            if case .byDefault = assignment.value.kind {
                values.append((source, column, nil))
                continue
            }
            let bound = try binder.expression(assignment.value, in: scope)
            values.append((source, column, bound))
            if scope.sources.count == 1 { scope.sources[source].columns[column].bound = bound }
        }
        let keys = targets.map { "\(scope.sources[$0.source].alias).rowid" }
        var sql =
            "SELECT \((keys + values.map { $0.bound?.sql ?? "NULL" }).joined(separator: ", ")) FROM \(from)\(condition)"
        if !order.isEmpty { sql += " ORDER BY " + order.joined(separator: ", ") }
        if case .number(let digits)? = update.limit?.kind { sql += " LIMIT " + digits }
        let found = try rows(sql, binder)
        var matched = 0
        var writers: [RowWriter] = []
        for target in targets {
            try need("UPDATE", target.database, target.name)
            var writer = RowWriter(self, target.database, target.name, ignores: update.ignores, isReplace: false)
            var seen: Set<Int> = []
            for (number, row) in found.enumerated() {
                guard let position = targets.firstIndex(where: { $0.source == target.source }) else { continue }
                guard row[position] != .null, seen.insert(row[position].integer).inserted else { continue }
                matched += 1
                evaluation.row = number + 1
                let changes = values.enumerated().filter { $0.element.source == target.source }.map { index, value in
                    (value.column, value.bound.map { (row[targets.count + index], $0.type) })
                }
                try writer.update(row[position].integer, changes)
            }
            self = writer.finish()
            writers.append(writer)
        }
        var answer = Answer()
        answer.affected = affected
        answer.info = "Rows matched: \(matched)  Changed: \(affected)  Warnings: \(evaluation.warnings.count)"
        return answer
    }

    private struct Target {
        var source: Int
        var database: String
        var name: String
    }

    /// The tables that an update writes to.
    private func assignedTables(_ update: MySQLUpdate, _ scope: Scope) throws(SQLError) -> [Target] {
        let tables = Self.named(update.tables)
        var targets: [Target] = []
        for assignment in update.assignments {
            let (source, _) = try place(of: assignment.column, scope)
            guard !targets.contains(where: { $0.source == source }) else { continue }
            let shown = scope.sources[source].name
            guard let name = tables.first(where: { ($0.alias ?? $0.name.name) == shown })?.name else {
                throw SQLError(1288, "HY000", "The target table \(shown) of the UPDATE is not updatable")
            }
            let found = try table(name)
            targets.append(Target(source: source, database: found.database, name: found.name))
        }
        return targets
    }

    private static func named(_ tables: [MySQLTable]) -> [(name: MySQLName, alias: String?)] {
        tables.flatMap { table -> [(name: MySQLName, alias: String?)] in
            switch table {
            case .named(let name, let alias): [(name, alias)]
            case .query: []
            case .join(_, let left, let right, _): named([left, right])
            }
        }
    }

    private func place(of column: [String], _ scope: Scope) throws(SQLError) -> (source: Int, column: Int) {
        var found: [(Int, Int)] = []
        for (index, source) in scope.sources.enumerated() {
            if column.count > 1, source.name.lowercased() != column[column.count - 2].lowercased() { continue }
            for (place, candidate) in source.columns.enumerated()
            where candidate.name.lowercased() == column[column.count - 1].lowercased() {
                found.append((index, place))
            }
        }
        let name = column.joined(separator: ".")
        guard let first = found.first else { throw .unknownColumn(name, flavour.clause("SET")) }
        guard found.count == 1 else {
            throw SQLError(1052, "23000", "Column '\(name)' in \(flavour.clause("SET")) is ambiguous")
        }
        return first
    }

    // MARK: Deleting

    mutating func delete(_ delete: MySQLDelete) throws(SQLError) -> Answer {
        var binder = makeBinder()
        var scope = Scope()
        let from = try binder.tables(delete.from, &scope)
        let condition = try binder.whereClause(delete.condition, scope)
        let order = try binder.order(delete.order, [], scope)
        let tables = Self.named(delete.from)
        let names = delete.targets.isEmpty ? [tables.first.map { $0.alias ?? $0.name.name } ?? ""] : delete.targets
        var sources: [(source: Scope.Source, name: MySQLName)] = []
        for name in names {
            guard let source = scope.sources.first(where: { $0.name == name }),
                let table = tables.first(where: { ($0.alias ?? $0.name.name) == name })
            else { throw SQLError(1109, "42S02", "Unknown table '\(name)' in MULTI DELETE") }
            sources.append((source, table.name))
        }
        var sql =
            "SELECT \(sources.map { "\($0.source.alias).rowid" }.joined(separator: ", ")) FROM \(from)\(condition)"
        if !order.isEmpty { sql += " ORDER BY " + order.joined(separator: ", ") }
        if case .number(let digits)? = delete.limit?.kind { sql += " LIMIT " + digits }
        let found = try rows(sql, binder)
        for (index, source) in sources.enumerated() {
            let target = try table(source.name)
            try need("DELETE", target.database, target.name)
            var writer = RowWriter(self, target.database, target.name, ignores: false, isReplace: false)
            var seen: Set<Int> = []
            for row in found where row[index] != .null && seen.insert(row[index].integer).inserted {
                try writer.delete(row[index].integer)
            }
            self = writer.finish()
        }
        var answer = Answer()
        answer.affected = affected
        return answer
    }

    mutating func truncate(_ name: MySQLName) throws(SQLError) -> Answer {
        let target = try table(name)
        try need("DROP", target.database, target.name)
        if session.checksForeignKeys,
            let (child, key) = data.catalogue.children(of: target.database, target.name)
                .first(where: { $0.child != target.name })
        {
            throw SQLError(
                1701, "42000",
                "Cannot truncate a table referenced in a foreign key constraint (`\(target.database)`.`\(child)`, \(CreateText.plainForeignKey(key)))"
            )
        }
        try change("DELETE FROM " + Binder.tableName(target.database, target.name))
        data.catalogue.databases[target.database]?.tables[target.name]?.nextNumber = 1
        return Answer()
    }
}
