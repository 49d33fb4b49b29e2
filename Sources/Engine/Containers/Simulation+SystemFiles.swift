import FileTrees
import HashTreeCollections
import WorldModel

/// The files that the engine writes for each run and mounts over the root.
package enum SystemFile {
    package static let paths = ["/etc/hosts", "/etc/hostname", "/etc/resolv.conf"]
}

extension Simulation {
    /// `/etc/hosts`, `/etc/hostname` and `/etc/resolv.conf` as the engine writes them.
    func systemFiles(of container: Container, hostname: String) -> [(path: String, text: String)] {
        let usesDNS = container.endpoints.contains { !Network.predefinedNames.contains($0.networkName) }
        let servers =
            usesDNS ? ["127.0.0.11"] : container.hostConfig.dns.isEmpty ? ["192.168.65.7"] : container.hostConfig.dns
        var resolver = servers.map { "nameserver \($0)\n" }.joined()
        if usesDNS { resolver += "options ndots:0\n" }
        return [
            ("/etc/hosts", hostsFile(of: container, hostname: hostname)), ("/etc/hostname", hostname + "\n"),
            ("/etc/resolv.conf", resolver),
        ]
    }

    private func hostsFile(of container: Container, hostname: String) -> String {
        var hosts = """
            127.0.0.1\tlocalhost
            ::1\tlocalhost ip6-localhost ip6-loopback
            fe00::\tip6-localnet
            ff00::\tip6-mcastprefix
            ff02::1\tip6-allnodes
            ff02::2\tip6-allrouters

            """
        for line in container.hostConfig.extraHosts {
            let parts = line.split(separator: ":", maxSplits: 1).map(String.init)
            guard parts.count == 2 else { continue }
            let address = parts[1] == "host-gateway" ? "172.17.0.1" : parts[1]
            hosts += "\(address)\t\(parts[0])\n"
        }
        for endpoint in container.endpoints {
            if let address = endpoint.address { hosts += "\(address)\t\(hostname)\n" }
        }
        return hosts
    }

    /// Writes a running container's files again, after its networks changed.
    mutating func rewriteSystemFiles(of id: ContainerID) {
        guard let container = world.docker.containers[id],
            let machine = container.machine.flatMap({ world.machines[$0] })
        else { return }
        for (path, text) in systemFiles(of: container, hostname: machine.hostname) {
            guard let mount = machine.mounts.first(where: { $0.path == path }) else { continue }
            world.trees[mount.tree]?[mount.root].content = .file(FileBody(text))
        }
    }
}
