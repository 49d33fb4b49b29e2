import Foundation
import Kernel
import WorldModel

/// `str`'s methods.
enum StringMethods {
    private typealias M = Interpreter

    static let all: Natives.Group = [
        ("upper", { (m, os, a) throws(Trap) in m.text(try receiver(a, &m).uppercased()) }),
        ("lower", { (m, os, a) throws(Trap) in m.text(try receiver(a, &m).lowercased()) }),
        (
            "casefold",
            { (m, os, a) throws(Trap) in m.text(try receiver(a, &m).lowercased().replacing("ß", with: "ss")) }
        ),
        (
            "capitalize",
            { (m, os, a) throws(Trap) in
                let text = try receiver(a, &m)
                return m.text(text.prefix(1).uppercased() + text.dropFirst().lowercased())
            }
        ),
        (
            "title",
            { (m, os, a) throws(Trap) in
                var isStart = true
                var out = ""
                for letter in try receiver(a, &m) {
                    out += isStart ? letter.uppercased() : letter.lowercased()
                    isStart = !letter.isLetter
                }
                return m.text(out)
            }
        ),
        (
            "swapcase",
            { (m, os, a) throws(Trap) in
                m.text(try receiver(a, &m).map { $0.isUppercase ? $0.lowercased() : $0.uppercased() }.joined())
            }
        ),
        ("strip", { (m, os, a) throws(Trap) in try strip(a, true, true, &m) }),
        ("lstrip", { (m, os, a) throws(Trap) in try strip(a, true, false, &m) }),
        ("rstrip", { (m, os, a) throws(Trap) in try strip(a, false, true, &m) }),
        ("split", split), ("rsplit", rsplit), ("splitlines", splitlines), ("join", join), ("replace", replace),
        ("find", { (m, os, a) throws(Trap) in .int(try search(a, false, &m, &os) ?? -1) }),
        ("rfind", { (m, os, a) throws(Trap) in .int(try search(a, true, &m, &os) ?? -1) }),
        (
            "index",
            { (m, os, a) throws(Trap) in
                guard let place = try search(a, false, &m, &os) else {
                    throw m.error(.valueError, "substring not found")
                }
                return .int(place)
            }
        ),
        (
            "rindex",
            { (m, os, a) throws(Trap) in
                guard let place = try search(a, true, &m, &os) else {
                    throw m.error(.valueError, "substring not found")
                }
                return .int(place)
            }
        ),
        (
            "count",
            { (m, os, a) throws(Trap) in
                let text = try part(a, &m, &os)
                let sought = m.string(a[1]) ?? ""
                if sought.isEmpty { return .int(text.unicodeScalars.count + 1) }
                return .int(text.parts(between: sought).count - 1)
            }
        ),
        ("startswith", { (m, os, a) throws(Trap) in try affix(a, "startswith", &m, &os) { $0.begins(with: $1) } }),
        ("endswith", { (m, os, a) throws(Trap) in try affix(a, "endswith", &m, &os) { $0.ends(with: $1) } }),
        (
            "removeprefix",
            { (m, os, a) throws(Trap) in
                let (text, affix) = (try receiver(a, &m), m.string(a[1]) ?? "")
                return m.text(
                    text.begins(with: affix) ? String(Substring(text.utf8.dropFirst(affix.utf8.count))) : text)
            }
        ),
        (
            "removesuffix",
            { (m, os, a) throws(Trap) in
                let (text, affix) = (try receiver(a, &m), m.string(a[1]) ?? "")
                return m.text(text.ends(with: affix) ? String(Substring(text.utf8.dropLast(affix.utf8.count))) : text)
            }
        ),
        (
            "partition",
            { (m, os, a) throws(Trap) in
                let (text, mark) = (try receiver(a, &m), m.string(a[1]) ?? "")
                guard let range = text.place(of: mark) else { return m.tuple([a[0], m.text(""), m.text("")]) }
                return m.tuple([
                    m.text(String(text[..<range.lowerBound])), a[1], m.text(String(text[range.upperBound...])),
                ])
            }
        ),
        (
            "rpartition",
            { (m, os, a) throws(Trap) in
                let (text, mark) = (try receiver(a, &m), m.string(a[1]) ?? "")
                guard let range = text.place(of: mark, isBackwards: true) else {
                    return m.tuple([m.text(""), m.text(""), a[0]])
                }
                return m.tuple([
                    m.text(String(text[..<range.lowerBound])), a[1], m.text(String(text[range.upperBound...])),
                ])
            }
        ),
        ("center", { (m, os, a) throws(Trap) in try pad(a, .center, &m, &os) }),
        ("ljust", { (m, os, a) throws(Trap) in try pad(a, .left, &m, &os) }),
        ("rjust", { (m, os, a) throws(Trap) in try pad(a, .right, &m, &os) }),
        (
            "zfill",
            { (m, os, a) throws(Trap) in
                let text = try receiver(a, &m)
                let width = try m.index(a[1], &os)
                try m.reserve(width)
                let missing = width - text.unicodeScalars.count
                guard missing > 0 else { return m.text(text) }
                let sign = text.hasPrefix("-") || text.hasPrefix("+") ? String(text.prefix(1)) : ""
                return m.text(sign + String(repeating: "0", count: missing) + text.dropFirst(sign.count))
            }
        ),
        (
            "isdigit",
            { (m, os, a) throws(Trap) in
                try every(a, &m) { $0.properties.numericType == .decimal || $0.properties.numericType == .digit }
            }
        ),
        ("isdecimal", { (m, os, a) throws(Trap) in try every(a, &m) { $0.properties.numericType == .decimal } }),
        ("isnumeric", { (m, os, a) throws(Trap) in try every(a, &m) { $0.properties.numericType != nil } }),
        ("isalpha", { (m, os, a) throws(Trap) in try every(a, &m) { $0.properties.isAlphabetic } }),
        (
            "isalnum",
            { (m, os, a) throws(Trap) in
                try every(a, &m) { $0.properties.isAlphabetic || $0.properties.numericType != nil }
            }
        ),
        ("isspace", { (m, os, a) throws(Trap) in try every(a, &m, WhiteSpace.isSpace) }),
        ("isascii", { (m, os, a) throws(Trap) in .bool(try receiver(a, &m).utf8.allSatisfy { $0 < 128 }) }),
        (
            "isprintable",
            { (m, os, a) throws(Trap) in .bool(try receiver(a, &m).unicodeScalars.allSatisfy(Interpreter.isPrintable)) }
        ),
        (
            "isupper",
            { (m, os, a) throws(Trap) in
                let text = try receiver(a, &m)
                return .bool(text.contains { $0.isUppercase } && !text.contains { $0.isLowercase })
            }
        ),
        (
            "islower",
            { (m, os, a) throws(Trap) in
                let text = try receiver(a, &m)
                return .bool(text.contains { $0.isLowercase } && !text.contains { $0.isUppercase })
            }
        ),
        (
            "istitle",
            { (m, os, a) throws(Trap) in
                var isStart = true
                var found = false
                for letter in try receiver(a, &m) {
                    if letter.isUppercase, !isStart { return .bool(false) }
                    if letter.isLowercase, isStart { return .bool(false) }
                    if letter.isLetter { found = true }
                    isStart = !letter.isLetter
                }
                return .bool(found)
            }
        ),
        (
            "isidentifier",
            { (m, os, a) throws(Trap) in
                let text = try receiver(a, &m)
                return .bool(
                    text.first.map { $0.isLetter || $0 == "_" } == true
                        && text.allSatisfy { $0.isLetter || $0.isNumber || $0 == "_" })
            }
        ),
        (
            "encode",
            { (m, os, a) throws(Trap) in
                let text = try receiver(a, &m)
                let encoding = (m.string(a.value(1, "encoding") ?? .none) ?? "utf-8").lowercased()
                let errors = m.string(a.value(2, "errors") ?? .none) ?? "strict"
                return m.make(.bytes(try BytesMethods.encode(text, encoding, errors, &m), isMutable: false))
            }
        ),
        ("format", { (m, os, a) throws(Trap) in m.text(try TextFormat.format(try receiver(a, &m), a, &m, &os)) }),
        (
            "format_map",
            { (m, os, a) throws(Trap) in
                var named = Arguments(positional: [a[0]])
                if case .dictionary(let table)? = m.object(m.plain(a[1])) {
                    named.keywords = table.entries.map { (m.string($0.key) ?? "", $0.value) }
                }
                return m.text(try TextFormat.format(try receiver(a, &m), named, &m, &os, mapping: a[1]))
            }
        ),
        (
            "expandtabs",
            { (m, os, a) throws(Trap) in
                let size = try a.value(1, "tabsize").map { value throws(Trap) in try m.index(value, &os) } ?? 8
                try m.reserve(size)
                var (out, column) = ("", 0)
                for letter in try receiver(a, &m) {
                    if letter == "\t" {
                        let count = size > 0 ? size - column % size : 0
                        out += String(repeating: " ", count: count)
                        column += count
                    } else {
                        out.append(letter)
                        column = letter == "\n" ? 0 : column + 1
                    }
                }
                return m.text(out)
            }
        ),
        (
            "translate",
            { (m, os, a) throws(Trap) in
                var out = String.UnicodeScalarView()
                guard case .dictionary(let table)? = m.object(m.plain(a[1])) else { return a[0] }
                let longest = table.entries.map { m.string($0.value)?.utf8.count ?? 1 }.max() ?? 1
                try m.reserve(try receiver(a, &m).utf8.count, times: max(1, longest))
                for scalar in try receiver(a, &m).unicodeScalars {
                    switch table[.int(Int(scalar.value))] {
                    case nil: out.append(scalar)
                    case .some(.none): break
                    case .int(let code)?:
                        guard let other = UInt32(exactly: code).flatMap(Unicode.Scalar.init) else {
                            throw m.error(.valueError, "character mapping must be in range(0x110000)")
                        }
                        out.append(other)
                    case let other?: out.append(contentsOf: (m.string(other) ?? "").unicodeScalars)
                    }
                }
                return m.text(String(out))
            }
        ),
        (
            "maketrans",
            { (m, os, a) throws(Trap) in
                var table = Table()
                func set(_ scalar: Unicode.Scalar, _ value: Value) {
                    table.set(.int(Int(scalar.value)), .int(Int(scalar.value)), value)
                }
                if a.count == 1, case .dictionary(let source)? = m.object(a[0]) {
                    for entry in source.entries {
                        if let text = m.string(entry.key), let scalar = text.unicodeScalars.first {
                            set(scalar, entry.value)
                        } else {
                            table.set(entry.hash, entry.key, entry.value)
                        }
                    }
                } else if a.count >= 2, let from = m.string(a[0]), let to = m.string(a[1]) {
                    guard from.unicodeScalars.count == to.unicodeScalars.count else {
                        throw m.error(.valueError, "the first two maketrans arguments must have equal length")
                    }
                    for (x, y) in zip(from.unicodeScalars, to.unicodeScalars) { set(x, .int(Int(y.value))) }
                    for scalar in (a.count > 2 ? m.string(a[2]) ?? "" : "").unicodeScalars { set(scalar, .none) }
                }
                return m.make(.dictionary(table))
            }
        ),
    ]

