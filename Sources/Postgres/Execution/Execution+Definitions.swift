import PostgresSyntax
import SQLStore

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
                context.schema.sequences[place].last = options.restart.map { $0 &- sequence.increment }
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
    func isFree(_ schema: String, _ name: String, _ ifNotExists: Bool) throws(SQLError) -> Bool {
        guard context.schema.isTaken(schema, name) else { return true }
        guard ifNotExists else { throw SQLError("42P07", "relation \"\(name)\" already exists") }
        notice("relation \"\(name)\" already exists, skipping", code: "42P07")
        return false
    }

    // MARK: Tables

    func createTable(_ definition: SQLCreateTable) throws(SQLError) -> StatementResult {
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

    func keep(_ table: Schema.Table) {
        if let place = context.schema.tables.firstIndex(where: { $0.schema == table.schema && $0.name == table.name }) {
            context.schema.tables[place] = table
        }
    }

    func columnSQL(_ column: Schema.Column) -> String { SQLText.name(column.name) + column.type.collation }

    /// Makes the table of SQLite's that holds the rows. Its columns have no types: what is put there stays as it is.
    private func store(_ table: Schema.Table) throws(SQLError) {
        let columns = table.columns.isEmpty ? "\"\"" : table.columns.map(columnSQL).joined(separator: ", ")
        // A temporary table of a session that ended with its server may still be there.
        try connection().rows("DROP TABLE IF EXISTS \(table.storage)")
        try connection().rows("CREATE TABLE \(table.storage) (\(columns))")
        hasChangedRows = true
    }

    /// A column without its constraints; serial ones get their sequence.
    func newColumn(_ definition: SQLColumnDefinition, _ table: inout Schema.Table) throws(SQLError)
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
            case .byDefault(let value, let source): column.byDefault = try defaultText(value, source, column)
            case .generated(_, let text): column.generated = text
            default: break
            }
        }
        return column
    }

    func addSequence(_ table: Schema.Table, _ column: String) -> String {
        let name = context.schema.freeName(table.schema, "\(table.name)_\(column)_seq")
        context.schema.sequences.append(
            .init(schema: table.schema, name: name, owner: context.user, table: table.name, column: column))
        let quoted = FunctionTable.quotedName(name)
        return table.schema == "public" ? quoted : "\(table.schema).\(quoted)"
    }

    /// A default as it is kept; what does not fit the column is an error now.
    func defaultText(
        _ value: SQLExpression, _ source: String, _ column: Schema.Column
    ) throws(SQLError) -> String {
        var binder = binder()
        if case .column(let parts) = value.kind {
            throw SQLError(
                "0A000", "cannot use column reference in DEFAULT expression (\"\(parts.joined(separator: "."))\")",
                at: value.position)
        }
        _ = try assigned(try binder.bind(value), column, &binder)
        return Deparser().kept(value, for: column.type, source: source)
    }

    func add(_ constraint: SQLConstraint, to table: inout Schema.Table) throws(SQLError) {
        /// The constraint's name: given, or made of the table's and of columns.
        func name(_ columns: [String], _ suffix: String, isNamedAfterColumns: Bool = true) throws(SQLError) -> String {
            for column in columns where table.column(column) == nil {
                throw SQLError("42703", "column \"\(column)\" named in key does not exist")
            }
            if let name = constraint.name {
                guard !table.constraints.contains(where: { $0.name == name }) else {
                    throw SQLError("42710", "constraint \"\(name)\" for relation \"\(table.name)\" already exists")
                }
                return name
            }
            let stem = ([table.name] + (isNamedAfterColumns ? columns : []) + [suffix]).joined(separator: "_")
            keep(table)
            return context.schema.freeName(table.schema, stem)
        }
        switch constraint.kind {
        case .primaryKey(let columns):
            guard table.primaryKey == nil else {
                throw SQLError("42P16", "multiple primary keys for table \"\(table.name)\" are not allowed")
            }
            let own = try name(columns, "pkey", isNamedAfterColumns: false)
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
        case .check(let condition, let source):
            var binder = binder()
            binder.scopes = [Scope(relations: [parameterRelation(table.name, table, from: 1)])]
            _ = try binder.condition(try binder.bind(condition), "CHECK")
            let columns = condition.columnNames
            let own = try name(columns.count == 1 ? columns : [], "check")
            let types = Dictionary(table.columns.map { ($0.name, $0.type) }) { first, _ in first }
            table.constraints.append(
                .init(name: own, kind: .check(Deparser(columns: types).kept(condition, source: source))))
        case .foreignKey(let columns, let other, let references, let onDelete, let onUpdate):
            let own = try name(columns, "fkey")
            let key = try foreignKey(table, columns, other, references, onDelete, onUpdate)
            table.constraints.append(.init(name: own, kind: .foreign(key)))
        default: break
        }
    }

    func index(_ table: Schema.Table, _ name: String, _ columns: [String]) throws(SQLError) {
        let list = columns.map(SQLText.name).joined(separator: ", ")
        try connection().rows(
            "CREATE INDEX \(SQLText.name(table.schema + "." + name + " index")) ON \(table.storage) (\(list))")
        hasChangedRows = true
    }

    func foreignKey(
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

    // MARK: Indexes and views

    func createIndex(_ definition: SQLCreateIndex) throws(SQLError) -> StatementResult {
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

    func createView(
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
