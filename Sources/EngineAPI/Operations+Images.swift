import CommandSyntax
import DockerCLI
import Engine
import FileTrees
import HashTreeCollections
import JSON
import Kernel
import WorldModel

/// Images.
extension EngineSession {
    static let imageOperations: [APIOperation] = [
        APIOperation(name: "ImageList", method: "GET", pattern: "/images/json", run: listImages),
        APIOperation(name: "ImageCreate", method: "POST", pattern: "/images/create", run: pull),
        APIOperation(
            name: "DistributionInspect", method: "GET", pattern: "/distribution/{name...}/json",
            run: inspectDistribution),
        APIOperation(name: "ImagePrune", method: "POST", pattern: "/images/prune", run: pruneImages),
        APIOperation(name: "ImageGetAll", method: "GET", pattern: "/images/get") {
            request, _, simulation throws(EngineError) in
            .response(
                tar(
                    try simulation.saveImages(
                        request.values("names").flatMap { $0.split(separator: ",").map(String.init) })))
        },
        APIOperation(name: "ImageSearch", method: "GET", pattern: "/images/search", run: search),
        APIOperation(name: "ImageLoad", method: "POST", pattern: "/images/load", run: load),
        APIOperation(name: "ImageInspect", method: "GET", pattern: "/images/{name...}/json") {
            request, _, simulation throws(EngineError) in
            .response(.json(ImageDocument.value(try simulation.findImage(request.parameter("name")), simulation)))
        },
        APIOperation(name: "ImageHistory", method: "GET", pattern: "/images/{name...}/history", run: history),
        APIOperation(name: "ImagePush", method: "POST", pattern: "/images/{name...}/push", run: push),
        APIOperation(name: "ImageTag", method: "POST", pattern: "/images/{name...}/tag") {
            request, _, simulation throws(EngineError) in
            var text = request.value("repo") ?? ""
            if let tag = request.value("tag"), !tag.isEmpty { text += ":" + tag }
            try simulation.tagImage(
                request.parameter("name"), as: try ImageReference(parsing: text).withDefaultTag)
            return .response(APIResponse(201))
        },
        APIOperation(name: "ImageGet", method: "GET", pattern: "/images/{name...}/get") {
            request, _, simulation throws(EngineError) in
            .response(tar(try simulation.saveImages([request.parameter("name")])))
        },
        APIOperation(name: "ImageDelete", method: "DELETE", pattern: "/images/{name...}", run: deleteImage),
        APIOperation(name: "ImageCommit", method: "POST", pattern: "/commit", run: commit),
    ]

    @Sendable private static func listImages(
        _ request: APIRequest, _ session: inout EngineSession, _ simulation: inout Simulation
    ) throws(EngineError) -> APIAnswer {
        let filters = try request.filters()
        let images = try refusing { () throws(CommandFailure) in
            try ImageList.images(filters, all: request.flag("all"), simulation)
        }
        let containers = simulation.world.docker.containers.values
        let isCounted = request.flag("shared-size")
        let values = images.map { image in
            ImageSummary.value(
                image, containers: isCounted ? containers.count { $0.image == image.id } : -1, sharedSize: -1,
                patterns: filters["reference"], simulation)
        }
        return .response(.json(.list(values)))
    }

    /// `docker.io/library/alpine:3` as people write it.
    static func familiar(_ reference: String) -> String {
        (try? ImageReference(parsing: reference))?.familiar ?? reference
    }

    /// Name and password that the client sends along (`X-Registry-Auth`: JSON in base 64 for URLs).
    private static func credentials(_ request: APIRequest) -> RegistryCredentials? {
        guard let header = request.headers["x-registry-auth"] else { return nil }
        let plain = header.replacing("-", with: "+").replacing("_", with: "/")
        let text = String(decoding: Base64.decode(Array(plain.utf8)).bytes, as: UTF8.self)
        guard let document = JSONReader.parse(text), let user = document["username"]?.text, !user.isEmpty else {
            return nil
        }
        return RegistryCredentials(user: user, password: document["password"]?.text ?? "")
    }

    // MARK: Coming and going

    /// Lines of JSON about an operation's progress (moby, `pkg/jsonmessage`).
    private static func messages(_ lines: [[(String, TemplateValue)]]) -> APIResponse {
        let text = lines.map { GoJSON.compact(Doc.object("jsonmessage", $0)) + "\r\n" }.joined()
        return APIResponse(
            200, headers: [("Content-Type", "application/json")], body: Array(text.utf8), isChunked: true)
    }

    /// `ID: STATUS` lines of the command as messages.
    private static func messages(_ text: String) -> [[(String, TemplateValue)]] {
        text.split(separator: "\n").map { line in
            let parts = line.split(separator: ": ", maxSplits: 1).map(String.init)
            guard parts.count == 2, !["Digest", "Status"].contains(parts[0]) else {
                return [("status", .string(String(line)))]
            }
            let progress: [(String, TemplateValue)] =
                parts[1].hasPrefix("Pulling from") ? [] : [("progressDetail", Doc.object("progress", []))]
            return [("status", .string(parts[1]))] + progress + [("id", .string(parts[0]))]
        }
    }

