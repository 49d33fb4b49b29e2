import ShellSyntax

/// Integer arithmetic of `$((…))`: C's operators on signed 64-bit numbers, with variables (XCU 2.6.4).
struct Arithmetic {
    private let text: [UInt8]
    private var at = 0
    /// Where the last token began, for bash's messages.
    private var last = 0
    private var depth = 0
    /// In the branch that is not taken nothing is assigned and nothing fails.
    private var isSkipping = 0

    struct Failure: Error {
        var message: String
        /// An unset variable under `set -u`: the shell ends.
        var endsShell = false
    }

    private init(_ text: String, depth: Int) {
        self.text = Array(text.utf8)
        self.depth = depth
    }

    /// The value of an expression. An empty one is 0.
    static func evaluate(
        _ expression: String, _ state: inout ShellState, depth: Int = 0
    ) throws(Failure) -> Int64 {
        if let number = Int64(expression), expression.utf8.first != UInt8(ascii: "0") || number == 0 { return number }
        var arithmetic = Arithmetic(expression, depth: depth)
        arithmetic.skipBlanks()
        guard arithmetic.at < arithmetic.text.count else {
            if state.flavour == .dash { throw arithmetic.primaryExpected(state) }
            return 0
        }
        let value = try arithmetic.parseComma(&state)
        arithmetic.skipBlanks()
        guard arithmetic.at >= arithmetic.text.count else { throw arithmetic.endExpected(state) }
        return value
    }

    // MARK: Errors

    private func primaryExpected(_ state: ShellState) -> Failure {
        switch state.flavour {
        case .bash: bash("syntax error: operand expected")
        case .dash: Failure(message: "arithmetic expression: expecting primary: \"\(whole)\"")
        case .ash: Failure(message: "arithmetic syntax error")
        }
    }

    private mutating func endExpected(_ state: ShellState) -> Failure {
        switch state.flavour {
        case .bash:
            last = at
            if at < text.count, text[at] == UInt8(ascii: "="), peek(1) != UInt8(ascii: "=") {
                return bash("attempted assignment to non-variable")
            }
            let isSign = at < text.count && !isWordByte(text[at])
            return bash(
                isSign && !"(+-!~".utf8.contains(text[at])
                    ? "syntax error: invalid arithmetic operator" : "syntax error in expression")
        case .dash: return Failure(message: "arithmetic expression: expecting EOF: \"\(whole)\"")
        case .ash: return Failure(message: "arithmetic syntax error")
        }
    }

    private func bash(_ message: String) -> Failure {
        var shown = text[...]
        while let first = shown.first, Self.isBlank(first) { shown.removeFirst() }
        let token = String(decoding: text[min(last, text.count)...], as: UTF8.self)
        return Failure(
            message: "\(String(decoding: shown, as: UTF8.self)): \(message) (error token is \"\(token)\")")
    }

    private func divisionByZero(_ state: ShellState, operand: Int) -> Failure {
        switch state.flavour {
        case .bash:
            var copy = self
            copy.last = operand
            while copy.last < text.count, Self.isBlank(text[copy.last]) { copy.last += 1 }
            return copy.bash("division by 0")
        case .dash: return Failure(message: "arithmetic expression: division by zero: \"\(whole)\"")
        case .ash: return Failure(message: "divide by zero")
        }
    }

    private var whole: String { String(decoding: text, as: UTF8.self) }

    private func tooDeep() -> Failure { Failure(message: "expression recursion level exceeded") }

    // MARK: Scanning

    private static func isBlank(_ byte: UInt8) -> Bool { byte == 32 || byte == 9 || byte == 10 }

    private mutating func skipBlanks() {
        while at < text.count, Self.isBlank(text[at]) { at += 1 }
    }

    private func peek(_ offset: Int = 0) -> UInt8 { at + offset < text.count ? text[at + offset] : 0 }

    private mutating func take(_ byte: UInt8) -> Bool {
        skipBlanks()
        guard at < text.count, text[at] == byte else { return false }
        last = at
        at += 1
        return true
    }

