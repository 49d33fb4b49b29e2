import MySQLSyntax
import SQLStore

/// `information_schema` and the tables of the database `mysql`: made from the catalogue when a statement reads them.
enum SystemTables {
    struct Contents: Equatable {
        var columns: [(name: String, type: ValueType)]
        var rows: [[SQLValue]]

        static func == (a: Self, b: Self) -> Bool { a.rows == b.rows && a.columns.map(\.name) == b.columns.map(\.name) }
    }

    /// Databases that are always there.
    static let names = ["information_schema", "performance_schema", "sys"]

    /// The tables of `information_schema` that there are.
    static let tables = ["columns", "engines", "key_column_usage", "schemata", "statistics", "tables", "views"]

    /// A system table. `nil` is none: the name is looked up among the learner's.
    static func contents(
        _ database: String, _ table: String, _ catalogue: Catalogue, _ session: MySQLSession, _ settings: ServerSettings
    ) throws(SQLError) -> Contents? {
        switch database.lowercased() {
        case "information_schema":
            switch table.lowercased() {
            case "tables": return tables(catalogue)
            case "columns": return columns(catalogue)
            case "schemata":
                let names = ["information_schema"] + catalogue.databases.keys + ["performance_schema", "sys"]
                return make(
                    ["CATALOG_NAME", "SCHEMA_NAME", "DEFAULT_CHARACTER_SET_NAME", "DEFAULT_COLLATION_NAME"],
                    names.sorted().map {
                        ["def", $0, "utf8mb4", catalogue.databases[$0]?.collation ?? "utf8mb3_general_ci"]
                    })
            case "statistics": return statistics(catalogue)
            case "key_column_usage": return keyUsage(catalogue)
            case "views": return views(catalogue)
            case "engines":
                return make(
                    ["ENGINE", "SUPPORT", "COMMENT"],
                    [
                        [
                            "InnoDB", "DEFAULT",
                            "Supports transactions, row-level locking, foreign keys and encryption for tables",
                        ]
                    ])
            case "processlist": throw .notSimulated("information_schema.processlist (use SHOW PROCESSLIST) is")
            default: throw SQLError(1109, "42S02", "Unknown table '\(table)' in information_schema")
            }
        case "mysql":
            guard table.lowercased() == "user" || table.lowercased() == "db" else { return nil }
            return users(catalogue, isDatabase: table.lowercased() == "db")
        case "performance_schema", "sys": throw .notSimulated("the database \(database) is")
        default: return nil
        }
    }

    static func make(_ names: [String], _ rows: [[SQLValue]], numbers: Set<String> = []) -> Contents {
        Contents(
            columns: names.map { name in
                numbers.contains(name)
                    ? (name, ValueType(.integer, length: 21)) : (name, ValueType(.text, length: 64))
            }, rows: rows)
    }

    private static func make(_ names: [String], _ rows: [[String]]) -> Contents {
        make(names, rows.map { $0.map(SQLValue.text) })
    }

    private static func each<Row>(
        _ catalogue: Catalogue, _ body: (String, String, Catalogue.Table) -> [Row]
    ) -> [Row] {
        catalogue.databases.sorted { $0.key < $1.key }.flatMap { database in
            database.value.tables.sorted { $0.key < $1.key }.flatMap { body(database.key, $0.key, $0.value) }
        }
    }

    private static func tables(_ catalogue: Catalogue) -> Contents {
        var rows: [[SQLValue]] = each(catalogue) { database, name, table in
            [
                [
                    .text("def"), .text(database), .text(name), .text("BASE TABLE"), .text("InnoDB"), .int(10),
                    .text("Dynamic"), .int(16_384),
                    table.columns.contains(where: \.isAutoIncrement) ? .int(table.nextNumber) : .null,
                    .text(table.collation), .text(table.comment ?? ""),
                ]
            ]
        }
        for (database, contents) in catalogue.databases {
            rows += contents.views.keys.sorted().map {
                [
                    .text("def"), .text(database), .text($0), .text("VIEW"), .null, .null, .null, .null, .null, .null,
                    .text("VIEW"),
                ]
            }
        }
        return make(
            [
                "TABLE_CATALOG", "TABLE_SCHEMA", "TABLE_NAME", "TABLE_TYPE", "ENGINE", "VERSION", "ROW_FORMAT",
                "DATA_LENGTH", "AUTO_INCREMENT", "TABLE_COLLATION", "TABLE_COMMENT",
            ], rows, numbers: ["VERSION", "DATA_LENGTH", "AUTO_INCREMENT"])
    }

