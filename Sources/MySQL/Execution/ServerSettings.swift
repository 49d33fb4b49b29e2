import Foundation
import MySQLSyntax

/// System variables, and who may do what.
struct ServerSettings: Equatable, Sendable {
    let flavour: Flavour
    /// What `VERSION()` gives.
    let version: String
    /// What the server counts: `Uptime`, `Questions`, `Threads_connected`.
    var status: [String: Int] = [:]
    /// Variables that were given at the start or by `SET GLOBAL`.
    var values: [String: String]

    init(flavour: Flavour, version: String, values: [String: String]) {
        (self.flavour, self.version, self.values) = (flavour, version, values)
    }

    /// A variable by its lower-case name: the session's, the server's, or the usual one.
    func value(of name: String, _ session: MySQLSession) -> String? {
        if name == "version" { return version }
        if name == "last_insert_id" || name == "identity" { return String(session.lastInsertID) }
        if name == "sql_mode" { return session.settings[name] ?? values[name] ?? mode }
        return session.settings[name] ?? values[name] ?? Self.usual[name] ?? own[name]
    }

    func all(_ session: MySQLSession) -> [(String, String)] {
        let names = Set(Self.usual.keys).union(own.keys).union(values.keys).union(["version", "sql_mode"])
        return names.sorted().map { ($0, value(of: $0, session) ?? "") }
    }

    private var mode: String {
        flavour == .mysql
            ? "ONLY_FULL_GROUP_BY,STRICT_TRANS_TABLES,NO_ZERO_IN_DATE,NO_ZERO_DATE,ERROR_FOR_DIVISION_BY_ZERO,NO_ENGINE_SUBSTITUTION"
            : "STRICT_TRANS_TABLES,ERROR_FOR_DIVISION_BY_ZERO,NO_AUTO_CREATE_USER,NO_ENGINE_SUBSTITUTION"
    }

    private var own: [String: String] {
        [
            "collation_server": flavour.collation, "collation_database": flavour.collation,
            "collation_connection": flavour.collation,
            "version_comment": flavour == .mysql ? "MySQL Community Server - GPL" : "mariadb.org binary distribution",
            "default_authentication_plugin": flavour == .mysql ? "caching_sha2_password" : "mysql_native_password",
        ]
    }

    private static let usual = [
        "autocommit": "ON", "auto_increment_increment": "1", "auto_increment_offset": "1", "basedir": "/usr/",
        "bind_address": "*", "character_set_client": "utf8mb4", "character_set_connection": "utf8mb4",
        "character_set_database": "utf8mb4", "character_set_results": "utf8mb4", "character_set_server": "utf8mb4",
        "character_set_system": "utf8mb3", "character_set_filesystem": "binary", "connect_timeout": "10",
        "datadir": "/var/lib/mysql/", "default_storage_engine": "InnoDB", "foreign_key_checks": "ON",
        "general_log": "OFF", "group_concat_max_len": "1048576", "have_ssl": "DISABLED", "hostname": "localhost",
        "init_connect": "", "innodb_buffer_pool_size": "134217728", "innodb_lock_wait_timeout": "50",
        "innodb_flush_log_at_trx_commit": "1", "interactive_timeout": "28800", "license": "GPL",
        "log_error": "stderr", "lower_case_table_names": "0", "max_allowed_packet": "16777216",
        "max_connections": "151", "net_write_timeout": "60", "port": "3306", "protocol_version": "10",
        "read_only": "OFF", "server_id": "1", "skip_name_resolve": "ON", "skip_networking": "OFF",
        "slow_query_log": "OFF", "socket": "/run/mysqld/mysqld.sock", "sql_log_bin": "ON", "sql_notes": "ON",
        "sql_safe_updates": "OFF", "storage_engine": "InnoDB", "system_time_zone": "UTC", "time_zone": "SYSTEM",
        "transaction_isolation": "REPEATABLE-READ", "tx_isolation": "REPEATABLE-READ", "unique_checks": "ON",
        "wait_timeout": "28800", "sql_quote_show_create": "ON", "max_user_connections": "0", "tmpdir": "/tmp",
        "secure_file_priv": "", "performance_schema": "OFF", "event_scheduler": "OFF", "query_cache_type": "OFF",
        "query_cache_size": "1048576", "net_buffer_length": "16384", "net_read_timeout": "30", "warning_count": "0",
        "long_query_time": "10.000000", "sql_select_limit": "18446744073709551615", "sql_auto_is_null": "OFF",
    ]

    // MARK: Rights

    /// Whether a session has a right on a table, or on a whole database where the table is `*`.
    func allows(
        _ right: String, _ database: String, _ table: String, _ session: MySQLSession, _ catalogue: Catalogue
    ) -> Bool {
        guard let user = catalogue.user(session.account) else { return false }
        for (place, rights) in user.rights where rights.contains(right) || rights.contains("ALL PRIVILEGES") {
            if place == "*.*" || place == "\(database).*" || place == "\(database).\(table)" { return true }
            // A pattern such as `app\_%`.
            if place.hasSuffix(".*"),
                SQLPattern(String(place.dropLast(2)), escape: "\\", mindsCase: true).matches(database)
            {
                return true
            }
        }
        return false
    }

    /// Whether it may use a database at all.
    func mayEnter(_ database: String, _ session: MySQLSession, _ catalogue: Catalogue) -> Bool {
        if database.lowercased() == "information_schema" { return true }
        guard let user = catalogue.user(session.account) else { return false }
        return user.rights.contains { place, rights in
            guard !rights.subtracting(["USAGE"]).isEmpty else { return false }
            let name = place.components(separatedBy: ".")[0]
            return name == "*" || name == database
                || SQLPattern(name, escape: "\\", mindsCase: true).matches(database)
        }
    }
}
