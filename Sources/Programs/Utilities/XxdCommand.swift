import FileTrees
import Kernel
import WorldModel

/// `xxd`
enum XxdCommand {
    static let spec = OptionSpec("priub", values: "clsgo")

    static func run(_ call: inout UtilityCall, _ simulation: inout Simulation) -> Int32 {
        guard let options = call.parse(spec, &simulation) else { return 1 }
        let skip = DumpRows.number(options.value("s")) ?? 0
        guard
            let all = DumpRows.bytes(
                options.operands, skip: skip, limit: DumpRows.number(options.value("l")), call, &simulation)
        else { return 2 }
        if options.has("r") {
            call.output = options.has("p") ? plainBytes(all) : dumpedBytes(all)
            return 0
        }
        let isBinary = options.has("b")
        let usual = options.has("p") ? 30 : options.has("i") ? 12 : isBinary ? 6 : 16
        let width = max(1, options.number("c") ?? usual)
        let group = options.number("g") ?? (isBinary ? 1 : 2)
        DumpRows.each(all, width: width, squeezes: false) { offset, row in
            guard let row else { return }
            if options.has("p") { return call.print(hexadecimal(row)) }
            if options.has("i") {
                let list = row.map { "0x" + hexadecimal([$0]) }.joined(separator: ", ")
                return call.print("  " + list + (offset + width < all.count ? "," : ""))
            }
            let digits = isBinary ? 8 : 2
            let size = group == 0 ? width : group
            let words = stride(from: row.startIndex, to: row.endIndex, by: size).map { start in
                row[start...].prefix(size).map {
                    isBinary ? String($0, radix: 2).zeros(8) : hexadecimal([$0])
                }.joined()
            }
            let columns = width * digits + (width + size - 1) / size - 1
            let text = words.joined(separator: " ")
            call.print(
                "\(String(skip + offset, radix: 16).zeros(8)): "
                    + "\((options.has("u") ? text.uppercased() : text).left(columns))  \(DumpRows.printable(row))")
        }
        return 0
    }

    private static func plainBytes(_ text: [UInt8]) -> [UInt8] {
        bytes(text.compactMap { Character(UnicodeScalar($0)).hexDigitValue })
    }

    /// The bytes of a dump with offsets and text beside them.
    private static func dumpedBytes(_ text: [UInt8]) -> [UInt8] {
        LineText.split(text).flatMap { line -> [UInt8] in
            guard let colon = line.firstIndex(of: 0x3A) else { return [] }
            let rest = LineText.string(line[(colon + 1)...])
            let end = rest.firstRange(of: "  ")?.lowerBound ?? rest.endIndex
            return bytes(rest[..<end].compactMap(\.hexDigitValue))
        }
    }

    private static func bytes(_ digits: [Int]) -> [UInt8] {
        guard digits.count > 1 else { return [] }
        return stride(from: 0, to: digits.count - 1, by: 2).map { UInt8(digits[$0] * 16 + digits[$0 + 1]) }
    }
}
