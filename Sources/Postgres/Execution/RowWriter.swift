import PostgresSyntax
import SQLStore

/// Puts rows into one table, and holds them to the table's rules.
final class RowWriter {
    private let execution: Execution
    private let table: Schema.Table
    private let connection: SQLiteConnection?
    /// Rows whose foreign keys are looked at when the statement has done all it does.
    private var written: [[SQLValue]] = []
    /// Keys that other tables may still refer to: what went, and what came in its place.
    private var gone: [(old: [SQLValue], new: [SQLValue]?)] = []
    private var nextRow: Int?

    init(_ execution: Execution, _ table: Schema.Table) {
        self.execution = execution
        self.table = table
        connection = try? execution.connection()
    }

    private func place(_ column: String) -> Int { table.columns.firstIndex { $0.name == column } ?? 0 }

    private func rows(_ sql: String, _ values: [SQLValue] = []) throws(SQLError) -> [[SQLValue]] {
        try execution.connection().rows(sql, values)
    }

    private func text(_ value: SQLValue, _ column: Int) -> String {
        execution.context.conversion.write(value, table.columns[column].type) ?? "null"
    }

    // MARK: Rules of one row

    /// Computes generated columns.
    func complete(_ rows: inout [[SQLValue]]) throws(SQLError) {
        for index in rows.indices { try generate(&rows[index]) }
    }

    func generate(_ row: inout [SQLValue]) throws(SQLError) {
        for (index, column) in table.columns.enumerated() {
            guard let generated = column.generated else { continue }
            var binder = execution.binder()
            binder.scopes = [Scope(relations: [execution.parameterRelation(table.name, table, from: 1)])]
            let value = try execution.assigned(try binder.bind(try Execution.parse(generated)), column, &binder)
            row[index] = try execution.rows("SELECT \(value.sql)", binder, row)[0][0]
        }
    }

    private func failing(_ row: [SQLValue]) -> String {
        "Failing row contains (\(row.enumerated().map { text($0.element, $0.offset) }.joined(separator: ", ")))."
    }

    private lazy var checks: [(name: String, sql: String, binder: Binder)] = []
    private var hasChecks = false

    private func prepareChecks() throws(SQLError) {
        guard !hasChecks else { return }
        hasChecks = true
        for constraint in table.constraints.sorted(by: { $0.name < $1.name }) {
            guard case .check(let text) = constraint.kind else { continue }
            var binder = execution.binder()
            binder.scopes = [Scope(relations: [execution.parameterRelation(table.name, table, from: 1)])]
            let condition = try binder.condition(try binder.bind(try Execution.parse(text)), "CHECK")
            checks.append((constraint.name, "SELECT \(condition.sql)", binder))
        }
    }

    /// Whether a row may be there, beside the one that it replaces.
    func check(_ row: [SQLValue], replacing rowid: Int? = nil) throws(SQLError) {
        for (index, column) in table.columns.enumerated() where column.isNotNull && row[index].isNull {
            throw SQLError(
                "23502",
                "null value in column \"\(column.name)\" of relation \"\(table.name)\" violates not-null constraint",
                detail: failing(row))
        }
        try prepareChecks()
        for check in checks where try execution.rows(check.sql, check.binder, row)[0][0] == .int(0) {
            throw SQLError(
                "23514", "new row for relation \"\(table.name)\" violates check constraint \"\(check.name)\"",
                detail: failing(row))
        }
        for key in uniqueKeys where try find(key.columns, row, except: rowid) != nil {
            let values = key.columns.map { text(row[place($0)], place($0)) }.joined(separator: ", ")
            throw SQLError(
                "23505", "duplicate key value violates unique constraint \"\(key.name)\"",
                detail: "Key (\(key.columns.joined(separator: ", ")))=(\(values)) already exists.")
        }
    }

    // MARK: Keys

