import MySQLSyntax
import SQLStore

/// Makes a table of what `CREATE TABLE` says.
struct TableBuilder {
    private let execution: Execution
    private let database: String
    private let name: String
    private var table: Catalogue.Table

    init(_ execution: Execution, _ database: String, _ name: String) {
        (self.execution, self.database, self.name) = (execution, database, name)
        table = Catalogue.Table(collation: execution.data.catalogue.databases[database]?.collation ?? "")
    }

    /// A table that is there already, to be changed.
    init(_ execution: Execution, _ database: String, _ name: String, _ table: Catalogue.Table) {
        self.init(execution, database, name)
        self.table = table
    }

    consuming func build(
        _ written: MySQLCreateTable, _ selected: [(name: String, type: ValueType)]
    ) throws(SQLError) -> Catalogue.Table {
        if let collation = written.options["collate"] { table.collation = collation.lowercased() }
        table.comment = written.options["comment"]
        if let next = written.options["auto_increment"] { table.nextNumber = Int(next) ?? 1 }
        if let engine = written.options["engine"], !Self.engines.contains(engine.lowercased()) {
            throw SQLError(1286, "42000", "Unknown storage engine '\(engine)'")
        }
        // There is one engine here; the words are the server's for an engine that is replaced.
        if let engine = written.options["engine"], engine.lowercased() != "innodb" {
            execution.evaluation.warn(SQLError(1266, "HY000", "Using storage engine InnoDB for table '\(name)'"))
        }
        for column in written.columns { try add(column) }
        for column in selected where table.index(of: column.name) == nil {
            table.columns.append(
                Catalogue.Column(
                    name: column.name, type: ColumnType(of: column.type), isNotNull: !column.type.isNullable))
        }
        for key in written.keys { try add(key) }
        for check in written.checks { try add(check, column: nil) }
        try finish()
        return table
    }

    private static let engines: Set<String> = ["innodb", "myisam", "memory", "aria", "csv", "archive", "heap"]

    /// What holds for the table as a whole.
    func finish() throws(SQLError) {
        let numbered = table.columns.filter(\.isAutoIncrement)
        guard numbered.count <= 1,
            numbered.allSatisfy({ column in table.keys.contains { $0.columns.first == column.name } })
        else {
            throw SQLError(
                1075, "42000",
                "Incorrect table definition; there can be only one auto column and it must be defined as a key")
        }
    }

    var built: Catalogue.Table { table }

    // MARK: Columns

    mutating func add(_ written: MySQLColumn, at place: Int? = nil) throws(SQLError) {
        guard table.index(of: written.name) == nil else {
            throw SQLError(1060, "42S21", "Duplicate column name '\(written.name)'")
        }
        table.columns.insert(try column(written), at: place ?? table.columns.count)
        try addKeys(of: written)
    }

    func column(_ written: MySQLColumn) throws(SQLError) -> Catalogue.Column {
        if written.generated != nil { throw .notSimulated("generated columns are") }
        let type = ColumnType(written.type)
        if type.isText, type.modifiers.first ?? 0 > 16_383 {
            throw SQLError(
                1074, "42000",
                "Column length too big for column '\(written.name)' (max = 16383); use BLOB or TEXT instead")
        }
        var column = Catalogue.Column(name: written.name, type: type)
        column.isNotNull = written.isNotNull || written.isPrimary || written.isAutoIncrement
        column.isAutoIncrement = written.isAutoIncrement
        column.onUpdate = written.onUpdate
        column.comment = written.comment
        if let fallback = written.fallback {
            let value = try checkDefault(fallback, column)
            if fallback.kind != .null { column.fallback = written.fallbackText }
            // A literal is kept as the column would hold it.
            switch fallback.kind {
            case .string, .number, .bool:
                let shown = type.valueType(isNullable: true)
                if let text = shown.text(value) {
                    column.fallback =
                        shown.isNumber ? text : "'\(text.replacing("\\", with: "\\\\").replacing("'", with: "''"))'"
                }
            default: break
            }
        }
        return column
    }

    private func checkDefault(_ fallback: MySQLExpression, _ column: Catalogue.Column) throws(SQLError) -> SQLValue {
        let invalid = SQLError(1067, "42000", "Invalid default value for '\(column.name)'")
        if fallback.kind == .null {
            guard !column.isNotNull else { throw invalid }
            return .null
        }
        if column.isAutoIncrement { throw invalid }
        let value = try execution.value(of: fallback)
        let storing = Storing(
            flavour: execution.flavour, evaluation: execution.evaluation, isStrict: true, database: database,
            table: name)
        do throws(SQLError) { return try storing.value(value.value, value.type, for: column) } catch { throw invalid }
    }

