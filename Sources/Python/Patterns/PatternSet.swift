/// Characters of which one has to stand: `[a-z_]`, `\d`.
struct PatternSet: Sendable, Equatable {
    var isNegated = false
    var items: [Item] = []

    enum Item: Sendable, Equatable {
        case range(UInt32, UInt32)
        case category(Category, isNegated: Bool)
    }

    enum Category: Sendable { case digit, space, word }

    /// Whether a character is one of them, as the flags want it.
    func contains(_ unit: UInt32, _ flags: PatternFlags) -> Bool {
        if has(unit, flags) { return !isNegated }
        guard flags.contains(.ignoreCase) else { return isNegated }
        let isFound = Self.otherCases(of: unit, flags).contains { has($0, flags) }
        return isFound != isNegated
    }

    private func has(_ unit: UInt32, _ flags: PatternFlags) -> Bool {
        items.contains { item in
            switch item {
            case .range(let low, let high): low <= unit && unit <= high
            case .category(let category, let isNegated): Self.is(unit, category, flags) != isNegated
            }
        }
    }

    /// Whether a character is a digit, white space, or part of a word. Beyond ASCII that is so for texts only, and not
    /// with `re.ASCII`.
    static func `is`(_ unit: UInt32, _ category: Category, _ flags: PatternFlags) -> Bool {
        if unit < 128 {
            switch category {
            case .digit: return (48...57).contains(unit)
            case .space:
                let isSeparator = (28...31).contains(unit) && flags.contains(.unicode)
                return unit == 32 || (9...13).contains(unit) || isSeparator
            case .word:
                return (48...57).contains(unit) || (65...90).contains(unit) || (97...122).contains(unit) || unit == 95
            }
        }
        guard flags.contains(.unicode), let scalar = Unicode.Scalar(unit) else { return false }
        switch category {
        case .digit: return scalar.properties.generalCategory == .decimalNumber
        case .space: return WhiteSpace.isSpace(scalar)
        case .word:
            switch scalar.properties.generalCategory {
            case .lowercaseLetter, .uppercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter: return true
            default: return scalar.properties.numericType != nil
            }
        }
    }

    /// The same letter as a capital or as a small one.
    static func otherCases(of unit: UInt32, _ flags: PatternFlags) -> [UInt32] {
        if unit < 128 {
            var cases: [UInt32] = []
            if (65...90).contains(unit) { cases = [unit + 32] }
            if (97...122).contains(unit) { cases = [unit - 32] }
            // The long s and the sign of Kelvin are an s and a k, too.
            if flags.contains(.unicode), unit | 32 == 115 { cases.append(0x17F) }
            if flags.contains(.unicode), unit | 32 == 107 { cases.append(0x212A) }
            return cases
        }
        guard flags.contains(.unicode), let scalar = Unicode.Scalar(unit) else { return [] }
        let forms = [scalar.properties.lowercaseMapping, scalar.properties.uppercaseMapping].map(\.unicodeScalars)
        return forms.compactMap { $0.count == 1 ? $0.first?.value : nil }.filter { $0 != unit }
    }
}
