import CommandSyntax
import Engine
import HashTreeCollections
import Kernel
import WorldModel

/// `docker info`
package enum InfoCommand {
    static func info(
        _ command: ParsedCommand, _ simulation: inout Simulation, _ me: ProcessID
    ) throws(CommandFailure) -> Int32 {
        let counts = Counts(simulation)
        let format = command.string("format") ?? ""
        guard format.isEmpty else {
            return try SystemTemplate.print(format, name: "", document(counts, simulation), &simulation, me)
        }
        simulation.print(text(counts, simulation), as: me)
        return 0
    }

    /// How many containers there are, by their states.
    private struct Counts {
        let all: Int
        let running: Int
        let paused: Int
        var stopped: Int { all - running - paused }

        init(_ simulation: Simulation) {
            let containers = simulation.world.docker.containers.values
            all = containers.count
            running = containers.count { $0.state.isRunning && !$0.state.isPaused }
            paused = containers.count { $0.state.isPaused }
        }
    }

    private static let storage = [
        ("Backing Filesystem", "extfs"), ("Supports d_type", "true"), ("Using metacopy", "false"),
        ("Native Overlay Diff", "true"), ("userxattr", "false"),
    ]
    private static let networkDrivers = ["bridge", "host", "ipvlan", "macvlan", "null", "overlay"]
    private static let logDrivers = [
        "awslogs", "fluentd", "gcplogs", "gelf", "journald", "json-file", "local", "splunk", "syslog",
    ]
    private static let plugins = [
        (name: "buildx", title: "Docker Buildx", version: "v0.29.1"),
        (name: "compose", title: "Docker Compose", version: "v2.40.2"),
    ]

    private static func document(_ counts: Counts, _ simulation: Simulation) -> TemplateValue {
        var info = server(counts, simulation)
        info.append("ClientInfo", client)
        return .object(info)
    }

    /// What the engine says of its state (`GET /info`).
    package static func server(_ simulation: Simulation) -> TemplateValue {
        .object(server(Counts(simulation), simulation))
    }

    private static func server(_ counts: Counts, _ simulation: Simulation) -> TemplateObject {
        let server: [(String, TemplateValue)] = [
            ("ID", .string(simulation.world.docker.daemonID)), ("Containers", Doc.int(counts.all)),
            ("ContainersRunning", Doc.int(counts.running)), ("ContainersPaused", Doc.int(counts.paused)),
            ("ContainersStopped", Doc.int(counts.stopped)), ("Images", Doc.int(simulation.world.docker.images.count)),
            ("Driver", "overlay2"), ("DriverStatus", .list(storage.map { .strings([$0.0, $0.1]) })),
            (
                "Plugins",
                Doc.object(
                    "system.PluginsInfo",
                    [
                        "Volume": .strings(["local"]), "Network": .strings(networkDrivers), "Authorization": .nilList,
                        "Log": .strings(logDrivers),
                    ])
            ),
            ("MemoryLimit", true), ("SwapLimit", true), ("CPUCfsPeriod", true), ("CPUCfsQuota", true),
            ("CPUShares", true), ("CPUSet", true), ("PidsLimit", true), ("IPv4Forwarding", true), ("Debug", false),
            ("NFd", 27), ("OomKillDisable", false), ("NGoroutines", 48),
            ("SystemTime", .string(CivilTime(simulation.world.clock.now).rfc3339Padded)),
            ("LoggingDriver", "json-file"), ("CgroupDriver", "systemd"), ("CgroupVersion", "2"),
            ("NEventsListener", 0), ("KernelVersion", .string(HostFacts.kernelRelease)),
            ("OperatingSystem", "Debian GNU/Linux 12 (bookworm)"), ("OSVersion", "12"), ("OSType", "linux"),
            ("Architecture", "x86_64"), ("IndexServerAddress", "https://index.docker.io/v1/"),
            ("RegistryConfig", registries), ("NCPU", Doc.int(HostFacts.processors)),
            ("MemTotal", Doc.int(HostFacts.memory)), ("GenericResources", .nilList),
            ("DockerRootDir", "/var/lib/docker"), ("HTTPProxy", ""), ("HTTPSProxy", ""), ("NoProxy", ""),
            ("Name", .string(simulation.world.machines[.host]?.hostname ?? "")), ("Labels", .list([])),
            ("ExperimentalBuild", false), ("ServerVersion", .string(Release.version)),
            (
                "Runtimes",
                Doc.map(
                    "map[string]system.RuntimeWithStatus",
                    ["io.containerd.runc.v2", "runc"].map {
                        ($0, Doc.object("system.RuntimeWithStatus", ["path": "runc"]))
                    })
            ),
            ("DefaultRuntime", "runc"),
            (
                "Swarm",
                Doc.object(
                    "swarm.Info",
                    [
                        "NodeID": "", "NodeAddr": "", "LocalNodeState": "inactive", "ControlAvailable": false,
                        "Error": "", "RemoteManagers": .nilList,
                    ])
            ),
            ("LiveRestoreEnabled", false), ("Isolation", ""), ("InitBinary", "docker-init"),
            ("ContainerdCommit", Doc.object("system.Commit", ["ID": .string(Release.containerdCommit)])),
            ("RuncCommit", Doc.object("system.Commit", ["ID": .string(Release.runcCommit)])),
            ("InitCommit", Doc.object("system.Commit", ["ID": .string(Release.initCommit)])),
            ("SecurityOptions", .strings(["name=seccomp,profile=builtin", "name=cgroupns"])),
            ("FirewallBackend", Doc.object("*system.FirewallInfo", ["Driver": "iptables"])),
            ("CDISpecDirs", .strings(["/etc/cdi", "/var/run/cdi"])),
            (
                "Containerd",
                Doc.object(
                    "*system.ContainerdInfo",
                    [
                        "Address": "/run/containerd/containerd.sock",
                        "Namespaces": Doc.object(
                            "system.ContainerdNamespaces", ["Containers": "moby", "Plugins": "plugins.moby"]),
                    ])
            ),
            ("Warnings", .nilList),
        ]
        var info = TemplateObject("system.dockerInfo")
        for (name, value) in server { info.append(name, value, json: jsonNames[name] ?? name) }
        return info
    }

    /// Fields that JSON calls by another name than Go.
    private static let jsonNames = [
        "CPUCfsPeriod": "CpuCfsPeriod", "CPUCfsQuota": "CpuCfsQuota", "HTTPProxy": "HttpProxy",
        "HTTPSProxy": "HttpsProxy",
    ]

    private static var registries: TemplateValue {
        let hub = Doc.object(
            "*registry.IndexInfo", ["Mirrors": .list([]), "Name": "docker.io", "Official": true, "Secure": true])
        return Doc.object(
            "*registry.ServiceConfig",
            [
                "IndexConfigs": Doc.map("map[string]*registry.IndexInfo", [("docker.io", hub)]),
                "InsecureRegistryCIDRs": .strings(["::1/128", "127.0.0.0/8"]), "Mirrors": .nilList,
            ])
    }

    private static var client: TemplateValue {
        let found = plugins.map { plugin in
            Doc.object(
                "manager.Plugin",
                [
                    "SchemaVersion": "0.1.0", "Vendor": "Docker Inc.", "Version": .string(plugin.version),
                    "ShortDescription": .string(plugin.title), "Name": .string(plugin.name),
                    "Path": .string("/usr/libexec/docker/cli-plugins/docker-\(plugin.name)"),
                ])
        }
        var client = TemplateObject("*system.clientInfo")
        client.append("Debug", false)
        for (name, text) in [
            ("Version", Release.version), ("DefaultAPIVersion", Release.api), ("GitCommit", Release.clientCommit),
            ("GoVersion", "go1.24.8"), ("Os", "linux"), ("Arch", "amd64"), ("BuildTime", "Wed Oct  8 12:17:26 2025"),
            ("Context", "default"),
        ] {
            client.append(name, .string(text))
        }
        client.append("Plugins", .list(found))
        client.append("Warnings", .nilList)
        return .object(client)
    }

    private static func text(_ counts: Counts, _ simulation: Simulation) -> String {
        """
        Client: Docker Engine - Community
         Version:    \(Release.version)
         Context:    default
         Debug Mode: false
         Plugins:
          buildx: Docker Buildx (Docker Inc.)
            Version:  v0.29.1
            Path:     /usr/libexec/docker/cli-plugins/docker-buildx
          compose: Docker Compose (Docker Inc.)
            Version:  v2.40.2
            Path:     /usr/libexec/docker/cli-plugins/docker-compose

        Server:
         Containers: \(counts.all)
          Running: \(counts.running)
          Paused: \(counts.paused)
          Stopped: \(counts.stopped)
         Images: \(simulation.world.docker.images.count)
         Server Version: \(Release.version)
         Storage Driver: overlay2
          Backing Filesystem: extfs
          Supports d_type: true
          Using metacopy: false
          Native Overlay Diff: true
          userxattr: false
         Logging Driver: json-file
         Cgroup Driver: systemd
         Cgroup Version: 2
         Plugins:
          Volume: local
          Network: bridge host ipvlan macvlan null overlay
          Log: awslogs fluentd gcplogs gelf journald json-file local splunk syslog
         Swarm: inactive
         Runtimes: io.containerd.runc.v2 runc
         Default Runtime: runc
         Init Binary: docker-init
         containerd version: \(Release.containerdCommit)
         runc version: \(Release.runcCommit)
         init version: \(Release.initCommit)
         Security Options:
          seccomp
           Profile: builtin
          cgroupns
         Kernel Version: \(HostFacts.kernelRelease)
         Operating System: Debian GNU/Linux 12 (bookworm)
         OSType: linux
         Architecture: x86_64
         CPUs: \(HostFacts.processors)
         Total Memory: 8GiB
         Name: \(simulation.world.machines[.host]?.hostname ?? "")
         ID: \(simulation.world.docker.daemonID)
         Docker Root Dir: /var/lib/docker
         Debug Mode: false
         Experimental: false
         Insecure Registries:
          ::1/128
          127.0.0.0/8
         Live Restore Enabled: false


        """
    }
}
