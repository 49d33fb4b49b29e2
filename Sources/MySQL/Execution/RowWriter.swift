import MySQLSyntax
import SQLStore

/// Writes rows of one table, one by one: values are made to fit, numbers are given, keys are kept.
struct RowWriter {
    private var execution: Execution
    private let database: String
    private let name: String
    private var table: Catalogue.Table
    private let isReplace: Bool
    private let ignores: Bool
    private let storing: Storing
    /// Where rows of the table are in the store.
    private let store: String
    /// The numbers that the statement has reserved, and the next one of them.
    private var next: Int
    private var reserved = 0

    enum Outcome { case inserted, updated, replaced, unchanged }

    init(_ execution: Execution, _ database: String, _ name: String, ignores: Bool, isReplace: Bool) {
        self.execution = execution
        (self.database, self.name, self.isReplace, self.ignores) = (database, name, isReplace, ignores)
        table = execution.data.catalogue.databases[database]?.tables[name] ?? Catalogue.Table(collation: "")
        store = Binder.tableName(database, name)
        next = table.nextNumber
        storing = Storing(
            flavour: execution.flavour, evaluation: execution.evaluation,
            isStrict: execution.session.isStrict && !ignores, database: database, table: name)
    }

    /// The execution with all that was written.
    mutating func finish() -> Execution {
        execution.data.catalogue.databases[database]?.tables[name]?.nextNumber = max(next, table.nextNumber)
        return execution
    }

    /// Takes numbers for the rows that need one before any is written, as InnoDB does. What is not used is lost.
    mutating func reserve(_ rows: Int, isBulk: Bool) {
        guard table.columns.contains(where: \.isAutoIncrement), rows > 0 else { return }
        // For rows of a query it takes 1, then 2, then 4.
        var count = rows
        if isBulk {
            count = 1
            while count < rows { count = count * 2 + 1 }
        }
        reserved = table.nextNumber + count
        next = table.nextNumber
    }

    // MARK: Inserting

    mutating func insert(
        _ given: [(Int, (value: SQLValue, type: ValueType)?)], onDuplicate: [MySQLAssignment]
    ) throws(SQLError) -> Outcome {
        var row: [SQLValue?] = Array(repeating: nil, count: table.columns.count)
        for (index, value) in given {
            guard let value else { continue }
            let column = table.columns[index]
            if value.value == .null, column.isNotNull, !column.isAutoIncrement, !Self.isTimestamp(column) {
                let error = SQLError(1048, "23000", "Column '\(column.name)' cannot be null")
                guard ignores else { throw error }
                execution.evaluation.warn(error)
                row[index] = Self.empty(column)
                continue
            }
            row[index] = try storing.value(value.value, value.type, for: column)
        }
        var generated: Int?
        var values: [SQLValue] = []
        for (index, column) in table.columns.enumerated() {
            if column.isAutoIncrement,
                row[index] == nil || row[index] == .null || row[index] == .int(0) && zeroGenerates
            {
                generated = next
                values.append(.int(next))
            } else if let value = row[index] {
                values.append(value)
            } else {
                values.append(try defaultValue(column))
            }
        }
        defer { keepNumber(generated, values) }
        try check(values)
        while let (key, other) = try conflict(values, except: nil) {
            if !onDuplicate.isEmpty { return try updateInstead(other, values, onDuplicate) }
            guard isReplace else { throw duplicate(key, values) }
            try remove(other)
            execution.affected += 1
            if try conflict(values, except: nil) == nil {
                try write(values)
                execution.affected += 1
                remember(generated)
                return .replaced
            }
        }
        try write(values)
        execution.affected += 1
        remember(generated)
        return .inserted
    }

    private mutating func remember(_ generated: Int?) {
        guard let generated else { return }
        if execution.lastInsertID == 0 { execution.lastInsertID = generated }
        next = generated + 1
    }

    /// Whether 0 asks for a number as NULL does.
    private var zeroGenerates: Bool {
        !(execution.session.settings["sql_mode"]?.uppercased().contains("NO_AUTO_VALUE_ON_ZERO") ?? false)
    }

