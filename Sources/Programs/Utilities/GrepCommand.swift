import FileTrees
import Kernel
import Shell
import WorldModel

/// `grep`
enum GrepCommand {
    static let spec = OptionSpec(
        "EFGPivcnoqlLrRwxhHsazyUbZ", values: "ABCemf",
        long: "extended-regexp=E fixed-strings=F basic-regexp=G perl-regexp=P ignore-case=i invert-match=v count=c "
            + "line-number=n only-matching=o quiet=q silent=q files-with-matches=l files-without-match=L recursive=r "
            + "word-regexp=w line-regexp=x no-filename=h with-filename=H no-messages=s after-context:=A "
            + "before-context:=B context:=C regexp:=e max-count:=m file:=f color? colour? text=a include: exclude: exclude-dir: line-buffered=U byte-offset=b null=Z"
    )

    static func readsInput(_ arguments: [String]) -> Bool {
        let options = ParsedOptions(NumberOption.spelledOut(arguments, as: "-C"), spec)
        let files = options.operands.dropFirst(options.has("e", "f") ? 0 : 1)
        return files.isEmpty && !options.has("r", "R") || files.contains("-")
    }

    static func run(_ call: inout UtilityCall, _ simulation: inout Simulation) -> Int32 {
        call.arguments = NumberOption.spelledOut(call.arguments, as: "-C")
        let options = ParsedOptions(call.arguments, spec)
        if let failure = options.failure { return complain(failure, call, &simulation) }
        var files = options.operands
        var patterns = options.values("e").flatMap {
            $0.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
        }
        for path in options.values("f") {
            guard let bytes = call.readFilterInput(path, &simulation) else { return 2 }
            patterns += LineText.split(bytes).map { LineText.string($0) }
        }
        if !options.has("e", "f") {
            guard !files.isEmpty else {
                showUsage(call, &simulation)
                return call.isBusybox ? 1 : 2
            }
            patterns = files.removeFirst().split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
        }
        for letter in ["A", "B", "C"] {
            guard let value = options.value(letter), !call.isBusybox, Int(value).map({ $0 < 0 }) ?? true else {
                continue
            }
            call.complain("\(value): invalid context length argument", &simulation)
            return 2
        }
        var search: GrepSearch
        do {
            search = try GrepSearch(call: call, options: options, patterns: patterns)
        } catch {
            call.complain(error.message, &simulation)
            return 2
        }
        for warning in search.warnings { call.complain("warning: " + warning, &simulation) }
        let isRecursive = options.has("r", "R")
        if files.isEmpty { files = isRecursive ? ["."] : ["-"] }
        search.showsNames = options.last(of: "h", "H").map { $0 == "H" } ?? (files.count > 1 || isRecursive)
        for file in files {
            search.searchFile(file, isOperand: true, input: call.input, &simulation)
            if search.isDone { break }
        }
        call.output = search.output
        if search.hasMatch, !search.hasFailed || options.has("q") { return 0 }
        return search.hasFailed ? 2 : 1
    }

    private static func showUsage(_ call: UtilityCall, _ simulation: inout Simulation) {
        if call.isBusybox { return call.adviseHelp(&simulation) }
        let text =
            "Usage: \(call.name) [OPTION]... PATTERNS [FILE]...\nTry '\(call.name) --help' for more information.\n"
        simulation.print(text, to: 2, as: call.me)
    }

    private static func complain(
        _ failure: ParsedOptions.Failure, _ call: UtilityCall, _ simulation: inout Simulation
    ) -> Int32 {
        switch failure {
        case .unknownLetter(let letter):
            call.complain(
                call.isBusybox ? "unrecognized option: \(letter)" : "invalid option -- '\(letter)'", &simulation)
        case .unknownName(let name): call.complain("unrecognized option '\(name)'", &simulation)
        case .missingValue(let letter): call.complain("option requires an argument -- '\(letter)'", &simulation)
        case .missingLongValue(let name): call.complain("option '\(name)' requires an argument", &simulation)
        }
        showUsage(call, &simulation)
        return 2
    }
}

/// One run of `grep` over all its files.
struct GrepSearch {
    let call: UtilityCall
    let options: ParsedOptions
    /// The first match of each expression at or after a place.
    private let searches: [(_ line: [UInt8], _ start: Int) -> Range<Int>?]
    private let fixed: [[UInt8]]
    var showsNames = false
    var output: [UInt8] = []
    var hasMatch = false
    var hasFailed = false
    /// What GNU's says of patterns that it reads in its own way.
    private(set) var warnings: [String] = []
    private var hasShownGroup = false
    /// Where the lines of the present file begin.
    private var offsets: [Int] = []
    private let usesColour: Bool

