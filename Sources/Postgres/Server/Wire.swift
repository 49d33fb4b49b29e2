import FileTrees
import PostgresSyntax
import SQLStore

/// Messages of PostgreSQL's protocol, version 3 (the manual, 55.7 "Message Formats").
enum Wire {
    static let version = 196_608
    static let secureRequest = 80_877_103
    static let encryptionRequest = 80_877_104
    static let cancelRequest = 80_877_102

    /// One message: its letter (none for the first of a client) and its body.
    struct Message: Equatable {
        var kind: Character?
        var body: [UInt8]
    }

    enum Failure: Error { case tooLong }

    /// The most that a message may hold.
    private static let mostBytes = 64_000_000

    /// Takes the next whole message off the front.
    static func take(_ inbox: inout [UInt8], hasKind: Bool) throws(Failure) -> Message? {
        let start = hasKind ? 1 : 0
        guard inbox.count >= start + 4 else { return nil }
        let length = Int(number(inbox[start..<(start + 4)]))
        guard length >= 4, length <= mostBytes else { throw .tooLong }
        guard inbox.count >= start + length else { return nil }
        let message = Message(
            kind: hasKind ? Character(Unicode.Scalar(inbox[0])) : nil,
            body: Array(inbox[(start + 4)..<(start + length)]))
        inbox.removeFirst(start + length)
        return message
    }

    static func number(_ bytes: ArraySlice<UInt8>) -> UInt32 { bytes.reduce(0) { $0 << 8 | UInt32($1) } }

    static func int32(_ value: Int) -> [UInt8] { (0..<4).map { UInt8(truncatingIfNeeded: value >> (24 - 8 * $0)) } }

    static func int16(_ value: Int) -> [UInt8] {
        [UInt8(truncatingIfNeeded: value >> 8), UInt8(truncatingIfNeeded: value)]
    }

    static func text(_ text: String) -> [UInt8] { Array(text.utf8) + [0] }

    static func message(_ kind: Character, _ body: [UInt8] = []) -> [UInt8] {
        [kind.asciiValue ?? 0] + int32(body.count + 4) + body
    }

    static func startup(_ parameters: [(String, String)]) -> [UInt8] {
        let body = int32(version) + parameters.flatMap { text($0.0) + text($0.1) } + [0]
        return int32(body.count + 4) + body
    }

    /// A parameter in its binary form as text; `nil` for types whose binary form is the text.
    static func binaryText(_ bytes: [UInt8], _ type: Int) -> String? {
        let bits = bytes.reduce(UInt64(0)) { $0 << 8 | UInt64($1) }
        switch (type, bytes.count) {
        case (16, 1): return bits == 0 ? "f" : "t"
        case (21, 2): return String(Int16(truncatingIfNeeded: bits))
        case (23, 4): return String(Int32(truncatingIfNeeded: bits))
        case (20, 8): return String(Int64(bitPattern: bits))
        case (700, 4): return FloatText.shortest(Float(bitPattern: UInt32(truncatingIfNeeded: bits)))
        case (701, 8): return FloatText.shortest(Double(bitPattern: bits))
        case (17, _): return "\\x" + hexadecimal(bytes)
        default: return nil
        }
    }

    // MARK: What servers say

    static func ready(_ status: Character) -> [UInt8] { message("Z", [status.asciiValue ?? 0x49]) }

    static func parameter(_ name: String, _ value: String) -> [UInt8] { message("S", text(name) + text(value)) }

    static func complete(_ tag: String) -> [UInt8] { message("C", text(tag)) }

    static func authentication(_ code: Int, _ rest: [UInt8] = []) -> [UInt8] { message("R", int32(code) + rest) }

    static func rowDescription(_ columns: [ResultRows.Column]) -> [UInt8] {
        var body = int16(columns.count)
        for column in columns {
            // No table, no column of it; any modifier; the text format.
            body += text(column.name) + int32(0) + int16(0)
            body += int32(column.type.number) + int16(column.type.width) + int32(-1) + int16(0)
        }
        return message("T", body)
    }

    static func row(_ fields: [String?]) -> [UInt8] {
        var body = int16(fields.count)
        for field in fields {
            guard let field else {
                body += int32(-1)
                continue
            }
            let bytes = Array(field.utf8)
            body += int32(bytes.count) + bytes
        }
        return message("D", body)
    }

    /// An error or a notice. Positions count from 1 on the wire.
    static func report(_ error: SQLError) -> [UInt8] {
        let isNotice = ["NOTICE", "WARNING", "INFO", "LOG", "DEBUG"].contains(error.severity)
        var fields: [(Character, String)] = [
            ("S", error.severity), ("V", error.severity), ("C", error.code), ("M", error.message),
        ]
        if let detail = error.detail { fields.append(("D", detail)) }
        if let hint = error.hint { fields.append(("H", hint)) }
        if let context = error.context { fields.append(("W", context)) }
        if let position = error.position { fields.append(("P", String(position + 1))) }
        return message(isNotice ? "N" : "E", fields.flatMap { [$0.0.asciiValue ?? 0] + text($0.1) } + [0])
    }

    /// Reads what `report` writes.
    static func error(_ body: [UInt8]) -> SQLError {
        var error = SQLError("XX000", "")
        var reader = WireReader(body)
        while let kind = reader.byte(), kind != 0 {
            let text = reader.string()
            switch Character(Unicode.Scalar(kind)) {
            case "S": error.severity = text
            case "C": error.code = text
            case "M": error.message = text
            case "D": error.detail = text
            case "H": error.hint = text
            case "W": error.context = text
            case "P": error.position = Int(text).map { $0 - 1 }
            default: break
            }
        }
        return error
    }
}

/// Reads the fields of a message's body. What is missing at its end reads as nothing.
struct WireReader {
    private let bytes: [UInt8]
    private var index = 0

    init(_ bytes: [UInt8]) { self.bytes = bytes }

    mutating func byte() -> UInt8? {
        guard index < bytes.count else { return nil }
        index += 1
        return bytes[index - 1]
    }

    mutating func string() -> String {
        let end = bytes[min(index, bytes.count)...].firstIndex(of: 0) ?? bytes.count
        let text = String(decoding: bytes[min(index, bytes.count)..<end], as: UTF8.self)
        index = min(end + 1, bytes.count)
        return text
    }

    mutating func take(_ count: Int) -> [UInt8] {
        let end = max(index, min(bytes.count, index + max(0, count)))
        defer { index = end }
        return Array(bytes[min(index, bytes.count)..<end])
    }

    mutating func int32() -> Int { Int(Int32(bitPattern: Wire.number(take(4)[...]))) }

    mutating func int16() -> Int { Int(Int16(bitPattern: UInt16(truncatingIfNeeded: Wire.number(take(2)[...])))) }

    var rest: [UInt8] { Array(bytes[min(index, bytes.count)...]) }
}
