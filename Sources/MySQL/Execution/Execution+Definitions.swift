import MySQLSyntax
import SQLStore

/// Databases, tables, views and indexes that come and go.
extension Execution {
    // MARK: Databases

    mutating func createDatabase(_ name: String, _ ifNotExists: Bool, _ collation: String?) throws(SQLError) -> Answer {
        try need("CREATE", name, "*")
        var answer = Answer()
        if data.catalogue.databases[name] != nil || SystemTables.names.contains(name.lowercased()) {
            let error = SQLError(1007, "HY000", "Can't create database '\(name)'; database exists")
            guard ifNotExists else { throw error }
            evaluation.warn(error.asNote)
            answer.affected = flavour == .mysql ? 1 : 0
            return answer
        }
        data.catalogue.databases[name] = Catalogue.Database(collation: collation ?? serverCollation)
        answer.affected = 1
        return answer
    }

    var serverCollation: String { settings.value(of: "collation_server", session) ?? flavour.collation }

    mutating func dropDatabase(_ name: String, _ ifExists: Bool) throws(SQLError) -> Answer {
        try need("DROP", name, "*")
        guard let database = data.catalogue.databases[name] else {
            let error = SQLError(1008, "HY000", "Can't drop database '\(name)'; database doesn't exist")
            guard ifExists else { throw error }
            evaluation.warn(error.asNote)
            return Answer()
        }
        for table in database.tables.keys { try change("DROP TABLE " + Binder.tableName(name, table)) }
        data.catalogue.databases[name] = nil
        if session.database == name { session.database = nil }
        var answer = Answer()
        answer.affected = database.tables.count + database.views.count
        return answer
    }

    // MARK: Tables

    mutating func createTable(_ written: MySQLCreateTable) throws(SQLError) -> Answer {
        if written.isTemporary { throw .notSimulated("temporary tables are") }
        let database = try session.database(of: written.name)
        guard let home = data.catalogue.databases[database] else { throw .unknownDatabase(database) }
        try need("CREATE", database, written.name.name)
        if exists(written.name.name, in: home) {
            let error = SQLError(1050, "42S01", "Table '\(written.name.name)' already exists")
            guard written.ifNotExists else { throw error }
            evaluation.warn(error.asNote)
            return Answer()
        }
        var binder = makeBinder()
        let query = if let query = written.query { try binder.query(query) } else { nil as BoundQuery? }
        let table = try TableBuilder(self, database, written.name.name).build(written, query?.columns ?? [])
        try makeStore(database, written.name.name, table)
        data.catalogue.databases[database]?.tables[written.name.name] = table
        guard let query else { return Answer() }
        let rows = try self.rows(query.sql, binder)
        var writer = RowWriter(self, database, written.name.name, ignores: false, isReplace: false)
        let first = table.columns.count - query.columns.count
        for (number, row) in rows.enumerated() {
            evaluation.row = number + 1
            _ = try writer.insert(
                row.enumerated().map { (first + $0.offset, ($0.element, query.columns[$0.offset].type)) },
                onDuplicate: [])
        }
        self = writer.finish()
        var answer = Answer()
        answer.affected = rows.count
        answer.info = "Records: \(rows.count)  Duplicates: 0  Warnings: \(evaluation.warnings.count)"
        return answer
    }

    private func exists(_ name: String, in database: Catalogue.Database) -> Bool {
        database.tables[name] != nil || database.views[name] != nil
    }

    /// Makes the place where a table's rows are kept. Columns carry the rule by which they compare.
    mutating func makeStore(_ database: String, _ name: String, _ table: Catalogue.Table) throws(SQLError) {
        let columns = table.columns.map { column in
            let rule = column.type.valueType(isNullable: true).collation
            return Binder.name(column.name) + (rule.map { " COLLATE \($0)" } ?? "")
        }
        try change("CREATE TABLE \(Binder.tableName(database, name)) (\(columns.joined(separator: ", ")))")
        for (index, key) in table.keys.enumerated() {
            let keys = key.columns.map(Binder.name).joined(separator: ", ")
            try change(
                "CREATE INDEX \(Binder.name("\(database).\(name).\(index)")) ON \(Binder.tableName(database, name)) (\(keys))"
            )
        }
    }

