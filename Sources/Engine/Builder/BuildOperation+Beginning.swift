import Dockerfile
import FileTrees
import HashTreeCollections
import Kernel
import WorldModel

/// Reading the Dockerfile and the context, and finding the base images.
extension BuildOperation {
    mutating func begin(_ simulation: inout Simulation) throws(BuildFailure) {
        began = simulation.world.clock.now
        progress.append(.begin("[internal] load build definition from \(request.dockerfileName)"))
        progress.append(.status("transferring dockerfile: \(HumanBytes.text(transferSize)) done"))
        let place = progress.count
        progress.append(.done(0))
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
                let reference = try? Self.reference(name, nil),
                let config = (try? simulation.findImage(reference.canonical))?.config
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

    /// Bytes that the Dockerfile takes on its way to the builder: its content in messages with its name and size
    /// (measured; a size from 128 on takes a byte more at two places, as protocol buffers write numbers).
    private var transferSize: Int {
        guard let bytes = request.dockerfile else { return 2 }
        return bytes.count + request.dockerfileName.utf8.count + (bytes.count < 128 ? 27 : 29)
    }

    /// Finds the base images and reads the context.
    private mutating func load(_ plan: BuildPlan, _ simulation: inout Simulation) throws(BuildFailure) {
        // All names are read before the first is looked up (recorded in images-46-arg-scope).
        var bases: [(name: String, reference: ImageReference, lines: ClosedRange<Int>)] = []
        for index in plan.reachable {
            let base = try baseName(of: index, plan)
            guard plan.baseStage(of: index, name: base) == nil, base != "scratch" else { continue }
            let reference = try Self.reference(base, plan.stages[index].lines)
            guard !bases.contains(where: { $0.reference.canonical == reference.canonical }) else { continue }
            bases.append((base, reference, plan.stages[index].lines))
        }
        var sharedWith: Set<String> = []
        for base in bases {
            let domain = base.reference.domain
            if request.credentials[domain] != nil, !isHere(base.reference, simulation),
                simulation.asksForPassword(domain), sharedWith.insert(domain).inserted
            {
                progress += [.begin("[auth] sharing credentials for \(domain)"), .done(0)]
            }
            progress.append(.begin("[internal] load metadata for \(base.reference.canonical)"))
            try fetch(base.name, base.reference, base.lines, &simulation)
            progress.append(.done(0))
        }
        progress.append(.begin("[internal] load .dockerignore"))
        let ignore = request.context.inode(at: ".dockerignore")?.body?.bytes
        let ignoreSize = ignore.map { $0.count + 50 } ?? 2
        progress.append(.status("transferring context: \(HumanBytes.text(ignoreSize)) done"))
        progress.append(.done(0))
        context = request.context
        if let ignore { try leaveOut(String(decoding: ignore, as: UTF8.self)) }
        try Self.checkRuns(plan)
    }

    static let platform = [
        "TARGETPLATFORM": "linux/amd64", "TARGETOS": "linux", "TARGETARCH": "amd64", "TARGETVARIANT": "",
        "BUILDPLATFORM": "linux/amd64", "BUILDOS": "linux", "BUILDARCH": "amd64", "BUILDVARIANT": "",
        "TARGETSTAGE": "default",
    ]

    static func reference(_ text: String, _ lines: ClosedRange<Int>?) throws(BuildFailure) -> ImageReference {
        do {
            return try ImageReference(parsing: text).withDefaultTag
        } catch {
            throw BuildFailure("failed to parse stage name \"\(text)\": \(error.message)", lines: lines)
        }
    }

    func baseName(of index: Int, _ plan: BuildPlan) throws(BuildFailure) -> String {
        do {
            return try WordExpander(escape: plan.document.escape)
                .expand(plan.stages[index].baseName, with: plan.globals).text
        } catch {
            throw BuildFailure(error.message, lines: plan.stages[index].lines)
        }
    }

    /// Whether a base image can be used without asking its registry.
    private func isHere(_ reference: ImageReference, _ simulation: Simulation) -> Bool {
        !request.pulls && (try? simulation.findImage(reference.canonical)) != nil
    }

    /// Makes sure that a base image is here. `name` is what the Dockerfile calls it.
    mutating func fetch(
        _ name: String, _ reference: ImageReference, _ lines: ClosedRange<Int>, _ simulation: inout Simulation
    ) throws(BuildFailure) {
        if isHere(reference, simulation) { return }
        resolvedRemotely.insert(reference.canonical)
        let credentials = request.credentials[reference.domain]
        do {
            _ = try simulation.pullImage(reference, credentials)
        } catch {
            let text = "\(name): failed to resolve source metadata for \(reference.canonical): "
            let digest = try? simulation.remoteImage(reference, credentials).digest
            let reason = MetadataFailure.text(error, of: reference, digest: digest?.description)
            progress.append(.failed(reason))
            throw BuildFailure(
                text + reason, lines: lines, step: "[internal] load metadata for \(reference.canonical)")
        }
    }

    mutating func leaveOut(_ text: String) throws(BuildFailure) {
        do {
            let patterns = try IgnorePatterns(parsing: text)
            for (path, _) in context.walk().reversed() where path != ".dockerignore" && path != request.dockerfileName {
                guard let inode = context.inode(at: path), try patterns.matchesOrParentMatches(path) else { continue }
                if let directory = inode.directory, !directory.entries.isEmpty { continue }
                context.remove(path)
            }
        } catch {
            throw BuildFailure("failed to parse .dockerignore: \(error)")
        }
    }
}
