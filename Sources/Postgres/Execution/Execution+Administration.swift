import PostgresSyntax
import SQLStore

/// Databases, roles and their rights, and settings.
extension Execution {
    func administer(_ statement: SQLStatement) throws(SQLError) -> StatementResult {
        switch statement {
        case .createDatabase(let name, let options): return try createDatabase(name, options)
        case .createExtension(let name, let ifNotExists): return try createExtension(name, ifNotExists)
        case .createRole(let name, let options, let isUser):
            guard server.cluster.role(name) == nil else { throw SQLError("42710", "role \"\(name)\" already exists") }
            try requireSuperuser("permission denied to create role", or: "createrole")
            var role = Cluster.Role(name: name, attributes: isUser ? ["login", "inherit"] : ["inherit"])
            try apply(options, to: &role)
            server.cluster.roles.append(role)
            return StatementResult(tag: "CREATE ROLE")
        case .alterRole(let name, let options):
            let own = name == "current_user" ? context.user : name
            guard let place = server.cluster.roles.firstIndex(where: { $0.name == own }) else { throw noRole(own) }
            if own != context.user { try requireSuperuser("permission denied", or: "createrole") }
            var role = server.cluster.roles[place]
            try apply(options, to: &role)
            server.cluster.roles[place] = role
            return StatementResult(tag: "ALTER ROLE")
        case .grant(let grant): return try self.grant(grant)
        default: throw SQLError("0A000", "this statement is not simulated by Drydock")
        }
    }

    private func noRole(_ name: String) -> SQLError { SQLError("42704", "role \"\(name)\" does not exist") }

    private func requireSuperuser(_ message: String, or attribute: String) throws(SQLError) {
        guard let role = server.cluster.role(context.user), !role.isSuperuser, !role.attributes.contains(attribute)
        else { return }
        throw SQLError("42501", message)
    }

    /// Extensions of which something is here. Other names are not on the server's disk, as most are not in the real image.
    private static let extensions: Set = ["plpgsql", "uuid-ossp", "pgcrypto"]

    private func createExtension(_ name: String, _ ifNotExists: Bool) throws(SQLError) -> StatementResult {
        guard !context.schema.extensions.contains(name) else {
            guard ifNotExists else { throw SQLError("42710", "extension \"\(name)\" already exists") }
            notice("extension \"\(name)\" already exists, skipping", code: "42710")
            return StatementResult(tag: "CREATE EXTENSION")
        }
        guard Self.extensions.contains(name) else {
            throw SQLError("0A000", "extension \"\(name)\" is not simulated by Drydock")
        }
        context.schema.extensions.append(name)
        return StatementResult(tag: "CREATE EXTENSION")
    }

    private func createDatabase(_ name: String, _ options: [String: String]) throws(SQLError) -> StatementResult {
        guard session.transaction == nil else {
            throw SQLError("25001", "CREATE DATABASE cannot run inside a transaction block")
        }
        guard server.cluster.databases[name] == nil else {
            throw SQLError("42P04", "database \"\(name)\" already exists")
        }
        try requireSuperuser("permission denied to create database", or: "createdb")
        let source = options["template"] ?? "template1"
        guard var database = server.cluster.databases[source] else {
            throw SQLError("3D000", "template database \"\(source)\" does not exist")
        }
        if let owner = options["owner"], server.cluster.role(owner) == nil { throw noRole(owner) }
        database.number = server.cluster.takeNumber()
        database.owner = options["owner"] ?? context.user
        database.isTemplate = false
        server.cluster.databases[name] = database
        return StatementResult(tag: "CREATE DATABASE")
    }

    private func apply(_ options: [SQLRoleOption], to role: inout Cluster.Role) throws(SQLError) {
        for option in options {
            switch option {
            case .password(let password): role.secret = password.map { SCRAMVerifier.make($0, random: &context.random) }
            case .attribute(let name, let isOn):
                if isOn { role.attributes.insert(name) } else { role.attributes.remove(name) }
            case .inRole(let names):
                for name in names where server.cluster.role(name) == nil { throw noRole(name) }
                role.memberOf += names
            case .rename(let name):
                guard server.cluster.role(name) == nil else {
                    throw SQLError("42710", "role \"\(name)\" already exists")
                }
                role.name = name
            }
        }
    }

    func dropOfCluster(_ kind: SQLObjectKind, _ names: [SQLName], _ ifExists: Bool) throws(SQLError) -> StatementResult
    {
        let isDatabase = kind == .database
        if isDatabase, session.transaction != nil {
            throw SQLError("25001", "DROP DATABASE cannot run inside a transaction block")
        }
        for name in names.map(\.name) {
            let exists = isDatabase ? server.cluster.databases[name] != nil : server.cluster.role(name) != nil
            guard exists else {
                let word = isDatabase ? "database" : "role"
                guard ifExists else {
                    throw SQLError(isDatabase ? "3D000" : "42704", "\(word) \"\(name)\" does not exist")
                }
                notice("\(word) \"\(name)\" does not exist, skipping")
                continue
            }
            if isDatabase { try dropDatabase(name) } else { try dropRole(name) }
        }
        return StatementResult(tag: isDatabase ? "DROP DATABASE" : "DROP ROLE")
    }

    private func dropDatabase(_ name: String) throws(SQLError) {
        guard name != session.database else { throw SQLError("55006", "cannot drop the currently open database") }
        let others = server.sessions.values.count { $0.database == name }
        guard others == 0 else {
            throw SQLError(
                "55006", "database \"\(name)\" is being accessed by other users",
                detail:
                    "There \(others == 1 ? "is 1 other session" : "are \(others) other sessions") using the database.")
        }
        server.cluster.databases[name] = nil
    }

