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
        var words = arguments.dropFirst().drop { $0 == "-L" || $0 == "-H" || $0 == "-P" }[...]
        let starts = words.prefix { !$0.hasPrefix("-") && $0 != "(" && $0 != "!" }
        words = words.dropFirst(starts.count)
        do {
            var parser = FindParser(rest: words, simulation: simulation, me: me)
            expression = try parser.parse()
        } catch {
            simulation.print(
                "find: \(isBusybox ? error.message.replacing("unknown predicate `", with: "unrecognized: ").replacing("'", with: "") : error.message)\n",
                to: 2, as: me)
            return .exit(1)
        }
        pending = (starts.isEmpty ? ["."] : Array(starts)).reversed().map { Visit(path: $0, depth: 0) }
        return .again
    }

    private mutating func visitNext(
        _ visit: Visit, _ expression: FindExpression, _ simulation: inout Simulation, _ me: ProcessID
    ) {
        let inode: Inode
        do {
            inode = try simulation.status(of: visit.path, as: me, followingLast: false)
        } catch {
            simulation.print("find: \(isBusybox ? visit.path : "'\(visit.path)'"): \(error.rawValue)\n", to: 2, as: me)
            status = 1
            return
        }
        let goesDown = inode.isDirectory && visit.depth < expression.maximumDepth
        if expression.isDepthFirst, goesDown, !visit.isExpanded {
            pending.append(Visit(path: visit.path, depth: visit.depth, isExpanded: true))
            addChildren(of: visit, &simulation, me)
            return
        }
        current = Evaluation(visit: visit, isPruned: !goesDown || expression.isDepthFirst)
    }

    private mutating func addChildren(of visit: Visit, _ simulation: inout Simulation, _ me: ProcessID) {
        do {
            for name in try simulation.list(visit.path, as: me).reversed() {
                pending.append(Visit(path: PathText.join(visit.path, name), depth: visit.depth + 1))
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
            case .execute(let command, let isBatch, let id):
                if isBatch {
                    gathered[id, default: []].append(state.visit.path)
                    state.result = true
                } else {
                    let words = command.map { $0.replacing("{}", with: state.visit.path) }
                    state.result = false
                    current = state
                    start(words, &simulation, me)
                    return .again
                }
            case .test(let test): state.result = check(test, state.visit, &simulation, me)
            }
            current = state
        }
        return .again
    }

    private mutating func start(_ words: [String], _ simulation: inout Simulation, _ me: ProcessID) {
        let path = simulation.world.processes[me]?.environment["PATH"] ?? "/usr/local/bin:/usr/bin:/bin"
        let name = words.first ?? ""
        let located = name.contains("/") ? name : simulation.search(name, path: path, as: me)
        guard let located, let executable = try? simulation.loadExecutable(located, arguments: words, as: me) else {
            simulation.print("find: \(isBusybox ? name : "'\(name)'"): No such file or directory\n", to: 2, as: me)
            return
        }
        child = simulation.fork(me, as: executable.program)
        if let child { simulation.world.processes.table[child]?.arguments = executable.arguments }
    }

    private mutating func runGathered(
        _ expression: FindExpression, _ simulation: inout Simulation, _ me: ProcessID
    ) -> Step {
        guard let id = gathered.keys.min(), let paths = gathered.removeValue(forKey: id) else { return .exit(status) }
        for case .execute(let command, _, id) in expression.code { start(command.dropLast() + paths, &simulation, me) }
        return .again
    }

    private mutating func check(
        _ test: FindTest, _ visit: Visit, _ simulation: inout Simulation, _ me: ProcessID
    ) -> Bool {
        guard let inode = simulation.linkStatus(visit.path, as: me) else { return false }
        switch test {
        case .always(let value): return value
        case .name(let pattern, let ignoresCase):
            let name = PathText.baseName(visit.path)
            return Pattern(pattern).matches(ignoresCase ? name.lowercased() : name)
        case .path(let pattern): return Pattern(pattern).matches(visit.path)
        case .type(let letters): return letters.contains(LongListing.type(inode) == "-" ? "f" : LongListing.type(inode))
        case .size(let sign, let count, let unit):
            let blocks = (inode.size + unit - 1) / unit
            return sign == "+" ? blocks > count : sign == "-" ? blocks < count : blocks == count
        case .newer(let moment): return inode.modified > moment
        case .age(let sign, let count, let unit):
            let age = Int((simulation.world.clock.now.nanoseconds - inode.modified) / 1_000_000_000) / unit
            return sign == "+" ? age > count : sign == "-" ? age < count : age == count
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
        case .list:
            outbox.add(Array("\(visit.path)\n".utf8))
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
