import FileTrees
import HashTreeCollections
import JSON
import WorldModel

/// Images as archives: `docker save` and `docker load` (OCI image layout with Docker's `manifest.json`).
extension Simulation {
    /// A repository means all its tags; a tag that is not among them does not exist.
    private func allTags(_ name: String) throws(EngineError) -> [String] {
        guard (try? findImage(name)) == nil, let reference = try? ImageReference(parsing: name) else { return [name] }
        let tags = references(named: reference.name)
        guard reference.tag == nil else {
            if tags.isEmpty { return [name] }
            throw EngineError(.notFound, "reference does not exist")
        }
        return tags.isEmpty ? [name] : tags.sorted()
    }

    /// The tagged references of a repository.
    func references(named name: String) -> [String] {
        world.docker.references.keys.filter { $0.hasPrefix(name + ":") }
    }

    /// The images of some names as one archive (`GET /images/get`). A repository without a tag means all its tags.
    package mutating func saveImages(_ names: [String]) throws(EngineError) -> TarArchive {
        var wanted: [(image: Image, tags: [String])] = []
        for name in try names.map({ name throws(EngineError) in try allTags(name) }).joined() {
            let image: Image
            do {
                image = try findImage(name)
            } catch {
                throw error.kind == .notFound ? .noSuchImage(name) : error
            }
            var tags: [String] = []
            if let reference = try? ImageReference(parsing: name),
                world.docker.references[reference.withDefaultTag.canonical] != nil
            {
                let all = references(of: image.id).tags.filter {
                    (try? ImageReference(parsing: $0))?.name == reference.name
                }
                tags = reference.tag == nil ? all : [reference.familiar]
            }
            if let index = wanted.firstIndex(where: { $0.image.id == image.id }) {
                wanted[index].tags = Array(Set(wanted[index].tags + tags)).sorted()
            } else {
                wanted.append((image, tags))
            }
        }
        for item in wanted { emit("save", image: item.image.id) }
        return ImageArchive.archive(wanted, layers: world.docker.layers)
    }

    /// What was loaded: the tags of an image, or its id when the archive names none.
    package enum Loaded: Sendable, Equatable {
        case tag(String)
        case image(ImageID)
    }

    /// Takes the images of an archive in (`POST /images/load`).
    package mutating func loadImages(_ archive: TarArchive) throws(EngineError) -> [Loaded] {
        let files = ImageArchive.Files(archive)
        var loaded: [Loaded] = []
        for entry in try files.manifest() {
            guard let name = entry["Config"]?.text, let text = files.text(name), let draft = ImageConfigText.read(text)
            else { throw EngineError(.invalidParameter, "invalid manifest, layers length mismatch: expected 0, got 0") }
            let names = (entry["Layers"]?.items ?? []).compactMap(\.text)
            guard names.count == draft.layers.count else {
                throw EngineError(
                    .invalidParameter,
                    "invalid manifest, layers length mismatch: expected \(draft.layers.count), got \(names.count)")
            }
            var stack: [Digest] = []
            for (name, expected) in zip(names, draft.layers) {
                guard let layer = files.layer(name) else {
                    throw EngineError(.notFound, "open \(files.folder)/\(name): no such file or directory")
                }
                let found = layer.digest
                guard found == expected else {
                    throw EngineError(
                        .invalidParameter,
                        "invalid diffID for layer \(stack.count): expected \"\(expected)\", got \"\(found)\"")
                }
                addLayer(layer.content, on: stack, digest: found, archive: layer.archive)
                stack.append(found)
            }
            let id = addImage(draft)
            let tags = (entry["RepoTags"]?.items ?? []).compactMap(\.text)
            emit("load", image: id)
            if tags.isEmpty { loaded.append(.image(id)) }
            for tag in tags {
                world.docker.references[try ImageReference(parsing: tag).withDefaultTag.canonical] = id
                loaded.append(.tag(tag))
            }
        }
        return loaded
    }
}

