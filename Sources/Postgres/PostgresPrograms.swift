import WorldModel

/// The programs of this room, by the names that executables carry.
package enum PostgresPrograms {
    package static let factories: [String: Catalog.Factory] = {
        var factories: [String: Catalog.Factory] = [
            "postgres": { PostgresServer(arguments: $0.arguments) },
            "psql": { PsqlProgram(arguments: $0.arguments) },
            "initdb": { InitDBProgram(arguments: $0.arguments) },
            "pg_dump": { DumpProgram(arguments: $0.arguments) },
            "pg_ctl": { ServerControl(arguments: $0.arguments) },
        ]
        for name in ["pg_isready", "createdb", "dropdb", "createuser", "dropuser"] {
            factories[name] = { PostgresTool(arguments: $0.arguments) }
        }
        return factories
    }()
}
