import Dockerfile
import FileTrees
import HashTreeCollections
import WorldModel

/// RUN --mount.
extension BuildOperation {
    /// The mounts of a RUN, the variables that secrets are put into, and what of it decides about the cache.
    struct StepMounts {
        var mounts: [BuildMount] = []
        var variables: [(name: String, value: String)] = []
        /// Digests of what is bound. Secrets and caches are no part of a step's key.
        var inputs: [String] = []
    }

    /// Finds what a RUN mounts. Fails for a source that is missing and for a secret or agent that is required.
    mutating func mounts(
        of run: RunInstruction, _ parsed: StageInstruction, _ index: Int, _ plan: BuildPlan, _ state: StageState,
        _ simulation: inout Simulation
    ) throws(BuildFailure) -> StepMounts {
        var result = StepMounts()
        let expander = WordExpander(escape: plan.document.escape)
        let variables = state.variables
        let described: [RunMount]
        do {
            described = try run.mounts { word throws(DockerfileError) in
                try expander.expand(word, with: variables).text
            }
        } catch {
            throw BuildFailure(error.message, lines: parsed.lines)
        }
        for mount in described {
            let path = FileTree.cleaned(state.absolute(mount.target))
            switch mount.kind {
            case .bind:
                let (content, input) = try bound(mount, index, plan, parsed.lines, &simulation)
                result.mounts.append(BuildMount(path: path, content: content, isReadOnly: mount.isReadOnly))
                result.inputs.append(input)
            case .tmpfs:
                result.mounts.append(
                    BuildMount(
                        path: path, content: FileTree(modified: simulation.world.clock.now.nanoseconds),
                        isReadOnly: mount.isReadOnly))
            case .cache:
                let id = mount.id.isEmpty ? path : mount.id
                let content = try cacheContent(id, mount, index, plan, parsed.lines, &simulation)
                result.mounts.append(
                    BuildMount(path: path, content: content, isReadOnly: mount.isReadOnly, cache: id))
            case .secret: try add(mount, state, to: &result, at: simulation.world.clock.now.nanoseconds)
            case .ssh:
                guard !mount.isRequired else {
                    throw BuildFailure("unset ssh forward key \(mount.id.isEmpty ? "default" : mount.id)")
                }
            }
        }
        return result
    }

    /// The files of a bind mount, and the digest of them.
    private mutating func bound(
        _ mount: RunMount, _ index: Int, _ plan: BuildPlan, _ lines: ClosedRange<Int>, _ simulation: inout Simulation
    ) throws(BuildFailure) -> (content: FileTree, input: String) {
        let tree = try source(from: mount.from, index, plan, lines, &simulation)
        guard let found = tree.find(mount.source) else {
            throw BuildFailure(
                "failed to calculate checksum of ref \(Self.contextReference(Digest.sha256(of: mount.source))): \"/\(FileTree.components(mount.source).joined(separator: "/"))\": not found"
            )
        }
        let files = BuildFiles(source: tree, isContext: mount.from.isEmpty)
        let digest = files.digest(of: [BuildFiles.Match(path: mount.source, id: found)], attributes: .init())
        return (tree.part(at: found), digest.hex)
    }

    /// What a cache holds: what the last step left; at first, and with `--no-cache`, what `from` names.
    private mutating func cacheContent(
        _ id: String, _ mount: RunMount, _ index: Int, _ plan: BuildPlan, _ lines: ClosedRange<Int>,
        _ simulation: inout Simulation
    ) throws(BuildFailure) -> FileTree {
        if request.usesCache, let content = simulation.world.docker.cacheMounts[id] { return content }
        guard mount.from.isEmpty else { return try bound(mount, index, plan, lines, &simulation).content }
        var tree = FileTree(modified: simulation.world.clock.now.nanoseconds)
        tree[tree.root].mode = UInt16(truncatingIfNeeded: mount.mode ?? 0o755)
        tree[tree.root].owner = mount.userID ?? 0
        tree[tree.root].group = mount.groupID ?? 0
        return tree
    }

    private func add(
        _ mount: RunMount, _ state: StageState, to result: inout StepMounts, at time: Int64
    ) throws(BuildFailure) {
        let id = mount.secretID
        guard let secret = request.secrets[id] else {
            guard mount.isRequired else { return }
            throw BuildFailure("secret \(id): not found")
        }
        if let name = mount.environmentName {
            result.variables.append((name, String(decoding: secret, as: UTF8.self)))
            if mount.target.isEmpty { return }
        }
        let name = id.split(separator: "/").last.map(String.init) ?? id
        let path = mount.target.isEmpty ? "/run/secrets/\(name)" : FileTree.cleaned(state.absolute(mount.target))
        let inode = Inode(
            .file(.bytes(secret)), mode: UInt16(truncatingIfNeeded: mount.mode ?? 0o400),
            owner: mount.userID ?? 0, group: mount.groupID ?? 0, modified: time)
        result.mounts.append(BuildMount(path: path, content: FileTree(holding: inode), isReadOnly: true))
    }

    /// What can be said about RUN's flags before anything is built.
    func checkRuns(_ plan: BuildPlan) throws(BuildFailure) {
        for index in plan.reachable {
            for parsed in plan.stages[index].instructions {
                guard case .run(let run) = parsed.instruction else { continue }
                guard run.network != "host" || request.allowsHostNetwork else {
                    throw BuildFailure("failed to load LLB: network.host is not allowed")
                }
                guard !run.mountFlags.contains(where: { $0.contains("$") }) else { continue }
                do throws(DockerfileError) {
                    for mount in try run.mounts(expanding: { word throws(DockerfileError) in word })
                    where [.bind, .cache, .tmpfs].contains(mount.kind) && FileTree.cleaned(mount.target) == "/" {
                        throw DockerfileError("invalid mount target \"/\"")
                    }
                } catch {
                    throw BuildFailure(error.message, lines: parsed.lines)
                }
            }
        }
    }
}
