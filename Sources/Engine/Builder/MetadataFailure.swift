/// What BuildKit says of a registry's refusal, where the daemon has other words (containerd, `core/remotes/docker`).
///
/// The texts are recorded: `images-a7-registry-errors`.
enum MetadataFailure {
    /// - Parameter digest: that of the image's manifest, which can be asked for as often as one likes.
    static func text(_ error: EngineError, of reference: ImageReference, digest: String?) -> String {
        let manifests = "/v2/\(reference.path)/manifests/"
        let path = manifests + (reference.digest ?? reference.tag ?? "latest")
        let message = error.message
        if message.contains("manifest unknown") { return "\(reference.canonical): not found" }
        if error.kind == .unauthorized {
            return
                "unexpected status from HEAD request to http://\(reference.domain)\(path): 401 Unauthorized"
        }
        if message.hasPrefix("toomanyrequests") {
            return
                "failed to copy: httpReadSeeker: failed open: unexpected status code https://registry-1.docker.io\(manifests)\(digest ?? ""): 429 Too Many Requests - Server message: \(message)"
        }
        // `Get "http://localhost:5000/v2/": dial tcp …`
        let parts = message.split(separator: "\"", maxSplits: 2)
        if parts.count == 3, parts[0] == "Get ", parts[2].hasPrefix(": dial") {
            let host = reference.domain == "docker.io" ? "registry-1.docker.io" : reference.domain
            return "failed to do request: Head \"https://\(host)\(path)\"\(parts[2])"
        }
        return
            "pull access denied, repository does not exist or may require authorization: server message: insufficient_scope: authorization failed"
    }
}
