import SQLStore
import WorldModel

/// Functions of dates and times (the manual, 9.8 and 9.9).
extension FunctionTable {
    private static func moment(_ value: SQLValue, _ context: SQLContext) -> Moment {
        (try? Moment.parse(value.string, now: context.now)) ?? Moment(microseconds: 0)
    }

    private static func zoned(_ context: SQLContext) -> SQLValue { .text(context.now.text) }

    /// The moment cut to a unit.
    private static func truncated(_ unit: String, _ moment: Moment) throws(SQLError) -> Moment {
        let civil = moment.civil
        let year = Int(civil.year)
        func cut(_ size: Int) -> Moment {
            let rest = moment.microseconds - moment.startOfDay
            return Moment(microseconds: moment.startOfDay + rest / size * size)
        }
        switch unit.lowercased() {
        case "microseconds": return moment
        case "milliseconds": return cut(1_000)
        case "second": return cut(1_000_000)
        case "minute": return cut(60_000_000)
        case "hour": return cut(3_600_000_000)
        case "day": return Moment(microseconds: moment.startOfDay)
        case "week":
            let back = (civil.weekday + 6) % 7
            return Moment(microseconds: moment.startOfDay - back * Moment.day)
        case "month": return Moment(year: year, month: civil.month, day: 1)
        case "quarter": return Moment(year: year, month: (civil.month - 1) / 3 * 3 + 1, day: 1)
        case "year": return Moment(year: year, month: 1, day: 1)
        case "decade": return Moment(year: year / 10 * 10, month: 1, day: 1)
        case "century": return Moment(year: (year - 1) / 100 * 100 + 1, month: 1, day: 1)
        default: throw SQLError("22023", "unit \"\(unit)\" not recognized for type timestamp without time zone")
        }
    }

    /// One field of a moment, with the digits that `extract` gives.
    private static func field(_ name: String, of moment: Moment, _ type: SQLType) throws(SQLError) -> DecimalNumber {
        let civil = moment.civil
        let micros = (moment.microseconds - moment.startOfDay) % 60_000_000
        switch name.lowercased() {
        case "year": return DecimalNumber(Int(civil.year))
        case "month": return DecimalNumber(civil.month)
        case "day": return DecimalNumber(civil.day)
        case "hour": return DecimalNumber(civil.hour)
        case "minute": return DecimalNumber(civil.minute)
        case "second": return DecimalNumber(digits: .init(micros), scale: 6)
        case "milliseconds": return DecimalNumber(digits: .init(micros), scale: 3)
        case "microseconds": return DecimalNumber(micros)
        case "dow": return DecimalNumber(civil.weekday)
        case "isodow": return DecimalNumber((civil.weekday + 6) % 7 + 1)
        case "doy": return DecimalNumber(civil.dayOfYear)
        case "quarter": return DecimalNumber((civil.month - 1) / 3 + 1)
        case "week": return DecimalNumber(isoWeek(moment).week)
        case "isoyear": return DecimalNumber(isoWeek(moment).year)
        case "century": return DecimalNumber((Int(civil.year) - 1) / 100 + 1)
        case "decade": return DecimalNumber(Int(civil.year) / 10)
        case "epoch":
            return type == .date
                ? DecimalNumber(moment.microseconds / 1_000_000)
                : DecimalNumber(digits: .init(moment.microseconds), scale: 6)
        case "timezone", "timezone_hour", "timezone_minute": return DecimalNumber(0)
        default:
            throw SQLError("22023", "unit \"\(name)\" not recognized for type \(type.name)")
        }
    }

    static func isoWeek(_ moment: Moment) -> (year: Int, week: Int) {
        let weekday = (moment.civil.weekday + 6) % 7
        let thursday = Moment(microseconds: moment.startOfDay + (3 - weekday) * Moment.day).civil
        return (Int(thursday.year), (thursday.dayOfYear - 1) / 7 + 1)
    }

