/// What a database has: tables, views, sequences and types. Rows are not part of it; SQLite keeps them.
package struct Schema: Equatable, Sendable, Codable {
    var schemas = ["public"]
    var tables: [Table] = []
    var views: [View] = []
    var sequences: [Sequence] = []
    var enums: [EnumType] = []
    var extensions = ["plpgsql"]

    struct Table: Equatable, Sendable, Codable {
        var schema: String
        var name: String
        var owner: String
        var columns: [Column]
        var constraints: [Constraint] = []
        var indexes: [Index] = []
        /// What roles other than the owner may do, by role: `select`, `insert` and the like.
        var privileges: [String: Set<String>] = [:]

        /// The name of the table in SQLite.
        var storage: String { "\"" + (schema + "." + name).replacing("\"", with: "\"\"") + "\"" }

        func column(_ name: String) -> Column? { columns.first { $0.name == name } }

        var primaryKey: [String]? {
            for case .primary(let columns) in constraints.map(\.kind) { return columns }
            return nil
        }
    }

    struct Column: Equatable, Sendable, Codable {
        var name: String
        var type: SQLType
        var isNotNull = false
        /// The expression of the default.
        var byDefault: String?
        var identity: Identity?
        /// The expression of `GENERATED ALWAYS AS (…) STORED`.
        var generated: String?

        enum Identity: String, Equatable, Sendable, Codable {
            case always = "always"
            case byDefault = "by default"
        }
    }

    struct Constraint: Equatable, Sendable, Codable {
        var name: String
        var kind: Kind

        enum Kind: Equatable, Sendable, Codable {
            case primary([String])
            case unique([String])
            case check(String)
            case foreign(ForeignKey)
        }
    }

    struct ForeignKey: Equatable, Sendable, Codable {
        var columns: [String]
        var schema: String
        var table: String
        var references: [String]
        var onDelete: String?
        var onUpdate: String?
    }

    struct Index: Equatable, Sendable, Codable {
        var name: String
        var isUnique: Bool
        var method = "btree"
        /// Columns or expressions as they were written.
        var keys: [String]
    }

    struct View: Equatable, Sendable, Codable {
        var schema: String
        var name: String
        var owner: String
        var query: String
        var columns: [Column]
    }

    struct Sequence: Equatable, Sendable, Codable {
        var schema: String
        var name: String
        var owner: String
        var start = 1
        var increment = 1
        /// The last number that was given; none before the first.
        var last: Int?
        /// The table and column that it serves.
        var table: String?
        var column: String?

        /// The next number, `nil` when there is none left.
        mutating func next() -> Int? {
            let (number, overflow) = last?.addingReportingOverflow(increment) ?? (start, false)
            guard !overflow else { return nil }
            last = number
            return number
        }
    }

    struct EnumType: Equatable, Sendable, Codable {
        var schema: String
        var name: String
        var labels: [String]
    }

    /// The schema of a session's temporary tables: it is searched first, and goes with the session.
    static func temporary(_ session: Int) -> String { "pg_temp_\(session)" }

    /// Forgets the temporary tables of sessions that are no more.
    mutating func forgetTemporary() {
        tables.removeAll { $0.schema.hasPrefix("pg_temp_") }
        sequences.removeAll { $0.schema.hasPrefix("pg_temp_") }
    }

    func table(_ schema: String, _ name: String) -> Table? { tables.first { $0.schema == schema && $0.name == name } }
    func view(_ schema: String, _ name: String) -> View? { views.first { $0.schema == schema && $0.name == name } }

    func isTaken(_ schema: String, _ name: String) -> Bool {
        table(schema, name) != nil || view(schema, name) != nil
            || sequences.contains { $0.schema == schema && $0.name == name }
            || tables.contains { $0.schema == schema && $0.indexNames.contains(name) }
    }

    /// A name for something that belongs to a table and was given none: with a number when it is taken.
    func freeName(_ schema: String, _ stem: String) -> String {
        var name = stem
        var number = 1
        let constraints = Set(tables.filter { $0.schema == schema }.flatMap { $0.constraints.map(\.name) })
        while isTaken(schema, name) || constraints.contains(name) {
            name = stem + String(number)
            number += 1
        }
        return name
    }
}

extension Schema.Table {
    /// Names of all indexes, those of keys too.
    var indexNames: [String] {
        indexes.map(\.name)
            + constraints.compactMap {
                switch $0.kind {
                case .primary, .unique: $0.name
                default: nil
                }
            }
    }
}
