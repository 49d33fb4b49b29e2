import Foundation
import SQLStore

extension FunctionTable {
    static let numbers: [String: FunctionRule] = [
        "abs": FunctionRule(1...1) { (binder, _, values) throws(SQLError) in
            let value = binder.number(values[0])
            let isExact = value.type.kind == .decimal
            let name = binder.helper("abs \(isExact)") { values in
                switch values[0] {
                case .int(let number): return .int(abs(number))
                case .real(let number): return .real(abs(number))
                default: return .text(values[0].decimal.digits < 0 ? (-values[0].decimal).text : values[0].string)
                }
            }
            return Bound("\(name)(\(value.sql))", value.type)
        },
        "ceil": whole { $0.ceiling }, "ceiling": whole { $0.ceiling }, "floor": whole { $0.floor },
        "round": rounding { $0.rounded(to: $1) }, "truncate": rounding { $0.truncated(to: $1) },
        "sign": FunctionRule(1...1) { (binder, _, values) throws(SQLError) in
            Bound("sign(\(binder.double(values[0])))", ValueType(.integer, length: 2))
        },
        "pow": .floats(2...2) { pow($0[0], $0[1]) }, "power": .floats(2...2) { pow($0[0], $0[1]) },
        "sqrt": .floats(1...1) { $0[0] < 0 ? nil : $0[0].squareRoot() }, "exp": .floats(1...1) { exp($0[0]) },
        "ln": .floats(1...1) { $0[0] <= 0 ? nil : log($0[0]) },
        "log2": .floats(1...1) { $0[0] <= 0 ? nil : log2($0[0]) },
        "log10": .floats(1...1) { $0[0] <= 0 ? nil : log10($0[0]) },
        "log": .floats(1...2) { values in
            guard values.allSatisfy({ $0 > 0 }) else { return nil }
            return values.count == 1 ? log(values[0]) : log(values[1]) / log(values[0])
        },
        "sin": .floats(1...1) { sin($0[0]) }, "cos": .floats(1...1) { cos($0[0]) },
        "tan": .floats(1...1) { tan($0[0]) },
        "asin": .floats(1...1) { asin($0[0]) }, "acos": .floats(1...1) { acos($0[0]) },
        "atan": .floats(1...2) { $0.count == 1 ? atan($0[0]) : atan2($0[0], $0[1]) },
        "atan2": .floats(2...2) { atan2($0[0], $0[1]) }, "cot": .floats(1...1) { 1 / tan($0[0]) },
        "degrees": .floats(1...1) { $0[0] * 180 / .pi }, "radians": .floats(1...1) { $0[0] * .pi / 180 },
        "pi": FunctionRule(0...0) { (_, _, _) throws(SQLError) in
            Bound("3.141592653589793", ValueType(.double, scale: 6, isNullable: false))
        },
        "mod": FunctionRule(2...2) { (binder, _, values) throws(SQLError) in
            try binder.arithmetic("%", values[0], values[1], "")
        },
        "rand": FunctionRule(0...1) { (binder, _, values) throws(SQLError) in
            let evaluation = binder.evaluation
            let name = binder.helper("rand") { _ in
                .real(Double(evaluation.random.next() >> 11) / 9_007_199_254_740_992)
            }
            return Bound("\(name)()", ValueType(.double, isNullable: false))
        },
        "bit_count": FunctionRule(1...1) { (binder, _, values) throws(SQLError) in
            let name = binder.helper("bit_count") { .int(UInt64(bitPattern: Int64($0[0].integer)).nonzeroBitCount) }
            return Bound("\(name)(\(binder.integer(values[0])))", ValueType(.integer, length: 2))
        },
        "crc32": .texts(1...1, ValueType(.integer, length: 10)) { .int(Int(crc($0[0]))) },
        "greatest": FunctionRule(2...100) { (binder, _, values) throws(SQLError) in extreme(&binder, values, ">=") },
        "least": FunctionRule(2...100) { (binder, _, values) throws(SQLError) in extreme(&binder, values, "<=") },
    ]

