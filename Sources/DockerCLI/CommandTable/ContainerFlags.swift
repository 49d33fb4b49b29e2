import CommandSyntax

/// The flags of `docker run` and `docker create`, written once.
enum ContainerFlags {
    /// The flags of `docker container create`, in the order of the help.
    static let create: [FlagSpec] = merged([
        .string("pull", "Pull image before creating (\"always\", \"|missing\", \"never\")", default: "\"missing\"")
    ])

    /// The flags of `docker container run`, in the order of the help.
    static let run: [FlagSpec] = merged([
        .bool("detach", "d", "Run container in background and print container ID"),
        .detachKeys,
        .string("pull", "Pull image before running (\"always\", \"missing\", \"never\")", default: "\"missing\""),
        .bool("sig-proxy", "Proxy received signals to the process", default: "true"),
    ])

    private static func merged(_ own: [FlagSpec]) -> [FlagSpec] {
        (resources + networking + settings + own).sorted { $0.name.utf8.lexicographicallyPrecedes($1.name.utf8) }
            + hidden
    }

    /// What the container may use.
    private static let resources: [FlagSpec] = [
        .uint(
            "blkio-weight",
            "Block IO (relative weight), between 10 and 1000, or 0 to disable", as: "uint16", default: "0"),
        .list("blkio-weight-device", "Block IO weight (relative device weight)", default: "[]"),
        .int("cpu-period", "Limit CPU CFS (Completely Fair Scheduler) period"),
        .int("cpu-quota", "Limit CPU CFS (Completely Fair Scheduler) quota"),
        .int("cpu-rt-period", "Limit CPU real-time period in microseconds"),
        .int("cpu-rt-runtime", "Limit CPU real-time runtime in microseconds"),
        .int("cpu-shares", "c", "CPU shares (relative weight)"),
        .custom("decimal", "cpus", "Number of CPUs"),
        .string("cpuset-cpus", "CPUs in which to allow execution (0-3, 0,1)"),
        .string("cpuset-mems", "MEMs in which to allow execution (0-3, 0,1)"),
        .list("device-read-bps", "Limit read rate (bytes per second) from a device", default: "[]"),
        .list("device-read-iops", "Limit read rate (IO per second) from a device", default: "[]"),
        .list("device-write-bps", "Limit write rate (bytes per second) to a device", default: "[]"),
        .list("device-write-iops", "Limit write rate (IO per second) to a device", default: "[]"),
        .custom("gpu-request", "gpus", "GPU devices to add to the container ('all' to pass all GPUs)", repeats: true),
        .bytes("kernel-memory", "Kernel memory limit"),
        .bytes("memory", "m", "Memory limit"),
        .bytes("memory-reservation", "Memory soft limit"),
        .bytes("memory-swap", "Swap limit equal to memory plus swap: '-1' to enable unlimited swap"),
        .int("memory-swappiness", "Tune container memory swappiness (0 to 100)", default: "-1"),
        .bool("oom-kill-disable", "Disable OOM Killer"),
        .int("oom-score-adj", "Tune host's OOM preferences (-1000 to 1000)"),
        .int("pids-limit", "Tune container pids limit (set -1 for unlimited)"),
        .bytes("shm-size", "Size of /dev/shm"),
        .list("storage-opt", "Storage driver options for the container"),
        .custom("ulimit", "ulimit", "Ulimit options", default: "[]", repeats: true),
    ]

    /// How the container is reached.
    private static let networking: [FlagSpec] = [
        .list("add-host", "Add a custom host-to-IP mapping (host:ip)"),
        .list("dns", "Set custom DNS servers"),
        .list("dns-option", "Set DNS options"),
        .list("dns-search", "Set custom DNS search domains"),
        .string("domainname", "Container NIS domain name"),
        .list("expose", "Expose a port or a range of ports"),
        .string("hostname", "h", "Container host name"),
        .string("ip", "IPv4 address (e.g., 172.30.100.104)"),
        .string("ip6", "IPv6 address (e.g., 2001:db8::33)"),
        .string("ipc", "IPC mode to use"),
        .list("link", "Add link to another container"),
        .list("link-local-ip", "Container IPv4/IPv6 link-local addresses"),
        .string("mac-address", "Container MAC address (e.g., 92:d0:c6:0a:29:33)"),
        .custom("network", "network", "Connect a container to a network", repeats: true),
        .list("network-alias", "Add network-scoped alias for the container"),
        .list("publish", "p", "Publish a container's port(s) to the host"),
        .bool("publish-all", "P", "Publish all exposed ports to random ports"),
    ]

