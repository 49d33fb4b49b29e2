import BigInt
import Foundation
import Kernel
import PythonSyntax
import WorldModel

typealias PythonOperator = BinaryOperator

/// Methods of `bytes` and `bytearray`.
enum BytesMethods {
    /// A code point as Python writes it in a text of ASCII.
    private static func escape(_ scalar: Unicode.Scalar) -> String {
        let value = Int(scalar.value)
        if value < 0x100 { return "\\x" + Interpreter.hex(value, 2) }
        return value < 0x10000 ? "\\u" + Interpreter.hex(value, 4) : "\\U" + Interpreter.hex(value, 8)
    }

    /// UTF-8 with each byte that belongs to no code point as `\xff`.
    private static func escaping(_ bytes: [UInt8]) -> String {
        var out = ""
        var rest = bytes[...]
        while !rest.isEmpty {
            let length = (1...4).first { String(validating: rest.prefix($0), as: UTF8.self) != nil && $0 <= rest.count }
            if let length {
                out += String(decoding: rest.prefix(length), as: UTF8.self)
                rest = rest.dropFirst(length)
            } else {
                out += "\\x" + Interpreter.hex(Int(rest.removeFirst()), 2)
            }
        }
        return out
    }

    /// Whether an encoding, by its usual names, has ASCII's bytes for ASCII's characters.
    private static func isPlain(_ encoding: String) -> Bool {
        switch encoding {
        case "utf-8", "utf8", "ascii", "latin-1", "iso-8859-1": true
        default: false
        }
    }

    static func decode(
        _ bytes: [UInt8], _ encoding: String, _ errors: String, _ m: inout Interpreter
    ) throws(Trap) -> Value {
        if isPlain(encoding), bytes.allSatisfy({ $0 < 0x80 }) { return m.text(String(decoding: bytes, as: UTF8.self)) }
        let name = encoding.lowercased().replacing("_", with: "-")
        if ["latin-1", "iso-8859-1", "latin1"].contains(name) {
            return m.text(String(String.UnicodeScalarView(bytes.map { Unicode.Scalar($0) })))
        }
        if name == "ascii", let place = bytes.firstIndex(where: { $0 >= 128 }), errors == "strict" {
            throw m.error(
                .unicodeDecodeError,
                "'ascii' codec can't decode byte 0x\(Interpreter.hex(Int(bytes[place]), 2)) in position \(place): ordinal not in range(128)"
            )
        }
        if let wide = WideEncoding(name) { return m.text(try wide.decode(bytes, errors, &m)) }
        guard ["utf-8", "utf8", "ascii", "us-ascii", "utf-8-sig"].contains(name) else {
            throw m.error(.lookupError, "unknown encoding: \(encoding)")
        }
        if name == "utf-8-sig", bytes.starts(with: [0xEF, 0xBB, 0xBF]) {
            return try decode(Array(bytes.dropFirst(3)), "utf-8", errors, &m)
        }
        if let text = String(validating: bytes, as: UTF8.self) { return m.text(text) }
        if errors == "ignore" {
            return m.text(String(decoding: bytes, as: UTF8.self).replacing("\u{FFFD}", with: ""))
        }
        if errors == "backslashreplace" { return m.text(escaping(bytes)) }
        if errors != "strict" { return m.text(String(decoding: bytes, as: UTF8.self)) }
        var place = 0
        while place < bytes.count {
            let byte = bytes[place]
            let length = byte < 0x80 ? 1 : byte < 0xC2 ? 0 : byte < 0xE0 ? 2 : byte < 0xF0 ? 3 : byte < 0xF5 ? 4 : 0
            let rest = bytes[place..<min(bytes.count, place + max(1, length))]
            if length == 0 || String(validating: rest, as: UTF8.self) == nil {
                let reason =
                    length == 0
                    ? "invalid start byte"
                    : place + length > bytes.count ? "unexpected end of data" : "invalid continuation byte"
                throw m.error(
                    .unicodeDecodeError,
                    "'utf-8' codec can't decode byte 0x\(Interpreter.hex(Int(byte), 2)) in position \(place): \(reason)"
                )
            }
            place += length
        }
        return m.text(String(decoding: bytes, as: UTF8.self))
    }

