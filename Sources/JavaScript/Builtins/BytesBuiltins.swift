import FileTrees
import Foundation
import Kernel

/// What Buffer in the library is built on.
enum BytesBuiltins {
    static let groups: [Natives.Group] = [Natives.Group("binding", ofBinding)]

    /// What texts are as bytes.
    static func encode(_ text: String, _ encoding: String) -> [UInt8] {
        switch encoding {
        case "hex":
            let digits = Array(text.utf8)
            var bytes: [UInt8] = []
            for place in stride(from: 0, to: digits.count - 1, by: 2) {
                guard let byte = UInt8(String(decoding: digits[place...(place + 1)], as: UTF8.self), radix: 16) else {
                    break
                }
                bytes.append(byte)
            }
            return bytes
        case "base64", "base64url":
            var plain = text.replacing("-", with: "+").replacing("_", with: "/").filter {
                $0 != "=" && !$0.isWhitespace
            }
            while plain.utf8.count % 4 != 0 { plain += "=" }
            return Data(base64Encoded: plain, options: .ignoreUnknownCharacters).map { Array($0) } ?? []
        case "latin1", "binary", "ascii": return text.utf16.map { UInt8(truncatingIfNeeded: $0) }
        case "utf16le", "ucs2", "ucs-2", "utf-16le": return text.utf16.flatMap { [UInt8($0 & 255), UInt8($0 >> 8)] }
        default: return Array(text.utf8)
        }
    }

    static func decode(_ bytes: ArraySlice<UInt8>, _ encoding: String) -> String {
        switch encoding {
        case "hex": return bytes.map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
        case "base64": return Data(bytes).base64EncodedString()
        case "base64url":
            return Data(bytes).base64EncodedString().replacing("+", with: "-").replacing("/", with: "_").filter {
                $0 != "="
            }
        case "latin1", "binary": return String(decoding: bytes.map { UInt16($0) }, as: UTF16.self)
        case "ascii": return String(decoding: bytes.map { UInt16($0 & 127) }, as: UTF16.self)
        case "utf16le", "ucs2", "ucs-2", "utf-16le":
            let list = Array(bytes)
            let units = stride(from: 0, to: list.count - 1, by: 2).map { UInt16(list[$0]) | UInt16(list[$0 + 1]) << 8 }
            return String(decoding: units, as: UTF16.self)
        default: return String(decoding: bytes, as: UTF8.self)
        }
    }

    private static let ofBinding: Natives.Functions = [
        (
            "bytesFromText", 2,
            { (m, os, c) throws(Trap) in
                m.buffer(encode(try m.toText(c[0], &os), m.string(c[1]) ?? "utf8"))
            }
        ),
        (
            "textFromBytes", 4,
            { (m, os, c) throws(Trap) in
                let bytes = m.bytes(c[0]) ?? []
                let from = c[2] == .undefined ? 0 : max(0, min(bytes.count, try m.toInteger(c[2], &os)))
                let to = c[3] == .undefined ? bytes.count : max(from, min(bytes.count, try m.toInteger(c[3], &os)))
                return m.text(decode(bytes[from..<to], m.string(c[1]) ?? "utf8"))
            }
        ),
        (
            "joinBytes", 1,
            { (m, os, c) throws(Trap) in
                var bytes: [UInt8] = []
                for item in m.items(c[0]) ?? [] { bytes += m.bytes(item) ?? [] }
                return m.buffer(bytes)
            }
        ),
        (
            "sliceBytes", 3,
            { (m, os, c) throws(Trap) in
                let bytes = m.bytes(c[0]) ?? []
                let from = try ArrayBuiltins.place(c[1], bytes.count, else: 0, &m, &os)
                let to = try ArrayBuiltins.place(c[2], bytes.count, else: bytes.count, &m, &os)
                return m.buffer(from < to ? Array(bytes[from..<to]) : [])
            }
        ),
        (
            "findBytes", 3,
            { (m, os, c) throws(Trap) in
                let (bytes, wanted) = (m.bytes(c[0]) ?? [], m.bytes(c[1]) ?? [])
                let from = max(0, try m.toInteger(c[2], &os))
                guard !wanted.isEmpty, bytes.count >= wanted.count + from else {
                    return .int(wanted.isEmpty ? from : -1)
                }
                for place in from...(bytes.count - wanted.count)
                where bytes[place] == wanted[0] && bytes[place..<place + wanted.count].elementsEqual(wanted) {
                    return .int(place)
                }
                return .int(-1)
            }
        ),
        (
            "compareBytes", 2,
            { (m, os, c) throws(Trap) in
                let (a, b) = (m.bytes(c[0]) ?? [], m.bytes(c[1]) ?? [])
                return .int(a == b ? 0 : a.lexicographicallyPrecedes(b) ? -1 : 1)
            }
        ),
        (
            "randomBytes", 1,
            { (m, os, c) throws(Trap) in
                let count = max(0, min(1_000_000, try m.toInteger(c[0], &os)))
                var bytes: [UInt8] = []
                for _ in 0..<count { bytes.append(UInt8(truncatingIfNeeded: os.world.random.next())) }
                return m.buffer(bytes)
            }
        ),
        (
            "digest", 2,
            { (m, os, c) throws(Trap) in
                guard let function = HashFunction(rawValue: m.string(c[0]) ?? "") else { return .null }
                return m.buffer(function.hash(m.bytes(c[1]) ?? []))
            }
        ),
        (
            "keyedDigest", 3,
            { (m, os, c) throws(Trap) in
                guard let function = HashFunction(rawValue: m.string(c[0]) ?? "") else { return .null }
                return m.buffer(function.keyed(m.bytes(c[1]) ?? [], m.bytes(c[2]) ?? []))
            }
        ),
    ]
}
