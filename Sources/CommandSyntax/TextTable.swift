/// A table as Docker prints it, by the rules of Go's tabwriter with three spaces between columns of at least ten.
///
/// Widths count characters, not bytes. The last cell of a row is not padded, so rows have no blanks at the end.
/// As in Go, a column ends where a row has no such cell: rows of different lengths align only with neighbours.
package struct TextTable: Sendable, Equatable {
    package var minimumWidth: Int
    package var padding: Int
    private var rows: [[String]] = []

    package init(minimumWidth: Int = 10, padding: Int = 3) {
        self.minimumWidth = minimumWidth
        self.padding = padding
    }

    /// Adds a row of cells.
    package mutating func append(_ cells: [String]) {
        rows.append(cells)
    }

    /// Adds the lines of a text whose cells are separated by tabs.
    package mutating func append(lines text: String) {
        var lines = text.unicodeScalars.split(separator: "\n", omittingEmptySubsequences: false)
        if lines.last?.isEmpty == true { lines.removeLast() }
        for line in lines {
            rows.append(line.split(separator: "\t", omittingEmptySubsequences: false).map { String($0) })
        }
    }

    /// The table's text, a line end after each row.
    package var text: String {
        var widths = rows.map { [Int](repeating: 0, count: $0.count) }
        measure(rows.indices, column: 0, &widths)
        var text = ""
        for (row, width) in zip(rows, widths) {
            for (cell, column) in zip(row.dropLast(), width) { text += cell.padded(to: column) }
            text += (row.last ?? "") + "\n"
        }
        return text
    }

    /// Finds each run of rows that have a cell to end in this column, and gives the run one width.
    private func measure(_ range: Range<Int>, column: Int, _ widths: inout [[Int]]) {
        var row = range.lowerBound
        while row < range.upperBound {
            guard rows[row].count > column + 1 else {
                row += 1
                continue
            }
            var end = row
            var widest = 0
            while end < range.upperBound, rows[end].count > column + 1 {
                widest = max(widest, rows[end][column].unicodeScalars.count)
                end += 1
            }
            let width = max(minimumWidth, widest + padding)
            for index in row..<end { widths[index][column] = width }
            measure(row..<end, column: column + 1, &widths)
            row = end
        }
    }
}
