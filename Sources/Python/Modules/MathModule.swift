import BigInt
import FileTrees
import Foundation
import Kernel
import WorldModel

/// `math`
enum MathModule {
    private static func real(_ name: String, _ body: @escaping @Sendable (Double) -> Double) -> (String, NativeFunction)
    {
        (
            name,
            { (m, os, a) throws(Trap) in
                var value = try a.one("math.\(name)", &m)
                if m.number(value) == nil, let method = try m.overridden(value, "__float__", &os) {
                    value = try m.call(method, [], &os)
                }
                guard let number = m.number(value) else {
                    throw m.error(.typeError, "must be real number, not \(m.typeName(value))")
                }
                let result = body(number.double)
                if result.isNaN, !number.double.isNaN { throw m.error(.valueError, "math domain error") }
                if result.isInfinite, !number.double.isInfinite {
                    throw ["log", "log2", "log10"].contains(name)
                        ? m.error(.valueError, "math domain error") : m.error(.overflowError, "math range error")
                }
                return .float(result)
            }
        )
    }

    private static func rounding(_ name: String, _ rule: FloatingPointRoundingRule) -> (String, NativeFunction) {
        (
            name,
            { (m, os, a) throws(Trap) in
                let value = try a.one("math.\(name)", &m)
                if let method = try m.overridden(value, "__\(name)__", &os) { return try m.call(method, [], &os) }
                guard let number = m.number(value) else {
                    throw m.error(.typeError, "must be real number, not \(m.typeName(value))")
                }
                guard case .float(let double) = number else { return m.value(number) }
                if double.isNaN { throw m.error(.valueError, "cannot convert float NaN to integer") }
                if double.isInfinite { throw m.error(.overflowError, "cannot convert float infinity to integer") }
                return m.integer(BigInt(double.rounded(rule)))
            }
        )
    }

