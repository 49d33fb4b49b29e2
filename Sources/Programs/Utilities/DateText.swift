import WorldModel

/// Dates as `date -d` and `touch -d` take them.
enum DateText {
    /// `2024-01-02`, `2024-01-02 15:04:05`, `…T…Z`, `@seconds`, `now`, `yesterday`, `3 days ago`, `+2 hours`,
    /// `3 Feb 2021`. Times are those of the zone unless the text has one.
    static func parse(_ text: String, now: Instant, zone: TimeZoneRule = .utc) -> Instant? {
        guard zone != .utc, !text.hasPrefix("@") else { return parseUTC(text, now: now) }
        let local = now + zone.offset(at: now) * 1_000_000_000
        guard let found = parseUTC(text, now: local) else { return nil }
        let hasZone = text.contains(/[0-9]Z|UTC|GMT|[0-9] ?[+-][0-9]{2}:?[0-9]{2}$/)
        return hasZone ? found : found + zone.offset(at: found) * -1_000_000_000
    }

    private static func parseUTC(_ text: String, now: Instant) -> Instant? {
        // The `T` between a date and a time.
        let plain = text.replacing(/([0-9])T([0-9])/) { "\($0.output.1) \($0.output.2)" }
        var words = plain.split { $0 == " " || $0 == "," }.map {
            $0.hasSuffix("Z") ? String($0.dropLast()) : String($0)
        }
        .filter { !$0.isEmpty }
        if words.count == 1, words[0].hasPrefix("@"), let seconds = Double(words[0].dropFirst()), abs(seconds) < 9e9 {
            return Instant(nanoseconds: Int64(seconds * 1e9))
        }
        let today = Instant(seconds: now.seconds - (now.seconds % 86_400))
        var base = now
        var index = 0
        words = words.filter { !["UTC", "GMT", "Z", "+0000", "+00:00"].contains($0) }
        guard !words.isEmpty else { return text.isEmpty ? today : now }
        var followsTime = false
        while index < words.count {
            var word = words[index].lowercased()
            index += 1
            let isAfterTime = followsTime
            followsTime = false
            // A sign may stand apart from its number.
            if word == "+" || word == "-", index < words.count {
                word += words[index].lowercased()
                index += 1
            }
            if isAfterTime, word.hasPrefix("+") || word.hasPrefix("-") {
                // Behind a time it is a zone.
                guard let offset = zoneOffset(word) else { return nil }
                base = base + offset * -1_000_000_000
            } else if let day = date(word) {
                base = day
            } else if let day = Int(word), (1...31).contains(day), index < words.count,
                let month = month(words[index].lowercased())
            {
                index += 1
                base = Instant(
                    seconds: CivilTime.days(year: year(words, &index, now), month: month, day: day) * 86_400)
            } else if let seconds = time(word) {
                followsTime = true
                base = Instant(seconds: base.seconds - (base.seconds % 86_400)) + seconds
            } else if word == "now" || word == "today" || word == "ago" {
                continue
            } else if word == "yesterday" {
                base = base + -86_400_000_000_000
            } else if word == "tomorrow" {
                base = base + 86_400_000_000_000
            } else if let month = month(word), index < words.count, let day = Int(words[index]) {
                index += 1
                base = Instant(
                    seconds: CivilTime.days(year: year(words, &index, now), month: month, day: day) * 86_400)
            } else if CivilTime.weekdayNames.contains(where: { $0.lowercased().hasPrefix(word) && word.count >= 3 }) {
                continue
            } else if let shift = relative(word, words, &index, from: base) {
                base = shift
            } else {
                return nil
            }
        }
        return base
    }

    /// The number of a month by its name or the first letters of it.
    private static func month(_ word: String) -> Int? {
        guard word.count >= 3 else { return nil }
        return CivilTime.monthNames.firstIndex { $0.lowercased().hasPrefix(word) }.map { $0 + 1 }
    }

    /// The year that comes next, or the present one.
    private static func year(_ words: [String], _ index: inout Int, _ now: Instant) -> Int64 {
        guard index < words.count, let given = Int64(words[index]), (1900...2250).contains(given) else {
            return CivilTime(now).year
        }
        index += 1
        return given
    }

    /// Seconds east of Greenwich of `+0100`, `-05:30`, `+2`.
    private static func zoneOffset(_ word: String) -> Int64? {
        let digits = word.dropFirst().filter { $0 != ":" }
        guard let number = Int64(digits), digits.count <= 4 else { return nil }
        let (hours, minutes) = digits.count <= 2 ? (number, 0) : (number / 100, number % 100)
        guard hours <= 24, minutes < 60 else { return nil }
        return (hours * 3600 + minutes * 60) * (word.hasPrefix("-") ? -1 : 1)
    }

