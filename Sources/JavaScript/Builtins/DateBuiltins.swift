import Foundation
import Kernel
import WorldModel

/// Dates. The simulated machines' time zone is UTC.
enum DateBuiltins {
    static let groups: [Natives.Group] = [
        Natives.Group("Date", ofDate), Natives.Group("Date.prototype", parts + ofDates),
    ]

    private static func now(_ os: Simulation) -> Double { Double(os.world.clock.now.nanoseconds / 1_000_000) }

    static let make: NativeFunction = { (m, os, c) throws(Trap) in
        guard c.newTarget != .undefined else { return m.text(text(now(os))) }
        var time = now(os)
        if c.count == 1 {
            if case .date(let other)? = m.kind(c[0]) {
                time = other
            } else {
                let value = try m.toPrimitive(c[0], .none, &os)
                if let string = m.string(value) {
                    time = DateText.parse(string)
                } else {
                    time = clipped(try m.toNumber(value, &os))
                }
            }
        } else if c.count > 1 {
            time = try parts(c, &m, &os)
        }
        return .object(m.make(.date(time), try m.prototype(for: c.newTarget, else: m.prototypes.date, &os)))
    }

    private static func clipped(_ time: Double) -> Double {
        time.isFinite && abs(time) <= 8.64e15 ? time.rounded(.towardZero) + 0 : .nan
    }

    /// A time by year, month, day …
    private static func parts(_ c: Call, _ m: inout Machine, _ os: inout Simulation) throws(Trap) -> Double {
        var numbers: [Double] = [0, 0, 1, 0, 0, 0, 0]
        for index in 0..<min(7, c.count) { numbers[index] = try m.toNumber(c[index], &os).rounded(.towardZero) }
        if numbers.contains(where: { !$0.isFinite }) { return .nan }
        if numbers[0] >= 0, numbers[0] <= 99 { numbers[0] += 1900 }
        return clipped(DateText.time(numbers))
    }

    private static func own(_ c: Call, _ m: inout Machine) throws(Trap) -> (ObjectID, Double) {
        if case .object(let id) = c.this, case .date(let time) = m.things[Int(id)].kind { return (id, time) }
        throw m.error(.typeError, "this is not a Date object.")
    }

    private static func text(_ time: Double) -> String {
        time.isNaN
            ? "Invalid Date"
            : DateText.write(time, "EEE MMM dd yyyy HH:mm:ss") + " GMT+0000 (Coordinated Universal Time)"
    }

    private static let ofDate: Natives.Functions = [
        ("now", 0, { (m, os, c) throws(Trap) in .number(now(os)) }),
        ("parse", 1, { (m, os, c) throws(Trap) in .number(DateText.parse(try m.toText(c[0], &os))) }),
        ("UTC", 7, { (m, os, c) throws(Trap) in .number(try parts(c, &m, &os)) }),
    ]

    /// A part of a date: `getHours` and `getUTCHours` are the same here.
    private static func getter(_ name: String, _ part: Int) -> Natives.Functions {
        ["get", "getUTC"].map { prefix in
            (
                prefix + name, 0,
                { (m, os, c) throws(Trap) in
                    let time = try own(c, &m).1
                    return .number(time.isNaN ? .nan : DateText.parts(time)[part])
                }
            )
        }
    }

    private static func setter(_ name: String, _ part: Int) -> Natives.Functions {
        ["set", "setUTC"].map { prefix in
            (
                prefix + name, 1,
                { (m, os, c) throws(Trap) in
                    let (id, time) = try own(c, &m)
                    var parts = DateText.parts(time.isNaN ? 0 : time)
                    for (index, value) in c.arguments.enumerated() where part + index < 7 {
                        parts[part + index] = try m.toNumber(value, &os).rounded(.towardZero)
                    }
                    let result = parts.prefix(7).contains { !$0.isFinite } ? Double.nan : clipped(DateText.time(parts))
                    m.things[Int(id)].kind = .date(result)
                    return .number(result)
                }
            )
        }
    }

    private static func writer(
        _ name: String, _ write: @escaping @Sendable (Double) -> String
    ) -> Natives.Function {
        (
            name, 0,
            { (m, os, c) throws(Trap) in
                let time = try own(c, &m).1
                return m.text(time.isNaN ? "Invalid Date" : write(time))
            }
        )
    }

