import PostgresSyntax
import SQLStore

/// A database as the statements that make it anew, in the order and the form of `pg_dump`.
enum DumpText {
    /// Rows of a section each: `before` and `after` are texts, `data` names a table with its columns.
    static func sections(_ context: SQLContext) -> ResultRows {
        var before: [String] = []
        for type in context.schema.enums.sorted(by: { $0.name < $1.name }) {
            let labels = type.labels.map { "    " + SQLText.string($0) }.joined(separator: ",\n")
            before.append(
                entry(
                    type.name, "TYPE", type.schema, context.user,
                    "CREATE TYPE \(type.schema).\(name(type.name)) AS ENUM (\n\(labels)\n);\n\n\nALTER TYPE \(type.schema).\(name(type.name)) OWNER TO \(context.user);"
                ))
        }
        before.append("SET default_tablespace = '';\n\nSET default_table_access_method = heap;\n")
        let tables = context.schema.tables.sorted { $0.name < $1.name }
        let parts =
            tables.map { ($0.name, table($0)) } + context.schema.sequences.map { ($0.name, sequence($0, context)) }
        before += parts.sorted { $0.0 < $1.0 }.map(\.1)
        for view in context.schema.views.sorted(by: { $0.name < $1.name }) {
            before.append(
                entry(
                    view.name, "VIEW", view.schema, view.owner,
                    "CREATE VIEW \(view.schema).\(name(view.name)) AS\n \(view.query);\n\n\nALTER TABLE \(view.schema).\(name(view.name)) OWNER TO \(view.owner);"
                ))
        }
        before += tables.flatMap { defaults($0) }
        let data = tables.map { table in
            "\(table.schema).\(name(table.name)) (\(table.columns.filter { $0.generated == nil }.map { name($0.name) }.joined(separator: ", ")))"
        }
        var rows: [[SQLValue]] = before.map { [.text("before"), .text($0), .null] }
        for (table, text) in zip(tables, data) { rows.append([.text("data"), .text(text), .text(table.name)]) }
        rows += after(context, tables).map { [.text("after"), .text($0), .null] }
        return ResultRows(columns: ["section", "body", "title"].map { .init(name: $0, type: .text) }, rows: rows)
    }

    private static func name(_ name: String) -> String { FunctionTable.quotedName(name) }

    private static func entry(_ title: String, _ kind: String, _ schema: String, _ owner: String, _ body: String)
        -> String
    {
        "--\n-- Name: \(title); Type: \(kind); Schema: \(schema); Owner: \(owner)\n--\n\n\(body)\n"
    }

    private static func type(_ type: SQLType) -> String { type.isEnumeration ? "public." + type.name : type.name }

    private static func table(_ table: Schema.Table) -> String {
        var lines = table.columns.map { column -> String in
            var line = "    \(name(column.name)) \(type(column.type))"
            if let generated = column.generated { line += " GENERATED ALWAYS AS (\(generated)) STORED" }
            if let text = column.byDefault, column.identity == nil, !text.hasPrefix("nextval(") {
                line += " DEFAULT \(text)"
            }
            return line + (column.isNotNull ? " NOT NULL" : "")
        }
        for constraint in table.constraints.sorted(by: { $0.name < $1.name }) {
            if case .check(let text) = constraint.kind {
                lines.append("    CONSTRAINT \(name(constraint.name)) CHECK ((\(text)))")
            }
        }
        let own = "\(table.schema).\(name(table.name))"
        return entry(
            table.name, "TABLE", table.schema, table.owner,
            "CREATE TABLE \(own) (\n\(lines.joined(separator: ",\n"))\n);\n\n\nALTER TABLE \(own) OWNER TO \(table.owner);"
        )
    }

