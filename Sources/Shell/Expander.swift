import Kernel
import ShellSyntax
import WorldModel

/// Turns words into fields (XCU 2.6): tilde, parameters, commands, arithmetic, splitting, pathnames, quote removal.
///
/// Expansion is a pure computation. When it meets a command substitution whose output it does not have, it stops and
/// names the commands; the interpreter runs them and starts the expansion over from the state it began with, with one
/// result more. So side effects such as `${x:=1}` happen once.
struct Expander: Sendable, Equatable {
    var state: ShellState
    var process: ProcessID
    /// Outputs of the substitutions met so far, in order.
    let results: [SubstitutionResult]
    private var used = 0

    /// What one substitution gave.
    struct SubstitutionResult: Sendable, Equatable {
        var output: String
        var status: Int32
    }

    /// Why an expansion cannot go on.
    enum Stop: Error {
        /// These commands must run first, in this state.
        case needs([ListItem], ShellState)
        /// These must be started behind a pipe that has a name.
        case needsProcess([ListItem], isInput: Bool, ShellState)
        case failed(Failure)
    }

    /// An expansion that is an error.
    struct Failure {
        var message: String
        var status: Int32
        /// The shell ends, if it is not interactive; otherwise only the present line is given up.
        var endsShell: Bool
        /// The message is complete: the shell's name is not put before it.
        var isWhole = false
        /// Only the command itself fails.
        var isLocal = false
    }

    init(state: ShellState, process: ProcessID, results: [SubstitutionResult]) {
        self.state = state
        self.process = process
        self.results = results
    }

    func failure(_ message: String, endsShell: Bool? = nil) -> Stop {
        .failed(
            Failure(
                message: message, status: state.flavour == .bash ? 1 : 2,
                endsShell: endsShell ?? (state.flavour != .bash)))
    }

    // MARK: Whole words

    /// All fields of a command's words.
    mutating func fields(of words: [Word], _ simulation: inout Simulation) throws(Stop) -> [String] {
        var fields: [String] = []
        fields.reserveCapacity(words.count)
        for word in words {
            if word.isPlain, let text = word.literal {
                if !word.parts.isEmpty { fields.append(text) }
                continue
            }
            if let value = simpleValue(word) {
                if let value { fields.append(value) }
                continue
            }
            if state.flavour == .bash, state.options.expandsBraces, BraceExpansion.mayExpand(word) {
                for expanded in BraceExpansion.expand(word) {
                    try append(expanded, to: &fields, &simulation)
                }
            } else {
                try append(word, to: &fields, &simulation)
            }
        }
        return fields
    }

    /// The field of a word that is only `$name` or `"$name"`, when its value needs nothing more. The outer `nil` says
    /// that the word is not so simple, the inner one that it gives no field.
    private mutating func simpleValue(_ word: Word) -> String?? {
        guard word.parts.count == 1 else { return nil }
        switch word.parts[0] {
        case .parameter(let expansion):
            guard let value = plainValue(expansion) else { return nil }
            guard !value.isEmpty else { return .some(nil) }
            let separators = state.variables["IFS"]?.text
            for byte in value.utf8 {
                switch byte {
                case UInt8(ascii: "*"), UInt8(ascii: "?"), UInt8(ascii: "["), UInt8(ascii: "\\"), UInt8(ascii: "("):
                    return nil
                case 32, 9, 10: if separators == nil { return nil }
                default: break
                }
                if let separators, separators.utf8.contains(byte) { return nil }
            }
            return .some(value)
        case .doubleQuoted(let parts):
            guard parts.count == 1 else { return nil }
            switch parts[0] {
            case .literal(let text): return .some(text)
            case .parameter(let expansion): return plainValue(expansion).map { .some($0) }
            default: return nil
            }
        case .quoted(let text): return .some(text)
        default: return nil
        }
    }

    /// The value of a plain `$name` that is set.
    private func plainValue(_ expansion: ParameterExpansion) -> String? {
        guard case .value = expansion.operation, expansion.index == nil, !expansion.isIndirect,
            let first = expansion.name.utf8.first, first != UInt8(ascii: "@"), first != UInt8(ascii: "*")
        else { return nil }
        guard let variable = state.variables[expansion.name], !variable.isReference else {
            if (48...57).contains(first) || first == UInt8(ascii: "?") || first == UInt8(ascii: "#") {
                return state.special(expansion.name)
            }
            return nil
        }
        return variable.text
    }

    private mutating func append(
        _ word: Word, to fields: inout [String], _ simulation: inout Simulation
    ) throws(Stop) {
        var builder = FieldBuilder(splits: true, separators: state.fieldSeparators)
        try add(withTilde(word, simulation), to: &builder, &simulation)
        for field in builder.finish() {
            if state.options.skipsGlobbing {
                fields.append(field.map(\.text).joined())
            } else {
                fields += try paths(matching: field, simulation)
            }
        }
    }

