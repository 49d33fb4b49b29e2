import FileTrees

/// An image's id: the digest of its configuration.
package typealias ImageID = Digest

/// An image: a configuration and the layers below it.
package struct Image: Sendable, Equatable {
    package let id: ImageID
    package var config: ContainerConfig
    /// Layer digests (diff ids), lowest first.
    package var layers: [Digest]
    package var history: [HistoryEntry]
    package var created: Instant
    package var parent: ImageID?
    package var architecture: String
    package var author: String
    package var comment: String
    /// `docker commit` and the classic builder record the container.
    package var container: String
    package var containerConfig: ContainerConfig?
    /// Its configuration as the document that it came with, when that was written elsewhere in another way.
    package var configText: String?
    package var lastTagged: Instant?
    package let sequence: Int

    package init(
        id: ImageID, config: ContainerConfig, layers: [Digest], history: [HistoryEntry], created: Instant,
        sequence: Int
    ) {
        self.id = id
        self.config = config
        self.layers = layers
        self.history = history
        self.created = created
        self.sequence = sequence
        architecture = "amd64"
        author = ""
        comment = ""
        container = ""
    }
}

/// One line of `docker history`.
package struct HistoryEntry: Sendable, Equatable {
    package var created: Instant
    package var createdBy: String
    package var comment: String
    package var emptyLayer: Bool
    package var author: String

    package init(
        created: Instant, createdBy: String, comment: String = "", emptyLayer: Bool = false, author: String = ""
    ) {
        self.created = created
        self.createdBy = createdBy
        self.comment = comment
        self.emptyLayer = emptyLayer
        self.author = author
    }
}

/// A layer in the store, with the tree of all layers up to it.
package struct Layer: Sendable, Equatable {
    package var diffID: Digest
    /// Identity of the stack up to this layer (OCI image spec, "Layer ChainID").
    package var chainID: Digest
    package var content: LayerContent
    /// Bytes of this layer.
    package var size: Int
    package var tree: FileTree
    /// The archive that it came in, when that was written elsewhere: another one would have another digest.
    package var archive: FileBody?

    package init(
        diffID: Digest, chainID: Digest, content: LayerContent, size: Int, tree: FileTree, archive: FileBody? = nil
    ) {
        self.diffID = diffID
        self.chainID = chainID
        self.content = content
        self.size = size
        self.tree = tree
        self.archive = archive
    }

    /// The chain id of a stack of layers.
    package static func chainID(of layers: some Sequence<Digest>) -> Digest? {
        var chain: Digest?
        for layer in layers {
            chain = chain.map { Digest.sha256(of: "\($0) \(layer)") } ?? layer
        }
        return chain
    }
}
