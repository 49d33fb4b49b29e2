import HashTreeCollections
import Kernel
import WorldModel

/// Containers ending: by themselves, by signals, by removal.
extension Simulation {
    /// The first process of a machine has ended: settles the container that ran there.
    package mutating func machineDidEnd(_ machine: MachineID, status: Int32) {
        guard let id = world.machines[machine]?.container, let container = world.docker.containers[id],
            container.machine == machine
        else {
            notifyBuildMachineEnd(machine, status)
            return
        }
        let log = container.log
        world.docker.containers[id]?.state.phase = .exited
        world.docker.containers[id]?.state.exitCode = status
        world.docker.containers[id]?.state.finishedAt = world.clock.now
        world.docker.containers[id]?.machine = nil
        if let terminal = container.terminal { world.streams.terminals[terminal] = nil }
        if let input = container.input {
            world.streams.pipes[input] = nil
            notify(.writable(input))
        }
        world.docker.containers[id]?.terminal = nil
        world.docker.containers[id]?.input = nil
        for exec in container.execs {
            world.docker.execs[exec]?.process = nil
        }
        dropTemporaryTrees(of: machine)
        let mounts = world.machines[machine]?.mounts ?? []
        world.machines[machine] = nil
        forgetUnnamed(mounts)
        leaveNetworks(id)
        emitMounts("unmount", container)
        if container.health != nil { world.docker.containers[id]?.health?.status = "unhealthy" }
        world.clock.cancel { timer in timer == .health(id) }
        let duration = container.state.startedAt.map { (world.clock.now - $0) / 1_000_000_000 } ?? 0
        emit("die", container, ["execDuration": String(duration), "exitCode": String(status)])
        settle(id, status: status)
        if world.docker.containers[id]?.state.isRunning != true { world.streams.logs[log]?.isClosed = true }
        notify(.log(log))
        notify(.container(id))
    }

    /// Forgets what was mounted for one run only: the engine's files, devices and tmpfs.
    mutating func dropTemporaryTrees(of machine: MachineID) {
        for mount in world.machines[machine]?.mounts ?? [] where mount.fileSystem.isTemporary {
            world.trees[mount.tree] = nil
            world.limitedTrees[mount.tree] = nil
        }
    }

    /// What follows an end: removal with `--rm`, or another start by the restart policy.
    private mutating func settle(_ id: ContainerID, status: Int32) {
        guard let container = world.docker.containers[id] else { return }
        if container.hostConfig.autoRemove {
            world.docker.exitCodes[id] = status
            remove(container, withVolumes: true)
            return
        }
        let policy = container.hostConfig.restartPolicy
        let count = container.restartCount
        let restarts: Bool =
            switch policy.name {
            case "always", "unless-stopped": !container.wasStoppedByUser
            case "on-failure":
                !container.wasStoppedByUser && status != 0
                    && (policy.maximumRetryCount == 0 || count < policy.maximumRetryCount)
            default: false
            }
        guard restarts else { return }
        world.docker.containers[id]?.state.phase = .restarting
        // 100 ms, doubled each time up to a minute (moby, `restartmanager`).
        let delay = Int64(100_000_000) << Int64(min(count, 10))
        world.clock.schedule(.engine(.restart(id)), at: world.clock.now + min(delay, 60_000_000_000))
    }

    /// A timer of the engine is due.
    package mutating func engineTimerFired(_ timer: EngineTimer) {
        switch timer {
        case .restart(let id):
            guard let container = world.docker.containers[id], container.state.phase == .restarting else { return }
            world.docker.containers[id]?.state.phase = .exited
            world.docker.containers[id]?.restartCount += 1
            try? launch(id)
        case .health(let id): runHealthCheck(id)
        case .outOfMemory(let id): if let container = world.docker.containers[id] { emit("oom", container) }
        }
    }

    // MARK: Signals

