import PostgresSyntax
import SQLStore

/// Relations that the server makes up from its catalogue: parts of `pg_catalog` and `information_schema`.
///
/// `pg_catalog.drydock_*` are ours: what psql's `\d` commands ask here, in place of the many tables they ask a real server.
enum SystemRelations {
    static func find(_ name: SQLName, _ context: SQLContext) -> ResultRows? {
        switch name.schema {
        case "information_schema": informationSchema[name.name]?(context)
        case "pg_catalog", nil: name.name.hasPrefix("pg_") || name.schema != nil ? catalog[name.name]?(context) : nil
        default: nil
        }
    }

    private typealias Make = @Sendable (SQLContext) -> ResultRows

    private static func rows(_ columns: [(String, SQLType)], _ rows: [[SQLValue]]) -> ResultRows {
        ResultRows(columns: columns.map { .init(name: $0.0, type: $0.1) }, rows: rows)
    }

    private static func texts(_ names: String, _ rows: [[String?]]) -> ResultRows {
        let columns = names.split(separator: " ").map { (String($0), SQLType.name) }
        return Self.rows(columns, rows.map { $0.map { $0.map { .text($0) } ?? .null } })
    }

    private static let informationSchema: [String: Make] = [
        "tables": { context in
            texts(
                "table_catalog table_schema table_name table_type",
                context.schema.tables.map { [context.database, $0.schema, $0.name, "BASE TABLE"] }
                    + context.schema.views.map { [context.database, $0.schema, $0.name, "VIEW"] })
        },
        "columns": { context in
            let columns: [(String, SQLType)] = [
                ("table_catalog", .name), ("table_schema", .name), ("table_name", .name), ("column_name", .name),
                ("ordinal_position", .int4), ("column_default", .text), ("is_nullable", .varchar(nil)),
                ("data_type", .varchar(nil)), ("character_maximum_length", .int4), ("udt_name", .name),
            ]
            let relations =
                context.schema.tables.map { ($0.schema, $0.name, $0.columns) }
                + context.schema.views.map { ($0.schema, $0.name, $0.columns) }
            let all = relations.flatMap { schema, name, list in
                list.enumerated().map { index, column -> [SQLValue] in
                    var length = SQLValue.null
                    if case .varchar(let count?) = column.type { length = .int(count) }
                    if case .char(let count) = column.type { length = .int(count) }
                    return [
                        .text(context.database), .text(schema), .text(name), .text(column.name), .int(index + 1),
                        Descriptions.shownDefault(column, context).map { .text($0) } ?? .null,
                        .text(column.isNotNull ? "NO" : "YES"),
                        .text(column.type.isArray ? "ARRAY" : column.type.plainName), length,
                        .text(column.type.shortName),
                    ]
                }
            }
            return rows(columns, all)
        },
        "schemata": { context in
            texts(
                "catalog_name schema_name schema_owner",
                context.schema.schemas.map { [context.database, $0, "pg_database_owner"] })
        },
        "table_constraints": { context in
            texts(
                "constraint_name table_schema table_name constraint_type",
                context.schema.tables.flatMap { table in
                    table.constraints.map { constraint in
                        let kind: String =
                            switch constraint.kind {
                            case .primary: "PRIMARY KEY"
                            case .unique: "UNIQUE"
                            case .check: "CHECK"
                            case .foreign: "FOREIGN KEY"
                            }
                        return [constraint.name, table.schema, table.name, kind]
                    }
                })
        },
        "sequences": { context in
            texts("sequence_schema sequence_name", context.schema.sequences.map { [$0.schema, $0.name] })
        },
    ]

