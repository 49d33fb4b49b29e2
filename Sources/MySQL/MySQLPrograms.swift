import WorldModel

/// The programs of this room, by the names that executables carry.
package enum MySQLPrograms {
    package static let factories: [String: Catalog.Factory] = [
        "mysqld": { MySQLServer(arguments: $0.arguments) },
        "mysql": { MySQLClient(arguments: $0.arguments) },
        "mysqladmin": { AdminProgram(arguments: $0.arguments) },
        "mysqldump": { DumpProgram(arguments: $0.arguments) },
        "mariadb-install-db": { InstallProgram(arguments: $0.arguments) },
    ]
}
