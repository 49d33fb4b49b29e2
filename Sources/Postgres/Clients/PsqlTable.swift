/// How psql prints rows (its print.c): aligned, unaligned, CSV, and one field a line.
struct PsqlTable: Equatable, Sendable {
    var border = 1
    var isExpanded = false
    var onlyTuples = false
    var format = Format.aligned
    var null = ""
    var separator = "|"
    var showsFooter = true

    enum Format: String, Equatable, Sendable, CaseIterable { case aligned, unaligned, csv, wrapped }

    /// What is printed.
    struct Content {
        var title: String?
        var names: [String]
        var isRight: [Bool]
        var rows: [[String?]]
        /// Lines after the table; `nil` is the count of the rows.
        var footers: [String]?
    }

    func text(_ content: Content) -> String {
        let rows = content.rows.map { $0.map { $0 ?? null } }
        switch format {
        case .csv: return csv(content, rows)
        case .unaligned: return isExpanded ? unalignedExpanded(content, rows) : unaligned(content, rows)
        default: return isExpanded ? expanded(content, rows) : aligned(content, rows)
        }
    }

    private func count(_ content: Content) -> String {
        "(\(content.rows.count) row\(content.rows.count == 1 ? "" : "s"))"
    }

    // MARK: Aligned

    static func width(_ text: String) -> Int { text.count }

    /// The lines of a value, with tabs laid out.
    private func lines(_ text: String) -> [String] {
        text.split(separator: "\n", omittingEmptySubsequences: false).map { line in
            var out = ""
            for mark in line {
                switch mark {
                case "\t": out += String(repeating: " ", count: 8 - out.count % 8)
                case "\r": out += "\\r"
                default: out.append(mark)
                }
            }
            return out
        }
    }

    private func aligned(_ content: Content, _ rows: [[String]]) -> String {
        let cells = rows.map { $0.map(lines) }
        let widths = content.names.indices.map { column in
            ([content.names[column]] + cells.flatMap { $0[column] }).map(Self.width).max() ?? 0
        }
        var out = ""
        let total =
            widths.reduce(0, +)
            + (border == 0 ? widths.count - 1 : border == 1 ? widths.count * 3 - 1 : widths.count * 3 + 1)
        if let title = content.title, !onlyTuples {
            out += String(repeating: " ", count: max(0, (total - Self.width(title)) / 2)) + title + "\n"
        }
        let rule = widths.map { String(repeating: "-", count: $0 + (border == 0 ? 0 : 2)) }.joined(
            separator: border == 0 ? " " : "+")
        let edge = border == 2 ? "+\(rule)+\n" : rule + "\n"
        if !onlyTuples {
            if border == 2 { out += edge }
            let names = zip(content.names, widths).map { name, width -> String in
                let left = (width - Self.width(name)) / 2
                return String(repeating: " ", count: left) + name
                    + String(repeating: " ", count: width - Self.width(name) - left)
            }
            switch border {
            case 0: out += names.joined(separator: " ") + "\n"
            case 1: out += " " + names.joined(separator: " | ") + " \n"
            default: out += "| " + names.joined(separator: " | ") + " |\n"
            }
            out += edge
        }
        for row in cells { out += alignedRow(row, widths, content.isRight) }
        if border == 2 { out += edge }
        if !onlyTuples {
            if let footers = content.footers {
                out += footers.map { $0 + "\n" }.joined()
            } else if showsFooter {
                out += count(content) + "\n"
            }
        }
        return out + "\n"
    }

    private func alignedRow(_ row: [[String]], _ widths: [Int], _ isRight: [Bool]) -> String {
        var out = ""
        let height = row.map(\.count).max() ?? 1
        for line in 0..<height {
            var text = border == 2 ? "|" : ""
            for (column, cell) in row.enumerated() {
                let part = line < cell.count ? cell[line] : ""
                let gap = String(repeating: " ", count: max(0, widths[column] - Self.width(part)))
                let isLast = column == row.count - 1
                let continues = line + 1 < cell.count
                if border > 0 { text += " " }
                if isRight[column] {
                    text += isLast && border < 2 && line >= cell.count ? "" : gap + part
                } else {
                    text += part
                    if !isLast || border == 2 || continues { text += gap }
                }
                text += continues ? "+" : isLast && border < 2 ? "" : " "
                if !isLast, border > 0 { text += "|" }
            }
            if border == 2 { text += "|" }
            out += text + "\n"
        }
        return out
    }

