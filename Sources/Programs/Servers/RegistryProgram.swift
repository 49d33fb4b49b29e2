import FileTrees
import JSON
import Kernel
import WorldModel

/// The image registry (`registry:2`): answers the distribution API from the files that pushes have written.
///
/// `docker push` and `docker pull` go to those files by the engine; here is what `curl` and a browser see.
struct RegistryProgram: Program {
    private var server: HTTPServer?

    func handles(_ signal: Signal) -> Bool { [.terminate, .interrupt].contains(signal) }

    mutating func step(_ simulation: inout Simulation, _ me: ProcessID) -> Step {
        if simulation.takeSignal(me) != nil { return .exit(signalStatus) }
        guard var server else {
            do {
                self.server = try HTTPServer(port: 5000, &simulation, me)
            } catch {
                simulation.print("listen tcp :5000: bind: \(error.rawValue.lowercased())\n", to: 2, as: me)
                return .exit(1)
            }
            log("info", "listening on [::]:5000", &simulation, me)
            return .again
        }
        let reasons = server.serve(&simulation, me) { request, peer, simulation in
            let response = Self.answer(request, simulation, me)
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

    // MARK: The API (OCI distribution spec)

    private static func answer(_ request: HTTPMessage, _ simulation: Simulation, _ me: ProcessID) -> HTTPMessage {
        let words = request.parts
        let path = String(words.dropFirst().first?.prefix { $0 != "?" } ?? "/")
        guard ["GET", "HEAD"].contains(words.first) else {
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
                return failure(404, "NAME_UNKNOWN", "repository name not known to registry", ("name", repository))
            }
            return document([("name", .string(repository)), ("tags", .array(tags.map { .string($0) }))])
        case "manifests": return manifest(names[names.count - 1], repository, simulation, me)
        case "blobs":
            let digest = names[names.count - 1]
            guard digest.hasPrefix("sha256:"),
                let bytes = try? simulation.contents(of: RegistryLayout.blob(String(digest.dropFirst(7))), as: me)
            else { return failure(404, "BLOB_UNKNOWN", "blob unknown to registry", ("digest", digest)) }
            var response = page(200, "", type: "application/octet-stream")
            response.body = bytes
            response.add("Docker-Content-Digest", digest)
            return response
        default: return page(404, "404 page not found\n", type: "text/plain; charset=utf-8")
        }
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
            return failure(404, "MANIFEST_UNKNOWN", "manifest unknown", (isDigest ? "Digest" : "Tag", reference))
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

    private static func failure(
        _ status: Int, _ code: String, _ message: String, _ detail: (String, String)? = nil
    ) -> HTTPMessage {
        var error = JSONObject([("code", .string(code)), ("message", .string(message))])
        if let detail { error["detail"] = .object(JSONObject([(detail.0, .string(detail.1))])) }
        let text = JSONWriter().text(.object(JSONObject([("errors", .array([.object(error)]))])))
        return page(status, text + "\n")
    }
}
