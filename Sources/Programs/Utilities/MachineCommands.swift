import Kernel
import WorldModel

/// `hostname`, `uname`, `date`, `uptime`, `free`, `mount`, `printenv`
enum MachineCommands {
    /// The kernel that every simulated machine runs.
    static let release = HostFacts.kernelRelease
    static let version = "#67-Ubuntu SMP PREEMPT_DYNAMIC Sun Jun 15 20:23:31 UTC 2025"

    private static func machine(_ call: UtilityCall, _ simulation: Simulation) -> Machine? {
        simulation.world.processes[call.me].flatMap { simulation.world.machines[$0.machine] }
    }

    static func hostname(_ call: inout UtilityCall, _ simulation: inout Simulation) -> Int32 {
        let options = ParsedOptions(
            call.arguments, OptionSpec("isfdIA", long: "ip-address=i short=s fqdn=f domain=d all-ip-addresses=I"))
        if case .unknownLetter(let letter)? = options.failure {
            call.complain("invalid option -- '\(letter)'", &simulation)
            return call.isBusybox ? 1 : 255
        }
        let name = machine(call, simulation)?.hostname ?? "localhost"
        if options.has("i", "I") {
            let interfaces = simulation.world.network.namespaces[simulation.namespace(of: call.me)]?.interfaces ?? []
            let own = interfaces.filter { $0.name != "lo" }.map(\.address.description)
            let found = simulation.lookUp(name, as: call.me).map(\.description)
            // busybox asks for one address of the name.
            let named = call.isBusybox ? Array(found.prefix(1)) : found
            let all = options.has("I") ? own : found.isEmpty ? own : named
            call.print(all.joined(separator: " ") + (options.has("I") && !call.isBusybox ? " " : ""))
        } else if let new = options.operands.first {
            if let id = simulation.world.processes[call.me]?.machine,
                simulation.world.processes[call.me]?.credentials.can(.sysAdmin) == true
            {
                simulation.world.machines[id]?.hostname = new
                return 0
            }
            call.complain(
                call.isBusybox ? "sethostname: Operation not permitted" : "you must be root to change the host name",
                &simulation)
            return 1
        } else if options.has("d") {
            let parts = simulation.fullHostName(name, as: call.me).split(separator: ".", maxSplits: 1)
            if parts.count > 1 { call.print(String(parts[1])) }
        } else if options.has("f") {
            call.print(simulation.fullHostName(name, as: call.me))
        } else {
            call.print(options.has("s") ? String(name.prefix { $0 != "." }) : name)
        }
        return 0
    }

    static func kernelName(_ call: inout UtilityCall, _ simulation: inout Simulation) -> Int32 {
        let spec = OptionSpec(
            "asnrvmpio",
            long:
                "all=a kernel-name=s nodename=n kernel-release=r kernel-version=v machine=m operating-system=o processor=p hardware-platform=i"
        )
        guard let options = call.parse(spec, &simulation) else { return 1 }
        let name = machine(call, simulation)?.hostname ?? "localhost"
        let system = call.isBusybox ? "Linux" : "GNU/Linux"
        let parts = [
            ("s", "Linux"), ("n", name), ("r", release), ("v", version), ("m", "x86_64"), ("p", "unknown"),
            ("i", "unknown"), ("o", system),
        ]
        let isAll = options.has("a")
        let shown = parts.filter { part in
            isAll ? part.0 != "p" && part.0 != "i" : options.has(part.0) || options.found.isEmpty && part.0 == "s"
        }
        call.print(shown.map(\.1).joined(separator: " "))
        return 0
    }

