import SQLStore
import WorldModel

/// Dates and times as texts (MySQL's manual, 11.1.3 "Date and Time Literals").
enum DateText {
    /// A date with what its text showed of a time.
    struct Reading: Equatable {
        var moment: Moment
        var hasTime: Bool
    }

    /// Reads `2024-05-06`, `2024-05-06 07:08:09.5`, `20240506`, `24-5-6`. `nil` is no date.
    static func read(_ text: String) -> Reading? {
        let bare = text.trimmingWhitespace
        let split = bare.firstIndex { $0 == " " || $0 == "T" }
        guard let date = date(String(bare[..<(split ?? bare.endIndex)])) else { return nil }
        guard let split else {
            if bare.allSatisfy(\.isNumber), bare.count == 14 || bare.count == 12 {
                return clock(digits: String(bare.suffix(6))).map {
                    Reading(moment: Moment(microseconds: date.microseconds + $0), hasTime: true)
                }
            }
            return Reading(moment: date, hasTime: false)
        }
        let rest = String(bare[bare.index(after: split)...])
        guard let micros = time(rest), (0..<Moment.day).contains(micros) else { return nil }
        return Reading(moment: Moment(microseconds: date.microseconds + micros), hasTime: true)
    }

    private static func clock(digits: String) -> Int? {
        let pairs = [digits.prefix(2), digits.dropFirst(2).prefix(2), digits.suffix(2)].compactMap { Int($0) }
        guard pairs.count == 3, pairs[0] < 24, pairs[1] < 60, pairs[2] < 60 else { return nil }
        return ((pairs[0] * 60 + pairs[1]) * 60 + pairs[2]) * 1_000_000
    }

    private static func date(_ text: String) -> Moment? {
        var fields = text.split(omittingEmptySubsequences: false) { !$0.isNumber }.map(String.init)
        if fields.count == 1 {
            var digits = text
            if digits.count >= 12 { digits = String(digits.dropLast(6)) }
            guard digits.count == 8 || digits.count == 6 else { return nil }
            fields = [
                String(digits.dropLast(4)), String(digits.suffix(4).prefix(2)), String(digits.suffix(2)),
            ]
        }
        let numbers = fields.compactMap { Int($0) }
        guard fields.count == 3, numbers.count == 3, fields[0].count <= 4 else { return nil }
        let year = fields[0].count <= 2 ? numbers[0] + (numbers[0] < 70 ? 2000 : 1900) : numbers[0]
        guard (1...9999).contains(year), (1...12).contains(numbers[1]),
            (1...Moment.daysIn(numbers[1], year)).contains(numbers[2])
        else { return nil }
        return Moment(year: year, month: numbers[1], day: numbers[2])
    }

    /// Reads `10:11:12.5`, `10:11`, `-01:00:00`, `101112` as microseconds.
    static func time(_ text: String) -> Int? {
        let isNegative = text.hasPrefix("-")
        let bare = text.drop { $0 == "-" }
        let fields = bare.split(separator: ":", omittingEmptySubsequences: false)
        if fields.count == 1 {
            guard bare.allSatisfy(\.isNumber), !bare.isEmpty, bare.count <= 6 else { return nil }
            return clock(digits: String(bare).padded(to: 6)).map { isNegative ? -$0 : $0 }
        }
        guard (2...3).contains(fields.count), let hours = Int(fields[0]), let minutes = Int(fields[1]), hours <= 838,
            minutes < 60
        else { return nil }
        var micros = 0
        if fields.count == 3 {
            guard let seconds = Double(fields[2]), seconds < 60 else { return nil }
            micros = Int(bounded: (seconds * 1_000_000).rounded())
        }
        let total = (hours * 60 + minutes) * 60_000_000 + micros
        return isNegative ? -total : total
    }

    // MARK: Writing

    static func date(_ moment: Moment) -> String { moment.date }

    /// With as many digits of the second as `places` says; `nil` for those that there are.
    static func datetime(_ moment: Moment, places: Int? = 0) -> String {
        moment.date + " " + time(moment.microseconds - moment.startOfDay, places: places)
    }

    static func time(_ micros: Int, places: Int? = 0) -> String {
        let size = abs(micros)
        let seconds = size / 1_000_000
        var text =
            (micros < 0 ? "-" : "") + String(seconds / 3_600).padded(to: 2) + ":"
            + String(seconds / 60 % 60).padded(to: 2) + ":" + String(seconds % 60).padded(to: 2)
        let fraction = String(size % 1_000_000).padded(to: 6)
        let count = places ?? (size % 1_000_000 == 0 ? 0 : 6)
        if count > 0 { text += "." + fraction.prefix(count) }
        return text
    }

