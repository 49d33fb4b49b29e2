import FileTrees
import HashTreeCollections
import WorldModel

/// Pulling from the simulated Docker Hub.
extension Simulation {
    /// What a pull brought.
    package struct PullResult: Sendable, Equatable {
        package var reference: ImageReference
        package var digest: Digest
        /// Short ids of the layers, lowest first, and whether they were here before.
        package var layers: [(id: String, wasHere: Bool, size: Int)]
        package var isNewer: Bool

        package static func == (a: PullResult, b: PullResult) -> Bool {
            a.reference == b.reference && a.digest == b.digest && a.isNewer == b.isNewer
                && a.layers.elementsEqual(b.layers) { $0 == $1 }
        }
    }

    /// Brings an image here (`POST /images/create`).
    package mutating func pullImage(_ reference: ImageReference) throws(EngineError) -> PullResult {
        let full = reference.withDefaultTag
        let recipe: ImageRecipe
        switch Hub.registry.find(full) {
        case .found(let found): recipe = found
        case .noRepository:
            throw EngineError(
                .notFound,
                "pull access denied for \(full.familiarName), repository does not exist or may require 'docker login': denied: requested access to the resource is denied"
            )
        case .noTag:
            let what = full.digest.map { "\(full.familiarName)@\($0)" } ?? full.familiar
            throw EngineError(.notFound, "manifest for \(what) not found: manifest unknown: manifest unknown")
        case .noRegistry:
            throw EngineError(
                .system,
                "Get \"https://\(full.domain)/v2/\": dial tcp: lookup \(full.domain) on 192.168.65.7:53: no such host")
        }
        let digest = Registry.digest(of: recipe)
        let before = world.docker.references[full.canonical]
        let (id, layers) = install(recipe)
        if full.tag != nil { world.docker.references[full.canonical] = id }
        world.docker.references["\(full.name)@\(digest)"] = id
        elapse(milliseconds: before == id ? 400 : 1_200)
        emit("image", "pull", actor: full.familiar, ["name": full.familiarName])
        return PullResult(reference: full, digest: digest, layers: layers, isNewer: before != id)
    }

    /// Brings a base image here without giving it a tag of its own, as BuildKit does.
    mutating func pullForBuild(_ reference: ImageReference) throws(EngineError) {
        _ = try pullImage(reference)
    }

    /// Makes a recipe's layers and image.
    private mutating func install(_ recipe: ImageRecipe) -> (ImageID, [(id: String, wasHere: Bool, size: Int)]) {
        var stack: [Digest] = []
        var history: [HistoryEntry] = []
        var shown: [(id: String, wasHere: Bool, size: Int)] = []
        for layer in recipe.layers {
            history.append(
                HistoryEntry(
                    created: recipe.created, createdBy: layer.createdBy, comment: "buildkit.dockerfile.v0",
                    emptyLayer: layer.build == nil))
            guard let build = layer.build else { continue }
            let base = Layer.chainID(of: stack).flatMap { world.docker.layers[$0]?.tree } ?? FileTree()
            var tree = base
            build(&tree)
            let content = tree.layer(over: base)
            let diffID = content.digest
            let chain = Layer.chainID(of: stack + [diffID])
            let wasHere = chain.map { world.docker.layers[$0] != nil } ?? false
            addLayer(content, on: stack, tree: tree)
            shown.append((Digest.sha256(of: "blob \(diffID.hex)").short, wasHere, content.size))
            stack.append(diffID)
        }
        let draft = ImageDraft(config: recipe.config, layers: stack, history: history, created: recipe.created)
        return (addImage(draft), shown)
    }
}
