/// Sizes as Docker prints and reads them (docker/go-units).
package enum ByteSize {
    /// A text that is no size.
    package struct SyntaxError: Error, Sendable, Equatable, CustomStringConvertible {
        package let description: String
    }

    private static let decimalUnits = ["B", "kB", "MB", "GB", "TB", "PB", "EB", "ZB", "YB"]
    private static let binaryUnits = ["B", "KiB", "MiB", "GiB", "TiB", "PiB", "EiB", "ZiB", "YiB"]

    /// A size in powers of 1000 with four digits, "1.234kB"; `docker images` shows three.
    package static func humanSize(_ size: Double, significantDigits: Int = 4) -> String {
        text(size, base: 1000, units: decimalUnits, digits: significantDigits)
    }

    /// A whole number of bytes in powers of 1000.
    package static func humanSize(_ size: Int64, significantDigits: Int = 4) -> String {
        humanSize(Double(size), significantDigits: significantDigits)
    }

    /// A size in powers of 1024 with four digits, "1.5MiB".
    package static func bytesSize(_ size: Double) -> String {
        text(size, base: 1024, units: binaryUnits, digits: 4)
    }

    /// A whole number of bytes in powers of 1024.
    package static func bytesSize(_ size: Int64) -> String {
        bytesSize(Double(size))
    }

    /// Reads a size whose units are powers of 1000: "32k" is 32000.
    package static func fromHumanSize(_ text: String) throws(SyntaxError) -> Int64 {
        try parse(text, base: 1000)
    }

    /// Reads a size whose units are powers of 1024: "64m" is 67108864.
    package static func ramInBytes(_ text: String) throws(SyntaxError) -> Int64 {
        try parse(text, base: 1024)
    }

    private static func text(_ size: Double, base: Double, units: [String], digits: Int) -> String {
        var size = size
        var index = 0
        while size >= base, index < units.count - 1 {
            size /= base
            index += 1
        }
        return NumberText.general(size, significantDigits: digits) + units[index]
    }

    private static func parse(_ text: String, base: Int64) throws(SyntaxError) -> Int64 {
        let invalid = SyntaxError(description: "invalid size: '\(text)'")
        let isNumeric: (Character) -> Bool = { ("0"..."9").contains($0) || $0 == "." || $0 == " " }
        guard let last = text.lastIndex(where: isNumeric) else { throw invalid }
        // A blank separates the unit, or else the last digit does.
        let space = text.firstIndex(of: " ")
        let number = space.map { text[..<$0] } ?? text[...last]
        let rest = String(text[text.index(after: space ?? last)...])
        let suffix = rest.utf8.count > 3 ? rest : rest.lowercased()
        guard let value = Double(number) else {
            throw SyntaxError(description: GoNumber.SyntaxError.float(String(number)).description)
        }
        guard value >= 0 else { throw invalid }
        guard let factor = factor(suffix, base: base) else {
            throw SyntaxError(description: "invalid suffix: '\(suffix)'")
        }
        let size = value * Double(factor)
        // Go's conversion gives the lowest number where the value does not fit.
        return size < 0x1p63 ? Int64(size) : .min
    }

    private static func factor(_ suffix: String, base: Int64) -> Int64? {
        guard let letter = suffix.first else { return 1 }
        guard suffix.count <= 3 else { return nil }
        if letter == "b" { return suffix.count == 1 ? 1 : nil }
        guard let power = Array("kmgtp").firstIndex(of: letter) else { return nil }
        guard ["", "b", "ib"].contains(suffix.dropFirst()) else { return nil }
        return (0...power).reduce(1) { product, _ in product * base }
    }
}
