import JSON
import WorldModel

/// The functions of jq that are not written in jq.
enum JQBuiltins {
    typealias Plain = @Sendable (_ input: JSONValue, _ arguments: [JSONValue]) throws(JQMachine.Stop) -> JSONValue
    typealias Special =
        @Sendable (
            JQMachine, [JQExpression], JQMachine.Item, JQMachine.Scope, JQMachine.Emit
        ) throws(JQMachine.Stop) -> Void

    static func fail(_ input: JSONValue, _ what: String) -> JQMachine.Stop {
        JQMachine.error("\(JQText.described(input)) \(what)")
    }

    static let plain: [String: Plain] = values.merging(texts) { first, _ in first }.merging(numbers) { first, _ in first
    }

    private static let values: [String: Plain] = [
        "not/0": { input, _ throws(JQMachine.Stop) in .bool(!JQText.isTrue(input)) },
        "error/1": { _, arguments throws(JQMachine.Stop) in throw .failed(arguments[0]) },
        "type/0": { input, _ throws(JQMachine.Stop) in .string(JQText.type(input)) },
        "length/0": { input, _ throws(JQMachine.Stop) in
            switch input {
            case .null: .number(0)
            case .bool: throw fail(input, "has no length")
            case .number(let value): .number(abs(value))
            case .string(let text): .number(Double(text.unicodeScalars.count))
            case .array(let items): .number(Double(items.count))
            case .object(let object): .number(Double(object.count))
            }
        },
        "utf8bytelength/0": { input, _ throws(JQMachine.Stop) in
            guard let text = input.text else { throw fail(input, "only strings have UTF-8 byte length") }
            return .number(Double(text.utf8.count))
        },
        "keys/0": { input, _ throws(JQMachine.Stop) in try keys(input) { $0.sortedKeys } },
        "keys_unsorted/0": { input, _ throws(JQMachine.Stop) in try keys(input) { $0.keys } },
        "has/1": { input, arguments throws(JQMachine.Stop) in
            switch (input, arguments[0]) {
            case (.object(let object), .string(let key)): return .bool(object[key] != nil)
            case (.array(let items), .number(let index)): return .bool(index >= 0 && Int(index) < items.count)
            default:
                throw JQMachine.error(
                    "Cannot check whether \(JQText.type(input)) has a \(JQText.type(arguments[0])) key")
            }
        },
        "contains/1": { input, arguments throws(JQMachine.Stop) in
            guard JQText.type(input) == JQText.type(arguments[0]) else {
                throw fail(input, "and \(JQText.described(arguments[0])) cannot have their containment checked")
            }
            return .bool(contains(input, arguments[0]))
        },
        "add/0": { input, _ throws(JQMachine.Stop) in
            var sum = JSONValue.null
            for item in try items(input) { sum = try JQArithmetic.add(sum, item) }
            return sum
        },
        "any/0": { input, _ throws(JQMachine.Stop) in .bool(try items(input).contains(where: JQText.isTrue)) },
        "all/0": { input, _ throws(JQMachine.Stop) in .bool(try items(input).allSatisfy(JQText.isTrue)) },
        "sort/0": { input, _ throws(JQMachine.Stop) in
            guard let items = input.items else { throw fail(input, "cannot be sorted, as it is not an array") }
            return .array(items.sorted(by: JQArithmetic.isLess))
        },
        "unique/0": { input, _ throws(JQMachine.Stop) in
            guard let items = input.items else { throw fail(input, "cannot be sorted, as it is not an array") }
            var unique: [JSONValue] = []
            for item in items.sorted(by: JQArithmetic.isLess) where unique.last != item { unique.append(item) }
            return .array(unique)
        },
        "min/0": { input, _ throws(JQMachine.Stop) in try items(input).min(by: JQArithmetic.isLess) ?? .null },
        "max/0": { input, _ throws(JQMachine.Stop) in
            try items(input).reduce(nil) { best, item in
                best.map { JQArithmetic.compare(item, $0) >= 0 ? item : $0 } ?? item
            } ?? .null
        },
        "reverse/0": { input, _ throws(JQMachine.Stop) in
            switch input {
            case .null: .array([])
            case .string(let text): .string(String(text.reversed()))
            case .array(let items): .array(items.reversed())
            default: throw JQMachine.error("Cannot reverse \(JQText.described(input))")
            }
        },
        "flatten/0": { input, _ throws(JQMachine.Stop) in .array(flattened(try items(input), 1_000)) },
        "flatten/1": { input, arguments throws(JQMachine.Stop) in
            guard arguments[0].double >= 0 else { throw JQMachine.error("flatten depth must not be negative") }
            return .array(flattened(try items(input), Int(arguments[0].double)))
        },
        "tojson/0": { input, _ throws(JQMachine.Stop) in .string(JQText.compact.text(input)) },
        "fromjson/0": { input, _ throws(JQMachine.Stop) in
            try read(try text(input, "only strings can be parsed"))
        },
        "setpath/2": { input, arguments throws(JQMachine.Stop) in
            try JQPaths.set(input, (arguments[0].items ?? [])[...], arguments[1])
        },
        "delpaths/1": { input, arguments throws(JQMachine.Stop) in
            try JQPaths.delete(input, (arguments[0].items ?? []).map { $0.items ?? [] })
        },
        "transpose/0": { input, _ throws(JQMachine.Stop) in
            let rows = try items(input).map { $0.items ?? [] }
            let width = rows.map(\.count).max() ?? 0
            return .array((0..<width).map { column in .array(rows.map { column < $0.count ? $0[column] : .null }) })
        },
        "to_entries/0": { input, _ throws(JQMachine.Stop) in
            guard let object = input.object else { throw fail(input, "has no keys") }
            return .array(
                object.members.map { .object(JSONObject([("key", .string($0.key)), ("value", $0.value)])) })
        },
    ]

