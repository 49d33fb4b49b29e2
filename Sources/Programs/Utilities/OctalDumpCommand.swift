import Kernel
import WorldModel

/// `od`
enum OctalDumpCommand {
    static let spec = OptionSpec(
        "abcdosxvhilfw", values: "AtNjS",
        long: "address-radix=A format=t read-bytes=N skip-bytes=j output-duplicates=v width?")

    /// One way in which the bytes are shown.
    private struct Format {
        enum Kind { case named, character, signed, unsigned, octal, hexadecimal, floating }

        var kind: Kind
        /// Bytes a unit.
        var size: Int
        var showsText = false

        /// The characters that the widest value needs.
        var width: Int {
            switch kind {
            case .named, .character: 3
            case .signed: [1: 4, 2: 6, 4: 11][size] ?? 20
            case .unsigned: [1: 3, 2: 5, 4: 10][size] ?? 20
            case .octal: [1: 3, 2: 6, 4: 11][size] ?? 22
            case .hexadecimal: size * 2
            case .floating: size == 4 ? 15 : 24
            }
        }
    }

    private static let letters: [Character: Format] = [
        "a": Format(kind: .named, size: 1), "b": Format(kind: .octal, size: 1),
        "c": Format(kind: .character, size: 1), "d": Format(kind: .unsigned, size: 2),
        "o": Format(kind: .octal, size: 2), "s": Format(kind: .signed, size: 2),
        "x": Format(kind: .hexadecimal, size: 2), "h": Format(kind: .hexadecimal, size: 2),
        "i": Format(kind: .signed, size: 4), "l": Format(kind: .signed, size: 8),
        "f": Format(kind: .floating, size: 8),
    ]

    static func run(_ call: inout UtilityCall, _ simulation: inout Simulation) -> Int32 {
        var rowWidth = 16
        // `-w` has a value only when it is part of the same word.
        call.arguments = call.arguments.map { word in
            guard word.hasPrefix("-w") || word.hasPrefix("--width=") else { return word }
            rowWidth = Int(word.drop { !$0.isNumber }) ?? 32
            return "-w"
        }
        guard let options = call.parse(spec, &simulation),
            let formats = formats(options, call, &simulation)
        else { return 1 }
        for letter in ["N", "j"] {
            guard let text = options.value(letter), DumpRows.number(text) == nil else { continue }
            call.complain("invalid -\(letter) argument '\(text)'", &simulation)
            return 1
        }
        let skip = DumpRows.number(options.value("j")) ?? 0
        guard
            let all = DumpRows.bytes(
                options.operands, skip: skip, limit: DumpRows.number(options.value("N")), call, &simulation)
        else { return 1 }
        let block = formats.map { ($0.width + 1) * (rowWidth / $0.size) }.max() ?? 0
        let radix = options.value("A") ?? "o"
        DumpRows.each(all, width: rowWidth, squeezes: !options.has("v")) { offset, row in
            guard let row else { return call.print("*") }
            for (index, format) in formats.enumerated() {
                let place = address(skip + offset, radix)
                let head = index == 0 ? place : String(repeating: " ", count: place.count)
                call.print(head + line(row, format, rowWidth, block))
            }
        }
        if radix != "n" { call.print(address(skip + all.count, radix)) }
        return 0
    }

    private static func address(_ offset: Int, _ radix: String) -> String {
        switch radix {
        case "n": ""
        case "x": String(offset, radix: 16).zeros(6)
        case "d": String(offset).zeros(7)
        default: String(offset, radix: 8).zeros(7)
        }
    }

    private static func formats(
        _ options: ParsedOptions, _ call: UtilityCall, _ simulation: inout Simulation
    ) -> [Format]? {
        var formats: [Format] = []
        for option in options.found {
            if option.name == "t" {
                guard let more = types(option.value, call, &simulation) else { return nil }
                formats += more
            } else if let letter = option.name.first, option.name.count == 1, let format = letters[letter] {
                formats.append(format)
            }
        }
        return formats.isEmpty ? [Format(kind: .octal, size: 2)] : formats
    }

    /// `x1z`, `u2d4`: a letter, a size in bytes or as C's type, and `z` for the text beside it.
    private static func types(
        _ text: String, _ call: UtilityCall, _ simulation: inout Simulation
    ) -> [Format]? {
        let kinds: [Character: Format.Kind] = [
            "a": .named, "c": .character, "d": .signed, "u": .unsigned, "o": .octal, "x": .hexadecimal,
            "f": .floating,
        ]
        let sizes: [Character: Int] = ["C": 1, "S": 2, "I": 4, "L": 8, "F": 4, "D": 8]
        var formats: [Format] = []
        var rest = Substring(text)
        while let letter = rest.popFirst() {
            guard let kind = kinds[letter] else {
                call.complain("invalid character '\(letter)' in type string '\(text)'", &simulation)
                return nil
            }
            var format = Format(kind: kind, size: kind == .floating ? 8 : 4)
            let digits = rest.prefix { $0.isNumber }
            if kind == .named || kind == .character {
                format.size = 1
            } else if let size = Int(digits) {
                guard [1, 2, 4, 8].contains(size) else {
                    call.complain(
                        "invalid type string '\(text)';\nthis system doesn't provide a \(size)-byte integral type",
                        &simulation)
                    return nil
                }
                format.size = size
                rest = rest.dropFirst(digits.count)
            } else if let letter = rest.first, let size = sizes[letter] {
                format.size = size
                rest = rest.dropFirst()
            }
            if rest.first == "z" {
                format.showsText = true
                rest = rest.dropFirst()
            }
            formats.append(format)
        }
        return formats
    }

    /// A row of values. All formats use the same room: what one does not need goes between its values.
    private static func line(_ row: ArraySlice<UInt8>, _ format: Format, _ rowWidth: Int, _ block: Int) -> String {
        let fields = rowWidth / format.size
        let padding = block - format.width * fields
        var text = ""
        var left = padding
        for index in 0..<fields where index * format.size < row.count {
            let start = row.startIndex + index * format.size
            let next = padding * (fields - index - 1) / fields
            text += value(row[start...].prefix(format.size), format).right(left - next + format.width)
            left = next
        }
        guard format.showsText else { return text }
        return text.left(block) + "  >" + DumpRows.printable(row) + "<"
    }

    private static func value(_ bytes: ArraySlice<UInt8>, _ format: Format) -> String {
        let number = DumpRows.integer(bytes)
        switch format.kind {
        case .named: return name(bytes[bytes.startIndex] & 127)
        case .character: return DumpRows.character(bytes[bytes.startIndex])
        case .unsigned: return String(number)
        case .octal: return String(number, radix: 8).zeros(format.width)
        case .hexadecimal: return String(number, radix: 16).zeros(format.width)
        case .signed:
            let shift = 64 - 8 * format.size
            return String(Int64(bitPattern: number << UInt64(shift)) >> Int64(shift))
        case .floating:
            return format.size == 4
                ? "\(Float(bitPattern: UInt32(truncatingIfNeeded: number)))" : "\(Double(bitPattern: number))"
        }
    }

    private static func name(_ byte: UInt8) -> String {
        let names = [
            "nul", "soh", "stx", "etx", "eot", "enq", "ack", "bel", "bs", "ht", "nl", "vt", "ff", "cr", "so", "si",
            "dle", "dc1", "dc2", "dc3", "dc4", "nak", "syn", "etb", "can", "em", "sub", "esc", "fs", "gs", "rs", "us",
            "sp",
        ]
        return byte == 127 ? "del" : byte < names.count ? names[Int(byte)] : String(UnicodeScalar(byte))
    }
}
