import Foundation
import Kernel
import WorldModel

/// Numbers, `Math` and the global functions about numbers.
enum NumberBuiltins {
    static let groups: [Natives.Group] = [
        Natives.Group("Number", ofNumber), Natives.Group("Number.prototype", ofNumbers),
        Natives.Group("Math", ofMath), Natives.Group("globalThis", globals),
    ]

    static let constants: [(String, [(String, Double)])] = [
        (
            "Math",
            [
                ("PI", .pi), ("E", M_E), ("LN2", M_LN2), ("LN10", M_LN10), ("LOG2E", M_LOG2E), ("LOG10E", M_LOG10E),
                ("SQRT2", 2.0.squareRoot()), ("SQRT1_2", 0.5.squareRoot()),
            ]
        ),
        (
            "Number",
            [
                ("MAX_SAFE_INTEGER", 9_007_199_254_740_991), ("MIN_SAFE_INTEGER", -9_007_199_254_740_991),
                ("MAX_VALUE", .greatestFiniteMagnitude), ("MIN_VALUE", .leastNonzeroMagnitude), ("EPSILON", .ulpOfOne),
                ("POSITIVE_INFINITY", .infinity), ("NEGATIVE_INFINITY", -.infinity), ("NaN", .nan),
            ]
        ),
    ]

    private static func number(_ value: Value) -> Double? {
        if case .number(let number) = value { return number }
        return nil
    }

    private static func own(_ c: Call, _ name: String, _ m: inout Machine) throws(Trap) -> Double {
        if let number = number(c.this) { return number }
        if case .wrapper(.number(let number))? = m.kind(c.this) { return number }
        throw m.error(.typeError, "Number.prototype.\(name) requires that 'this' be a Number")
    }

    private static func isWhole(_ value: Value) -> Bool {
        guard let number = number(value) else { return false }
        return number.isFinite && number == number.rounded()
    }

    private static let ofNumber: Natives.Functions = [
        ("isInteger", 1, { (m, os, c) throws(Trap) in .bool(isWhole(c[0])) }),
        (
            "isSafeInteger", 1,
            { (m, os, c) throws(Trap) in
                .bool(isWhole(c[0]) && abs(number(c[0]) ?? 0) <= 9_007_199_254_740_991)
            }
        ),
        ("isFinite", 1, { (m, os, c) throws(Trap) in .bool(number(c[0])?.isFinite ?? false) }),
        ("isNaN", 1, { (m, os, c) throws(Trap) in .bool(number(c[0])?.isNaN ?? false) }),
        ("parseInt", 2, parseInt), ("parseFloat", 1, parseFloat),
    ]

    private static func digits(
        _ c: Call, _ name: String, _ range: ClosedRange<Int>, _ m: inout Machine, _ os: inout Simulation
    ) throws(Trap) -> Int {
        let digits = try m.toInteger(c[0], &os)
        guard range.contains(digits) else {
            throw m.error(
                .rangeError,
                "\(name)() \(name == "toPrecision" || name == "toExponential" ? "argument" : "digits argument") must be between \(range.lowerBound) and \(range.upperBound)"
            )
        }
        return digits
    }