    private func isWordByte(_ byte: UInt8) -> Bool {
        byte == UInt8(ascii: "_") || (48...57).contains(byte) || (65...90).contains(byte) || (97...122).contains(byte)
    }

    // MARK: Operators

    /// The binary operator at the present place and its length; with `=` behind it, it assigns.
    private func nextOperator(_ state: ShellState) -> (sign: Operator, length: Int)? {
        let next = peek(1)
        switch peek() {
        case UInt8(ascii: "|"): return next == UInt8(ascii: "|") ? (.or, 2) : (.bitOr, 1)
        case UInt8(ascii: "&"): return next == UInt8(ascii: "&") ? (.and, 2) : (.bitAnd, 1)
        case UInt8(ascii: "^"): return (.bitXor, 1)
        case UInt8(ascii: "="): return next == UInt8(ascii: "=") ? (.equal, 2) : nil
        case UInt8(ascii: "!"): return next == UInt8(ascii: "=") ? (.unequal, 2) : nil
        case UInt8(ascii: "<"):
            return next == UInt8(ascii: "=")
                ? (.lessOrEqual, 2) : next == UInt8(ascii: "<") ? (.shiftLeft, 2) : (.less, 1)
        case UInt8(ascii: ">"):
            return next == UInt8(ascii: "=")
                ? (.greaterOrEqual, 2) : next == UInt8(ascii: ">") ? (.shiftRight, 2) : (.greater, 1)
        case UInt8(ascii: "+"): return (.plus, 1)
        case UInt8(ascii: "-"): return (.minus, 1)
        case UInt8(ascii: "*"):
            return next == UInt8(ascii: "*") && state.flavour != .dash ? (.power, 2) : (.times, 1)
        case UInt8(ascii: "/"): return (.divide, 1)
        case UInt8(ascii: "%"): return (.modulo, 1)
        default: return nil
        }
    }

    // MARK: Grammar

    private mutating func parseComma(_ state: inout ShellState) throws(Failure) -> Int64 {
        var value = try parseAssignment(&state)
        while state.flavour == .bash || state.flavour == .ash, take(UInt8(ascii: ",")) {
            value = try parseAssignment(&state)
        }
        return value
    }

    private mutating func parseAssignment(_ state: inout ShellState) throws(Failure) -> Int64 {
        depth += 1
        defer { depth -= 1 }
        guard depth < 300 else { throw tooDeep() }
        skipBlanks()
        let start = at
        if let target = try scanTarget(&state) {
            skipBlanks()
            if peek() == UInt8(ascii: "="), peek(1) != UInt8(ascii: "=") {
                last = at
                at += 1
                let value = try parseAssignment(&state)
                try assign(value, to: target, &state)
                return value
            }
            if let (sign, length) = nextOperator(state), peek(length) == UInt8(ascii: "="),
                sign.strength >= 3, sign.strength != 6, sign.strength != 7, sign != .power
            {
                last = at
                at += length + 1
                let operand = at
                let right = try parseAssignment(&state)
                let value = try apply(sign, try read(target, &state), right, operand: operand, state)
                try assign(value, to: target, &state)
                return value
            }
        }
        at = start
        return try parseConditional(&state)
    }

    private mutating func parseConditional(_ state: inout ShellState) throws(Failure) -> Int64 {
        depth += 1
        defer { depth -= 1 }
        guard depth < 300 else { throw tooDeep() }
        let condition = try parseBinary(1, &state)
        guard take(UInt8(ascii: "?")) else { return condition }
        isSkipping += condition == 0 ? 1 : 0
        let yes = try parseComma(&state)
        isSkipping -= condition == 0 ? 1 : 0
        guard take(UInt8(ascii: ":")) else {
            if state.flavour == .bash {
                throw bash("`:' expected for conditional expression")
            }
            throw Failure(
                message: state.flavour == .ash
                    ? "malformed ?: operator" : "arithmetic expression: expecting ':': \"\(whole)\"")
        }
        isSkipping += condition != 0 ? 1 : 0
        // By C's grammar an assignment cannot stand here.
        let no = try state.flavour == .ash ? parseAssignment(&state) : parseConditional(&state)
        isSkipping -= condition != 0 ? 1 : 0
        return condition != 0 ? yes : no
    }

