import SQLStore

/// The client/server protocol (MySQL's "Client/Server Protocol", in its source documentation): packets of a length, a
/// number and a payload.
enum Packets {
    /// The most that one packet holds.
    private static let most = 0xFF_FFFF

    /// Takes the next whole payload off the front, with the number of its last packet.
    static func take(_ inbox: inout [UInt8]) -> (payload: [UInt8], sequence: UInt8)? {
        var payload: [UInt8] = []
        var index = 0
        while true {
            guard inbox.count >= index + 4 else { return nil }
            let length = Int(inbox[index]) | Int(inbox[index + 1]) << 8 | Int(inbox[index + 2]) << 16
            let sequence = inbox[index + 3]
            guard inbox.count >= index + 4 + length else { return nil }
            payload += inbox[(index + 4)..<(index + 4 + length)]
            index += 4 + length
            if length < most {
                inbox.removeFirst(index)
                return (payload, sequence)
            }
        }
    }

    /// A payload as packets.
    static func frame(_ payload: [UInt8], _ sequence: inout UInt8) -> [UInt8] {
        var out: [UInt8] = []
        var rest = payload[...]
        while true {
            let part = rest.prefix(most)
            rest = rest.dropFirst(most)
            out += int(part.count, 3) + [sequence] + part
            sequence &+= 1
            if part.count < most { return out }
        }
    }

    // MARK: Fields

    static func int(_ value: Int, _ count: Int) -> [UInt8] {
        (0..<count).map { UInt8(truncatingIfNeeded: value >> (8 * $0)) }
    }

    /// A number with its length in front.
    static func number(_ value: Int) -> [UInt8] {
        switch value {
        case 0..<251: [UInt8(value)]
        case 251..<65_536: [0xFC] + int(value, 2)
        case 65_536..<16_777_216: [0xFD] + int(value, 3)
        default: [0xFE] + int(value, 8)
        }
    }

    static func text(_ text: String) -> [UInt8] { number(text.utf8.count) + Array(text.utf8) }

    // MARK: What servers say

    /// Flags of what a side can do.
    enum Capability {
        static let connectWithDatabase = 8
        static let protocol41 = 0x200
        static let secureConnection = 0x8000
        static let pluginAuth = 0x8_0000
        static let connectAttributes = 0x10_0000
        static let lengthEncodedAuth = 0x20_0000
        /// What both sides here can do, with transactions, long flags and several results.
        static let ours =
            1 | 2 | 4 | connectWithDatabase | protocol41 | 0x2000 | secureConnection | 0x2_0000 | pluginAuth
    }

    static func greeting(_ version: String, thread: Int, challenge: [UInt8], plugin: String) -> [UInt8] {
        var out: [UInt8] = [10] + Array(version.utf8) + [0] + int(thread, 4) + challenge.prefix(8) + [0]
        out += int(Capability.ours & 0xFFFF, 2) + [45] + int(2, 2) + int(Capability.ours >> 16, 2) + [21]
        out += [UInt8](repeating: 0, count: 10) + challenge.dropFirst(8) + [0] + Array(plugin.utf8) + [0]
        return out
    }

    static func ok(_ answer: Answer, warnings: Int, inTransaction: Bool, isAutocommit: Bool) -> [UInt8] {
        [0] + number(answer.affected) + number(answer.lastInsertID) + int(status(inTransaction, isAutocommit), 2)
            + int(warnings, 2) + (answer.info.isEmpty ? [] : text(answer.info))
    }

    static func status(_ inTransaction: Bool, _ isAutocommit: Bool) -> Int {
        (inTransaction ? 1 : 0) | (isAutocommit ? 2 : 0)
    }

    static func error(_ error: SQLError) -> [UInt8] {
        [0xFF] + int(error.number, 2) + Array("#\(error.code)\(error.message)".utf8)
    }

    static func end(warnings: Int, status: Int) -> [UInt8] { [0xFE] + int(warnings, 2) + int(status, 2) }

    /// The protocol's number of a value's type.
    static func code(of type: ValueType) -> Int {
        if let own = type.code { return own }
        switch type.kind {
        case .null: return 6
        case .integer: return type.length > 11 ? 8 : 3
        case .decimal: return 246
        case .double: return type.isSingle ? 4 : 5
        case .date: return 10
        case .time: return 11
        case .datetime: return 12
        case .blob: return 252
        case .text: return type.length > 16_383 ? 252 : 253
        }
    }

    static func column(_ column: ResultRows.Column) -> [UInt8] {
        let code = code(of: column.type)
        var flags = column.type.isNullable ? 0 : 1
        if column.type.isUnsigned { flags |= 32 }
        if column.type.isNumber { flags |= 32_768 }
        let isText = column.type.kind == .text
        return text("def") + text("") + text("") + text("") + text(column.name) + text("") + [0x0C]
            + int(isText ? 45 : 63, 2) + int(max(column.type.length, 1) * (isText ? 4 : 1), 4) + [UInt8(code)]
            + int(flags, 2) + [UInt8(column.type.scale ?? 0)] + [0, 0]
    }

    static func row(_ row: [SQLValue], _ columns: [ResultRows.Column]) -> [UInt8] {
        zip(row, columns).flatMap { value, column -> [UInt8] in
            if case .blob(let bytes) = value { return number(bytes.count) + bytes }
            return column.type.text(value).map(text) ?? [0xFB]
        }
    }
}

/// Reads the fields of a payload. What is missing at its end reads as nothing.
struct PacketReader {
    private let bytes: [UInt8]
    private var index = 0

    init(_ bytes: [UInt8]) { self.bytes = bytes }

    var isAtEnd: Bool { index >= bytes.count }

    mutating func take(_ count: Int) -> [UInt8] {
        let end = max(index, min(bytes.count, index + max(0, count)))
        defer { index = end }
        return Array(bytes[min(index, bytes.count)..<end])
    }

    mutating func int(_ count: Int) -> Int { take(count).reversed().reduce(0) { $0 << 8 | Int($1) } }

    /// A number with its length in front; `nil` is NULL.
    mutating func number() -> Int? {
        switch int(1) {
        case 0xFB: nil
        case 0xFC: int(2)
        case 0xFD: int(3)
        case 0xFE: Int(truncatingIfNeeded: int(8))
        case let value: value
        }
    }

    mutating func text() -> String? {
        guard let length = number() else { return nil }
        return String(decoding: take(length), as: UTF8.self)
    }

    /// A text that a zero ends.
    mutating func string() -> String {
        let end = bytes[min(index, bytes.count)...].firstIndex(of: 0) ?? bytes.count
        defer { index = min(end + 1, bytes.count) }
        return String(decoding: bytes[min(index, bytes.count)..<end], as: UTF8.self)
    }

    var rest: [UInt8] { Array(bytes[min(index, bytes.count)...]) }
}
