import WorldModel

/// A date with a time of day, in microseconds since 1970.
package struct Moment: Equatable, Sendable {
    package var microseconds: Int

    package static let day = 86_400_000_000

    package init(microseconds: Int) { self.microseconds = microseconds }

    package init(_ instant: Instant) { microseconds = Int(instant.nanoseconds / 1_000) }

    package init(year: Int, month: Int, day: Int) {
        microseconds = Int(CivilTime.days(year: Int64(year), month: month, day: day)) * Self.day
    }

    /// What reading a text can come to.
    package enum Failure: Error { case syntax, range }

    /// Reads `2024-05-06`, with a time of day, with a zone, and the words PostgreSQL knows. A zone is taken off.
    package static func parse(_ text: String, now: Moment) throws(Failure) -> Moment {
        let trimmed = text.trimmingWhitespace.lowercased()
        let today = Moment(microseconds: now.startOfDay)
        switch trimmed {
        case "now": return now
        case "today": return today
        case "yesterday": return Moment(microseconds: today.microseconds - day)
        case "tomorrow": return Moment(microseconds: today.microseconds + day)
        case "epoch": return Moment(microseconds: 0)
        default: break
        }
        let split = trimmed.firstIndex { $0 == "t" || $0 == " " }
        let date = try parseDate(String(trimmed[..<(split ?? trimmed.endIndex)]))
        guard let split else { return date }
        let rest = String(trimmed[trimmed.index(after: split)...]).trimmingWhitespace
        let (time, zone) = try parseClock(rest)
        return Moment(microseconds: date.microseconds + time - zone)
    }

    private static func parseDate(_ text: String) throws(Failure) -> Moment {
        var fields = text.split(whereSeparator: { $0 == "-" || $0 == "/" || $0 == "." }).map(String.init)
        if fields.count == 1, text.count == 8, Int(text) != nil {
            fields = [String(text.prefix(4)), String(text.dropFirst(4).prefix(2)), String(text.suffix(2))]
        }
        let numbers = fields.compactMap { Int($0) }
        guard fields.count == 3, numbers.count == 3 else { throw .syntax }
        // `MDY`, unless the year comes first.
        let isYearFirst = fields[0].count > 2
        let (year, month, dayOfMonth) =
            isYearFirst ? (numbers[0], numbers[1], numbers[2]) : (numbers[2], numbers[0], numbers[1])
        guard (1...12).contains(month), (1...daysIn(month, year)).contains(dayOfMonth), (1...9999).contains(year) else {
            throw .range
        }
        return Moment(year: year, month: month, day: dayOfMonth)
    }

    /// `12:30:45.5 +02` as microseconds of the day and of the zone.
    package static func parseClock(_ text: String) throws(Failure) -> (time: Int, zone: Int) {
        var clock = Substring(text)
        var zone = 0
        for suffix in ["utc", "z", "gmt"] where clock.hasSuffix(suffix) { clock = clock.dropLast(suffix.count) }
        if let sign = clock.lastIndex(where: { $0 == "+" || $0 == "-" }) {
            let fields = clock[clock.index(after: sign)...].split(separator: ":").compactMap { Int($0) }
            guard let hours = fields.first else { throw .syntax }
            let (hour, minute) = hours > 99 ? (hours / 100, hours % 100) : (hours, fields.count > 1 ? fields[1] : 0)
            zone = (hour * 60 + minute) * 60_000_000 * (clock[sign] == "-" ? -1 : 1)
            clock = clock[..<sign]
        }
        var afternoon = 0
        var bare = String(clock).trimmingWhitespace
        if bare.hasSuffix("pm") { afternoon = 12 }
        if bare.hasSuffix("pm") || bare.hasSuffix("am") { bare = String(bare.dropLast(2)).trimmingWhitespace }
        let fields = bare.split(separator: ":", omittingEmptySubsequences: false)
        guard (1...3).contains(fields.count), fields.count > 1, let hour = Int(fields[0]), let minute = Int(fields[1])
        else { throw .syntax }
        var micros = 0
        if fields.count == 3 {
            guard let seconds = Double(fields[2]), !fields[2].isEmpty else { throw .syntax }
            micros = Int(bounded: (seconds * 1_000_000).rounded())
        }
        guard hour <= 24, minute < 60, micros <= 60_000_000 else { throw .range }
        return (((hour + (afternoon == 12 && hour < 12 ? 12 : 0)) * 60 + minute) * 60_000_000 + micros, zone)
    }

    package static func daysIn(_ month: Int, _ year: Int) -> Int {
        let next = month == 12 ? (year + 1, 1) : (year, month + 1)
        return Int(
            CivilTime.days(year: Int64(next.0), month: next.1, day: 1)
                - CivilTime.days(year: Int64(year), month: month, day: 1))
    }

    package var civil: CivilTime { CivilTime(Instant(nanoseconds: Int64(microseconds) * 1_000)) }

    package var startOfDay: Int {
        let remainder = microseconds % Self.day
        return microseconds - (remainder < 0 ? remainder + Self.day : remainder)
    }

    /// `2024-05-06`.
    package var date: String {
        let civil = civil
        return String(civil.year).padded(to: 4) + "-" + String(civil.month).padded(to: 2) + "-"
            + String(civil.day).padded(to: 2)
    }

    /// `07:08:09.5`.
    package var clock: String { Self.clock(microseconds - startOfDay) }

    package static func clock(_ micros: Int) -> String {
        let seconds = micros / 1_000_000
        var text =
            String(seconds / 3600).padded(to: 2) + ":" + String(seconds / 60 % 60).padded(to: 2) + ":"
            + String(seconds % 60).padded(to: 2)
        var fraction = String(micros % 1_000_000).padded(to: 6)
        while fraction.last == "0" { fraction.removeLast() }
        if !fraction.isEmpty { text += "." + fraction }
        return text
    }

    package var text: String { date + " " + clock }

    /// The moment moved by a number of microseconds, `nil` outside of the years 1 to 9999.
    package func moved(_ span: Int) -> Moment? {
        let (sum, overflow) = microseconds.addingReportingOverflow(span)
        guard !overflow, Self.first...Self.last ~= sum else { return nil }
        return Moment(microseconds: sum)
    }

    private static let first = Moment(year: 1, month: 1, day: 1).microseconds
    private static let last = Moment(year: 9999, month: 12, day: 31).microseconds + day - 1

    /// Moved by whole days.
    package func moved(days: Int) -> Moment? {
        let (span, overflow) = days.multipliedReportingOverflow(by: Self.day)
        return overflow ? nil : moved(span)
    }

    package static let outOfRange = SQLError("22008", "timestamp out of range")

    /// Months move the day of the month only where the new month is too short. `nil` outside of the years 1 to 9999.
    package func adding(_ interval: Interval, times: Int = 1) -> Moment? {
        var base = self
        if interval.months != 0 {
            let civil = civil
            let months = Int(civil.year) * 12 + civil.month - 1 + interval.months * times
            let (year, month) = (months / 12, months % 12 + 1)
            guard months >= 12, year <= 9999 else { return nil }
            let day = min(civil.day, Self.daysIn(month, year))
            base = Moment(
                microseconds: Moment(year: year, month: month, day: day).microseconds + microseconds - startOfDay)
        }
        return base.moved(days: interval.days * times)?.moved(interval.microseconds * times)
    }
}

