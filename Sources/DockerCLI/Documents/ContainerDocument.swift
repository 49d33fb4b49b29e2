import CommandSyntax
import Engine
import HashTreeCollections
import WorldModel

/// What `docker inspect` shows of a container (Engine API: `ContainerInspectResponse`).
package enum ContainerDocument {
    package static func value(_ container: Container, _ simulation: Simulation, showsSize: Bool = false)
        -> TemplateValue
    {
        let isRunning = container.state.process != nil
        let folder = "/var/lib/docker/containers/\(container.id)"
        let wasStarted = container.state.startedAt != nil
        func file(_ name: String) -> TemplateValue { .string(wasStarted ? "\(folder)/\(name)" : "") }
        var object = TemplateObject("*container.InspectResponse")
        object.append("ID", .string(container.id.hex), json: "Id")
        object["Created"] = Doc.time(container.created)
        object["Path"] = .string(container.path)
        object["Args"] = .strings(container.arguments)
        object["State"] = state(container, simulation)
        object["Image"] = .string(container.image.description)
        object["ResolvConfPath"] = file("resolv.conf")
        object["HostnamePath"] = file("hostname")
        object["HostsPath"] = file("hosts")
        object["LogPath"] = file("\(container.id)-json.log")
        object["Name"] = .string("/" + container.name)
        object["RestartCount"] = Doc.int(container.restartCount)
        object["Driver"] = "overlay2"
        object["Platform"] = "linux"
        object["MountLabel"] = ""
        object["ProcessLabel"] = ""
        object["AppArmorProfile"] = ""
        let execs = container.execs.filter { simulation.world.docker.execs[$0]?.exitCode == nil }
        object["ExecIDs"] = execs.isEmpty || !isRunning ? .nilList : .strings(execs)
        object["HostConfig"] = HostConfigDocument.value(container)
        object["GraphDriver"] = graphDriver(container)
        if showsSize {
            let own = simulation.ownSize(of: container)
            let image = simulation.world.docker.images[container.image].map { simulation.size(of: $0) } ?? 0
            object["SizeRw"] = Doc.int(own)
            object["SizeRootFs"] = Doc.int(own + image)
        }
        object["Mounts"] = .list(container.mounts.map(mount))
        object["Config"] = ConfigDocument.value(container.config)
        object["NetworkSettings"] = NetworkSettingsDocument.value(container, simulation)
        object.appendEmpty(["SizeRw": .null, "SizeRootFs": .null, "ImageManifestDescriptor": .null])
        return .object(object)
    }

    private static func state(_ container: Container, _ simulation: Simulation) -> TemplateValue {
        let state = container.state
        var object = TemplateObject("*container.State")
        object["Status"] = .string(state.status)
        object["Running"] = .bool(state.isRunning)
        object["Paused"] = .bool(state.isPaused)
        object["Restarting"] = .bool(state.phase == .restarting)
        object["OOMKilled"] = .bool(state.oomKilled)
        object["Dead"] = .bool(state.phase == .dead)
        object["Pid"] = Doc.int(state.process?.number ?? 0)
        object["ExitCode"] = Doc.int(state.isRunning && state.phase != .restarting ? 0 : state.exitCode)
        object["Error"] = .string(state.error)
        object["StartedAt"] = Doc.time(state.startedAt)
        object["FinishedAt"] = Doc.time(state.finishedAt)
        if let health = container.health {
            object["Health"] = Doc.object(
                "*container.Health",
                [
                    "Status": .string(health.status), "FailingStreak": Doc.int(health.failingStreak),
                    "Log": .list(
                        health.results.map { result in
                            Doc.object(
                                "*container.HealthcheckResult",
                                [
                                    "Start": Doc.time(result.start), "End": Doc.time(result.end),
                                    "ExitCode": Doc.int(result.exitCode), "Output": .string(result.output),
                                ])
                        }),
                ])
        }
        object.appendEmpty(["Health": .null])
        return .object(object)
    }

    private static func graphDriver(_ container: Container) -> TemplateValue {
        let id = container.id.hex
        let base = "/var/lib/docker/overlay2"
        return Doc.object(
            "storage.DriverData",
            [
                "Data": .stringMap([
                    (key: "ID", value: id),
                    (key: "LowerDir", value: "\(base)/\(id)-init/diff:\(base)/\(container.image.hex)/diff"),
                    (key: "MergedDir", value: "\(base)/\(id)/merged"), (key: "UpperDir", value: "\(base)/\(id)/diff"),
                    (key: "WorkDir", value: "\(base)/\(id)/work"),
                ]),
                "Name": "overlay2",
            ])
    }

    private static func mount(_ mount: MountPoint) -> TemplateValue {
        var object = TemplateObject("container.MountPoint")
        object["Type"] = .string(mount.type)
        if !mount.name.isEmpty { object["Name"] = .string(mount.name) }
        object["Source"] = .string(mount.source)
        object["Destination"] = .string(mount.destination)
        if !mount.driver.isEmpty { object["Driver"] = .string(mount.driver) }
        object["Mode"] = .string(mount.mode)
        object["RW"] = .bool(mount.isWritable)
        object["Propagation"] = .string(mount.propagation)
        object.appendEmpty(["Name": "", "Driver": ""])
        return .object(object)
    }
}

