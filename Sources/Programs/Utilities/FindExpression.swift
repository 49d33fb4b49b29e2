import FileTrees
import Kernel
import Shell
import WorldModel

/// `find`'s conditions as a small program of tests and jumps.
struct FindExpression: Equatable {
    var code: [Instruction] = []
    var minimumDepth = 0
    var maximumDepth = Int.max
    var isDepthFirst = false
    var followsLinks = false

    enum Instruction: Equatable {
        case test(FindTest)
        case execute(FindCommand, id: Int)
        case prune
        case negate
        case jump(Int)
        /// Jumps when the result so far is this.
        case jumpIf(Bool, Int)
    }
}

/// The command of an `-exec` and how it is run.
struct FindCommand: Equatable {
    var words: [String]
    /// With many paths at once (`+`).
    var isBatch = false
    /// In the directory of the file (`-execdir`).
    var isInDirectory = false
    /// After a yes (`-ok`).
    var asks = false
}

/// One condition or simple action.
enum FindTest: Equatable {
    case always(Bool)
    case name(String, ignoresCase: Bool)
    case path(String, ignoresCase: Bool)
    case target(String)
    case regex(String, isExtended: Bool, ignoresCase: Bool)
    case type(String)
    case links(Character, Int)
    case number(Character, Int)
    case sameFile(Location)
    case access(Simulation.Access)
    case unknownOwner(isUser: Bool)
    case size(Character, Int, unit: Int)
    case newer(Int64)
    case age(Character, Int, unit: Int)
    case empty
    case user(UInt32)
    case group(UInt32)
    case permissions(Character, UInt16)
    case print(UInt8)
    case format(String)
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
    private var isExtended = false
    private let isBusybox: Bool

    struct Failure: Error {
        var message: String
    }

    init(rest: ArraySlice<String>, simulation: Simulation, me: ProcessID, isBusybox: Bool) {
        self.isBusybox = isBusybox
        self.rest = rest
        self.simulation = simulation
        self.me = me
    }

    mutating func parse() throws(Failure) -> FindExpression {
        if !rest.isEmpty { try parseList() }
        if rest.first == ")" { throw Failure(message: "you have too many ')'") }
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

    /// `A , B`: both, and the result of the second.
    private mutating func parseList() throws(Failure) {
        try parseOr()
        while rest.first == "," {
            rest = rest.dropFirst()
            try parseOr()
        }
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
        while let word = rest.first, word != "-o", word != "-or", word != ")", word != "," {
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
            try parseList()
            guard rest.popFirst() == ")" else {
                throw Failure(
                    message: "invalid expression; I was expecting to find a ')' somewhere but did not see one.")
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
        case "-path", "-wholename": add(.path(try value(word), ignoresCase: false))
        case "-ipath", "-iwholename": add(.path(try value(word).lowercased(), ignoresCase: true))
        case "-lname": add(.target(try value(word)))
        case "-regex", "-iregex": add(try regex(word))
        case "-regextype":
            isExtended = ["posix-extended", "egrep", "awk", "posix-egrep", "posix-awk"].contains(try value(word))
            add(.always(true))
        case "-type", "-xtype":
            let letters = try value(word).replacing(",", with: "")
            if let wrong = letters.first(where: { !"bcdpflsD".contains($0) }) {
                throw Failure(message: "Unknown argument to -type: \(wrong)")
            }
            add(.type(letters))
        case "-links", "-inum":
            let (sign, count) = try number(try value(word), word)
            add(word == "-links" ? .links(sign, count) : .number(sign, count))
        case "-samefile":
            let path = try value(word)
            guard let location = try? simulation.resolve(path, in: simulation.view(of: me)) else {
                throw Failure(message: "'\(path)': No such file or directory")
            }
            add(.sameFile(location))
        case "-executable": add(.access(.execute))
        case "-readable": add(.access(.read))
        case "-writable": add(.access(.write))
        case "-nouser": add(.unknownOwner(isUser: true))
        case "-nogroup": add(.unknownOwner(isUser: false))
        case "-newermt":
            let text = try value(word)
            guard let moment = DateText.parse(text, now: simulation.world.clock.now) else {
                throw Failure(message: "I cannot figure out how to interpret '\(text)' as a date or time")
            }
            add(.newer(moment.nanoseconds))
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
        case "-follow":
            expression.followsLinks = true
            add(.always(true))
        case "-xdev", "-mount", "-noleaf", "-ignore_readdir_race": add(.always(true))
        default: try parseAction(word)
        }
    }

    private mutating func parseAction(_ word: String) throws(Failure) {
        hasAction = hasAction || word != "-prune"
        switch word {
        case "-print": add(.print(0x0A))
        case "-print0": add(.print(0))
        case "-printf": add(.format(try value(word)))
        case "-ls": add(.list)
        case "-delete":
            expression.isDepthFirst = true
            add(.delete)
        case "-quit": add(.quit)
        case "-prune": expression.code.append(.prune)
        case "-exec", "-execdir", "-ok", "-okdir":
            var command = FindCommand(words: [], isInDirectory: word.hasSuffix("dir"), asks: word.hasPrefix("-ok"))
            while let next = rest.popFirst() {
                if next == ";" {
                    expression.code.append(.execute(command, id: expression.code.count))
                    return
                }
                command.words.append(next)
                if next == "{}", rest.first == "+" {
                    rest = rest.dropFirst()
                    command.isBatch = true
                    expression.code.append(.execute(command, id: expression.code.count))
                    return
                }
            }
            throw Failure(message: "missing argument to `\(word)'")
        default:
            if word.hasPrefix("-") { throw Failure(message: "unknown predicate `\(word)'") }
            throw Failure(message: "paths must precede expression: `\(word)'")
        }
    }

    /// A regular expression; it must match the whole path.
    private mutating func regex(_ word: String) throws(Failure) -> FindTest {
        let pattern = try value(word)
        // Emacs's expressions are those of `grep` with `+` and `?`.
        let text = isBusybox || isExtended ? pattern : Self.extended(fromEmacs: pattern)
        do {
            let ignoresCase = word == "-iregex"
            _ = try RegularExpression(text, isExtended: !isBusybox, ignoresCase: ignoresCase)
            return .regex(text, isExtended: !isBusybox, ignoresCase: ignoresCase)
        } catch {
            throw Failure(message: "failed to compile regular expression '\(pattern)': \(error.message)")
        }
    }

    private static func extended(fromEmacs pattern: String) -> String {
        var out = ""
        var isEscaped = false
        for character in pattern {
            if "(){}|".contains(character) {
                out += isEscaped ? String(character) : "\\\(character)"
                isEscaped = false
            } else if character == "\\", !isEscaped {
                isEscaped = true
            } else {
                out += (isEscaped ? "\\" : "") + String(character)
                isEscaped = false
            }
        }
        return out
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
