import Foundation
import MySQLSyntax
import SQLStore

/// Operators: what they compute depends on the kinds of their operands.
extension Binder {
    mutating func unary(_ mark: String, _ value: Bound) throws(SQLError) -> Bound {
        switch mark {
        case "not": return Bound("(NOT (\(truth(value))))", .truth(value.type.isNullable))
        case "~":
            let name = helper("bits not") { values in Self.bits(~UInt64(bitPattern: Int64(values[0].integer))) }
            return Bound("\(name)(\(integer(value)))", Self.bitType(value.type.isNullable))
        default:
            let numeric = number(value)
            var type = numeric.type
            if type.kind == .integer { type.length += 1 }
            if type.kind == .decimal {
                let name = helper("negative") { .text((-$0[0].decimal).text) }
                return Bound("\(name)(\(numeric.sql))", type)
            }
            return Bound("(- (\(numeric.sql)))", type)
        }
    }

    mutating func binary(
        _ mark: String, _ left: MySQLExpression, _ right: MySQLExpression, in scope: Scope
    ) throws(SQLError) -> Bound {
        // A date and a span of time.
        if mark == "+" || mark == "-" {
            if case .interval(let value, let unit) = right.kind {
                return try shift(try expression(left, in: scope), try expression(value, in: scope), unit, mark == "-")
            }
            if mark == "+", case .interval(let value, let unit) = left.kind {
                return try shift(try expression(right, in: scope), try expression(value, in: scope), unit, false)
            }
        }
        if case .row(let first) = left.kind, case .row(let second) = right.kind, first.count == second.count {
            var tests: [String] = []
            for (a, b) in zip(first, second) {
                tests.append(compare("=", try expression(a, in: scope), try expression(b, in: scope)).sql)
            }
            let same = "(" + tests.joined(separator: " AND ") + ")"
            guard mark == "=" || mark == "<>" else { throw .notSimulated("comparing rows by \(mark) is") }
            return Bound(mark == "=" ? same : "(NOT \(same))", .truth(true))
        }
        let (a, b) = (try expression(left, in: scope), try expression(right, in: scope))
        let isNullable = a.type.isNullable || b.type.isNullable
        switch mark {
        case "and", "or": return Bound("(\(truth(a)) \(mark.uppercased()) \(truth(b)))", .truth(isNullable))
        case "xor": return Bound("(((\(truth(a))) <> 0) <> ((\(truth(b))) <> 0))", .truth(isNullable))
        case "=", "<>", "<", ">", "<=", ">=", "<=>": return compare(mark, a, b)
        case "|", "&", "^", "<<", ">>":
            let name = helper("bits " + mark) { values in
                let (x, y) = (
                    UInt64(bitPattern: Int64(values[0].integer)), UInt64(bitPattern: Int64(values[1].integer))
                )
                switch mark {
                case "|": return Self.bits(x | y)
                case "&": return Self.bits(x & y)
                case "^": return Self.bits(x ^ y)
                case "<<": return Self.bits(y > 63 ? 0 : x << y)
                default: return Self.bits(y > 63 ? 0 : x >> y)
                }
            }
            return Bound("\(name)(\(integer(a)), \(integer(b)))", Self.bitType(isNullable))
        default: return try arithmetic(mark, a, b, Self.text(of: left, mark, right, scope))
        }
    }

    /// Sixty-four bits as a number; beyond the whole numbers of SQLite it is a text.
    private static func bits(_ value: UInt64) -> SQLValue {
        Int(exactly: value).map(SQLValue.int) ?? .text(String(value))
    }

    private static func bitType(_ isNullable: Bool) -> ValueType {
        var type = ValueType(.integer, isNullable: isNullable, length: 21)
        type.isUnsigned = true
        return type
    }

    /// How an operation is shown where its result does not fit.
    private static func text(
        of left: MySQLExpression, _ mark: String, _ right: MySQLExpression, _ scope: Scope
    ) -> String {
        func text(_ expression: MySQLExpression) -> String {
            switch expression.kind {
            case .number(let digits): digits
            case .string(let text): "'\(text)'"
            case .column(let parts):
                ((scope.home(of: parts) ?? []) + [parts[parts.count - 1]]).map { "`\($0)`" }.joined(separator: ".")
            case .binary(let mark, let a, let b): "\(text(a)) \(mark) \(text(b))"
            case .variable(let name): "@`\(name)`"
            default: "…"
            }
        }
        return "\(text(left)) \(mark) \(text(right))"
    }

