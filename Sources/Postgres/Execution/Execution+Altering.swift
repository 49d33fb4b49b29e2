import PostgresSyntax
import SQLStore

/// `ALTER TABLE`.
extension Execution {
    func alterTable(
        _ name: SQLName, _ ifExists: Bool, _ changes: [SQLTableChange]
    ) throws(SQLError) -> StatementResult {
        if let schema = context.schemaOf(name.schema, name.name), context.schema.table(schema, name.name) == nil,
            case .setOwner(let owner)? = changes.first
        {
            // `ALTER TABLE` also gives views and sequences to somebody.
            for place in context.schema.views.indices where context.schema.views[place].name == name.name {
                context.schema.views[place].owner = owner
            }
            for place in context.schema.sequences.indices where context.schema.sequences[place].name == name.name {
                context.schema.sequences[place].owner = owner
            }
            return StatementResult(tag: "ALTER TABLE")
        }
        guard let schema = context.schemaOf(name.schema, name.name), var table = context.schema.table(schema, name.name)
        else {
            guard ifExists else { throw SQLError("42P01", "relation \"\(name.text)\" does not exist") }
            notice("relation \"\(name.text)\" does not exist, skipping")
            return StatementResult(tag: "ALTER TABLE")
        }
        if let role = context.cluster.role(context.user), !role.isSuperuser, table.owner != context.user {
            throw SQLError("42501", "must be owner of table \(table.name)")
        }
        for change in changes { try alter(&table, change) }
        return StatementResult(tag: "ALTER TABLE")
    }

    func place(_ column: String, _ table: Schema.Table) throws(SQLError) -> Int {
        guard let place = table.columns.firstIndex(where: { $0.name == column }) else {
            throw SQLError("42703", "column \"\(column)\" of relation \"\(table.name)\" does not exist")
        }
        return place
    }

    private func alter(_ table: inout Schema.Table, _ change: SQLTableChange) throws(SQLError) {
        let connection = try connection()
        hasChangedRows = true
        let original = table
        switch change {
        case .addColumn(let definition, let ifNotExists): try addColumn(&table, definition, ifNotExists)
        case .dropColumn(let column, let ifExists, let cascades): try dropColumn(&table, column, ifExists, cascades)
        case .renameColumn(let old, let new, let position):
            guard let place = table.columns.firstIndex(where: { $0.name == old }) else {
                throw SQLError("42703", "column \"\(old)\" does not exist", at: position)
            }
            guard table.column(new) == nil else {
                throw SQLError("42701", "column \"\(new)\" of relation \"\(table.name)\" already exists")
            }
            try connection.rows(
                "ALTER TABLE \(table.storage) RENAME COLUMN \(SQLText.name(old)) TO \(SQLText.name(new))")
            table.columns[place].name = new
            renameColumn(old, to: new, in: &table)
        case .rename(let new):
            _ = try isFree(table.schema, new, false)
            table.name = new
            try connection.rows("ALTER TABLE \(original.storage) RENAME TO \(table.storage)")
            renameTable(original, to: table)
            return
        case .setDefault(let column, let value, let source):
            let place = try place(column, table)
            table.columns[place].byDefault = try defaultText(value, source, table.columns[place])
        case .dropDefault(let column): table.columns[try place(column, table)].byDefault = nil
        case .addIdentity(let column, let isAlways):
            let place = try place(column, table)
            let sequence = addSequence(table, column)
            table.columns[place].identity = isAlways ? .always : .byDefault
            table.columns[place].byDefault = "nextval('\(sequence)'::regclass)"
        case .setNotNull(let column):
            let place = try place(column, table)
            let nulls = try connection.rows(
                "SELECT 1 FROM \(table.storage) WHERE \(SQLText.name(column)) IS NULL LIMIT 1")
            guard nulls.isEmpty else {
                throw SQLError("23502", "column \"\(column)\" of relation \"\(table.name)\" contains null values")
            }
            table.columns[place].isNotNull = true
        case .dropNotNull(let column): table.columns[try place(column, table)].isNotNull = false
        case .setType(let column, let type, let using): try setType(&table, column, type, using)
        case .addConstraint(let constraint):
            try add(constraint, to: &table)
            try checkRows(of: table)
        case .dropConstraint(let name, let ifExists):
            guard let place = table.constraints.firstIndex(where: { $0.name == name }) else {
                guard ifExists else {
                    throw SQLError("42704", "constraint \"\(name)\" of relation \"\(table.name)\" does not exist")
                }
                notice("constraint \"\(name)\" of relation \"\(table.name)\" does not exist, skipping")
                return
            }
            table.constraints.remove(at: place)
            try connection.rows("DROP INDEX IF EXISTS \(SQLText.name(table.schema + "." + name + " index"))")
        case .setOwner(let owner): table.owner = owner
        case .setSchema(let schema):
            guard context.schema.schemas.contains(schema) else {
                throw SQLError("3F000", "schema \"\(schema)\" does not exist")
            }
            table.schema = schema
            try connection.rows("ALTER TABLE \(original.storage) RENAME TO \(table.storage)")
            renameTable(original, to: table)
            return
        }
        keep(table)
    }

