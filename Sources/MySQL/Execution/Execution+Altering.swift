import MySQLSyntax
import SQLStore

/// `ALTER TABLE`, `CREATE INDEX` and `DROP INDEX`.
extension Execution {
    mutating func alterTable(_ name: MySQLName, _ changes: [MySQLTableChange]) throws(SQLError) -> Answer {
        let target = try table(name)
        try need("ALTER", target.database, target.name)
        var table = target.table
        /// Where each column of the new table comes from; none is a new one.
        var sources: [Int?] = Array(table.columns.indices.map { $0 })
        var renamed: MySQLName?
        var copies = false
        for change in changes {
            switch change {
            case .rename(let new): renamed = new
            default:
                copies =
                    try apply(change, &table, &sources, target.database, target.name) || copies
            }
        }
        // Another primary key in the same breath is made in place.
        let replacesKey =
            changes.contains { if case .dropPrimaryKey = $0 { true } else { false } } && table.primaryKey != nil
        if replacesKey { copies = false }
        try TableBuilder(self, target.database, target.name, table).finish()
        let count = try rebuild(target.database, target.name, table, sources)
        if let renamed { try rename(target.database, target.name, to: renamed) }
        var answer = Answer()
        answer.affected = copies ? count : 0
        if !changes.allSatisfy({ if case .rename = $0 { true } else { false } }) {
            answer.info = "Records: \(answer.affected)  Duplicates: 0  Warnings: \(evaluation.warnings.count)"
        }
        return answer
    }

    /// Gives whether the server writes all rows anew for it.
    private func apply(
        _ change: MySQLTableChange, _ table: inout Catalogue.Table, _ sources: inout [Int?], _ database: String,
        _ name: String
    ) throws(SQLError) -> Bool {
        switch change {
        case .addColumn(let column, let place, let ifNotExists):
            if ifNotExists, table.index(of: column.name) != nil {
                evaluation.warn(SQLError(1060, "42S21", "Duplicate column name '\(column.name)'").asNote)
                return false
            }
            let index = try self.index(of: place, table, name)
            var builder = TableBuilder(self, database, name, table)
            try builder.add(column, at: index)
            table = builder.built
            sources.insert(nil, at: index)
        case .changeColumn(let old, let column, let place):
            return try changeColumn(old, column, place, &sources, &table, database, name)
        case .dropColumn(let column, let ifExists):
            guard let index = table.index(of: column) else {
                let error = missing("COLUMN", column)
                guard ifExists else { throw error }
                evaluation.warn(error.asNote)
                return false
            }
            try dropColumn(index, &table, database, name)
            sources.remove(at: index)
        case .renameColumn(let old, let new):
            guard let index = table.index(of: old) else { throw .unknownColumn(old, name) }
            guard table.index(of: new) == nil else { throw SQLError(1060, "42S21", "Duplicate column name '\(new)'") }
            Self.renameColumn(index, to: new, &table)
        case .setDefault(let column, let value, let text):
            guard let index = table.index(of: column) else { throw .unknownColumn(column, name) }
            table.columns[index].fallback = value == nil || value?.kind == .null ? nil : text
        case .addKey(let key):
            var builder = TableBuilder(self, database, name, table)
            try builder.add(key)
            table = builder.built
        case .addCheck(let check):
            var builder = TableBuilder(self, database, name, table)
            try builder.add(check, column: nil)
            table = builder.built
            return true
        case .dropKey(let key):
            try Self.drop(key, &table, missing("INDEX", key))
        case .renameKey(let old, let new):
            guard let index = table.keys.firstIndex(where: { $0.name == old }) else {
                throw SQLError(1176, "42000", "Key '\(old)' doesn't exist in table '\(name)'")
            }
            table.keys[index].name = new
        case .dropPrimaryKey:
            try Self.drop("PRIMARY", &table, missing("PRIMARY KEY", "PRIMARY"))
            return true
        case .dropForeignKey(let key), .dropConstraint(let key):
            try Self.dropConstraint(key, &table, missing("CONSTRAINT", key))
        case .option("auto_increment", let value):
            table.nextNumber = max(table.nextNumber, Int(value) ?? 1)
        case .option("comment", let text):
            table.comment = text
        case .option("collate", let collation):
            table.collation = collation.lowercased()
        case .option("engine", _): return true
        case .option, .rename: break
        }
        return false
    }

    private func missing(_ kind: String, _ name: String) -> SQLError {
        SQLError(
            1091, "42000",
            flavour == .mysql
                ? "Can't DROP '\(name)'; check that column/key exists"
                : "Can't DROP \(kind) `\(name)`; check that it exists")
    }

    private func index(
        of place: MySQLTableChange.Place, _ table: Catalogue.Table, _ name: String
    ) throws(SQLError) -> Int {
        switch place {
        case .last: return table.columns.count
        case .first: return 0
        case .after(let column):
            guard let index = table.index(of: column) else { throw .unknownColumn(column, name) }
            return index + 1
        }
    }

    private func changeColumn(
        _ old: String, _ written: MySQLColumn, _ place: MySQLTableChange.Place, _ sources: inout [Int?],
        _ table: inout Catalogue.Table, _ database: String, _ name: String
    ) throws(SQLError) -> Bool {
        guard let index = table.index(of: old) else { throw .unknownColumn(old, name) }
        var changed = table
        var column = try TableBuilder(self, database, name, table).column(written)
        let before = changed.columns[index]
        if changed.primaryKey?.columns.contains(before.name) == true { column.isNotNull = true }
        Self.renameColumn(index, to: written.name, &changed)
        changed.columns[index] = column
        if place != .last {
            let source = sources.remove(at: index)
            changed.columns.remove(at: index)
            let target = try self.index(of: place, changed, name)
            changed.columns.insert(column, at: target)
            sources.insert(source, at: target)
        }
        var builder = TableBuilder(self, database, name, changed)
        try builder.addKeys(of: written)
        table = builder.built
        return before.type != column.type || before.isNotNull != column.isNotNull
    }

