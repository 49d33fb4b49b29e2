import Kernel
import WorldModel

/// `tr`
enum TranslateCommand {
    private static let spec = OptionSpec(
        "dscCt", long: "delete=d squeeze-repeats=s complement=c truncate-set1=t", stopsAtOperand: true)

    static func run(_ call: inout UtilityCall, _ simulation: inout Simulation) -> Int32 {
        guard let options = call.parse(spec, &simulation),
            areOperandsRight(options, call, &simulation)
        else { return 1 }
        let table: ByteTable
        do throws(TranslationSet.Failure) {
            table = try self.table(options, isBusybox: call.isBusybox)
        } catch {
            call.complain(error.message, &simulation)
            return 1
        }
        for byte in call.input {
            guard let mapped = table.mapped[Int(byte)] else { continue }
            if table.squeezed.contains(mapped), call.output.last == mapped { continue }
            call.output.append(mapped)
        }
        return 0
    }

    /// What becomes of each byte.
    private struct ByteTable {
        var mapped: [UInt8?] = (0...255).map { UInt8($0) }
        var squeezed: Set<UInt8> = []
    }

    private static func areOperandsRight(
        _ options: ParsedOptions, _ call: UtilityCall, _ simulation: inout Simulation
    ) -> Bool {
        let (deletes, squeezes) = (options.has("d"), options.has("s"))
        let sets = options.operands
        let least = deletes == squeezes ? 2 : 1
        let most = deletes && !squeezes ? 1 : 2
        guard let first = sets.first else {
            _ = call.complainOfUsage("missing operand", &simulation)
            return false
        }
        if (least...most).contains(sets.count) || call.isBusybox && sets.count > most { return true }
        var advice = ""
        if sets.count < least {
            call.complain("missing operand after '\(first)'", &simulation)
            advice =
                squeezes
                ? "Two strings must be given when both deleting and squeezing repeats.\n"
                : "Two strings must be given when translating.\n"
        } else {
            call.complain("extra operand '\(sets[most])'", &simulation)
            if most == 1, sets.count == 2 {
                advice = "Only one string may be given when deleting without squeezing repeats.\n"
            }
        }
        if !call.isBusybox { simulation.print(advice, to: 2, as: call.me) }
        call.adviseHelp(&simulation)
        return false
    }

    private static func table(
        _ options: ParsedOptions, isBusybox: Bool
    ) throws(TranslationSet.Failure) -> ByteTable {
        var from = try TranslationSet(options.operands[0], isBusybox: isBusybox).bytes
        if options.has("c", "C") { from = (0...255).map { UInt8($0) }.filter { !from.contains($0) } }
        var table = ByteTable()
        let translates = !options.has("d") && options.operands.count > 1
        var to: [UInt8] = []
        if options.operands.count > 1 {
            let second = try TranslationSet(options.operands[1], filling: from.count, isBusybox: isBusybox)
            to = second.bytes
            if translates, !isBusybox { try check(second, from, options) }
        }
        if options.has("s") { table.squeezed = Set(options.operands.count > 1 ? to : from) }
        if options.has("d") {
            for byte in from { table.mapped[Int(byte)] = nil }
        } else if translates {
            if !options.has("t"), let last = to.last {
                to += [UInt8](repeating: last, count: max(0, from.count - to.count))
            }
            for (byte, other) in zip(from, to) { table.mapped[Int(byte)] = other }
        }
        return table
    }

    private static func check(
        _ second: TranslationSet, _ from: [UInt8], _ options: ParsedOptions
    ) throws(TranslationSet.Failure) {
        if second.bytes.isEmpty, !from.isEmpty, !options.has("t") {
            throw TranslationSet.Failure(message: "when not truncating set1, string2 must be non-empty")
        }
        if !second.classes.isSubset(of: ["upper", "lower"]) {
            throw TranslationSet.Failure(
                message: "when translating, the only character classes that may appear in\n"
                    + "string2 are 'upper' and 'lower'")
        }
    }
}

/// The bytes that an operand of `tr` stands for: `a-z`, `[:digit:]`, `\n`, `[x*3]`, `[=e=]`.
struct TranslationSet {
    private(set) var bytes: [UInt8] = []
    /// The names of the classes in it.
    private(set) var classes: Set<String> = []

    struct Failure: Error { var message: String }

