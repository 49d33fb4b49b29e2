import FileTrees
import Kernel
import Shell
import ShellSyntax
import WorldModel

@testable import Programs

/// A small host on which scripts run.
struct HostFixture {
    var simulation: Simulation

    /// What a script printed and how it ended.
    struct Outcome: Equatable {
        var output: String
        var errors: String
        var status: Int32
    }

    /// Every program at its name in `/bin`; with `isBusybox` all names are links to busybox.
    init(isBusybox: Bool = false) {
        var tree = FileTree()
        for path in [
            "bin", "etc", "home/ada", "root", "tmp", "dev", "var/log/nginx", "etc/nginx/conf.d", "usr/share/nginx/html",
        ] {
            tree.makeDirectories(path)
        }
        tree.write("root:x:0:0:root:/root:/bin/sh\nada:x:1000:1000::/home/ada:/bin/sh\n", to: "etc/passwd")
        tree.write("root:x:0:\nada:x:1000:\n", to: "etc/group")
        tree.write("127.0.0.1\tlocalhost\n", to: "etc/hosts")
        tree.place(Inode(.device(.null), mode: 0o666), at: "dev/null")
        tree.place(Inode(.device(.zero), mode: 0o666), at: "dev/zero")
        for (name, program) in Self.programs(isBusybox) {
            tree.place(Inode(.file(.program(program, size: 50_000)), mode: 0o755), at: "bin/" + name)
        }
        var world = World(seed: 1, now: Instant(seconds: 1_750_000_000))
        world.trees[TreeID(1)] = tree
        world.counters.tree = 1
        world.machines[.host] = Machine(
            hostname: "harbour", mounts: [Mount(path: "/", tree: TreeID(1), root: tree.root)], network: .host)
        let catalog = Catalog(
            programs: ProgramCatalog.factories, shell: { ProgramCatalog.shell(.dash, $0.arguments) },
            machineDidEnd: { _, _, _ in }, engineTimer: { _, _ in })
        simulation = Simulation(world: world, catalog: catalog)
    }

    private static func programs(_ isBusybox: Bool) -> [(String, String)] {
        var programs = ProgramCatalog.factories.keys.filter { $0.hasPrefix("gnu/") }.map {
            (String($0.dropFirst(4)), $0)
        }
        if isBusybox { programs = ProgramCatalog.applets.map { ($0, "busybox") } }
        return programs + [
            ("bash", "bash"), ("sh", isBusybox ? "busybox" : "dash"), ("nginx", "nginx"), ("hello", "hello"),
            ("redis-server", "redis-server"), ("redis-cli", "redis-cli"),
        ]
    }

    private mutating func makePipe() -> (pipe: PipeID, writer: OpenFileID) {
        let pipe = simulation.addPipe(capacity: 1 << 24)
        let reader = simulation.addOpenFile(OpenFile(.pipeEnd(pipe), canRead: true))
        simulation.retain(reader)
        return (pipe, simulation.addOpenFile(OpenFile(.pipeEnd(pipe), canWrite: true)))
    }

    /// Runs a script with `bash` to its end.
    mutating func run(
        _ script: String, input: String = "", as user: UInt32 = 0, in directory: String = "/tmp",
        flavour: ShellFlavour = .bash
    ) -> Outcome {
        let output = makePipe()
        let errors = makePipe()
        let source = simulation.addPipe(capacity: 1 << 24)
        simulation.world.streams.pipes[source]?.buffer = Array(input.utf8)
        let reader = simulation.addOpenFile(OpenFile(.pipeEnd(source), canRead: true))
        let parent = simulation.spawn(.init(program: Sitter(), arguments: ["sitter"], machine: .host))
        let shell = simulation.spawn(
            .init(
                program: ShellProgram(flavour: flavour, name: flavour.rawValue, text: script),
                arguments: [flavour.rawValue], machine: .host,
                environment: Environment(["PATH=/bin", "HOME=/root"]), workingDirectory: directory,
                credentials: Credentials(user: user, group: user), parent: parent,
                descriptors: [0: reader, 1: output.writer, 2: errors.writer]))
        var rounds = 0
        while simulation.isAlive(shell), rounds < 2_000 {
            rounds += 1
            var budget = 2_000_000
            simulation.runUntilIdle(budget: &budget)
            guard simulation.isAlive(shell), simulation.skipToNextTimer() else { break }
        }
        let status = simulation.reap(shell, parent: parent)?.shellStatus ?? -1
        return Outcome(output: take(output.pipe), errors: take(errors.pipe), status: status)
    }

    private mutating func take(_ pipe: PipeID) -> String {
        String(decoding: simulation.world.streams.pipes[pipe]?.buffer ?? [], as: UTF8.self)
    }
}

/// A parent that never ends.
private struct Sitter: Program {
    mutating func step(_ simulation: inout Simulation, _ me: ProcessID) -> Step { .wait([.signal]) }
}
