import PostgresSyntax
import SQLStore

/// `DROP`, with what depends on what goes.
extension Execution {
    func drop(
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
            case .extensionName:
                exists = context.schema.extensions.contains(name.name)
                context.schema.extensions.removeAll { $0 == name.name }
            case .function: exists = false
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

    func dropTable(_ table: Schema.Table, _ cascades: Bool) throws(SQLError) {
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
        try announce(dependents, of: "table \(table.name)", cascades)
        context.schema.views.removeAll { view in views.contains(view) }
        context.schema.tables.removeAll { $0.schema == table.schema && $0.name == table.name }
        context.schema.sequences.removeAll { $0.schema == table.schema && $0.table == table.name }
        try connection().rows("DROP TABLE \(table.storage)")
        hasChangedRows = true
    }

    /// Refuses to drop what others depend on, or says what goes with it.
    private func announce(_ dependents: [String], of what: String, _ cascades: Bool) throws(SQLError) {
        guard cascades || dependents.isEmpty else {
            throw SQLError(
                "2BP01", "cannot drop \(what) because other objects depend on it",
                detail: dependents.map { "\($0) depends on \(what)" }.joined(separator: "\n"),
                hint: "Use DROP ... CASCADE to drop the dependent objects too.")
        }
        if dependents.count == 1 { notice("drop cascades to \(dependents[0])") }
        if dependents.count > 1 {
            notice(
                "drop cascades to \(dependents.count) other objects",
                detail: dependents.map { "drop cascades to \($0)" }.joined(separator: "\n"))
        }
    }

    /// Whether a view reads a table.
    func uses(_ view: Schema.View, _ table: Schema.Table) -> Bool {
        guard let query = try? SQLParser.query(view.query) else { return false }
        return query.tableNames.contains { $0.name == table.name && ($0.schema ?? table.schema) == table.schema }
    }

    private func dropSchema(_ name: String, _ cascades: Bool) throws(SQLError) -> Bool {
        guard context.schema.schemas.contains(name) else { return false }
        let tables = context.schema.tables.filter { $0.schema == name }
        let names = tables.map { context.searchPath.contains(name) ? $0.name : "\(name).\($0.name)" }
        try announce(names.map { "table \($0)" }, of: "schema \(name)", cascades)
        let kept = notices.count
        for table in tables { try dropTable(table, true) }
        forgetNotices(after: kept)
        context.schema.views.removeAll { $0.schema == name }
        context.schema.sequences.removeAll { $0.schema == name }
        context.schema.schemas.removeAll { $0 == name }
        return true
    }
}
