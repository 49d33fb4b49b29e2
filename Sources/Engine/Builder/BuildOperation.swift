import Dockerfile
import FileTrees
import HashTreeCollections
import Kernel
import WorldModel

/// A build as BuildKit does it: a value that is stepped until it has a result.
package struct BuildOperation: Sendable, Equatable {
    package let request: BuildRequest
    /// What there is to say and has not been taken yet.
    package var progress: [BuildProgress] = []
    private var plan: BuildPlan?
    private var context = FileTree()
    /// Finished and begun stages by number.
    private var states: [Int: StageState] = [:]
    /// Position among the reachable stages, and within the stage; -1 is its FROM.
    private var stage = 0
    private var instruction = -1
    private var shown = 0
    private var running: Running?
    private var hasSentContext = false
    /// Base images that were not here: the registry's answer names their digest, a local image's does not.
    private var resolvedRemotely: Set<String> = []
    private var began: Instant?

    /// A RUN that is being carried out.
    private struct Running: Sendable, Equatable {
        var process: Simulation.BuildProcess
        var step: Instruction
        var title: String
        var key: Digest
        var history: String
        var words: [String]
        var read = 0
        var output: [UInt8] = []
        var began: Instant
        var lines: ClosedRange<Int>
    }

    package init(_ request: BuildRequest) { self.request = request }

    /// How a step of the build ends.
    package enum Outcome: Sendable, Equatable {
        case again
        case wait([WaitReason])
        case finished(BuildResult)
    }

    /// Goes on for a while.
    package mutating func step(_ simulation: inout Simulation) -> Outcome {
        do throws(BuildFailure) {
            guard let plan else {
                try begin(&simulation)
                return .again
            }
            if running != nil { return try follow(&simulation) }
            guard stage < plan.reachable.count else { return .finished(export(plan, &simulation)) }
            return try next(plan, &simulation)
        } catch {
            return .finished(.failure(error))
        }
    }

    // MARK: Beginning

    private mutating func begin(_ simulation: inout Simulation) throws(BuildFailure) {
        began = simulation.world.clock.now
        progress.append(.begin("[internal] load build definition from \(request.dockerfileName)"))
        let size = request.dockerfile.map { $0.count + request.dockerfileName.utf8.count + 30 } ?? 2
        progress.append(.status("transferring dockerfile: \(HumanBytes.text(size)) done"))
        progress.append(.done(0))
        let plan = try BuildPlan(request, platform: Self.platform)
        var seen: Set<String> = []
        for index in plan.reachable {
            let base = try baseName(of: index, plan)
            guard plan.baseStage(of: index, name: base) == nil, base != "scratch", seen.insert(base).inserted else {
                continue
            }
            let reference = try Self.reference(base, plan.stages[index].lines)
            progress.append(.begin("[internal] load metadata for \(reference.canonical)"))
            try fetch(reference, plan.stages[index].lines, &simulation)
            progress.append(.done(0))
        }
        progress.append(.begin("[internal] load .dockerignore"))
        let ignore = request.context.inode(at: ".dockerignore")?.body?.bytes
        let ignoreSize = ignore.map { $0.count + 50 } ?? 2
        progress.append(.status("transferring context: \(HumanBytes.text(ignoreSize)) done"))
        progress.append(.done(0))
        context = request.context
        if let ignore { try leaveOut(String(decoding: ignore, as: UTF8.self)) }
        self.plan = plan
    }

    private static let platform = [
        "TARGETPLATFORM": "linux/amd64", "TARGETOS": "linux", "TARGETARCH": "amd64", "TARGETVARIANT": "",
        "BUILDPLATFORM": "linux/amd64", "BUILDOS": "linux", "BUILDARCH": "amd64", "BUILDVARIANT": "",
        "TARGETSTAGE": "default",
    ]

    private static func reference(_ text: String, _ lines: ClosedRange<Int>?) throws(BuildFailure) -> ImageReference {
        do {
            return try ImageReference(parsing: text).withDefaultTag
        } catch {
            throw BuildFailure("failed to parse stage name \"\(text)\": \(error.message)", lines: lines)
        }
    }

    private func baseName(of index: Int, _ plan: BuildPlan) throws(BuildFailure) -> String {
        do {
            return try WordExpander(escape: plan.document.escape)
                .expand(plan.stages[index].baseName, with: plan.globals).text
        } catch {
            throw BuildFailure(error.message, lines: plan.stages[index].lines)
        }
    }

    /// Makes sure that a base image is here.
    private mutating func fetch(
        _ reference: ImageReference, _ lines: ClosedRange<Int>, _ simulation: inout Simulation
    ) throws(BuildFailure) {
        if !request.pulls, (try? simulation.findImage(reference.canonical)) != nil { return }
        resolvedRemotely.insert(reference.canonical)
        do {
            try simulation.pullForBuild(reference)
        } catch {
            let text = "\(reference.canonical): failed to resolve source metadata for \(reference.canonical): "
            let reason =
                error.message.contains("manifest unknown")
                ? "\(reference.canonical): not found"
                : "pull access denied, repository does not exist or may require authorization: server message: insufficient_scope: authorization failed"
            progress.append(.failed(reason))
            throw BuildFailure(
                text + reason, lines: lines, step: "[internal] load metadata for \(reference.canonical)")
        }
    }

    private mutating func leaveOut(_ text: String) throws(BuildFailure) {
        do {
            let patterns = try IgnorePatterns(parsing: text)
            for (path, _) in context.walk().reversed() where path != ".dockerignore" && path != request.dockerfileName {
                guard let inode = context.inode(at: path), try patterns.matchesOrParentMatches(path) else { continue }
                if let directory = inode.directory, !directory.entries.isEmpty { continue }
                context.remove(path)
            }
        } catch {
            throw BuildFailure("failed to parse .dockerignore: \(error)")
        }
    }

    // MARK: Instructions

    private mutating func next(_ plan: BuildPlan, _ simulation: inout Simulation) throws(BuildFailure) -> Outcome {
        let index = plan.reachable[stage]
        if instruction < 0 {
            try startStage(index, plan, &simulation)
            instruction = 0
            return .again
        }
        guard instruction < plan.stages[index].instructions.count else {
            stage += 1
            instruction = -1
            return .again
        }
        let parsed = plan.stages[index].instructions[instruction]
        instruction += 1
        guard var state = states[index] else { return .again }
        let expanded: Instruction
        do {
            let variables = state.variables
            let escape = plan.document.escape
            expanded = try parsed.instruction.expanded(
                { word throws(DockerfileError) in try WordExpander(escape: escape).expand(word, with: variables).text },
                content: { word throws(DockerfileError) in
                    try WordExpander.heredocContent.expand(word, with: variables).text
                })
        } catch {
            throw BuildFailure(error.message, lines: parsed.lines)
        }
        let given = request.buildArguments.reduce(into: [String: String]()) { $0[$1.name] = $1.value }
        if let history = state.applyMetadata(expanded, buildArguments: given, globals: plan.globals) {
            state.key = Digest.sha256(of: "\(state.key.hex) \(history)")
            state.history.append(entry(history, state.created, isEmpty: true))
            states[index] = state
            return .again
        }
        return try perform(expanded, parsed, index, plan, state, &simulation)
    }

    private func entry(_ text: String, _ created: Instant, isEmpty: Bool) -> HistoryEntry {
        HistoryEntry(created: created, createdBy: text, comment: "buildkit.dockerfile.v0", emptyLayer: isEmpty)
    }

    /// FROM: takes over another stage, an image, or nothing.
    private mutating func startStage(
        _ index: Int, _ plan: BuildPlan, _ simulation: inout Simulation
    ) throws(BuildFailure) {
        let name = try baseName(of: index, plan)
        shown = 1
        if let other = plan.baseStage(of: index, name: name), var state = states[other] {
            state.arguments = []
            states[index] = state
            return
        }
        if name == "scratch" {
            shown = 0
            states[index] = StageState(created: simulation.world.clock.now, key: Digest.sha256(of: "scratch"))
            return
        }
        let reference = try Self.reference(name, plan.stages[index].lines)
        guard let image = try? simulation.findImage(reference.canonical) else {
            throw BuildFailure("\(reference.canonical): not found", lines: plan.stages[index].lines)
        }
        var state = StageState(created: image.created, key: Digest.sha256(of: "from \(image.id.hex)"))
        state.config = image.config
        state.layers = image.layers
        state.history = image.history
        state.tree = simulation.tree(of: image)
        state.base = reference.canonical
        let triggers = image.config.onBuild
        state.config.onBuild = []
        do {
            progress.append(
                .begin(
                    "[\(plan.label(index))1/\(stepCount(index, plan))] FROM \(described(reference, image, simulation))")
            )
            if wasUsedBefore(state, simulation), !isFirstStepCached(index, plan, state, simulation) {
                progress.append(.cached)
            } else {
                progress.append(.done(0))
            }
        }
        states[index] = state
        if !triggers.isEmpty { try runTriggers(triggers, index, plan) }
    }

    /// Puts the ONBUILD instructions of a base image in front of the stage's own.
    private mutating func runTriggers(_ triggers: [String], _ index: Int, _ plan: BuildPlan) throws(BuildFailure) {
        do {
            let document = try DockerfileDocument(parsing: triggers.joined(separator: "\n") + "\n")
            var changed = plan
            let added = try document.instructions.map { try StageInstruction($0) }
            changed.stages[index].instructions = added + changed.stages[index].instructions
            self.plan = changed
        } catch {
            throw BuildFailure("\(error)")
        }
    }

    private func described(_ reference: ImageReference, _ image: Image, _ simulation: Simulation) -> String {
        let digest = simulation.world.docker.references.first { key, id in
            id == image.id && key.hasPrefix(reference.name + "@")
        }
        guard resolvedRemotely.contains(reference.canonical), let digest, let at = digest.key.firstIndex(of: "@") else {
            return reference.canonical
        }
        return reference.canonical + String(digest.key[at...])
    }

    private func wasUsedBefore(_ state: StageState, _ simulation: Simulation) -> Bool {
        simulation.world.docker.buildCache.values.contains { $0.layers.dropLast().starts(with: state.layers) }
    }

    private func isFirstStepCached(
        _ index: Int, _ plan: BuildPlan, _ state: StageState, _ simulation: Simulation
    ) -> Bool {
        // Known only when the step's key is; a dry run over the instructions up to the first layer tells.
        var copy = self
        copy.states[index] = state
        copy.instruction = 0
        copy.progress = []
        var trial = simulation
        copy.stage = stage
        for _ in plan.stages[index].instructions {
            guard copy.running == nil, (try? copy.next(plan, &trial)) != nil else { return false }
            if copy.progress.contains(.cached) { return true }
            if copy.progress.contains(where: { if case .begin(let t) = $0 { !t.contains("[internal]") } else { false } }
            ) {
                return false
            }
        }
        return true
    }

    /// How many steps of a stage are shown: FROM and what makes layers.
    private func stepCount(_ index: Int, _ plan: BuildPlan) -> Int {
        let own = plan.stages[index].instructions.count { instruction in
            switch instruction.instruction {
            case .run, .copy, .add, .workdir: true
            default: false
            }
        }
        return own + ((try? baseName(of: index, plan)) == "scratch" ? 0 : 1)
    }

    // MARK: Steps that make layers

    private mutating func perform(
        _ expanded: Instruction, _ parsed: StageInstruction, _ index: Int, _ plan: BuildPlan, _ state: StageState,
        _ simulation: inout Simulation
    ) throws(BuildFailure) -> Outcome {
        shown += 1
        let text = BuildText.title(expanded, parsed, state: state)
        let title = "[\(plan.label(index))\(shown)/\(stepCount(index, plan))] \(text)"
        switch expanded {
        case .run(let run):
            return try startRun(run, parsed, index, title, state, &simulation)
        case .workdir(let workdir):
            var state = state
            state.config.workingDir = Self.clean(state.absolute(workdir.path))
            states[index] = state
            let key = Digest.sha256(of: "\(state.key.hex) WORKDIR \(state.config.workingDir)")
            progress.append(.begin(title))
            if reuse(key, index, "WORKDIR \(workdir.path)", &simulation) { return .again }
            var tree = state.tree
            if tree.find(state.config.workingDir) == nil {
                tree.makeDirectories(state.config.workingDir, at: simulation.world.clock.now.nanoseconds)
            }
            commit(tree, key, index, title, "WORKDIR \(workdir.path)", &simulation)
        case .copy(let copy):
            try perform(
                FileStep(copy), text, title, index, plan, state, parsed.lines, &simulation)
        case .add(let add):
            try perform(FileStep(add), text, title, index, plan, state, parsed.lines, &simulation)
        default: break
        }
        return .again
    }

    static func clean(_ path: String) -> String {
        var names: [Substring] = []
        for name in path.split(separator: "/") where name != "." {
            if name == ".." { names = names.dropLast() } else { names.append(name) }
        }
        return "/" + names.joined(separator: "/")
    }

    private mutating func perform(
        _ step: FileStep, _ text: String, _ title: String, _ index: Int, _ plan: BuildPlan, _ state: StageState,
        _ lines: ClosedRange<Int>, _ simulation: inout Simulation
    ) throws(BuildFailure) {
        if !hasSentContext, step.from.isEmpty, !step.sources.paths.isEmpty {
            hasSentContext = true
            progress.append(.begin("[internal] load build context"))
            progress.append(
                .status("transferring context: \(HumanBytes.text(max(2, context.contentSize() + 70))) done"))
            progress.append(.done(0))
        }
        progress.append(.begin(title))
        let files = BuildFiles(
            source: try source(of: step, index, plan, lines, &simulation), isContext: step.from.isEmpty)
        let matches: [BuildFiles.Match]
        do {
            matches = try files.matches(step.sources.paths)
        } catch {
            let reason = "failed to calculate checksum of ref \(Self.contextReference(state.key)): \(error.message)"
            progress.append(.failed(reason))
            throw BuildFailure("failed to compute cache key: \(reason)", lines: lines, step: title)
        }
        let attributes = try attributes(of: step, state, lines)
        var input = "\(state.key.hex) \(text) \(files.digest(of: matches, attributes: attributes).hex)"
        for file in step.sources.files { input += " \(file.name) \(file.content)" }
        let key = Digest.sha256(of: input)
        if reuse(key, index, text, &simulation) { return }
        var tree = state.tree
        let now = simulation.world.clock.now.nanoseconds
        let destination = state.absolute(step.sources.destination)
        let endsInSlash =
            destination.hasSuffix("/") || step.sources.destination == "." || step.sources.destination == "./"
        files.copy(
            matches, to: Self.clean(destination), endsInSlash: endsInSlash, into: &tree, attributes: attributes, at: now
        )
        for file in step.sources.files {
            let isDirectory = endsInSlash || tree.inode(at: destination)?.isDirectory == true
            tree.place(
                Inode(
                    .file(FileBody(file.content)), mode: attributes.mode ?? 0o644, owner: attributes.owner,
                    group: attributes.group, modified: now),
                at: isDirectory ? destination + "/" + file.name : destination)
        }
        commit(tree, key, index, title, text, &simulation)
    }

    /// BuildKit's name for a transferred context; it means nothing to people.
    private static func contextReference(_ key: Digest) -> String {
        let hex = Array(key.hex)
        let parts = [8, 4, 4, 4, 12].reduce(into: (text: [String](), at: 0)) { result, count in
            result.text.append(String(hex[result.at..<(result.at + count)]))
            result.at += count
        }
        return parts.text.joined(separator: "-") + "::" + String(hex[32..<57])
    }

    private mutating func source(
        of step: FileStep, _ index: Int, _ plan: BuildPlan, _ lines: ClosedRange<Int>, _ simulation: inout Simulation
    ) throws(BuildFailure) -> FileTree {
        guard !step.from.isEmpty else { return context }
        if let other = try BuildPlan.stage(named: step.from, for: index, plan.stages, lines: lines) {
            return states[other]?.tree ?? FileTree()
        }
        let reference = try Self.reference(step.from, lines)
        if (try? simulation.findImage(reference.canonical)) == nil {
            try fetch(reference, lines, &simulation)
        }
        guard let image = try? simulation.findImage(reference.canonical) else { return FileTree() }
        return simulation.tree(of: image)
    }

    private func attributes(
        of step: FileStep, _ state: StageState, _ lines: ClosedRange<Int>
    ) throws(BuildFailure) -> BuildFiles.Attributes {
        var attributes = BuildFiles.Attributes(keepsOwner: !step.from.isEmpty && step.chown.isEmpty)
        if !step.chmod.isEmpty {
            guard let mode = UInt16(step.chmod, radix: 8), mode <= 0o7777 else {
                throw BuildFailure(
                    "invalid chmod parameter: '\(step.chmod)'. it should be octal string and between 0 and 07777",
                    lines: lines)
            }
            attributes.mode = mode
        }
        guard !step.chown.isEmpty else { return attributes }
        let parts = step.chown.split(separator: ":", maxSplits: 1).map(String.init)
        let (user, group) = try UserLookup.find(parts, in: state.tree)
        attributes.owner = user
        attributes.group = group
        return attributes
    }

    // MARK: The cache

    /// Takes the result of a step from the cache, if it is there.
    private mutating func reuse(
        _ key: Digest, _ index: Int, _ history: String, _ simulation: inout Simulation
    ) -> Bool {
        guard request.usesCache, let record = simulation.world.docker.buildCache[key],
            let chain = Layer.chainID(of: record.layers), let layer = simulation.world.docker.layers[chain]
        else { return false }
        progress.append(.cached)
        simulation.world.docker.buildCache[key]?.lastUsed = simulation.world.clock.now
        simulation.world.docker.buildCache[key]?.usageCount += 1
        states[index]?.layers = record.layers
        states[index]?.tree = layer.tree
        states[index]?.key = key
        states[index]?.created = record.created
        let line = entry(history + Self.suffix(history), record.created, isEmpty: false)
        states[index]?.history.append(line)
        return true
    }

    private static func suffix(_ history: String) -> String { history.hasPrefix("WORKDIR") ? "" : " # buildkit" }

    /// Makes a layer of what a step changed, and remembers it.
    private mutating func commit(
        _ tree: FileTree, _ key: Digest, _ index: Int, _ title: String, _ history: String,
        _ simulation: inout Simulation, began: Instant? = nil
    ) {
        guard let state = states[index] else { return }
        let start = began ?? simulation.world.clock.now
        simulation.elapse(milliseconds: 40)
        let content = tree.layer(over: state.tree)
        let layer = simulation.addLayer(content, on: state.layers, tree: tree)
        let layers = state.layers + [layer]
        let now = simulation.world.clock.now
        simulation.world.docker.buildCache[key] = BuildCacheRecord(
            key: key, layer: layer, layers: layers, description: title, size: content.size, created: now,
            sequence: simulation.world.docker.sequence())
        states[index]?.layers = layers
        states[index]?.tree = tree
        states[index]?.key = key
        states[index]?.created = now
        let line = entry(history + Self.suffix(history), now, isEmpty: false)
        states[index]?.history.append(line)
        progress.append(.done(now - start))
    }

    // MARK: RUN

    private mutating func startRun(
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

    private mutating func follow(_ simulation: inout Simulation) throws(BuildFailure) -> Outcome {
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

    // MARK: The end

    private mutating func export(_ plan: BuildPlan, _ simulation: inout Simulation) -> BuildResult {
        var state = states[plan.target] ?? StageState(created: simulation.world.clock.now, key: Digest.sha256(of: ""))
        for label in request.labels { state.config.labels[label.name] = label.value }
        let draft = ImageDraft(
            config: state.config, layers: state.layers, history: state.history, created: state.created)
        let id = simulation.addImage(draft)
        progress.append(.begin("exporting to image"))
        progress.append(.status("exporting layers done"))
        progress.append(.status("writing image \(id) done"))
        for tag in request.tags {
            simulation.tag(id, as: tag)
            progress.append(.status("naming to \(tag.withDefaultTag.canonical) done"))
            simulation.emit("image", "tag", actor: id.description, ["name": tag.withDefaultTag.familiar])
        }
        progress.append(.done(0))
        return .image(id)
    }

    /// The parsed file, for warnings about it.
    package var document: DockerfileDocument? { plan?.document }

    /// Stops what runs: the build is given up.
    package mutating func cancel(_ simulation: inout Simulation) {
        if let run = running { simulation.finish(run.process) }
        running = nil
    }
}

extension String {
    /// Newlines as `\n`, as Go quotes them.
    fileprivate var replacingNewlines: String {
        split(separator: "\n", omittingEmptySubsequences: false).joined(separator: "\\n")
    }
}
