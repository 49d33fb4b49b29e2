/// Go's `fmt.Sprintf` and `fmt.Sprint` on template values.
enum GoFormat {
    /// The values side by side; a blank between two that are no texts.
    static func sprint(_ values: [TemplateValue]) -> String {
        var text = ""
        var wasString = true
        for (index, value) in values.enumerated() {
            let isString = if case .string = value { true } else { false }
            if index > 0, !isString, !wasString { text += " " }
            text += value.printed
            wasString = isString
        }
        return text
    }

    /// A format with its verbs replaced by the values.
    static func sprintf(_ format: String, _ values: [TemplateValue]) -> String {
        var formatter = Formatter(values: values)
        formatter.run(format)
        return formatter.text
    }
}

extension TemplateValue {
    /// The value as `fmt` prints it: what is absent is `<nil>`.
    fileprivate var printed: String { self == .missing ? "<nil>" : text }
}

/// A verb with its flags, width and precision.
private struct FormatVerb {
    var alignsLeft = false
    var padsWithZeros = false
    var showsSign = false
    var hasSpace = false
    var isAlternate = false
    var width: Int?
    var precision: Int?
    var letter: Unicode.Scalar = "v"

    mutating func take(flag: Unicode.Scalar) -> Bool {
        switch flag {
        case "-": alignsLeft = true
        case "0": padsWithZeros = true
        case "+": showsSign = true
        case " ": hasSpace = true
        case "#": isAlternate = true
        default: return false
        }
        return true
    }

    func padded(_ text: String, isNumber: Bool) -> String {
        let missing = min(width ?? 0, 10_000) - text.unicodeScalars.count
        guard missing > 0 else { return text }
        if alignsLeft { return text + String(repeating: " ", count: missing) }
        guard padsWithZeros, isNumber else { return String(repeating: " ", count: missing) + text }
        let sign = text.first.map { $0 == "-" || $0 == "+" } == true ? String(text.prefix(1)) : ""
        return sign + String(repeating: "0", count: missing) + text.dropFirst(sign.count)
    }
}

private struct Formatter {
    let values: [TemplateValue]
    var text = ""
    private var used = 0

    init(values: [TemplateValue]) {
        self.values = values
    }

    mutating func run(_ format: String) {
        var rest = format.unicodeScalars[...]
        while let scalar = rest.popFirst() {
            guard scalar == "%" else {
                text.unicodeScalars.append(scalar)
                continue
            }
            var verb = FormatVerb()
            while let flag = rest.first, verb.take(flag: flag) { rest.removeFirst() }
            verb.width = number(&rest)
            if rest.first == "." {
                rest.removeFirst()
                verb.precision = number(&rest) ?? 0
            }
            guard let letter = rest.popFirst() else {
                text += "%!(NOVERB)"
                break
            }
            verb.letter = letter
            apply(verb)
        }
        let extra = values.dropFirst(used)
        guard !extra.isEmpty else { return }
        text += "%!(EXTRA " + extra.map { "\($0.typeName)=\($0.printed)" }.joined(separator: ", ") + ")"
    }

    private mutating func number(_ rest: inout Substring.UnicodeScalarView) -> Int? {
        if rest.first == "*" {
            rest.removeFirst()
            guard used < values.count, case .int(let value) = values[used] else { return nil }
            used += 1
            return Int(value)
        }
        let digits = rest.prefix { ("0"..."9").contains($0) }
        rest = rest.dropFirst(digits.count)
        return Int(String(digits))
    }

    private mutating func apply(_ verb: FormatVerb) {
        if verb.letter == "%" {
            text += "%"
            return
        }
        guard used < values.count else {
            text += "%!\(verb.letter)(MISSING)"
            return
        }
        let value = values[used]
        used += 1
        guard let (result, isNumber) = format(value, verb) else {
            text += "%!\(verb.letter)(\(value == .missing ? "<nil>" : "\(value.typeName)=\(value.printed)"))"
            return
        }
        text += verb.padded(result, isNumber: isNumber)
    }

    private func format(_ value: TemplateValue, _ verb: FormatVerb) -> (String, isNumber: Bool)? {
        if verb.letter == "T" { return (value == .missing ? "<nil>" : value.typeName, false) }
        switch value {
        case .int(let number): return integer(number, verb)
        case .float(let number): return fraction(number, verb).map { (signed($0, verb), true) }
        case .bool where verb.letter == "t" || verb.letter == "v": return (value.printed, false)
        case .string(let string): return self.string(string, verb).map { ($0, false) }
        case .list(let values) where verb.letter != "v" && verb.letter != "s":
            let parts = values.compactMap { format($0, verb)?.0 }
            return ("[" + parts.joined(separator: " ") + "]", false)
        case .bool: return nil
        default: return verb.letter == "v" || verb.letter == "s" ? (value.printed, false) : nil
        }
    }

    private func string(_ text: String, _ verb: FormatVerb) -> String? {
        let cut = verb.precision.map { String(String.UnicodeScalarView(text.unicodeScalars.prefix($0))) } ?? text
        switch verb.letter {
        case "v" where verb.isAlternate: return GoQuote.quote(cut)
        case "s", "v": return cut
        case "q": return GoQuote.quote(cut)
        case "x": return cut.utf8.map { GoQuote.hex(UInt32($0), width: 2) }.joined()
        case "X": return cut.utf8.map { GoQuote.hex(UInt32($0), width: 2).uppercased() }.joined()
        default: return nil
        }
    }

    private func integer(_ number: Int64, _ verb: FormatVerb) -> (String, isNumber: Bool)? {
        let scalar = UInt32(exactly: number).flatMap(Unicode.Scalar.init)
        switch verb.letter {
        case "d", "v": return (signed(String(number), verb), true)
        case "b": return (signed(String(number, radix: 2), verb), true)
        case "o": return (signed((verb.isAlternate ? "0" : "") + String(number, radix: 8), verb), true)
        case "x": return (signed((verb.isAlternate ? "0x" : "") + String(number, radix: 16), verb), true)
        case "X":
            let digits = String(number, radix: 16, uppercase: true)
            return (signed((verb.isAlternate ? "0X" : "") + digits, verb), true)
        case "c": return (scalar.map { String($0) } ?? "\u{fffd}", false)
        case "q": return (GoQuote.quote(Character(scalar ?? "\u{fffd}")), false)
        case "U": return ("U+" + GoQuote.hex(scalar?.value ?? 0xfffd, width: 4).uppercased(), false)
        default: return nil
        }
    }

    private func fraction(_ number: Double, _ verb: FormatVerb) -> String? {
        switch verb.letter {
        case "f", "F": NumberText.fixed(number, fractionDigits: verb.precision ?? 6)
        case "e": NumberText.exponential(number, fractionDigits: verb.precision ?? 6)
        case "g", "v":
            verb.precision.map { NumberText.general(number, significantDigits: $0) } ?? NumberText.shortest(number)
        default: nil
        }
    }

    private func signed(_ text: String, _ verb: FormatVerb) -> String {
        guard !text.hasPrefix("-"), !text.hasPrefix("+") else { return text }
        return verb.showsSign ? "+" + text : verb.hasSpace ? " " + text : text
    }
}
