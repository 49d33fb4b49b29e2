import SQLStore

/// Tables, indexes and constraints in words, as `\d` shows them.
enum Descriptions {
    private static func name(_ name: String) -> String { FunctionTable.quotedName(name) }

    private static func list(_ names: [String]) -> String { names.map(name).joined(separator: ", ") }

    static func shownDefault(_ column: Schema.Column, _ context: SQLContext) -> String? {
        if let identity = column.identity { return "generated \(identity.rawValue) as identity" }
        if let generated = column.generated { return "generated always as (\(generated)) stored" }
        return column.byDefault
    }

    struct IndexLine {
        var name: String
        var definition: String
        /// As `\d TABLE` shows it.
        var line: String
        var isUnique: Bool
        var method: String
        var keys: [String]
        /// Primary keys come first, then what is unique.
        var rank: Int
    }

    static func indexes(of table: Schema.Table) -> [IndexLine] {
        var lines: [IndexLine] = []
        func add(_ index: String, _ keys: [String], _ kind: String, _ method: String, unique: Bool, rank: Int) {
            let body = "\(method) (\(keys.joined(separator: ", ")))"
            lines.append(
                IndexLine(
                    name: index,
                    definition:
                        "CREATE \(unique ? "UNIQUE " : "")INDEX \(name(index)) ON \(table.schema).\(name(table.name)) USING \(body)",
                    line: "    \"\(index)\" \(kind)\(body)", isUnique: unique, method: method, keys: keys, rank: rank))
        }
        for constraint in table.constraints {
            switch constraint.kind {
            case .primary(let columns):
                add(constraint.name, columns.map(name), "PRIMARY KEY, ", "btree", unique: true, rank: 0)
            case .unique(let columns):
                add(constraint.name, columns.map(name), "UNIQUE CONSTRAINT, ", "btree", unique: true, rank: 1)
            default: break
            }
        }
        for index in table.indexes {
            add(
                index.name, index.keys, index.isUnique ? "UNIQUE, " : "", index.method, unique: index.isUnique,
                rank: index.isUnique ? 1 : 2)
        }
        return lines.sorted { ($0.rank == 0 ? 0 : 1, $0.name) < ($1.rank == 0 ? 0 : 1, $1.name) }
    }

    static func foreignKey(_ key: Schema.ForeignKey) -> String {
        let table = key.schema == "public" ? name(key.table) : key.schema + "." + name(key.table)
        var text = "FOREIGN KEY (\(list(key.columns))) REFERENCES \(table)(\(list(key.references)))"
        if let action = key.onUpdate, action != "no action" { text += " ON UPDATE \(action.uppercased())" }
        if let action = key.onDelete, action != "no action" { text += " ON DELETE \(action.uppercased())" }
        return text
    }

    /// The sections under a table.
    private static func footer(of table: Schema.Table, _ context: SQLContext) -> [String] {
        var lines: [String] = []
        func section(_ title: String, _ found: [String]) {
            if !found.isEmpty { lines += [title] + found }
        }
        section("Indexes:", indexes(of: table).map(\.line))
        let constraints = table.constraints.sorted { $0.name < $1.name }
        section(
            "Check constraints:",
            constraints.compactMap { constraint in
                if case .check(let text) = constraint.kind { "    \"\(constraint.name)\" CHECK (\(text))" } else { nil }
            })
        section(
            "Foreign-key constraints:",
            constraints.compactMap { constraint in
                if case .foreign(let key) = constraint.kind {
                    "    \"\(constraint.name)\" \(foreignKey(key))"
                } else {
                    nil
                }
            })
        section(
            "Referenced by:",
            context.schema.tables.flatMap { other in
                other.constraints.compactMap { constraint -> String? in
                    guard case .foreign(let key) = constraint.kind, key.schema == table.schema, key.table == table.name
                    else {
                        return nil
                    }
                    return "    TABLE \"\(other.name)\" CONSTRAINT \"\(constraint.name)\" \(foreignKey(key))"
                }
            })
        return lines
    }

