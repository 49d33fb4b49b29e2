import Kernel
import WorldModel

/// `sort`
enum SortCommand {
    static let spec = OptionSpec(
        "nrufhVbscdgMCzimR", values: "ktoST",
        long: "numeric-sort=n reverse=r unique=u ignore-case=f human-numeric-sort=h version-sort=V stable=s key:=k "
            + "field-separator:=t output:=o check=c zero-terminated=z general-numeric-sort=g ignore-leading-blanks=b "
            + "month-sort=M random-sort=R merge=m dictionary-order=d ignore-nonprinting=i")

    static func run(_ call: inout UtilityCall, _ simulation: inout Simulation) -> Int32 {
        call.arguments = modern(call.arguments)
        guard let options = call.parse(spec, &simulation) else { return 2 }
        if let tab = options.value("t"), tab.utf8.count > 1, tab != "\\0" {
            call.complain("multi-character tab '\(tab)'", &simulation)
            return 2
        }
        let end: UInt8 = options.has("z") ? 0 : 0x0A
        var bytes: [UInt8] = []
        for path in options.operands.isEmpty ? ["-"] : options.operands {
            guard var more = path == "-" ? call.input : try? simulation.contents(of: path, as: call.me) else {
                let error: Errno =
                    simulation.isDirectory(path, as: call.me)
                    ? .isDirectory : simulation.exists(path, as: call.me) ? .accessDenied : .noEntry
                call.complain(
                    call.isBusybox ? path : (error == .isDirectory ? "read failed: " : "cannot read: ") + path, error,
                    &simulation)
                return 2
            }
            if let last = more.last, last != end { more.append(end) }
            bytes += more
        }
        var keys: [SortKey] = []
        for text in options.values("k") {
            guard let key = SortKey(text, options) else {
                call.complain(
                    text.hasPrefix("0")
                        ? "field number is zero: invalid field specification '\(text)'"
                        : "invalid number at field start: invalid count at start of '\(text)'", &simulation)
                return 2
            }
            keys.append(key)
        }
        let sorter = LineSorter(keys: keys, options: options, isBusybox: call.isBusybox)
        var all = bytes.split(separator: end, omittingEmptySubsequences: false)
        if all.last?.isEmpty == true { all.removeLast() }
        if options.has("c", "C") { return check(all, sorter, call, options, &simulation) }
        var sorted = options.has("R") ? all.shuffled(using: &simulation.world.random) : sorter.sorted(all)
        if options.has("u") {
            var unique: [ArraySlice<UInt8>] = []
            for line in sorted where unique.last.map({ sorter.compareKeys($0, line) != 0 }) ?? true {
                unique.append(line)
            }
            sorted = unique
        }
        var output: [UInt8] = []
        output.reserveCapacity(bytes.count)
        for line in sorted {
            output += line
            output.append(end)
        }
        guard let path = options.value("o") else {
            call.output = output
            return 0
        }
        do {
            try simulation.put(.bytes(output), at: path, as: call.me)
            return 0
        } catch {
            call.complain("open failed: \(path)", error, &simulation)
            return 2
        }
    }

    /// Keys of the old kind, `+1 -2`, as `-k 2,2`.
    static func modern(_ arguments: [String]) -> [String] {
        var words: [String] = []
        for word in arguments {
            if word.hasPrefix("+"), let field = Int(word.dropFirst()) {
                words += ["-k", String(field + 1)]
            } else if let last = words.last, words.dropLast().last == "-k", !last.contains(","), word.hasPrefix("-"),
                let field = Int(word.dropFirst())
            {
                words[words.count - 1] = "\(last),\(field)"
            } else {
                words.append(word)
            }
        }
        return words
    }

    private static func check(
        _ all: [ArraySlice<UInt8>], _ sorter: LineSorter, _ call: UtilityCall, _ options: ParsedOptions,
        _ simulation: inout Simulation
    ) -> Int32 {
        for (index, pair) in zip(all, all.dropFirst()).enumerated() where sorter.compare(pair.0, pair.1) > 0 {
            if !options.has("C") {
                let name = options.operands.first ?? "-"
                if call.isBusybox {
                    simulation.print("Check line \(index + 1)\n", to: 2, as: call.me)
                    return 1
                }
                call.complain("\(name):\(index + 2): disorder: \(LineText.string(pair.1))", &simulation)
            }
            return 1
        }
        return 0
    }
}

/// A `-k` of `sort`: from one field and character to another, with its own order.
struct SortKey {
    private var start: (field: Int, character: Int)
    private var end: (field: Int, character: Int)?
    let kinds: Set<Character>
    let separator: UInt8?
    /// busybox reads `+3` as a number, GNU does not.
    var acceptsPlus = false

