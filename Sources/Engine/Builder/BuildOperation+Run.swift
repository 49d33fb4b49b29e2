import Dockerfile
import FileTrees
import HashTreeCollections
import Kernel
import WorldModel

/// RUN.
extension BuildOperation {
    mutating func startRun(
        _ run: RunInstruction, _ parsed: StageInstruction, _ index: Int, _ title: String, _ state: StageState,
        _ simulation: inout Simulation
    ) throws(BuildFailure) -> Outcome {
        let words = state.words(of: run.command)
        var environment = state.environment
        var declared: [String] = []
        for argument in state.arguments where environment[argument.name] == nil {
            guard let value = argument.value else { continue }
            environment[argument.name] = value
            declared.append("\(argument.name)=\(value)")
        }
        let command = words.joined(separator: " ")
        let prefix = declared.isEmpty ? "" : "|\(declared.count) \(declared.joined(separator: " ")) "
        let shownCommand =
            run.command.isShellForm
            ? ((state.config.shell ?? ["/bin/sh", "-c"]) + [run.command.words.joined(separator: " ")]).joined(
                separator: " ")
            : command
        let history = "RUN \(prefix)\(shownCommand)"
        let key = Digest.sha256(
            of:
                "\(state.key.hex) RUN \(words) \(declared) \(state.config.user) \(state.config.workingDir) \(run.mountFlags)"
        )
        progress.append(.begin(title))
        if reuse(key, index, history, &simulation) { return .again }
        do {
            let process = try simulation.startBuildProcess(words, state: state, environment: environment)
            running = Running(
                process: process, step: .run(run), title: title, key: key, history: history, words: words,
                began: simulation.world.clock.now, lines: parsed.lines)
            return .again
        } catch {
            let reason = "process \"\(command)\" did not complete successfully: exit code: 1"
            progress.append(
                .output(
                    Array(
                        "runc run failed: unable to start container process: error during container init: \(error.message)\n"
                            .utf8)))
            progress.append(.failed(reason))
            throw BuildFailure(reason, lines: parsed.lines, step: title)
        }
    }

    mutating func follow(_ simulation: inout Simulation) throws(BuildFailure) -> Outcome {
        guard var run = running, let plan else { return .again }
        let entries = simulation.world.streams.logs[run.process.log]?.entries ?? []
        for entry in entries.dropFirst(run.read) {
            progress.append(.output(entry.bytes))
            run.output += entry.bytes
        }
        run.read = entries.count
        running = run
        guard let status = simulation.status(of: run.process) else { return .wait([.log(run.process.log)]) }
        running = nil
        let tree = simulation.finish(run.process)
        guard status == 0 else {
            let command = run.words.joined(separator: " ").replacingNewlines
            let reason = "process \"\(command)\" did not complete successfully: exit code: \(status)"
            progress.append(.failed(reason))
            var failure = BuildFailure(reason, lines: run.lines, step: run.title)
            failure.output = run.output
            throw failure
        }
        commit(tree, run.key, plan.reachable[stage], run.title, run.history, &simulation, began: run.began)
        return .again
    }
}

extension String {
    /// Newlines as `\n`, as Go quotes them.
    fileprivate var replacingNewlines: String {
        split(separator: "\n", omittingEmptySubsequences: false).joined(separator: "\\n")
    }
}
