import FileTrees
import Kernel
import Shell
import WorldModel

/// `find`: a program, because `-exec` runs others.
struct FindProgram: Program {
    private let arguments: [String]
    private let isBusybox: Bool
    private var outbox = Outbox()
    private var expression: FindExpression?
    /// Paths to visit, the next one last.
    private var pending: [Visit] = []
    private var status: Int32 = 0
    private var child: ProcessID?
    /// The conditions of the current path that are still to be evaluated.
    private var current: Evaluation?
    private var gathered: [Int: [String]] = [:]

    private struct Visit: Equatable {
        var path: String
        /// The starting point it was found under.
        var start: String
        var depth: Int
        var isExpanded = false
    }

    /// A path in the middle of its conditions, as a machine with a stack of results.
    private struct Evaluation: Equatable {
        var visit: Visit
        var instruction = 0
        var result = true
        var isPruned = false
    }

    init(arguments: [String], isBusybox: Bool) {
        self.arguments = arguments
        self.isBusybox = isBusybox
    }

    mutating func step(_ simulation: inout Simulation, _ me: ProcessID) -> Step {
        if let step = outbox.flush(&simulation, me) { return step }
        if let running = child {
            guard let end = simulation.reap(running, parent: me) else { return .wait([.child]) }
            child = nil
            current?.result = end.shellStatus == 0
            if current == nil, end.shellStatus != 0 { status = 1 }
        }
        guard let expression else { return begin(&simulation, me) }
        if current != nil { return evaluate(expression, &simulation, me) }
        guard let visit = pending.popLast() else { return runGathered(expression, &simulation, me) }
        visitNext(visit, expression, &simulation, me)
        return .again
    }

