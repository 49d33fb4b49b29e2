import Kernel
import ShellSyntax
import WorldModel

/// Turns words into fields (XCU 2.6): tilde, parameters, commands, arithmetic, splitting, pathnames, quote removal.
///
/// Expansion is a pure computation on a copy of the shell's state. When it meets a command substitution whose output it
/// does not have, it stops and names the commands; the interpreter runs them and starts the expansion over from the same
/// state with one result more. The copy makes side effects such as `${x:=1}` happen once.
struct Expander {
    var state: ShellState
    let simulation: Simulation
    let process: ProcessID
    /// Outputs of the substitutions met so far, in order.
    let results: [SubstitutionResult]
    private var used = 0

    /// What one command substitution gave.
    struct SubstitutionResult: Sendable, Equatable {
        var output: String
        var status: Int32
    }

    /// Why an expansion cannot go on.
    enum Stop: Error {
        /// These commands must run first, in this state.
        case needs([ListItem], ShellState)
        case failed(String, status: Int32 = 1)
    }

    /// A piece of a field; quoted text is neither split nor matched against file names.
    struct Piece {
        var text: String
        var isQuoted: Bool
        /// The result of an expansion, which is split into fields.
        var isSplit = false
    }

    init(state: ShellState, simulation: Simulation, process: ProcessID, results: [SubstitutionResult]) {
        self.state = state
        self.simulation = simulation
        self.process = process
        self.results = results
    }

    // MARK: Whole words

    /// All fields of a command's words.
    mutating func fields(of words: [Word]) throws(Stop) -> [String] {
        var fields: [String] = []
        for word in words {
            for expanded in state.flavour.knowsBraces ? BraceExpansion.expand(word) : [word] {
                fields += try self.fields(of: expanded)
            }
        }
        return fields
    }

    private mutating func fields(of word: Word) throws(Stop) -> [String] {
        var splitter = FieldSplitter(separators: state.fieldSeparators)
        for pieces in try self.pieces(of: withTilde(word)) {
            splitter.add(pieces)
        }
        var fields: [String] = []
        for field in splitter.finish() {
            fields += state.options.skipsGlobbing ? [field.map(\.text).joined()] : paths(matching: field)
        }
        return fields
    }

    /// One string: assignments, redirection targets, `case` subjects. No splitting, no pathnames.
    mutating func string(of word: Word) throws(Stop) -> String {
        let lists = try pieces(of: withTilde(word, afterColons: true))
        return lists.map { $0.map(\.text).joined() }.joined(separator: " ")
    }

    /// A pattern, with quoted characters standing for themselves.
    mutating func pattern(of word: Word) throws(Stop) -> Pattern {
        let lists = try pieces(of: withTilde(word))
        return Pattern(lists.flatMap { $0.map { (text: $0.text, isQuoted: $0.isQuoted) } })
    }

    // MARK: Parts

    /// The pieces of a word. More than one list comes of `"$@"`.
    private mutating func pieces(of word: Word, quoted: Bool = false) throws(Stop) -> [[Piece]] {
        var lists: [[Piece]] = [[]]
        for part in word.parts {
            let next = try pieces(of: part, quoted: quoted)
            guard let first = next.first else {
                if lists.count == 1, lists[0].isEmpty, word.parts.count == 1 { return [] }
                continue
            }
            lists[lists.count - 1] += first
            lists += next.dropFirst()
        }
        return lists
    }

    private mutating func pieces(of part: WordPart, quoted: Bool) throws(Stop) -> [[Piece]] {
        switch part {
        case .literal(let text): return [[Piece(text: text, isQuoted: quoted)]]
        case .quoted(let text): return [[Piece(text: text, isQuoted: true)]]
        case .doubleQuoted(let parts):
            let lists = try pieces(of: Word(parts), quoted: true)
            if lists.isEmpty, parts.count == 1 { return [] }
            return lists.map { $0.isEmpty ? [Piece(text: "", isQuoted: true)] : $0 }
        case .parameter(let expansion): return try pieces(of: expansion, quoted: quoted)
        case .command(let items):
            let output = try output(of: items)
            return [[Piece(text: output, isQuoted: quoted, isSplit: !quoted)]]
        case .arithmetic(let parts):
            let value = try arithmetic(Word(parts))
            return [[Piece(text: String(value), isQuoted: quoted, isSplit: !quoted)]]
        }
    }

