import Compose
import Engine
import Kernel
import WorldModel

/// `docker compose watch`
enum ComposeWatch {
    static func watch(
        _ call: inout ComposeCall, _ simulation: inout Simulation, _ me: ProcessID
    ) throws(CommandFailure) -> any Program {
        let project = try ComposeUp.selected(&call, &simulation, me)
        var phases: [ComposeRun.Phase] = []
        if !call.command.bool("no-up") {
            phases = try ComposeUp.preparation(call, project, &simulation) + [.start]
        }
        return ComposeRun(call, project, phases + [.finish(.watch(isUp: false))])
    }

    /// Why nothing is watched.
    static func complaint(_ project: ComposeProject, isUp: Bool) -> String {
        let isAsked = project.services.values.contains { $0["develop"]?["watch"]?.items?.isEmpty == false }
        if isAsked {
            return "watching files is not simulated in Drydock yet; after a change, run 'docker compose up -d --build'"
        }
        return isUp
            ? "none of the selected services is configured for watch, see https://docs.docker.com/compose/how-tos/file-watch/"
            : "none of the selected services is configured for watch, consider setting a 'develop' section"
    }
}
