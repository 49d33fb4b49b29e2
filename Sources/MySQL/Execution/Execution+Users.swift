import MySQLSyntax
import SQLStore

/// Accounts and what they may do.
extension Execution {
    /// The kind of proof that a new account needs.
    var plugin: String { flavour == .mysql ? "caching_sha2_password" : "mysql_native_password" }

    mutating func createUsers(_ users: [MySQLUserDefinition], _ ifNotExists: Bool) throws(SQLError) -> Answer {
        try needAdministrator()
        for user in users {
            guard data.catalogue.user(user.account) == nil else {
                let error = failed("CREATE USER", user.account)
                guard ifNotExists else { throw error }
                evaluation.warn(
                    SQLError(1973, "HY000", "Can't create user \(user.account.text); it already exists").asNote)
                continue
            }
            try add(user)
        }
        return Answer()
    }

    private mutating func add(_ user: MySQLUserDefinition) throws(SQLError) {
        var made = Catalogue.User(account: user.account, plugin: plugin, secret: nil)
        made.rights["*.*"] = ["USAGE"]
        try set(user, on: &made)
        data.catalogue.users.append(made)
    }

    private func set(_ definition: MySQLUserDefinition, on user: inout Catalogue.User) throws(SQLError) {
        if let plugin = definition.plugin {
            let known =
                flavour == .mysql
                ? ["caching_sha2_password", "mysql_native_password"] : ["mysql_native_password", "unix_socket"]
            guard known.contains(plugin) else {
                throw SQLError(1524, "HY000", "Plugin '\(plugin)' is not loaded")
            }
            user.plugin = plugin
        }
        if let password = definition.password { user.secret = Password.secret(password, user.plugin) }
        if let hash = definition.hash { user.secret = Password.secret(ofHash: hash) }
    }

    private func failed(_ operation: String, _ account: MySQLAccount) -> SQLError {
        SQLError(1396, "HY000", "Operation \(operation) failed for \(account.text)")
    }

    /// The account itself where none is named.
    private func actual(_ account: MySQLAccount) -> MySQLAccount {
        account.user.isEmpty && account.host.isEmpty ? session.account : account
    }

    mutating func alterUsers(_ users: [MySQLUserDefinition], _ ifExists: Bool) throws(SQLError) -> Answer {
        for user in users {
            let account = actual(user.account)
            if account != session.account { try needAdministrator() }
            guard let index = data.catalogue.users.firstIndex(where: { $0.account == account }) else {
                let error = failed("ALTER USER", account)
                guard ifExists else { throw error }
                evaluation.warn(error.asNote)
                continue
            }
            try set(user, on: &data.catalogue.users[index])
        }
        return Answer()
    }

    mutating func setPassword(_ account: MySQLAccount?, _ value: MySQLExpression) throws(SQLError) -> Answer {
        var definition = MySQLUserDefinition(account: account ?? session.account)
        switch value.kind {
        case .string(let text): if flavour == .mysql { definition.password = text } else { definition.hash = text }
        case .call(let call) where call.name == "password":
            if case .string(let text)? = call.arguments.first?.kind { definition.password = text }
        default: throw SQLError(1064, "42000", "a password is a text")
        }
        guard data.catalogue.user(actual(definition.account)) != nil else {
            throw SQLError(1133, flavour == .mysql ? "42000" : "28000", "Can't find any matching row in the user table")
        }
        return try alterUsers([definition], false)
    }

    mutating func dropUsers(_ accounts: [MySQLAccount], _ ifExists: Bool) throws(SQLError) -> Answer {
        try needAdministrator()
        for account in accounts {
            guard let index = data.catalogue.users.firstIndex(where: { $0.account == account }) else {
                let error = failed("DROP USER", account)
                guard ifExists else { throw error }
                evaluation.warn(SQLError(1974, "HY000", "Can't drop user \(account.text); it doesn't exist").asNote)
                continue
            }
            data.catalogue.users.remove(at: index)
        }
        return Answer()
    }

    mutating func renameUser(_ old: MySQLAccount, _ new: MySQLAccount) throws(SQLError) -> Answer {
        try needAdministrator()
        guard let index = data.catalogue.users.firstIndex(where: { $0.account == old }), data.catalogue.user(new) == nil
        else { throw failed("RENAME USER", old) }
        data.catalogue.users[index].account = new
        return Answer()
    }

    // MARK: Rights

