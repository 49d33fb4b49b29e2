/// Backslash escapes of `echo -e`, `printf` and its `%b`.
package enum Escapes {
    /// Where escapes are read: the places know slightly different ones.
    enum Place {
        /// `echo -e` and `%b`: octal numbers begin with 0.
        case echo
        /// The format of `printf`.
        case printf
    }

    /// The text with escapes replaced, and whether `\c` has ended it.
    package static func decode(_ text: String) -> (text: String, isCut: Bool) {
        let (bytes, isCut) = decodeBytes(text)
        return (String(decoding: bytes, as: UTF8.self), isCut)
    }

    /// As above, as bytes.
    static func decodeBytes(_ text: String) -> (bytes: [UInt8], isCut: Bool) {
        let bytes = Array(text.utf8)
        var out: [UInt8] = []
        var index = 0
        while index < bytes.count {
            guard bytes[index] == 0x5C else {
                out.append(bytes[index])
                index += 1
                continue
            }
            guard let escaped = next(bytes, &index, .echo) else { return (out, true) }
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
        case UInt8(ascii: "e"), UInt8(ascii: "E"): return [27]
        case UInt8(ascii: "\\"): return [0x5C]
        case UInt8(ascii: "\"") where place == .printf: return [0x22]
        case UInt8(ascii: "'") where place == .printf: return [0x27]
        case UInt8(ascii: "c"): return nil
        case 0x30...0x37:
            if place == .echo, code != 0x30 {
                // Only `%b` takes octal numbers without a zero; `echo` leaves them.
                index -= 1
                return [number(bytes, &index, radix: 8, digits: 3)]
            }
            if place == .printf { index -= 1 }
            return [number(bytes, &index, radix: 8, digits: 3)]
        case UInt8(ascii: "x"):
            guard index < bytes.count, Character(UnicodeScalar(bytes[index])).isHexDigit else { return [0x5C, code] }
            return [number(bytes, &index, radix: 16, digits: 2)]
        case UInt8(ascii: "u"), UInt8(ascii: "U"):
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
