import Dockerfile
import FileTrees
import HashTreeCollections
import Kernel
import WorldModel

/// A build as the classic builder does it: every step makes an image, and the cache is the images themselves.
package struct ClassicBuildOperation: Sendable, Equatable {
    package let request: BuildRequest
    /// Text for standard output that has not been taken yet.
    package var output = ""
    private var plan: BuildPlan?
    private var context = FileTree()
    private var results: [Int: StageState] = [:]
    private var images: [Int: ImageID] = [:]
    private var stage = 0
    private var instruction = -1
    private var stepNumber = 0
    private var running: Running?
    private var declaredByUser: Set<String> = []

    private struct Running: Sendable, Equatable {
        var process: Simulation.BuildProcess
        var container: String
        var createdBy: String
        var words: [String]
        var read = 0
    }

    package init(_ request: BuildRequest) { self.request = request }

    /// Goes on for a while.
    package mutating func step(_ simulation: inout Simulation) -> BuildOperation.Outcome {
        do throws(BuildFailure) {
            guard let plan else {
                try begin()
                return .again
            }
            if running != nil { return try follow(&simulation) }
            guard stage < plan.stages.count, stage <= plan.target else { return .finished(finish(plan, &simulation)) }
            return try next(plan, &simulation)
        } catch {
            return .finished(.failure(error))
        }
    }

    private mutating func begin() throws(BuildFailure) {
        output +=
            "Sending build context to Docker daemon  \(HumanBytes.text(2048 + request.context.contentSize()))\r\r\n"
        plan = try BuildPlan(request, platform: [:])
        context = request.context
        if let ignore = context.inode(at: ".dockerignore")?.body?.bytes,
            let patterns = try? IgnorePatterns(parsing: String(decoding: ignore, as: UTF8.self))
        {
            for (path, _) in context.walk().reversed() where (try? patterns.matchesOrParentMatches(path)) == true {
                if let directory = context.inode(at: path)?.directory, !directory.entries.isEmpty { continue }
                context.remove(path)
            }
        }
    }

    private var total: Int { plan?.stages.reduce(0) { $0 + $1.instructions.count + 1 } ?? 0 }

    private mutating func announce(_ text: String) {
        stepNumber += 1
        output += "Step \(stepNumber)/\(total) : \(text)\n"
    }

    private mutating func next(
        _ plan: BuildPlan, _ simulation: inout Simulation
    ) throws(BuildFailure) -> BuildOperation.Outcome {
        let parsedStage = plan.stages[stage]
        guard instruction >= 0 else {
            announce(parsedStage.source.original)
            try startStage(plan, &simulation)
            instruction = 0
            return .again
        }
        guard instruction < parsedStage.instructions.count else {
            stage += 1
            instruction = -1
            return .again
        }
        let parsed = parsedStage.instructions[instruction]
        instruction += 1
        announce(parsed.source.original)
        guard var state = results[stage] else { return .again }
        let expanded: Instruction
        let variables = state.variables
        let escape = plan.document.escape
        do {
            expanded = try parsed.instruction.expanded(
                { word throws(DockerfileError) in try WordExpander(escape: escape).expand(word, with: variables).text },
                content: { word throws(DockerfileError) in word })
        } catch {
            throw BuildFailure(error.message)
        }
        let given = request.buildArguments.reduce(into: [String: String]()) { $0[$1.name] = $1.value }
        switch expanded {
        case .run(let run): return try startRun(run, state, &simulation)
        case .copy(let copy): try perform(FileStep(copy), "COPY", state, plan, &simulation)
        case .add(let add): try perform(FileStep(add), "ADD", state, plan, &simulation)
        case .workdir(let workdir):
            state.config.workingDir = BuildOperation.clean(state.absolute(workdir.path))
            var tree = state.tree
            tree.makeDirectories(state.config.workingDir, at: simulation.world.clock.now.nanoseconds)
            try record("/bin/sh -c #(nop) WORKDIR \(state.config.workingDir)", state, tree, &simulation)
        default:
            let text = state.applyMetadata(expanded, buildArguments: given, globals: plan.globals) ?? ""
            try record("/bin/sh -c #(nop)  \(text)", state, nil, &simulation)
        }
        return .again
    }

    private mutating func startStage(_ plan: BuildPlan, _ simulation: inout Simulation) throws(BuildFailure) {
        let name: String
        do {
            name = try WordExpander(escape: plan.document.escape)
                .expand(plan.stages[stage].baseName, with: plan.globals).text
        } catch {
            throw BuildFailure(error.message)
        }
        if let other = plan.baseStage(of: stage, name: name), var state = results[other] {
            state.arguments = []
            results[stage] = state
            images[stage] = images[other]
            output += " ---> \(images[other]?.short ?? "")\n"
            return
        }
        guard name != "scratch" else {
            output += " ---> \n"
            results[stage] = StageState(created: simulation.world.clock.now, key: Digest.sha256(of: "scratch"))
            return
        }
        do throws(EngineError) {
            let reference = try ImageReference(parsing: name)
            if request.pulls || (try? simulation.findImage(name)) == nil { _ = try simulation.pullImage(reference) }
            let image = try simulation.findImage(name)
            output += " ---> \(image.id.short)\n"
            var state = StageState(created: image.created, key: Digest.sha256(of: ""))
            state.config = image.config
            state.layers = image.layers
            state.history = image.history
            state.tree = simulation.tree(of: image)
            state.parent = image.id
            results[stage] = state
            images[stage] = image.id
        } catch {
            throw BuildFailure(error.message)
        }
    }

    // MARK: Steps

    /// Makes the image of a step, or takes the one that is there.
    private mutating func record(
        _ createdBy: String, _ state: StageState, _ tree: FileTree?, _ simulation: inout Simulation,
        container: String? = nil
    ) throws(BuildFailure) {
        if container == nil, let cached = cached(createdBy, simulation) { return use(cached, state, &simulation) }
        let intermediate = container ?? simulation.world.random.hex(digits: 64)
        if container == nil, !createdBy.contains("COPY file:"), !createdBy.contains("ADD file:") {
            output += " ---> Running in \(intermediate.prefix(12))\n"
            output += " ---> Removed intermediate container \(intermediate.prefix(12))\n"
        }
        if container != nil { output += " ---> Removed intermediate container \(intermediate.prefix(12))\n" }
        simulation.elapse(milliseconds: 50)
        var state = state
        let now = simulation.world.clock.now
        state.history.append(HistoryEntry(created: now, createdBy: createdBy, emptyLayer: tree == nil))
        if let tree {
            let layer = simulation.addLayer(tree.layer(over: state.tree), on: state.layers, tree: tree)
            state.layers.append(layer)
            state.tree = tree
        }
        state.created = now
        var draft = ImageDraft(config: state.config, layers: state.layers, history: state.history, created: now)
        draft.parent = images[stage]
        draft.container = intermediate
        let id = simulation.addImage(draft)
        images[stage] = id
        state.parent = id
        results[stage] = state
        output += " ---> \(id.short)\n"
    }

    private func cached(_ createdBy: String, _ simulation: Simulation) -> Image? {
        guard request.usesCache, let parent = images[stage] else { return nil }
        return simulation.world.docker.images.values.filter {
            $0.parent == parent && $0.history.last?.createdBy == createdBy
        }.max { $0.sequence < $1.sequence }
    }

    private mutating func use(_ image: Image, _ state: StageState, _ simulation: inout Simulation) {
        output += " ---> Using cache\n ---> \(image.id.short)\n"
        var next = state
        next.config = image.config
        next.layers = image.layers
        next.history = image.history
        next.tree = simulation.tree(of: image)
        next.created = image.created
        next.parent = image.id
        results[stage] = next
        images[stage] = image.id
    }

    private mutating func perform(
        _ step: FileStep, _ keyword: String, _ state: StageState, _ plan: BuildPlan, _ simulation: inout Simulation
    ) throws(BuildFailure) {
        for path in step.sources.paths where path.hasPrefix("../") || path.contains("/../") {
            throw BuildFailure("\(keyword) failed: forbidden path outside the build context: \(path) ()")
        }
        var source = context
        if !step.from.isEmpty {
            if let other = try BuildPlan.stage(named: step.from, for: stage, plan.stages, lines: nil) {
                source = results[other]?.tree ?? FileTree()
            } else if let image = try? simulation.findImage(step.from) {
                source = simulation.tree(of: image)
            } else {
                throw BuildFailure("invalid from flag value \(step.from): pull access denied for \(step.from)")
            }
        }
        let files = BuildFiles(source: source, isContext: step.from.isEmpty)
        let matches: [BuildFiles.Match]
        do {
            matches = try files.matches(step.sources.paths)
        } catch {
            let missing = step.sources.paths.first { (try? files.matches([$0])) == nil } ?? ""
            throw BuildFailure(
                "\(keyword) failed: file not found in build context or excluded by .dockerignore: stat \(missing): file does not exist"
            )
        }
        guard !matches.isEmpty else { throw BuildFailure("\(keyword) failed: no source files were specified") }
        let destination = state.absolute(step.sources.destination)
        let endsInSlash = destination.hasSuffix("/") || step.sources.destination == "."
        if matches.count > 1, !endsInSlash {
            throw BuildFailure(
                "When using \(keyword) with more than one source file, the destination must be a directory and end with a /"
            )
        }
        var attributes = BuildFiles.Attributes(keepsOwner: !step.from.isEmpty && step.chown.isEmpty)
        if !step.chown.isEmpty {
            let owner = try UserLookup.find(step.chown.split(separator: ":").map(String.init), in: state.tree)
            (attributes.owner, attributes.group) = owner
        }
        let digest = files.digest(of: matches, attributes: attributes)
        let kind = matches.count > 1 ? "multi" : source[matches[0].id].isDirectory ? "dir" : "file"
        let shown = BuildOperation.clean(destination) + (endsInSlash && destination != "/" ? "/" : "")
        let createdBy = "/bin/sh -c #(nop) \(keyword) \(kind):\(digest.hex) in \(shown) "
        if let cached = cached(createdBy, simulation) { return use(cached, state, &simulation) }
        var tree = state.tree
        files.copy(
            matches, to: BuildOperation.clean(destination), endsInSlash: endsInSlash, into: &tree,
            attributes: attributes, at: simulation.world.clock.now.nanoseconds)
        try recordFiles(createdBy, state, tree, &simulation)
    }

    private mutating func recordFiles(
        _ createdBy: String, _ state: StageState, _ tree: FileTree, _ simulation: inout Simulation
    ) throws(BuildFailure) {
        let before = output
        try record(createdBy, state, tree, &simulation)
        // COPY needs no container: only the resulting id is shown.
        output = before + " ---> \(images[stage]?.short ?? "")\n"
    }

    // MARK: RUN

    private mutating func startRun(
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
            let process = try simulation.startBuildProcess(words, state: state, environment: environment)
            running = Running(process: process, container: container, createdBy: createdBy, words: words)
            return .again
        } catch {
            throw BuildFailure(StartFailure.task(error.message))
        }
    }

    private mutating func follow(_ simulation: inout Simulation) throws(BuildFailure) -> BuildOperation.Outcome {
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
        let tree = simulation.finish(run.process)
        guard status == 0 else {
            throw BuildFailure("The command '\(run.words.joined(separator: " "))' returned a non-zero code: \(status)")
        }
        try record(run.createdBy, state, tree, &simulation, container: run.container)
        return .again
    }

    private mutating func finish(_ plan: BuildPlan, _ simulation: inout Simulation) -> BuildResult {
        guard let id = images[plan.target] else {
            return .failure(BuildFailure("No image was generated. Is your Dockerfile empty?"))
        }
        output += "Successfully built \(id.short)\n"
        for tag in request.tags {
            simulation.tag(id, as: tag)
            output += "Successfully tagged \(tag.withDefaultTag.familiar)\n"
        }
        return .image(id)
    }

    /// Stops what runs: the build is given up.
    package mutating func cancel(_ simulation: inout Simulation) {
        if let run = running { simulation.finish(run.process) }
        running = nil
    }
}