    private static func errorMessage(_ error: EngineError) -> [(String, TemplateValue)] {
        [
            ("errorDetail", Doc.object("jsonmessage.Error", ["message": .string(error.message)])),
            ("error", .string(error.message)),
        ]
    }

    @Sendable private static func pull(
        _ request: APIRequest, _ session: inout EngineSession, _ simulation: inout Simulation
    ) throws(EngineError) -> APIAnswer {
        if request.value("fromSrc") != nil { return .response(try importImage(request, &simulation)) }
        let name = request.value("fromImage") ?? ""
        var reference = try ImageReference(parsing: name)
        let tag = request.value("tag") ?? ""
        if tag.hasPrefix("sha256:") {
            reference.digest = tag
        } else if !tag.isEmpty {
            guard ImageReference.isTag(tag) else { throw EngineError(.invalidParameter, "invalid tag format") }
            reference.tag = tag
        }
        let results: [Simulation.PullResult]
        do throws(EngineError) {
            if tag.isEmpty, reference.tag == nil, reference.digest == nil {
                results = try simulation.pullAllTags(reference, credentials(request))
            } else {
                results = [try simulation.pullImage(reference, credentials(request))]
            }
        } catch {
            // What a registry refuses is not the daemon's own refusal (netvol-a4-registry-password).
            throw error.kind == .unauthorized ? EngineError(.system, error.message) : error
        }
        return .response(messages(results.flatMap { result in messages(PullText.lines(result)) }))
    }

    @Sendable private static func inspectDistribution(
        _ request: APIRequest, _ session: inout EngineSession, _ simulation: inout Simulation
    ) throws(EngineError) -> APIAnswer {
        let reference = try ImageReference(parsing: request.parameter("name")).withDefaultTag
        let remote = try simulation.remoteImage(reference, credentials(request))
        let type = JSONReader.parse(remote.manifest)?["mediaType"]?.text
        let descriptor = Doc.object(
            "ocispec.Descriptor",
            [
                "mediaType": .string(type ?? "application/vnd.oci.image.manifest.v1+json"),
                "digest": .string(remote.digest.description), "size": .int(Int64(remote.manifest.utf8.count)),
            ])
        let platform = Doc.object("ocispec.Platform", ["architecture": .string("amd64"), "os": .string("linux")])
        return .response(
            .json(
                Doc.object(
                    "registry.DistributionInspect",
                    ["Descriptor": descriptor, "Platforms": .list([platform])])))
    }

    private static func importImage(
        _ request: APIRequest, _ simulation: inout Simulation
    ) throws(EngineError) -> APIResponse {
        guard request.value("fromSrc") == "-" else {
            throw EngineError(.notImplemented, "Drydock: images are imported from the request's body only")
        }
        let archive = request.body.isEmpty ? TarArchive() : try InputArchive.read(request.body)
        var reference: ImageReference?
        if let repository = request.value("repo"), !repository.isEmpty {
            let tag = request.value("tag").flatMap { $0.isEmpty ? nil : ":" + $0 } ?? ""
            reference = try ImageReference(parsing: repository + tag).withDefaultTag
        }
        let id = try simulation.importImage(
            archive, as: reference, message: request.value("message") ?? "", changes: request.values("changes"))
        return messages([[("status", .string(id.description))]])
    }

    @Sendable private static func push(
        _ request: APIRequest, _ session: inout EngineSession, _ simulation: inout Simulation
    ) throws(EngineError) -> APIAnswer {
        var reference = try ImageReference(parsing: request.parameter("name"))
        if let tag = request.value("tag"), !tag.isEmpty { reference.tag = tag }
        var lines: [[(String, TemplateValue)]] = [
            [("status", .string("The push refers to repository [\(reference.name)]"))]
        ]
        let images: [(tag: String, image: Image)]
        do {
            images = try simulation.imagesToPush(reference, allTags: reference.tag == nil)
            try simulation.reachRegistry(of: reference)
        } catch {
            // By then the answer has begun: what is wrong is its last message.
            return .response(messages(lines + [errorMessage(error)]))
        }
        for (tag, image) in images {
            lines += image.layers.reversed().map { layer in
                [
                    ("status", .string("Preparing")), ("progressDetail", Doc.object("progress", [])),
                    ("id", .string(layer.short)),
                ]
            }
            do throws(EngineError) {
                let pushed = try simulation.push(image, as: reference, tag: tag, credentials(request))
                for layer in pushed.layers {
                    lines.append([
                        ("status", .string(text(of: layer.state))), ("progressDetail", Doc.object("progress", [])),
                        ("id", .string(layer.id)),
                    ])
                }
                lines.append([("status", .string("\(tag): digest: \(pushed.digest) size: \(pushed.size)"))])
            } catch {
                lines.append(errorMessage(error))
            }
        }
        return .response(messages(lines))
    }

    private static func text(of layer: Simulation.PushedLayer) -> String {
        switch layer {
        case .pushed: "Pushed"
        case .existed: "Layer already exists"
        case .mounted(let from): "Mounted from \(from)"
        }
    }

