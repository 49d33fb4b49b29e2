import Kernel
import Shell
import WorldModel

/// `ping`. All packets come back at once: simulated time does not pass between them.
enum PingCommand {
    static func run(_ call: inout UtilityCall, _ simulation: inout Simulation) -> Int32 {
        let spec = OptionSpec("4q6nv", values: "cwWiIs")
        guard let options = call.parse(spec, &simulation) else { return call.isBusybox ? 1 : 2 }
        guard let name = options.operands.first else {
            simulation.print("ping: usage error: Destination address required\n", to: 2, as: call.me)
            return call.isBusybox ? 1 : 2
        }
        guard let target = target(name, isLong: options.has("6"), call, simulation) else {
            call.complain(call.isBusybox ? "bad address '\(name)'" : "\(name): Name or service not known", &simulation)
            return call.isBusybox ? 1 : 2
        }
        let (address, isFar, reaches, hasWay) = (target.address, target.isFar, target.reaches, target.hasWay)
        if call.isBusybox, simulation.world.processes[call.me]?.credentials.can(.netRaw) != true {
            call.print("PING \(name) (\(address)): 56 data bytes")
            call.complain("permission denied (are you root?)", &simulation)
            return 1
        }
        let count = max(1, min(options.number("c") ?? 3, 100))
        call.print(
            call.isBusybox
                ? "PING \(name) (\(address)): 56 data bytes" : "PING \(name) (\(address)) 56(84) bytes of data.")
        var times: [Double] = []
        for number in 0..<count where reaches {
            let jitter = Double(simulation.world.random.next() % 80) / 1000
            let time = isFar ? 11 + jitter * 10 : 0.05 + jitter
            times.append(time)
            let ttl = isFar ? 57 : 64
            let text = PrintfCommand.fixed(time, 3)
            if !options.has("q") {
                let shown = name != address && !call.isBusybox ? "\(name) (\(address))" : "\(address)"
                call.print(
                    call.isBusybox
                        ? "64 bytes from \(address): seq=\(number) ttl=\(ttl) time=\(text) ms"
                        : "64 bytes from \(shown): icmp_seq=\(number + 1) ttl=\(ttl) time=\(text) ms")
            }
        }
        if !reaches, !hasWay {
            call.complain(
                call.isBusybox ? "sendto: Network is unreachable" : "connect: Network is unreachable", &simulation)
            return call.isBusybox ? 1 : 2
        }
        call.print("\n--- \(name) ping statistics ---")
        let loss = reaches ? 0 : 100
        if call.isBusybox {
            call.print("\(count) packets transmitted, \(times.count) packets received, \(loss)% packet loss")
        } else {
            call.print(
                "\(count) packets transmitted, \(times.count) received, \(loss)% packet loss, time \((count - 1) * 1000 + count)ms"
            )
        }
        if let low = times.min(), let high = times.max() {
            let mean = times.reduce(0, +) / Double(times.count)
            let parts = [low, mean, high].map { PrintfCommand.fixed($0, 3) }.joined(separator: "/")
            call.print(
                call.isBusybox ? "round-trip min/avg/max = \(parts) ms" : "rtt min/avg/max/mdev = \(parts)/0.012 ms")
        }
        return reaches ? 0 : 1
    }

    /// Who is meant, and whether packets would come back.
    private struct Target {
        var address: String
        var isFar = false
        var reaches: Bool
        /// Whether there is a route there at all.
        var hasWay: Bool
    }

