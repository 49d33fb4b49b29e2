import Foundation
import PostgresSyntax
import SQLStore

/// Operators (the manual, chapter 9), by the types of both sides.
extension Binder {
    func noOperator(_ text: String, _ position: Int) -> SQLError {
        SQLError(
            "42883", "operator does not exist: \(text)",
            hint: "No operator matches the given name and argument types. You might need to add explicit type casts.",
            at: position)
    }

    mutating func unary(_ mark: String, _ value: SQLExpression, _ position: Int) throws(SQLError) -> BoundExpression {
        var bound = try bind(value)
        switch mark {
        case "not":
            let test = try condition(bound, "NOT")
            return BoundExpression("(NOT \(test.sql))", .bool, at: position)
        case "-", "+":
            if bound.type == .unknown { bound = try coerce(bound, to: .float8) }
            if mark == "+" { return bound }
            if bound.type == .interval {
                let name = helper("-interval") { .text((-(Interval($0[0].string) ?? Interval())).text) }
                return BoundExpression("\(name)(\(bound.sql))", .interval, at: position)
            }
            guard bound.type.isNumber else { throw noOperator("\(mark) \(bound.type.plainName)", position) }
            if bound.type.isDecimal {
                let name = helper("-numeric") { .text((-$0[0].decimal).text) }
                return BoundExpression("\(name)(\(bound.sql))", .anyNumeric, at: position)
            }
            return BoundExpression("(-\(bound.sql))", bound.type, at: position)
        case "@": return try bind(SQLExpression(.call(SQLCall("abs", [value])), position))
        case "|/": return try bind(SQLExpression(.call(SQLCall("sqrt", [value])), position))
        case "||/": return try bind(SQLExpression(.call(SQLCall("cbrt", [value])), position))
        case "~" where bound.type.isInteger: return BoundExpression("(~\(bound.sql))", bound.type, at: position)
        default: throw noOperator("\(mark) \(bound.type.plainName)", position)
        }
    }

    mutating func binary(
        _ mark: String, _ left: SQLExpression, _ right: SQLExpression, _ position: Int
    ) throws(SQLError) -> BoundExpression {
        if mark == "and" || mark == "or" {
            let a = try condition(try bind(left), mark.uppercased())
            let b = try condition(try bind(right), mark.uppercased())
            return BoundExpression("(\(a.sql) \(mark.uppercased()) \(b.sql))", .bool, at: position)
        }
        let a = try bind(left)
        let b = try bind(right)
        switch mark {
        case "=", "<>", "<", ">", "<=", ">=": return try compare(mark, a, b, position)
        case "+", "-", "*", "/", "%", "^":
            if a.type.isTimeLike || b.type.isTimeLike { return try timeArithmetic(mark, a, b, position) }
            if a.type == .jsonb, mark == "-" { return try jsonOperator(mark, a, b, position) }
            return try arithmetic(mark, a, b, position)
        case "||": return try concatenation(a, b, position)
        case "&", "|", "#", "<<", ">>": return try bits(mark, a, b, position)
        case "~", "~*", "!~", "!~*": return try regularExpression(mark, a, b, position)
        case "~~", "!~~", "~~*", "!~~*":
            let like = SQLExpression.Kind.like(
                left, right, escape: nil, ignoresCase: mark.hasSuffix("*"), isNegated: mark.hasPrefix("!"))
            return try bind(SQLExpression(like, position))
        case "->", "->>", "#>", "#>>", "@>", "<@", "?", "?|", "?&", "#-", "&&":
            return try jsonOperator(mark, a, b, position)
        default: throw noOperator("\(a.type.plainName) \(mark) \(b.type.plainName)", position)
        }
    }

    // MARK: Comparing

    mutating func compare(
        _ mark: String, _ left: BoundExpression, _ right: BoundExpression, _ position: Int
    ) throws(SQLError) -> BoundExpression {
        if let fields = left.fields, let others = right.fields, fields.count == others.count {
            return BoundExpression("(\(left.sql) \(mark) \(right.sql))", .bool, at: position)
        }
        let (a, b) = try comparable(left, right, mark, position)
        return BoundExpression("(\(a) \(mark) \(b))", .bool, at: position)
    }

