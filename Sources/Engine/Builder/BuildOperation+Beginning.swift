import Dockerfile
import FileTrees
import HashTreeCollections
import Kernel
import WorldModel

/// Reading the Dockerfile and the context, and finding the base images.
extension BuildOperation {
    mutating func begin(_ simulation: inout Simulation) throws(BuildFailure) {
        began = simulation.world.clock.now
        let place: Int
        if request.contextAddress != nil, hasRemoteContext {
            place = progress.count
            if request.isArchive { progress += [.begin("copy /context /"), contextWasKnown ? .cached : .done(0)] }
        } else if request.isArchive {
            progress += [.begin("[internal] load remote build context")]
            place = progress.count
            progress += [.done(0), .begin("copy /context /"), .done(0)]
        } else {
            progress.append(.begin("[internal] load build definition from \(request.dockerfileName)"))
            progress.append(.status("transferring dockerfile: \(HumanBytes.text(dockerfileTransfer)) done"))
            noteSource("dockerfile", "dockerfile", size: request.dockerfile?.count ?? 0, &simulation)
            place = progress.count
            progress.append(.done(0))
        }
        let loaded: BuildPlan
        do throws(BuildFailure) {
            report = checks(of: nil, simulation)
            loaded = try BuildPlan(request, platform: Self.platform)
            report = checks(of: loaded, simulation)
            try load(loaded, &simulation)
        } catch {
            // What fails before the stages are looked at leaves their warnings unsaid.
            report.warnings.removeLast(report.warnings.count - report.earlyCount)
            sayWarnings(at: place)
            throw error
        }
        report = checks(of: loaded, simulation)
        sayWarnings(at: place)
        // An error without a place is that of `# check=error=true`.
        if !isQuestion, let error = report.error, error.lines == nil { throw BuildFailure(error.message) }
        plan = loaded
    }

    /// What checking the Dockerfile finds. A build looks only at the stages that it needs, `--check` without a target
    /// at all (buildkit `DockerfileLint`).
    private func checks(of plan: BuildPlan?, _ simulation: Simulation) -> BuildCheckReport {
        guard let document = plan?.document ?? request.dockerfile.flatMap({ try? DockerfileDocument(parsing: $0) })
        else { return BuildCheckReport() }
        var facts = BuildFacts()
        facts.buildArguments = request.buildArguments.reduce(into: [:]) { $0[$1.name] = $1.value }
        facts.target = request.target
        guard let plan else { return BuildChecker.check(document, facts: facts) }
        if !isQuestion || !request.target.isEmpty { facts.stageIndices = Set(plan.reachable) }
        for index in plan.stages.indices {
            guard let name = try? baseName(of: index, plan), plan.baseStage(of: index, name: name) == nil,
                let reference = try? reference(of: name, nil),
                let config = image(of: reference, simulation)?.config
            else { continue }
            let variables = config.env.map { $0.split(separator: "=", maxSplits: 1).map(String.init) }
            facts.baseImages[name] = BuildFacts.BaseImage(
                environment: variables.reduce(into: [:]) { $0[$1[0]] = $1.count > 1 ? $1[1] : "" },
                hasShell: config.shell?.isEmpty == false)
        }
        return BuildChecker.check(document, facts: facts)
    }

    /// Warnings are said with the step that read the Dockerfile, and again at the end.
    private mutating func sayWarnings(at place: Int) {
        guard !isQuestion else { return }
        progress.insert(contentsOf: report.warnings.map { .status("WARN: \($0.summary)") }, at: place)
    }

    /// Bytes that the Dockerfile takes on its way to the builder.
    private var dockerfileTransfer: Int {
        request.dockerfile.map { ContextTransfer.size(ofFile: request.dockerfileName, bytes: $0.count) } ?? 2
    }

    /// Notes in the cache that files were sent.
    func noteSource(_ what: String, _ name: String, size: Int, _ simulation: inout Simulation) {
        simulation.noteCached(
            .localSource, "\(what) \(request.contextName)", "local source for \(name)", size: size)
    }

    /// Finds the base images and reads the context.
    private mutating func load(_ plan: BuildPlan, _ simulation: inout Simulation) throws(BuildFailure) {
        // All names are read before the first is looked up (recorded in images-46-arg-scope).
        let bases = try bases(plan)
        var sharedWith: Set<String> = []
        for base in bases {
            let domain = base.reference.domain
            if request.credentials[domain] != nil, !isHere(base.reference, simulation),
                simulation.asksForPassword(domain), sharedWith.insert(domain).inserted
            {
                progress += [.begin("[auth] sharing credentials for \(domain)"), .done(0)]
            }
            progress.append(.begin(base.title))
            try fetch(base, stages: plan.stages.map(\.name).filter { !$0.isEmpty }, &simulation)
            progress.append(.done(0))
        }
        if let address = request.contextAddress, !hasRemoteContext { try checkOutContext(address, &simulation) }
        context = request.context
        try loadNamedFolders(plan)
        try loadIgnoreFile(&simulation)
        try checkStages(plan, simulation)
        try checkRuns(plan)
    }