    private static let members: [String: [UInt8]] = {
        let digits = Array(0x30...0x39 as ClosedRange<UInt8>)
        let upper = Array(0x41...0x5A as ClosedRange<UInt8>)
        let lower = Array(0x61...0x7A as ClosedRange<UInt8>)
        let graph = Array(33...126 as ClosedRange<UInt8>)
        let alnum = digits + upper + lower
        return [
            "upper": upper, "lower": lower, "digit": digits, "alpha": upper + lower, "alnum": alnum,
            "space": [9, 10, 11, 12, 13, 32], "blank": [9, 32], "graph": graph, "print": [32] + graph,
            "xdigit": digits + Array("ABCDEFabcdef".utf8), "cntrl": Array(0...31) + [127],
            "punct": graph.filter { !alnum.contains($0) },
        ]
    }()

    /// `filling` is how long the set shall become by a `[x*]` in it.
    init(_ text: String, filling: Int? = nil, isBusybox: Bool) throws(Failure) {
        let source = Array(text.utf8)
        var at = 0
        var fill: (place: Int, byte: UInt8)?
        while at < source.count {
            if source[at] == 0x5B, let taken = try special(source, at, isBusybox) {
                at = taken
                continue
            }
            if source[at] == 0x5B, let (byte, count, end) = Self.repeated(source, at), filling != nil {
                if let count { bytes += [UInt8](repeating: byte, count: count) } else { fill = (bytes.count, byte) }
                at = end
                continue
            }
            let first = Self.character(source, &at)
            guard at + 1 < source.count, source[at] == 0x2D else {
                bytes.append(first)
                continue
            }
            let start = at - 1
            at += 1
            let last = Self.character(source, &at)
            guard first <= last else {
                let range = String(decoding: source[start..<at], as: UTF8.self)
                throw Failure(message: "range-endpoints of '\(range)' are in reverse collating sequence order")
            }
            bytes += Array(first...last)
        }
        if let fill, let filling {
            bytes.insert(
                contentsOf: [UInt8](repeating: fill.byte, count: max(0, filling - bytes.count)), at: fill.place)
        }
    }

    /// `[:digit:]` and `[=e=]`: where it ends.
    private mutating func special(_ source: [UInt8], _ start: Int, _ isBusybox: Bool) throws(Failure) -> Int? {
        guard start + 1 < source.count, source[start + 1] == 0x3A || source[start + 1] == 0x3D else { return nil }
        let mark = source[start + 1]
        var end = start + 2
        while end + 1 < source.count, source[end] != mark || source[end + 1] != 0x5D { end += 1 }
        guard end + 1 < source.count else { return nil }
        let name = String(decoding: source[(start + 2)..<end], as: UTF8.self)
        if mark == 0x3D {
            bytes += Array(name.utf8)
        } else if let members = Self.members[name] {
            bytes += members
            classes.insert(name)
        } else if isBusybox {
            return nil
        } else {
            throw Failure(message: "invalid character class '\(name)'")
        }
        return end + 2
    }

    /// `[x*3]`, `[x*]`
    private static func repeated(_ source: [UInt8], _ start: Int) -> (byte: UInt8, count: Int?, end: Int)? {
        var at = start + 1
        guard at < source.count else { return nil }
        let byte = character(source, &at)
        guard at < source.count, source[at] == 0x2A, let end = source[at...].firstIndex(of: 0x5D) else { return nil }
        let digits = String(decoding: source[(at + 1)..<end], as: UTF8.self)
        guard digits.allSatisfy(\.isNumber) else { return nil }
        let count = Int(digits, radix: digits.hasPrefix("0") ? 8 : 10) ?? 0
        return (byte, count == 0 ? nil : min(count, 100_000), end + 1)
    }

    private static func character(_ source: [UInt8], _ at: inout Int) -> UInt8 {
        let byte = source[at]
        at += 1
        guard byte == 0x5C, at < source.count else { return byte }
        let code = source[at]
        at += 1
        let simple: [UInt8: UInt8] = [0x6E: 10, 0x74: 9, 0x72: 13, 0x61: 7, 0x62: 8, 0x66: 12, 0x76: 11]
        if let known = simple[code] { return known }
        guard (0x30...0x37).contains(code) else { return code }
        var value = Int(code - 0x30)
        var digits = 1
        while digits < 3, at < source.count, (0x30...0x37).contains(source[at]) {
            value = value * 8 + Int(source[at] - 0x30)
            at += 1
            digits += 1
        }
        return UInt8(truncatingIfNeeded: value)
    }
}
