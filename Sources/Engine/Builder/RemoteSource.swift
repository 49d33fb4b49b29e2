import WorldModel

/// A source of ADD that is not in the build context: a URL, or a Git repository.
struct RemoteSource {
    private let text: String
    private let isGit: Bool

    /// `nil` for a source in the context.
    init?(_ text: String) {
        isGit = text.hasPrefix("git@") || text.hasSuffix(".git") || text.contains(".git#")
        guard isGit || text.hasPrefix("http://") || text.hasPrefix("https://") else { return nil }
        self.text = text
    }

    /// Why it cannot be had: the simulated machine has no way out, so BuildKit says what it says without a network
    /// (recorded in images-57-add). Repositories say plainly that they are not simulated.
    var failure: String {
        guard !isGit else { return "failed to load cache key: \(text): Git repositories are not simulated in Drydock" }
        let isSecure = text.hasPrefix("https://")
        let rest = text.dropFirst(isSecure ? 8 : 7)
        let parts = rest.prefix { $0 != "/" && $0 != "?" }.split(separator: ":", maxSplits: 1).map(String.init)
        let host = parts.first ?? ""
        let port = parts.count > 1 ? parts[1] : isSecure ? "443" : "80"
        let address = host == "localhost" ? IPv4Address.loopback : IPv4Address(host)
        let reason =
            address.map { "\($0):\(port): connect: connection refused" }
            ?? "lookup \(host) on 192.168.65.7:53: no such host"
        return "failed to load cache key: Get \"\(text)\": dial tcp\(address == nil ? ":" : "") \(reason)"
    }
}
