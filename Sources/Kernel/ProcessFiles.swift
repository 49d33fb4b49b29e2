import FileTrees
import WorldModel

/// The files of one process: `/proc/PID`.
struct ProcessFiles {
    let files: KernelFiles
    let process: Process

    func inode(_ names: [String]) -> Inode? {
        func file(_ text: String, mode: UInt16 = 0o444) -> Inode {
            Inode(
                .file(FileBody(text)), mode: mode, owner: process.credentials.user, group: process.credentials.group,
                modified: process.started.nanoseconds)
        }
        func directory(_ names: [String]) -> Inode {
            let entries = names.reduce(into: [String: InodeID]()) { $0[$1] = InodeID(0) }
            return Inode(
                .directory(Directory(entries: entries, parent: InodeID(0))), mode: 0o555,
                owner: process.credentials.user, group: process.credentials.group,
                modified: process.started.nanoseconds)
        }
        func link(_ target: String) -> Inode {
            Inode(
                .symbolicLink(target), mode: 0o777, owner: process.credentials.user, group: process.credentials.group,
                modified: process.started.nanoseconds)
        }
        switch names {
        case []:
            return directory([
                "cgroup", "cmdline", "comm", "cwd", "environ", "exe", "fd", "limits", "mounts", "ns", "oom_score",
                "oom_score_adj", "root", "stat", "status",
            ])
        case ["cmdline"]: return file(process.title.map { $0 + "\0" } ?? process.arguments.map { $0 + "\0" }.joined())
        case ["comm"]: return file(name + "\n")
        case ["environ"]: return file(process.environment.lines.map { $0 + "\0" }.joined(), mode: 0o400)
        case ["cwd"]: return link(process.workingDirectory)
        case ["root"]: return link("/")
        case ["exe"]: return link(executable)
        case ["status"]: return file(status)
        case ["stat"]:
            return file("\(process.localNumber) (\(name)) \(state.prefix(1)) \(parent) \(process.localNumber) 0 0 -1\n")
        case ["mounts"]: return file(mounts)
        case ["cgroup"]: return file("0::/\n")
        case ["limits"]: return file(limits)
        case ["oom_score_adj"]: return file("\(container?.hostConfig.oomScoreAdj ?? 0)\n")
        case ["oom_score"]: return file("\(666 + (container?.hostConfig.oomScoreAdj ?? 0))\n", mode: 0o444)
        case ["fd"]: return directory(process.descriptors.keys.map(String.init))
        case ["ns"]: return directory(Self.namespaces.map(\.name))
        default: break
        }
        if names.count == 2, names[0] == "fd", let number = Int(names[1]), process.descriptors[number] != nil {
            return link(files.simulation.openFile(number, of: process.id)?.path ?? "pipe:[1]")
        }
        if names.count == 2, names[0] == "ns", let found = Self.namespaces.first(where: { $0.name == names[1] }) {
            let isShared = ["user", "time", "cgroup"].contains(found.name)
            let owner = isShared ? 0 : files.machine.number * 8
            return link("\(found.name):[\(4_026_531_835 + found.number + owner)]")
        }
        return nil
    }

    private static let namespaces = [
        (name: "cgroup", number: 0), (name: "ipc", number: 4), (name: "mnt", number: 5), (name: "net", number: 6),
        (name: "pid", number: 1), (name: "time", number: 7), (name: "user", number: 2), (name: "uts", number: 3),
    ]

    private var name: String {
        let first = process.arguments.first ?? ""
        return String((first.split(separator: "/").last.map(String.init) ?? first).prefix(15))
    }

    private var executable: String {
        let first = process.arguments.first ?? ""
        if first.hasPrefix("/") { return first }
        return files.simulation.search(first, path: process.environment["PATH"] ?? "", as: process.id) ?? "/" + first
    }

    private var state: String {
        switch process.state {
        case .runnable: "R (running)"
        case .waiting: "S (sleeping)"
        case .frozen: "T (stopped)"
        case .zombie: "Z (zombie)"
        }
    }

    private var parent: Int {
        files.simulation.number(of: process.parent, seenFrom: files.machine)
    }

    private var status: String {
        let user = process.credentials
        let set = hexadecimal(
            (0..<8).reversed().map { UInt8(truncatingIfNeeded: user.capabilities.rawValue >> ($0 * 8)) })
        let effective = user.user == 0 ? set : String(repeating: "0", count: 16)
        let memory = process.residentMemory / 1024
        return """
            Name:\t\(name)
            Umask:\t0\(String(process.umask, radix: 8))
            State:\t\(state)
            Tgid:\t\(process.localNumber)
            Pid:\t\(process.localNumber)
            PPid:\t\(parent)
            TracerPid:\t0
            Uid:\t\(user.user)\t\(user.user)\t\(user.user)\t\(user.user)
            Gid:\t\(user.group)\t\(user.group)\t\(user.group)\t\(user.group)
            FDSize:\t64
            Groups:\t\(([user.group] + user.supplementary).map(String.init).joined(separator: " ")) 
            VmSize:\t\(memory * 4) kB
            VmRSS:\t\(memory) kB
            Threads:\t1
            CapInh:\t0000000000000000
            CapPrm:\t\(effective)
            CapEff:\t\(effective)
            CapBnd:\t\(set)
            CapAmb:\t0000000000000000
            NoNewPrivs:\t\(hasOption("no-new-privileges", "no-new-privileges=true", "no-new-privileges:true") ? 1 : 0)
            Seccomp:\t\(isFiltered ? 2 : 0)

            """
    }

    private var container: Container? {
        files.simulation.world.machines[process.machine]?.container.flatMap {
            files.simulation.world.docker.containers[$0]
        }
    }

    private func hasOption(_ options: String...) -> Bool {
        container.map { container in options.contains { container.hostConfig.securityOpt.contains($0) } } ?? false
    }

    /// Whether Docker's seccomp profile watches the process.
    private var isFiltered: Bool {
        process.machine != .host && container?.hostConfig.privileged != true
            && !hasOption("seccomp=unconfined", "seccomp:unconfined")
    }

    private var mounts: String {
        files.simulation.mountTable(of: process.machine)
            .map { "\($0.source) \($0.path) \($0.type) \($0.options) 0 0\n" }.joined()
    }

    private var limits: String {
        func row(_ name: String, _ soft: String, _ hard: String, _ unit: String) -> String {
            func padded(_ text: String, _ width: Int) -> String {
                text + String(repeating: " ", count: max(1, width - text.count))
            }
            return padded(name, 26) + padded(soft, 21) + padded(hard, 21) + padded(unit, 10) + "\n"
        }
        func asked(_ name: String, _ soft: String, _ hard: String) -> (String, String) {
            guard let limit = container?.hostConfig.ulimits.first(where: { $0.name == name }) else {
                return (soft, hard)
            }
            return (String(limit.soft), String(limit.hard))
        }
        let (opened, processes) = (asked("nofile", "1048576", "1048576"), asked("nproc", "unlimited", "unlimited"))
        let core = asked("core", "unlimited", "unlimited")
        return row("Limit", "Soft Limit", "Hard Limit", "Units")
            + row("Max cpu time", "unlimited", "unlimited", "seconds")
            + row("Max file size", "unlimited", "unlimited", "bytes")
            + row("Max stack size", "8388608", "unlimited", "bytes")
            + row("Max core file size", core.0, core.1, "bytes")
            + row("Max processes", processes.0, processes.1, "processes")
            + row("Max open files", opened.0, opened.1, "files")
    }
}
