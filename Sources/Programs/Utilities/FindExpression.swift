import Kernel
import WorldModel

/// `find`'s conditions as a small program of tests and jumps.
struct FindExpression: Equatable {
    var code: [Instruction] = []
    var minimumDepth = 0
    var maximumDepth = Int.max
    var isDepthFirst = false

    enum Instruction: Equatable {
        case test(FindTest)
        case execute([String], isBatch: Bool, id: Int)
        case prune
        case negate
        case jump(Int)
        /// Jumps when the result so far is this.
        case jumpIf(Bool, Int)
    }
}

/// One condition or simple action.
enum FindTest: Equatable {
    case always(Bool)
    case name(String, ignoresCase: Bool)
    case path(String)
    case type(String)
    case size(Character, Int, unit: Int)
    case newer(Int64)
    case age(Character, Int, unit: Int)
    case empty
    case user(UInt32)
    case group(UInt32)
    case permissions(Character, UInt16)
    case print(UInt8)
    case list
    case delete
    case quit
}

/// Reads `find`'s command line after the starting points.
struct FindParser {
    private var rest: ArraySlice<String>
    private let simulation: Simulation
    private let me: ProcessID
    private var expression = FindExpression()
    private var hasAction = false
    private var depth = 0

    struct Failure: Error {
        var message: String
    }

    init(rest: ArraySlice<String>, simulation: Simulation, me: ProcessID) {
        self.rest = rest
        self.simulation = simulation
        self.me = me
    }

    mutating func parse() throws(Failure) -> FindExpression {
        if !rest.isEmpty { try parseOr() }
        if let extra = rest.first { throw Failure(message: "paths must precede expression: `\(extra)'") }
        if !hasAction {
            if expression.code.isEmpty {
                expression.code.append(.test(.print(0x0A)))
            } else {
                expression.code.append(.jumpIf(false, expression.code.count + 2))
                expression.code.append(.test(.print(0x0A)))
            }
        }
        return expression
    }

    private mutating func parseOr() throws(Failure) {
        depth += 1
        guard depth < 200 else { throw Failure(message: "expression is too deep") }
        try parseAnd()
        while rest.first == "-o" || rest.first == "-or" {
            rest = rest.dropFirst()
            let place = expression.code.count
            expression.code.append(.jump(0))
            try parseAnd()
            expression.code[place] = .jumpIf(true, expression.code.count)
        }
        depth -= 1
    }

    private mutating func parseAnd() throws(Failure) {
        try parseNot()
        while let word = rest.first, word != "-o", word != "-or", word != ")" {
            if word == "-a" || word == "-and" { rest = rest.dropFirst() }
            let place = expression.code.count
            expression.code.append(.jump(0))
            try parseNot()
            expression.code[place] = .jumpIf(false, expression.code.count)
        }
    }

    private mutating func parseNot() throws(Failure) {
        if rest.first == "!" || rest.first == "-not" {
            rest = rest.dropFirst()
            try parseNot()
            expression.code.append(.negate)
        } else if rest.first == "(" {
            rest = rest.dropFirst()
            try parseOr()
            guard rest.popFirst() == ")" else {
                throw Failure(message: "invalid expression; expected to find a ')' but didn't see one.")
            }
        } else {
            guard let word = rest.popFirst() else { throw Failure(message: "expected an expression after '!'") }
            try parsePrimary(word)
        }
    }

    private mutating func value(_ word: String) throws(Failure) -> String {
        guard let value = rest.popFirst() else { throw Failure(message: "missing argument to `\(word)'") }
        return value
    }

    private mutating func add(_ test: FindTest) { expression.code.append(.test(test)) }

