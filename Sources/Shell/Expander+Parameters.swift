import Kernel
import ShellSyntax
import WorldModel

/// Parameters, arrays among them (XCU 2.6.2).
extension Expander {
    /// How an expansion of all values puts them into fields.
    enum All {
        /// `$@`: each a field of its own when quoted.
        case separate
        /// `$*`: one field when quoted.
        case joined
    }

    /// Whether an expansion is about all positional parameters or all values of an array.
    func isAll(_ expansion: ParameterExpansion) -> All? {
        if let index = expansion.index?.literal {
            return index == "@" ? .separate : index == "*" ? .joined : nil
        }
        guard expansion.index == nil else { return nil }
        return expansion.name == "@" ? .separate : expansion.name == "*" ? .joined : nil
    }

    /// All values that such an expansion is about.
    func values(of expansion: ParameterExpansion) -> [String] {
        guard expansion.index != nil else { return state.positional }
        return state.variable(expansion.name)?.elements ?? []
    }

    mutating func add(
        _ expansion: ParameterExpansion, to builder: inout FieldBuilder, isQuoted: Bool, _ simulation: inout Simulation
    ) throws(Stop) {
        var expansion = expansion
        switch expansion.operation {
        case .bad(let text):
            throw failure(
                state.flavour == .bash
                    ? "\(text): bad substitution"
                    : state.flavour == .dash ? "Bad substitution" : "syntax error: bad substitution")
        case .names:
            let names = state.variables.keys.filter { $0.hasPrefix(expansion.name) }.sorted()
            return add(
                all: names, expansion.index?.literal == "@" ? .separate : .joined, to: &builder, isQuoted: isQuoted)
        case .keys:
            let keys = state.variable(expansion.name)?.keys ?? []
            return add(
                all: keys, expansion.index?.literal == "@" ? .separate : .joined, to: &builder, isQuoted: isQuoted)
        default: break
        }
        if expansion.isIndirect {
            // Of a reference it gives the name that it stands for.
            if case .value = expansion.operation, expansion.index == nil,
                state.variables[expansion.name]?.isReference == true
            {
                return add(result: state.resolved(expansion.name), to: &builder, isQuoted: isQuoted)
            }
            guard let target = try followed(expansion, &simulation) else {
                return add(result: "", to: &builder, isQuoted: isQuoted)
            }
            expansion = target
        }
        if case .whenUnset(let fallback, let countsEmpty, let word) = expansion.operation {
            return try addFallback(
                expansion, fallback, countsEmpty, word, to: &builder, isQuoted: isQuoted, &simulation)
        }
        if let all = isAll(expansion) {
            if case .length = expansion.operation {
                // bash counts the values; dash and ash measure the text that they make together.
                let values = values(of: expansion)
                let length = state.flavour == .bash ? values.count : values.joined(separator: " ").utf8.count
                return add(result: String(length), to: &builder, isQuoted: isQuoted)
            }
            return add(
                all: try operated(values(of: expansion), expansion, &simulation), all, to: &builder, isQuoted: isQuoted)
        }
        add(result: try value(of: expansion, &simulation), to: &builder, isQuoted: isQuoted)
    }

    private func add(all values: [String], _ all: All, to builder: inout FieldBuilder, isQuoted: Bool) {
        if all == .joined, isQuoted || !builder.splits {
            let separators = state.fieldSeparators
            let separator = separators.first.map(String.init) ?? ""
            return add(result: values.joined(separator: separator), to: &builder, isQuoted: isQuoted)
        }
        for (index, value) in values.enumerated() {
            if index > 0 { breakField(in: &builder, isQuoted: isQuoted) }
            if isQuoted { builder.add(value, isQuoted: true) } else { builder.addExpansion(value) }
        }
    }

    /// Between parameters. Unquoted ones are joined by the first character of IFS and split again in bash; in dash and
    /// ash what is between them counts as a blank of IFS.
    private func breakField(in builder: inout FieldBuilder, isQuoted: Bool) {
        guard !isQuoted else { return builder.breakField() }
        if state.flavour == .bash, builder.splits, let separator = state.fieldSeparators.first,
            !separator.isWhitespace
        {
            return builder.addExpansion(String(separator))
        }
        builder.breakField(likeBlank: state.flavour != .bash)
    }

