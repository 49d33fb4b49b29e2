import SQLStore
import WorldModel

/// What functions see while a statement runs, and what they change.
final class SQLContext {
    /// The time of the transaction.
    var now: Moment
    var random: RandomSource
    var user: String
    var sessionUser: String
    var database: String
    /// Tables and sequences; `nextval` moves the latter.
    var schema: Schema
    var searchPath: [String]
    var cluster: Cluster
    var settings: [String: String]
    /// Sequences of which this session had a number, with the last one's name.
    var given: [String: Int] = [:]
    var lastGiven: String?
    /// Settings that `set_config` has changed.
    var changedSettings: [String: String] = [:]
    /// Measures a table, where rows can be reached.
    var measure: ((Schema.Table) throws(SQLError) -> TableSize)?
    /// How long `pg_sleep` lets the session wait, in microseconds.
    var delay = 0
    var version: String
    var process: Int

    init(
        now: Moment, random: RandomSource, user: String, sessionUser: String, database: String, schema: Schema,
        searchPath: [String], cluster: Cluster, settings: [String: String], version: String, process: Int
    ) {
        self.now = now
        self.random = random
        self.user = user
        self.sessionUser = sessionUser
        self.database = database
        self.schema = schema
        self.searchPath = searchPath
        self.cluster = cluster
        self.settings = settings
        self.version = version
        self.process = process
    }

    var conversion: TypeConversion { TypeConversion(now: now) }

    /// The schema that holds a relation of this name: the named one, or the first of the search path.
    func schemaOf(_ schema: String?, _ name: String) -> String? {
        if let schema { return self.schema.isTaken(schema, name) ? schema : nil }
        return searchPath.first { self.schema.isTaken($0, name) }
    }

    /// The place of a sequence by its name as text: `q`, `public.q`, `"Q"`.
    func sequence(_ text: String) throws(SQLError) -> Int {
        let parts = text.split(separator: ".").map { part in
            part.hasPrefix("\"") ? String(part.dropFirst().dropLast()) : part.lowercased()
        }
        let schemas = parts.count > 1 ? [parts[0]] : searchPath
        let name = parts.last ?? ""
        for schema in schemas {
            if let place = self.schema.sequences.firstIndex(where: { $0.schema == schema && $0.name == name }) {
                return place
            }
        }
        throw SQLError("42P01", "relation \"\(text)\" does not exist")
    }
}
