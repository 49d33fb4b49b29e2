import WorldModel

/// The grammar of dash's `test` (its `test.c`, descended from pdksh's): an operator is what it is only where an operand can
/// follow, and what is missing counts as false.
struct DashTest {
    typealias Failure = TestCommand.Failure

    private let command: TestCommand
    private let words: ArraySlice<String>
    private var at: Int

    /// Whether the expression is true. Up to four arguments are read as POSIX has it.
    static func evaluate(
        _ arguments: ArraySlice<String>, _ command: TestCommand, _ simulation: borrowing Simulation
    ) throws(Failure) -> Bool {
        let first = arguments.startIndex
        // However many negations lead up to a short expression, it is negated once.
        if arguments.count == 3 || arguments.count == 4, arguments[first] == "!",
            arguments.count == 4 || !isBinary(arguments[first + 1])
        {
            var rest = arguments.dropFirst()
            while rest.count == 3, rest.first == "!", !isBinary(rest[rest.startIndex + 1]) { rest = rest.dropFirst() }
            return try !evaluate(rest, command, simulation)
        }
        switch arguments.count {
        case 0: return false
        case 3 where isBinary(arguments[first + 1]):
            return try command.compare(arguments[first], arguments[first + 1], arguments[first + 2], simulation)
        case 3 where arguments[first] == "(" && arguments[first + 2] == ")",
            4 where arguments[first] == "(" && arguments[first + 3] == ")":
            return try evaluateAll(arguments.dropFirst().dropLast(), command, simulation)
        default: return try evaluateAll(arguments, command, simulation)
        }
    }

    private static func evaluateAll(
        _ words: ArraySlice<String>, _ command: TestCommand, _ simulation: borrowing Simulation
    ) throws(Failure) -> Bool {
        guard words.count(where: { $0 == "(" || $0 == "!" }) < 200 else {
            throw Failure(message: "nested too deeply")
        }
        var test = DashTest(command: command, words: words, at: words.startIndex)
        let value = try test.parseOr(test.token(test.at), simulation)
        // The last word that was looked at stands here; one more behind it has no place.
        if let here = test.word(test.at), test.word(test.at + 1) != nil {
            throw Failure(message: (here.isEmpty ? "" : here + ": ") + "unexpected operator")
        }
        return value
    }

    // MARK: Tokens

    private enum Token: Equatable {
        case end, operand, or, and, not, open, close
        case unary(String)
        case binary(String)
    }

    private static let unary: Set<String> = [
        "-r", "-w", "-x", "-e", "-f", "-d", "-c", "-b", "-p", "-u", "-g", "-k", "-s", "-t", "-z", "-n", "-h", "-O",
        "-G", "-L", "-S",
    ]
    private static let binary: Set<String> = [
        "=", "!=", "<", ">", "-eq", "-ne", "-ge", "-gt", "-le", "-lt", "-nt", "-ot", "-ef",
    ]

    private static func isBinary(_ word: String) -> Bool { binary.contains(word) }

    private func word(_ index: Int) -> String? { words.indices.contains(index) ? words[index] : nil }

    private func token(_ index: Int) -> Token {
        guard let word = word(index) else { return .end }
        switch word {
        case "-o": return .or
        case "-a": return .and
        case "!": return .not
        case "(": return self.word(index + 1) == nil ? .operand : .open
        case ")": return .close
        default: break
        }
        if Self.isBinary(word) { return .binary(word) }
        return Self.unary.contains(word) && !isOperand(index) ? .unary(word) : .operand
    }

    /// The word at the index, a unary operator by its looks, has nothing to work on.
    private func isOperand(_ index: Int) -> Bool {
        guard let next = word(index + 1) else { return true }
        return word(index + 2) != nil && Self.isBinary(next)
    }

    // MARK: Grammar

    private mutating func parseOr(_ token: Token, _ simulation: borrowing Simulation) throws(Failure) -> Bool {
        var value = try parseAnd(token, simulation)
        while self.token(at + 1) == .or {
            at += 2
            let right = try parseAnd(self.token(at), simulation)
            value = value || right
        }
        return value
    }

    private mutating func parseAnd(_ token: Token, _ simulation: borrowing Simulation) throws(Failure) -> Bool {
        var value = try parseNot(token, simulation)
        while self.token(at + 1) == .and {
            at += 2
            let right = try parseNot(self.token(at), simulation)
            value = value && right
        }
        return value
    }

    private mutating func parseNot(_ token: Token, _ simulation: borrowing Simulation) throws(Failure) -> Bool {
        guard token == .not else { return try parsePrimary(token, simulation) }
        let next = self.token(at + 1)
        if next != .end { at += 1 }
        return try !parseNot(next, simulation)
    }

    private mutating func parsePrimary(_ token: Token, _ simulation: borrowing Simulation) throws(Failure) -> Bool {
        switch token {
        case .end: return false
        case .open:
            at += 1
            let next = self.token(at)
            if next == .close { return false }
            let value = try parseOr(next, simulation)
            at += 1
            guard self.token(at) == .close else { throw Failure(message: "closing paren expected") }
            return value
        case .unary(let sign):
            at += 1
            guard let operand = word(at) else { throw Failure(message: "\(sign): argument expected") }
            return command.check(sign, operand, simulation)
        default: break
        }
        guard let left = word(at) else { return false }
        guard case .binary(let sign) = self.token(at + 1) else { return !left.isEmpty }
        at += 2
        guard let right = word(at) else { throw Failure(message: "\(sign): argument expected") }
        return try command.compare(left, sign, right, simulation)
    }
}
