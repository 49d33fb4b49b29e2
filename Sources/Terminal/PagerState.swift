/// Which part of a long text is on the screen: keys in, what to show out.
package struct PagerState: Sendable, Equatable {
    private let lines: [String]
    /// First lines of the pages shown so far; the last is on the screen.
    private var pages: [Int] = [0]
    private var size: TerminalSize

    /// Starts at the first line.
    package init(lines: [String], size: TerminalSize) {
        self.lines = lines
        self.size = size
    }

    /// What the driver has to do after a key.
    package enum Action: Sendable, Equatable {
        case show([String])
        case nothing
        case quit
    }

    /// Whether everything fits on one screen together with a prompt below it.
    package var fits: Bool { end(from: 0) == lines.count }

    /// The lines of the page on the screen.
    package var page: [String] { Array(lines[start..<end(from: start)]) }

    /// Whether nothing comes after the page on the screen.
    package var isAtEnd: Bool { end(from: start) == lines.count }

    /// How much has been seen, of a hundred.
    package var percent: Int { lines.isEmpty ? 100 : end(from: start) * 100 / lines.count }

    /// The terminal has another size from the next page on.
    package mutating func resize(to size: TerminalSize) { self.size = size }

    /// Goes where a key leads.
    package mutating func handle(_ key: Key) -> Action {
        switch key {
        case .enter, .character(" "), .pageDown, .down, .right, .character("n"), .character("j"), .character("f"):
            let next = end(from: start)
            guard next < lines.count else { return .quit }
            pages.append(next)
            return .show(page)
        case .character("b"), .pageUp, .up, .left, .character("p"), .character("k"):
            guard pages.count > 1 else { return .nothing }
            pages.removeLast()
            return .show(page)
        case .character("q"), .character("Q"), .escape, .interrupt, .endOfInput: return .quit
        default: return .nothing
        }
    }

    private var start: Int { pages.last ?? 0 }

    /// The line after the page that starts at a line; a line wider than the screen takes several rows.
    private func end(from start: Int) -> Int {
        var rows = max(1, size.rows - 1)
        var index = start
        while index < lines.count {
            let needed = max(1, (DisplayWidth.of(lines[index]) + size.columns - 1) / max(1, size.columns))
            guard needed <= rows || index == start else { break }
            rows -= needed
            index += 1
        }
        return index
    }
}