    private static let parts: Natives.Functions = [
        getter("FullYear", 0), getter("Month", 1), getter("Date", 2), getter("Hours", 3), getter("Minutes", 4),
        getter("Seconds", 5), getter("Milliseconds", 6), getter("Day", 7), setter("FullYear", 0), setter("Month", 1),
        setter("Date", 2), setter("Hours", 3), setter("Minutes", 4), setter("Seconds", 5), setter("Milliseconds", 6),
    ].flatMap { $0 }

    private static let ofDates: Natives.Functions = [
        ("getYear", 0, { (m, os, c) throws(Trap) in .number(DateText.parts(try own(c, &m).1)[0] - 1900) }),
        ("getTime", 0, { (m, os, c) throws(Trap) in .number(try own(c, &m).1) }),
        ("valueOf", 0, { (m, os, c) throws(Trap) in .number(try own(c, &m).1) }),
        (
            "setTime", 1,
            { (m, os, c) throws(Trap) in
                let (id, _) = try own(c, &m)
                let time = clipped(try m.toNumber(c[0], &os))
                m.things[Int(id)].kind = .date(time)
                return .number(time)
            }
        ),
        ("getTimezoneOffset", 0, { (m, os, c) throws(Trap) in .number(0) }),
        (
            "toISOString", 0,
            { (m, os, c) throws(Trap) in
                let time = try own(c, &m).1
                guard !time.isNaN else { throw m.error(.rangeError, "Invalid time value") }
                return m.text(DateText.iso(time))
            }
        ),
        (
            "toJSON", 1,
            { (m, os, c) throws(Trap) in
                let time = try own(c, &m).1
                return time.isNaN ? .null : m.text(DateText.iso(time))
            }
        ),
        writer("toString") { text($0) },
        writer("toDateString") { DateText.write($0, "EEE MMM dd yyyy") },
        writer("toTimeString") { DateText.write($0, "HH:mm:ss") + " GMT+0000 (Coordinated Universal Time)" },
        writer("toUTCString") { DateText.write($0, "EEE, dd MMM yyyy HH:mm:ss") + " GMT" },
        writer("toGMTString") { DateText.write($0, "EEE, dd MMM yyyy HH:mm:ss") + " GMT" },
        ("toLocaleString", 0, { (m, os, c) throws(Trap) in try local(c, hasDate: true, hasTime: true, &m, &os) }),
        ("toLocaleDateString", 0, { (m, os, c) throws(Trap) in try local(c, hasDate: true, hasTime: false, &m, &os) }),
        ("toLocaleTimeString", 0, { (m, os, c) throws(Trap) in try local(c, hasDate: false, hasTime: true, &m, &os) }),
        (
            "[Symbol.toPrimitive]", 1,
            { (m, os, c) throws(Trap) in
                let (_, time) = try own(c, &m)
                return m.string(c[0]) == "number" ? .number(time) : m.text(text(time))
            }
        ),
    ]

    /// As en-US writes dates.
    private static func local(
        _ c: Call, hasDate: Bool, hasTime: Bool, _ m: inout Machine, _ os: inout Simulation
    ) throws(Trap) -> Value {
        let time = try own(c, &m).1
        guard !time.isNaN else { return m.text("Invalid Date") }
        var options: [String: String] = [:]
        if m.isObject(c[1]) {
            for name in ["weekday", "year", "month", "day", "hour", "minute", "second", "hour12"] {
                let value = try m.get(c[1], name, &os)
                if value != .undefined { options[name] = try m.toText(value, &os) }
            }
        }
        let hasParts = options.keys.contains { $0 != "hour12" }
        if !hasParts {
            if hasDate { for name in ["year", "month", "day"] { options[name] = "numeric" } }
            if hasTime { for name in ["hour", "minute", "second"] { options[name] = "numeric" } }
        } else {
            if hasDate, !hasTime, options["year"] == nil, options["month"] == nil, options["day"] == nil,
                options["weekday"] == nil
            {
                for name in ["year", "month", "day"] { options[name] = "numeric" }
            }
        }
        return m.text(DateText.local(time, options))
    }
}

