import Foundation
import Kernel
import WorldModel

/// What texts have; what takes regular expressions is in the library.
enum StringBuiltins {
    static let groups: [Natives.Group] = [
        Natives.Group("String", ofString), Natives.Group("String.prototype", ofStrings),
    ]

    private static let ofString: Natives.Functions = [
        (
            "fromCharCode", 1,
            { (m, os, c) throws(Trap) in
                var units: [UInt16] = []
                for value in c.arguments {
                    units.append(UInt16(truncatingIfNeeded: Int(Machine.int32(try m.toNumber(value, &os)))))
                }
                return m.text(String(decoding: units, as: UTF16.self))
            }
        ),
        (
            "fromCodePoint", 1,
            { (m, os, c) throws(Trap) in
                var text = ""
                for value in c.arguments {
                    let number = try m.toNumber(value, &os)
                    guard let point = UInt32(exactly: number), let scalar = UnicodeScalar(point) else {
                        throw m.error(.rangeError, "Invalid code point \(NumberText.text(number))")
                    }
                    text.unicodeScalars.append(scalar)
                }
                return m.text(text)
            }
        ),
        (
            "raw", 1,
            { (m, os, c) throws(Trap) in
                let pieces = try m.list(try m.get(c[0], .raw, &os), &os)
                var text = ""
                for (index, piece) in pieces.enumerated() {
                    text += try m.toText(piece, &os)
                    if index < pieces.count - 1, index + 1 < c.count { text += try m.toText(c[index + 1], &os) }
                }
                return m.text(text)
            }
        ),
    ]

    static func text(_ c: Call, _ name: String, _ m: inout Machine, _ os: inout Simulation) throws(Trap) -> Text {
        switch c.this {
        case .string(let id): return m.texts[Int(id)]
        case .undefined, .null:
            throw m.error(.typeError, "String.prototype.\(name) called on null or undefined")
        default:
            if case .wrapper(.string(let id))? = m.kind(c.this) { return m.texts[Int(id)] }
            return Text(try m.toText(c.this, &os))
        }
    }

    /// Where a text stands in another, from a place on; -1 when it does not.
    static func find(_ needle: Text, in text: Text, from start: Int) -> Int {
        if needle.string.isEmpty { return min(start, text.count) }
        let haystack = Array(text.string.utf16)
        let wanted = Array(needle.string.utf16)
        guard haystack.count >= wanted.count else { return -1 }
        var place = start
        while place + wanted.count <= haystack.count {
            if haystack[place] == wanted[0], haystack[place..<place + wanted.count].elementsEqual(wanted) {
                return place
            }
            place += 1
        }
        return -1
    }

    private static func pad(
        _ c: Call, atStart: Bool, _ m: inout Machine, _ os: inout Simulation
    ) throws(Trap) -> Value {
        let text = try text(c, "padStart", &m, &os)
        let length = try m.toInteger(c[0], &os)
        let filler = c[1] == .undefined ? Text(" ") : Text(try m.toText(c[1], &os))
        let missing = length - text.count
        guard missing > 0, filler.count > 0 else { return m.text(text) }
        guard length < Machine.longestText / 4 else { throw m.error(.rangeError, "Invalid string length") }
        let padding = Text(String(repeating: filler.string, count: missing / filler.count + 1)).slice(0, missing)
        return m.text(atStart ? padding + text.string : text.string + padding)
    }

    private static func checkPlain(_ value: Value, _ name: String, _ m: inout Machine) throws(Trap) {
        if case .regularExpression? = m.kind(value) {
            throw m.error(
                .typeError, "First argument to String.prototype.\(name) must not be a regular expression")
        }
    }

    private static func slice(_ name: String, _ bounds: @escaping @Sendable (Int, Int, Int) -> (Int, Int))
        -> Natives.Function
    {
        (
            name, 2,
            { (m, os, c) throws(Trap) in
                let text = try text(c, name, &m, &os)
                let from = try m.toInteger(c[0], &os)
                let to = c[1] == .undefined ? Int.max / 4 : try m.toInteger(c[1], &os)
                let (start, end) = bounds(from, to, text.count)
                return m.text(text.slice(start, end))
            }
        )
    }

    private static func cased(
        _ name: String, _ change: @escaping @Sendable (String) -> String
    ) -> Natives.Function {
        (name, 0, { (m, os, c) throws(Trap) in m.text(change(try text(c, name, &m, &os).string)) })
    }

