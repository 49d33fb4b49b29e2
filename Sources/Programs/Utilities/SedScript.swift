import Shell

/// A parsed `sed` script.
struct SedScript {
    var commands: [Command] = []

    struct Command {
        var from: Address?
        var to: Address?
        var isNegated = false
        var name: Character = "p"
        var text = ""
        var substitution: Substitution?
        var table: [UInt8: UInt8] = [:]
        /// For `{`, the index after its `}`.
        var end = 0
    }

    enum Address {
        case line(Int)
        case last
        case step(Int, Int)
        case pattern(RegularExpression)
        case offset(Int)
        /// `~4`: up to the next line whose number is a multiple.
        case multiple(Int)
        case again
    }

    struct Substitution {
        var pattern: RegularExpression?
        var replacement: [Piece] = []
        var isGlobal = false
        var prints = false
        var number = 1
        var file: String?
    }

    /// A part of a replacement.
    enum Piece {
        case bytes([UInt8])
        case group(Int)
        /// `\U`, `\L`, `\u`, `\l`, `\E`
        case caseChange(Character)
    }

    struct Failure: Error {
        var message: String
        var status: Int32 = 1
    }
}

/// Reads `sed` scripts.
struct SedParser {
    private let text: [Character]
    private var at = 0
    private let isExtended: Bool
    /// busybox knows less, and says other things.
    private let isBusybox: Bool
    private var script = SedScript()
    private var open: [Int] = []

    init(_ text: String, isExtended: Bool, isBusybox: Bool) {
        self.text = Array(text)
        self.isBusybox = isBusybox
        self.isExtended = isExtended
    }

    private var next: Character? { at < text.count ? text[at] : nil }

    private func fail(_ message: String, busybox: String? = nil) -> SedScript.Failure {
        if isBusybox, let busybox { return SedScript.Failure(message: busybox) }
        return SedScript.Failure(message: "-e expression #1, char \(at): \(message)")
    }

    mutating func parse() throws(SedScript.Failure) -> SedScript {
        while true {
            while let character = next, character.isWhitespace || character == ";" { at += 1 }
            guard let first = next else { break }
            if first == "#" {
                while let character = next, character != "\n" { at += 1 }
                continue
            }
            try command()
        }
        if isBusybox {
            for start in open { script.commands[start].end = script.commands.count }
        } else if !open.isEmpty {
            throw SedScript.Failure(message: "-e expression #1, char 0: unmatched `{'")
        }
        try checkLabels()
        return script
    }

    /// Every jump needs its label.
    private func checkLabels() throws(SedScript.Failure) {
        for command in script.commands where "btT".contains(command.name) && !command.text.isEmpty {
            let isThere = script.commands.contains { $0.name == ":" && $0.text == command.text }
            guard !isThere else { continue }
            let quote = isBusybox ? "'" : "`"
            throw SedScript.Failure(
                message: "can't find label for jump to \(quote)\(command.text)'", status: isBusybox ? 1 : 4)
        }
    }

    private mutating func skipSpaces() { while let character = next, character == " " || character == "\t" { at += 1 } }

    private mutating func command() throws(SedScript.Failure) {
        var command = SedScript.Command()
        command.from = try address()
        skipSpaces()
        if command.from != nil, next == "," {
            at += 1
            skipSpaces()
            guard let to = try address(isEnd: true) else {
                if next != nil { at += 1 }
                throw fail("unexpected `,'")
            }
            command.to = to
            skipSpaces()
        }
        while next == "!" {
            command.isNegated = true
            at += 1
            skipSpaces()
        }
        guard let name = next else { throw fail("missing command", busybox: "missing command") }
        at += 1
        command.name = name
        try arguments(&command)
        script.commands.append(command)
        if name == "{" { open.append(script.commands.count - 1) }
    }

    private mutating func arguments(_ command: inout SedScript.Command) throws(SedScript.Failure) {
        switch command.name {
        case "{": break
        case "}":
            guard let start = open.popLast() else { throw fail("unexpected `}'") }
            script.commands[start].end = script.commands.count
            try endOfCommand()
        case "s": try substitution(&command)
        case "y": try transliteration(&command)
        case "a", "i", "c": command.text = textArgument()
        case ":", "b", "t", "T", "r", "w":
            skipSpaces()
            while let character = next, character != "\n", character != ";" || "rw".contains(command.name),
                character != "}" || ":rw".contains(command.name)
            {
                command.text.append(character)
                at += 1
            }
            while command.text.last == " " { command.text.removeLast() }
        case "q", "Q", "l", "L":
            skipSpaces()
            while !isBusybox, let digit = next, digit.isNumber {
                command.text.append(digit)
                at += 1
            }
            try endOfCommand()
        case "p", "d", "n", "N", "=", "D", "P", "h", "H", "g", "G", "x", "z": try endOfCommand()
        case "F" where !isBusybox: try endOfCommand()
        default:
            throw fail("unknown command: `\(command.name)'", busybox: "unsupported command \(command.name)")
        }
    }

