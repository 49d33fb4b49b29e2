import FileTrees
import WorldModel

/// `/proc` and `/sys`: files that are not stored, but made when somebody looks (`proc(5)`, `sysfs(5)`).
///
/// Their locations have a tree of their own for each machine, whose number is negative; what is there follows from the path.
struct KernelFiles {
    let simulation: Simulation
    let machine: MachineID
    /// The process that looks, by its number on the machine: `/proc/self`.
    let viewer: Int

    /// The tree number that stands for a machine's kernel files.
    static func tree(of machine: MachineID) -> TreeID { TreeID(-1 - machine.number) }

    /// The machine behind such a tree, `nil` for an ordinary one.
    static func machine(of tree: TreeID) -> MachineID? {
        tree.number < 0 ? MachineID(-1 - tree.number) : nil
    }

    private var now: Int64 { simulation.world.clock.now.nanoseconds }

    /// The object at an absolute path below `/proc` or `/sys`.
    func inode(at path: String) -> Inode? {
        let names = FileTree.components(path)
        switch names.first {
        case "proc": return process(Array(names.dropFirst()))
        case "sys": return system(Array(names.dropFirst()))
        default: return nil
        }
    }

    private func file(_ text: String, mode: UInt16 = 0o444) -> Inode {
        Inode(.file(FileBody(text)), mode: mode, modified: now)
    }

    private func directory(_ names: [String]) -> Inode {
        let entries = names.reduce(into: [String: InodeID]()) { $0[$1] = InodeID(0) }
        return Inode(.directory(Directory(entries: entries, parent: InodeID(0))), mode: 0o555, modified: now)
    }

    private func link(_ target: String) -> Inode { Inode(.symbolicLink(target), mode: 0o777, modified: now) }

    // MARK: /proc

    private var members: [Process] {
        (simulation.world.machines[machine]?.processes ?? []).compactMap { simulation.world.processes[$0] }
            .filter { !$0.descriptors.isEmpty || $0.localNumber == 1 }
    }

    /// What `/proc` shows: also those of others, where a machine sees them.
    private var visible: [Process] {
        simulation.visibleProcesses(from: machine).filter { !$0.descriptors.isEmpty || $0.localNumber == 1 }
    }

    private func process(_ names: [String]) -> Inode? {
        guard let first = names.first else {
            let numbers = visible.map { String($0.localNumber) }
            return directory(numbers + Self.generalNames + ["self", "mounts", "sys", "net"])
        }
        if let number = Int(first) {
            guard let process = visible.first(where: { $0.localNumber == number }) else { return nil }
            return ProcessFiles(files: self, process: process).inode(Array(names.dropFirst()))
        }
        switch first {
        case "self" where names.count == 1: return link(String(viewer))
        case "mounts" where names.count == 1: return link("self/mounts")
        case "net":
            if names.count == 1 { return directory(["dev", "route"]) }
            return names == ["net", "dev"] ? file(interfaceTable) : names == ["net", "route"] ? file("") : nil
        case "sys": return kernelParameter(Array(names.dropFirst()))
        default: return names.count == 1 ? general(first).map { file($0) } : nil
        }
    }

    private static let generalNames = [
        "cpuinfo", "filesystems", "loadavg", "meminfo", "stat", "swaps", "uptime", "version",
    ]

    /// Files about the machine as a whole: containers see the host's.
    private func general(_ name: String) -> String? {
        switch name {
        case "version":
            return
                "Linux version \(HostFacts.kernelRelease) (debian-kernel@lists.debian.org) (gcc-14) #1 SMP PREEMPT_DYNAMIC Debian\n"
        case "loadavg": return "0.08 0.05 0.01 1/\(120 + members.count) \(viewer)\n"
        case "uptime":
            let seconds = max(0, now / 1_000_000_000 % 1_000_000)
            return "\(seconds).00 \(seconds * Int64(HostFacts.processors)).00\n"
        case "meminfo":
            let total = HostFacts.memory / 1024
            return [
                ("MemTotal:", total), ("MemFree:", total * 48 / 100), ("MemAvailable:", total * 84 / 100),
                ("Buffers:", 98_304), ("Cached:", total * 30 / 100), ("SwapTotal:", 0), ("SwapFree:", 0),
            ]
            .map { name, value in
                let digits = String(value)
                return name + String(repeating: " ", count: max(1, 24 - name.count - digits.count)) + digits + " kB\n"
            }.joined()
        case "cpuinfo":
            return (0..<HostFacts.processors).map {
                "processor\t: \($0)\nvendor_id\t: GenuineIntel\nmodel name\t: Drydock Virtual CPU\ncpu MHz\t\t: 2400.000\ncpu cores\t: \(HostFacts.processors)\n\n"
            }.joined()
        case "stat": return "cpu  1000 0 500 90000 0 0 0 0 0 0\nprocesses \(simulation.world.processes.nextNumber)\n"
        case "swaps": return "Filename\t\t\t\tType\t\tSize\t\tUsed\t\tPriority\n"
        case "filesystems": return "nodev\tsysfs\nnodev\ttmpfs\nnodev\tproc\nnodev\tcgroup2\nnodev\toverlay\n\text4\n"
        default: return nil
        }
    }