    private static func date(_ word: String) -> Instant? {
        let separator: Character = word.contains("/") ? "/" : "-"
        let parts = word.split(separator: separator, omittingEmptySubsequences: false).map { Int($0) }
        if parts.count == 1, word.count == 8, let number = Int(word) {
            return civil(number / 10_000, number / 100 % 100, number % 100)
        }
        guard parts.count == 3, let a = parts[0], let b = parts[1], let c = parts[2] else { return nil }
        return a > 31 ? civil(a, b, c) : separator == "/" ? civil(c, a, b) : nil
    }

    private static func civil(_ year: Int, _ month: Int, _ day: Int) -> Instant? {
        guard (1...12).contains(month), (1...31).contains(day), (1700...2250).contains(year) else { return nil }
        return Instant(seconds: CivilTime.days(year: Int64(year), month: month, day: day) * 86_400)
    }

    /// Nanoseconds of `15:04`, `15:04:05.5`, with or without `Z`.
    private static func time(_ word: String) -> Int64? {
        var text = word
        if text.hasSuffix("z") { text.removeLast() }
        var half: Int64?
        if text.hasSuffix("am") || text.hasSuffix("pm"), text.first?.isNumber == true {
            half = text.hasSuffix("pm") ? 12 : 0
            text.removeLast(2)
            if !text.contains(":") { text += ":00" }
        }
        let parts = text.split(separator: ":", omittingEmptySubsequences: false)
        guard parts.count >= 2, parts.count <= 3, var hour = Int64(parts[0]), let minute = Int64(parts[1]),
            (0...23).contains(hour), (0...59).contains(minute)
        else { return nil }
        if let half {
            guard (1...12).contains(hour) else { return nil }
            hour = hour % 12 + half
        }
        guard let second = parts.count > 2 ? Double(parts[2]) : 0, second < 61 else { return nil }
        return (hour * 3600 + minute * 60) * 1_000_000_000 + Int64(second * 1e9)
    }

    private static func relative(_ word: String, _ words: [String], _ index: inout Int, from base: Instant) -> Instant?
    {
        var number: Int64
        var unit: String
        if let value = Int64(word.hasPrefix("+") ? String(word.dropFirst()) : word) {
            guard index < words.count else { return nil }
            number = value
            unit = words[index].lowercased()
            index += 1
        } else if word == "next" || word == "last", index < words.count {
            number = word == "next" ? 1 : -1
            unit = words[index].lowercased()
            index += 1
        } else {
            return nil
        }
        if words.dropFirst(index).first?.lowercased() == "ago" { number = -number }
        if unit.hasSuffix("s") { unit.removeLast() }
        guard abs(number) < 10_000_000 else { return nil }
        let lengths: [String: Int64] = [
            "sec": 1, "second": 1, "min": 60, "minute": 60, "hour": 3600, "day": 86_400, "week": 604_800,
            "fortnight": 1_209_600,
        ]
        if let length = lengths[unit] {
            let (shift, isTooFar) = (number * length).multipliedReportingOverflow(by: 1_000_000_000)
            return isTooFar ? nil : base + shift
        }
        guard unit == "month" || unit == "year" else { return nil }
        let civil = CivilTime(base)
        guard abs(number) < 3000 else { return nil }
        let months = civil.year * 12 + Int64(civil.month - 1) + number * (unit == "year" ? 12 : 1)
        let days = CivilTime.days(year: months / 12, month: Int(months % 12) + 1, day: civil.day)
        return Instant(seconds: days * 86_400 + base.seconds % 86_400)
    }

    /// `[[CC]YY]MMDDhhmm[.ss]` of `touch -t`.
    static func stamp(_ text: String, now: Instant) -> Instant? {
        let parts = text.split(separator: ".", maxSplits: 1).map(String.init)
        guard let first = parts.first, let digits = Int(first), [8, 10, 12].contains(first.count) else { return nil }
        var year = Int(CivilTime(now).year)
        let head = digits / 100_000_000
        if first.count == 12 { year = head } else if first.count == 10 { year = head < 69 ? 2000 + head : 1900 + head }
        let day = civil(year, digits / 1_000_000 % 100, digits / 10_000 % 100)
        let seconds = parts.count > 1 ? Int(parts[1]) ?? 0 : 0
        return day.map { $0 + Int64((digits / 100 % 100) * 3600 + (digits % 100) * 60 + seconds) * 1_000_000_000 }
    }