    mutating func createTable(_ name: MySQLName, like other: MySQLName, _ ifNotExists: Bool) throws(SQLError) -> Answer
    {
        let source = try table(other)
        let database = try session.database(of: name)
        guard let home = data.catalogue.databases[database] else { throw .unknownDatabase(database) }
        try need("CREATE", database, name.name)
        if exists(name.name, in: home) {
            let error = SQLError(1050, "42S01", "Table '\(name.name)' already exists")
            guard ifNotExists else { throw error }
            evaluation.warn(error.asNote)
            return Answer()
        }
        var table = source.table
        table.nextNumber = 1
        table.foreignKeys = []
        try makeStore(database, name.name, table)
        data.catalogue.databases[database]?.tables[name.name] = table
        return Answer()
    }

    mutating func dropTables(_ names: [MySQLName], _ ifExists: Bool) throws(SQLError) -> Answer {
        var missing: [String] = []
        let dropped = Set(names.map(\.name))
        for name in names {
            let database = try session.database(of: name)
            guard data.catalogue.databases[database]?.tables[name.name] != nil else {
                missing.append("\(database).\(name.name)")
                continue
            }
            try need("DROP", database, name.name)
            if session.checksForeignKeys,
                let (child, key) = data.catalogue.children(of: database, name.name).first(where: {
                    !dropped.contains($0.child)
                })
            {
                throw flavour == .mysql
                    ? SQLError(
                        3730, "HY000",
                        "Cannot drop table '\(name.name)' referenced by a foreign key constraint '\(key.name)' on table '\(child)'."
                    )
                    : SQLError(
                        1451, "23000", "Cannot delete or update a parent row: a foreign key constraint fails")
            }
            try change("DROP TABLE " + Binder.tableName(database, name.name))
            data.catalogue.databases[database]?.tables[name.name] = nil
        }
        if !missing.isEmpty {
            let error = SQLError(1051, "42S02", "Unknown table '\(missing.joined(separator: ","))'")
            guard ifExists else { throw error }
            evaluation.warn(error.asNote)
        }
        return Answer()
    }

    mutating func renameTables(_ pairs: [(MySQLName, MySQLName)]) throws(SQLError) -> Answer {
        for (old, new) in pairs {
            let source = try table(old)
            try need("ALTER", source.database, source.name)
            try rename(source.database, source.name, to: new)
        }
        return Answer()
    }

    mutating func rename(_ database: String, _ name: String, to new: MySQLName) throws(SQLError) {
        let home = new.database ?? database
        guard let target = data.catalogue.databases[home] else { throw .unknownDatabase(home) }
        guard !exists(new.name, in: target) else {
            throw SQLError(1050, "42S01", "Table '\(new.name)' already exists")
        }
        try change(
            "ALTER TABLE \(Binder.tableName(database, name)) RENAME TO \(Binder.tableName(home, new.name))")
        let table = data.catalogue.databases[database]?.tables.removeValue(forKey: name)
        data.catalogue.databases[home]?.tables[new.name] = table
        for child in (data.catalogue.databases[database]?.tables ?? [:]).keys {
            for index in data.catalogue.databases[database]?.tables[child]?.foreignKeys.indices ?? 0..<0
            where data.catalogue.databases[database]?.tables[child]?.foreignKeys[index].table == name {
                data.catalogue.databases[database]?.tables[child]?.foreignKeys[index].table = new.name
            }
        }
    }

    // MARK: Views

    mutating func createView(
        _ name: MySQLName, _ columns: [String], _ query: MySQLQuery, _ text: String, _ replaces: Bool
    ) throws(SQLError) -> Answer {
        let database = try session.database(of: name)
        guard let home = data.catalogue.databases[database] else { throw .unknownDatabase(database) }
        try need("CREATE VIEW", database, name.name)
        guard home.tables[name.name] == nil, replaces || home.views[name.name] == nil else {
            throw SQLError(1050, "42S01", "Table '\(name.name)' already exists")
        }
        var binder = makeBinder()
        let bound = try binder.query(query)
        data.catalogue.databases[database]?.views[name.name] = Catalogue.View(
            columns: columns.isEmpty ? bound.columns.map(\.name) : columns, text: text, database: session.database)
        return Answer()
    }

    mutating func dropViews(_ names: [MySQLName], _ ifExists: Bool) throws(SQLError) -> Answer {
        for name in names {
            let database = try session.database(of: name)
            guard data.catalogue.databases[database]?.views[name.name] != nil else {
                let error = SQLError(
                    flavour == .mysql ? 1051 : 4092, "42S02",
                    flavour == .mysql
                        ? "Unknown table '\(database).\(name.name)'" : "Unknown VIEW: '\(database).\(name.name)'")
                guard ifExists else { throw error }
                evaluation.warn(error.asNote)
                continue
            }
            try need("DROP", database, name.name)
            data.catalogue.databases[database]?.views[name.name] = nil
        }
        return Answer()
    }
}