    private func kernelParameter(_ names: [String]) -> Inode? {
        let values = [
            "kernel/hostname": simulation.world.machines[machine]?.hostname ?? "", "kernel/ostype": "Linux",
            "kernel/osrelease": HostFacts.kernelRelease, "kernel/pid_max": "4194304", "vm/swappiness": "60",
            "vm/overcommit_memory": "0", "net/ipv4/ip_forward": "1", "net/core/somaxconn": "4096",
            "fs/file-max": "9223372036854775807", "kernel/threads-max": "63000",
        ]
        let container = simulation.world.machines[machine]?.container.flatMap { simulation.world.docker.containers[$0] }
        var all = values
        for (name, value) in container?.hostConfig.sysctls ?? [:] {
            all[String(name.map { $0 == "." ? "/" : $0 })] = value
        }
        let path = names.joined(separator: "/")
        if let value = all[path] { return file(value + "\n", mode: 0o644) }
        let prefix = path.isEmpty ? "" : path + "/"
        let below = Set(
            all.keys.filter { $0.hasPrefix(prefix) }.compactMap {
                $0.dropFirst(prefix.count).split(separator: "/").first
            })
        return below.isEmpty ? nil : directory(below.map(String.init))
    }

    // MARK: /sys

    private var interfaces: [Interface] {
        let namespace = simulation.world.machines[machine]?.network ?? .host
        let own = simulation.world.network.namespaces[namespace]?.interfaces ?? []
        return own.contains { $0.name == "lo" }
            ? own : [Interface(name: "lo", address: .loopback, prefix: 8, hardwareAddress: "00:00:00:00:00:00")] + own
    }

    private var interfaceTable: String {
        "Inter-|   Receive                                                |  Transmit\n face |bytes    packets errs drop fifo frame compressed multicast|bytes    packets errs drop fifo colls carrier compressed\n"
            + interfaces.map { interface in
                let name = String(repeating: " ", count: max(0, 6 - interface.name.count)) + interface.name
                return
                    "\(name):     586       7    0    0    0     0          0         0      126       3    0    0    0     0       0          0\n"
            }.joined()
    }

    private func system(_ names: [String]) -> Inode? {
        switch names {
        case []: return directory(["class", "fs", "kernel"])
        case ["class"]: return directory(["net"])
        case ["class", "net"]: return directory(interfaces.map(\.name))
        case ["kernel"]: return directory([])
        case ["fs"]: return directory(["cgroup"])
        default: break
        }
        if names.prefix(2) == ["class", "net"], let interface = interfaces.first(where: { $0.name == names[2] }) {
            let network = interface.network.flatMap { simulation.world.docker.networks[$0] }
            let mtu = interface.name == "lo" ? "65536" : network?.options["com.docker.network.driver.mtu"] ?? "1500"
            let values = [
                "address": interface.hardwareAddress, "mtu": mtu,
                "operstate": interface.name == "lo" ? "unknown" : "up",
                "carrier": "1", "speed": "10000", "ifindex": String((interfaces.firstIndex(of: interface) ?? 0) + 1),
            ]
            if names.count == 3 { return directory(Array(values.keys)) }
            return names.count == 4 ? values[names[3]].map { file($0 + "\n") } : nil
        }
        return names.prefix(2) == ["fs", "cgroup"] ? controlGroup(Array(names.dropFirst(2))) : nil
    }

    /// The container's limits as the kernel's control groups show them (cgroup v2).
    private func controlGroup(_ names: [String]) -> Inode? {
        let container = simulation.world.machines[machine]?.container.flatMap { simulation.world.docker.containers[$0] }
        let host = container?.hostConfig
        func limit(_ value: Int64?) -> String { value.map { $0 > 0 ? String($0) : "max" } ?? "max" }
        let quota = host.map { $0.nanoCpus > 0 ? String($0.nanoCpus / 10_000) : limit($0.cpuQuota) } ?? "max"
        let period = host.map { $0.cpuPeriod > 0 ? $0.cpuPeriod : 100_000 } ?? 100_000
        let swap =
            host.map { $0.memory > 0 && $0.memorySwap >= $0.memory ? String($0.memorySwap - $0.memory) : "max" }
            ?? "max"
        let weight = host.map { $0.cpuShares > 0 ? 1 + ($0.cpuShares - 2) * 9_999 / 262_142 : 100 } ?? 100
        let values = [
            "memory.max": limit(host?.memory), "memory.current": String(simulation.residentMemory(of: machine)),
            "memory.swap.max": swap, "memory.low": limit(host?.memoryReservation).replacingMax("0"),
            "cpu.max": "\(quota) \(period)", "cpu.weight": String(weight), "pids.max": limit(host?.pidsLimit),
            "pids.current": String(members.count),
            "cgroup.procs": members.map { String($0.localNumber) }.joined(separator: "\n"),
            "cgroup.controllers": "cpuset cpu io memory pids",
        ]
        if names.isEmpty { return directory(Array(values.keys)) }
        return names.count == 1 ? values[names[0]].map { file($0 + "\n") } : nil
    }
}

extension String {
    fileprivate func replacingMax(_ text: String) -> String { self == "max" ? text : self }
}
