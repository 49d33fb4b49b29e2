import CommandSyntax
import WorldModel

/// Times on command lines: a duration back from now, a date with or without a time of day, or Unix seconds
/// (moby `api/types/time.GetTimestamp`). Recorded: `containers-a21-times`.
package struct TimeNotation: Sendable, Equatable {
    package let instant: Instant
    /// As Docker's client sends it: Unix seconds, perhaps with nanoseconds.
    package let text: String

    /// A text that is no time, with Go's words for why.
    package struct Failure: Error, Equatable {
        package let text: String
    }

    package init(_ text: String, now: Instant) throws(Failure) {
        if text != "0", let duration = try? GoDuration(parsing: text) {
            let instant = Instant(seconds: Instant(nanoseconds: now.nanoseconds &- duration.nanoseconds).seconds)
            self.init(instant: instant, text: String(instant.seconds))
            return
        }
        do throws(GoTimeLayout.Failure) {
            let (seconds, nanoseconds) = try GoTimeLayout(fitting: text).parse(text)
            let digits = String(nanoseconds)
            self.init(
                instant: Instant(seconds: seconds) + nanoseconds,
                text: "\(seconds)." + String(repeating: "0", count: 9 - digits.utf8.count) + digits)
        } catch {
            // With a dash it was meant as a date.
            guard !text.contains("-") else { throw Failure(text: error.text) }
            guard let instant = Self.unix(text) else {
                throw Failure(text: "failed to parse value as time or duration: \(GoQuote.quote(text))")
            }
            self.init(instant: instant, text: text)
        }
    }

    private init(instant: Instant, text: String) {
        self.instant = instant
        self.text = text
    }

    package static func parse(_ text: String, now: Instant) -> Instant? { (try? TimeNotation(text, now: now))?.instant }

    /// `1136073845.5`: seconds since 1970, and a fraction.
    private static func unix(_ text: String) -> Instant? {
        let parts = text.split(separator: ".", maxSplits: 1, omittingEmptySubsequences: false)
        guard let seconds = Int64(parts[0]) else { return nil }
        guard parts.count > 1 else { return Instant(seconds: seconds) }
        guard Int64(parts[1]) != nil else { return nil }
        return Instant(seconds: seconds) + (Int64((parts[1] + "000000000").prefix(9)) ?? 0)
    }
}

/// A layout of Go's package `time`, for dates and times of day as RFC 3339 has them, whole or cut short.
struct GoTimeLayout {
    struct Failure: Error {
        let text: String
    }

    private enum Element: String {
        case year = "2006"
        case month = "01"
        case day = "02"
        case hour = "15"
        case minute = "04"
        case second = "05"
        case fraction = ".999999999"
        case zone = "Z07:00"
        case dash = "-"
        case colon = ":"
        case separator = "T"
    }

    private let elements: [Element]

    /// The layout that Docker takes a text for, by the marks in it.
    init(fitting text: String) {
        let hasZone = text.contains { "zZ+".contains($0) } || text.count { $0 == "-" } == 3
        var elements: [Element] = [.year, .dash, .month, .dash, .day]
        if text.contains(".") {
            elements += [.separator, .hour, .colon, .minute, .colon, .second, .fraction]
        } else if text.contains("T") {
            // The colon of the zone does not count.
            let isOffset = hasZone && !text.contains { "zZ".contains($0) }
            let colons = text.count { $0 == ":" } - (isOffset ? 1 : 0)
            elements += [.separator, .hour]
            if colons >= 1 { elements += [.colon, .minute] }
            if colons >= 2 { elements += [.colon, .second] }
        }
        self.elements = elements + (hasZone ? [.zone] : [])
    }

