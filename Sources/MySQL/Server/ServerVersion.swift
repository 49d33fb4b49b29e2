import FileTrees
import SQLStore
import WorldModel

/// Which server an image has, from its environment.
struct ServerVersion: Equatable, Sendable {
    let flavour: Flavour
    /// `8.4.6`, `11.8.3`.
    let number: String

    init(_ environment: Environment?) {
        if let text = environment?["MARIADB_VERSION"] {
            flavour = .mariadb
            // `1:11.8.3+maria~ubu2404`.
            let bare = text.split(separator: ":").last ?? ""
            number = String(bare.prefix { $0.isNumber || $0 == "." })
        } else {
            flavour = .mysql
            let text = environment?["MYSQL_VERSION"] ?? "9.4.0"
            number = String(text.prefix { $0.isNumber || $0 == "." })
        }
    }

    var major: Int { Int(number.prefix { $0.isNumber }) ?? 0 }

    /// What `VERSION()` gives.
    var text: String {
        guard flavour == .mariadb else { return number }
        return number + "-MariaDB" + (major < 11 ? "-ubu2204" : "-ubu2404")
    }

    /// What stands for the source's revision; it is made of the number.
    var revision: String {
        HashFunction.sha1.hash(Array(number.utf8)).map { String($0, radix: 16).padded(to: 2) }.joined()
    }

    /// `261122 18:33:21`, as MariaDB's storage engine writes a time.
    func shortTime(_ now: Instant) -> String {
        let text = DateText.datetime(Moment(now))
        return text.prefix(10).dropFirst(2).filter { $0 != "-" } + text.dropFirst(10)
    }

    /// The proof that new accounts need.
    var plugin: String { flavour == .mysql ? "caching_sha2_password" : "mysql_native_password" }

    var description: String { flavour == .mysql ? "MySQL Community Server - GPL" : "mariadb.org binary distribution" }

    var collation: String {
        guard flavour == .mariadb else { return flavour.collation }
        return major < 11 ? "utf8mb4_general_ci" : flavour.collation
    }
}