    /// The expansion that `${!name…}` stands for.
    private mutating func followed(
        _ expansion: ParameterExpansion, _ simulation: inout Simulation
    ) throws(Stop) -> ParameterExpansion? {
        var direct = expansion
        direct.isIndirect = false
        direct.operation = .value
        guard let name = try scalar(direct, &simulation), !name.isEmpty else {
            throw failure("\(expansion.name): invalid indirect expansion")
        }
        var target = expansion
        target.isIndirect = false
        target.index = nil
        if let open = name.firstIndex(of: "["), name.hasSuffix("]") {
            target.name = String(name[..<open])
            target.index = Word(literal: String(name[name.index(after: open)...].dropLast()))
        } else {
            target.name = name
            guard ShellState.isName(name) || state.special(name) != nil || Int(name) != nil || "@*".contains(name)
            else { throw failure("\(name): invalid variable name") }
        }
        return target
    }

    // MARK: Fallbacks

    private mutating func addFallback(
        _ expansion: ParameterExpansion, _ fallback: ParameterExpansion.Fallback, _ countsEmpty: Bool, _ word: Word,
        to builder: inout FieldBuilder, isQuoted: Bool, _ simulation: inout Simulation
    ) throws(Stop) {
        let all = isAll(expansion)
        let values = all == nil ? [] : values(of: expansion)
        let value =
            all == nil ? try scalar(expansion, &simulation) : values.isEmpty ? nil : values.joined(separator: " ")
        // dash and ash have `$@` set always, though it may be empty.
        let isUnset = value == nil && !(all != nil && state.flavour != .bash)
        let isMissing = isUnset || (countsEmpty && (value ?? "").isEmpty)
        switch fallback {
        case .alternative:
            if !isMissing { try addInner(word, to: &builder, isQuoted: isQuoted, &simulation) }
            return
        case .useDefault:
            if isMissing { return try addInner(word, to: &builder, isQuoted: isQuoted, &simulation) }
        case .assign:
            if isMissing {
                let text = try innerString(word, isQuoted: isQuoted, &simulation)
                try assign(text, to: expansion, &simulation)
                return add(result: text, to: &builder, isQuoted: isQuoted)
            }
        case .fail:
            if isMissing { throw try missing(expansion, countsEmpty, word, isQuoted: isQuoted, &simulation) }
        }
        if let all { return add(all: values, all, to: &builder, isQuoted: isQuoted) }
        add(result: value ?? "", to: &builder, isQuoted: isQuoted)
    }

    private mutating func missing(
        _ expansion: ParameterExpansion, _ countsEmpty: Bool, _ word: Word, isQuoted: Bool,
        _ simulation: inout Simulation
    ) throws(Stop) -> Stop {
        let text = try innerString(word, isQuoted: isQuoted, &simulation)
        let either = state.flavour == .bash ? "parameter null or not set" : "parameter not set or null"
        let standard = countsEmpty ? either : "parameter not set"
        let message = "\(shown(expansion)): \(word.parts.isEmpty ? standard : text)"
        return .failed(Failure(message: message, status: fatalStatus, endsShell: true))
    }

    /// The status of a shell that such an error ends.
    var fatalStatus: Int32 {
        guard state.flavour == .bash else { return 2 }
        return state.isSubshell || state.options.exitsOnError || !state.isCommandString ? 1 : 127
    }

    private func shown(_ expansion: ParameterExpansion) -> String {
        expansion.index?.literal.map { "\(expansion.name)[\($0)]" } ?? expansion.name
    }

    private mutating func assign(
        _ text: String, to expansion: ParameterExpansion, _ simulation: inout Simulation
    ) throws(Stop) {
        guard ShellState.isName(expansion.name) else {
            switch state.flavour {
            case .bash: throw failure("$\(expansion.name): cannot assign in this way")
            case .dash, .ash: throw failure("\(expansion.name): bad variable name")
            }
        }
        var assignment = PreparedAssignment(name: expansion.name, appends: false)
        assignment.value = text
        if let index = expansion.index { assignment.index = try string(of: index, &simulation) }
        if let message = state.assign(assignment) { throw failure(message) }
    }

