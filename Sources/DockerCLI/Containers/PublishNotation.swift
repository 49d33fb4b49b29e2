import WorldModel

/// `-p [[ADDRESS:]HOST-PORT[-END]:]PORT[-END][/PROTOCOL]` (go-connections, `nat.ParsePortSpec`).
enum PublishNotation {
    struct Failure: Error {
        var message: String
    }

    static func parse(_ text: String) throws(Failure) -> [PortBinding] {
        var rest = Substring(text)
        var transport = "tcp"
        if let slash = rest.lastIndex(of: "/") {
            transport = rest[rest.index(after: slash)...].lowercased()
            rest = rest[..<slash]
        }
        let parts = split(String(rest))
        guard !parts.container.isEmpty else { throw Failure(message: "No port specified: \(text)<empty>") }
        guard ["tcp", "udp", "sctp"].contains(transport) else { throw Failure(message: "Invalid proto: \(transport)") }
        if !parts.address.isEmpty, IPv4Address(parts.address) == nil, !parts.address.contains(":") {
            throw Failure(message: "Invalid ip address: \(parts.address)")
        }
        guard let container = range(parts.container) else {
            throw Failure(message: "Invalid containerPort: \(parts.container)")
        }
        guard !parts.host.isEmpty else {
            return container.map { PortBinding(containerPort: "\($0)/\(transport)", hostIP: parts.address) }
        }
        guard let host = range(parts.host) else { throw Failure(message: "Invalid hostPort: \(parts.host)") }
        if host.count != container.count {
            guard container.count == 1 else {
                throw Failure(
                    message:
                        "Invalid ranges specified for container and host Ports: \(parts.container) and \(parts.host)")
            }
            return [
                PortBinding(
                    containerPort: "\(container.lowerBound)/\(transport)", hostIP: parts.address, hostPort: parts.host)
            ]
        }
        return zip(container, host).map {
            PortBinding(containerPort: "\($0)/\(transport)", hostIP: parts.address, hostPort: String($1))
        }
    }

    private static func split(_ text: String) -> (address: String, host: String, container: String) {
        var parts = text.split(separator: ":", omittingEmptySubsequences: false).map(String.init)
        let container = parts.removeLast()
        guard let host = parts.popLast() else { return ("", "", container) }
        var address = parts.joined(separator: ":")
        if address.hasPrefix("["), address.hasSuffix("]") { address = String(address.dropFirst().dropLast()) }
        return (address, host, container)
    }

    private static func range(_ text: String) -> ClosedRange<Int>? {
        let ends = text.split(separator: "-", maxSplits: 1, omittingEmptySubsequences: false)
        guard let first = UInt16(ends[0]) else { return nil }
        guard ends.count > 1 else { return Int(first)...Int(first) }
        guard let last = UInt16(ends[1]), last >= first else { return nil }
        return Int(first)...Int(last)
    }
}
