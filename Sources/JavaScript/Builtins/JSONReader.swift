import Foundation
import Kernel
import WorldModel

/// Reads JSON with V8's complaints.
struct JSONReader {
    private let bytes: [UInt8]
    private let text: String
    private var place = 0
    private var depth = 0

    init(_ text: String) {
        self.text = text
        bytes = Array(text.utf8)
    }

    mutating func read(_ m: inout Machine) throws(Trap) -> Value {
        let value = try value(&m)
        skip()
        guard place == bytes.count else { throw unexpected(&m, isAfterValue: true) }
        return value
    }

    private mutating func skip() {
        while place < bytes.count, [32, 9, 10, 13].contains(bytes[place]) { place += 1 }
    }

    private func unexpected(_ m: inout Machine, isAfterValue: Bool = false) -> Trap {
        guard place < bytes.count else { return m.error(.syntaxError, "Unexpected end of JSON input") }
        let units = String(decoding: bytes[..<place], as: UTF8.self).utf16.count
        if isAfterValue {
            return m.error(.syntaxError, "Unexpected non-whitespace character after JSON at position \(units)")
        }
        if ["undefined", "[object Object]", "NaN", "Infinity"].contains(text) {
            return m.error(.syntaxError, "\"\(text)\" is not valid JSON")
        }
        let rest = String(decoding: bytes[place...], as: UTF8.self)
        let character = rest.first.map(String.init) ?? ""
        if bytes[place] == 0x22 { return m.error(.syntaxError, "Unexpected string in JSON at position \(units)") }
        let shown = Text(text)
        let source: String
        if shown.count <= 40 {
            source = "\"\(text)\" is not valid JSON"
        } else {
            let from = max(0, units - 10)
            let to = min(shown.count, units + 10)
            source =
                "\(from > 0 ? "..." : "")\"\(shown.slice(from, to))\"\(to < shown.count ? "..." : "") is not valid JSON"
        }
        return m.error(.syntaxError, "Unexpected token '\(character)', \(source)")
    }

    private mutating func value(_ m: inout Machine) throws(Trap) -> Value {
        skip()
        guard place < bytes.count else { throw unexpected(&m) }
        guard depth < 500 else { throw m.error(.rangeError, "Maximum call stack size exceeded") }
        depth += 1
        defer { depth -= 1 }
        switch bytes[place] {
        case 0x7B: return try object(&m)
        case 0x5B: return try array(&m)
        case 0x22:
            let text = try string(&m)
            return m.text(text)
        case 0x2D, 0x30...0x39: return try number(&m)
        default:
            for (word, value) in [("true", Value.bool(true)), ("false", .bool(false)), ("null", .null)] {
                guard bytes[place] == word.utf8.first else { continue }
                for byte in word.utf8 {
                    guard place < bytes.count, bytes[place] == byte else { throw unexpected(&m) }
                    place += 1
                }
                return value
            }
            throw unexpected(&m)
        }
    }

    private mutating func number(_ m: inout Machine) throws(Trap) -> Value {
        let start = place
        if bytes[place] == 0x2D { place += 1 }
        guard place < bytes.count, (0x30...0x39).contains(bytes[place]) else {
            if place < bytes.count {
                throw m.error(.syntaxError, "No number after minus sign in JSON at position \(place)")
            }
            throw m.error(.syntaxError, "No number after minus sign in JSON at position \(place)")
        }
        if bytes[place] == 0x30, place + 1 < bytes.count, (0x30...0x39).contains(bytes[place + 1]) {
            place += 1
            throw m.error(.syntaxError, "Unexpected number in JSON at position \(place)")
        }
        func digits() { while place < bytes.count, (0x30...0x39).contains(bytes[place]) { place += 1 } }
        digits()
        if place < bytes.count, bytes[place] == 0x2E {
            place += 1
            guard place < bytes.count, (0x30...0x39).contains(bytes[place]) else {
                throw m.error(.syntaxError, "Unterminated fractional number in JSON at position \(place)")
            }
            digits()
        }
        if place < bytes.count, bytes[place] == 0x65 || bytes[place] == 0x45 {
            place += 1
            if place < bytes.count, bytes[place] == 0x2B || bytes[place] == 0x2D { place += 1 }
            guard place < bytes.count, (0x30...0x39).contains(bytes[place]) else {
                throw m.error(.syntaxError, "Exponent part is missing a number in JSON at position \(place)")
            }
            digits()
        }
        return .number(Double(String(decoding: bytes[start..<place], as: UTF8.self)) ?? .nan)
    }

