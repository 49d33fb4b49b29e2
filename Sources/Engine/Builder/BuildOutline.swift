import Dockerfile

/// What a Dockerfile offers to whoever builds it, for `docker build --call` (buildkit, `frontend/subrequests`).
package struct BuildOutline: Sendable, Equatable {
    /// A stage that can be asked for with `--target`.
    package struct Target: Sendable, Equatable {
        package var name: String
        package var description: String
        package var isDefault: Bool
    }

    /// An ARG that the target uses.
    package struct Argument: Sendable, Equatable {
        package var name: String
        package var value: String
        package var description: String
    }

    /// A secret, or an agent, that a RUN mounts.
    package struct Need: Sendable, Equatable {
        package var name: String
        package var isRequired: Bool
    }

    package var targets: [Target] = []
    /// The name of the target that was asked for, empty for the last stage without a name.
    package var name = ""
    package var description = ""
    package var arguments: [Argument] = []
    package var secrets: [Need] = []
    package var agents: [Need] = []

    init(_ plan: BuildPlan, _ request: BuildRequest) {
        let last = plan.stages.indices.last
        targets = plan.stages.enumerated().map { index, stage in
            Target(name: stage.name, description: stage.documentation, isDefault: index == last)
        }
        name = plan.stages[plan.target].name
        description = plan.stages[plan.target].documentation
        let given = request.buildArguments.reduce(into: [String: String]()) { $0[$1.name] = $1.value }
        let instructions = plan.globalArguments + plan.reachable.flatMap { plan.stages[$0].instructions }
        for instruction in instructions {
            switch instruction.instruction {
            case .arg(let arg): for argument in arg.arguments { declare(argument, given, plan.globals) }
            case .run(let run):
                let mounts = (try? run.mounts(expanding: { word throws(DockerfileError) in word })) ?? []
                for mount in mounts { note(mount) }
            default: break
            }
        }
    }

    private mutating func declare(
        _ argument: ArgInstruction.Argument, _ given: [String: String], _ globals: [String: String]
    ) {
        let value = given[argument.name] ?? argument.value ?? globals[argument.name] ?? ""
        let found = Argument(name: argument.name, value: value, description: argument.documentation)
        if let index = arguments.firstIndex(where: { $0.name == argument.name }) {
            arguments[index] = found
        } else {
            arguments.append(found)
        }
    }

    private mutating func note(_ mount: RunMount) {
        switch mount.kind {
        case .secret: secrets.append(Need(name: mount.secretID, isRequired: mount.isRequired))
        case .ssh: agents.append(Need(name: mount.id.isEmpty ? "default" : mount.id, isRequired: mount.isRequired))
        default: break
        }
    }
}

extension RunMount {
    /// The id of the secret that is meant: as it is given, or the target's last name.
    var secretID: String {
        if !source.isEmpty { return source }
        if !id.isEmpty { return id }
        return target.split(separator: "/").last.map(String.init) ?? environmentName ?? ""
    }
}
