import FileTrees
import HashTreeCollections
import Kernel
import WorldModel

/// Running a command of a build in a machine of its own.
extension Simulation {
    /// A command that runs, or has run, for a build.
    struct BuildProcess: Sendable, Equatable {
        var machine: MachineID
        var tree: TreeID
        var log: LogID
        /// The trees of its mounts.
        var mounts: [TreeID] = []
        /// Mounts whose content is kept, by the cache's id.
        var caches: [String: TreeID] = [:]
        /// What had to be made to mount upon, topmost paths: it is no part of the layer.
        var stubs: [String] = []
    }

    /// Starts a command on a copy of a tree. Fails as the runtime does when there is no such executable.
    mutating func startBuildProcess(
        _ sandbox: BuildSandbox, state: StageState
    ) throws(EngineError) -> BuildProcess {
        world.counters.machine += 1
        let machine = MachineID(world.counters.machine)
        let tree = addTree(state.tree)
        var record = BuildProcess(machine: machine, tree: tree, log: LogID(world.streams.fresh()))
        var mounts = [Mount(path: "/", tree: tree, root: state.tree.root)]
        for mount in world.machines[.host]?.mounts ?? [] where ["/dev", "/proc", "/sys"].contains(mount.path) {
            mounts.append(mount)
        }
        let system = sandbox.systemFiles(at: world.clock.now.nanoseconds)
        for mount in system + sandbox.mounts.sorted(by: { $0.path.utf8.count < $1.path.utf8.count }) {
            mounts.append(place(mount, in: &record))
        }
        let memory = addTree(FileTree(modified: world.clock.now.nanoseconds))
        record.mounts.append(memory)
        world.limitedTrees[memory] = sandbox.sharedMemory
        mounts.append(
            Mount(
                path: "/dev/shm", tree: memory, root: InodeID(1), fileSystem: .sharedMemory(sandbox.sharedMemory)))
        world.machines[machine] = Machine(
            hostname: BuildSandbox.hostname, mounts: mounts, network: buildNamespace(sandbox.network))
        world.machines[machine]?.ulimits = sandbox.ulimits
        let log = record.log
        world.streams.logs[log] = OutputLog()
        world.streams.logs[log]?.isClosed = false
        let directory = state.config.workingDir.isEmpty ? "/" : state.config.workingDir
        do {
            let user = try credentials(state.config.user, in: machine)
            var environment = sandbox.environment
            if environment["PATH"] == nil {
                environment["PATH"] = "/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin"
            }
            if environment["HOME"] == nil { environment["HOME"] = account(user.user, in: machine)?.home ?? "/" }
            let executable = try findExecutable(sandbox.words, environment, machine, directory, user)
            let streams = makeStreams(tty: false, opensInput: false, log: log)
            let process = spawn(
                Spawn(
                    program: executable.program, arguments: executable.arguments, machine: machine,
                    environment: environment, workingDirectory: directory, credentials: user,
                    descriptors: streams.descriptors))
            world.machines[machine]?.initialProcess = process
        } catch {
            finish(record)
            throw error
        }
        return record
    }

    /// Mounts files into a build's machine, making what they are mounted upon.
    private mutating func place(_ mount: BuildMount, in process: inout BuildProcess) -> Mount {
        let names = FileTree.components(mount.path)
        let missing = names.indices.first { index in
            world.trees[process.tree]?.find(names[...index].joined(separator: "/")) == nil
        }
        if let missing { process.stubs.append("/" + names[...missing].joined(separator: "/")) }
        let tree = addTree(mount.content)
        process.mounts.append(tree)
        if let cache = mount.cache { process.caches[cache] = tree }
        let placed = Mount(path: mount.path, tree: tree, root: mount.content.root, isReadOnly: mount.isReadOnly)
        makeMountPoint(placed, in: process.tree)
        return placed
    }

    /// The network of a build's command: the bridge's address that the engine keeps for it, the loopback alone, or the
    /// host's.
    private mutating func buildNamespace(_ mode: String) -> NetworkNamespaceID {
        if mode == "host" { return .host }
        world.counters.namespace += 1
        let namespace = NetworkNamespaceID(world.counters.namespace)
        let loopback = Interface(name: "lo", address: .loopback, prefix: 8, hardwareAddress: "00:00:00:00:00:00")
        let bridged = Interface(
            name: "eth0", address: IPv4Address(bits: 0xAC11_FE02), prefix: 16, hardwareAddress: "02:42:ac:11:fe:02")
        world.network.namespaces[namespace] = NetworkNamespace(
            interfaces: mode == "none" ? [loopback] : [loopback, bridged])
        return namespace
    }

    /// The first process of a machine without a container has ended.
    mutating func notifyBuildMachineEnd(_ machine: MachineID, _ status: Int32) {
        forgetNamespace(of: machine)
        world.machines[machine] = nil
        world.docker.buildExits[machine] = status
        for (log, _) in world.streams.logs where world.streams.logs[log]?.isClosed == false { notify(.log(log)) }
    }

    /// Drops the network of a machine, unless it is the host's.
    private mutating func forgetNamespace(of machine: MachineID) {
        guard let namespace = world.machines[machine]?.network, namespace != .host else { return }
        world.network.namespaces[namespace] = nil
    }

    /// The exit status, once the command has ended.
    func status(of process: BuildProcess) -> Int32? { world.docker.buildExits[process.machine] }

    /// Takes the tree that a command left, and forgets the rest.
    @discardableResult
    mutating func finish(_ process: BuildProcess) -> FileTree {
        if world.machines[process.machine] != nil {
            forgetNamespace(of: process.machine)
            dropMachine(process.machine)
        }
        world.docker.buildExits[process.machine] = nil
        world.streams.logs[process.log] = nil
        for (cache, tree) in process.caches { world.docker.cacheMounts[cache] = world.trees[tree] }
        for tree in process.mounts {
            world.trees[tree] = nil
            world.limitedTrees[tree] = nil
        }
        var tree = world.trees.removeValue(forKey: process.tree) ?? FileTree()
        for stub in process.stubs { tree.remove(stub) }
        return tree
    }
}
