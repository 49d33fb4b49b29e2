/// A value as the embedded SQLite keeps it. What it means is said by its `SQLType`.
///
/// Booleans are 0 and 1. Exact numbers are texts with all their digits. Dates and times are texts that sort as they
/// should: `2024-05-06`, `2024-05-06 07:08:09.5` (with time zone: in UTC), `07:08:09`. Intervals, arrays, JSON and the rest
/// are PostgreSQL's own texts.
package enum SQLValue: Hashable, Sendable {
    case null
    case int(Int)
    case real(Double)
    case text(String)
    case blob([UInt8])

    package static func bool(_ flag: Bool) -> SQLValue { .int(flag ? 1 : 0) }

    package var isNull: Bool { self == .null }

    /// The text, or the digits of a number.
    package var string: String {
        switch self {
        case .null: ""
        case .int(let number): String(number)
        case .real(let number): String(number)
        case .text(let text): text
        case .blob(let bytes): String(decoding: bytes, as: UTF8.self)
        }
    }

    package var integer: Int {
        switch self {
        case .int(let number): number
        case .real(let number): Int(exactly: number.rounded()) ?? 0
        default: Int(string) ?? 0
        }
    }

    package var double: Double {
        switch self {
        case .int(let number): Double(number)
        case .real(let number): number
        default: Double(string) ?? 0
        }
    }

    package var isTrue: Bool { self != .null && self != .int(0) }

    package var decimal: DecimalNumber { DecimalNumber(string) ?? DecimalNumber(0) }
}

extension Int {
    /// The whole part of a number, or the nearest that there is; 0 for what is no number.
    package init(bounded value: Double) {
        self = value.isNaN ? 0 : Int(Swift.max(-9e18, Swift.min(9e18, value)))
    }
}

/// An error of a server, with the fields that the protocols carry (PostgreSQL's manual, 55.8 "Error and Notice Message
/// Fields"; MySQL's, "ERR_Packet").
package struct SQLError: Error, Equatable, Sendable {
    package var severity = "ERROR"
    /// The five characters of the SQLSTATE (the manual's appendix A).
    package var code: String
    package var message: String
    package var detail: String?
    package var hint: String?
    package var context: String?
    /// How many characters of the statement stand before the place.
    package var position: Int?
    /// MySQL's own number, which it has beside the SQLSTATE; 0 for PostgreSQL.
    package var number = 0

    package init(
        _ code: String, _ message: String, detail: String? = nil, hint: String? = nil, at position: Int? = nil
    ) {
        self.code = code
        self.message = message
        self.detail = detail
        self.hint = hint
        self.position = position
    }

    package func located(at position: Int?) -> SQLError {
        var copy = self
        copy.position = copy.position ?? position
        return copy
    }
}