    private mutating func endOfCommand() throws(SedScript.Failure) {
        skipSpaces()
        guard let character = next, character != ";", character != "\n", character != "}", character != "#" else {
            return
        }
        if isBusybox, character.isNumber { return }  // the address of another command
        at += 1
        throw fail("extra characters after command")
    }

    private mutating func textArgument() -> String {
        skipSpaces()
        if next == "\\" {
            at += 1
            let start = at
            skipSpaces()
            // Behind a backslash blanks belong to the text, unless it begins on the next line.
            if next == "\n" { at += 1 } else { at = start }
        }
        var out = ""
        while let character = next, character != "\n" {
            at += 1
            if character == "\\", let escaped = next {
                at += 1
                out.append(["t": "\t", "r": "\r"][escaped] ?? escaped)
            } else {
                out.append(character)
            }
        }
        return out
    }

    private mutating func address(isEnd: Bool = false) throws(SedScript.Failure) -> SedScript.Address? {
        switch next {
        case "~" where isEnd && !isBusybox:
            at += 1
            return .multiple(number())
        case "$":
            at += 1
            return .last
        case "+":
            at += 1
            return .offset(number())
        case "/", "\\":
            var mark: Character = "/"
            if next == "\\" {
                at += 1
                mark = next ?? "/"
            }
            at += 1
            guard let pattern = delimited(mark, isPattern: true) else { throw fail("unterminated address regex") }
            var ignoresCase = false
            while next == "I" || next == "M" {
                ignoresCase = true
                at += 1
            }
            return pattern.isEmpty ? .again : .pattern(try regex(pattern, ignoresCase))
        case let digit? where digit.isNumber:
            let first = number()
            guard next == "~", !isBusybox else { return .line(first) }
            at += 1
            return .step(first, number())
        default: return nil
        }
    }

    private mutating func number() -> Int {
        var value = 0
        while let digit = next?.wholeNumberValue, value < 1 << 40 {
            value = value * 10 + digit
            at += 1
        }
        return value
    }

    private func regex(_ text: String, _ ignoresCase: Bool) throws(SedScript.Failure) -> RegularExpression {
        do {
            return try RegularExpression(text, isExtended: isExtended, ignoresCase: ignoresCase)
        } catch {
            throw fail(error.message)
        }
    }

    /// Up to the next unescaped delimiter, which is taken; `nil` when there is none.
    private mutating func delimited(_ mark: Character, isPattern: Bool) -> String? {
        var out = ""
        var inBrackets = false
        while let character = next {
            at += 1
            if character == "\\", let escaped = next {
                at += 1
                if escaped == mark, mark != "\\" {
                    out += isPattern && !inBrackets && "|+?(){}".contains(mark) ? "\\" + String(mark) : String(mark)
                } else if isPattern, let (byte, length) = Self.escape(escaped, text[at...], isBusybox: isBusybox) {
                    at += length
                    out.unicodeScalars.append(Unicode.Scalar(byte))
                } else {
                    out += "\\" + String(escaped)
                }
                continue
            }
            if character == mark, !(isPattern && inBrackets) { return out }
            if isPattern, character == "[", !inBrackets {
                inBrackets = true
                out.append(character)
                if next == "^" {
                    out.append("^")
                    at += 1
                }
                if next == "]" {
                    out.append("]")
                    at += 1
                }
                continue
            }
            if isPattern, inBrackets, character == "[", next == ":" {
                out.append(character)
                while let inner = next, inner != "]" {
                    out.append(inner)
                    at += 1
                }
                out.append("]")
                at += 1
                continue
            }
            if character == "]" { inBrackets = false }
            out.append(character)
        }
        return nil
    }

