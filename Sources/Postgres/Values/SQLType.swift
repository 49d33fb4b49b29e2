/// A data type of PostgreSQL (the manual, chapter 8).
package indirect enum SQLType: Hashable, Sendable, Codable {
    case bool, int2, int4, int8, float4, float8
    /// Digits in all and after the point, where they are bounded.
    case numeric(precision: Int?, scale: Int?)
    case text
    case varchar(Int?)
    case char(Int)
    case name
    case date, time, timestamp, timestamptz, interval
    case uuid, json, jsonb, bytea, oid, regclass
    case array(SQLType)
    case enumeration(String, labels: [String])
    case record
    /// A constant text whose type nothing has settled yet.
    case unknown
    case void

    static let anyNumeric = SQLType.numeric(precision: nil, scale: nil)

    /// The name that messages and `\d` show.
    package var name: String {
        switch self {
        case .bool: "boolean"
        case .int2: "smallint"
        case .int4: "integer"
        case .int8: "bigint"
        case .float4: "real"
        case .float8: "double precision"
        case .numeric(let precision, let scale): precision.map { "numeric(\($0),\(scale ?? 0))" } ?? "numeric"
        case .text: "text"
        case .varchar(let length): length.map { "character varying(\($0))" } ?? "character varying"
        case .char(let length): "character(\(length))"
        case .name: "name"
        case .date: "date"
        case .time: "time without time zone"
        case .timestamp: "timestamp without time zone"
        case .timestamptz: "timestamp with time zone"
        case .interval: "interval"
        case .uuid: "uuid"
        case .json: "json"
        case .jsonb: "jsonb"
        case .bytea: "bytea"
        case .oid: "oid"
        case .regclass: "regclass"
        case .array(let item): item.name + "[]"
        case .enumeration(let name, _): name
        case .record: "record"
        case .unknown: "unknown"
        case .void: "void"
        }
    }

    /// The name without lengths, as messages about functions and values show it.
    var plainName: String {
        switch self {
        case .numeric: "numeric"
        case .varchar: "character varying"
        case .char: "character"
        default: name
        }
    }

    /// The short name that a column gets from a cast.
    var shortName: String {
        switch self {
        case .bool: "bool"
        case .int2: "int2"
        case .int4: "int4"
        case .int8: "int8"
        case .float4: "float4"
        case .float8: "float8"
        case .numeric: "numeric"
        case .varchar: "varchar"
        case .char: "bpchar"
        case .time: "time"
        case .timestamp: "timestamp"
        case .timestamptz: "timestamptz"
        case .array(let item): item.shortName
        default: name
        }
    }

    /// The number that the protocol uses for it (`pg_type.oid`).
    package var number: Int {
        switch self {
        case .bool: 16
        case .bytea: 17
        case .name: 19
        case .int8: 20
        case .int2: 21
        case .int4: 23
        case .text, .unknown: 25
        case .oid: 26
        case .json: 114
        case .float4: 700
        case .float8: 701
        case .char: 1042
        case .varchar: 1043
        case .date: 1082
        case .time: 1083
        case .timestamp: 1114
        case .timestamptz: 1184
        case .interval: 1186
        case .numeric: 1700
        case .regclass: 2205
        case .record: 2249
        case .void: 2278
        case .uuid: 2950
        case .jsonb: 3802
        case .enumeration: 16_400
        case .array(let item): item == .int4 ? 1007 : item == .int8 ? 1016 : 1009
        }
    }

    /// The bytes of a value, -1 where they vary (`pg_type.typlen`).
    package var width: Int {
        switch self {
        case .bool: 1
        case .int2: 2
        case .int4, .float4, .date, .oid, .regclass: 4
        case .int8, .float8, .time, .timestamp, .timestamptz: 8
        case .interval, .uuid: 16
        case .name: 64
        default: -1
        }
    }

    var isInteger: Bool { [.int2, .int4, .int8, .oid].contains(self) }
    var isFloat: Bool { self == .float4 || self == .float8 }
    var isDecimal: Bool { if case .numeric = self { true } else { false } }
    var isNumber: Bool { isInteger || isFloat || isDecimal }
    var isArray: Bool { if case .array = self { true } else { false } }

    var isText: Bool {
        switch self {
        case .text, .varchar, .char, .name: true
        default: false
        }
    }

    var isTime: Bool { [.date, .timestamp, .timestamptz].contains(self) }

    /// The type without its lengths.
    var family: SQLType {
        switch self {
        case .numeric: .anyNumeric
        case .varchar: .varchar(nil)
        case .char: .char(0)
        default: self
        }
    }

    /// The collation by which SQLite compares its values.
    var collation: String {
        // Names sort by bytes.
        if self == .name { return "" }
        if isText || self == .unknown { return " COLLATE locale" }
        return isDecimal ? " COLLATE decimal" : ""
    }
}
