import MySQLSyntax
import SQLStore

/// An expression in SQLite's SQL, with what it is.
struct Bound {
    var sql: String
    var type: ValueType
    /// The text of a literal, for what must be known before rows are.
    var literal: String?

    init(_ sql: String, _ type: ValueType, literal: String? = nil) {
        (self.sql, self.type, self.literal) = (sql, type, literal)
    }

    /// The expression with its rule of comparing.
    var compared: String {
        switch type.collation {
        case let rule?: "(\(sql) COLLATE \(rule))"
        case nil: type.kind == .text ? "(\(sql) COLLATE binary)" : sql
        }
    }
}

/// A query in SQLite's SQL. Its columns are called `c1`, `c2` and so on.
struct BoundQuery {
    var sql: String
    var columns: [(name: String, type: ValueType)]
}

/// Finds what names mean and what types values have, and writes SQLite's SQL.
struct Binder {
    let catalogue: Catalogue
    private(set) var session: MySQLSession
    let evaluation: Evaluation
    let settings: ServerSettings
    var helpers: [String: Helper] = [:]
    var aggregates: [String: AggregateHelper] = [:]
    /// Tables of the system that the statement reads; they are made before it runs.
    var systemTables: [String: SystemTables.Contents] = [:]
    var nextAlias = 0
    /// Where a name stands, for messages.
    var place = "SELECT"
    /// Whether aggregates may stand here.
    var allowsAggregates = false
    /// Whether one was seen.
    var hasAggregate = false
    /// The common tables that are in sight, the nearest last.
    var commonTables: [CommonTable] = []
    /// How deeply queries stand in views.
    var viewDepth = 0
    /// The columns of a row that `VALUES(column)` gives, by lower-case name.
    var insertedRow: [String: Bound] = [:]

    struct CommonTable {
        var name: String
        var sqlName: String
        var columns: [(name: String, type: ValueType)]
    }

    init(
        catalogue: Catalogue, session: MySQLSession, evaluation: Evaluation, settings: ServerSettings
    ) {
        (self.catalogue, self.session, self.evaluation) = (catalogue, session, evaluation)
        self.settings = settings
    }

    var flavour: Flavour { catalogue.flavour }

    /// Looks up names in another database from now on.
    mutating func useDatabase(_ name: String) { session.database = name }

    mutating func newAlias() -> String {
        nextAlias += 1
        return "s\(nextAlias)"
    }

    /// Names a function of ours by what it does, so that each is made once.
    mutating func helper(
        _ name: String, isStrict: Bool = true, _ body: @escaping ([SQLValue]) throws(SQLError) -> SQLValue
    ) -> String {
        if let known = helpers[name] { return known.name }
        let made = Helper(name: "f\(helpers.count)", isStrict: isStrict, body: body)
        helpers[name] = made
        return made.name
    }

    mutating func aggregate(
        _ name: String, _ body: @escaping ([[SQLValue]]) throws(SQLError) -> SQLValue
    ) -> String {
        if let known = aggregates[name] { return known.name }
        let made = AggregateHelper(name: "a\(aggregates.count)", body: body)
        aggregates[name] = made
        return made.name
    }

    /// What is wrong with a name here.
    func unknownColumn(_ parts: [String]) -> SQLError {
        .unknownColumn(parts.joined(separator: "."), flavour.clause(place))
    }

    static func quoted(_ text: String) -> String {
        "'" + text.replacing("'", with: "''").replacing("\0", with: "") + "'"
    }

    static func name(_ name: String) -> String { "\"" + name.replacing("\"", with: "\"\"") + "\"" }

    /// A table's name in the store: databases share one.
    static func tableName(_ database: String, _ table: String) -> String { name(database + "." + table) }

    // MARK: Conversions

    mutating func number(_ value: Bound) -> Bound {
        let evaluation = evaluation
        switch value.type.kind {
        case .integer, .decimal, .double: return value
        case .null: return Bound(value.sql, ValueType(.integer))
        case .text where !value.type.choices.isEmpty:
            // One of an ENUM counts from 1.
            let choices = value.type.choices
            let name = helper("number of \(choices)") { .int((choices.firstIndex(of: $0[0].string) ?? -1) + 1) }
            return Bound("\(name)(\(value.sql))", ValueType(.integer, isNullable: value.type.isNullable, length: 5))
        case .text, .blob:
            let name = helper("number of text") { .real(evaluation.double(of: $0[0].string)) }
            return Bound("\(name)(\(value.sql))", ValueType(.double, isNullable: value.type.isNullable))
        case .date, .time, .datetime:
            // The digits of a date are a number.
            let name = helper("number of date") { values in
                let digits = values[0].string.filter { $0.isNumber || $0 == "." }
                return digits.contains(".") ? .text(digits) : .int(Int(digits) ?? 0)
            }
            let scale = value.type.scale ?? 0
            return Bound(
                "\(name)(\(value.sql))",
                scale > 0
                    ? ValueType(.decimal, scale: scale, isNullable: value.type.isNullable)
                    : ValueType(.integer, isNullable: value.type.isNullable, length: 14))
        }
    }

