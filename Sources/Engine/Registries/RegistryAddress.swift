import WorldModel

/// The host part of what people give as a registry: without scheme and path.
package enum RegistryAddress {
    package static func host(_ text: String) -> String {
        var rest = Substring(text)
        for scheme in ["https://", "http://"] where rest.hasPrefix(scheme) { rest = rest.dropFirst(scheme.count) }
        let host = String(rest.prefix { $0 != "/" })
        return ["index.docker.io", "registry-1.docker.io", "docker.io"].contains(host) ? "docker.io" : host
    }
}
