import FileTrees
import WorldModel

/// What `mount(2)` is asked for.
package struct MountCall: Sendable, Equatable {
    package enum Kind: Sendable, Equatable {
        /// A new file system in memory.
        case memory
        /// A file or directory at a second place (`--bind`).
        case bind
        /// Other options for what is there (`-o remount`).
        case remount
        /// The kernel's own, such as `proc`.
        case kernel(String)
        /// A device.
        case device
    }

    package var kind: Kind
    package var source: String
    package var target: String
    /// As after `-o`: `size=1m,ro`.
    package var options: String

    package init(_ kind: Kind, source: String, target: String, options: String) {
        self.kind = kind
        self.source = source
        self.target = target
        self.options = options
    }

    var isReadOnly: Bool { options.split(separator: ",").contains("ro") }
}

/// Mounting from within a machine: what a container may do with `SYS_ADMIN` alone.
extension Simulation {
    /// The machine of a process that may mount.
    private func machineForMounting(_ me: ProcessID) throws(Errno) -> MachineID {
        guard let process = world.processes[me], process.credentials.user == 0,
            process.credentials.capabilities.contains(.sysAdmin)
        else { throw .notPermitted }
        // Docker's seccomp profile lets through what the container itself may do, not what an exec was given.
        if let machine = world.machines[process.machine],
            let host = machine.container.flatMap({ world.docker.containers[$0] })?.hostConfig,
            !host.securityOpt.contains("seccomp=unconfined"),
            let first = machine.initialProcess.flatMap({ world.processes[$0] }),
            !first.credentials.capabilities.contains(.sysAdmin)
        {
            throw .notPermitted
        }
        return process.machine
    }

    /// Makes a file system appear at a path of the process' machine. It is gone when the machine ends.
    package mutating func mount(_ call: MountCall, as me: ProcessID) throws(Errno) {
        let machine = try machineForMounting(me)
        let target = try resolve(call.target, in: view(of: me))
        var mounts = world.machines[machine]?.mounts ?? []
        switch call.kind {
        case .remount:
            guard let index = mounts.lastIndex(where: { $0.path == target.path }) else { throw .invalid }
            mounts[index].isReadOnly = call.isReadOnly
            world.machines[machine]?.mounts = mounts
            return
        case .bind:
            let source = try resolve(call.source, in: view(of: me))
            guard inode(at: source).isDirectory == inode(at: target).isDirectory else { throw .notDirectory }
            var system = mounts.last { source.path == $0.path || source.path.hasPrefix($0.path + "/") }?.fileSystem
            system?.isTemporary = false
            mounts.append(
                Mount(
                    path: target.path, tree: source.tree, root: source.inode, isReadOnly: call.isReadOnly,
                    fileSystem: system ?? .overlay))
        case .memory:
            guard inode(at: target).isDirectory else { throw .notDirectory }
            let options = TmpfsOptions(call.options, flags: [])
            var tree = FileTree(modified: world.clock.now.nanoseconds)
            tree[tree.root].mode = options.mode
            world.counters.tree += 1
            let id = TreeID(world.counters.tree)
            world.trees[id] = tree
            world.limitedTrees[id] = options.limit
            var system = options.fileSystem
            system.source = call.source
            mounts.append(
                Mount(path: target.path, tree: id, root: tree.root, isReadOnly: call.isReadOnly, fileSystem: system))
        case .kernel(let type):
            guard var mount = mounts.first(where: { $0.fileSystem.type == type }) else { throw .invalid }
            mount.path = target.path
            mount.fileSystem.isTemporary = false
            mounts.append(mount)
        case .device:
            _ = try resolve(call.source, in: view(of: me))
            throw .notPermitted
        }
        mounts[mounts.count - 1].isLater = true
        world.machines[machine]?.mounts = mounts
    }

    /// Takes the last file system away that was mounted at a path.
    package mutating func unmount(_ path: String, as me: ProcessID) throws(Errno) {
        let machine = try machineForMounting(me)
        let target = try resolve(path, in: view(of: me))
        guard target.path != "/", var mounts = world.machines[machine]?.mounts,
            let index = mounts.lastIndex(where: { $0.path == target.path })
        else { throw .invalid }
        let gone = mounts.remove(at: index)
        world.machines[machine]?.mounts = mounts
        guard gone.fileSystem.isTemporary, !mounts.contains(where: { $0.tree == gone.tree }) else { return }
        world.trees[gone.tree] = nil
        world.limitedTrees[gone.tree] = nil
    }
}