    /// Seconds since 1970 and the nanoseconds after them. Without a zone the time counts as UTC.
    func parse(_ text: String) throws(Failure) -> (seconds: Int64, nanoseconds: Int64) {
        var rest = text[...]
        var found: [Element: Int64] = [:]
        for element in elements {
            let before = rest
            switch read(element, &rest, &found) {
            case .good: continue
            case .outOfRange(let what): throw failure(text, ": \(what) out of range")
            case .bad:
                let layout = elements.map(\.rawValue).joined()
                throw failure(
                    text,
                    " as \"\(layout)\": cannot parse \(GoQuote.quote(String(before))) as \"\(element.rawValue)\"")
            }
        }
        guard rest.isEmpty else { throw failure(text, ": extra text: \(GoQuote.quote(String(rest)))") }
        let (year, month, day) = (found[.year] ?? 0, found[.month] ?? 1, found[.day] ?? 1)
        let days = CivilTime.days(year: year, month: Int(month), day: Int(day))
        guard day >= 1, CivilTime.date(ofDay: days).month == month else { throw failure(text, ": day out of range") }
        let time = (found[.hour] ?? 0) * 3600 + (found[.minute] ?? 0) * 60 + (found[.second] ?? 0)
        return (days * 86_400 + time - (found[.zone] ?? 0), found[.fraction] ?? 0)
    }

    private func failure(_ text: String, _ reason: String) -> Failure {
        Failure(text: "parsing time \(GoQuote.quote(text))\(reason)")
    }

    private enum Outcome {
        case good
        case bad
        case outOfRange(String)
    }

    private func read(_ element: Element, _ rest: inout Substring, _ found: inout [Element: Int64]) -> Outcome {
        switch element {
        case .dash, .colon, .separator:
            guard rest.hasPrefix(element.rawValue) else { return .bad }
            rest.removeFirst()
            return .good
        case .year: return number(element, 4...4, Int64.min...Int64.max, "year", &rest, &found)
        case .month: return number(element, 2...2, 1...12, "month", &rest, &found)
        case .day: return number(element, 2...2, 0...99, "day", &rest, &found)
        case .hour: return number(element, 1...2, 0...23, "hour", &rest, &found)
        case .minute: return number(element, 2...2, 0...59, "minute", &rest, &found)
        case .second:
            let outcome = number(element, 2...2, 0...59, "second", &rest, &found)
            // A fraction is taken even where the layout has none.
            if case .good = outcome { takeFraction(&rest, &found) }
            return outcome
        case .fraction:
            takeFraction(&rest, &found)
            return .good
        case .zone: return zone(&rest, &found)
        }
    }

    private func number(
        _ element: Element, _ width: ClosedRange<Int>, _ range: ClosedRange<Int64>, _ name: String,
        _ rest: inout Substring, _ found: inout [Element: Int64]
    ) -> Outcome {
        let digits = rest.prefix(width.upperBound).prefix { ("0"..."9").contains($0) }
        guard digits.count >= width.lowerBound, let value = Int64(digits) else { return .bad }
        rest = rest[digits.endIndex...]
        found[element] = value
        return range.contains(value) ? .good : .outOfRange(name)
    }

    private func takeFraction(_ rest: inout Substring, _ found: inout [Element: Int64]) {
        guard let mark = rest.first, mark == "." || mark == "," else { return }
        let digits = rest.dropFirst().prefix { ("0"..."9").contains($0) }
        guard !digits.isEmpty else { return }
        found[.fraction] = Int64((digits + "000000000").prefix(9))
        rest = rest[digits.endIndex...]
    }

    /// `Z` or `+02:00`.
    private func zone(_ rest: inout Substring, _ found: inout [Element: Int64]) -> Outcome {
        if rest.first == "Z" {
            rest.removeFirst()
            return .good
        }
        let parts = Array(rest.prefix(6))
        guard parts.count == 6, parts[0] == "+" || parts[0] == "-", parts[3] == ":",
            let hours = Int64(String(parts[1...2])), let minutes = Int64(String(parts[4...5]))
        else { return .bad }
        if hours > 24 { return .outOfRange("time zone offset hour") }
        if minutes > 60 { return .outOfRange("time zone offset minute") }
        found[.zone] = (hours * 60 + minutes) * (parts[0] == "-" ? -60 : 60)
        rest = rest.dropFirst(6)
        return .good
    }
}
