import MySQLSyntax
import SQLStore
import WorldModel

/// What one statement sees of its session, and what running it leaves behind: warnings and variables.
///
/// Functions that SQLite calls share it, so it is an object; it lives no longer than the statement.
final class Evaluation {
    let now: Moment
    var random: RandomSource
    /// `@name`, by lower-case name.
    var variables: [String: Variable]
    private(set) var warnings: [SQLError] = []
    /// How long the statement takes beyond its work, in microseconds: `SLEEP`.
    var delay = 0
    /// Numbers of `AUTO_INCREMENT` that the statement took, by table: they are gone even where it fails.
    var numbers: [MySQLName: Int] = [:]
    /// The number of the row that is being written, for messages.
    var row = 1

    /// A value of the session's own.
    struct Variable: Equatable, Sendable {
        var value: SQLValue
        var type: ValueType
    }

    init(now: Moment, random: RandomSource, variables: [String: Variable]) {
        (self.now, self.random, self.variables) = (now, random, variables)
    }

    func warn(_ warning: SQLError) {
        // The server keeps no more (`max_error_count`).
        if warnings.count < 64 { warnings.append(warning.severity == "ERROR" ? warning.asWarning : warning) }
    }

    func warnDivision() { warn(SQLError(1365, "22012", "Division by 0")) }

    /// The number of a text, with a warning where not all of it is one.
    func double(of text: String) -> Double {
        let (number, isWhole) = NumberText.leading(text)
        if !isWhole { warn(SQLError(1292, "22007", "Truncated incorrect DOUBLE value: '\(text)'")) }
        return Double(number) ?? 0
    }

    func integer(of text: String) -> Int {
        let (number, isWhole) = NumberText.leading(text)
        if !isWhole { warn(SQLError(1292, "22007", "Truncated incorrect INTEGER value: '\(text)'")) }
        return DecimalNumber(number).flatMap { Int($0.rounded(to: 0).text) } ?? Int(bounded: Double(number) ?? 0)
    }

    func moment(of text: String) -> DateText.Reading? {
        if let reading = DateText.read(text) { return reading }
        warn(SQLError(1292, "22007", "Incorrect datetime value: '\(text)'"))
        return nil
    }

    func time(of text: String) -> Int? {
        if let reading = DateText.read(text), reading.hasTime {
            return reading.moment.microseconds - reading.moment.startOfDay
        }
        if let micros = DateText.time(text) { return micros }
        warn(SQLError(1292, "22007", "Truncated incorrect time value: '\(text)'"))
        return nil
    }
}
