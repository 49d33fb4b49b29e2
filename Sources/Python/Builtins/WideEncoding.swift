/// UTF-16 and UTF-32: two or four bytes for each unit, in one order or the other.
struct WideEncoding {
    private let width: Int
    private let isBigEndian: Bool
    /// Whether a mark at the beginning tells the order.
    private let hasMark: Bool

    /// - Parameter name: in lower case, with hyphens.
    init?(_ name: String) {
        switch name {
        case "utf-16", "utf16": (width, isBigEndian, hasMark) = (2, false, true)
        case "utf-16-le": (width, isBigEndian, hasMark) = (2, false, false)
        case "utf-16-be": (width, isBigEndian, hasMark) = (2, true, false)
        case "utf-32", "utf32": (width, isBigEndian, hasMark) = (4, false, true)
        case "utf-32-le": (width, isBigEndian, hasMark) = (4, false, false)
        case "utf-32-be": (width, isBigEndian, hasMark) = (4, true, false)
        default: return nil
        }
    }

    func encode(_ text: String) -> [UInt8] {
        let units = width == 2 ? text.utf16.map(UInt32.init) : text.unicodeScalars.map(\.value)
        return ((hasMark ? [0xFEFF] : []) + units).flatMap { unit in
            let bytes = (0..<width).map { UInt8(truncatingIfNeeded: unit >> (8 * UInt32($0))) }
            return isBigEndian ? bytes.reversed() : bytes
        }
    }

    func decode(_ bytes: [UInt8], _ errors: String, _ m: inout Interpreter) throws(Trap) -> String {
        var isBig = isBigEndian
        var units = stride(from: 0, to: bytes.count - bytes.count % width, by: width).map { start -> UInt32 in
            let unit = bytes[start..<(start + width)]
            return (isBig ? Array(unit) : unit.reversed()).reduce(0) { $0 << 8 | UInt32($1) }
        }
        if hasMark, let first = units.first, first == 0xFEFF || first == (width == 2 ? 0xFFFE : 0xFFFE_0000) {
            isBig = first != 0xFEFF
            units.removeFirst()
            if isBig { units = units.map { width == 2 ? ($0 & 0xFF) << 8 | $0 >> 8 : $0.byteSwapped } }
        }
        if bytes.count % width != 0, errors == "strict" {
            throw m.error(
                .unicodeDecodeError,
                "'utf-\(width * 8)-\(isBig ? "be" : "le")' codec can't decode byte 0x\(Interpreter.hex(Int(bytes[bytes.count - 1]), 2)) in position \(bytes.count - 1): truncated data"
            )
        }
        return width == 2
            ? String(decoding: units.map { UInt16(truncatingIfNeeded: $0) }, as: UTF16.self)
            : String(String.UnicodeScalarView(units.map { Unicode.Scalar($0) ?? "\u{FFFD}" }))
    }
}
