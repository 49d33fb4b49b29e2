import Kernel
import WorldModel

/// What `re` is built on: Swift's regular expressions, which understand Python's syntax.
enum RegexModule {
    static let functions: Natives.Group = [
        (
            "compile",
            { (m, os, a) throws(Trap) in
                if case .pattern? = m.object(a[0]) { return a[0] }
                let text = m.string(a[0]) ?? ""
                let flags = a.count > 1 ? m.smallInt(a[1]) ?? 0 : 0
                _ = try regex(text, flags, &m)
                return m.make(.pattern(text, flags: flags))
            }
        ),
        // Matches of a pattern in a text: spans of all groups, or None. The mode says where it has to match.
        (
            "search",
            { (m, os, a) throws(Trap) in
                guard case .pattern(let pattern, let flags)? = m.object(a[0]), let text = m.string(a[1]) else {
                    throw m.error(.typeError, "expected string or bytes-like object, got '\(m.typeName(a[1]))'")
                }
                let mode = m.string(a[2]) ?? "search"
                let start = m.smallInt(a[3]) ?? 0
                return try search(pattern, flags, text, mode, start, &m)
            }
        ),
        (
            "groups",
            { (m, os, a) throws(Trap) in
                guard case .pattern(let pattern, _)? = m.object(a[0]) else { return .none }
                var table = Table()
                for (name, number) in groups(of: pattern).names { table.set(.string(name), m.text(name), .int(number)) }
                return m.make(.dictionary(table))
            }
        ),
        (
            "escape",
            { (m, os, a) throws(Trap) in
                let special = Set("()[]{}?*+-|^$\\.&~# \t\n\r".unicodeScalars)
                var out = String.UnicodeScalarView()
                for scalar in (m.string(a[0]) ?? "").unicodeScalars {
                    if special.contains(scalar) { out.append("\\") }
                    out.append(scalar)
                }
                return m.text(String(out))
            }
        ),
    ]

    /// Methods of a compiled pattern do what the module's functions do.
    static let methods: Natives.Group =
        [
            "search", "match", "fullmatch", "finditer", "findall", "split",
        ].map(method) + ["sub", "subn"].map(replacing)

    private static func method(_ name: String) -> (name: String, run: NativeFunction) {
        (
            name,
            { (m, os, a) throws(Trap) in
                let function = try m.attribute(.object(try m.importNow("re", &os)), "_pattern_" + name, &os)
                return try m.call(function, a.positional, a.keywords.map { ($0.name, $0.value) }, &os)
            }
        )
    }

    /// `pattern.sub(replacement, text)`: the pattern stands first.
    private static func replacing(_ name: String) -> (name: String, run: NativeFunction) { method(name) }

    private static func regex(
        _ pattern: String, _ flags: Int, _ m: inout Interpreter
    ) throws(Trap) -> Regex<AnyRegexOutput> {
        do {
            // Python's \Z is the very end.
            let adapted = pattern.replacing("\\Z", with: "\\z")
            var regex = try Regex(flags & 64 != 0 ? "(?x)" + adapted : adapted).matchingSemantics(.unicodeScalar)
            if flags & 2 != 0 { regex = regex.ignoresCase() }
            if flags & 8 != 0 { regex = regex.anchorsMatchLineEndings() }
            if flags & 16 != 0 { regex = regex.dotMatchesNewlines() }
            return regex
        } catch {
            let re = m.modules["re"]
            let message = m.text("bad regular expression \(Interpreter.quoted(pattern))")
            if let re, case .module(_, let names) = m.heap[Int(re)], let type = names[m.symbols["error"]],
                case .object(let id) = type
            {
                var instance = Instance(type: id)
                instance.attributes[m.symbols["args"]] = m.tuple([message])
                throw .raised(m.make(.instance(instance)))
            }
            throw m.error(.valueError, "bad regular expression")
        }
    }

    /// Names of groups with their numbers, and how many groups there are.
    static func groups(of pattern: String) -> (names: [(String, Int)], count: Int) {
        var out: [(String, Int)] = []
        var number = 0
        let letters = Array(pattern)
        var at = 0
        var isInSet = false
        while at < letters.count {
            if letters[at] == "\\" {
                at += 2
                continue
            }
            if letters[at] == "[" { isInSet = true }
            if letters[at] == "]" { isInSet = false }
            if letters[at] == "(", !isInSet {
                let rest = String(letters[at...].prefix(4))
                if rest.hasPrefix("(?P<") {
                    number += 1
                    out.append((String(letters[(at + 4)...].prefix { $0 != ">" }), number))
                } else if !rest.hasPrefix("(?") {
                    number += 1
                }
            }
            at += 1
        }
        return (out, number)
    }

    private static func search(
        _ pattern: String, _ flags: Int, _ text: String, _ mode: String, _ start: Int, _ m: inout Interpreter
    ) throws(Trap) -> Value {
        let regex = try regex(pattern, flags, &m)
        let scalars = text.unicodeScalars
        guard start <= scalars.count else { return .none }
        // The beginning of the text is not where the search begins.
        let wantsBeginning = pattern.hasPrefix("\\A") || pattern.hasPrefix("^") && flags & 8 == 0
        if start > 0, wantsBeginning { return mode == "all" ? m.list([]) : .none }
        let from = scalars.index(scalars.startIndex, offsetBy: start)
        let part = text[from...]
        var isMultiple = false
        if mode == "all" { isMultiple = true }
        func spans(_ match: Regex<AnyRegexOutput>.Match) -> [Value] {
            var values: [Value] = []
            for index in 0..<match.output.count {
                guard let range = match.output[index].range else {
                    values.append(.none)
                    continue
                }
                let low = scalars.distance(from: scalars.startIndex, to: range.lowerBound)
                let high = scalars.distance(from: scalars.startIndex, to: range.upperBound)
                values.append(m.tuple([.int(low), .int(high)]))
            }
            return values
        }
        if isMultiple {
            var all: [Value] = []
            for match in part.matches(of: regex) {
                all.append(m.tuple(spans(match)))
                m.held.append(all[all.count - 1])
            }
            m.held.removeLast(all.count)
            return m.list(all)
        }
        let match: Regex<AnyRegexOutput>.Match?
        switch mode {
        case "match": match = try? regex.prefixMatch(in: part)
        case "fullmatch": match = try? regex.wholeMatch(in: part)
        default: match = try? regex.firstMatch(in: part)
        }
        guard let match else { return .none }
        return m.tuple(spans(match))
    }
}
