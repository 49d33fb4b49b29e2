import Shell

/// Runs a `sed` script over its input.
struct SedMachine {
    private let script: SedScript
    private let all: [[UInt8]]
    /// The lines at which files begin, and their names.
    private let beginnings: [(line: Int, name: String)]
    private let endsOpen: Bool
    private let isQuiet: Bool
    private let isBusybox: Bool
    /// What ends a line: NUL with `-z`.
    private let mark: UInt8
    private var line = 0
    private var pattern: [UInt8] = []
    private var hold: [UInt8] = []
    private var active: [Int: Int?] = [:]
    private var appended: [[UInt8]] = []
    private var hasSubstituted = false
    private var lastPattern: RegularExpression?
    private(set) var output: [UInt8] = []
    private(set) var written: [String: [UInt8]] = [:]
    private(set) var status: Int32 = 0
    /// Why it could not go on.
    private(set) var failure: String?
    /// `q` has ended it.
    private(set) var hasQuit = false
    /// Reads a file for `r`.
    var files: (String) -> [UInt8]? = { _ in nil }

    /// How a cycle goes on.
    private enum Flow {
        case next
        case jump(Int)
        case endCycle, deleted, restart
        case quit(prints: Bool)
    }

    init(
        script: SedScript, inputs: [(path: String, bytes: [UInt8])], isQuiet: Bool, endsInNull: Bool = false,
        isBusybox: Bool = false
    ) {
        self.script = script
        self.isQuiet = isQuiet
        self.isBusybox = isBusybox
        let mark: UInt8 = endsInNull ? 0 : 0x0A
        self.mark = mark
        var all: [[UInt8]] = []
        var beginnings: [(line: Int, name: String)] = []
        for input in inputs {
            beginnings.append((all.count, input.path))
            var lines = input.bytes.split(separator: mark, omittingEmptySubsequences: false).map { Array($0) }
            if lines.last?.isEmpty == true { lines.removeLast() }
            all += lines
        }
        (self.all, self.beginnings) = (all, beginnings)
        endsOpen = inputs.last(where: { !$0.bytes.isEmpty }).map { $0.bytes.last != mark } ?? false
    }

    mutating func run() {
        var budget = 20_000_000
        var keepsPattern = false
        while keepsPattern || takeLine() {
            keepsPattern = false
            hasSubstituted = false
            let flow = cycle(&budget)
            switch flow {
            case .deleted: flushAppended()
            case .restart:
                flushAppended()
                keepsPattern = true
            case .quit(let prints):
                hasQuit = true
                if prints, !isQuiet { emit(pattern) }
                flushAppended()
                return
            default:
                if !isQuiet { emit(pattern) }
                flushAppended()
            }
            if budget <= 0 || failure != nil { return }
        }
    }

    /// The file that the present line is from.
    private var fileName: String { beginnings.last { $0.line < line }?.name ?? "-" }

    private mutating func takeLine() -> Bool {
        guard line < all.count else { return false }
        pattern = all[line]
        line += 1
        return true
    }

    private var isLast: Bool { line >= all.count }

    private mutating func emit(_ bytes: [UInt8]) {
        output += bytes
        if !(isLast && endsOpen) { output.append(mark) }
    }

    private mutating func flushAppended() {
        for text in appended {
            if let last = output.last, last != 0x0A { output.append(0x0A) }
            output += text
        }
        appended = []
    }

    private mutating func cycle(_ budget: inout Int) -> Flow {
        var index = 0
        while index < script.commands.count, budget > 0, failure == nil {
            budget -= 1
            let command = script.commands[index]
            guard selects(command, index) != command.isNegated else {
                index = command.name == "{" ? command.end + 1 : index + 1
                continue
            }
            switch execute(command, index) {
            case .next: index += 1
            case .jump(let target): index = target
            case let flow: return flow
            }
        }
        return .endCycle
    }

    private mutating func selects(_ command: SedScript.Command, _ index: Int) -> Bool {
        guard let from = command.from else { return true }
        guard let to = command.to else { return matches(from) }
        if let end = active[index] {
            if let end {
                if line >= end { active[index] = nil }
                return line <= end || false
            }
            if matches(to) { active[index] = nil }
            return true
        }
        if case .line(0) = from, line == 1, !isBusybox {
            if !matches(to) { active[index] = .some(nil) }
            return true
        }
        guard matches(from) else { return false }
        switch to {
        case .line(let end): if end > line { active[index] = .some(end) }
        case .offset(let count): if count > 0 { active[index] = .some(line + count) }
        case .multiple(let factor):
            if factor > 0, line % factor != 0 { active[index] = .some((line / factor + 1) * factor) }
        case .last: if !isLast { active[index] = .some(nil) }
        default: active[index] = .some(nil)
        }
        return true
    }

    private mutating func matches(_ address: SedScript.Address) -> Bool {
        switch address {
        case .line(let number): return line == number
        case .last: return isLast
        case .step(let first, let step): return step == 0 ? line == first : line >= first && (line - first) % step == 0
        case .pattern(let expression):
            lastPattern = expression
            return expression.matches(pattern)
        case .again:
            if lastPattern == nil { complainOfMissingPattern() }
            return lastPattern?.matches(pattern) ?? false
        case .offset, .multiple: return false
        }
    }

