import Dockerfile
import FileTrees
import WorldModel

/// Dockerfile instructions given on a command line: `docker commit -c`, `docker import -c`.
enum ConfigChanges {
    /// The instructions that change nothing but the configuration (moby, `validCommitCommands`).
    private static let valid: Set<String> = [
        "CMD", "ENTRYPOINT", "ENV", "EXPOSE", "HEALTHCHECK", "LABEL", "ONBUILD", "STOPSIGNAL", "USER", "VOLUME",
        "WORKDIR",
    ]

    static func apply(_ lines: [String], to config: ContainerConfig) throws(EngineError) -> ContainerConfig {
        guard !lines.isEmpty else { return config }
        var state = StageState(created: Instant(nanoseconds: 0), key: Digest.sha256(of: ""))
        state.config = config
        var setsCommand = false
        do throws(DockerfileError) {
            for source in try DockerfileDocument(parsing: lines.map { $0 + "\n" }.joined()).instructions {
                let word = source.original.prefix { !$0.isWhitespace }
                guard valid.contains(word.uppercased()) else {
                    throw DockerfileError("\(word) is not a valid change command")
                }
                let variables = state.variables
                let instruction = try Instruction(source).expanded(
                    { word throws(DockerfileError) in try WordExpander().expand(word, with: variables).text },
                    content: { word throws(DockerfileError) in word })
                if case .expose(let expose) = instruction {
                    for port in expose.ports { _ = try ExposedPort(port).entries() }
                }
                let command = state.config.cmd
                if case .workdir(let workdir) = instruction {
                    state.config.workingDir = FileTree.cleaned(state.absolute(workdir.path))
                } else {
                    _ = state.applyMetadata(instruction, buildArguments: [:], globals: [:])
                }
                if case .cmd = instruction { setsCommand = true }
                // ENTRYPOINT forgets the command that was inherited, but not one of the same changes.
                if case .entrypoint = instruction, setsCommand { state.config.cmd = command }
            }
        } catch {
            throw EngineError(.invalidParameter, error.message.replacingFirst("invalid ", with: "Invalid "))
        }
        return state.config
    }
}

extension String {
    /// The daemon's parser of ports begins its messages with a capital.
    fileprivate func replacingFirst(_ old: String, with new: String) -> String {
        hasPrefix(old) ? new + dropFirst(old.count) : self
    }
}
