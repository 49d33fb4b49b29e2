import Dockerfile
import FileTrees
import HashTreeCollections
import Kernel
import WorldModel

/// The image at the end.
extension BuildOperation {
    mutating func export(_ plan: BuildPlan, _ simulation: inout Simulation) -> BuildResult {
        var state = states[plan.target] ?? StageState(created: simulation.world.clock.now, key: Digest.sha256(of: ""))
        for label in request.labels { state.config.labels[label.name] = label.value }
        var draft = ImageDraft(
            config: state.config, layers: state.layers, history: Self.timed(state), created: state.created)
        draft.author = state.author
        let id = simulation.addImage(draft)
        progress.append(.begin("exporting to image"))
        progress.append(.status("exporting layers done"))
        progress.append(.status("writing image \(id) done"))
        for tag in request.tags {
            simulation.tag(id, as: tag)
            progress.append(.status("naming to \(tag.canonical) done"))
        }
        progress.append(.done(0))
        return .image(id)
    }

    /// The history with its times. A line without a layer has that of the layer before it in this build, or else of the
    /// first one (buildkit, `normalizeLayersAndHistory`).
    private static func timed(_ state: StageState) -> [HistoryEntry] {
        var history = state.history
        let own = history.indices.dropFirst(state.inherited)
        guard var created = own.first(where: { !history[$0].emptyLayer }).map({ history[$0].created }) else {
            return history
        }
        for index in own {
            if history[index].emptyLayer { history[index].created = created } else { created = history[index].created }
        }
        return history
    }
}
