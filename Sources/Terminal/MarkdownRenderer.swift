/// Sets a Markdown document as lines for the terminal.
///
///     let lines = MarkdownRenderer(width: 80, palette: palette).lines(of: MarkdownDocument(text))
///
/// No line is wider than `width`, except those of code, which are left as they are.
package struct MarkdownRenderer: Sendable {
    /// Columns of a line.
    package let width: Int
    let palette: Palette
    /// What stands in parentheses behind a link in place of its URL, empty for nothing; `nil` leaves the URL.
    let linkNote: (@Sendable (String) -> String?)?

    /// A width below one counts as one.
    package init(width: Int, palette: Palette, linkNote: (@Sendable (String) -> String?)? = nil) {
        self.width = max(1, width)
        self.palette = palette
        self.linkNote = linkNote
    }

    /// The lines of a document, without newlines and without a blank line at either end.
    package func lines(of document: MarkdownDocument) -> [String] {
        lines(of: document.blocks)
    }

    /// The lines of some blocks, as for one page of a lesson.
    package func lines(of blocks: [MarkdownBlock]) -> [String] {
        lines(of: blocks, width: width, isTight: false)
    }

    /// A run of inline text as one line that was not yet wrapped.
    package func line(of content: [MarkdownInline]) -> String { styled(content) }

    // MARK: Blocks

    func lines(of blocks: [MarkdownBlock], width: Int, isTight: Bool) -> [String] {
        var result: [String] = []
        for block in blocks {
            let next = lines(of: block, width: width)
            guard !next.isEmpty else { continue }
            if !result.isEmpty && !isTight { result.append("") }
            result += next
        }
        return result
    }

    private func lines(of block: MarkdownBlock, width: Int) -> [String] {
        switch block {
        case .heading(let level, let content, _): heading(level, content, width: width)
        case .paragraph(let content): DisplayWidth.wrap(styled(content), width: width)
        case .list(let list): lines(of: list, width: width)
        case .table(let table): lines(of: table, width: width)
        case .code(let code): lines(of: code)
        case .callout(let callout, let blocks): lines(of: callout, blocks, width: width)
        case .quote(let blocks): barred(lines(of: blocks, width: inside(bar, width), isTight: false), .dim, width)
        case .rule: rule(width: width)
        case .html(let text): html(text, width: width)
        }
    }

    private func heading(_ level: Int, _ content: [MarkdownInline], width: Int) -> [String] {
        let appearance = palette.appearance
        // Without colour a small heading would look like a paragraph.
        let sign = appearance.accessible ? "Heading: " : !appearance.colour && level > 2 ? "### " : ""
        let lines = DisplayWidth.wrap(palette.apply(.heading, sign + styled(content)), width: width)
        guard level <= 2, !appearance.accessible else { return lines }
        let length = lines.map { DisplayWidth.of($0) }.max() ?? 0
        let line = level == 1 ? palette.glyph("═", "=") : palette.glyph("─", "-")
        return lines + [palette.apply(.dim, String(repeating: line, count: length))]
    }

    /// Code keeps its lines: wrapped code could not be copied.
    private func lines(of code: MarkdownCode) -> [String] {
        CodeColouring(palette: palette).lines(of: code).map { $0.isEmpty ? "" : "    " + $0 }
    }

    private func lines(of callout: MarkdownCallout, _ blocks: [MarkdownBlock], width: Int) -> [String] {
        if palette.appearance.accessible {
            let lines = lines(of: blocks, width: width, isTight: false)
            return DisplayWidth.wrap("\(callout.word):", width: width) + lines
        }
        let word = palette.apply(callout.style, palette.apply(.strong, callout.word))
        let title = DisplayWidth.wrap(word, width: inside(bar, width))
        return barred(title + lines(of: blocks, width: inside(bar, width), isTight: false), callout.style, width)
    }

    /// Comments are for authors; other HTML is shown as it is, since nothing here can run it.
    private func html(_ text: String, width: Int) -> [String] {
        if text.hasPrefix("<!--") { return [] }
        let text = text.hasSuffix("\n") ? String(text.dropLast()) : text
        return DisplayWidth.wrap(palette.apply(.dim, text), width: width)
    }

    private func rule(width: Int) -> [String] {
        if palette.appearance.accessible { return DisplayWidth.wrap("* * *", width: width) }
        return [TextPicture(palette).rule(width: width)]
    }

    // MARK: Lists

    private func lines(of list: MarkdownList, width: Int) -> [String] {
        let last = (list.start ?? 0) + list.items.count - 1
        var result: [String] = []
        for (index, item) in list.items.enumerated() {
            if index > 0 && !list.isTight { result.append("") }
            var marker = palette.glyph("•", "-") + " "
            if let start = list.start {
                marker = DisplayWidth.pad("\(start + index).", to: "\(last).".utf8.count, alignment: .right) + " "
            }
            if let isChecked = item.isChecked { marker += checkbox(isChecked) + " " }
            let inner = lines(of: item.blocks, width: inside(marker, width), isTight: list.isTight)
            result += hanging(inner.isEmpty ? [""] : inner, marker, width)
        }
        return result
    }

    private func checkbox(_ isChecked: Bool) -> String {
        if palette.appearance.accessible { return isChecked ? "done:" : "to do:" }
        return isChecked ? palette.apply(.done, "[x]") : "[ ]"
    }

    // MARK: Prefixes

    private var bar: String { palette.glyph("│", palette.appearance.accessible ? "" : "|") + " " }

    /// The width left inside a prefix. Where hardly any is left the prefix is left out, see `hanging` and `barred`.
    private func inside(_ prefix: String, _ width: Int) -> Int {
        fits(prefix, width) ? width - DisplayWidth.of(prefix) : width
    }

    private func fits(_ prefix: String, _ width: Int) -> Bool { width - DisplayWidth.of(prefix) >= 10 }

    private func hanging(_ lines: [String], _ marker: String, _ width: Int) -> [String] {
        guard fits(marker, width) else { return lines }
        let indent = DisplayWidth.spaces(DisplayWidth.of(marker))
        return lines.enumerated().map { index, line in
            if index == 0 { return line.isEmpty ? DisplayWidth.trimmedEnd(marker) : marker + line }
            return line.isEmpty ? "" : indent + line
        }
    }

    private func barred(_ lines: [String], _ style: Style, _ width: Int) -> [String] {
        guard fits(bar, width) else { return lines }
        let bar = DisplayWidth.trimmedEnd(bar)
        return lines.map { palette.apply(style, bar) + ($0.isEmpty ? "" : " " + $0) }
    }
}
