import Kernel
import WorldModel

/// `rev`, `tac`, `nl`, `paste`, `shuf`
enum SmallFilters {
    static func reverse(_ call: inout UtilityCall, _ simulation: inout Simulation) -> Int32 {
        guard let options = call.parse(OptionSpec(""), &simulation) else { return 1 }
        var status: Int32 = 0
        for path in options.operands.isEmpty ? ["-"] : options.operands {
            guard let bytes = path == "-" ? call.input : try? simulation.contents(of: path, as: call.me) else {
                call.complain(call.isBusybox ? path : "cannot open \(path)", .noEntry, &simulation)
                status = 1
                continue
            }
            for line in LineText.split(bytes) { call.print(String(LineText.string(line).reversed())) }
        }
        return status
    }

    static let backwardsSpec = OptionSpec("br", values: "s", long: "separator=s before=b regex=r")

    static func backwards(_ call: inout UtilityCall, _ simulation: inout Simulation) -> Int32 {
        guard let options = call.parse(backwardsSpec, &simulation) else { return 1 }
        let separator = Array((options.value("s") ?? "\n").utf8)
        var status: Int32 = 0
        for path in options.operands.isEmpty ? ["-"] : options.operands {
            guard let bytes = path == "-" ? call.input : try? simulation.contents(of: path, as: call.me) else {
                call.complain(
                    call.isBusybox ? path : "failed to open '\(path)' for reading", .noEntry, &simulation)
                status = 1
                continue
            }
            call.output += pieces(bytes, separator, isBefore: options.has("b")).reversed().joined()
        }
        return status
    }

    /// A text cut behind (or before) each separator, which stays with its piece.
    private static func pieces(_ bytes: [UInt8], _ separator: [UInt8], isBefore: Bool) -> [ArraySlice<UInt8>] {
        var pieces: [ArraySlice<UInt8>] = []
        var start = 0
        var index = 0
        while !separator.isEmpty, index + separator.count <= bytes.count {
            guard bytes[index..<(index + separator.count)].elementsEqual(separator) else {
                index += 1
                continue
            }
            let cut = isBefore ? index : index + separator.count
            if cut > start { pieces.append(bytes[start..<cut]) }
            start = cut
            index += separator.count
        }
        return start < bytes.count ? pieces + [bytes[start...]] : pieces
    }

    static let numberSpec = OptionSpec(
        "p", values: "bwsnvi", long: "body-numbering:=b number-width:=w number-separator:=s starting-line-number:=v")

    static func number(_ call: inout UtilityCall, _ simulation: inout Simulation) -> Int32 {
        guard let options = call.parse(numberSpec, &simulation) else { return 1 }
        let inputs = call.inputs(options.operands, &simulation)
        let width = options.number("w") ?? 6
        let separator = options.value("s") ?? "\t"
        var next = options.number("v") ?? 1
        for line in inputs.contents.flatMap({ LineText.split($0.bytes) }) {
            if line.isEmpty, options.value("b") != "a" {
                call.print(String(repeating: " ", count: width + separator.count))
                continue
            }
            let digits = String(next)
            let padded =
                options.value("n") == "ln"
                ? digits.left(width) : options.value("n") == "rz" ? digits.zeros(width) : digits.right(width)
            call.output += Array((padded + separator).utf8) + line + [0x0A]
            next += options.number("i") ?? 1
        }
        return inputs.failed ? 1 : 0
    }

    static let pasteSpec = OptionSpec("s", values: "d", long: "serial=s delimiters:=d")

    static func paste(_ call: inout UtilityCall, _ simulation: inout Simulation) -> Int32 {
        guard let options = call.parse(pasteSpec, &simulation) else { return 1 }
        let inputs = call.inputs(options.operands, &simulation)
        guard !inputs.failed else { return 1 }
        let text = (options.value("d") ?? "\t").replacing("\\n", with: "\n").replacing("\\t", with: "\t").replacing(
            "\\0", with: "")
        let delimiters = text.isEmpty ? [[]] : text.map { Array(String($0).utf8) }
        var columns = inputs.contents.map { LineText.split($0.bytes) }
        if options.operands.count(where: { $0 == "-" }) > 1 {
            let all = LineText.split(call.input)
            let places = options.operands.indices.filter { options.operands[$0] == "-" }
            for (offset, place) in places.enumerated() {
                columns[place] = stride(from: offset, to: all.count, by: places.count).map { all[$0] }
            }
        }
        if call.isBusybox, !options.has("s") {
            call.output += shrinkingRows(columns, delimiters)
            return 0
        }
        let rows: [[[UInt8]]] =
            options.has("s")
            ? columns
            : (0..<(columns.map(\.count).max() ?? 0)).map { row in columns.map { row < $0.count ? $0[row] : [] } }
        for row in rows {
            for (index, cell) in row.enumerated() {
                call.output += cell
                call.output += index == row.count - 1 ? [0x0A] : delimiters[index % delimiters.count]
            }
        }
        return 0
    }

    /// Rows in which a file that has ended leaves out what stands behind it too, the last one its newline (busybox 1.35,
    /// `paste_files`).
    private static func shrinkingRows(_ columns: [[[UInt8]]], _ delimiters: [[UInt8]]) -> [UInt8] {
        var out: [UInt8] = []
        for row in 0..<(columns.map(\.count).max() ?? 0) {
            var used = 0
            for (index, column) in columns.enumerated() where row < column.count {
                out += column[row]
                if index == columns.count - 1 {
                    out.append(0x0A)
                } else {
                    out += delimiters[used % delimiters.count]
                    used += 1
                }
            }
        }
        return out
    }

    static let shuffleSpec = OptionSpec("erz", values: "nio", long: "head-count:=n input-range:=i echo=e")

    static func shuffle(_ call: inout UtilityCall, _ simulation: inout Simulation) -> Int32 {
        guard let options = call.parse(shuffleSpec, &simulation) else { return 1 }
        var all: [[UInt8]]
        if options.has("e") {
            all = options.operands.map { Array($0.utf8) }
        } else if let range = options.value("i") {
            let ends = range.split(separator: "-").compactMap { Int($0) }
            guard ends.count == 2, ends[0] <= ends[1], ends[1] - ends[0] < 1_000_000 else {
                call.complain("invalid input range: '\(range)'", &simulation)
                return 1
            }
            all = (ends[0]...ends[1]).map { Array(String($0).utf8) }
        } else {
            let inputs = call.inputs(options.operands, &simulation)
            guard !inputs.failed else { return 1 }
            all = LineText.split(inputs.contents.flatMap(\.bytes))
        }
        all.shuffle(using: &simulation.world.random)
        let count = options.number("n") ?? all.count
        for line in all.prefix(max(0, count)) { call.output += line + [0x0A] }
        return 0
    }
}
