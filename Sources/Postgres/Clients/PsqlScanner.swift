/// Cuts what is typed at psql into statements and backslash commands (its psqlscan.l).
struct PsqlScanner: Equatable, Sendable {
    /// What a piece of input came to.
    enum Outcome: Equatable, Sendable {
        case statement(String)
        /// A backslash command without its backslash, up to the end of its line.
        case command(String)
        /// All of the line is taken.
        case more
    }

    /// The statement so far.
    private(set) var buffer = ""
    private var open = Open.nothing
    private var parentheses = 0

    private enum Open: Equatable, Sendable {
        case nothing
        case quote(Character, escapes: Bool)
        case dollar(String)
        case comment(Int)
    }

    var isEmpty: Bool { buffer.allSatisfy(\.isWhitespace) }

    /// The mark that the prompt shows: what is still open.
    var mark: Character {
        switch open {
        case .quote(let quote, _): quote
        case .dollar: "$"
        case .comment: "*"
        case .nothing: parentheses > 0 ? "(" : isEmpty ? "=" : "-"
        }
    }

    mutating func reset() { self = PsqlScanner() }

    /// Takes input up to the end of a statement or a command.
    mutating func scan(_ rest: inout Substring, variables: [String: String]) -> Outcome {
        while let mark = rest.first {
            switch open {
            case .quote(let quote, let escapes):
                rest.removeFirst()
                buffer.append(mark)
                if escapes, mark == "\\", let next = rest.popFirst() {
                    buffer.append(next)
                } else if mark == quote {
                    if rest.first == quote {
                        buffer.append(quote)
                        rest.removeFirst()
                    } else {
                        open = .nothing
                    }
                }
            case .dollar(let tag):
                if rest.hasPrefix(tag) {
                    buffer += tag
                    rest = rest.dropFirst(tag.count)
                    open = .nothing
                } else {
                    buffer.append(rest.removeFirst())
                }
            case .comment(let depth): scanComment(&rest, depth)
            case .nothing:
                if let outcome = scanPlain(&rest, variables) { return outcome }
            }
        }
        if !buffer.isEmpty { buffer.append("\n") }
        return .more
    }

    private mutating func scanComment(_ rest: inout Substring, _ depth: Int) {
        if rest.hasPrefix("*/") || rest.hasPrefix("/*") {
            let closes = rest.hasPrefix("*/")
            buffer += rest.prefix(2)
            rest = rest.dropFirst(2)
            open = closes ? (depth == 1 ? .nothing : .comment(depth - 1)) : .comment(depth + 1)
        } else {
            buffer.append(rest.removeFirst())
        }
    }

    private mutating func scanPlain(_ rest: inout Substring, _ variables: [String: String]) -> Outcome? {
        let mark = rest.removeFirst()
        switch mark {
        case ";" where parentheses == 0:
            defer { reset() }
            return .statement(buffer.trimmedAtEnd + ";")
        case "\\":
            if rest.first == ";" {
                buffer.append(rest.removeFirst())
                return nil
            }
            let command = rest
            rest = ""
            return .command(String(command))
        case "'":
            open = .quote("'", escapes: "eE".contains(buffer.last ?? " "))
            buffer.append(mark)
        case "\"":
            open = .quote("\"", escapes: false)
            buffer.append(mark)
        case "-" where rest.first == "-":
            let comment = "-" + rest
            if !isEmpty { buffer += comment }
            rest = ""
        case "/" where rest.first == "*":
            rest.removeFirst()
            buffer += "/*"
            open = .comment(1)
        case "$":
            buffer.append(mark)
            let tag = rest.prefix { $0.isLetter || $0.isNumber || $0 == "_" }
            if rest.dropFirst(tag.count).first == "$", tag.first?.isNumber != true {
                buffer += tag + "$"
                rest = rest.dropFirst(tag.count + 1)
                open = .dollar("$" + tag + "$")
            }
        case ":": expandVariable(&rest, variables)
        case "(", ")":
            parentheses = max(0, parentheses + (mark == "(" ? 1 : -1))
            buffer.append(mark)
        default:
            if !(mark.isWhitespace && buffer.isEmpty) { buffer.append(mark) }
        }
        return nil
    }

    /// `:name`, `:'name'` and `:"name"`; `::` is a cast.
    private mutating func expandVariable(_ rest: inout Substring, _ variables: [String: String]) {
        buffer.append(":")
        if rest.first == ":" {
            buffer.append(rest.removeFirst())
            return
        }
        let quote = rest.first.flatMap { "'\"".contains($0) ? $0 : nil }
        let name = rest.dropFirst(quote == nil ? 0 : 1).prefix { $0.isLetter || $0.isNumber || $0 == "_" }
        guard let value = variables[String(name)], !name.isEmpty else { return }
        let length = name.count + (quote == nil ? 0 : 2)
        if let quote, rest.dropFirst(length - 1).first != quote { return }
        rest = rest.dropFirst(length)
        buffer.removeLast()
        switch quote {
        case "'": buffer += SQLText.string(value)
        case "\"": buffer += SQLText.name(value)
        default: buffer += value
        }
    }

    /// The statement as it is, for `\g` and at the end of the input.
    mutating func takeBuffer() -> String? {
        defer { reset() }
        let text = buffer.trimmedAtEnd
        return text.allSatisfy(\.isWhitespace) ? nil : text
    }

    /// Replaces a variable in the words of a command.
    static func expand(_ word: String, _ variables: [String: String]) -> String {
        guard word.hasPrefix(":"), word.count > 1 else { return word }
        let bare = word.dropFirst()
        if bare.hasPrefix("'"), bare.hasSuffix("'"), let value = variables[String(bare.dropFirst().dropLast())] {
            return SQLText.string(value)
        }
        return variables[String(bare)] ?? word
    }
}

extension String {
    var trimmedAtEnd: String {
        var text = Substring(self)
        while let last = text.last, last.isWhitespace { text.removeLast() }
        return String(text)
    }
}
