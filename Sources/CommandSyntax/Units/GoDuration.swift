/// A span of time in Go's notation: "1h2m3.5s".
package struct GoDuration: Sendable, Equatable, Comparable, CustomStringConvertible {
    /// A text that is no span of time, with Go's words for why.
    package struct SyntaxError: Error, Sendable, Equatable, CustomStringConvertible {
        package let description: String
    }

    package var nanoseconds: Int64

    package init(nanoseconds: Int64) {
        self.nanoseconds = nanoseconds
    }

    package static func < (left: GoDuration, right: GoDuration) -> Bool {
        left.nanoseconds < right.nanoseconds
    }

    package var seconds: Double { Double(nanoseconds) / 1e9 }
}

extension GoDuration {
    private static let units: [(name: String, nanoseconds: UInt64)] = [
        ("ns", 1), ("us", 1000), ("µs", 1000), ("μs", 1000), ("ms", 1_000_000), ("s", 1_000_000_000),
        ("m", 60_000_000_000), ("h", 3_600_000_000_000),
    ]

    /// Reads numbers with units, "1m30s" or "-1.5h"; a bare "0" needs no unit.
    package init(parsing text: String) throws(SyntaxError) {
        let invalid = SyntaxError(description: "time: invalid duration \(GoQuote.quote(text))")
        var rest = text[...]
        let isNegative = rest.first == "-"
        if isNegative || rest.first == "+" { rest.removeFirst() }
        if rest == "0" {
            self.init(nanoseconds: 0)
            return
        }
        guard !rest.isEmpty else { throw invalid }
        let limit = UInt64(1) << 63
        var total: UInt64 = 0
        while !rest.isEmpty {
            let (value, overflows) = total.addingReportingOverflow(try Self.takePart(&rest, of: text))
            guard !overflows, value <= limit else { throw invalid }
            total = value
        }
        guard isNegative || total < limit else { throw invalid }
        self.init(nanoseconds: isNegative ? Int64(truncatingIfNeeded: 0 &- total) : Int64(total))
    }

    private static func takePart(_ rest: inout Substring, of text: String) throws(SyntaxError) -> UInt64 {
        let quoted = GoQuote.quote(text)
        let invalid = SyntaxError(description: "time: invalid duration \(quoted)")
        let isDigit: (Character) -> Bool = { ("0"..."9").contains($0) }
        let whole = rest.prefix(while: isDigit)
        rest = rest[whole.endIndex...]
        var fraction = rest[rest.startIndex..<rest.startIndex]
        if rest.first == "." {
            rest.removeFirst()
            fraction = rest.prefix(while: isDigit)
            rest = rest[fraction.endIndex...]
        }
        guard !(whole.isEmpty && fraction.isEmpty) else { throw invalid }
        let word = rest.prefix { $0 != "." && !isDigit($0) }
        guard !word.isEmpty else { throw SyntaxError(description: "time: missing unit in duration \(quoted)") }
        guard let unit = units.first(where: { $0.name == word })?.nanoseconds else {
            let quotedUnit = GoQuote.quote(String(word))
            throw SyntaxError(description: "time: unknown unit \(quotedUnit) in duration \(quoted)")
        }
        rest = rest[word.endIndex...]
        guard let count = whole.isEmpty ? 0 : UInt64(whole) else { throw invalid }
        let (product, overflows) = count.multipliedReportingOverflow(by: unit)
        guard !overflows, product <= UInt64(1) << 63 else { throw invalid }
        let part = (Double("0.\(fraction)0") ?? 0) * Double(unit)
        return product + UInt64(part)
    }

    /// The text Go prints: "1m0s", "1.5s", "200ms", "0s".
    package var description: String {
        let sign = nanoseconds < 0 ? "-" : ""
        let magnitude = nanoseconds.magnitude
        if magnitude == 0 { return "0s" }
        if magnitude < 1000 { return "\(sign)\(magnitude)ns" }
        if magnitude < 1_000_000 { return sign + Self.decimal(magnitude, unit: 1000) + "µs" }
        if magnitude < 1_000_000_000 { return sign + Self.decimal(magnitude, unit: 1_000_000) + "ms" }
        let minutes = magnitude / 60_000_000_000
        let seconds = Self.decimal(magnitude % 60_000_000_000, unit: 1_000_000_000) + "s"
        if minutes == 0 { return sign + seconds }
        if minutes < 60 { return "\(sign)\(minutes)m\(seconds)" }
        return "\(sign)\(minutes / 60)h\(minutes % 60)m\(seconds)"
    }

    private static func decimal(_ value: UInt64, unit: UInt64) -> String {
        let rest = value % unit
        guard rest > 0 else { return String(value / unit) }
        // The leading 1 keeps the zeros after the point.
        var digits = String(unit + rest).dropFirst()
        while digits.last == "0" { digits.removeLast() }
        return "\(value / unit).\(digits)"
    }
}