    /// Finds what is wrong with instructions before any step is done: values that cannot be read, once they are expanded.
    private mutating func checkStages(_ plan: BuildPlan, _ simulation: Simulation) throws(BuildFailure) {
        var (trial, world) = (self, simulation)
        missingSource = nil
        trial.instruction = .max
        for canonical in trial.remotes.keys { trial.opened.insert(canonical) }
        let given = request.buildArguments.reduce(into: [String: String]()) { $0[$1.name] = $1.value }
        for index in plan.reachable {
            try trial.startStage(index, plan, &world)
            for parsed in plan.stages[index].instructions {
                guard var state = trial.states[index] else { continue }
                let expanded: Instruction
                do {
                    expanded = try parsed.instruction.resolved(with: state.variables, escape: plan.document.escape)
                } catch {
                    throw BuildFailure(error.message, lines: parsed.lines)
                }
                _ = state.applyMetadata(expanded, buildArguments: given, globals: plan.globals)
                trial.states[index] = state
                switch expanded {
                case .copy, .add, .run, .workdir: trial.shown += 1
                default: continue
                }
                let title = trial.title(of: expanded, parsed, trial.shown, index, plan, state)
                switch expanded {
                case .copy(let copy): try check(FileStep(copy), title, parsed.lines, state)
                case .add(let add): try check(FileStep(add), title, parsed.lines, state)
                default: break
                }
            }
        }
    }

    /// Checks a COPY or ADD, and notes the first that names something the context does not have: BuildKit looks for the
    /// files of all steps while the first command runs, and gives up.
    private mutating func check(
        _ step: FileStep, _ title: String, _ lines: ClosedRange<Int>, _ state: StageState
    ) throws(BuildFailure) {
        try Self.checkMode(step, lines)
        try Self.checkRemotes(step, lines)
        guard missingSource == nil, step.from.isEmpty, step.excludedPatterns.isEmpty else { return }
        do {
            _ = try BuildFiles(source: context, isContext: true).matches(step.paths)
        } catch {
            missingSource = Self.notFound(error, state, lines, title)
        }
    }

    /// What is said of a source that is not there.
    static func notFound(
        _ error: BuildFiles.Failure, _ state: StageState, _ lines: ClosedRange<Int>, _ title: String
    ) -> BuildFailure {
        let reason = "failed to calculate checksum of ref \(contextReference(state.key)): \(error.message)"
        return BuildFailure("failed to compute cache key: \(reason)", lines: lines, step: title)
    }

    /// `--chmod` is octal digits or the symbols of chmod(1).
    private static func checkMode(_ step: FileStep, _ lines: ClosedRange<Int>) throws(BuildFailure) {
        guard !step.chmod.isEmpty, FileMode(step.chmod) == nil else { return }
        throw BuildFailure(
            step.chmod.allSatisfy(\.isNumber)
                ? "invalid chmod parameter: '\(step.chmod)'. it should be octal string and between 0 and 07777"
                : "invalid syntax", lines: lines)
    }

    static let platform = [
        "TARGETPLATFORM": "linux/amd64", "TARGETOS": "linux", "TARGETARCH": "amd64", "TARGETVARIANT": "",
        "BUILDPLATFORM": "linux/amd64", "BUILDOS": "linux", "BUILDARCH": "amd64", "BUILDVARIANT": "",
        "TARGETSTAGE": "default",
    ]

    func baseName(of index: Int, _ plan: BuildPlan) throws(BuildFailure) -> String {
        do {
            return try WordExpander(escape: plan.document.escape)
                .expand(plan.stages[index].baseName, with: plan.globals).text
        } catch {
            throw BuildFailure(error.message, lines: plan.stages[index].lines)
        }
    }

    /// Leaves out of the context what `.dockerignore` says. A file of the Dockerfile's own, which came with it, replaces that
    /// one. A context that came as an archive is whole.
    private mutating func loadIgnoreFile(_ simulation: inout Simulation) throws(BuildFailure) {
        if let own = request.ownIgnoreFile { return try leaveOut(String(decoding: own, as: UTF8.self)) }
        guard !request.isArchive, request.contextAddress == nil else { return }
        let ignore = request.context.inode(at: ".dockerignore")?.body?.bytes
        let size = ignore.map { ContextTransfer.size(ofFile: ".dockerignore", bytes: $0.count) } ?? 2
        progress += [
            .begin("[internal] load .dockerignore"), .status("transferring context: \(HumanBytes.text(size)) done"),
            .done(0),
        ]
        noteSource("ignore", "context", size: ignore?.count ?? 0, &simulation)
        if let ignore { try leaveOut(String(decoding: ignore, as: UTF8.self)) }
    }

    /// What `.dockerignore` leaves of some files.
    mutating func leaveOut(_ text: String) throws(BuildFailure) { context = try Self.kept(of: context, text) }

    static func kept(of files: FileTree, _ text: String) throws(BuildFailure) -> FileTree {
        var files = files
        do {
            let patterns = try IgnorePatterns(parsing: text)
            for (path, _) in files.walk().reversed() {
                guard let inode = files.inode(at: path), try patterns.matchesOrParentMatches(path) else { continue }
                if let directory = inode.directory, !directory.entries.isEmpty { continue }
                files.remove(path)
            }
        } catch {
            throw BuildFailure("failed to parse .dockerignore: \(error)")
        }
        return files
    }
}
