/// An answer of Redis, and how it travels (RESP 2).
indirect enum RedisReply: Equatable {
    case status(String)
    case error(String)
    case integer(Int)
    /// A text, or nothing.
    case bulk(String?)
    case array([RedisReply])

    static let ok = RedisReply.status("OK")
    static let wrongType = RedisReply.error(
        "WRONGTYPE Operation against a key holding the wrong kind of value")
    static let notInteger = RedisReply.error("ERR value is not an integer or out of range")
    static let notFloat = RedisReply.error("ERR value is not a valid float")
    static let overflow = RedisReply.error("ERR increment or decrement would overflow")
    static let syntax = RedisReply.error("ERR syntax error")

    static func list(_ texts: [String]) -> RedisReply { .array(texts.map { .bulk($0) }) }

    var bytes: [UInt8] {
        switch self {
        case .status(let text): Array("+\(text)\r\n".utf8)
        case .error(let text): Array("-\(text)\r\n".utf8)
        case .integer(let number): Array(":\(number)\r\n".utf8)
        case .bulk(nil): Array("$-1\r\n".utf8)
        case .bulk(let text?): Array("$\(text.utf8.count)\r\n\(text)\r\n".utf8)
        case .array(let items): Array("*\(items.count)\r\n".utf8) + items.flatMap(\.bytes)
        }
    }

    // MARK: Reading

    /// Takes a whole answer from the front of what has come; `nil` while a part of it is missing.
    static func take(from bytes: inout [UInt8]) -> RedisReply? {
        var rest = bytes[...]
        guard let reply = parse(&rest, depth: 0) else { return nil }
        bytes = Array(rest)
        return reply
    }

    private static func parse(_ rest: inout ArraySlice<UInt8>, depth: Int) -> RedisReply? {
        guard let line = takeLine(&rest), let mark = line.first else { return nil }
        let body = String(line.dropFirst())
        switch mark {
        case "+": return .status(body)
        case "-": return .error(body)
        case ":": return .integer(Int(body) ?? 0)
        case "$":
            guard let count = Int(body), count >= 0 else { return .bulk(nil) }
            guard rest.count - 2 >= count else { return nil }
            let text = String(decoding: rest.prefix(count), as: UTF8.self)
            rest = rest.dropFirst(count + 2)
            return .bulk(text)
        case "*" where depth < 8:
            var items: [RedisReply] = []
            for _ in 0..<max(0, Int(body) ?? 0) {
                guard let item = parse(&rest, depth: depth + 1) else { return nil }
                items.append(item)
            }
            return .array(items)
        default:
            // A command written as a line of words, as people type it into `nc`.
            return .array((RedisWords.split(line) ?? []).map { .bulk($0) })
        }
    }

    private static func takeLine(_ rest: inout ArraySlice<UInt8>) -> String? {
        guard let end = rest.firstIndex(of: 0x0A) else { return nil }
        var line = rest[..<end]
        rest = rest[(end + 1)...]
        if line.last == 0x0D { line = line.dropLast() }
        return String(decoding: line, as: UTF8.self)
    }

    /// The words of a command that has come.
    var words: [String]? {
        guard case .array(let items) = self else { return nil }
        return items.compactMap { if case .bulk(let text?) = $0 { text } else { nil } }
    }

    // MARK: Showing

    /// As `redis-cli` shows it to a person.
    func shown(indent: String = "") -> String {
        switch self {
        case .status(let text): return text + "\n"
        case .error(let text): return "(error) \(text)\n"
        case .integer(let number): return "(integer) \(number)\n"
        case .bulk(nil): return "(nil)\n"
        case .bulk(let text?): return RedisWords.quoted(text) + "\n"
        case .array(let items):
            if items.isEmpty { return "(empty array)\n" }
            let width = String(items.count).count
            var text = ""
            for (index, item) in items.enumerated() {
                let number = String(index + 1)
                let mark = String(repeating: " ", count: width - number.count) + number + ") "
                if index > 0 { text += indent }
                text += mark + item.shown(indent: indent + String(repeating: " ", count: mark.count))
            }
            return text
        }
    }

    /// As `redis-cli` writes it into a pipe.
    var raw: String {
        switch self {
        case .status(let text), .error(let text): text + "\n"
        case .integer(let number): "\(number)\n"
        case .bulk(let text): (text ?? "") + "\n"
        case .array(let items): items.isEmpty ? "\n" : items.map(\.raw).joined()
        }
    }
}

/// The words of a line typed to Redis (`sdssplitargs`).
enum RedisWords {
    private static let escapes: [Character: Character] = [
        "n": "\n", "r": "\r", "t": "\t", "b": "\u{8}", "a": "\u{7}",
    ]

    /// `nil` when a quote is not closed, or something follows it at once.
    static func split(_ line: String) -> [String]? {
        var words: [String] = []
        var rest = line[...]
        while true {
            rest = rest.drop(while: \.isWhitespace)
            guard !rest.isEmpty else { return words }
            var word = ""
            while let character = rest.first, !character.isWhitespace {
                rest.removeFirst()
                guard character == "\"" || character == "'" else {
                    word.append(character)
                    continue
                }
                guard let inside = quoted(&rest, by: character) else { return nil }
                word += inside
                if let next = rest.first, !next.isWhitespace { return nil }
            }
            words.append(word)
        }
    }

    private static func quoted(_ rest: inout Substring, by mark: Character) -> String? {
        var word = ""
        while let character = rest.popFirst() {
            if character == mark { return word }
            guard character == "\\" else {
                word.append(character)
                continue
            }
            if mark == "'" {
                word.append(rest.first == "'" ? rest.removeFirst() : character)
            } else if rest.first == "x", let code = UInt8(rest.dropFirst().prefix(2), radix: 16), rest.count > 2 {
                word.unicodeScalars.append(Unicode.Scalar(code))
                rest.removeFirst(3)
            } else if let next = rest.popFirst() {
                word.append(escapes[next] ?? next)
            }
        }
        return nil
    }

    static func quoted(_ text: String) -> String {
        var out = "\""
        for byte in text.utf8 {
            switch byte {
            case 0x22: out += "\\\""
            case 0x5C: out += "\\\\"
            case 0x0A: out += "\\n"
            case 0x0D: out += "\\r"
            case 0x09: out += "\\t"
            case 0x08: out += "\\b"
            case 0x07: out += "\\a"
            case 0x20...0x7E: out.unicodeScalars.append(Unicode.Scalar(byte))
            default:
                let digits = String(byte, radix: 16)
                out += "\\x" + (digits.count < 2 ? "0" : "") + digits
            }
        }
        return out + "\""
    }
}
