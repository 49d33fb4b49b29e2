/// Bytes of texts as filters handle them.
enum LineText {
    /// The lines without their newlines.
    static func split(_ bytes: [UInt8]) -> [[UInt8]] {
        lines(of: bytes).map { Array($0) }
    }

    static func string(_ bytes: some Sequence<UInt8>) -> String { String(decoding: Array(bytes), as: UTF8.self) }

    static func lowercased(_ bytes: [UInt8]) -> [UInt8] { bytes.map { (0x41...0x5A).contains($0) ? $0 + 32 : $0 } }

    /// The number that a text begins with, as `sort -n` and awk read it; 0 when there is none.
    static func number(_ bytes: some Collection<UInt8>, acceptsPlus: Bool = false) -> Double {
        shortWholeNumber(bytes) ?? anyNumber(bytes, acceptsPlus)
    }

    /// The common case: some digits and nothing else.
    private static func shortWholeNumber(_ bytes: some Collection<UInt8>) -> Double? {
        guard !bytes.isEmpty, bytes.count < 16 else { return nil }
        var value = 0
        for byte in bytes {
            guard (0x30...0x39).contains(byte) else { return nil }
            value = value * 10 + Int(byte) - 0x30
        }
        return Double(value)
    }

    private static func anyNumber(_ bytes: some Collection<UInt8>, _ acceptsPlus: Bool) -> Double {
        var text: [UInt8] = []
        var hasDot = false
        var hasSign = false
        var hasDigit = false
        for byte in bytes {
            if text.isEmpty, byte == 0x20 || byte == 0x09 || byte == 0x0A { continue }
            if text.isEmpty, !hasSign, byte == 0x2D || acceptsPlus && byte == 0x2B {
                if byte == 0x2D { text.append(byte) }
                hasSign = true
            } else if (0x30...0x39).contains(byte) {
                text.append(byte)
                hasDigit = true
            } else if byte == 0x2E, !hasDot {
                text.append(byte)
                hasDot = true
            } else {
                break
            }
        }
        guard hasDigit else { return 0 }
        if text.last == 0x2E { text.removeLast() }
        var plain = string(text)
        if plain.hasPrefix(".") { plain = "0" + plain }
        if plain.hasPrefix("-.") { plain = "-0" + plain.dropFirst() }
        return Double(plain) ?? 0
    }

    static func isLess(_ a: some Sequence<UInt8>, _ b: some Sequence<UInt8>) -> Bool { a.lexicographicallyPrecedes(b) }
}
