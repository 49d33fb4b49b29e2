import FileTrees
import HashTreeCollections
import WorldModel

/// Images: finding, naming, storing and removing them.
extension Simulation {
    // MARK: Finding

    /// The image that a name or an id, whole or shortened, stands for.
    package func findImage(_ name: String) throws(EngineError) -> Image {
        let missing: String
        if let reference = try? ImageReference(parsing: name) {
            let full = reference.withDefaultTag
            var lookup = full
            if full.digest != nil { lookup.tag = nil }
            if let id = world.docker.references[lookup.canonical], let image = world.docker.images[id] { return image }
            missing = full.familiar
        } else {
            missing = name
        }
        var hex = name
        if hex.hasPrefix("sha256:") { hex.removeFirst(7) }
        if !hex.isEmpty, hex.utf8.allSatisfy({ (48...57).contains($0) || (97...102).contains($0) }) {
            let matches = world.docker.images.values.filter { $0.id.hex.hasPrefix(hex) }
            if matches.count == 1, let image = matches.first { return image }
        }
        if (try? ImageReference(parsing: name)) == nil, !name.hasPrefix("sha256:") {
            _ = try ImageReference(parsing: name)
        }
        throw .noSuchImage(missing)
    }

    /// The references of an image, sorted; those with a digest apart.
    package func references(of id: ImageID) -> (tags: [String], digests: [String]) {
        let all = world.docker.references.filter { $0.value == id }.map(\.key).sorted()
        let familiar = all.compactMap { try? ImageReference(parsing: $0) }
        return (
            familiar.filter { $0.digest == nil }.map(\.familiar), familiar.filter { $0.digest != nil }.map(\.familiar)
        )
    }

    /// Bytes of an image: all its layers.
    package func size(of image: Image) -> Int {
        var chain: Digest?
        var size = 0
        for layer in image.layers {
            chain = Layer.chainID(of: [chain, layer].compactMap { $0 })
            if let chain { size += world.docker.layers[chain]?.size ?? 0 }
        }
        return size
    }

    /// The file tree of an image.
    package func tree(of image: Image) -> FileTree { tree(of: image.layers) }

    /// The file tree that a stack of layers makes.
    package func tree(of layers: [Digest]) -> FileTree {
        guard let chain = Layer.chainID(of: layers) else { return FileTree() }
        return world.docker.layers[chain]?.tree ?? FileTree()
    }

    // MARK: Storing

    /// Puts a layer on top of a stack and gives its digest. A layer that is there already is kept.
    ///
    /// - Parameters:
    ///   - digest: that of the archive that it came in, where it came in one.
    ///   - archive: that archive, when it was not written here: it is handed on as it is.
    @discardableResult
    package mutating func addLayer(
        _ content: LayerContent, on stack: [Digest], digest: Digest? = nil, archive: FileBody? = nil,
        tree: FileTree? = nil
    ) -> Digest {
        let diffID = digest ?? content.digest
        guard let chainID = Layer.chainID(of: stack + [diffID]), world.docker.layers[chainID] == nil else {
            return diffID
        }
        let base = Layer.chainID(of: stack).flatMap { world.docker.layers[$0]?.tree } ?? FileTree()
        world.docker.layers[chainID] = Layer(
            diffID: diffID, chainID: chainID, content: content, size: content.size,
            tree: tree ?? base.applying(content), archive: archive)
        return diffID
    }

    /// Stores an image under the digest of its configuration. The same configuration gives the same image.
    @discardableResult
    package mutating func addImage(_ draft: ImageDraft) -> ImageID {
        let id = draft.digest
        if world.docker.images[id] == nil {
            world.docker.images[id] = draft.image(id: id, sequence: world.docker.sequence())
        }
        return id
    }

    /// Gives an image a name, taking it from the image that had it.
    package mutating func tag(_ id: ImageID, as reference: ImageReference) {
        let full = reference.withDefaultTag
        world.docker.references[full.canonical] = id
        world.docker.images[id]?.lastTagged = world.clock.now
        emit("tag", image: id, name: full.familiar)
    }