    /// A moment by `date`'s format.
    static func format(_ instant: Instant, _ format: String, zone: TimeZoneRule = .utc) -> String {
        var out = ""
        var characters = Array(format)[...]
        while let character = characters.popFirst() {
            guard character == "%", var directive = characters.popFirst() else {
                out.append(character)
                continue
            }
            var flag: Character?
            if "-_0^".contains(directive), let next = characters.popFirst() {
                flag = directive
                directive = next
            }
            var digits = ""
            while directive.isNumber, let next = characters.popFirst() {
                digits.append(directive)
                directive = next
            }
            var colons = ""
            while directive == ":", let next = characters.popFirst() {
                colons += ":"
                directive = next
            }
            var text = field(directive, instant, digits, colons, zone) ?? "%\(colons)\(directive)"
            if flag == "-" { while text.count > 1, text.hasPrefix("0") || text.hasPrefix(" ") { text.removeFirst() } }
            if flag == "^" { text = text.uppercased() }
            if flag == "_", text.hasPrefix("0"), text.count > 1 { text = " " + text.dropFirst() }
            out += text
        }
        return out
    }

    private static func field(
        _ directive: Character, _ instant: Instant, _ digits: String, _ colons: String, _ zone: TimeZoneRule
    ) -> String? {
        if !colons.isEmpty, directive != "z" { return nil }
        let offset = zone == .utc ? 0 : zone.offset(at: instant)
        let time = CivilTime(offset == 0 ? instant : instant + offset * 1_000_000_000)
        func two(_ value: Int) -> String { String(value).zeros(2) }
        let hour12 = time.hour % 12 == 0 ? 12 : time.hour % 12
        switch directive {
        case "Y": return String(time.year)
        case "y": return two(Int(time.year % 100))
        case "C": return two(Int(time.year / 100))
        case "m": return two(time.month)
        case "d": return two(time.day)
        case "e": return String(time.day).right(2)
        case "H": return two(time.hour)
        case "k": return String(time.hour).right(2)
        case "I": return two(hour12)
        case "l": return String(hour12).right(2)
        case "M": return two(time.minute)
        case "S": return two(time.second)
        case "N":
            let all = String(time.nanosecond).zeros(9)
            return digits.isEmpty ? all : String(all.prefix(Int(digits) ?? 9))
        case "s": return String(instant.seconds)
        case "j": return String(time.dayOfYear).zeros(3)
        case "a": return String(CivilTime.weekdayNames[time.weekday].prefix(3))
        case "A": return CivilTime.weekdayNames[time.weekday]
        case "b", "h": return String(CivilTime.monthNames[time.month - 1].prefix(3))
        case "B": return CivilTime.monthNames[time.month - 1]
        case "u": return String(time.weekday == 0 ? 7 : time.weekday)
        case "w": return String(time.weekday)
        case "p": return time.hour < 12 ? "AM" : "PM"
        case "P": return time.hour < 12 ? "am" : "pm"
        case "V": return two(isoWeek(time).week)
        case "G": return String(isoWeek(time).year)
        case "U": return two((time.dayOfYear + 6 - time.weekday) / 7)
        case "W": return two((time.dayOfYear + 6 - (time.weekday + 6) % 7) / 7)
        case "Z": return zone.name(at: instant)
        case "z":
            let sign = offset < 0 ? "-" : "+"
            let parts = [two(Int(abs(offset) / 3600)), two(Int(abs(offset) / 60 % 60)), two(Int(abs(offset) % 60))]
            return sign + parts.prefix(colons.count > 1 ? 3 : 2).joined(separator: colons.isEmpty ? "" : ":")
        case "n": return "\n"
        case "t": return "\t"
        case "%": return "%"
        case "F": return time.date
        case "T", "X": return time.time
        case "R": return two(time.hour) + ":" + two(time.minute)
        case "D", "x": return "\(two(time.month))/\(two(time.day))/\(two(Int(time.year % 100)))"
        case "c": return time.ansiC
        case "r": return "\(two(hour12)):\(two(time.minute)):\(two(time.second)) \(time.hour < 12 ? "AM" : "PM")"
        default: return nil
        }
    }

    private static func isoWeek(_ time: CivilTime) -> (year: Int64, week: Int) {
        let weekday = time.weekday == 0 ? 7 : time.weekday
        let week = (time.dayOfYear - weekday + 10) / 7
        if week < 1 {
            let days = CivilTime.days(year: time.year - 1, month: 12, day: 31)
            return isoWeek(CivilTime(Instant(seconds: days * 86_400)))
        }
        if week == 53 {
            let first = CivilTime(Instant(seconds: CivilTime.days(year: time.year + 1, month: 1, day: 1) * 86_400))
            if (1...4).contains(first.weekday) { return (time.year + 1, 1) }
        }
        return (time.year, week)
    }
}