    private static func trimmed(_ string: String, start: Bool, end: Bool) -> String {
        var scalars = Substring(string).unicodeScalars
        while start, let first = scalars.first, NumberText.blanks.contains(first) { scalars.removeFirst() }
        while end, let last = scalars.last, NumberText.blanks.contains(last) { scalars.removeLast() }
        return String(scalars)
    }

    private static let ofStrings: Natives.Functions = [
        ("toString", 0, { (m, os, c) throws(Trap) in m.text(try text(c, "toString", &m, &os)) }),
        ("valueOf", 0, { (m, os, c) throws(Trap) in m.text(try text(c, "valueOf", &m, &os)) }),
        (
            "charAt", 1,
            { (m, os, c) throws(Trap) in
                let text = try text(c, "charAt", &m, &os)
                let place = try m.toInteger(c[0], &os)
                return m.text(place >= 0 && place < text.count ? text.slice(place, place + 1) : "")
            }
        ),
        (
            "charCodeAt", 1,
            { (m, os, c) throws(Trap) in
                let text = try text(c, "charCodeAt", &m, &os)
                let place = try m.toInteger(c[0], &os)
                return place >= 0 && place < text.count ? .int(Int(text.unit(place))) : .number(.nan)
            }
        ),
        (
            "codePointAt", 1,
            { (m, os, c) throws(Trap) in
                let text = try text(c, "codePointAt", &m, &os)
                let place = try m.toInteger(c[0], &os)
                guard place >= 0, place < text.count else { return .undefined }
                let unit = text.unit(place)
                if UTF16.isLeadSurrogate(unit), place + 1 < text.count, UTF16.isTrailSurrogate(text.unit(place + 1)) {
                    let low = Int(text.unit(place + 1)) - 0xDC00
                    return .int(0x10000 + (Int(unit) - 0xD800) << 10 + low)
                }
                return .int(Int(unit))
            }
        ),
        (
            "at", 1,
            { (m, os, c) throws(Trap) in
                let text = try text(c, "at", &m, &os)
                let place = try m.toInteger(c[0], &os)
                let index = place < 0 ? text.count + place : place
                return index >= 0 && index < text.count ? m.text(text.slice(index, index + 1)) : .undefined
            }
        ),
        (
            "indexOf", 1,
            { (m, os, c) throws(Trap) in
                let text = try text(c, "indexOf", &m, &os)
                let from = max(0, min(text.count, try m.toInteger(c[1], &os)))
                return .int(find(Text(try m.toText(c[0], &os)), in: text, from: from))
            }
        ),
        (
            "lastIndexOf", 1,
            { (m, os, c) throws(Trap) in
                let text = try text(c, "lastIndexOf", &m, &os)
                let needle = Text(try m.toText(c[0], &os))
                var place = text.count - needle.count
                if c[1] != .undefined { place = min(place, try m.toInteger(c[1], &os)) }
                while place >= 0 {
                    if text.slice(place, place + needle.count) == needle.string { return .int(place) }
                    place -= 1
                }
                return .int(-1)
            }
        ),
        (
            "includes", 1,
            { (m, os, c) throws(Trap) in
                try checkPlain(c[0], "includes", &m)
                let text = try text(c, "includes", &m, &os)
                let from = max(0, min(text.count, try m.toInteger(c[1], &os)))
                return .bool(find(Text(try m.toText(c[0], &os)), in: text, from: from) >= 0)
            }
        ),
        (
            "startsWith", 1,
            { (m, os, c) throws(Trap) in
                try checkPlain(c[0], "startsWith", &m)
                let text = try text(c, "startsWith", &m, &os)
                let needle = Text(try m.toText(c[0], &os))
                let from = max(0, min(text.count, try m.toInteger(c[1], &os)))
                return .bool(
                    from + needle.count <= text.count && text.slice(from, from + needle.count) == needle.string)
            }
        ),
        (
            "endsWith", 1,
            { (m, os, c) throws(Trap) in
                try checkPlain(c[0], "endsWith", &m)
                let text = try text(c, "endsWith", &m, &os)
                let needle = Text(try m.toText(c[0], &os))
                let end = c[1] == .undefined ? text.count : max(0, min(text.count, try m.toInteger(c[1], &os)))
                return .bool(end >= needle.count && text.slice(end - needle.count, end) == needle.string)
            }
        ),
        slice("slice") { from, to, count in
            (
                from < 0 ? max(0, count + from) : min(from, count), to < 0 ? max(0, count + to) : min(to, count)
            )
        },
        slice("substring") { from, to, count in
            let (a, b) = (max(0, min(from, count)), max(0, min(to, count)))
            return (min(a, b), max(a, b))
        },
        slice("substr") { from, length, count in
            let start = from < 0 ? max(0, count + from) : min(from, count)
            return (start, min(count, start + max(0, min(length, count))))
        },
        cased("toUpperCase") { $0.uppercased() }, cased("toLowerCase") { $0.lowercased() },
        cased("toLocaleUpperCase") { $0.uppercased() }, cased("toLocaleLowerCase") { $0.lowercased() },
        cased("trim") { trimmed($0, start: true, end: true) },
        cased("trimStart") { trimmed($0, start: true, end: false) },
        cased("trimEnd") { trimmed($0, start: false, end: true) },
        ("padStart", 2, { (m, os, c) throws(Trap) in try pad(c, atStart: true, &m, &os) }),
        ("padEnd", 2, { (m, os, c) throws(Trap) in try pad(c, atStart: false, &m, &os) }),
        (
            "repeat", 1,
            { (m, os, c) throws(Trap) in
                let text = try text(c, "repeat", &m, &os)
                let count = try m.toNumber(c[0], &os)
                guard count >= 0 || count.isNaN, count.isFinite || count.isNaN else {
                    throw m.error(.rangeError, "Invalid count value: \(try m.toText(c[0], &os))")
                }
                let times = count.isNaN ? 0 : Int(count)
                guard text.string.utf8.count == 0 || times < Machine.longestText / 4 / text.string.utf8.count else {
                    throw m.error(.rangeError, "Invalid string length")
                }
                return m.text(String(repeating: text.string, count: times))
            }
        ),
        (
            "concat", 1,
            { (m, os, c) throws(Trap) in
                var result = try text(c, "concat", &m, &os).string
                for value in c.arguments { result += try m.toText(value, &os) }
                return m.text(result)
            }
        ),
        (
            "localeCompare", 1,
            { (m, os, c) throws(Trap) in
                let first = try text(c, "localeCompare", &m, &os).string
                let second = try m.toText(c[0], &os)
                let options = c[2]
                let sensitivity = m.isObject(options) ? try m.getString(options, "sensitivity", &os) : nil
                let isNumeric = m.isObject(options) ? try m.getTruth(options, "numeric", &os) : false
                return .int(compare(first, second, isBase: sensitivity == "base" || sensitivity == "accent", isNumeric))
            }
        ),
        (
            "normalize", 0,
            { (m, os, c) throws(Trap) in
                let text = try text(c, "normalize", &m, &os).string
                switch c[0] == .undefined ? "NFC" : try m.toText(c[0], &os) {
                case "NFD": return m.text(text.decomposedStringWithCanonicalMapping)
                case "NFKC": return m.text(text.precomposedStringWithCompatibilityMapping)
                case "NFKD": return m.text(text.decomposedStringWithCompatibilityMapping)
                case "NFC": return m.text(text.precomposedStringWithCanonicalMapping)
                default: throw m.error(.rangeError, "The normalization form should be one of NFC, NFD, NFKC, NFKD.")
                }
            }
        ),
        (
            "[Symbol.iterator]", 0,
            { (m, os, c) throws(Trap) in
                let text = m.text(try text(c, "[Symbol.iterator]", &m, &os))
                guard case .string(let id) = text else { return .undefined }
                return m.makeIterator(.text(id, at: 0))
            }
        ),
    ]

