extension WordScanner {
    /// Expands `$name` or `${name…}` (buildkit `processDollar`).
    mutating func dollar() throws(DockerfileError) -> String {
        _ = take()
        guard peek == "{" else {
            let name = name()
            if name.isEmpty { return "$" }
            if let value = value(of: name) { return value }
            return expander.keepsUnsetVariables ? "$" + name : ""
        }
        _ = take()
        switch peek {
        case nil: throw DockerfileError("syntax error: missing '}'")
        case "{", "}", ":": throw DockerfileError("syntax error: bad substitution")
        default: break
        }
        let name = name()
        let modifier = take()
        switch modifier {
        case "}":
            if let value = value(of: name) { return value }
            return expander.keepsUnsetVariables ? "${\(name)}" : ""
        case ":":
            return try conditional(name, take(), colon: true)
        case "+", "-", "?", "#", "%":
            return try conditional(name, modifier, colon: false)
        case "/":
            return try replacement(name)
        default:
            throw unsupported(modifier, colon: false)
        }
    }

    private func unsupported(_ modifier: Unicode.Scalar?, colon: Bool) -> DockerfileError {
        // Go prints the end of the text as U+FFFD.
        DockerfileError("unsupported modifier (\(colon ? ":" : "")\(modifier ?? "\u{FFFD}")) in substitution")
    }

    /// Everything up to `stop`; the end of the text instead is the given syntax error.
    private mutating func operand(
        until stop: Unicode.Scalar, keepingEscapes: Bool, missing: String
    ) throws(DockerfileError) -> String {
        do {
            return try section(until: stop, keepingEscapes: keepingEscapes).text
        } catch {
            throw peek == nil ? DockerfileError("syntax error: missing \(missing)") : error
        }
    }

    /// The forms with `-`, `+`, `?`, `#` and `%`; with a colon an empty value counts as unset.
    private mutating func conditional(
        _ name: String, _ modifier: Unicode.Scalar?, colon: Bool
    ) throws(DockerfileError) -> String {
        let isPattern = modifier == "#" || modifier == "%"
        let word = try operand(until: "}", keepingEscapes: isPattern, missing: "'}'")
        let value = value(of: name)
        if value == nil, expander.keepsUnsetVariables {
            return "${\(name)\(colon ? ":" : "")\(modifier.map { String($0) } ?? "")\(word)}"
        }
        let isMissing = value == nil || (colon && value == "")
        switch modifier {
        case "-": return isMissing ? word : value ?? ""
        case "+": return isMissing ? "" : word
        case "?":
            if !isMissing { return value ?? "" }
            let reason = value == nil ? "is not allowed to be unset" : "is not allowed to be empty"
            throw DockerfileError("\(name): \(word.isEmpty ? reason : word)")
        case "#" where !colon: return try trimmed(value ?? "", word, mark: "#")
        case "%" where !colon: return try trimmed(value ?? "", word, mark: "%")
        default: throw unsupported(modifier, colon: colon)
        }
    }

    /// `#` cuts a matching start, `%` a matching end; doubled they cut the longest one.
    private func trimmed(_ value: String, _ word: String, mark: Unicode.Scalar) throws(DockerfileError) -> String {
        let isGreedy = word.unicodeScalars.first == mark
        let pattern = try WordPattern(isGreedy ? String(word.unicodeScalars.dropFirst()) : word)
        return mark == "#"
            ? pattern.removingPrefix(of: value, longest: isGreedy)
            : pattern.removingSuffix(of: value, longest: isGreedy)
    }

    /// `${name/pattern/text}` replaces the first match, `//` all of them.
    private mutating func replacement(_ name: String) throws(DockerfileError) -> String {
        let replacesAll = peek == "/"
        if replacesAll { _ = take() }
        let pattern = try operand(until: "/", keepingEscapes: true, missing: "'/' in ${}")
        let text = try operand(until: "}", keepingEscapes: true, missing: "'}'")
        let value = value(of: name)
        if value == nil, expander.keepsUnsetVariables { return "${\(name)/\(pattern)/\(text)}" }
        return try WordPattern(pattern).replacing(in: value ?? "", with: text, all: replacesAll)
    }
}
