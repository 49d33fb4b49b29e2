import Kernel
import WorldModel

/// `ip`, `ifconfig`
enum InterfaceCommands {
    private static func interfaces(_ call: UtilityCall, _ simulation: Simulation) -> [Interface] {
        let all = simulation.world.network.namespaces[simulation.namespace(of: call.me)]?.interfaces ?? []
        if all.contains(where: { $0.name == "lo" }) { return all }
        return [Interface(name: "lo", address: .loopback, prefix: 8, hardwareAddress: "00:00:00:00:00:00")] + all
    }

    private static func broadcast(_ interface: Interface) -> IPv4Address {
        Subnet(interface.address, prefix: interface.prefix).last
    }

    static func ip(_ call: inout UtilityCall, _ simulation: inout Simulation) -> Int32 {
        let words = call.arguments.filter { !$0.hasPrefix("-") }
        let isBrief = call.arguments.contains { $0 == "-br" || $0 == "-brief" }
        let isOneLine = call.arguments.contains { $0 == "-o" || $0 == "-oneline" }
        guard let object = words.first else {
            simulation.print("Usage: ip [ OPTIONS ] OBJECT { COMMAND | help }\n", to: 2, as: call.me)
            return 255
        }
        let all = interfaces(call, simulation)
        let rest = words.dropFirst().filter { !["show", "list", "s", "ls", "dev"].contains($0) }
        if words.dropFirst().first.map({ ["set", "add", "del", "delete", "flush"].contains($0) }) == true {
            return change(object, call, &simulation)
        }
        if "address".hasPrefix(object) || "link".hasPrefix(object) {
            let shown = rest.first.map { name in all.filter { $0.name == name } } ?? all
            if shown.isEmpty, let name = rest.first {
                simulation.print(
                    call.isBusybox ? "ip: can't find device '\(name)'\n" : "Device \"\(name)\" does not exist.\n",
                    to: 2, as: call.me)
                return 1
            }
            for interface in shown {
                let index = (all.firstIndex(of: interface) ?? 0) + 1
                let isLink = "link".hasPrefix(object)
                if isOneLine, !isLink {
                    for line in oneLines(interface, index, call) { call.print(line) }
                } else {
                    call.write(isBrief ? brief(interface) : block(interface, index, call, withAddress: !isLink))
                }
            }
            return 0
        }
        if "route".hasPrefix(object), call.arguments.contains("-6") {
            for line in routes6(all, simulation) { call.print(line) }
            return 0
        }
        if "route".hasPrefix(object) {
            for route in simulation.routes(of: simulation.namespace(of: call.me)) {
                call.print(text(route, isBusybox: call.isBusybox))
            }
            return 0
        }
        if "neighbour".hasPrefix(object) { return 0 }
        simulation.print("Object \"\(object)\" is unknown, try \"ip help\".\n", to: 2, as: call.me)
        return 1
    }

    /// `ip link set` and the like: a matter of a capability that containers lack.
    private static func change(_ object: String, _ call: UtilityCall, _ simulation: inout Simulation) -> Int32 {
        guard simulation.world.processes[call.me]?.credentials.can(.netAdmin) == true else {
            let isLink = "link".hasPrefix(object)
            simulation.print(
                call.isBusybox
                    ? "ip: \(isLink ? "SIOCSIFFLAGS" : "RTNETLINK answers"): Operation not permitted\n"
                    : "RTNETLINK answers: Operation not permitted\n", to: 2, as: call.me)
            return 2
        }
        simulation.print("ip: changing interfaces is not simulated in Drydock\n", to: 2, as: call.me)
        return 1
    }

