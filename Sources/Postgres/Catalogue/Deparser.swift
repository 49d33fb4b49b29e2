import PostgresSyntax
import SQLStore

/// Writes expressions as PostgreSQL keeps them: `'none'::text`, `price > 0::numeric` (its ruleutils.c).
struct Deparser {
    /// The types of the columns that may be named.
    var columns: [String: SQLType] = [:]

    /// Stands for what is not written anew here; then the text stays as it was typed.
    private static let unknown = "\u{0}"

    /// An expression as it is kept, `source` where a part of it is not known here.
    func kept(_ expression: SQLExpression, source: String) -> String {
        let text = text(expression)
        return text.contains(Self.unknown) ? source : text
    }

    /// A default as it is kept, for a column of a type.
    func kept(_ expression: SQLExpression, for type: SQLType, source: String) -> String {
        let text = value(expression, for: type)
        return text.contains(Self.unknown) ? source : text
    }

    /// A default for a column of a type.
    private func value(_ expression: SQLExpression, for type: SQLType) -> String {
        if case .string(let text) = expression.kind { return literal(text, type) }
        if case .number(let digits) = expression.kind, type.isDecimal || type.isNumber {
            return digits.hasPrefix("-")
                ? "'\(digits)'::\(type.isDecimal && digits.contains(".") ? "numeric" : "integer")" : digits
        }
        return text(expression)
    }

    private func literal(_ text: String, _ type: SQLType) -> String {
        "\(SQLText.string(text))::\(type == .unknown ? "text" : type.plainName)"
    }

    /// The type of what has one that can be seen.
    private func type(_ expression: SQLExpression) -> SQLType {
        switch expression.kind {
        case .column(let parts): columns[parts.last ?? ""] ?? .unknown
        case .number(let digits): Int(digits) == nil ? .anyNumeric : .int4
        case .bool: .bool
        case .call(let call):
            [
                "length": .int4, "lower": .text, "upper": .text, "now": .timestamptz, "current_date": .date,
                "abs": .int4,
            ][call.name] ?? .unknown
        default: .unknown
        }
    }

    private func text(_ expression: SQLExpression) -> String { text(expression, level: 0) }

    private func text(_ expression: SQLExpression, level: Int) -> String {
        switch expression.kind {
        case .null: return "NULL"
        case .bool(let flag): return flag ? "true" : "false"
        case .number(let digits): return digits.hasPrefix("-") ? "'\(digits)'::integer" : digits
        case .string(let text): return literal(text, .text)
        case .column(let parts): return parts.map(FunctionTable.quotedName).joined(separator: ".")
        case .unary(let mark, let value):
            return mark == "not" ? "NOT \(text(value, level: 3))" : "\(mark)\(text(value, level: 9))"
        case .binary(let mark, let left, let right): return binary(mark, left, right, level)
        case .isTest(let value, let test, let isNegated):
            let words: [SQLExpression.Test: String] = [
                .null: "NULL", .isTrue: "TRUE", .isFalse: "FALSE", .unknown: "UNKNOWN",
            ]
            return "\(text(value, level: 4)) IS \(isNegated ? "NOT " : "")\(words[test] ?? "NULL")"
        case .between(let value, let low, let high, let isNegated):
            let position = expression.position
            let range = SQLExpression(
                .binary(
                    "and", SQLExpression(.binary(">=", value, low), position),
                    SQLExpression(.binary("<=", value, high), position)),
                position)
            return isNegated ? "NOT (\(text(range)))" : text(range, level: level)
        case .inList(let value, let items, let isNegated): return inList(value, items, isNegated)
        case .like(let value, let pattern, _, let ignoresCase, let isNegated):
            let mark = (isNegated ? "!" : "") + "~~" + (ignoresCase ? "*" : "")
            return binary(mark, value, pattern, level)
        case .call(let call): return callText(call)
        case .cast(let value, let type):
            if type.name == "regclass", case .string(let text) = value.kind {
                return SQLText.string(text.hasPrefix("public.") ? String(text.dropFirst(7)) : text) + "::regclass"
            }
            let name = (try? Binder(SQLContext.empty).type(type))?.name ?? type.name
            if case .string(let text) = value.kind { return "\(SQLText.string(text))::\(name)" }
            return "\(text(value, level: 12))::\(name)"
        default: return Self.unknown
        }
    }

    private func callText(_ call: SQLCall) -> String {
        if call.isWord { return call.name.uppercased() }
        let arguments = call.arguments.map { argument -> String in
            if case .column = argument.kind, let type = columns[argument.columnName], type.isText, type != .text {
                return "\(text(argument))::text"
            }
            return text(argument)
        }
        return "\(call.name)(\(arguments.joined(separator: ", ")))"
    }

    private static let levels = ["or": 1, "and": 2, "+": 8, "-": 8, "*": 9, "/": 9, "%": 9]

    private func binary(_ mark: String, _ left: SQLExpression, _ right: SQLExpression, _ level: Int) -> String {
        let own = Self.levels[mark] ?? (["=", "<>", "<", ">", "<=", ">="].contains(mark) ? 5 : 7)
        if mark == "and" || mark == "or" {
            let body = "\(text(left, level: own)) \(mark.uppercased()) \(text(right, level: own))"
            return level > own ? "(\(body))" : body
        }
        let body = "\(side(left, beside: type(right), own)) \(mark) \(side(right, beside: type(left), own))"
        return level >= own && level > 2 ? "(\(body))" : body
    }

    /// One side of an operator, with the casts that its other side asks for.
    private func side(_ expression: SQLExpression, beside other: SQLType, _ level: Int) -> String {
        switch expression.kind {
        case .string(let text): return literal(text, other.isText || other == .unknown ? .text : other)
        case .number(let digits) where other.isDecimal && Int(digits) != nil: return digits + "::numeric"
        case .number(let digits) where other.isFloat: return digits + "::double precision"
        case .column:
            let type = type(expression)
            return type.isText && type != .text ? text(expression) + "::text" : text(expression, level: level)
        default: return text(expression, level: level)
        }
    }

    private func inList(_ value: SQLExpression, _ items: [SQLExpression], _ isNegated: Bool) -> String {
        let own = type(value)
        let parts = items.map {
            side($0, beside: own == .varchar(nil) || own.isText ? (own == .text ? .text : .varchar(nil)) : own, 5)
        }
        .map { part in own.isText && own != .text ? part.replacing("::text", with: "::character varying") : part }
        let array = "ARRAY[\(parts.joined(separator: ", "))]" + (own.isText && own != .text ? "::text[]" : "")
        let left = side(value, beside: own, 5)
        return "\(left) \(isNegated ? "<> ALL" : "= ANY") (\(array))"
    }
}

extension SQLContext {
    /// A context without tables, for names of types.
    static var empty: SQLContext {
        SQLContext(
            now: Moment(microseconds: 0), random: .init(seed: 0), user: "", sessionUser: "", database: "",
            schema: Schema(),
            searchPath: [], cluster: Cluster(), settings: [:], version: "", process: 0)
    }
}
