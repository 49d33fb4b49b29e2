/// What a terminal shows of the bytes that were written to it, with all that has scrolled away: the part of ECMA-48 that
/// Drydock and libedit use.
struct ScreenModel {
    private struct Cell {
        var character: Character
        var style: String
    }

    private let columns: Int
    private var lines: [[Cell]] = [[]]
    private var row = 0
    private var column = 0
    private var style = ""
    /// Sequences that it does not know: a test should not overlook them.
    private(set) var unknown: [String] = []

    init(columns: Int) { self.columns = columns }

    /// The lines, without blanks at their ends. A change of style is written as `‹1;36›`, the end of it as `‹›`.
    var text: [String] {
        lines.map { cells in
            var out = ""
            var present = ""
            let end = (cells.lastIndex { $0.character != " " || !$0.style.isEmpty } ?? -1) + 1
            for cell in cells[..<end] {
                if cell.style != present { out += "‹\(cell.style)›" }
                present = cell.style
                out.append(cell.character)
            }
            return present.isEmpty ? out : out + "‹›"
        }
    }

    mutating func show(_ text: String) {
        var rest = text.unicodeScalars[...]
        while let scalar = rest.popFirst() {
            switch scalar {
            case "\u{1B}": escape(&rest)
            case "\r": column = 0
            case "\n": moveDown()
            case "\u{8}": column = max(0, column - 1)
            case "\u{7}": break
            case "\t": column = min(columns - 1, (column / 8 + 1) * 8)
            default: put(Character(scalar))
            }
        }
    }

    private mutating func put(_ character: Character) {
        // The line is wrapped only when something more is written.
        if column >= columns {
            column = 0
            moveDown()
        }
        while lines[row].count <= column { lines[row].append(Cell(character: " ", style: "")) }
        lines[row][column] = Cell(character: character, style: style)
        column += 1
    }

    private mutating func moveDown() {
        row += 1
        if row == lines.count { lines.append([]) }
    }

    private mutating func escape(_ rest: inout Substring.UnicodeScalarView) {
        guard rest.first == "[" else {
            unknown.append("ESC \(rest.popFirst().map(String.init) ?? "")")
            return
        }
        rest.removeFirst()
        let parameters = String(String.UnicodeScalarView(rest.prefix { !("@"..."~").contains($0) }))
        rest = rest.dropFirst(parameters.unicodeScalars.count)
        guard let final = rest.popFirst() else { return }
        let number = Int(parameters) ?? 1
        switch final {
        case "m": setStyle(parameters)
        case "A": row = max(0, row - number)
        case "B": for _ in 0..<number { moveDown() }
        case "C": column = min(columns - 1, column + number)
        case "D": column = max(0, min(column, columns - 1) - number)
        case "G": column = number - 1
        case "K": erase(parameters)
        case "J":
            erase("")
            if parameters.isEmpty || parameters == "0" { lines.removeSubrange((row + 1)...) }
        case "P":
            if lines[row].count > column { lines[row].removeSubrange(column..<min(lines[row].count, column + number)) }
        case "@":
            if lines[row].count > column {
                let blanks = Array(repeating: Cell(character: " ", style: ""), count: number)
                lines[row].insert(contentsOf: blanks, at: column)
            }
        case "h", "l": if !parameters.hasPrefix("?") { unknown.append("CSI \(parameters)\(final)") }
        default: unknown.append("CSI \(parameters)\(final)")
        }
    }

    private mutating func erase(_ parameters: String) {
        if parameters == "2" { lines[row] = [] }
        if lines[row].count > column { lines[row].removeSubrange(column...) }
    }

    private mutating func setStyle(_ parameters: String) {
        if parameters.isEmpty || parameters == "0" {
            style = ""
        } else {
            style = style.isEmpty ? parameters : style + ";" + parameters
        }
    }
}