    private static func receiver(_ a: Arguments, _ m: inout Interpreter) throws(Trap) -> String {
        guard let value = a.positional.first, let text = m.string(value) else {
            throw m.error(.typeError, "descriptor requires a 'str' object")
        }
        return text
    }

    private static func strip(_ a: Arguments, _ left: Bool, _ right: Bool, _ m: inout Interpreter) throws(Trap) -> Value
    {
        var text = try receiver(a, &m).unicodeScalars[...]
        let letters = a.count > 1 && a[1] != .none ? m.string(a[1]).map { Set($0.unicodeScalars) } : nil
        if a.count > 1, a[1] != .none, letters == nil {
            throw m.error(.typeError, "strip arg must be None or str")
        }
        func isCut(_ scalar: Unicode.Scalar) -> Bool { letters?.contains(scalar) ?? WhiteSpace.isSpace(scalar) }
        if left { text = text.drop(while: isCut) }
        if right { while let last = text.last, isCut(last) { text.removeLast() } }
        return m.text(String(text))
    }

    @Sendable private static func split(
        _ m: inout Interpreter, _ os: inout Simulation, _ a: Arguments
    ) throws(Trap) -> Value {
        let text = try receiver(a, &m)
        let most = try a.value(2, "maxsplit").map { value throws(Trap) in try m.index(value, &os) } ?? -1
        let separator = a.value(1, "sep") ?? .none
        if separator == .none {
            var parts: [String] = []
            var rest = text.unicodeScalars[...]
            while true {
                rest = rest.drop(while: WhiteSpace.isSpace)
                if rest.isEmpty { break }
                if most >= 0, parts.count == most {
                    parts.append(String(rest))
                    break
                }
                let word = rest.prefix { !WhiteSpace.isSpace($0) }
                parts.append(String(word))
                rest = rest[word.endIndex...]
            }
            return m.list(parts.map { m.text($0) })
        }
        guard let mark = m.string(separator) else {
            throw m.error(.typeError, "must be str or None, not \(m.typeName(separator))")
        }
        if mark.isEmpty { throw m.error(.valueError, "empty separator") }
        var parts = text.parts(between: mark)
        if most >= 0, parts.count > most + 1 {
            parts = Array(parts[..<most]) + [parts[most...].joined(separator: mark)]
        }
        return m.list(parts.map { m.text($0) })
    }

