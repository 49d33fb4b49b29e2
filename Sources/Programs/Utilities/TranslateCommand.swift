import Kernel
import WorldModel

/// `tr`
enum TranslateCommand {
    static func run(_ call: inout UtilityCall, _ simulation: inout Simulation) -> Int32 {
        let spec = OptionSpec(
            "dscCt", long: "delete=d squeeze-repeats=s complement=c truncate-set1=t", stopsAtOperand: true)
        guard let options = call.parse(spec, &simulation) else { return 1 }
        guard let first = options.operands.first else { return call.complainOfUsage("missing operand", &simulation) }
        if options.operands.count < 2, !options.has("d"), !options.has("s") {
            call.complain("missing operand after '\(first)'", &simulation)
            if !call.isBusybox { simulation.print("Two strings must be given when translating.\n", to: 2, as: call.me) }
            call.adviseHelp(&simulation)
            return 1
        }
        var from = set(first)
        if options.has("c", "C") { from = (0...255).map { UInt8($0) }.filter { !from.contains($0) } }
        var to = options.operands.count > 1 ? set(options.operands[1], count: from.count) : []
        let squeezed = options.has("s") ? (to.isEmpty ? Set(from) : Set(to)) : []
        var table: [UInt8?] = (0...255).map { UInt8($0) }
        if options.has("d") {
            for byte in from { table[Int(byte)] = nil }
        } else if !to.isEmpty {
            if let last = to.last { to += [UInt8](repeating: last, count: max(0, from.count - to.count)) }
            for (byte, other) in zip(from, to) { table[Int(byte)] = other }
        }
        for byte in call.input {
            guard let mapped = table[Int(byte)] else { continue }
            if squeezed.contains(mapped), call.output.last == mapped { continue }
            call.output.append(mapped)
        }
        return 0
    }

    private static let classes: [String: String] = [
        "upper": "ABCDEFGHIJKLMNOPQRSTUVWXYZ", "lower": "abcdefghijklmnopqrstuvwxyz", "digit": "0123456789",
        "space": "\t\n\u{0B}\u{0C}\r ", "blank": "\t ", "xdigit": "0123456789ABCDEFabcdef",
        "alpha": "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz",
        "alnum": "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz",
        "punct": "!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~",
    ]

    /// The bytes of `a-z`, `[:digit:]`, `\n`, `[x*]`.
    private static func set(_ text: String, count: Int = 0) -> [UInt8] {
        let bytes = Array(text.utf8)
        var out: [UInt8] = []
        var index = 0
        while index < bytes.count {
            if bytes[index] == 0x5B, index + 1 < bytes.count, bytes[index + 1] == 0x3A,
                let end = text.utf8.count > index ? find(bytes, index) : nil
            {
                let name = LineText.string(bytes[(index + 2)..<end])
                if name == "print" || name == "graph" || name == "cntrl" {
                    let range: [UInt8] =
                        name == "cntrl" ? Array(0...31) + [127] : Array((name == "print" ? 32 : 33)...126)
                    out += range
                } else {
                    out += Array((classes[name] ?? "").utf8)
                }
                index = end + 2
                continue
            }
            let first = character(bytes, &index)
            if index + 1 < bytes.count, bytes[index] == 0x2D {
                index += 1
                let last = character(bytes, &index)
                if first <= last { out += Array(first...last) }
            } else if first == 0x5B, index + 2 < bytes.count, bytes[index + 1] == 0x2A, bytes[index + 2] == 0x5D {
                out += [UInt8](repeating: bytes[index], count: max(1, count - out.count))
                index += 3
            } else {
                out.append(first)
            }
        }
        return out
    }

    private static func find(_ bytes: [UInt8], _ start: Int) -> Int? {
        var index = start + 2
        while index + 1 < bytes.count {
            if bytes[index] == 0x3A, bytes[index + 1] == 0x5D { return index }
            index += 1
        }
        return nil
    }

    private static func character(_ bytes: [UInt8], _ index: inout Int) -> UInt8 {
        let byte = bytes[index]
        index += 1
        guard byte == 0x5C, index < bytes.count else { return byte }
        let code = bytes[index]
        index += 1
        let simple: [UInt8: UInt8] = [0x6E: 10, 0x74: 9, 0x72: 13, 0x61: 7, 0x62: 8, 0x66: 12, 0x76: 11]
        if let known = simple[code] { return known }
        guard (0x30...0x37).contains(code) else { return code }
        var value = Int(code - 0x30)
        var digits = 1
        while digits < 3, index < bytes.count, (0x30...0x37).contains(bytes[index]) {
            value = value * 8 + Int(bytes[index] - 0x30)
            index += 1
            digits += 1
        }
        return UInt8(truncatingIfNeeded: value)
    }
}