    /// One string: assignments, redirection targets, `case` subjects. No splitting, no pathnames.
    mutating func string(
        of word: Word, afterColons: Bool = false, isDeclaration: Bool = false, _ simulation: inout Simulation
    ) throws(Stop) -> String {
        if word.isPlain, let text = word.literal { return text }
        if word.parts.count == 1 {
            switch word.parts[0] {
            case .parameter(let expansion): if let value = plainValue(expansion) { return value }
            case .arithmetic(let parts): return String(try arithmetic(parts, &simulation))
            case .quoted(let text): return text
            default: break
            }
        }
        var builder = FieldBuilder(splits: false, separators: state.fieldSeparators)
        try add(
            withTilde(word, afterColons: afterColons, isDeclaration: isDeclaration, simulation), to: &builder,
            &simulation)
        return joined(builder.finish())
    }

    private func joined(_ fields: [[FieldBuilder.Piece]]) -> String {
        if fields.count == 1, fields[0].count == 1 { return fields[0][0].text }
        let separator = state.flavour == .bash ? " " : state.fieldSeparators.first.map(String.init) ?? ""
        return fields.map { $0.map(\.text).joined() }.joined(separator: separator)
    }

    /// A pattern, with quoted characters standing for themselves.
    mutating func pattern(
        of word: Word, extended: Bool = false, _ simulation: inout Simulation
    ) throws(Stop) -> Pattern {
        var builder = FieldBuilder(splits: false, separators: state.fieldSeparators)
        try add(withTilde(word, simulation), to: &builder, &simulation)
        let pieces = builder.finish().flatMap { $0 }.map { (text: $0.text, isQuoted: $0.isQuoted) }
        let foldsCase = state.shopts.contains("nocasematch")
        return Pattern(
            pieces, extended: extended || state.shopts.contains("extglob"), ignoresCase: foldsCase,
            caretNegates: state.flavour != .dash)
    }

    /// A regular expression, with quoted characters standing for themselves.
    mutating func regularExpression(
        of word: Word, _ simulation: inout Simulation
    ) throws(Stop) -> String {
        var builder = FieldBuilder(splits: false, separators: state.fieldSeparators)
        try add(withTilde(word, simulation), to: &builder, &simulation)
        return builder.finish().flatMap { $0 }.map { piece in
            guard piece.isQuoted else { return piece.text }
            return String(piece.text.flatMap { "\\[](){}.*+?^$|".contains($0) ? ["\\", $0] : [$0] })
        }
        .joined()
    }

    // MARK: Parts

    private mutating func add(
        _ word: Word, to builder: inout FieldBuilder, isQuoted: Bool = false, _ simulation: inout Simulation
    ) throws(Stop) {
        for part in word.parts { try add(part, to: &builder, isQuoted: isQuoted, &simulation) }
    }

    mutating func add(
        _ part: WordPart, to builder: inout FieldBuilder, isQuoted: Bool, _ simulation: inout Simulation
    ) throws(Stop) {
        switch part {
        case .literal(let text): builder.add(text, isQuoted: isQuoted)
        case .quoted(let text): builder.add(text, isQuoted: true)
        case .doubleQuoted(let parts):
            // `"$@"` without parameters gives no field; any other quotes give at least an empty one.
            if parts.isEmpty || !parts.allSatisfy(isEmptyList) { builder.add("", isQuoted: true) }
            for part in parts { try add(part, to: &builder, isQuoted: true, &simulation) }
        case .parameter(let expansion): try add(expansion, to: &builder, isQuoted: isQuoted, &simulation)
        case .command(let items): add(result: try output(of: items), to: &builder, isQuoted: isQuoted)
        case .process(let items, let isInput):
            guard used < results.count else { throw .needsProcess(items, isInput: isInput, state) }
            builder.add(results[used].output, isQuoted: true)
            used += 1
        case .arithmetic(let parts):
            add(result: String(try arithmetic(parts, &simulation)), to: &builder, isQuoted: isQuoted)
        case .declaration(let assignment):
            // `declare a=(…)` sets the values; the command itself gets the name.
            state.declarations.append(try prepare(assignment, &simulation))
            builder.add(assignment.name, isQuoted: true)
        }
    }

    func add(result text: String, to builder: inout FieldBuilder, isQuoted: Bool) {
        if isQuoted { builder.add(text, isQuoted: true) } else { builder.addExpansion(text) }
    }

    private func isEmptyList(_ part: WordPart) -> Bool {
        guard case .parameter(let expansion) = part, isAll(expansion) == .separate else { return false }
        switch expansion.operation {
        case .length: return false
        case .whenUnset(let fallback, _, _): return fallback == .alternative && values(of: expansion).isEmpty
        default: return values(of: expansion).isEmpty
        }
    }