    /// Addresses of an interface as they are shown, without how long they last.
    private static func addresses(of interface: Interface, _ call: UtilityCall) -> [String] {
        let isLoop = interface.name == "lo"
        var found: [String] = []
        if !call.arguments.contains("-6") {
            let scope = isLoop ? "scope host lo" : "brd \(broadcast(interface)) scope global \(interface.name)"
            found.append("inet \(interface.address)/\(interface.prefix) \(scope)")
            found += interface.linkLocalAddresses.map { "inet \($0) brd \($0.last) scope global \(interface.name)" }
        }
        guard !call.arguments.contains("-4") else { return found }
        if isLoop { found.append("inet6 ::1/128 scope host ") }
        if let address6 = interface.address6 {
            let flags = call.isBusybox ? "flags 02 " : "nodad "
            found.append("inet6 \(address6)/\(interface.prefix6) scope global \(flags)")
            found.append("inet6 \(linkAddress(interface))/64 scope link ")
        }
        return found
    }

    private static let lifetime = "       valid_lft forever preferred_lft forever"

    private static func oneLines(_ interface: Interface, _ index: Int, _ call: UtilityCall) -> [String] {
        addresses(of: interface, call).map { "\(index): \(interface.name)    \($0)\\\(lifetime)" }
    }

    private static func brief(_ interface: Interface) -> String {
        let state = interface.name == "lo" ? "UNKNOWN" : "UP"
        return "\(interface.name.left(16)) \(state.left(14)) \(interface.address)/\(interface.prefix) \n"
    }

    private static func block(_ interface: Interface, _ index: Int, _ call: UtilityCall, withAddress: Bool) -> String {
        let isLoop = interface.name == "lo"
        let peer =
            isLoop || call.isBusybox || interface.network == nil || index < 2
            ? interface.name : "\(interface.name)@if\(index + 5)"
        let flags = isLoop ? "LOOPBACK,UP,LOWER_UP" : "BROADCAST,MULTICAST,UP,LOWER_UP"
        var text =
            "\(index): \(peer): <\(flags)> mtu \(isLoop ? 65_536 : 1500) qdisc noqueue state \(isLoop ? "UNKNOWN" : "UP") "
        text += call.isBusybox ? (isLoop ? "qlen 1000\n" : "\n") : "group default \(isLoop ? "qlen 1000" : "")\n"
        let hardware = isLoop ? "00:00:00:00:00:00" : interface.hardwareAddress
        let all = isLoop ? "00:00:00:00:00:00" : "ff:ff:ff:ff:ff:ff"
        if !call.arguments.contains("-4") {
            text +=
                "    link/\(isLoop ? "loopback" : "ether") \(hardware) brd \(all)\(isLoop || call.isBusybox ? "" : " link-netnsid 0")\n"
        }
        guard withAddress else { return text }
        return text + addresses(of: interface, call).map { "    \($0)\n\(lifetime)\n" }.joined()
    }

    /// The address of the link that an interface makes of its hardware address (RFC 4291, appendix A).
    private static func linkAddress(_ interface: Interface) -> IPv6Address {
        let bytes = interface.hardwareAddress.split(separator: ":").compactMap { UInt16($0, radix: 16) }
        guard bytes.count == 6 else { return IPv6Address(groups: [0xFE80, 0, 0, 0, 0, 0, 0, 1]) }
        return IPv6Address(
            groups: [
                0xFE80, 0, 0, 0, (bytes[0] ^ 2) << 8 | bytes[1], bytes[2] << 8 | 0xFF, 0xFE00 | bytes[3],
                bytes[4] << 8 | bytes[5],
            ])
    }

    private static func routes6(_ all: [Interface], _ simulation: Simulation) -> [String] {
        let interfaces = all.filter { $0.address6 != nil }
        let direct = interfaces.compactMap { interface in
            interface.address6.map { Subnet6(Subnet6($0, prefix: interface.prefix6).first, prefix: interface.prefix6) }
                .map { "\($0) dev \(interface.name)  metric 256 " }
        }
        let links = interfaces.map { "fe80::/64 dev \($0.name)  metric 256 " }
        let way = interfaces.first { $0.network != nil }
        let gateway = way?.network.flatMap { simulation.world.docker.networks[$0] }.flatMap { network in
            network.isInternal ? nil : network.pool6?.effectiveGateway
        }
        let out = gateway.map { ["default via \($0) dev \(way?.name ?? "")  metric 1024 "] } ?? []
        return direct + links + out + interfaces.map { "multicast ff00::/8 dev \($0.name)  metric 256 " }
    }