    /// Keys and checks that are written at a column.
    mutating func addKeys(of written: MySQLColumn) throws(SQLError) {
        if written.isPrimary { try add(MySQLKey(kind: .primary, columns: [written.name])) }
        if written.isUnique { try add(MySQLKey(kind: .unique, columns: [written.name])) }
        if let check = written.check { try add(check, column: written.name) }
        // MySQL hears REFERENCES at a column and forgets it; MariaDB obeys it.
        if let target = written.references, execution.flavour == .mariadb {
            try add(
                MySQLKey(
                    kind: .foreign(
                        table: target.table, columns: target.columns, onDelete: target.onDelete,
                        onUpdate: target.onUpdate), columns: [written.name]))
        }
    }

    // MARK: Keys

    mutating func add(_ key: MySQLKey) throws(SQLError) {
        var columns: [String] = []
        for column in key.columns {
            guard let index = table.index(of: column) else {
                throw SQLError(1072, "42000", "Key column '\(column)' doesn't exist in table")
            }
            columns.append(table.columns[index].name)
        }
        switch key.kind {
        case .primary:
            guard table.primaryKey == nil else { throw SQLError(1068, "42000", "Multiple primary key defined") }
            table.keys.insert(Catalogue.Key(name: "PRIMARY", kind: .primary, columns: columns), at: 0)
            for column in columns { table.columns[table.index(of: column) ?? 0].isNotNull = true }
        case .unique, .plain:
            let name = try keyName(key.name, columns[0])
            table.keys.append(Catalogue.Key(name: name, kind: key.kind == .unique ? .unique : .plain, columns: columns))
        case .foreign(let target, let targets, let onDelete, let onUpdate):
            try addForeignKey(key.name, columns, target, targets, onDelete, onUpdate)
        }
    }

    private func keyName(_ wanted: String?, _ column: String) throws(SQLError) -> String {
        if let wanted {
            guard !table.keys.contains(where: { $0.name.lowercased() == wanted.lowercased() }) else {
                throw SQLError(1061, "42000", "Duplicate key name '\(wanted)'")
            }
            return wanted
        }
        var name = column
        var number = 2
        while table.keys.contains(where: { $0.name.lowercased() == name.lowercased() }) {
            name = "\(column)_\(number)"
            number += 1
        }
        return name
    }

    private mutating func addForeignKey(
        _ wanted: String?, _ columns: [String], _ target: MySQLName, _ targets: [String], _ onDelete: String?,
        _ onUpdate: String?
    ) throws(SQLError) {
        let home = target.database ?? database
        let parent =
            home == database && target.name == name
            ? table : execution.data.catalogue.databases[home]?.tables[target.name]
        if home != database { throw .notSimulated("foreign keys to another database are") }
        guard let parent else {
            guard execution.session.checksForeignKeys else {
                throw .notSimulated("foreign keys to tables that are not there yet are")
            }
            throw execution.flavour == .mysql
                ? SQLError(1824, "HY000", "Failed to open the referenced table '\(target.name)'") : malformed
        }
        let named = targets.isEmpty ? parent.primaryKey?.columns ?? [] : targets
        let known = named.compactMap { parent.index(of: $0).map { parent.columns[$0].name } }
        guard known.count == columns.count,
            parent.keys.contains(where: { Array($0.columns.prefix(known.count)) == known })
        else {
            throw execution.flavour == .mysql
                ? SQLError(
                    1822, "HY000",
                    "Failed to add the foreign key constraint. Missing index for constraint '\(wanted ?? "\(name)_ibfk_1")' in the referenced table '\(target.name)'"
                ) : malformed
        }
        var number = 1
        while table.foreignKeys.contains(where: { $0.name == "\(name)_ibfk_\(number)" }) { number += 1 }
        if !table.keys.contains(where: { Array($0.columns.prefix(columns.count)) == columns }) {
            table.keys.append(
                Catalogue.Key(
                    name: try keyName(wanted == nil ? nil : wanted, columns[0]), kind: .plain, columns: columns))
        }
        table.foreignKeys.append(
            Catalogue.ForeignKey(
                name: wanted ?? "\(name)_ibfk_\(number)", columns: columns, database: home, table: target.name,
                targets: known, onDelete: onDelete, onUpdate: onUpdate))
    }

    private var malformed: SQLError {
        SQLError(
            1005, "HY000",
            "Can't create table `\(database)`.`\(name)` (errno: 150 \"Foreign key constraint is incorrectly formed\")")
    }

    mutating func add(_ check: MySQLCheck, column: String?) throws(SQLError) {
        let mark = execution.flavour == .mysql ? "\(name)_chk_" : "CONSTRAINT_"
        let named =
            column != nil && check.name == nil && execution.flavour == .mariadb
            ? column ?? "" : "\(mark)\(table.checks.count + 1)"
        // Names in the condition are looked at now.
        var binder = execution.makeBinder()
        var scope = Scope()
        scope.sources = [
            Scope.Source(
                name: name, alias: name,
                columns: table.columns.map {
                    Scope.Column(name: $0.name, bound: Bound("NULL", $0.type.valueType(isNullable: true)))
                })
        ]
        _ = try binder.expression(check.condition, in: scope)
        table.checks.append(Catalogue.Check(name: check.name ?? named, text: check.text, column: column))
    }
}