    static let functions: Natives.Group = [
        real("sqrt", { $0.squareRoot() }), real("sin", sin), real("cos", cos), real("tan", tan), real("asin", asin),
        real("acos", acos), real("atan", atan), real("exp", exp), real("log2", log2), real("log10", log10),
        real("log1p", log1p), real("fabs", { abs($0) }), real("cbrt", cbrt), real("exp2", exp2), real("expm1", expm1),
        real("erf", erf),
        real("erfc", erfc), real("lgamma", lgamma), real("asinh", asinh), real("acosh", acosh), real("atanh", atanh),
        real("radians", { $0 * .pi / 180 }),
        real("degrees", { $0 * 180 / .pi }), real("sinh", sinh), real("cosh", cosh), real("tanh", tanh),
        real("gamma", tgamma), rounding("floor", .down), rounding("ceil", .up), rounding("trunc", .towardZero),
        (
            "log",
            { (m, os, a) throws(Trap) in
                let given = try a.one("log", &m, most: 2)
                guard let x = m.number(given) else {
                    throw m.error(.typeError, "must be real number, not \(m.typeName(a[0]))")
                }
                if x.double <= 0 { throw m.error(.valueError, "math domain error") }
                let base = a.count > 1 ? m.number(a[1])?.double : nil
                return .float(base.map { log(x.double) / log($0) } ?? log(x.double))
            }
        ),
        ("pow", { (m, os, a) throws(Trap) in .float(pow(m.number(a[0])?.double ?? 0, m.number(a[1])?.double ?? 0)) }),
        (
            "atan2",
            { (m, os, a) throws(Trap) in .float(atan2(m.number(a[0])?.double ?? 0, m.number(a[1])?.double ?? 0)) }
        ),
        ("fmod", { (m, os, a) throws(Trap) in .float(fmod(m.number(a[0])?.double ?? 0, m.number(a[1])?.double ?? 1)) }),
        (
            "hypot",
            { (m, os, a) throws(Trap) in
                .float(a.positional.reduce(0.0) { $0 + pow(m.number($1)?.double ?? 0, 2) }.squareRoot())
            }
        ),
        (
            "copysign",
            { (m, os, a) throws(Trap) in
                .float(copysign(m.number(a[0])?.double ?? 0, m.number(a[1])?.double ?? 0))
            }
        ),
        ("isnan", { (m, os, a) throws(Trap) in .bool(m.number(a[0])?.double.isNaN ?? false) }),
        ("isinf", { (m, os, a) throws(Trap) in .bool(m.number(a[0])?.double.isInfinite ?? false) }),
        ("isfinite", { (m, os, a) throws(Trap) in .bool(m.number(a[0])?.double.isFinite ?? false) }),
        (
            "isclose",
            { (m, os, a) throws(Trap) in
                let (x, y) = (m.number(a[0])?.double ?? 0, m.number(a[1])?.double ?? 0)
                let relative = a.keyword("rel_tol").flatMap { m.number($0)?.double } ?? 1e-9
                let absolute = a.keyword("abs_tol").flatMap { m.number($0)?.double } ?? 0
                return .bool(x == y || abs(x - y) <= max(relative * max(abs(x), abs(y)), absolute))
            }
        ),
        (
            "factorial",
            { (m, os, a) throws(Trap) in
                let n = try m.index(a[0], &os)
                if n < 0 { throw m.error(.valueError, "factorial() not defined for negative values") }
                return m.integer(try product(from: 1, n, &m))
            }
        ),
        (
            "gcd",
            { (m, os, a) throws(Trap) in
                m.integer(a.positional.reduce(BigInt(0)) { $0.greatestCommonDivisor(with: m.number($1)?.whole ?? 0) })
            }
        ),
        (
            "lcm",
            { (m, os, a) throws(Trap) in
                m.integer(
                    a.positional.reduce(BigInt(1)) { total, value in
                        let other = m.number(value)?.whole ?? 0
                        return other == 0 ? 0 : total / total.greatestCommonDivisor(with: other) * other
                    })
            }
        ),
        (
            "comb",
            { (m, os, a) throws(Trap) in
                let (n, k) = try counts(a, &m, &os)
                if k > n { return .int(0) }
                let fewer = min(k, n - k)
                return m.integer(try product(from: n - fewer + 1, n, &m) / (try product(from: 1, fewer, &m)))
            }
        ),
        (
            "perm",
            { (m, os, a) throws(Trap) in
                let (n, k) = try counts(a, &m, &os)
                return k > n ? .int(0) : m.integer(try product(from: n - k + 1, n, &m))
            }
        ),
        (
            "isqrt",
            { (m, os, a) throws(Trap) in
                guard let number = m.number(a[0])?.whole else { return .int(try m.index(a[0], &os)) }
                if number < 0 { throw m.error(.valueError, "isqrt() argument must be nonnegative") }
                return m.integer(number.squareRoot())
            }
        ),
        (
            "fsum",
            { (m, os, a) throws(Trap) in
                // Exact sums: each partial is kept (Shewchuk).
                var partials: [Double] = []
                for item in try m.items(of: a[0], &os) {
                    var x = m.number(item)?.double ?? 0
                    var kept: [Double] = []
                    for var y in partials {
                        if abs(x) < abs(y) { swap(&x, &y) }
                        let high = x + y
                        let low = y - (high - x)
                        if low != 0 { kept.append(low) }
                        x = high
                    }
                    partials = kept + [x]
                }
                return .float(partials.reversed().reduce(0, +))
            }
        ),
        (
            "prod",
            { (m, os, a) throws(Trap) in
                var total = a.keyword("start") ?? .int(1)
                for item in try m.items(of: a[0], &os) { total = try m.binary(2, total, item, &os) }
                return total
            }
        ),
        (
            "dist",
            { (m, os, a) throws(Trap) in
                var total = 0.0
                for (x, y) in zip(try m.items(of: a[0], &os), try m.items(of: a[1], &os)) {
                    total += pow((m.number(x)?.double ?? 0) - (m.number(y)?.double ?? 0), 2)
                }
                return .float(total.squareRoot())
            }
        ),
        (
            "frexp",
            { (m, os, a) throws(Trap) in
                let value = m.number(a[0])?.double ?? 0
                guard value != 0, value.isFinite else { return m.tuple([.float(value), .int(0)]) }
                let (fraction, exponent) = frexp(value)
                return m.tuple([.float(fraction), .int(exponent)])
            }
        ),
        (
            "ldexp",
            { (m, os, a) throws(Trap) in
                let result = scalbn(m.number(a[0])?.double ?? 0, try m.index(a[1], &os))
                if result.isInfinite { throw m.error(.overflowError, "math range error") }
                return .float(result)
            }
        ),
        (
            "remainder",
            { (m, os, a) throws(Trap) in
                .float(remainder(m.number(a[0])?.double ?? 0, m.number(a[1])?.double ?? 1))
            }
        ),
        (
            "nextafter",
            { (m, os, a) throws(Trap) in
                .float(nextafter(m.number(a[0])?.double ?? 0, m.number(a[1])?.double ?? 0))
            }
        ),
        ("ulp", { (m, os, a) throws(Trap) in .float(abs(m.number(a[0])?.double ?? 0).ulp) }),
        (
            "modf",
            { (m, os, a) throws(Trap) in
                let value = m.number(a[0])?.double ?? 0
                return m.tuple([.float(value - value.rounded(.towardZero)), .float(value.rounded(.towardZero))])
            }
        ),
    ]

    /// Of how many, and how many of them, for `comb` and `perm`.
    private static func counts(
        _ a: Arguments, _ m: inout Interpreter, _ os: inout Simulation
    ) throws(Trap) -> (n: Int, k: Int) {
        let n = try m.index(a[0], &os)
        let k = a.count > 1 && a[1] != .none ? try m.index(a[1], &os) : n
        if n < 0 { throw m.error(.valueError, "n must be a non-negative integer") }
        if k < 0 { throw m.error(.valueError, "k must be a non-negative integer") }
        return (n, k)
    }

    /// All whole numbers from one to another, multiplied.
    private static func product(from first: Int, _ last: Int, _ m: inout Interpreter) throws(Trap) -> BigInt {
        guard first <= last else { return 1 }
        try m.reserve(last - first, times: 20)
        // Numbers of the same size are multiplied fastest.
        func product(_ range: ClosedRange<Int>) -> BigInt {
            if range.count <= 16 { return range.reduce(1) { $0 * BigInt($1) } }
            let middle = range.lowerBound + range.count / 2
            return product(range.lowerBound...(middle - 1)) * product(middle...range.upperBound)
        }
        return product(first...last)
    }

    static func prepare(_ id: ObjectID, _ m: inout Interpreter) {
        for (name, value) in [("pi", Double.pi), ("e", M_E), ("tau", 2 * Double.pi), ("inf", .infinity), ("nan", .nan)]
        {
            m.setGlobal(m.symbols[name], .float(value), id)
        }
    }
}
