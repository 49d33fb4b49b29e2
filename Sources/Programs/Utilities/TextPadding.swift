extension String {
    /// The text with spaces before it up to a width.
    func right(_ width: Int) -> String { String(repeating: " ", count: Swift.max(0, width - count)) + self }

    /// The text with spaces after it up to a width.
    func left(_ width: Int) -> String { self + String(repeating: " ", count: Swift.max(0, width - count)) }

    /// The text with zeros before it up to a width.
    func zeros(_ width: Int) -> String { String(repeating: "0", count: Swift.max(0, width - count)) + self }
}

/// Sizes for people, as `ls -h`, `du -h` and `df -h` print them.
enum HumanSize {
    /// GNU: rounded up, one decimal below ten.
    static func gnu(_ bytes: Int) -> String {
        var value = Double(bytes)
        var unit = 0
        let units = ["", "K", "M", "G", "T"]
        while value >= 1024, unit < 4 {
            value /= 1024
            unit += 1
        }
        if unit == 0 { return String(bytes) }
        let tenths = (value * 10).rounded(.up)
        if tenths < 100 { return "\(Int(tenths) / 10).\(Int(tenths) % 10)\(units[unit])" }
        let whole = value.rounded(.up)
        if whole >= 1024, unit < 4 { return "1.0" + units[unit + 1] }
        return "\(Int(whole))\(units[unit])"
    }

    /// busybox: rounded to the nearest tenth.
    static func busybox(_ bytes: Int) -> String {
        var value = Double(bytes)
        var unit = 0
        let units = ["", "K", "M", "G", "T"]
        while value >= 1024, unit < 4 {
            value /= 1024
            unit += 1
        }
        if unit == 0 { return String(bytes) }
        let tenths = Int((value * 10).rounded())
        return "\(tenths / 10).\(tenths % 10)\(units[unit])"
    }

    /// `10K`, `5M`, `512` as numbers of bytes.
    static func bytes(_ text: String) -> Int? {
        var digits = Substring(text)
        if digits.hasSuffix("B"), digits.count > 1 { digits.removeLast() }
        var factor = 1
        let units: [Character: Int] = [
            "K": 1024, "k": 1024, "M": 1 << 20, "G": 1 << 30, "T": 1 << 40, "b": 512, "c": 1,
        ]
        if let last = digits.last, let unit = units[last] {
            factor = unit
            digits.removeLast()
        }
        return Int(digits).flatMap { $0.multipliedReportingOverflow(by: factor).overflow ? nil : $0 * factor }
    }
}