    @Sendable private static func rsplit(
        _ m: inout Interpreter, _ os: inout Simulation, _ a: Arguments
    ) throws(Trap) -> Value {
        let most = try a.value(2, "maxsplit").map { value throws(Trap) in try m.index(value, &os) } ?? -1
        guard most >= 0 else { return try split(&m, &os, a) }
        let text = try receiver(a, &m)
        let separator = a.value(1, "sep") ?? .none
        guard let mark = m.string(separator) else {
            let words = text.unicodeScalars.split(whereSeparator: WhiteSpace.isSpace)
            guard words.count > most else { return m.list(words.map { m.text(String($0)) }) }
            let kept = words.suffix(most)
            let end = kept.first?.startIndex ?? text.endIndex
            var head = text.unicodeScalars[..<end]
            while let last = head.last, WhiteSpace.isSpace(last) { head.removeLast() }
            return m.list(([String(head)] + kept.map(String.init)).map { m.text($0) })
        }
        if mark.isEmpty { throw m.error(.valueError, "empty separator") }
        var parts = text.parts(between: mark)
        if parts.count > most + 1 {
            let cut = parts.count - most
            parts = [parts[..<cut].joined(separator: mark)] + parts[cut...]
        }
        return m.list(parts.map { m.text($0) })
    }

