/// Reads JSON values, one after the other, with jq's messages for what is wrong.
package struct JSONReader {
    private let bytes: [UInt8]
    package private(set) var at = 0
    private var line = 1
    private var lineStart = 0

    package struct Failure: Error, Equatable { package var message: String }

    package init(_ bytes: [UInt8]) { self.bytes = bytes }

    /// The one value of a text; `nil` when it is not JSON.
    package static func parse(_ text: String) -> JSONValue? {
        var reader = JSONReader(Array(text.utf8))
        guard let value = try? reader.next(), (try? reader.next()) == .some(nil) else { return nil }
        return value
    }

    /// How many lines have been read, as whole lines.
    package var lines: Int {
        let place = min(max(at, 1), bytes.count)
        let end = bytes[max(0, place - 1)...].firstIndex(of: 0x0A).map { $0 + 1 } ?? bytes.count
        return bytes[..<end].count { $0 == 0x0A }
    }

    /// The next value; `nil` at the end.
    package mutating func next() throws(Failure) -> JSONValue? {
        skipBlanks()
        guard at < bytes.count else { return nil }
        return try value(depth: 0)
    }

    private mutating func skipBlanks() {
        while at < bytes.count, bytes[at] == 32 || (9...13).contains(bytes[at]) { advance() }
    }

    private mutating func advance() {
        if bytes[at] == 0x0A {
            line += 1
            lineStart = at + 1
        }
        at += 1
    }

    private func fail(_ message: String) -> Failure {
        Failure(message: "\(message) at line \(line), column \(max(0, at - lineStart))")
    }

    private func unfinished() -> Failure {
        Failure(message: "Unfinished JSON term at EOF at line \(line), column \(at - lineStart)")
    }

    private mutating func value(depth: Int) throws(Failure) -> JSONValue {
        skipBlanks()
        guard at < bytes.count else { throw unfinished() }
        guard depth < 256 else { throw fail("Exceeds depth limit for parsing") }
        switch bytes[at] {
        case UInt8(ascii: "\""): return .string(try string())
        case UInt8(ascii: "["): return try array(depth)
        case UInt8(ascii: "{"): return try object(depth)
        default: return try literal()
        }
    }

    private mutating func array(_ depth: Int) throws(Failure) -> JSONValue {
        advance()
        var items: [JSONValue] = []
        skipBlanks()
        if at < bytes.count, bytes[at] == UInt8(ascii: "]") {
            advance()
            return .array([])
        }
        while true {
            items.append(try value(depth: depth + 1))
            skipBlanks()
            guard at < bytes.count else { throw unfinished() }
            let mark = bytes[at]
            advance()
            if mark == UInt8(ascii: "]") { return .array(items) }
            guard mark == UInt8(ascii: ",") else { throw fail("Expected separator between values") }
        }
    }

    private mutating func object(_ depth: Int) throws(Failure) -> JSONValue {
        advance()
        var object = JSONObject()
        skipBlanks()
        if at < bytes.count, bytes[at] == UInt8(ascii: "}") {
            advance()
            return .object(object)
        }
        while true {
            skipBlanks()
            guard at < bytes.count else { throw unfinished() }
            guard bytes[at] == UInt8(ascii: "\"") else {
                _ = try literal()
                throw fail("Object keys must be strings")
            }
            let key = try string()
            skipBlanks()
            guard at < bytes.count else { throw unfinished() }
            guard bytes[at] == UInt8(ascii: ":") else {
                advance()
                throw fail("Objects must consist of key:value pairs")
            }
            advance()
            object[key] = try value(depth: depth + 1)
            skipBlanks()
            guard at < bytes.count else { throw unfinished() }
            let mark = bytes[at]
            advance()
            if mark == UInt8(ascii: "}") { return .object(object) }
            guard mark == UInt8(ascii: ",") else { throw fail("Expected separator between values") }
        }
    }

    private mutating func literal() throws(Failure) -> JSONValue {
        let start = at
        let ends: Set<UInt8> = Set(" \t\r\n,:[]{}\"".utf8)
        while at < bytes.count, !ends.contains(bytes[at]) { advance() }
        let word = String(decoding: bytes[start..<at], as: UTF8.self)
        switch word {
        case "null": return .null
        case "true": return .bool(true)
        case "false": return .bool(false)
        case "nan", "NaN": return .number(.nan)
        default: break
        }
        if let first = word.utf8.first, first == UInt8(ascii: "-") || (0x30...0x39).contains(first),
            let number = Double(word)
        {
            return .number(number)
        }
        // The mistake is noticed at the character behind the word.
        let isWord = word.first.map { "ntf".contains($0) } ?? false
        guard at < bytes.count else { throw fail((isWord ? "Invalid literal" : "Invalid numeric literal") + " at EOF") }
        advance()
        if start == at - 1, word.isEmpty { throw fail("Expected JSON value") }
        throw fail(isWord ? "Invalid literal" : "Invalid numeric literal")
    }

    private mutating func string() throws(Failure) -> String {
        advance()
        var out: [UInt8] = []
        while at < bytes.count {
            let byte = bytes[at]
            advance()
            if byte == UInt8(ascii: "\"") { return String(decoding: out, as: UTF8.self) }
            guard byte == UInt8(ascii: "\\") else {
                out.append(byte)
                continue
            }
            guard at < bytes.count else { break }
            let code = bytes[at]
            advance()
            switch code {
            case UInt8(ascii: "n"): out.append(10)
            case UInt8(ascii: "t"): out.append(9)
            case UInt8(ascii: "r"): out.append(13)
            case UInt8(ascii: "b"): out.append(8)
            case UInt8(ascii: "f"): out.append(12)
            case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): out.append(code)
            case UInt8(ascii: "u"): out += Array(String(try unicode()).utf8)
            default: throw fail("Invalid escape")
            }
        }
        throw unfinished()
    }

    /// The digits behind `\u`, with a second escape for characters beyond the first 65,536.
    private mutating func unicode() throws(Failure) -> Character {
        let high = try unit()
        if (0xD800..<0xDC00).contains(high), at + 1 < bytes.count, bytes[at] == 0x5C, bytes[at + 1] == 0x75 {
            at += 2
            let low = try unit()
            if (0xDC00..<0xE000).contains(low),
                let scalar = UnicodeScalar(0x10000 + (high - 0xD800) << 10 + (low - 0xDC00))
            {
                return Character(scalar)
            }
            return "\u{FFFD}"
        }
        return UnicodeScalar(high).map { Character($0) } ?? "\u{FFFD}"
    }

    private mutating func unit() throws(Failure) -> UInt32 {
        guard at + 4 <= bytes.count,
            let value = UInt32(String(decoding: bytes[at..<(at + 4)], as: UTF8.self), radix: 16)
        else { throw fail("Invalid escape") }
        at += 4
        return value
    }
}
