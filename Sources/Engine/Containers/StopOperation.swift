import HashTreeCollections
import Kernel
import WorldModel

/// `docker stop`: a signal, some patience, then `KILL`. A value that is stepped until it is done.
package struct StopOperation: Sendable, Equatable {
    private let container: ContainerID
    private var deadline: Instant?
    private var hasSignalled = false
    private var hasKilled = false
    private let signal: Signal
    private let timeout: Int?

    /// Begins to stop a container. `nil` takes what the container was made with, then SIGTERM and ten seconds.
    package init(
        _ text: String, signal name: String?, timeout: Int?, _ simulation: Simulation
    ) throws(EngineError) {
        let found = try simulation.findContainer(text)
        container = found.id
        let wanted = name ?? found.config.stopSignal ?? "SIGTERM"
        guard let signal = Signal(named: wanted), signal.number <= 64 else {
            // Nobody asks for a signal of what does not run.
            guard found.state.process == nil else {
                throw EngineError(.invalidParameter, "cannot stop container: \(text): invalid signal: \(wanted)")
            }
            self.signal = .terminate
            self.timeout = timeout ?? found.config.stopTimeout
            return
        }
        self.signal = signal
        self.timeout = timeout ?? found.config.stopTimeout
    }

    /// Goes on. Gives what to wait for, `nil` when the container has stopped.
    package mutating func step(_ simulation: inout Simulation) -> [WaitReason]? {
        guard let state = simulation.world.docker.containers[container] else { return nil }
        if state.state.phase == .restarting {
            simulation.cancelRestart(container)
            return nil
        }
        guard let process = state.state.process else {
            if hasSignalled { simulation.emit("stop", state) }
            return nil
        }
        if !hasSignalled {
            hasSignalled = true
            simulation.world.docker.containers[container]?.wasStoppedByUser = true
            simulation.thawAll(state)
            if case .paused(let process) = state.state.phase {
                simulation.world.docker.containers[container]?.state.phase = .running(process)
            }
            simulation.emit("kill", state, ["signal": String(signal.number)])
            simulation.send(signal, to: process)
            let seconds = timeout ?? 10
            if seconds >= 0 { deadline = simulation.world.clock.now + Int64(seconds) * 1_000_000_000 }
            return [.container(container)] + (deadline.map { [.time($0)] } ?? [])
        }
        guard let deadline, simulation.world.clock.now >= deadline, !hasKilled else {
            return [.container(container)] + (hasKilled ? [] : self.deadline.map { [.time($0)] } ?? [])
        }
        hasKilled = true
        simulation.send(.kill, to: process)
        if let left = simulation.world.docker.containers[container], left.state.process == nil {
            simulation.emit("stop", left)
            return nil
        }
        return simulation.world.docker.containers[container] == nil ? nil : [.container(container)]
    }
}
