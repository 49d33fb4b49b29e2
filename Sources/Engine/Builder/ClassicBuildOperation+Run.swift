import Dockerfile
import FileTrees
import HashTreeCollections
import Kernel
import WorldModel

/// RUN, in a container of its own.
extension ClassicBuildOperation {
    mutating func startRun(
        _ run: RunInstruction, _ state: StageState, _ simulation: inout Simulation
    ) throws(BuildFailure) -> BuildOperation.Outcome {
        let words = state.words(of: run.command)
        let (environment, declared) = state.runEnvironment
        let prefix = declared.isEmpty ? "" : "|\(declared.count) \(declared.joined(separator: " ")) "
        let createdBy = prefix + words.joined(separator: " ")
        if let image = cached(createdBy, simulation) {
            use(image, state, &simulation)
            return .again
        }
        let container = makeContainer(words, &simulation)
        output += " ---> Running in \(container.prefix(12))\n"
        do {
            var sandbox = BuildSandbox(words: words, environment: environment)
            sandbox.hosts = request.extraHosts
            let process = try simulation.startBuildProcess(sandbox, state: state)
            running = Running(process: process, container: container, createdBy: createdBy, words: words)
            return .again
        } catch {
            endContainer(container, status: StartFailure.exitCode(for: error), state.tree, &simulation)
            throw BuildFailure(StartFailure.task(error.message))
        }
    }

    mutating func follow(_ simulation: inout Simulation) throws(BuildFailure) -> BuildOperation.Outcome {
        guard var run = running, let state = results[stage] else { return .again }
        let entries = simulation.world.streams.logs[run.process.log]?.entries ?? []
        for entry in entries.dropFirst(run.read) {
            let text = String(decoding: entry.bytes, as: UTF8.self)
            output += entry.stream == .error ? "\u{1b}[91m\(text)\u{1b}[0m" : text
        }
        run.read = entries.count
        running = run
        guard let status = simulation.status(of: run.process) else { return .wait([.log(run.process.log)]) }
        running = nil
        var tree = simulation.finish(run.process)
        endContainer(run.container, status: status, tree, &simulation)
        for volume in state.config.volumes {
            // The step ran in a container with a volume there, and the volume is no part of the image.
            guard let before = state.tree.find(volume) else { continue }
            tree.remove(volume)
            tree.copy(before, of: state.tree, to: volume, at: state.tree[before].modified)
        }
        guard status == 0 else {
            throw BuildFailure("The command '\(run.words.joined(separator: " "))' returned a non-zero code: \(status)")
        }
        try record(run.createdBy, state, tree, &simulation, container: run.container)
        return .again
    }

    /// Makes the container of a step. It can be looked at when the step fails.
    mutating func makeContainer(_ words: [String], _ simulation: inout Simulation) -> String {
        var config = ContainerConfig()
        config.image = images[stage]?.description ?? ""
        config.entrypoint = [""]
        config.cmd = words
        let request = CreateRequest(name: "", config: config, hostConfig: HostConfig())
        // A stage from scratch has no image to make one of.
        return (try? simulation.createContainer(request))?.hex ?? simulation.world.random.hex(digits: 64)
    }

    /// Removes a step's container, or leaves it behind as the flags say. `status` is nil when nothing ran in it.
    mutating func endContainer(
        _ container: String, status: Int32?, _ tree: FileTree, _ simulation: inout Simulation
    ) {
        let hasFailed = status.map { $0 != 0 } ?? false
        guard hasFailed ? !request.removesFailedContainers : !request.removesContainers else {
            try? simulation.removeContainer(container, force: true, withVolumes: true)
            output += " ---> Removed intermediate container \(container.prefix(12))\n"
            return
        }
        guard let status, let record = try? simulation.findContainer(container) else { return }
        simulation.world.trees[record.tree] = tree
        simulation.world.docker.containers[record.id]?.state.phase = .exited
        simulation.world.docker.containers[record.id]?.state.exitCode = status
        simulation.world.docker.containers[record.id]?.state.finishedAt = simulation.world.clock.now
        simulation.world.docker.containers[record.id]?.state.startedAt = simulation.world.clock.now
    }
}
