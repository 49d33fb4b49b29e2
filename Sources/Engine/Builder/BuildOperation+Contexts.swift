import Dockerfile
import FileTrees
import HashTreeCollections
import Kernel
import WorldModel

/// Contexts with names: what `--build-context` puts in the place of images and stages.
extension BuildOperation {
    /// The image that a name means.
    func reference(of name: String, _ lines: ClosedRange<Int>?) throws(BuildFailure) -> ImageReference {
        let text = contextImage(named: name) ?? name
        do {
            return try ImageReference(parsing: text).withDefaultTag
        } catch {
            throw BuildFailure("failed to parse stage name \"\(text)\": \(error.message)", lines: lines)
        }
    }

    /// The image that stands behind a name, as `--build-context` has it.
    func contextImage(named name: String) -> String? {
        guard case .image(let text)? = request.context(named: name)?.source else { return nil }
        return text
    }

    /// How the step that brings such an image is called: not by FROM.
    func contextStep(named name: String) -> String? {
        contextImage(named: name).map { "[context \(name)] \($0)" }
    }

    /// The files of a folder that has this name, without those that its own `.dockerignore` leaves out.
    func folder(named name: String) -> FileTree? {
        guard let context = request.context(named: name) else { return nil }
        switch context.source {
        case .folder(let files, _): return folders[context.name] ?? files
        case .repository: return folders[context.name] ?? FileTree()
        case .image: return nil
        }
    }

    /// Reads the `.dockerignore` of each folder that the stages use.
    mutating func loadNamedFolders(_ plan: BuildPlan) throws(BuildFailure) {
        for context in usedFolders(plan) {
            guard case .folder(let files, _) = context.source else { continue }
            let ignore = files.inode(at: ".dockerignore")?.body?.bytes
            let size = ignore.map { ContextTransfer.size(ofFile: ".dockerignore", bytes: $0.count) } ?? 2
            progress += [
                .begin("[context \(context.name)] load .dockerignore"),
                .status("transferring \(context.name): \(HumanBytes.text(size)) done"), .done(0),
            ]
            let text = ignore.map { String(decoding: $0, as: UTF8.self) } ?? ""
            folders[context.name] = try Self.kept(of: files, text)
        }
    }

    /// Says that the folders that files are copied from are sent.
    mutating func sendFolders(_ plan: BuildPlan, _ simulation: inout Simulation) throws(BuildFailure) {
        for context in usedFolders(plan) {
            try checkOut(context, &simulation)
            let paths = plan.reachable.flatMap { plan.stages[$0].instructions }
                .flatMap { $0.instruction.paths(from: context.name) }
            guard !paths.isEmpty else { continue }
            send(context, paths, &simulation)
        }
    }

    /// Brings a context from its repository, once.
    private mutating func checkOut(_ context: NamedContext, _ simulation: inout Simulation) throws(BuildFailure) {
        guard case .repository(let address) = context.source, folders[context.name] == nil else { return }
        let source: GitSource
        do throws(GitSource.Malformed) {
            source = try GitSource(address)
        } catch {
            throw BuildFailure(error.message)
        }
        folders[context.name] = try bring(source, Self.gitTitle(address), &simulation)
    }

    private mutating func send(_ context: NamedContext, _ paths: [String], _ simulation: inout Simulation) {
        guard case .folder(_, let path) = context.source, let files = folders[context.name] else { return }
        let key = "\(context.name) \(path)"
        // A folder that is a base and a source, too, is sent twice at the same time.
        let known = knownFolders[key] ?? simulation.world.docker.sentContexts[key]
        knownFolders[key] = known ?? FileTree()
        let transfer = ContextTransfer(files, paths, known: known)
        simulation.world.docker.sentContexts[key] = transfer.files
        progress += [
            .begin("[context \(context.name)] load from client"),
            .status("transferring \(context.name): \(HumanBytes.text(transfer.size)) done"), .done(0),
        ]
    }

    /// FROM a folder: its files are the one layer that the stage begins with.
    mutating func folderStage(
        _ name: String, _ index: Int, _ plan: BuildPlan, _ simulation: inout Simulation
    ) throws(BuildFailure) -> StageState {
        if let context = request.context(named: name), case .repository = context.source {
            if needsContext { try sendContext(&simulation) }
            try checkOut(context, &simulation)
        }
        guard let context = request.context(named: name), let files = folders[context.name] else {
            throw BuildFailure("\(name): not found", lines: plan.stages[index].lines)
        }
        send(context, [""], &simulation)
        let everything = BuildFiles(source: files, isContext: true)
        let root = BuildFiles.Match(path: "", id: files.root)
        let digest = everything.digest(of: [root], attributes: .init())
        var state = StageState(
            created: simulation.world.clock.now, key: Digest.sha256(of: "folder \(digest.hex)"))
        state.config.env = [StageState.usualPath]
        state.config.workingDir = "/"
        state.tree = files
        state.layers = [simulation.addLayer(files.layer(over: FileTree()), on: [], tree: files)]
        state.unnamedLayers = 1
        return state
    }

    /// The contexts with files that the stages use, in the order of the stages.
    private func usedFolders(_ plan: BuildPlan) -> [NamedContext] {
        var used: [NamedContext] = []
        for index in plan.reachable {
            let base = (try? baseName(of: index, plan)).map { plan.baseStage(of: index, name: $0) == nil ? $0 : "" }
            let sources = ((try? plan.imageSources(of: index)) ?? []).map(\.name)
            for name in [base ?? ""] + sources {
                guard let context = request.context(named: name),
                    !used.contains(where: { $0.name == context.name })
                else { continue }
                if case .image = context.source { continue }
                used.append(context)
            }
        }
        return used
    }
}

extension Instruction {
    /// What an instruction takes from a context with this name.
    fileprivate func paths(from name: String) -> [String] {
        func isMeant(_ text: String) -> Bool { (try? NamedContext.key(text)) == name }
        switch self {
        case .copy(let copy): return isMeant(copy.from) ? copy.sources.paths : []
        case .run(let run):
            let mounts = (try? run.mounts(expanding: { word throws(DockerfileError) in word })) ?? []
            return mounts.filter { !$0.from.isEmpty && isMeant($0.from) }.map(\.source)
        default: return []
        }
    }
}