    private static func sequence(_ sequence: Schema.Sequence, _ context: SQLContext) -> String {
        let own = "\(sequence.schema).\(name(sequence.name))"
        let options =
            "START WITH \(sequence.start)\n    INCREMENT BY \(sequence.increment)\n    NO MINVALUE\n    NO MAXVALUE\n    CACHE 1"
        guard let table = sequence.table, let column = sequence.column else {
            return entry(
                sequence.name, "SEQUENCE", sequence.schema, sequence.owner,
                "CREATE SEQUENCE \(own)\n    \(options);\n\n\nALTER TABLE \(own) OWNER TO \(sequence.owner);")
        }
        let definition = context.schema.table(sequence.schema, table)?.column(column)
        let place = "\(sequence.schema).\(name(table))"
        if let identity = definition?.identity {
            return entry(
                sequence.name, "SEQUENCE", sequence.schema, sequence.owner,
                "ALTER TABLE \(place) ALTER COLUMN \(name(column)) ADD GENERATED \(identity.rawValue.uppercased()) AS IDENTITY (\n    SEQUENCE NAME \(own)\n    \(options)\n);\n"
            )
        }
        let kind = definition?.type == .int8 || definition == nil ? "" : "    AS \(definition?.type.name ?? "")\n"
        return entry(
            sequence.name, "SEQUENCE", sequence.schema, sequence.owner,
            "CREATE SEQUENCE \(own)\n\(kind)    \(options);\n\n\nALTER TABLE \(own) OWNER TO \(sequence.owner);")
            + "\n"
            + entry(
                sequence.name, "SEQUENCE OWNED BY", sequence.schema, sequence.owner,
                "ALTER SEQUENCE \(own) OWNED BY \(place).\(name(column));\n")
    }

    private static func defaults(_ table: Schema.Table) -> [String] {
        table.columns.compactMap { column in
            guard let text = column.byDefault, column.identity == nil, text.hasPrefix("nextval(") else { return nil }
            let full = text.contains(".") ? text : text.replacing("nextval('", with: "nextval('\(table.schema).")
            return entry(
                "\(table.name) \(column.name)", "DEFAULT", table.schema, table.owner,
                "ALTER TABLE ONLY \(table.schema).\(name(table.name)) ALTER COLUMN \(name(column.name)) SET DEFAULT \(full);\n"
            )
        }
    }

    private static func after(_ context: SQLContext, _ tables: [Schema.Table]) -> [String] {
        var parts: [String] = []
        for sequence in context.schema.sequences.sorted(by: { $0.name < $1.name }) {
            parts.append(
                entry(
                    sequence.name, "SEQUENCE SET", sequence.schema, sequence.owner,
                    "SELECT pg_catalog.setval('\(sequence.schema).\(name(sequence.name))', \(sequence.last ?? sequence.start), \(sequence.last != nil));\n"
                ))
        }
        func add(_ table: Schema.Table, _ constraint: String, _ kind: String, _ definition: String) {
            parts.append(
                entry(
                    "\(table.name) \(constraint)", kind, table.schema, table.owner,
                    "ALTER TABLE ONLY \(table.schema).\(name(table.name))\n    ADD CONSTRAINT \(name(constraint)) \(definition);\n"
                ))
        }
        for table in tables {
            for constraint in table.constraints.sorted(by: { $0.name < $1.name }) {
                switch constraint.kind {
                case .primary(let columns):
                    add(
                        table, constraint.name, "CONSTRAINT",
                        "PRIMARY KEY (\(columns.map(name).joined(separator: ", ")))")
                case .unique(let columns):
                    add(table, constraint.name, "CONSTRAINT", "UNIQUE (\(columns.map(name).joined(separator: ", ")))")
                default: break
                }
            }
        }
        for table in tables {
            let own = Set(table.indexes.map(\.name))
            for index in Descriptions.indexes(of: table) where own.contains(index.name) {
                parts.append(entry(index.name, "INDEX", table.schema, table.owner, index.definition + ";\n"))
            }
        }
        for table in tables {
            for constraint in table.constraints.sorted(by: { $0.name < $1.name }) {
                guard case .foreign(let key) = constraint.kind else { continue }
                let text = Descriptions.foreignKey(key)
                add(
                    table, constraint.name, "FK CONSTRAINT",
                    key.schema == "public" ? text.replacing("REFERENCES ", with: "REFERENCES public.") : text)
            }
        }
        return parts
    }
}