    /// The output of commands, without the newlines at its end.
    private mutating func output(of items: [ListItem]) throws(Stop) -> String {
        guard used < results.count else { throw .needs(items, state) }
        defer { used += 1 }
        state.status = results[used].status
        var output = Substring(results[used].output)
        while output.last == "\n" { output.removeLast() }
        return String(output)
    }

    mutating func arithmetic(_ word: Word) throws(Stop) -> Int64 {
        let text = try pieces(of: word, quoted: true).flatMap { $0 }.map(\.text).joined()
        var arithmetic = Arithmetic(state: state)
        do {
            let value = try arithmetic.evaluate(text)
            state = arithmetic.state
            return value
        } catch {
            throw .failed(error.message, status: state.flavour == .dash ? 2 : 1)
        }
    }

    // MARK: Parameters

    private mutating func pieces(of expansion: ParameterExpansion, quoted: Bool) throws(Stop) -> [[Piece]] {
        if expansion.name == "@" || expansion.name == "*", case .value = expansion.operation {
            return positional(joined: expansion.name == "*", quoted: quoted)
        }
        if case .whenUnset(let fallback, let countsEmpty, let word) = expansion.operation {
            return try fallbackPieces(expansion, fallback, countsEmpty, word, quoted)
        }
        let text = try value(of: expansion)
        return [[Piece(text: text, isQuoted: quoted, isSplit: !quoted)]]
    }

    private func positional(joined: Bool, quoted: Bool) -> [[Piece]] {
        if joined, quoted {
            let separator = state.fieldSeparators.first.map(String.init) ?? ""
            return [[Piece(text: state.positional.joined(separator: separator), isQuoted: true)]]
        }
        return state.positional.map { [Piece(text: $0, isQuoted: quoted, isSplit: !quoted)] }
    }

    private mutating func fallbackPieces(
        _ expansion: ParameterExpansion, _ fallback: ParameterExpansion.Fallback, _ countsEmpty: Bool, _ word: Word,
        _ quoted: Bool
    ) throws(Stop) -> [[Piece]] {
        let value = parameter(expansion.name)
        let isMissing = value == nil || (countsEmpty && value?.isEmpty == true)
        let isList = expansion.name == "@" || expansion.name == "*"
        switch fallback {
        case .alternative:
            return isMissing ? [[Piece(text: "", isQuoted: quoted, isSplit: !quoted)]] : try inner(word, quoted)
        case .useDefault:
            if isMissing { return try inner(word, quoted) }
        case .assign:
            if isMissing {
                let text = try string(of: word)
                guard state.set(expansion.name, text) else { throw .failed("\(expansion.name): readonly variable") }
                return [[Piece(text: text, isQuoted: quoted, isSplit: !quoted)]]
            }
        case .fail:
            if isMissing {
                let text = try string(of: word)
                let standard = countsEmpty ? "parameter null or not set" : "parameter not set"
                throw .failed(
                    "\(expansion.name): \(text.isEmpty ? standard : text)", status: state.flavour == .dash ? 2 : 1)
            }
        }
        if isList { return positional(joined: expansion.name == "*", quoted: quoted) }
        return [[Piece(text: value ?? "", isQuoted: quoted, isSplit: !quoted)]]
    }

    private mutating func inner(_ word: Word, _ quoted: Bool) throws(Stop) -> [[Piece]] {
        let lists = try pieces(of: withTilde(word), quoted: quoted)
        guard !quoted else { return lists }
        return lists.map { list in
            list.map { Piece(text: $0.text, isQuoted: $0.isQuoted, isSplit: !$0.isQuoted) }
        }
    }

    private mutating func value(of expansion: ParameterExpansion) throws(Stop) -> String {
        let found = parameter(expansion.name)
        if found == nil, state.options.failsOnUnset {
            throw .failed(
                state.flavour == .bash ? "\(expansion.name): unbound variable" : "\(expansion.name): parameter not set",
                status: state.flavour == .bash ? 1 : 2)
        }
        let value = found ?? ""
        switch expansion.operation {
        case .value, .whenUnset: return value
        case .length:
            return expansion.name == "@" || expansion.name == "*"
                ? String(state.positional.count) : String(value.count)
        case .remove(let suffix, let longest, let word):
            return Trimming.remove(try pattern(of: word), from: value, suffix: suffix, longest: longest)
        case .slice(let offset, let length):
            let start = try arithmetic(offset)
            var count: Int64?
            if let length { count = try arithmetic(length) }
            return Trimming.slice(value, from: start, count: count)
        case .replace(let all, let anchor, let pattern, let replacement):
            return Trimming.replace(
                try self.pattern(of: pattern), in: value, with: try string(of: replacement), all: all, anchor: anchor)
        case .changeCase(let upper, let all):
            let head = all ? Substring(value) : value.prefix(1)
            return (upper ? head.uppercased() : head.lowercased()) + (all ? "" : value.dropFirst())
        case .indirect: return parameter(value) ?? ""
        }
    }