    /// Rights that a whole server has, in the order in which grants show them.
    private static let known = [
        "SELECT", "INSERT", "UPDATE", "DELETE", "CREATE", "DROP", "RELOAD", "SHUTDOWN", "PROCESS", "FILE", "REFERENCES",
        "INDEX", "ALTER", "SHOW DATABASES", "SUPER", "CREATE TEMPORARY TABLES", "LOCK TABLES", "EXECUTE",
        "REPLICATION SLAVE", "REPLICATION CLIENT", "CREATE VIEW", "SHOW VIEW", "CREATE ROUTINE", "ALTER ROUTINE",
        "CREATE USER", "EVENT", "TRIGGER", "USAGE", "ALL PRIVILEGES", "GRANT OPTION",
    ]

    mutating func grant(_ grant: MySQLGrant) throws(SQLError) -> Answer {
        try needAdministrator()
        let database =
            grant.table == "*" && grant.database == nil ? session.database : grant.database ?? session.database
        guard let database else { throw .noDatabase }
        if let unknown = grant.rights.first(where: { !Self.known.contains($0) }) {
            throw SQLError(1064, "42000", "there is no right \(unknown)")
        }
        if !grant.isRevoke, database != "*", grant.table != "*",
            data.catalogue.databases[database]?.tables[grant.table] == nil,
            data.catalogue.databases[database]?.views[grant.table] == nil, !grant.rights.contains("CREATE")
        {
            throw .noTable(database, grant.table)
        }
        let place = "\(database).\(grant.table)"
        for definition in grant.users {
            let account = actual(definition.account)
            if data.catalogue.user(account) == nil {
                // MariaDB makes an account that is given a password.
                guard flavour == .mariadb, definition.password != nil, !grant.isRevoke else {
                    throw flavour == .mysql
                        ? SQLError(1410, "42000", "You are not allowed to create a user with GRANT")
                        : SQLError(1133, "28000", "Can't find any matching row in the user table")
                }
                try add(definition)
            }
            guard let index = data.catalogue.users.firstIndex(where: { $0.account == account }) else { continue }
            if grant.isRevoke {
                try revoke(grant, place, &data.catalogue.users[index])
            } else {
                data.catalogue.users[index].rights[place, default: []].formUnion(grant.rights)
                if grant.withGrantOption { data.catalogue.users[index].canGrant.insert(place) }
                if let password = definition.password {
                    data.catalogue.users[index].secret = Password.secret(password, data.catalogue.users[index].plugin)
                }
            }
        }
        return Answer()
    }

    private func revoke(_ grant: MySQLGrant, _ place: String, _ user: inout Catalogue.User) throws(SQLError) {
        guard let rights = user.rights[place] else {
            throw SQLError(
                1141, "42000",
                "There is no such grant defined for user '\(user.account.user)' on host '\(user.account.host)'")
        }
        if grant.rights.contains("GRANT OPTION") { user.canGrant.remove(place) }
        let left = grant.rights.contains("ALL PRIVILEGES") ? [] : rights.subtracting(grant.rights)
        user.rights[place] = left.isEmpty ? (place == "*.*" ? ["USAGE"] : nil) : left
    }

    func grants(of account: MySQLAccount) throws(SQLError) -> [String] {
        guard let user = data.catalogue.user(actual(account)) else {
            throw SQLError(
                1141, "42000",
                "There is no such grant defined for user '\(account.user)' on host '\(account.host)'")
        }
        var lines: [String] = []
        let places = user.rights.keys.sorted { ($0 == "*.*" ? "" : $0) < ($1 == "*.*" ? "" : $1) }
        for place in ["*.*"] + places.filter({ $0 != "*.*" }) {
            let rights = user.rights[place] ?? ["USAGE"]
            let shown =
                rights.contains("ALL PRIVILEGES")
                ? ["ALL PRIVILEGES"] : Self.known.filter { rights.contains($0) && ($0 != "USAGE" || rights.count == 1) }
            var parts = place.split(separator: ".", maxSplits: 1).map(String.init)
            parts = parts.map { $0 == "*" ? "*" : CreateText.quoted($0) }
            var line =
                "GRANT \(shown.joined(separator: ", ")) ON \(parts.joined(separator: ".")) TO \(user.account.quoted)"
            if place == "*.*", flavour == .mariadb, let secret = user.secret {
                line += " IDENTIFIED BY PASSWORD '\(Password.hash(of: secret))'"
            }
            if user.canGrant.contains(place) { line += " WITH GRANT OPTION" }
            lines.append(line)
        }
        return lines
    }
}
