import SQLStore

/// The columns that names can mean at some place of a query.
struct Scope {
    struct Column {
        var name: String
        var bound: Bound
        /// Whether `*` leaves it out: the second of two columns that `USING` joins.
        var isHidden = false
    }

    struct Source {
        /// The name or alias by which columns are told apart.
        var name: String
        var database: String?
        var alias: String
        var columns: [Column]
        /// The columns of each key that tells rows apart, as SQL.
        var keys: [Set<String>] = []
        /// Whether its columns have names of their own, however they are written.
        var isView = false
        /// The key by which rows come without an order.
        var order: [String] = []
    }

    var sources: [Source] = []
    /// Results of the select list, which `HAVING`, `GROUP BY` and `ORDER BY` may name.
    var aliases: [(name: String, bound: Bound)] = []
    var parent: [Scope] = []

    enum Failure: Error { case unknown, ambiguous }

    /// A column of the tables here, not of the queries around.
    func ownColumn(_ parts: [String]) throws(Failure) -> Bound? { try find(parts) }

    private func find(_ parts: [String]) throws(Failure) -> Bound? {
        let name = parts[parts.count - 1].lowercased()
        var found: [Bound] = []
        for source in sources {
            // On Linux tables are told apart by letters' case; aliases here are not.
            if parts.count > 1, source.name.lowercased() != parts[parts.count - 2].lowercased() { continue }
            if parts.count > 2, source.database != parts[0] { continue }
            found += source.columns.filter { !($0.isHidden && parts.count == 1) && $0.name.lowercased() == name }.map(
                \.bound)
        }
        guard found.count < 2 else { throw .ambiguous }
        return found.first
    }

    /// What a name means. Results of the select list count first where `prefersAliases` says so.
    func column(_ parts: [String], prefersAliases: Bool = false) throws(Failure) -> Bound {
        if prefersAliases, parts.count == 1, let alias = alias(parts[0]) { return alias }
        if let own = try find(parts) { return own }
        if parts.count == 1, let alias = alias(parts[0]) { return alias }
        guard let outer = parent.first else { throw .unknown }
        return try outer.column(parts)
    }

    /// The database and the table that a name's column is of.
    func home(of parts: [String]) -> [String]? {
        let source = sources.first { source in
            (parts.count == 1 || source.name.lowercased() == parts[parts.count - 2].lowercased())
                && source.columns.contains { $0.name.lowercased() == parts[parts.count - 1].lowercased() }
        }
        return source.map { ($0.database.map { [$0] } ?? []) + [$0.name] }
    }

    func alias(_ name: String) -> Bound? {
        let lower = name.lowercased()
        return aliases.first { $0.name.lowercased() == lower }?.bound
    }
}