    /// The output of commands, without the newlines at its end.
    private mutating func output(of items: [ListItem]) throws(Stop) -> String {
        guard used < results.count else { throw .needs(items, state) }
        defer { used += 1 }
        if state.flavour != .dash, !items.isEmpty { state.status = results[used].status }
        let output = results[used].output
        var bytes = output.utf8[...]
        while bytes.last == 10 { bytes.removeLast() }
        return String(Substring(bytes))
    }

    /// The value of an arithmetic expression whose parts are expanded first.
    mutating func arithmetic(_ word: Word, _ simulation: inout Simulation) throws(Stop) -> Int64 {
        try arithmetic(word.parts, &simulation)
    }

    private mutating func arithmetic(_ parts: [WordPart], _ simulation: inout Simulation) throws(Stop) -> Int64 {
        var text = ""
        if parts.count == 1, case .literal(let literal) = parts[0] {
            text = literal
        } else {
            var builder = FieldBuilder(splits: false, separators: "")
            for part in parts { try add(part, to: &builder, isQuoted: true, &simulation) }
            text = joined(builder.finish())
        }
        do {
            return try Arithmetic.evaluate(text, &state)
        } catch {
            guard !error.endsShell else {
                throw .failed(Failure(message: error.message, status: fatalStatus, endsShell: true))
            }
            throw failure(error.message)
        }
    }

    // MARK: Assignments

    /// An assignment with its words expanded.
    mutating func prepare(
        _ assignment: Assignment, _ simulation: inout Simulation
    ) throws(Stop) -> PreparedAssignment {
        var prepared = PreparedAssignment(name: assignment.name, appends: assignment.appends)
        if let elements = assignment.elements {
            var values: [PreparedAssignment.Element] = []
            for element in elements {
                if let index = element.index {
                    let key = try string(of: index, &simulation)
                    values.append(.init(index: key, value: try string(of: element.value, &simulation)))
                } else {
                    for value in try fields(of: [element.value], &simulation) {
                        values.append(.init(index: nil, value: value))
                    }
                }
            }
            prepared.elements = values
        } else {
            if let index = assignment.index { prepared.index = try string(of: index, &simulation) }
            prepared.value = try string(of: assignment.value, afterColons: true, &simulation)
        }
        return prepared
    }

    // MARK: Tilde

    private func withTilde(
        _ word: Word, afterColons: Bool = false, isDeclaration: Bool = false, _ simulation: borrowing Simulation
    ) -> Word {
        guard
            word.parts.contains(where: {
                if case .literal(let text) = $0 { text.utf8.contains(UInt8(ascii: "~")) } else { false }
            })
        else { return word }
        var parts: [WordPart] = []
        for (index, part) in word.parts.enumerated() {
            guard case .literal(let text) = part else {
                parts.append(part)
                continue
            }
            parts += expandTildes(
                text, isFirst: index == 0, isLast: index == word.parts.count - 1, afterColons: afterColons,
                afterEquals: index == 0 && (isDeclaration || state.flavour == .bash), simulation)
        }
        return Word(parts)
    }

    private func expandTildes(
        _ text: String, isFirst: Bool, isLast: Bool, afterColons: Bool, afterEquals: Bool,
        _ simulation: borrowing Simulation
    ) -> [WordPart] {
        var parts: [WordPart] = []
        var rest = Substring(text)
        var plain = ""
        var isStart = isFirst
        while let character = rest.first {
            if character == "~", isStart {
                let user = rest.dropFirst().prefix { $0 != "/" && !(afterColons && $0 == ":") }
                let endsWord = user.endIndex == rest.endIndex
                if endsWord && !isLast {
                    // Something quoted or expanded follows the name: this is no tilde prefix.
                } else if let home = user.isEmpty ? state.value("HOME") : homeDirectory(of: String(user), simulation) {
                    if !plain.isEmpty { parts.append(.literal(plain)) }
                    plain = ""
                    parts.append(.quoted(home))
                    rest = rest[user.endIndex...]
                    isStart = false
                    continue
                } else if state.flavour == .ash, !afterColons {
                    return parts + [.literal(plain + "~" + user)]  // ash loses what follows an unknown user
                }
            }
            isStart =
                afterColons && character == ":" || afterEquals && character == "=" && ShellState.isName(plain)
            plain.append(character)
            rest.removeFirst()
        }
        if !plain.isEmpty { parts.append(.literal(plain)) }
        return parts
    }

    private func homeDirectory(of user: String, _ simulation: borrowing Simulation) -> String? {
        if user == "+", state.flavour == .bash { return state.value("PWD") }
        if user == "-", state.flavour == .bash { return state.value("OLDPWD") }
        guard let bytes = try? simulation.contents(of: "/etc/passwd", as: process) else { return nil }
        for line in String(decoding: bytes, as: UTF8.self).split(separator: "\n") {
            let fields = line.split(separator: ":", omittingEmptySubsequences: false)
            if fields.count > 5, fields[0] == user { return String(fields[5]) }
        }
        return nil
    }
}