    private static func field(_ name: String, of interval: Interval) throws(SQLError) -> DecimalNumber {
        let micros = interval.microseconds
        switch name.lowercased() {
        case "year": return DecimalNumber(interval.months / 12)
        case "month": return DecimalNumber(interval.months % 12)
        case "day": return DecimalNumber(interval.days)
        case "hour": return DecimalNumber(micros / 3_600_000_000)
        case "minute": return DecimalNumber(micros / 60_000_000 % 60)
        case "second": return DecimalNumber(digits: .init(micros % 60_000_000), scale: 6)
        case "epoch":
            let days = interval.months / 12 * 365 * Moment.day + Moment.day / 4 * (interval.months / 12)
            return DecimalNumber(
                digits: .init(days + (interval.months % 12 * 30 + interval.days) * Moment.day + micros), scale: 6)
        default: throw SQLError("22023", "unit \"\(name)\" not recognized for type interval")
        }
    }

    private static func extraction(_ isNumeric: Bool) -> [SQLFunction] {
        let result: SQLType = isNumeric ? .anyNumeric : .float8
        @Sendable func give(_ number: DecimalNumber) -> SQLValue {
            isNumeric ? .text(number.text) : .real(number.double)
        }
        return [SQLType.date, .timestamp, .timestamptz].map { type in
            SQLFunction([.text, type], result) { (context, values, _) throws(SQLError) in
                give(try field(values[0].string, of: moment(values[1], context), type))
            }
        } + [
            SQLFunction([.text, .interval], result) { (_, values, _) throws(SQLError) in
                give(try field(values[0].string, of: Interval(values[1].string) ?? Interval()))
            },
            SQLFunction([.text, .time], result) { (_, values, _) throws(SQLError) in
                let clock = (try? Moment.parseClock(values[1].string))?.time ?? 0
                return give(try field(values[0].string, of: Interval(microseconds: clock)))
            },
        ]
    }

    /// The span between two moments in years, months and days, as `age` counts it.
    private static func age(_ later: Moment, _ earlier: Moment) -> Interval {
        if later.microseconds < earlier.microseconds { return -age(earlier, later) }
        let (a, b) = (later.civil, earlier.civil)
        var months = (Int(a.year) - Int(b.year)) * 12 + a.month - b.month
        var moved = earlier.adding(Interval(months: months)) ?? earlier
        if moved.microseconds > later.microseconds {
            months -= 1
            moved = earlier.adding(Interval(months: months)) ?? earlier
        }
        let rest = later.microseconds - moved.microseconds
        return Interval(months: months, days: rest / Moment.day, microseconds: rest % Moment.day)
    }

    private static func now(_ type: SQLType, _ body: @escaping @Sendable (Moment) -> String) -> [SQLFunction] {
        [SQLFunction([], type) { context, _, _ in .text(body(context.now)) }]
    }

    static func isUTC(_ name: String) -> Bool {
        ["utc", "gmt", "z", "etc/utc", "zulu"].contains(name.lowercased())
    }