    /// Numbers that were taken or given by hand are behind us.
    private mutating func keepNumber(_ generated: Int?, _ values: [SQLValue]) {
        guard let index = table.columns.firstIndex(where: \.isAutoIncrement) else { return }
        if generated == nil, case .int(let number) = values[index], number >= next { next = number + 1 }
        table.nextNumber = max(table.nextNumber, max(next, reserved))
        execution.evaluation.numbers[MySQLName(name, database: database)] = table.nextNumber
        execution.data.catalogue.databases[database]?.tables[name]?.nextNumber = table.nextNumber
    }

    private static func isTimestamp(_ column: Catalogue.Column) -> Bool {
        column.type.name == "timestamp" && column.fallback?.lowercased().hasPrefix("current_timestamp") == true
    }

    /// What stands for nothing in a column that cannot be NULL.
    private static func empty(_ column: Catalogue.Column) -> SQLValue {
        let type = column.type
        if type.isInteger { return .int(0) }
        switch type.name {
        case "decimal": return .text(DecimalNumber(0).rounded(to: type.scale).text)
        case "float", "double": return .real(0)
        case "date": return .text("0000-00-00")
        case "datetime", "timestamp": return .text("0000-00-00 00:00:00")
        case "time": return .text("00:00:00")
        case "enum": return .text(type.values.first ?? "")
        default: return .text("")
        }
    }

    private func defaultValue(_ column: Catalogue.Column) throws(SQLError) -> SQLValue {
        if let text = column.fallback {
            guard let expression = try? MySQLParser.expression(text) else { return .null }
            let value = try execution.value(of: expression)
            return try storing.value(value.value, value.type, for: column)
        }
        guard column.isNotNull else { return .null }
        let error = SQLError(1364, "HY000", "Field '\(column.name)' doesn't have a default value")
        guard !storing.isStrict else { throw error }
        execution.evaluation.warn(error)
        return Self.empty(column)
    }

    private mutating func write(_ values: [SQLValue]) throws(SQLError) {
        try checkParents(values)
        let marks = values.map { _ in "?" }.joined(separator: ", ")
        try execution.change("INSERT INTO \(store) VALUES (\(marks))", values)
    }

    // MARK: Keys

    /// A row that already has the values of a unique key, with the key.
    private func conflict(_ values: [SQLValue], except rowid: Int?) throws(SQLError) -> (Catalogue.Key, Int)? {
        for key in table.keys where key.kind != .plain {
            let indexes = key.columns.compactMap { table.index(of: $0) }
            // NULL is like nothing.
            if indexes.contains(where: { values[$0] == .null }) { continue }
            let tests = indexes.map { "\(Binder.name(table.columns[$0].name)) = ?" }.joined(separator: " AND ")
            let other = rowid.map { " AND rowid <> \($0)" } ?? ""
            let found = try execution.ask(
                "SELECT rowid FROM \(store) WHERE \(tests)\(other) LIMIT 1", indexes.map { values[$0] })
            if let row = found.first { return (key, row[0].integer) }
        }
        return nil
    }

    private func duplicate(_ key: Catalogue.Key, _ values: [SQLValue]) -> SQLError {
        let texts = key.columns.compactMap { table.index(of: $0) }.map { index in
            table.columns[index].type.valueType(isNullable: true).text(values[index]) ?? "NULL"
        }
        let shown = execution.flavour == .mysql ? "\(name).\(key.name)" : key.name
        return SQLError(1062, "23000", "Duplicate entry '\(texts.joined(separator: "-"))' for key '\(shown)'")
    }

    private func check(_ values: [SQLValue]) throws(SQLError) {
        for check in table.checks {
            guard let expression = try? MySQLParser.expression(check.text) else { continue }
            var binder = execution.makeBinder()
            let scope = rowScope(values)
            let bound = try binder.expression(expression, in: scope)
            let test = binder.truth(bound)
            let result = try execution.rows("SELECT \(test)", binder)[0][0]
            guard result == .int(0) || result == .real(0) else { continue }
            throw execution.flavour == .mysql
                ? SQLError(3819, "HY000", "Check constraint '\(check.name)' is violated.")
                : SQLError(
                    4025, "23000",
                    "CONSTRAINT `\(check.column.map { "\(name).\($0)" } ?? check.name)` failed for `\(database)`.`\(name)`"
                )
        }
    }