    // MARK: Arithmetic

    mutating func arithmetic(
        _ mark: String, _ left: Bound, _ right: Bound, _ written: String
    ) throws(SQLError) -> Bound {
        let (a, b) = (number(left), number(right))
        let divides = mark == "/" || mark == "%" || mark == "div"
        let isNullable = a.type.isNullable || b.type.isNullable || divides
        let evaluation = evaluation
        if a.type.kind == .double || b.type.kind == .double {
            if mark == "div" {
                let name = helper("float div") { values in
                    guard values[1].double != 0 else {
                        evaluation.warnDivision()
                        return .null
                    }
                    return .int(Int(bounded: (values[0].double / values[1].double).rounded(.towardZero)))
                }
                return Bound("\(name)(\(double(a)), \(double(b)))", ValueType(.integer, isNullable: true, length: 21))
            }
            let name = helper("float " + mark) { (values) throws(SQLError) in
                let (x, y) = (values[0].double, values[1].double)
                if divides, y == 0 {
                    evaluation.warnDivision()
                    return .null
                }
                let result: Double =
                    switch mark {
                    case "+": x + y
                    case "-": x - y
                    case "*": x * y
                    case "/": x / y
                    default: x.truncatingRemainder(dividingBy: y)
                    }
                guard result.isFinite else {
                    throw SQLError(1690, "22003", "DOUBLE value is out of range in '\(written)'")
                }
                return .real(result)
            }
            return Bound("\(name)(\(double(a)), \(double(b)))", ValueType(.double, isNullable: isNullable))
        }
        if a.type.kind == .decimal || b.type.kind == .decimal || mark == "/" {
            return exact(mark, a, b, isNullable)
        }
        let isUnsigned = a.type.isUnsigned || b.type.isUnsigned
        let name = helper("whole \(mark) \(written) \(isUnsigned)") { (values) throws(SQLError) in
            let (x, y) = (values[0].integer, values[1].integer)
            if divides {
                guard y != 0 else {
                    evaluation.warnDivision()
                    return .null
                }
                return .int(mark == "div" ? x.dividedReportingOverflow(by: y).partialValue : y == -1 ? 0 : x % y)
            }
            let (result, overflow) =
                switch mark {
                case "+": x.addingReportingOverflow(y)
                case "-": x.subtractingReportingOverflow(y)
                default: x.multipliedReportingOverflow(by: y)
                }
            guard !overflow, !isUnsigned || result >= 0 else {
                throw SQLError(
                    1690, "22003", "BIGINT \(isUnsigned ? "UNSIGNED " : "")value is out of range in '\(written)'")
            }
            return .int(result)
        }
        var type = ValueType(.integer, isNullable: isNullable, length: max(a.type.length, b.type.length) + 1)
        type.isUnsigned = isUnsigned
        return Bound("\(name)(\(a.sql), \(b.sql))", type)
    }

    private mutating func exact(_ mark: String, _ a: Bound, _ b: Bound, _ isNullable: Bool) -> Bound {
        let (x, y) = (a.type.scale ?? 0, b.type.scale ?? 0)
        let evaluation = evaluation
        // `div_precision_increment` is 4.
        let scale = mark == "*" ? min(x + y, 38) : mark == "/" ? min(x + 4, 38) : mark == "div" ? 0 : max(x, y)
        // Digits are kept in groups of nine: a quotient has all of its last group.
        let isRaw = mark == "/" || a.type.isRaw || b.type.isRaw
        let kept = isRaw ? (scale + 8) / 9 * 9 : scale
        let name = helper("exact \(mark) \(kept)") { values in
            let (p, q) = (values[0].decimal, values[1].decimal)
            switch mark {
            case "+": return .text((p + q).rounded(to: kept).text)
            case "-": return .text((p - q).rounded(to: kept).text)
            case "*": return .text((p * q).rounded(to: kept).text)
            default:
                guard q.digits != 0 else {
                    evaluation.warnDivision()
                    return .null
                }
                if mark == "%" { return .text(p.remainder(by: q).rounded(to: kept).text) }
                let quotient = p.quotient(by: q, scale: kept).truncated(to: kept)
                return mark == "div"
                    ? .int(Int(p.quotient(by: q, scale: 20).truncated(to: 0).text) ?? 0) : .text(quotient.text)
            }
        }
        var type =
            mark == "div"
            ? ValueType(.integer, isNullable: true, length: 21)
            : ValueType(.decimal, scale: scale, isNullable: isNullable)
        type.isRaw = isRaw
        let (first, second) = (a.type.isRaw ? a.sql : decimal(a), b.type.isRaw ? b.sql : decimal(b))
        return Bound("\(name)(\(first), \(second))", type)
    }

