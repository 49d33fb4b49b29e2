import Glibc
import Shell

/// A value of awk: a number, a text, or input that may be either.
enum AwkValue {
    case number(Double)
    case text([UInt8])
    /// From input: a number when it looks like one.
    case input([UInt8])
    case unset

    init(_ text: String) { self = .text(Array(text.utf8)) }

    var number: Double {
        switch self {
        case .number(let number): number
        case .text(let bytes), .input(let bytes): Self.parse(bytes).value
        case .unset: 0
        }
    }

    /// The number cut to an integer that cannot overflow.
    var integer: Int { number.isNaN ? 0 : Int(max(-1e15, min(number, 1e15))) }

    var bytes: [UInt8] {
        switch self {
        case .number(let number): Array(Self.text(number).utf8)
        case .text(let bytes), .input(let bytes): bytes
        case .unset: []
        }
    }

    var string: String { LineText.string(bytes) }

    /// Whether comparisons treat it as a number.
    var isNumeric: Bool {
        switch self {
        case .number, .unset: true
        case .input(let bytes): Self.parse(bytes).isWhole
        case .text: false
        }
    }

    var isTrue: Bool {
        switch self {
        case .number(let number): number != 0
        case .text(let bytes): !bytes.isEmpty
        case .input(let bytes): Self.parse(bytes).isWhole ? number != 0 : !bytes.isEmpty
        case .unset: false
        }
    }

    /// The number that a text begins with, and whether it is all of it.
    private static func parse(_ bytes: [UInt8]) -> (value: Double, isWhole: Bool) {
        var trimmed = bytes[...].drop { $0 == 0x20 || $0 == 0x09 || $0 == 0x0A }
        while let last = trimmed.last, last == 0x20 || last == 0x09 || last == 0x0A { trimmed.removeLast() }
        guard let first = trimmed.first, first != 0x5F, !(0x61...0x7A).contains(first), !(0x41...0x5A).contains(first)
        else { return (0, false) }
        let text = LineText.string(trimmed)
        return text.withCString { start in
            var end: UnsafeMutablePointer<CChar>?
            let value = strtod(start, &end)
            let used = end.map { UnsafePointer($0) - start } ?? 0
            guard used > 0, value.isFinite else { return (0, false) }
            return (value, used == text.utf8.count)
        }
    }

    /// A number as text: whole ones as integers, others as `%.6g`.
    static func text(_ number: Double) -> String {
        if number == number.rounded(), abs(number) < 1e16 { return String(Int64(number)) }
        return general(number, 6)
    }

    /// `%g`
    static func general(_ number: Double, _ digits: Int) -> String { NumberText.format(number, "%.\(digits)g") }
}
