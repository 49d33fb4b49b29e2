import CommandSyntax

/// Files of variables: `.env` and those of `env_file` (compose-go, `dotenv`).
package struct DotEnv {
    /// The variables so far, and how often a name without a value was used.
    package private(set) var variables: [String: String]
    package private(set) var unset: [String] = []
    private let lookup: (String) -> String?
    private var rest: Substring
    private var line = 1

    /// Reads a text. `lookup` gives variables from outside, which win over the file's own in `$NAME`.
    package static func parse(
        _ text: String, adding variables: [String: String] = [:], lookup: @escaping (String) -> String?
    ) throws(ComposeError) -> DotEnv {
        var reader = DotEnv(text, variables, lookup)
        try reader.read()
        return reader
    }

    private init(_ text: String, _ variables: [String: String], _ lookup: @escaping (String) -> String?) {
        self.variables = variables
        self.lookup = lookup
        // Characters of Swift join \r\n to one; lines here end in \n alone.
        var scalars = String.UnicodeScalarView()
        var previous: Unicode.Scalar?
        for scalar in text.unicodeScalars {
            if scalar == "\n", previous == "\r" { scalars.removeLast() }
            scalars.append(scalar)
            previous = scalar
        }
        if scalars.first == "\u{FEFF}" { scalars.removeFirst() }
        rest = Substring(String(scalars))
    }

    private mutating func read() throws(ComposeError) {
        while skipToStatement() {
            let (key, isInherited) = try takeKey()
            guard !key.contains(" ") else { throw ComposeError("line \(line): key cannot contain a space") }
            if isInherited {
                if let value = lookup(key) { variables[key] = value }
                continue
            }
            variables[key] = try takeValue()
        }
    }

    private mutating func skipToStatement() -> Bool {
        while let first = rest.first {
            if first == "#" {
                rest = rest.drop { $0 != "\n" }
            } else if first.isWhitespace {
                if first == "\n" { line += 1 }
                rest.removeFirst()
            } else {
                return true
            }
        }
        return false
    }

    /// `NAME=`, `NAME:` or a name alone, which inherits its value.
    private mutating func takeKey() throws(ComposeError) -> (key: String, isInherited: Bool) {
        if rest.hasPrefix("export"), let next = rest.dropFirst(6).first, next.isWhitespace {
            rest = rest.dropFirst(6).drop(while: \.isWhitespace)
        }
        let whole = rest.prefix { $0 != "\n" }
        var end = rest.startIndex
        while end < rest.endIndex, !["=", ":", "\n"].contains(rest[end]) {
            let character = rest[end]
            guard
                character.isWhitespace || "_.-[]".contains(character) || character.isLetter || character.isNumber
            else {
                throw ComposeError(
                    "line \(line): unexpected character \(GoQuote.quote(String(character))) in variable name \(GoQuote.quote(String(whole)))"
                )
            }
            end = rest.index(after: end)
        }
        var key = rest[..<end]
        let mark = end < rest.endIndex ? rest[end] : "\n"
        rest = end < rest.endIndex ? rest[rest.index(after: end)...] : rest[end...]
        let isInherited = mark == "\n"
        if isInherited, !key.contains(" ") { line += 1 }
        while key.last?.isWhitespace == true { key.removeLast() }
        rest = rest.drop { $0 != "\n" && $0.isWhitespace }
        return (String(key), isInherited)
    }

    private mutating func takeValue() throws(ComposeError) -> String {
        guard let quote = rest.first, quote == "\"" || quote == "'" else {
            let whole = rest.prefix { $0 != "\n" }
            rest = rest[whole.endIndex...].dropFirst()
            line += 1
            var value = Substring(Self.withoutComment(String(whole)))
            while value.last?.isWhitespace == true { value.removeLast() }
            return try expand(String(value))
        }
        var value = ""
        var isEscaped = false
        var index = rest.index(after: rest.startIndex)
        while index < rest.endIndex {
            let character = rest[index]
            index = rest.index(after: index)
            if character == "\n" { line += 1 }
            if character == quote, !isEscaped {
                rest = rest[index...]
                return quote == "\"" ? try expand(Self.unescape(value)) : value
            }
            if character == "\\", !isEscaped {
                isEscaped = true
                continue
            }
            if isEscaped, character != quote { value += "\\" }
            isEscaped = false
            value.append(character)
        }
        throw ComposeError("line \(line): unterminated quoted value \(rest.prefix { $0 != "\n" })")
    }

    private static func withoutComment(_ text: String) -> String {
        var previous: Character?
        for index in text.indices {
            if text[index] == "#", previous == " " { return String(text[..<index]) }
            previous = text[index]
        }
        return text
    }

    private mutating func expand(_ text: String) throws(ComposeError) -> String {
        do {
            var missing: [String] = []
            let known = variables
            let filled = try Template(text).fill(lookup: { lookup($0) ?? known[$0] }, unset: { missing.append($0) })
            unset += missing
            return filled
        } catch {
            throw ComposeError(error.message)
        }
    }

    /// The escapes of double quotes; `\$` becomes the template's own `$$`.
    private static func unescape(_ text: String) -> String {
        let plain: [Character: Character] = [
            "a": "\u{07}", "b": "\u{08}", "f": "\u{0C}", "n": "\n", "r": "\r", "t": "\t", "v": "\u{0B}", "\"": "\"",
            "\\": "\\",
        ]
        var out = ""
        var rest = text[...]
        while let character = rest.popFirst() {
            guard character == "\\", let next = rest.first else {
                out.append(character)
                continue
            }
            if let value = plain[next] {
                out.append(value)
                rest.removeFirst()
            } else if next == "$" {
                out += "$$"
                rest.removeFirst()
            } else if next == "0" {
                let digits = rest.dropFirst().prefix(3).prefix { ("0"..."7").contains($0) }
                if let scalar = UInt32(digits, radix: 8).flatMap(Unicode.Scalar.init) {
                    out.unicodeScalars.append(scalar)
                }
                rest = rest.dropFirst(1 + digits.count)
            } else {
                out.append(character)
            }
        }
        return out
    }
}
