import HashTreeCollections
import Kernel
import WorldModel

/// Health checks.
extension Simulation {
    mutating func beginHealthChecks(_ id: ContainerID) {
        guard let check = world.docker.containers[id]?.config.healthcheck, let kind = check.test.first, kind != "NONE"
        else { return }
        world.docker.containers[id]?.health = Health()
        scheduleHealthCheck(id, check)
    }

    private mutating func scheduleHealthCheck(_ id: ContainerID, _ check: Healthcheck) {
        world.clock.schedule(.engine(.health(id)), at: world.clock.now + healthInterval(id, check))
    }

    /// How long to wait for the next probe: in the start period, as long as the container is starting, the start interval
    /// (moby, `daemon/health.go`, `monitor`).
    private func healthInterval(_ id: ContainerID, _ check: Healthcheck) -> Int64 {
        let interval = check.interval > 0 ? check.interval : 30_000_000_000
        guard let container = world.docker.containers[id], container.health?.status == "starting",
            let started = container.state.startedAt, world.clock.now - started < check.startPeriod
        else { return interval }
        return check.startInterval > 0 ? check.startInterval : 5_000_000_000
    }

    /// Starts one probe; its end is noted by `HealthProbe`.
    mutating func runHealthCheck(_ id: ContainerID) {
        guard let container = world.docker.containers[id], container.state.process != nil,
            let check = container.config.healthcheck, let machine = container.machine, !container.state.isPaused
        else { return }
        let words =
            check.test.first == "CMD-SHELL"
            ? (container.config.shell ?? ["/bin/sh", "-c"]) + [check.test.dropFirst().joined(separator: " ")]
            : Array(check.test.dropFirst())
        let user = (try? credentials(container.config.user, in: machine)) ?? .root
        let environment = containerEnvironment(container, user: user, machine: machine)
        let directory = container.config.workingDir.isEmpty ? "/" : container.config.workingDir
        guard let executable = try? findExecutable(words, environment, machine, directory, user) else {
            return noteHealth(id, exitCode: -1, output: "OCI runtime exec failed", start: world.clock.now)
        }
        let log = LogID(world.streams.fresh())
        world.streams.logs[log] = OutputLog()
        let streams = makeStreams(tty: false, opensInput: false, log: log)
        let exec = world.random.hex(digits: 64)
        for action in ["exec_create", "exec_start"] {
            emit("\(action): \(words.joined(separator: " "))", container, ["execID": exec])
        }
        let timeout = check.timeout > 0 ? check.timeout : 30_000_000_000
        let probe = spawn(
            Spawn(
                program: HealthProbe(
                    container: id, exec: exec, log: log, deadline: world.clock.now + timeout, start: world.clock.now),
                arguments: ["containerd-shim-runc-v2"], machine: .host))
        spawn(
            Spawn(
                program: executable.program, arguments: executable.arguments, machine: machine,
                environment: environment, workingDirectory: directory, credentials: user, parent: probe,
                descriptors: streams.descriptors))
    }

    mutating func noteHealth(_ id: ContainerID, exitCode: Int32, output: String, start: Instant) {
        guard let container = world.docker.containers[id], let check = container.config.healthcheck,
            var health = container.health
        else { return }
        health.results.append(.init(start: start, end: world.clock.now, exitCode: exitCode, output: output))
        health.results = Array(health.results.suffix(5))
        let before = health.status
        if exitCode == 0 {
            health.failingStreak = 0
            health.status = "healthy"
        } else {
            let isStarting =
                health.status == "starting"
                && world.clock.now - (container.state.startedAt ?? start) < check.startPeriod
            if !isStarting {
                health.failingStreak += 1
                if health.failingStreak >= (check.retries > 0 ? check.retries : 3) { health.status = "unhealthy" }
            }
        }
        world.docker.containers[id]?.health = health
        if before != health.status { emit("health_status: \(health.status)", container) }
        scheduleHealthCheck(id, check)
        notify(.container(id))
    }
}

/// Waits for one run of a health check, but not longer than its timeout.
struct HealthProbe: Program {
    let container: ContainerID
    let exec: String
    let log: LogID
    let deadline: Instant
    let start: Instant

    mutating func step(_ simulation: inout Simulation, _ me: ProcessID) -> Step {
        guard let child = simulation.world.processes[me]?.children.first else { return .exit(0) }
        if let status = simulation.reap(child, parent: me) {
            if let found = simulation.world.docker.containers[container] {
                simulation.emit("exec_die", found, ["execID": exec, "exitCode": String(status.shellStatus)])
            }
            let bytes = simulation.world.streams.logs.removeValue(forKey: log)?.entries.flatMap(\.bytes) ?? []
            simulation.noteHealth(
                container, exitCode: status.shellStatus, output: String(decoding: bytes, as: UTF8.self), start: start)
            return .exit(0)
        }
        if simulation.world.clock.now >= deadline {
            simulation.end(child, .signal(.kill))
            _ = simulation.reap(child, parent: me)
            simulation.world.streams.logs[log] = nil
            simulation.noteHealth(
                container, exitCode: -1, output: "Health check exceeded timeout (\(StageState.span(deadline - start)))",
                start: start)
            return .exit(0)
        }
        return .wait([.child, .time(deadline)])
    }

    func handles(_ signal: Signal) -> Bool { true }
}