/// A span of time: months and days are kept apart, for they vary.
package struct Interval: Equatable, Sendable {
    package var months = 0
    package var days = 0
    package var microseconds = 0

    /// Reads `1 year 2 months`, `90 minutes`, `1 day 02:00:00`, `-5 minutes`, `1 week ago`.
    package init?(_ text: String) {
        var words = text.lowercased().split { $0.isWhitespace }.map(String.init)
        if words.first == "@" { words.removeFirst() }
        let isAgo = words.last == "ago"
        if isAgo { words.removeLast() }
        guard !words.isEmpty else { return nil }
        var index = 0
        while index < words.count {
            let word = words[index]
            if word.contains(":") {
                let sign = word.hasPrefix("-") ? -1 : 1
                guard let span = Self.clock(word.drop { $0 == "-" || $0 == "+" }) else { return nil }
                microseconds &+= sign * span
                index += 1
                continue
            }
            let number = word.prefix { $0.isNumber || "+-.".contains($0) }
            let attached = String(word.dropFirst(number.count))
            let unit = attached.isEmpty ? (index + 1 < words.count ? words[index + 1] : "second") : attached
            guard let value = Double(number), add(value, unit) else { return nil }
            index += attached.isEmpty ? 2 : 1
        }
        self = Interval(months: months, days: days, microseconds: microseconds)
        if isAgo { self = -self }
    }

    package init(months: Int = 0, days: Int = 0, microseconds: Int = 0) {
        self.months = Self.bounded(months)
        self.days = Self.bounded(days)
        self.microseconds = max(-Self.mostMicroseconds, min(Self.mostMicroseconds, microseconds))
    }

    /// `36:00:00`: hours are not bounded by the day.
    private static func clock(_ text: Substring) -> Int? {
        let fields = text.split(separator: ":", omittingEmptySubsequences: false)
        guard (2...3).contains(fields.count), let hours = Int(fields[0]), let minutes = Int(fields[1]) else {
            return nil
        }
        guard let seconds = fields.count > 2 ? Double(fields[2]) : 0, abs(hours) < 1_000_000 else { return nil }
        return (hours * 60 + minutes) * 60_000_000 + Int(bounded: (seconds * 1_000_000).rounded())
    }

    /// Months and days are numbers of 32 bits in PostgreSQL.
    private static func bounded(_ value: Int) -> Int { max(-2_000_000_000, min(2_000_000_000, value)) }

    /// So that sums of some spans do not overflow.
    private static let mostMicroseconds = 1_000_000_000_000_000_000

    private mutating func add(_ value: Double, _ unit: String) -> Bool {
        func micros(_ size: Double) -> Int { Int(bounded: (value * size).rounded()) }
        switch unit {
        case "year", "years", "y", "yr", "yrs": months &+= Int(bounded: (value * 12).rounded())
        case "mon", "mons", "month", "months":
            months &+= Int(bounded: value)
            days &+= Int(bounded: ((value - value.rounded(.towardZero)) * 30).rounded())
        case "decade", "decades": months &+= Int(bounded: value * 120)
        case "century", "centuries": months &+= Int(bounded: value * 1_200)
        case "week", "weeks", "w": days &+= Int(bounded: value * 7)
        case "day", "days", "d":
            days &+= Int(bounded: value)
            microseconds &+= Int(bounded: ((value - value.rounded(.towardZero)) * Double(Moment.day)).rounded())
        case "hour", "hours", "h", "hr", "hrs": microseconds &+= micros(3_600_000_000)
        case "minute", "minutes", "min", "mins", "m": microseconds &+= micros(60_000_000)
        case "second", "seconds", "sec", "secs", "s": microseconds &+= micros(1_000_000)
        case "millisecond", "milliseconds", "ms": microseconds &+= micros(1_000)
        case "microsecond", "microseconds", "us": microseconds &+= micros(1)
        default: return false
        }
        return true
    }

    package static prefix func - (a: Interval) -> Interval {
        Interval(months: -a.months, days: -a.days, microseconds: -a.microseconds)
    }

    package static func + (a: Interval, b: Interval) -> Interval {
        Interval(months: a.months + b.months, days: a.days + b.days, microseconds: a.microseconds + b.microseconds)
    }

    package func scaled(by factor: Double) -> Interval {
        let exactMonths = Double(months) * factor
        let exactDays = Double(days) * factor + (exactMonths - exactMonths.rounded(.towardZero)) * 30
        let rest = (exactDays - exactDays.rounded(.towardZero)) * Double(Moment.day)
        return Interval(
            months: Int(bounded: exactMonths), days: Int(bounded: exactDays),
            microseconds: Int(bounded: (Double(microseconds) * factor + rest).rounded()))
    }

    /// For comparing: a month counts as 30 days.
    package var total: Double { Double(months * 30 + days) * Double(Moment.day) + Double(microseconds) }

    /// `1 year 2 mons 3 days 04:05:06`.
    package var text: String {
        var parts: [String] = []
        func add(_ value: Int, _ unit: String) {
            if value != 0 { parts.append("\(value) \(unit)" + (value == 1 || unit == "mon" && value == 1 ? "" : "s")) }
        }
        add(months / 12, "year")
        add(months % 12, "mon")
        add(days, "day")
        if microseconds != 0 || parts.isEmpty {
            parts.append((microseconds < 0 ? "-" : "") + Moment.clock(abs(microseconds)))
        }
        return parts.joined(separator: " ")
    }
}