    mutating func double(_ value: Bound) -> String {
        let numeric = number(value)
        switch numeric.type.kind {
        case .double: return numeric.sql
        default: return "CAST(\(numeric.sql) AS REAL)"
        }
    }

    /// As an exact number, which is a text.
    mutating func decimal(_ value: Bound) -> String {
        let numeric = number(value)
        if numeric.type.kind == .decimal, numeric.type.isRaw {
            let scale = numeric.type.scale ?? 0
            let name = helper("shown \(scale)") { .text($0[0].decimal.rounded(to: scale).text) }
            return "\(name)(\(numeric.sql))"
        }
        if numeric.type.kind == .decimal { return numeric.sql }
        if numeric.type.kind == .integer { return "CAST(\(numeric.sql) AS TEXT)" }
        let name = helper("decimal of float") { .text((DecimalNumber($0[0].double) ?? DecimalNumber(0)).text) }
        return "\(name)(\(numeric.sql))"
    }

    mutating func integer(_ value: Bound) -> String {
        let evaluation = evaluation
        switch value.type.kind {
        case .integer, .null: return value.sql
        case .text, .blob:
            let name = helper("integer of text") { .int(evaluation.integer(of: $0[0].string)) }
            return "\(name)(\(value.sql))"
        default:
            let number = number(value)
            let name = helper("integer") { values in
                if case .real(let real) = values[0] {
                    return .int(real >= 0x1p63 ? .max : real < -0x1p63 ? .min : Int(bounded: real.rounded()))
                }
                let digits = values[0].decimal.rounded(to: 0).text
                return Int(digits).map(SQLValue.int) ?? .text(digits)
            }
            return "\(name)(\(number.sql))"
        }
    }

    mutating func text(_ value: Bound) -> String {
        let type = value.type
        switch type.kind {
        case .integer where type.zerofill == nil: return "CAST(\(value.sql) AS TEXT)"
        case .integer, .double:
            let name = helper("text of \(type.scale ?? -1) \(type.isSingle) \(type.zerofill ?? 0)") {
                type.text($0[0]).map(SQLValue.text) ?? .null
            }
            return "\(name)(\(value.sql))"
        case .decimal: return decimal(value)
        default: return value.sql
        }
    }

    /// Whether a value counts as true: a number that is not 0.
    mutating func truth(_ value: Bound) -> String {
        let numeric = number(value)
        return numeric.type.kind == .decimal ? "CAST(\(numeric.sql) AS REAL)" : numeric.sql
    }

    /// A date or a time, as a text that sorts.
    mutating func moment(_ value: Bound) -> String {
        let evaluation = evaluation
        switch value.type.kind {
        case .datetime where (value.type.scale ?? 0) == 0: return value.sql
        case .date: return "(\(value.sql) || ' 00:00:00')"
        default:
            let source = text(value)
            let name = helper("moment") { values in
                evaluation.moment(of: values[0].string).map {
                    .text(DateText.datetime($0.moment, places: nil))
                } ?? .null
            }
            return "\(name)(\(source))"
        }
    }

    mutating func clock(_ value: Bound) -> String {
        let evaluation = evaluation
        if value.type.kind == .time { return value.sql }
        // Of `2024-05-06 07:08:09.5` what stands behind the date.
        if value.type.kind == .datetime { return "substr(\(value.sql), 12)" }
        let source = text(value)
        let name = helper("clock") { values in
            evaluation.time(of: values[0].string).map { .text(DateText.time($0, places: nil)) } ?? .null
        }
        return "\(name)(\(source))"
    }

    /// A value as another kind, for columns that hold both.
    mutating func converted(_ value: Bound, to type: ValueType) -> String {
        if type.kind == .decimal, value.type.kind == .decimal || value.type.kind == .integer,
            value.type.scale ?? 0 != type.scale ?? 0
        {
            let scale = type.scale ?? 0
            let name = helper("scaled \(scale)") { .text($0[0].decimal.rounded(to: scale).text) }
            return "\(name)(\(decimal(value)))"
        }
        guard value.type.kind != type.kind, value.type.kind != .null else { return value.sql }
        switch type.kind {
        case .text, .blob: return text(value)
        case .double: return double(value)
        case .decimal: return decimal(value)
        case .integer: return integer(value)
        case .datetime: return moment(value)
        default: return value.sql
        }
    }
}
