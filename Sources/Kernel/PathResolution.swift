import FileTrees
import WorldModel

/// Whose eyes a path is seen with: the mounts, the directory it starts from, and the user.
package struct FileView: Sendable {
    package var machine: MachineID
    package var workingDirectory: String
    package var credentials: Credentials
    /// The process that looks, if one does: `/proc/self`.
    package var process: ProcessID?

    package init(machine: MachineID, workingDirectory: String = "/", credentials: Credentials = .root) {
        self.machine = machine
        self.workingDirectory = workingDirectory
        self.credentials = credentials
    }
}

/// Where a path leads.
package struct Location: Sendable, Equatable {
    package var tree: TreeID
    package var inode: InodeID
    /// The absolute path without symbolic links.
    package var path: String
    package var isReadOnly: Bool
}

/// Where a name is or would be: its directory, and the object if it exists.
package struct Place: Sendable {
    package var directory: Location
    package var name: String
    package var existing: Location?

    /// The absolute path of the name.
    package var path: String { directory.path == "/" ? "/" + name : directory.path + "/" + name }
}

/// Path resolution (`path_resolution(7)`): mounts are grafted where the path so far equals their place.
extension Simulation {
    /// The object at a path.
    package func resolve(
        _ path: String, in view: FileView, followingLast: Bool = true
    ) throws(Errno) -> Location {
        guard !path.isEmpty else { throw .noEntry }
        var walk = Walk(simulation: self, view: view)
        try walk.start(at: path)
        try walk.follow(path, followingLast: followingLast)
        return walk.here
    }

    /// The place of a path whose last component may be missing. Trailing slashes are ignored.
    package func place(
        of path: String, in view: FileView, followingLast: Bool = false
    ) throws(Errno) -> Place {
        var names = path.split(separator: "/", omittingEmptySubsequences: true).map(String.init)
        guard let name = names.popLast() else {
            if path.isEmpty { throw .noEntry }
            throw .exists
        }
        guard name != ".", name != ".." else { throw .invalid }
        var parent = (path.hasPrefix("/") ? "/" : "") + names.joined(separator: "/")
        if parent.isEmpty { parent = "." }
        let directory = try resolve(parent, in: view)
        guard inode(at: directory).isDirectory else { throw .notDirectory }
        var place = Place(directory: directory, name: name, existing: nil)
        if let found = try? resolve(place.path, in: view, followingLast: followingLast) {
            place.existing = found
            return place
        }
        if followingLast, let link = try? resolve(place.path, in: view, followingLast: false),
            case .symbolicLink(let target) = inode(at: link).content
        {
            let next = target.hasPrefix("/") ? target : directory.path + "/" + target
            return try self.place(of: next, in: view, followingLast: false)
        }
        return place
    }

    /// The object at a location.
    package func inode(at location: Location) -> Inode {
        if let machine = KernelFiles.machine(of: location.tree) {
            let files = KernelFiles(simulation: self, machine: machine, viewer: Int(location.inode.number))
            return files.inode(at: location.path) ?? Inode(.fifo, mode: 0)
        }
        return world.trees[location.tree]?[location.inode] ?? Inode(.fifo, mode: 0)
    }

    /// The view of a process.
    package func view(of process: ProcessID) -> FileView {
        guard let process = world.processes[process] else { return FileView(machine: .host) }
        var view = FileView(
            machine: process.machine, workingDirectory: process.workingDirectory, credentials: process.credentials)
        view.process = process.id
        return view
    }

    /// Whether a user may do something with an object, by its mode bits.
    package func allows(_ inode: Inode, _ access: Access, _ user: Credentials) -> Bool {
        if user.can(.dacOverride) { return true }
        let shift: UInt16 =
            if inode.owner == user.user {
                6
            } else if inode.group == user.group
                || user.supplementary.contains(inode.group)
            { 3 } else { 0 }
        return inode.mode >> shift & access.rawValue != 0
    }

    /// What permission bits ask about.
    package enum Access: UInt16, Sendable {
        case read = 4
        case write = 2
        case execute = 1
    }
}

/// The state of one resolution: the directories passed so far, from the root down.
private struct Walk {
    let simulation: Simulation
    let view: FileView
    let mounts: [Mount]
    var passed: [Location] = []
    var links = 0

    init(simulation: Simulation, view: FileView) {
        self.simulation = simulation
        self.view = view
        mounts = simulation.world.machines[view.machine]?.mounts ?? []
    }

    var here: Location {
        passed.last ?? Location(tree: TreeID(0), inode: InodeID(0), path: "/", isReadOnly: true)
    }

    private func kernelLocation(_ path: String) -> Location {
        let viewer = view.process.map { simulation.number(of: $0, seenFrom: view.machine) } ?? 1
        return Location(
            tree: KernelFiles.tree(of: view.machine), inode: InodeID(UInt64(viewer)), path: path, isReadOnly: true)
    }

    mutating func start(at path: String) throws(Errno) {
        try toRoot()
        if !path.hasPrefix("/") { try follow(view.workingDirectory, followingLast: true) }
    }

    private mutating func toRoot() throws(Errno) {
        guard let root = mounts.last(where: { $0.path == "/" }) else { throw .noEntry }
        passed = [Location(tree: root.tree, inode: root.root, path: "/", isReadOnly: root.isReadOnly)]
    }

    mutating func follow(_ path: String, followingLast: Bool) throws(Errno) {
        let names = path.split(separator: "/", omittingEmptySubsequences: true)
        let mustBeDirectory = path.hasSuffix("/") || path.hasSuffix("/.")
        for (index, name) in names.enumerated() {
            let isLast = index == names.count - 1
            try enter(String(name), follows: !isLast || followingLast || mustBeDirectory)
        }
        if mustBeDirectory, !simulation.inode(at: here).isDirectory { throw .notDirectory }
    }

    private mutating func enter(_ name: String, follows: Bool) throws(Errno) {
        let inode = simulation.inode(at: here)
        guard let directory = inode.directory else { throw .notDirectory }
        if name == "." { return }
        if name == ".." {
            if passed.count > 1 { passed.removeLast() }
            return
        }
        guard name.utf8.count <= 255 else { throw .nameTooLong }
        guard simulation.allows(inode, .execute, view.credentials) else { throw .accessDenied }
        let path = here.path == "/" ? "/" + name : here.path + "/" + name
        if let mount = mounts.last(where: { $0.path == path }) {
            if ["proc", "sysfs"].contains(mount.fileSystem.type) { return passed.append(kernelLocation(path)) }
            passed.append(
                Location(tree: mount.tree, inode: mount.root, path: path, isReadOnly: mount.isReadOnly))
            return
        }
        guard let child = directory.entries[name] else { throw .noEntry }
        let next =
            KernelFiles.machine(of: here.tree) == nil
            ? Location(tree: here.tree, inode: child, path: path, isReadOnly: here.isReadOnly) : kernelLocation(path)
        guard follows, case .symbolicLink(let target) = simulation.inode(at: next).content else {
            passed.append(next)
            return
        }
        links += 1
        guard links <= 40 else { throw .tooManyLinks }
        if target.hasPrefix("/") { try toRoot() }
        try follow(target, followingLast: true)
    }
}
