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
            config: state.config, layers: state.layers, history: state.history, created: state.created)
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
}
