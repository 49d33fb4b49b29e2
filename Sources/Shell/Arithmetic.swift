/// Integer arithmetic of `$((…))`: C's operators on signed 64-bit numbers, with variables (XCU 2.6.4).
struct Arithmetic {
    /// Reads and writes variables of the shell.
    var state: ShellState
    private var text: [UInt8] = []
    private var at = 0
    private var depth = 0
    private var isSkipping = 0

    struct Failure: Error {
        var message: String
    }

    init(state: ShellState) { self.state = state }

    /// The value of an expression. An empty one is 0.
    mutating func evaluate(_ expression: String) throws(Failure) -> Int64 {
        text = Array(expression.utf8)
        at = 0
        skipBlanks()
        guard at < text.count else { return 0 }
        let value = try parseComma()
        skipBlanks()
        guard at >= text.count else { throw syntaxError() }
        return value
    }

    private func syntaxError() -> Failure {
        let token = String(decoding: text[min(at, text.count)...], as: UTF8.self)
        let whole = String(decoding: text, as: UTF8.self)
        switch state.flavour {
        case .bash: return Failure(message: "\(whole): syntax error: operand expected (error token is \"\(token)\")")
        case .dash: return Failure(message: "arithmetic expression: expecting primary: \"\(whole)\"")
        case .ash: return Failure(message: "arithmetic syntax error")
        }
    }

    private mutating func skipBlanks() {
        while at < text.count, text[at] == 32 || text[at] == 9 || text[at] == 10 { at += 1 }
    }

    private mutating func take(_ token: String) -> Bool {
        skipBlanks()
        guard text[at...].starts(with: token.utf8) else { return false }
        at += token.utf8.count
        return true
    }

    private func isNext(_ token: String) -> Bool { text[min(at, text.count)...].starts(with: token.utf8) }

    private mutating func parseComma() throws(Failure) -> Int64 {
        var value = try parseAssignment()
        while take(",") { value = try parseAssignment() }
        return value
    }

    private static let assignments = ["<<=", ">>=", "+=", "-=", "*=", "/=", "%=", "&=", "^=", "|=", "="]

    private mutating func parseAssignment() throws(Failure) -> Int64 {
        depth += 1
        defer { depth -= 1 }
        guard depth < 200 else { throw Failure(message: "expression recursion level exceeded") }
        let start = at
        if let name = scanName() {
            skipBlanks()
            if let sign = Self.assignments.first(where: { isNext($0) }), !isNext("==") {
                at += sign.utf8.count
                let right = try parseAssignment()
                let value = sign == "=" ? right : try apply(String(sign.dropLast()), try variable(name), right)
                if isSkipping == 0 { state.set(name, String(value)) }
                return value
            }
        }
        at = start
        return try parseConditional()
    }

    private mutating func parseConditional() throws(Failure) -> Int64 {
        let condition = try parseBinary(0)
        guard take("?") else { return condition }
        isSkipping += condition == 0 ? 1 : 0
        let yes = try parseAssignment()
        isSkipping -= condition == 0 ? 1 : 0
        guard take(":") else { throw syntaxError() }
        isSkipping += condition != 0 ? 1 : 0
        let no = try parseAssignment()
        isSkipping -= condition != 0 ? 1 : 0
        return condition != 0 ? yes : no
    }

    /// Operators by binding strength, weakest first.
    private static let levels: [[String]] = [
        ["||"], ["&&"], ["|"], ["^"], ["&"], ["==", "!="], ["<=", ">=", "<", ">"], ["<<", ">>"], ["+", "-"],
        ["*", "/", "%"],
    ]

    private mutating func parseBinary(_ level: Int) throws(Failure) -> Int64 {
        guard level < Self.levels.count else { return try parsePower() }
        var left = try parseBinary(level + 1)
        while let sign = nextSign(level) {
            at += sign.utf8.count
            let skips = (sign == "&&" && left == 0) || (sign == "||" && left != 0)
            isSkipping += skips ? 1 : 0
            let right = try parseBinary(level + 1)
            isSkipping -= skips ? 1 : 0
            left = try apply(sign, left, right)
        }
        return left
    }

    private mutating func nextSign(_ level: Int) -> String? {
        skipBlanks()
        guard let sign = Self.levels[level].first(where: { isNext($0) }) else { return nil }
        let following = at + sign.utf8.count < text.count ? text[at + sign.utf8.count] : 0
        let isLonger =
            following == 0x3D && !["==", "!=", "<=", ">="].contains(sign)
            || (sign == "|" || sign == "&" || sign == "<" || sign == ">") && following == sign.utf8.first
            || sign == "*" && following == 0x2A
        return isLonger ? nil : sign
    }