    /// A route in the words of iproute2 or busybox.
    private static func text(_ route: Route, isBusybox: Bool) -> String {
        guard let subnet = route.subnet else {
            return "default via \(route.gateway?.description ?? "") dev \(route.interface.name) "
        }
        let way = isBusybox ? "scope link  src" : "proto kernel scope link src"
        return "\(subnet.first)/\(subnet.prefix) dev \(route.interface.name) \(way) \(route.interface.address) "
    }

    /// `route`, `route -n`
    static func routeTable(_ call: inout UtilityCall, _ simulation: inout Simulation) -> Int32 {
        let isNumeric = call.arguments.contains { $0.hasPrefix("-") && $0.contains("n") }
        call.print("Kernel IP routing table")
        let isStatistics = call.name == "netstat"
        let last = isStatistics ? "  MSS Window  irtt Iface" : "Metric Ref    Use Iface"
        call.print("Destination     Gateway         Genmask         Flags \(last)")
        func row(_ destination: String, _ gateway: String, _ mask: String, _ flags: String, _ name: String) {
            call.print(
                "\(destination.left(15)) \(gateway.left(15)) \(mask.left(15)) \(flags.left(5)) \(isStatistics ? "    0 0          0" : "0      0        0") \(name)"
            )
        }
        let none = isNumeric ? "0.0.0.0" : call.isBusybox ? "*" : "0.0.0.0"
        for route in simulation.routes(of: simulation.namespace(of: call.me)) {
            if let subnet = route.subnet {
                row("\(subnet.first)", none, "\(IPv4Address(bits: subnet.mask))", "U", route.interface.name)
            } else {
                let gateway = route.gateway?.description ?? ""
                row(isNumeric ? "0.0.0.0" : "default", gateway, "0.0.0.0", "UG", route.interface.name)
            }
        }
        return 0
    }

    static func configuration(_ call: inout UtilityCall, _ simulation: inout Simulation) -> Int32 {
        let all = interfaces(call, simulation)
        let wanted = call.arguments.first { !$0.hasPrefix("-") }
        let shown = wanted.map { name in all.filter { $0.name == name } } ?? all
        if shown.isEmpty, let wanted {
            simulation.print("\(wanted): error fetching interface information: Device not found\n", to: 2, as: call.me)
            return 1
        }
        for interface in call.isBusybox ? shown.sorted(by: { $0.name < $1.name }) : shown {
            call.write(page(interface, call.isBusybox))
        }
        return 0
    }

