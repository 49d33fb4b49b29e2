import Compose
import Engine
import Kernel
import WorldModel

/// Waiting for containers: until they run, are healthy, or have ended.
extension ComposeRun {
    func settle(_ task: inout ComposeTask, _ simulation: Simulation) -> ComposeOutcome {
        let now = simulation.world.clock.now
        let until = task.until ?? now + StartCommand.moment
        task.until = until
        return isDryRun || now >= until ? .done : .wait([.time(until)])
    }

    /// Compose looks twice a second.
    func look(_ task: inout ComposeTask, _ simulation: Simulation) -> ComposeOutcome {
        let next = simulation.world.clock.now + 500_000_000
        task.until = next
        return .wait([.time(next)])
    }

    mutating func awaitDependency(
        _ task: inout ComposeTask, _ name: String, _ how: ComposeService.Dependency, _ simulation: inout Simulation,
        _ me: ProcessID
    ) -> ComposeOutcome {
        let containers = simulation.containers(ofProject: project.name, services: [name])
        if !task.hasBegun {
            task.hasBegun = true
            for container in containers where !task.isQuiet {
                say("Container \(container.name)", "Waiting", &simulation, me)
            }
            if isDryRun || containers.isEmpty { return .done }
            return look(&task, simulation)
        }
        func tell(_ status: String, _ state: ComposeProgress.Event.State = .done) {
            for container in containers where !task.isQuiet {
                say("Container \(container.name)", status, state, &simulation, me)
            }
        }
        if how.condition == "service_completed_successfully" {
            guard let ended = containers.first(where: { $0.state.phase == .exited }) else {
                return look(&task, simulation)
            }
            guard ended.state.exitCode != 0 else {
                tell("Exited")
                return .done
            }
            let message = "\"\(name)\" didn't complete successfully: exit \(ended.state.exitCode)"
            guard how.isRequired else {
                tell("Skipped: optional dependency \(message)")
                warn("optional dependency \(message)", &simulation, me)
                return .done
            }
            tell("service \(message)", .failed)
            return .failed("service \(message)")
        }
        switch Self.health(containers, fallsBack: false) {
        case .healthy:
            tell("Healthy")
            return .done
        case .starting: return look(&task, simulation)
        case .failed(let message):
            guard how.isRequired else {
                tell("Skipped: optional dependency \"\(name)\" failed to start")
                warn("optional dependency \"\(name)\" failed to start: \(message)", &simulation, me)
                return .done
            }
            tell("Error", .failed)
            return .failed("dependency failed to start: \(message)")
        }
    }

    private enum HealthState {
        case healthy, starting
        case failed(String)
    }

    /// Whether containers are healthy. Those without a check count as healthy while they run, where that is allowed.
    private static func health(_ containers: [Container], fallsBack: Bool) -> HealthState {
        for container in containers {
            if container.state.phase == .exited {
                return .failed("container \(container.name) exited (\(container.state.exitCode))")
            }
            guard let health = container.health else {
                if fallsBack {
                    if container.state.isRunning { continue }
                    return .starting
                }
                return .failed("container \(container.name) has no healthcheck configured")
            }
            switch health.status {
            case "healthy": continue
            case "unhealthy": return .failed("container \(container.name) is unhealthy")
            default: return .starting
            }
        }
        return .healthy
    }

    mutating func awaitRunning(
        _ task: inout ComposeTask, _ services: [String], _ until: Instant?, _ simulation: inout Simulation,
        _ me: ProcessID
    ) -> ComposeOutcome {
        let containers = simulation.containers(ofProject: project.name, services: services)
        if !task.hasBegun {
            task.hasBegun = true
            for container in containers { say("Container \(container.name)", "Waiting", &simulation, me) }
            return isDryRun ? .done : look(&task, simulation)
        }
        if let until, simulation.world.clock.now >= until {
            return .failed("timeout waiting for dependencies")
        }
        switch Self.health(containers, fallsBack: true) {
        case .healthy:
            for container in containers { say("Container \(container.name)", "Healthy", .done, &simulation, me) }
            return .done
        case .starting: return look(&task, simulation)
        case .failed(let message):
            return .failed(message)
        }
    }
}