    static func relations(_ context: SQLContext) -> ResultRows {
        var rows: [[SQLValue]] = []
        func add(
            _ schema: String, _ name: String, _ kind: String, _ owner: String, _ table: String = "", size: String = ""
        ) {
            let isVisible = context.searchPath.contains(schema)
            rows.append(
                [.text(schema), .text(name), .text(kind), .text(owner), .text(table), .bool(isVisible), .text(size)])
        }
        for table in context.schema.tables {
            let size = (try? context.measure?(table)) ?? TableSize()
            add(table.schema, table.name, "table", table.owner, size: FunctionTable.prettySize(size.table))
            for index in indexes(of: table) {
                add(
                    table.schema, index.name, "index", table.owner, table.name,
                    size: FunctionTable.prettySize(size.indexSizes[index.name] ?? 0))
            }
        }
        for view in context.schema.views { add(view.schema, view.name, "view", view.owner, size: "0 bytes") }
        for sequence in context.schema.sequences {
            add(sequence.schema, sequence.name, "sequence", sequence.owner, size: "8192 bytes")
        }
        let columns = ["schema", "name", "kind", "owner", "tablename"].map { ResultRows.Column(name: $0, type: .name) }
        return ResultRows(
            columns: columns + [.init(name: "visible", type: .bool), .init(name: "size", type: .text)], rows: rows)
    }

    static func columns(_ context: SQLContext) -> ResultRows {
        let relations =
            context.schema.tables.map { ($0.schema, $0.name, $0.columns) }
            + context.schema.views.map { ($0.schema, $0.name, $0.columns) }
        let rows = relations.flatMap { schema, relation, columns in
            columns.map { column -> [SQLValue] in
                [
                    .text(schema), .text(relation), .text(column.name), .text(column.type.name),
                    .text(column.isNotNull ? "not null" : ""), .text(shownDefault(column, context) ?? ""),
                ]
            }
        }
        let names = ["schema", "relation", "name", "type", "nullable", "value"]
        return ResultRows(
            columns: names.map { .init(name: $0, type: .text) },
            rows: rows + indexColumns(context) + sequenceColumns(context))
    }

    private static func indexColumns(_ context: SQLContext) -> [[SQLValue]] {
        context.schema.tables.flatMap { table in
            indexes(of: table).flatMap { index in
                index.keys.map { key -> [SQLValue] in
                    let bare = key.components(before: " ")
                    let type = table.column(bare)?.type.name ?? "text"
                    return [
                        .text(table.schema), .text(index.name), .text(bare), .text(type), .text("yes"), .text(bare),
                    ]
                }
            }
        }
    }

    /// A sequence as one row: where it starts, and by how much it goes on.
    private static func sequenceColumns(_ context: SQLContext) -> [[SQLValue]] {
        context.schema.sequences.map { sequence in
            let type = sequence.table.flatMap {
                context.schema.table(sequence.schema, $0)?.column(sequence.column ?? "")?.type.name
            }
            return [
                .text(sequence.schema), .text(sequence.name), .text(String(sequence.start)), .text(type ?? "bigint"),
                .text(String(sequence.increment)), .text(""),
            ]
        }
    }

    static func footers(_ context: SQLContext) -> ResultRows {
        var rows = context.schema.tables.flatMap { table in
            footer(of: table, context).map { [SQLValue.text(table.schema), .text(table.name), .text($0)] }
        }
        for table in context.schema.tables {
            for index in indexes(of: table) {
                let kind = index.rank == 0 ? "primary key, " : index.isUnique ? "unique, " : ""
                let line = "\(kind)\(index.method), for table \"\(table.schema).\(table.name)\""
                rows.append([.text(table.schema), .text(index.name), .text(line)])
            }
        }
        for sequence in context.schema.sequences {
            guard let table = sequence.table, let column = sequence.column else { continue }
            let isIdentity = context.schema.table(sequence.schema, table)?.column(column)?.identity != nil
            let line =
                (isIdentity ? "Sequence for identity column: " : "Owned by: ") + "\(sequence.schema).\(table).\(column)"
            rows.append([.text(sequence.schema), .text(sequence.name), .text(line)])
        }
        return ResultRows(columns: ["schema", "relation", "line"].map { .init(name: $0, type: .text) }, rows: rows)
    }
}