    static let times: [String: [SQLFunction]] = [
        "now": now(.timestamptz) { $0.text },
        "current_timestamp": now(.timestamptz) { $0.text },
        "transaction_timestamp": now(.timestamptz) { $0.text },
        "statement_timestamp": now(.timestamptz) { $0.text },
        "clock_timestamp": now(.timestamptz) { $0.text },
        "localtimestamp": now(.timestamp) { $0.text },
        "current_date": now(.date) { $0.date },
        "current_time": now(.time) { $0.clock },
        "localtime": now(.time) { $0.clock },
        "extract": extraction(true),
        "date_part": extraction(false),
        "date_trunc": [SQLType.timestamptz, .timestamp].map { type in
            SQLFunction([.text, type], type) { (context, values, _) throws(SQLError) in
                .text(try truncated(values[0].string, moment(values[1], context)).text)
            }
        },
        "age": [
            SQLFunction([.timestamp, .timestamp], .interval) { context, values, _ in
                .text(age(moment(values[0], context), moment(values[1], context)).text)
            },
            SQLFunction([.timestamp], .interval) { context, values, _ in
                .text(age(Moment(microseconds: context.now.startOfDay), moment(values[0], context)).text)
            },
        ],
        "to_char": [
            SQLFunction([.timestamp, .text], .text) { context, values, _ in
                .text(TimeTemplate.write(moment(values[0], context), values[1].string))
            },
            SQLFunction([.timestamptz, .text], .text) { context, values, _ in
                .text(TimeTemplate.write(moment(values[0], context), values[1].string))
            },
            SQLFunction([.anyNumeric, .text], .text) { _, values, _ in
                .text(NumberTemplate.write(values[0].decimal, values[1].string))
            },
            SQLFunction([.float8, .text], .text) { _, values, _ in
                .text(NumberTemplate.write(DecimalNumber(values[0].double) ?? DecimalNumber(0), values[1].string))
            },
        ],
        "to_date": [
            SQLFunction([.text, .text], .date) { (_, values, _) throws(SQLError) in
                .text(try TimeTemplate.read(values[0].string, values[1].string).date)
            }
        ],
        "to_timestamp": [
            SQLFunction([.text, .text], .timestamptz) { (_, values, _) throws(SQLError) in
                .text(try TimeTemplate.read(values[0].string, values[1].string).text)
            },
            SQLFunction([.float8], .timestamptz) { (_, values, _) throws(SQLError) in
                let span = Int(bounded: (values[0].double * 1_000_000).rounded())
                guard let moment = Moment(microseconds: 0).moved(span) else { throw Moment.outOfRange }
                return .text(moment.text)
            },
        ],
        "make_date": [
            SQLFunction([.int4, .int4, .int4], .date) { (_, values, _) throws(SQLError) in
                let (year, month, day) = (values[0].integer, values[1].integer, values[2].integer)
                guard (1...12).contains(month), (1...9999).contains(year),
                    (1...Moment.daysIn(month, year)).contains(day)
                else {
                    throw SQLError(
                        "22008",
                        "date field value out of range: \(year)-\(String(month).padded(to: 2))-\(String(day).padded(to: 2))"
                    )
                }
                return .text(Moment(year: year, month: month, day: day).date)
            }
        ],
        "make_interval": [
            SQLFunction([.int4, .int4, .int4, .int4, .int4, .int4], optional: 5, .interval) { _, values, _ in
                func part(_ index: Int) -> Int { index < values.count ? values[index].integer : 0 }
                return .text(
                    Interval(
                        months: part(0) * 12 + part(1), days: part(2) * 7 + part(3),
                        microseconds: (part(4) * 60 + part(5)) * 60_000_000
                    ).text)
            }
        ],
        "justify_hours": [
            SQLFunction([.interval], .interval) { _, values, _ in
                var interval = Interval(values[0].string) ?? Interval()
                interval.days += interval.microseconds / Moment.day
                interval.microseconds %= Moment.day
                return .text(interval.text)
            }
        ],
        "timezone": [
            SQLFunction([.text, .timestamp], .timestamptz) { (_, values, _) throws(SQLError) in
                guard isUTC(values[0].string) else { throw otherZone(values[0].string) }
                return values[1]
            },
            SQLFunction([.text, .timestamptz], .timestamp) { (_, values, _) throws(SQLError) in
                guard isUTC(values[0].string) else { throw otherZone(values[0].string) }
                return values[1]
            },
        ],
        "timeofday": [SQLFunction([], .text) { context, _, _ in .text(context.now.text + " UTC") }],
    ]

    static func otherZone(_ name: String) -> SQLError {
        SQLError("0A000", "time zone \"\(name)\" is not simulated by Drydock: only UTC is")
    }
}

/// Templates of `to_char`, `to_date` and `to_timestamp` (the manual, 9.8).
enum TimeTemplate {
    /// Longest first, so that `HH24` is not `HH`.
    private static let patterns = [
        "MONTH", "Month", "month", "HH24", "HH12", "YYYY", "DDD", "IYYY", "Mon", "MON", "mon", "DAY", "Day", "day",
        "Dy",
        "DY", "dy", "MM", "DD", "HH", "MI", "SS", "MS", "US", "YY", "AM", "PM", "am", "pm", "TZ", "tz", "WW", "IW", "Q",
        "D", "J",
    ]

