/// An instruction of a Dockerfile, understood (buildkit package `instructions`).
package enum Instruction: Hashable, Sendable {
    case from(FromInstruction)
    case run(RunInstruction)
    case cmd(CmdInstruction)
    case label(LabelInstruction)
    case maintainer(MaintainerInstruction)
    case expose(ExposeInstruction)
    case env(EnvInstruction)
    case add(AddInstruction)
    case copy(CopyInstruction)
    case entrypoint(EntrypointInstruction)
    case volume(VolumeInstruction)
    case user(UserInstruction)
    case workdir(WorkdirInstruction)
    case arg(ArgInstruction)
    case onbuild(OnbuildInstruction)
    case stopsignal(StopsignalInstruction)
    case healthcheck(HealthcheckInstruction)
    case shell(ShellInstruction)

    /// The names of all instructions, upper case (buildkit `command.Commands`).
    package static let names = [
        "ADD", "ARG", "CMD", "COPY", "ENTRYPOINT", "ENV", "EXPOSE", "FROM", "HEALTHCHECK", "LABEL", "MAINTAINER",
        "ONBUILD", "RUN", "SHELL", "STOPSIGNAL", "USER", "VOLUME", "WORKDIR",
    ]

    /// Understands a parsed instruction; the error's place is the instruction's (buildkit `ParseInstruction`).
    package init(_ parsed: ParsedInstruction) throws(DockerfileError) {
        do {
            self = try Self.read(parsed)
        } catch {
            throw error.located(at: parsed.lines)
        }
    }

    private static func read(_ parsed: ParsedInstruction) throws(DockerfileError) -> Instruction {
        switch parsed.name {
        case "from": return .from(try FromInstruction(parsed))
        case "run": return .run(try RunInstruction(parsed))
        case "cmd": return .cmd(try CmdInstruction(parsed))
        case "label": return .label(try LabelInstruction(parsed))
        case "maintainer": return .maintainer(try MaintainerInstruction(parsed))
        case "expose": return .expose(try ExposeInstruction(parsed))
        case "env": return .env(try EnvInstruction(parsed))
        case "add": return .add(try AddInstruction(parsed))
        case "copy": return .copy(try CopyInstruction(parsed))
        case "entrypoint": return .entrypoint(try EntrypointInstruction(parsed))
        case "volume": return .volume(try VolumeInstruction(parsed))
        case "user": return .user(try UserInstruction(parsed))
        case "workdir": return .workdir(try WorkdirInstruction(parsed))
        case "arg": return .arg(try ArgInstruction(parsed))
        case "onbuild": return .onbuild(try OnbuildInstruction(parsed))
        case "stopsignal": return .stopsignal(try StopsignalInstruction(parsed))
        case "healthcheck": return .healthcheck(try HealthcheckInstruction(parsed))
        case "shell": return .shell(try ShellInstruction(parsed))
        default:
            let hint = Suggestion.suffix(for: parsed.keyword, among: names, matchingCase: false)
            throw DockerfileError("unknown instruction: \(parsed.keyword)\(hint)")
        }
    }
}
