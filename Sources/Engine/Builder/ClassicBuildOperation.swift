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
    var plan: BuildPlan?
    var context = FileTree()
    var results: [Int: StageState] = [:]
    var images: [Int: ImageID] = [:]
    var stage = 0
    var instruction = -1
    var stepNumber = 0
    var running: Running?
    var declaredByUser: Set<String> = []
    /// What ADD has brought from web servers.
    var remoteFiles = RemoteFiles()

    /// A RUN that is being carried out.
    struct Running: Sendable, Equatable {
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

    mutating func begin() throws(BuildFailure) {
        if request.announcesContext {
            let size = HumanBytes.fourDigits(2048 + request.context.contentSize())
            output += "Sending build context to Docker daemon  \(size)\r\r\n"
        }
        var plan = try BuildPlan(request, platform: [:])
        for label in request.labels.sorted(by: { $0.name < $1.name }) {
            // `--label` is one more step.
            plan.stages[plan.target].instructions += Self.instructions("LABEL \(label.name)=\(label.value)\n")
        }
        self.plan = plan
        for argument in plan.globalArguments { announce(argument.source.original) }
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

    /// Instructions that do not come from the file.
    static func instructions(_ text: String) -> [StageInstruction] {
        let parsed = (try? DockerfileDocument(parsing: text))?.instructions ?? []
        return parsed.compactMap { try? StageInstruction($0) }
    }

    /// How many steps are counted: the ARGs before FROM are steps too.
    var total: Int {
        (plan?.stages.reduce(0) { $0 + $1.instructions.count + 1 } ?? 0) + (plan?.globalArguments.count ?? 0)
            - (plan?.triggers.values.reduce(0, +) ?? 0)
    }

    mutating func announce(_ text: String) {
        stepNumber += 1
        output += "Step \(stepNumber)/\(total) : \(text)\n"
    }

    mutating func next(
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
        if case .add(let add) = parsed.instruction, let state = results[stage],
            let reasons = try fetch(add, parsed, plan, state, &simulation)
        {
            return .wait(reasons)
        }
        instruction += 1
        if instruction > plan.triggers[stage] ?? 0 { announce(parsed.source.original) }
        guard var state = results[stage] else { return .again }
        let expanded: Instruction
        do {
            expanded = try parsed.instruction.resolved(
                with: state.variables, escape: plan.document.escape, expandsContent: false)
        } catch {
            throw BuildFailure(error.message)
        }
        let given = request.buildArguments.reduce(into: [String: String]()) { $0[$1.name] = $1.value }
        switch expanded {
        case .run(let run):
            if let flag = run.usedFlags.first { throw Self.needsBuildKit(flag) }
            return try startRun(run, state, &simulation)
        case .copy(let copy): try perform(FileStep(copy), "COPY", state, plan, &simulation)
        case .add(let add): try perform(FileStep(add, knowsGit: false), "ADD", state, plan, &simulation)
        case .workdir(let workdir):
            state.config.workingDir = FileTree.cleaned(state.absolute(workdir.path))
            var tree = state.tree
            tree.makeDirectories(state.config.workingDir, at: simulation.world.clock.now.nanoseconds)
            try record("\(Self.shell(of: state)) #(nop) WORKDIR \(state.config.workingDir)", state, tree, &simulation)
        default:
            let text = state.applyMetadata(expanded, buildArguments: given, globals: plan.globals) ?? ""
            var shown = text
            if case .arg(let arg) = expanded {
                shown =
                    "ARG "
                    + arg.arguments.map { [$0.name, $0.value].compactMap(\.self).joined(separator: "=") }
                    .joined(separator: " ")
            }
            if case .expose(let expose) = expanded { shown = "EXPOSE " + expose.ports.joined(separator: " ") }
            if case .healthcheck(let check) = expanded { shown = StageState.plainly(check) }
            try record("\(Self.shell(of: state)) #(nop)  \(shown)", state, nil, &simulation)
        }
        return .again
    }

    /// A flag that the classic builder reads and cannot do.
    static func needsBuildKit(_ flag: String) -> BuildFailure {
        BuildFailure(
            "the --\(flag) option requires BuildKit. Refer to https://docs.docker.com/go/buildkit/ to learn how to build images with BuildKit enabled"
        )
    }

    /// The shell that steps without a command are written with.
    static func shell(of state: StageState) -> String {
        (state.config.shell ?? ["/bin/sh", "-c"]).joined(separator: " ")
    }

    mutating func startStage(_ plan: BuildPlan, _ simulation: inout Simulation) throws(BuildFailure) {
        let name: String
        do {
            name = try WordExpander(escape: plan.document.escape)
                .expand(plan.stages[stage].baseName, with: plan.globals).text
        } catch {
            throw BuildFailure(error.message)
        }
        if let other = plan.baseStage(of: stage, name: name), var state = results[other] {
            state.arguments = []
            state.setsCommand = false
            begin(state, images[other])
            return
        }
        guard name != "scratch" else {
            output += " ---> \n"
            results[stage] = StageState(created: simulation.world.clock.now, key: Digest.sha256(of: "scratch"))
            return
        }
        do throws(EngineError) {
            let reference = try ImageReference(parsing: name)
            if request.pulls || (try? simulation.findImage(name)) == nil {
                _ = try simulation.pullImage(reference, request.credentials[reference.domain])
            }
            let image = try simulation.findImage(name)
            var state = StageState(created: image.created, key: Digest.sha256(of: ""))
            state.config = image.config
            state.layers = image.layers
            state.history = image.history
            state.author = image.author
            state.tree = simulation.tree(of: image)
            state.parent = image.id
            begin(state, image.id)
        } catch {
            throw BuildFailure(error.message)
        }
    }

    /// Begins a stage with an image, and with the triggers of it.
    private mutating func begin(_ base: StageState, _ image: ImageID?) {
        var state = base
        let triggers = Self.instructions(state.config.onBuild.map { $0 + "\n" }.joined())
        state.config.onBuild = []
        results[stage] = state
        images[stage] = image
        guard !triggers.isEmpty else {
            output += " ---> \(image?.short ?? "")\n"
            return
        }
        output += "# Executing \(triggers.count) build trigger\(triggers.count == 1 ? "" : "s")\n"
        plan?.triggers[stage] = triggers.count
        plan?.stages[stage].instructions.insert(contentsOf: triggers, at: 0)
    }

    mutating func finish(_ plan: BuildPlan, _ simulation: inout Simulation) -> BuildResult {
        guard let id = images[plan.target] else {
            return .failure(BuildFailure("No image was generated. Is your Dockerfile empty?"))
        }
        let declared = Set(
            (plan.globalArguments + plan.stages.flatMap(\.instructions)).flatMap { instruction -> [String] in
                if case .arg(let arg) = instruction.instruction { arg.arguments.map(\.name) } else { [] }
            })
        let unused = request.buildArguments.map(\.name).filter { !declared.contains($0) }.sorted()
        if !unused.isEmpty {
            output += "[Warning] One or more build-args [\(unused.joined(separator: " "))] were not consumed\n"
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
