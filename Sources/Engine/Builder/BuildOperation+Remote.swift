import Dockerfile
import FileTrees
import HashTreeCollections
import Kernel
import WorldModel

/// What comes from web servers and repositories: sources of ADD, and contexts with an address. Recorded:
/// `images-a23-add-from-the-web`, `images-a28-git`.
extension BuildOperation {
    /// How the builder calls itself when it fetches.
    private static let agent = "buildkit/v0.25.1"

    /// Brings a source of ADD.
    mutating func fetch(
        _ remote: RemoteSource, _ step: FileStep, _ title: String, _ simulation: inout Simulation
    ) throws(BuildFailure) -> Outcome {
        guard !remote.isGit else {
            guard let source = step.repository(remote) else {
                throw BuildFailure("\(remote.text): invalid", step: title)
            }
            _ = try bring(source, title, &simulation)
            if progress.last == .cached, isNextStepCached(simulation) {
                // Nobody needs the files: only the commit was asked for.
                progress[progress.count - 1] = .done(100_000_000)
            }
            return .again
        }
        if let reasons = try bring(remote.text, title, "failed to load cache key: ", &simulation) {
            return .wait(reasons)
        }
        let digest = Digest.sha256(of: remoteFiles.files[remote.text]?.bytes ?? []).description
        guard step.checksum.isEmpty || step.checksum == digest else {
            let reason = "digest mismatch \(digest): \(step.checksum)"
            progress.append(.failed(reason))
            throw BuildFailure(reason, step: title)
        }
        progress.append(.done(simulation.world.clock.now - (fetchBegan ?? simulation.world.clock.now)))
        return .again
    }

    /// Goes on bringing a file. Gives what to wait for, and nothing when it is here.
    private mutating func bring(
        _ address: String, _ title: String, _ prefix: String, _ simulation: inout Simulation
    ) throws(BuildFailure) -> [WaitReason]? {
        if !remoteFiles.isFetching {
            progress.append(.begin(title))
            fetchBegan = simulation.world.clock.now
        }
        do throws(DownloadFailure) {
            return try remoteFiles.fetch(address, agent: Self.agent, &simulation)
        } catch {
            progress.append(.failed(error.builderText))
            throw BuildFailure(prefix + error.builderText, step: title)
        }
    }

    /// Brings a context that is an address, before anything else. Gives nothing when it is here.
    mutating func fetchContext(_ simulation: inout Simulation) throws(BuildFailure) -> Outcome? {
        guard let address = request.contextAddress, !hasRemoteContext else { return nil }
        if RemoteSource(address)?.isGit == true {
            // A Dockerfile of its own is read first.
            guard request.dockerfile == nil else { return nil }
            try checkOutContext(address, &simulation)
            return .again
        }
        let title = "[internal] load remote build context"
        let prefix = "failed to read downloaded context: failed to load cache key: "
        if let reasons = try bring(address, title, prefix, &simulation) { return .wait(reasons) }
        guard let file = remoteFiles.files[address] else { return nil }
        let tree = file.tree(named: "context")
        contextWasKnown = simulation.world.docker.sentContexts[address] == tree
        simulation.world.docker.sentContexts[address] = tree
        progress.append(contextWasKnown ? .cached : .done(0))
        take(file.bytes)
        hasRemoteContext = true
        return .again
    }

    /// Brings a context from a repository.
    mutating func checkOutContext(_ address: String, _ simulation: inout Simulation) throws(BuildFailure) {
        let source: GitSource
        do throws(GitSource.Malformed) {
            source = try GitSource(address)
        } catch {
            throw BuildFailure(error.message)
        }
        hasRemoteContext = true
        do throws(BuildFailure) {
            request.context = try bring(source, Self.gitTitle(address), &simulation)
        } catch {
            var failure = error
            failure.message = "failed to read dockerfile: " + failure.message
            throw failure
        }
        guard request.dockerfile == nil else { return }
        request.dockerfile = request.context.inode(at: request.dockerfilePath)?.body?.bytes
        if request.dockerfile == nil {
            request.dockerfileProblem = "open \(request.dockerfilePath): no such file or directory"
        }
    }

    /// The step that brings a context from a repository.
    static func gitTitle(_ address: String) -> String { "[internal] load git source \(address)" }

    /// Brings the files of a commit, in a step with this title.
    mutating func bring(
        _ source: GitSource, _ title: String, _ simulation: inout Simulation
    ) throws(BuildFailure) -> FileTree {
        var checkout = GitCheckout(source)
        progress.append(.begin(title))
        isBringingRepository = true
        let problem: GitCheckout.Failure?
        do throws(GitCheckout.Failure) {
            try checkout.bring(&simulation)
            problem = nil
        } catch {
            problem = error
        }
        let output = Array(checkout.output.map { $0 + "\n" }.joined().utf8)
        if !output.isEmpty { progress.append(.output(output)) }
        if let problem {
            progress.append(.failed(problem.message))
            var failure = BuildFailure(
                (problem.isEarly ? "failed to load cache key: " : "") + problem.message, step: title)
            failure.output = output
            throw failure
        }
        progress.append(checkout.isCached ? .cached : .done(300_000_000))
        if !checkout.isCached { simulation.elapse(milliseconds: 300) }
        remoteFiles.checkouts[source] = checkout
        isBringingRepository = false
        return checkout.files
    }