    @Sendable private static func splitlines(
        _ m: inout Interpreter, _ os: inout Simulation, _ a: Arguments
    ) throws(Trap) -> Value {
        let keeps = try a.value(1, "keepends").map { value throws(Trap) in try m.truth(value, &os) } ?? false
        let lines = WhiteSpace.lines(try receiver(a, &m), keepsEnds: keeps, inBytes: false)
        return m.list(lines.map { m.text($0) })
    }

    @Sendable private static func join(
        _ m: inout Interpreter, _ os: inout Simulation, _ a: Arguments
    ) throws(Trap) -> Value {
        let separator = try receiver(a, &m)
        guard a.count == 2, m.isIterable(a[1]) else { throw m.error(.typeError, "can only join an iterable") }
        var parts: [String] = []
        for (index, item) in try m.items(of: a[1], &os).enumerated() {
            guard let text = m.string(item) else {
                throw m.error(.typeError, "sequence item \(index): expected str instance, \(m.typeName(item)) found")
            }
            parts.append(text)
        }
        return m.text(parts.joined(separator: separator))
    }

    @Sendable private static func replace(
        _ m: inout Interpreter, _ os: inout Simulation, _ a: Arguments
    ) throws(Trap) -> Value {
        let text = try receiver(a, &m)
        guard a.count >= 3, let old = m.string(a[1]), let new = m.string(a[2]) else {
            throw m.error(
                .typeError, "replace() argument 1 must be str, not \(a.count > 1 ? m.typeName(a[1]) : "None")")
        }
        let most = try a.value(3, "count").map { value throws(Trap) in try m.index(value, &os) } ?? -1
        try m.reserve(text.utf8.count / max(1, old.utf8.count) + 1, times: new.utf8.count)
        if old.isEmpty {
            var out = new
            var count = 1
            for letter in text.unicodeScalars {
                out.unicodeScalars.append(letter)
                if most < 0 || count < most { out += new }
                count += 1
            }
            return m.text(most == 0 ? text : out)
        }
        var parts = text.parts(between: old)
        if most >= 0, parts.count > most + 1 {
            parts = Array(parts[..<most]) + [parts[most...].joined(separator: old)]
        }
        return m.text(parts.joined(separator: new))
    }

