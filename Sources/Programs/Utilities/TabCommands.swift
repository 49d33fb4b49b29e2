import Kernel
import WorldModel

/// `expand`, `unexpand`
enum TabCommands {
    static let expandSpec = OptionSpec("i", values: "t", long: "tabs=t initial=i")
    static let unexpandSpec = OptionSpec("af", values: "t", long: "tabs=t all=a first-only=f")

    /// Where tabs lead to.
    private struct Stops {
        let list: [Int]

        init?(_ text: String) {
            let numbers = text.split { $0 == "," || $0 == " " }.map { Int($0) }
            guard !numbers.isEmpty, numbers.allSatisfy({ $0 ?? 0 > 0 }) else { return nil }
            list = numbers.compactMap { $0 }
        }

        /// The first stop behind a column; behind the last of a list, `nil`.
        func next(after column: Int) -> Int? {
            if list.count == 1 { return column + list[0] - column % list[0] }
            return list.first { $0 > column }
        }
    }

    private static func stops(
        _ options: ParsedOptions, _ call: UtilityCall, _ simulation: inout Simulation
    ) -> Stops? {
        let text = options.value("t") ?? "8"
        if let stops = Stops(text) { return stops }
        call.complain(
            text == "0" ? "tab size cannot be 0" : "tab size contains invalid character(s): '\(text)'", &simulation)
        return nil
    }

    static func expand(_ call: inout UtilityCall, _ simulation: inout Simulation) -> Int32 {
        guard let options = call.parse(expandSpec, &simulation), let stops = stops(options, call, &simulation) else {
            return 1
        }
        let inputs = call.inputs(options.operands, &simulation)
        var column = 0
        var isInitial = true
        for byte in inputs.contents.flatMap(\.bytes) {
            switch byte {
            case 0x0A:
                call.output.append(byte)
                (column, isInitial) = (0, true)
                continue
            case 0x09 where isInitial || !options.has("i"):
                let next = stops.next(after: column) ?? column + 1
                call.output += [UInt8](repeating: 0x20, count: next - column)
                column = next
                continue
            case 0x08: column = max(0, column - 1)
            default: column += 1
            }
            if byte != 0x20 { isInitial = false }
            call.output.append(byte)
        }
        return inputs.failed ? 1 : 0
    }

    static func unexpand(_ call: inout UtilityCall, _ simulation: inout Simulation) -> Int32 {
        guard let options = call.parse(unexpandSpec, &simulation), let stops = stops(options, call, &simulation) else {
            return 1
        }
        let inputs = call.inputs(options.operands, &simulation)
        let everywhere = options.has("a", "t") && !options.has("f")
        for line in inputs.contents.flatMap({ lines(of: $0.bytes) }) {
            call.output += unexpanded(line, stops, everywhere) + [0x0A]
        }
        return inputs.failed ? 1 : 0
    }

    /// A line whose runs of two blanks and more are made of tabs as far as they reach a stop.
    private static func unexpanded(_ line: ArraySlice<UInt8>, _ stops: Stops, _ everywhere: Bool) -> [UInt8] {
        var out: [UInt8] = []
        var column = 0
        var start = 0
        var isInitial = true
        /// The blanks from `start` to `column`.
        func flush() {
            while let stop = stops.next(after: start), stop <= column, stop - start > 1 || column > stop {
                out.append(0x09)
                start = stop
            }
            out += [UInt8](repeating: 0x20, count: column - start)
        }
        for byte in line {
            if byte == 0x20 || byte == 0x09, isInitial || everywhere {
                column = byte == 0x09 ? stops.next(after: column) ?? column + 1 : column + 1
                continue
            }
            flush()
            out.append(byte)
            isInitial = false
            column += 1
            start = column
        }
        flush()
        return out
    }
}
