import SQLStore

/// A statement that a client had prepared over the protocol (MySQL's "Prepared Statements" of the protocol): its text
/// between the marks for values. Values become literals when it is executed.
struct PreparedStatement: Equatable, Sendable {
    private let pieces: [String]
    /// The types of the values, which a client gives with its first execution only.
    private var types: [Int] = []

    var count: Int { pieces.count - 1 }

    /// Cuts a text at its question marks; those in quotes and comments are none.
    init(_ text: String) {
        var pieces = [""]
        var quote: Character?
        var rest = text[...]
        while let mark = rest.popFirst() {
            if let open = quote {
                pieces[pieces.count - 1].append(mark)
                if mark == "\\", open != "`", let next = rest.popFirst() {
                    pieces[pieces.count - 1].append(next)
                } else if mark == open {
                    quote = nil
                }
            } else if mark == "?" {
                pieces.append("")
            } else {
                if mark == "'" || mark == "\"" || mark == "`" { quote = mark }
                pieces[pieces.count - 1].append(mark)
            }
        }
        self.pieces = pieces
    }

    /// The statement with the values of a `COM_STMT_EXECUTE`. `nil` is a broken packet.
    mutating func text(_ payload: [UInt8]) -> String? {
        var reader = PacketReader(payload)
        _ = reader.take(10)
        guard count > 0 else { return pieces[0] }
        let nulls = reader.take((count + 7) / 8)
        guard nulls.count == (count + 7) / 8 else { return nil }
        if reader.int(1) == 1 { types = (0..<count).map { _ in reader.int(2) } }
        guard types.count == count else { return nil }
        var text = pieces[0]
        for index in 0..<count {
            let isNull = nulls[index / 8] >> UInt8(index % 8) & 1 == 1
            guard let literal = isNull ? "NULL" : Self.literal(types[index], &reader) else { return nil }
            text += literal + pieces[index + 1]
        }
        return text
    }

    /// A value in its binary form as SQL.
    private static func literal(_ type: Int, _ reader: inout PacketReader) -> String? {
        let isUnsigned = type & 0x8000 != 0
        func whole(_ size: Int) -> String {
            let bits = UInt64(bitPattern: Int64(reader.int(size)))
            let shift = UInt64(64 - 8 * size)
            return isUnsigned ? String(bits) : String(Int64(bitPattern: bits << shift) >> Int64(shift))
        }
        switch type & 0xFF {
        case 6: return "NULL"
        case 1: return whole(1)
        case 2, 13: return whole(2)
        case 3, 9: return whole(4)
        case 8: return whole(8)
        case 4: return NumberText.of(Float(bitPattern: UInt32(truncatingIfNeeded: reader.int(4))))
        case 5: return "\(Double(bitPattern: UInt64(bitPattern: Int64(reader.int(8)))))e0"
        case 7, 10, 12:
            let fields = reader.take(reader.int(1))
            guard fields.count >= 4 else { return "'0000-00-00'" }
            return "'\(moment(fields, isDate: type & 0xFF == 10))'"
        case 11:
            let fields = reader.take(reader.int(1))
            guard fields.count >= 8 else { return "'00:00:00'" }
            var part = PacketReader(fields)
            let sign = part.int(1) == 1 ? -1 : 1
            let hours = part.int(4) * 24 + part.int(1)
            let seconds = (hours * 60 + part.int(1)) * 60 + part.int(1)
            return "'\(DateText.time(sign * (seconds * 1_000_000 + part.int(4)), places: nil))'"
        default:
            guard let text = reader.text() else { return nil }
            return "'" + text.replacing("\\", with: "\\\\").replacing("'", with: "''") + "'"
        }
    }

    private static func moment(_ fields: [UInt8], isDate: Bool) -> String {
        var part = PacketReader(fields)
        let (year, month, day) = (part.int(2), part.int(1), part.int(1))
        let date = "\(String(year).padded(to: 4))-\(String(month).padded(to: 2))-\(String(day).padded(to: 2))"
        if isDate { return date }
        let seconds = (part.int(1) * 60 + part.int(1)) * 60 + part.int(1)
        return date + " " + DateText.time(seconds * 1_000_000 + part.int(4), places: nil)
    }
}

extension Packets {
    /// The answer to `COM_STMT_PREPARE`; what the columns are is told with the rows.
    static func prepared(_ number: Int, parameters: Int) -> [UInt8] {
        [0] + int(number, 4) + int(0, 2) + int(parameters, 2) + [0] + int(0, 2)
    }

    /// What a mark for a value is before it has one.
    static let parameter = column(.init(name: "?", type: ValueType(.text)))

    /// A row in its binary form.
    static func binaryRow(_ row: [SQLValue], _ columns: [ResultRows.Column]) -> [UInt8] {
        var nulls = [UInt8](repeating: 0, count: (columns.count + 9) / 8)
        var fields: [UInt8] = []
        for (index, (value, column)) in zip(row, columns).enumerated() {
            guard value != .null else {
                nulls[(index + 2) / 8] |= 1 << UInt8((index + 2) % 8)
                continue
            }
            fields += binary(value, column)
        }
        return [0] + nulls + fields
    }

    private static func binary(_ value: SQLValue, _ column: ResultRows.Column) -> [UInt8] {
        let whole = Int(truncatingIfNeeded: UInt64(value.string) ?? UInt64(bitPattern: Int64(value.integer)))
        switch code(of: column.type) {
        case 1: return int(whole, 1)
        case 2, 13: return int(whole, 2)
        case 3, 9: return int(whole, 4)
        case 8: return int(whole, 8)
        case 4: return int(Int(Float(value.double).bitPattern), 4)
        case 5: return int(Int(truncatingIfNeeded: value.double.bitPattern), 8)
        case 7, 10, 12:
            guard let reading = DateText.read(value.string) else { return [0] }
            let civil = reading.moment.civil
            let micros = reading.moment.microseconds - reading.moment.startOfDay
            let date = int(Int(civil.year), 2) + int(civil.month, 1) + int(civil.day, 1)
            if micros == 0 { return [4] + date }
            let clock =
                int(micros / 3_600_000_000, 1) + int(micros / 60_000_000 % 60, 1) + int(micros / 1_000_000 % 60, 1)
            return micros % 1_000_000 == 0 ? [7] + date + clock : [11] + date + clock + int(micros % 1_000_000, 4)
        case 11:
            let micros = DateText.time(value.string) ?? 0
            guard micros != 0 else { return [0] }
            let size = abs(micros)
            return [12, micros < 0 ? 1 : 0] + int(size / Moment.day, 4) + int(size / 3_600_000_000 % 24, 1)
                + int(size / 60_000_000 % 60, 1) + int(size / 1_000_000 % 60, 1) + int(size % 1_000_000, 4)
        default:
            if case .blob(let bytes) = value { return number(bytes.count) + bytes }
            return text(column.type.text(value) ?? "")
        }
    }
}