    private static let catalog: [String: Make] = [
        "pg_tables": { context in
            texts(
                "schemaname tablename tableowner tablespace",
                context.schema.tables.map { [$0.schema, $0.name, $0.owner, nil] })
        },
        "pg_views": { context in
            texts(
                "schemaname viewname viewowner definition",
                context.schema.views.map { [$0.schema, $0.name, $0.owner, " " + $0.query + ";"] })
        },
        "pg_indexes": { context in
            texts(
                "schemaname tablename indexname tablespace indexdef",
                context.schema.tables.flatMap { table in
                    Descriptions.indexes(of: table).map { [table.schema, table.name, $0.name, nil, $0.definition] }
                })
        },
        "pg_database": { context in
            let columns: [(String, SQLType)] = [
                ("oid", .oid), ("datname", .name), ("datdba", .oid), ("encoding", .int4), ("datistemplate", .bool),
                ("datallowconn", .bool), ("datcollate", .name), ("datctype", .name),
            ]
            let all = context.cluster.databases.sorted { $0.value.number < $1.value.number }
            return rows(
                columns,
                all.map { name, database in
                    [
                        .int(database.number), .text(name), .int(10), .int(6), .bool(database.isTemplate),
                        .bool(name != "template0"), .text("en_US.utf8"), .text("en_US.utf8"),
                    ]
                })
        },
        "pg_roles": { context in roles(context) },
        "pg_authid": { context in roles(context) },
        "pg_user": { context in
            let columns: [(String, SQLType)] = [
                ("usename", .name), ("usesysid", .oid), ("usecreatedb", .bool), ("usesuper", .bool),
            ]
            return rows(
                columns,
                context.cluster.roles.enumerated().filter { $0.element.canLogIn }.map { index, role in
                    [
                        .text(role.name), .int(10 + index), .bool(role.attributes.contains("createdb")),
                        .bool(role.isSuperuser),
                    ]
                })
        },
        "pg_namespace": { context in
            texts(
                "nspname nspowner", (["pg_catalog", "information_schema"] + context.schema.schemas).map { [$0, "10"] })
        },
        "pg_sequences": { context in
            let columns: [(String, SQLType)] = [("schemaname", .name), ("sequencename", .name), ("last_value", .int8)]
            return rows(
                columns,
                context.schema.sequences.map { [.text($0.schema), .text($0.name), $0.last.map { .int($0) } ?? .null] })
        },
        "pg_stat_activity": { context in
            let columns: [(String, SQLType)] = [
                ("datname", .name), ("pid", .int4), ("usename", .name), ("application_name", .text), ("state", .text),
                ("query", .text),
            ]
            let row: [SQLValue] = [
                .text(context.database), .int(context.process), .text(context.user),
                .text(context.settings["application_name"] ?? ""),
                .text("active"), .text(context.settings["query"] ?? ""),
            ]
            return rows(columns, [row])
        },
        "pg_settings": { context in
            texts(
                "name setting",
                context.settings.filter { !["query", "start_time"].contains($0.key) }.sorted { $0.key < $1.key }.map {
                    [$0.key, $0.value]
                })
        },
        "pg_extension": { context in
            let versions = ["plpgsql": "1.0", "uuid-ossp": "1.1", "pgcrypto": "1.3"]
            return texts("extname extversion", context.schema.extensions.map { [$0, versions[$0]] })
        },
        "drydock_relations": { context in Descriptions.relations(context) },
        "drydock_columns": { context in Descriptions.columns(context) },
        "drydock_dump": { context in DumpText.sections(context) },
        "drydock_footers": { context in Descriptions.footers(context) },
    ]

    private static func roles(_ context: SQLContext) -> ResultRows {
        let attributes = ["superuser", "inherit", "createrole", "createdb", "login", "replication", "bypassrls"]
        let columns: [(String, SQLType)] =
            [("rolname", .name)]
            + attributes.map { (["superuser": "rolsuper", "login": "rolcanlogin"][$0] ?? "rol" + $0, .bool) }
            + [("oid", .oid), ("memberof", .array(.name)), ("rolpassword", .text)]
        return rows(
            columns,
            context.cluster.roles.enumerated().map { index, role in
                [.text(role.name)] + attributes.map { .bool(role.attributes.contains($0)) }
                    + [
                        .int(10 + index), .text(ArrayText.write(role.memberOf)),
                        role.secret == nil ? .null : .text("********"),
                    ]
            })
    }
}
