import Kernel
import WorldModel

/// What `re` is built on: patterns, where they match, and what `sub` writes.
///
/// Failures come back as a tuple of message and place, because `re.error` is a class of the library.
enum RegexModule {
    static let functions: Natives.Group = [
        (
            "compile",
            { (m, os, a) throws(Trap) in
                let flags = a.count > 1 ? m.smallInt(a[1]) ?? 0 : 0
                guard let (text, isText) = characters(a[0], m) else {
                    throw m.error(.typeError, "first argument must be string or compiled pattern")
                }
                try check(PatternFlags(rawValue: flags), isText: isText, &m)
                do throws(PatternFailure) {
                    return m.make(.pattern(try CompiledPattern(text, PatternFlags(rawValue: flags), isText: isText)))
                } catch {
                    return failure(error, &m)
                }
            }
        ),
        // Matches of a pattern in a text: which group was closed last and spans of all groups, or None. The mode says
        // where it has to match.
        (
            "search",
            { (m, os, a) throws(Trap) in
                guard case .pattern(let pattern)? = m.object(a[0]) else { return .none }
                let text = try text(a[1], for: pattern, &m)
                let end = m.smallInt(a[4]).map { min(max(0, $0), text.count) } ?? text.count
                let start = min(max(0, m.smallInt(a[3]) ?? 0), text.count)
                var matcher = PatternMatcher(pattern, text, end: end)
                do throws(PatternMatcher.TooMuch) {
                    switch m.string(a[2]) {
                    case "all":
                        return m.list(try matcher.findAll(from: start).map { tuple($0, &m) })
                    case "match": return value(of: try matcher.find(from: start, .here), &m)
                    case "fullmatch": return value(of: try matcher.find(from: start, .whole), &m)
                    default: return value(of: try matcher.find(from: start, .anywhere), &m)
                    }
                } catch {
                    throw m.error(
                        .runtimeError, "this pattern tries too many ways through the text: Drydock gave up on it")
                }
            }
        ),
        (
            "groups",
            { (m, os, a) throws(Trap) in
                guard case .pattern(let pattern)? = m.object(a[0]) else { return .none }
                return groupIndex(pattern, &m)
            }
        ),
        // The parts of a replacement: texts, and numbers of groups.
        (
            "template",
            { (m, os, a) throws(Trap) in
                guard case .pattern(let pattern)? = m.object(a[0]), let (template, _) = characters(a[1], m) else {
                    throw m.error(.typeError, "decoding to str: need a bytes-like object, \(m.typeName(a[1])) found")
                }
                do throws(PatternFailure) {
                    var values: [Value] = []
                    for part in try PatternTemplate.parts(template, for: pattern) {
                        switch part {
                        case .group(let number): values.append(.int(number))
                        case .text(let text): values.append(value(of: text, isText: pattern.isText, &m))
                        }
                    }
                    return m.list(values)
                } catch {
                    if error.isIndexError { throw m.error(.indexError, error.message) }
                    return failure(error, &m)
                }
            }
        ),
        (
            "escape",
            { (m, os, a) throws(Trap) in
                guard let (text, isText) = characters(a[0], m) else {
                    throw m.error(
                        .typeError, "decoding to str: need a bytes-like object, \(m.typeName(a[0])) found")
                }
                let special = Set("()[]{}?*+-|^$\\.&~# \t\n\r\u{B}\u{C}".unicodeScalars)
                var out = String.UnicodeScalarView()
                for scalar in text.unicodeScalars {
                    if special.contains(scalar) { out.append("\\") }
                    out.append(scalar)
                }
                return value(of: String(out), isText: isText, &m)
            }
        ),
    ]

    /// Methods of a compiled pattern are functions of the library.
    static let methods: Natives.Group = [
        "search", "match", "fullmatch", "finditer", "findall", "split", "sub", "subn", "scanner",
    ].map(method)

    private static func method(_ name: String) -> (name: String, run: NativeFunction) {
        (
            name,
            { (m, os, a) throws(Trap) in
                let function = try m.attribute(.object(try m.importNow("re", &os)), "_pattern_" + name, &os)
                return try m.call(function, a.positional, a.keywords.map { ($0.name, $0.value) }, &os)
            }
        )
    }

    /// Names of groups with their numbers.
    static func groupIndex(_ pattern: CompiledPattern, _ m: inout Interpreter) -> Value {
        var table = Table()
        for (name, number) in pattern.names { table.set(.string(name), m.text(name), .int(number)) }
        return m.make(.dictionary(table))
    }

    // MARK: Values

    /// A text, or bytes with a character for each.
    private static func characters(_ value: Value, _ m: borrowing Interpreter) -> (text: String, isText: Bool)? {
        if let text = m.string(value) { return (text, true) }
        guard case .bytes(let bytes, _)? = m.object(value) else { return nil }
        return (String(String.UnicodeScalarView(bytes.map { Unicode.Scalar($0) })), false)
    }

    static func value(of text: String, isText: Bool, _ m: inout Interpreter) -> Value {
        isText ? m.text(text) : m.make(.bytes(PercentFormat.bytes(text), isMutable: false))
    }

    private static func text(
        _ value: Value, for pattern: CompiledPattern, _ m: inout Interpreter
    ) throws(Trap) -> PatternText {
        switch m.object(m.plain(value)) {
        case .string(let text):
            guard pattern.isText else {
                throw m.error(.typeError, "cannot use a bytes pattern on a string-like object")
            }
            return PatternText(text)
        case .bytes(let bytes, _):
            guard !pattern.isText else {
                throw m.error(.typeError, "cannot use a string pattern on a bytes-like object")
            }
            return PatternText(bytes)
        default:
            throw m.error(.typeError, "expected string or bytes-like object, got '\(m.typeName(value))'")
        }
    }

    private static func check(_ flags: PatternFlags, isText: Bool, _ m: inout Interpreter) throws(Trap) {
        if isText, flags.contains(.locale) {
            throw m.error(.valueError, "cannot use LOCALE flag with a str pattern")
        }
        if isText, flags.contains([.ascii, .unicode]) {
            throw m.error(.valueError, "ASCII and UNICODE flags are incompatible")
        }
        if !isText, flags.contains(.unicode) {
            throw m.error(.valueError, "cannot use UNICODE flag with a bytes pattern")
        }
    }

    private static func failure(_ failure: PatternFailure, _ m: inout Interpreter) -> Value {
        m.tuple([m.text(failure.message), failure.position.map { .int($0) } ?? .none])
    }

    private static func value(of found: PatternMatcher.Found?, _ m: inout Interpreter) -> Value {
        found.map { tuple($0, &m) } ?? .none
    }

    private static func tuple(_ found: PatternMatcher.Found, _ m: inout Interpreter) -> Value {
        var values: [Value] = [found.lastGroup.map { .int($0) } ?? .none]
        for group in found.groups {
            values.append(group.map { m.tuple([.int($0.lowerBound), .int($0.upperBound)]) } ?? .none)
        }
        return m.tuple(values)
    }
}