    // MARK: Comparing

    /// The kind as which two values are compared (the manual, 14.3 "Type Conversion in Expression Evaluation").
    static func comparisonType(_ a: ValueType, _ b: ValueType) -> ValueType {
        var type: ValueType
        if a.kind == b.kind {
            type = a
            type.isCaseSensitive = a.isCaseSensitive || b.isCaseSensitive
        } else if a.isTime || b.isTime, !a.isNumber, !b.isNumber {
            type = a.kind == .time || b.kind == .time ? ValueType(.time) : ValueType(.datetime, scale: 0)
        } else if a.kind == .decimal && b.kind == .integer || a.kind == .integer && b.kind == .decimal {
            type = ValueType(.decimal, scale: max(a.scale ?? 0, b.scale ?? 0))
        } else if a.kind == .blob && b.kind == .text || a.kind == .text && b.kind == .blob {
            type = ValueType(.text)
            type.isCaseSensitive = true
        } else {
            type = ValueType(.double)
        }
        return type
    }

    mutating func compare(_ mark: String, _ a: Bound, _ b: Bound) -> Bound {
        let symbol = mark == "<=>" ? "IS" : mark
        let isNullable = mark != "<=>" && (a.type.isNullable || b.type.isNullable)
        guard a.type.kind != .null, b.type.kind != .null else {
            return Bound("(\(a.sql) \(symbol) \(b.sql))", .truth(mark != "<=>"))
        }
        let type = Self.comparisonType(a.type, b.type)
        let (first, second): (String, String)
        switch type.kind {
        case .text, .blob:
            first = "(\(a.sql) COLLATE \(type.collation ?? "binary"))"
            second = b.sql
        case .decimal:
            first = "(\(decimal(a)) COLLATE decimal)"
            second = decimal(b)
        case .integer: (first, second) = (a.sql, b.sql)
        case .double: (first, second) = (double(a), double(b))
        case .time: (first, second) = (clock(a), clock(b))
        case .date where a.type.kind == b.type.kind: (first, second) = (a.sql, b.sql)
        default: (first, second) = (moment(a), moment(b))
        }
        return Bound("(\(first) \(symbol) \(second))", .truth(isNullable))
    }

    // MARK: Patterns

    mutating func like(
        _ value: Bound, _ pattern: Bound, _ escape: String, _ isNegated: Bool
    ) throws(SQLError) -> Bound {
        let minds = value.type.isCaseSensitive || pattern.type.isCaseSensitive
        let mark = escape.first
        let name = helper("like \(escape) \(minds)") { values in
            SQLPattern(values[1].string, escape: mark, mindsCase: minds).matches(values[0].string) ? .int(1) : .int(0)
        }
        let (a, b) = (text(value), text(pattern))
        return Bound(
            "(\(isNegated ? "NOT " : "")\(name)(\(a), \(b)))",
            .truth(value.type.isNullable || pattern.type.isNullable))
    }

    mutating func matches(_ value: Bound, _ pattern: Bound, _ isNegated: Bool) throws(SQLError) -> Bound {
        let minds = value.type.isCaseSensitive || pattern.type.isCaseSensitive
        let name = helper("regexp \(minds)") { (values) throws(SQLError) in
            do throws(SQLError) {
                let found = try Regular(values[1].string, ignoresCase: !minds).firstMatch(values[0].string)
                return .int(found == nil ? 0 : 1)
            } catch {
                throw SQLError(1139, "42000", "Got error '\(values[1].string)' from regexp")
            }
        }
        let (a, b) = (text(value), text(pattern))
        return Bound(
            "(\(isNegated ? "NOT " : "")\(name)(\(a), \(b)))",
            .truth(value.type.isNullable || pattern.type.isNullable))
    }

