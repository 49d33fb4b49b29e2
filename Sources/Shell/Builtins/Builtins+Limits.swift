import Kernel
import ShellSyntax
import WorldModel

/// A limit on what a process may use, in the kernel's unit; nothing is unlimited (`getrlimit`).
package struct ResourceLimit: Sendable, Equatable {
    package var soft: Int?
    package var hard: Int?
}

/// What can be limited, and how the shells name it.
private struct Resource {
    /// The option of `ulimit` in bash and ash.
    var letter: Character
    /// Docker's name for it (`--ulimit`).
    var name: String
    var bash: String
    var ash: String
    /// In dash, with its own option; nothing where dash does not know it.
    var dash: (letter: Character, title: String)?
    /// Bytes in a unit of what `ulimit` takes and prints: in bash, and in dash and ash.
    var unit = 1
    var blockUnit = 1
    var standard = ResourceLimit()

    static let all: [Resource] = [
        Resource(
            letter: "c", name: "core", bash: "core file size              (blocks, -c)",
            ash: "core file size (blocks)         (-c)", dash: ("c", "coredump(blocks)"), unit: 1024, blockUnit: 512,
            standard: ResourceLimit(soft: 0, hard: nil)),
        Resource(
            letter: "d", name: "data", bash: "data seg size               (kbytes, -d)",
            ash: "data seg size (kb)              (-d)", dash: ("d", "data(kbytes)"), unit: 1024, blockUnit: 1024),
        Resource(
            letter: "e", name: "nice", bash: "scheduling priority                 (-e)",
            ash: "scheduling priority             (-e)", standard: ResourceLimit(soft: 0, hard: 0)),
        Resource(
            letter: "f", name: "fsize", bash: "file size                   (blocks, -f)",
            ash: "file size (blocks)              (-f)", dash: ("f", "file(blocks)"), unit: 1024, blockUnit: 512),
        Resource(
            letter: "i", name: "sigpending", bash: "pending signals                     (-i)",
            ash: "pending signals                 (-i)", standard: ResourceLimit(soft: 31_431, hard: 31_431)),
        Resource(
            letter: "l", name: "memlock", bash: "max locked memory           (kbytes, -l)",
            ash: "max locked memory (kb)          (-l)", dash: ("l", "locked memory(kbytes)"), unit: 1024,
            blockUnit: 1024, standard: ResourceLimit(soft: 8192 << 10, hard: 8192 << 10)),
        Resource(
            letter: "m", name: "rss", bash: "max memory size             (kbytes, -m)",
            ash: "max memory size (kb)            (-m)", dash: ("m", "memory(kbytes)"), unit: 1024, blockUnit: 1024),
        Resource(
            letter: "n", name: "nofile", bash: "open files                          (-n)",
            ash: "open files                      (-n)", dash: ("n", "nofiles"),
            standard: ResourceLimit(soft: 1_048_576, hard: 1_048_576)),
        Resource(
            letter: "q", name: "msgqueue", bash: "POSIX message queues         (bytes, -q)",
            ash: "POSIX message queues (bytes)    (-q)", standard: ResourceLimit(soft: 819_200, hard: 819_200)),
        Resource(
            letter: "r", name: "rtprio", bash: "real-time priority                  (-r)",
            ash: "real-time priority              (-r)", dash: ("r", "rtprio"),
            standard: ResourceLimit(soft: 0, hard: 0)),
        Resource(
            letter: "s", name: "stack", bash: "stack size                  (kbytes, -s)",
            ash: "stack size (kb)                 (-s)", dash: ("s", "stack(kbytes)"), unit: 1024, blockUnit: 1024,
            standard: ResourceLimit(soft: 8192 << 10, hard: nil)),
        Resource(
            letter: "t", name: "cpu", bash: "cpu time                   (seconds, -t)",
            ash: "cpu time (seconds)              (-t)", dash: ("t", "time(seconds)")),
        Resource(
            letter: "u", name: "nproc", bash: "max user processes                  (-u)",
            ash: "max user processes              (-u)", dash: ("p", "process")),
        Resource(
            letter: "v", name: "as", bash: "virtual memory              (kbytes, -v)",
            ash: "virtual memory (kb)             (-v)", dash: ("v", "vmemory(kbytes)"), unit: 1024, blockUnit: 1024),
        Resource(
            letter: "x", name: "locks", bash: "file locks                          (-x)",
            ash: "file locks                      (-x)", dash: ("w", "locks")),
    ]

