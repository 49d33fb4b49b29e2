import WorldModel

/// Dates in headers (RFC 9110, 5.6.7).
package enum HTTPDate {
    /// `Wed, 21 Oct 2015 07:28:00 GMT`
    package static func text(_ instant: Instant) -> String {
        let time = CivilTime(instant)
        let weekday = CivilTime.weekdayNames[time.weekday].prefix(3)
        let month = CivilTime.monthNames[time.month - 1].prefix(3)
        return "\(weekday), \(time.day < 10 ? "0" : "")\(time.day) \(month) \(time.year) \(time.time) GMT"
    }

    /// `Wed, 21 Oct 2015 07:28:00 GMT`; `nil` for anything else.
    package static func parse(_ text: String) -> Instant? {
        let words = text.split(separator: " ")
        guard words.count == 6, words[5] == "GMT", let day = Int(words[1]), let year = Int64(words[3]),
            let month = CivilTime.monthNames.firstIndex(where: { $0.hasPrefix(words[2]) && words[2].count == 3 })
        else { return nil }
        let clock = words[4].split(separator: ":").compactMap { Int64($0) }
        guard clock.count == 3, (1...31).contains(day), (1...9999).contains(year) else { return nil }
        let days = CivilTime.days(year: year, month: month + 1, day: day)
        return Instant(seconds: days * 86_400 + clock[0] * 3_600 + clock[1] * 60 + clock[2])
    }
}