    private static func page(_ interface: Interface, _ isBusybox: Bool) -> String {
        let isLoop = interface.name == "lo"
        let mask = IPv4Address(bits: Subnet(interface.address, prefix: interface.prefix).mask)
        let hardware = isBusybox ? interface.hardwareAddress.uppercased() : interface.hardwareAddress
        guard isBusybox else {
            let flags =
                isLoop
                ? "flags=73<UP,LOOPBACK,RUNNING>  mtu 65536" : "flags=4163<UP,BROADCAST,RUNNING,MULTICAST>  mtu 1500"
            var text =
                "\(interface.name): \(flags)\n        inet \(interface.address)  netmask \(mask)\(isLoop ? "" : "  broadcast \(broadcast(interface))")\n"
            text +=
                isLoop
                ? "        loop  txqueuelen 1000  (Local Loopback)\n"
                : "        ether \(hardware)  txqueuelen 0  (Ethernet)\n"
            for direction in ["RX", "TX"] {
                text += "        \(direction) packets 0  bytes 0 (0.0 B)\n        \(direction) errors 0  dropped 0 "
                text += direction == "RX" ? " overruns 0  frame 0\n" : "overruns 0  carrier 0  collisions 0\n"
            }
            return text + "\n"
        }
        let kind = isLoop ? "Local Loopback  " : "Ethernet  HWaddr \(hardware)  "
        let indent = String(repeating: " ", count: 10)
        var text = "\(interface.name.left(9)) Link encap:\(kind)\n\(indent)inet addr:\(interface.address)"
        text += isLoop ? "  Mask:\(mask)\n" : "  Bcast:\(broadcast(interface))  Mask:\(mask)\n"
        text +=
            "\(indent)\(isLoop ? "UP LOOPBACK RUNNING  MTU:65536" : "UP BROADCAST RUNNING MULTICAST  MTU:1500")  Metric:1\n"
        text +=
            "\(indent)RX packets:0 errors:0 dropped:0 overruns:0 frame:0\n\(indent)TX packets:0 errors:0 dropped:0 overruns:0 carrier:0\n"
        text +=
            "\(indent)collisions:0 txqueuelen:\(isLoop ? 1000 : 0) \n\(indent)RX bytes:0 (0.0 B)  TX bytes:0 (0.0 B)\n\n"
        return text
    }
}

/// `netstat`, `ss`
enum SocketCommands {
    static func run(_ call: inout UtilityCall, _ simulation: inout Simulation) -> Int32 {
        if call.name == "netstat", call.arguments.contains(where: { $0.hasPrefix("-") && $0.contains("r") }) {
            return InterfaceCommands.routeTable(&call, &simulation)
        }
        let namespace = simulation.namespace(of: call.me)
        let place = simulation.world.network.namespaces[namespace]
        let letters = call.arguments.filter { $0.hasPrefix("-") && !$0.hasPrefix("--") }.joined()
        let wantsStreams = letters.contains("t") || !letters.contains("u")
        let wantsDatagrams = letters.contains("u") || !letters.contains("t")
        func rows(_ points: [ListenPoint], _ transport: String) -> [(String, Int)] {
            var rows = points.map { ($0.address.description, $0.port) }
            if namespace == .host {
                rows += simulation.world.network.published.filter { $0.transport == transport }.map {
                    ($0.hostAddress, $0.hostPort)
                }
            }
            return rows.sorted { ($0.1, $0.0) < ($1.1, $1.0) }
        }
        let streams = wantsStreams ? rows(place.map { Array($0.listeners.keys) } ?? [], "tcp") : []
        let datagrams = wantsDatagrams ? rows(place.map { Array($0.datagramSockets.keys) } ?? [], "udp") : []
        if call.name == "ss" {
            let hasBoth = wantsStreams && wantsDatagrams
            let kind = { (name: String) in hasBoth ? name.left(6) : "" }
            call.print("\(kind("Netid"))State  Recv-Q Send-Q Local Address:Port Peer Address:PortProcess")
            for (address, port) in datagrams {
                call.print(
                    "\(kind("udp"))UNCONN 0      0      \(address.right(13)):\(String(port).left(4))      0.0.0.0:*          "
                )
            }
            for (address, port) in streams {
                call.print(
                    "\(kind("tcp"))LISTEN 0      511    \(address.right(13)):\(String(port).left(4))      0.0.0.0:*          "
                )
            }
        } else {
            call.print("Active Internet connections (only servers)")
            call.print("Proto Recv-Q Send-Q Local Address           Foreign Address         State       ")
            for (address, port) in streams {
                call.print("tcp        0      0 \("\(address):\(port)".left(23)) \("0.0.0.0:*".left(23)) LISTEN      ")
            }
            for (address, port) in datagrams {
                call.print("udp        0      0 \("\(address):\(port)".left(23)) \("0.0.0.0:*".left(23))             ")
            }
        }
        return 0
    }
}