    static func write(_ moment: Moment, _ template: String) -> String {
        var out = ""
        var rest = Substring(template)
        var isBare = false
        while !rest.isEmpty {
            if rest.hasPrefix("FM") {
                isBare = true
                rest = rest.dropFirst(2)
            } else if rest.hasPrefix("\"") {
                let text = rest.dropFirst().prefix { $0 != "\"" }
                out += text
                rest = rest.dropFirst(text.count + 2)
            } else if let pattern = patterns.first(where: { rest.hasPrefix($0) }) {
                let text = field(pattern, moment)
                out += isBare ? bare(text) : text
                isBare = false
                rest = rest.dropFirst(pattern.count)
                if rest.hasPrefix("th") {
                    out += ordinal(text)
                    rest = rest.dropFirst(2)
                }
            } else {
                out.append(rest.removeFirst())
            }
        }
        return out
    }

    private static func bare(_ text: String) -> String {
        let cut = text.first?.isNumber == true ? String(text.drop { $0 == "0" }) : text.trimmingWhitespace
        return cut.isEmpty ? "0" : cut
    }

    private static func ordinal(_ text: String) -> String {
        let number = (Int(text) ?? 0) % 100
        if (11...13).contains(number) { return "th" }
        return ["th", "st", "nd", "rd"][number % 10 < 4 ? number % 10 : 0]
    }

    private static func cased(_ name: String, like pattern: String, width: Int) -> String {
        let padded = name + String(repeating: " ", count: max(0, width - name.count))
        if pattern == pattern.uppercased() { return padded.uppercased() }
        return pattern == pattern.lowercased() ? padded.lowercased() : padded
    }

    private static func field(_ pattern: String, _ moment: Moment) -> String {
        let civil = moment.civil
        let micros = (moment.microseconds - moment.startOfDay) % 1_000_000
        let month = CivilTime.monthNames[civil.month - 1]
        let weekday = CivilTime.weekdayNames[civil.weekday]
        switch pattern {
        case "YYYY", "IYYY": return String(civil.year).padded(to: 4)
        case "YY": return String(civil.year % 100).padded(to: 2)
        case "MM": return String(civil.month).padded(to: 2)
        case "DD": return String(civil.day).padded(to: 2)
        case "DDD": return String(civil.dayOfYear).padded(to: 3)
        case "HH24": return String(civil.hour).padded(to: 2)
        case "HH", "HH12": return String((civil.hour + 11) % 12 + 1).padded(to: 2)
        case "MI": return String(civil.minute).padded(to: 2)
        case "SS": return String(civil.second).padded(to: 2)
        case "MS": return String(micros / 1_000).padded(to: 3)
        case "US": return String(micros).padded(to: 6)
        case "AM", "PM": return civil.hour < 12 ? "AM" : "PM"
        case "am", "pm": return civil.hour < 12 ? "am" : "pm"
        case "TZ": return "UTC"
        case "tz": return "utc"
        case "Q": return String((civil.month - 1) / 3 + 1)
        case "D": return String(civil.weekday + 1)
        case "WW": return String((civil.dayOfYear - 1) / 7 + 1).padded(to: 2)
        case "IW": return String(FunctionTable.isoWeek(moment).week).padded(to: 2)
        case "J": return String(moment.startOfDay / Moment.day + 2_440_588)
        case "MONTH", "Month", "month": return cased(month, like: pattern, width: 9)
        case "MON", "Mon", "mon": return cased(String(month.prefix(3)), like: pattern, width: 0)
        case "DAY", "Day", "day": return cased(weekday, like: pattern, width: 9)
        default: return cased(String(weekday.prefix(3)), like: pattern, width: 0)
        }
    }

