import CommandSyntax

/// `$NAME`, `${NAME}`, `${NAME:-default}` and the like in the texts of a Compose file (Compose specification,
/// "Interpolation").
package struct Template: Sendable {
    /// A text that cannot be filled in.
    package enum Failure: Error, Equatable, Sendable {
        case invalid(template: String)
        case missing(name: String, reason: String)

        package var message: String {
            switch self {
            case .invalid(let template): "Invalid template: \(GoQuote.quote(template))"
            case .missing(let name, let reason):
                "required variable \(name) is missing a value" + (reason.isEmpty ? "" : ": \(reason)")
            }
        }
    }

    /// A variable that a text names (`docker compose config --variables`).
    package struct Variable: Equatable, Sendable {
        package var name: String
        package var defaultValue = ""
        package var presenceValue = ""
        package var isRequired = false
    }

    private enum Piece {
        case text(String)
        case variable(name: String, operation: Substring, word: String)
    }

    private let source: String
    private let pieces: [Piece]

    package init(_ text: String) throws(Failure) {
        source = text
        pieces = try Self.pieces(of: text)
    }

    /// Fills the text in. `lookup` gives a variable's value, `unset` hears of those without one.
    package func fill(
        lookup: (String) -> String?, unset: (String) -> Void
    ) throws(Failure) -> String {
        var out = ""
        for piece in pieces {
            switch piece {
            case .text(let text): out += text
            case .variable(let name, let operation, let word):
                let value = lookup(name)
                guard !operation.isEmpty else {
                    if value == nil { unset(name) }
                    out += value ?? ""
                    continue
                }
                let filled = try Self.nested(word, of: source).fill(lookup: lookup, unset: unset)
                let isSet = value != nil && (operation.count == 1 || value != "")
                switch operation.last {
                case "-": out += isSet ? value ?? "" : filled
                case "+": out += isSet ? filled : ""
                default:
                    guard isSet else { throw .missing(name: name, reason: filled) }
                    out += value ?? ""
                }
            }
        }
        return out
    }

    private static func nested(_ word: String, of source: String) throws(Failure) -> Template {
        do {
            return try Template(word)
        } catch {
            throw .invalid(template: source)
        }
    }

    /// The variables that the text names, with those in defaults.
    package var variables: [Variable] {
        pieces.flatMap { piece -> [Variable] in
            guard case .variable(let name, let operation, let word) = piece else { return [] }
            var variable = Variable(name: name)
            switch operation.last {
            case "-": variable.defaultValue = word
            case "+": variable.presenceValue = word
            case "?": variable.isRequired = true
            default: return [variable]
            }
            return [variable] + (operation.last == "?" ? [] : (try? Template(word))?.variables ?? [])
        }
    }

    // MARK: Reading

    private static func pieces(of text: String) throws(Failure) -> [Piece] {
        var pieces: [Piece] = []
        var literal = ""
        var rest = text[...]
        while let first = rest.first {
            guard first == "$" else {
                let run = rest.prefix { $0 != "$" }
                literal += run
                rest = rest[run.endIndex...]
                continue
            }
            rest.removeFirst()
            if rest.first == "$" {
                literal += "$"
                rest.removeFirst()
            } else if rest.first == "{" {
                if !literal.isEmpty { pieces.append(.text(literal)) }
                literal = ""
                pieces.append(try braced(&rest, in: text))
            } else {
                let name = self.name(rest)
                rest = rest[name.endIndex...]
                guard !name.isEmpty else {
                    literal += "$"
                    continue
                }
                pieces.append(.text(literal))
                literal = ""
                pieces.append(.variable(name: String(name), operation: "", word: ""))
            }
        }
        if !literal.isEmpty { pieces.append(.text(literal)) }
        return pieces
    }

    /// What begins with the brace that `rest` begins with.
    private static func braced(_ rest: inout Substring, in text: String) throws(Failure) -> Piece {
        let invalid = Failure.invalid(template: text)
        guard let end = closingBrace(rest) else { throw invalid }
        let content = rest[rest.index(after: rest.startIndex)..<end]
        rest = rest[rest.index(after: end)...]
        let name = self.name(content)
        let tail = content[name.endIndex...]
        guard !name.isEmpty else { throw invalid }
        if tail.isEmpty { return .variable(name: String(name), operation: "", word: "") }
        let operation = tail.first == ":" ? tail.prefix(2) : tail.prefix(1)
        guard let mark = operation.last, "-+?".contains(mark) else { throw invalid }
        return .variable(name: String(name), operation: operation, word: String(tail[operation.endIndex...]))
    }

    private static func name(_ text: Substring) -> Substring {
        guard let first = text.first, first == "_" || first.isASCII && first.isLetter else { return text.prefix(0) }
        return text.prefix { $0 == "_" || $0.isASCII && ($0.isLetter || $0.isNumber) }
    }

    /// The brace that closes the first one. Braces inside are counted, whatever stands before them.
    private static func closingBrace(_ text: Substring) -> Substring.Index? {
        var depth = 0
        var index = text.startIndex
        while index < text.endIndex {
            if text[index] == "}" {
                depth -= 1
                if depth == 0 { return index }
            } else if text[index] == "{" {
                depth += 1
            }
            index = text.index(after: index)
        }
        return nil
    }
}

extension Template {
    /// The variables that the texts of a model name, in the order of their names.
    package static func variables(in value: ModelValue) -> [Variable] {
        var found: [String: Variable] = [:]
        func visit(_ value: ModelValue) {
            if let text = value.text {
                for variable in (try? Template(text))?.variables ?? [] { found[variable.name] = variable }
            }
            for item in value.items ?? [] { visit(item) }
            for (_, member) in value.sortedMembers { visit(member) }
        }
        visit(value)
        return found.values.sorted { $0.name < $1.name }
    }
}
