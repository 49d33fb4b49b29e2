/// Takes the flags of one command out of a list of words, by the rules of Go's pflag.
///
/// `--name=x`, `--name x`, `-n x`, `-nx`, `-n=x`, grouped switches `-it`, and `--`, which ends the flags.
struct FlagScanner {
    let command: CommandSpec
    let check: CommandLineParser.ValueCheck?
    /// Whether the words after the first operand may still hold flags.
    let isInterspersed: Bool

    private(set) var flags: FlagValues
    private(set) var operands: [String] = []
    private(set) var operandsBeforeDash: Int?
    private(set) var notes: [String] = []
    private(set) var asksForHelp = false
    private var rest: ArraySlice<String> = []

    init(command: CommandSpec, isInterspersed: Bool, check: CommandLineParser.ValueCheck?) {
        self.command = command
        self.isInterspersed = isInterspersed
        self.check = check
        self.flags = FlagValues(specs: command.flags)
    }

    mutating func scan(_ words: ArraySlice<String>) throws(UsageError) {
        rest = words
        while let word = rest.popFirst() {
            guard word.utf8.first == UInt8(ascii: "-"), word.utf8.count > 1 else {
                operands.append(word)
                guard isInterspersed else { return takeRest() }
                continue
            }
            if word == "--" {
                operandsBeforeDash = operands.count
                return takeRest()
            }
            if word.hasPrefix("--") {
                try takeLong(word)
            } else {
                try takeShort(word)
            }
        }
    }

    private mutating func takeRest() {
        operands += rest
        rest = []
    }

    private mutating func takeLong(_ word: String) throws(UsageError) {
        let body = word.dropFirst(2)
        if body.hasPrefix("-") || body.hasPrefix("=") {
            throw .flag("bad flag syntax: \(word)", in: command)
        }
        let parts = body.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
        let name = String(parts.first ?? "")
        guard let flag = command.flag(name) else {
            if name == "help" { return try askForHelp(parts.count > 1 ? String(parts[1]) : "true") }
            throw .flag("unknown flag: --\(name)", in: command)
        }
        if parts.count > 1 {
            try set(flag, String(parts[1]))
        } else if let bare = flag.noOptionDefault {
            try set(flag, bare)
        } else if let next = rest.popFirst() {
            try set(flag, next)
        } else {
            throw .flag("flag needs an argument: \(word)", in: command)
        }
    }

    private mutating func askForHelp(_ value: String) throws(UsageError) {
        let flag = FlagSpec.bool("help", "Print usage")
        guard let wanted = GoNumber.parseBool(value) else {
            throw .value(value, of: flag, because: GoNumber.SyntaxError.bool(value).description, in: command)
        }
        asksForHelp = wanted
    }

    private mutating func takeShort(_ word: String) throws(UsageError) {
        var letters = word.dropFirst()
        while let letter = letters.first {
            let group = letters
            letters = letters.dropFirst()
            guard let flag = command.flag(shorthand: letter) else {
                if letter == "h" {
                    notes.append("Flag shorthand -h has been deprecated, use --help")
                    asksForHelp = true
                    continue
                }
                throw .flag("unknown shorthand flag: \(GoQuote.quote(letter)) in -\(group)", in: command)
            }
            if letters.first == "=", letters.count > 1 {
                return try set(flag, String(letters.dropFirst()))
            }
            if let bare = flag.noOptionDefault {
                try set(flag, bare)
            } else if !letters.isEmpty {
                return try set(flag, String(letters))
            } else if let next = rest.popFirst() {
                return try set(flag, next)
            } else {
                throw .flag("flag needs an argument: \(GoQuote.quote(letter)) in -\(group)", in: command)
            }
        }
    }

    private mutating func set(_ flag: FlagSpec, _ value: String) throws(UsageError) {
        if let reason = flag.complaint(about: value) ?? check?(flag, value) {
            throw .value(value, of: flag, because: reason, in: command)
        }
        if let note = flag.deprecation {
            notes.append("Flag --\(flag.name) has been deprecated, \(note)")
        }
        // `run` and `create` list --help among their own flags.
        if flag.name == "help" { asksForHelp = GoNumber.parseBool(value) ?? false }
        flags.append(value, for: flag)
    }
}
