import FileTrees
import Kernel
import Testing
import WorldModel

@Suite("System calls on files")
struct FileCallTests {
    @Test(
        "permission bits decide by owner, then group, then others, and root passes",
        arguments: [
            (0o700 as UInt16, 1 as UInt32, true), (0o077, 1, false), (0o040, 2, true), (0o704, 2, false),
            (0o004, 3, true),
            (0o440, 3, false), (0o000, 0, true), (0o400, 1, true),
        ])
    func permissions(_ mode: UInt16, _ user: UInt32, _ isAllowed: Bool) {
        // 1 owns it, 2 is in its group, 3 is someone else.
        let inode = Inode(.file(FileBody("x")), mode: mode, owner: 1, group: 9)
        let who = Credentials(user: user, group: user, supplementary: user == 2 ? [9] : [])
        #expect(SmallWorld().simulation.allows(inode, .read, who) == isAllowed)
    }

    @Test("a user writes only where the bits allow it")
    func writing() throws {
        var world = SmallWorld()
        world.edit { tree in
            tree.place(
                Inode(.directory(Directory(parent: tree.root)), mode: 0o755, owner: 1000, group: 1000), at: "home/ada")
            tree.write("secret", to: "etc/shadow", mode: 0o600)
        }
        let ada = world.person(1000)
        #expect(throws: Errno.accessDenied) { _ = try world.simulation.open("/etc/new", .writing, as: ada) }
        #expect(throws: Errno.accessDenied) { _ = try world.simulation.open("/etc/owner", .writing, as: ada) }
        #expect(throws: Errno.accessDenied) { _ = try world.simulation.open("/etc/shadow", .reading, as: ada) }
        #expect(throws: Errno.accessDenied) { try world.simulation.unlink("/etc/owner", as: ada) }
        #expect(throws: Errno.notPermitted) { try world.simulation.change("/etc/owner", as: ada) { $0.mode = 0o777 } }
        let descriptor = try world.simulation.open("/home/ada/f", .writing, as: ada)
        world.simulation.print("hello", to: descriptor, as: ada)
        let status = try world.simulation.status(of: "/home/ada/f", as: ada)
        #expect(status.owner == 1000)
        #expect(status.mode == 0o644)
        #expect(status.size == 5)
    }

    @Test("a directory without x cannot be passed, one without r cannot be listed")
    func directories() {
        var world = SmallWorld()
        world.edit { tree in
            tree.makeDirectories("closed", mode: 0o644)
            tree.write("x", to: "closed/f")
            tree.makeDirectories("blind", mode: 0o711)
            tree.write("x", to: "blind/f")
        }
        let ada = world.person(1000)
        #expect(throws: Errno.accessDenied) { _ = try world.simulation.status(of: "/closed/f", as: ada) }
        #expect(throws: Errno.accessDenied) { _ = try world.simulation.list("/blind", as: ada) }
        #expect(throws: Never.self) { _ = try world.simulation.status(of: "/blind/f", as: ada) }
    }

    @Test("in a sticky directory only owners remove")
    func sticky() throws {
        var world = SmallWorld()
        world.edit { tree in
            tree.makeDirectories("sticky", mode: 0o1777)
            tree.write("x", to: "sticky/f", owner: 1)
            tree.makeDirectories("shared", mode: 0o777)
            tree.write("x", to: "shared/f", owner: 1)
        }
        let other = world.person(2)
        let owner = world.person(1)
        #expect(throws: Errno.notPermitted) { try world.simulation.unlink("/sticky/f", as: other) }
        try world.simulation.unlink("/sticky/f", as: owner)
        try world.simulation.unlink("/shared/f", as: other)
    }

    @Test("hard links survive the removal of the other name, and directories have none")
    func hardLinks() throws {
        var world = SmallWorld()
        let me = world.person()
        try world.simulation.makeHardLink(to: "/etc/owner", at: "/tmp/l", as: me)
        #expect(try world.simulation.status(of: "/tmp/l", as: me).links == 2)
        try world.simulation.unlink("/etc/owner", as: me)
        #expect(try world.simulation.contents(of: "/tmp/l", as: me) == Array("root\n".utf8))
        #expect(try world.simulation.status(of: "/tmp/l", as: me).links == 1)
        #expect(throws: Errno.notPermitted) { try world.simulation.makeHardLink(to: "/etc", at: "/tmp/d", as: me) }
        #expect(throws: Errno.exists) { try world.simulation.makeHardLink(to: "/tmp/l", at: "/tmp/l", as: me) }
    }