    static func encode(
        _ text: String, _ encoding: String, _ errors: String, _ m: inout Interpreter
    ) throws(Trap) -> [UInt8] {
        if isPlain(encoding), text.utf8.allSatisfy({ $0 < 0x80 }) { return Array(text.utf8) }
        let name = encoding.replacing("_", with: "-")
        if ["utf-8", "utf8"].contains(name) { return Array(text.utf8) }
        if name == "utf-8-sig" { return [0xEF, 0xBB, 0xBF] + Array(text.utf8) }
        if let wide = WideEncoding(name) { return wide.encode(text) }
        let limit: UInt32 =
            ["ascii", "us-ascii"].contains(name) ? 128 : ["latin-1", "latin1", "iso-8859-1"].contains(name) ? 256 : 0
        if limit == 0 { throw m.error(.lookupError, "unknown encoding: \(encoding)") }
        var out: [UInt8] = []
        for (place, scalar) in text.unicodeScalars.enumerated() {
            if scalar.value < limit {
                out.append(UInt8(scalar.value))
            } else if errors == "replace" {
                out.append(0x3F)
            } else if errors == "xmlcharrefreplace" {
                out += Array("&#\(scalar.value);".utf8)
            } else if errors == "backslashreplace" {
                out += Array(escape(scalar).utf8)
            } else if errors != "ignore" {
                let shown = escape(scalar)
                throw m.error(
                    .unicodeEncodeError,
                    "'\(limit == 128 ? "ascii" : "latin-1")' codec can't encode character '\(shown)' in position \(place): ordinal not in range(\(limit))"
                )
            }
        }
        return out
    }

    static func bytes(_ value: Value, _ m: inout Interpreter) throws(Trap) -> [UInt8] {
        guard case .bytes(let bytes, _)? = m.object(m.plain(value)) else {
            throw m.error(.typeError, "a bytes-like object is required, not '\(m.typeName(value))'")
        }
        return bytes
    }

    /// Most methods do on bytes what they do on texts: a text with one code point a byte stands for them.
    private static func viaText(_ name: String) -> (String, NativeFunction) {
        (
            name,
            { (m, os, a) throws(Trap) in
                var call = a
                for (index, value) in a.positional.enumerated() {
                    if case .bytes(let bytes, _)? = m.object(m.plain(value)) {
                        call.positional[index] = latin(bytes, &m)
                    }
                    if index > 0, name == "join" {
                        var parts: [Value] = []
                        for part in try m.items(of: value, &os) { parts.append(latin(try self.bytes(part, &m), &m)) }
                        call.positional[index] = m.list(parts)
                    }
                }
                if name.hasSuffix("strip"), a.count == 1 || a[1] == .none {
                    call.positional = [call.positional[0], m.text(WhiteSpace.ofBytes)]
                }
                let number = Natives.number(.type(.str), name)
                return back(try Natives.table[Int(number)].run(&m, &os, call), &m)
            }
        )
    }

    private static func latin(_ bytes: [UInt8], _ m: inout Interpreter) -> Value {
        m.make(.string(Text(PercentFormat.text(bytes))))
    }

    private static func back(_ value: Value, _ m: inout Interpreter) -> Value {
        if let text = m.string(value) {
            return m.make(.bytes(PercentFormat.bytes(text), isMutable: false))
        }
        switch m.object(value) {
        case .list(let items):
            var out: [Value] = []
            for item in items { out.append(back(item, &m)) }
            return m.list(out)
        case .tuple(let items):
            var out: [Value] = []
            for item in items { out.append(back(item, &m)) }
            return m.tuple(out)
        default: return value
        }
    }

