import FileTrees
import WorldModel

/// One line of `/proc/mounts`.
package struct MountLine: Sendable, Equatable {
    package var source: String
    package var path: String
    package var type: String
    /// With `rw` or `ro` in front.
    package var options: String
    /// Where its files are; nothing for what a container has by its kernel alone.
    package var mount: Mount?
    /// Bytes that it can hold, where that is less than the disk.
    package var limit: Int?
}

extension Simulation {
    /// What is mounted on a machine, in the order in which it was. A container has some file systems more than the
    /// simulation keeps (recorded: `netvol-a6-mounts`).
    package func mountTable(of id: MachineID) -> [MountLine] {
        guard let machine = world.machines[id] else { return [] }
        let isPrivileged =
            machine.container.flatMap { world.docker.containers[$0] }?.hostConfig.privileged == true
        var lines: [MountLine] = []
        var later: [MountLine] = []
        for mount in machine.mounts {
            let system = mount.fileSystem
            let isOpenKernel = mount.path == "/proc" || (isPrivileged && system.type == "sysfs")
            let mode = mount.isReadOnly && !isOpenKernel ? "ro" : "rw"
            let line = MountLine(
                source: system.source, path: mount.path, type: system.type,
                options: ([mode] + system.options).joined(separator: ","), mount: mount, limit: system.limit)
            guard !mount.isLater else {
                later.append(line)
                continue
            }
            lines.append(line)
            guard machine.container != nil else { continue }
            lines += Self.companions[mount.path, default: []]
        }
        if machine.container != nil, !isPrivileged { lines += Self.masks }
        return lines + later
    }

    private static func line(
        _ source: String, _ path: String, _ type: String, _ options: String, limit: Int? = 0
    ) -> MountLine {
        MountLine(source: source, path: path, type: type, options: options, limit: limit)
    }

    /// What comes with a mount, by its path.
    private static let companions: [String: [MountLine]] = [
        "/dev": [
            line("devpts", "/dev/pts", "devpts", "rw,nosuid,noexec,relatime,gid=5,mode=620,ptmxmode=666")
        ],
        "/sys": [
            line("cgroup", "/sys/fs/cgroup", "cgroup2", "ro,nosuid,nodev,noexec,relatime"),
            line("mqueue", "/dev/mqueue", "mqueue", "rw,nosuid,nodev,noexec,relatime"),
        ],
    ]

    /// Parts of `/proc` and `/sys` that a container cannot write or see.
    private static let masks: [MountLine] =
        ["/proc/bus", "/proc/fs", "/proc/irq", "/proc/sys", "/proc/sysrq-trigger"].map {
            line("proc", $0, "proc", "ro,nosuid,nodev,noexec,relatime")
        }
        + [line("tmpfs", "/proc/acpi", "tmpfs", "ro,relatime", limit: 4_096)]
        + ["/proc/interrupts", "/proc/kcore", "/proc/keys", "/proc/timer_list"].map {
            line("tmpfs", $0, "tmpfs", "rw,nosuid,size=65536k,mode=755", limit: 65_536 << 10)
        }
        + [line("tmpfs", "/sys/firmware", "tmpfs", "ro,relatime", limit: 4_096)]

    /// Bytes that the files of a small file system take, in whole pages.
    package func usedBytes(of mount: Mount) -> Int {
        guard let tree = world.trees[mount.tree] else { return 0 }
        return tree.walk(from: mount.root).reduce(0) { $0 + ((tree[$1.id].body?.count ?? 0) + 4_095) / 4_096 * 4_096 }
    }
}
