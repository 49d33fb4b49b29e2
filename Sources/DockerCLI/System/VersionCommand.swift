import CommandSyntax
import Engine
import HashTreeCollections
import Kernel
import WorldModel

/// `docker version`
enum VersionCommand {
    static func version(
        _ command: ParsedCommand, _ simulation: inout Simulation, _ me: ProcessID
    ) throws(CommandFailure) -> Int32 {
        let client: [(String, String)] = [
            ("Version", Release.version), ("ApiVersion", Release.api), ("DefaultAPIVersion", Release.api),
            ("GitCommit", Release.clientCommit), ("GoVersion", "go1.24.8"), ("Os", "linux"), ("Arch", "amd64"),
            ("BuildTime", "Wed Oct  8 12:17:26 2025"), ("Context", "default"),
        ]
        let server: [(String, String)] = [
            ("Version", Release.version), ("ApiVersion", Release.api), ("MinAPIVersion", "1.24"),
            ("GitCommit", Release.engineCommit), ("GoVersion", "go1.24.8"), ("Os", "linux"), ("Arch", "amd64"),
            ("KernelVersion", HostFacts.kernelRelease), ("BuildTime", "2025-10-08T12:17:26.000000000+00:00"),
        ]
        let format = command.string("format") ?? ""
        guard !format.isEmpty else {
            simulation.print(text, as: me)
            return 0
        }
        func object(_ type: String, _ fields: [(String, String)]) -> TemplateValue {
            var object = TemplateObject(type)
            for (name, value) in fields { object[name] = .string(value) }
            return .object(object)
        }
        let value = Doc.object(
            "system.versionInfo",
            ["Client": object("system.clientVersion", client), "Server": object("*types.Version", server)])
        if format == "json" {
            simulation.print(GoJSON.compact(value) + "\n", as: me)
            return 0
        }
        do throws(TemplateError) {
            simulation.print(try GoTemplate(format, name: "version").execute(value) + "\n", as: me)
            return 0
        } catch {
            throw CommandFailure(
                error.phase == .parsing ? "template parsing error: \(error.description)" : error.description,
                status: error.phase == .parsing ? 64 : 1)
        }
    }

    private static let text = """
        Client: Docker Engine - Community
         Version:           \(Release.version)
         API version:       \(Release.api)
         Go version:        go1.24.8
         Git commit:        \(Release.clientCommit)
         Built:             Wed Oct  8 12:17:26 2025
         OS/Arch:           linux/amd64
         Context:           default

        Server: Docker Engine - Community
         Engine:
          Version:          \(Release.version)
          API version:      \(Release.api) (minimum version 1.24)
          Go version:       go1.24.8
          Git commit:       \(Release.engineCommit)
          Built:            Wed Oct  8 12:17:26 2025
          OS/Arch:          linux/amd64
          Experimental:     false
         containerd:
          Version:          v1.7.28
          GitCommit:        b98a3aace656320842a23f4a392a33f46af97866
         runc:
          Version:          1.3.0
          GitCommit:        v1.3.0-0-g4ca628d1
         docker-init:
          Version:          0.19.0
          GitCommit:        de40ad0

        """
}

/// `docker info`
enum InfoCommand {
    static func info(
        _ command: ParsedCommand, _ simulation: inout Simulation, _ me: ProcessID
    ) throws(CommandFailure) -> Int32 {
        let containers = Array(simulation.world.docker.containers.values)
        let running = containers.count { $0.state.isRunning && !$0.state.isPaused }
        let paused = containers.count { $0.state.isPaused }
        let format = command.string("format") ?? ""
        guard format.isEmpty else {
            let value = Doc.object(
                "system.dockerInfo",
                [
                    "ID": .string(simulation.world.docker.daemonID), "Containers": Doc.int(containers.count),
                    "ContainersRunning": Doc.int(running), "ContainersPaused": Doc.int(paused),
                    "ContainersStopped": Doc.int(containers.count - running - paused),
                    "Images": Doc.int(simulation.world.docker.images.count), "Driver": "overlay2",
                    "LoggingDriver": "json-file", "CgroupDriver": "systemd", "CgroupVersion": "2",
                    "KernelVersion": .string(HostFacts.kernelRelease),
                    "OperatingSystem": "Debian GNU/Linux 12 (bookworm)",
                    "OSType": "linux", "Architecture": "x86_64", "NCPU": Doc.int(HostFacts.processors),
                    "MemTotal": Doc.int(HostFacts.memory),
                    "DockerRootDir": "/var/lib/docker",
                    "Name": .string(simulation.world.machines[.host]?.hostname ?? ""),
                    "ServerVersion": .string(Release.version), "DefaultRuntime": "runc",
                    "Swarm": Doc.object(
                        "swarm.Info",
                        ["NodeID": "", "NodeAddr": "", "LocalNodeState": "inactive", "ControlAvailable": false]),
                ])
            do throws(TemplateError) {
                let text =
                    format == "json" ? GoJSON.compact(value) : try GoTemplate(format, name: "info").execute(value)
                simulation.print(text + "\n", as: me)
                return 0
            } catch {
                throw CommandFailure("template parsing error: \(error.description)", status: 64)
            }
        }
        simulation.print(text(containers.count, running, paused, simulation), as: me)
        return 0
    }

    private static func text(_ count: Int, _ running: Int, _ paused: Int, _ simulation: Simulation) -> String {
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
         Containers: \(count)
          Running: \(running)
          Paused: \(paused)
          Stopped: \(count - running - paused)
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
         containerd version: b98a3aace656320842a23f4a392a33f46af97866
         runc version: v1.3.0-0-g4ca628d1
         init version: de40ad0
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
