import SQLStore

extension FunctionTable {
    private static let date = ValueType(.date)
    private static let datetime = ValueType(.datetime, scale: 0)
    private static let number = ValueType(.integer, length: 10)

    /// Functions of dates.
    static let dates: [String: FunctionRule] = [
        "date": .date(date) { .text($0.date) },
        "year": .date { .int(Int($0.civil.year)) }, "month": .date { .int($0.civil.month) },
        "day": .date { .int($0.civil.day) }, "dayofmonth": .date { .int($0.civil.day) },
        "quarter": .date { .int(($0.civil.month + 2) / 3) },
        "weekofyear": .date { .int(DateText.week($0, mode: 3)) },
        "dayname": .date(ValueType(.text, length: 9)) { .text(DateText.days[DateText.weekday($0)]) },
        "monthname": .date(ValueType(.text, length: 9)) { .text(DateText.months[$0.civil.month - 1]) },
        "dayofweek": .date { .int(DateText.weekday($0) + 1) },
        "weekday": .date { .int((DateText.weekday($0) + 6) % 7) },
        "dayofyear": .date { .int(DateText.dayOfYear($0)) },
        "last_day": .date(date) { moment in
            let civil = moment.civil
            let day = Moment.daysIn(civil.month, Int(civil.year))
            return .text(Moment(year: Int(civil.year), month: civil.month, day: day).date)
        },
        "to_days": .date(number) { .int(days($0)) },
        "from_days": .texts(1...1, date) { values in
            Moment(microseconds: 0).moved(days: max(0, min(9_999_999, Int(values[0]) ?? 0)) - 719_528).map {
                .text($0.date)
            } ?? .null
        },
        "week": two(number) { moment, mode in .int(DateText.week(moment, mode: Int(mode) ?? 0)) },
        "date_format": two(ValueType(.text, length: 100)) { moment, pattern in .text(DateText.format(moment, pattern))
        },
        "datediff": FunctionRule(2...2) { (binder, _, values) throws(SQLError) in
            let name = binder.moments("datediff") { .int(days($0) - days($1)) }
            return Bound("\(name)(\(binder.texts(values)))", ValueType(.integer, length: 7))
        },
        "timestampdiff": FunctionRule(3...3) { (binder, _, values) throws(SQLError) in
            let unit = values[0].literal ?? ""
            let name = binder.moments("timestampdiff " + unit) { .int(difference($0, $1, unit)) }
            return Bound("\(name)(\(binder.texts([values[1], values[2]])))", ValueType(.integer, length: 21))
        },
        "timestampadd": FunctionRule(3...3) { (binder, _, values) throws(SQLError) in
            try binder.shift(values[2], values[1], values[0].literal ?? "", false)
        },
        "str_to_date": FunctionRule(2...2) { (binder, _, values) throws(SQLError) in
            let hasTime = values[1].literal?.contains { "HkhIlisSprTf".contains($0) } ?? true
            let name = binder.helper("str_to_date \(hasTime)") { values in
                guard let found = DateText.parse(values[0].string, values[1].string) else { return .null }
                return .text(hasTime ? DateText.datetime(found.moment) : found.moment.date)
            }
            return Bound("\(name)(\(binder.texts(values)))", hasTime ? datetime : date)
        },
        "makedate": .texts(2...2, date) { values in
            guard let year = Int(values[0]), let day = Int(values[1]), day > 0, 1...9999 ~= year else { return .null }
            return Moment(year: year, month: 1, day: 1).moved(days: day - 1).map { .text($0.date) } ?? .null
        },
        "extract": FunctionRule(2...2) { (binder, _, values) throws(SQLError) in
            let unit = values[0].literal ?? ""
            guard let rule = dates[unit] ?? clocks[unit],
                ["year", "quarter", "month", "week", "day", "hour", "minute", "second", "microsecond"].contains(unit)
            else { throw .notSimulated("EXTRACT(\(unit.uppercased()) …) is") }
            return try rule.make(&binder, unit, [values[1]])
        },
        "unix_timestamp": FunctionRule(0...1) { (binder, _, values) throws(SQLError) in
            let evaluation = binder.evaluation
            guard let value = values.first else {
                return Bound(
                    String(evaluation.now.microseconds / 1_000_000), ValueType(.integer, isNullable: false, length: 17))
            }
            let name = binder.helper("unix_timestamp") { values in
                evaluation.moment(of: values[0].string).map { .int($0.moment.microseconds / 1_000_000) } ?? .null
            }
            return Bound("\(name)(\(binder.text(value)))", ValueType(.integer, length: 17))
        },
        "from_unixtime": FunctionRule(1...2) { (binder, _, values) throws(SQLError) in
            let name = binder.helper("from_unixtime \(values.count)") { values in
                guard (0...253_402_300_799).contains(values[0].double) else { return .null }
                let moment = Moment(microseconds: Int(bounded: values[0].double * 1e6))
                return .text(values.count > 1 ? DateText.format(moment, values[1].string) : DateText.datetime(moment))
            }
            let seconds = binder.double(values[0])
            let rest = values.count > 1 ? ", " + binder.text(values[1]) : ""
            return Bound("\(name)(\(seconds)\(rest))", values.count > 1 ? ValueType(.text, length: 100) : datetime)
        },
        "timestamp": FunctionRule(1...1) { (binder, _, values) throws(SQLError) in
            Bound(binder.moment(values[0]), datetime)
        },
    ]

