import CommandSyntax
import Compose
import Engine
import HashTreeCollections
import Kernel
import WorldModel

/// `docker compose build`, `pull` and `push`.
enum ComposeImages {
    static func build(
        _ call: inout ComposeCall, _ simulation: inout Simulation, _ me: ProcessID
    ) throws(CommandFailure) -> any Program {
        let command = call.command
        if command.string("progress")?.isEmpty == false {
            let advice = "--progress is a global compose flag, better use `docker compose --progress xx build ...\n"
            simulation.print(advice, to: 2, as: me)
        }
        let project = try ComposeUp.selected(
            &call, &simulation, me, withDependencies: command.bool("with-dependencies") || command.operands.isEmpty)
        var options = ServiceBuild.Options()
        options.arguments = command.list("build-arg")
        options.isWithoutCache = command.bool("no-cache")
        options.pulls = command.bool("pull")
        options.isQuiet = command.bool("quiet")
        let built = project.serviceNames.filter { project.services[$0]?.build != nil }
        guard !built.isEmpty else { return Finished(status: 0) }
        return ComposeRun(call, project, [.stages([[[ComposeTask(.build(built, options))]]])])
    }

    static func pull(
        _ call: inout ComposeCall, _ simulation: inout Simulation, _ me: ProcessID
    ) throws(CommandFailure) -> any Program {
        let command = call.command
        let project = try ComposeUp.selected(
            &call, &simulation, me, withDependencies: command.bool("include-deps") || command.operands.isEmpty)
        var strands: [ComposeRun.Strand] = []
        var pulling: [String: String] = [:]
        for name in project.serviceNames {
            guard let service = project.services[name] else { continue }
            let image = ServiceImage.name(of: service, in: project)
            let own = ServiceImage.policy(of: service)
            if service.image == nil {
                strands.append([ComposeTask(.skip(name, "Skipped - No image to be pulled"))])
            } else if own == "never" {
                strands.append([ComposeTask(.skip(name, "Skipped"))])
            } else if service.build != nil, own == "build" || command.bool("ignore-buildable") {
                strands.append([ComposeTask(.skip(name, "Skipped - Image can be built"))])
            } else if let other = pulling[image] {
                strands.append([ComposeTask(.skip(name, "Skipped - Image is already being pulled by \(other)"))])
            } else {
                pulling[image] = name
                strands.append([
                    ComposeTask(
                        .pull(
                            service: name, isQuiet: command.bool("quiet"),
                            ignoresFailure: command.bool("ignore-pull-failures") || service.build != nil))
                ])
            }
        }
        return ComposeRun(call, project, [.stages([strands])])
    }

    static func push(
        _ call: inout ComposeCall, _ simulation: inout Simulation, _ me: ProcessID
    ) throws(CommandFailure) -> any Program {
        let project = try ComposeUp.selected(
            &call, &simulation, me,
            withDependencies: call.command.bool("include-deps") || call.command.operands.isEmpty)
        let strands = project.serviceNames.map { name -> ComposeRun.Strand in
            guard let service = project.services[name], service.build != nil, service.image != nil else {
                return [ComposeTask(.skip(name, "Skipped"))]
            }
            return [ComposeTask(.push(service: name, ignoresFailure: call.command.bool("ignore-push-failures")))]
        }
        return ComposeRun(call, project, [.stages([strands])])
    }
}
