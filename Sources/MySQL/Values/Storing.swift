import JSON
import SQLStore

/// Puts values into columns: what does not fit is refused, or bent with a warning where the statement says so.
struct Storing {
    let flavour: Flavour
    let evaluation: Evaluation
    let isStrict: Bool
    let database: String
    let table: String

    private func place(_ column: Catalogue.Column) -> String {
        flavour == .mariadb ? "`\(database)`.`\(table)`.`\(column.name)`" : "'\(column.name)'"
    }

    /// Throws the error, or makes a warning of it and goes on with what fits.
    private func refuse(_ error: SQLError, _ fitting: SQLValue) throws(SQLError) -> SQLValue {
        guard !isStrict else { throw error }
        evaluation.warn(error)
        return fitting
    }

    private func outOfRange(_ column: Catalogue.Column) -> SQLError {
        SQLError(1264, "22003", "Out of range value for column '\(column.name)' at row \(evaluation.row)")
    }

    private func truncated(_ column: Catalogue.Column) -> SQLError {
        SQLError(1265, "01000", "Data truncated for column '\(column.name)' at row \(evaluation.row)")
    }

    private func incorrect(_ kind: String, _ text: String, _ column: Catalogue.Column) -> SQLError {
        let isTime = kind == "date" || kind == "datetime" || kind == "time"
        return SQLError(
            isTime ? 1292 : 1366, isTime ? "22007" : flavour == .mariadb ? "22007" : "HY000",
            "Incorrect \(kind) value: '\(text)' for column \(place(column)) at row \(evaluation.row)")
    }

    func value(_ value: SQLValue, _ type: ValueType, for column: Catalogue.Column) throws(SQLError) -> SQLValue {
        guard value != .null else { return .null }
        let target = column.type
        switch target.name {
        case _ where target.isInteger: return try integer(value, type, column)
        case "decimal": return try decimal(value, type, column)
        case "float", "double": return try double(value, type, column)
        case "date", "datetime", "timestamp": return try date(value, type, column)
        case "time":
            guard
                let micros = DateText.time(value.string)
                    ?? DateText.read(value.string).map({ $0.moment.microseconds - $0.moment.startOfDay })
            else { return try refuse(incorrect("time", value.string, column), .text("00:00:00")) }
            return .text(DateText.time(micros, places: target.scale))
        case "year":
            let year = NumberText.double(value.string)
            let number = Int(bounded: year)
            guard (1901...2155).contains(number) || number == 0 || (1...99).contains(number) else {
                return try refuse(outOfRange(column), .int(0))
            }
            return .int((1...69).contains(number) ? 2000 + number : (70...99).contains(number) ? 1900 + number : number)
        case "enum", "set": return try choice(value, type, column)
        case "json":
            guard JSONReader.parse(value.string) != nil else {
                throw flavour == .mysql
                    ? SQLError(
                        3140, "22032",
                        "Invalid JSON text: \"Invalid value.\" at position 0 in value for column '\(table).\(column.name)'."
                    )
                    : SQLError(
                        4025, "23000", "CONSTRAINT `\(table).\(column.name)` failed for `\(database)`.`\(table)`")
            }
            guard flavour == .mysql, let parsed = JSONReader.parse(value.string) else { return .text(value.string) }
            return .text(JSONText.canonical(parsed))
        case "bit":
            let number = UInt64(bitPattern: Int64(value.integer))
            let count = (target.capacity + 7) / 8
            return .blob((0..<count).map { UInt8(truncatingIfNeeded: number >> UInt64(8 * (count - 1 - $0))) })
        default: return try text(value, type, column)
        }
    }

    // MARK: Numbers

    /// The digits of a value, or `nil` where it is no number.
    private func digits(_ value: SQLValue, _ type: ValueType) -> (text: String, isWhole: Bool)? {
        if type.isTime { return (value.string.filter(\.isNumber), true) }
        guard case .text(let text) = value, type.kind == .text else { return (value.string, true) }
        let (number, isWhole) = NumberText.leading(text)
        if !isWhole, number == "0", text.first?.isNumber != true { return nil }
        return (number, isWhole)
    }

    private func integer(
        _ value: SQLValue, _ type: ValueType, _ column: Catalogue.Column
    ) throws(SQLError) -> SQLValue {
        guard let (digits, isWhole) = digits(value, type) else {
            return try refuse(incorrect("integer", value.string, column), .int(0))
        }
        let exact = value.isReal ? DecimalNumber(value.double) : DecimalNumber(digits)
        let number = (exact ?? DecimalNumber(0)).rounded(to: 0)
        if let range = column.type.range, !range.contains(number) {
            let nearest = number < range.lowerBound ? range.lowerBound : range.upperBound
            return try refuse(outOfRange(column), Self.whole(nearest))
        }
        if !isWhole { return try refuse(truncated(column), Self.whole(number)) }
        return Self.whole(number)
    }

    private static func whole(_ number: DecimalNumber) -> SQLValue {
        Int(number.text).map(SQLValue.int) ?? .text(number.text)
    }