    /// `docker tag`
    package mutating func tagImage(_ source: String, as target: ImageReference) throws(EngineError) {
        try target.checkAsTag()
        let image = try findImage(source)
        tag(image.id, as: target)
    }

    // MARK: Removing

    /// One line of what `docker rmi` did.
    package enum Removal: Sendable, Equatable {
        case untagged(String)
        case deleted(Digest)
    }

    /// Removes a name, and the image with its last one (`DELETE /images/{name}`).
    package mutating func removeImage(_ name: String, force: Bool, prune: Bool = true) throws(EngineError) -> [Removal]
    {
        guard !name.isEmpty else { throw .pageNotFound }
        let image = try findImage(name)
        var removals: [Removal] = []
        let names = world.docker.references.filter { $0.value == image.id }.map(\.key).sorted()
        let tags = names.filter { !$0.contains("@") }
        let isReference = !isID(name, of: image)
        if isReference, let reference = try? ImageReference(parsing: name).withDefaultTag {
            var canonical = reference.canonical
            if reference.digest != nil { canonical = reference.name + "@" + (reference.digest ?? "") }
            let isLast = tags.filter { $0 != canonical }.isEmpty
            if isLast, !force, let user = container(using: image.id, whichRuns: nil) {
                throw EngineError(
                    .conflict,
                    "conflict: unable to remove repository reference \"\(name)\" (must force) - container \(user.id.short) is using its referenced image \(image.id.short)"
                )
            }
            removals += untag(canonical, image)
            let left = world.docker.references.contains { $0.value == image.id }
            if left { return removals }
            if container(using: image.id, whichRuns: true) != nil { return removals }
            return removals + delete(image, prune: prune)
        }
        if tags.count > 1, !force {
            throw EngineError(
                .conflict,
                "conflict: unable to delete \(image.id.short) (must be forced) - image is referenced in multiple repositories"
            )
        }
        if let user = container(using: image.id, whichRuns: true) {
            throw EngineError(
                .conflict,
                "conflict: unable to delete \(image.id.short) (cannot be forced) - image is being used by running container \(user.id.short)"
            )
        }
        if !force, let user = container(using: image.id, whichRuns: false) {
            throw EngineError(
                .conflict,
                "conflict: unable to delete \(image.id.short) (must be forced) - image is being used by stopped container \(user.id.short)"
            )
        }
        if hasChildren(image.id) {
            throw EngineError(
                .conflict,
                "conflict: unable to delete \(image.id.short) (cannot be forced) - image has dependent child images")
        }
        for canonical in tags { removals += untag(canonical, image) }
        return removals + delete(image, prune: prune)
    }

    private func isID(_ name: String, of image: Image) -> Bool {
        let hex = name.hasPrefix("sha256:") ? String(name.dropFirst(7)) : name
        guard image.id.hex.hasPrefix(hex) else { return false }
        guard let reference = try? ImageReference(parsing: name).withDefaultTag else { return true }
        return world.docker.references[reference.canonical] == nil
    }

    private func container(using image: ImageID, whichRuns: Bool?) -> Container? {
        world.docker.containers.values.filter { container in
            (container.image == image || container.mounts.contains { $0.image == image })
                && (whichRuns.map { $0 == container.state.isRunning } ?? true)
        }.min { $0.sequence < $1.sequence }
    }

    package func hasChildren(_ image: ImageID) -> Bool {
        world.docker.images.values.contains { $0.parent == image }
    }

