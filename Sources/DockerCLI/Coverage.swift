import CommandSyntax

/// What the simulation makes of each command and flag of the table: `docs/coverage.md` is written from it.
package enum Coverage {
    /// How a command or flag is treated.
    package enum Treatment: Sendable, Equatable {
        case simulated
        /// Accepted; it changes nothing, for this reason.
        case withoutEffect(String)
        /// Refused with a plain message.
        case refused(String)
    }

    /// Flags that are not simulated in full, by the beginning of their command's path.
    private static let flags: [(path: String, names: [String], treatment: Treatment)] = [
        (
            "docker container",
            [
                "blkio-weight-device", "device-read-bps", "device-read-iops", "device-write-bps", "device-write-iops",
                "blkio-weight",
            ], .withoutEffect("the simulated disk has no speed")
        ),
        ("docker container", ["kernel-memory"], .withoutEffect("deprecated; Docker ignores it too")),
        (
            "docker container", ["cpu-count", "cpu-percent", "io-maxbandwidth", "io-maxiops"],
            .refused("only for Windows, in Docker's words")
        ),
        ("docker container", ["use-api-socket"], .refused("there is no API socket in the simulation")),
        (
            "docker container",
            [
                "cpu-shares", "cpu-period", "cpu-quota", "cpu-rt-period", "cpu-rt-runtime", "cpuset-cpus",
                "cpuset-mems",
                "cpus", "memory-reservation", "memory-swappiness", "oom-kill-disable", "oom-score-adj", "shm-size",
                "annotation", "cgroup-parent", "runtime", "storage-opt", "device-cgroup-rule", "ulimit", "isolation",
            ], .withoutEffect("checked, and shown by inspect and in `/proc` and `/sys`; programs take no heed of it")
        ),
        (
            "docker container", ["security-opt", "userns", "ipc", "cgroupns"],
            .withoutEffect("checked and shown by inspect; `no-new-privileges` also by `/proc`")
        ),
        (
            "docker container", ["ip6", "link-local-ip"],
            .withoutEffect("given out and shown; programs talk over IPv4")
        ),
        ("docker image", ["disable-content-trust"], .withoutEffect("content trust is gone from Docker")),
        ("docker container", ["disable-content-trust"], .withoutEffect("content trust is gone from Docker")),
        ("docker image ls", ["tree"], .refused("an experiment of the containerd image store")),
        (
            "docker image", ["platform"],
            .withoutEffect("checked; every image but an imported one is linux/amd64")
        ),
        (
            "docker network create",
            ["ingress", "ipam-driver", "ipam-opt", "ipv4", "scope"],
            .withoutEffect("checked and shown: one host with Docker's own address management, and always IPv4")
        ),
        (
            "docker network connect", ["driver-opt", "ip6", "link-local-ip"],
            .withoutEffect("given out and shown; programs talk over IPv4")
        ),
        (
            "docker buildx build", ["platform"],
            .withoutEffect("every image is linux/amd64")
        ),
        ("docker buildx build", ["load"], .withoutEffect("the image is loaded anyway")),
        (
            "docker buildx build", ["cache-from", "cache-to"],
            .withoutEffect("a build uses the engine's own cache")
        ),
        (
            "docker buildx build",
            [
                "annotation", "attest", "builder", "cgroup-parent", "compress", "debug", "force-rm",
                "print", "provenance", "sbom", "squash", "ssh",
            ], .withoutEffect("not simulated yet")
        ),
        (
            "docker compose build", ["builder", "memory", "provenance", "sbom", "ssh"],
            .withoutEffect("there is one builder, without attestations")
        ),
        (
            "docker compose build", ["check", "print", "push"],
            .refused("use docker build --check, docker compose config and docker compose push")
        ),
        ("docker compose up", ["menu"], .withoutEffect("there are no shortcuts besides Ctrl-C")),
        ("docker compose watch", ["prune"], .withoutEffect("dangling images stay")),
        (
            "docker buildx prune",
            ["keep-storage", "max-used-space", "min-free-space", "reserved-space"],
            .withoutEffect("the simulated disk is never short")
        ),
        (
            "docker buildx ",
            [
                "all-inactive", "bootstrap", "builder", "debug", "default", "force", "global", "keep-daemon",
                "keep-state",
            ],
            .withoutEffect("there is one builder, the engine's own")
        ),
    ]

    /// How a flag of a simulated command is treated.
    package static func treatment(of flag: FlagSpec, _ command: CommandSpec) -> Treatment {
        flags.first { command.path.hasPrefix($0.path) && $0.names.contains(flag.name) }?.treatment ?? .simulated
    }

    /// How a command is treated.
    package static func treatment(of command: CommandSpec) -> Treatment {
        if VerbTable.swarm[command.path] != nil {
            return .refused("no simulated node is in a swarm: the daemon's own words")
        }
        return VerbTable.all[command.path] == nil ? .refused("says that it is not simulated") : .simulated
    }

    /// Every command that does something, once, by path.
    package static var commands: [CommandSpec] {
        var found: [String: CommandSpec] = [:]
        func walk(_ spec: CommandSpec) {
            if spec.subcommands.isEmpty || spec.isRunnableGroup { found[spec.path] = spec }
            for child in spec.subcommands { walk(child) }
        }
        walk(DockerCommandTable.root)
        return found.values.sorted { $0.path < $1.path }
    }

    /// Flags that only a daemon on Windows knows.
    static let windowsFlags = ["cpu-count", "cpu-percent", "io-maxbandwidth", "io-maxiops"]
}
