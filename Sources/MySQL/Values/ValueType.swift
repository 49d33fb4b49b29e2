import SQLStore

/// What kind of value an expression gives. SQLite keeps whole numbers and floats as they are, exact numbers as texts with
/// all their digits, and dates and times as texts that sort as they should.
struct ValueType: Equatable, Sendable {
    enum Kind: Equatable, Sendable {
        case null, integer, decimal, double, text, blob, date, time, datetime
    }

    var kind: Kind
    /// Digits after the point: of exact numbers, of seconds, and of floats that have a fixed number of them.
    var scale: Int?
    var isNullable = true
    var isUnsigned = false
    /// The most characters that it has, where that is known.
    var length = 0
    /// A rule of comparing that differs from the usual: `utf8mb4_bin`.
    var isCaseSensitive = false
    /// The values of an ENUM, by which it is put in order.
    var choices: [String] = []
    /// The protocol's number for a column's type, where the kind does not say it.
    var code: Int?
    /// FLOAT, which shows six digits.
    var isSingle = false
    /// An exact number that has more digits than it shows: a quotient is rounded when it is seen.
    var isRaw = false
    /// Shown with zeros up to this width.
    var zerofill: Int?

    init(_ kind: Kind, scale: Int? = nil, isNullable: Bool = true, length: Int = 0) {
        (self.kind, self.scale, self.isNullable, self.length) = (kind, scale, isNullable, length)
    }

    static let integer = ValueType(.integer)
    /// What comparisons give.
    static func truth(_ isNullable: Bool) -> ValueType { ValueType(.integer, isNullable: isNullable, length: 1) }

    var isNumber: Bool { kind == .integer || kind == .decimal || kind == .double }
    var isTime: Bool { kind == .date || kind == .time || kind == .datetime }
    /// Whether clients set it to the right.
    var isRightAligned: Bool { isNumber }

    func nullable(_ flag: Bool) -> ValueType {
        var copy = self
        copy.isNullable = flag
        return copy
    }

    /// The rule by which SQLite compares such values.
    var collation: String? {
        switch kind {
        case .text: isCaseSensitive ? nil : "ci"
        case .decimal: "decimal"
        default: nil
        }
    }

    /// The type that can hold both.
    static func common(_ a: ValueType, _ b: ValueType) -> ValueType {
        var result = a.kind == .null ? b : a
        result.isNullable = a.isNullable || b.isNullable
        result.length = max(a.length, b.length)
        guard a.kind != b.kind, a.kind != .null, b.kind != .null else {
            if a.kind == .decimal || a.kind == .double || a.isTime {
                result.scale =
                    a.scale.flatMap { x in b.scale.map { max(x, $0) } }
                    ?? (a.kind == .double ? nil : a.scale ?? b.scale)
            }
            return result
        }
        if a.isNumber, b.isNumber {
            result.kind = a.kind == .double || b.kind == .double ? .double : .decimal
            result.scale = result.kind == .double ? nil : max(a.scale ?? 0, b.scale ?? 0)
        } else if a.isTime, b.isTime, a.kind != .time, b.kind != .time {
            result.kind = .datetime
        } else {
            result = ValueType(.text, isNullable: result.isNullable, length: result.length)
        }
        return result
    }

    /// A value as clients read it. `nil` is NULL.
    func text(_ value: SQLValue) -> String? {
        switch value {
        case .null: return nil
        case .int(let number):
            let digits = String(number)
            return zerofill.map { digits.padded(to: $0) } ?? digits
        case .real(let number):
            if let scale { return DecimalNumber(number)?.rounded(to: scale).text ?? NumberText.of(number) }
            return isSingle ? NumberText.of(Float(number)) : NumberText.of(number)
        case .text(let text):
            return isRaw && kind == .decimal ? value.decimal.rounded(to: scale ?? 0).text : text
        case .blob(let bytes): return String(decoding: bytes, as: UTF8.self)
        }
    }
}
