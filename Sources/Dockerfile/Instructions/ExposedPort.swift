/// A port of EXPOSE, taken apart (buildkit `convert_expose.go`).
package struct ExposedPort: Hashable, Sendable {
    /// The address before a host port; EXPOSE should have none.
    package var address: String
    /// The host port; EXPOSE should have none.
    package var hostPort: String
    /// The container's port or ports as written.
    package var port: String
    /// The protocol as written, `tcp` if not.
    package var proto: String

    /// Takes `[[ip:]host:]port[-port][/protocol]` apart; checks only that there is a port and a known protocol.
    package init(_ text: String) throws(DockerfileError) {
        let parts = text.split(on: ":")
        let last = parts[parts.count - 1]
        address = parts.dropLast(2).joined(separator: ":")
        hostPort = parts.count > 1 ? parts[parts.count - 2] : ""
        (port, proto) = last.cut(at: "/") ?? (last, "tcp")
        guard !port.isEmpty else {
            throw DockerfileError("invalid port: \(text.goQuoted): no port specified")
        }
        if proto.isEmpty { proto = "tcp" }
        guard ["tcp", "udp", "sctp"].contains(proto.lowercased()) else {
            throw DockerfileError("invalid port: \(text.goQuoted): invalid proto: \(proto)")
        }
    }

    /// The entries of an image's `ExposedPorts`, such as `80/tcp`, once address and numbers are checked.
    package func entries() throws(DockerfileError) -> [String] {
        guard address.isEmpty || Self.isAddress(address) else {
            throw DockerfileError("invalid IP address: \(address)")
        }
        guard let ports = Self.range(port) else { throw DockerfileError("invalid containerPort: \(port)") }
        guard let hostPorts = Self.range(hostPort.isEmpty ? port : hostPort) else {
            throw DockerfileError("invalid hostPort: \(hostPort)")
        }
        guard ports.count == 1 || hostPorts.count == ports.count else {
            throw DockerfileError("invalid ranges specified for container and host Ports: \(port) and \(hostPort)")
        }
        return ports.map { "\($0)/\(proto.lowercased())" }
    }

    private static func range(_ text: String) -> ClosedRange<Int>? {
        let (first, last) = text.cut(at: "-") ?? (text, text)
        guard let low = Int(first), let high = Int(last), low >= 0, high <= 65_535, low <= high else { return nil }
        return low...high
    }

    /// Four numbers up to 255, or something between brackets: an IPv6 address is not looked into.
    private static func isAddress(_ text: String) -> Bool {
        if text.hasBytePrefix("["), text.hasSuffix("]") { return text.utf8.count > 3 }
        let parts = text.split(on: ".")
        return parts.count == 4 && parts.allSatisfy { UInt8($0) != nil }
    }
}