    /// Both sides in a form that SQLite compares rightly.
    mutating func comparable(
        _ left: BoundExpression, _ right: BoundExpression, _ mark: String, _ position: Int
    ) throws(SQLError) -> (String, String) {
        var (a, b) = (left, right)
        if a.type == .unknown, b.type == .unknown { return (a.comparable, b.sql) }
        if a.type == .unknown { a = try coerce(a, to: b.type.isText ? .text : b.type.family) }
        if b.type == .unknown { b = try coerce(b, to: a.type.isText ? .text : a.type.family) }
        if a.type.isNumber, b.type.isNumber {
            // A floating point number on one side makes both so; else an exact one does.
            if a.type.isFloat || b.type.isFloat {
                return (try coerce(a, to: .float8).sql, try coerce(b, to: .float8).sql)
            }
            if a.type.isDecimal || b.type.isDecimal {
                a = a.type.isDecimal ? a : try coerce(a, to: .anyNumeric)
                b = b.type.isDecimal ? b : try coerce(b, to: .anyNumeric)
                return (a.comparable, b.sql)
            }
            return (a.sql, b.sql)
        }
        if a.type.isTime, b.type.isTime {
            let isDate = a.type == .date && b.type == .date
            return isDate
                ? (a.sql, b.sql)
                : (try coerce(a, to: .timestamp).sql, try coerce(b, to: .timestamp).sql)
        }
        if case .char = a.type, b.type.isText { b = try trimmed(b) }
        if case .char = b.type, a.type.isText { a = try trimmed(a) }
        if case .char = a.type { a = try trimmed(a) }
        if case .char = b.type { b = try trimmed(b) }
        guard
            a.type.family == b.type.family || a.type.isText && b.type.isText || Self.isImplicit(a.type, b.type)
                || Self.isImplicit(b.type, a.type)
        else { throw noOperator("\(left.type.plainName) \(mark) \(right.type.plainName)", position) }
        return (sortable(a).sql + a.type.collation, sortable(b).sql)
    }

    private mutating func trimmed(_ value: BoundExpression) throws(SQLError) -> BoundExpression {
        var value = value
        value.sql = "rtrim(\(value.sql), ' ')"
        value.type = .text
        return value
    }

    /// What sorts as the value does, where its text does not.
    mutating func sortable(_ value: BoundExpression) -> BoundExpression {
        var value = value
        switch value.type {
        case .interval:
            let name = helper("total interval") { .real(Interval($0[0].string)?.total ?? 0) }
            value.sql = "\(name)(\(value.sql))"
        case .enumeration(let type, let labels):
            let name = helper("rank \(type)") { .int(labels.firstIndex(of: $0[0].string) ?? 0) }
            value.sql = "\(name)(\(value.sql))"
        default: break
        }
        return value
    }

    // MARK: Numbers

    mutating func arithmetic(
        _ mark: String, _ left: BoundExpression, _ right: BoundExpression, _ position: Int
    ) throws(SQLError) -> BoundExpression {
        var (a, b) = (left, right)
        if a.type == .unknown { a = try coerce(a, to: b.type == .unknown ? .int4 : b.type.family) }
        if b.type == .unknown { b = try coerce(b, to: a.type.family) }
        guard a.type.isNumber, b.type.isNumber else {
            throw noOperator("\(left.type.plainName) \(mark) \(right.type.plainName)", position)
        }
        let type: SQLType
        if a.type.isFloat || b.type.isFloat || mark == "^" && !(a.type.isDecimal || b.type.isDecimal) {
            type = .float8
        } else if a.type.isDecimal || b.type.isDecimal {
            type = .anyNumeric
        } else {
            let order: [SQLType] = [.int2, .int4, .int8]
            type = order[max(order.firstIndex(of: a.type) ?? 2, order.firstIndex(of: b.type) ?? 2)]
        }
        a = try coerce(a, to: type)
        b = try coerce(b, to: type)
        let name: String
        if type == .float8 {
            name = helper("float \(mark)") { (values) throws(SQLError) in
                .real(try Arithmetic.floats(mark, values[0].double, values[1].double))
            }
        } else if type.isDecimal {
            name = helper("numeric \(mark)") { (values) throws(SQLError) in
                .text(try Arithmetic.decimals(mark, values[0].decimal, values[1].decimal).text)
            }
        } else {
            name = helper("\(type.name) \(mark)") { (values) throws(SQLError) in
                .int(try Arithmetic.integers(mark, values[0].integer, values[1].integer, type))
            }
        }
        return BoundExpression("\(name)(\(a.sql), \(b.sql))", type, at: position)
    }

