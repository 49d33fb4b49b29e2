import FileTrees
import Kernel
import WorldModel

/// `split`
enum SplitCommand {
    static let spec = OptionSpec(
        "dx", values: "lbanC",
        long: "lines=l bytes=b line-bytes=C number=n suffix-length=a numeric-suffixes=d hex-suffixes=x "
            + "additional-suffix: verbose")

    static func run(_ call: inout UtilityCall, _ simulation: inout Simulation) -> Int32 {
        guard let options = call.parse(spec, &simulation) else { return 1 }
        let path = options.operands.first ?? "-"
        let prefix = options.operands.count > 1 ? options.operands[1] : "x"
        let input: [UInt8]
        do {
            input = path == "-" ? call.input : try simulation.contents(of: path, as: call.me)
        } catch {
            call.complain("cannot open '\(path)' for reading", error, &simulation)
            return 1
        }
        guard let pieces = pieces(input, options, call, &simulation) else { return 1 }
        var names = Names(prefix, options)
        for piece in pieces {
            guard let name = names.next() else {
                call.complain("output file suffixes exhausted", &simulation)
                return 1
            }
            if options.has("verbose") { call.print("creating file '\(name)'") }
            do {
                try simulation.put(.bytes(Array(piece)), at: name, as: call.me)
            } catch {
                call.complain(name, error, &simulation)
                return 1
            }
        }
        return 0
    }

    private static func pieces(
        _ input: [UInt8], _ options: ParsedOptions, _ call: UtilityCall, _ simulation: inout Simulation
    ) -> [ArraySlice<UInt8>]? {
        switch options.last(of: "l", "b", "C", "n") {
        case "b":
            guard let size = count(options.value("b"), "bytes", call, &simulation) else { return nil }
            return input.isEmpty ? [] : stride(from: 0, to: input.count, by: size).map { input[$0...].prefix(size) }
        case "C":
            guard let size = count(options.value("C"), "bytes", call, &simulation) else { return nil }
            return byLineBytes(input, size)
        case "n": return parts(input, options.value("n") ?? "", call, &simulation)
        default:
            guard let size = count(options.value("l") ?? "1000", "lines", call, &simulation) else { return nil }
            return groups(wholeLines(input), of: size)
        }
    }

    private static func count(
        _ text: String?, _ what: String, _ call: UtilityCall, _ simulation: inout Simulation
    ) -> Int? {
        let count = SizeText.parse(text ?? "")
        if let count, count > 0 { return count }
        let reason = count == 0 ? ": Numerical result out of range" : ""
        call.complain("invalid number of \(what): '\(text ?? "")'\(reason)", &simulation)
        return nil
    }

    /// The lines with their newlines.
    private static func wholeLines(_ input: [UInt8]) -> [ArraySlice<UInt8>] {
        var lines: [ArraySlice<UInt8>] = []
        var start = 0
        for (index, byte) in input.enumerated() where byte == 0x0A {
            lines.append(input[start...index])
            start = index + 1
        }
        return start < input.count ? lines + [input[start...]] : lines
    }

    private static func groups(_ lines: [ArraySlice<UInt8>], of size: Int) -> [ArraySlice<UInt8>] {
        stride(from: 0, to: lines.count, by: size).map { lines[$0...].prefix(size).joined().map { $0 }[...] }
    }

    /// Whole lines as long as they fit; longer ones are cut.
    private static func byLineBytes(_ input: [UInt8], _ size: Int) -> [ArraySlice<UInt8>] {
        var pieces: [[UInt8]] = []
        for line in wholeLines(input) {
            if let last = pieces.last, last.count + line.count <= size {
                pieces[pieces.count - 1] += line
                continue
            }
            for start in stride(from: line.startIndex, to: line.endIndex, by: size) {
                pieces.append(Array(line[start...].prefix(size)))
            }
        }
        return pieces.map { $0[...] }
    }

    /// `-n 3`: parts of equal size; `-n l/3` without cutting lines.
    private static func parts(
        _ input: [UInt8], _ text: String, _ call: UtilityCall, _ simulation: inout Simulation
    ) -> [ArraySlice<UInt8>]? {
        let keepsLines = text.hasPrefix("l/")
        guard let number = Int(keepsLines ? text.dropFirst(2) : text[...]), number > 0 else {
            call.complain("invalid number of chunks: '\(text)'", &simulation)
            return nil
        }
        let size = input.count / number
        var ends = (1..<number).map { $0 * size } + [input.count]
        if keepsLines {
            ends = ends.map { end in
                guard end > 0, end < input.count, input[end - 1] != 0x0A else { return end }
                return input[end...].firstIndex(of: 0x0A).map { $0 + 1 } ?? input.count
            }
        }
        var start = 0
        return ends.map { end in
            defer { start = max(start, end) }
            return input[start..<max(start, end)]
        }
    }

    /// `xaa`, `xab` ...; after `xyz` comes `xzaaa`.
    private struct Names {
        private let prefix: String
        private let suffix: String
        private let digits: [Character]
        private let isFixed: Bool
        private var length: Int
        private var number = 0
        private var lead = ""

        init(_ prefix: String, _ options: ParsedOptions) {
            self.prefix = prefix
            suffix = options.value("additional-suffix") ?? ""
            digits = Array(
                options.has("d") ? "0123456789" : options.has("x") ? "0123456789abcdef" : "abcdefghijklmnopqrstuvwxyz")
            isFixed = options.has("a")
            length = max(1, options.number("a") ?? 2)
        }

        mutating func next() -> String? {
            var rest = number
            var name = ""
            for _ in 0..<length {
                name = String(digits[rest % digits.count]) + name
                rest /= digits.count
            }
            if rest > 0 { return nil }
            // The last digit in front is kept for longer names.
            if !isFixed, name.first == digits.last {
                lead += String(digits[digits.count - 1])
                length += 1
                number = 1
                return prefix + lead + String(repeating: digits[0], count: length) + suffix
            }
            number += 1
            return prefix + lead + name + suffix
        }
    }
}
