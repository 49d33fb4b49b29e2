import SQLSyntax

/// `CREATE`, `ALTER` and `DROP` of what a database holds.
extension Execution {
    func define(_ statement: SQLStatement) throws(SQLError) -> StatementResult {
        switch statement {
        case .createTable(let table): return try createTable(table)
        case .createTableAs(let name, let ifNotExists, let columns, let query):
            return try createTableAs(name, ifNotExists: ifNotExists, columns: columns, query)
        case .dropTemporary:
            let schema = Schema.temporary(session.number)
            for table in context.schema.tables where table.schema == schema { try dropTable(table, true) }
            context.schema.sequences.removeAll { $0.schema == schema }
            return StatementResult(tag: "DISCARD TEMP")
        case .alterTable(let name, let ifExists, let changes): return try alterTable(name, ifExists, changes)
        case .createIndex(let index): return try createIndex(index)
        case .createView(let name, let columns, let query, let text, let replaces):
            return try createView(name, columns, query, text, replaces)
        case .createSequence(let name, let ifNotExists, let options):
            let schema = try schemaForNew(name)
            guard try isFree(schema, name.name, ifNotExists) else { return StatementResult(tag: "CREATE SEQUENCE") }
            context.schema.sequences.append(
                .init(
                    schema: schema, name: name.name, owner: context.user, start: options.start ?? 1,
                    increment: options.increment ?? 1))
            return StatementResult(tag: "CREATE SEQUENCE")
        case .alterSequence(let name, let options):
            let place = try context.sequence(name.text)
            if let increment = options.increment { context.schema.sequences[place].increment = increment }
            if let start = options.start { context.schema.sequences[place].start = start }
            if options.restarts {
                let sequence = context.schema.sequences[place]
                context.schema.sequences[place].last = options.restart.map { $0 - sequence.increment }
            }
            return StatementResult(tag: "ALTER SEQUENCE")
        case .ownSequence(let name, let table, let column):
            let place = try context.sequence(name.text)
            context.schema.sequences[place].table = table
            context.schema.sequences[place].column = table == nil ? nil : column
            return StatementResult(tag: "ALTER SEQUENCE")
        case .createSchema(let name, let ifNotExists):
            if context.schema.schemas.contains(name) {
                guard ifNotExists else { throw SQLError("42P06", "schema \"\(name)\" already exists") }
                notice("schema \"\(name)\" already exists, skipping", code: "42P06")
            } else {
                context.schema.schemas.append(name)
            }
            return StatementResult(tag: "CREATE SCHEMA")
        case .createEnum(let name, let labels):
            guard !context.schema.enums.contains(where: { $0.name == name.name }) else {
                throw SQLError("42710", "type \"\(name.name)\" already exists")
            }
            context.schema.enums.append(.init(schema: try schemaForNew(name), name: name.name, labels: labels))
            return StatementResult(tag: "CREATE TYPE")
        case .drop(let kind, let names, let ifExists, let cascades): return try drop(kind, names, ifExists, cascades)
        default: throw SQLError("0A000", "this statement is not simulated by Drydock")
        }
    }

    private func schemaForNew(_ name: SQLName, isTemporary: Bool = false) throws(SQLError) -> String {
        if isTemporary || name.schema == "pg_temp" { return Schema.temporary(session.number) }
        let schema = name.schema ?? context.searchPath.first { context.schema.schemas.contains($0) } ?? "public"
        guard context.schema.schemas.contains(schema) else {
            throw SQLError("3F000", "schema \"\(schema)\" does not exist", at: name.schema == nil ? nil : name.position)
        }
        return schema
    }

    /// Whether a name is free. With `IF NOT EXISTS` a taken one is only noticed.
    private func isFree(_ schema: String, _ name: String, _ ifNotExists: Bool) throws(SQLError) -> Bool {
        guard context.schema.isTaken(schema, name) else { return true }
        guard ifNotExists else { throw SQLError("42P07", "relation \"\(name)\" already exists") }
        notice("relation \"\(name)\" already exists, skipping", code: "42P07")
        return false
    }

    // MARK: Tables

