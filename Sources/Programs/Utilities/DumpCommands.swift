import FileTrees
import Kernel
import WorldModel

/// `od`, `hexdump`, `xxd`
enum DumpCommands {
    static let octalSpec = OptionSpec("cxbdov", values: "AtNjw")
    static let hexSpec = OptionSpec("Cvcbxd", values: "nse")
    static let plainSpec = OptionSpec("priub", values: "clsg")

    private static func bytes(
        _ options: ParsedOptions, limit: String, _ call: UtilityCall, _ simulation: inout Simulation
    ) -> [UInt8]? {
        let inputs = call.inputs(options.operands, &simulation)
        if inputs.failed { return nil }
        var all = inputs.contents.flatMap(\.bytes)
        if let count = options.number(limit) { all = Array(all.prefix(count)) }
        return all
    }

    /// Calls `body` for each row of `width`; equal rows after the first become one `*`.
    private static func rows(_ all: [UInt8], width: Int, squeezes: Bool, _ body: (Int, ArraySlice<UInt8>?) -> Void) {
        var previous: [UInt8]?
        var isSqueezing = false
        for offset in stride(from: 0, to: all.count, by: width) {
            let row = all[offset..<min(all.count, offset + width)]
            if squeezes, previous == Array(row), row.count == width {
                if !isSqueezing { body(offset, nil) }
                isSqueezing = true
                continue
            }
            isSqueezing = false
            previous = Array(row)
            body(offset, row)
        }
    }

    static func octal(_ call: inout UtilityCall, _ simulation: inout Simulation) -> Int32 {
        guard let options = call.parse(octalSpec, &simulation) else { return 1 }
        guard let all = bytes(options, limit: "N", call, &simulation) else { return 1 }
        var type = options.value("t") ?? "o2"
        for (letter, name) in [("c", "c"), ("x", "x2"), ("b", "o1"), ("d", "u2")] where options.has(letter) {
            type = name
        }
        let radix = options.value("A") ?? "o"
        func address(_ offset: Int) -> String {
            if radix == "n" { return "" }
            return radix == "x"
                ? String(offset, radix: 16).zeros(6)
                : radix == "d" ? String(offset).zeros(7) : String(offset, radix: 8).zeros(7)
        }
        rows(all, width: 16, squeezes: !options.has("v")) { offset, row in
            guard let row else { return call.print("*") }
            call.print(address(offset) + units(Array(row), type))
        }
        if radix != "n" { call.print(address(all.count)) }
        return 0
    }

    private static func units(_ row: [UInt8], _ type: String) -> String {
        let kind = type.first ?? "o"
        if kind == "c" || kind == "a" { return row.map { character($0).right(4) }.joined() }
        let size = Int(type.dropFirst().prefix { $0.isNumber }) ?? (kind == "x" || kind == "o" ? 4 : 4)
        return stride(from: 0, to: row.count, by: size).map { start -> String in
            let unit = row[start..<min(row.count, start + size)].enumerated().reduce(0) {
                $0 | Int($1.element) << (8 * $1.offset)
            }
            switch kind {
            case "x": return " " + String(unit, radix: 16).zeros(size * 2)
            case "u", "d": return " " + String(unit).right([1: 3, 2: 5, 4: 10][size] ?? 20)
            default: return " " + String(unit, radix: 8).zeros([1: 3, 2: 6, 4: 11][size] ?? 22)
            }
        }.joined()
    }

    private static func character(_ byte: UInt8) -> String {
        let names: [UInt8: String] = [
            0: "\\0", 7: "\\a", 8: "\\b", 9: "\\t", 10: "\\n", 11: "\\v", 12: "\\f", 13: "\\r",
        ]
        return names[byte]
            ?? ((32...126).contains(byte) ? String(UnicodeScalar(byte)) : String(byte, radix: 8).zeros(3))
    }

    private static func printable(_ row: some Sequence<UInt8>) -> String {
        String(row.map { (32...126).contains($0) ? Character(UnicodeScalar($0)) : "." })
    }

    static func hex(_ call: inout UtilityCall, _ simulation: inout Simulation) -> Int32 {
        guard let options = call.parse(hexSpec, &simulation) else { return 1 }
        guard let all = bytes(options, limit: "n", call, &simulation) else { return 1 }
        let isCanonical = options.has("C") || call.name == "hd"
        rows(all, width: 16, squeezes: !options.has("v")) { offset, row in
            guard let row else { return call.print("*") }
            if isCanonical {
                let cells = row.map { hexadecimal([$0]) }
                let left = cells.prefix(8).joined(separator: " ")
                let right = cells.dropFirst(8).joined(separator: " ")
                call.print(
                    "\(String(offset, radix: 16).zeros(8))  \(left.left(23))  \(right.left(23))  |\(printable(row))|")
            } else {
                let words = stride(from: row.startIndex, to: row.endIndex, by: 2).map { index -> String in
                    let high = index + 1 < row.endIndex ? row[index + 1] : 0
                    return hexadecimal([high, row[index]])
                }
                call.print((String(offset, radix: 16).zeros(7) + " " + words.joined(separator: " ")).left(47))
            }
        }
        if !all.isEmpty { call.print(String(all.count, radix: 16).zeros(isCanonical ? 8 : 7)) }
        return 0
    }

    static func plain(_ call: inout UtilityCall, _ simulation: inout Simulation) -> Int32 {
        guard let options = call.parse(plainSpec, &simulation) else { return 1 }
        guard let all = bytes(options, limit: "l", call, &simulation) else { return 2 }
        if options.has("r") {
            let digits = all.compactMap { Character(UnicodeScalar($0)).hexDigitValue }
            call.output = stride(from: 0, to: digits.count - 1, by: 2).map { UInt8(digits[$0] * 16 + digits[$0 + 1]) }
            return 0
        }
        let width = max(1, options.number("c") ?? (options.has("p") ? 30 : 16))
        rows(all, width: width, squeezes: false) { offset, row in
            guard let row else { return }
            if options.has("p") { return call.print(hexadecimal(row)) }
            let words = stride(from: row.startIndex, to: row.endIndex, by: 2).map {
                hexadecimal(row[$0..<min(row.endIndex, $0 + 2)])
            }
            let columns = width * 2 + (width + 1) / 2 - 1
            call.print(
                "\(String(offset, radix: 16).zeros(8)): \(words.joined(separator: " ").left(columns))  \(printable(row))"
            )
        }
        return 0
    }
}
