import WorldModel

/// An `http` address in its parts.
package struct WebAddress: Sendable, Equatable {
    package var scheme = "http"
    package var host: String
    package var port: Int
    package var path: String
    /// `name:password`, where the address has it before its host.
    package private(set) var account: String?

    package init?(_ text: String) {
        var rest = Substring(text)
        if let range = text.place(of: "://") {
            scheme = rest[..<range.lowerBound].lowercased()
            rest = rest[range.upperBound...]
        }
        let authority = rest.prefix { $0 != "/" && $0 != "?" }
        path = String(rest.dropFirst(authority.count).prefix { $0 != "#" })
        if !path.hasPrefix("/") { path = "/" + path }
        let place = authority.split(separator: "@").last ?? ""
        account = authority.lastIndex(of: "@").map { String(authority[..<$0]) }
        let parts = place.split(separator: ":", omittingEmptySubsequences: false)
        guard let first = parts.first, !first.isEmpty else { return nil }
        host = String(first)
        port = scheme == "https" ? 443 : 80
        guard parts.count > 1 else { return }
        guard let number = Int(parts[1]), (0...65_535).contains(number) else { return nil }
        port = number
        namesPort = true
    }

    package var isSecure: Bool { scheme == "https" }
    /// Whether the port was written, even if it is the usual one.
    package private(set) var namesPort = false
    package var hostHeader: String { port == (isSecure ? 443 : 80) ? host : "\(host):\(port)" }
    package var text: String { "\(scheme)://\(hostHeader)\(path)" }

    /// Where a `Location` leads from here.
    package func resolving(_ location: String) -> WebAddress? {
        if location.contains("://") { return WebAddress(location) }
        var copy = self
        copy.path =
            location.hasPrefix("/")
            ? location : String(path.prefix(upTo: path.lastIndex(of: "/") ?? path.startIndex)) + "/" + location
        return copy
    }
}