    /// What runs in the container, and how.
    private static let settings: [FlagSpec] = [
        .list(
            "annotation",
            "Add an annotation to the container (passed through to the OCI runtime)", as: "map", default: "map[]"),
        .list("attach", "a", "Attach to STDIN, STDOUT or STDERR"),
        .list("cap-add", "Add Linux capabilities"),
        .list("cap-drop", "Drop Linux capabilities"),
        .string("cgroup-parent", "Optional parent cgroup for the container"),
        .string(
            "cgroupns",
            """
            Cgroup namespace to use (host|private)
            'host':    Run the container in the Docker host's cgroup namespace
            'private': Run the container in its own private cgroup namespace
            '':        Use the cgroup namespace as configured by the
                       default-cgroupns-mode option on the daemon (default)
            """),
        .string("cidfile", "Write the container ID to the file"),
        .list("device", "Add a host device to the container"),
        .list("device-cgroup-rule", "Add a rule to the cgroup allowed devices list"),
        .contentTrust,
        .string("entrypoint", "Overwrite the default ENTRYPOINT of the image"),
        .list("env", "e", "Set environment variables"),
        .list("env-file", "Read in a file of environment variables"),
        .list("group-add", "Add additional groups to join"),
        .string("health-cmd", "Command to run to check health"),
        .duration("health-interval", "Time between running the check (ms|s|m|h)", default: "0s"),
        .int("health-retries", "Consecutive failures needed to report unhealthy"),
        .duration(
            "health-start-interval",
            "Time between running the check during the start period (ms|s|m|h)", default: "0s"),
        .duration(
            "health-start-period",
            """
            Start period for the container to initialize before starting health-retries countdown (ms|s|m|h)
            """, default: "0s"),
        .duration("health-timeout", "Maximum time to allow one check to run (ms|s|m|h)", default: "0s"),
        .bool("help", "Print usage"),
        .bool("init", "Run an init inside the container that forwards signals and reaps processes"),
        .bool("interactive", "i", "Keep STDIN open even if not attached"),
        .string("isolation", "Container isolation technology"),
        .list("label", "l", "Set meta data on a container"),
        .list("label-file", "Read in a line delimited file of labels"),
        .string("log-driver", "Logging driver for the container"),
        .list("log-opt", "Log driver options"),
        .custom("mount", "mount", "Attach a filesystem mount to the container", repeats: true),
        .string("name", "Assign a name to the container"),
        .bool("no-healthcheck", "Disable any container-specified HEALTHCHECK"),
        .string("pid", "PID namespace to use"),
        .platform,
        .bool("privileged", "Give extended privileges to this container"),
        .bool("quiet", "q", "Suppress the pull output"),
        .bool("read-only", "Mount the container's root filesystem as read only"),
        .string("restart", "Restart policy to apply when a container exits", default: "\"no\""),
        .bool("rm", "Automatically remove the container and its associated anonymous volumes when it exits"),
        .string("runtime", "Runtime to use for this container"),
        .list("security-opt", "Security Options"),
        .string("stop-signal", "Signal to stop the container"),
        .int("stop-timeout", "Timeout (in seconds) to stop a container"),
        .list("sysctl", "Sysctl options", as: "map", default: "map[]"),
        .list("tmpfs", "Mount a tmpfs directory"),
        .bool("tty", "t", "Allocate a pseudo-TTY"),
        .bool("use-api-socket", "Bind mount Docker API socket and required auth"),
        .string("user", "u", "Username or UID (format: <name|uid>[:<group|gid>])"),
        .string("userns", "User namespace to use"),
        .string("uts", "UTS namespace to use"),
        .list("volume", "v", "Bind mount a volume"),
        .string("volume-driver", "Optional volume driver for the container"),
        .list("volumes-from", "Mount volumes from the specified container(s)"),
        .string("workdir", "w", "Working directory inside the container"),
    ]

    /// Other spellings, and flags for Windows.
    private static let hidden: [FlagSpec] = [
        .string("net", "Connect a container to a network").alias(of: "network").hidden(),
        .list("net-alias", "Add network-scoped alias for the container").alias(of: "network-alias").hidden(),
        .list("dns-opt", "Set DNS options").alias(of: "dns-option").hidden(),
        .bytes("kernel-memory", "Kernel memory limit").hidden(),
        .int("cpu-count", "CPU count (Windows only)").hidden(),
        .int("cpu-percent", "CPU percent (Windows only)").hidden(),
        .bytes("io-maxbandwidth", "Maximum IO bandwidth limit for the system drive (Windows only)").hidden(),
        .uint("io-maxiops", "Maximum IOps limit for the system drive (Windows only)").hidden(),
    ]
}