    private mutating func execute(_ command: SedScript.Command, _ index: Int) -> Flow {
        switch command.name {
        case "p": emitLine(pattern)
        case "P": emitLine(Array(pattern.prefix { $0 != 0x0A }))
        case "d": return .deleted
        case "D":
            guard let newline = pattern.firstIndex(of: 0x0A) else { return .deleted }
            pattern = Array(pattern[(newline + 1)...])
            return .restart
        case "q", "Q":
            status = Int32(command.text) ?? 0
            return .quit(prints: command.name == "q")
        case "s": substitute(command)
        case "y": pattern = pattern.map { command.table[$0] ?? $0 }
        case "a": appended.append(Array((command.text + "\n").utf8))
        case "i": output += Array((command.text + "\n").utf8)
        case "c":
            if command.to == nil || active[index] == nil { output += Array((command.text + "\n").utf8) }
            return .deleted
        case "l": output += listed(width: Int(command.text) ?? 70)
        case "F": output += Array((fileName + "\n").utf8)
        case "=": output += Array("\(line)\n".utf8)
        case "n":
            guard !isLast else { return .quit(prints: true) }
            if !isQuiet { emit(pattern) }
            flushAppended()
            _ = takeLine()
        case "N":
            guard !isLast else { return .quit(prints: true) }
            pattern += [0x0A] + all[line]
            line += 1
        case "h": hold = pattern
        case "H": hold += [0x0A] + pattern
        case "g": pattern = hold
        case "G": pattern += [0x0A] + hold
        case "x": swap(&pattern, &hold)
        case "z": pattern = []
        case "r": if let bytes = files(command.text) { appended.append(bytes) }
        case "w": written[command.text, default: []] += pattern + [0x0A]
        case "b": return jump(command.text)
        case "t":
            guard hasSubstituted else { return .next }
            hasSubstituted = false
            return jump(command.text)
        case "T":
            guard !hasSubstituted else {
                hasSubstituted = false
                return .next
            }
            return jump(command.text)
        default: break
        }
        return .next
    }

    /// Prints a line in the middle of a script, always with its newline unless it is the very last.
    private mutating func emitLine(_ bytes: [UInt8]) {
        output += bytes + [mark]
    }

    private mutating func complainOfMissingPattern() {
        failure = isBusybox ? "no previous regexp" : "-e expression #1, char 0: no previous regular expression"
    }

    /// The pattern space without a doubt: control characters as escapes, long lines folded.
    private func listed(width: Int) -> [UInt8] {
        let names: [UInt8: String] = [7: "a", 8: "b", 9: "t", 10: "n", 11: "v", 12: "f", 13: "r", 0x5C: "\\"]
        var out = ""
        var column = 0
        for byte in pattern {
            var text = String(UnicodeScalar(byte))
            if let name = names[byte] {
                text = "\\" + name
            } else if byte < 32 || byte > 126 {
                let octal = String(byte, radix: 8)
                text = "\\" + String(repeating: "0", count: 3 - octal.count) + octal
            }
            if width > 1, column + text.count > width - 1 {
                out += "\\\n"
                column = 0
            }
            out += text
            column += text.count
        }
        return Array((out + "$\n").utf8)
    }

    private func jump(_ label: String) -> Flow {
        guard !label.isEmpty else { return .endCycle }
        let target = script.commands.firstIndex { $0.name == ":" && $0.text == label }
        return target.map { .jump($0) } ?? .endCycle
    }

    private mutating func substitute(_ command: SedScript.Command) {
        guard let substitution = command.substitution else { return }
        guard let expression = substitution.pattern ?? lastPattern else { return complainOfMissingPattern() }
        lastPattern = expression
        var out: [UInt8] = []
        var at = 0
        var count = 0
        var hasReplaced = false
        while at <= pattern.count, let groups = expression.match(pattern, from: at), let whole = groups[0] {
            count += 1
            out += pattern[at..<whole.lowerBound]
            if count >= substitution.number {
                out += Replacement.text(substitution.replacement, pattern, groups)
                hasReplaced = true
            } else {
                out += pattern[whole]
            }
            at = whole.upperBound
            if whole.isEmpty {
                if at < pattern.count { out.append(pattern[at]) }
                at += 1
            } else if at < pattern.count, substitution.isGlobal || count < substitution.number,
                let following = expression.match(pattern, from: at)?[0], following.isEmpty, following.lowerBound == at
            {
                out.append(pattern[at])  // an empty match right after a match does not count
                at += 1
            } else if at == pattern.count {
                at += 1
            }
            if hasReplaced, !substitution.isGlobal { break }
        }
        guard hasReplaced else { return }
        if at < pattern.count { out += pattern[at...] }
        pattern = out
        hasSubstituted = true
        if substitution.prints { emitLine(pattern) }
        if let file = substitution.file { written[file, default: []] += pattern + [0x0A] }
    }
}

/// Puts a replacement's pieces together.
enum Replacement {
    static func text(_ pieces: [SedScript.Piece], _ bytes: [UInt8], _ groups: [Range<Int>?]) -> [UInt8] {
        var out: [UInt8] = []
        var mode: Character = "E"
        var once: Character?
        func add(_ part: [UInt8]) {
            var part = part
            if mode == "U" { part = part.map { (0x61...0x7A).contains($0) ? $0 - 32 : $0 } }
            if mode == "L" { part = LineText.lowercased(part) }
            if let first = part.first, let change = once {
                if change == "u", (0x61...0x7A).contains(first) { part[0] = first - 32 }
                if change == "l", (0x41...0x5A).contains(first) { part[0] = first + 32 }
                once = nil
            }
            out += part
        }
        for piece in pieces {
            switch piece {
            case .bytes(let literal): add(literal)
            case .group(let number):
                if number < groups.count, let range = groups[number] { add(Array(bytes[range])) }
            case .caseChange(let change): if "ul".contains(change) { once = change } else { mode = change }
            }
        }
        return out
    }
}
