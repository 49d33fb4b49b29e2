import FileTrees
import HashTreeCollections
import Kernel
import WorldModel

/// Sending images to registries.
extension Simulation {
    /// What became of one layer of a push.
    package enum PushedLayer: Sendable, Equatable {
        case pushed
        case existed
        /// Another repository of the registry had it.
        case mounted(from: String)
    }

    /// One tag that was pushed.
    package struct PushedTag: Sendable, Equatable {
        package var tag: String
        /// Short layer digests, uppermost first.
        package var layers: [(id: String, state: PushedLayer)]
        package var digest: Digest
        /// Bytes of the manifest.
        package var size: Int

        package static func == (a: PushedTag, b: PushedTag) -> Bool {
            a.tag == b.tag && a.digest == b.digest && a.size == b.size
                && a.layers.elementsEqual(b.layers) { $0 == $1 }
        }
    }

    /// The images that a push would send: one tag, or all of the repository.
    package func imagesToPush(_ reference: ImageReference, allTags: Bool) throws(EngineError) -> [(
        tag: String, image: Image
    )] {
        var found: [(tag: String, image: Image)] = []
        if allTags {
            for (key, id) in world.docker.references where key.hasPrefix(reference.name + ":") {
                guard let image = world.docker.images[id] else { continue }
                found.append((String(key.dropFirst(reference.name.utf8.count + 1)), image))
            }
        } else if let id = world.docker.references[reference.withDefaultTag.canonical],
            let image = world.docker.images[id]
        {
            found = [(reference.withDefaultTag.tag ?? "latest", image)]
        }
        if found.isEmpty, !references(named: reference.name).isEmpty {
            throw EngineError(.notFound, "tag does not exist: \(reference.withDefaultTag.familiar)")
        }
        guard !found.isEmpty else {
            throw EngineError(.notFound, "An image does not exist locally with the tag: \(reference.familiarName)")
        }
        return found.sorted { $0.tag < $1.tag }
    }

    /// Throws when a registry does not answer.
    package func reachRegistry(of reference: ImageReference) throws(EngineError) { _ = try registry(reference.domain) }

    /// Sends one image under one tag (`POST /images/{name}/push`).
    package mutating func push(
        _ image: Image, as reference: ImageReference, tag: String, _ credentials: RegistryCredentials?
    ) throws(EngineError) -> PushedTag {
        let service = try registry(reference.domain)
        let contents = image.layers.indices.map { index in
            Layer.chainID(of: image.layers[...index]).flatMap { world.docker.layers[$0]?.content } ?? LayerContent()
        }
        let remote = RemoteImage(image, layers: contents)
        var states: [PushedLayer] = []
        switch service {
        case .hub:
            let owner = reference.path.split(separator: "/").first.map(String.init) ?? ""
            guard let user = credentials?.user, user == owner else {
                throw EngineError(.forbidden, "denied: requested access to the resource is denied")
            }
            states = upload(remote, to: reference, tag)
        case .container(let container):
            if let refusal = refusal(of: container, credentials) { throw EngineError(.unauthorized, refusal) }
            states = try store(remote, in: container, reference.path, tag)
        }
        world.docker.references["\(reference.name)@\(remote.digest)"] = image.id
        elapse(milliseconds: 400)
        emit("image", "push", actor: "\(reference.familiarName):\(tag)", ["name": reference.familiarName])
        let layers = zip(image.layers, states).map { (id: $0.short, state: $1) }
        return PushedTag(
            tag: tag, layers: layers.reversed(), digest: remote.digest, size: remote.manifest.utf8.count)
    }

    /// Keeps an image at the Hub. Layers of public images are there already.
    private mutating func upload(_ remote: RemoteImage, to reference: ImageReference, _ tag: String) -> [PushedLayer] {
        let known = Set(world.docker.hubUploads.values.flatMap(\.blobs.keys))
        var blobs = [remote.imageID.description: FileBody(remote.config)]
        var states: [PushedLayer] = []
        for (diffID, content) in zip(remote.draft.layers, remote.layers) {
            let digest = RemoteImage.blob(of: diffID).description
            blobs[digest] = TarArchive(content).file
            let source = world.docker.references.first { key, id in
                key.hasPrefix("docker.io/library/") && world.docker.images[id]?.layers.contains(diffID) == true
            }
            let mounted = source.flatMap { try? ImageReference(parsing: $0.key).path }
            states.append(known.contains(digest) ? .existed : mounted.map { .mounted(from: $0) } ?? .pushed)
        }
        world.docker.hubUploads["\(reference.name):\(tag)"] = HubUpload(manifest: remote.manifest, blobs: blobs)
        return states
    }

    /// Writes an image into the files of a registry's container.
    private mutating func store(
        _ remote: RemoteImage, in container: Container, _ repository: String, _ tag: String
    ) throws(EngineError) -> [PushedLayer] {
        try withFiles(of: container) { simulation, view throws(EngineError) in
            var archive = TarArchive()
            let now = simulation.world.clock.now.nanoseconds
            func has(_ path: String) -> Bool { (try? simulation.resolve(path, in: view)) != nil }
            func add(_ path: String, _ body: FileBody) {
                archive.entries.append(.init(path: path, inode: Inode(.file(body), mode: 0o644, modified: now)))
            }
            let folder = try? simulation.resolve(RegistryLayout.repositories, in: view)
            let repositories = folder.flatMap { simulation.inode(at: $0).directory?.names } ?? []
            var states: [PushedLayer] = []
            for (diffID, content) in zip(remote.draft.layers, remote.layers) {
                let hex = RemoteImage.blob(of: diffID).hex
                let link = RegistryLayout.layer(hex, of: repository)
                if has(link) {
                    states.append(.existed)
                    continue
                }
                let source = repositories.first { has(RegistryLayout.layer(hex, of: $0)) }
                states.append(source.map { .mounted(from: $0) } ?? .pushed)
                if !has(RegistryLayout.blob(hex)) { add(RegistryLayout.blob(hex), TarArchive(content).file) }
                add(link, FileBody("sha256:" + hex))
            }
            add(RegistryLayout.blob(remote.imageID.hex), FileBody(remote.config))
            add(RegistryLayout.blob(remote.digest.hex), FileBody(remote.manifest))
            add(RegistryLayout.revision(remote.digest.hex, of: repository), FileBody(remote.digest.description))
            add(RegistryLayout.tag(tag, of: repository), FileBody(remote.digest.description))
            do throws(ExtractionFailure) {
                try simulation.extract(archive, into: "/", in: view, keepsOwners: true)
            } catch {
                throw EngineError(.system, "received unexpected HTTP status: 500 Internal Server Error")
            }
            return states
        }
    }
}
