/// What lies beyond the learner's machine: the names that its name servers know, and who answers where. Data and code that
/// never change, so it is part of the catalogue and not of the world.
package struct Outside: Sendable {
    /// Makes the process that serves one connection, which is its descriptor 0.
    package typealias Server = @Sendable () -> any Program

    /// A port of an address.
    package struct Place: Hashable, Sendable {
        package var address: IPv4Address
        package var port: Int

        package init(_ address: IPv4Address, port: Int) {
            self.address = address
            self.port = port
        }
    }

    /// Addresses by name, in lower case.
    package var addresses: [String: IPv4Address]
    /// Who answers questions for names: the machine's own server, and public ones.
    package var nameServers: Set<IPv4Address>
    package var servers: [Place: Server]

    package init(
        addresses: [String: IPv4Address] = [:], nameServers: Set<IPv4Address> = [], servers: [Place: Server] = [:]
    ) {
        self.addresses = addresses
        self.nameServers = nameServers
        self.servers = servers
    }

    /// Whether a machine has this address.
    package func has(_ address: IPv4Address) -> Bool {
        nameServers.contains(address) || addresses.values.contains(address)
    }
}