    init?(_ text: String, _ options: ParsedOptions) {
        let parts = text.split(separator: ",", maxSplits: 1).map(String.init)
        guard let first = parts.first, let from = Self.position(first), from.field > 0 else { return nil }
        start = (from.field, max(1, from.character))
        var own = Set(from.kinds)
        if parts.count > 1 {
            guard let to = Self.position(parts[1]) else { return nil }
            end = (to.field, to.character)
            own.formUnion(to.kinds)
        }
        if own.isEmpty { own = Set("nrfhVbgdM".filter { options.has(String($0)) }) }
        kinds = own
        separator = Self.separator(options)
    }

    /// The whole line.
    init(wholeLine options: ParsedOptions) {
        start = (0, 1)
        kinds = Set("nrfhVbgdM".filter { options.has(String($0)) })
        separator = nil
    }

    static func separator(_ options: ParsedOptions) -> UInt8? {
        options.value("t").flatMap { $0 == "\\0" ? 0 : $0.utf8.first }
    }

    private static func position(_ text: String) -> (field: Int, character: Int, kinds: String)? {
        let digits = text.prefix { $0.isNumber || $0 == "." }
        let numbers = digits.split(separator: ".").map { Int($0) }
        guard let first = numbers.first, let field = first else { return nil }
        return (field, numbers.count > 1 ? numbers[1] ?? 0 : 0, String(text.dropFirst(digits.count)))
    }

    func extract(_ line: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
        guard start.field > 0 else {
            return kinds.contains("b") ? line.drop { $0 == 0x20 || $0 == 0x09 } : line
        }
        let fields = fields(line)
        guard start.field <= fields.count else { return [] }
        var from = fields[start.field - 1].lowerBound
        if kinds.contains("b") || kinds.contains("n") {
            while from < line.endIndex, line[from] == 0x20 || line[from] == 0x09 { from += 1 }
        }
        from = min(line.endIndex, from + start.character - 1)
        var to = line.endIndex
        if let end, end.field <= fields.count, end.field > 0 {
            let field = fields[end.field - 1]
            to = end.character == 0 ? field.upperBound : min(line.endIndex, field.lowerBound + end.character)
        }
        return from < to ? line[from..<to] : []
    }

    private func fields(_ line: ArraySlice<UInt8>) -> [Range<Int>] {
        var fields: [Range<Int>] = []
        var from = line.startIndex
        if let separator {
            for index in line.indices where line[index] == separator {
                fields.append(from..<index)
                from = index + 1
            }
        } else {
            var index = line.startIndex
            while index < line.endIndex {
                while index < line.endIndex, line[index] == 0x20 || line[index] == 0x09 { index += 1 }
                while index < line.endIndex, line[index] != 0x20, line[index] != 0x09 { index += 1 }
                if index < line.endIndex {
                    fields.append(from..<index)
                    from = index
                }
            }
        }
        fields.append(from..<line.endIndex)
        return fields
    }

    func number(_ text: ArraySlice<UInt8>) -> Double { LineText.number(text, acceptsPlus: acceptsPlus) }

    /// It compares numbers and nothing else.
    var isNumeric: Bool { kinds.contains("n") && kinds.isDisjoint(with: ["h", "V", "g", "M"]) }

    /// Negative, zero or positive.
    func compare(_ a: ArraySlice<UInt8>, _ b: ArraySlice<UInt8>) -> Int {
        let x = extract(a)
        let y = extract(b)
        let order: Int
        if kinds.contains("g") {
            order = Self.order(Self.general(x), Self.general(y))
        } else if kinds.contains("n") {
            order = Self.order(number(x), number(y))
        } else if kinds.contains("M") {
            order = Self.month(x) - Self.month(y)
        } else if kinds.contains("h") {
            order = Self.order(Self.human(x), Self.human(y))
        } else if kinds.contains("V") {
            order = VersionOrder.compare(Array(x), Array(y))
        } else {
            if kinds.isEmpty { return x == y ? 0 : x.lexicographicallyPrecedes(y) ? -1 : 1 }
            var p = Array(x)
            var q = Array(y)
            if kinds.contains("d") {
                p = p.filter { $0 == 0x20 || Character(UnicodeScalar($0)).isLetter || (0x30...0x39).contains($0) }
                q = q.filter { $0 == 0x20 || Character(UnicodeScalar($0)).isLetter || (0x30...0x39).contains($0) }
            }
            if kinds.contains("f") { (p, q) = (LineText.lowercased(p), LineText.lowercased(q)) }
            order = p == q ? 0 : LineText.isLess(p, q) ? -1 : 1
        }
        return kinds.contains("r") ? -order : order
    }

