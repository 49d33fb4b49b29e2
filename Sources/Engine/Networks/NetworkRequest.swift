import WorldModel

/// What a network is to be like (Engine API: `POST /networks/create`).
package struct NetworkRequest: Sendable {
    package var name: String
    package var driver = "bridge"
    /// Address pools as they were asked for; empty takes one of the engine's own.
    package var pools: [Pool] = []
    package var options: [String: String] = [:]
    package var labels: [String: String] = [:]
    package var isInternal = false
    package var isAttachable = false
    package var enablesIPv4 = true
    package var enablesIPv6 = false
    /// Whether it is to be but a configuration for other networks.
    package var isConfigurationOnly = false
    /// The network whose configuration it takes; empty for one of its own.
    package var configurationFrom = ""
    package var isIngress = false
    package var scope = ""
    package var addressDriver = "default"
    package var addressOptions: [String: String] = [:]

    /// A subnet in CIDR notation with what belongs to it. Texts are checked by the engine.
    package struct Pool: Sendable, Equatable {
        package var subnet: String
        package var gateway: String?
        package var range: String?
        package var auxiliaryAddresses: [String: String] = [:]

        package init(subnet: String) { self.subnet = subnet }
    }

    package init(name: String) { self.name = name }
}
