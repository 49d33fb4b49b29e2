/// Go's durations (`1m30s`), which HEALTHCHECK's options are written in (Go `time.ParseDuration`).
enum GoDuration {
    private static let units: [String: Double] = [
        "ns": 1, "us": 1e3, "µs": 1e3, "μs": 1e3, "ms": 1e6, "s": 1e9, "m": 60e9, "h": 3600e9,
    ]

    /// The nanoseconds that `text` means.
    static func nanoseconds(_ text: String) throws(DockerfileError) -> Int64 {
        let invalid = DockerfileError("time: invalid duration \(text.goQuoted)")
        var rest = Array(text.unicodeScalars)[...]
        let isNegative = rest.first == "-"
        if isNegative || rest.first == "+" { rest.removeFirst() }
        if rest.elementsEqual(["0"]) { return 0 }
        guard !rest.isEmpty else { throw invalid }
        var total = 0.0
        while !rest.isEmpty {
            let number = rest.prefix { ("0"..."9").contains($0) || $0 == "." }
            rest.removeFirst(number.count)
            let digits = number.filter { $0 != "." }.count
            guard digits > 0, number.count - digits <= 1 else { throw invalid }
            let value = Double("0" + String(scalars: number) + (number.last == "." ? "0" : ""))
            let unit = String(scalars: rest.prefix { !("0"..."9").contains($0) && $0 != "." })
            rest.removeFirst(unit.unicodeScalars.count)
            guard !unit.isEmpty else { throw DockerfileError("time: missing unit in duration \(text.goQuoted)") }
            guard let factor = units[unit], let value else {
                throw DockerfileError("time: unknown unit \(unit.goQuoted) in duration \(text.goQuoted)")
            }
            total += value * factor
        }
        guard let nanoseconds = Int64(exactly: total.rounded(.towardZero)) else { throw invalid }
        return isNegative ? -nanoseconds : nanoseconds
    }
}