    /// The word of `${x:-word}`: unquoted it is split, but its quotes still quote.
    private mutating func addInner(
        _ word: Word, to builder: inout FieldBuilder, isQuoted: Bool, _ simulation: inout Simulation
    ) throws(Stop) {
        for (index, part) in word.parts.enumerated() {
            if !isQuoted, case .literal(let text) = part {
                if index == 0, text.hasPrefix("~"), let home = tildeValue(text, isWhole: word.parts.count == 1) {
                    builder.add(home.value, isQuoted: true)
                    builder.addExpansion(home.rest)
                } else {
                    builder.addExpansion(text)
                }
            } else {
                try add(part, to: &builder, isQuoted: isQuoted, &simulation)
            }
        }
    }

    private func tildeValue(_ text: String, isWhole: Bool) -> (value: String, rest: String)? {
        let rest = text.dropFirst()
        guard rest.isEmpty ? isWhole : rest.hasPrefix("/"), let home = state.value("HOME") else { return nil }
        return (home, String(rest))
    }

    private mutating func innerString(
        _ word: Word, isQuoted: Bool, _ simulation: inout Simulation
    ) throws(Stop) -> String {
        isQuoted
            ? try string(of: Word([.doubleQuoted(word.parts)]), &simulation) : try string(of: word, &simulation)
    }

    // MARK: Values

    /// The value of a variable, an element or a special parameter; `nil` when it is unset.
    private mutating func scalar(
        _ expansion: ParameterExpansion, _ simulation: inout Simulation
    ) throws(Stop) -> String? {
        guard let index = expansion.index else {
            if let variable = state.variables[expansion.name] {
                guard variable.isReference else { return variable.text }
                if let (name, index) = state.referredElement(expansion.name), let index {
                    var element = expansion
                    (element.name, element.index) = (name, Word(literal: index))
                    return try scalar(element, &simulation)
                }
                return state.value(expansion.name)
            }
            return state.special(expansion.name, now: simulation.world.clock.now)
        }
        let name = state.resolved(expansion.name)
        switch state.variables[name]?.value {
        case .map(let map): return map[try string(of: index, &simulation)]
        case .list(let list):
            let number = try arithmetic(index, &simulation)
            guard number >= 0 || Int64(list.end) + number >= 0 else {
                // bash says so and goes on with nothing.
                simulation.print(state.messagePrefix(nil) + "\(name): bad array subscript\n", to: 2, as: process)
                return nil
            }
            return list[Int(number < 0 ? Int64(list.end) + number : number)]
        case .text(let text):
            let number = try arithmetic(index, &simulation)
            return number == 0 || number == -1 ? text : nil
        case nil:
            if let list = state.specialArray(name) { return list[Int(try arithmetic(index, &simulation))] }
            return nil
        }
    }

    private mutating func value(
        of expansion: ParameterExpansion, _ simulation: inout Simulation
    ) throws(Stop) -> String {
        let found = try scalar(expansion, &simulation)
        if found == nil, state.options.failsOnUnset, !(expansion.index != nil && state.flavour != .bash) {
            // Parameters that are no variables are named with their sign.
            let sign = expansion.name.first.map { $0.isLetter || $0 == "_" } ?? false ? "" : "$"
            throw .failed(
                Failure(
                    message: state.flavour == .bash
                        ? "\(sign)\(shown(expansion)): unbound variable" : "\(expansion.name): parameter not set",
                    status: fatalStatus, endsShell: true))
        }
        let value = found ?? ""
        switch expansion.operation {
        case .value, .whenUnset, .keys, .names, .bad: return value
        case .length: return String(state.countsBytes ? value.utf8.count : value.unicodeScalars.count)
        case .transform(let letter):
            guard found != nil || letter == "a" else { return "" }
            try checkTransformation(letter, expansion)
            if letter == "P" { return expandedPrompt(value, &simulation) }
            return transformed(value, letter, expansion)
        default: return try operated([value], expansion, &simulation).first ?? ""
        }
    }

