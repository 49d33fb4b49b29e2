import MySQLSyntax
import SQLStore

extension SQLError {
    /// An error by its number, SQLSTATE and text (MySQL's "Server Error Message Reference").
    package init(_ number: Int, _ state: String, _ message: String) {
        self.init(state, message)
        self.number = number
    }

    /// The same as a warning.
    var asWarning: SQLError {
        var copy = self
        copy.severity = "Warning"
        return copy
    }

    var asNote: SQLError {
        var copy = self
        copy.severity = "Note"
        return copy
    }

    static func notSimulated(_ what: String) -> SQLError {
        SQLError(1235, "42000", "\(what) not simulated by Drydock")
    }

    static func unknownColumn(_ name: String, _ place: String) -> SQLError {
        SQLError(1054, "42S22", "Unknown column '\(name)' in '\(place)'")
    }

    static func noTable(_ database: String, _ name: String) -> SQLError {
        SQLError(1146, "42S02", "Table '\(database).\(name)' doesn't exist")
    }

    static func unknownDatabase(_ name: String) -> SQLError {
        SQLError(1049, "42000", "Unknown database '\(name)'")
    }

    static let noDatabase = SQLError(1046, "3D000", "No database selected")

    static let wrongGroupFunction = SQLError(1111, "HY000", "Invalid use of group function")

    /// A text that is no SQL.
    init(_ error: MySQLSyntaxError, _ flavour: Flavour) {
        if let message = error.message {
            switch message {
            case "Unknown data type" where flavour == .mariadb:
                self.init(4161, "HY000", "Unknown data type: '\(error.near)'")
                return
            case "Unknown data type": break
            case "Every derived table must have its own alias":
                self.init(1248, "42000", message)
                return
            default:
                self.init(1235, "42000", message)
                return
            }
        }
        self.init(
            1064, "42000",
            "You have an error in your SQL syntax; check the manual that corresponds to your \(flavour.name) server version for the right syntax to use near '\(error.near)' at line \(error.line)"
        )
    }
}

/// Which of the two servers it is. They share their language and differ in details.
package enum Flavour: String, Codable, Sendable {
    case mysql
    case mariadb

    var name: String { self == .mysql ? "MySQL" : "MariaDB" }
    /// The server's program, and the client's.
    var server: String { self == .mysql ? "mysqld" : "mariadbd" }
    var client: String { self == .mysql ? "mysql" : "mariadb" }
    var collation: String { self == .mysql ? "utf8mb4_0900_ai_ci" : "utf8mb4_uca1400_ai_ci" }
    /// How a statement's clauses are called in messages.
    func clause(_ name: String) -> String {
        guard self == .mysql else { return name }
        switch name {
        case "SELECT", "INSERT INTO", "SET": return "field list"
        case "WHERE": return "where clause"
        case "ORDER BY": return "order clause"
        case "GROUP BY": return "group statement"
        case "HAVING": return "having clause"
        case "ON": return "on clause"
        default: return name.lowercased()
        }
    }
}
