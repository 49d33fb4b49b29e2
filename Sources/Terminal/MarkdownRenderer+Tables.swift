extension MarkdownRenderer {
    /// Columns beside each other, wrapped within their cells; below each other where that would be no table any more.
    func lines(of table: MarkdownTable, width: Int) -> [String] {
        let header = table.header.map { palette.apply(.heading, styled($0)) }
        let rows = table.rows.map { row in row.map { styled($0) } }
        guard !header.isEmpty else { return [] }
        let separator = palette.glyph(" │ ", " | ")
        let room = width - separator.count * (header.count - 1)
        guard !palette.appearance.accessible,
            let columns = TableColumns(cells: [header] + rows, room: room, isNarrow: width < 60)
        else { return stacked(table.header, rows, width: width) }
        let draw = { (cells: [String]) in
            self.row(cells, columns.widths, table.alignments, separator: palette.apply(.dim, separator))
        }
        let line = palette.glyph("─", "-")
        let cross = palette.glyph("─┼─", "-+-")
        let dashes = columns.widths.map { String(repeating: line, count: $0) }
        let rule = palette.apply(.dim, dashes.joined(separator: cross))
        let drawn = rows.map(draw)
        // Rows of several lines would run into each other.
        let needsRules = drawn.contains { $0.count > 1 }
        var result = draw(header) + [rule]
        for (index, lines) in drawn.enumerated() {
            if needsRules && index > 0 { result.append(rule) }
            result += lines
        }
        return result
    }

    private func row(_ cells: [String], _ widths: [Int], _ alignments: [Alignment], separator: String) -> [String] {
        let wrapped = zip(cells, widths).map { DisplayWidth.wrap($0, width: $1) }
        let height = wrapped.map { $0.count }.max() ?? 0
        return (0..<height).map { index in
            let parts = wrapped.indices.map { column in
                let text = index < wrapped[column].count ? wrapped[column][index] : ""
                return DisplayWidth.pad(text, to: widths[column], alignment: alignments[column])
            }
            return DisplayWidth.trimmedEnd(parts.joined(separator: separator))
        }
    }

    /// A row as a paragraph of its own, a line for each cell with the heading of its column.
    private func stacked(_ header: [[MarkdownInline]], _ rows: [[String]], width: Int) -> [String] {
        var result: [String] = []
        for row in rows {
            if !result.isEmpty { result.append("") }
            for (index, cell) in row.enumerated() where !cell.isEmpty {
                let title = index < header.count ? MarkdownInline.plainText(header[index]) : ""
                let text = title.isEmpty ? cell : palette.apply(.heading, title + ":") + " " + cell
                result += DisplayWidth.wrap(text, width: width, indent: index == 0 ? "" : "  ")
            }
        }
        return result
    }
}

/// Widths of the columns of a table that fit a room.
struct TableColumns {
    let widths: [Int]

    /// Nil when the columns had to break ordinary words, or when there are many of them in a narrow place.
    init?(cells: [[String]], room: Int, isNarrow: Bool) {
        let count = cells.first?.count ?? 0
        var widths = Array(repeating: 1, count: count)
        var least = Array(repeating: 1, count: count)
        for row in cells {
            for (column, cell) in row.enumerated() where column < count {
                let lines = cell.split(separator: "\n", omittingEmptySubsequences: false)
                widths[column] = max(widths[column], lines.map { DisplayWidth.of(String($0)) }.max() ?? 0)
                let words = cell.split(whereSeparator: { $0 == " " || $0 == "\n" })
                let longest = words.map { DisplayWidth.of(String($0)) }.max() ?? 0
                least[column] = max(least[column], min(longest, 20))
            }
        }
        if widths.reduce(0, +) > room {
            guard least.reduce(0, +) <= room, !(isNarrow && count > 2) else { return nil }
            Self.shrink(&widths, to: room, least: least)
        }
        self.widths = widths
    }

    /// Takes from the widest column until all fit; O(columns × columns taken).
    private static func shrink(_ widths: inout [Int], to room: Int, least: [Int]) {
        var excess = widths.reduce(0, +) - room
        while excess > 0 {
            let candidates = widths.indices.filter { widths[$0] > least[$0] }
            guard let widest = candidates.max(by: { widths[$0] < widths[$1] }) else { return }
            widths[widest] -= 1
            excess -= 1
        }
    }
}