    private static let ofNumbers: Natives.Functions = [
        (
            "toString", 1,
            { (m, os, c) throws(Trap) in
                let value = try own(c, "toString", &m)
                let radix = c[0] == .undefined ? 10 : try m.toInteger(c[0], &os)
                guard (2...36).contains(radix) else {
                    throw m.error(.rangeError, "toString() radix argument must be between 2 and 36")
                }
                return m.text(NumberText.text(value, radix: radix))
            }
        ),
        (
            "toFixed", 1,
            { (m, os, c) throws(Trap) in
                let value = try own(c, "toFixed", &m)
                return m.text(NumberText.fixed(value, try digits(c, "toFixed", 0...100, &m, &os)))
            }
        ),
        (
            "toPrecision", 1,
            { (m, os, c) throws(Trap) in
                let value = try own(c, "toPrecision", &m)
                if c[0] == .undefined { return m.text(NumberText.text(value)) }
                return m.text(NumberText.precision(value, try digits(c, "toPrecision", 1...100, &m, &os)))
            }
        ),
        (
            "toExponential", 1,
            { (m, os, c) throws(Trap) in
                let value = try own(c, "toExponential", &m)
                if c[0] == .undefined { return m.text(NumberText.exponential(value, nil)) }
                return m.text(NumberText.exponential(value, try digits(c, "toExponential", 0...100, &m, &os)))
            }
        ),
        ("valueOf", 0, { (m, os, c) throws(Trap) in .number(try own(c, "valueOf", &m)) }),
        // As en-US writes numbers.
        (
            "toLocaleString", 0,
            { (m, os, c) throws(Trap) in
                let value = try own(c, "toLocaleString", &m)
                guard value.isFinite else { return m.text(value.isNaN ? "NaN" : value < 0 ? "-∞" : "∞") }
                var (least, most) = (0, 3)
                if m.isObject(c[1]) {
                    let minimum = try m.get(c[1], "minimumFractionDigits", &os)
                    let maximum = try m.get(c[1], "maximumFractionDigits", &os)
                    let style = try m.getString(c[1], "style", &os)
                    if style == "currency" { (least, most) = (2, 2) }
                    if style == "percent" { (least, most) = (0, 0) }
                    if minimum != .undefined { least = try m.toInteger(minimum, &os) }
                    if maximum != .undefined { most = try m.toInteger(maximum, &os) } else { most = max(most, least) }
                    least = min(least, most)
                    var written = local(style == "percent" ? value * 100 : value, max(0, least), min(20, max(0, most)))
                    let grouping = try m.get(c[1], "useGrouping", &os)
                    if grouping == .bool(false) { written = written.replacing(",", with: "") }
                    let width = try m.toInteger(try m.get(c[1], "minimumIntegerDigits", &os), &os)
                    let whole = written.prefix { $0 != "." }.count
                    if width > whole { written = String(repeating: "0", count: min(21, width) - whole) + written }
                    if style == "percent" { return m.text(written + "%") }
                    if style == "currency" {
                        let code = try m.getString(c[1], "currency", &os) ?? "USD"
                        let sign =
                            ["USD": "$", "EUR": "€", "GBP": "£", "JPY": "¥", "INR": "₹"][code] ?? code + "\u{A0}"
                        return m.text(value < 0 ? "-" + sign + written.dropFirst() : sign + written)
                    }
                    return m.text(written)
                }
                return m.text(local(value, least, most))
            }
        ),
    ]

    private static func local(_ value: Double, _ least: Int, _ most: Int) -> String {
        let parts = NumberText.fixed(value, most).split(separator: ".", omittingEmptySubsequences: false)
        var fraction = parts.count > 1 ? String(parts[1]) : ""
        while fraction.count > least, fraction.hasSuffix("0") { fraction.removeLast() }
        return grouped(String(parts[0])) + (fraction.isEmpty ? "" : "." + fraction)
    }

    /// Commas between thousands.
    static func grouped(_ digits: String) -> String {
        let sign = digits.hasPrefix("-") ? "-" : ""
        var result = ""
        for (index, digit) in digits.dropFirst(sign.count).reversed().enumerated() {
            if index > 0, index % 3 == 0 { result.append(",") }
            result.append(digit)
        }
        return sign + String(result.reversed())
    }

    private static let parseInt: NativeFunction = { (m, os, c) throws(Trap) in
        var text = Substring(try m.toText(c[0], &os).trimmingCharacters(in: NumberText.blanks))
        var radix = Int(Machine.int32(try m.toNumber(c[1], &os)))
        let isNegative = text.hasPrefix("-")
        if isNegative || text.hasPrefix("+") { text = text.dropFirst() }
        if radix == 0 || radix == 16, text.hasPrefix("0x") || text.hasPrefix("0X") {
            text = text.dropFirst(2)
            radix = 16
        }
        if radix == 0 { radix = 10 }
        guard (2...36).contains(radix) else { return .number(.nan) }
        let digits = text.prefix { digit in
            digit.isASCII && (Int(String(digit), radix: radix) != nil)
        }
        guard !digits.isEmpty else { return .number(.nan) }
        var value = 0.0
        if radix == 10 {
            value = Double(String(digits)) ?? .nan
        } else {
            for digit in digits { value = value * Double(radix) + Double(Int(String(digit), radix: radix) ?? 0) }
        }
        return .number(isNegative ? -value : value)
    }

