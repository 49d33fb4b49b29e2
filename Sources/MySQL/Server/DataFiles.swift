import FileTrees
import Foundation
import Kernel
import MySQLSyntax
import WorldModel

/// A data directory: the files of a real one, with contents of ours.
///
/// What the databases are is in `mysql/catalogue.json`, all rows are in `ibdata1` as a SQLite database. Each database has
/// its folder, and each table a file there that shows that it is kept.
struct DataFiles: Equatable, Sendable {
    var folder: String

    enum Failure: Error { case missing, damaged }

    func path(_ name: String) -> String { folder + "/" + name }

    /// Files beside the data, with their sizes.
    private static func others(_ flavour: Flavour) -> [(String, Int)] {
        flavour == .mysql
            ? [
                ("ib_buffer_pool", 3_500), ("#ib_16384_0.dblwr", 196_608), ("undo_001", 16_777_216),
                ("undo_002", 16_777_216), ("mysql.ibd", 27_262_976), ("auto.cnf", 56), ("binlog.index", 16),
                ("ca.pem", 1_112), ("server-cert.pem", 1_112), ("server-key.pem", 1_705),
            ]
            : [
                ("aria_log.00000001", 417_792), ("aria_log_control", 52), ("ib_buffer_pool", 881),
                ("ib_logfile0", 100_663_296), ("undo001", 10_485_760), ("undo002", 10_485_760), ("undo003", 10_485_760),
                ("mariadb_upgrade_info", 15), ("multi-master.info", 0),
            ]
    }

    /// Makes the folders and files of a fresh server.
    func create(_ data: StoredData, _ simulation: inout Simulation, _ me: ProcessID) throws {
        for (name, size) in Self.others(data.catalogue.flavour) {
            try simulation.put(.filler(name, size: size), at: path(name), permissions: 0o660, as: me)
        }
        for name in ["performance_schema", "sys"] where !simulation.exists(path(name), as: me) {
            try simulation.makeDirectory(path(name), mode: 0o700, as: me)
        }
        try save(data, before: nil, &simulation, me)
    }

    /// Writes what has changed since `before`.
    func save(_ data: StoredData, before: StoredData?, _ simulation: inout Simulation, _ me: ProcessID) throws {
        if before?.catalogue != data.catalogue {
            for (name, database) in data.catalogue.databases {
                if !simulation.exists(path(name), as: me) {
                    try simulation.makeDirectory(path(name), mode: 0o700, as: me)
                }
                let old = before?.catalogue.databases[name]
                for table in database.tables.keys where old?.tables[table] == nil {
                    try simulation.put(
                        .filler(table, size: 114_688), at: path("\(name)/\(table).ibd"), permissions: 0o660, as: me)
                }
                for table in old?.tables.keys.filter({ database.tables[$0] == nil }) ?? [] {
                    try? simulation.unlink(path("\(name)/\(table).ibd"), as: me)
                }
            }
            for name in before?.catalogue.databases.keys.filter({ data.catalogue.databases[$0] == nil }) ?? [] {
                for file in (try? simulation.list(path(name), as: me)) ?? [] {
                    try? simulation.unlink(path("\(name)/\(file)"), as: me)
                }
                try? simulation.removeDirectory(path(name), as: me)
            }
            let encoder = JSONEncoder()
            encoder.outputFormatting = [.sortedKeys]
            let bytes = Array(try encoder.encode(data.catalogue))
            try simulation.put(.bytes(bytes), at: path("mysql/catalogue.json"), permissions: 0o660, as: me)
        }
        if before?.rows != data.rows || before == nil {
            try simulation.put(.bytes(data.rows), at: path("ibdata1"), permissions: 0o660, as: me)
        }
    }

    func load(_ simulation: Simulation, _ me: ProcessID) throws(Failure) -> StoredData {
        guard let bytes = try? simulation.contents(of: path("mysql/catalogue.json"), as: me) else { throw .missing }
        guard let catalogue = try? JSONDecoder().decode(Catalogue.self, from: Data(bytes)),
            let rows = try? simulation.contents(of: path("ibdata1"), as: me)
        else { throw .damaged }
        return StoredData(catalogue: catalogue, rows: rows)
    }
}

extension StoredData {
    /// What a server has at first: the accounts of the system, and no database but its own.
    static func fresh(_ version: ServerVersion, rootSecret: [UInt8]?) -> StoredData {
        var catalogue = Catalogue()
        catalogue.flavour = version.flavour
        catalogue.databases["mysql"] = Catalogue.Database(collation: version.collation)
        var root = Catalogue.User(
            account: MySQLAccount(user: "root", host: "localhost"), plugin: version.plugin, secret: rootSecret)
        root.rights["*.*"] = ["ALL PRIVILEGES"]
        root.canGrant = ["*.*"]
        catalogue.users = [root]
        let system =
            version.flavour == .mysql
            ? ["mysql.infoschema", "mysql.session", "mysql.sys"] : ["mariadb.sys"]
        for name in system {
            var user = Catalogue.User(
                account: MySQLAccount(user: name, host: "localhost"), plugin: version.plugin, secret: [0])
            user.rights["*.*"] = ["USAGE"]
            catalogue.users.append(user)
        }
        return StoredData(catalogue: catalogue)
    }
}