    @Sendable private static func load(
        _ request: APIRequest, _ session: inout EngineSession, _ simulation: inout Simulation
    ) throws(EngineError) -> APIAnswer {
        let loaded: [Simulation.Loaded]
        do {
            loaded = try simulation.loadImages(try InputArchive.read(request.body))
        } catch {
            // The answer has begun when the archive is read: what is wrong with it is a message of its stream.
            return .response(messages([errorMessage(error)]))
        }
        return .response(
            messages(
                loaded.map { item in
                    switch item {
                    case .tag(let name): [("stream", .string("Loaded image: \(name)\n"))]
                    case .image(let id): [("stream", .string("Loaded image ID: \(id)\n"))]
                    }
                }))
    }

    // MARK: Looking and removing

    @Sendable private static func search(
        _ request: APIRequest, _ session: inout EngineSession, _ simulation: inout Simulation
    ) throws(EngineError) -> APIAnswer {
        let filters = try request.filters()
        let rows = try refusing { () throws(CommandFailure) in
            try SearchCommand.rows(
                term: request.value("term") ?? "", limit: request.number("limit") ?? 25, filters)
        }
        return .response(
            .json(
                .list(
                    rows.map { recipe in
                        Doc.object(
                            "registry.SearchResult",
                            [
                                "star_count": .int(Int64(recipe.stars)),
                                "is_official": .bool(SearchCommand.isOfficial(recipe)),
                                "name": .string(SearchCommand.name(of: recipe)), "is_automated": false,
                                "description": .string(recipe.summary),
                            ])
                    })))
    }

    @Sendable private static func history(
        _ request: APIRequest, _ session: inout EngineSession, _ simulation: inout Simulation
    ) throws(EngineError) -> APIAnswer {
        let image = try simulation.findImage(request.parameter("name"))
        let rows = HistoryCommand.rows(of: image, simulation, truncates: false)
        let tags = simulation.references(of: image.id).tags.map(familiar)
        return .response(
            .json(
                .list(
                    rows.enumerated().map { index, row in
                        Doc.object(
                            "image.HistoryResponseItem",
                            [
                                "Comment": .string(row.entry.comment), "Created": .int(row.entry.created.seconds),
                                "CreatedBy": .string(row.entry.createdBy), "Id": .string(row.id),
                                "Size": .int(Int64(row.size)),
                                "Tags": index == 0 && !tags.isEmpty ? .strings(tags) : .nilList,
                            ])
                    })))
    }

    @Sendable private static func deleteImage(
        _ request: APIRequest, _ session: inout EngineSession, _ simulation: inout Simulation
    ) throws(EngineError) -> APIAnswer {
        let removed = try simulation.removeImage(
            request.parameter("name"), force: request.flag("force"), prune: !request.flag("noprune"))
        return .response(.json(.list(removed.map(removal))))
    }

    private static func removal(_ removal: Simulation.Removal) -> TemplateValue {
        switch removal {
        case .untagged(let name): Doc.object("image.DeleteResponse", ["Untagged": .string(familiar(name))])
        case .deleted(let digest): Doc.object("image.DeleteResponse", ["Deleted": .string(digest.description)])
        }
    }

    @Sendable private static func pruneImages(
        _ request: APIRequest, _ session: inout EngineSession, _ simulation: inout Simulation
    ) throws(EngineError) -> APIAnswer {
        let filters = try request.filters()
        let all = filters["dangling"].contains { ["false", "0"].contains($0) }
        let report = simulation.pruneImages(
            all: all, try pruneFilter(request, ["dangling", "label", "label!", "until"], simulation))
        let values = report.removed.map { line in
            let isDigest = line.hasPrefix("deleted: ")
            let name = line.split(separator: ": ", maxSplits: 1).last.map(String.init) ?? line
            return Doc.object("image.DeleteResponse", [isDigest ? "Deleted" : "Untagged": .string(name)])
        }
        return .response(
            .json(
                Doc.object(
                    "image.PruneReport",
                    [
                        "ImagesDeleted": values.isEmpty ? .nilList : .list(values),
                        "SpaceReclaimed": .int(Int64(report.bytes)),
                    ])))
    }

    @Sendable private static func commit(
        _ request: APIRequest, _ session: inout EngineSession, _ simulation: inout Simulation
    ) throws(EngineError) -> APIAnswer {
        var wanted = CommitRequest(container: request.value("container") ?? "")
        if let repository = request.value("repo"), !repository.isEmpty {
            let tag = request.value("tag").flatMap { $0.isEmpty ? nil : ":" + $0 } ?? ""
            wanted.reference = try ImageReference(parsing: repository + tag).withDefaultTag
        }
        wanted.author = request.value("author") ?? ""
        wanted.message = request.value("comment") ?? ""
        wanted.changes = request.values("changes")
        wanted.pauses = request.flag("pause", default: true)
        let id = try simulation.commitContainer(wanted)
        return .response(.json(Doc.object("common.IDResponse", ["Id": .string(id.description)]), status: 201))
    }
}
