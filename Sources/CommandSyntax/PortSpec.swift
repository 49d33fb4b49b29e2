/// `[[ADDRESS:]HOST-PORT[-END]:]PORT[-END][/PROTOCOL]`, as `docker run -p` and Compose's `ports` take it
/// (go-connections, `nat.ParsePortSpec`).
package struct PortSpec: Sendable, Equatable {
    package var port: Int
    /// `tcp`, `udp` or `sctp`.
    package var transport: String
    /// Empty for any address.
    package var hostAddress: String
    /// Empty for any free port; a range when one port may get any of several.
    package var hostPort: String

    package struct Failure: Error, Sendable {
        package var message: String
    }

    /// One entry for each port inside.
    package static func parse(_ text: String) throws(Failure) -> [PortSpec] {
        var rest = Substring(text)
        var transport = "tcp"
        if let slash = rest.lastIndex(of: "/") {
            transport = rest[rest.index(after: slash)...].lowercased()
            rest = rest[..<slash]
        }
        let parts = split(String(rest))
        guard !parts.container.isEmpty else { throw Failure(message: "No port specified: \(text)<empty>") }
        guard ["tcp", "udp", "sctp"].contains(transport) else { throw Failure(message: "Invalid proto: \(transport)") }
        let address = try checkAddress(parts.address)
        guard let container = range(parts.container) else {
            throw Failure(message: "Invalid containerPort: \(parts.container)")
        }
        func entry(_ port: Int, _ host: String) -> PortSpec {
            PortSpec(port: port, transport: transport, hostAddress: address, hostPort: host)
        }
        guard !parts.host.isEmpty else { return container.map { entry($0, "") } }
        guard let host = range(parts.host) else { throw Failure(message: "Invalid hostPort: \(parts.host)") }
        if host.count != container.count {
            guard container.count == 1 else {
                throw Failure(
                    message:
                        "Invalid ranges specified for container and host Ports: \(parts.container) and \(parts.host)")
            }
            return [entry(container.lowerBound, parts.host)]
        }
        return zip(container, host).map { entry($0, String($1)) }
    }

    /// An address of version 6 stands in brackets.
    private static func checkAddress(_ raw: String) throws(Failure) -> String {
        guard !raw.isEmpty else { return raw }
        let isBracketed = raw.hasPrefix("[") && raw.hasSuffix("]")
        let address = isBracketed ? String(raw.dropFirst().dropLast()) : raw
        guard isBracketed || !address.contains(":") else {
            throw Failure(message: "Invalid ip address \(address): address \(address):: too many colons in address")
        }
        let octets = address.split(separator: ".", omittingEmptySubsequences: false)
        if octets.count == 4, octets.allSatisfy({ UInt8($0) != nil }) { return address }
        let groups = address.split(separator: ":", omittingEmptySubsequences: false)
        let isHexadecimal = groups.allSatisfy { $0.count < 5 && $0.allSatisfy(\.isHexDigit) }
        if groups.count > 2, isHexadecimal, address.contains("::") || groups.count == 8 { return address }
        throw Failure(message: "Invalid ip address: \(address)")
    }

    private static func split(_ text: String) -> (address: String, host: String, container: String) {
        var parts = text.split(separator: ":", omittingEmptySubsequences: false).map(String.init)
        let container = parts.removeLast()
        guard let host = parts.popLast() else { return ("", "", container) }
        return (parts.joined(separator: ":"), host, container)
    }

    private static func range(_ text: String) -> ClosedRange<Int>? {
        let ends = text.split(separator: "-", maxSplits: 1, omittingEmptySubsequences: false)
        guard let first = UInt16(ends[0]) else { return nil }
        guard ends.count > 1 else { return Int(first)...Int(first) }
        guard let last = UInt16(ends[1]), last >= first else { return nil }
        return Int(first)...Int(last)
    }
}
