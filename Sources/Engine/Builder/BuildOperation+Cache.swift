import Dockerfile
import FileTrees
import HashTreeCollections
import Kernel
import WorldModel

/// The build cache, and the layers that go into it.
extension BuildOperation {
    /// Takes the result of a step from the cache, if it is there.
    mutating func reuse(
        _ key: Digest, _ index: Int, _ history: String, always: Bool = false, _ simulation: inout Simulation
    ) -> Bool {
        let isSame = !finished.insert(key).inserted
        let stage = plan?.stages[index].name ?? ""
        // `--no-cache` does not reach WORKDIR (recorded in images-a11-steps and images-a24-second-builds).
        let isAllowed = always || request.usesCache && !request.uncachedStages.contains(stage)
        // What stands on something that was done again is done again, in other stages, too (images-a30-no-cache-filter).
        guard isSame || isAllowed && states[index]?.isFresh != true,
            let record = simulation.world.docker.buildCache[key],
            let chain = Layer.chainID(of: record.layers), let layer = simulation.world.docker.layers[chain]
        else { return false }
        if isSame, let begin = progress.lastIndex(where: { if case .begin = $0 { true } else { false } }) {
            // The same step of another stage is not a step of its own: it is done and shown once.
            progress.removeSubrange(begin...)
        } else {
            progress.append(.cached)
        }
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

    static func suffix(_ history: String) -> String { history.hasPrefix("WORKDIR") ? "" : " # buildkit" }

    /// Makes a layer of what a step changed, and remembers it.
    mutating func commit(
        _ tree: FileTree, _ key: Digest, _ index: Int, _ title: String, _ history: String,
        _ simulation: inout Simulation, began: Instant? = nil, command: [String]? = nil
    ) {
        guard let state = states[index] else { return }
        let start = began ?? simulation.world.clock.now
        simulation.elapse(milliseconds: 40)
        let content = tree.layer(over: state.tree, isDescendant: true)
        let layer = simulation.addLayer(content, on: state.layers, tree: tree)
        let layers = state.layers + [layer]
        let now = simulation.world.clock.now
        simulation.world.docker.buildCache[key] = BuildCacheRecord(
            .step, key: key, layers: layers, description: description(title, index, command), size: content.size,
            created: now,
            sequence: simulation.world.docker.sequence())
        states[index]?.isFresh = true
        states[index]?.layers = layers
        states[index]?.tree = tree
        states[index]?.key = key
        states[index]?.created = now
        let line = entry(history + Self.suffix(history), now, isEmpty: false)
        states[index]?.history.append(line)
        progress.append(.done(now - start))
    }

    /// What a record says of the step that made it.
    private func description(_ title: String, _ index: Int, _ command: [String]?) -> String {
        if let command { return "mount / from exec " + command.joined(separator: " ") }
        guard let plan, plan.label(index).isEmpty, title.hasPrefix("[") else { return title }
        let stage = plan.stages[index].name
        return "[\(stage.isEmpty ? "stage-\(index)" : stage) " + title.dropFirst()
    }
}
