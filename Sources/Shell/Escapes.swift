/// Backslash escapes of `echo -e`, `printf` and its `%b`.
package enum Escapes {
    /// Where escapes are read: the places know slightly different ones.
    enum Place {
        /// `echo -e` and `%b`: octal numbers begin with 0.
        case echo
        /// The format of `printf`.
        case printf
        /// Both in dash, which knows no `\e`, `\x` and `\u`.
        case dashEcho, dashPrintf

        var isFormat: Bool { self == .printf || self == .dashPrintf }
        var isDash: Bool { self == .dashEcho || self == .dashPrintf }
    }

    /// The text with escapes replaced, and whether `\c` has ended it.
    package static func decode(_ text: String, isDash: Bool = false) -> (text: String, isCut: Bool) {
        let (bytes, isCut) = decodeBytes(text, isDash: isDash)
        return (String(decoding: bytes, as: UTF8.self), isCut)
    }

    /// As above, as bytes.
    static func decodeBytes(_ text: String, isDash: Bool = false) -> (bytes: [UInt8], isCut: Bool) {
        let bytes = Array(text.utf8)
        var out: [UInt8] = []
        var index = 0
        while index < bytes.count {
            guard bytes[index] == 0x5C else {
                out.append(bytes[index])
                index += 1
                continue
            }
            guard let escaped = next(bytes, &index, isDash ? .dashEcho : .echo) else { return (out, true) }
            out += escaped
        }
        return (out, false)
    }

    /// What the escape at `index` stands for; `nil` for `\c`.
    static func next(_ bytes: [UInt8], _ index: inout Int, _ place: Place) -> [UInt8]? {
        index += 1
        guard index < bytes.count else { return [0x5C] }
        let code = bytes[index]
        index += 1
        switch code {
        case UInt8(ascii: "n"): return [10]
        case UInt8(ascii: "t"): return [9]
        case UInt8(ascii: "r"): return [13]
        case UInt8(ascii: "a"): return [7]
        case UInt8(ascii: "b"): return [8]
        case UInt8(ascii: "f"): return [12]
        case UInt8(ascii: "v"): return [11]
        case UInt8(ascii: "e"): return [27]
        case UInt8(ascii: "E") where !place.isDash: return [27]
        case UInt8(ascii: "\\"): return [0x5C]
        case UInt8(ascii: "\"") where place.isFormat: return [0x22]
        case UInt8(ascii: "'") where place.isFormat: return [0x27]
        case UInt8(ascii: "c") where place != .dashPrintf: return nil
        case 0x30...0x37:
            if !place.isFormat, code != 0x30 {
                // Only `%b` takes octal numbers without a zero; `echo` leaves them.
                index -= 1
                return [number(bytes, &index, radix: 8, digits: 3)]
            }
            if place.isFormat { index -= 1 }
            return [number(bytes, &index, radix: 8, digits: 3)]
        case UInt8(ascii: "x") where !place.isDash:
            guard index < bytes.count, Character(UnicodeScalar(bytes[index])).isHexDigit else { return [0x5C, code] }
            return [number(bytes, &index, radix: 16, digits: 2)]
        case UInt8(ascii: "u") where !place.isDash, UInt8(ascii: "U") where !place.isDash:
            let start = index
            var value: UInt32 = 0
            while index < bytes.count, index - start < (code == UInt8(ascii: "u") ? 4 : 8),
                let digit = Character(UnicodeScalar(bytes[index])).hexDigitValue
            {
                value = value << 4 | UInt32(digit)
                index += 1
            }
            guard index > start, let scalar = UnicodeScalar(value) else { return [0x5C, code] }
            return Array(String(scalar).utf8)
        default: return [0x5C, code]
        }
    }

    private static func number(_ bytes: [UInt8], _ index: inout Int, radix: Int, digits: Int) -> UInt8 {
        var value = 0
        var count = 0
        while count < digits, index < bytes.count,
            let digit = Character(UnicodeScalar(bytes[index])).hexDigitValue, digit < radix
        {
            value = value * radix + digit
            index += 1
            count += 1
        }
        return UInt8(truncatingIfNeeded: value)
    }
}
