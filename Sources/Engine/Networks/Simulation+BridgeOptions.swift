import HashTreeCollections
import WorldModel

/// The options of the driver `bridge` (libnetwork, `drivers/bridge`; transcript `netvol-a22-network-options`).
extension Simulation {
    private static let prefix = "com.docker.network.bridge."

    /// Checks what a new network asks of its bridge.
    func checkBridgeOptions(_ options: [String: String], of id: NetworkID) throws(EngineError) {
        for (key, value) in options.sorted(by: { $0.key < $1.key }) {
            if let reason = Self.wrong(key, value) {
                throw EngineError(.invalidParameter, "failed to parse \(key) value: \(value) (\(reason))")
            }
            if key == "com.docker.network.driver.mtu", let size = Int(value), size < 0 {
                throw EngineError(.invalidParameter, "invalid MTU number: \(size)")
            }
        }
        guard let name = options[Self.prefix + "name"] else { return }
        if let other = world.docker.networks.values.first(where: { $0.bridgeName == name }) {
            throw EngineError(
                .forbidden,
                "cannot create network \(id.hex) (\(name)): conflicts with network \(other.id.hex) (\(name)): networks have same bridge name"
            )
        }
        // The kernel's names have 15 bytes at most.
        if name.utf8.count > 15 { throw EngineError(.system, "numerical result out of range") }
    }

    /// Why a value cannot be read.
    private static func wrong(_ key: String, _ value: String) -> String? {
        let name = key.hasPrefix(prefix) ? String(key.dropFirst(prefix.count)) : key
        switch name {
        case "enable_icc", "enable_ip_masquerade", "default_bridge", "inhibit_ipv4":
            return isTruthValue(Substring(value)) ? nil : "strconv.ParseBool: parsing \"\(value)\": invalid syntax"
        case "com.docker.network.driver.mtu":
            return Int(value) == nil ? "strconv.Atoi: parsing \"\(value)\": invalid syntax" : nil
        case "host_binding_ipv4", "host_binding_ip":
            return IPv4Address(value) == nil && IPv6Address(value) == nil ? "nil ip" : nil
        case "gateway_mode_ipv4", "gateway_mode_ipv6":
            let modes = ["nat", "nat-unprotected", "routed", "isolated"]
            return value.isEmpty || modes.contains(value) ? nil : "unknown gateway mode \(value)"
        default: return nil
        }
    }
}

extension Network {
    /// The name of the interface on the host, for networks that have a bridge.
    fileprivate var bridgeName: String? {
        driver == "bridge" && !isConfigurationOnly ? interfaceName : nil
    }

    /// Where ports are published that say no address of the host.
    package var hostBinding: String {
        options["com.docker.network.bridge.host_binding_ipv4"].flatMap { $0 == "0.0.0.0" ? nil : $0 } ?? ""
    }
}