    // MARK: Spans

    /// `INTERVAL value unit`. `nil` is no such unit.
    static func interval(_ value: SQLValue, _ unit: String) -> Interval? {
        let number = value.double.isFinite ? NumberText.double(value.string) : 0
        let whole = Int(bounded: number.rounded())
        switch unit {
        case "year": return Interval(months: whole &* 12)
        case "quarter": return Interval(months: whole &* 3)
        case "month": return Interval(months: whole)
        case "week": return Interval(days: whole &* 7)
        case "day": return Interval(days: whole)
        case "hour": return Interval(microseconds: Int(bounded: Double(whole) * 3.6e9))
        case "minute": return Interval(microseconds: Int(bounded: Double(whole) * 6e7))
        case "second": return Interval(microseconds: Int(bounded: (number * 1e6).rounded()))
        case "microsecond": return Interval(microseconds: whole)
        default: return parts(value.string, unit)
        }
    }

    /// `'1:30' HOUR_MINUTE` and the like.
    private static func parts(_ text: String, _ unit: String) -> Interval? {
        let units = unit.split(separator: "_").map(String.init)
        let order = ["year", "month", "day", "hour", "minute", "second", "microsecond"]
        guard units.count == 2, let first = order.firstIndex(of: units[0]), let last = order.firstIndex(of: units[1]),
            first < last
        else { return nil }
        let numbers = text.split { !$0.isNumber }.compactMap { Int($0) }
        let sign = text.trimmingWhitespace.hasPrefix("-") ? -1 : 1
        var result = Interval()
        for (place, number) in zip(order[first...last].suffix(numbers.count), numbers) {
            guard let part = interval(.int(number * sign), place) else { return nil }
            result = result + part
        }
        return result
    }

    /// Whether a unit reaches into the day.
    static func isOfClock(_ unit: String) -> Bool {
        ["hour", "minute", "second", "microsecond"].contains { unit.hasSuffix($0) }
    }

    // MARK: Patterns