    @Test("an open file can be read after its last name is gone")
    func openFileSurvives() throws {
        var world = SmallWorld()
        let me = world.person()
        let descriptor = try world.simulation.open("/etc/owner", .reading, as: me)
        try world.simulation.unlink("/etc/owner", as: me)
        #expect(try world.simulation.read(descriptor, as: me) == .bytes(Array("root\n".utf8)))
        #expect(try world.simulation.read(descriptor, as: me) == .end)
        let count = world.simulation.world.trees[world.root]?.inodes.count ?? 0
        world.simulation.close(descriptor, of: me)
        #expect(world.simulation.world.trees[world.root]?.inodes.count == count - 1)
        #expect(throws: Errno.badDescriptor) { _ = try world.simulation.read(descriptor, as: me) }
    }

    @Test(
        "rename follows rename(2)",
        arguments: [
            ("/d", "/d/sub/x", Errno.invalid), ("/f", "/d", .isDirectory), ("/d", "/f", .notDirectory),
            ("/e", "/d", .notEmpty), ("/nope", "/x", .noEntry), ("/f", "/nope/x", .noEntry),
            ("/f", "/f2/x", .notDirectory),
        ])
    func renameFailures(_ from: String, _ to: String, _ wanted: Errno) {
        var world = Self.renaming()
        let me = world.person()
        let before = world.simulation.world.trees[world.root]
        #expect(throws: wanted) { try world.simulation.rename(from, to: to, as: me) }
        #expect(world.simulation.world.trees[world.root] == before)
    }

    private static func renaming() -> SmallWorld {
        var world = SmallWorld()
        world.edit { tree in
            tree.write("f", to: "f")
            tree.write("f2", to: "f2")
            tree.write("x", to: "d/sub/y")
            tree.makeDirectories("e")
        }
        return world
    }

    @Test("rename replaces files and empty directories, and onto itself does nothing")
    func renames() throws {
        var world = Self.renaming()
        let me = world.person()
        try world.simulation.rename("/f", to: "/f2", as: me)
        #expect(try world.simulation.contents(of: "/f2", as: me) == Array("f".utf8))
        #expect(!world.simulation.exists("/f", as: me))
        try world.simulation.rename("/d", to: "/e", as: me)
        #expect(try world.simulation.list("/e", as: me) == ["sub"])
        try world.simulation.rename("/f2", to: "/f2", as: me)
        #expect(world.simulation.exists("/f2", as: me))
        try world.simulation.rename("/e", to: "/e", as: me)
        #expect(try world.simulation.list("/e/sub", as: me) == ["y"])
    }

    @Test("directories: made once, removed when empty")
    func makingAndRemoving() throws {
        var world = SmallWorld()
        let me = world.person()
        try world.simulation.makeDirectory("/tmp/d", mode: 0o777, as: me)
        #expect(try world.simulation.status(of: "/tmp/d", as: me).mode == 0o755)
        #expect(throws: Errno.exists) { try world.simulation.makeDirectory("/tmp/d", mode: 0o777, as: me) }
        #expect(throws: Errno.noEntry) { try world.simulation.makeDirectory("/a/b", mode: 0o777, as: me) }
        #expect(throws: Errno.isDirectory) { try world.simulation.unlink("/tmp/d", as: me) }
        #expect(throws: Errno.notEmpty) { try world.simulation.removeDirectory("/tmp/../etc", as: me) }
        #expect(throws: Errno.notDirectory) { try world.simulation.removeDirectory("/etc/owner", as: me) }
        try world.simulation.removeDirectory("/tmp/d", as: me)
        #expect(throws: Errno.noEntry) { try world.simulation.removeDirectory("/tmp/d", as: me) }
    }

    @Test("appending goes to the end whoever wrote last; offsets are shared by duplicates")
    func offsets() throws {
        var world = SmallWorld()
        let me = world.person()
        let one = try world.simulation.open("/tmp/f", .appending, as: me)
        let two = try world.simulation.open("/tmp/f", .appending, as: me)
        world.simulation.print("a", to: one, as: me)
        world.simulation.print("b", to: two, as: me)
        world.simulation.print("c", to: one, as: me)
        #expect(try world.simulation.contents(of: "/tmp/f", as: me) == Array("abc".utf8))
        let read = try world.simulation.open("/tmp/f", .reading, as: me)
        try world.simulation.duplicate(read, to: 9, as: me)
        #expect(try world.simulation.read(read, as: me, limit: 1) == .bytes(Array("a".utf8)))
        #expect(try world.simulation.read(9, as: me, limit: 1) == .bytes(Array("b".utf8)))
        #expect(throws: Errno.badDescriptor) { _ = try world.simulation.write([1], to: read, as: me) }
    }

    @Test("descriptors are the lowest free numbers")
    func lowestDescriptor() throws {
        var world = SmallWorld()
        let me = world.person()
        let numbers = try (0..<3).map { _ in try world.simulation.open("/etc/owner", .reading, as: me) }
        #expect(numbers == [numbers[0], numbers[0] + 1, numbers[0] + 2])
        world.simulation.close(numbers[1], of: me)
        #expect(try world.simulation.open("/etc/owner", .reading, as: me) == numbers[1])
    }
}
