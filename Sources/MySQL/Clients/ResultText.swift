import SQLStore

/// How the client shows rows.
enum ResultText {
    enum Form: Equatable, Sendable { case table, tabs, vertical }

    static func text(
        _ reply: ClientConnection.Reply, _ form: Form, names: Bool = true, isRaw: Bool = false
    ) -> String {
        switch form {
        case .table: table(reply, names)
        case .tabs: tabs(reply, names, isRaw)
        case .vertical: vertical(reply)
        }
    }

    /// Widths count bytes, as the client's do; what fills them counts letters.
    private static func table(_ reply: ClientConnection.Reply, _ names: Bool) -> String {
        let widths = reply.columns.enumerated().map { index, column in
            let longest = reply.rows.map { $0[index]?.utf8.count ?? 4 }.max() ?? 0
            return max(names ? column.name.utf8.count : 0, longest, column.isNotNull ? 0 : 4)
        }
        let rule = "+" + widths.map { String(repeating: "-", count: $0 + 2) + "+" }.joined() + "\n"
        var out = rule
        if names {
            out += "|" + zip(reply.columns, widths).map { " " + padded($0.name, $1) + " |" }.joined() + "\n" + rule
        }
        for row in reply.rows {
            out += "|"
            for (index, value) in row.enumerated() {
                let text = value ?? "NULL"
                out +=
                    " "
                    + (reply.columns[index].isNumber
                        ? padded(text, widths[index], left: true) : padded(text, widths[index])) + " |"
            }
            out += "\n"
        }
        return out + rule
    }

    private static func padded(_ text: String, _ width: Int, left: Bool = false) -> String {
        let missing = max(0, width - text.count)
        let blanks = String(repeating: " ", count: missing)
        return left ? blanks + text : text + blanks
    }

    private static func tabs(_ reply: ClientConnection.Reply, _ names: Bool, _ isRaw: Bool) -> String {
        var out = names ? reply.columns.map(\.name).joined(separator: "\t") + "\n" : ""
        for row in reply.rows {
            out +=
                row.map { value in
                    guard let value else { return "NULL" }
                    return isRaw
                        ? value
                        : value.replacing("\\", with: "\\\\").replacing("\n", with: "\\n").replacing("\t", with: "\\t")
                            .replacing("\0", with: "\\0")
                }.joined(separator: "\t") + "\n"
        }
        return out
    }

    private static func vertical(_ reply: ClientConnection.Reply) -> String {
        let width = reply.columns.map(\.name.count).max() ?? 0
        var out = ""
        for (number, row) in reply.rows.enumerated() {
            out += "*************************** \(number + 1). row ***************************\n"
            for (column, value) in zip(reply.columns, row) {
                out += padded(column.name, width, left: true) + ": " + (value ?? "NULL") + "\n"
            }
        }
        return out
    }

    /// `Query OK, 1 row affected`, `2 rows in set, 1 warning`.
    static func summary(_ reply: ClientConnection.Reply, time: String) -> String {
        let warnings = reply.warnings == 0 ? "" : ", \(reply.warnings) warning\(reply.warnings == 1 ? "" : "s")"
        var text: String
        if reply.isRows {
            let count = reply.rows.count
            text = count == 0 ? "Empty set" : "\(count) row\(count == 1 ? "" : "s") in set"
        } else {
            text = "Query OK, \(reply.affected) row\(reply.affected == 1 ? "" : "s") affected"
        }
        text += warnings + time + "\n"
        return reply.info.isEmpty ? text : text + reply.info + "\n"
    }
}

/// Cuts what is typed into statements: a mark ends one, but not inside of quotes and comments.
struct StatementScanner: Equatable, Sendable {
    var delimiter = ";"
    private(set) var buffer = ""
    /// The quote or comment that is open.
    private var open: Open?

    private enum Open: Equatable {
        case quote(Character)
        case comment
    }

    enum Outcome: Equatable {
        /// The line is used up.
        case more
        case statement(String, isVertical: Bool)
        /// `\q`, `\s` and the like, with the rest of the line.
        case command(Character, String)
    }

    var isEmpty: Bool { buffer.allSatisfy(\.isWhitespace) }

    /// What stands before the marker of the next line: `    ->`, `    '>`.
    var mark: String {
        switch open {
        case .quote(let quote)?: "    \(quote)> "
        case .comment?: "    /*> "
        case nil: "    -> "
        }
    }

    mutating func clear() {
        buffer = ""
        open = nil
    }

    mutating func take() -> String {
        defer { clear() }
        return buffer
    }

    mutating func scan(_ rest: inout Substring) -> Outcome {
        while let mark = rest.first {
            switch open {
            case .quote(let quote)?:
                rest.removeFirst()
                buffer.append(mark)
                if mark == "\\", quote != "`", let next = rest.popFirst() {
                    buffer.append(next)
                } else if mark == quote {
                    open = nil
                }
            case .comment?:
                rest.removeFirst()
                buffer.append(mark)
                if mark == "*", rest.first == "/" {
                    buffer.append(rest.removeFirst())
                    open = nil
                }
            case nil:
                if let outcome = scanPlain(mark, &rest) { return outcome }
            }
        }
        return .more
    }

    private mutating func scanPlain(_ mark: Character, _ rest: inout Substring) -> Outcome? {
        if rest.hasPrefix(delimiter) {
            rest = rest.dropFirst(delimiter.count)
            return .statement(take(), isVertical: false)
        }
        if mark == "\\", let letter = rest.dropFirst().first {
            rest = rest.dropFirst(2)
            if letter == "g" || letter == "G" { return .statement(take(), isVertical: letter == "G") }
            let argument = "ur.!Td#Rp".contains(letter) ? String(rest) : ""
            if !argument.isEmpty { rest = "" }
            return .command(letter, argument.trimmingWhitespace)
        }
        if mark == "#" || rest.hasPrefix("-- ") || rest == "--" || rest.hasPrefix("--\t") {
            rest = ""
            return nil
        }
        if rest.hasPrefix("/*") {
            // Comments are left out, but for those that servers read.
            if rest.hasPrefix("/*!") || rest.hasPrefix("/*+") || rest.hasPrefix("/*M!") || !rest.contains("*/") {
                buffer += "/*"
                rest = rest.dropFirst(2)
                open = .comment
            } else if let end = rest.range(of: "*/") {
                rest = rest[end.upperBound...]
            }
            return nil
        }
        rest.removeFirst()
        buffer.append(mark)
        if mark == "'" || mark == "\"" || mark == "`" { open = .quote(mark) }
        return nil
    }
}