    private func addColumn(
        _ table: inout Schema.Table, _ definition: SQLColumnDefinition, _ ifNotExists: Bool
    ) throws(SQLError) {
        guard table.column(definition.name) == nil else {
            guard ifNotExists else {
                throw SQLError("42701", "column \"\(definition.name)\" of relation \"\(table.name)\" already exists")
            }
            notice("column \"\(definition.name)\" of relation \"\(table.name)\" already exists, skipping")
            return
        }
        let column = try newColumn(definition, &table)
        try connection().rows("ALTER TABLE \(table.storage) ADD COLUMN \(columnSQL(column))")
        table.columns.append(column)
        keep(table)
        if column.byDefault != nil || column.generated != nil {
            for row in try connection().rows("SELECT rowid FROM \(table.storage) ORDER BY rowid") {
                var binder = binder()
                let value = try defaultValue(column, &binder)
                _ = try rows(
                    "UPDATE \(table.storage) SET \(SQLText.name(column.name)) = \(value) WHERE rowid = \(row[0].integer)",
                    binder)
            }
        } else if column.isNotNull, !(try connection().rows("SELECT 1 FROM \(table.storage) LIMIT 1").isEmpty) {
            throw SQLError("23502", "column \"\(column.name)\" of relation \"\(table.name)\" contains null values")
        }
        for constraint in definition.constraints { try add(constraint, to: &table) }
        keep(table)
    }

    private func dropColumn(
        _ table: inout Schema.Table, _ column: String, _ ifExists: Bool, _ cascades: Bool
    ) throws(SQLError) {
        guard let place = table.columns.firstIndex(where: { $0.name == column }) else {
            guard ifExists else {
                throw SQLError("42703", "column \"\(column)\" of relation \"\(table.name)\" does not exist")
            }
            notice("column \"\(column)\" of relation \"\(table.name)\" does not exist, skipping")
            return
        }
        let connection = try connection()
        for constraint in table.constraints where constraint.kind.columns.contains(column) {
            try connection.rows("DROP INDEX IF EXISTS \(SQLText.name(table.schema + "." + constraint.name + " index"))")
        }
        table.constraints.removeAll { $0.kind.columns.contains(column) }
        table.indexes.removeAll { $0.keys.contains(column) }
        table.columns.remove(at: place)
        if table.columns.isEmpty {
            try connection.rows("ALTER TABLE \(table.storage) ADD COLUMN \"\"")
        }
        try connection.rows("ALTER TABLE \(table.storage) DROP COLUMN \(SQLText.name(column))")
        context.schema.sequences.removeAll {
            $0.schema == table.schema && $0.table == table.name && $0.column == column
        }
    }