    /// In the order in which dash prints them.
    static let dashOrder: [Character] = ["t", "f", "d", "s", "c", "m", "l", "p", "n", "v", "w", "r"]

    static func known(to flavour: ShellFlavour) -> [(letter: Character, title: String, resource: Resource)] {
        switch flavour {
        case .bash: all.map { ($0.letter, $0.bash, $0) }
        case .ash: all.map { ($0.letter, $0.ash, $0) }
        case .dash:
            dashOrder.compactMap { letter in
                all.first { $0.dash?.letter == letter }.map { (letter, $0.dash?.title.padded(to: 20) ?? "", $0) }
            }
        }
    }

    func unit(in flavour: ShellFlavour) -> Int { flavour == .bash ? unit : blockUnit }
}

extension Builtins {
    static func ulimit(
        _ shell: inout ShellProgram, _ words: [String], _ simulation: inout Simulation, _ me: ProcessID
    ) -> Int32 {
        let flavour = shell.state.flavour
        let known = Resource.known(to: flavour)
        var which: (soft: Bool, hard: Bool) = (false, false)
        var asked: [(letter: Character, value: String?)] = []
        var showsAll = false
        var rest = words.dropFirst()
        var loose: [String] = []
        while let word = rest.popFirst() {
            guard word.hasPrefix("-"), word.count > 1 else {
                // A number belongs to the option before it.
                if flavour != .dash, let last = asked.indices.last, asked[last].value == nil, loose.isEmpty {
                    asked[last].value = word
                } else {
                    loose.append(word)
                }
                continue
            }
            for letter in word.dropFirst() {
                switch letter {
                case "S": which.soft = true
                case "H": which.hard = true
                case "a": showsAll = true
                case _ where known.contains { $0.letter == letter }: asked.append((letter: letter, value: nil))
                default: return unknownLimit(letter, &shell, &simulation, me)
                }
            }
        }
        if flavour == .dash {
            if loose.count > 1 { return complain("too many arguments", &shell, &simulation, me) }
            // Only the last option counts.
            asked = [(letter: asked.last?.letter ?? "f", value: loose.first)]
        } else if asked.isEmpty, !showsAll {
            asked = [(letter: "f", value: loose.first)]
        }
        if showsAll { asked = known.map { (letter: $0.letter, value: nil) } }
        let showsTitles = asked.count > 1 || showsAll
        for (letter, value) in asked {
            guard let (_, title, resource) = known.first(where: { $0.letter == letter }) else { continue }
            let limit = self.limit(resource, shell, simulation, me)
            if let value {
                let status = set(resource, to: value, from: limit, which, &shell, &simulation, me)
                if status != 0 { return status }
            } else {
                let shown = which.hard && !which.soft ? limit.hard : limit.soft
                let text = shown.map { String($0 / resource.unit(in: flavour)) } ?? "unlimited"
                simulation.print((showsTitles ? title + " " : "") + text + "\n", as: me)
            }
        }
        return 0
    }

