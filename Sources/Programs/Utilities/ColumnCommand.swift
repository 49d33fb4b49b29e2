import Kernel
import WorldModel

/// `column`
enum ColumnCommand {
    static let spec = OptionSpec(
        "txnJ", values: "socN", long: "table=t separator:=s output-separator:=o output-width:=c")

    static func run(_ call: inout UtilityCall, _ simulation: inout Simulation) -> Int32 {
        guard let options = call.parse(spec, &simulation) else { return 1 }
        let inputs = call.inputs(options.operands, &simulation)
        let all = inputs.contents.flatMap { LineText.split($0.bytes) }.map { LineText.string($0) }.filter {
            !$0.isEmpty
        }
        if options.has("t") {
            let separators = options.value("s")
            let rows = all.map { line -> [String] in
                if let separators {
                    return line.split(omittingEmptySubsequences: false) { separators.contains($0) }.map(String.init)
                }
                return line.split { $0 == " " || $0 == "\t" }.map(String.init)
            }
            let count = rows.map(\.count).max() ?? 0
            let widths = (0..<count).map { column in rows.map { column < $0.count ? $0[column].count : 0 }.max() ?? 0 }
            let joint = options.value("o") ?? "  "
            for row in rows {
                let cells = row.indices.map {
                    $0 == row.count - 1 && $0 == count - 1 ? row[$0] : row[$0].left(widths[$0])
                }
                call.print(cells.joined(separator: joint))
            }
        } else {
            let width = options.number("c") ?? simulation.terminalWidth(1, of: call.me) ?? 80
            let cell = ((all.map(\.count).max() ?? 0) / 8 + 1) * 8
            let columns = max(1, width / cell)
            let rows = (all.count + columns - 1) / max(1, columns)
            for row in 0..<rows {
                let names = stride(from: row, to: all.count, by: rows).map { all[$0] }
                var line = ""
                for (index, name) in names.enumerated() {
                    line += name
                    if index < names.count - 1 { line += String(repeating: "\t", count: (cell - name.count + 7) / 8) }
                }
                call.print(line)
            }
        }
        return inputs.failed ? 1 : 0
    }
}