    private var uniqueKeys: [(name: String, columns: [String])] {
        let constraints = table.constraints.compactMap { constraint -> (name: String, columns: [String])? in
            switch constraint.kind {
            case .primary(let columns), .unique(let columns): (constraint.name, columns)
            default: nil
            }
        }
        let indexes = table.indexes.filter(\.isUnique).compactMap { index -> (name: String, columns: [String])? in
            index.keys.allSatisfy { key in table.columns.contains { $0.name == key } } ? (index.name, index.keys) : nil
        }
        return constraints + indexes
    }

    /// The row that has the same values in these columns.
    private func find(_ columns: [String], _ row: [SQLValue], except rowid: Int? = nil) throws(SQLError) -> Int? {
        let values = columns.map { row[place($0)] }
        guard !values.contains(.null) else { return nil }
        let tests = columns.enumerated().map { "\(SQLText.name($0.element)) = ?\($0.offset + 1)" }
        let other = rowid.map { " AND rowid <> \($0)" } ?? ""
        let sql = "SELECT rowid FROM \(table.storage) WHERE \(tests.joined(separator: " AND "))\(other) LIMIT 1"
        return try rows(sql, values).first?[0].integer
    }

    /// The row that stands in the way of a new one, by what `ON CONFLICT` names.
    func conflict(_ row: [SQLValue], _ conflict: SQLInsert.Conflict) throws(SQLError) -> Int? {
        let keys = uniqueKeys.filter { key in
            if let name = conflict.constraint { return key.name == name }
            return conflict.columns.isEmpty || Set(key.columns) == Set(conflict.columns)
        }
        if let name = conflict.constraint, keys.isEmpty {
            throw SQLError("42704", "constraint \"\(name)\" for table \"\(table.name)\" does not exist")
        }
        for column in conflict.columns where table.column(column) == nil {
            throw SQLError("42703", "column \"\(column)\" does not exist", at: conflict.position)
        }
        guard !keys.isEmpty || conflict.columns.isEmpty else {
            throw SQLError("42P10", "there is no unique or exclusion constraint matching the ON CONFLICT specification")
        }
        guard conflict.assignments == nil || !conflict.columns.isEmpty || conflict.constraint != nil else {
            throw SQLError(
                "42601", "ON CONFLICT DO UPDATE requires inference specification or constraint name",
                hint: "For example, ON CONFLICT (column_name).", at: conflict.position)
        }
        for key in keys {
            if let found = try find(key.columns, row) { return found }
        }
        return nil
    }

    // MARK: Writing

    /// Rows keep the order in which they were written last, as in PostgreSQL's heap.
    private func takeRow() throws(SQLError) -> Int {
        if nextRow == nil {
            nextRow = try rows("SELECT coalesce(max(rowid), 0) + 1 FROM \(table.storage)").first?[0].integer
        }
        let number = nextRow ?? 1
        nextRow = number + 1
        return number
    }

    private lazy var insertion: String = {
        let names = table.columns.map { SQLText.name($0.name) }
        let marks = names.indices.map { "?\($0 + 1)" }
        return
            "(\((names + ["rowid"]).joined(separator: ", "))) VALUES (\((marks + ["?\(names.count + 1)"]).joined(separator: ", ")))"
    }()

    func insert(_ row: [SQLValue]) throws(SQLError) {
        _ = try rows("INSERT INTO \(table.storage) \(insertion)", row + [.int(try takeRow())])
        written.append(row)
    }

    func replace(_ rowid: Int, _ row: [SQLValue]) throws(SQLError) {
        let old = try stored(rowid)
        _ = try rows("DELETE FROM \(table.storage) WHERE rowid = ?1", [.int(rowid)])
        _ = try rows("INSERT INTO \(table.storage) \(insertion)", row + [.int(try takeRow())])
        written.append(row)
        if let old { gone.append((old, row)) }
    }

    func remove(_ rowid: Int, _ row: [SQLValue]) throws(SQLError) {
        _ = try rows("DELETE FROM \(table.storage) WHERE rowid = ?1", [.int(rowid)])
        gone.append((row, nil))
    }

