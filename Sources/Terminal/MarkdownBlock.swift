/// One block of a Markdown document; blocks hold other blocks or inline text.
package indirect enum MarkdownBlock: Sendable, Equatable {
    case heading(level: Int, content: [MarkdownInline], line: Int)
    case paragraph([MarkdownInline])
    case list(MarkdownList)
    case table(MarkdownTable)
    case code(MarkdownCode)
    /// `> [!NOTE]` and the like.
    case callout(MarkdownCallout, [MarkdownBlock])
    case quote([MarkdownBlock])
    case rule
    case html(String)
}

/// A list and how its items are marked.
package struct MarkdownList: Sendable, Equatable {
    /// The number of the first item; nil for a list with bullets.
    package var start: Int?
    /// No blank lines between the items.
    package var isTight: Bool
    package var items: [Item]

    package init(start: Int? = nil, isTight: Bool = true, items: [Item]) {
        self.start = start
        self.isTight = isTight
        self.items = items
    }

    /// One item of a list.
    package struct Item: Sendable, Equatable {
        /// Whether a task is finished; nil when the item is none.
        package var isChecked: Bool?
        package var blocks: [MarkdownBlock]

        package init(isChecked: Bool? = nil, blocks: [MarkdownBlock]) {
            self.isChecked = isChecked
            self.blocks = blocks
        }
    }
}

/// A table; all rows have as many cells as there are columns.
package struct MarkdownTable: Sendable, Equatable {
    /// One for each column.
    package var alignments: [Alignment]
    /// The cells of the first row.
    package var header: [[MarkdownInline]]
    /// Rows of cells; a cell is inline text.
    package var rows: [[[MarkdownInline]]]

    package init(alignments: [Alignment], header: [[MarkdownInline]], rows: [[[MarkdownInline]]]) {
        self.alignments = alignments
        self.header = header
        self.rows = rows
    }
}

/// A fenced or indented block of code.
package struct MarkdownCode: Sendable, Equatable {
    /// What follows the opening fence, such as `console`; empty for an indented block.
    package var info: String
    /// The text with a newline at the end of each line.
    package var text: String
    /// The line of the opening fence, counted from 1.
    package var line: Int

    package init(info: String = "", text: String, line: Int = 1) {
        self.info = info
        self.text = text
        self.line = line
    }

    /// The first word of `info` in lower case.
    package var language: String {
        info.split(whereSeparator: { $0 == " " || $0 == "\t" || $0 == "{" }).first?.lowercased() ?? ""
    }

    /// The lines without their newlines.
    package var lines: [String] {
        var lines = text.split(separator: "\n", omittingEmptySubsequences: false).map { String($0) }
        if lines.last == "" { lines.removeLast() }
        return lines
    }
}

/// The kinds of GitHub's callouts.
package enum MarkdownCallout: String, Sendable, Equatable, CaseIterable {
    case note, tip, important, warning, caution

    /// The word shown above the text.
    package var word: String { rawValue.prefix(1).uppercased() + rawValue.dropFirst() }

    var style: Style {
        switch self {
        case .note, .important: .strong
        case .tip: .done
        case .warning: .attention
        case .caution: .wrong
        }
    }
}
