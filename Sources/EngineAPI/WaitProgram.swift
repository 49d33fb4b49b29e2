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

    let container: ContainerID
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

extension APIRequest {
    /// The container that the request starts, by the name it is called; `nil` when it does something else.
    private var startedContainer: String? {
        let parts = path.split(separator: "/")
        guard method == "POST", parts.last == "start", parts.count >= 3, parts[parts.count - 3] == "containers" else {
            return nil
        }
        return String(parts[parts.count - 2])
    }

    /// Whether it starts a container whose end nobody waits for yet. A client that asks for events meanwhile would not
    /// hear of a container that has ended before.
    package func startsUnawaited(_ simulation: Simulation) -> Bool {
        guard let name = startedContainer, let container = try? simulation.findContainer(name) else { return false }
        return !simulation.world.processes.table.values.contains {
            ($0.program as? WaitProgram)?.container == container.id
        }
    }
}