    /// The part of the text that the last two arguments mean.
    private static func part(
        _ a: Arguments, _ m: inout Interpreter, _ os: inout Simulation
    ) throws(Trap) -> String {
        let text = Text(try receiver(a, &m))
        guard a.count > 2 else { return text.string }
        let slice = m.make(.slice(a[2], a.count > 3 ? a[3] : .none, .none))
        let (from, to, _) = try m.bounds(slice, text.count, &os)
        return text.slice(from, max(from, to))
    }

    private static func search(
        _ a: Arguments, _ isBackwards: Bool, _ m: inout Interpreter, _ os: inout Simulation
    ) throws(Trap) -> Int? {
        let whole = Text(try receiver(a, &m))
        guard a.count > 1, let sought = m.string(a[1]) else {
            throw m.error(.typeError, "must be str, not \(a.count > 1 ? m.typeName(a[1]) : "None")")
        }
        var start = 0
        var text = whole.string
        if a.count > 2 {
            let slice = m.make(.slice(a[2], a.count > 3 ? a[3] : .none, .none))
            let (from, to, _) = try m.bounds(slice, whole.count, &os)
            start = from
            text = whole.slice(from, max(from, to))
        }
        if sought.isEmpty { return isBackwards ? start + text.unicodeScalars.count : start }
        guard let range = text.place(of: sought, isBackwards: isBackwards) else {
            return nil
        }
        return start + text.unicodeScalars.distance(from: text.startIndex, to: range.lowerBound)
    }

    private static func affix(
        _ a: Arguments, _ name: String, _ m: inout Interpreter, _ os: inout Simulation, _ test: (String, String) -> Bool
    ) throws(Trap) -> Value {
        let text = try part(a, &m, &os)
        let wanted: [Value]
        if case .tuple(let items)? = m.object(a[1]) { wanted = items } else { wanted = [a[1]] }
        for value in wanted {
            guard let affix = m.string(value) else {
                throw m.error(.typeError, "\(name) first arg must be str or a tuple of str, not \(m.typeName(value))")
            }
            if affix.isEmpty || test(text, affix) { return .bool(true) }
        }
        return .bool(false)
    }

    private enum Side { case left, right, center }

    private static func pad(
        _ a: Arguments, _ side: Side, _ m: inout Interpreter, _ os: inout Simulation
    ) throws(Trap) -> Value {
        let text = try receiver(a, &m)
        let width = try m.index(a[1], &os)
        let fill = a.count > 2 ? m.string(a[2]) ?? " " : " "
        try m.reserve(width)
        let missing = width - text.unicodeScalars.count
        guard missing > 0 else { return m.text(text) }
        switch side {
        case .left: return m.text(text + String(repeating: fill, count: missing))
        case .right: return m.text(String(repeating: fill, count: missing) + text)
        case .center:
            let left = missing / 2 + (missing & width & 1)
            return m.text(String(repeating: fill, count: left) + text + String(repeating: fill, count: missing - left))
        }
    }

    private static func every(
        _ a: Arguments, _ m: inout Interpreter, _ test: (Unicode.Scalar) -> Bool
    ) throws(Trap) -> Value {
        let scalars = try receiver(a, &m).unicodeScalars
        return .bool(!scalars.isEmpty && scalars.allSatisfy(test))
    }
}
