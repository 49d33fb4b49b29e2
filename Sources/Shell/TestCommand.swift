import FileTrees
import Kernel
import WorldModel

/// `test` and `[` (XCU `test`).
package struct TestCommand {
    let simulation: Simulation
    let process: ProcessID

    /// A malformed expression.
    package struct Failure: Error {
        package var message: String
    }

    package init(simulation: Simulation, process: ProcessID) {
        self.simulation = simulation
        self.process = process
    }

    /// Whether the expression is true.
    package func evaluate(_ arguments: [String]) throws(Failure) -> Bool {
        switch arguments.count {
        case 0: return false
        case 1: return !arguments[0].isEmpty
        case 3 where Self.binary.contains(arguments[1]): return try compare(arguments[0], arguments[1], arguments[2])
        default:
            guard arguments.count(where: { $0 == "(" || $0 == "!" }) < 200 else {
                throw Failure(message: "nested too deeply")
            }
            var rest = arguments[...]
            let value = try parseOr(&rest)
            if let extra = rest.first {
                throw Failure(
                    message: arguments.count > 3 ? "too many arguments" : "\(extra): binary operator expected")
            }
            return value
        }
    }

    static let binary: Set<String> = [
        "=", "==", "!=", "<", ">", "-eq", "-ne", "-lt", "-le", "-gt", "-ge", "-nt", "-ot", "-ef",
    ]
    static let unary: Set<String> = [
        "-n", "-z", "-e", "-f", "-d", "-L", "-h", "-s", "-r", "-w", "-x", "-p", "-S", "-b", "-c", "-t", "-u", "-g",
        "-k",
        "-O", "-G",
    ]

    private func parseOr(_ rest: inout ArraySlice<String>) throws(Failure) -> Bool {
        var value = try parseAnd(&rest)
        while rest.first == "-o" {
            rest = rest.dropFirst()
            let right = try parseAnd(&rest)
            value = value || right
        }
        return value
    }

    private func parseAnd(_ rest: inout ArraySlice<String>) throws(Failure) -> Bool {
        var value = try parsePrimary(&rest)
        while rest.first == "-a" {
            rest = rest.dropFirst()
            let right = try parsePrimary(&rest)
            value = value && right
        }
        return value
    }

    private func parsePrimary(_ rest: inout ArraySlice<String>) throws(Failure) -> Bool {
        guard let first = rest.popFirst() else { throw Failure(message: "argument expected") }
        if first == "!" { return try !parsePrimary(&rest) }
        if let sign = rest.first, Self.binary.contains(sign), rest.count > 1 {
            let right = rest[rest.startIndex + 1]
            rest = rest.dropFirst(2)
            return try compare(first, sign, right)
        }
        if first == "(", !rest.isEmpty {
            let value = try parseOr(&rest)
            guard rest.popFirst() == ")" else { throw Failure(message: "`)' expected") }
            return value
        }
        if Self.unary.contains(first), let operand = rest.popFirst() { return check(first, operand) }
        if first.hasPrefix("-"), first.count == 2, !rest.isEmpty {
            throw Failure(message: "\(first): unary operator expected")
        }
        return !first.isEmpty
    }

    func compare(_ a: String, _ sign: String, _ b: String) throws(Failure) -> Bool {
        switch sign {
        case "=", "==": return a == b
        case "!=": return a != b
        case "<": return a < b
        case ">": return a > b
        case "-nt", "-ot":
            let first = (try? simulation.status(of: a, as: process))?.modified
            let second = (try? simulation.status(of: b, as: process))?.modified
            guard let first else { return sign == "-ot" && second != nil }
            guard let second else { return sign == "-nt" }
            return sign == "-nt" ? first > second : first < second
        case "-ef":
            let view = simulation.view(of: process)
            guard let first = try? simulation.resolve(a, in: view), let second = try? simulation.resolve(b, in: view)
            else { return false }
            return first.tree == second.tree && first.inode == second.inode
        default:
            let left = try integer(a)
            let right = try integer(b)
            switch sign {
            case "-eq": return left == right
            case "-ne": return left != right
            case "-lt": return left < right
            case "-le": return left <= right
            case "-gt": return left > right
            default: return left >= right
            }
        }
    }

    private func integer(_ text: String) throws(Failure) -> Int64 {
        guard let value = Int64(text.filter { $0 != " " }) else {
            throw Failure(message: "\(text): integer expression expected")
        }
        return value
    }

    func check(_ sign: String, _ operand: String) -> Bool {
        switch sign {
        case "-n": return !operand.isEmpty
        case "-z": return operand.isEmpty
        case "-t": return Int(operand).map { simulation.isTerminal($0, of: process) } ?? false
        case "-L", "-h":
            return (try? simulation.status(of: operand, as: process, followingLast: false))?.isSymbolicLink ?? false
        default: break
        }
        guard let inode = try? simulation.status(of: operand, as: process) else { return false }
        let user = simulation.view(of: process).credentials
        switch sign {
        case "-e": return true
        case "-f": return inode.isFile
        case "-d": return inode.isDirectory
        case "-s": return inode.size > 0
        case "-r": return simulation.allows(inode, .read, user)
        case "-w":
            let location = try? simulation.resolve(operand, in: simulation.view(of: process))
            return simulation.allows(inode, .write, user) && location?.isReadOnly == false
        case "-x": return user.user == 0 ? inode.mode & 0o111 != 0 : simulation.allows(inode, .execute, user)
        case "-p": if case .fifo = inode.content { return true } else { return false }
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