    // MARK: Expanded

    private func expanded(_ content: Content, _ rows: [[String]]) -> String {
        guard !rows.isEmpty else { return onlyTuples ? "\n" : (content.title.map { $0 + "\n" } ?? "") + "(0 rows)\n\n" }
        let nameWidth = content.names.map(Self.width).max() ?? 0
        let valueWidth = rows.flatMap { $0.flatMap { lines($0).map(Self.width) } }.max() ?? 0
        var out = content.title.map { $0 + "\n" } ?? ""
        for (number, row) in rows.enumerated() {
            if !onlyTuples {
                out += record(number + 1, nameWidth, valueWidth)
            } else if number > 0 {
                out += rule(nameWidth, valueWidth)
            }
            for (name, value) in zip(content.names, row) {
                for (index, line) in lines(value).enumerated() {
                    let label = index == 0 ? name : ""
                    let gap = String(repeating: " ", count: nameWidth - Self.width(label))
                    let mark = index + 1 < lines(value).count ? "+" : ""
                    switch border {
                    case 0: out += label + gap + " " + line + mark + "\n"
                    case 1:
                        out +=
                            label + gap + (index == 0 ? " | " : "+| ") + line + paddedMark(mark, line, valueWidth)
                            + "\n"
                    default:
                        let fill = String(repeating: " ", count: valueWidth - Self.width(line))
                        out += "| " + label + gap + " | " + line + fill + (mark.isEmpty ? " " : mark) + "|\n"
                    }
                }
            }
        }
        if border == 2 { out += rule(nameWidth, valueWidth) }
        return out + "\n"
    }

    private func paddedMark(_ mark: String, _ line: String, _ width: Int) -> String {
        mark.isEmpty ? "" : String(repeating: " ", count: width - Self.width(line)) + mark
    }

    private func rule(_ nameWidth: Int, _ valueWidth: Int) -> String {
        let (a, b) = (String(repeating: "-", count: nameWidth), String(repeating: "-", count: valueWidth))
        switch border {
        case 0: return "\n"
        case 1: return a + "-+-" + b + "\n"
        default: return "+-" + a + "-+-" + b + "-+\n"
        }
    }

    /// `-[ RECORD 1 ]--+----`: the cross stands where the columns meet, if there is room for it.
    private func record(_ number: Int, _ nameWidth: Int, _ valueWidth: Int) -> String {
        let label = "[ RECORD \(number) ]"
        if border == 0 {
            return "* Record \(number)"
                + String(repeating: " ", count: max(0, nameWidth + valueWidth + 1 - "* Record \(number)".count)) + "\n"
        }
        var line = Array((border == 2 ? "+-" : "-") + label)
        let cross = (border == 2 ? 2 : 0) + nameWidth + 1
        let total = (border == 2 ? 2 : 0) + nameWidth + 3 + valueWidth + (border == 2 ? 2 : 0)
        while line.count < total { line.append(line.count == cross ? "+" : "-") }
        if border == 2 { line[line.count - 1] = "+" }
        return String(line) + "\n"
    }

    // MARK: Unaligned and CSV

    private func unaligned(_ content: Content, _ rows: [[String]]) -> String {
        var out = ""
        if let title = content.title, !onlyTuples { out += title + "\n" }
        if !onlyTuples { out += content.names.joined(separator: separator) + "\n" }
        for row in rows { out += row.joined(separator: separator) + "\n" }
        if !onlyTuples {
            if let footers = content.footers {
                out += footers.map { $0 + "\n" }.joined()
            } else if showsFooter {
                out += count(content) + "\n"
            }
        }
        return out
    }

    private func unalignedExpanded(_ content: Content, _ rows: [[String]]) -> String {
        rows.map { row in
            zip(content.names, row).map { $0 + separator + $1 + "\n" }.joined()
        }.joined(separator: "\n")
    }

    private func csv(_ content: Content, _ rows: [[String]]) -> String {
        func line(_ fields: [String]) -> String {
            fields.map { field in
                field.contains { ",\"\n\r".contains($0) } ? "\"" + field.replacing("\"", with: "\"\"") + "\"" : field
            }.joined(separator: ",") + "\n"
        }
        return (onlyTuples ? "" : line(content.names)) + rows.map(line).joined()
    }
}