    private func stored(_ rowid: Int) throws(SQLError) -> [SQLValue]? {
        let names = table.columns.map { SQLText.name($0.name) }.joined(separator: ", ")
        return try rows("SELECT \(names) FROM \(table.storage) WHERE rowid = ?1", [.int(rowid)]).first
    }

    // MARK: Foreign keys

    /// Looks at foreign keys, of this table's rows and of others that refer to rows that went.
    func checkReferences() throws(SQLError) {
        for constraint in table.constraints {
            guard case .foreign(let key) = constraint.kind,
                let other = execution.context.schema.table(key.schema, key.table)
            else { continue }
            for row in written {
                let values = key.columns.map { row[place($0)] }
                guard !values.contains(.null) else { continue }
                let tests = key.references.enumerated().map { "\(SQLText.name($0.element)) = ?\($0.offset + 1)" }
                let sql = "SELECT 1 FROM \(other.storage) WHERE \(tests.joined(separator: " AND ")) LIMIT 1"
                guard try rows(sql, values).isEmpty else { continue }
                let shown = key.columns.map { text(row[place($0)], place($0)) }.joined(separator: ", ")
                throw SQLError(
                    "23503",
                    "insert or update on table \"\(table.name)\" violates foreign key constraint \"\(constraint.name)\"",
                    detail:
                        "Key (\(key.columns.joined(separator: ", ")))=(\(shown)) is not present in table \"\(other.name)\"."
                )
            }
        }
        guard !gone.isEmpty else { return }
        for other in execution.context.schema.tables {
            for constraint in other.constraints {
                guard case .foreign(let key) = constraint.kind, key.table == table.name, key.schema == table.schema
                else { continue }
                for change in gone { try follow(change.old, change.new, key, constraint.name, other) }
            }
        }
        gone = []
    }

    /// Does to the rows that refer to a row what their constraint says.
    private func follow(
        _ old: [SQLValue], _ new: [SQLValue]?, _ key: Schema.ForeignKey, _ name: String, _ other: Schema.Table
    ) throws(SQLError) {
        let values = key.references.map { old[place($0)] }
        if let new, key.references.map({ new[place($0)] }) == values { return }
        let tests = key.columns.enumerated().map { "\(SQLText.name($0.element)) = ?\($0.offset + 1)" }
        let names = other.columns.map { SQLText.name($0.name) }.joined(separator: ", ")
        let found = try rows(
            "SELECT rowid, \(names) FROM \(other.storage) WHERE \(tests.joined(separator: " AND "))", values)
        guard !found.isEmpty, try find(key.references, old) == nil else { return }
        let writer = RowWriter(execution, other)
        let action = (new == nil ? key.onDelete : key.onUpdate) ?? "no action"
        for line in found {
            var row = Array(line.dropFirst())
            func set(_ column: String, _ value: SQLValue) {
                if let index = other.columns.firstIndex(where: { $0.name == column }) { row[index] = value }
            }
            switch action {
            case "cascade":
                guard let new else {
                    try writer.remove(line[0].integer, row)
                    continue
                }
                for (column, reference) in zip(key.columns, key.references) { set(column, new[place(reference)]) }
            case "set null": for column in key.columns { set(column, .null) }
            case "set default":
                for column in key.columns {
                    guard let definition = other.column(column) else { continue }
                    var binder = execution.binder()
                    let value = try execution.defaultValue(definition, &binder)
                    set(column, try execution.rows("SELECT \(value)", binder)[0][0])
                }
            default:
                let shown = key.references.map { text(old[place($0)], place($0)) }.joined(separator: ", ")
                throw SQLError(
                    "23503",
                    "update or delete on table \"\(table.name)\" violates foreign key constraint \"\(name)\" on table \"\(other.name)\"",
                    detail:
                        "Key (\(key.references.joined(separator: ", ")))=(\(shown)) is still referenced from table \"\(other.name)\"."
                )
            }
            try writer.check(row, replacing: line[0].integer)
            try writer.replace(line[0].integer, row)
        }
        try writer.checkReferences()
    }
}
