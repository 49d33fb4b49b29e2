import WorldModel

/// A day of the calendar (proleptic Gregorian), as somebody types it: `2027-01-15`.
package struct CalendarDay: Sendable, Equatable {
    package var year: Int
    package var month: Int
    package var day: Int

    package init?(_ text: String) {
        let parts = text.split(separator: "-", omittingEmptySubsequences: false)
        let numbers = parts.compactMap { Int($0) }
        guard parts.count == 3, numbers.count == 3, parts[0].count == 4, (1...12).contains(numbers[1]) else {
            return nil
        }
        let isLeap = numbers[0] % 4 == 0 && (numbers[0] % 100 != 0 || numbers[0] % 400 == 0)
        let lengths = [31, isLeap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]
        guard (1...lengths[numbers[1] - 1]).contains(numbers[2]) else { return nil }
        (year, month, day) = (numbers[0], numbers[1], numbers[2])
    }

    /// Milliseconds from 1970 to the beginning of the day (UTC).
    package var milliseconds: Int64 { CivilTime.days(year: Int64(year), month: month, day: day) * 86_400_000 }
}
