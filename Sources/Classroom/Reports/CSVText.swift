import WorldModel

/// Tables as comma-separated values (RFC 4180).
enum CSVText {
    static func text(_ rows: [[String]]) -> String {
        rows.map { $0.map(field).joined(separator: ",") + "\r\n" }.joined()
    }

    /// Spreadsheets take what begins with some signs for a formula: an apostrophe keeps it a text.
    private static func field(_ text: String) -> String {
        let isFormula = text.first.map { "=+-@\t".contains($0) } ?? false
        let plain = isFormula && Double(text) == nil ? "'" + text : text
        guard plain.contains(where: { $0 == "," || $0 == "\"" || $0.isNewline }) else { return plain }
        return "\"" + plain.replacing("\"", with: "\"\"") + "\""
    }
}

/// A moment in milliseconds since 1970 as ISO 8601 writes it, in UTC.
func isoTime(_ milliseconds: Int64) -> String {
    let time = CivilTime(Instant(nanoseconds: milliseconds * 1_000_000))
    func digits(_ number: some BinaryInteger, _ count: Int) -> String {
        String(repeating: "0", count: max(0, count - String(number).count)) + String(number)
    }
    return "\(digits(time.year, 4))-\(digits(time.month, 2))-\(digits(time.day, 2))T"
        + "\(digits(time.hour, 2)):\(digits(time.minute, 2)):\(digits(time.second, 2))Z"
}
