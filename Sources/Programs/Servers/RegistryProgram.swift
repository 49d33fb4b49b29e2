import FileTrees
import HTTP
import JSON
import Kernel
import WorldModel

/// The image registry (`registry:2`): answers the distribution API from the files that pushes have written.
///
/// `docker push` and `docker pull` go to those files by the engine; here is what `curl` and a browser see. Of its
/// configuration the environment is read: `REGISTRY_HTTP_ADDR`, `REGISTRY_AUTH_HTPASSWD_*` and
/// `REGISTRY_STORAGE_DELETE_ENABLED`.
struct RegistryProgram: Program {
    private var server: HTTPServer?

    func handles(_ signal: Signal) -> Bool { [.terminate, .interrupt].contains(signal) }

    mutating func step(_ simulation: inout Simulation, _ me: ProcessID) -> Step {
        if simulation.takeSignal(me) != nil { return .exit(signalStatus) }
        guard var server else {
            let address = Self.variable("REGISTRY_HTTP_ADDR", simulation, me) ?? ":5000"
            let port = address.split(separator: ":").last.flatMap { Int($0) } ?? 5000
            do {
                self.server = try HTTPServer(port: port, &simulation, me)
            } catch {
                simulation.print("listen tcp \(address): bind: \(error.rawValue.lowercased())\n", to: 2, as: me)
                return .exit(1)
            }
            log("info", "listening on [::]:\(port)", &simulation, me)
            return .again
        }
        let reasons = server.serve(&simulation, me) { request, peer, simulation in
            let response = Self.refusal(request, simulation, me) ?? Self.answer(request, &simulation, me)
            let time = DateText.format(simulation.world.clock.now, "%d/%b/%Y:%H:%M:%S +0000")
            simulation.print(
                "\(peer) - - [\(time)] \"\(request.startLine)\" \(response.status) \(response.body.count) \"\" \"\(request["User-Agent"] ?? "")\"\n",
                as: me)
            return response
        }
        self.server = server
        return .wait(reasons)
    }

    /// The registry closes its listener and ends with 2 when it is told to stop (docker/distribution, `registry.go`).
    private var signalStatus: Int32 { 2 }

    private func log(_ level: String, _ text: String, _ simulation: inout Simulation, _ me: ProcessID) {
        let time = CivilTime(simulation.world.clock.now).rfc3339Nano
        simulation.print(
            "time=\"\(time)\" level=\(level) msg=\"\(text)\" go.version=go1.20.8 service=registry version=2.8.3\n",
            to: 2, as: me)
    }

    private static func variable(_ name: String, _ simulation: Simulation, _ me: ProcessID) -> String? {
        simulation.world.processes[me]?.environment[name]
    }

    // MARK: Who is let in

    /// The challenge for those who are not let in (recorded: `netvol-a4-registry-password`).
    private static func refusal(_ request: HTTPMessage, _ simulation: Simulation, _ me: ProcessID) -> HTTPMessage? {
        guard request.path.hasPrefix("/v2/"), let access = RegistryAccess({ variable($0, simulation, me) }) else {
            return nil
        }
        if let credentials = credentials(request),
            let file = try? simulation.contents(of: access.path, as: me),
            RegistryAccess.admits(credentials, file: file)
        {
            return nil
        }
        var response = failure(401, "UNAUTHORIZED", "authentication required", scope(request))
        response.add("Www-Authenticate", "Basic realm=\"\(access.realm)\"")
        return response
    }

    /// The name and password of a request (RFC 7617).
    private static func credentials(_ request: HTTPMessage) -> RegistryCredentials? {
        guard let text = request["Authorization"], text.lowercased().hasPrefix("basic ") else { return nil }
        let decoded = Base64.decode(Array(text.dropFirst(6).utf8)).bytes
        let parts = String(decoding: decoded, as: UTF8.self).split(
            separator: ":", maxSplits: 1, omittingEmptySubsequences: false)
        return parts.count == 2 ? RegistryCredentials(user: String(parts[0]), password: String(parts[1])) : nil
    }

    /// What the request wants to do with what.
    private static func scope(_ request: HTTPMessage) -> JSONValue {
        let names = request.path.dropFirst(4).split(separator: "/").map(String.init)
        guard !names.isEmpty else { return .null }
        let isCatalog = names == ["_catalog"]
        let actions = isCatalog ? ["*"] : request.parts.first == "DELETE" ? ["delete"] : ["pull"]
        return .array(
            actions.map { action in
                .object(
                    JSONObject([
                        ("Type", .string(isCatalog ? "registry" : "repository")), ("Class", .string("")),
                        ("Name", .string(isCatalog ? "catalog" : names.dropLast(2).joined(separator: "/"))),
                        ("Action", .string(action)),
                    ]))
            })
    }

    // MARK: The API (OCI distribution spec)