    /// Functions of times of day, and of now.
    static let clocks: [String: FunctionRule] = [
        "now": now { DateText.datetime($0, places: $1) }, "sysdate": now { DateText.datetime($0, places: $1) },
        "current_timestamp": now { DateText.datetime($0, places: $1) },
        "localtime": now { DateText.datetime($0, places: $1) },
        "localtimestamp": now { DateText.datetime($0, places: $1) },
        "utc_timestamp": now { DateText.datetime($0, places: $1) },
        "curdate": today, "current_date": today, "utc_date": today,
        "curtime": now(.time) { DateText.time($0.microseconds - $0.startOfDay, places: $1) },
        "current_time": now(.time) { DateText.time($0.microseconds - $0.startOfDay, places: $1) },
        "utc_time": now(.time) { DateText.time($0.microseconds - $0.startOfDay, places: $1) },
        "hour": .clock { .int(abs($0) / 3_600_000_000) }, "minute": .clock { .int(abs($0) / 60_000_000 % 60) },
        "second": .clock { .int(abs($0) / 1_000_000 % 60) }, "microsecond": .clock { .int(abs($0) % 1_000_000) },
        "time_to_sec": .clock { .int($0 / 1_000_000) },
        "time": FunctionRule(1...1) { (binder, _, values) throws(SQLError) in
            let clock = binder.clock(values[0])
            return Bound(clock, ValueType(.time, scale: values[0].type.scale ?? 0))
        },
        "sec_to_time": .texts(1...1, ValueType(.time, scale: 0)) { values in
            // A time has 838 hours at most.
            .text(DateText.time(Int(bounded: max(-3_020_399, min(3_020_399, NumberText.double(values[0]))) * 1e6)))
        },
        "maketime": .texts(3...3, ValueType(.time, scale: 0)) { values in
            let numbers = values.map { Int($0) ?? -1 }
            guard -838...838 ~= numbers[0], 0..<60 ~= numbers[1], 0..<60 ~= numbers[2] else { return .null }
            return .text(
                DateText.time(
                    ((abs(numbers[0]) * 60 + numbers[1]) * 60 + numbers[2]) * 1_000_000 * (numbers[0] < 0 ? -1 : 1)))
        },
        "time_format": FunctionRule(2...2) { (binder, _, values) throws(SQLError) in
            let evaluation = binder.evaluation
            let name = binder.helper("time_format") { values in
                guard let micros = evaluation.time(of: values[0].string) else { return .null }
                return .text(DateText.format(Moment(microseconds: max(0, micros)), values[1].string))
            }
            return Bound("\(name)(\(binder.texts(values)))", ValueType(.text, length: 100))
        },
        "timediff": FunctionRule(2...2) { (binder, _, values) throws(SQLError) in
            let name = binder.helper("timediff") { values in
                func micros(_ text: String) -> Int? {
                    DateText.read(text).flatMap { $0.hasTime ? $0.moment.microseconds : nil } ?? DateText.time(text)
                }
                guard let a = micros(values[0].string), let b = micros(values[1].string) else { return .null }
                return .text(DateText.time(a - b, places: nil))
            }
            return Bound("\(name)(\(binder.texts(values)))", ValueType(.time))
        },
        "addtime": FunctionRule(2...2) { (binder, _, values) throws(SQLError) in
            let name = binder.helper("addtime") { values in
                guard let span = DateText.time(values[1].string) else { return .null }
                if let reading = DateText.read(values[0].string), reading.hasTime {
                    return reading.moment.moved(span).map { .text(DateText.datetime($0, places: nil)) } ?? .null
                }
                return DateText.time(values[0].string).map { .text(DateText.time($0 + span, places: nil)) } ?? .null
            }
            return Bound("\(name)(\(binder.texts(values)))", ValueType(.text, length: 26))
        },
    ]

