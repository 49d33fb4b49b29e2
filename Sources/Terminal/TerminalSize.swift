import CEditLine

/// Columns and rows of the terminal.
package struct TerminalSize: Sendable, Equatable {
    package var columns: Int
    package var rows: Int

    package init(columns: Int, rows: Int) {
        self.columns = columns
        self.rows = rows
    }

    /// Decides from the environment and from what the terminal said, if there is one.
    ///
    /// `COLUMNS` and `LINES` win where they are positive numbers; 80 by 24 is the last resort.
    package init(environment: [String: String], measured: TerminalSize?) {
        let positive = { (name: String) in environment[name].flatMap { Int($0) }.flatMap { $0 > 0 ? $0 : nil } }
        columns = positive("COLUMNS") ?? measured?.columns ?? 80
        rows = positive("LINES") ?? measured?.rows ?? 24
    }

    /// Asks the terminal behind a file descriptor; nil when there is none.
    package static func measure(_ descriptor: Int32) -> TerminalSize? {
        var rows: Int32 = 0
        var columns: Int32 = 0
        guard ced_window_size(descriptor, &rows, &columns) else { return nil }
        return TerminalSize(columns: Int(columns), rows: Int(rows))
    }

    /// Columns for running text: neither so few that tables break down nor so many that the eye loses the line.
    package var textWidth: Int { min(100, max(40, columns)) }
}