    private func createTable(_ definition: SQLCreateTable) throws(SQLError) -> StatementResult {
        let schema = try schemaForNew(definition.name, isTemporary: definition.isTemporary)
        let name = definition.name.name
        guard try isFree(schema, name, definition.ifNotExists) else { return StatementResult(tag: "CREATE TABLE") }
        var table = Schema.Table(schema: schema, name: name, owner: context.user, columns: [])
        for column in definition.columns {
            guard table.column(column.name) == nil else {
                throw SQLError("42701", "column \"\(column.name)\" specified more than once")
            }
            table.columns.append(try newColumn(column, &table))
        }
        context.schema.tables.append(table)
        try store(table)
        for column in definition.columns {
            for constraint in column.constraints { try add(constraint, to: &table) }
        }
        for constraint in definition.constraints { try add(constraint, to: &table) }
        keep(table)
        return StatementResult(tag: "CREATE TABLE")
    }

    private func keep(_ table: Schema.Table) {
        if let place = context.schema.tables.firstIndex(where: { $0.schema == table.schema && $0.name == table.name }) {
            context.schema.tables[place] = table
        }
    }

    private func columnSQL(_ column: Schema.Column) -> String { SQLText.name(column.name) + column.type.collation }

    /// Makes the table of SQLite's that holds the rows. Its columns have no types: what is put there stays as it is.
    private func store(_ table: Schema.Table) throws(SQLError) {
        let columns = table.columns.isEmpty ? "\"\"" : table.columns.map(columnSQL).joined(separator: ", ")
        // A temporary table of a session that ended with its server may still be there.
        try connection().rows("DROP TABLE IF EXISTS \(table.storage)")
        try connection().rows("CREATE TABLE \(table.storage) (\(columns))")
        hasChangedRows = true
    }

    /// A column without its constraints; serial ones get their sequence.
    private func newColumn(_ definition: SQLColumnDefinition, _ table: inout Schema.Table) throws(SQLError)
        -> Schema.Column
    {
        let binder = binder()
        var column = Schema.Column(name: definition.name, type: try binder.type(definition.type))
        if ["serial", "bigserial", "smallserial"].contains(definition.type.name) {
            let sequence = addSequence(table, definition.name)
            column.byDefault = "nextval('\(sequence)'::regclass)"
            column.isNotNull = true
        }
        for constraint in definition.constraints {
            switch constraint.kind {
            case .notNull: column.isNotNull = true
            case .primaryKey: column.isNotNull = true
            case .identity(let isAlways):
                let sequence = addSequence(table, definition.name)
                column.identity = isAlways ? .always : .byDefault
                column.byDefault = "nextval('\(sequence)'::regclass)"
                column.isNotNull = true
            case .byDefault(let value, _): column.byDefault = try defaultText(value, column)
            case .generated(_, let text): column.generated = text
            default: break
            }
        }
        return column
    }

    private func addSequence(_ table: Schema.Table, _ column: String) -> String {
        let name = context.schema.freeName(table.schema, "\(table.name)_\(column)_seq")
        context.schema.sequences.append(
            .init(schema: table.schema, name: name, owner: context.user, table: table.name, column: column))
        let quoted = FunctionTable.quotedName(name)
        return table.schema == "public" ? quoted : "\(table.schema).\(quoted)"
    }

    /// A default as it is kept; what does not fit the column is an error now.
    private func defaultText(_ value: SQLExpression, _ column: Schema.Column) throws(SQLError) -> String {
        var binder = binder()
        if case .column(let parts) = value.kind {
            throw SQLError(
                "0A000", "cannot use column reference in DEFAULT expression (\"\(parts.joined(separator: "."))\")",
                at: value.position)
        }
        _ = try assigned(try binder.bind(value), column, &binder)
        return Deparser().value(value, for: column.type)
    }

