import Dockerfile
import FileTrees
import HashTreeCollections
import Kernel
import WorldModel

/// Going through the instructions of the stages.
extension BuildOperation {
    mutating func next(_ plan: BuildPlan, _ simulation: inout Simulation) throws(BuildFailure) -> Outcome {
        let index = plan.reachable[stage]
        if instruction < 0 {
            try startStage(index, plan, &simulation)
            instruction = 0
            // BuildKit does what depends on nothing first: the bases, and sending the context (images-73-mounts).
            if stage == 0 {
                if needsContext { try sendContext(&simulation) }
                try sendFolders(plan, &simulation)
            }
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
            expanded = try parsed.instruction.resolved(with: state.variables, escape: plan.document.escape)
        } catch {
            throw BuildFailure(error.message, lines: parsed.lines)
        }
        let given = request.buildArguments.reduce(into: [String: String]()) { $0[$1.name] = $1.value }
        if let history = state.applyMetadata(expanded, buildArguments: given, globals: plan.globals) {
            // A trigger is no line of the history.
            if case .onbuild = expanded {
                states[index] = state
                return .again
            }
            // BuildKit marks the image of a file that has CMD.
            if case .cmd = expanded { state.config.argsEscaped = true }
            // No part of the key: a step's key has the environment, the user and the directory where they matter.
            state.history.append(entry(history, state.created, isEmpty: true))
            states[index] = state
            return .again
        }
        if case .add(let add) = expanded, let remote = remoteFiles.missing(of: FileStep(add)) {
            // The file comes first, in a step of the same name.
            let title = title(of: expanded, parsed, shown + 1, index, plan, state)
            instruction -= 1
            return try fetch(remote, FileStep(add), title, &simulation)
        }
        return try perform(expanded, parsed, index, plan, state, &simulation)
    }

    func entry(_ text: String, _ created: Instant, isEmpty: Bool) -> HistoryEntry {
        HistoryEntry(created: created, createdBy: text, comment: "buildkit.dockerfile.v0", emptyLayer: isEmpty)
    }

    /// FROM: takes over another stage, an image, or nothing.
    mutating func startStage(
        _ index: Int, _ plan: BuildPlan, _ simulation: inout Simulation
    ) throws(BuildFailure) {
        let name = try baseName(of: index, plan)
        shown = 1
        try openSources(of: index, plan, &simulation)
        if let other = plan.baseStage(of: index, name: name), var state = states[other] {
            let triggers = state.config.onBuild
            state.config.onBuild = []
            state.setsCommand = false
            states[index] = state
            shown = 0
            if !triggers.isEmpty { try runTriggers(triggers, index, plan) }
            return
        }
        if name == "scratch" {
            shown = 0
            var state = StageState(created: simulation.world.clock.now, key: Digest.sha256(of: "scratch"))
            // An empty image has these (buildkit `emptyImage`).
            state.config.env = [StageState.usualPath]
            state.config.workingDir = "/"
            states[index] = state
            return
        }
        if folder(named: name) != nil {
            states[index] = try folderStage(name, index, plan, &simulation)
            shown = 0
            return
        }
        let reference = try reference(of: name, plan.stages[index].lines)
        guard let image = image(of: reference, simulation) else {
            throw BuildFailure("\(reference.canonical): not found", lines: plan.stages[index].lines)
        }
        var state = StageState(created: image.created, key: Digest.sha256(of: "from \(image.id.hex)"))
        state.config = image.config
        state.layers = image.layers
        state.history = image.history
        state.inherited = image.history.count
        state.author = image.author
        state.base = reference.canonical
        trace.steps.append(
            BuildTrace.Step(
                title: "FROM \(name)", instruction: "FROM \(name)", stage: index, isCached: true,
                inputs: ["image": image.id.description]))
        let triggers = image.config.onBuild
        state.config.onBuild = []
        // Stages from the same image share its step.
        let isFirst = !opened.contains(reference.canonical)
        if isFirst {
            let label = "[\(plan.label(index))\(stepNumber(1, index, plan))] "
            open(reference, label, context: contextStep(named: name), &simulation)
        }
        if contextStep(named: name) != nil { shown = 0 }
        state.tree = simulation.tree(of: image)
        if isFirst {
            let isCached = wasUsedBefore(state, simulation) && !isFirstStepCached(index, plan, state, simulation)
            progress.append(isCached ? .cached : .done(pulling))
            pulling = 0
        }
        states[index] = state
        if !triggers.isEmpty { try runTriggers(triggers, index, plan) }
    }

    /// Puts the ONBUILD instructions of a base image in front of the stage's own.
    mutating func runTriggers(_ triggers: [String], _ index: Int, _ plan: BuildPlan) throws(BuildFailure) {
        do {
            let document = try DockerfileDocument(parsing: triggers.joined(separator: "\n") + "\n")
            var changed = plan
            let added = try document.instructions.map { try StageInstruction($0) }
            changed.triggers[index] = added.count
            changed.stages[index].instructions = added + changed.stages[index].instructions
            self.plan = changed
        } catch {
            throw BuildFailure("\(error)")
        }
    }

    func wasUsedBefore(_ state: StageState, _ simulation: Simulation) -> Bool {
        simulation.world.docker.buildCache.values.contains {
            $0.kind == .step && $0.layers.dropLast().starts(with: state.layers)
        }
    }

    func isFirstStepCached(
        _ index: Int, _ plan: BuildPlan, _ state: StageState, _ simulation: Simulation
    ) -> Bool {
        // Known only when the step's key is; a dry run over the instructions up to the first layer tells.
        var copy = self
        copy.isTrial = true
        copy.states[index] = state
        copy.instruction = 0
        copy.progress = []
        var trial = simulation
        copy.stage = stage
        while copy.instruction < plan.stages[index].instructions.count {
            let brought = copy.remoteFiles.checkouts.count
            guard copy.running == nil, (try? copy.next(plan, &trial)) != nil else { return copy.isBringingRepository }
            if copy.remoteFiles.checkouts.count > brought {
                // The source of a step is not the step.
                copy.progress = []
                continue
            }
            if copy.progress.contains(.cached) { return true }
            if copy.progress.contains(where: { if case .begin(let t) = $0 { !t.contains("[internal]") } else { false } }
            ) {
                return false
            }
        }
        return true
    }

    /// The place of a step among those of its stage: ` 2/10`.
    func stepNumber(_ number: Int, _ index: Int, _ plan: BuildPlan) -> String {
        let count = String(stepCount(index, plan))
        let text = String(number)
        return String(repeating: " ", count: max(0, count.count - text.count)) + text + "/" + count
    }

    /// How many steps of a stage are shown: FROM and what makes layers.
    func stepCount(_ index: Int, _ plan: BuildPlan) -> Int {
        // Triggers count, whatever they are.
        let triggers = plan.triggers[index] ?? 0
        let own = plan.stages[index].instructions.enumerated().count { place, instruction in
            switch instruction.instruction {
            case .run, .copy, .add, .workdir: true
            default: place < triggers
            }
        }
        // A FROM of another stage, or of nothing, is no step.
        guard let name = try? baseName(of: index, plan), name != "scratch" else { return own }
        return own + (plan.baseStage(of: index, name: name) == nil ? 1 : 0)
    }
}
