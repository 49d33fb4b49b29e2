import Kernel
import WorldModel

/// `join`: the lines of two sorted files that have a field in common.
enum JoinCommand {
    static let spec = OptionSpec(
        "iz", values: "t12javoe", long: "ignore-case=i check-order nocheck-order header zero-terminated=z")

    static func run(_ call: inout UtilityCall, _ simulation: inout Simulation) -> Int32 {
        guard let options = call.parse(spec, &simulation) else { return 1 }
        guard options.operands.count == 2 else {
            let text = options.operands.first.map { "missing operand after '\($0)'" } ?? "missing operand"
            return call.complainOfUsage(text, &simulation)
        }
        guard let first = call.readFilterInput(options.operands[0], &simulation),
            let second = call.readFilterInput(options.operands[1], &simulation)
        else { return 1 }
        var joining = Joining(options: options)
        let left = joining.rows(first, "1")
        let right = joining.rows(second, "2")
        joining.join(left, right)
        call.output += joining.output
        guard !options.has("nocheck-order"), joining.hasUnpaired || options.has("check-order") else { return 0 }
        var status: Int32 = 0
        for (file, rows, bytes) in [(options.operands[0], left, first), (options.operands[1], right, second)] {
            guard
                let place = rows.indices.dropFirst().first(where: {
                    LineText.isLess(Array(rows[$0].key.utf8), Array(rows[$0 - 1].key.utf8))
                })
            else { continue }
            let line = LineText.string(LineText.split(bytes)[place])
            call.complain("\(file):\(place + 1): is not sorted: \(line)", &simulation)
            status = 1
        }
        if status != 0 { call.complain("input is not in sorted order", &simulation) }
        return status
    }

    private struct Row {
        var key: String
        var fields: [String]
        /// Without the key.
        var rest: [String]
    }

    /// One run over two files.
    private struct Joining {
        let options: ParsedOptions
        private let separator: Character?
        private let joint: String
        /// What `-o` asks for: 0 is the key, otherwise a file and a field.
        private var format: [(file: Int, field: Int)]?
        private let isAutomatic: Bool
        var output: [UInt8] = []
        private(set) var hasUnpaired = false

        init(options: ParsedOptions) {
            self.options = options
            separator = options.value("t")?.first
            joint = separator.map(String.init) ?? " "
            let text = options.value("o")
            isAutomatic = text == "auto"
            format = text.flatMap { $0 == "auto" ? nil : $0 }?.split { $0 == "," || $0 == " " }.map { part in
                let numbers = part.split(separator: ".").compactMap { Int($0) }
                return numbers.count == 2 ? (numbers[0], numbers[1]) : (0, 0)
            }
        }

        func rows(_ bytes: [UInt8], _ file: String) -> [Row] {
            let index = (options.value(file) ?? options.value("j")).flatMap { Int($0) } ?? 1
            return LineText.split(bytes).map { line in
                let text = LineText.string(line)
                let fields =
                    separator.map { text.split(separator: $0, omittingEmptySubsequences: false).map(String.init) }
                    ?? text.split { $0 == " " || $0 == "\t" }.map(String.init)
                var rest = fields
                let key = index >= 1 && index <= fields.count ? rest.remove(at: index - 1) : ""
                return Row(key: key, fields: fields, rest: rest)
            }
        }

        /// Walks through both files as if they were sorted.
        mutating func join(_ left: [Row], _ right: [Row]) {
            func key(_ row: Row) -> String { options.has("i") ? row.key.lowercased() : row.key }
            if isAutomatic {
                let counts = [left.first?.rest.count ?? 0, right.first?.rest.count ?? 0]
                format = [(0, 0)] + (0..<2).flatMap { file in (0..<counts[file]).map { (file + 1, $0 + 2) } }
            }
            let onlyUnpaired = options.has("v")
            let unpaired = Set(options.values("a") + options.values("v"))
            var (i, j) = (0, 0)
            while i < left.count || j < right.count {
                if j >= right.count || i < left.count && key(left[i]) < key(right[j]) {
                    hasUnpaired = true
                    if unpaired.contains("1") { show(left[i], nil) }
                    i += 1
                } else if i >= left.count || key(right[j]) < key(left[i]) {
                    hasUnpaired = true
                    if unpaired.contains("2") { show(nil, right[j]) }
                    j += 1
                } else {
                    let same = key(left[i])
                    let lefts = left[i...].prefix { key($0) == same }
                    let rights = right[j...].prefix { key($0) == same }
                    if !onlyUnpaired {
                        for a in lefts { for b in rights { show(a, b) } }
                    }
                    i = lefts.endIndex
                    j = rights.endIndex
                }
            }
        }

        private mutating func show(_ a: Row?, _ b: Row?) {
            let empty = options.value("e") ?? ""
            let fields: [String]
            if let format {
                fields = format.map { file, field in
                    if file == 0 { return a?.key ?? b?.key ?? empty }
                    guard let row = file == 1 ? a : b, row.fields.indices.contains(field - 1) else { return empty }
                    return row.fields[field - 1].isEmpty ? empty : row.fields[field - 1]
                }
            } else {
                fields = [a?.key ?? b?.key ?? ""] + (a?.rest ?? []) + (b?.rest ?? [])
            }
            output += Array((fields.joined(separator: joint) + "\n").utf8)
        }
    }
}
