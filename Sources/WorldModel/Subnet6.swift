/// A range of IPv6 addresses in CIDR notation.
package struct Subnet6: Hashable, Sendable, CustomStringConvertible {
    package var address: IPv6Address
    package var prefix: Int

    package init(_ address: IPv6Address, prefix: Int) {
        self.address = address
        self.prefix = prefix
    }

    /// From `fd00:1::/64`.
    package init?(_ text: some StringProtocol) {
        let parts = text.split(separator: "/", omittingEmptySubsequences: false)
        guard parts.count == 2, let address = IPv6Address(parts[0]), let prefix = Int(parts[1]),
            (0...128).contains(prefix)
        else { return nil }
        self.init(address, prefix: prefix)
    }

    private func masked(_ address: IPv6Address) -> IPv6Address {
        IPv6Address(
            groups: address.groups.enumerated().map { index, group in
                let bits = min(16, max(0, prefix - 16 * index))
                return bits == 0 ? 0 : group & (0xFFFF << UInt16(16 - bits))
            })
    }

    package var first: IPv6Address { masked(address) }
    package func contains(_ other: IPv6Address) -> Bool { masked(other) == first }
    package func overlaps(_ other: Subnet6) -> Bool { contains(other.first) || other.contains(first) }
    package var description: String { "\(address)/\(prefix)" }
}

/// The IPv6 addresses that a network gives out (Engine API: `IPAMConfig`).
package struct NetworkPool6: Sendable, Equatable {
    package var subnet: Subnet6
    package var gateway: IPv6Address?
    /// The gateway in use, whether it was asked for or chosen.
    package var effectiveGateway: IPv6Address
    package var range: Subnet6?
    /// Addresses that the driver must not give out, by name.
    package var auxiliaryAddresses: [String: IPv6Address] = [:]
    /// Whether the subnet was asked for; only then may containers ask for addresses.
    package var isConfigured = false

    package init(subnet: Subnet6, gateway: IPv6Address?, effectiveGateway: IPv6Address, range: Subnet6? = nil) {
        self.subnet = subnet
        self.gateway = gateway
        self.effectiveGateway = effectiveGateway
        self.range = range
    }
}
