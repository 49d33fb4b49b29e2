import FileTrees
import Testing

@Suite("A file tree")
struct FileTreeTests {
    private func file(_ text: String, mode: UInt16 = 0o644) -> Inode { Inode(.file(FileBody(text)), mode: mode) }

    @Test("an empty tree is one directory, 755, owned by root")
    func empty() {
        let tree = FileTree()
        #expect(tree.walk().isEmpty)
        #expect(tree[tree.root].isDirectory)
        #expect(tree[tree.root].mode == 0o755)
        #expect(tree.find("/") == tree.root)
        #expect(tree.find("") == tree.root)
        #expect(tree.find("nope") == nil)
    }

    @Test("paths may have slashes and dots to spare")
    func components() {
        #expect(FileTree.components("//a/./b//c/") == ["a", "b", "c"])
        var tree = FileTree()
        tree.write("x", to: "/a//b/./c")
        #expect(tree.inode(at: "a/b/c")?.body?.bytes == Array("x".utf8))
    }

    @Test("a copy does not see what happens to the original")
    func valueSemantics() {
        var tree = FileTree()
        tree.write("one", to: "a/f")
        let copy = tree
        tree.write("two", to: "a/f")
        tree.write("new", to: "a/g")
        #expect(copy.inode(at: "a/f")?.body == FileBody("one"))
        #expect(copy.find("a/g") == nil)
        #expect(tree.inode(at: "a/f")?.body == FileBody("two"))
    }

    @Test("a hard link is a second name of one object, which lives until its last name goes")
    func hardLinks() throws {
        var tree = FileTree()
        tree.write("x", to: "a")
        let id = try #require(tree.find("a"))
        tree.link(id, named: "b", in: tree.root, at: 5)
        #expect(tree[id].links == 2)
        #expect(tree.find("b") == id)
        tree.unlink("a", from: tree.root, at: 6)
        #expect(tree.find("a") == nil)
        #expect(tree[id].links == 1)
        #expect(tree.inode(at: "b")?.body == FileBody("x"))
        tree.unlink("b", from: tree.root, at: 7)
        #expect(!tree.contains(id))
    }

    @Test("an open object survives its last name until it is forgotten")
    func openObjects() throws {
        var tree = FileTree()
        tree.write("x", to: "a")
        let id = try #require(tree.find("a"))
        tree.unlink("a", from: tree.root, at: 0, isOpen: true)
        #expect(tree.find("a") == nil)
        #expect(tree[id].body == FileBody("x"))
        #expect(tree[id].links == 0)
        tree.forget(id)
        #expect(!tree.contains(id))
    }

    @Test("removing a directory takes everything below it, but not what has a name elsewhere")
    func removesBranches() throws {
        var tree = FileTree()
        tree.write("x", to: "d/e/f")
        tree.write("y", to: "d/g")
        let kept = try #require(tree.find("d/g"))
        tree.link(kept, named: "kept", in: tree.root, at: 0)
        let count = tree.inodes.count
        tree.remove("d")
        #expect(tree.walk().map(\.path) == ["kept"])
        #expect(tree.inodes.count == count - 3)
        #expect(tree[kept].links == 1)
    }

    @Test("renaming replaces what stood there, and a directory learns its new parent")
    func renaming() throws {
        var tree = FileTree()
        tree.write("x", to: "a/f")
        tree.write("old", to: "b/g")
        let (a, b) = (try #require(tree.find("a")), try #require(tree.find("b")))
        tree.rename("f", in: a, to: "g", in: b, at: 9)
        #expect(tree.walk().map(\.path) == ["a", "b", "b/g"])
        #expect(tree.inode(at: "b/g")?.body == FileBody("x"))
        #expect(tree[a].modified == 9)
        tree.rename("a", in: tree.root, to: "a", in: b, at: 9)
        #expect(tree[try #require(tree.find("b/a"))].directory?.parent == b)
    }

    @Test("renaming one name of an object to another name of it changes nothing")
    func renamingToSelf() throws {
        var tree = FileTree()
        tree.write("x", to: "a")
        let id = try #require(tree.find("a"))
        tree.link(id, named: "b", in: tree.root, at: 0)
        tree.rename("a", in: tree.root, to: "b", in: tree.root, at: 1)
        #expect(tree.find("a") == id)
        #expect(tree[id].links == 2)
    }

    @Test("walking gives parents first and names in byte order")
    func walking() {
        var tree = FileTree()
        for path in ["b", "a/z", "a/B", "a.txt", "é", "Z"] { tree.write("", to: path) }
        #expect(tree.walk().map(\.path) == ["Z", "a", "a/B", "a/z", "a.txt", "b", "é"])
    }

    @Test("the size counts an object with two names once")
    func size() throws {
        var tree = FileTree()
        tree.write("12345", to: "a")
        tree.place(Inode(.file(.program("sh", size: 100)), mode: 0o755), at: "bin/sh")
        tree.link(try #require(tree.find("a")), named: "b", in: tree.root, at: 0)
        #expect(tree.contentSize() == 105)
    }

    @Test("placing puts an object in place of whatever was there")
    func placing() {
        var tree = FileTree()
        tree.write("x", to: "d/f")
        tree.place(file("now a file"), at: "d")
        #expect(tree.walk().map(\.path) == ["d"])
    }

    @Test("copying a branch brings everything below")
    func copying() throws {
        var source = FileTree()
        source.write("x", to: "s/a/b", mode: 0o600)
        source.place(Inode(.symbolicLink("a"), mode: 0o777), at: "s/l")
        var tree = FileTree()
        tree.copy(try #require(source.find("s")), of: source, to: "t", at: 3)
        #expect(tree.walk().map(\.path) == ["t", "t/a", "t/a/b", "t/l"])
        #expect(tree.inode(at: "t/a/b")?.mode == 0o600)
    }

    @Test("digests are those of sha256sum")
    func digests() {
        #expect(
            Digest.sha256(of: "").hex == "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855")
        #expect(
            Digest.sha256(of: "abc").description
                == "sha256:ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad")
        #expect(Digest.sha256(of: "abc").short == "ba7816bf8f01")
    }
}
