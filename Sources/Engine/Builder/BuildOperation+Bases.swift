import Dockerfile
import FileTrees
import HashTreeCollections
import Kernel
import WorldModel

/// The images that a build starts from or copies from.
///
/// One that is here is taken as it is. Another comes from its registry and gets no name here: `docker images` does not
/// show it, and the build cache keeps its layers. Recorded: `images-a8-bases-from-a-registry`.
extension BuildOperation {
    /// An image that the Dockerfile names.
    struct Base {
        /// As the Dockerfile has it.
        var name: String
        var reference: ImageReference
        var lines: ClosedRange<Int>
        /// The image as `--build-context` has it, when that is what the name means.
        var context: String?

        /// How the step that looks it up is called.
        var title: String {
            context.map { "[context \(name)] load metadata for \($0)" }
                ?? "[internal] load metadata for \(reference.canonical)"
        }
    }

    /// The images that the stages need, each once: first those that stages start from, then those that are copied from.
    func bases(_ plan: BuildPlan) throws(BuildFailure) -> [Base] {
        var bases: [Base] = []
        func add(_ name: String, _ lines: ClosedRange<Int>) throws(BuildFailure) {
            guard folder(named: name) == nil else { return }
            let reference = try reference(of: name, lines)
            guard !bases.contains(where: { $0.reference.canonical == reference.canonical }) else { return }
            bases.append(Base(name: name, reference: reference, lines: lines, context: contextImage(named: name)))
        }
        for index in plan.reachable {
            let name = try baseName(of: index, plan)
            guard plan.baseStage(of: index, name: name) == nil, name != "scratch" else { continue }
            guard !name.isEmpty else {
                throw BuildFailure(
                    "base name (\(plan.stages[index].baseName)) should not be blank", lines: plan.stages[index].lines)
            }
            try add(name, plan.stages[index].lines)
        }
        for index in plan.reachable {
            for source in try plan.imageSources(of: index) { try add(source.name, source.lines) }
        }
        return bases
    }

    /// Whether an image can be used without asking its registry.
    func isHere(_ reference: ImageReference, _ simulation: Simulation) -> Bool {
        !request.pulls && (try? simulation.findImage(reference.canonical)) != nil
    }

    /// The image as the build uses it, once its metadata is there.
    func image(of reference: ImageReference, _ simulation: Simulation) -> Image? {
        remotes[reference.canonical]?.image ?? (try? simulation.findImage(reference.canonical))
    }

    /// Loads the metadata of an image that is not here.
    ///
    /// - Parameter stages: names that may have been meant instead.
    mutating func fetch(
        _ base: Base, stages: [String] = [], _ simulation: inout Simulation
    ) throws(BuildFailure) {
        let reference = base.reference
        guard !isHere(reference, simulation) else { return }
        let credentials = request.credentials[reference.domain]
        var digest: Digest?
        do throws(EngineError) {
            let remote = try simulation.remoteImage(reference, credentials)
            digest = remote.digest
            if reference.domain == "docker.io", !simulation.lacking(remote).isEmpty {
                try simulation.countHubDownload(credentials)
            }
            remotes[reference.canonical] = remote
        } catch {
            let reason = MetadataFailure.text(error, of: reference, digest: digest?.description)
            progress.append(.failed(reason))
            let hint = Suggestion.suffix(for: base.name, among: stages, matchingCase: false)
            let start = base.context == nil ? base.name + ": " : ""
            throw BuildFailure(
                "\(start)failed to resolve source metadata for \(reference.canonical): \(reason)\(hint)",
                lines: base.lines, step: base.title)
        }
    }

    /// The step of a FROM, or that of an image that is only copied from: its layers are brought here.
    ///
    /// - Parameter context: how the step is called, for an image that `--build-context` names.
    mutating func open(
        _ reference: ImageReference, _ label: String, context: String? = nil, _ simulation: inout Simulation
    ) {
        let start = simulation.world.clock.now
        opened.insert(reference.canonical)
        guard let remote = remotes[reference.canonical] else {
            progress.append(.begin(context ?? "\(label)FROM \(reference.canonical)"))
            if let image = image(of: reference, simulation) {
                simulation.noteCached(.base, "local \(image.id)", "from local ", layers: image.layers, size: 0)
            }
            return
        }
        let name = "\(reference.canonical)@\(remote.digest)"
        progress.append(.begin(context ?? "\(label)FROM \(name)"))
        let record = Self.record(remote)
        if !simulation.hasCached(record) {
            progress.append(.status("resolve \(name) done"))
            let lacking = simulation.lacking(remote)
            if !lacking.isEmpty {
                for blob in remote.blobs {
                    let size = HumanBytes.text(blob.size)
                    progress.append(.status("\(blob.digest) \(size) / \(size) done"))
                }
                for layer in lacking { progress.append(.status("extracting \(layer) 0.1s done")) }
                simulation.elapse(milliseconds: 900 + 100 * Int64(lacking.count))
            }
        }
        simulation.addLayers(of: remote)
        simulation.noteCached(.base, record, "pulled from \(name)", layers: remote.draft.layers, size: 0)
        pulling = simulation.world.clock.now - start
    }

    /// The steps of the images that a stage copies from.
    mutating func openSources(
        of index: Int, _ plan: BuildPlan, _ simulation: inout Simulation
    ) throws(BuildFailure) {
        for source in try plan.imageSources(of: index) where folder(named: source.name) == nil {
            let reference = try reference(of: source.name, source.lines)
            guard !opened.contains(reference.canonical), !startsFrom(reference, plan) else { continue }
            let wasUsed = remotes[reference.canonical].map { simulation.hasCached(Self.record($0)) } ?? false
            open(reference, "", context: contextStep(named: source.name), &simulation)
            progress.append(wasUsed && !firstStepIsCached(index, plan, simulation) ? .cached : .done(pulling))
            pulling = 0
        }
    }

    private static func record(_ remote: RemoteImage) -> String { "pulled \(remote.digest)" }

    /// Whether the first step of a stage will come from the cache: tried on a copy.
    private func firstStepIsCached(_ index: Int, _ plan: BuildPlan, _ simulation: Simulation) -> Bool {
        var (copy, world) = (self, simulation)
        copy.opened.formUnion(((try? bases(plan)) ?? []).map(\.reference.canonical))
        guard (try? copy.startStage(index, plan, &world)) != nil, let state = copy.states[index] else { return false }
        return isFirstStepCached(index, plan, state, simulation)
    }

    private func startsFrom(_ reference: ImageReference, _ plan: BuildPlan) -> Bool {
        plan.reachable.contains { index in
            guard let name = try? baseName(of: index, plan), plan.baseStage(of: index, name: name) == nil else {
                return false
            }
            return (try? self.reference(of: name, nil))?.canonical == reference.canonical
        }
    }
}

extension BuildPlan {
    /// The images that instructions of a stage name with `--from`.
    func imageSources(of index: Int) throws(BuildFailure) -> [(name: String, lines: ClosedRange<Int>)] {
        var sources: [(name: String, lines: ClosedRange<Int>)] = []
        for instruction in stages[index].instructions {
            for name in instruction.instruction.sourceStages
            where try Self.stage(named: name, for: index, stages, lines: instruction.lines) == nil {
                sources.append((name, instruction.lines))
            }
        }
        return sources
    }
}