    private mutating func bits(
        _ mark: String, _ left: BoundExpression, _ right: BoundExpression, _ position: Int
    ) throws(SQLError) -> BoundExpression {
        let a = left.type == .unknown ? try coerce(left, to: .int4) : left
        let b = right.type == .unknown ? try coerce(right, to: .int4) : right
        guard a.type.isInteger, b.type.isInteger else {
            throw noOperator("\(left.type.plainName) \(mark) \(right.type.plainName)", position)
        }
        let sql = mark == "#" ? "((\(a.sql) | \(b.sql)) - (\(a.sql) & \(b.sql)))" : "(\(a.sql) \(mark) \(b.sql))"
        return BoundExpression(sql, a.type == .int8 || b.type == .int8 ? .int8 : .int4, at: position)
    }

    // MARK: Texts

    private mutating func concatenation(
        _ left: BoundExpression, _ right: BoundExpression, _ position: Int
    ) throws(SQLError) -> BoundExpression {
        if left.type == .jsonb || right.type == .jsonb { return try jsonOperator("||", left, right, position) }
        if left.type.isArray || right.type.isArray { return try arrayConcatenation(left, right, position) }
        guard left.type.isText || right.type.isText || left.type == .unknown || right.type == .unknown else {
            throw noOperator("\(left.type.plainName) || \(right.type.plainName)", position)
        }
        let a = try coerce(left, to: .text)
        let b = try coerce(right, to: .text)
        return BoundExpression("(\(a.sql) || \(b.sql))", .text, at: position)
    }

    private mutating func arrayConcatenation(
        _ left: BoundExpression, _ right: BoundExpression, _ position: Int
    ) throws(SQLError) -> BoundExpression {
        let type = left.type.isArray ? left.type : right.type
        guard case .array(let item) = type else { throw noOperator("||", position) }
        func side(_ value: BoundExpression, _ binder: inout Binder) throws(SQLError) -> BoundExpression {
            if value.type.isArray { return value }
            if value.type == .unknown, value.constant?.hasPrefix("{") == true {
                return try binder.coerce(value, to: type)
            }
            return try binder.coerce(value, to: item)
        }
        let a = try side(left, &self)
        let b = try side(right, &self)
        let kinds = (a.type.isArray, b.type.isArray)
        let conversion = context.conversion
        let name = helper("array || \(item.name) \(kinds)", isStrict: false) { values in
            func items(_ value: SQLValue, _ isArray: Bool) -> [String?] {
                isArray ? ArrayText.read(value.string) ?? [] : [conversion.write(value, item)]
            }
            return .text(ArrayText.write(items(values[0], kinds.0) + items(values[1], kinds.1)))
        }
        return BoundExpression("\(name)(\(a.sql), \(b.sql))", type, at: position)
    }

    private mutating func regularExpression(
        _ mark: String, _ left: BoundExpression, _ right: BoundExpression, _ position: Int
    ) throws(SQLError) -> BoundExpression {
        let a = try settled(left)
        let b = try settled(right)
        guard a.type.isText, b.type.isText else {
            throw noOperator("\(a.type.plainName) \(mark) \(b.type.plainName)", position)
        }
        let ignoresCase = mark.hasSuffix("*")
        let name = helper("regex \(ignoresCase)") { (values) throws(SQLError) in
            .bool(try Regular(values[1].string, ignoresCase: ignoresCase).firstMatch(values[0].string) != nil)
        }
        return BoundExpression("(\(mark.hasPrefix("!") ? "NOT " : "")\(name)(\(a.sql), \(b.sql)))", .bool, at: position)
    }

    // MARK: Times