    /// A row's values as columns that an expression can name.
    private func rowScope(_ values: [SQLValue]) -> Scope {
        var scope = Scope()
        scope.sources = [
            Scope.Source(
                name: name, alias: "row",
                columns: zip(table.columns, values).map { column, value in
                    Scope.Column(
                        name: column.name,
                        bound: Bound(Self.literal(value), column.type.valueType(isNullable: !column.isNotNull)))
                })
        ]
        return scope
    }

    private static func literal(_ value: SQLValue) -> String {
        switch value {
        case .null: "NULL"
        case .int(let number): "(\(number))"
        case .real(let number): "(\(number))"
        case .text(let text): Binder.quoted(text)
        case .blob(let bytes): Binder.quoted(String(decoding: bytes, as: UTF8.self))
        }
    }

    /// The row that is in the way is changed instead.
    private mutating func updateInstead(
        _ rowid: Int, _ values: [SQLValue], _ assignments: [MySQLAssignment]
    ) throws(SQLError) -> Outcome {
        let old = try execution.ask("SELECT * FROM \(store) WHERE rowid = \(rowid)")[0]
        var scope = rowScope(old)
        var binder = execution.makeBinder()
        binder.place = "SET"
        for (column, value) in zip(table.columns, values) {
            binder.insertedRow[column.name.lowercased()] = Bound(
                Self.literal(value), column.type.valueType(isNullable: true))
        }
        var changes: [(Int, (value: SQLValue, type: ValueType)?)] = []
        for assignment in assignments {
            guard let index = table.index(of: assignment.column.last ?? "") else {
                throw .unknownColumn(assignment.column.joined(separator: "."), execution.flavour.clause("SET"))
            }
            if case .byDefault = assignment.value.kind {
                changes.append((index, nil))
                continue
            }
            let bound = try binder.expression(assignment.value, in: scope)
            let value = try execution.rows("SELECT " + bound.sql, binder)[0][0]
            changes.append((index, (value, bound.type)))
            scope.sources[0].columns[index].bound = bound
        }
        let before = execution.affected
        try update(rowid, changes)
        guard execution.affected > before else { return .unchanged }
        // A change counts twice, so that it can be told from a new row.
        execution.affected = before + 2
        return .updated
    }

    // MARK: Updating

    mutating func update(
        _ rowid: Int, _ changes: [(Int, (value: SQLValue, type: ValueType)?)]
    ) throws(SQLError) {
        guard let old = try execution.ask("SELECT * FROM \(store) WHERE rowid = \(rowid)").first else { return }
        var new = old
        for (index, value) in changes {
            let column = table.columns[index]
            guard let value else {
                new[index] = try defaultValue(column)
                continue
            }
            if value.value == .null, column.isNotNull {
                let error = SQLError(1048, "23000", "Column '\(column.name)' cannot be null")
                guard !storing.isStrict else { throw error }
                execution.evaluation.warn(error)
                new[index] = Self.empty(column)
                continue
            }
            new[index] = try storing.value(value.value, value.type, for: column)
        }
        guard new != old else { return }
        for (index, column) in table.columns.enumerated()
        where column.onUpdate && !changes.contains(where: { $0.0 == index }) {
            new[index] = .text(DateText.datetime(execution.evaluation.now, places: column.type.scale))
        }
        try replace(rowid, old, new)
        execution.affected += 1
    }

    private mutating func replace(_ rowid: Int, _ old: [SQLValue], _ new: [SQLValue]) throws(SQLError) {
        try check(new)
        if let (key, _) = try conflict(new, except: rowid) { throw duplicate(key, new) }
        try checkParents(new)
        try moveChildren(old, new)
        let sets = table.columns.map { "\(Binder.name($0.name)) = ?" }.joined(separator: ", ")
        try execution.change("UPDATE \(store) SET \(sets) WHERE rowid = \(rowid)", new)
    }

