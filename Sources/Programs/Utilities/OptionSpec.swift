/// Which options a utility knows.
struct OptionSpec: Sendable {
    /// Letters without a value.
    var flags: String
    /// Letters with a value.
    var values: String
    /// Long names: `recursive=r` stands for a letter, `size:` takes a value, `color?` may have one, `null` is a flag.
    var long: String
    /// Whether the first operand ends the options.
    var stopsAtOperand: Bool

    init(_ flags: String, values: String = "", long: String = "", stopsAtOperand: Bool = false) {
        self.flags = flags
        self.values = values
        self.long = long
        self.stopsAtOperand = stopsAtOperand
    }

    /// A long name with how it takes its value and what it stands for. Unambiguous beginnings are enough.
    func find(_ name: String) -> LongOption? {
        let all = long.split(separator: " ").map { LongOption($0) }
        if let exact = all.first(where: { $0.name == name }) { return exact }
        let matches = all.filter { $0.name.hasPrefix(name) }
        return matches.count == 1 ? matches[0] : nil
    }

    /// A long option as the specification describes it.
    struct LongOption {
        var name: String
        var key: String
        var takesValue = false
        var mayTakeValue = false

        init(_ word: Substring) {
            let parts = word.split(separator: "=", maxSplits: 1).map(String.init)
            name = parts[0]
            if let last = name.last, last == ":" || last == "?" {
                name.removeLast()
                takesValue = last == ":"
                mayTakeValue = last == "?"
            }
            key = parts.count > 1 ? parts[1] : name
        }
    }
}

/// A command line, sorted into options and operands.
struct ParsedOptions: Equatable {
    private(set) var found: [Found] = []
    private(set) var operands: [String] = []
    /// The first thing that is wrong with it.
    private(set) var failure: Failure?

    /// An option as it was given, by its letter or long name.
    struct Found: Equatable {
        var name: String
        var value: String
    }

    enum Failure: Equatable {
        case unknownLetter(Character)
        case unknownName(String)
        case missingValue(Character)
        case missingLongValue(String)
    }

    init(_ arguments: [String], _ spec: OptionSpec) {
        var rest = arguments[...]
        while let word = rest.popFirst() {
            if word == "--" {
                operands += rest
                return
            }
            if word.hasPrefix("--") {
                takeLong(word, &rest, spec)
            } else if word.hasPrefix("-"), word.count > 1 {
                takeLetters(word.dropFirst(), &rest, spec)
            } else {
                operands.append(word)
                if spec.stopsAtOperand {
                    operands += rest
                    return
                }
            }
        }
    }

    private mutating func takeLong(_ word: String, _ rest: inout ArraySlice<String>, _ spec: OptionSpec) {
        let parts = word.dropFirst(2).split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
        guard let option = spec.find(String(parts[0])) else {
            failure = failure ?? .unknownName(word)
            return
        }
        let needsValue = option.takesValue || spec.values.contains(option.key)
        if parts.count > 1 {
            found.append(Found(name: option.key, value: String(parts[1])))
        } else if needsValue {
            guard let value = rest.popFirst() else {
                failure = failure ?? .missingLongValue("--" + option.name)
                return
            }
            found.append(Found(name: option.key, value: value))
        } else {
            found.append(Found(name: option.key, value: ""))
        }
    }

    private mutating func takeLetters(_ word: Substring, _ rest: inout ArraySlice<String>, _ spec: OptionSpec) {
        var tail = word
        while let letter = tail.popFirst() {
            if spec.values.contains(letter) {
                guard let value = tail.isEmpty ? rest.popFirst() : String(tail) else {
                    failure = failure ?? .missingValue(letter)
                    return
                }
                found.append(Found(name: String(letter), value: value))
                return
            }
            if !spec.flags.contains(letter) { failure = failure ?? .unknownLetter(letter) }
            found.append(Found(name: String(letter), value: ""))
        }
    }

    func has(_ names: String...) -> Bool { found.contains { names.contains($0.name) } }

    /// The last value given.
    func value(_ name: String) -> String? { found.last { $0.name == name }?.value }

    /// The last value as a number, kept within what sizes and counts of simulated tools may be.
    func number(_ name: String) -> Int? { value(name).flatMap { Int($0) }.map { max(0, min($0, 1_000_000)) } }

    func values(_ name: String) -> [String] { found.filter { $0.name == name }.map(\.value) }

    /// Of options that override each other, the one given last.
    func last(of names: String...) -> String? { found.last { names.contains($0.name) }?.name }
}
