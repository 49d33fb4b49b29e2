import FileTrees
import HashTreeCollections
import WorldModel

/// What `docker commit` is to make of a container (Engine API: `POST /commit`).
package struct CommitRequest: Sendable {
    package var container: String
    package var reference: ImageReference?
    package var author = ""
    package var message = ""
    /// Dockerfile instructions that change the configuration.
    package var changes: [String] = []
    /// Whether to freeze a running container meanwhile.
    package var pauses = true

    package init(container: String) { self.container = container }
}

extension Simulation {
    /// Makes an image of a container: its own files become a layer on top of its image's.
    package mutating func commitContainer(_ request: CommitRequest) throws(EngineError) -> ImageID {
        let container = try findContainer(request.container)
        let config = try ConfigChanges.apply(request.changes, to: container.config)
        let pauses = request.pauses && container.state.process != nil && !container.state.isPaused
        if pauses { try pauseContainer(container.id.hex) }
        // It goes on however this ends.
        defer { if pauses { try? unpauseContainer(container.id.hex) } }
        elapse(milliseconds: 60)
        let base = world.docker.images[container.image]
        var layers = container.layers
        let content = ownLayer(of: container)
        if !content.entries.isEmpty { layers.append(addLayer(content, on: layers)) }
        let now = world.clock.now
        let entry = HistoryEntry(
            created: now, createdBy: (container.config.cmd ?? []).joined(separator: " "), comment: request.message,
            emptyLayer: content.entries.isEmpty, author: request.author)
        var draft = ImageDraft(
            config: config, layers: layers, history: (base?.history ?? []) + [entry], created: now)
        draft.comment = request.message
        draft.author = request.author
        draft.container = container.id.hex
        draft.parent = base?.id
        let id = addImage(draft)
        emit("create", image: id)
        // The image is there even if it cannot be called so.
        if let reference = request.reference {
            try reference.checkAsTag()
            tag(id, as: reference)
        }
        emit(
            "commit", container,
            [
                "comment": request.message, "imageID": id.description,
                "imageRef": request.reference?.withDefaultTag.familiar ?? "",
            ])
        return id
    }
}