    /// Operators of at least this strength, by precedence climbing.
    private mutating func parseBinary(_ strength: Int, _ state: inout ShellState) throws(Failure) -> Int64 {
        var left = try parseUnary(&state)
        while true {
            skipBlanks()
            guard let (sign, length) = nextOperator(state), sign.strength >= strength else { return left }
            if peek(length) == UInt8(ascii: "="), sign.strength != 6, sign.strength != 7 {
                last = at
                switch state.flavour {
                case .bash: throw bash("attempted assignment to non-variable")
                case .dash: return left  // no operator of an expression: it ends here
                case .ash: throw primaryExpected(state)
                }
            }
            last = at
            at += length
            let operand = at
            let skips = (sign == .and && left == 0) || (sign == .or && left != 0)
            isSkipping += skips ? 1 : 0
            let right = try parseBinary(sign == .power ? sign.strength : sign.strength + 1, &state)
            isSkipping -= skips ? 1 : 0
            left = try apply(sign, left, right, operand: operand, state)
        }
    }

    private mutating func parseUnary(_ state: inout ShellState) throws(Failure) -> Int64 {
        skipBlanks()
        depth += 1
        defer { depth -= 1 }
        guard depth < 300 else { throw tooDeep() }
        let byte = peek()
        switch byte {
        case UInt8(ascii: "+"), UInt8(ascii: "-"):
            if peek(1) == byte, let value = try parseStep(byte, &state) { return value }
            last = at
            at += 1
            let value = try parseUnary(&state)
            return byte == UInt8(ascii: "-") ? 0 &- value : value
        case UInt8(ascii: "!") where peek(1) != UInt8(ascii: "="):
            last = at
            at += 1
            return try parseUnary(&state) == 0 ? 1 : 0
        case UInt8(ascii: "~"):
            last = at
            at += 1
            return ~(try parseUnary(&state))
        default: return try parsePrimary(&state)
        }
    }

    /// `++name` and `--name`.
    private mutating func parseStep(_ byte: UInt8, _ state: inout ShellState) throws(Failure) -> Int64? {
        guard state.flavour != .dash else { return nil }
        let start = at
        at += 2
        skipBlanks()
        guard let target = try scanTarget(&state) else {
            at = start
            return nil
        }
        let value = try read(target, &state) &+ (byte == UInt8(ascii: "+") ? 1 : -1)
        try assign(value, to: target, &state)
        return value
    }

    private mutating func parsePrimary(_ state: inout ShellState) throws(Failure) -> Int64 {
        if take(UInt8(ascii: "(")) {
            let value = try parseComma(&state)
            guard take(UInt8(ascii: ")")) else {
                switch state.flavour {
                case .bash:
                    throw bash("missing `)'")
                case .dash: throw Failure(message: "arithmetic expression: expecting ')': \"\(whole)\"")
                case .ash: throw Failure(message: "arithmetic syntax error")
                }
            }
            return value
        }
        last = at < text.count ? at : last
        if let target = try scanTarget(&state) {
            let value = try read(target, &state)
            skipBlanks()
            let byte = peek()
            if state.flavour != .dash, byte == UInt8(ascii: "+") || byte == UInt8(ascii: "-"), peek(1) == byte {
                at += 2
                try assign(value &+ (byte == UInt8(ascii: "+") ? 1 : -1), to: target, &state)
            }
            return value
        }
        let start = at
        while at < text.count, isWordByte(text[at]) || text[at] == UInt8(ascii: "#") || text[at] == UInt8(ascii: "@") {
            at += 1
        }
        guard at > start else { throw primaryExpected(state) }
        let word = String(decoding: text[start..<at], as: UTF8.self)
        if state.flavour == .dash, Self.literal(word) == nil, (48...57).contains(text[start]) {
            // Like C's strtol, dash takes what is a number and stumbles over the rest.
            at = start + 1
            let digits: ClosedRange<UInt8> = text[start] == UInt8(ascii: "0") ? 48...55 : 48...57
            while at < text.count, digits.contains(text[at]) { at += 1 }
            return Self.literal(String(decoding: text[start..<at], as: UTF8.self)) ?? 0
        }
        return try number(word, state)
    }