    /// To a whole number, up or down.
    private static func whole(_ change: @escaping @Sendable (DecimalNumber) -> DecimalNumber) -> FunctionRule {
        FunctionRule(1...1) { (binder, name, values) throws(SQLError) in
            let value = binder.number(values[0])
            if value.type.kind == .integer { return value }
            let isFloat = value.type.kind == .double
            let function = binder.helper("\(name) \(isFloat)") { values in
                if isFloat { return .real((DecimalNumber(values[0].double).map(change) ?? DecimalNumber(0)).double) }
                return Int(change(values[0].decimal).text).map(SQLValue.int) ?? .null
            }
            var type = value.type
            if !isFloat { type = ValueType(.integer, isNullable: type.isNullable, length: 17) }
            return Bound("\(function)(\(value.sql))", type)
        }
    }

    private static func rounding(_ change: @escaping @Sendable (DecimalNumber, Int) -> DecimalNumber) -> FunctionRule {
        FunctionRule(1...2) { (binder, name, values) throws(SQLError) in
            let value = binder.number(values[0])
            let places = values.count > 1 ? Int(values[1].literal ?? "") : 0
            let second = values.count > 1 ? binder.integer(values[1]) : "0"
            var type = value.type
            switch type.kind {
            case .integer: break
            case .decimal: type.scale = max(0, min(type.scale ?? 0, places ?? type.scale ?? 0))
            default: type.scale = places.map { max(0, $0) }
            }
            if values.count > 1 { type.isNullable = type.isNullable || values[1].type.isNullable }
            let shown = type.scale
            let function = binder.helper("\(name) \(type.kind) \(shown ?? -1)") { values in
                let digits = max(-30, min(30, values[1].integer))
                switch values[0] {
                case .int(let number): return .int(Int(change(DecimalNumber(number), min(0, digits)).text) ?? number)
                case .real(let number):
                    return .real(DecimalNumber(number).map { change($0, digits).double } ?? number)
                default: return .text(change(values[0].decimal, digits).rounded(to: shown ?? 0).text)
                }
            }
            return Bound("\(function)(\(value.sql), \(second))", type)
        }
    }

    private static func extreme(_ binder: inout Binder, _ values: [Bound], _ mark: String) -> Bound {
        var best = values[0]
        for value in values.dropFirst() {
            let type = ValueType.common(best.type, value.type)
            let test = binder.compare(mark, best, value).sql
            let (a, b) = (binder.converted(best, to: type), binder.converted(value, to: type))
            best = Bound(
                "(CASE WHEN \(best.sql) IS NULL OR \(value.sql) IS NULL THEN NULL WHEN \(test) THEN \(a) ELSE \(b) END)",
                type)
        }
        return best
    }

    private static func crc(_ text: String) -> UInt32 {
        var value: UInt32 = 0xFFFF_FFFF
        for byte in text.utf8 {
            value ^= UInt32(byte)
            for _ in 0..<8 { value = value & 1 == 1 ? value >> 1 ^ 0xEDB8_8320 : value >> 1 }
        }
        return ~value
    }

    // MARK: Choices

    static let choices: [String: FunctionRule] = [
        "if": FunctionRule(3...3) { (binder, _, values) throws(SQLError) in
            binder.choose([binder.truth(values[0])], [values[1], values[2]])
        },
        "ifnull": FunctionRule(2...2) { (binder, _, values) throws(SQLError) in
            var bound = binder.choose(["\(values[0].sql) IS NOT NULL"], values)
            bound.type.isNullable = values[1].type.isNullable
            return bound
        },
        "nvl": FunctionRule(2...2) { (binder, _, values) throws(SQLError) in
            binder.choose(["\(values[0].sql) IS NOT NULL"], values)
        },
        "nullif": FunctionRule(2...2) { (binder, _, values) throws(SQLError) in
            let same = binder.compare("=", values[0], values[1]).sql
            return Bound("(CASE WHEN \(same) THEN NULL ELSE \(values[0].sql) END)", values[0].type.nullable(true))
        },
        "coalesce": FunctionRule(1...100) { (binder, _, values) throws(SQLError) in
            if values.count == 1 { return values[0] }
            var bound = binder.choose(values.dropLast().map { "\($0.sql) IS NOT NULL" }, values)
            bound.type.isNullable = values.allSatisfy(\.type.isNullable)
            return bound
        },
        "isnull": FunctionRule(1...1) { (_, _, values) throws(SQLError) in
            Bound("(\(values[0].sql) IS NULL)", .truth(false))
        },
        "any_value": FunctionRule(1...1) { (_, _, values) throws(SQLError) in values[0] },
    ]
}
