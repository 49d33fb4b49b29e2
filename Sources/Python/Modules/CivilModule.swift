import Foundation
import Kernel
import WorldModel

/// `_civil`: what `time` and `datetime` compute of calendars, C code in CPython as well.
enum CivilModule {
    static let functions: Natives.Group = [
        (
            "days_from_civil",
            { (m, os, a) throws(Trap) in
                .int(Int(CivilTime.days(year: Int64(m.whole(a[0])), month: m.whole(a[1]), day: m.whole(a[2]))))
            }
        ),
        (
            "civil_from_days",
            { (m, os, a) throws(Trap) in
                let (year, month, day) = CivilTime.date(ofDay: Int64(m.whole(a[0])))
                return m.tuple([.int(Int(year)), .int(month), .int(day)])
            }
        ),
        (
            "gmtime",
            { (m, os, a) throws(Trap) in
                guard let given = m.number(a[0])?.double, abs(given) < 1e14 else {
                    throw m.error(.overflowError, "timestamp out of range for platform time_t")
                }
                let seconds = Int64(given.rounded(.down))
                let (day, rest) = CivilTime.floorDivide(seconds, 86_400)
                let date = CivilTime.date(ofDay: day)
                let dayOfYear = Int(day - CivilTime.days(year: date.year, month: 1, day: 1)) + 1
                let clock = Int(rest)
                return m.tuple(
                    [
                        Int(date.year), date.month, date.day, clock / 3600, clock / 60 % 60, clock % 60,
                        Int(CivilTime.floorDivide(day + 3, 7).remainder), dayOfYear, 0,
                    ].map { .int($0) })
            }
        ),
        (
            "strftime",
            { (m, os, a) throws(Trap) in
                func part(_ index: Int) -> Int { index < a.count ? m.whole(a[index]) : 0 }
                let moment = Moment(
                    year: part(1), month: part(2), day: part(3), hour: part(4), minute: part(5), second: part(6),
                    microsecond: part(7), offset: a.value(8, "zone").flatMap { m.string($0) } ?? "",
                    zone: a.value(9, "name").flatMap { m.string($0) } ?? "")
                return m.text(moment.formatted(m.string(a[0]) ?? ""))
            }
        ),
    ]

    /// A moment on the clock of some place.
    private struct Moment {
        var year: Int
        var month: Int
        var day: Int
        var hour: Int
        var minute: Int
        var second: Int
        var microsecond: Int
        /// `+0100`, or nothing
        var offset: String
        /// `UTC`, or nothing
        var zone: String

        /// As `strftime` of the C library writes it; what C does not know or would take from the real machine is put
        /// in first, as `datetime` does it.
        func formatted(_ format: String) -> String {
            let days = CivilTime.days(year: Int64(year), month: month, day: day)
            var pattern = " "
            var rest = format[...]
            while let mark = rest.firstIndex(of: "%") {
                pattern += rest[..<mark]
                rest = rest[mark...].dropFirst()
                guard let letter = rest.popFirst() else {
                    pattern += "%%"
                    break
                }
                let seconds = Int(days) * 86_400 + hour * 3600 + minute * 60 + second
                switch letter {
                case "f": pattern += padded(microsecond, 6)
                case "z": pattern += offset
                case "Z": pattern += zone
                case "Y": pattern += padded(year, 4)
                case "s": pattern += String(seconds)
                default: pattern += "%\(letter)"
                }
            }
            var fields = tm()
            fields.tm_year = Int32(clamping: year - 1900)
            fields.tm_mon = Int32(clamping: month - 1)
            fields.tm_mday = Int32(clamping: day)
            fields.tm_hour = Int32(clamping: hour)
            fields.tm_min = Int32(clamping: minute)
            fields.tm_sec = Int32(clamping: second)
            fields.tm_wday = Int32(((days + 4) % 7 + 7) % 7)
            fields.tm_yday = Int32(clamping: days - CivilTime.days(year: Int64(year), month: 1, day: 1))
            var buffer = [CChar](repeating: 0, count: 64 + 4 * (pattern + rest).utf8.count)
            let length = strftime(&buffer, buffer.count, pattern + rest, &fields)
            return String(decoding: buffer[..<length].dropFirst().map { UInt8(bitPattern: $0) }, as: UTF8.self)
        }

        private func padded(_ number: Int, _ width: Int) -> String {
            let text = String(number)
            return String(repeating: "0", count: max(0, width - text.count)) + text
        }
    }
}

extension Interpreter {
    /// A whole number that the library hands over, no farther from zero than any calendar needs.
    fileprivate func whole(_ value: Value) -> Int { number(value).map { Int(max(-1e11, min(1e11, $0.double))) } ?? 0 }
}
