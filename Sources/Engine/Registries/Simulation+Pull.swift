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
        try checkDisk(for: remote)
        let (id, layers) = install(remote)
        if full.tag != nil { world.docker.references[full.canonical] = id }
        world.docker.references["\(full.name)@\(remote.digest)"] = id
        elapse(milliseconds: (before == id ? 400 : 1_200) * (world.faults.contains(.slowNetwork) ? 20 : 1))
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

    /// A full disk takes no layer that is not here yet.
    private func checkDisk(for remote: RemoteImage) throws(EngineError) {
        guard world.faults.contains(.diskFull), !lacking(remote).isEmpty else { return }
        let file = remote.layers.last?.entries.first { entry in
            if case .object(let inode) = entry.entry, inode.body != nil { true } else { false }
        }
        throw EngineError(.system, "failed to register layer: write /\(file?.path ?? "etc"): no space left on device")
    }

    /// Stores a registry's image with those of its layers that are not here.
    private mutating func install(_ remote: RemoteImage) -> (ImageID, [(id: String, wasHere: Bool, size: Int)]) {
        let lacking = Set(lacking(remote))
        let shown = zip(remote.draft.layers, remote.layers).map { diffID, content in
            let blob = RemoteImage.blob(of: diffID)
            return (id: blob.short, wasHere: !lacking.contains(blob), size: content.size)
        }
        addLayers(of: remote)
        return (addImage(remote.draft), shown)
    }

    /// The layers of a registry's image that are not here, as the registry calls them.
    func lacking(_ remote: RemoteImage) -> [Digest] {
        remote.draft.layers.indices.compactMap { index in
            let isHere = Layer.chainID(of: remote.draft.layers[...index]).map { world.docker.layers[$0] != nil }
            return isHere == true ? nil : RemoteImage.blob(of: remote.draft.layers[index])
        }
    }

    /// Stores the layers of a registry's image.
    mutating func addLayers(of remote: RemoteImage) {
        var stack: [Digest] = []
        for (index, content) in remote.layers.enumerated() {
            addLayer(
                content, on: stack, digest: remote.draft.layers[index],
                tree: index < remote.trees.count ? remote.trees[index] : nil)
            stack.append(remote.draft.layers[index])
        }
    }
}