    private mutating func timeArithmetic(
        _ mark: String, _ left: BoundExpression, _ right: BoundExpression, _ position: Int
    ) throws(SQLError) -> BoundExpression {
        var (a, b) = (left, right)
        if a.type == .unknown { a = try coerce(a, to: b.type == .interval ? .interval : b.type) }
        if b.type == .unknown { b = try coerce(b, to: a.type.isTime && mark == "-" ? a.type : .interval) }
        func call(_ key: String, _ type: SQLType, _ body: @escaping ([SQLValue]) throws(SQLError) -> SQLValue)
            -> BoundExpression
        {
            BoundExpression("\(helper(key, body))(\(a.sql), \(b.sql))", type, at: position)
        }
        let conversion = context.conversion
        func moment(_ value: SQLValue) -> Moment {
            (try? Moment.parse(value.string, now: conversion.now)) ?? Moment(microseconds: 0)
        }
        let sign = mark == "-" ? -1 : 1
        switch (a.type, mark, b.type) {
        case (.date, "+", _) where b.type.isInteger, (.date, "-", _) where b.type.isInteger:
            return call("date \(mark) integer", .date) { (values) throws(SQLError) in
                let days = max(-10_000_000, min(10_000_000, values[1].integer)) * sign
                guard let moved = moment(values[0]).moved(days: days) else {
                    throw SQLError("22008", "date out of range")
                }
                return .text(moved.date)
            }
        case (_, "+", .date) where a.type.isInteger: return try timeArithmetic("+", b, a, position)
        case (.date, "-", .date):
            return call("date - date", .int4) {
                .int((moment($0[0]).microseconds - moment($0[1]).microseconds) / Moment.day)
            }
        case (_, "+", .interval) where a.type.isTime, (_, "-", .interval) where a.type.isTime:
            let type: SQLType = a.type == .timestamptz ? .timestamptz : .timestamp
            return call("moment \(mark) interval", type) { (values) throws(SQLError) in
                guard let moved = moment(values[0]).adding(Interval(values[1].string) ?? Interval(), times: sign) else {
                    throw Moment.outOfRange
                }
                return .text(moved.text)
            }
        case (.interval, "+", _) where b.type.isTime: return try timeArithmetic("+", b, a, position)
        case (_, "-", _) where a.type.isTime && b.type.isTime:
            return call("moment - moment", .interval) {
                let span = moment($0[0]).microseconds - moment($0[1]).microseconds
                return .text(Interval(days: span / Moment.day, microseconds: span % Moment.day).text)
            }
        case (.date, "+", .time):
            return call("date + time", .timestamp) { .text($0[0].string + " " + $0[1].string) }
        case (.time, "+", .interval), (.time, "-", .interval):
            return call("time \(mark) interval", .time) {
                let clock =
                    ((try? Moment.parseClock($0[0].string))?.time ?? 0) + sign
                    * (Interval($0[1].string)?.microseconds ?? 0)
                return .text(Moment.clock((clock % Moment.day + Moment.day) % Moment.day))
            }
        case (.time, "-", .time):
            return call("time - time", .interval) {
                let first = (try? Moment.parseClock($0[0].string))?.time ?? 0
                return .text(Interval(microseconds: first - ((try? Moment.parseClock($0[1].string))?.time ?? 0)).text)
            }
        case (.interval, "+", .interval), (.interval, "-", .interval):
            return call("interval \(mark) interval", .interval) {
                let other = Interval($0[1].string) ?? Interval()
                return .text(((Interval($0[0].string) ?? Interval()) + (sign < 0 ? -other : other)).text)
            }
        case (.interval, "*", _) where b.type.isNumber, (.interval, "/", _) where b.type.isNumber:
            return call("interval \(mark) number", .interval) {
                let factor = mark == "/" ? 1 / $0[1].double : $0[1].double
                return .text((Interval($0[0].string) ?? Interval()).scaled(by: factor).text)
            }
        case (_, "*", .interval) where a.type.isNumber: return try timeArithmetic("*", b, a, position)
        default: throw noOperator("\(left.type.plainName) \(mark) \(right.type.plainName)", position)
        }
    }

    // MARK: JSON and arrays

