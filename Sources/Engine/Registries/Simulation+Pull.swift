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
    ///
    /// - Parameter credentials: those that the client has for the registry.
    package mutating func pullImage(
        _ reference: ImageReference, _ credentials: RegistryCredentials? = nil
    ) throws(EngineError) -> PullResult {
        let full = reference.withDefaultTag
        let remote = try remoteImage(full, credentials)
        let before = world.docker.references[full.canonical]
        if full.domain == "docker.io", world.docker.images[remote.imageID] == nil {
            try countHubDownload(credentials)
        }
        let (id, layers) = install(remote)
        if full.tag != nil { world.docker.references[full.canonical] = id }
        world.docker.references["\(full.name)@\(remote.digest)"] = id
        elapse(milliseconds: before == id ? 400 : 1_200)
        emit("image", "pull", actor: full.familiar, ["name": full.familiarName])
        return PullResult(reference: full, digest: remote.digest, layers: layers, isNewer: before != id)
    }

    /// Brings all tags of a repository here.
    package mutating func pullAllTags(
        _ reference: ImageReference, _ credentials: RegistryCredentials? = nil
    ) throws(EngineError) -> [PullResult] {
        var results: [PullResult] = []
        for tag in try remoteTags(reference, credentials) {
            var one = reference
            one.tag = tag
            results.append(try pullImage(one, credentials))
        }
        guard !results.isEmpty else {
            throw EngineError(
                .notFound,
                "pull access denied for \(reference.familiarName), repository does not exist or may require 'docker login': denied: requested access to the resource is denied"
            )
        }
        return results
    }

    /// Stores a registry's image with those of its layers that are not here.
    private mutating func install(_ remote: RemoteImage) -> (ImageID, [(id: String, wasHere: Bool, size: Int)]) {
        var stack: [Digest] = []
        var shown: [(id: String, wasHere: Bool, size: Int)] = []
        for (index, (diffID, content)) in zip(remote.draft.layers, remote.layers).enumerated() {
            let chain = Layer.chainID(of: stack + [diffID])
            let wasHere = chain.map { world.docker.layers[$0] != nil } ?? false
            addLayer(content, on: stack, tree: index < remote.trees.count ? remote.trees[index] : nil)
            shown.append((RemoteImage.blob(of: diffID).short, wasHere, content.size))
            stack.append(diffID)
        }
        return (addImage(remote.draft), shown)
    }
}
