/// The list under the line that shows what Tab could mean.
package struct CompletionList: Sendable {
    private let palette: Palette
    private let width: Int
    /// More than this is no help; the rest is counted.
    private let limit: Int

    /// A width below 20 counts as 20.
    package init(palette: Palette, width: Int, limit: Int = 60) {
        self.palette = palette
        self.width = max(20, width)
        self.limit = limit
    }

    /// The lines of the list: columns of names, or a line each where there are descriptions.
    package func lines(of candidates: [Completions.Candidate]) -> [String] {
        let shown = Array(candidates.prefix(limit))
        let hasDetails = shown.contains { $0.detail != nil }
        var lines = hasDetails ? described(shown) : palette.appearance.accessible ? shown.map(\.label) : columns(shown)
        if candidates.count > limit {
            lines.append(palette.apply(.dim, "and \(candidates.count - limit) more: type another letter"))
        }
        return lines
    }

    private func described(_ candidates: [Completions.Candidate]) -> [String] {
        let cut = palette.glyph("…", "~")
        let widest = min(candidates.map { DisplayWidth.of($0.label) }.max() ?? 0, width / 2)
        return candidates.map { candidate in
            let label = DisplayWidth.pad(DisplayWidth.truncate(candidate.label, to: widest, mark: cut), to: widest)
            guard let detail = candidate.detail else { return DisplayWidth.trimmedEnd(label) }
            return label + "  " + palette.apply(.dim, DisplayWidth.truncate(detail, to: width - widest - 2, mark: cut))
        }
    }

    /// Sorted downwards, as `ls` does.
    private func columns(_ candidates: [Completions.Candidate]) -> [String] {
        let cut = palette.glyph("…", "~")
        let labels = candidates.map { DisplayWidth.truncate($0.label, to: width, mark: cut) }
        let column = (labels.map { DisplayWidth.of($0) }.max() ?? 0) + 2
        let count = max(1, (width + 2) / column)
        let height = (labels.count + count - 1) / count
        return (0..<height).map { row in
            let cells = stride(from: row, to: labels.count, by: height).map { DisplayWidth.pad(labels[$0], to: column) }
            return DisplayWidth.trimmedEnd(cells.joined())
        }
    }
}
