/// `echo`, for the builtin and the program of that name.
package enum EchoCommand {
    /// What it prints. `-e` and dash's echo interpret escapes; `-n` leaves the newline out.
    package static func text(_ arguments: [String], interpretsEscapes: Bool) -> String {
        var arguments = arguments[...]
        var escapes = interpretsEscapes
        var hasNewline = true
        while let option = arguments.first, option.count > 1, option.hasPrefix("-"),
            option.dropFirst().allSatisfy({ interpretsEscapes ? $0 == "n" : "neE".contains($0) })
        {
            for letter in option.dropFirst() {
                switch letter {
                case "n": hasNewline = false
                case "e": escapes = true
                default: escapes = false
                }
            }
            arguments = arguments.dropFirst()
        }
        var text = arguments.joined(separator: " ")
        if escapes {
            let (decoded, isCut) = Escapes.decode(text)
            text = decoded
            if isCut { return text }
        }
        return hasNewline ? text + "\n" : text
    }
}

/// Backslash escapes of `echo -e` and `printf %b`.
package enum Escapes {
    /// The text with escapes replaced, and whether `\c` has ended it.
    package static func decode(_ text: String) -> (text: String, isCut: Bool) {
        var out: [UInt8] = []
        let bytes = Array(text.utf8)
        var index = 0
        let simple: [UInt8: UInt8] = [
            0x6E: 10, 0x74: 9, 0x72: 13, 0x61: 7, 0x62: 8, 0x66: 12, 0x76: 11, 0x65: 27, 0x5C: 0x5C, 0x22: 0x22,
        ]
        while index < bytes.count {
            guard bytes[index] == 0x5C, index + 1 < bytes.count else {
                out.append(bytes[index])
                index += 1
                continue
            }
            let code = bytes[index + 1]
            index += 2
            if code == 0x63 { return (String(decoding: out, as: UTF8.self), true) }
            if let byte = simple[code] {
                out.append(byte)
            } else if (0x30...0x37).contains(code) {
                if code != 0x30 { index -= 1 }
                out.append(number(bytes, &index, radix: 8, digits: 3))
            } else if code == 0x78 {
                out.append(number(bytes, &index, radix: 16, digits: 2))
            } else {
                out += [0x5C, code]
            }
        }
        return (String(decoding: out, as: UTF8.self), false)
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
