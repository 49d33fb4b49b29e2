import Kernel
import WorldModel

/// `nslookup`, `dig`
enum NameCommands {
    static func lookUp(_ call: inout UtilityCall, _ simulation: inout Simulation) -> Int32 {
        guard let name = call.arguments.first(where: { !$0.hasPrefix("-") }) else { return 1 }
        let server = nameServer(call.me, simulation)
        let tab = call.isBusybox ? "\t" : "\t\t"
        call.print("Server:\(call.isBusybox ? "\t\t" : "\t\t")\(server)")
        call.print("Address:\(tab.prefix(1))\(server)\(call.isBusybox ? ":53" : "#53")\n")
        let found = simulation.lookUp(name, as: call.me)
        for address in simulation.lookUp6(name, as: call.me) {
            call.print("Non-authoritative answer:\nName:\t\(name)\nAddress: \(address)\n")
        }
        guard !found.isEmpty else {
            call.print("** server can't find \(name): NXDOMAIN\n")
            return 1
        }
        call.print("Non-authoritative answer:")
        for address in found { call.print("Name:\t\(name)\nAddress: \(address)") }
        call.print("")
        return 0
    }

    /// `dig NAME`, `dig +short NAME`
    static func dig(_ call: inout UtilityCall, _ simulation: inout Simulation) -> Int32 {
        let words = call.arguments.filter { !$0.hasPrefix("+") && !$0.hasPrefix("-") && !$0.hasPrefix("@") }
        let name = words.first { !["A", "AAAA", "ANY", "MX", "NS", "TXT", "IN"].contains($0.uppercased()) } ?? "."
        let found = simulation.lookUp(name, as: call.me)
        if call.arguments.contains("+short") {
            for address in found { call.print("\(address)") }
            return 0
        }
        let server = nameServer(call.me, simulation)
        let status = found.isEmpty ? "NXDOMAIN" : "NOERROR"
        let time = DateText.format(simulation.world.clock.now, "%a %b %d %H:%M:%S UTC %Y")
        call.print(
            """

            ; <<>> DiG 9.18.39 <<>> \(call.arguments.joined(separator: " "))
            ;; global options: +cmd
            ;; Got answer:
            ;; ->>HEADER<<- opcode: QUERY, status: \(status), id: \(simulation.world.random.next() % 65_536)
            ;; flags: qr rd ra; QUERY: 1, ANSWER: \(found.count), AUTHORITY: 0, ADDITIONAL: 0

            ;; QUESTION SECTION:
            ;\((name + ".").left(30)) IN\tA

            """)
        if !found.isEmpty {
            call.print(";; ANSWER SECTION:")
            for address in found { call.print("\((name + ".").left(23)) 600\tIN\tA\t\(address)") }
            call.print("")
        }
        call.print(
            ";; Query time: 0 msec\n;; SERVER: \(server)#53(\(server)) (UDP)\n;; WHEN: \(time)\n;; MSG SIZE  rcvd: 46\n"
        )
        return 0
    }

    private static func nameServer(_ me: ProcessID, _ simulation: Simulation) -> String {
        let text = (try? simulation.contents(of: "/etc/resolv.conf", as: me)).map { LineText.string($0) } ?? ""
        let line = text.split(separator: "\n").first { $0.hasPrefix("nameserver") }
        return line?.split(separator: " ").last.map(String.init) ?? "127.0.0.11"
    }
}