    // MARK: Variables

    /// A variable, or an element of an array.
    private struct Target {
        var name: String
        var index: String?
    }

    private mutating func scanTarget(_ state: inout ShellState) throws(Failure) -> Target? {
        guard at < text.count, isWordByte(text[at]), !(48...57).contains(text[at]) else { return nil }
        let start = at
        while at < text.count, isWordByte(text[at]) { at += 1 }
        let name = String(decoding: text[start..<at], as: UTF8.self)
        guard state.flavour == .bash, peek() == UInt8(ascii: "[") else { return Target(name: name) }
        let open = at
        var level = 0
        while at < text.count {
            if text[at] == UInt8(ascii: "[") { level += 1 }
            if text[at] == UInt8(ascii: "]") { level -= 1 }
            at += 1
            if level == 0 { break }
        }
        return Target(name: name, index: String(decoding: text[(open + 1)..<max(open + 1, at - 1)], as: UTF8.self))
    }

    private mutating func read(_ target: Target, _ state: inout ShellState) throws(Failure) -> Int64 {
        var value: String?
        if let index = target.index {
            switch state.variables[state.resolved(target.name)]?.value {
            case .map(let map): value = map[index]
            case .list(let list):
                let number = try Self.evaluate(index, &state, depth: depth + 20)
                value = list[Int(number < 0 ? Int64(list.end) + number : number)]
            case .text(let text): value = try Self.evaluate(index, &state, depth: depth + 20) == 0 ? text : nil
            case nil: value = nil
            }
        } else {
            value = state.value(target.name) ?? state.special(target.name)
        }
        guard let value, !value.isEmpty else {
            if state.options.failsOnUnset, value == nil, isSkipping == 0, state.flavour == .bash {
                throw Failure(message: "\(target.name): unbound variable", endsShell: true)
            }
            return 0
        }
        if let number = Int64(value), value.utf8.first != UInt8(ascii: "0") || number == 0 { return number }
        if isSkipping > 0 { return 0 }
        guard state.flavour == .bash || state.flavour == .ash else {
            return try dashNumber(value)
        }
        guard depth < 60 else { throw tooDeep() }
        return try Self.evaluate(value, &state, depth: depth + 20)
    }

    /// dash takes only numbers from variables.
    private func dashNumber(_ value: String) throws(Failure) -> Int64 {
        var trimmed = Substring(value)
        while let first = trimmed.first, first == " " || first == "\t" || first == "\n" { trimmed.removeFirst() }
        while let last = trimmed.last, last == " " || last == "\t" || last == "\n" { trimmed.removeLast() }
        if trimmed.isEmpty { return 0 }
        let isNegative = trimmed.hasPrefix("-")
        let digits = isNegative || trimmed.hasPrefix("+") ? trimmed.dropFirst() : trimmed
        guard let number = Self.literal(String(digits)) else { throw Failure(message: "Illegal number: \(value)") }
        return isNegative ? 0 &- number : number
    }

    private func assign(_ value: Int64, to target: Target, _ state: inout ShellState) throws(Failure) {
        guard isSkipping == 0 else { return }
        let text = String(value)
        if let index = target.index {
            let name = state.resolved(target.name)
            if case .map? = state.variables[name]?.value {
                state.setElement(name, key: index, text, appends: false)
            } else {
                let number = try Self.evaluate(index, &state, depth: depth + 20)
                state.setElement(name, index: Int(number), text, appends: false)
            }
        } else if !state.set(target.name, text) {
            throw Failure(
                message: state.flavour == .bash
                    ? "\(target.name): readonly variable" : "\(target.name): is read only")
        }
    }

    // MARK: Numbers