    static func read(_ text: String, _ template: String) throws(SQLError) -> Moment {
        var rest = Substring(text)
        var pattern = Substring(template)
        var (year, month, day, clock) = (1, 1, 1, 0)
        while !pattern.isEmpty {
            guard let field = patterns.first(where: { pattern.hasPrefix($0) }) else {
                pattern.removeFirst()
                if !rest.isEmpty, rest.first?.isNumber == false { rest.removeFirst() }
                continue
            }
            pattern = pattern.dropFirst(field.count)
            if field.lowercased().hasPrefix("mon") {
                let names = CivilTime.monthNames.map { $0.lowercased() }
                let word = rest.prefix { $0.isLetter }.lowercased()
                guard !word.isEmpty, let place = names.firstIndex(where: { $0.hasPrefix(word) }) else {
                    throw SQLError("22007", "invalid value \"\(rest.prefix(3))\" for \"\(field)\"")
                }
                month = place + 1
                rest = rest.dropFirst(word.count)
                continue
            }
            let most = field == "YYYY" ? 4 : field == "US" ? 6 : field == "MS" ? 3 : 2
            let digits = rest.prefix { $0.isNumber }.prefix(most)
            rest = rest.dropFirst(digits.count)
            guard let value = Int(digits) else {
                if field.lowercased().hasSuffix("m"), field != "MM" {
                    if rest.lowercased().hasPrefix("pm"), clock < 12 * 3_600_000_000 { clock += 12 * 3_600_000_000 }
                    rest = rest.dropFirst(2)
                    continue
                }
                throw SQLError(
                    "22007", "invalid value \"\(rest.prefix(most))\" for \"\(field)\"",
                    detail: "Value must be an integer.")
            }
            switch field {
            case "YYYY": year = value
            case "YY": year = 2000 + value
            case "MM": month = value
            case "DD": day = value
            case "HH24", "HH", "HH12": clock += value * 3_600_000_000
            case "MI": clock += value * 60_000_000
            case "SS": clock += value * 1_000_000
            case "MS": clock += value * 1_000
            case "US": clock += value
            default: break
            }
        }
        guard (1...12).contains(month), (1...Moment.daysIn(month, year)).contains(day) else {
            throw SQLError("22008", "date/time field value out of range: \"\(text)\"")
        }
        return Moment(microseconds: Moment(year: year, month: month, day: day).microseconds + clock)
    }
}

/// Templates of `to_char` for numbers: digits, group marks, the point, signs.
enum NumberTemplate {
    static func write(_ number: DecimalNumber, _ template: String) -> String {
        let isBare = template.contains("FM")
        let pattern = template.replacing("FM", with: "")
        let halves = pattern.split(whereSeparator: { $0 == "." || $0 == "D" }).map(String.init)
        let whole = halves.first ?? ""
        let scale = halves.count > 1 ? halves[1].count { $0 == "9" || $0 == "0" } : 0
        let rounded = number.rounded(to: scale)
        let parts = rounded.text.drop { $0 == "-" }.split(separator: ".")
        var digits = Array(parts.first.map(String.init) ?? "0")
        if digits == ["0"], !whole.contains("0") || scale > 0 { digits = [] }
        let places = whole.filter { $0 == "9" || $0 == "0" }.count
        guard digits.count <= places else { return String(repeating: "#", count: pattern.count + 1) }
        var out: [Character] = []
        var isFilled = whole.firstIndex(of: "0").map { whole.distance(from: $0, to: whole.endIndex) } ?? 0
        isFilled = isFilled == 0 ? 0 : whole.suffix(isFilled).filter { $0 == "9" || $0 == "0" }.count
        var seen = 0
        for mark in whole.reversed() {
            switch mark {
            case "9", "0":
                seen += 1
                if let digit = digits.popLast() {
                    out.append(digit)
                } else {
                    out.append(seen <= isFilled ? "0" : " ")
                }
            case ",", "G": out.append(digits.isEmpty && seen >= isFilled ? " " : ",")
            default: out.append(mark)
            }
        }
        var text = String(out.reversed())
        let blanks = text.prefix { $0 == " " }.count
        text = String(repeating: " ", count: blanks) + (rounded.digits < 0 ? "-" : " ") + text.dropFirst(blanks)
        if scale > 0 { text += "." + (parts.count > 1 ? parts[1] : "") }
        return isBare ? text.trimmingWhitespace : text
    }
}