    private mutating func jsonOperator(
        _ mark: String, _ left: BoundExpression, _ right: BoundExpression, _ position: Int
    ) throws(SQLError) -> BoundExpression {
        var (a, b) = (left, right)
        if a.type.isArray || b.type.isArray && ["@>", "<@", "&&"].contains(mark) {
            return try arrayOperator(mark, a, b, position)
        }
        let isJSON = a.type == .json || a.type == .jsonb
        if a.type == .unknown, b.type == .jsonb { a = try coerce(a, to: .jsonb) }
        guard isJSON || a.type == .jsonb else {
            throw noOperator("\(left.type.plainName) \(mark) \(right.type.plainName)", position)
        }
        let result: SQLType
        switch mark {
        case "->", "#>", "||", "-", "#-": result = a.type
        case "->>", "#>>": result = .text
        default: result = .bool
        }
        if ["@>", "<@", "||"].contains(mark) { b = try coerce(b, to: .jsonb) }
        if ["#>", "#>>", "?|", "?&", "#-"].contains(mark) { b = try coerce(b, to: .array(.text)) }
        b = try settled(b)
        let isIndex = b.type.isInteger
        let isText = mark.hasSuffix(">>")
        let isBinary = a.type == .jsonb
        let name = helper("json \(mark) \(isIndex) \(isBinary)") { values in
            JSONFunctions.operate(
                mark, values[0].string, values[1], isIndex: isIndex, isText: isText, isBinary: isBinary)
        }
        return BoundExpression("\(name)(\(a.sql), \(b.sql))", result, at: position)
    }

    private mutating func arrayOperator(
        _ mark: String, _ left: BoundExpression, _ right: BoundExpression, _ position: Int
    ) throws(SQLError) -> BoundExpression {
        let a = left.type == .unknown ? try coerce(left, to: right.type) : left
        let b = right.type == .unknown ? try coerce(right, to: left.type) : right
        guard a.type.isArray, b.type.isArray, ["@>", "<@", "&&"].contains(mark) else {
            throw noOperator("\(left.type.plainName) \(mark) \(right.type.plainName)", position)
        }
        let name = helper("array \(mark)") { values in
            let one = Set((ArrayText.read(values[0].string) ?? []).compactMap { $0 })
            let other = Set((ArrayText.read(values[1].string) ?? []).compactMap { $0 })
            return .bool(
                mark == "@>"
                    ? one.isSuperset(of: other) : mark == "<@" ? one.isSubset(of: other) : !one.isDisjoint(with: other))
        }
        return BoundExpression("\(name)(\(a.sql), \(b.sql))", .bool, at: position)
    }
}

extension SQLType {
    /// Times and spans of time.
    var isTimeLike: Bool { isTime || self == .time || self == .interval }
}

/// Sums and products with PostgreSQL's errors.
enum Arithmetic {
    private static let byZero = SQLError("22012", "division by zero")

    static func integers(_ mark: String, _ a: Int, _ b: Int, _ type: SQLType) throws(SQLError) -> Int {
        let result: (partialValue: Int, overflow: Bool)
        switch mark {
        case "+": result = a.addingReportingOverflow(b)
        case "-": result = a.subtractingReportingOverflow(b)
        case "*": result = a.multipliedReportingOverflow(by: b)
        default:
            guard b != 0 else { throw byZero }
            result = mark == "/" ? a.dividedReportingOverflow(by: b) : (b == -1 ? 0 : a % b, false)
        }
        guard !result.overflow, TypeConversion.range(of: type).contains(result.partialValue) else {
            throw SQLError("22003", "\(type.name) out of range")
        }
        return result.partialValue
    }

    static func decimals(_ mark: String, _ a: DecimalNumber, _ b: DecimalNumber) throws(SQLError) -> DecimalNumber {
        if a.isNaN || b.isNaN { return DecimalNumber("NaN") ?? a }
        switch mark {
        case "+": return a + b
        case "-": return a - b
        case "*": return a * b
        case "^":
            if b.scale == 0, b.digits >= 0, b.digits < 10_000 {
                return DecimalNumber(digits: a.digits.power(Int(b.digits)), scale: a.scale * Int(b.digits)).rounded(
                    to: max(16, a.scale))
            }
            return DecimalNumber(pow(a.double, b.double)) ?? a
        default:
            guard b.digits != 0 else { throw byZero }
            return mark == "/" ? a.divided(by: b) : a.remainder(by: b)
        }
    }

    static func floats(_ mark: String, _ a: Double, _ b: Double) throws(SQLError) -> Double {
        let result: Double
        switch mark {
        case "+": result = a + b
        case "-": result = a - b
        case "*": result = a * b
        case "^": result = pow(a, b)
        case "%": throw SQLError("42883", "operator does not exist: double precision % double precision")
        default:
            guard b != 0 else { throw byZero }
            result = a / b
        }
        guard !result.isInfinite || a.isInfinite || b.isInfinite else {
            throw SQLError("22003", "value out of range: overflow")
        }
        return result
    }
}
