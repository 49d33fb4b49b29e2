import FileTrees
import Kernel
import ShellSyntax
import WorldModel

/// `test` and `[` (XCU `test`).
package struct TestCommand {
    let process: ProcessID
    /// Whose words errors are in.
    var flavour = ShellFlavour.bash
    /// GNU's program, which speaks in words of its own.
    var isProgram = false

    /// A malformed expression.
    package struct Failure: Error {
        package var message: String
    }

    package init(process: ProcessID, flavour: ShellFlavour = .bash, isProgram: Bool = false) {
        self.process = process
        self.flavour = flavour
        self.isProgram = isProgram
    }

    /// Whether the expression is true. The number of arguments decides how they are read, as POSIX has it.
    package func evaluate(_ arguments: [String], _ simulation: borrowing Simulation) throws(Failure) -> Bool {
        if flavour == .dash { return try DashTest.evaluate(arguments[...], self, simulation) }
        switch arguments.count {
        case 0: return false
        case 1: return !arguments[0].isEmpty
        case 2 where arguments[0] == "!": return arguments[1].isEmpty
        case 2 where flavour == .ash && isBinary(arguments[1]):
            throw Failure(message: "\(arguments[1]): argument expected")
        case 2:
            guard Self.unary.contains(arguments[0]), flavour == .bash || !Self.bashOnly.contains(arguments[0]) else {
                throw failure(.unaryExpected, arguments[0], arguments[1])
            }
            return check(arguments[0], arguments[1], simulation)
        case 3 where isBinary(arguments[1]):
            return try compare(arguments[0], arguments[1], arguments[2], simulation)
        case 3 where arguments[1] == "-a" && !(arguments[0] == "!"):
            return !arguments[0].isEmpty && !arguments[2].isEmpty
        case 3 where arguments[1] == "-o" && !(arguments[0] == "!"):
            return !arguments[0].isEmpty || !arguments[2].isEmpty
        case 3 where arguments[0] == "!": return try !evaluate(Array(arguments[1...]), simulation)
        case 3 where arguments[0] == "(" && arguments[2] == ")": return !arguments[1].isEmpty
        case 3 where flavour == .bash: throw failure(.binaryExpected, arguments[1], arguments[1])
        case 4 where arguments[0] == "!" && isBinary(arguments[2]):
            return try !evaluate(Array(arguments[1...]), simulation)
        default:
            guard arguments.count(where: { $0 == "(" || $0 == "!" }) < 200 else {
                throw Failure(message: "nested too deeply")
            }
            var rest = arguments[...]
            let value = try parseOr(&rest, simulation)
            if let extra = rest.first { throw failure(.extra, extra, extra) }
            return value
        }
    }

    func isBinary(_ sign: String) -> Bool {
        Self.binary.contains(sign) && (sign != "=~" || flavour == .ash)
    }

    static let binary: Set<String> = [
        "=", "==", "!=", "<", ">", "-eq", "-ne", "-lt", "-le", "-gt", "-ge", "-nt", "-ot", "-ef", "=~",
    ]
    static let unary: Set<String> = [
        "-n", "-z", "-e", "-f", "-d", "-L", "-h", "-s", "-r", "-w", "-x", "-p", "-S", "-b", "-c", "-t", "-u", "-g",
        "-k", "-O", "-G", "-a", "-v", "-o", "-N", "-R",
    ]

    private static let bashOnly: Set<String> = ["-a", "-o", "-v", "-R", "-N"]

    // MARK: Messages

    private enum Fault {
        case unaryExpected, binaryExpected, extra, missing, unclosed
    }

    private func failure(_ fault: Fault, _ word: String, _ last: String) -> Failure {
        let message: String
        switch (flavour, fault) {
        case (.bash, .unaryExpected) where isProgram: message = "missing argument after '\(last)'"
        case (.bash, .binaryExpected) where isProgram: message = "'\(word)': binary operator expected"
        case (.bash, .extra) where isProgram: message = "extra argument '\(word)'"
        case (.bash, .missing) where isProgram: message = "missing argument"
        case (.bash, .unaryExpected): message = "\(word): unary operator expected"
        case (.bash, .binaryExpected): message = "\(word): binary operator expected"
        case (.bash, .extra): message = "too many arguments"
        case (.bash, .missing): message = "argument expected"
        case (.bash, .unclosed): message = "`)' expected"
        case (_, .unclosed): message = "closing paren expected"
        case (_, .missing): message = "argument expected"
        default: message = "\(last): unknown operand"
        }
        return Failure(message: message)
    }

    // MARK: Grammar

    private func parseOr(
        _ rest: inout ArraySlice<String>, _ simulation: borrowing Simulation
    ) throws(Failure) -> Bool {
        var value = try parseAnd(&rest, simulation)
        while rest.first == "-o" || (flavour == .ash && rest.first == "||") {
            rest = rest.dropFirst()
            let right = try parseAnd(&rest, simulation)
            value = value || right
        }
        return value
    }

    private func parseAnd(
        _ rest: inout ArraySlice<String>, _ simulation: borrowing Simulation
    ) throws(Failure) -> Bool {
        var value = try parsePrimary(&rest, simulation)
        while rest.first == "-a" || (flavour == .ash && rest.first == "&&") {
            rest = rest.dropFirst()
            let right = try parsePrimary(&rest, simulation)
            value = value && right
        }
        return value
    }

    private func parsePrimary(
        _ rest: inout ArraySlice<String>, _ simulation: borrowing Simulation
    ) throws(Failure) -> Bool {
        guard let first = rest.popFirst() else { throw failure(.missing, "", "") }
        if first == "!" { return try !parsePrimary(&rest, simulation) }
        if let sign = rest.first, isBinary(sign), rest.count > 1 {
            let right = rest[rest.startIndex + 1]
            rest = rest.dropFirst(2)
            return try compare(first, sign, right, simulation)
        }
        if first == "(", !rest.isEmpty {
            let value = try parseOr(&rest, simulation)
            guard rest.popFirst() == ")" else { throw failure(.unclosed, first, first) }
            return value
        }
        if Self.unary.contains(first), flavour == .bash || !Self.bashOnly.contains(first) {
            guard let operand = rest.popFirst() else {
                if flavour == .bash { return true }
                throw failure(.missing, first, first)
            }
            return check(first, operand, simulation)
        }
        if flavour == .bash, first.hasPrefix("-"), first.count == 2, !rest.isEmpty {
            throw failure(.unaryExpected, first, first)
        }
        return !first.isEmpty
    }

    // MARK: Comparing

    func compare(
        _ a: String, _ sign: String, _ b: String, _ simulation: borrowing Simulation
    ) throws(Failure) -> Bool {
        switch sign {
        case "=", "==": return a == b
        case "!=": return a != b
        case "<": return a.utf8.lexicographicallyPrecedes(b.utf8)
        case ">": return b.utf8.lexicographicallyPrecedes(a.utf8)
        case "-nt", "-ot":
            let first = (try? simulation.status(of: a, as: process))?.modified
            let second = (try? simulation.status(of: b, as: process))?.modified
            // Only for bash a file that is there is newer than one that is not.
            guard let first else { return flavour == .bash && sign == "-ot" && second != nil }
            guard let second else { return flavour == .bash && sign == "-nt" }
            return sign == "-nt" ? first > second : first < second
        case "-ef":
            let view = simulation.view(of: process)
            guard let first = try? simulation.resolve(a, in: view), let second = try? simulation.resolve(b, in: view)
            else { return false }
            return first.tree == second.tree && first.inode == second.inode
        case "=~":
            guard let expression = try? RegularExpression(b, isExtended: true) else { return false }
            return expression.matches(Array(a.utf8))
        default: return Self.compare(try integer(a), sign, try integer(b))
        }
    }

    static func compare(_ left: Int64, _ sign: String, _ right: Int64) -> Bool {
        switch sign {
        case "-eq": left == right
        case "-ne": left != right
        case "-lt": left < right
        case "-le": left <= right
        case "-gt": left > right
        default: left >= right
        }
    }

    private func integer(_ text: String) throws(Failure) -> Int64 {
        if let value = Int64(text) { return value }
        var digits = Substring(text)
        while let first = digits.first, first.isWhitespace { digits.removeFirst() }
        while let last = digits.last, last.isWhitespace { digits.removeLast() }
        guard let value = Int64(digits) else {
            switch flavour {
            case .bash:
                throw Failure(
                    message: isProgram ? "invalid integer '\(text)'" : "\(text): integer expression expected")
            case .dash: throw Failure(message: "Illegal number: \(text)")
            case .ash:
                guard !digits.isEmpty else { throw Failure(message: "bad number") }
                let isNumber = digits.drop { $0 == "-" || $0 == "+" }.allSatisfy { $0.isASCII && $0.isNumber }
                throw Failure(message: "\(text): \(isNumber ? "out of range" : "bad number")")
            }
        }
        return value
    }

    /// Tests of the shell itself, which only its builtin knows.
    static func checkShell(_ sign: String, _ operand: String, _ state: inout ShellState) -> Bool? {
        switch sign {
        case "-v":
            guard let open = operand.firstIndex(of: "["), operand.hasSuffix("]") else {
                return state.value(operand) != nil
                    || (Int(operand).map { $0 > 0 && $0 <= state.positional.count } ?? false)
            }
            let name = String(operand[..<open])
            let index = String(operand[operand.index(after: open)...].dropLast())
            switch state.variable(name)?.value {
            case .map(let map): return index == "@" || index == "*" ? !map.entries.isEmpty : map[index] != nil
            case .list(let list):
                if index == "@" || index == "*" { return !list.isEmpty }
                return (try? Arithmetic.evaluate(index, &state)).map {
                    list[Int($0 < 0 ? Int64(list.end) + $0 : $0)] != nil
                } ?? false
            case .text: return index == "0"
            case nil: return false
            }
        case "-o": return ShellState.Options.names(in: state).contains(operand)
        case "-R": return state.variables[operand]?.isReference ?? false
        default: return nil
        }
    }

    /// What is open behind `/dev/stdin`, `/dev/fd/3` and their kind.
    private func openKind(_ path: String, _ simulation: borrowing Simulation) -> OpenFile.Kind? {
        let standard = ["/dev/stdin": 0, "/dev/stdout": 1, "/dev/stderr": 2]
        guard let number = standard[path] ?? Simulation.descriptorNumber(path) else { return nil }
        return simulation.openFile(number, of: process)?.kind
    }

    func check(_ sign: String, _ operand: String, _ simulation: borrowing Simulation) -> Bool {
        switch sign {
        case "-n": return !operand.isEmpty
        case "-z": return operand.isEmpty
        case "-t": return Int(operand).map { simulation.isTerminal($0, of: process) } ?? false
        case "-L", "-h":
            return (try? simulation.status(of: operand, as: process, followingLast: false))?.isSymbolicLink ?? false
        case "-p", "-f", "-c", "-S":
            // `/dev/stdin` is what is open there.
            if let kind = openKind(operand, simulation) {
                switch kind {
                case .pipeEnd: return sign == "-p"
                case .socket: return sign == "-S"
                case .device, .terminal: return sign == "-c"
                case .log: return sign == "-p"
                case .inode: break
                }
            }
        default: break
        }
        guard let inode = try? simulation.status(of: operand, as: process) else { return false }
        let user = simulation.view(of: process).credentials
        switch sign {
        case "-e", "-a": return true
        case "-f": return inode.isFile
        case "-d": return inode.isDirectory
        case "-s": return inode.size > 0
        case "-r": return simulation.allows(inode, .read, user)
        case "-w":
            let location = try? simulation.resolve(operand, in: simulation.view(of: process))
            return simulation.allows(inode, .write, user) && location?.isReadOnly == false
        case "-x": return user.user == 0 ? inode.mode & 0o111 != 0 : simulation.allows(inode, .execute, user)
        case "-p": if case .fifo = inode.content { return true } else { return false }
        case "-S": if case .socket = inode.content { return true } else { return false }
        case "-c": if case .device = inode.content { return true } else { return false }
        case "-u": return inode.mode & 0o4000 != 0
        case "-g": return inode.mode & 0o2000 != 0
        case "-k": return inode.mode & 0o1000 != 0
        case "-O": return inode.owner == user.user
        case "-G": return inode.group == user.group
        default: return false
        }
    }
}
