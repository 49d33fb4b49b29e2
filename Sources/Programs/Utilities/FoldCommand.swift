import Kernel
import WorldModel

/// `fold`
enum FoldCommand {
    static let spec = OptionSpec("sb", values: "w", long: "width=w spaces=s bytes=b")

    static func run(_ call: inout UtilityCall, _ simulation: inout Simulation) -> Int32 {
        var words = call.arguments
        if let first = words.first, first.hasPrefix("-"), Int(first.dropFirst()) != nil {
            words[0] = "-w" + first.dropFirst()
        }
        call.arguments = words
        guard let options = call.parse(spec, &simulation) else { return 1 }
        let text = options.value("w") ?? "80"
        guard let width = Int(text), width > 0 else {
            call.complain("invalid number of columns: '\(text)'", &simulation)
            return 1
        }
        let inputs = call.inputs(options.operands, &simulation)
        for input in inputs.contents {
            var column = 0
            var line: [UInt8] = []
            for byte in input.bytes {
                if byte == 0x0A {
                    call.output += line + [byte]
                    (line, column) = ([], 0)
                    continue
                }
                var after = options.has("b") ? column + 1 : self.column(after: byte, column)
                if after > width, !line.isEmpty {
                    let cut =
                        options.has("s")
                        ? line.lastIndex { $0 == 0x20 || $0 == 0x09 }.map { $0 + 1 } ?? line.count : line.count
                    call.output += line[..<cut] + [0x0A]
                    line = Array(line[cut...])
                    column = line.reduce(0) { options.has("b") ? $0 + 1 : self.column(after: $1, $0) }
                    after = options.has("b") ? column + 1 : self.column(after: byte, column)
                }
                line.append(byte)
                column = after
            }
            call.output += line
        }
        return inputs.failed ? 1 : 0
    }

    /// Where the cursor stands after a byte. The later bytes of a character take no room.
    private static func column(after byte: UInt8, _ column: Int) -> Int {
        switch byte {
        case 0x08: max(0, column - 1)
        case 0x0D: 0
        case 0x09: column + 8 - column % 8
        case 0x80..<0xC0: column
        default: column + 1
        }
    }
}