    private func number(_ word: String, _ state: ShellState) throws(Failure) -> Int64 {
        if let value = Self.literal(word) { return value }
        guard state.flavour == .bash else {
            if state.flavour == .ash, let mark = word.firstIndex(of: "#"), let value = Self.based(word, mark) {
                return value
            }
            throw primaryExpectedOrEnd(word, state)
        }
        if let mark = word.firstIndex(of: "#") {
            guard let base = Int(word[..<mark]), (2...64).contains(base) else {
                throw bash("invalid arithmetic base")
            }
            guard let value = Self.based(word, mark) else { throw bash("value too great for base") }
            return value
        }
        throw bash("value too great for base")
    }

    private func primaryExpectedOrEnd(_ word: String, _ state: ShellState) -> Failure {
        guard state.flavour == .dash else { return Failure(message: "arithmetic syntax error") }
        return Failure(message: "arithmetic expression: expecting EOF: \"\(whole)\"")
    }

    /// A number in C's notation; too big ones wrap as in C's `strtoimax`, which stops at the end of the range.
    private static func literal(_ text: String) -> Int64? {
        var digits = Substring(text)
        var radix = 10
        if text.hasPrefix("0x") || text.hasPrefix("0X") {
            digits = text.dropFirst(2)
            radix = 16
        } else if text.hasPrefix("0"), text.count > 1 {
            radix = 8
        }
        guard let first = digits.first, first != "-", first != "+" else { return nil }
        if let value = Int64(digits, radix: radix) { return value }
        guard digits.allSatisfy({ $0.hexDigitValue.map { $0 < radix } ?? false }) else { return nil }
        return radix == 10 ? Int64.max : nil
    }

    /// `base#digits`, with letters, `@` and `_` as digits up to base 64.
    private static func based(_ word: String, _ mark: String.Index) -> Int64? {
        guard let base = Int64(word[..<mark]), (2...64).contains(base) else { return nil }
        var value: Int64 = 0
        for byte in word[word.index(after: mark)...].utf8 {
            let digit: Int64
            switch byte {
            case 48...57: digit = Int64(byte) - 48
            case 97...122: digit = Int64(byte) - 87
            case 65...90: digit = base <= 36 ? Int64(byte) - 55 : Int64(byte) - 29
            case UInt8(ascii: "@"): digit = 62
            case UInt8(ascii: "_"): digit = 63
            default: return nil
            }
            guard digit < base else { return nil }
            value = value &* base &+ digit
        }
        return value
    }

    private func apply(
        _ sign: Operator, _ a: Int64, _ b: Int64, operand: Int, _ state: ShellState
    ) throws(Failure) -> Int64 {
        switch sign {
        case .plus: return a &+ b
        case .minus: return a &- b
        case .times: return a &* b
        case .divide, .modulo:
            if isSkipping > 0 { return 0 }
            guard b != 0 else { throw divisionByZero(state, operand: operand) }
            if b == -1 { return sign == .divide ? 0 &- a : 0 }
            return sign == .divide ? a / b : a % b
        case .power:
            guard b >= 0 else {
                if isSkipping > 0 { return 0 }
                throw state.flavour == .bash ? bash("exponent less than 0") : Failure(message: "exponent less than 0")
            }
            var result: Int64 = 1
            var factor = a
            var left = b
            while left > 0 {
                if left & 1 == 1 { result = result &* factor }
                factor = factor &* factor
                left >>= 1
            }
            return result
        case .shiftLeft: return a << (b & 63)
        case .shiftRight: return a >> (b & 63)
        case .less: return a < b ? 1 : 0
        case .greater: return a > b ? 1 : 0
        case .lessOrEqual: return a <= b ? 1 : 0
        case .greaterOrEqual: return a >= b ? 1 : 0
        case .equal: return a == b ? 1 : 0
        case .unequal: return a != b ? 1 : 0
        case .bitAnd: return a & b
        case .bitXor: return a ^ b
        case .bitOr: return a | b
        case .and: return a != 0 && b != 0 ? 1 : 0
        case .or: return a != 0 || b != 0 ? 1 : 0
        }
    }
}