    private static func answer(
        _ request: HTTPMessage, _ simulation: inout Simulation, _ me: ProcessID
    ) -> HTTPMessage {
        let path = request.path
        if request.parts.first == "DELETE" { return deletion(path, &simulation, me) }
        guard ["GET", "HEAD"].contains(request.parts.first) else {
            return failure(405, "UNSUPPORTED", "The operation is unsupported.")
        }
        if path == "/" { return HTTPMessage(startLine: "HTTP/1.1 200 OK") }
        guard path.hasPrefix("/v2/") else {
            return page(404, "404 page not found\n", type: "text/plain; charset=utf-8")
        }
        let names = path.dropFirst(4).split(separator: "/").map(String.init)
        if names.isEmpty { return page(200, "{}") }
        if names == ["_catalog"] {
            let found = repositories("", simulation, me).sorted()
            return document([("repositories", .array(found.map { .string($0) }))])
        }
        guard names.count >= 3 else { return page(404, "404 page not found\n", type: "text/plain; charset=utf-8") }
        let repository = names.dropLast(2).joined(separator: "/")
        let tags = try? simulation.list(RegistryLayout.tags(of: repository), as: me)
        switch names[names.count - 2] {
        case "tags":
            guard let tags else {
                return failure(404, "NAME_UNKNOWN", "repository name not known to registry", detail("name", repository))
            }
            return document([
                ("name", .string(repository)), ("tags", tags.isEmpty ? .null : .array(tags.map { .string($0) })),
            ])
        case "manifests": return manifest(names[names.count - 1], repository, simulation, me)
        case "blobs":
            let digest = names[names.count - 1]
            guard digest.hasPrefix("sha256:"),
                let bytes = try? simulation.contents(of: RegistryLayout.blob(String(digest.dropFirst(7))), as: me)
            else { return failure(404, "BLOB_UNKNOWN", "blob unknown to registry", detail("digest", digest)) }
            var response = page(200, "", type: "application/octet-stream")
            response.body = bytes
            response.add("Docker-Content-Digest", digest)
            return response
        default: return page(404, "404 page not found\n", type: "text/plain; charset=utf-8")
        }
    }

    /// Deletes a manifest by its digest, with the tags that mean it.
    private static func deletion(
        _ path: String, _ simulation: inout Simulation, _ me: ProcessID
    ) -> HTTPMessage {
        let names = path.dropFirst(4).split(separator: "/").map(String.init)
        guard path.hasPrefix("/v2/"), names.count >= 3, names[names.count - 2] == "manifests",
            variable("REGISTRY_STORAGE_DELETE_ENABLED", simulation, me) == "true"
        else { return failure(405, "UNSUPPORTED", "The operation is unsupported.") }
        let (repository, digest) = (names.dropLast(2).joined(separator: "/"), names[names.count - 1])
        guard digest.hasPrefix("sha256:") else {
            return failure(400, "DIGEST_INVALID", "provided digest did not match uploaded content")
        }
        let revision = RegistryLayout.revision(String(digest.dropFirst(7)), of: repository)
        guard simulation.exists(revision, as: me) else {
            return failure(404, "MANIFEST_UNKNOWN", "manifest unknown")
        }
        for tag in (try? simulation.list(RegistryLayout.tags(of: repository), as: me)) ?? [] {
            let link = RegistryLayout.tag(tag, of: repository)
            guard (try? simulation.contents(of: link, as: me)) == Array(digest.utf8) else { continue }
            try? simulation.unlink(link, as: me)
            try? simulation.removeDirectory(String(link.dropLast("/link".count)), as: me)
            try? simulation.removeDirectory(String(link.dropLast("/current/link".count)), as: me)
        }
        try? simulation.unlink(revision, as: me)
        return page(202, "")
    }

    /// The repositories below a folder: folders with manifests.
    private static func repositories(_ prefix: String, _ simulation: Simulation, _ me: ProcessID) -> [String] {
        let folder = RegistryLayout.repositories + (prefix.isEmpty ? "" : "/" + prefix)
        let names = (try? simulation.list(folder, as: me)) ?? []
        if names.contains("_manifests") { return [prefix] }
        return names.flatMap { repositories(prefix.isEmpty ? $0 : prefix + "/" + $0, simulation, me) }
    }

    private static func manifest(
        _ reference: String, _ repository: String, _ simulation: Simulation, _ me: ProcessID
    ) -> HTTPMessage {
        func text(_ path: String) -> String? {
            (try? simulation.contents(of: path, as: me)).map { String(decoding: $0, as: UTF8.self) }
        }
        let isDigest = reference.hasPrefix("sha256:")
        let digest = isDigest ? reference : text(RegistryLayout.tag(reference, of: repository))
        guard let digest, let body = text(RegistryLayout.blob(String(digest.dropFirst(7)))) else {
            return failure(404, "MANIFEST_UNKNOWN", "manifest unknown", detail(isDigest ? "Digest" : "Tag", reference))
        }
        var response = page(200, body, type: "application/vnd.docker.distribution.manifest.v2+json")
        response.add("Docker-Content-Digest", digest)
        return response
    }

    private static func page(_ status: Int, _ text: String, type: String = "application/json; charset=utf-8")
        -> HTTPMessage
    {
        var response = HTTPMessage(startLine: "HTTP/1.1 \(status) \(HTTPMessage.reason(status))")
        response.add("Content-Type", type)
        response.add("Docker-Distribution-Api-Version", "registry/2.0")
        response.add("X-Content-Type-Options", "nosniff")
        response.body = Array(text.utf8)
        return response
    }

    private static func document(_ members: [(String, JSONValue)]) -> HTTPMessage {
        page(200, JSONWriter().text(.object(JSONObject(members))) + "\n")
    }

    private static func detail(_ name: String, _ value: String) -> JSONValue {
        .object(JSONObject([(name, .string(value))]))
    }

    private static func failure(
        _ status: Int, _ code: String, _ message: String, _ detail: JSONValue? = nil
    ) -> HTTPMessage {
        var error = JSONObject([("code", .string(code)), ("message", .string(message))])
        error["detail"] = detail
        let text = JSONWriter().text(.object(JSONObject([("errors", .array([.object(error)]))])))
        return page(status, text + "\n")
    }
}
