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
        let title = title(of: expanded, parsed, shown, index, plan, state)
        var state = state
        state.lastStep = title
        states[index] = state
        switch expanded {
        case .run(let run):
            return try startRun(run, parsed, index, plan, title, state, &simulation)
        case .workdir(let workdir):
            state.config.workingDir = FileTree.cleaned(state.absolute(workdir.path))
            states[index] = state
            let key = Digest.sha256(of: "\(state.key.hex) WORKDIR \(state.config.workingDir) \(state.config.user)")
            progress.append(.begin(title))
            let history = "WORKDIR \(state.config.workingDir)"
            let isCached = reuse(key, index, history, always: true, &simulation)
            note(title, parsed, index, isCached: isCached, inputs: ["USER": state.config.user])
            if isCached || isTrial { return .again }
            try checkFolders(of: FileTree.cleaned(state.config.workingDir), upTo: 0, state, parsed.lines, title)
            var tree = state.tree
            Self.makeWorkingDirectory(state, in: &tree, at: simulation.world.clock.now.nanoseconds)
            commit(tree, key, index, title, history, &simulation)
        case .copy(let copy):
            try perform(
                FileStep(copy), parsed, title, index, plan, state, &simulation)
        case .add(let add):
            try perform(FileStep(add), parsed, title, index, plan, state, &simulation)
        default: break
        }
        return .again
    }

    /// How a step is called: its stage, its place and its text.
    func title(
        of expanded: Instruction, _ parsed: StageInstruction, _ number: Int, _ index: Int, _ plan: BuildPlan,
        _ state: StageState
    ) -> String {
        let text = BuildText.title(expanded, parsed, state: state)
        let trigger = instruction <= plan.triggers[index] ?? 0 ? "ONBUILD " : ""
        return "[\(plan.label(index))\(stepNumber(number, index, plan))] \(trigger)\(text)"
    }

    /// Makes the directory that WORKDIR names. What is new of its path belongs to USER (recorded in images-54-workdir).
    private static func makeWorkingDirectory(_ state: StageState, in tree: inout FileTree, at time: Int64) {
        let path = state.config.workingDir
        guard tree.find(path) == nil else { return }
        let names = FileTree.components(path)
        let isThere = names.indices.prefix { tree.find(names[...$0].joined(separator: "/")) != nil }
        tree.makeDirectories(path, at: time)
        let words = state.config.user.split(separator: ":", maxSplits: 1).map(String.init)
        guard !words.isEmpty, let (user, group) = UserLookup.find(words, in: tree) else { return }
        for index in names.indices.dropFirst(isThere.count) {
            guard let id = tree.find(names[...index].joined(separator: "/")) else { continue }
            tree[id].owner = user
            tree[id].group = group
        }
    }

    mutating func perform(
        _ step: FileStep, _ parsed: StageInstruction, _ title: String, _ index: Int, _ plan: BuildPlan,
        _ state: StageState, _ simulation: inout Simulation
    ) throws(BuildFailure) {
        let lines = parsed.lines
        if !step.contextPaths.isEmpty { try sendContext(&simulation) }
        for _ in step.sources.files { sayInlineDocument() }
        progress.append(.begin(title))
        var files = BuildFiles(
            source: try source(from: step.from, index, plan, lines, &simulation), isContext: step.from.isEmpty)
        if !step.excludedPatterns.isEmpty {
            do {
                files.excluded = try IgnorePatterns(parsing: step.excludedPatterns.joined(separator: "\n"))
            } catch {
                let patterns = step.excludedPatterns.joined(separator: " ")
                let reason =
                    "failed to calculate checksum of ref \(Self.contextReference(state.key)): invalid excludepatterns: [\(patterns)]: \(error.message)"
                progress.append(.failed(reason))
                throw BuildFailure("failed to compute cache key: \(reason)", lines: lines, step: title)
            }
        }
        files.unpacks = step.unpacks
        let matches: [BuildFiles.Match]
        do {
            matches = try files.matches(step.paths)
        } catch  where !step.excludedPatterns.isEmpty && !error.path.isEmpty {
            // With patterns the files are no part of the key: the copy itself does not find them.
            throw fail("lstat \(error.path): no such file or directory", lines, title)
        } catch {
            let failure = Self.notFound(error, state, lines, title)
            progress.append(.failed(failure.message.replacing("failed to compute cache key: ", with: "")))
            throw failure
        }
        let attributes = try attributes(of: step, state, lines)
        let destination = state.absolute(step.sources.destination)
        var input =
            "\(state.key.hex) \(step.isAdd ? "ADD" : "COPY") \(FileTree.cleaned(destination)) \(destination.hasSuffix("/"))"
        input += " \(step.excludedPatterns) \(files.digest(of: matches, attributes: attributes).hex)"
        for file in step.sources.files { input += " \(file.name) \(file.content)" }
        for remote in step.remotes { input += " " + fingerprint(of: remote, step, attributes) }
        let key = Digest.sha256(of: input)
        let history = step.history
        let isCached = reuse(key, index, history, &simulation)
        var inputs = files.inputs(of: matches)
        for file in step.sources.files { inputs["<<" + file.name] = file.content }
        for remote in step.remotes { inputs[remote.text] = fingerprint(of: remote, step, attributes) }
        note(title, parsed, index, isCached: isCached, inputs: inputs)
        if isCached || isTrial { return }
        try checkFolders(
            of: FileTree.cleaned(destination), upTo: step.sources.destination.hasSuffix("/") ? 0 : 1, state, lines,
            title)
        var tree = state.tree
        let now = simulation.world.clock.now.nanoseconds
        let endsInSlash =
            destination.hasSuffix("/") || step.sources.destination == "." || step.sources.destination == "./"
        do {
            try files.copy(
                matches, to: FileTree.cleaned(destination), endsInSlash: endsInSlash, into: &tree,
                attributes: attributes,
                at: now)
            for remote in step.remotes {
                try copy(
                    remote, step, to: FileTree.cleaned(destination), endsInSlash: endsInSlash, into: &tree, attributes,
                    excluding: files.excluded, at: now)
            }
        } catch {
            throw fail(
                "cannot copy to non-directory: /var/lib/docker/overlay2/\(key.hex)/merged\(error.message)", lines, title
            )
        }
        for file in step.sources.files {
            let isDirectory = endsInSlash || tree.inode(at: destination)?.isDirectory == true
            let names = FileTree.components(destination).dropLast(isDirectory ? 0 : 1)
            files.makeFolders(names.joined(separator: "/"), in: &tree, attributes, ofFolder: false, now)
            tree.place(
                Inode(
                    .file(FileBody(file.content)), mode: attributes.mode(over: 0o644, isDirectory: false),
                    owner: attributes.owner,
                    group: attributes.group, modified: now),
                at: isDirectory ? destination + "/" + file.name : destination)
        }
        commit(tree, key, index, title, history, &simulation)
    }

    /// Nothing can be put below a file.
    private mutating func checkFolders(
        of path: String, upTo last: Int, _ state: StageState, _ lines: ClosedRange<Int>, _ title: String
    ) throws(BuildFailure) {
        let names = FileTree.components(path).dropLast(last)
        for count in names.indices.map({ $0 + 1 }) {
            let path = "/" + names.prefix(count).joined(separator: "/")
            guard state.tree.inode(at: path)?.isFile == true else { continue }
            throw fail("mkdir \(path): not a directory", lines, title)
        }
    }

    /// A here-document is a file of its own to BuildKit.
    mutating func sayInlineDocument() {
        progress += [.begin("[internal] preparing inline document"), .done(0)]
    }

    /// A step's own failure, said with the step.
    private mutating func fail(_ reason: String, _ lines: ClosedRange<Int>, _ title: String) -> BuildFailure {
        progress.append(.failed(reason))
        return BuildFailure(reason, lines: lines, step: title)
    }

    /// What steps of the stages that are built take from the context. None of them: it is not sent.
    private var contextPaths: [String] {
        guard let plan else { return [] }
        let instructions = plan.reachable.flatMap { plan.stages[$0].instructions }
        return instructions.flatMap { parsed -> [String] in
            switch parsed.instruction {
            case .copy(let copy): FileStep(copy).contextPaths
            case .add(let add): FileStep(add).contextPaths
            case .run(let run): run.contextPaths
            default: []
            }
        }
    }

    var needsContext: Bool { !contextPaths.isEmpty }

    /// Says once that the context is sent.
    mutating func sendContext(_ simulation: inout Simulation) throws(BuildFailure) {
        guard !hasSentContext, !request.isArchive, request.contextAddress == nil else { return }
        hasSentContext = true
        try checkPatterns()
        let known = simulation.world.docker.sentContexts[request.contextName]
        let transfer = ContextTransfer(context, contextPaths, known: known)
        simulation.world.docker.sentContexts[request.contextName] = transfer.files
        noteSource("context", "context", size: transfer.files.contentSize(), &simulation)
        progress.append(.begin("[internal] load build context"))
        progress.append(.status("transferring context: \(HumanBytes.text(transfer.size)) done"))
        progress.append(.done(0))
    }

    /// The sender cannot look for files by a malformed pattern. Recorded: `images-a32-patterns`.
    private mutating func checkPatterns() throws(BuildFailure) {
        let paths = Set(contextPaths.map { String(FileTree.cleaned($0).dropFirst()) })
        guard !paths.contains(""), !paths.contains(where: { $0.contains("$") }) else { return }
        let title = "[internal] load build context"
        func refuse(_ reason: String) -> BuildFailure {
            progress += [.begin(title), .failed(reason)]
            return BuildFailure(reason, step: title)
        }
        for path in paths.sorted() {
            guard let pattern = try? PathPattern(path) else {
                throw refuse(
                    "rpc error: code = Unknown desc = invalid includepatterns: [\(paths.sorted().joined(separator: " "))]: syntax error in pattern"
                )
            }
            guard pattern.isSound else {
                throw refuse("error from sender: failed to match includepatterns: syntax error in pattern")
            }
        }
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

    /// The files of a stage or an image, or of the context when `from` is empty.
    mutating func source(
        from: String, _ index: Int, _ plan: BuildPlan, _ lines: ClosedRange<Int>, _ simulation: inout Simulation
    ) throws(BuildFailure) -> FileTree {
        guard !from.isEmpty else { return context }
        if let other = try BuildPlan.stage(named: from, for: index, plan.stages, lines: lines) {
            return states[other]?.tree ?? FileTree()
        }
        if let files = folder(named: from) { return files }
        let reference = try reference(of: from, lines)
        if image(of: reference, simulation) == nil {
            // An image that a trigger of ONBUILD names.
            try fetch(Base(name: from, reference: reference, lines: lines), &simulation)
            if let remote = remotes[reference.canonical] { simulation.addLayers(of: remote) }
        }
        return image(of: reference, simulation).map { simulation.tree(of: $0) } ?? FileTree()
    }

    func attributes(
        of step: FileStep, _ state: StageState, _ lines: ClosedRange<Int>
    ) throws(BuildFailure) -> BuildFiles.Attributes {
        var attributes = BuildFiles.Attributes(keepsOwner: !step.from.isEmpty && step.chown.isEmpty)
        if !step.chmod.isEmpty {
            guard let mode = FileMode(step.chmod) else {
                throw BuildFailure(
                    "invalid chmod parameter: '\(step.chmod)'. it should be octal string and between 0 and 07777",
                    lines: lines)
            }
            attributes.mode = mode
        }
        guard !step.chown.isEmpty else { return attributes }
        let parts = step.chown.split(separator: ":", maxSplits: 1).map(String.init)
        // A name that nobody has is root's (recorded in images-55-user-chown).
        attributes.namesOwner = true
        (attributes.owner, attributes.group) = UserLookup.find(parts, in: state.tree) ?? (0, 0)
        return attributes
    }
}