    private static func keys(
        _ input: JSONValue, _ names: (JSONObject) -> [String]
    ) throws(JQMachine.Stop) -> JSONValue {
        switch input {
        case .object(let object): .array(names(object).map { .string($0) })
        case .array(let items): .array(items.indices.map { .number(Double($0)) })
        default: throw fail(input, "has no keys")
        }
    }

    private static func items(_ input: JSONValue) throws(JQMachine.Stop) -> [JSONValue] {
        switch input {
        case .array(let items): items
        case .object(let object): object.members.map(\.value)
        case .null: []
        default: throw JQMachine.error("Cannot iterate over \(JQText.described(input))")
        }
    }

    private static func text(_ input: JSONValue, _ what: String) throws(JQMachine.Stop) -> String {
        guard let text = input.text else { throw fail(input, what) }
        return text
    }

    private static func contains(_ a: JSONValue, _ b: JSONValue) -> Bool {
        switch (a, b) {
        case (.object(let x), .object(let y)):
            y.members.allSatisfy { member in x[member.key].map { contains($0, member.value) } ?? false }
        case (.array(let x), .array(let y)): y.allSatisfy { item in x.contains { contains($0, item) } }
        case (.string(let x), .string(let y)): x.place(of: y) != nil
        default: a == b
        }
    }

    private static func flattened(_ items: [JSONValue], _ depth: Int) -> [JSONValue] {
        items.flatMap { item -> [JSONValue] in
            guard case .array(let inner) = item, depth > 0 else { return [item] }
            return flattened(inner, depth - 1)
        }
    }

    private static func read(_ text: String) throws(JQMachine.Stop) -> JSONValue {
        var reader = JSONReader(Array(text.utf8))
        do {
            return try reader.next() ?? .null
        } catch {
            throw JQMachine.error("\(error.message) (while parsing '\(text)')")
        }
    }

    private static let texts: [String: Plain] = [
        "tostring/0": { input, _ throws(JQMachine.Stop) in .string(JQText.string(input)) },
        "ascii_downcase/0": { input, _ throws(JQMachine.Stop) in
            .string(String(try text(input, "cannot be converted").map { $0.isASCII ? Character($0.lowercased()) : $0 }))
        },
        "ascii_upcase/0": { input, _ throws(JQMachine.Stop) in
            .string(String(try text(input, "cannot be converted").map { $0.isASCII ? Character($0.uppercased()) : $0 }))
        },
        "startswith/1": { input, arguments throws(JQMachine.Stop) in
            guard let text = input.text, let part = arguments[0].text else {
                throw JQMachine.error("startswith() requires string inputs")
            }
            return .bool(text.begins(with: part))
        },
        "endswith/1": { input, arguments throws(JQMachine.Stop) in
            guard let text = input.text, let part = arguments[0].text else {
                throw JQMachine.error("endswith() requires string inputs")
            }
            return .bool(text.ends(with: part))
        },
        "ltrimstr/1": { input, arguments throws(JQMachine.Stop) in
            guard let text = input.text, let part = arguments[0].text, text.begins(with: part) else { return input }
            return .string(String(Substring(text.utf8.dropFirst(part.utf8.count))))
        },
        "rtrimstr/1": { input, arguments throws(JQMachine.Stop) in
            guard let text = input.text, let part = arguments[0].text, text.ends(with: part) else { return input }
            return .string(String(Substring(text.utf8.dropLast(part.utf8.count))))
        },
        "explode/0": { input, _ throws(JQMachine.Stop) in
            .array(try text(input, "cannot be exploded").unicodeScalars.map { .number(Double($0.value)) })
        },
        "implode/0": { input, _ throws(JQMachine.Stop) in
            let scalars = try items(input).compactMap { UnicodeScalar(UInt32($0.double)) }
            return .string(String(String.UnicodeScalarView(scalars)))
        },
        "split/1": { input, arguments throws(JQMachine.Stop) in
            guard let text = input.text, let separator = arguments[0].text else {
                throw JQMachine.error("split input and separator must be strings")
            }
            return JQStrings.split(text, separator)
        },
        "join/1": { input, arguments throws(JQMachine.Stop) in
            let separator = arguments[0].text ?? ""
            let parts = try items(input).map { item throws(JQMachine.Stop) in
                switch item {
                case .null: return ""
                case .array, .object:
                    throw fail(.string(separator), "and \(JQText.described(item)) cannot be added")
                default: return JQText.string(item)
                }
            }
            return .string(parts.joined(separator: separator))
        },
        "indices/1": { input, arguments throws(JQMachine.Stop) in
            switch (input, arguments[0]) {
            case (.string(let text), .string(let part)): return occurrences(of: part, in: text)
            case (.array(let items), .array(let part)): return JQPaths.indices(of: part, in: items)
            case (.array(let items), let item): return JQPaths.indices(of: [item], in: items)
            case (.null, _): return .null
            default: throw JQMachine.error("Cannot determine indices of \(JQText.described(input))")
            }
        },
        "_match/3": { input, arguments throws(JQMachine.Stop) in
            guard let subject = input.text, let pattern = arguments[0].text else {
                throw fail(input.text == nil ? input : arguments[0], "cannot be matched, as it is not a string")
            }
            let flags = arguments[1].text ?? ""
            return .array(try JQStrings.matches(subject, pattern, flags, all: JQText.isTrue(arguments[2])))
        },
    ]