    private mutating func untag(_ canonical: String, _ image: Image) -> [Removal] {
        world.docker.references[canonical] = nil
        var removals: [Removal] = []
        if let reference = try? ImageReference(parsing: canonical) {
            removals.append(.untagged(reference.familiar))
            emit("untag", image: image.id)
            let prefix = reference.name
            let others = world.docker.references.contains { key, id in
                id == image.id && !key.contains("@") && (key.hasPrefix(prefix + ":"))
            }
            if !others {
                let digests = world.docker.references.filter { $0.value == image.id && $0.key.hasPrefix(prefix + "@") }
                for key in digests.map(\.key).sorted() {
                    world.docker.references[key] = nil
                    if let digest = try? ImageReference(parsing: key) { removals.append(.untagged(digest.familiar)) }
                }
            }
        }
        return removals
    }

    private mutating func delete(_ image: Image, prune: Bool) -> [Removal] {
        emit("delete", image: image.id)
        world.docker.images[image.id] = nil
        for key in world.docker.references.filter({ $0.value == image.id }).map(\.key) {
            world.docker.references[key] = nil
        }
        var removals: [Removal] = [.deleted(image.id)]
        removals += releaseLayers(image.layers)
        if prune, let parent = image.parent, let parentImage = world.docker.images[parent],
            !world.docker.references.contains(where: { $0.value == parent }), !hasChildren(parent),
            container(using: parent, whichRuns: nil) == nil
        {
            removals += delete(parentImage, prune: true)
        }
        return removals
    }

    /// Deletes the layers of a stack that no image, container or cache record needs any more, uppermost first.
    @discardableResult
    mutating func releaseLayers(_ layers: [Digest]) -> [Removal] {
        var removals: [Removal] = []
        var stack = layers
        while let chain = Layer.chainID(of: stack), !isUsed(stack) {
            if world.docker.layers.removeValue(forKey: chain) != nil { removals.append(.deleted(chain)) }
            stack.removeLast()
        }
        return removals
    }

    private func isUsed(_ stack: [Digest]) -> Bool {
        world.docker.images.values.contains { $0.layers.starts(with: stack) }
            || world.docker.buildCache.values.contains { $0.layers.starts(with: stack) }
            || world.docker.containers.values.contains { $0.layers.starts(with: stack) }
    }
}

/// An image that is not stored yet.
package struct ImageDraft: Sendable {
    package var config: ContainerConfig
    package var layers: [Digest]
    package var history: [HistoryEntry]
    package var created: Instant
    package var parent: ImageID?
    package var comment = ""
    package var author = ""
    /// As Go names it: `amd64`, `arm64`.
    package var architecture = "amd64"
    package var container = ""
    package var containerConfig: ContainerConfig?
    /// The document that it came with, when that was written elsewhere in another way.
    package var configText: String?

    package init(config: ContainerConfig, layers: [Digest], history: [HistoryEntry], created: Instant) {
        self.config = config
        self.layers = layers
        self.history = history
        self.created = created
    }

    /// The image's id: the digest of its configuration.
    var digest: Digest { Digest.sha256(of: ImageConfigText.write(image(id: Digest(hex: "")))) }

    /// The image that it becomes.
    func image(id: ImageID, sequence: Int = 0) -> Image {
        var image = Image(
            id: id, config: config, layers: layers, history: history, created: created, sequence: sequence)
        image.parent = parent
        image.comment = comment
        image.author = author
        image.architecture = architecture
        image.container = container
        image.containerConfig = containerConfig
        image.configText = configText
        return image
    }
}

extension ContainerConfig {
    /// The configuration as text with a fixed order, for digests and comparison.
    package var canonicalText: String {
        let labels = self.labels.sorted { $0.key < $1.key }.map { "\($0.key)=\($0.value)" }
        let parts: [String] = [
            user, "\(exposedPorts)", "\(env)", "\(cmd ?? ["\0"])", "\(entrypoint ?? ["\0"])", "\(volumes)", workingDir,
            "\(labels)", stopSignal ?? "", "\(onBuild)", "\(shell ?? [])", "\(argsEscaped)",
            healthcheck.map { "\($0.test) \($0.interval) \($0.timeout) \($0.startPeriod) \($0.retries)" } ?? "",
        ]
        return parts.joined(separator: "|")
    }
}
