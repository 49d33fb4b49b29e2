import WorldModel

/// What a container is to be like (Engine API: `POST /containers/create`).
package struct CreateRequest: Sendable {
    package var name: String
    package var config: ContainerConfig
    package var hostConfig: HostConfig
    /// Networks by name in the order of joining, beyond the network mode.
    package var networks: [NetworkAttachment]

    package init(name: String, config: ContainerConfig, hostConfig: HostConfig, networks: [NetworkAttachment] = []) {
        self.name = name
        self.config = config
        self.hostConfig = hostConfig
        self.networks = networks
    }

    /// What the daemon remarks on and does not refuse.
    package var warnings: [String] {
        var warnings: [String] = []
        if hostConfig.oomKillDisable == true, hostConfig.memory == 0 {
            warnings.append(
                "OOM killer is disabled for the container, but no memory limit is set, this can result in the system running out of resources."
            )
        }
        if hostConfig.networkMode == "host", !hostConfig.portBindings.isEmpty {
            warnings.append("Published ports are discarded when using host network mode")
        }
        if hostConfig.mounts.contains(where: { $0.type == "image" }) {
            warnings.append("Image mount is an experimental feature")
        }
        return warnings
    }
}

/// How a container joins a network.
package struct NetworkAttachment: Sendable, Equatable {
    package var name: String
    package var aliases: [String] = []
    package var address: String?
    package var address6: String?
    package var linkLocalAddresses: [String] = []
    package var driverOptions: [String: String] = [:]
    package var links: [String] = []
    package var hardwareAddress: String?
    /// Which of several networks leads out: the highest.
    package var gatewayPriority = 0

    package init(name: String) { self.name = name }
}