    private static let parseFloat: NativeFunction = { (m, os, c) throws(Trap) in
        let text = try m.toText(c[0], &os).trimmingCharacters(in: NumberText.blanks)
        guard let match = text.firstMatch(of: /^[+-]?(Infinity|\d+\.?\d*([eE][+-]?\d+)?|\.\d+([eE][+-]?\d+)?)/) else {
            return .number(.nan)
        }
        return .number(NumberText.number(String(match.0)))
    }

    private static func math(
        _ name: String, _ function: @escaping @Sendable (Double) -> Double
    ) -> Natives.Function {
        (name, 1, { (m, os, c) throws(Trap) in .number(function(try m.toNumber(c[0], &os))) })
    }

    private static let ofMath: Natives.Functions = [
        math("abs") { abs($0) }, math("ceil") { $0.rounded(.up) }, math("floor") { $0.rounded(.down) },
        math("round") { value in
            let floor = value.rounded(.down)
            let result = value - floor >= 0.5 ? floor + 1 : floor
            return value == value.rounded() || value.isNaN ? value : result == 0 && value < 0 ? -0.0 : result
        },
        math("trunc") { $0.rounded(.towardZero) }, math("sqrt") { $0.squareRoot() },
        math("cbrt") { value in
            let whole = cbrt(value).rounded()
            return whole * whole * whole == value ? whole : cbrt(value)
        },
        math("sign") { $0.isNaN || $0 == 0 ? $0 : $0 > 0 ? 1 : -1 },
        math("sin") { sin($0) }, math("cos") { cos($0) }, math("tan") { tan($0) }, math("asin") { asin($0) },
        math("acos") { acos($0) }, math("atan") { atan($0) }, math("sinh") { sinh($0) }, math("cosh") { cosh($0) },
        math("tanh") { tanh($0) }, math("exp") { exp($0) }, math("expm1") { expm1($0) }, math("log") { log($0) },
        math("log2") { log2($0) }, math("log10") { log10($0) }, math("log1p") { log1p($0) },
        math("fround") { Double(Float($0)) },
        math("clz32") { Double(UInt32(bitPattern: Machine.int32($0)).leadingZeroBitCount) },
        (
            "atan2", 2,
            { (m, os, c) throws(Trap) in .number(atan2(try m.toNumber(c[0], &os), try m.toNumber(c[1], &os))) }
        ),
        (
            "pow", 2,
            { (m, os, c) throws(Trap) in
                .number(Machine.power(try m.toNumber(c[0], &os), try m.toNumber(c[1], &os)))
            }
        ),
        (
            "imul", 2,
            { (m, os, c) throws(Trap) in
                .number(Double(Machine.int32(try m.toNumber(c[0], &os)) &* Machine.int32(try m.toNumber(c[1], &os))))
            }
        ),
        (
            "max", 2,
            { (m, os, c) throws(Trap) in
                var result = -Double.infinity
                for value in c.arguments {
                    let number = try m.toNumber(value, &os)
                    if number.isNaN || result.isNaN {
                        result = .nan
                    } else {
                        result = number > result || number == 0 && result.sign == .minus ? number : result
                    }
                }
                return .number(result)
            }
        ),
        (
            "min", 2,
            { (m, os, c) throws(Trap) in
                var result = Double.infinity
                for value in c.arguments {
                    let number = try m.toNumber(value, &os)
                    if number.isNaN || result.isNaN {
                        result = .nan
                    } else {
                        result =
                            number < result || number == 0 && number.sign == .minus && result == 0 ? number : result
                    }
                }
                return .number(result)
            }
        ),
        (
            "hypot", 2,
            { (m, os, c) throws(Trap) in
                var sum = 0.0
                for value in c.arguments {
                    let number = try m.toNumber(value, &os)
                    sum += number * number
                }
                return .number(sum.squareRoot())
            }
        ),
        ("random", 0, { (m, os, c) throws(Trap) in .number(Double(m.random.next() >> 11) / 9_007_199_254_740_992) }),
    ]