/// Dates as texts, and back.
enum DateText {
    private static let days = ["Sunday", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday"]
    private static let months = [
        "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
        "December",
    ]

    /// Year, month from 0, day, hour, minute, second, millisecond, day of the week.
    static func parts(_ time: Double) -> [Double] {
        let dayNumber = (time / 86_400_000).rounded(.down)
        let rest = time - dayNumber * 86_400_000
        let z = Int(dayNumber) + 719_468
        let era = (z >= 0 ? z : z - 146_096) / 146_097
        let doe = z - era * 146_097
        let yoe = (doe - doe / 1460 + doe / 36_524 - doe / 146_096) / 365
        let doy = doe - (365 * yoe + yoe / 4 - yoe / 100)
        let mp = (5 * doy + 2) / 153
        let day = doy - (153 * mp + 2) / 5 + 1
        let month = mp < 10 ? mp + 3 : mp - 9
        let year = yoe + era * 400 + (month <= 2 ? 1 : 0)
        let ms = Int(rest)
        let weekday = ((Int(dayNumber) % 7) + 11) % 7
        return [year, month - 1, day, ms / 3_600_000, ms / 60_000 % 60, ms / 1000 % 60, ms % 1000, weekday].map(
            Double.init)
    }

    static func time(_ parts: [Double]) -> Double {
        let year = parts[0] + (parts[1] / 12).rounded(.down)
        let month = parts[1] - (parts[1] / 12).rounded(.down) * 12
        guard abs(year) < 400_000 else { return .nan }
        let y = Int(month <= 1 ? year - 1 : year)
        let m = Int(month) + 1
        let era = (y >= 0 ? y : y - 399) / 400
        let yoe = y - era * 400
        let doy = (153 * (m + (m > 2 ? -3 : 9)) + 2) / 5
        let doe = yoe * 365 + yoe / 4 - yoe / 100 + doy
        let dayNumber = Double(era * 146_097 + doe - 719_468) + parts[2] - 1
        return dayNumber * 86_400_000 + parts[3] * 3_600_000 + parts[4] * 60_000 + parts[5] * 1000 + parts[6]
    }

    static func iso(_ time: Double) -> String {
        let year = Int(parts(time)[0])
        let front =
            (0...9999).contains(year) ? pad(year, 4) : (year < 0 ? "-" : "+") + pad(abs(year), 6)
        return front + write(time, "-MM-ddTHH:mm:ss") + "." + pad(Int(parts(time)[6]), 3) + "Z"
    }

    static func pad(_ number: Int, _ width: Int) -> String {
        let digits = String(abs(number))
        return (number < 0 ? "-" : "") + String(repeating: "0", count: max(0, width - digits.count)) + digits
    }

    static func write(_ time: Double, _ format: String) -> String {
        let p = parts(time).map { Int($0) }
        var result = format
        for (sign, text) in [
            ("EEE", String(days[p[7]].prefix(3))), ("MMM", String(months[p[1]].prefix(3))), ("MM", pad(p[1] + 1, 2)),
            ("yyyy", pad(p[0], 4)), ("dd", pad(p[2], 2)), ("HH", pad(p[3], 2)), ("mm", pad(p[4], 2)),
            ("ss", pad(p[5], 2)),
        ] { result = result.replacing(sign, with: text) }
        return result
    }

    static func local(_ time: Double, _ options: [String: String]) -> String {
        let p = parts(time).map { Int($0) }
        func number(_ value: Int, _ name: String) -> String {
            options[name] == "2-digit" ? pad(value, 2) : String(value)
        }
        var date = ""
        let year = options["year"].map { $0 == "2-digit" ? pad(p[0] % 100, 2) : String(p[0]) }
        let day = options["day"].map { _ in number(p[2], "day") }
        let weekday = options["weekday"].map { $0 == "short" ? String(days[p[7]].prefix(3)) : days[p[7]] }
        if let month = options["month"], month == "long" || month == "short" {
            let name = month == "short" ? String(months[p[1]].prefix(3)) : months[p[1]]
            date = day.map { "\(name) \($0)" } ?? name
            if let year { date += (day == nil ? " " : ", ") + year }
            if let weekday { date = "\(weekday), \(date)" }
        } else {
            let month = options["month"].map { _ in number(p[1] + 1, "month") }
            date = [month, day, year].compactMap { $0 }.joined(separator: "/")
            if let weekday { date = date.isEmpty ? weekday : "\(weekday), \(date)" }
        }
        var clock = ""
        if options["hour"] != nil || options["minute"] != nil || options["second"] != nil {
            let is24 = options["hour12"] == "false"
            let hour = is24 ? p[3] : (p[3] + 11) % 12 + 1
            var pieces: [String] = []
            if options["hour"] != nil { pieces.append(is24 ? pad(hour, 2) : number(hour, "hour")) }
            if options["minute"] != nil { pieces.append(pieces.isEmpty ? number(p[4], "minute") : pad(p[4], 2)) }
            if options["second"] != nil { pieces.append(pieces.isEmpty ? number(p[5], "second") : pad(p[5], 2)) }
            clock = pieces.joined(separator: ":")
            if options["hour"] != nil, !is24 { clock += p[3] < 12 ? " AM" : " PM" }
        }
        let isLong = options["month"] == "long"
        return [date, clock].filter { !$0.isEmpty }.joined(separator: isLong ? " at " : ", ")
    }

    /// What a text means as a time: ISO 8601, and the forms that `toString` writes.
    static func parse(_ text: String) -> Double {
        let trimmed = text.trimmingCharacters(in: .whitespaces)
        if let m = trimmed.wholeMatch(
            of:
                /([+-]\d{6}|\d{4})(?:-(\d\d)(?:-(\d\d))?)?(?:[T ](\d\d):(\d\d)(?::(\d\d)(?:[.,](\d{1,9}))?)?\s*(Z|[+-]\d\d:?\d\d)?)?/
        ) {
            let month = m.2.flatMap { Double($0) } ?? 1
            let day = m.3.flatMap { Double($0) } ?? 1
            let hour = m.4.flatMap { Double($0) } ?? 0
            let minute = m.5.flatMap { Double($0) } ?? 0
            let second = m.6.flatMap { Double($0) } ?? 0
            let fraction = m.7.flatMap { Double("0." + $0) } ?? 0
            guard (1...12).contains(month), (1...31).contains(day), hour <= 24, minute < 60, second < 60 else {
                return .nan
            }
            let time = Self.time(
                [Double(m.1) ?? 0, month - 1, day, hour, minute, second, (fraction * 1000).rounded(.down)])
            return time - zone(m.8.map(String.init) ?? "Z")
        }
        let words = trimmed.replacing(",", with: " ").split(separator: " ").map(String.init)
        var (year, month, day): (Double?, Double?, Double?)
        var clock: [Double] = [0, 0, 0]
        var offset = 0.0
        for word in words {
            if let index = months.firstIndex(where: { $0.lowercased().hasPrefix(word.lowercased()) }), word.count >= 3 {
                month = Double(index)
            } else if word.contains(":"), !word.hasPrefix("GMT") {
                for (index, part) in word.split(separator: ":").prefix(3).enumerated() {
                    clock[index] = Double(part) ?? .nan
                }
            } else if word.hasPrefix("GMT") || word == "Z" || word == "UTC" {
                offset = zone(String(word.dropFirst(3)))
            } else if word == "PM" || word == "AM" {
                if word == "PM", clock[0] < 12 { clock[0] += 12 } else if word == "AM", clock[0] == 12 { clock[0] = 0 }
            } else if word.contains("/") {
                let numbers = word.split(separator: "/").compactMap { Double($0) }
                guard numbers.count == 3 else { return .nan }
                (month, day, year) =
                    numbers[0] > 31
                    ? (numbers[1] - 1, numbers[2], numbers[0]) : (numbers[0] - 1, numbers[1], numbers[2])
            } else if let number = Double(word) {
                if day == nil, number <= 31 { day = number } else { year = number }
            } else if days.contains(where: { $0.lowercased().hasPrefix(word.lowercased()) }) || word.hasPrefix("(")
                || word.hasSuffix(")") || word == "Universal"
            {
                continue
            } else {
                return .nan
            }
        }
        guard let month, let year else { return .nan }
        return time([year, month, day ?? 1, clock[0], clock[1], clock[2], 0]) - offset
    }

    private static func zone(_ text: String) -> Double {
        guard let sign = text.first, sign == "+" || sign == "-" else { return 0 }
        let digits = text.dropFirst().replacing(":", with: "")
        guard digits.count == 4, let number = Int(digits) else { return 0 }
        return Double((number / 100 * 60 + number % 100) * 60_000) * (sign == "-" ? -1 : 1)
    }
}