    init(call: UtilityCall, options: ParsedOptions, patterns: [String]) throws(RegularExpression.Failure) {
        self.call = call
        self.options = options
        let kind =
            options.last(of: "E", "F", "G", "P") ?? (call.name == "egrep" ? "E" : call.name == "fgrep" ? "F" : "G")
        let colour = options.value("color") ?? options.value("colour")
        usesColour = colour == "always" && !call.isBusybox
        var searches: [([UInt8], Int) -> Range<Int>?] = []
        var fixed: [[UInt8]] = []
        for pattern in patterns {
            if kind == "F" {
                fixed.append(Array((options.has("i", "y") ? pattern.lowercased() : pattern).utf8))
            } else if kind == "P" {
                let expression = try PerlExpression(pattern, ignoresCase: options.has("i", "y"))
                searches.append { expression.range(in: $0, from: $1) }
            } else {
                var text = pattern
                if !call.isBusybox {
                    if Self.hasBareClass(text) {
                        throw RegularExpression.Failure(
                            message: "character class syntax is [[:space:]], not [:space:]")
                    }
                    if kind == "E", let sign = text.first, "+*?".contains(sign) {
                        // A repetition of nothing is nothing.
                        if sign != "*" { warnings.append("\(sign) at start of expression") }
                        text = "()" + text
                    }
                }
                let expression = try RegularExpression(
                    text, isExtended: kind != "G", ignoresCase: options.has("i", "y"))
                searches.append { expression.range(in: $0, from: $1) }
            }
        }
        self.searches = searches
        self.fixed = fixed
    }

    /// Whether a bracket expression looks like the name of a class that lacks its own brackets: `[:space:]`.
    private static func hasBareClass(_ pattern: String) -> Bool {
        var rest = Substring(pattern)
        while let open = rest.firstIndex(where: { $0 == "[" || $0 == "\\" }) {
            let isEscape = rest[open] == "\\"
            rest = rest[rest.index(after: open)...]
            if isEscape {
                rest = rest.dropFirst()
                continue
            }
            let begins = rest.first == ":"
            // A closing bracket that comes first stands for itself, and classes have brackets of their own.
            var inner = rest.dropFirst(rest.first == "]" ? 1 : 0)
            var last: Character?
            while let character = inner.first, character != "]" {
                if character == "[", inner.dropFirst().first == ":", let end = inner.firstRange(of: ":]") {
                    inner = inner[end.upperBound...]
                    last = nil
                } else {
                    last = character
                    inner = inner.dropFirst()
                }
            }
            if begins, last == ":", !inner.isEmpty { return true }
            rest = inner.dropFirst()
        }
        return false
    }

    var isDone: Bool { hasMatch && options.has("q") }

    mutating func searchFile(_ path: String, isOperand: Bool, input: [UInt8], _ simulation: inout Simulation) {
        if path != "-", simulation.isDirectory(path, as: call.me) {
            guard options.has("r", "R") else {
                if !options.has("s"), !call.isBusybox { call.complain(path, .isDirectory, &simulation) }
                if !call.isBusybox { hasFailed = true }
                return
            }
            if !isOperand,
                options.values("exclude-dir").contains(where: { Pattern($0).matches(PathText.baseName(path)) })
            {
                return
            }
            for name in (try? simulation.list(path, as: call.me)) ?? [] {
                let child =
                    path == "." && isOperand && options.operands.count < 2 && !call.isBusybox
                    ? name : PathText.join(path, name)
                if !options.has("R"), simulation.linkStatus(child, as: call.me)?.isSymbolicLink == true { continue }
                searchFile(child, isOperand: false, input: [], &simulation)
            }
            return
        }
        if !isOperand, !isIncluded(PathText.baseName(path)) { return }
        guard var bytes = path == "-" ? input : read(path, &simulation) else {
            hasFailed = true
            return
        }
        if call.name == "zgrep" { bytes = Gzip.unpackedIfPacked(bytes) }
        if search(bytes, path == "-" ? "(standard input)" : path) {
            let name = path == "-" ? "(standard input)" : path
            simulation.writeAll(output, to: 1, as: call.me)
            output = []
            call.complain("\(name): binary file matches", &simulation)
        }
    }

    private func isIncluded(_ name: String) -> Bool {
        let included = options.values("include")
        if !included.isEmpty, !included.contains(where: { Pattern($0).matches(name) }) { return false }
        return !options.values("exclude").contains { Pattern($0).matches(name) }
    }

    private func read(_ path: String, _ simulation: inout Simulation) -> [UInt8]? {
        if options.has("s") { return try? simulation.contents(of: path, as: call.me) }
        return call.readFilterInput(path, &simulation)
    }