    private func add(_ constraint: SQLConstraint, to table: inout Schema.Table) throws(SQLError) {
        func name(_ columns: [String], _ suffix: String) throws(SQLError) -> String {
            for column in columns where table.column(column) == nil {
                throw SQLError("42703", "column \"\(column)\" named in key does not exist")
            }
            if let name = constraint.name {
                guard !table.constraints.contains(where: { $0.name == name }) else {
                    throw SQLError("42710", "constraint \"\(name)\" for relation \"\(table.name)\" already exists")
                }
                return name
            }
            let stem = ([table.name] + columns + [suffix]).joined(separator: "_")
            keep(table)
            return context.schema.freeName(table.schema, stem)
        }
        switch constraint.kind {
        case .primaryKey(let columns):
            guard table.primaryKey == nil else {
                throw SQLError("42P16", "multiple primary keys for table \"\(table.name)\" are not allowed")
            }
            let key = try name(columns.isEmpty ? [] : columns, "pkey")
            let own = constraint.name ?? context.schema.freeName(table.schema, table.name + "_pkey")
            _ = key
            for column in columns {
                if let place = table.columns.firstIndex(where: { $0.name == column }) {
                    table.columns[place].isNotNull = true
                }
            }
            table.constraints.append(.init(name: own, kind: .primary(columns)))
            try index(table, own, columns)
        case .unique(let columns):
            let own = try name(columns, "key")
            table.constraints.append(.init(name: own, kind: .unique(columns)))
            try index(table, own, columns)
        case .check(let condition, _):
            var binder = binder()
            binder.scopes = [Scope(relations: [parameterRelation(table.name, table, from: 1)])]
            _ = try binder.condition(try binder.bind(condition), "CHECK")
            let columns = condition.columnNames
            let own = try name(columns.count == 1 ? columns : [], "check")
            let types = Dictionary(table.columns.map { ($0.name, $0.type) }) { first, _ in first }
            table.constraints.append(.init(name: own, kind: .check(Deparser(columns: types).text(condition))))
        case .foreignKey(let columns, let other, let references, let onDelete, let onUpdate):
            let own = try name(columns, "fkey")
            let key = try foreignKey(table, columns, other, references, onDelete, onUpdate)
            table.constraints.append(.init(name: own, kind: .foreign(key)))
        default: break
        }
    }

    private func index(_ table: Schema.Table, _ name: String, _ columns: [String]) throws(SQLError) {
        let list = columns.map(SQLText.name).joined(separator: ", ")
        try connection().rows(
            "CREATE INDEX \(SQLText.name(table.schema + "." + name + " index")) ON \(table.storage) (\(list))")
        hasChangedRows = true
    }

    private func foreignKey(
        _ table: Schema.Table, _ columns: [String], _ other: SQLName, _ references: [String], _ onDelete: String?,
        _ onUpdate: String?
    ) throws(SQLError) -> Schema.ForeignKey {
        let target: Schema.Table
        if other.name == table.name, other.schema == nil || other.schema == table.schema {
            target = table
        } else {
            guard let schema = context.schemaOf(other.schema, other.name),
                let found = context.schema.table(schema, other.name)
            else {
                throw SQLError("42P01", "relation \"\(other.text)\" does not exist")
            }
            target = found
        }
        let keys = references.isEmpty ? target.primaryKey ?? [] : references
        guard !keys.isEmpty else {
            throw SQLError("42704", "there is no primary key for referenced table \"\(target.name)\"")
        }
        for key in keys where target.column(key) == nil {
            throw SQLError("42703", "column \"\(key)\" referenced in foreign key constraint does not exist")
        }
        let isUnique = target.constraints.contains { constraint in
            switch constraint.kind {
            case .primary(let names), .unique(let names): Set(names) == Set(keys)
            default: false
            }
        }
        guard isUnique || target.indexes.contains(where: { $0.isUnique && Set($0.keys) == Set(keys) }) else {
            throw SQLError(
                "42830", "there is no unique constraint matching given keys for referenced table \"\(target.name)\"")
        }
        return .init(
            columns: columns, schema: target.schema, table: target.name, references: keys, onDelete: onDelete,
            onUpdate: onUpdate)
    }

