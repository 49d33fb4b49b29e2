import FileTrees
import Kernel
import WorldModel

/// A host with one small tree and no programs but those of the test.
struct SmallWorld {
    var simulation: Simulation
    let root = TreeID(1)

    init() {
        var tree = FileTree()
        for path in ["etc", "home/ada", "tmp", "mnt"] { tree.makeDirectories(path) }
        tree.write("root\n", to: "etc/owner")
        var world = World(seed: 1, now: Instant(seconds: 1_000_000))
        world.trees[root] = tree
        world.counters.tree = 1
        world.machines[.host] = Machine(
            hostname: "harbour", mounts: [Mount(path: "/", tree: root, root: tree.root)], network: .host)
        simulation = Simulation(
            world: world,
            catalog: Catalog(
                programs: [:], shell: { _ in Script([]) }, machineDidEnd: { _, _, _ in }, engineTimer: { _, _ in }))
    }

    /// Changes the root tree.
    mutating func edit(_ body: (inout FileTree) -> Void) {
        guard var tree = simulation.world.trees[root] else { return }
        body(&tree)
        simulation.world.trees[root] = tree
    }

    /// A process that does nothing until it is told.
    mutating func person(_ user: UInt32 = 0, groups: [UInt32] = [], in directory: String = "/") -> ProcessID {
        simulation.spawn(
            .init(
                program: Script(Array(repeating: .wait([.signal]), count: 100)), arguments: ["person"], machine: .host,
                workingDirectory: directory,
                credentials: Credentials(user: user, group: user, supplementary: groups)))
    }

    /// What a path leads to, or the failure.
    func resolve(_ path: String, followingLast: Bool = true, user: UInt32 = 0, from: String = "/") -> Result<
        String, Errno
    > {
        let view = FileView(
            machine: .host, workingDirectory: from, credentials: Credentials(user: user, group: user))
        do throws(Errno) {
            return .success(try simulation.resolve(path, in: view, followingLast: followingLast).path)
        } catch {
            return .failure(error)
        }
    }

    /// Runs until nothing is left to do, with all waiting instant.
    mutating func run(budget: Int = 100_000) {
        var budget = budget
        repeat { simulation.runUntilIdle(budget: &budget) } while budget > 0 && simulation.skipToNextTimer()
    }
}

/// A program that gives these steps one after the other, and then exits with 0.
struct Script: Program {
    var steps: [Step]
    var handled: Set<Signal> = []

    init(_ steps: [Step], handles: Set<Signal> = []) {
        self.steps = steps
        handled = handles
    }

    mutating func step(_ simulation: inout Simulation, _ me: ProcessID) -> Step {
        steps.isEmpty ? .exit(0) : steps.removeFirst()
    }

    func handles(_ signal: Signal) -> Bool { handled.contains(signal) }
}

/// A program that waits for a moment, writes its name into a file, and ends.
struct Alarm: Program {
    var name: String
    var due: Instant
    var isSet = false

    mutating func step(_ simulation: inout Simulation, _ me: ProcessID) -> Step {
        guard isSet else {
            isSet = true
            return .wait([.time(due)])
        }
        if let log = try? simulation.open("/tmp/log", .appending, as: me) {
            simulation.print(name + " ", to: log, as: me)
        }
        return .exit(0)
    }
}
