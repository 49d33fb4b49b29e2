import FileTrees
import Kernel
import WorldModel

/// `hexdump`
enum HexdumpCommand {
    static let spec = OptionSpec("Cvcbxdo", values: "nse")

    /// What the letters stand for, as formats of `-e`.
    private static let formats: [(letter: String, format: String)] = [
        ("b", #""%07_ax " 16/1 "%03o " "\n""#), ("c", #""%07_ax " 16/1 "%3_c " "\n""#),
        ("d", #""%07_ax " 8/2 "  %05u " "\n""#), ("o", #""%07_ax " 8/2 " %06o " "\n""#),
        ("x", #""%07_ax " 8/2 "   %04x " "\n""#), ("", #""%07_ax " 8/2 "%04x " "\n""#),
    ]

    static func run(_ call: inout UtilityCall, _ simulation: inout Simulation) -> Int32 {
        guard let options = call.parse(spec, &simulation) else { return 1 }
        let skip = DumpRows.number(options.value("s")) ?? 0
        guard
            let all = DumpRows.bytes(
                options.operands, skip: skip, limit: DumpRows.number(options.value("n")), call, &simulation)
        else { return 1 }
        let isCanonical = options.has("C") || call.name == "hd"
        if isCanonical {
            canonical(all, skip, !options.has("v"), &call)
        } else {
            let custom = options.values("e").joined(separator: " ")
            let chosen = formats.first { $0.letter.isEmpty || options.has($0.letter) }?.format ?? ""
            guard let format = HexdumpFormat(options.has("e") ? custom : chosen) else {
                call.complain("bad format {\(custom)}", &simulation)
                return 1
            }
            DumpRows.each(all, width: max(1, format.width), squeezes: !options.has("v")) { offset, row in
                call.write(row.map { format.text(Array($0), at: skip + offset) } ?? "*\n")
            }
            if options.has("e") { return 0 }
        }
        if !all.isEmpty { call.print(String(skip + all.count, radix: 16).zeros(isCanonical ? 8 : 7)) }
        return 0
    }

    private static func canonical(_ all: [UInt8], _ skip: Int, _ squeezes: Bool, _ call: inout UtilityCall) {
        DumpRows.each(all, width: 16, squeezes: squeezes) { offset, row in
            guard let row else { return call.print("*") }
            let cells = row.map { hexadecimal([$0]) }
            let left = cells.prefix(8).joined(separator: " ").left(23)
            let right = cells.dropFirst(8).joined(separator: " ").left(23)
            call.print("\(String(skip + offset, radix: 16).zeros(8))  \(left)  \(right)  |\(DumpRows.printable(row))|")
        }
    }
}

/// A format of `hexdump -e`: units such as `8/2 "%04x "`.
struct HexdumpFormat {
    private var units: [Unit] = []

    /// How many bytes a row takes.
    var width: Int { units.reduce(0) { $0 + $1.repeats * $1.bytes } }

    private struct Unit {
        var repeats = 1
        var bytes = 0
        var pieces: [Piece] = []
    }

    private enum Piece {
        case text(String)
        /// A value: the flags and width of `printf`, and how it is shown: `x`, `_c`, `_ax` and so on.
        case value(width: Int, zeros: Bool, kind: String)
    }

    /// `nil` when the format is wrong.
    init?(_ text: String) {
        var rest = Substring(text)
        while true {
            rest = rest.drop { $0.isWhitespace }
            guard let first = rest.first else { return }
            var unit = Unit()
            var size: Int?
            if first.isNumber {
                unit.repeats = Int(rest.prefix { $0.isNumber }) ?? 1
                rest = rest.drop { $0.isNumber }
            }
            if rest.first == "/" {
                rest = rest.dropFirst()
                size = Int(rest.prefix { $0.isNumber })
                rest = rest.drop { $0.isNumber }
            }
            rest = rest.drop { $0.isWhitespace }
            guard rest.first == "\"", let end = rest.dropFirst().firstIndex(of: "\"") else { return nil }
            let body = rest[rest.index(after: rest.startIndex)..<end]
            rest = rest[rest.index(after: end)...]
            guard let pieces = Self.pieces(body) else { return nil }
            unit.pieces = pieces
            unit.bytes = size ?? pieces.reduce(0) { $0 + Self.size(of: $1) }
            units.append(unit)
        }
    }

    /// What a value takes when no size is given.
    private static func size(of piece: Piece) -> Int {
        guard case .value(_, _, let kind) = piece, !kind.hasPrefix("_a") else { return 0 }
        return kind == "c" || kind.hasPrefix("_") ? 1 : 4
    }

    private static func pieces(_ body: Substring) -> [Piece]? {
        var pieces: [Piece] = []
        var text = ""
        var rest = body
        while let character = rest.popFirst() {
            if character == "\\", let code = rest.popFirst() {
                text += ["n": "\n", "t": "\t", "0": "\0", "r": "\r"][code] ?? String(code)
            } else if character == "%", rest.first == "%" {
                text += "%"
                rest = rest.dropFirst()
            } else if character == "%" {
                if !text.isEmpty { pieces.append(.text(text)) }
                text = ""
                let zeros = rest.first == "0"
                let width = Int(rest.prefix { $0.isNumber }) ?? 0
                rest = rest.drop { $0.isNumber || $0 == "." || $0 == "-" }
                let length = rest.hasPrefix("_a") || rest.hasPrefix("_A") ? 3 : rest.hasPrefix("_") ? 2 : 1
                let kind = String(rest.prefix(length))
                guard !kind.isEmpty else { return nil }
                rest = rest.dropFirst(length)
                pieces.append(.value(width: width, zeros: zeros, kind: kind))
            } else {
                text.append(character)
            }
        }
        return text.isEmpty ? pieces : pieces + [.text(text)]
    }

    /// A row. Values for which there are no bytes are blank.
    func text(_ row: [UInt8], at offset: Int) -> String {
        var out = ""
        var used = 0
        for unit in units {
            for turn in 0..<unit.repeats {
                var bytes = unit.bytes
                for (index, piece) in unit.pieces.enumerated() {
                    switch piece {
                    case .text(let text):
                        let isLast = turn == unit.repeats - 1 && index == unit.pieces.count - 1
                        out += isLast && unit.repeats > 1 ? String(text.trimmingEnd()) : text
                    case .value(let width, let zeros, let kind) where kind.hasPrefix("_a"):
                        let radix = ["x": 16, "o": 8][kind.last] ?? 10
                        let number = String(offset, radix: radix)
                        out += zeros ? number.zeros(width) : number.right(width)
                    case .value(let width, let zeros, let kind):
                        let part = row.dropFirst(used).prefix(bytes)
                        used += bytes
                        bytes = 0
                        let text = part.isEmpty ? "" : Self.value(Array(part), kind)
                        out += zeros && !part.isEmpty ? text.zeros(width) : text.right(width)
                    }
                }
            }
        }
        return out
    }

    private static func value(_ bytes: [UInt8], _ kind: String) -> String {
        let number = DumpRows.integer(bytes)
        switch kind {
        case "x": return String(number, radix: 16)
        case "X": return String(number, radix: 16).uppercased()
        case "o": return String(number, radix: 8)
        case "d", "i":
            let shift = UInt64(64 - 8 * bytes.count)
            return String(Int64(bitPattern: number << shift) >> Int64(shift))
        case "_c": return DumpRows.character(bytes[0])
        case "_p": return DumpRows.printable(bytes)
        case "c", "s": return LineText.string(bytes)
        default: return String(number)
        }
    }
}

extension String {
    fileprivate func trimmingEnd() -> Substring {
        var text = self[...]
        while text.last == " " { text.removeLast() }
        return text
    }
}
