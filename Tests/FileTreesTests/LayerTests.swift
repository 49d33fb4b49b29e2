import FileTrees
import TestSupport
import Testing

@Suite("A layer")
struct LayerTests {
    private static func randomPath(_ random: inout TestRandom) -> String {
        (0...random.below(3)).map { _ in random.pick(["a", "b", "c", "d.txt"]) }.joined(separator: "/")
    }

    private static func randomInode(_ random: inout TestRandom) -> Inode {
        let content: Inode.Content =
            switch random.below(6) {
            case 0: .directory(Directory(parent: InodeID(0)))
            case 1: .symbolicLink(randomPath(&random))
            case 2: .fifo
            case 3: .file(.filler("f\(random.below(3))", size: random.below(100)))
            default: .file(FileBody("text \(random.below(4))"))
            }
        return Inode(
            content, mode: random.pick([0o644, 0o755, 0o600, 0o1777]), owner: UInt32(random.below(2)),
            group: UInt32(random.below(2)), modified: Int64(random.below(3)))
    }

    private static func change(_ tree: inout FileTree, _ random: inout TestRandom, times: Int) {
        for _ in 0..<times {
            let path = randomPath(&random)
            switch random.below(5) {
            case 0: tree.remove(path, at: 7)
            case 1:
                if let id = tree.find(path), id != tree.root { tree[id].mode = random.pick([0o700, 0o755, 0o444]) }
            default:
                // Nothing can be put below what is no directory.
                let above = path.split(separator: "/").dropLast()
                let blocked = above.indices.contains { index in
                    tree.inode(at: above[...index].joined(separator: "/")).map { !$0.isDirectory } ?? false
                }
                if !blocked { tree.place(randomInode(&random), at: path) }
            }
        }
    }

    private static func look(_ tree: FileTree) -> [(path: String, inode: Inode)] {
        tree.walk().map { ($0.path, tree[$0.id]) }
    }

    @Test("put on its base, gives the tree it was made from", arguments: 1...150 as ClosedRange<UInt64>)
    func roundTrip(_ seed: UInt64) {
        var random = TestRandom(seed: seed)
        var base = FileTree()
        Self.change(&base, &random, times: 25)
        var tree = base
        Self.change(&tree, &random, times: 15)
        let layer = tree.layer(over: base)
        let result = base.applying(layer)
        let (wanted, found) = (Self.look(tree), Self.look(result))
        #expect(found.map(\.path) == wanted.map(\.path), "seed \(seed)")
        for (a, b) in zip(wanted, found) where !a.inode.looksLike(b.inode) {
            Issue.record("seed \(seed): \(a.path) is \(b.inode), not \(a.inode)")
        }
        #expect(result.layer(over: tree).entries.isEmpty)
        #expect(tree.changes(since: result).isEmpty)
        #expect(base.applying(LayerContent()) == base)
        #expect(tree.layer(over: base).digest == layer.digest)
    }

    @Test("of equal trees is empty, whatever the numbers of their objects")
    func equalTrees() {
        var a = FileTree()
        a.write("x", to: "f")
        a.write("y", to: "g")
        var b = FileTree()
        b.write("y", to: "g")
        b.write("x", to: "f")
        #expect(a.layer(over: b).entries.isEmpty)
    }

    @Test("hides what was removed with a whiteout, one for a whole branch")
    func whiteouts() {
        var base = FileTree()
        base.write("x", to: "d/e/f")
        base.write("y", to: "keep")
        var tree = base
        tree.remove("d")
        let layer = tree.layer(over: base)
        #expect(layer.entries.map(\.path) == ["d"])
        #expect(layer.entries.first?.entry == .whiteout)
        #expect(layer.size == 0)
    }

    @Test("changes are listed as docker diff lists them, parents first")
    func changes() {
        var base = FileTree()
        base.write("x", to: "etc/conf")
        base.write("x", to: "var/gone")
        base.write("x", to: "var/same")
        var tree = base
        tree.write("y", to: "etc/conf", at: 1)
        tree.write("n", to: "new/f")
        tree.remove("var/gone")
        #expect(
            tree.changes(since: base).map { "\($0.kind.rawValue) \($0.path)" }
                == ["C /etc", "C /etc/conf", "A /new", "A /new/f", "C /var", "D /var/gone"])
    }

    @Test("its size is that of the files in it, and its digest tells contents apart")
    func sizeAndDigest() {
        var tree = FileTree()
        tree.write("12345", to: "a")
        let one = tree.layer(over: FileTree())
        #expect(one.size == 5)
        tree.write("12346", to: "a")
        #expect(tree.layer(over: FileTree()).digest != one.digest)
    }
}