    /// Carries an operation out on each of the values.
    private mutating func operated(
        _ values: [String], _ expansion: ParameterExpansion, _ simulation: inout Simulation
    ) throws(Stop) -> [String] {
        switch expansion.operation {
        case .value, .length, .whenUnset, .keys, .names, .bad: return values
        case .remove(let suffix, let longest, let word):
            // Where nothing is set dash does not expand the pattern.
            if state.flavour == .dash, isAll(expansion) == nil, try scalar(expansion, &simulation) == nil {
                return values
            }
            let pattern = try pattern(of: word, &simulation)
            return values.map { Trimming.remove(pattern, from: $0, suffix: suffix, longest: longest) }
        case .replace(let all, let anchor, let pattern, let replacement):
            let pattern = try self.pattern(of: pattern, &simulation)
            let text = try self.replacement(replacement, &simulation)
            return values.map { Trimming.replace(pattern, in: $0, with: text, all: all, anchor: anchor) }
        case .changeCase(let target, let all, let word):
            let pattern = word.parts.isEmpty ? nil : try pattern(of: word, &simulation)
            return values.map { Trimming.changeCase($0, to: target, all: all, pattern: pattern) }
        case .transform(let letter):
            try checkTransformation(letter, expansion)
            if "Kk".contains(letter), let variable = state.variable(expansion.name), expansion.index != nil {
                let pairs = zip(variable.keys, values).flatMap { [Quoting.quotedKey($0), Quoting.double($1)] }
                var isMap = false
                if case .map? = variable.value { isMap = true }
                return [pairs.joined(separator: " ") + (isMap ? " " : "")]
            }
            return values.map { transformed($0, letter, expansion) }
        case .slice(let offset, let length):
            let start = try arithmetic(offset, &simulation)
            var count: Int64?
            if let length { count = try arithmetic(length, &simulation) }
            if isAll(expansion) != nil, state.flavour == .ash {
                // ash cuts the text that the parameters make together.
                let text = values.joined(separator: " ")
                return [Trimming.slice(text, from: start, count: count, countsBytes: state.countsBytes) ?? ""]
            }
            if isAll(expansion) != nil {
                return try sliced(values, expansion, from: start, count: count)
            }
            guard
                let text = Trimming.slice(values.first ?? "", from: start, count: count, countsBytes: state.countsBytes)
            else {
                throw failure("\(count ?? 0): substring expression < 0")
            }
            return [text]
        }
    }

    /// What a match is replaced by: in bash an `&` that is not quoted stands for the match itself.
    private mutating func replacement(
        _ word: Word, _ simulation: inout Simulation
    ) throws(Stop) -> [Trimming.Replacement] {
        guard state.shopts.contains("patsub_replacement"), state.flavour == .bash else {
            return [.text(try string(of: word, &simulation))]
        }
        var parts: [Trimming.Replacement] = []
        for part in word.parts {
            let text = try string(of: Word([part]), &simulation)
            switch part {
            case .literal, .parameter, .command, .arithmetic: parts += Trimming.Replacement.parts(of: text)
            default: parts.append(.text(text))
            }
        }
        return parts
    }

    private func sliced(
        _ values: [String], _ expansion: ParameterExpansion, from start: Int64, count: Int64?
    ) throws(Stop) -> [String] {
        if let count, count < 0 { throw failure("\(count): substring expression < 0") }
        // Positional parameters count from 1; `${@:0}` has the shell's name first.
        var values = values
        var start = start
        if expansion.index == nil {
            values.insert(state.name, at: 0)
        } else if case .list(let list)? = state.variable(expansion.name)?.value, start >= 0 {
            // Offsets are subscripts, whatever gaps there are.
            start = Int64(list.indices.firstIndex { $0 >= Int(start) } ?? list.indices.count)
        }
        if start < 0 { start += Int64(values.count) }
        guard start >= 0, start < values.count else { return [] }
        let rest = values[Int(start)...]
        return Array(count.map { rest.prefix(Int($0)) } ?? rest)
    }

    private func checkTransformation(_ letter: Character, _ expansion: ParameterExpansion) throws(Stop) {
        if !"QEPAKakUuL".contains(letter) { throw failure("${\(shown(expansion))@\(letter)}: bad substitution") }
    }

    private func transformed(_ value: String, _ letter: Character, _ expansion: ParameterExpansion) -> String {
        switch letter {
        case "Q":
            let hasControls = value.utf8.contains { $0 < 32 || $0 == 127 }
            return hasControls ? Quoting.ansi(value) : Quoting.always(value)
        case "U": return value.uppercased()
        case "u": return value.prefix(1).uppercased() + value.dropFirst()
        case "L": return value.lowercased()
        case "E": return decodeEscapes(Array(value.utf8))
        case "a": return state.variable(expansion.name)?.attributeLetters ?? ""
        case "A":
            let letters = state.variable(expansion.name)?.attributeLetters ?? ""
            return (letters.isEmpty ? "" : "declare -\(letters) ") + "\(expansion.name)=\(Quoting.always(value))"
        default: return value
        }
    }
}
