import FileTrees
import WorldModel

/// Images from plain archives of files (`POST /images/create?fromSrc=`).
extension Simulation {
    package mutating func importImage(
        _ archive: TarArchive, as reference: ImageReference?, message: String, changes: [String],
        architecture: String = "amd64"
    ) throws(EngineError) -> ImageID {
        let config = try ConfigChanges.apply(changes, to: ContainerConfig())
        let tree = archive.tree
        let layer = addLayer(tree.layer(over: FileTree()), on: [], tree: tree)
        let now = world.clock.now
        let comment = message
        var draft = ImageDraft(
            config: config, layers: [layer], history: [HistoryEntry(created: now, createdBy: "", comment: comment)],
            created: now)
        draft.comment = comment
        draft.architecture = architecture
        let id = addImage(draft)
        if let reference { tag(id, as: reference) }
        emit("import", image: id)
        return id
    }
}
