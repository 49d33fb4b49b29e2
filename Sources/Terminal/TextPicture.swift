/// Small pictures made of characters, with an ASCII form each.
package struct TextPicture: Sendable {
    private let palette: Palette

    package init(_ palette: Palette) {
        self.palette = palette
    }

    /// `████░░░░`: how much of the whole is done. Anything between nothing and all shows at least one of each.
    ///
    /// For a screen reader it is the percentage.
    package func progressBar(_ part: Int, of whole: Int, width: Int = 16) -> String {
        let part = min(max(0, part), max(0, whole))
        if palette.appearance.accessible { return "\(whole > 0 ? part * 100 / whole : 0) percent" }
        var full = whole > 0 ? part * width / whole : 0
        if part > 0 && full == 0 { full = 1 }
        if part < whole && full == width { full = width - 1 }
        full = min(max(0, full), max(0, width))
        return String(repeating: palette.glyph("█", "#"), count: full)
            + String(repeating: palette.glyph("░", "."), count: max(0, width) - full)
    }

    /// `▪▪▪▫▫▫`: which page of a lesson this is.
    package func pageDots(_ page: Int, of pages: Int) -> String {
        if palette.appearance.accessible || pages > 20 { return "page \(page) of \(pages)" }
        return String(repeating: palette.glyph("▪", "*"), count: min(max(0, page), pages))
            + String(repeating: palette.glyph("▫", "."), count: max(0, pages - max(0, page)))
    }

    /// A horizontal line; for a screen reader an empty one.
    package func rule(width: Int) -> String {
        if palette.appearance.accessible { return "" }
        return palette.apply(.dim, String(repeating: palette.glyph("─", "-"), count: max(0, width)))
    }

    /// Two texts in one line, the second at the right edge. The first is cut when there is no room for both.
    package func ends(_ left: String, _ right: String, width: Int) -> String {
        guard !right.isEmpty else { return DisplayWidth.truncate(left, to: width, mark: cut) }
        let room = width - DisplayWidth.of(right) - 2
        guard room > 0 else { return DisplayWidth.truncate(left + "  " + right, to: width, mark: cut) }
        let left = DisplayWidth.truncate(left, to: room, mark: cut)
        return DisplayWidth.pad(left, to: room) + "  " + right
    }

    /// Two texts beside each other: the first as wide as its widest line, the second wrapped in what is left.
    ///
    /// When less than 24 columns would be left, the second comes under the first.
    package func beside(_ left: [String], _ right: String, width: Int, gap: Int = 2) -> [String] {
        let leftWidth = left.map { DisplayWidth.of($0) }.max() ?? 0
        let room = width - leftWidth - gap
        guard room >= 24 else { return left + DisplayWidth.wrap(right, width: width) }
        let wrapped = right.isEmpty ? [] : DisplayWidth.wrap(right, width: room)
        return (0..<max(left.count, wrapped.count)).map { index in
            let first = index < left.count ? left[index] : ""
            guard index < wrapped.count else { return first }
            return DisplayWidth.pad(first, to: leftWidth + gap) + wrapped[index]
        }
    }

    private var cut: String { palette.glyph("…", "~") }
}