    private func setType(
        _ table: inout Schema.Table, _ column: String, _ name: SQLTypeName, _ using: SQLExpression?
    ) throws(SQLError) {
        let place = try place(column, table)
        var binder = binder()
        let type = try binder.type(name)
        let old = table.columns[place].type
        guard using != nil || Binder.isAssignable(old, type) else {
            throw SQLError(
                "42804", "column \"\(column)\" cannot be cast automatically to type \(type.name)",
                hint: "You might need to specify \"USING \(FunctionTable.quotedName(column))::\(type.name)\".")
        }
        let alias = binder.alias()
        binder.scopes = [Scope()]
        try binder.addStored(table, table.name, alias, at: 0)
        let own = BoundExpression("\(alias).\(SQLText.name(column))", old, at: 0)
        let source = using == nil ? own : try binder.bind(using ?? SQLExpression(.null, 0))
        table.columns[place].type = type
        let value = try assigned(source, table.columns[place], &binder)
        let found = try rows("SELECT \(alias).rowid, \(value.sql) FROM \(table.storage) AS \(alias)", binder)
        for row in found {
            try connection().rows(
                "UPDATE \(table.storage) SET \(SQLText.name(column)) = ?1 WHERE rowid = ?2", [row[1], row[0]])
        }
    }

    /// Whether the rows that are there keep a new constraint.
    func checkRows(of table: Schema.Table) throws(SQLError) {
        keep(table)
        let names = table.columns.map { SQLText.name($0.name) }.joined(separator: ", ")
        let writer = RowWriter(self, table)
        for row in try connection().rows("SELECT rowid, \(names) FROM \(table.storage)") {
            do throws(SQLError) {
                try writer.check(Array(row.dropFirst()), replacing: row[0].integer)
            } catch {
                switch error.code {
                case "23514":
                    let name = error.message.split(separator: "\"").last.map(String.init) ?? ""
                    throw SQLError(
                        "23514", "check constraint \"\(name)\" of relation \"\(table.name)\" is violated by some row")
                case "23505":
                    let name = error.message.split(separator: "\"").last.map(String.init) ?? ""
                    throw SQLError(
                        "23505", "could not create unique index \"\(name)\"",
                        detail: error.detail?.replacing("already exists", with: "is duplicated"))
                case "23502":
                    let name = error.message.split(separator: "\"").dropFirst().first.map(String.init) ?? ""
                    throw SQLError("23502", "column \"\(name)\" of relation \"\(table.name)\" contains null values")
                default: throw error
                }
            }
        }
    }

    private func renameColumn(_ old: String, to new: String, in table: inout Schema.Table) {
        for index in table.constraints.indices { table.constraints[index].kind.rename(old, to: new) }
        for index in table.indexes.indices {
            table.indexes[index].keys = table.indexes[index].keys.map { $0 == old ? new : $0 }
        }
        for place in context.schema.tables.indices {
            for index in context.schema.tables[place].constraints.indices {
                guard case .foreign(var key) = context.schema.tables[place].constraints[index].kind,
                    key.table == table.name, key.schema == table.schema
                else { continue }
                key.references = key.references.map { $0 == old ? new : $0 }
                context.schema.tables[place].constraints[index].kind = .foreign(key)
            }
        }
    }

    private func renameTable(_ old: Schema.Table, to new: Schema.Table) {
        for place in context.schema.tables.indices {
            if context.schema.tables[place].schema == old.schema, context.schema.tables[place].name == old.name {
                context.schema.tables[place] = new
            }
            for index in context.schema.tables[place].constraints.indices {
                guard case .foreign(var key) = context.schema.tables[place].constraints[index].kind,
                    key.table == old.name,
                    key.schema == old.schema
                else { continue }
                (key.schema, key.table) = (new.schema, new.name)
                context.schema.tables[place].constraints[index].kind = .foreign(key)
            }
        }
        for place in context.schema.sequences.indices where context.schema.sequences[place].table == old.name {
            context.schema.sequences[place].table = new.name
        }
    }
}