    private static func columns(_ catalogue: Catalogue) -> Contents {
        let rows: [[SQLValue]] = each(catalogue) { database, name, table in
            table.columns.enumerated().map { index, column in
                let type = column.type
                return [
                    .text("def"), .text(database), .text(name), .text(column.name), .int(index + 1),
                    CreateText.shownDefault(column, catalogue.flavour).map(SQLValue.text) ?? .null,
                    .text(column.isNotNull ? "NO" : "YES"), .text(type.name == "json" ? "longtext" : type.name),
                    type.isText ? .int(type.capacity) : .null,
                    type.name == "decimal" ? .int(type.modifiers[0]) : .null,
                    type.name == "decimal" ? .int(type.scale) : .null, .text(type.text(catalogue.flavour)),
                    .text(table.keyWord(of: column.name)), .text(CreateText.extra(column, catalogue.flavour)),
                    .text(column.comment ?? ""), type.isText ? .text(type.collation ?? table.collation) : .null,
                    .text("select,insert,update,references"), .text(""),
                ]
            }
        }
        return make(
            [
                "TABLE_CATALOG", "TABLE_SCHEMA", "TABLE_NAME", "COLUMN_NAME", "ORDINAL_POSITION", "COLUMN_DEFAULT",
                "IS_NULLABLE", "DATA_TYPE", "CHARACTER_MAXIMUM_LENGTH", "NUMERIC_PRECISION", "NUMERIC_SCALE",
                "COLUMN_TYPE", "COLUMN_KEY", "EXTRA", "COLUMN_COMMENT", "COLLATION_NAME", "PRIVILEGES",
                "GENERATION_EXPRESSION",
            ], rows,
            numbers: ["ORDINAL_POSITION", "CHARACTER_MAXIMUM_LENGTH", "NUMERIC_PRECISION", "NUMERIC_SCALE"])
    }

    private static func statistics(_ catalogue: Catalogue) -> Contents {
        let rows: [[SQLValue]] = each(catalogue) { database, name, table in
            table.keys.flatMap { key in
                key.columns.enumerated().map { index, column in
                    [
                        .text("def"), .text(database), .text(name), .int(key.kind == .plain ? 1 : 0), .text(key.name),
                        .int(index + 1), .text(column), .text("BTREE"),
                    ]
                }
            }
        }
        return make(
            [
                "TABLE_CATALOG", "TABLE_SCHEMA", "TABLE_NAME", "NON_UNIQUE", "INDEX_NAME", "SEQ_IN_INDEX",
                "COLUMN_NAME", "INDEX_TYPE",
            ], rows, numbers: ["NON_UNIQUE", "SEQ_IN_INDEX"])
    }

    private static func keyUsage(_ catalogue: Catalogue) -> Contents {
        let rows: [[SQLValue]] = each(catalogue) { database, name, table in
            let keys: [[SQLValue]] = table.keys.filter { $0.kind != .plain }.flatMap { key in
                key.columns.map { [.text(key.name), .text(database), .text(name), .text($0), .null, .null, .null] }
            }
            let foreign: [[SQLValue]] = table.foreignKeys.flatMap { key in
                zip(key.columns, key.targets).map {
                    [
                        .text(key.name), .text(database), .text(name), .text($0), .text(key.database), .text(key.table),
                        .text($1),
                    ]
                }
            }
            return keys + foreign
        }
        return make(
            [
                "CONSTRAINT_NAME", "TABLE_SCHEMA", "TABLE_NAME", "COLUMN_NAME", "REFERENCED_TABLE_SCHEMA",
                "REFERENCED_TABLE_NAME", "REFERENCED_COLUMN_NAME",
            ], rows, numbers: [])
    }

    private static func views(_ catalogue: Catalogue) -> Contents {
        make(
            ["TABLE_SCHEMA", "TABLE_NAME", "VIEW_DEFINITION"],
            catalogue.databases.sorted { $0.key < $1.key }.flatMap { database in
                database.value.views.sorted { $0.key < $1.key }.map { [database.key, $0.key, $0.value.text] }
            })
    }

    private static func users(_ catalogue: Catalogue, isDatabase: Bool) -> Contents {
        if isDatabase {
            return make(
                ["Host", "Db", "User"],
                catalogue.users.flatMap { user in
                    user.rights.keys.filter { $0 != "*.*" }.sorted().map {
                        [user.account.host, String($0.prefix { $0 != "." }), user.account.user]
                    }
                })
        }
        return make(
            ["Host", "User", "plugin", "authentication_string"],
            catalogue.users.map { user in
                [user.account.host, user.account.user, user.plugin, user.secret.map { Password.hash(of: $0) } ?? ""]
            }.sorted { ($0[1], $0[0]) < ($1[1], $1[0]) })
    }
}
