import Foundation
import SQLStore

/// Functions of numbers (the manual, 9.3).
extension FunctionTable {
    private static func float(_ body: @escaping @Sendable (Double) throws(SQLError) -> Double) -> SQLFunction {
        SQLFunction([.float8], .float8) { (_, values, _) throws(SQLError) in .real(try body(values[0].double)) }
    }

    private static func decimal(_ body: @escaping @Sendable (DecimalNumber) throws(SQLError) -> DecimalNumber)
        -> SQLFunction
    {
        SQLFunction([.anyNumeric], .anyNumeric) { (_, values, _) throws(SQLError) in
            .text(try body(values[0].decimal).text)
        }
    }

    private static func positive(_ value: Double) throws(SQLError) -> Double {
        guard value != 0 else { throw SQLError("2201E", "cannot take logarithm of zero") }
        guard value > 0 else { throw SQLError("2201E", "cannot take logarithm of a negative number") }
        return value
    }

    private static let rootOfNegative = SQLError("2201F", "cannot take square root of a negative number")

    private static func scaled(_ body: @escaping @Sendable (DecimalNumber, Int) -> DecimalNumber) -> SQLFunction {
        SQLFunction([.anyNumeric, .int4], .anyNumeric) { _, values, _ in
            .text(body(values[0].decimal, max(-1_000, min(1_000, values[1].integer))).text)
        }
    }

    private static func integers(_ body: @escaping @Sendable (Int, Int) throws(SQLError) -> Int) -> [SQLFunction] {
        [SQLType.int4, .int8].map { type in
            SQLFunction([type, type], type) { (_, values, _) throws(SQLError) in
                .int(try body(values[0].integer, values[1].integer))
            }
        }
    }

    private static func greatestDivisor(_ a: Int, _ b: Int) -> Int {
        var (a, b) = (a.magnitude, b.magnitude)
        while b != 0 { (a, b) = (b, a % b) }
        return Int(clamping: a)
    }

    static let numbers: [String: [SQLFunction]] = [
        "abs": [
            SQLFunction([.int4], .int4) { _, values, _ in .int(abs(values[0].integer)) },
            SQLFunction([.int8], .int8) { _, values, _ in .int(Int(clamping: values[0].integer.magnitude)) },
            decimal { $0.digits < 0 ? -$0 : $0 },
            float { abs($0) },
        ],
        "round": [
            float { $0.rounded(.toNearestOrEven) }, decimal { $0.rounded(to: 0) }, scaled { $0.rounded(to: $1) },
        ],
        "trunc": [float { $0.rounded(.towardZero) }, decimal { $0.truncated(to: 0) }, scaled { $0.truncated(to: $1) }],
        "ceil": [float { $0.rounded(.up) }, decimal { $0.ceiling }],
        "ceiling": [float { $0.rounded(.up) }, decimal { $0.ceiling }],
        "floor": [float { $0.rounded(.down) }, decimal { $0.floor }],
        "sign": [
            float { $0 == 0 ? 0 : $0 < 0 ? -1 : 1 },
            decimal { DecimalNumber($0.digits == 0 ? 0 : $0.digits < 0 ? -1 : 1) },
        ],
        "sqrt": [
            float { (value) throws(SQLError) in
                guard value >= 0 else { throw rootOfNegative }
                return value.squareRoot()
            },
            decimal { (value) throws(SQLError) in
                guard value.digits >= 0 else { throw rootOfNegative }
                return value.squareRoot
            },
        ],
        "cbrt": [float { cbrt($0) }],
        "exp": [float { exp($0) }],
        "ln": [float { (value) throws(SQLError) in log(try positive(value)) }],
        "log": [float { (value) throws(SQLError) in log10(try positive(value)) }],
        "log10": [float { (value) throws(SQLError) in log10(try positive(value)) }],
        "sin": [float { sin($0) }], "cos": [float { cos($0) }], "tan": [float { tan($0) }],
        "asin": [float { asin($0) }], "acos": [float { acos($0) }], "atan": [float { atan($0) }],
        "radians": [float { $0 * .pi / 180 }], "degrees": [float { $0 * 180 / .pi }],
        "pi": [SQLFunction([], .float8) { _, _, _ in .real(.pi) }],
        "power": [
            SQLFunction([.float8, .float8], .float8) { (_, values, _) throws(SQLError) in
                .real(try Arithmetic.floats("^", values[0].double, values[1].double))
            },
            SQLFunction([.anyNumeric, .anyNumeric], .anyNumeric) { (_, values, _) throws(SQLError) in
                .text(try Arithmetic.decimals("^", values[0].decimal, values[1].decimal).text)
            },
        ],
        "mod": integers { (a, b) throws(SQLError) in try Arithmetic.integers("%", a, b, .int8) } + [
            SQLFunction([.anyNumeric, .anyNumeric], .anyNumeric) { (_, values, _) throws(SQLError) in
                .text(try Arithmetic.decimals("%", values[0].decimal, values[1].decimal).text)
            }
        ],
        "div": [
            SQLFunction([.anyNumeric, .anyNumeric], .anyNumeric) { (_, values, _) throws(SQLError) in
                .text(try Arithmetic.decimals("/", values[0].decimal, values[1].decimal).truncated(to: 0).text)
            }
        ],
        "gcd": integers { greatestDivisor($0, $1) },
        "lcm": integers { (a, b) throws(SQLError) in
            if a == 0 || b == 0 { return 0 }
            return try Arithmetic.integers("*", a / greatestDivisor(a, b), b, .int8)
        },
        "random": [
            SQLFunction([], .float8) { context, _, _ in .real(Double(context.random.next() >> 11) / Double(1 << 53)) }
        ],
        "setseed": [SQLFunction([.float8], .void) { _, _, _ in .text("") }],
        "width_bucket": [
            SQLFunction([.float8, .float8, .float8, .int4], .int4) { _, values, _ in
                let (value, low, high, count) = (
                    values[0].double, values[1].double, values[2].double, values[3].integer
                )
                return .int(
                    value < low
                        ? 0 : value >= high ? count + 1 : Int(bounded: (value - low) / (high - low) * Double(count)) + 1
                )
            }
        ],
    ]
}