    func createTableAs(
        _ name: SQLName, ifNotExists: Bool, columns: [String], _ query: SQLQuery
    ) throws(SQLError) -> StatementResult {
        let schema = try schemaForNew(name)
        guard try isFree(schema, name.name, ifNotExists) else { return StatementResult(tag: "CREATE TABLE AS") }
        var plain = query
        if case .select(var select) = plain.body {
            select.into = nil
            plain.body = .select(select)
        }
        let result = try rows(of: plain)
        var table = Schema.Table(schema: schema, name: name.name, owner: context.user, columns: [])
        for (index, column) in result.columns.enumerated() {
            let own = index < columns.count ? columns[index] : column.name
            guard table.column(own) == nil else {
                throw SQLError("42701", "column \"\(own)\" specified more than once")
            }
            table.columns.append(.init(name: own, type: column.type == .unknown ? .text : column.type))
        }
        context.schema.tables.append(table)
        try store(table)
        let writer = RowWriter(self, table)
        for row in result.rows { try writer.insert(row) }
        return StatementResult(tag: "SELECT \(result.rows.count)")
    }

    // MARK: ALTER TABLE

    private func alterTable(
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

    private func place(_ column: String, _ table: Schema.Table) throws(SQLError) -> Int {
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
        case .setDefault(let column, let value, _):
            let place = try place(column, table)
            table.columns[place].byDefault = try defaultText(value, table.columns[place])
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
    private func checkRows(of table: Schema.Table) throws(SQLError) {
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

    // MARK: Indexes and views

    private func createIndex(_ definition: SQLCreateIndex) throws(SQLError) -> StatementResult {
        var table = try self.table(definition.table, "select")
        var binder = binder()
        binder.scopes = [Scope(relations: [parameterRelation(table.name, table, from: 1)])]
        for key in definition.keys {
            if case .column(let parts) = key.0.expression.kind, parts.count == 1, table.column(parts[0]) == nil {
                throw SQLError("42703", "column \"\(parts[0])\" does not exist")
            }
            _ = try binder.bind(key.0.expression)
        }
        let stem =
            ([table.name]
                + definition.keys.map { $0.0.expression.columnName == "?column?" ? "expr" : $0.0.expression.columnName }
                + ["idx"])
        let name = definition.name ?? context.schema.freeName(table.schema, stem.joined(separator: "_"))
        guard try isFree(table.schema, name, definition.ifNotExists) else {
            return StatementResult(tag: "CREATE INDEX")
        }
        table.indexes.append(
            .init(
                name: name, isUnique: definition.isUnique, method: definition.method, keys: definition.keys.map(\.text))
        )
        if definition.isUnique { try checkRows(of: table) }
        let columns = definition.keys.map(\.0.expression.columnName).filter { table.column($0) != nil }
        if !columns.isEmpty { try index(table, name, columns) }
        keep(table)
        return StatementResult(tag: "CREATE INDEX")
    }

    private func createView(
        _ name: SQLName, _ columns: [String], _ query: SQLQuery, _ text: String, _ replaces: Bool
    ) throws(SQLError) -> StatementResult {
        let schema = try schemaForNew(name)
        var binder = binder()
        let bound = try binder.bindQuery(query)
        let own = bound.columns.enumerated().map { index, column in
            Schema.Column(name: index < columns.count ? columns[index] : column.name, type: column.type)
        }
        let view = Schema.View(schema: schema, name: name.name, owner: context.user, query: text, columns: own)
        if let place = context.schema.views.firstIndex(where: { $0.schema == schema && $0.name == name.name }) {
            guard replaces else { throw SQLError("42P07", "relation \"\(name.name)\" already exists") }
            for (old, new) in zip(context.schema.views[place].columns, own) where old.name != new.name {
                throw SQLError("42P16", "cannot change name of view column \"\(old.name)\" to \"\(new.name)\"")
            }
            guard own.count >= context.schema.views[place].columns.count else {
                throw SQLError("42P16", "cannot drop columns from view")
            }
            context.schema.views[place] = view
        } else {
            _ = try isFree(schema, name.name, false)
            context.schema.views.append(view)
        }
        return StatementResult(tag: "CREATE VIEW")
    }

    // MARK: DROP

    private func drop(
        _ kind: SQLObjectKind, _ names: [SQLName], _ ifExists: Bool, _ cascades: Bool
    ) throws(SQLError) -> StatementResult {
        if [.database, .role, .user].contains(kind) { return try dropOfCluster(kind, names, ifExists) }
        let word = kind.rawValue
        let tag = "DROP " + word.uppercased()
        for name in names {
            let exists: Bool
            switch kind {
            case .schema: exists = try dropSchema(name.name, cascades)
            case .type:
                exists = context.schema.enums.contains { $0.name == name.name }
                context.schema.enums.removeAll { $0.name == name.name }
            case .extensionName, .function: exists = ifExists
            default: exists = try dropRelation(kind, name, cascades)
            }
            guard !exists else { continue }
            guard ifExists else { throw SQLError("42P01", "\(word) \"\(name.text)\" does not exist") }
            notice("\(word) \"\(name.text)\" does not exist, skipping")
        }
        return StatementResult(tag: tag)
    }

    private func dropRelation(_ kind: SQLObjectKind, _ name: SQLName, _ cascades: Bool) throws(SQLError) -> Bool {
        guard let schema = context.schemaOf(name.schema, name.name) else { return false }
        switch kind {
        case .table:
            guard let table = context.schema.table(schema, name.name) else {
                guard context.schema.view(schema, name.name) == nil else {
                    throw SQLError("42809", "\"\(name.name)\" is not a table", hint: "Use DROP VIEW to remove a view.")
                }
                return false
            }
            if let role = context.cluster.role(context.user), !role.isSuperuser, table.owner != context.user {
                throw SQLError("42501", "must be owner of table \(table.name)")
            }
            try dropTable(table, cascades)
            return true
        case .view:
            guard context.schema.view(schema, name.name) != nil else { return false }
            context.schema.views.removeAll { $0.schema == schema && $0.name == name.name }
            return true
        case .sequence:
            guard let sequence = context.schema.sequences.first(where: { $0.schema == schema && $0.name == name.name })
            else { return false }
            if let table = sequence.table, let column = sequence.column, !cascades {
                throw SQLError(
                    "2BP01", "cannot drop sequence \(name.name) because other objects depend on it",
                    detail: "default value for column \(column) of table \(table) depends on sequence \(name.name)",
                    hint: "Use DROP ... CASCADE to drop the dependent objects too.")
            }
            context.schema.sequences.removeAll { $0.schema == schema && $0.name == name.name }
            return true
        default:
            for place in context.schema.tables.indices where context.schema.tables[place].schema == schema {
                guard let index = context.schema.tables[place].indexes.firstIndex(where: { $0.name == name.name })
                else { continue }
                context.schema.tables[place].indexes.remove(at: index)
                try connection().rows("DROP INDEX IF EXISTS \(SQLText.name(schema + "." + name.name + " index"))")
                hasChangedRows = true
                return true
            }
            return false
        }
    }

    private func dropTable(_ table: Schema.Table, _ cascades: Bool) throws(SQLError) {
        var dependents: [String] = []
        for place in context.schema.tables.indices {
            let other = context.schema.tables[place]
            guard other.schema != table.schema || other.name != table.name else { continue }
            for constraint in other.constraints {
                guard case .foreign(let key) = constraint.kind, key.schema == table.schema, key.table == table.name
                else { continue }
                dependents.append("constraint \(constraint.name) on table \(other.name)")
                if cascades { context.schema.tables[place].constraints.removeAll { $0.name == constraint.name } }
            }
        }
        let views = context.schema.views.filter { uses($0, table) }
        dependents += views.map { "view \($0.name)" }
        if !dependents.isEmpty, !cascades {
            throw SQLError(
                "2BP01", "cannot drop table \(table.name) because other objects depend on it",
                detail: dependents.map { "\($0) depends on table \(table.name)" }.joined(separator: "\n"),
                hint: "Use DROP ... CASCADE to drop the dependent objects too.")
        }
        if dependents.count == 1 { notice("drop cascades to \(dependents[0])") }
        if dependents.count > 1 {
            notice(
                "drop cascades to \(dependents.count) other objects",
                detail: dependents.map { "drop cascades to \($0)" }.joined(separator: "\n"))
        }
        context.schema.views.removeAll { view in views.contains(view) }
        context.schema.tables.removeAll { $0.schema == table.schema && $0.name == table.name }
        context.schema.sequences.removeAll { $0.schema == table.schema && $0.table == table.name }
        try connection().rows("DROP TABLE \(table.storage)")
        hasChangedRows = true
    }

    /// Whether a view reads a table.
    private func uses(_ view: Schema.View, _ table: Schema.Table) -> Bool {
        guard let query = try? SQLParser.query(view.query) else { return false }
        return query.tableNames.contains { $0.name == table.name && ($0.schema ?? table.schema) == table.schema }
    }

    private func dropSchema(_ name: String, _ cascades: Bool) throws(SQLError) -> Bool {
        guard context.schema.schemas.contains(name) else { return false }
        let tables = context.schema.tables.filter { $0.schema == name }
        let names = tables.map { context.searchPath.contains(name) ? $0.name : "\(name).\($0.name)" }
        if !tables.isEmpty, !cascades {
            throw SQLError(
                "2BP01", "cannot drop schema \(name) because other objects depend on it",
                detail: names.map { "table \($0) depends on schema \(name)" }.joined(separator: "\n"),
                hint: "Use DROP ... CASCADE to drop the dependent objects too.")
        }
        if tables.count == 1 { notice("drop cascades to table \(names[0])") }
        if tables.count > 1 {
            notice(
                "drop cascades to \(tables.count) other objects",
                detail: names.map { "drop cascades to table \($0)" }.joined(separator: "\n"))
        }
        let kept = notices.count
        for table in tables { try dropTable(table, true) }
        forgetNotices(after: kept)
        context.schema.views.removeAll { $0.schema == name }
        context.schema.sequences.removeAll { $0.schema == name }
        context.schema.schemas.removeAll { $0 == name }
        return true
    }
}

extension Schema.Constraint.Kind {
    /// The columns of the table that it is about, where it names them.
    var columns: [String] {
        switch self {
        case .primary(let columns), .unique(let columns): columns
        case .foreign(let key): key.columns
        case .check(let text): (try? SQLParser.expression(text))?.columnNames ?? []
        }
    }

    mutating func rename(_ old: String, to new: String) {
        func renamed(_ names: [String]) -> [String] { names.map { $0 == old ? new : $0 } }
        switch self {
        case .primary(let columns): self = .primary(renamed(columns))
        case .unique(let columns): self = .unique(renamed(columns))
        case .foreign(var key):
            key.columns = renamed(key.columns)
            self = .foreign(key)
        case .check(let text):
            self = .check(
                text.split(separator: " ", omittingEmptySubsequences: false).map { $0 == old ? new : String($0) }
                    .joined(separator: " "))
        }
    }
}

extension SQLExpression {
    /// The columns that are named in it, each once.
    var columnNames: [String] {
        var names: [String] = []
        func walk(_ expression: SQLExpression) {
            switch expression.kind {
            case .column(let parts): if let name = parts.last, !names.contains(name) { names.append(name) }
            case .unary(_, let value), .isTest(let value, _, _), .cast(let value, _): walk(value)
            case .binary(_, let a, let b), .isDistinct(let a, let b, _), .item(let a, let b),
                .quantified(let a, _, _, let b),
                .like(let a, let b, _, _, _):
                walk(a)
                walk(b)
            case .between(let a, let b, let c, _): [a, b, c].forEach(walk)
            case .inList(let value, let items, _): ([value] + items).forEach(walk)
            case .array(let items), .row(let items): items.forEach(walk)
            case .call(let call): call.arguments.forEach(walk)
            case .choice(let operand, let branches, let otherwise):
                if let operand { walk(operand) }
                for branch in branches { [branch.condition, branch.result].forEach(walk) }
                if let otherwise { walk(otherwise) }
            default: break
            }
        }
        walk(self)
        return names
    }
}

extension SQLQuery {
    /// The tables that it names in `FROM`, those of subqueries there too.
    var tableNames: [SQLName] {
        func names(_ table: SQLTable) -> [SQLName] {
            switch table {
            case .named(let name, _): [name]
            case .query(let query, _): query.tableNames
            case .function: []
            case .join(_, let left, let right, _): names(left) + names(right)
            }
        }
        switch body {
        case .select(let select): return select.from.flatMap(names)
        case .values: return []
        case .both(_, _, let left, let right): return left.tableNames + right.tableNames
        }
    }
}
