import CommandSyntax
import Engine
import Kernel
import WorldModel

extension VerbTable {
    /// The commands about networks.
    static let networks: [String: Verb] = [
        "docker network create": .immediate(NetworkCommand.create),
        "docker network ls": .immediate(NetworkList.list),
        "docker network rm": .immediate(NetworkCommand.remove),
        "docker network connect": .immediate(NetworkCommand.connect),
        "docker network disconnect": .immediate { command, simulation, _ throws(CommandFailure) in
            do throws(EngineError) {
                try simulation.disconnect(
                    command.operands[1], from: command.operands[0], force: command.bool("force"))
                return 0
            } catch {
                throw CommandFailure(error)
            }
        },
        "docker network prune": PruneCommand.networks,
        "docker network inspect": .immediate { command, simulation, me throws(CommandFailure) in
            try InspectCommand.inspect(command, kinds: [.network], &simulation, me)
        },
    ]
}

/// `docker network create`, `rm` and `connect`
enum NetworkCommand {
    static func create(
        _ command: ParsedCommand, _ simulation: inout Simulation, _ me: ProcessID
    ) throws(CommandFailure) -> Int32 {
        var request = NetworkRequest(name: command.operands[0])
        request.driver = command.string("driver") ?? "bridge"
        request.pools = try pools(command)
        request.options = KeyValueText.dictionary(command.list("opt"))
        request.labels = KeyValueText.dictionary(command.list("label"))
        request.isInternal = command.bool("internal")
        request.isAttachable = command.bool("attachable")
        request.enablesIPv6 = command.bool("ipv6")
        request.enablesIPv4 = !command.isSet("ipv4") || command.bool("ipv4")
        request.isConfigurationOnly = command.bool("config-only")
        request.configurationFrom = command.string("config-from") ?? ""
        request.isIngress = command.bool("ingress")
        request.scope = command.string("scope") ?? ""
        request.addressDriver = command.string("ipam-driver") ?? "default"
        request.addressOptions = KeyValueText.dictionary(command.list("ipam-opt"))
        do throws(EngineError) {
            simulation.print(try simulation.createNetwork(request).id.hex + "\n", as: me)
            return 0
        } catch {
            throw CommandFailure(error)
        }
    }

    /// Puts gateways, ranges and auxiliary addresses to their subnets (docker/cli, `createIPAMConfig`).
    private static func pools(_ command: ParsedCommand) throws(CommandFailure) -> [NetworkRequest.Pool] {
        func values(_ name: String) -> [String] {
            command.list(name).flatMap { $0.split(separator: ",").map(String.init) }
        }
        var pools = values("subnet").map { NetworkRequest.Pool(subnet: $0) }
        let (gateways, ranges) = (values("gateway"), values("ip-range"))
        guard pools.count >= gateways.count, pools.count >= ranges.count else {
            throw CommandFailure("every ip-range or gateway must have a corresponding subnet")
        }
        /// The pool whose subnet contains an address. A subnet that is no subnet is the engine's to refuse.
        func index(of text: String, _ what: String) throws(CommandFailure) -> Int {
            let plain = text.prefix { $0 != "/" }
            let found = pools.firstIndex { pool in
                if plain.contains(":") {
                    guard let address = IPv6Address(plain) else { return true }
                    return Subnet6(pool.subnet)?.contains(address) ?? false
                }
                guard !pool.subnet.contains(":") else { return false }
                guard let subnet = Subnet(pool.subnet), let address = IPv4Address(plain) else { return true }
                return subnet.contains(address)
            }
            guard let found else { throw CommandFailure("no matching subnet for \(what) \(text)") }
            return found
        }
        for text in ranges { pools[try index(of: text, "range")].range = text }
        for text in gateways { pools[try index(of: text, "gateway")].gateway = text }
        for (name, text) in KeyValueText.dictionary(command.list("aux-address")) {
            pools[try index(of: text, "aux-address")].auxiliaryAddresses[name] = text
        }
        return pools
    }

    static func remove(
        _ command: ParsedCommand, _ simulation: inout Simulation, _ me: ProcessID
    ) throws(CommandFailure) -> Int32 {
        var failed = false
        for name in command.operands {
            do throws(EngineError) {
                try simulation.removeNetwork(name)
                simulation.print(name + "\n", as: me)
            } catch {
                if command.bool("force"), error.kind == .notFound { continue }
                simulation.print(CommandFailure.daemonText(error) + "\n", to: 2, as: me)
                failed = true
            }
        }
        if failed { throw CommandFailure("exit status 1") }
        return 0
    }

    static func connect(
        _ command: ParsedCommand, _ simulation: inout Simulation, _ me: ProcessID
    ) throws(CommandFailure) -> Int32 {
        var attachment = NetworkAttachment(name: command.operands[0])
        attachment.aliases = command.list("alias")
        attachment.address = command.string("ip")
        attachment.address6 = command.string("ip6")
        attachment.linkLocalAddresses = command.list("link-local-ip")
        attachment.links = command.list("link")
        attachment.driverOptions = KeyValueText.dictionary(command.list("driver-opt"))
        attachment.gatewayPriority = command.int("gw-priority") ?? 0
        do throws(EngineError) {
            try simulation.connect(command.operands[1], attachment)
            return 0
        } catch {
            throw CommandFailure(error)
        }
    }
}

/// `KEY=VALUE` texts of labels and options.
enum KeyValueText {
    static func dictionary(_ texts: [String]) -> [String: String] {
        texts.reduce(into: [:]) { all, text in
            let parts = text.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
            all[parts[0]] = parts.count > 1 ? parts[1] : ""
        }
    }
}
