import FileTrees
import Kernel
import WorldModel

/// What a package manager is going to do and say, in order.
struct PackagePlan: Equatable {
    private(set) var steps: [Step] = []
    var status: Int32 = 0

    enum Step: Equatable {
        case say(String)
        case complain(String)
        /// Network and disk take their time.
        case pause(milliseconds: Int)
        case place(Inode, at: String)
        /// Takes a file away, and the directories that become empty.
        case remove(String)
        /// Adds a line to a file that does not have it.
        case append(line: String, to: String)
        /// Asks, and goes on if the answer is yes or nothing. Otherwise says something and ends.
        case confirm(question: String, refusal: String, status: Int32)
        /// Ends by becoming `sh -c`, with a directory in front of the search path.
        case becomeShell(String, searchFirst: String)
    }

    mutating func say(_ text: String) { steps.append(.say(text + "\n")) }

    /// Text without a newline.
    mutating func write(_ text: String) { steps.append(.say(text)) }

    mutating func complain(_ text: String) { steps.append(.complain(text + "\n")) }

    mutating func pause(_ milliseconds: Int) { steps.append(.pause(milliseconds: milliseconds)) }

    mutating func place(_ body: FileBody, at path: String, mode: UInt16 = 0o644) {
        steps.append(.place(Inode(.file(body), mode: mode), at: path))
    }

    mutating func add(_ step: Step) { steps.append(step) }

    mutating func add(_ more: PackagePlan) {
        steps += more.steps
        status = more.status
    }

    /// Ends with a message on standard error.
    mutating func fail(_ message: String, status: Int32 = 1) {
        complain(message)
        self.status = status
    }
}

/// The package managers. Each makes a plan from its command line and what it finds on the machine.
enum PackageManager: String, CaseIterable {
    case apk, apt, dpkg, npm, pip

    var plan: ([String], PackageScene) -> PackagePlan {
        switch self {
        case .apk: ApkManager.plan
        case .apt: AptManager.plan
        case .dpkg: DpkgManager.plan
        case .npm: NpmManager.plan
        case .pip: PipManager.plan
        }
    }
}

/// What a package manager finds: the machine it runs on, as far as it looks at it.
struct PackageScene {
    let simulation: Simulation
    let me: ProcessID

    func text(_ path: String) -> String? {
        (try? simulation.contents(of: path, as: me)).map { String(decoding: $0, as: UTF8.self) }
    }

    func exists(_ path: String) -> Bool { simulation.exists(path, as: me) }

    func list(_ path: String) -> [String] { (try? simulation.list(path, as: me)) ?? [] }

    var isRoot: Bool { simulation.world.processes[me]?.credentials.user == 0 }

    func variable(_ name: String) -> String? { simulation.world.processes[me]?.environment[name] }

    var now: Instant { simulation.world.clock.now }

    var isOnTerminal: Bool { simulation.isTerminal(1, of: me) }

    /// Whether a way leads out of the machine.
    var hasInternet: Bool { simulation.hasWayOut(simulation.namespace(of: me)) }
}

/// Carries a plan out.
struct PackageManagerProgram: Program {
    private let manager: PackageManager
    private let arguments: [String]
    private var plan: PackagePlan?
    private var next = 0
    private var pauseEnd: Instant?
    private var hasAsked = false

    init(_ manager: PackageManager, arguments: [String]) {
        self.manager = manager
        self.arguments = arguments
    }

    mutating func step(_ simulation: inout Simulation, _ me: ProcessID) -> Step {
        guard let plan else {
            plan = manager.plan(arguments, PackageScene(simulation: simulation, me: me))
            return .again
        }
        guard next < plan.steps.count else { return .exit(plan.status) }
        switch plan.steps[next] {
        case .say(let text): simulation.print(text, as: me)
        case .complain(let text): simulation.print(text, to: 2, as: me)
        case .place(let inode, let path): simulation.placeForPackage(inode, at: path, as: me)
        case .remove(let path): simulation.removeForPackage(path, as: me)
        case .append(let line, let path):
            let text = (try? simulation.contents(of: path, as: me)).map { String(decoding: $0, as: UTF8.self) } ?? ""
            if !text.split(separator: "\n").contains(Substring(line)) {
                try? simulation.put(FileBody(text + line + "\n"), at: path, as: me)
            }
        case .becomeShell(let line, let directory):
            let path = simulation.world.processes[me]?.environment["PATH"] ?? "/usr/local/bin:/usr/bin:/bin"
            simulation.world.processes.table[me]?.environment["PATH"] = "\(directory):\(path)"
            return ToolVoice(name: "npm", isBusybox: false).become(["/bin/sh", "-c", line], &simulation, me)
        case .pause(let milliseconds):
            let end = pauseEnd ?? simulation.world.clock.now + Int64(milliseconds) * 1_000_000
            pauseEnd = end
            if simulation.world.clock.now < end { return .wait([.time(end)]) }
            pauseEnd = nil
        case .confirm(let question, let refusal, let status):
            if !hasAsked { simulation.print(question, as: me) }
            hasAsked = true
            switch (try? simulation.readLine(0, as: me)) ?? .end {
            case .blocked(let reason): return .wait([reason])
            case .bytes(let bytes) where [0x0A, 0x59, 0x79].contains(bytes.first): hasAsked = false
            case .bytes, .end:
                simulation.print(refusal, as: me)
                return .exit(status)
            }
        }
        next += 1
        return .again
    }
}

extension Simulation {
    /// Puts a file where a package has it, with the directories on the way. What is there is replaced, as package
    /// managers rename new files into place; links in the way of directories are followed.
    fileprivate mutating func placeForPackage(_ inode: Inode, at path: String, as me: ProcessID) {
        var directory = ""
        for name in path.split(separator: "/").dropLast() {
            directory += "/" + name
            if !exists(directory, as: me) { try? makeDirectory(directory, mode: 0o755, as: me) }
        }
        try? unlink(path, as: me)
        let view = view(of: me)
        guard let place = try? place(of: path, in: view), place.existing == nil,
            (try? checkWritable(place.directory, view.credentials)) != nil
        else { return }
        var made = inode
        made.owner = view.credentials.user
        made.group = view.credentials.group
        made.modified = world.clock.now.nanoseconds
        add(made, at: place)
    }

    fileprivate mutating func removeForPackage(_ path: String, as me: ProcessID) {
        try? unlink(path, as: me)
        var directory = PathText.directory(path)
        while directory.count > 1, (try? list(directory, as: me))?.isEmpty == true {
            guard (try? removeDirectory(directory, as: me)) != nil else { return }
            directory = PathText.directory(directory)
        }
    }
}