    private func dropRole(_ name: String) throws(SQLError) {
        guard name != session.user else { throw SQLError("55006", "current user cannot be dropped") }
        let owned = context.schema.tables.filter { $0.owner == name }.map { "owner of table \($0.name)" }
        let rights = context.schema.tables.filter { $0.privileges[name]?.isEmpty == false }.map {
            "privileges for table \($0.name)"
        }
        guard owned.isEmpty, rights.isEmpty else {
            throw SQLError(
                "2BP01", "role \"\(name)\" cannot be dropped because some objects depend on it",
                detail: (owned + rights).joined(separator: "\n"))
        }
        server.cluster.roles.removeAll { $0.name == name }
    }

    private func grant(_ grant: SQLGrant) throws(SQLError) -> StatementResult {
        let tag = grant.isRevoke ? "REVOKE" : "GRANT"
        for role in grant.roles where role != "public" && server.cluster.role(role) == nil { throw noRole(role) }
        var tables: [Schema.Table] = []
        switch grant.kind {
        case .tables(let names): for name in names { tables.append(try tableOrSequence(name)) }
        case .allTables(let schema): tables = context.schema.tables.filter { $0.schema == schema }
        case .others: return StatementResult(tag: tag)
        case .roles:
            for role in grant.rights where server.cluster.role(role) == nil { throw noRole(role) }
            for place in server.cluster.roles.indices where grant.roles.contains(server.cluster.roles[place].name) {
                server.cluster.roles[place].memberOf.removeAll { grant.rights.contains($0) }
                if !grant.isRevoke { server.cluster.roles[place].memberOf += grant.rights }
            }
            return StatementResult(tag: grant.isRevoke ? "REVOKE ROLE" : "GRANT ROLE")
        }
        for table in tables {
            guard
                let place = context.schema.tables.firstIndex(where: {
                    $0.schema == table.schema && $0.name == table.name
                })
            else { continue }
            for role in grant.roles {
                var rights = context.schema.tables[place].privileges[role] ?? []
                if grant.isRevoke {
                    rights = grant.rights.contains("all") ? [] : rights.subtracting(grant.rights)
                } else {
                    rights.formUnion(grant.rights)
                }
                context.schema.tables[place].privileges[role] = rights.isEmpty ? nil : rights
            }
        }
        return StatementResult(tag: tag)
    }

    private func tableOrSequence(_ name: SQLName) throws(SQLError) -> Schema.Table {
        guard let schema = context.schemaOf(name.schema, name.name), let table = context.schema.table(schema, name.name)
        else {
            throw SQLError("42P01", "relation \"\(name.text)\" does not exist")
        }
        return table
    }

    // MARK: Settings

    /// How `SHOW` calls the column.
    private static let shownNames = [
        "timezone": "TimeZone", "datestyle": "DateStyle", "intervalstyle": "IntervalStyle",
    ]

    func settings(_ statement: SQLStatement) throws(SQLError) -> StatementResult {
        switch statement {
        case .show(let name):
            if name == "all" {
                let rows = context.settings.filter { !["query", "start_time"].contains($0.key) }.sorted {
                    $0.key < $1.key
                }
                return StatementResult(
                    rows: ResultRows(
                        columns: ["name", "setting"].map { .init(name: $0, type: .text) },
                        rows: rows.map { [.text($0.key), .text($0.value)] }), tag: "SHOW")
            }
            guard let value = context.settings[name] else { throw unknownSetting(name) }
            let column = ResultRows.Column(name: Self.shownNames[name] ?? name, type: .text)
            return StatementResult(rows: ResultRows(columns: [column], rows: [[.text(value)]]), tag: "SHOW")
        case .reset(let name):
            switch name {
            case "role": session.user = session.sessionUser
            case "all": session.settings = [:]
            default:
                guard server.settings[name] != nil else { throw unknownSetting(name) }
                session.settings[name] = nil
            }
            if name == "search_path" || name == "all" { session.searchPath = ["public"] }
            return StatementResult(tag: "RESET")
        case .set(let name, let values): return try set(name, values)
        default: return StatementResult(tag: "SET")
        }
    }

    private func unknownSetting(_ name: String) -> SQLError {
        SQLError("42704", "unrecognized configuration parameter \"\(name)\"")
    }

    private func set(_ name: String, _ values: [String]?) throws(SQLError) -> StatementResult {
        switch name {
        case "role":
            let role = values?.first ?? "none"
            guard role == "none" || server.cluster.role(role) != nil else {
                throw SQLError("22023", "role \"\(role)\" does not exist")
            }
            session.user = role == "none" ? session.sessionUser : role
        case "timezone":
            let zone = values?.first ?? "UTC"
            guard FunctionTable.isUTC(zone) else { throw FunctionTable.otherZone(zone) }
            session.settings[name] = values?.first
        case "search_path":
            session.searchPath = values.map { $0.filter { $0 != "$user" } } ?? ["public"]
            session.settings[name] = values?.joined(separator: ", ")
        default:
            // Names with a point are free to be made up.
            guard server.settings[name] != nil || name.contains(".") else { throw unknownSetting(name) }
            let fixed: Set = ["max_connections", "shared_buffers", "port", "listen_addresses", "wal_level"]
            guard !fixed.contains(name) else {
                throw SQLError("55P02", "parameter \"\(name)\" cannot be changed without restarting the server")
            }
            session.settings[name] = values?.joined(separator: ", ")
        }
        return StatementResult(tag: "SET")
    }
}