    private static func renameColumn(_ index: Int, to new: String, _ table: inout Catalogue.Table) {
        let old = table.columns[index].name
        table.columns[index].name = new
        for key in table.keys.indices {
            table.keys[key].columns = table.keys[key].columns.map { $0 == old ? new : $0 }
        }
        for key in table.foreignKeys.indices {
            table.foreignKeys[key].columns = table.foreignKeys[key].columns.map { $0 == old ? new : $0 }
        }
    }

    private func dropColumn(
        _ index: Int, _ table: inout Catalogue.Table, _ database: String, _ name: String
    ) throws(SQLError) {
        let column = table.columns[index].name
        guard table.columns.count > 1 else {
            throw SQLError(1090, "42000", "You can't delete all columns with ALTER TABLE; use DROP TABLE instead")
        }
        if let key = table.foreignKeys.first(where: { $0.columns.contains(column) }) {
            throw SQLError(
                1828, "HY000",
                "Cannot drop column '\(column)': needed in a foreign key constraint '\(key.name)'")
        }
        if let (child, key) = data.catalogue.children(of: database, name)
            .first(where: { $0.key.targets.contains(column) })
        {
            let shown = flavour == .mysql ? "'\(child)'" : "`\(key.database)`.`\(child)`"
            throw SQLError(
                1829, "HY000",
                "Cannot drop column '\(column)': needed in a foreign key constraint '\(key.name)' of table \(shown)")
        }
        table.columns.remove(at: index)
        for key in table.keys.indices { table.keys[key].columns.removeAll { $0 == column } }
        table.keys.removeAll(where: \.columns.isEmpty)
        table.checks.removeAll { $0.column == column }
    }

    private static func drop(_ key: String, _ table: inout Catalogue.Table, _ missing: SQLError) throws(SQLError) {
        guard let index = table.keys.firstIndex(where: { $0.name.lowercased() == key.lowercased() }) else {
            throw missing
        }
        let columns = table.keys[index].columns
        let others = table.keys.enumerated().contains { $0.offset != index && $0.element.columns.starts(with: columns) }
        if !others, let foreign = table.foreignKeys.first(where: { columns.starts(with: $0.columns) }) {
            throw SQLError(1553, "HY000", "Cannot drop index '\(key)': needed in a foreign key constraint")
                .named(foreign.name)
        }
        table.keys.remove(at: index)
    }

    private static func dropConstraint(
        _ name: String, _ table: inout Catalogue.Table, _ missing: SQLError
    ) throws(SQLError) {
        if let index = table.foreignKeys.firstIndex(where: { $0.name == name }) {
            table.foreignKeys.remove(at: index)
        } else if let index = table.checks.firstIndex(where: { $0.name == name }) {
            table.checks.remove(at: index)
        } else {
            try drop(name, &table, missing)
        }
    }

    /// Writes the rows into a store of the new shape. Gives how many there are.
    private mutating func rebuild(
        _ database: String, _ name: String, _ table: Catalogue.Table, _ sources: [Int?]
    ) throws(SQLError) -> Int {
        let store = Binder.tableName(database, name)
        let old = data.catalogue.databases[database]?.tables[name] ?? table
        let rows = try ask("SELECT * FROM \(store)")
        try change("DROP TABLE " + store)
        try makeStore(database, name, table)
        data.catalogue.databases[database]?.tables[name] = table
        var writer = RowWriter(self, database, name, ignores: false, isReplace: false)
        for (number, row) in rows.enumerated() {
            evaluation.row = number + 1
            var given: [(Int, (value: SQLValue, type: ValueType)?)] = []
            for (index, source) in sources.enumerated() {
                guard let source else {
                    // A new column without a default has what stands for nothing.
                    let column = table.columns[index]
                    if column.fallback == nil, column.isNotNull, !column.isAutoIncrement {
                        given.append((index, (Self.nothing(for: column), ValueType(.text))))
                    }
                    continue
                }
                given.append((index, (row[source], old.columns[source].type.valueType(isNullable: true))))
            }
            _ = try writer.insert(given, onDuplicate: [])
        }
        let before = affected
        self = writer.finish()
        affected = before
        return rows.count
    }

    private static func nothing(for column: Catalogue.Column) -> SQLValue {
        let type = column.type
        if type.isInteger || ["decimal", "float", "double", "year", "bit"].contains(type.name) { return .int(0) }
        if type.name == "enum" { return .text(type.values.first ?? "") }
        return .text(type.hasDate ? "1000-01-01" : type.name == "time" ? "00:00:00" : type.name == "json" ? "null" : "")
    }

    // MARK: Indexes

    mutating func createIndex(_ key: MySQLKey, _ name: MySQLName) throws(SQLError) -> Answer {
        let target = try table(name)
        try need("INDEX", target.database, target.name)
        return try alterTable(name, [.addKey(key)])
    }

    mutating func dropIndex(_ key: String, _ name: MySQLName) throws(SQLError) -> Answer {
        let target = try table(name)
        try need("INDEX", target.database, target.name)
        return try alterTable(name, [key.uppercased() == "PRIMARY" ? .dropPrimaryKey : .dropKey(key)])
    }
}

extension SQLError {
    /// The same with the name of what needs it.
    fileprivate func named(_ name: String) -> SQLError {
        var copy = self
        copy.message += " '\(name)'"
        return copy
    }
}
