import HashTreeCollections
import WorldModel

/// Links between containers of the default bridge (`--link`, legacy): names in `/etc/hosts` and variables.
extension Simulation {
    /// A container that another one is linked to.
    struct Link {
        var container: Container
        var alias: String
        /// Its address on the default bridge, while it runs.
        var address: IPv4Address?
    }

    /// The links of a container on the default bridge.
    func links(of container: Container) -> [Link] {
        guard container.hostConfig.networkMode == "bridge" else { return [] }
        return container.hostConfig.links.compactMap { text in
            let (name, alias) = LinkNotation.parts(text)
            guard let other = try? findContainer(name) else { return nil }
            return Link(
                container: other, alias: alias, address: other.endpoints.first { $0.networkName == "bridge" }?.address)
        }
    }

    /// Refuses to start a container, or a command in it, when it is linked to one that does not run.
    func checkLinks(of container: Container) throws(EngineError) {
        guard container.hostConfig.networkMode == "bridge" else { return }
        for text in container.hostConfig.links {
            let (name, alias) = LinkNotation.parts(text)
            let other = try? findContainer(name)
            guard other?.state.process == nil else { continue }
            throw EngineError(
                .conflict,
                "Cannot link to a non running container: /\(other?.name ?? name) AS /\(container.name)/\(alias)")
        }
    }

    /// What a linked container is known by in the environment: `DB_PORT`, `DB_ENV_…` (moby, `links.Link.ToEnv`).
    func linkVariables(of container: Container) -> [String] {
        links(of: container).flatMap { link -> [String] in
            let name = link.alias.uppercased().map { $0 == "-" ? "_" : $0 }
            let prefix = String(name)
            var lines: [String] = []
            let ports = link.container.config.exposedPorts.compactMap { text -> (number: Int, transport: String)? in
                let parts = text.split(separator: "/").map(String.init)
                guard let number = parts.first.flatMap({ Int($0) }) else { return nil }
                return (number, parts.count > 1 ? parts[1] : "tcp")
            }.sorted { $0.number < $1.number }
            let address = link.address?.description ?? ""
            if let first = ports.first {
                lines.append("\(prefix)_PORT=\(first.transport)://\(address):\(first.number)")
            }
            for port in ports {
                let variable = "\(prefix)_PORT_\(port.number)_\(port.transport.uppercased())"
                lines.append("\(variable)=\(port.transport)://\(address):\(port.number)")
                lines.append("\(variable)_ADDR=\(address)")
                lines.append("\(variable)_PORT=\(port.number)")
                lines.append("\(variable)_PROTO=\(port.transport)")
            }
            lines.append("\(prefix)_NAME=/\(container.name)/\(link.alias)")
            for line in link.container.config.env where !["HOME", "PATH"].contains(line.prefix { $0 != "=" }) {
                lines.append("\(prefix)_ENV_\(line)")
            }
            return lines
        }
    }
}

/// `NAME[:ALIAS]`
package enum LinkNotation {
    package static func parts(_ text: String) -> (name: String, alias: String) {
        let parts = text.split(separator: ":", maxSplits: 1).map(String.init)
        return (parts.first ?? "", parts.count > 1 ? parts[1] : parts.first ?? "")
    }
}