/// The configuration part of containers.
enum ConfigDocument {
    package static func value(_ config: ContainerConfig) -> TemplateValue {
        var object = TemplateObject("*container.Config")
        object["Hostname"] = .string(config.hostname)
        object["Domainname"] = .string(config.domainname)
        object["User"] = .string(config.user)
        object["AttachStdin"] = .bool(config.attachStdin)
        object["AttachStdout"] = .bool(config.attachStdout)
        object["AttachStderr"] = .bool(config.attachStderr)
        if !config.exposedPorts.isEmpty { object["ExposedPorts"] = Doc.set(config.exposedPorts) }
        object["Tty"] = .bool(config.tty)
        object["OpenStdin"] = .bool(config.openStdin)
        object["StdinOnce"] = .bool(config.stdinOnce)
        object["Env"] = Doc.listOrNull(config.env)
        object["Cmd"] = Doc.strings(config.cmd)
        if let check = config.healthcheck { object["Healthcheck"] = healthcheck(check) }
        object["Image"] = .string(config.image)
        object["Volumes"] = config.volumes.isEmpty ? .nilMap : Doc.set(config.volumes)
        object["WorkingDir"] = .string(config.workingDir)
        object["Entrypoint"] = Doc.strings(config.entrypoint)
        object["OnBuild"] = Doc.listOrNull(config.onBuild)
        object["Labels"] = Doc.labels(config.labels)
        if let signal = config.stopSignal { object["StopSignal"] = .string(signal) }
        if let timeout = config.stopTimeout { object["StopTimeout"] = Doc.int(timeout) }
        if let shell = config.shell { object["Shell"] = .strings(shell) }
        object.appendEmpty([
            "ExposedPorts": .nilMap, "Healthcheck": .null, "ArgsEscaped": false, "NetworkDisabled": false,
            "MacAddress": "", "StopSignal": "", "StopTimeout": .null, "Shell": .nilList,
        ])
        return .object(object)
    }

    static func healthcheck(_ check: Healthcheck) -> TemplateValue {
        var object = TemplateObject("*container.HealthConfig")
        if !check.test.isEmpty { object["Test"] = .strings(check.test) }
        for (name, value) in [
            ("Interval", check.interval), ("Timeout", check.timeout), ("StartPeriod", check.startPeriod),
            ("StartInterval", check.startInterval),
        ] where value != 0 {
            object[name] = .duration(GoDuration(nanoseconds: value))
        }
        if check.retries != 0 { object["Retries"] = Doc.int(check.retries) }
        let zero = TemplateValue.duration(GoDuration(nanoseconds: 0))
        object.appendEmpty([
            "Test": .nilList, "Interval": zero, "Timeout": zero, "StartPeriod": zero, "StartInterval": zero,
            "Retries": 0,
        ])
        return .object(object)
    }
}
