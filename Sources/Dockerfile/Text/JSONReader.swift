/// A value of JSON text, as far as a Dockerfile needs it.
enum JSONValue: Equatable {
    case string(String)
    case array([JSONValue])
    case object([(key: String, value: JSONValue)])
    /// A number, `true`, `false` or `null`.
    case other

    static func == (left: JSONValue, right: JSONValue) -> Bool {
        switch (left, right) {
        case (.string(let a), .string(let b)): a == b
        case (.array(let a), .array(let b)): a == b
        case (.object(let a), .object(let b)): a.elementsEqual(b) { $0.key == $1.key && $0.value == $1.value }
        case (.other, .other): true
        default: false
        }
    }
}

/// Reads strict JSON (RFC 8259, as Go's `encoding/json` does): anything unexpected makes the whole text "not JSON".
struct JSONReader {
    private let scalars: [Unicode.Scalar]
    private var index = 0
    /// Deeper nesting counts as "not JSON"; BuildKit's limit is 10,000.
    private static let maximumDepth = 200

    private init(_ text: String) { scalars = Array(text.unicodeScalars) }

    /// The value that `text` consists of, or nil if it is not JSON.
    static func value(of text: String) -> JSONValue? {
        var reader = JSONReader(text)
        guard let value = reader.value(depth: 0) else { return nil }
        reader.skipBlanks()
        return reader.index == reader.scalars.count ? value : nil
    }

    private mutating func skipBlanks() {
        while let next = peek, [" ", "\t", "\n", "\r"].contains(next) { index += 1 }
    }

    private var peek: Unicode.Scalar? { index < scalars.count ? scalars[index] : nil }

    private mutating func take(_ scalar: Unicode.Scalar) -> Bool {
        skipBlanks()
        guard peek == scalar else { return false }
        index += 1
        return true
    }

    private mutating func value(depth: Int) -> JSONValue? {
        guard depth < Self.maximumDepth else { return nil }
        skipBlanks()
        switch peek {
        case "\"": return string().map { .string($0) }
        case "[": return array(depth: depth)
        case "{": return object(depth: depth)
        default: return number() || word("true") || word("false") || word("null") ? .other : nil
        }
    }

    private mutating func array(depth: Int) -> JSONValue? {
        index += 1
        var values: [JSONValue] = []
        if take("]") { return .array(values) }
        repeat {
            guard let value = value(depth: depth + 1) else { return nil }
            values.append(value)
        } while take(",")
        return take("]") ? .array(values) : nil
    }

    private mutating func object(depth: Int) -> JSONValue? {
        index += 1
        var members: [(key: String, value: JSONValue)] = []
        if take("}") { return .object(members) }
        repeat {
            skipBlanks()
            guard peek == "\"", let key = string(), take(":"), let value = value(depth: depth + 1) else { return nil }
            members.append((key, value))
        } while take(",")
        return take("}") ? .object(members) : nil
    }

    private mutating func word(_ word: String) -> Bool {
        guard scalars[index...].starts(with: word.unicodeScalars) else { return false }
        index += word.unicodeScalars.count
        return true
    }

    private mutating func digits() -> Bool {
        let start = index
        while let next = peek, ("0"..."9").contains(next) { index += 1 }
        return index > start
    }

    private mutating func number() -> Bool {
        let start = index
        if peek == "-" { index += 1 }
        if peek == "0" {
            index += 1
        } else if !digits() {
            index = start
            return false
        }
        if peek == "." {
            index += 1
            guard digits() else { return false }
        }
        if peek == "e" || peek == "E" {
            index += 1
            if peek == "+" || peek == "-" { index += 1 }
            guard digits() else { return false }
        }
        return true
    }
}

extension JSONReader {
    private mutating func string() -> String? {
        index += 1
        var result = String.UnicodeScalarView()
        while let next = peek {
            index += 1
            switch next {
            case "\"": return String(result)
            case "\\":
                guard let scalar = escape() else { return nil }
                result.append(scalar)
            case _ where next.value < 0x20: return nil
            default: result.append(next)
            }
        }
        return nil
    }

    private mutating func escape() -> Unicode.Scalar? {
        guard let next = peek else { return nil }
        index += 1
        switch next {
        case "\"", "\\", "/": return next
        case "b": return "\u{08}"
        case "f": return "\u{0C}"
        case "n": return "\n"
        case "r": return "\r"
        case "t": return "\t"
        case "u": return unicodeEscape()
        default: return nil
        }
    }

    /// `\uXXXX`, with a surrogate pair joined and a lone surrogate replaced by U+FFFD.
    private mutating func unicodeEscape() -> Unicode.Scalar? {
        guard let high = hexDigits() else { return nil }
        if let scalar = Unicode.Scalar(high) { return scalar }
        guard high < 0xDC00, scalars[index...].starts(with: ["\\", "u"]) else { return "\u{FFFD}" }
        let start = index
        index += 2
        guard let low = hexDigits() else { return nil }
        guard (0xDC00..<0xE000).contains(low) else {
            index = start
            return "\u{FFFD}"
        }
        return Unicode.Scalar(0x10000 + (high - 0xD800) << 10 + (low - 0xDC00)) ?? "\u{FFFD}"
    }

    private mutating func hexDigits() -> UInt32? {
        guard index + 4 <= scalars.count else { return nil }
        let text = String(scalars: scalars[index..<index + 4])
        guard text.utf8.first != UInt8(ascii: "+"), text.utf8.first != UInt8(ascii: "-") else { return nil }
        index += 4
        return UInt32(text, radix: 16)
    }
}