    /// A number with an exponent; what is none comes first.
    private static func general(_ text: ArraySlice<UInt8>) -> Double {
        let digits = text.drop { $0 == 0x20 || $0 == 0x09 }.prefix { byte in
            (0x30...0x39).contains(byte) || [0x2B, 0x2D, 0x2E, 0x45, 0x65].contains(byte)
        }
        return Double(LineText.string(digits)) ?? LineText.number(text)
    }

    private static func month(_ text: ArraySlice<UInt8>) -> Int {
        let names = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"]
        let word = LineText.string(text.drop { $0 == 0x20 || $0 == 0x09 }.prefix(3)).lowercased()
        return (names.firstIndex(of: word) ?? -1) + 1
    }

    private static func order(_ a: Double, _ b: Double) -> Int { a < b ? -1 : a > b ? 1 : 0 }

    private static func human(_ text: ArraySlice<UInt8>) -> Double {
        let number = LineText.number(text)
        let rest = text.drop { $0 == 0x20 || $0 == 0x2D || $0 == 0x2E || (0x30...0x39).contains($0) }
        let units: [UInt8: Double] = [0x4B: 1, 0x6B: 1, 0x4D: 2, 0x47: 3, 0x54: 4, 0x50: 5]
        let rank = rest.first.flatMap { units[$0] } ?? 0
        return number * [1, 1e4, 1e8, 1e12, 1e16, 1e20][Int(rank)]
    }
}

/// Compares lines by keys, then as a whole.
struct LineSorter {
    let keys: [SortKey]
    let isReversed: Bool
    let isStable: Bool

    init(keys: [SortKey], options: ParsedOptions, isBusybox: Bool) {
        self.keys = (keys.isEmpty ? [SortKey(wholeLine: options)] : keys).map { key in
            var key = key
            key.acceptsPlus = isBusybox
            return key
        }
        isReversed = options.has("r")
        // busybox's `-u` keeps the first of the lines in their full order.
        isStable = options.has("s") || options.has("u") && !isBusybox
    }

    func compareKeys(_ a: ArraySlice<UInt8>, _ b: ArraySlice<UInt8>) -> Int {
        for key in keys {
            let order = key.compare(a, b)
            if order != 0 { return order }
        }
        return 0
    }

    func compare(_ a: ArraySlice<UInt8>, _ b: ArraySlice<UInt8>) -> Int {
        let order = compareKeys(a, b)
        if order != 0 || isStable { return order }
        return compareWhole(a, b)
    }

    private func compareWhole(_ a: ArraySlice<UInt8>, _ b: ArraySlice<UInt8>) -> Int {
        if a == b { return 0 }
        let last = a.lexicographicallyPrecedes(b) ? -1 : 1
        return isReversed ? -last : last
    }

    /// The lines in order; equal ones stay as they were.
    func sorted(_ lines: [ArraySlice<UInt8>]) -> [ArraySlice<UInt8>] {
        if keys.count == 1, keys[0].isNumeric { return sortedByNumber(lines, keys[0]) }
        return lines.enumerated().sorted { a, b in
            let order = compare(a.element, b.element)
            return order == 0 ? a.offset < b.offset : order < 0
        }
        .map(\.element)
    }

    /// As above for one number a line, which is worked out once.
    private func sortedByNumber(_ lines: [ArraySlice<UInt8>], _ key: SortKey) -> [ArraySlice<UInt8>] {
        let numbered = lines.enumerated().map { (number: key.number(key.extract($1)), index: $0) }
        let isDescending = key.kinds.contains("r")
        return numbered.sorted { a, b in
            if a.number != b.number { return (a.number < b.number) != isDescending }
            let order = isStable ? 0 : compareWhole(lines[a.index], lines[b.index])
            return order == 0 ? a.index < b.index : order < 0
        }
        .map { lines[$0.index] }
    }
}

/// The order of version numbers: digits by value, the rest by bytes.
enum VersionOrder {
    static func compare(_ a: [UInt8], _ b: [UInt8]) -> Int {
        var i = 0
        var j = 0
        func isDigit(_ byte: UInt8) -> Bool { (0x30...0x39).contains(byte) }
        while i < a.count, j < b.count {
            if isDigit(a[i]), isDigit(b[j]) {
                let x = a[i...].prefix(while: isDigit)
                let y = b[j...].prefix(while: isDigit)
                let p = x.drop { $0 == 0x30 }
                let q = y.drop { $0 == 0x30 }
                if p.count != q.count { return p.count < q.count ? -1 : 1 }
                if Array(p) != Array(q) { return LineText.isLess(p, q) ? -1 : 1 }
                i += x.count
                j += y.count
            } else if a[i] != b[j] {
                if a[i] == 0x7E || b[j] == 0x7E { return a[i] == 0x7E ? -1 : 1 }
                return a[i] < b[j] ? -1 : 1
            } else {
                i += 1
                j += 1
            }
        }
        return i < a.count ? 1 : j < b.count ? -1 : 0
    }
}
