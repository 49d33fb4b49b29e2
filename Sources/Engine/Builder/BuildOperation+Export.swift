import Dockerfile
import FileTrees
import HashTreeCollections
import Kernel
import WorldModel

/// The result at the end.
extension BuildOperation {
    mutating func export(_ plan: BuildPlan, _ simulation: inout Simulation) throws(BuildFailure) -> BuildResult {
        let state = states[plan.target] ?? StageState(created: simulation.world.clock.now, key: Digest.sha256(of: ""))
        var result = BuildResult.exported
        for output in outputs {
            switch output {
            case .image(let names, let pushes):
                let id = try exportImage(state, names, &simulation)
                if pushes { for name in names { try push(id, as: name, &simulation) } }
                result = .image(id)
            case .folder:
                files = state.tree
                progress.append(.begin("exporting to client directory"))
                let size = ContextTransfer(state.tree, [""], known: nil).size
                progress.append(.status("copying files \(HumanBytes.text(size)) done"))
                progress.append(.done(0))
            case .archive:
                files = state.tree
                progress.append(.begin("exporting to client tarball"))
                progress.append(.status("sending tarball done"))
                progress.append(.done(0))
            case .cacheOnly: break
            }
        }
        return result
    }

    private var outputs: [BuildOutput] {
        request.outputs.isEmpty ? [.image(names: request.tags, pushes: false)] : request.outputs
    }

    /// The names that the image gets.
    package var imageNames: [ImageReference] {
        outputs.flatMap { output in
            if case .image(let names, _) = output { names } else { [] as [ImageReference] }
        }
    }

    /// The images that the build came from, with their digests.
    package func materials(_ simulation: Simulation) -> [(reference: ImageReference, digest: Digest)] {
        opened.sorted().compactMap { name in
            guard let reference = try? ImageReference(parsing: name) else { return nil }
            let digest = remotes[reference.canonical]?.digest ?? image(of: reference, simulation)?.id
            return digest.map { (reference, $0) }
        }
    }

    private mutating func exportImage(
        _ state: StageState, _ names: [ImageReference], _ simulation: inout Simulation
    ) throws(BuildFailure) -> ImageID {
        var config = state.config
        for label in request.labels { config.labels[label.name] = label.value }
        var draft = ImageDraft(
            config: config, layers: state.layers, history: Self.timed(state), created: state.created)
        draft.author = state.author
        let id = simulation.addImage(draft)
        progress.append(.begin("exporting to image"))
        progress.append(.status("exporting layers done"))
        progress.append(.status("writing image \(id) done"))
        for name in names {
            do throws(EngineError) {
                try name.checkAsTag()
            } catch {
                progress.append(.failed(error.message))
                throw BuildFailure(error.message, step: "exporting to image")
            }
            simulation.tag(id, as: name)
            progress.append(.status("naming to \(name.canonical) done"))
        }
        progress.append(.done(0))
        return id
    }

    /// The client has the engine push the image when it is there.
    private mutating func push(
        _ id: ImageID, as name: ImageReference, _ simulation: inout Simulation
    ) throws(BuildFailure) {
        let full = name.withDefaultTag
        let step = "pushing \(full.familiar) with docker"
        progress.append(.begin(step))
        do throws(EngineError) {
            try simulation.reachRegistry(of: full)
            guard let image = simulation.world.docker.images[id] else { return }
            _ = try simulation.push(
                image, as: full, tag: full.tag ?? "latest", request.credentials[full.domain])
        } catch {
            progress.append(.failed(error.message))
            var failure = BuildFailure(error.message, step: step)
            failure.isOfClient = true
            throw failure
        }
        progress.append(.done(100_000_000))
    }

    /// The history with its times. A line without a layer has that of the layer before it in this build, or else of the
    /// first one (buildkit, `normalizeLayersAndHistory`).
    private static func timed(_ state: StageState) -> [HistoryEntry] {
        var history = state.history
        // More layers than lines: the rest is named after the last step.
        for _ in 0..<state.unnamedLayers {
            history.append(
                HistoryEntry(
                    created: state.created, createdBy: state.lastStep, comment: "buildkit.exporter.image.v0",
                    emptyLayer: false))
        }
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
