/// Base 64 (RFC 4648).
package enum Base64 {
    private static let alphabet = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/".utf8)

    package static func encode(_ bytes: [UInt8]) -> [UInt8] {
        var out: [UInt8] = []
        for start in stride(from: 0, to: bytes.count, by: 3) {
            let part = bytes[start..<min(bytes.count, start + 3)]
            let value = part.reduce(0) { $0 << 8 | Int($1) } << (8 * (3 - part.count))
            for index in 0..<4 {
                out.append(index <= part.count ? alphabet[value >> (18 - 6 * index) & 63] : 0x3D)
            }
        }
        return out
    }

    /// The bytes of a text up to the first mistake; line ends are skipped.
    package static func decode(_ text: [UInt8]) -> (bytes: [UInt8], isValid: Bool) {
        var out: [UInt8] = []
        var value = 0
        var count = 0
        var isPadded = false
        for byte in text where byte != 0x0A && byte != 0x0D {
            if byte == 0x3D {
                isPadded = true
                continue
            }
            guard !isPadded, let digit = alphabet.firstIndex(of: byte) else { return (out, false) }
            value = value << 6 | digit
            count += 1
            if count == 4 {
                out += [UInt8(value >> 16 & 255), UInt8(value >> 8 & 255), UInt8(value & 255)]
                (value, count) = (0, 0)
            }
        }
        if count == 2 { out.append(UInt8(value >> 4 & 255)) }
        if count == 3 { out += [UInt8(value >> 10 & 255), UInt8(value >> 2 & 255)] }
        return (out, count != 1 && (count == 0 || isPadded))
    }

    /// Whether a byte belongs to the encoding, padding among it.
    package static func isDigit(_ byte: UInt8) -> Bool { byte == 0x3D || alphabet.contains(byte) }
}

/// Base 32 (RFC 4648, section 6).
package enum Base32 {
    private static let alphabet = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZ234567".utf8)

    package static func encode(_ bytes: [UInt8]) -> [UInt8] {
        var out: [UInt8] = []
        var (value, count) = (0, 0)
        for byte in bytes {
            value = value << 8 | Int(byte)
            count += 8
            while count >= 5 {
                count -= 5
                out.append(alphabet[value >> count & 31])
            }
            value &= 1 << count - 1
        }
        if count > 0 { out.append(alphabet[value << (5 - count) & 31]) }
        while out.count % 8 != 0 { out.append(0x3D) }
        return out
    }

    /// The bytes of a text up to the first mistake; line ends are skipped.
    package static func decode(_ text: [UInt8], skipsGarbage: Bool = false) -> (bytes: [UInt8], isValid: Bool) {
        var out: [UInt8] = []
        var (value, count) = (0, 0)
        for byte in text where byte != 0x0A && byte != 0x3D {
            guard let digit = alphabet.firstIndex(of: byte) else {
                if skipsGarbage { continue }
                return (out, false)
            }
            value = value << 5 | digit
            count += 5
            if count >= 8 {
                count -= 8
                out.append(UInt8(value >> count & 255))
            }
            value &= 1 << count - 1
        }
        return (out, true)
    }
}