    /// As ICU's root collation does for plain words: letters first, then accents, then case with small letters first.
    static func compare(_ a: String, _ b: String, isBase: Bool, _ isNumeric: Bool) -> Int {
        var options: String.CompareOptions = [.caseInsensitive, .diacriticInsensitive]
        if isNumeric { options.insert(.numeric) }
        let first = ranked(a)
        let second = ranked(b)
        let base =
            isNumeric
            ? a.compare(b, options: options).rawValue
            : first == second ? 0 : first.lexicographicallyPrecedes(second) ? -1 : 1
        if base != 0 || isBase { return base }
        let accents = a.compare(b, options: .caseInsensitive).rawValue
        if accents != 0 { return accents }
        for (x, y) in zip(a.unicodeScalars, b.unicodeScalars) where x != y {
            return x.properties.isLowercase ? -1 : 1
        }
        return 0
    }

    /// Signs come before figures, figures before letters.
    private static func ranked(_ text: String) -> [UInt32] {
        text.lowercased().decomposedStringWithCanonicalMapping.unicodeScalars.compactMap { scalar in
            if scalar.properties.generalCategory == .nonspacingMark { return nil }
            let rank: UInt32 =
                scalar.properties.isWhitespace
                ? 0 : scalar.properties.isAlphabetic ? 3 : scalar.properties.numericType != nil ? 2 : 1
            return rank << 24 | scalar.value
        }
    }
}