    private mutating func parsePower() throws(Failure) -> Int64 {
        let base = try parseUnary()
        guard take("**") else { return base }
        let exponent = try parsePower()
        guard exponent >= 0 else { throw Failure(message: "exponent less than 0") }
        var result: Int64 = 1
        for _ in 0..<min(exponent, 64) { result = result &* base }
        return result
    }

    private mutating func parseUnary() throws(Failure) -> Int64 {
        skipBlanks()
        depth += 1
        defer { depth -= 1 }
        guard depth < 200 else { throw Failure(message: "expression recursion level exceeded") }
        for sign in ["++", "--"] where isNext(sign) {
            let start = at
            at += 2
            skipBlanks()
            if let name = scanName() {
                let value = try variable(name) &+ (sign == "++" ? 1 : -1)
                if isSkipping == 0 { state.set(name, String(value)) }
                return value
            }
            at = start
            break
        }
        if take("-") { return 0 &- (try parseUnary()) }
        if take("+") { return try parseUnary() }
        if isNext("!"), !isNext("!=") {
            at += 1
            return try parseUnary() == 0 ? 1 : 0
        }
        if take("~") { return ~(try parseUnary()) }
        return try parsePrimary()
    }

    private mutating func parsePrimary() throws(Failure) -> Int64 {
        skipBlanks()
        if take("(") {
            let value = try parseComma()
            guard take(")") else { throw syntaxError() }
            return value
        }
        if let name = scanName() {
            let value = try variable(name)
            for sign in ["++", "--"] where isNext(sign) {
                at += 2
                if isSkipping == 0 { state.set(name, String(value &+ (sign == "++" ? 1 : -1))) }
                break
            }
            return value
        }
        let start = at
        while at < text.count, isWordByte(text[at]) || text[at] == UInt8(ascii: "#") { at += 1 }
        guard at > start, let value = Self.number(String(decoding: text[start..<at], as: UTF8.self)) else {
            throw syntaxError()
        }
        return value
    }

    private func isWordByte(_ byte: UInt8) -> Bool {
        byte == UInt8(ascii: "_") || (48...57).contains(byte) || (65...90).contains(byte) || (97...122).contains(byte)
    }

    private mutating func scanName() -> String? {
        skipBlanks()
        guard at < text.count, isWordByte(text[at]), !(48...57).contains(text[at]) else { return nil }
        let start = at
        while at < text.count, isWordByte(text[at]) { at += 1 }
        return String(decoding: text[start..<at], as: UTF8.self)
    }

    private mutating func variable(_ name: String) throws(Failure) -> Int64 {
        guard let value = state.value(name), !value.isEmpty else {
            if state.options.failsOnUnset, state.value(name) == nil {
                throw Failure(message: "\(name): unbound variable")
            }
            return 0
        }
        if let number = Self.number(value) { return number }
        guard depth < 60 else { throw Failure(message: "expression recursion level exceeded") }
        var inner = Arithmetic(state: state)
        inner.depth = depth + 20
        return try inner.evaluate(value)
    }

    /// A number in C's notation, or `base#digits`.
    private static func number(_ text: String) -> Int64? {
        let text = text.filter { $0 != " " }
        if text.hasPrefix("-") { return number(String(text.dropFirst())).map { 0 &- $0 } }
        if text.hasPrefix("0x") || text.hasPrefix("0X") { return Int64(text.dropFirst(2), radix: 16) }
        if let mark = text.firstIndex(of: "#"), let base = Int(text[..<mark]), (2...36).contains(base) {
            return Int64(text[text.index(after: mark)...], radix: base)
        }
        if text.hasPrefix("0"), text.count > 1 { return Int64(text, radix: 8) }
        return Int64(text)
    }

    private func apply(_ sign: String, _ a: Int64, _ b: Int64) throws(Failure) -> Int64 {
        switch sign {
        case "+": return a &+ b
        case "-": return a &- b
        case "*": return a &* b
        case "/", "%":
            if isSkipping > 0 { return 0 }
            guard b != 0 else {
                throw Failure(
                    message: state.flavour == .bash ? "division by 0 (error token is \"\(b)\")" : "divide by zero")
            }
            if b == -1 { return sign == "/" ? 0 &- a : 0 }
            return sign == "/" ? a / b : a % b
        case "<<": return a << (b & 63)
        case ">>": return a >> (b & 63)
        case "<": return a < b ? 1 : 0
        case ">": return a > b ? 1 : 0
        case "<=": return a <= b ? 1 : 0
        case ">=": return a >= b ? 1 : 0
        case "==": return a == b ? 1 : 0
        case "!=": return a != b ? 1 : 0
        case "&": return a & b
        case "^": return a ^ b
        case "|": return a | b
        case "&&": return a != 0 && b != 0 ? 1 : 0
        default: return a != 0 || b != 0 ? 1 : 0
        }
    }
}
