import WorldModel

/// A time zone as the variable `TZ` can say it (POSIX, XBD 8.3): `CET-1CEST,M3.5.0,M10.5.0/3`. Names of places need the
/// files of tzdata, which the simulated machines do not have: they stand for UTC, as on a machine without these files.
struct TimeZoneRule: Equatable {
    private var standard: (name: String, offset: Int64)
    private var daylight: (name: String, offset: Int64)?
    private var start = Change(month: 3, week: 2, weekday: 0, seconds: 7200)
    private var end = Change(month: 11, week: 1, weekday: 0, seconds: 7200)

    /// When the clocks change: the week 5 is the last one.
    private struct Change: Equatable {
        var month: Int
        var week: Int
        var weekday: Int
        /// After midnight, by the clock that ends.
        var seconds: Int64
    }

    static let utc = TimeZoneRule(name: "UTC", offset: 0)

    private init(name: String, offset: Int64) { standard = (name, offset) }

    static func == (a: TimeZoneRule, b: TimeZoneRule) -> Bool {
        a.standard == b.standard && a.daylight?.name == b.daylight?.name && a.daylight?.offset == b.daylight?.offset
            && a.start == b.start && a.end == b.end
    }

    /// `nil` when the text is no rule.
    init?(_ text: String) {
        var rest = Substring(text)
        guard let name = Self.name(&rest), let offset = Self.time(&rest) else { return nil }
        standard = (name, -offset)
        guard !rest.isEmpty else { return }
        guard let summer = Self.name(&rest) else { return nil }
        var shift = -offset + 3600
        if let first = rest.first, first != "," {
            guard let own = Self.time(&rest) else { return nil }
            shift = -own
        }
        daylight = (summer, shift)
        guard !rest.isEmpty else { return }
        let parts = rest.dropFirst().split(separator: ",")
        guard rest.first == ",", parts.count == 2, let start = Self.change(parts[0]), let end = Self.change(parts[1])
        else { return nil }
        (self.start, self.end) = (start, end)
    }

    /// Three letters or more, or anything in angle brackets.
    private static func name(_ rest: inout Substring) -> String? {
        if rest.first == "<", let close = rest.firstIndex(of: ">") {
            defer { rest = rest[rest.index(after: close)...] }
            return String(rest[rest.index(after: rest.startIndex)..<close])
        }
        let name = rest.prefix { $0.isLetter && $0.isASCII }
        guard name.count >= 3 else { return nil }
        rest = rest.dropFirst(name.count)
        return String(name)
    }

    /// `[+-]hh[:mm[:ss]]` in seconds.
    private static func time(_ rest: inout Substring) -> Int64? {
        var sign: Int64 = 1
        if let first = rest.first, "+-".contains(first) {
            sign = first == "-" ? -1 : 1
            rest = rest.dropFirst()
        }
        let text = rest.prefix { $0.isNumber || $0 == ":" }
        let parts = text.split(separator: ":", omittingEmptySubsequences: false).map { Int64($0) }
        guard (1...3).contains(parts.count), !parts.contains(nil), let hours = parts[0], hours <= 167 else {
            return nil
        }
        rest = rest.dropFirst(text.count)
        let minutes = parts.count > 1 ? parts[1] ?? 0 : 0
        let seconds = parts.count > 2 ? parts[2] ?? 0 : 0
        guard minutes < 60, seconds < 60 else { return nil }
        return sign * (hours * 3600 + minutes * 60 + seconds)
    }

    /// `M3.5.0/2`
    private static func change(_ text: Substring) -> Change? {
        let halves = text.split(separator: "/", maxSplits: 1)
        let numbers = (halves.first ?? "").dropFirst().split(separator: ".").compactMap { Int($0) }
        guard text.first == "M", numbers.count == 3, (1...12).contains(numbers[0]), (1...5).contains(numbers[1]),
            (0...6).contains(numbers[2])
        else { return nil }
        var seconds: Int64 = 7200
        if halves.count > 1 {
            var rest = halves[1]
            guard let time = time(&rest) else { return nil }
            seconds = time
        }
        return Change(month: numbers[0], week: numbers[1], weekday: numbers[2], seconds: seconds)
    }

    /// Seconds east of Greenwich.
    func offset(at instant: Instant) -> Int64 { isDaylight(instant) ? daylight?.offset ?? 0 : standard.offset }

    func name(at instant: Instant) -> String { isDaylight(instant) ? daylight?.name ?? "" : standard.name }

    private func isDaylight(_ instant: Instant) -> Bool {
        guard let daylight else { return false }
        let year = CivilTime(Instant(seconds: instant.seconds + standard.offset)).year
        let begins = Self.seconds(of: start, year) - standard.offset
        let ends = Self.seconds(of: end, year) - daylight.offset
        let now = instant.seconds
        // South of the equator summer goes over the end of the year.
        return begins < ends ? now >= begins && now < ends : now >= begins || now < ends
    }

    private static func seconds(of change: Change, _ year: Int64) -> Int64 {
        let first = CivilTime.days(year: year, month: change.month, day: 1)
        let weekday = CivilTime(Instant(seconds: first * 86_400)).weekday
        var day = Int64((change.weekday - weekday + 7) % 7 + (change.week - 1) * 7)
        let length =
            CivilTime.days(year: change.month == 12 ? year + 1 : year, month: change.month % 12 + 1, day: 1) - first
        while day >= length { day -= 7 }
        return (first + day) * 86_400 + change.seconds
    }
}