    private static let unreserved = Set("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_.!~*'()".utf8)
    private static let reserved = Set(";/?:@&=+$,#".utf8)

    private static func encode(_ text: String, keeping more: Set<UInt8>) -> String {
        var result = ""
        for byte in text.utf8 {
            if unreserved.contains(byte) || more.contains(byte) {
                result.unicodeScalars.append(UnicodeScalar(byte))
            } else {
                result += (byte < 16 ? "%0" : "%") + String(byte, radix: 16, uppercase: true)
            }
        }
        return result
    }

    private static func decode(_ text: String, keeping kept: Set<UInt8>, _ m: inout Machine) throws(Trap) -> String {
        var bytes: [UInt8] = []
        let source = Array(text.utf8)
        var place = 0
        while place < source.count {
            if source[place] == 0x25 {
                guard place + 2 < source.count,
                    let byte = UInt8(String(decoding: source[(place + 1)...(place + 2)], as: UTF8.self), radix: 16)
                else { throw m.error(.uriError, "URI malformed") }
                if kept.contains(byte) { bytes += source[place...(place + 2)] } else { bytes.append(byte) }
                place += 3
            } else {
                bytes.append(source[place])
                place += 1
            }
        }
        guard let result = String(validating: bytes, as: UTF8.self) else { throw m.error(.uriError, "URI malformed") }
        return result
    }

    private static let globals: Natives.Functions = [
        ("parseInt", 2, parseInt), ("parseFloat", 1, parseFloat),
        ("isNaN", 1, { (m, os, c) throws(Trap) in .bool(try m.toNumber(c[0], &os).isNaN) }),
        ("isFinite", 1, { (m, os, c) throws(Trap) in .bool(try m.toNumber(c[0], &os).isFinite) }),
        ("encodeURIComponent", 1, { (m, os, c) throws(Trap) in m.text(encode(try m.toText(c[0], &os), keeping: [])) }),
        ("encodeURI", 1, { (m, os, c) throws(Trap) in m.text(encode(try m.toText(c[0], &os), keeping: reserved)) }),
        (
            "decodeURIComponent", 1,
            { (m, os, c) throws(Trap) in
                m.text(try decode(try m.toText(c[0], &os), keeping: [], &m))
            }
        ),
        (
            "decodeURI", 1,
            { (m, os, c) throws(Trap) in
                m.text(try decode(try m.toText(c[0], &os), keeping: reserved, &m))
            }
        ),
        (
            "escape", 1,
            { (m, os, c) throws(Trap) in
                let kept = Set("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789@*_+-./".utf16)
                let pieces = try m.toText(c[0], &os).utf16.map { unit -> String in
                    if kept.contains(unit) { return String(UnicodeScalar(UInt8(unit))) }
                    let hex = String(unit, radix: 16, uppercase: true)
                    return unit < 256
                        ? "%" + (hex.count < 2 ? "0" : "") + hex
                        : "%u" + String(repeating: "0", count: 4 - hex.count) + hex
                }
                return m.text(pieces.joined())
            }
        ),
        (
            "unescape", 1,
            { (m, os, c) throws(Trap) in
                let source = Array(try m.toText(c[0], &os).utf16)
                var units: [UInt16] = []
                var place = 0
                while place < source.count {
                    let isWide = source[place] == 0x25 && place + 1 < source.count && source[place + 1] == 0x75
                    let (from, count) = isWide ? (place + 2, 4) : (place + 1, 2)
                    if source[place] == 0x25, from + count <= source.count,
                        let unit = UInt16(String(decoding: source[from..<from + count], as: UTF16.self), radix: 16)
                    {
                        units.append(unit)
                        place = from + count
                    } else {
                        units.append(source[place])
                        place += 1
                    }
                }
                return m.text(String(decoding: units, as: UTF16.self))
            }
        ),
        (
            "eval", 1,
            { (m, os, c) throws(Trap) in
                throw m.error(.error, "Drydock: eval is not simulated")
            }
        ),
    ]
}