    /// The value of a variable or special parameter; `nil` when it is unset.
    private mutating func parameter(_ name: String) -> String? {
        switch name {
        case "?": return String(state.status)
        case "$": return String(state.processNumber)
        case "!": return state.lastBackground.map { String(simulation.world.processes[$0]?.localNumber ?? $0.number) }
        case "#": return String(state.positional.count)
        case "-": return state.options.flags + (state.isInteractive ? "i" : "")
        case "0": return state.name
        case "@", "*": return state.positional.isEmpty ? nil : state.positional.joined(separator: " ")
        case "RANDOM" where state.flavour != .dash: return String(state.random.next() % 32_768)
        case "LINENO": return String(state.line)
        case "SECONDS" where state.flavour == .bash:
            let start = simulation.world.processes[process]?.started ?? simulation.world.clock.now
            return String((simulation.world.clock.now - start) / 1_000_000_000)
        case "PPID": return simulation.world.processes[process].map { String($0.parent.number) }
        case "UID" where state.flavour == .bash, "EUID" where state.flavour == .bash:
            return simulation.world.processes[process].map { String($0.credentials.user) }
        default:
            if let index = Int(name) { return index <= state.positional.count ? state.positional[index - 1] : nil }
            return state.value(name)
        }
    }

    // MARK: Tilde

    private func withTilde(_ word: Word, afterColons: Bool = false) -> Word {
        guard case .literal(let text)? = word.parts.first, text.hasPrefix("~") else { return word }
        let user = text.dropFirst().prefix { $0 != "/" && !(afterColons && $0 == ":") }
        if user.isEmpty, word.parts.count > 1, text.count == 1 { return word }
        guard let home = user.isEmpty ? state.value("HOME") : homeDirectory(of: String(user)) else { return word }
        var parts = word.parts
        parts[0] = .literal(String(text.dropFirst(user.count + 1)))
        return Word([.quoted(home)] + parts)
    }

    private func homeDirectory(of user: String) -> String? {
        guard let bytes = try? simulation.contents(of: "/etc/passwd", as: process) else { return nil }
        for line in String(decoding: bytes, as: UTF8.self).split(separator: "\n") {
            let fields = line.split(separator: ":", omittingEmptySubsequences: false)
            if fields.count > 5, fields[0] == user { return String(fields[5]) }
        }
        return nil
    }

    // MARK: Pathnames

    private func paths(matching field: [Piece]) -> [String] {
        let text = field.map(\.text).joined()
        guard field.contains(where: { !$0.isQuoted && $0.text.contains { "*?[".contains($0) } }) else { return [text] }
        var components: [[(text: String, isQuoted: Bool)]] = [[]]
        for piece in field {
            let parts = piece.text.split(separator: "/", omittingEmptySubsequences: false)
            for (index, part) in parts.enumerated() {
                if index > 0 { components.append([]) }
                if !part.isEmpty { components[components.count - 1].append((String(part), piece.isQuoted)) }
            }
        }
        var bases = [text.hasPrefix("/") ? "/" : ""]
        for component in components where !component.isEmpty {
            bases = bases.flatMap { matches(component, in: $0) }
        }
        bases.sort { $0.utf8.lexicographicallyPrecedes($1.utf8) }
        return bases.isEmpty ? [text] : bases
    }

    private func matches(_ component: [(text: String, isQuoted: Bool)], in base: String) -> [String] {
        let prefix = base.isEmpty || base.hasSuffix("/") ? base : base + "/"
        let pattern = Pattern(component)
        guard pattern.isMagic else {
            let path = prefix + component.map(\.text).joined()
            let view = simulation.view(of: process)
            return (try? simulation.resolve(path, in: view, followingLast: false)) == nil ? [] : [path]
        }
        let startsWithDot = component.first?.text.hasPrefix(".") ?? false
        let names = (try? simulation.list(base.isEmpty ? "." : base, as: process)) ?? []
        return names.filter { (startsWithDot || !$0.hasPrefix(".")) && pattern.matches($0) }.map { prefix + $0 }
    }
}
