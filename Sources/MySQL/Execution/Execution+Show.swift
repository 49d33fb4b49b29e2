import MySQLSyntax
import SQLStore

/// `SHOW` and `DESCRIBE`.
extension Execution {
    mutating func show(_ show: MySQLShow) throws(SQLError) -> Answer {
        switch show.kind {
        case .databases: return try showDatabases(show)
        case .tables: return try showTables(show)
        case .tableStatus: return try showTableStatus(show)
        case .columns(let name): return try showColumns(name, show)
        case .createTable(let name): return try showCreateTable(name)
        case .createView(let name): return try showCreateView(name)
        case .createDatabase(let name):
            guard let database = data.catalogue.databases[name] else { throw .unknownDatabase(name) }
            let version = flavour == .mysql ? " /*!80016 DEFAULT ENCRYPTION='N' */" : ""
            let text =
                "CREATE DATABASE \(CreateText.quoted(name)) /*!40100 DEFAULT CHARACTER SET utf8mb4 COLLATE \(database.collation) */\(version)"
            return try made(["Database", "Create Database"], [[name, text]])
        case .index(let name): return try showIndex(name, show)
        case .variables:
            let rows = settings.all(session).map { [$0.0, $0.1] }
            return try shown(Self.texts(["Variable_name", "Value"], rows), show)
        case .status:
            let rows = settings.status.sorted { $0.key < $1.key }.map { [$0.key, String($0.value)] }
            return try shown(Self.texts(["Variable_name", "Value"], rows), show)
        case .warnings, .errors:
            let isAll = show.kind == .warnings
            let kept = session.warnings.filter { isAll || $0.severity == "ERROR" }
            let contents = SystemTables.make(
                ["Level", "Code", "Message"],
                kept.map {
                    [.text($0.severity == "ERROR" ? "Error" : $0.severity), .int($0.number), .text($0.message)]
                },
                numbers: ["Code"])
            return try shown(contents, show)
        case .grants(let account):
            let name = account ?? session.account
            let lines = try grants(of: name)
            let shownName = data.catalogue.user(name)?.account ?? session.account
            return try made(["Grants for \(shownName.user)@\(shownName.host)"], lines.map { [$0] })
        case .createUser(let account):
            let name = account ?? session.account
            guard let user = data.catalogue.user(name) else {
                throw SQLError(1396, "HY000", "Operation SHOW CREATE USER failed for \(name.text)")
            }
            let proof = user.secret.map { " IDENTIFIED BY PASSWORD '\(Password.hash(of: $0))'" } ?? ""
            return try made(
                ["CREATE USER for \(user.account.user)@\(user.account.host)"],
                [["CREATE USER \(user.account.quoted)\(proof)"]])
        case .engines:
            return try made(
                ["Engine", "Support", "Comment", "Transactions", "XA", "Savepoints"],
                [
                    [
                        "InnoDB", "DEFAULT",
                        "Supports transactions, row-level locking, foreign keys and encryption for tables", "YES",
                        "YES", "YES",
                    ]
                ])
        case .charsets:
            return try shown(
                Self.texts(
                    ["Charset", "Description", "Default collation", "Maxlen"],
                    [["utf8mb4", "UTF-8 Unicode", flavour.collation, "4"]]), show)
        case .collations:
            return try shown(
                Self.texts(
                    ["Collation", "Charset", "Id", "Default", "Compiled", "Sortlen"],
                    [
                        ["utf8mb4_general_ci", "utf8mb4", "45", "", "Yes", "1"],
                        ["utf8mb4_bin", "utf8mb4", "46", "", "Yes", "1"],
                    ]), show)
        case .plugins, .privileges, .processes: throw .notSimulated("this SHOW is")
        case .nothing(let what): throw .notSimulated("\(what) is")
        }
    }

    static func texts(_ names: [String], _ rows: [[String]]) -> SystemTables.Contents {
        var contents = SystemTables.make(names, rows.map { $0.map(SQLValue.text) })
        for index in contents.columns.indices { contents.columns[index].type.isNullable = false }
        return contents
    }