    /// Sends a signal to a container's first process (`POST /containers/{id}/kill`).
    package mutating func killContainer(_ text: String, signal name: String) throws(EngineError) {
        guard !text.isEmpty else { throw .emptyName(of: "container") }
        func refuse(_ kind: EngineError.Kind, _ reason: String) -> EngineError {
            EngineError(kind, "cannot kill container: \(text): \(reason)")
        }
        if let number = Int(name), !(0...64).contains(number) {
            throw refuse(.invalidParameter, "the linux daemon does not support signal \(number)")
        }
        guard let signal = Signal(named: name), signal.number > 0 else {
            throw refuse(.invalidParameter, "invalid signal: \(name)")
        }
        let container: Container
        do {
            container = try findContainer(text)
        } catch {
            throw refuse(.notFound, error.message)
        }
        if container.state.phase == .restarting, signal == .kill || signal == .terminate {
            cancelRestart(container.id)
            return
        }
        guard let process = container.state.process else {
            throw refuse(.conflict, "container \(container.id) is not running")
        }
        if signal == .kill || signal == .terminate { world.docker.containers[container.id]?.wasStoppedByUser = true }
        if signal == .kill { thawAll(container) }
        emit("kill", container, ["signal": String(signal.number)])
        send(signal, to: process)
    }

    mutating func cancelRestart(_ id: ContainerID) {
        world.clock.cancel { $0 == .restart(id) }
        world.docker.containers[id]?.wasStoppedByUser = true
        world.docker.containers[id]?.state.phase = .exited
        if let log = world.docker.containers[id]?.log {
            world.streams.logs[log]?.isClosed = true
            notify(.log(log))
        }
        notify(.container(id))
    }

    /// `docker pause`
    package mutating func pauseContainer(_ text: String) throws(EngineError) {
        let container = try findContainer(text)
        guard let process = container.state.process else { throw .notRunning(container.id) }
        guard !container.state.isPaused else {
            throw EngineError(.conflict, "Container \(container.id) is already paused")
        }
        for member in container.machine.flatMap({ world.machines[$0]?.processes }) ?? [] { freeze(member) }
        world.docker.containers[container.id]?.state.phase = .paused(process)
        emit("pause", container)
    }

    /// `docker unpause`
    package mutating func unpauseContainer(_ text: String) throws(EngineError) {
        let container = try findContainer(text)
        guard case .paused(let process) = container.state.phase else {
            throw EngineError(.conflict, "Container \(container.id) is not paused")
        }
        world.docker.containers[container.id]?.state.phase = .running(process)
        thawAll(container)
        emit("unpause", container)
    }

    mutating func thawAll(_ container: Container) {
        for member in container.machine.flatMap({ world.machines[$0]?.processes }) ?? [] { thaw(member) }
    }

    // MARK: Removal

    /// Removes a container (`DELETE /containers/{id}`).
    package mutating func removeContainer(
        _ text: String, force: Bool, withVolumes: Bool
    ) throws(EngineError) {
        let container = try findContainer(text)
        if container.state.isRunning {
            guard force else {
                let name = container.name
                if container.state.isPaused {
                    throw EngineError(
                        .conflict,
                        "cannot remove container \"\(name)\": container is paused and must be unpaused first")
                }
                throw EngineError(
                    .conflict,
                    "cannot remove container \"\(name)\": container is running: stop the container before removing or force remove"
                )
            }
            world.docker.containers[container.id]?.wasStoppedByUser = true
            if let process = container.state.process {
                thawAll(container)
                send(.kill, to: process)
            } else {
                cancelRestart(container.id)
            }
        }
        if let left = world.docker.containers[container.id] { remove(left, withVolumes: withVolumes) }
    }

    private mutating func remove(_ container: Container, withVolumes: Bool) {
        world.docker.containers[container.id] = nil
        world.docker.containerNames[container.name] = nil
        world.trees[container.tree] = nil
        for exec in container.execs { world.docker.execs[exec] = nil }
        releaseLayers(container.layers)
        if withVolumes {
            // Whoever names a volume, even one without a name of its own, keeps it.
            for mount in container.mounts where mount.type == "volume" && mount.isUnnamed {
                try? removeVolume(mount.name)
            }
        }
        emit("destroy", container)
        world.streams.logs[container.log]?.isClosed = true
        notify(.log(container.log))
        notify(.container(container.id))
    }
}