/// The files of an archive of images.
enum ImageArchive {
    static func archive(
        _ images: [(image: Image, tags: [String])], layers: TreeDictionary<Digest, Layer>
    ) -> TarArchive {
        var blobs: [Digest: FileBody] = [:]
        var manifest: [JSONValue] = []
        var index: [JSONValue] = []
        var repositories = JSONObject()
        for (image, tags) in images {
            var sources = JSONObject()
            var paths: [JSONValue] = []
            var descriptors: [JSONValue] = []
            for count in image.layers.indices {
                let diffID = image.layers[count]
                let layer = Layer.chainID(of: image.layers[...count]).flatMap { layers[$0] }
                let body = layer?.archive ?? TarArchive(layer?.content ?? LayerContent()).file
                blobs[diffID] = body
                paths.append(.string(path(diffID)))
                let layerType = "application/vnd.oci.image.layer.v1.tar"
                let descriptor = descriptor(layerType, diffID, body.count)
                let legacy = legacyConfig(of: image, layer: count)
                blobs[Digest.sha256(of: legacy)] = FileBody(legacy)
                sources[diffID.description] = .object(
                    JSONObject([
                        ("mediaType", .string(layerType)), ("size", .number(Double(body.count))),
                        ("digest", .string(diffID.description)),
                    ]))
                descriptors.append(.object(descriptor))
            }
            let config = ImageConfigText.write(image)
            blobs[image.id] = FileBody(config)
            let document = JSONWriter().text(
                .object(
                    JSONObject([
                        ("schemaVersion", .number(2)), ("mediaType", .string(manifestType)),
                        (
                            "config",
                            .object(
                                descriptor("application/vnd.oci.image.config.v1+json", image.id, config.utf8.count))
                        ), ("layers", .array(descriptors)),
                    ])))
            let digest = Digest.sha256(of: document)
            blobs[digest] = FileBody(document)
            var names = tags
            if names.isEmpty { names = [""] }
            for tag in names {
                var entry = descriptor(manifestType, digest, document.utf8.count)
                if let reference = try? ImageReference(parsing: tag) {
                    entry["annotations"] = .object(
                        JSONObject([
                            ("io.containerd.image.name", .string(reference.canonical)),
                            ("org.opencontainers.image.ref.name", .string(reference.tag ?? "latest")),
                        ]))
                    var known = repositories[reference.familiarName]?.object ?? JSONObject()
                    known[reference.tag ?? "latest"] = .string(image.layers.last?.hex ?? "")
                    repositories[reference.familiarName] = .object(known)
                }
                index.append(.object(entry))
            }
            manifest.append(
                .object(
                    JSONObject([
                        ("Config", .string(path(image.id))),
                        ("RepoTags", tags.isEmpty ? .null : .array(tags.map { .string($0) })),
                        ("Layers", .array(paths)), ("LayerSources", .object(sources)),
                    ])))
        }
        let layout = JSONObject([
            ("schemaVersion", .number(2)), ("mediaType", .string("application/vnd.oci.image.index.v1+json")),
            ("manifests", .array(index)),
        ])
        let newest = images.map(\.image.created.nanoseconds).max() ?? 0
        var archive = TarArchive()
        for folder in ["blobs/", "blobs/sha256/"] {
            archive.entries.append(
                .init(
                    path: folder, inode: Inode(.directory(Directory(parent: InodeID(0))), mode: 0o755, modified: newest)
                ))
        }
        for (digest, body) in blobs.sorted(by: { $0.key.hex < $1.key.hex }) {
            archive.entries.append(.init(path: path(digest), inode: Inode(.file(body), mode: 0o644, modified: newest)))
        }
        var files = [("index.json", JSONValue.object(layout)), ("manifest.json", .array(manifest))]
        if repositories.count > 0 { files.append(("repositories", .object(repositories))) }
        archive.entries.append(
            .init(
                path: "oci-layout",
                inode: Inode(.file(FileBody("{\"imageLayoutVersion\": \"1.0.0\"}")), mode: 0o444)))
        for (name, value) in files {
            let end = ["manifest.json", "repositories"].contains(name) ? "\n" : ""
            archive.entries.append(
                .init(path: name, inode: Inode(.file(FileBody(JSONWriter().text(value) + end)), mode: 0o644)))
        }
        return archive
    }

    /// What Docker wrote for each layer before images had manifests; it still does.
    private static func legacyConfig(of image: Image, layer index: Int) -> String {
        var object = JSONObject([("id", .string(Digest.sha256(of: "v1 \(image.layers[...index].map(\.hex))").hex))])
        if index > 0 {
            object["parent"] = .string(Digest.sha256(of: "v1 \(image.layers[..<index].map(\.hex))").hex)
        }
        object["created"] = .string(CivilTime(image.created).rfc3339Nano)
        object["os"] = .string("linux")
        return JSONWriter().text(.object(object))
    }

    private static let manifestType = "application/vnd.oci.image.manifest.v1+json"

    private static func path(_ digest: Digest) -> String { "blobs/sha256/\(digest.hex)" }

    private static func descriptor(_ type: String, _ digest: Digest, _ size: Int) -> JSONObject {
        JSONObject([
            ("mediaType", .string(type)), ("digest", .string(digest.description)), ("size", .number(Double(size))),
        ])
    }

    /// An archive's files by path.
    struct Files {
        /// The folder that the daemon unpacks into, for its messages.
        let folder = "/var/lib/docker/tmp/docker-import-1"
        private var bodies: [String: FileBody] = [:]
        /// The first folder at the top, which old archives have for each layer.
        private let firstFolder: String?

        init(_ archive: TarArchive) {
            firstFolder =
                archive.entries.compactMap { entry -> String? in
                    let parts = FileTree.components(entry.path)
                    return parts.count > 1 || entry.inode.isDirectory ? parts.first : nil
                }.min()
            for entry in archive.entries {
                guard let body = entry.inode.body else { continue }
                bodies[FileTree.components(entry.path).joined(separator: "/")] = body
            }
        }

        func text(_ name: String) -> String? {
            bodies[name].map { String(decoding: $0.significantBytes, as: UTF8.self) }
        }

        /// A layer, with the archive itself when it was not written here: then its digest is that of its bytes.
        func layer(_ name: String) -> (content: LayerContent, digest: Digest, archive: FileBody?)? {
            guard let body = bodies[name] else { return nil }
            let packed = body.significantBytes
            // Other tools compress layers. Their digest is that of the archive inside.
            let bytes = Gzip.unpackedIfPacked(packed)
            guard let archive = try? TarArchive(bytes) else { return nil }
            let content = archive.layer
            let own = content.digest
            guard case .bytes = body, bytes != TarArchive(content).unblockedBytes else { return (content, own, nil) }
            let digest = Digest.sha256(of: bytes)
            return (content, digest, digest == own ? nil : .bytes(bytes))
        }

        func manifest() throws(EngineError) -> [JSONValue] {
            guard let text = text("manifest.json"), let items = JSONReader.parse(text)?.items else {
                let missing = firstFolder.map { "\($0)/json" } ?? "repositories"
                throw EngineError(.notFound, "open \(folder)/\(missing): no such file or directory")
            }
            return items
        }
    }
}
