import FileTrees
import HashTreeCollections
import JSON
import WorldModel

/// An image as a registry holds it: a manifest that names a configuration and layers (image manifest v2, schema 2).
package struct RemoteImage: Sendable, Equatable {
    package var draft: ImageDraft
    /// Lowest first.
    package var layers: [LayerContent]
    /// The trees up to each layer, where they are known already.
    var trees: [FileTree] = []
    package var manifest: String
    package var config: String
    package var imageID: ImageID

    /// The manifest's digest, which names the image in a registry.
    package var digest: Digest { Digest.sha256(of: manifest) }

    /// The image as it will be when it is here.
    var image: Image { draft.image(id: imageID) }

    /// What is fetched for it: manifest, configuration and layers, with their sizes.
    var blobs: [(digest: Digest, size: Int)] {
        [(digest, manifest.utf8.count), (imageID, config.utf8.count)]
            + zip(draft.layers, layers).map { (Self.blob(of: $0), Self.blobSize(of: $1)) }
    }

    /// The digest under which a registry keeps a layer: that of its compressed form.
    package static func blob(of diffID: Digest) -> Digest { Digest.sha256(of: "blob \(diffID.hex)") }

    /// About what a layer has in its compressed form: its entries' heads shrink to little, its files to some 45 percent.
    private static func blobSize(of content: LayerContent) -> Int {
        100 + 30 * content.entries.count + content.size * 45 / 100
    }

    /// An image that is here.
    package init(_ image: Image, layers: [LayerContent]) {
        var draft = ImageDraft(
            config: image.config, layers: image.layers, history: image.history, created: image.created)
        draft.author = image.author
        draft.comment = image.comment
        draft.container = image.container
        draft.configText = image.configText
        self.init(draft, id: image.id, config: ImageConfigText.write(image), layers: layers)
    }

    private init(_ draft: ImageDraft, id: ImageID, config: String, layers: [LayerContent]) {
        self.draft = draft
        self.layers = layers
        self.config = config
        imageID = id
        func descriptor(_ type: String, _ digest: Digest, _ size: Int) -> JSONValue {
            .object(
                JSONObject([
                    ("mediaType", .string("application/vnd.docker.\(type)")), ("size", .number(Double(size))),
                    ("digest", .string(digest.description)),
                ]))
        }
        let blobs = zip(draft.layers, layers).map { diffID, content in
            descriptor("image.rootfs.diff.tar.gzip", Self.blob(of: diffID), Self.blobSize(of: content))
        }
        manifest = JSONWriter(indentation: "   ").text(
            .object(
                JSONObject([
                    ("schemaVersion", .number(2)),
                    ("mediaType", .string("application/vnd.docker.distribution.manifest.v2+json")),
                    ("config", descriptor("container.image.v1+json", id, config.utf8.count)), ("layers", .array(blobs)),
                ])))
    }

    /// An image of the simulated Hub.
    package init(_ recipe: ImageRecipe) {
        HubLayers.teach()
        var tree = FileTree()
        var layers: [LayerContent] = []
        var trees: [FileTree] = []
        var history: [HistoryEntry] = []
        for layer in recipe.layers {
            history.append(
                HistoryEntry(
                    created: recipe.created, createdBy: layer.createdBy, comment: "buildkit.dockerfile.v0",
                    emptyLayer: layer.build == nil))
            guard let build = layer.build else { continue }
            let base = tree
            build(&tree)
            tree.stamp(recipe.created.nanoseconds)
            layers.append(tree.layer(over: base))
            trees.append(tree)
        }
        let draft = ImageDraft(
            config: recipe.config, layers: layers.map(\.digest), history: history, created: recipe.created)
        let image = draft.image(id: draft.digest)
        self.init(draft, id: image.id, config: ImageConfigText.write(image), layers: layers)
        self.trees = trees
    }

    /// An image from a registry's files.
    init?(manifest: String, blob: (String) -> FileBody?) {
        guard let value = JSONReader.parse(manifest), let id = value["config"]?["digest"]?.text,
            let config = blob(id).map({ String(decoding: $0.significantBytes, as: UTF8.self) }),
            let draft = ImageConfigText.read(config)
        else { return nil }
        var layers: [LayerContent] = []
        for item in value["layers"]?.items ?? [] {
            guard let body = item["digest"]?.text.flatMap(blob), let archive = try? TarArchive(body.significantBytes)
            else { return nil }
            layers.append(archive.layer)
        }
        guard layers.count == draft.layers.count else { return nil }
        self.draft = draft
        self.layers = layers
        self.manifest = manifest
        self.config = config
        imageID = draft.digest
    }

    package static func == (a: RemoteImage, b: RemoteImage) -> Bool { a.manifest == b.manifest }
}