    /// What the shell has set, or what its machine was given, or what a machine has.
    private static func limit(
        _ resource: Resource, _ shell: ShellProgram, _ simulation: Simulation, _ me: ProcessID
    ) -> ResourceLimit {
        if let limit = shell.state.limits[resource.letter] { return limit }
        let machine = simulation.world.processes[me].flatMap { simulation.world.machines[$0.machine] }
        guard let given = machine?.ulimits.first(where: { $0.name == resource.name }) else {
            return resource.standard
        }
        func number(_ value: Int64) -> Int? { value < 0 ? nil : Int(value) }
        return ResourceLimit(soft: number(given.soft), hard: number(given.hard))
    }

    private static func set(
        _ resource: Resource, to text: String, from old: ResourceLimit, _ which: (soft: Bool, hard: Bool),
        _ shell: inout ShellProgram, _ simulation: inout Simulation, _ me: ProcessID
    ) -> Int32 {
        let flavour = shell.state.flavour
        let value: Int?
        switch text {
        case "unlimited": value = nil
        case "hard" where flavour == .bash: value = old.hard
        case "soft" where flavour == .bash: value = old.soft
        default:
            guard let number = Int(text), number >= 0 else {
                return switch flavour {
                case .bash: complain("\(text): invalid number", &shell, &simulation, me)
                case .dash: complain("bad number", &shell, &simulation, me)
                case .ash: complain("invalid number '\(text)'", &shell, &simulation, me)
                }
            }
            value = number.multipliedReportingOverflow(by: resource.unit(in: flavour)).partialValue
        }
        let setsBoth = which.soft == which.hard
        var new = old
        if setsBoth || which.soft { new.soft = value }
        if setsBoth || which.hard { new.hard = value }
        func isAbove(_ limit: Int?, _ other: Int?) -> Bool { (limit ?? Int.max) > (other ?? Int.max) }
        let problem: String? =
            if isAbove(new.soft, new.hard) {
                "Invalid argument"
            } else if isAbove(new.hard, old.hard), !mayRaise(simulation, me) {
                "Operation not permitted"
            } else {
                nil
            }
        if let problem {
            return switch flavour {
            case .bash:
                complain(
                    "\(resource.bash.prefix { $0 != "(" }.trimmingEnd): cannot modify limit: \(problem)", &shell,
                    &simulation, me)
            case .dash: complain("error setting limit (\(problem))", &shell, &simulation, me)
            case .ash: complain("error setting limit: \(problem)", &shell, &simulation, me)
            }
        }
        shell.state.limits[resource.letter] = new
        return 0
    }

    private static func mayRaise(_ simulation: Simulation, _ me: ProcessID) -> Bool {
        guard let credentials = simulation.world.processes[me]?.credentials else { return false }
        return credentials.user == 0 && credentials.capabilities.contains(.sysResource)
    }

    private static func unknownLimit(
        _ letter: Character, _ shell: inout ShellProgram, _ simulation: inout Simulation, _ me: ProcessID
    ) -> Int32 {
        switch shell.state.flavour {
        case .bash:
            shell.complain("-\(letter): invalid option", from: "ulimit", &simulation, me)
            simulation.print(usage(of: "ulimit"), to: 2, as: me)
            return 2
        case .dash: return complain("Illegal option -\(letter)", &shell, &simulation, me)
        case .ash:
            simulation.print("ulimit: invalid option -- '\(letter)'\n", to: 2, as: me)
            return 1
        }
    }

    private static func complain(
        _ text: String, _ shell: inout ShellProgram, _ simulation: inout Simulation, _ me: ProcessID
    ) -> Int32 {
        if shell.state.flavour == .ash {
            simulation.print("\(shell.state.name): \(text)\n", to: 2, as: me)
        } else {
            shell.complain(text, from: "ulimit", &simulation, me)
        }
        return shell.state.flavour == .dash ? 2 : 1
    }
}

extension StringProtocol {
    fileprivate var trimmingEnd: String {
        var text = Substring(self)
        while text.last == " " { text.removeLast() }
        return String(text)
    }

    fileprivate func padded(to width: Int) -> String {
        self + String(repeating: " ", count: Swift.max(0, width - count))
    }
}
