import FileTrees
import Kernel
import Testing
import WorldModel

@Suite("Paths")
struct PathTests {
    private var world: SmallWorld {
        var world = SmallWorld()
        world.edit { tree in
            func link(_ path: String, _ target: String) {
                tree.place(Inode(.symbolicLink(target), mode: 0o777), at: path)
            }
            tree.write("x", to: "home/ada/f")
            link("abs", "/home/ada")
            link("home/rel", "ada/f")
            link("home/up", "../etc")
            link("dangling", "/nope")
            link("loop", "loop")
            link("ping", "pong")
            link("pong", "ping")
            link("chain0", "home")
            for index in 1...45 { link("chain\(index)", "chain\(index - 1)") }
        }
        return world
    }

    @Test(
        "lead to a path without links",
        arguments: [
            ("/", "/"), ("/home/ada/f", "/home/ada/f"), ("//home///ada/./f", "/home/ada/f"),
            ("/home/../home/ada", "/home/ada"), ("/../../etc", "/etc"), ("/abs/f", "/home/ada/f"),
            ("/home/rel", "/home/ada/f"), ("/home/up/owner", "/etc/owner"), ("/home/ada/", "/home/ada"),
            ("/abs/", "/home/ada"), ("/chain39", "/home"), ("/abs/..", "/home"),
        ])
    func resolves(_ path: String, _ wanted: String) {
        #expect(world.resolve(path) == .success(wanted))
    }

    @Test(
        "that lead nowhere say why",
        arguments: [
            ("", Errno.noEntry), ("/nope", .noEntry), ("/home/ada/f/", .notDirectory), ("/home/ada/f/x", .notDirectory),
            ("/home/ada/f/..", .notDirectory), ("/dangling", .noEntry), ("/loop", .tooManyLinks),
            ("/ping", .tooManyLinks), ("/loop/x", .tooManyLinks), ("/chain45", .tooManyLinks), ("/nope/..", .noEntry),
            ("/" + String(repeating: "x", count: 256), .nameTooLong),
        ])
    func fails(_ path: String, _ wanted: Errno) {
        #expect(world.resolve(path) == .failure(wanted))
    }

    @Test("start from the working directory when they are relative")
    func relative() {
        #expect(world.resolve("f", from: "/home/ada") == .success("/home/ada/f"))
        #expect(world.resolve("../../etc", from: "/home/ada") == .success("/etc"))
        #expect(world.resolve(".", from: "/abs") == .success("/home/ada"))
    }

    @Test("may end at a link itself, but not with a slash")
    func lastLink() {
        #expect(world.resolve("/loop", followingLast: false) == .success("/loop"))
        #expect(world.resolve("/abs", followingLast: false) == .success("/abs"))
        #expect(world.resolve("/abs/", followingLast: false) == .success("/home/ada"))
    }

    @Test("a mount hides what is below, the last one wins, and `..` leads out of it")
    func mounts() throws {
        var world = self.world
        var first = FileTree()
        first.write("1", to: "one")
        var second = FileTree()
        second.write("2", to: "two")
        world.edit { $0.write("hidden", to: "mnt/hidden") }
        world.simulation.world.trees[TreeID(2)] = first
        world.simulation.world.trees[TreeID(3)] = second
        func mount(_ tree: TreeID, _ inode: InodeID, readOnly: Bool = false) {
            world.simulation.world.machines[.host]?.mounts.append(
                Mount(path: "/mnt", tree: tree, root: inode, isReadOnly: readOnly))
        }
        mount(TreeID(2), first.root)
        #expect(world.resolve("/mnt/one") == .success("/mnt/one"))
        #expect(world.resolve("/mnt/hidden") == .failure(.noEntry))
        #expect(world.resolve("/mnt/..") == .success("/"))
        mount(TreeID(3), second.root, readOnly: true)
        #expect(world.resolve("/mnt/one") == .failure(.noEntry))
        #expect(world.resolve("/mnt/two") == .success("/mnt/two"))
        let me = world.person()
        #expect(throws: Errno.readOnly) { try world.simulation.unlink("/mnt/two", as: me) }
        #expect(throws: Errno.readOnly) { _ = try world.simulation.open("/mnt/new", .writing, as: me) }
        #expect(throws: Errno.readOnly) { try world.simulation.change("/mnt/two", as: me) { $0.mode = 0 } }
        #expect(throws: Errno.busy) { try world.simulation.removeDirectory("/mnt", as: me) }
        #expect(throws: Errno.crossDevice) { try world.simulation.makeHardLink(to: "/etc/owner", at: "/mnt/l", as: me) }
        #expect(throws: (any Error).self) { try world.simulation.rename("/etc/owner", to: "/mnt/o", as: me) }
    }

    @Test("a file can be mounted over a file")
    func fileMount() {
        var world = self.world
        world.simulation.world.trees[TreeID(2)] = FileTree(holding: Inode(.file(FileBody("over")), mode: 0o644))
        world.simulation.world.machines[.host]?.mounts.append(
            Mount(path: "/etc/owner", tree: TreeID(2), root: InodeID(1)))
        let bytes = try? world.simulation.contents(of: "/etc/owner", in: FileView(machine: .host))
        #expect(bytes == Array("over".utf8))
    }
}