    private static let today = FunctionRule(0...0) { (binder, _, _) throws(SQLError) in
        Bound(Binder.quoted(binder.evaluation.now.date), date.nullable(false))
    }

    private static func now(
        _ kind: ValueType.Kind = .datetime, _ text: @escaping @Sendable (Moment, Int) -> String
    ) -> FunctionRule {
        FunctionRule(0...1) { (binder, _, values) throws(SQLError) in
            let places = values.first.flatMap { Int($0.literal ?? "") } ?? 0
            return Bound(
                Binder.quoted(text(binder.evaluation.now, places)), ValueType(kind, scale: places, isNullable: false))
        }
    }

    private static func two(
        _ type: ValueType, _ body: @escaping @Sendable (Moment, String) -> SQLValue
    ) -> FunctionRule {
        FunctionRule(1...2) { (binder, name, values) throws(SQLError) in
            let evaluation = binder.evaluation
            let function = binder.helper("function " + name) { values in
                evaluation.moment(of: values[0].string).map {
                    body($0.moment, values.count > 1 ? values[1].string : "")
                } ?? .null
            }
            return Bound("\(function)(\(binder.texts(values)))", type)
        }
    }

    /// Days since the year 0.
    private static func days(_ moment: Moment) -> Int { moment.startOfDay / Moment.day + 719_528 }

    private static func difference(_ a: Moment, _ b: Moment, _ unit: String) -> Int {
        let span = b.microseconds - a.microseconds
        switch unit {
        case "microsecond": return span
        case "second": return span / 1_000_000
        case "minute": return span / 60_000_000
        case "hour": return span / 3_600_000_000
        case "day": return span / Moment.day
        case "week": return span / (7 * Moment.day)
        default:
            let (first, last, sign) = span < 0 ? (b, a, -1) : (a, b, 1)
            var months = (Int(last.civil.year) - Int(first.civil.year)) * 12 + last.civil.month - first.civil.month
            let (early, late) = (
                first.civil.day * Moment.day + first.microseconds - first.startOfDay,
                last.civil.day * Moment.day + last.microseconds - last.startOfDay
            )
            if late < early { months -= 1 }
            return sign * (unit == "year" ? months / 12 : unit == "quarter" ? months / 3 : months)
        }
    }
}

extension Binder {
    /// A function of two dates.
    mutating func moments(_ name: String, _ body: @escaping (Moment, Moment) -> SQLValue) -> String {
        let evaluation = evaluation
        return helper(name) { values in
            guard let a = evaluation.moment(of: values[0].string), let b = evaluation.moment(of: values[1].string)
            else {
                return .null
            }
            return body(a.moment, b.moment)
        }
    }
}
