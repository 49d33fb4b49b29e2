import Dockerfile
import FileTrees
import HashTreeCollections
import Kernel
import WorldModel

/// Steps that make layers without running anything: WORKDIR, COPY, ADD.
extension BuildOperation {
    mutating func perform(
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

    mutating func perform(
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
    static func contextReference(_ key: Digest) -> String {
        let hex = Array(key.hex)
        let parts = [8, 4, 4, 4, 12].reduce(into: (text: [String](), at: 0)) { result, count in
            result.text.append(String(hex[result.at..<(result.at + count)]))
            result.at += count
        }
        return parts.text.joined(separator: "-") + "::" + String(hex[32..<57])
    }

    mutating func source(
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

    func attributes(
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
}
