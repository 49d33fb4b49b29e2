import PostgresSyntax
import SQLStore

/// Turns statements into SQLite's: finds what names mean, settles types, and complains as PostgreSQL does.
///
/// What SQLite does not have becomes a call of a function of ours (`helpers`), which the connection is given for the
/// length of the statement.
struct Binder {
    let context: SQLContext
    /// Parameters of a prepared statement, as typed constants.
    var parameters: [(value: SQLValue, type: SQLType)] = []
    /// Scopes, the innermost last.
    var scopes: [Scope] = []
    /// Tables that `WITH` names, by name: how SQLite knows them and their columns.
    var commonTables: [String: (sql: String, columns: [(name: String, type: SQLType)])] = [:]
    /// Runs a statement of `WITH` that changes rows.
    var runChange: ((SQLStatement) throws(SQLError) -> ResultRows)?

    private var functions: [Helper] = []
    private var aggregates: [AggregateHelper] = []
    private var names: [String: String] = [:]
    private var nextAlias = 0

    init(_ context: SQLContext) { self.context = context }

    mutating func alias(_ stem: String = "t") -> String {
        nextAlias += 1
        return stem + String(nextAlias)
    }

    // MARK: Helpers

    /// The name under which SQLite calls a function of ours. The same key gives the same name.
    mutating func helper(
        _ key: String, isStrict: Bool = true, _ body: @escaping ([SQLValue]) throws(SQLError) -> SQLValue
    ) -> String {
        if let name = names[key] { return name }
        let name = "h\(names.count)"
        names[key] = name
        functions.append(Helper(name: name, isStrict: isStrict, body: body))
        return name
    }

    mutating func aggregateHelper(
        _ key: String, _ body: @escaping ([[SQLValue]]) throws(SQLError) -> SQLValue
    ) -> String {
        if let name = names["aggregate " + key] { return name }
        let name = "a\(names.count)"
        names["aggregate " + key] = name
        aggregates.append(AggregateHelper(name: name, body: body))
        return name
    }

    /// Gives a connection what the bound statement calls.
    func equip(_ connection: SQLiteConnection) {
        for helper in functions { connection.addFunction(helper) }
        for helper in aggregates { connection.addAggregate(helper) }
    }

    // MARK: Types

    /// The type that a name means.
    func type(_ name: SQLTypeName) throws(SQLError) -> SQLType {
        var type: SQLType
        let sizes = name.modifiers
        switch name.name {
        case "bool": type = .bool
        case "int2", "smallserial": type = .int2
        case "int4", "serial": type = .int4
        case "int8", "bigserial": type = .int8
        case "float4": type = .float4
        case "float8": type = (sizes.first ?? 53) <= 24 ? .float4 : .float8
        case "numeric":
            type = .numeric(precision: sizes.first, scale: sizes.isEmpty ? nil : sizes.count > 1 ? sizes[1] : 0)
        case "text": type = .text
        case "varchar": type = .varchar(sizes.first)
        case "bpchar": type = .char(sizes.first ?? 1)
        case "name": type = .name
        case "date": type = .date
        case "time": type = .time
        case "timestamp": type = .timestamp
        case "timestamptz": type = .timestamptz
        case "interval": type = .interval
        case "uuid": type = .uuid
        case "json": type = .json
        case "jsonb": type = .jsonb
        case "bytea": type = .bytea
        case "oid": type = .oid
        case "regclass", "regtype": type = .text
        case "money", "citext", "xml", "timetz", "inet", "cidr", "macaddr", "tsvector", "tsquery", "point", "box",
            "circle",
            "line", "polygon", "path", "bit", "varbit", "hstore", "int4range", "int8range", "numrange", "tsrange",
            "tstzrange", "daterange", "jsonpath", "vector":
            throw SQLError("0A000", "type \"\(name.name)\" is not simulated by Drydock", at: name.position)
        default:
            guard let found = context.schema.enums.first(where: { $0.name == name.name }) else {
                throw SQLError("42704", "type \"\(name.name)\" does not exist", at: name.position)
            }
            type = .enumeration(found.name, labels: found.labels)
        }
        try Self.checkSize(type, name)
        if name.isArray { type = .array(type) }
        return type
    }

    /// Lengths and precisions have bounds.
    private static func checkSize(_ type: SQLType, _ name: SQLTypeName) throws(SQLError) {
        func fail(_ text: String) -> SQLError { SQLError("22023", text, at: name.position) }
        switch type {
        case .varchar(let length?), .char(let length):
            let shown = type.shortName == "bpchar" ? "char" : "varchar"
            guard length > 0 else { throw fail("length for type \(shown) must be at least 1") }
            guard length <= 10_485_760 else { throw fail("length for type \(shown) cannot exceed 10485760") }
        case .numeric(let precision?, let scale):
            guard 1...1000 ~= precision else { throw fail("NUMERIC precision \(precision) must be between 1 and 1000") }
            guard -1000...1000 ~= scale ?? 0 else {
                throw fail("NUMERIC scale \(scale ?? 0) must be between -1000 and 1000")
            }
        default: break
        }
    }