    private mutating func parsePrimary(_ word: String) throws(Failure) {
        switch word {
        case "-name": add(.name(try value(word), ignoresCase: false))
        case "-iname": add(.name(try value(word).lowercased(), ignoresCase: true))
        case "-path", "-wholename": add(.path(try value(word)))
        case "-type": add(.type(try value(word).replacing(",", with: "")))
        case "-size": add(try size(word))
        case "-empty": add(.empty)
        case "-true": add(.always(true))
        case "-false": add(.always(false))
        case "-newer":
            let path = try value(word)
            guard let inode = try? simulation.status(of: path, as: me) else {
                throw Failure(message: "'\(path)': No such file or directory")
            }
            add(.newer(inode.modified))
        case "-mtime", "-mmin", "-ctime", "-atime":
            let text = try value(word)
            let (sign, count) = try number(text, word)
            add(.age(sign, count, unit: word == "-mmin" ? 60 : 86_400))
        case "-user", "-group", "-uid", "-gid": add(try owner(word))
        case "-perm": add(try permissions(word))
        case "-maxdepth", "-mindepth":
            let (_, count) = try number(try value(word), word)
            if word == "-maxdepth" { expression.maximumDepth = count } else { expression.minimumDepth = count }
            add(.always(true))
        case "-depth", "-d":
            expression.isDepthFirst = true
            add(.always(true))
        case "-xdev", "-mount", "-follow", "-noleaf", "-ignore_readdir_race": add(.always(true))
        default: try parseAction(word)
        }
    }

    private mutating func parseAction(_ word: String) throws(Failure) {
        hasAction = hasAction || word != "-prune"
        switch word {
        case "-print": add(.print(0x0A))
        case "-print0": add(.print(0))
        case "-ls": add(.list)
        case "-delete":
            expression.isDepthFirst = true
            add(.delete)
        case "-quit": add(.quit)
        case "-prune": expression.code.append(.prune)
        case "-exec", "-execdir", "-ok":
            var words: [String] = []
            while let next = rest.popFirst() {
                if next == ";" {
                    expression.code.append(.execute(words, isBatch: false, id: expression.code.count))
                    return
                }
                words.append(next)
                if next == "{}", rest.first == "+" {
                    rest = rest.dropFirst()
                    expression.code.append(.execute(words, isBatch: true, id: expression.code.count))
                    return
                }
            }
            throw Failure(message: "missing argument to `\(word)'")
        default:
            if word.hasPrefix("-") { throw Failure(message: "unknown predicate `\(word)'") }
            throw Failure(message: "paths must precede expression: `\(word)'")
        }
    }

    private func number(_ text: String, _ word: String) throws(Failure) -> (Character, Int) {
        let sign: Character = text.hasPrefix("+") ? "+" : text.hasPrefix("-") ? "-" : "="
        guard let count = Int(sign == "=" ? text : String(text.dropFirst())) else {
            throw Failure(message: "invalid argument `\(text)' to `\(word)'")
        }
        return (sign, count)
    }

    private mutating func size(_ word: String) throws(Failure) -> FindTest {
        var text = try value(word)
        let units: [Character: Int] = ["c": 1, "w": 2, "b": 512, "k": 1024, "M": 1 << 20, "G": 1 << 30]
        var unit = 512
        if let last = text.last, let found = units[last] {
            unit = found
            text.removeLast()
        }
        let (sign, count) = try number(text, word)
        return .size(sign, count, unit: unit)
    }

    private mutating func owner(_ word: String) throws(Failure) -> FindTest {
        let text = try value(word)
        let accounts = Accounts(simulation, me)
        let isUser = word == "-user" || word == "-uid"
        guard let id = isUser ? accounts.userID(text) : accounts.groupID(text) else {
            throw Failure(message: "'\(text)' is not the name of a known \(isUser ? "user" : "group")")
        }
        return isUser ? .user(id) : .group(id)
    }

    private mutating func permissions(_ word: String) throws(Failure) -> FindTest {
        let text = try value(word)
        let sign: Character = text.hasPrefix("-") ? "-" : text.hasPrefix("/") ? "/" : "="
        guard let mode = FileMode(sign == "=" ? text : String(text.dropFirst())) else {
            throw Failure(message: "invalid mode '\(text)'")
        }
        return .permissions(sign, mode.applied(to: 0, isDirectory: false, umask: 0))
    }
}
