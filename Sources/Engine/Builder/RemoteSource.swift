import WorldModel

/// A source that is not a file: a URL, or a Git repository.
package struct RemoteSource {
    private let text: String
    private let isGit: Bool

    /// `nil` for a file.
    package init?(_ text: String) {
        isGit = text.hasPrefix("git@") || text.hasSuffix(".git") || text.contains(".git#")
        guard isGit || text.hasPrefix("http://") || text.hasPrefix("https://") else { return nil }
        self.text = text
    }

    /// Why ADD cannot have it: the simulated machine has no way out, so BuildKit says what it says without a network
    /// (recorded in images-57-add). Repositories say plainly that they are not simulated.
    var failure: String {
        isGit ? "\(text): Git repositories are not simulated in Drydock" : unreachable
    }

    /// What a client of HTTP says who finds no way to it.
    package var unreachable: String {
        let isSecure = text.hasPrefix("https://")
        let rest = text.dropFirst(isSecure ? 8 : 7)
        let parts = rest.prefix { $0 != "/" && $0 != "?" }.split(separator: ":", maxSplits: 1).map(String.init)
        let host = parts.first ?? ""
        let port = parts.count > 1 ? parts[1] : isSecure ? "443" : "80"
        let address = host == "localhost" ? IPv4Address.loopback : IPv4Address(host)
        let reason =
            address.map { "\($0):\(port): connect: connection refused" }
            ?? "lookup \(host) on 192.168.65.7:53: no such host"
        return "Get \"\(text)\": dial tcp\(address == nil ? ":" : "") \(reason)"
    }
}
