/// Where a class's server is: `http://127.0.0.1:7373`, or `https://` on a network.
package struct ClassAddress: Sendable, Equatable, CustomStringConvertible {
    package var isSecure: Bool
    package var host: String
    package var port: Int

    package static let usualPort = 7373

    /// `nil` when the text is no such address. Without a scheme a name of this machine is plain and any other secure.
    package init?(_ text: String) {
        var rest = text[...]
        var scheme: String?
        if let range = rest.firstRange(of: "://") {
            scheme = rest[..<range.lowerBound].lowercased()
            rest = rest[range.upperBound...]
        }
        while rest.last == "/" { rest.removeLast() }
        if rest.first == "[" {
            guard let end = rest.firstIndex(of: "]") else { return nil }
            host = String(rest[rest.index(after: rest.startIndex)..<end])
            rest = rest[rest.index(after: end)...]
        } else {
            let end = rest.firstIndex(of: ":") ?? rest.endIndex
            host = String(rest[..<end])
            rest = rest[end...]
        }
        guard !host.isEmpty, !host.contains(where: { $0.isWhitespace || "/@?#".contains($0) }) else { return nil }
        if rest.isEmpty {
            port = Self.usualPort
        } else {
            guard rest.first == ":", let number = Int(rest.dropFirst()), (1...65535).contains(number) else {
                return nil
            }
            port = number
        }
        let isOwn = host == "localhost" || host.hasPrefix("127.") || host == "::1"
        switch scheme {
        case nil: isSecure = !isOwn
        case "http": isSecure = false
        case "https": isSecure = true
        default: return nil
        }
    }

    package var description: String {
        "\(isSecure ? "https" : "http")://\(host.contains(":") ? "[\(host)]" : host):\(port)"
    }

    /// Whether the host is an address and no name.
    var isNumeric: Bool {
        host.contains(":") || host.split(separator: ".").allSatisfy { UInt8($0) != nil } && host.contains(".")
    }
}