    private func decimal(
        _ value: SQLValue, _ type: ValueType, _ column: Catalogue.Column
    ) throws(SQLError) -> SQLValue {
        guard let (digits, isWhole) = digits(value, type) else {
            return try refuse(
                incorrect("decimal", value.string, column), .text(DecimalNumber(0).rounded(to: column.type.scale).text))
        }
        let exact = (value.isReal ? DecimalNumber(value.double) : DecimalNumber(digits)) ?? DecimalNumber(0)
        var number = exact.rounded(to: column.type.scale)
        let places = column.type.modifiers[0] - column.type.scale
        let whole = number.truncated(to: 0).text.drop { $0 == "-" }
        if whole != "0", whole.count > places || column.type.isUnsigned && number.digits < 0 {
            let nines = String(repeating: "9", count: places) + "." + String(repeating: "9", count: column.type.scale)
            number = DecimalNumber(nines) ?? number
            return try refuse(outOfRange(column), .text(number.text))
        }
        if !isWhole { return try refuse(truncated(column), .text(number.text)) }
        // More digits than the column has are rounded away, which is only noted.
        if !value.isReal, DecimalNumber.compare(exact, number) != 0 { evaluation.warn(truncated(column).asNote) }
        return .text(number.text)
    }

    private func double(
        _ value: SQLValue, _ type: ValueType, _ column: Catalogue.Column
    ) throws(SQLError) -> SQLValue {
        guard let (digits, isWhole) = digits(value, type) else {
            return try refuse(incorrect("double", value.string, column), .real(0))
        }
        var number = Double(digits) ?? value.double
        if column.type.name == "float" { number = Double(Float(number)) }
        if column.type.isUnsigned, number < 0 { return try refuse(outOfRange(column), .real(0)) }
        return isWhole ? .real(number) : try refuse(truncated(column), .real(number))
    }

    // MARK: Dates and choices

    private func date(_ value: SQLValue, _ type: ValueType, _ column: Catalogue.Column) throws(SQLError) -> SQLValue {
        let isDate = column.type.name == "date"
        guard let reading = DateText.read(value.string) else {
            // A time alone is of today.
            if type.kind == .time, let micros = DateText.time(value.string) {
                let moment = Moment(microseconds: evaluation.now.startOfDay + micros)
                return .text(isDate ? moment.date : DateText.datetime(moment, places: column.type.scale))
            }
            let zero = isDate ? "0000-00-00" : "0000-00-00 00:00:00"
            return try refuse(incorrect(isDate ? "date" : "datetime", value.string, column), .text(zero))
        }
        if isDate {
            if reading.moment.microseconds != reading.moment.startOfDay { evaluation.warn(truncated(column).asNote) }
            return .text(reading.moment.date)
        }
        var moment = reading.moment
        let unit = [1_000_000, 100_000, 10_000, 1_000, 100, 10, 1][min(6, column.type.scale)]
        // MySQL rounds the rest of a second, MariaDB cuts it off.
        if flavour == .mysql, let rounded = moment.moved(unit / 2) { moment = rounded }
        return .text(DateText.datetime(moment, places: column.type.scale))
    }

    private func choice(
        _ value: SQLValue, _ type: ValueType, _ column: Catalogue.Column
    ) throws(SQLError) -> SQLValue {
        let values = column.type.values
        func find(_ text: String) -> String? { values.first { Collation.compare($0, text) == 0 } }
        if column.type.name == "enum" {
            if let found = find(value.string) { return .text(found) }
            if type.kind == .integer, values.indices.contains(value.integer - 1) {
                return .text(values[value.integer - 1])
            }
            return try refuse(truncated(column), .text(""))
        }
        if type.kind == .integer {
            let chosen = values.enumerated().filter { value.integer >> $0.offset & 1 == 1 }.map(\.element)
            return .text(chosen.joined(separator: ","))
        }
        let parts = value.string.split(separator: ",").map { find(String($0)) }
        let chosen = values.filter { parts.contains($0) }
        return parts.contains(nil)
            ? try refuse(truncated(column), .text(chosen.joined(separator: ","))) : .text(chosen.joined(separator: ","))
    }

    // MARK: Texts

    private func text(_ value: SQLValue, _ type: ValueType, _ column: Catalogue.Column) throws(SQLError) -> SQLValue {
        var text = type.text(value) ?? ""
        let most = column.type.capacity
        let count =
            column.type.isBytes || column.type.name.hasSuffix("text") ? text.utf8.count : text.unicodeScalars.count
        if count > most {
            let rest = text.dropFirst(most)
            text = String(text.prefix(most))
            if rest.allSatisfy({ $0 == " " }) {
                evaluation.warn(truncated(column).asNote)
            } else {
                let error = SQLError(
                    1406, "22001", "Data too long for column '\(column.name)' at row \(evaluation.row)")
                return try refuse(error, .text(text))
            }
        }
        if column.type.name == "char" { while text.hasSuffix(" ") { text.removeLast() } }
        return .text(text)
    }
}

extension SQLValue {
    var isReal: Bool { if case .real = self { true } else { false } }
}
