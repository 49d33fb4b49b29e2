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
        var environment = state.environment
        var declared: [String] = []
        for argument in state.arguments where environment[argument.name] == nil {
            guard let value = argument.value else { continue }
            environment[argument.name] = value
            declared.append("\(argument.name)=\(value)")
        }
        let prefix = declared.isEmpty ? "" : "|\(declared.count) \(declared.joined(separator: " ")) "
        let createdBy = prefix + words.joined(separator: " ")
        if let image = cached(createdBy, simulation) {
            use(image, state, &simulation)
            return .again
        }
        let container = simulation.world.random.hex(digits: 64)
        output += " ---> Running in \(container.prefix(12))\n"
        do {
            var sandbox = BuildSandbox(words: words, environment: environment)
            sandbox.hosts = request.extraHosts
            let process = try simulation.startBuildProcess(sandbox, state: state)
            running = Running(process: process, container: container, createdBy: createdBy, words: words)
            return .again
        } catch {
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
}
