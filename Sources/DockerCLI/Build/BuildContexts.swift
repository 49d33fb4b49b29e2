import CommandSyntax
import Engine
import Kernel
import WorldModel

/// `--build-context NAME=VALUE`, as Buildx reads it. Recorded: `images-a21-build-contexts`.
extension NamedContext {
    /// The context of a flag's value.
    init(reading text: String, _ simulation: Simulation, _ me: ProcessID) throws(CommandFailure) {
        let parts = text.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
        guard parts.count == 2 else {
            throw CommandFailure("ERROR: invalid context value: \(text), expected key=value")
        }
        let source: Source
        do throws(ContextProblem) {
            source = try Self.source(parts[0], parts[1], simulation, me)
        } catch {
            throw CommandFailure("ERROR: failed to build: " + error.message)
        }
        do throws(EngineError) {
            try self.init(name: parts[0], source)
        } catch {
            throw CommandFailure("ERROR: invalid context name \(parts[0]): \(error.message)")
        }
    }

    /// The context of a line of `additional_contexts`, with its value.
    init(name: String, value: String, _ simulation: Simulation, _ me: ProcessID) throws(ContextProblem) {
        let source = try Self.source(name, value, simulation, me)
        do throws(EngineError) {
            try self.init(name: name, source)
        } catch {
            throw ContextProblem(message: "invalid context name \(name): \(error.message)")
        }
    }

    /// A value that cannot be used, in Buildx's words.
    struct ContextProblem: Error {
        let message: String
    }

    /// A folder, `docker-image://REFERENCE`, or the address of a Git repository.
    private static func source(
        _ name: String, _ value: String, _ simulation: Simulation, _ me: ProcessID
    ) throws(ContextProblem) -> Source {
        if value.hasPrefix("docker-image://") { return .image(String(value.dropFirst(15))) }
        if let remote = RemoteSource(value), remote.isGit, !remote.needsKey { return .repository(value) }
        for scheme in ["oci-layout://", "http://", "https://", "git://", "git@", "ssh://"]
        where value.hasPrefix(scheme) {
            throw ContextProblem(
                message:
                    "\(value): a build context of this kind is not simulated in Drydock: use a folder, docker-image://NAME, or a Git repository"
            )
        }
        guard !value.isEmpty, (try? simulation.resolve(value, in: simulation.view(of: me))) != nil else {
            throw ContextProblem(
                message: "failed to get build context \(name): stat \(value): no such file or directory")
        }
        guard let files = BuildSource.folder(value, simulation, me) else {
            throw ContextProblem(message: "failed to get build context path {\(value) <nil>}: not a directory")
        }
        let directory = simulation.world.processes[me]?.workingDirectory ?? "/"
        return .folder(files, path: ContainerOptions.absolute(value, from: directory))
    }
}