    /// Whether the step that comes now is in the cache.
    private func isNextStepCached(_ simulation: Simulation) -> Bool {
        guard let plan else { return false }
        var (copy, trial) = (self, simulation)
        copy.isTrial = true
        _ = try? copy.next(plan, &trial)
        return copy.progress.last == .cached
    }

    /// A context is an archive, compressed or not, or else a Dockerfile alone.
    private mutating func take(_ bytes: [UInt8]) {
        guard InputArchive.isArchive(bytes), let archive = try? InputArchive.read(bytes) else {
            request.dockerfile = bytes
            return
        }
        request.isArchive = true
        request.context = archive.tree
        guard request.dockerfile == nil else { return }
        request.dockerfile = request.context.inode(at: request.dockerfilePath)?.body?.bytes
        if request.dockerfile == nil {
            request.dockerfileProblem = "open \(request.dockerfilePath): no such file or directory"
        }
    }

    /// Finds what is wrong with sources that are addresses, and with `--checksum`.
    static func checkRemotes(_ step: FileStep, _ lines: ClosedRange<Int>) throws(BuildFailure) {
        guard step.isAdd else {
            guard step.from.isEmpty, let remote = step.remotes.first else { return }
            throw BuildFailure("source can't be a \(remote.isGit ? "git ref" : "URL") for COPY", lines: lines)
        }
        for remote in step.remotes where remote.isGit {
            do throws(GitSource.Malformed) {
                _ = try GitSource(remote.text)
            } catch {
                throw BuildFailure(error.message, lines: lines)
            }
        }
        guard !step.checksum.isEmpty else { return }
        guard step.remotes.count == step.sources.paths.count, !step.remotes.isEmpty else {
            throw BuildFailure("checksum requires HTTP(S) or Git sources", lines: lines)
        }
        guard step.sources.paths.count == 1 else {
            throw BuildFailure("checksum can't be specified for multiple sources", lines: lines)
        }
        guard step.remotes[0].isGit == false else { return }
        let parts = step.checksum.split(separator: ":", maxSplits: 1).map(String.init)
        guard parts.count == 2 else { throw BuildFailure("invalid checksum digest format", lines: lines) }
        let lengths = ["sha256": 64, "sha384": 96, "sha512": 128]
        guard let length = lengths[parts[0]] else { throw BuildFailure("unsupported digest algorithm", lines: lines) }
        guard parts[1].count == length else { throw BuildFailure("invalid checksum digest length", lines: lines) }
    }

    /// What of a source is part of its step's key: its name, its bytes, and the time that the server gave.
    func fingerprint(of remote: RemoteSource, _ step: FileStep, _ attributes: BuildFiles.Attributes) -> String {
        if let checkout = checkout(of: remote, step) {
            let files = BuildFiles(source: checkout.files, isContext: true)
            let root = BuildFiles.Match(path: "", id: checkout.files.root)
            return "\(checkout.commit) \(files.digest(of: [root], attributes: attributes).hex)"
        }
        let file = remoteFiles.files[remote.text] ?? RemoteFile(bytes: [])
        let digest = Digest.sha256(of: file.bytes).hex
        let owner = "\(attributes.owner):\(attributes.group) \(attributes.mode(over: 0o600, isDirectory: false))"
        return "\(remote.fileName) \(digest) \(file.modified) \(owner) \(step.unpacksRemote)"
    }

    private func checkout(of remote: RemoteSource, _ step: FileStep) -> GitCheckout? {
        guard remote.isGit else { return nil }
        return step.repository(remote).flatMap { remoteFiles.checkouts[$0] }
    }

    /// Copies a source that has been brought, as a file or, with `--unpack`, as what is in it.
    func copy(
        _ remote: RemoteSource, _ step: FileStep, to destination: String, endsInSlash: Bool, into tree: inout FileTree,
        _ attributes: BuildFiles.Attributes, excluding excluded: IgnorePatterns?, at now: Int64
    ) throws(BuildFiles.Failure) {
        if let checkout = checkout(of: remote, step) {
            var files = BuildFiles(source: checkout.files, isContext: true)
            files.excluded = excluded
            try files.copy(
                [BuildFiles.Match(path: "", id: checkout.files.root)], to: destination, endsInSlash: endsInSlash,
                into: &tree, attributes: attributes, at: now)
            return
        }
        guard let file = remoteFiles.files[remote.text] else { return }
        let source = file.tree(named: remote.fileName)
        guard let id = source.find(remote.fileName) else { return }
        var files = BuildFiles(source: source, isContext: true)
        files.unpacks = step.unpacksRemote
        try files.copy(
            [BuildFiles.Match(path: remote.fileName, id: id)], to: destination, endsInSlash: endsInSlash, into: &tree,
            attributes: attributes, at: now)
    }
}
