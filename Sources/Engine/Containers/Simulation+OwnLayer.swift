import FileTrees
import HashTreeCollections
import WorldModel

/// What a container's files differ in from its image's.
extension Simulation {
    /// Objects that the engine makes in a layer of its own, between the image and the container (moby, `initlayer`).
    /// They are places to mount over, and no change of the container's.
    private static let mountPlaces: [(path: String, isDirectory: Bool)] =
        [
            ("dev", true), ("proc", true), ("sys", true), ("etc", true), (".dockerenv", false),
        ] + SystemFile.paths.map { (String($0.dropFirst()), false) }

    /// Makes those objects in the root of a new container, where the image lacks them.
    static func addMountPlaces(to tree: inout FileTree, at time: Int64) {
        for (path, isDirectory) in mountPlaces where tree.find(path) == nil {
            if isDirectory {
                tree.makeDirectories(path, at: time)
            } else {
                tree.place(Inode(.file(.bytes([])), mode: 0o755, modified: time), at: path)
            }
        }
    }

    /// A container's tree as far as it is its own, and its image's tree.
    private func trees(of container: Container) -> (own: FileTree, base: FileTree) {
        let base = tree(of: container.layers)
        var own = world.trees[container.tree] ?? FileTree()
        for (path, isDirectory) in Self.mountPlaces.reversed() where base.find(path) == nil {
            guard let inode = own.inode(at: path) else { continue }
            if isDirectory ? inode.directory?.entries.isEmpty == true : inode.body?.count == 0 { own.remove(path) }
        }
        return (own, base)
    }

    /// The changes of a container in the order of `docker diff`: what looks other than before. A file that was written
    /// again as it was is in the layer, but not here (moby, `NaiveDiffDriver.Changes`; recorded in images-a22-copied-up).
    package func changes(of container: Container) -> [TreeChange] {
        let (own, base) = trees(of: container)
        return own.changes(since: base)
    }

    /// The layer that a container's changes make.
    package func ownLayer(of container: Container) -> LayerContent {
        let (own, base) = trees(of: container)
        return own.layer(over: base, isDescendant: true)
    }
}