    static let days = ["Sunday", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday"]
    static let months = [
        "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
        "December",
    ]

    /// 0 is Sunday.
    static func weekday(_ moment: Moment) -> Int {
        let days = Int((Double(moment.microseconds) / Double(Moment.day)).rounded(.down))
        return ((days + 4) % 7 + 7) % 7
    }

    static func dayOfYear(_ moment: Moment) -> Int {
        let first = Moment(year: Int(moment.civil.year), month: 1, day: 1)
        return (moment.startOfDay - first.microseconds) / Moment.day + 1
    }

    /// The week of the year, by the mode of `WEEK()` (the manual's table 14.15): 0 and 2 begin on Sunday, 1 and 3 on Monday.
    static func week(_ moment: Moment, mode: Int) -> Int {
        let startsOnMonday = mode & 1 == 1
        let first = Moment(year: Int(moment.civil.year), month: 1, day: 1)
        let firstDay = startsOnMonday ? (weekday(first) + 6) % 7 : weekday(first)
        let day = dayOfYear(moment) - 1
        // Where four days make a week the first, or where its first day does.
        let needsFour = mode == 1 || mode == 3 || mode == 4 || mode == 6
        let isFirst = needsFour ? firstDay <= 3 : firstDay == 0
        let week = (day + firstDay) / 7 + (isFirst ? 1 : 0)
        guard mode & 2 == 2 else { return week }
        if week == 0 {
            return self.week(Moment(year: Int(moment.civil.year) - 1, month: 12, day: 31), mode: mode)
        }
        guard week == 53 else { return week }
        let next = Moment(year: Int(moment.civil.year) + 1, month: 1, day: 1)
        let nextDay = startsOnMonday ? (weekday(next) + 6) % 7 : weekday(next)
        return (needsFour ? nextDay <= 3 : nextDay == 0) ? 1 : week
    }

    /// `DATE_FORMAT` (the manual's table 14.14).
    static func format(_ moment: Moment, _ pattern: String) -> String {
        let civil = moment.civil
        let micros = moment.microseconds - moment.startOfDay
        let (hour, minute, second) = (micros / 3_600_000_000, micros / 60_000_000 % 60, micros / 1_000_000 % 60)
        func two(_ number: Int) -> String { String(number).padded(to: 2) }
        var out = ""
        var rest = pattern[...]
        while let mark = rest.popFirst() {
            guard mark == "%", let letter = rest.popFirst() else {
                out.append(mark)
                continue
            }
            switch letter {
            case "Y": out += String(civil.year).padded(to: 4)
            case "y": out += two(Int(civil.year) % 100)
            case "m": out += two(civil.month)
            case "c": out += String(civil.month)
            case "d": out += two(civil.day)
            case "e": out += String(civil.day)
            case "D": out += String(civil.day) + ordinal(civil.day)
            case "H": out += two(hour)
            case "k": out += String(hour)
            case "h", "I": out += two((hour + 11) % 12 + 1)
            case "l": out += String((hour + 11) % 12 + 1)
            case "i": out += two(minute)
            case "s", "S": out += two(second)
            case "f": out += String(micros % 1_000_000).padded(to: 6)
            case "p": out += hour < 12 ? "AM" : "PM"
            case "r": out += "\(two((hour + 11) % 12 + 1)):\(two(minute)):\(two(second)) \(hour < 12 ? "AM" : "PM")"
            case "T": out += "\(two(hour)):\(two(minute)):\(two(second))"
            case "W": out += days[weekday(moment)]
            case "a": out += days[weekday(moment)].prefix(3)
            case "w": out += String(weekday(moment))
            case "M": out += months[civil.month - 1]
            case "b": out += months[civil.month - 1].prefix(3)
            case "j": out += String(dayOfYear(moment)).padded(to: 3)
            case "U": out += two(week(moment, mode: 0))
            case "u": out += two(week(moment, mode: 1))
            case "V": out += two(week(moment, mode: 2))
            case "v": out += two(week(moment, mode: 3))
            default: out.append(letter)
            }
        }
        return out
    }

    private static func ordinal(_ day: Int) -> String {
        guard !(11...13).contains(day) else { return "th" }
        return [1: "st", 2: "nd", 3: "rd"][day % 10] ?? "th"
    }

    /// `STR_TO_DATE`. `nil` does not fit the pattern.
    static func parse(_ text: String, _ pattern: String) -> Reading? {
        var (year, month, day, micros, hasTime, isAfternoon) = (0, 0, 0, 0, false, false)
        var rest = text[...]
        var letters = pattern[...]
        func number(_ most: Int) -> Int? {
            let digits = rest.prefix(most).prefix { $0.isASCII && $0.isNumber }
            rest = rest.dropFirst(digits.count)
            return Int(digits)
        }
        func name(_ names: [String]) -> Int? {
            for (index, name) in names.enumerated() {
                for form in [name, String(name.prefix(3))] where rest.lowercased().hasPrefix(form.lowercased()) {
                    rest = rest.dropFirst(form.count)
                    return index + 1
                }
            }
            return nil
        }
        while let mark = letters.popFirst() {
            guard mark == "%", let letter = letters.popFirst() else {
                guard rest.first == mark else { return nil }
                rest.removeFirst()
                continue
            }
            let found: Int?
            switch letter {
            case "Y":
                found = number(4)
                year = found ?? 0
            case "y":
                found = number(2)
                year = (found ?? 0) + ((found ?? 0) < 70 ? 2000 : 1900)
            case "m", "c":
                found = number(2)
                month = found ?? 0
            case "M", "b":
                found = name(months)
                month = found ?? 0
            case "d", "e":
                found = number(2)
                day = found ?? 0
            case "W", "a": found = name(days)
            case "H", "k", "h", "I", "l":
                found = number(2)
                micros += (found ?? 0) * 3_600_000_000
                hasTime = true
            case "i":
                found = number(2)
                micros += (found ?? 0) * 60_000_000
                hasTime = true
            case "s", "S":
                found = number(2)
                micros += (found ?? 0) * 1_000_000
                hasTime = true
            case "p":
                isAfternoon = rest.lowercased().hasPrefix("pm")
                rest = rest.dropFirst(2)
                found = 0
            default: found = nil
            }
            guard found != nil else { return nil }
        }
        if isAfternoon, micros < 12 * 3_600_000_000 { micros += 12 * 3_600_000_000 }
        guard micros < Moment.day, (1...9999).contains(year), (1...12).contains(month),
            (1...Moment.daysIn(month, year)).contains(day)
        else { return nil }
        let start = Moment(year: year, month: month, day: day)
        return Reading(moment: Moment(microseconds: start.microseconds + micros), hasTime: hasTime)
    }
}
