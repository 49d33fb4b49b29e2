import Dockerfile
import FileTrees
import HashTreeCollections
import Kernel
import WorldModel

/// RUN.
extension BuildOperation {
    mutating func startRun(
        _ run: RunInstruction, _ parsed: StageInstruction, _ index: Int, _ plan: BuildPlan, _ title: String,
        _ state: StageState, _ simulation: inout Simulation
    ) throws(BuildFailure) -> Outcome {
        let words = state.words(of: run.command)
        let (environment, declared) = state.runEnvironment
        let history = "RUN \(state.historyArguments)\(words.joined(separator: " "))"
        if !run.contextPaths.isEmpty { try sendContext(&simulation) }
        if run.command.executableHeredoc != nil { sayInlineDocument() }
        progress.append(.begin(title))
        var mounted: StepMounts
        do {
            mounted = try mounts(of: run, parsed, index, plan, state, &simulation)
        } catch {
            progress.append(.failed(error.message))
            var failure = error
            failure.lines = parsed.lines
            failure.step = title
            if failure.message.hasPrefix("failed to calculate checksum") {
                failure.message = "failed to compute cache key: " + failure.message
            }
            throw failure
        }
        if let file = run.command.executableHeredoc {
            mounted.mounts.append(.executable(file, at: simulation.world.clock.now.nanoseconds))
            mounted.inputs.append(file.content)
        }
        let inputs = run.mountFlags + mounted.inputs + [run.network, request.network] + environment.lines
        let key = Digest.sha256(
            of:
                "\(state.key.hex) RUN \(words) \(declared) \(state.config.user) \(state.config.workingDir) \(inputs)"
        )
        let isCached = reuse(key, index, history, &simulation)
        if !isCached, let missing = missingSource {
            if let begin = progress.lastIndex(where: { if case .begin = $0 { true } else { false } }) {
                progress.removeSubrange(begin...)
            }
            progress.append(.begin(missing.step ?? ""))
            progress.append(.failed(missing.message.replacing("failed to compute cache key: ", with: "")))
            throw missing
        }
        var facts = environment.entries.reduce(into: [String: String]()) { $0["ENV " + $1.name] = $1.value }
        for line in declared {
            let parts = line.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
            facts["ENV " + parts[0]] = nil
            facts["ARG " + parts[0]] = parts.count > 1 ? parts[1] : ""
        }
        for (number, input) in mounted.inputs.enumerated() { facts["mounted file \(number + 1)"] = input }
        facts["USER"] = state.config.user
        facts["WORKDIR"] = state.config.workingDir
        note(title, parsed, index, isCached: isCached, inputs: facts)
        if isCached || isTrial { return .again }
        var sandbox = BuildSandbox(words: words, environment: environment)
        for variable in mounted.variables { sandbox.environment[variable.name] = variable.value }
        sandbox.mounts = mounted.mounts
        sandbox.network = run.network == "default" ? request.network : run.network
        sandbox.hosts = request.extraHosts
        sandbox.ulimits = request.ulimits
        sandbox.sharedMemory = request.sharedMemory
        do throws(EngineError) {
            let process = try simulation.startBuildProcess(sandbox, state: state)
            running = Running(
                process: process, step: .run(run), title: title, key: key, history: history, words: words,
                caches: sandbox.mounts.reduce(into: [:]) { $0[$1.path] = $1.cache },
                began: simulation.world.clock.now, lines: parsed.lines)
            return .again
        } catch {
            throw failedToStart(error, words, parsed.lines, title)
        }
    }

    /// A command that could not be started. BuildKit itself looks the user up; the rest is the runtime's.
    private mutating func failedToStart(
        _ error: EngineError, _ words: [String], _ lines: ClosedRange<Int>, _ title: String
    ) -> BuildFailure {
        let isUser = error.message.hasPrefix("unable to find ")
        let reason = Self.unsuccessful(words) + (isUser ? error.message : "exit code: 1")
        if !isUser {
            let text =
                "runc run failed: unable to start container process: error during container init: \(error.message)\n"
            progress.append(.output(Array(text.utf8)))
        }
        progress.append(.failed(reason))
        return BuildFailure(reason, lines: lines, step: title)
    }

    /// What BuildKit says about a command that fails, up to the reason. Its words are joined and quoted as Go does.
    private static func unsuccessful(_ words: [String]) -> String {
        "process \(words.joined(separator: " ").goQuoted) did not complete successfully: "
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
            let reason = Self.unsuccessful(run.words) + "exit code: \(status)"
            progress.append(.failed(reason))
            var failure = BuildFailure(reason, lines: run.lines, step: run.title)
            failure.output = run.output
            throw failure
        }
        commit(
            tree, run.key, plan.reachable[stage], run.title, run.history, &simulation, began: run.began,
            command: run.words)
        for (path, cache) in run.caches.sorted(by: { $0.key < $1.key }) {
            let size = simulation.world.docker.cacheMounts[cache]?.contentSize() ?? 0
            simulation.noteCached(
                .cacheMount, "cache \(cache)",
                "cached mount \(path) from exec \(run.words.joined(separator: " ")) with id \"/\(cache)\"", size: size)
        }
        return .again
    }
}

extension RunInstruction {
    /// What it mounts of the build context.
    var contextPaths: [String] {
        let mounts = (try? mounts(expanding: { word throws(DockerfileError) in word })) ?? []
        return mounts.filter { $0.kind == .bind && $0.from.isEmpty }.map(\.source)
    }
}