    private static func target(
        _ name: String, isLong: Bool, _ call: UtilityCall, _ simulation: Simulation
    ) -> Target? {
        if isLong || name.contains(":") {
            let found = IPv6Address(name) ?? simulation.lookUp6(name, as: call.me).first
            return found.map { address in
                let mine = simulation.world.network.namespaces[simulation.namespace(of: call.me)]?.interfaces ?? []
                let networks = Set(mine.filter { $0.address6 != nil }.compactMap(\.network))
                let reaches = simulation.world.network.namespaces.values.contains { namespace in
                    namespace.interfaces.contains { interface in
                        interface.address6 == address && interface.network.map { networks.contains($0) } ?? false
                    }
                }
                return Target(address: address.description, reaches: reaches, hasWay: !networks.isEmpty)
            }
        }
        return simulation.lookUp(name, as: call.me).first.map { address in
            let isFar = simulation.isOutside(address, from: simulation.namespace(of: call.me))
            return Target(
                address: address.description, isFar: isFar,
                reaches: isFar || isReachable(address, call, simulation), hasWay: hasWay(to: address, call, simulation))
        }
    }

    /// `traceroute`: everything on the machine that can be reached is one hop away.
    static func trace(_ call: inout UtilityCall, _ simulation: inout Simulation) -> Int32 {
        let spec = OptionSpec("46nIFlrv", values: "fmqpwsigt")
        guard let options = call.parse(spec, &simulation) else { return call.isBusybox ? 1 : 2 }
        guard let name = options.operands.first else {
            return call.complainOfUsage("missing host operand", &simulation)
        }
        guard let address = simulation.lookUp(name, as: call.me).first else {
            call.complain(
                call.isBusybox
                    ? "bad address '\(name)'"
                    : "\(name): Name or service not known\nCannot handle \"host\" cmdline arg `\(name)' on position 1 (argc 1)",
                &simulation)
            return call.isBusybox ? 1 : 2
        }
        let most = options.number("m") ?? 30
        let size = call.isBusybox ? 46 : 60
        call.print("traceroute to \(name) (\(address)), \(most) hops max, \(size) byte packets")
        let origin = simulation.namespace(of: call.me)
        if simulation.isOutside(address, from: origin) {
            // Out of the container, and out of the machine.
            let routes = [origin, .host].compactMap { simulation.defaultRoute(of: $0)?.gateway }
            let hops = (origin == .host ? Array(routes.prefix(1)) : routes).map { "\($0) (\($0))" }
            for (number, hop) in (hops + ["\(name) (\(address))"]).enumerated() {
                call.print(
                    "\(String(number + 1).right(2))  \(hop)  \(number * 4).412 ms  \(number * 4).380 ms  \(number * 4).371 ms"
                )
            }
            return 0
        }
        guard isReachable(address, call, simulation) else {
            for hop in 1...max(1, min(most, 255)) { call.print("\(String(hop).right(2))  * * *") }
            return 0
        }
        call.print(" 1  \(name) (\(address))  0.009 ms  0.005 ms  0.004 ms")
        return 0
    }

    /// Whether there is a route to an address at all.
    private static func hasWay(to address: IPv4Address, _ call: UtilityCall, _ simulation: Simulation) -> Bool {
        simulation.routes(of: simulation.namespace(of: call.me)).contains { $0.subnet?.contains(address) ?? true }
    }

    /// Whether packets would come back: an interface with that address on a network that the machine is on.
    private static func isReachable(_ address: IPv4Address, _ call: UtilityCall, _ simulation: Simulation) -> Bool {
        if address.isLoopback { return true }
        let origin = simulation.namespace(of: call.me)
        let mine = simulation.world.network.namespaces[origin]?.interfaces ?? []
        let networks = Set(mine.compactMap(\.network))
        // With enable_icc=false the bridge drops what its containers send each other.
        func isOpen(_ network: NetworkID) -> Bool {
            simulation.world.docker.networks[network]?.options["com.docker.network.bridge.enable_icc"] != "false"
        }
        return simulation.world.network.namespaces.contains { id, namespace in
            namespace.interfaces.contains { interface in
                interface.address == address
                    && (id == origin || origin == .host || id == .host && mine.contains { $0.name != "lo" }
                        || interface.network.map { networks.contains($0) && isOpen($0) } ?? false)
            }
        }
            || mine.contains { interface in
                interface.network.flatMap { simulation.world.docker.networks[$0]?.subnets.first?.effectiveGateway }
                    == address
            }
    }
}