    /// Makes a value fit a type. Constants without a type are read now, so that the complaint names their place.
    mutating func coerce(
        _ value: BoundExpression, to type: SQLType, isExplicit: Bool = false
    ) throws(SQLError) -> BoundExpression {
        if value.type == type { return value }
        var result = value
        result.constant = nil
        result.type = type
        if value.type == .unknown {
            if let constant = value.constant {
                do throws(SQLError) {
                    let read =
                        try isExplicit
                        ? context.conversion.convert(.text(constant), from: .text, to: type)
                        : context.conversion.read(constant, as: type)
                    result.sql = SQLText.literal(read)
                } catch {
                    throw error.located(at: value.position)
                }
                return result
            }
            if value.sql == "NULL" { return result }
        }
        if type == .unknown || type == value.type.family && !isExplicit && type.isText { return result }
        if value.type.isInteger, type.isDecimal, type == .anyNumeric {
            result.sql = "CAST(\(value.sql) AS TEXT)"
            return result
        }
        if value.type.isInteger, type.isFloat {
            result.sql = "CAST(\(value.sql) AS REAL)"
            return result
        }
        if value.type.isInteger, type.isInteger,
            TypeConversion.range(of: type).contains(TypeConversion.range(of: value.type).lowerBound), type != .oid
        {
            return result
        }
        if let fields = value.fields, type.isText || type == .json || type == .jsonb {
            result.sql = rowJSON(fields)
            return result
        }
        let conversion = context.conversion
        let source = value.type
        let name = helper("cast \(source.name) \(type.name) \(isExplicit)") { (values) throws(SQLError) in
            try conversion.convert(
                values[0], from: source == .unknown ? .text : source, to: type, isExplicit: isExplicit)
        }
        result.sql = "\(name)(\(value.sql))"
        return result
    }

    /// Whether a value of one type becomes another without being told to.
    static func isImplicit(_ from: SQLType, _ to: SQLType) -> Bool {
        if from == .unknown || from.family == to.family { return true }
        let ladder: [SQLType] = [.int2, .int4, .int8, .anyNumeric, .float4, .float8]
        if let low = ladder.firstIndex(of: from.family), let high = ladder.firstIndex(of: to.family) {
            return low < high
        }
        if from.isText, to.isText { return true }
        if case .enumeration = from { return false }
        switch (from, to) {
        case (.date, .timestamp), (.date, .timestamptz), (.timestamp, .timestamptz), (.time, .interval): return true
        case (.int4, .oid), (.int8, .oid), (.oid, .int8), (.regclass, .text), (.text, .regclass): return true
        default: return false
        }
    }

    /// Whether a value may be put into a column of a type (the manual, 10.4 "Value Storage").
    static func isAssignable(_ from: SQLType, _ to: SQLType) -> Bool {
        if isImplicit(from, to) || to.isText { return true }
        if from.isNumber, to.isNumber { return true }
        switch (from, to) {
        case (.timestamp, .date), (.timestamptz, .date), (.timestamptz, .timestamp), (.timestamp, .time),
            (.json, .jsonb),
            (.jsonb, .json), (.array, .array):
            return true
        default: return false
        }
    }

    /// The type that several values have in common (the manual, 10.5 "UNION, CASE, and Related Constructs").
    func commonType(_ values: [BoundExpression], for what: String) throws(SQLError) -> SQLType {
        var type = SQLType.unknown
        for value in values where value.type != .unknown {
            if type == .unknown || Self.isImplicit(type, value.type) && type.family != value.type.family {
                type = value.type
            } else if type != value.type {
                guard Self.isImplicit(value.type, type) else {
                    throw SQLError(
                        "42804", "\(what) types \(type.plainName) and \(value.type.plainName) cannot be matched",
                        at: value.position)
                }
                type = type.family == value.type.family ? type.family : type
            }
        }
        if case .char = type { return type }
        return type == .unknown ? .text : type
    }

    /// A row as the text of a JSON object.
    mutating func rowJSON(_ fields: [Scope.Column]) -> String {
        let types = fields.map(\.type)
        let names = fields.map(\.name)
        let conversion = context.conversion
        let key = "row json " + zip(names, types).map { $0 + " " + $1.name }.joined(separator: ",")
        let name = helper(key, isStrict: false) { values in
            let members = zip(names, zip(values, types)).map { name, value in
                JSONText.scalar(.string(name)) + ":" + JSONFunctions.text(value.0, value.1, conversion)
            }
            return .text("{" + members.joined(separator: ",") + "}")
        }
        return "\(name)(\(fields.map(\.sql).joined(separator: ", ")))"
    }
}

/// Rows with what their columns are.
package struct ResultRows: Equatable, Sendable {
    package struct Column: Equatable, Sendable {
        package var name: String
        package var type: SQLType
    }

    package var columns: [Column]
    package var rows: [[SQLValue]]
}