    private mutating func begin(_ simulation: inout Simulation, _ me: ProcessID) -> Step {
        let flags = arguments.dropFirst().prefix { $0 == "-L" || $0 == "-H" || $0 == "-P" }
        var words = arguments.dropFirst(1 + flags.count)
        let starts = words.prefix { !$0.hasPrefix("-") && $0 != "(" && $0 != "!" }
        words = words.dropFirst(starts.count)
        do {
            var parser = FindParser(rest: words, simulation: simulation, me: me, isBusybox: isBusybox)
            expression = try parser.parse()
            if flags.last == "-L" { expression?.followsLinks = true }
        } catch {
            if !isBusybox, error.message.hasPrefix("paths must precede"), let advice = advice(for: words) {
                simulation.print("find: \(error.message)\nfind: \(advice)\n", to: 2, as: me)
                return .exit(1)
            }
            simulation.print(
                "find: \(isBusybox ? error.message.replacing("unknown predicate `", with: "unrecognized: ").replacing("'", with: "") : error.message)\n",
                to: 2, as: me)
            return .exit(1)
        }
        pending = (starts.isEmpty ? ["."] : Array(starts)).reversed().map { Visit(path: $0, start: $0, depth: 0) }
        return .again
    }

    /// Patterns that the shell has expanded already are a frequent mistake.
    private func advice(for words: ArraySlice<String>) -> String? {
        let patterns = ["-name", "-iname", "-path", "-wholename", "-lname"]
        return words.first { patterns.contains($0) }.map { "possible unquoted pattern after predicate `\($0)'?" }
    }

    /// The object at a path, links followed where the command line says so.
    private func inode(_ path: String, _ simulation: Simulation, _ me: ProcessID) throws(Errno) -> Inode {
        if expression?.followsLinks == true, let inode = try? simulation.status(of: path, as: me) { return inode }
        return try simulation.status(of: path, as: me, followingLast: false)
    }

    private mutating func visitNext(
        _ visit: Visit, _ expression: FindExpression, _ simulation: inout Simulation, _ me: ProcessID
    ) {
        let inode: Inode
        do {
            inode = try self.inode(visit.path, simulation, me)
        } catch {
            simulation.print("find: \(isBusybox ? visit.path : "'\(visit.path)'"): \(error.rawValue)\n", to: 2, as: me)
            status = 1
            return
        }
        let goesDown = inode.isDirectory && visit.depth < min(expression.maximumDepth, 200)
        if expression.isDepthFirst, goesDown, !visit.isExpanded {
            pending.append(Visit(path: visit.path, start: visit.start, depth: visit.depth, isExpanded: true))
            addChildren(of: visit, &simulation, me)
            return
        }
        current = Evaluation(visit: visit, isPruned: !goesDown || expression.isDepthFirst)
    }

    private mutating func addChildren(of visit: Visit, _ simulation: inout Simulation, _ me: ProcessID) {
        do {
            for name in try simulation.list(visit.path, as: me).reversed() {
                pending.append(Visit(path: PathText.join(visit.path, name), start: visit.start, depth: visit.depth + 1))
            }
        } catch {
            simulation.print("find: \(isBusybox ? visit.path : "'\(visit.path)'"): \(error.rawValue)\n", to: 2, as: me)
            status = 1
        }
    }

    /// Goes through the conditions until they are done or one of them starts a child.
    private mutating func evaluate(
        _ expression: FindExpression, _ simulation: inout Simulation, _ me: ProcessID
    ) -> Step {
        while var state = current {
            guard state.visit.depth >= expression.minimumDepth, state.instruction < expression.code.count else {
                current = nil
                if !state.isPruned { addChildren(of: state.visit, &simulation, me) }
                break
            }
            let instruction = expression.code[state.instruction]
            state.instruction += 1
            switch instruction {
            case .jump(let target): state.instruction = target
            case .jumpIf(let value, let target): if state.result == value { state.instruction = target }
            case .negate: state.result.toggle()
            case .prune:
                state.isPruned = true
                state.result = true
            case .execute(let command, let id):
                if command.isBatch {
                    gathered[id, default: []].append(state.visit.path)
                    state.result = true
                    break
                }
                let path = command.isInDirectory ? "./" + PathText.baseName(state.visit.path) : state.visit.path
                let words = command.words.map { $0.replacing("{}", with: path) }
                if command.asks {
                    switch ask(words, state.visit.path, &simulation, me) {
                    case .success(true): break
                    case .success(false):
                        state.result = false
                        current = state
                        continue
                    case .failure(let waiting): return .wait([waiting.reason])
                    }
                }
                state.result = false
                current = state
                start(words, in: command.isInDirectory ? PathText.directory(state.visit.path) : nil, &simulation, me)
                return .again
            case .test(let test): state.result = check(test, state.visit, &simulation, me)
            }
            current = state
        }
        return .again
    }

    private struct Waiting: Error { var reason: WaitReason }

    /// `< rm ... ./a > ?` of `-ok`.
    private mutating func ask(
        _ words: [String], _ path: String, _ simulation: inout Simulation, _ me: ProcessID
    ) -> Result<Bool, Waiting> {
        if !hasAsked { simulation.print("< \(words.first ?? "") ... \(path) > ? ", to: 2, as: me) }
        hasAsked = true
        switch (try? simulation.readLine(0, as: me)) ?? .end {
        case .blocked(let reason): return .failure(Waiting(reason: reason))
        case .bytes(let bytes):
            hasAsked = false
            return .success(bytes.first == 0x79 || bytes.first == 0x59)
        case .end:
            hasAsked = false
            return .success(false)
        }
    }

    private var hasAsked = false

    private mutating func start(
        _ words: [String], in directory: String? = nil, _ simulation: inout Simulation, _ me: ProcessID
    ) {
        let path = simulation.world.processes[me]?.environment["PATH"] ?? "/usr/local/bin:/usr/bin:/bin"
        let name = words.first ?? ""
        let located = name.contains("/") ? name : simulation.search(name, path: path, as: me)
        guard let located, let executable = try? simulation.loadExecutable(located, arguments: words, as: me) else {
            simulation.print("find: \(isBusybox ? name : "'\(name)'"): No such file or directory\n", to: 2, as: me)
            return
        }
        child = simulation.fork(me, as: executable.program)
        guard let child else { return }
        simulation.world.processes.table[child]?.arguments = executable.arguments
        if let directory, let present = simulation.world.processes[me]?.workingDirectory {
            simulation.world.processes.table[child]?.workingDirectory = PathText.normal(directory, from: present)
        }
    }

    private mutating func runGathered(
        _ expression: FindExpression, _ simulation: inout Simulation, _ me: ProcessID
    ) -> Step {
        guard let id = gathered.keys.min(), let paths = gathered.removeValue(forKey: id) else { return .exit(status) }
        for case .execute(let command, id) in expression.code {
            start(command.words.dropLast() + paths, &simulation, me)
        }
        return .again
    }

    private static func compare(_ value: Int, _ sign: Character, _ count: Int) -> Bool {
        sign == "+" ? value > count : sign == "-" ? value < count : value == count
    }

    private mutating func check(
        _ test: FindTest, _ visit: Visit, _ simulation: inout Simulation, _ me: ProcessID
    ) -> Bool {
        guard let inode = try? inode(visit.path, simulation, me) else { return false }
        switch test {
        case .always(let value): return value
        case .name(let pattern, let ignoresCase):
            let name = PathText.baseName(visit.path)
            return Pattern(pattern).matches(ignoresCase ? name.lowercased() : name)
        case .path(let pattern, let ignoresCase):
            return Pattern(pattern).matches(ignoresCase ? visit.path.lowercased() : visit.path)
        case .target(let pattern):
            guard case .symbolicLink(let target) = inode.content else { return false }
            return Pattern(pattern).matches(target)
        case .regex(let text, let isExtended, let ignoresCase):
            let bytes = Array(visit.path.utf8)
            let expression = try? RegularExpression(text, isExtended: isExtended, ignoresCase: ignoresCase)
            return expression?.range(in: bytes) == 0..<bytes.count
        case .links(let sign, let count):
            return Self.compare(FindFormat.links(visit.path, inode, simulation, me), sign, count)
        case .number(let sign, let count):
            let location = try? simulation.resolve(visit.path, in: simulation.view(of: me), followingLast: false)
            return Self.compare(Int(location?.inode.number ?? 0), sign, count)
        case .sameFile(let other):
            let location = try? simulation.resolve(visit.path, in: simulation.view(of: me), followingLast: false)
            return location?.tree == other.tree && location?.inode == other.inode
        case .access(.execute) where inode.isFile && inode.mode & 0o111 == 0: return false
        case .access(let access): return simulation.allows(inode, access, simulation.view(of: me).credentials)
        case .unknownOwner(let isUser):
            let accounts = Accounts(simulation, me)
            return isUser ? accounts.user(inode.owner) == nil : accounts.group(inode.group) == nil
        case .type(let letters): return letters.contains(LongListing.type(inode) == "-" ? "f" : LongListing.type(inode))
        case .size(let sign, let count, let unit):
            // busybox compares bytes.
            if isBusybox { return Self.compare(inode.size, sign, count * unit) }
            return Self.compare((inode.size + unit - 1) / unit, sign, count)
        case .newer(let moment): return inode.modified > moment
        case .age(let sign, let count, let unit):
            let age = Int((simulation.world.clock.now.nanoseconds - inode.modified) / 1_000_000_000) / unit
            return Self.compare(age, sign, count)
        case .empty:
            if let directory = inode.directory { return directory.entries.isEmpty }
            return inode.body?.count == 0
        case .user(let id): return inode.owner == id
        case .group(let id): return inode.group == id
        case .permissions(let sign, let mode):
            let bits = inode.mode & 0o7777
            return sign == "-" ? bits & mode == mode : sign == "/" ? mode == 0 || bits & mode != 0 : bits == mode
        case .print(let end):
            outbox.add(Array(visit.path.utf8) + [end])
            return true
        case .format(let format):
            outbox.add(FindFormat(visit.path, visit.start, visit.depth, inode, simulation, me).text(format))
            return true
        case .list:
            outbox.add(FindFormat(visit.path, visit.start, visit.depth, inode, simulation, me).listing + "\n")
            return true
        case .delete:
            if visit.path == "." { return true }
            do throws(Errno) {
                if inode.isDirectory {
                    try simulation.removeDirectory(visit.path, as: me)
                } else {
                    try simulation.unlink(visit.path, as: me)
                }
                return true
            } catch {
                simulation.print("find: cannot delete '\(visit.path)': \(error.rawValue)\n", to: 2, as: me)
                status = 1
                return false
            }
        case .quit:
            pending = []
            return true
        }
    }
}
