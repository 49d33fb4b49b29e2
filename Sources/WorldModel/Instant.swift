/// A moment of the world's clock, in nanoseconds since 1970 (UTC).
package struct Instant: Hashable, Sendable, Comparable {
    package var nanoseconds: Int64

    package init(nanoseconds: Int64) { self.nanoseconds = nanoseconds }

    /// Seconds beyond what nanoseconds can count, which are some 292 years, are the last or the first instant.
    package init(seconds: Int64) {
        let (product, overflows) = seconds.multipliedReportingOverflow(by: 1_000_000_000)
        nanoseconds = !overflows ? product : seconds < 0 ? .min : .max
    }

    /// From a date with or without a time of day, as `2006-01-02T15:04:05.5Z`. The time counts as UTC.
    package init?(rfc3339 text: String) {
        let halves = text.split(whereSeparator: { $0 == "T" || $0 == " " })
        guard let first = halves.first else { return nil }
        let day = first.split(separator: "-").compactMap { Int64($0) }
        guard day.count == 3, (0...9_999).contains(day[0]), (1...12).contains(day[1]), (1...31).contains(day[2]) else {
            return nil
        }
        var seconds = CivilTime.days(year: day[0], month: Int(day[1]), day: Int(day[2])) * 86_400
        var fraction: Int64 = 0
        if halves.count > 1 {
            let clock = halves[1].prefix { $0 != "Z" && $0 != "+" }
            let pieces = clock.split(separator: ".")
            let fields = (pieces.first ?? "").split(separator: ":").compactMap { Int64($0) }
            guard !fields.isEmpty, fields.count <= 3, fields.allSatisfy({ (0..<100).contains($0) }) else { return nil }
            for (field, unit) in zip(fields, [3600, 60, 1] as [Int64]) { seconds += field * unit }
            if pieces.count > 1 { fraction = Int64((pieces[1] + "000000000").prefix(9)) ?? 0 }
        }
        nanoseconds = Instant(seconds: seconds).nanoseconds &+ fraction
    }

    package static func < (a: Instant, b: Instant) -> Bool { a.nanoseconds < b.nanoseconds }

    package static func + (a: Instant, nanoseconds: Int64) -> Instant {
        Instant(nanoseconds: a.nanoseconds &+ nanoseconds)
    }

    /// Nanoseconds from `b` to `a`.
    package static func - (a: Instant, b: Instant) -> Int64 { a.nanoseconds &- b.nanoseconds }

    package var seconds: Int64 { CivilTime.floorDivide(nanoseconds, 1_000_000_000).quotient }
}

/// A moment in calendar terms (UTC, proleptic Gregorian).
package struct CivilTime: Sendable, Equatable {
    package var year: Int64
    package var month: Int
    package var day: Int
    package var hour: Int
    package var minute: Int
    package var second: Int
    package var nanosecond: Int
    /// 0 is Sunday.
    package var weekday: Int
    /// 1 is the first of January.
    package var dayOfYear: Int

    package static let monthNames = [
        "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
        "December",
    ]
    package static let weekdayNames = ["Sunday", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday"]

    package init(_ instant: Instant) {
        let (seconds, nanos) = Self.floorDivide(instant.nanoseconds, 1_000_000_000)
        let (days, secondOfDay) = Self.floorDivide(seconds, 86_400)
        (year, month, day) = Self.date(ofDay: days)
        hour = Int(secondOfDay / 3600)
        minute = Int(secondOfDay / 60 % 60)
        second = Int(secondOfDay % 60)
        nanosecond = Int(nanos)
        weekday = Int(Self.floorDivide(days + 4, 7).remainder)
        dayOfYear = Int(days - Self.days(year: year, month: 1, day: 1)) + 1
    }

    /// The civil date of a day counted from 1970, after Howard Hinnant's `civil_from_days`.
    package static func date(ofDay days: Int64) -> (year: Int64, month: Int, day: Int) {
        let (era, dayOfEra) = floorDivide(days + 719_468, 146_097)
        let yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
        let dayFromMarch = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
        let monthFromMarch = (5 * dayFromMarch + 2) / 153
        let month = Int(monthFromMarch < 10 ? monthFromMarch + 3 : monthFromMarch - 9)
        let year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0)
        return (year, month, Int(dayFromMarch - (153 * monthFromMarch + 2) / 5 + 1))
    }

    /// Days since 1970 of a civil date, after Howard Hinnant's `days_from_civil`.
    package static func days(year: Int64, month: Int, day: Int) -> Int64 {
        let y = month <= 2 ? year - 1 : year
        let (era, yearOfEra) = floorDivide(y, 400)
        let monthFromMarch = Int64(month > 2 ? month - 3 : month + 9)
        let dayFromMarch = (153 * monthFromMarch + 2) / 5 + Int64(day) - 1
        return era * 146_097 + yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayFromMarch - 719_468
    }

    /// Division that rounds down, so that the remainder is never below zero.
    package static func floorDivide(_ a: Int64, _ b: Int64) -> (quotient: Int64, remainder: Int64) {
        let quotient = a / b - (a % b < 0 ? 1 : 0)
        return (quotient, a - quotient * b)
    }

    /// `2006-01-02T15:04:05.999999999Z`: Go's RFC 3339 with nanoseconds, trailing zeros cut.
    package var rfc3339Nano: String {
        var fraction = ""
        if nanosecond > 0 {
            fraction = "." + pad(nanosecond, 9)
            while fraction.last == "0" { fraction.removeLast() }
        }
        return date + "T" + time + fraction + "Z"
    }

    /// `2006-01-02`.
    package var date: String { pad(Int(year), 4) + "-" + pad(month, 2) + "-" + pad(day, 2) }

    /// `15:04:05`.
    package var time: String { pad(hour, 2) + ":" + pad(minute, 2) + ":" + pad(second, 2) }

    /// `Mon Jan  2 15:04:05 2006`, as `docker version` and `date` print it.
    package var ansiC: String {
        let name = Self.weekdayNames[weekday].prefix(3) + " " + Self.monthNames[month - 1].prefix(3)
        return name + (day < 10 ? "  \(day) " : " \(day) ") + time + " \(year)"
    }

    private func pad(_ value: Int, _ width: Int) -> String {
        let digits = String(value)
        return String(repeating: "0", count: max(0, width - digits.utf8.count)) + digits
    }
}