    private mutating func string(_ m: inout Machine) throws(Trap) -> String {
        place += 1
        var result: [UInt8] = []
        while true {
            guard place < bytes.count else {
                throw m.error(.syntaxError, "Unterminated string in JSON at position \(place)")
            }
            let byte = bytes[place]
            if byte == 0x22 {
                place += 1
                return String(decoding: result, as: UTF8.self)
            }
            if byte < 0x20 {
                throw m.error(.syntaxError, "Bad control character in string literal in JSON at position \(place)")
            }
            place += 1
            guard byte == 0x5C else {
                result.append(byte)
                continue
            }
            guard place < bytes.count else {
                throw m.error(.syntaxError, "Unterminated string in JSON at position \(place)")
            }
            let escape = bytes[place]
            place += 1
            switch escape {
            case 0x22, 0x5C, 0x2F: result.append(escape)
            case 0x62: result.append(8)
            case 0x66: result.append(12)
            case 0x6E: result.append(10)
            case 0x72: result.append(13)
            case 0x74: result.append(9)
            case 0x75:
                var units: [UInt16] = [try unit(&m)]
                if UTF16.isLeadSurrogate(units[0]), place + 1 < bytes.count, bytes[place] == 0x5C,
                    bytes[place + 1] == 0x75
                {
                    place += 2
                    units.append(try unit(&m))
                }
                result += String(decoding: units, as: UTF16.self).utf8
            default:
                place -= 1
                throw m.error(.syntaxError, "Bad escaped character in JSON at position \(place)")
            }
        }
    }

    private mutating func unit(_ m: inout Machine) throws(Trap) -> UInt16 {
        guard place + 4 <= bytes.count,
            let value = UInt16(String(decoding: bytes[place..<place + 4], as: UTF8.self), radix: 16)
        else { throw m.error(.syntaxError, "Bad Unicode escape in JSON at position \(place)") }
        place += 4
        return value
    }

    private mutating func array(_ m: inout Machine) throws(Trap) -> Value {
        place += 1
        var items: [Value] = []
        skip()
        if place < bytes.count, bytes[place] == 0x5D {
            place += 1
            return m.array([])
        }
        while true {
            items.append(try value(&m))
            skip()
            guard place < bytes.count else { throw unexpected(&m) }
            if bytes[place] == 0x5D {
                place += 1
                return m.array(items)
            }
            guard bytes[place] == 0x2C else {
                throw m.error(
                    .syntaxError, "Expected ',' or ']' after array element in JSON at position \(place)")
            }
            place += 1
        }
    }

    private mutating func object(_ m: inout Machine) throws(Trap) -> Value {
        place += 1
        let id = m.makeObject()
        skip()
        if place < bytes.count, bytes[place] == 0x7D {
            place += 1
            return .object(id)
        }
        var isFirst = true
        while true {
            skip()
            guard place < bytes.count, bytes[place] == 0x22 else {
                if place >= bytes.count, !isFirst { throw unexpected(&m) }
                throw m.error(
                    .syntaxError,
                    isFirst
                        ? "Expected property name or '}' in JSON at position \(place)"
                        : "Expected double-quoted property name in JSON at position \(place)")
            }
            isFirst = false
            let key = try string(&m)
            skip()
            guard place < bytes.count else { throw unexpected(&m) }
            guard bytes[place] == 0x3A else {
                throw m.error(.syntaxError, "Expected ':' after property name in JSON at position \(place)")
            }
            place += 1
            let item = try value(&m)
            m.define(id, key, item)
            skip()
            guard place < bytes.count else { throw unexpected(&m) }
            if bytes[place] == 0x7D {
                place += 1
                return .object(id)
            }
            guard bytes[place] == 0x2C else {
                throw m.error(
                    .syntaxError, "Expected ',' or '}' after property value in JSON at position \(place)")
            }
            place += 1
        }
    }
}
