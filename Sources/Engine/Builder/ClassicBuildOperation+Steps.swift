import Dockerfile
import FileTrees
import HashTreeCollections
import Kernel
import WorldModel

/// The images that steps make, and COPY and ADD.
extension ClassicBuildOperation {
    /// Makes the image of a step, or takes the one that is there.
    mutating func record(
        _ createdBy: String, _ state: StageState, _ tree: FileTree?, _ simulation: inout Simulation,
        container: String? = nil, runsInContainer: Bool = true
    ) throws(BuildFailure) {
        if container == nil, let cached = cached(createdBy, simulation) { return use(cached, state, &simulation) }
        var intermediate = container ?? ""
        if container == nil, runsInContainer {
            let comment = String(createdBy.drop { $0 != "#" })
            intermediate = makeContainer((state.config.shell ?? ["/bin/sh", "-c"]) + [comment], &simulation)
            output += " ---> Running in \(intermediate.prefix(12))\n"
            endContainer(intermediate, status: nil, state.tree, &simulation)
        }
        if intermediate.isEmpty { intermediate = simulation.world.random.hex(digits: 64) }
        // Making a container, waiting for it and committing it takes the real builder about as long.
        simulation.elapse(milliseconds: 250)
        var state = state
        let now = simulation.world.clock.now
        state.history.append(HistoryEntry(created: now, createdBy: createdBy, emptyLayer: tree == nil))
        if let tree {
            let content = tree.layer(over: state.tree, isDescendant: true)
            let layer = simulation.addLayer(content, on: state.layers, tree: tree)
            state.layers.append(layer)
            state.tree = tree
        }
        state.created = now
        var draft = ImageDraft(config: state.config, layers: state.layers, history: state.history, created: now)
        draft.author = state.author
        draft.parent = images[stage]
        draft.container = intermediate
        let id = simulation.addImage(draft)
        images[stage] = id
        state.parent = id
        results[stage] = state
        showImage()
    }

    /// Says which image a step made. Of a base's triggers only the last one's is told.
    mutating func showImage() {
        guard instruction >= plan?.triggers[stage] ?? 0, let id = images[stage] else { return }
        output += " ---> \(id.short)\n"
    }

    func cached(_ createdBy: String, _ simulation: Simulation) -> Image? {
        guard request.usesCache, let parent = images[stage] else { return nil }
        return simulation.world.docker.images.values.filter {
            $0.parent == parent && $0.history.last?.createdBy == createdBy
        }.max { $0.sequence < $1.sequence }
    }

    mutating func use(_ image: Image, _ state: StageState, _ simulation: inout Simulation) {
        output += " ---> Using cache\n"
        var next = state
        next.config = image.config
        next.layers = image.layers
        next.history = image.history
        next.tree = simulation.tree(of: image)
        next.created = image.created
        next.parent = image.id
        results[stage] = next
        images[stage] = image.id
        showImage()
    }

    mutating func perform(
        _ step: FileStep, _ keyword: String, _ state: StageState, _ plan: BuildPlan, _ simulation: inout Simulation
    ) throws(BuildFailure) {
        guard step.chmod.isEmpty else { throw Self.needsBuildKit("chmod") }
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
        for remote in step.remotes { try place(remote, &source) }
        if !step.remotes.isEmpty { output += "\n" }
        var files = BuildFiles(source: source, isContext: step.from.isEmpty)
        files.unpacks = step.unpacks && step.remotes.isEmpty
        files.isClassic = true
        let matches: [BuildFiles.Match]
        do {
            matches = try files.matches(step.paths + step.remotes.map(Self.place))
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
            let words = step.chown.split(separator: ":").map(String.init)
            guard let owner = UserLookup.find(words, in: state.tree) else {
                throw BuildFailure(
                    "unable to convert uid/gid chown string to host mapping: can't find uid for user \(words.first ?? ""): no such user: \(words.first ?? "")"
                )
            }
            (attributes.owner, attributes.group) = owner
        }
        let digest = files.digest(of: matches, attributes: attributes)
        let kind = matches.count > 1 ? "multi" : source[matches[0].id].isDirectory ? "dir" : "file"
        let isHere = step.sources.destination == "."
        let shown =
            isHere ? "." : FileTree.cleaned(destination) + (endsInSlash && destination != "/" ? "/" : "")
        let createdBy = "\(Self.shell(of: state)) #(nop) \(keyword) \(kind):\(digest.hex) in \(shown) "
        if let cached = cached(createdBy, simulation) { return use(cached, state, &simulation) }
        var tree = state.tree
        do {
            try files.copy(
                matches, to: FileTree.cleaned(destination), endsInSlash: endsInSlash, into: &tree,
                attributes: attributes, at: simulation.world.clock.now.nanoseconds)
        } catch {
            throw BuildFailure(
                "cannot copy to non-directory: /var/lib/docker/overlay2/\(digest.hex)/merged\(error.message)")
        }
        // COPY and ADD need no container.
        try record(createdBy, state, tree, &simulation, runsInContainer: false)
    }
}