    // MARK: Dates

    /// A date moved by a span.
    mutating func shift(
        _ date: Bound, _ amount: Bound, _ unit: String, _ isBack: Bool
    ) throws(SQLError) -> Bound {
        guard DateText.interval(.int(1), unit) != nil || unit.contains("_") else {
            throw SQLError(1064, "42000", "no unit of time: \(unit)")
        }
        let evaluation = evaluation
        let kind = date.type.kind
        let ofClock = DateText.isOfClock(unit)
        var type = ValueType(
            kind == .date && !ofClock ? .date : kind == .time ? .time : kind == .text ? .text : .datetime)
        type.scale = date.type.scale ?? (unit.contains("micro") ? 6 : 0)
        if type.kind == .text { type.length = 26 }
        let places = type.scale
        let name = helper("shift \(unit) \(isBack) \(kind) \(places ?? 0)") { values in
            guard var interval = DateText.interval(values[1], unit) else { return .null }
            if isBack { interval = -interval }
            if kind == .time {
                let micros = (DateText.time(values[0].string) ?? 0) + interval.microseconds + interval.days * Moment.day
                return .text(DateText.time(micros, places: places))
            }
            guard let reading = evaluation.moment(of: values[0].string) else { return .null }
            guard let moved = reading.moment.adding(interval) else {
                evaluation.warn(SQLError(1441, "22008", "Datetime function: datetime field overflow"))
                return .null
            }
            let showsTime = kind == .datetime || ofClock || reading.hasTime
            return .text(showsTime ? DateText.datetime(moved, places: kind == .text ? nil : places) : moved.date)
        }
        let source = text(date)
        return Bound("\(name)(\(source), \(amount.sql))", type)
    }
}

/// A pattern of `LIKE`.
struct SQLPattern {
    private enum Part: Equatable {
        case any, one
        case mark(Character)
    }

    private let parts: [Part]
    private let mindsCase: Bool

    init(_ pattern: String, escape: Character?, mindsCase: Bool) {
        var parts: [Part] = []
        var rest = (mindsCase ? pattern : Collation.folded(pattern))[...]
        while let mark = rest.popFirst() {
            if mark == escape, let next = rest.popFirst() {
                parts.append(.mark(next))
            } else {
                parts.append(mark == "%" ? .any : mark == "_" ? .one : .mark(mark))
            }
        }
        self.parts = parts
        self.mindsCase = mindsCase
    }

    func matches(_ text: String) -> Bool {
        let marks = Array(mindsCase ? text : Collation.folded(text))
        // Where to go on after the last `%` when what follows does not fit.
        var (index, part, star, resume) = (0, 0, -1, 0)
        while index < marks.count {
            if part < parts.count, parts[part] == .any {
                (star, resume) = (part, index)
                part += 1
            } else if part < parts.count, parts[part] == .one || parts[part] == .mark(marks[index]) {
                part += 1
                index += 1
            } else if star >= 0 {
                part = star + 1
                resume += 1
                index = resume
            } else {
                return false
            }
        }
        return parts[part...].allSatisfy { $0 == .any }
    }
}

/// The usual rule of comparing texts: neither case nor accents count.
enum Collation {
    static func folded(_ text: String) -> String {
        let lower = text.lowercased()
        if lower.utf8.allSatisfy({ $0 < 0x80 }) { return lower }
        var scalars = String.UnicodeScalarView()
        for scalar in lower.decomposedStringWithCanonicalMapping.unicodeScalars
        where scalar.properties.generalCategory != .nonspacingMark {
            scalars.append(scalar)
        }
        return String(scalars)
    }

    static func compare(_ a: String, _ b: String) -> Int {
        let (x, y) = (trimmed(folded(a)), trimmed(folded(b)))
        if x == y { return 0 }
        return x.unicodeScalars.lexicographicallyPrecedes(y.unicodeScalars) ? -1 : 1
    }

    /// Blanks at the end do not count.
    private static func trimmed(_ text: String) -> Substring {
        var end = text.endIndex
        while end > text.startIndex, text[text.index(before: end)] == " " { end = text.index(before: end) }
        return text[..<end]
    }
}
