/// Everything that one server keeps: databases and roles.
package struct Cluster: Equatable, Sendable {
    var databases: [String: Database] = [:]
    var roles: [Role] = []
    var nextNumber = 16_384
    /// Whether names sort by the rules of a language, as with glibc; musl's `strcoll` compares bytes.
    var sortsByLanguage = true

    package init() {}

    struct Database: Equatable, Sendable {
        var number: Int
        var owner: String
        var schema = Schema()
        /// The rows, as a SQLite database.
        var rows: [UInt8] = []
        var isTemplate = false
    }

    struct Role: Equatable, Sendable, Codable {
        var name: String
        /// What the server knows of the password: a SCRAM verifier.
        var secret: String?
        /// `superuser`, `login`, `createdb` and the rest.
        var attributes: Set<String>
        var memberOf: [String] = []

        var isSuperuser: Bool { attributes.contains("superuser") }
        var canLogIn: Bool { attributes.contains("login") }
    }

    func role(_ name: String) -> Role? { roles.first { $0.name == name } }

    /// A fresh cluster, as `initdb` makes it.
    package static func fresh(superuser: String, sortsByLanguage: Bool) -> Cluster {
        var cluster = Cluster()
        cluster.sortsByLanguage = sortsByLanguage
        cluster.roles = [
            Role(
                name: superuser,
                attributes: ["superuser", "createrole", "createdb", "login", "replication", "bypassrls", "inherit"])
        ]
        for (name, number) in [("template1", 1), ("template0", 4), ("postgres", 5)] {
            cluster.databases[name] = Database(number: number, owner: superuser, isTemplate: name != "postgres")
        }
        return cluster
    }

    mutating func takeNumber() -> Int {
        defer { nextNumber += 1 }
        return nextNumber
    }
}