    private static func occurrences(of part: String, in text: String) -> JSONValue {
        let (all, wanted) = (Array(text.unicodeScalars), Array(part.unicodeScalars))
        guard !wanted.isEmpty, wanted.count <= all.count else { return wanted.isEmpty ? .null : .array([]) }
        let found = (0...(all.count - wanted.count)).filter { Array(all[$0..<($0 + wanted.count)]) == wanted }
        return .array(found.map { .number(Double($0)) })
    }

    private static let numbers: [String: Plain] = [
        "tonumber/0": { input, _ throws(JQMachine.Stop) in
            switch input {
            case .number: return input
            case .string(let text):
                if let value = Double(text.filter { $0 != " " }) { return .number(value) }
                throw JQMachine.error(
                    "Invalid numeric literal at EOF at line 1, column \(text.utf8.count) (while parsing '\(text)')")
            default: throw fail(input, "cannot be parsed as a number")
            }
        },
        "pow/2": { _, arguments throws(JQMachine.Stop) in
            .number(power(arguments[0].double, arguments[1].double))
        },
        "infinite/0": { _, _ throws(JQMachine.Stop) in .number(.infinity) },
        "nan/0": { _, _ throws(JQMachine.Stop) in .number(.nan) },
        "isnan/0": { input, _ throws(JQMachine.Stop) in .bool(input.double.isNaN) },
        "isinfinite/0": { input, _ throws(JQMachine.Stop) in .bool(input.double.isInfinite) },
        "todate/0": { input, _ throws(JQMachine.Stop) in .string(date(input.double)) },
        "fromdate/0": { input, _ throws(JQMachine.Stop) in try seconds(input) },
        "fromdateiso8601/0": { input, _ throws(JQMachine.Stop) in try seconds(input) },
        "strftime/1": { input, arguments throws(JQMachine.Stop) in
            let moment = Instant(seconds: Int64(input.double))
            return .string(DateText.format(moment, arguments[0].text ?? ""))
        },
        "floor/0": { input, _ throws(JQMachine.Stop) in .number(try number(input).rounded(.down)) },
        "ceil/0": { input, _ throws(JQMachine.Stop) in .number(try number(input).rounded(.up)) },
        "round/0": { input, _ throws(JQMachine.Stop) in .number(try number(input).rounded()) },
        "trunc/0": { input, _ throws(JQMachine.Stop) in .number(try number(input).rounded(.towardZero)) },
        "sqrt/0": { input, _ throws(JQMachine.Stop) in .number(try number(input).squareRoot()) },
        "fabs/0": { input, _ throws(JQMachine.Stop) in .number(abs(try number(input))) },
        "log/0": { input, _ throws(JQMachine.Stop) in .number(JQMathematics.logarithm(try number(input))) },
        "log2/0": { input, _ throws(JQMachine.Stop) in
            .number(JQMathematics.logarithm(try number(input)) / JQMathematics.logarithm(2))
        },
        "exp/0": { input, _ throws(JQMachine.Stop) in .number(JQMathematics.exponential(try number(input))) },
    ]

    private static func number(_ input: JSONValue) throws(JQMachine.Stop) -> Double {
        guard case .number(let value) = input else { throw fail(input, "number required") }
        return value
    }

    private static func power(_ base: Double, _ exponent: Double) -> Double { JQMathematics.power(base, exponent) }

    private static func date(_ seconds: Double) -> String {
        DateText.format(Instant(seconds: Int64(seconds)), "%Y-%m-%dT%H:%M:%SZ")
    }

    private static func seconds(_ input: JSONValue) throws(JQMachine.Stop) -> JSONValue {
        guard let text = input.text, text.hasSuffix("Z"),
            let moment = DateText.parse(String(text.dropLast()), now: Instant(seconds: 0))
        else {
            throw JQMachine.error("date \"\(input.text ?? "")\" does not match format \"%Y-%m-%dT%H:%M:%SZ\"")
        }
        return .number(Double(moment.nanoseconds / 1_000_000_000))
    }
}

extension JSONValue {
    /// The number, or 0.
    var double: Double { if case .number(let value) = self { value } else { 0 } }
}