    // MARK: Deleting

    mutating func delete(_ rowid: Int) throws(SQLError) {
        try remove(rowid)
        execution.affected += 1
    }

    private mutating func remove(_ rowid: Int) throws(SQLError) {
        guard let old = try execution.ask("SELECT * FROM \(store) WHERE rowid = \(rowid)").first else { return }
        try moveChildren(old, nil)
        try execution.change("DELETE FROM \(store) WHERE rowid = \(rowid)")
    }

    // MARK: Foreign keys

    private func checkParents(_ values: [SQLValue]) throws(SQLError) {
        guard execution.session.checksForeignKeys else { return }
        for key in table.foreignKeys {
            let indexes = key.columns.compactMap { table.index(of: $0) }
            if indexes.contains(where: { values[$0] == .null }) { continue }
            let tests = key.targets.map { "\(Binder.name($0)) = ?" }.joined(separator: " AND ")
            let parent = Binder.tableName(key.database, key.table)
            let found = try execution.ask("SELECT 1 FROM \(parent) WHERE \(tests) LIMIT 1", indexes.map { values[$0] })
            // A row may be its own parent.
            let isOwn =
                key.database == database && key.table == name
                && zip(indexes, key.targets).allSatisfy { values[$0] == table.index(of: $1).map { values[$0] } }
            guard found.isEmpty, !isOwn else { continue }
            throw SQLError(
                1452, "23000",
                "Cannot add or update a child row: a foreign key constraint fails (`\(database)`.`\(name)`, \(CreateText.foreignKey(key)))"
            )
        }
    }

    /// Rows of other tables that point at a row which goes or gets another key.
    private mutating func moveChildren(_ old: [SQLValue], _ new: [SQLValue]?) throws(SQLError) {
        guard execution.session.checksForeignKeys else { return }
        for (child, key) in execution.data.catalogue.children(of: database, name) {
            let targets = key.targets.compactMap { table.index(of: $0) }
            if let new, targets.allSatisfy({ old[$0] == new[$0] }) { continue }
            let tests = key.columns.map { "\(Binder.name($0)) = ?" }.joined(separator: " AND ")
            let childStore = Binder.tableName(database, child)
            let rows = try execution.ask("SELECT rowid FROM \(childStore) WHERE \(tests)", targets.map { old[$0] })
            guard !rows.isEmpty else { continue }
            let action = new == nil ? key.onDelete : key.onUpdate
            guard action == "CASCADE" || action == "SET NULL" else {
                throw SQLError(
                    1451, "23000",
                    "Cannot delete or update a parent row: a foreign key constraint fails (`\(database)`.`\(child)`, \(CreateText.foreignKey(key)))"
                )
            }
            var writer = RowWriter(execution, database, child, ignores: false, isReplace: false)
            let before = execution.affected
            for row in rows {
                if action == "CASCADE", new == nil {
                    try writer.remove(row[0].integer)
                    continue
                }
                guard let own = try execution.ask("SELECT * FROM \(childStore) WHERE rowid = \(row[0].integer)").first
                else { continue }
                var changed = own
                for (column, target) in zip(key.columns, targets) {
                    guard let index = writer.table.index(of: column) else { continue }
                    changed[index] = action == "CASCADE" ? new?[target] ?? .null : .null
                }
                let sets = writer.table.columns.map { "\(Binder.name($0.name)) = ?" }.joined(separator: ", ")
                try writer.moveChildren(own, changed)
                try writer.execution.change("UPDATE \(childStore) SET \(sets) WHERE rowid = \(row[0].integer)", changed)
            }
            execution = writer.execution
            // Only the table's own rows count.
            execution.affected = before
        }
    }
}

extension Catalogue {
    /// The foreign keys that point at a table, with the tables that have them.
    func children(of database: String, _ name: String) -> [(child: String, key: ForeignKey)] {
        (databases[database]?.tables ?? [:]).sorted { $0.key < $1.key }.flatMap { child in
            child.value.foreignKeys.filter { $0.database == database && $0.table == name }.map { (child.key, $0) }
        }
    }
}
