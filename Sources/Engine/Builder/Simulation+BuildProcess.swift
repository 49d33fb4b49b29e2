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
    }

    /// Starts a command on a copy of a tree. Fails as the runtime does when there is no such executable.
    mutating func startBuildProcess(
        _ words: [String], state: StageState, environment: Environment
    ) throws(EngineError) -> BuildProcess {
        world.counters.machine += 1
        let machine = MachineID(world.counters.machine)
        let tree = addTree(state.tree)
        let root = state.tree.root
        var mounts = [Mount(path: "/", tree: tree, root: root)]
        for mount in world.machines[.host]?.mounts ?? [] where ["/dev", "/proc", "/sys"].contains(mount.path) {
            mounts.append(mount)
        }
        world.counters.namespace += 1
        let namespace = NetworkNamespaceID(world.counters.namespace)
        world.network.namespaces[namespace] = NetworkNamespace(interfaces: [
            Interface(name: "lo", address: .loopback, prefix: 8, hardwareAddress: "00:00:00:00:00:00"),
            Interface(
                name: "eth0", address: IPv4Address(bits: 0xAC11_FE02), prefix: 16,
                hardwareAddress: "02:42:ac:11:fe:02"),
        ])
        world.machines[machine] = Machine(hostname: "buildkitsandbox", mounts: mounts, network: namespace)
        let log = LogID(world.streams.fresh())
        world.streams.logs[log] = OutputLog()
        world.streams.logs[log]?.isClosed = false
        let directory = state.config.workingDir.isEmpty ? "/" : state.config.workingDir
        do {
            let user = try credentials(state.config.user, in: machine)
            var environment = environment
            if environment["PATH"] == nil {
                environment["PATH"] = "/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin"
            }
            if environment["HOME"] == nil { environment["HOME"] = account(user.user, in: machine)?.home ?? "/" }
            let executable = try findExecutable(words, environment, machine, directory, user)
            let streams = makeStreams(tty: false, opensInput: false, log: log)
            let process = spawn(
                Spawn(
                    program: executable.program, arguments: executable.arguments, machine: machine,
                    environment: environment, workingDirectory: directory, credentials: user,
                    descriptors: streams.descriptors))
            world.machines[machine]?.initialProcess = process
        } catch {
            finish(BuildProcess(machine: machine, tree: tree, log: log))
            throw error
        }
        return BuildProcess(machine: machine, tree: tree, log: log)
    }

    /// The first process of a machine without a container has ended.
    mutating func notifyBuildMachineEnd(_ machine: MachineID, _ status: Int32) {
        if let namespace = world.machines[machine]?.network { world.network.namespaces[namespace] = nil }
        world.machines[machine] = nil
        world.docker.buildExits[machine] = status
        for (log, _) in world.streams.logs where world.streams.logs[log]?.isClosed == false { notify(.log(log)) }
    }

    /// The exit status, once the command has ended.
    func status(of process: BuildProcess) -> Int32? { world.docker.buildExits[process.machine] }

    /// Takes the tree that a command left, and forgets the rest.
    @discardableResult
    mutating func finish(_ process: BuildProcess) -> FileTree {
        if world.machines[process.machine] != nil {
            if let namespace = world.machines[process.machine]?.network { world.network.namespaces[namespace] = nil }
            dropMachine(process.machine)
        }
        world.docker.buildExits[process.machine] = nil
        world.streams.logs[process.log] = nil
        return world.trees.removeValue(forKey: process.tree) ?? FileTree()
    }
}
