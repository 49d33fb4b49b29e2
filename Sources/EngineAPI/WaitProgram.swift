import Engine
import Kernel
import WorldModel

/// Waits for the end of a container, and writes its status (`POST /containers/{id}/wait`).
struct WaitProgram: Program {
    enum Condition: String {
        case notRunning = "not-running"
        case nextExit = "next-exit"
        case removed
    }

    private let container: ContainerID
    private let condition: Condition
    /// When it had ended before.
    private let lastEnd: Instant?

    init(_ container: Container, until condition: Condition) {
        self.container = container.id
        self.condition = condition
        lastEnd = container.state.finishedAt
    }

    mutating func step(_ simulation: inout Simulation, _ me: ProcessID) -> Step {
        guard let found = simulation.world.docker.containers[container] else {
            let status = simulation.world.docker.exitCodes.removeValue(forKey: container) ?? 0
            return finish(status, &simulation, me)
        }
        let rests = !found.state.isRunning
        let isOver =
            switch condition {
            case .notRunning: rests
            case .nextExit: rests && found.state.finishedAt != lastEnd
            case .removed: false
            }
        return isOver ? finish(found.state.exitCode, &simulation, me) : .wait([.container(container)])
    }

    private func finish(_ status: Int32, _ simulation: inout Simulation, _ me: ProcessID) -> Step {
        simulation.print("{\"StatusCode\":\(status)}\n", as: me)
        return .exit(0)
    }
}

/// Stops a container, and starts it again if it is to be restarted.
struct StopProgram: Program {
    private var operation: StopOperation
    private let name: String
    private let startsAgain: Bool

    init(_ operation: StopOperation, _ name: String, startsAgain: Bool) {
        (self.operation, self.name, self.startsAgain) = (operation, name, startsAgain)
    }

    mutating func step(_ simulation: inout Simulation, _ me: ProcessID) -> Step {
        if let reasons = operation.step(&simulation) { return .wait(reasons) }
        if startsAgain {
            do throws(EngineError) {
                try simulation.startContainer(name)
                if let container = try? simulation.findContainer(name) { simulation.emit("restart", container) }
            } catch {
                simulation.print(error.message, to: 1, as: me)
                return .exit(1)
            }
        }
        return .exit(0)
    }
}