    /// Searches a file. True when it is binary, which GNU's says on standard error.
    private mutating func search(_ bytes: [UInt8], _ name: String) -> Bool {
        let all = LineText.split(bytes)
        if options.has("b") {
            offsets = all.reduce(into: [0]) { offsets, line in offsets.append((offsets.last ?? 0) + line.count + 1) }
        }
        let limit = options.number("m") ?? Int.max
        var found: [Int] = []
        for (index, line) in all.enumerated() {
            guard found.count < limit else { break }
            if (match(line, from: 0) != nil) != options.has("v") {
                found.append(index)
                if options.has("q", "l", "L") { break }
            }
        }
        if !found.isEmpty { hasMatch = true }
        if options.has("q") { return false }
        if options.has("l") || options.has("L") {
            if found.isEmpty == options.has("L") { output += Array(name.utf8) + [options.has("Z") ? 0 : 0x0A] }
            if options.has("L") { hasMatch = hasMatch || found.isEmpty }
        } else if options.has("c") {
            output += Array(((showsNames ? name + ":" : "") + "\(found.count)\n").utf8)
        } else if bytes.contains(0), !options.has("a"), !found.isEmpty {
            guard call.isBusybox else { return true }
            output += Array("Binary file \(name) matches\n".utf8)
        } else {
            show(found, all, name)
        }
        return false
    }

    private mutating func show(_ found: [Int], _ all: [[UInt8]], _ name: String) {
        if options.has("o") {
            guard !options.has("v") else { return }
            for index in found {
                var from = 0
                while from <= all[index].count, let range = match(all[index], from: from) {
                    if !range.isEmpty {
                        line(index, marked(Array(all[index][range])), name, ":", offset: range.lowerBound)
                    }
                    from = max(range.upperBound, from + (range.isEmpty ? 1 : 0))
                    if range.isEmpty { from = max(from, range.upperBound + 1) }
                }
            }
            return
        }
        let context = options.number("C") ?? 0
        let before = options.number("B") ?? context
        let after = options.number("A") ?? context
        var next = 0
        for (position, index) in found.enumerated() {
            let start = max(next, index - before)
            if options.has("A", "B", "C"), before + after > 0, hasShownGroup, start > next || next == 0 {
                output += Array("--\n".utf8)
            }
            hasShownGroup = true
            for other in start..<max(start, index) { line(other, all[other], name, "-") }
            line(index, options.has("v") ? all[index] : coloured(all[index]), name, ":")
            next = index + 1
            let end = min(all.count, index + 1 + after, position + 1 < found.count ? found[position + 1] : all.count)
            for other in next..<max(next, end) { line(other, all[other], name, "-") }
            next = max(next, end)
        }
    }

    /// The line with its matches in colour, when that is asked for.
    private func coloured(_ line: [UInt8]) -> [UInt8] {
        guard usesColour else { return line }
        var out: [UInt8] = []
        var from = 0
        while from <= line.count, let range = match(line, from: from), !range.isEmpty {
            out += line[from..<range.lowerBound] + marked(Array(line[range]))
            from = range.upperBound
        }
        return out + line[min(from, line.count)...]
    }

    private func marked(_ text: [UInt8]) -> [UInt8] {
        usesColour ? Array("\u{1B}[01;31m\u{1B}[K".utf8) + text + Array("\u{1B}[m\u{1B}[K".utf8) : text
    }

    private mutating func line(_ index: Int, _ bytes: [UInt8], _ name: String, _ mark: String, offset: Int = 0) {
        if showsNames { output += Array(name.utf8) + (options.has("Z") ? [0] : Array(mark.utf8)) }
        if options.has("n") { output += Array("\(index + 1)\(mark)".utf8) }
        if options.has("b") { output += Array("\(offsets[index] + offset)\(mark)".utf8) }
        output += bytes + [0x0A]
    }

    /// The leftmost match at or after `from`, the longest of those that start there.
    private func match(_ line: [UInt8], from: Int) -> Range<Int>? {
        var best: Range<Int>?
        func consider(_ range: Range<Int>) {
            guard let old = best else {
                best = range
                return
            }
            if range.lowerBound < old.lowerBound
                || range.lowerBound == old.lowerBound && range.upperBound > old.upperBound
            {
                best = range
            }
        }
        for search in searches {
            var start = from
            while start <= line.count, let range = search(line, start) {
                if accepts(range, line) {
                    consider(range)
                    break
                }
                if options.has("x") { break }
                start = range.lowerBound + 1
            }
        }
        let text = options.has("i", "y") ? LineText.lowercased(line) : line
        for pattern in fixed {
            var start = from
            while start + pattern.count <= text.count {
                if text[start..<(start + pattern.count)].elementsEqual(pattern),
                    accepts(start..<(start + pattern.count), line)
                {
                    consider(start..<(start + pattern.count))
                    break
                }
                start += 1
            }
        }
        return best
    }

    private func accepts(_ range: Range<Int>, _ line: [UInt8]) -> Bool {
        if options.has("x") { return range.lowerBound == 0 && range.upperBound == line.count }
        guard options.has("w") else { return true }
        func isWord(_ byte: UInt8) -> Bool {
            byte == 0x5F || (0x30...0x39).contains(byte) || (0x41...0x5A).contains(byte) || (0x61...0x7A).contains(byte)
        }
        if range.lowerBound > 0, isWord(line[range.lowerBound - 1]) { return false }
        return range.upperBound >= line.count || !isWord(line[range.upperBound])
    }
}