    private mutating func substitution(_ command: inout SedScript.Command) throws(SedScript.Failure) {
        guard let mark = next else { throw fail("unterminated `s' command") }
        at += 1
        guard let pattern = delimited(mark, isPattern: true), let replacement = delimited(mark, isPattern: false) else {
            throw fail("unterminated `s' command", busybox: "unmatched '\(mark)'")
        }
        var result = SedScript.Substitution()
        var ignoresCase = false
        flags: while let flag = next {
            switch flag {
            case "g": result.isGlobal = true
            case "p": result.prints = true
            case "i", "I": ignoresCase = true
            case "m", "M", "e": break
            case let digit where digit.isNumber:
                result.number = number()
                continue flags
            case "w":
                at += 1
                skipSpaces()
                var path = ""
                while let character = next, character != "\n" {
                    path.append(character)
                    at += 1
                }
                result.file = path
                break flags
            case ";", "\n", "}", " ", "#": break flags
            default:
                at += 1
                throw fail("unknown option to `s'", busybox: "bad option in substitution expression")
            }
            at += 1
        }
        if isBusybox, result.isGlobal { result.number = 1 }  // its `g` forgets the number
        if !pattern.isEmpty { result.pattern = try regex(pattern, ignoresCase) }
        result.replacement = try pieces(replacement, groups: result.pattern?.groupCount ?? 9)
        command.substitution = result
    }

    /// The byte that an escape means, and how many characters behind its letter belong to it.
    private static func escape(
        _ letter: Character, _ rest: ArraySlice<Character>, isBusybox: Bool
    ) -> (byte: UInt8, length: Int)? {
        func number(_ most: Int, _ radix: Int) -> (byte: UInt8, length: Int)? {
            let digits = rest.prefix(most).prefix { Int(String($0), radix: radix) != nil }
            return Int(String(digits), radix: radix).map { (UInt8(truncatingIfNeeded: $0), digits.count) }
        }
        switch letter {
        case "n": return (0x0A, 0)
        case "t": return (0x09, 0)
        case "r": return (0x0D, 0)
        case _ where isBusybox: return nil
        case "a": return (0x07, 0)
        case "f": return (0x0C, 0)
        case "v": return (0x0B, 0)
        case "d": return number(3, 10)
        case "o": return number(3, 8)
        case "x": return number(2, 16)
        case "c":
            guard let byte = rest.first?.asciiValue, byte >= 0x20 else { return nil }
            return ((byte >= 0x61 && byte <= 0x7A ? byte - 0x20 : byte) ^ 0x40, 1)
        default: return nil
        }
    }

    private func pieces(_ text: String, groups: Int) throws(SedScript.Failure) -> [SedScript.Piece] {
        var pieces: [SedScript.Piece] = []
        var literal: [UInt8] = []
        func flush() {
            if !literal.isEmpty { pieces.append(.bytes(literal)) }
            literal = []
        }
        var rest = Array(text)[...]
        while let character = rest.popFirst() {
            if character == "&" {
                flush()
                pieces.append(.group(0))
            } else if character == "\\", let escaped = rest.popFirst() {
                if let digit = escaped.wholeNumberValue {
                    guard digit <= groups else { throw fail("invalid reference \\\(digit) on `s' command's RHS") }
                    flush()
                    pieces.append(.group(digit))
                } else if "ULEul".contains(escaped) {
                    flush()
                    pieces.append(.caseChange(escaped))
                } else if let (byte, length) = Self.escape(escaped, rest, isBusybox: isBusybox) {
                    literal.append(byte)
                    rest = rest.dropFirst(length)
                } else {
                    literal += Array(String(escaped).utf8)
                }
            } else {
                literal += Array(String(character).utf8)
            }
        }
        flush()
        return pieces
    }

    /// The bytes of one half of a `y` command.
    private func characters(_ text: String) -> [UInt8] {
        var out: [UInt8] = []
        var rest = Array(text)[...]
        while let character = rest.popFirst() {
            guard character == "\\", let escaped = rest.popFirst() else {
                out += Array(String(character).utf8)
                continue
            }
            if let (byte, length) = Self.escape(escaped, rest, isBusybox: isBusybox) {
                out.append(byte)
                rest = rest.dropFirst(length)
            } else {
                out += Array((escaped == "\\" ? "\\" : "\\" + String(escaped)).utf8)
            }
        }
        return out
    }

    private mutating func transliteration(_ command: inout SedScript.Command) throws(SedScript.Failure) {
        guard let mark = next else { throw fail("unterminated `y' command") }
        at += 1
        guard let from = delimited(mark, isPattern: false), let to = delimited(mark, isPattern: false) else {
            throw fail("unterminated `y' command")
        }
        let (a, b) = (characters(from), characters(to))
        guard a.count == b.count else { throw fail("strings for `y' command are different lengths") }
        for (x, y) in zip(a, b) where command.table[x] == nil { command.table[x] = y }
        try endOfCommand()
    }
}