    static func date(_ call: inout UtilityCall, _ simulation: inout Simulation) -> Int32 {
        let arguments = call.arguments.map { $0.hasPrefix("-I") ? "--iso-8601=" + $0.dropFirst(2) : $0 }
        let spec = OptionSpec(
            "uR", values: "drsD", long: "date=d utc=u universal=u reference=r iso-8601? rfc-3339: rfc-email=R set=s")
        call.arguments = arguments
        guard let options = call.parse(spec, &simulation) else { return 1 }
        if options.operands.count > 1, !call.isBusybox {
            return call.complainOfUsage("extra operand '\(options.operands[1])'", &simulation)
        }
        let name = options.has("u") ? nil : simulation.world.processes[call.me]?.environment["TZ"]
        let zone = name.flatMap { TimeZoneRule($0) } ?? .utc
        var moment = simulation.world.clock.now
        if let text = options.value("d") {
            guard let parsed = DateText.parse(text, now: moment, zone: zone) else {
                call.complain("invalid date '\(text)'", &simulation)
                return 1
            }
            moment = parsed
        } else if let path = options.value("r") {
            do {
                moment = Instant(nanoseconds: try simulation.status(of: path, as: call.me).modified)
            } catch {
                call.complain(call.isBusybox ? "can't stat '\(path)'" : path, error, &simulation)
                return 1
            }
        }
        if options.has("s") {
            call.complain(
                call.isBusybox
                    ? "can't set date: Operation not permitted" : "cannot set date: Operation not permitted",
                &simulation)
            return 1
        }
        var format = "%a %b %e %H:%M:%S %Z %Y"
        if let style = options.value("iso-8601") ?? options.value("rfc-3339") {
            let join = options.has("rfc-3339") ? " " : "T"
            switch style {
            case "seconds", "s": format = "%F\(join)%T%:z"
            case "minutes": format = "%F\(join)%H:%M%:z"
            case "hours": format = "%F\(join)%H%:z"
            case "ns": format = "%F\(join)%T,%N%:z"
            default: format = "%F"
            }
        }
        if options.has("R") { format = "%a, %d %b %Y %T %z" }
        if let operand = options.operands.first {
            guard operand.hasPrefix("+") else {
                call.complain("invalid date '\(operand)'", &simulation)
                return 1
            }
            format = String(operand.dropFirst())
        }
        call.print(DateText.format(moment, format, zone: zone))
        return 0
    }

    static func uptime(_ call: inout UtilityCall, _ simulation: inout Simulation) -> Int32 {
        let now = simulation.world.clock.now
        let oldest = simulation.world.processes.table.values.map(\.started).min() ?? now
        let minutes = max(1, (now.seconds - oldest.seconds) / 60 + 83)
        if call.arguments.first == "-p" {
            call.print("up \(minutes / 60) hour\(minutes / 60 == 1 ? "" : "s"), \(minutes % 60) minutes")
            return 0
        }
        let up = minutes < 60 ? "\(minutes) min" : "\(minutes / 60):" + String(minutes % 60).zeros(2)
        call.print(
            " \(CivilTime(now).time) up \(up.right(5)),  \(call.isBusybox ? "0 users" : "1 user"),  load average: 0.08, 0.05, 0.01"
        )
        return 0
    }

    static func memory(_ call: inout UtilityCall, _ simulation: inout Simulation) -> Int32 {
        guard
            let options = call.parse(
                OptionSpec("hmgkbtw", values: "sc", long: "human=h mebi=m gibi=g kibi=k"), &simulation)
        else { return 1 }
        let total = 8_123_456  // kibibytes
        let values = [total, 1_284_320, 3_901_244, 4_512, 3_142_404, 6_839_136]
        func text(_ value: Int) -> String {
            if options.has("h") {
                if call.isBusybox { return HumanSize.busybox(value * 1024) }
                return value == 0 ? "0B" : HumanSize.gnu(value * 1024) + "i"
            }
            return String(
                options.has("m")
                    ? value / 1024 : options.has("g") ? value / 1_048_576 : options.has("b") ? value * 1024 : value)
        }
        let head = ["total", "used", "free", "shared", "buff/cache", "available"]
        let first = call.isBusybox ? "".left(6) : "".left(8)
        let widths = call.isBusybox ? [13, 12, 12, 12, 12, 12] : [12, 12, 12, 12, 12, 12]
        call.print(first + zip(head, widths).map { $0.right($1) }.joined())
        let label = call.isBusybox ? "Mem:   " : "Mem:    "
        call.print(
            label
                + zip(values, widths).enumerated().map { text($1.0).right($0 == 0 && call.isBusybox ? 12 : $1.1) }
                .joined())
        let swap = call.isBusybox ? "Swap:  " : "Swap:   "
        call.print(swap + (0..<3).map { text(0).right($0 == 0 && call.isBusybox ? 12 : widths[$0]) }.joined())
        return 0
    }

    static func environment(_ call: inout UtilityCall, _ simulation: inout Simulation) -> Int32 {
        let environment = simulation.world.processes[call.me]?.environment ?? Environment()
        if call.arguments.isEmpty {
            for line in environment.lines { call.print(line) }
            return 0
        }
        var status: Int32 = 0
        for name in call.arguments {
            if let value = environment[name] { call.print(value) } else { status = 1 }
        }
        return status
    }
}