    private func made(_ names: [String], _ rows: [[String]]) throws(SQLError) -> Answer {
        try shown(Self.texts(names, rows), MySQLShow(kind: .databases))
    }

    private func title(_ text: String, _ show: MySQLShow) -> String {
        show.pattern.map { "\(text) (\($0))" } ?? text
    }

    private func showDatabases(_ show: MySQLShow) throws(SQLError) -> Answer {
        let own = data.catalogue.databases.keys.filter { settings.mayEnter($0, session, data.catalogue) }
        let all = settings.allows("SELECT", "*", "*", session, data.catalogue)
        let names = own + (all ? SystemTables.names : ["information_schema"])
        return try shown(Self.texts([title("Database", show)], names.sorted().map { [$0] }), show)
    }

    private func home(_ show: MySQLShow) throws(SQLError) -> (name: String, database: Catalogue.Database) {
        guard let name = show.database ?? session.database else { throw .noDatabase }
        guard let database = data.catalogue.databases[name] else { throw .unknownDatabase(name) }
        return (name, database)
    }

    private func showTables(_ show: MySQLShow) throws(SQLError) -> Answer {
        if (show.database ?? session.database)?.lowercased() == "information_schema" {
            let names = [title("Tables_in_information_schema", show)]
            return try shown(Self.texts(names, SystemTables.tables.map { [$0.uppercased()] }), show)
        }
        let (name, database) = try home(show)
        guard settings.mayEnter(name, session, data.catalogue) else {
            throw SQLError(1044, "42000", "Access denied for user \(session.account.text) to database '\(name)'")
        }
        let rows = (database.tables.keys.map { [$0, "BASE TABLE"] } + database.views.keys.map { [$0, "VIEW"] })
            .sorted { $0[0] < $1[0] }
        let names = [title("Tables_in_\(name)", show)] + (show.isFull ? ["Table_type"] : [])
        return try shown(Self.texts(names, rows.map { Array($0.prefix(names.count)) }), show)
    }

    private func showTableStatus(_ show: MySQLShow) throws(SQLError) -> Answer {
        let (name, database) = try home(show)
        var rows: [[SQLValue]] = []
        for (table, contents) in database.tables.sorted(by: { $0.key < $1.key }) {
            let count = try ask("SELECT count(*) FROM " + Binder.tableName(name, table))[0][0]
            rows.append([
                .text(table), .text("InnoDB"), .int(10), .text("Dynamic"), count, .int(16_384),
                contents.columns.contains(where: \.isAutoIncrement) ? .int(contents.nextNumber) : .null,
                .text(contents.collation), .text(contents.comment ?? ""),
            ])
        }
        return try shown(
            SystemTables.make(
                [
                    "Name", "Engine", "Version", "Row_format", "Rows", "Data_length", "Auto_increment", "Collation",
                    "Comment",
                ],
                rows, numbers: ["Version", "Rows", "Data_length", "Auto_increment"]), show)
    }