    static let all: Natives.Group = own + lines + viaTexts

    private static let own: Natives.Group = [
        (
            "decode",
            { (m, os, a) throws(Trap) in
                try decode(
                    try bytes(a[0], &m), m.string(a.value(1, "encoding") ?? .none) ?? "utf-8",
                    m.string(a.value(2, "errors") ?? .none) ?? "strict", &m)
            }
        ),
        (
            "hex",
            { (m, os, a) throws(Trap) in
                let separator = a.count > 1 ? m.string(a[1]) ?? "" : ""
                return m.text(try bytes(a[0], &m).map { Interpreter.hex(Int($0), 2) }.joined(separator: separator))
            }
        ),
        (
            "fromhex",
            { (m, os, a) throws(Trap) in
                let digits = Array((m.string(a[1]) ?? "").filter { !$0.isWhitespace })
                var out: [UInt8] = []
                for place in stride(from: 0, to: digits.count, by: 2) {
                    guard place + 1 < digits.count, let byte = UInt8(String(digits[place...(place + 1)]), radix: 16)
                    else {
                        throw m.error(.valueError, "non-hexadecimal number found in fromhex() arg at position \(place)")
                    }
                    out.append(byte)
                }
                return m.make(.bytes(out, isMutable: false))
            }
        ),
    ]

    private static let lines: Natives.Group = [
        (
            "splitlines",
            { (m, os, a) throws(Trap) in
                let keeps = try a.value(1, "keepends").map { value throws(Trap) in try m.truth(value, &os) } ?? false
                let text = PercentFormat.text(try bytes(a[0], &m))
                let lines = WhiteSpace.lines(text, keepsEnds: keeps, inBytes: true)
                return m.list(lines.map { m.make(.bytes(PercentFormat.bytes($0), isMutable: false)) })
            }
        ),
        (
            "isspace",
            { (m, os, a) throws(Trap) in
                let text = PercentFormat.text(try bytes(a[0], &m))
                return .bool(
                    !text.isEmpty && text.unicodeScalars.allSatisfy(WhiteSpace.ofBytes.unicodeScalars.contains))
            }
        ),
    ]

    private static let viaTexts: Natives.Group = [
        "upper", "lower", "strip", "lstrip", "rstrip", "split", "rsplit", "join", "replace", "find",
        "rfind", "index", "count", "startswith", "endswith", "partition", "rpartition", "center", "ljust", "rjust",
        "zfill", "isdigit", "isalpha", "isalnum", "title", "capitalize", "removeprefix", "removesuffix",
    ].map(viaText)

    private static func change(
        _ a: Arguments, _ m: inout Interpreter, _ body: (inout [UInt8]) -> Void
    ) throws(Trap) -> Value {
        if case .object(let id) = m.plain(a[0]) { _ = m.withBytes(id, body) }
        return .none
    }

    static let changing: Natives.Group = [
        (
            "append",
            { (m, os, a) throws(Trap) in
                let byte = try m.index(a[1], &os)
                guard (0...255).contains(byte) else { throw m.error(.valueError, "byte must be in range(0, 256)") }
                return try change(a, &m) { $0.append(UInt8(byte)) }
            }
        ),
        (
            "extend",
            { (m, os, a) throws(Trap) in
                var more: [UInt8] = []
                for item in try m.items(of: a[1], &os) {
                    more.append(UInt8(truncatingIfNeeded: try m.index(item, &os)))
                }
                return try change(a, &m) { $0 += more }
            }
        ),
        ("clear", { (m, os, a) throws(Trap) in try change(a, &m) { $0 = [] } }),
        (
            "pop",
            { (m, os, a) throws(Trap) in
                let last = try bytes(a[0], &m).last
                guard let last else { throw m.error(.indexError, "pop from empty bytearray") }
                _ = try change(a, &m) { $0.removeLast() }
                return .int(Int(last))
            }
        ),
    ]
}
