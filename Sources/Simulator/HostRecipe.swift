import Engine
import FileTrees
import HashTreeCollections
import Programs
import WorldModel

/// The learner's own machine: a small Debian with Docker, and a user `you`.
enum HostRecipe {
    static let user = "you"
    static let home = "/home/you"

    /// A world with the host set up and Docker running, nothing pulled.
    static func makeWorld(seed: UInt64, now: Instant) -> World {
        var simulation = Simulation(world: World(seed: seed, now: now), catalog: StandardCatalog.catalog)
        let root = simulation.addTree(files(at: now.nanoseconds))
        let devices = simulation.addTree(deviceFiles())
        // What is in these the kernel makes up when it is looked at.
        let kernelFiles = simulation.addTree(FileTree())
        simulation.world.machines[.host] = Machine(
            hostname: "drydock",
            mounts: [
                Mount(path: "/", tree: root, root: InodeID(1)),
                Mount(path: "/dev", tree: devices, root: InodeID(1), fileSystem: .devices),
                Mount(
                    path: "/proc", tree: kernelFiles, root: InodeID(1), isReadOnly: true, fileSystem: .processes),
                Mount(
                    path: "/sys", tree: kernelFiles, root: InodeID(1), isReadOnly: true, fileSystem: .kernelObjects),
            ], network: .host)
        simulation.world.network.namespaces[.host]?.interfaces = [
            Interface(name: "lo", address: .loopback, prefix: 8, hardwareAddress: "00:00:00:00:00:00"),
            Interface(
                name: "eth0", address: IPv4Address(bits: 0xC0A8_4102), prefix: 24,
                hardwareAddress: "52:54:00:a4:1d:07"),
        ]
        simulation.world.docker.daemonID = daemonID(&simulation.world.random)
        simulation.world.processes.nextNumber = 1_024
        simulation.createPredefinedNetworks()
        return simulation.world
    }

    private static func daemonID(_ random: inout RandomSource) -> String {
        let hex = random.hex(digits: 32)
        let cuts = [8, 4, 4, 4, 12]
        var rest = Substring(hex)
        return cuts.map { count in
            defer { rest = rest.dropFirst(count) }
            return String(rest.prefix(count))
        }.joined(separator: "-")
    }

    private static func files(at time: Int64) -> FileTree {
        var tree = FileTree(modified: time)
        for path in [
            "/boot", "/dev", "/etc/docker", "/home", "/media", "/mnt", "/opt", "/proc", "/root", "/run", "/srv", "/sys",
            "/usr/bin",
            "/usr/lib", "/usr/local/bin", "/usr/sbin", "/usr/share", "/var/lib/docker", "/var/log",
        ] { tree.makeDirectories(path, at: time) }
        tree.makeDirectories("/tmp", mode: 0o1777, at: time)
        tree.makeDirectories("/var/tmp", mode: 0o1777, at: time)
        tree.makeDirectories(home, mode: 0o755, owner: 1000, group: 1000, at: time)
        for (name, target) in [("bin", "usr/bin"), ("sbin", "usr/sbin"), ("lib", "usr/lib")] {
            tree.place(Inode(.symbolicLink(target), mode: 0o777, modified: time), at: name)
        }
        for name in ProgramCatalog.factories.keys.sorted() where name.hasPrefix("gnu/") {
            place(name, at: "/usr/bin/" + name.dropFirst(4), in: &tree, time)
        }
        for name in ["bash", "dash", "docker", "docker-compose"] {
            place(name, at: "/usr/bin/" + name, in: &tree, time)
        }
        tree.place(Inode(.symbolicLink("dash"), mode: 0o777, modified: time), at: "/usr/bin/sh")
        for (path, text) in texts { tree.write(text, to: path, at: time) }
        ShadowFile.place(into: &tree, ageing: "20388:0:99999:7:::", at: time)
        return tree
    }

    private static func place(_ program: String, at path: String, in tree: inout FileTree, _ time: Int64) {
        tree.place(Inode(.file(.program(program, size: 48_000)), mode: 0o755, modified: time), at: path)
    }

    private static let texts: [(String, String)] = [
        (
            "/etc/passwd",
            "root:x:0:0:root:/root:/bin/bash\ndaemon:x:1:1:daemon:/usr/sbin:/usr/sbin/nologin\nwww-data:x:33:33:www-data:/var/www:/usr/sbin/nologin\nyou:x:1000:1000:You,,,:/home/you:/bin/bash\nnobody:x:65534:65534:nobody:/nonexistent:/usr/sbin/nologin\n"
        ),
        (
            "/etc/group",
            "root:x:0:\ndaemon:x:1:\nwww-data:x:33:\nsudo:x:27:you\nyou:x:1000:\ndocker:x:998:you\nshadow:x:42:\nnogroup:x:65534:\n"
        ),
        ("/etc/hostname", "drydock\n"),
        ("/etc/hosts", "127.0.0.1\tlocalhost\n127.0.1.1\tdrydock\n"),
        ("/etc/resolv.conf", "nameserver 192.168.65.1\n"),
        (
            "/etc/os-release",
            "PRETTY_NAME=\"Debian GNU/Linux 12 (bookworm)\"\nNAME=\"Debian GNU/Linux\"\nVERSION_ID=\"12\"\nVERSION=\"12 (bookworm)\"\nVERSION_CODENAME=bookworm\nID=debian\n"
        ),
        ("/etc/debian_version", "12.12\n"),
    ]

    private static func deviceFiles() -> FileTree {
        var tree = FileTree()
        let devices: [(String, Device)] = [
            ("null", .null), ("zero", .zero), ("full", .full), ("random", .random), ("urandom", .random),
            ("tty", .terminal), ("stdin", .standardStream(0)), ("stdout", .standardStream(1)),
            ("stderr", .standardStream(2)),
        ]
        for (name, device) in devices { tree.place(Inode(.device(device), mode: 0o666), at: name) }
        tree.makeDirectories("shm", mode: 0o1777)
        tree.makeDirectories("pts")
        tree.makeDirectories("mqueue", mode: 0o1777)
        tree.place(Inode(.symbolicLink("/proc/self/fd"), mode: 0o777), at: "fd")
        tree.place(Inode(.symbolicLink("pts/ptmx"), mode: 0o777), at: "ptmx")
        return tree
    }
}