    private func showColumns(_ name: MySQLName, _ show: MySQLShow) throws(SQLError) -> Answer {
        let database = try session.database(of: name)
        var rows: [[SQLValue]] = []
        if data.catalogue.databases[database]?.views[name.name] != nil {
            var binder = makeBinder()
            let text = "SELECT * FROM \(CreateText.quoted(database)).\(CreateText.quoted(name.name))"
            guard let query = try? MySQLParser.query(text) else { throw .noTable(database, name.name) }
            let bound = try binder.query(query)
            rows = bound.columns.map {
                [
                    .text($0.name), .text(ColumnType(of: $0.type).text(flavour)),
                    .text($0.type.isNullable ? "YES" : "NO"),
                    .text(""), .null, .text(""),
                ]
            }
        } else {
            let found = try table(name)
            rows = found.table.columns.map { column in
                [
                    .text(column.name), .text(column.type.text(flavour)), .text(column.isNotNull ? "NO" : "YES"),
                    .text(found.table.keyWord(of: column.name)),
                    CreateText.shownDefault(column, flavour).map(SQLValue.text) ?? .null,
                    .text(CreateText.extra(column, flavour)),
                ]
            }
        }
        if show.isFull {
            let columns = try? table(name).table.columns
            rows = rows.enumerated().map { index, row in
                let column = columns?[index]
                let collation = column.flatMap {
                    $0.type.isText || $0.type.name == "enum" ? $0.type.collation ?? serverCollation : nil
                }
                return [
                    row[0], row[1], collation.map(SQLValue.text) ?? .null, row[2], row[3], row[4], row[5],
                    .text("select,insert,update,references"), .text(column?.comment ?? ""),
                ]
            }
        }
        var contents = SystemTables.make(
            show.isFull
                ? ["Field", "Type", "Collation", "Null", "Key", "Default", "Extra", "Privileges", "Comment"]
                : ["Field", "Type", "Null", "Key", "Default", "Extra"], rows, numbers: [])
        for index in contents.columns.indices where contents.columns[index].name != "Default" {
            contents.columns[index].type.isNullable = contents.columns[index].name == "Collation"
        }
        return try shown(contents, show)
    }

    private func showCreateTable(_ name: MySQLName) throws(SQLError) -> Answer {
        let database = try session.database(of: name)
        if data.catalogue.databases[database]?.views[name.name] != nil { return try showCreateView(name) }
        let found = try table(name)
        return try made(
            ["Table", "Create Table"], [[found.name, CreateText.table(found.name, found.table, flavour)]])
    }

    private func showCreateView(_ name: MySQLName) throws(SQLError) -> Answer {
        let database = try session.database(of: name)
        guard let view = data.catalogue.databases[database]?.views[name.name] else {
            throw .noTable(database, name.name)
        }
        let text =
            "CREATE ALGORITHM=UNDEFINED DEFINER=\(session.account.quoted) SQL SECURITY DEFINER VIEW \(CreateText.quoted(name.name)) AS \(view.text)"
        return try made(
            ["View", "Create View", "character_set_client", "collation_connection"],
            [[name.name, text, "utf8mb4", flavour.collation]])
    }

    private func showIndex(_ name: MySQLName, _ show: MySQLShow) throws(SQLError) -> Answer {
        let found = try table(name)
        let isOurs = flavour == .mariadb
        var rows: [[SQLValue]] = []
        let ordered = found.table.keys.filter { $0.kind != .plain } + found.table.keys.filter { $0.kind == .plain }
        for key in ordered {
            for (index, column) in key.columns.enumerated() {
                let count = try ask("SELECT count(*) FROM \(Binder.tableName(found.database, found.name))")[0][0]
                let isNullable = found.table.index(of: column).map { !found.table.columns[$0].isNotNull } ?? true
                rows.append(
                    [
                        .text(found.name), .int(key.kind == .plain ? 1 : 0), .text(key.name), .int(index + 1),
                        .text(column),
                        .text("A"), count, .null, .null, .text(isNullable ? "YES" : ""), .text("BTREE"), .text(""),
                        .text(""), .text(isOurs ? "NO" : "YES"),
                    ] + (isOurs ? [] : [.null]))
            }
        }
        var contents = SystemTables.make(
            [
                "Table", "Non_unique", "Key_name", "Seq_in_index", "Column_name", "Collation", "Cardinality",
                "Sub_part",
                "Packed", "Null", "Index_type", "Comment", "Index_comment", isOurs ? "Ignored" : "Visible",
            ] + (isOurs ? [] : ["Expression"]), rows,
            numbers: ["Non_unique", "Seq_in_index", "Cardinality", "Sub_part"])
        for index in contents.columns.indices
        where ["Table", "Non_unique", "Key_name", "Seq_in_index", "Column_name", "Null", "Index_type", "Index_comment"]
            .contains(contents.columns[index].name)
        { contents.columns[index].type.isNullable = false }
        return try shown(contents, show)
    }
}
