import CommandSyntax
import Engine
import FileTrees
import Kernel
import WorldModel

/// `docker cp`: works out what the copy is to be called, and sends an archive one way or the other (docker/cli, `cp.go`;
/// moby/go-archive, `copy.go`).
enum CopyCommand {
    static func copy(
        _ command: ParsedCommand, _ simulation: inout Simulation, _ me: ProcessID
    ) throws(CommandFailure) -> any Program {
        let (source, destination) = (Place(command.operands[0]), Place(command.operands[1]))
        guard !command.operands[0].isEmpty else { throw CommandFailure("source can not be empty") }
        guard !command.operands[1].isEmpty else { throw CommandFailure("destination can not be empty") }
        switch (source.container, destination.container) {
        case (.some, .some): throw CommandFailure("copying between containers is not supported")
        case (nil, nil), ("", nil), (nil, ""): throw CommandFailure("must specify at least one container source")
        case (.some(let container), nil):
            let report = try copyOut(command, container, source.path, destination.path, &simulation, me)
            return Finished(status: 0, error: report)
        case (nil, .some(let container)):
            let target = try Target(container, destination.path, &simulation)
            if source.path == "-" {
                guard target.isDirectory else {
                    throw CommandFailure("destination \"\(container):\(destination.path)\" must be a directory")
                }
                return InputProgram(.everything, for: command) {
                    command, input, simulation, me throws(CommandFailure) in
                    try extract(input, container, target.path, command, &simulation)
                    return 0
                }
            }
            let report = try copyIn(command, source.path, container, target, &simulation, me)
            return Finished(status: 0, error: report)
        }
    }

    /// `CONTAINER:PATH`, or a path here.
    private struct Place {
        var container: String?
        var path: String

        init(_ text: String) {
            path = text
            guard !text.hasPrefix("/"), let colon = text.firstIndex(of: ":"), !text.hasPrefix(".") else { return }
            container = String(text[..<colon])
            path = String(text[text.index(after: colon)...])
        }
    }

    /// What stands where the copy is to go.
    private struct Target: Sendable {
        var path: String
        var exists = false
        var isDirectory = false

        /// A place here: a symbolic link is followed to its end.
        init(_ path: String, _ simulation: Simulation, _ me: ProcessID) throws(CommandFailure) {
            self.path = path
            do throws(Errno) {
                let inode = try simulation.status(of: path, as: me)
                (exists, isDirectory) = (true, inode.isDirectory)
            } catch {
                guard error == .noEntry else {
                    throw CommandFailure("stat \(path): \(error.rawValue.lowercased())")
                }
            }
        }

        /// A place in a container. That it cannot be looked at is no error yet: its directory may exist.
        init(_ container: String, _ path: String, _ simulation: inout Simulation) throws(CommandFailure) {
            self.path = path
            guard var status = try? simulation.statContainerPath(container, path) else { return }
            if let target = status.linkTarget {
                self.path = target
                guard let end = try? simulation.statContainerPath(container, target) else { return }
                status = end
            }
            guard status.inode.isDirectory || status.inode.isFile else {
                throw CommandFailure(
                    "destination \"\(container):\(path)\" must be a directory or a regular file: got a device")
            }
            (exists, isDirectory) = (true, status.inode.isDirectory)
        }
    }

    // MARK: Out of a container

    private static func copyOut(
        _ command: ParsedCommand, _ container: String, _ path: String, _ destination: String,
        _ simulation: inout Simulation, _ me: ProcessID
    ) throws(CommandFailure) -> String {
        let local = destination == "-" ? "-" : absolute(destination, simulation, me)
        if local != "-" { try OutputPath.check(local, simulation, me) }
        var source = path
        var rebased: String?
        var archive: TarArchive
        do throws(EngineError) {
            if command.bool("follow-link"), let target = try? simulation.statContainerPath(container, path).linkTarget {
                source = target
                rebased = CopyPath(path).base
            }
            archive = try simulation.archive(source, ofContainer: container)
        } catch {
            throw CommandFailure(error)
        }
        guard local != "-" else {
            simulation.writeAll(archive.unblockedBytes, to: 1, as: me)
            return ""
        }
        let base = CopyPath(source).base
        if let rebased { archive.rebase(base, to: rebased) }
        let isDirectory = archive.entries.first?.inode.isDirectory == true
        let size = archive.file.count
        let folder = try prepare(&archive, rebased ?? base, isDirectory, Target(local, simulation, me))
        do throws(Simulation.ExtractionFailure) {
            try simulation.extract(archive, into: folder, in: simulation.view(of: me), keepsOwners: false)
        } catch {
            throw CommandFailure(error.message)
        }
        return report(size, local, command, simulation, me)
    }

    // MARK: Into a container

    private static func copyIn(
        _ command: ParsedCommand, _ path: String, _ container: String, _ target: Target,
        _ simulation: inout Simulation, _ me: ProcessID
    ) throws(CommandFailure) -> String {
        let local = absolute(path, simulation, me)
        let view = simulation.view(of: me)
        var archive: TarArchive
        do throws(Errno) {
            let trimmed = local.count > 1 && local.hasSuffix("/") ? String(local.dropLast()) : local
            let follows = command.bool("follow-link") || local != trimmed || local.hasSuffix("/.")
            let location = try simulation.resolve(trimmed, in: view, followingLast: follows)
            if local != trimmed, !simulation.inode(at: location).isDirectory { throw .notDirectory }
            archive = try simulation.archive(of: location.path, named: CopyPath(local).base, in: view)
        } catch .notDirectory {
            throw CommandFailure("not a directory")
        } catch {
            let shown = local.count > 1 && local.hasSuffix("/") ? String(local.dropLast()) : local
            throw CommandFailure("\(error == .noEntry ? "lstat" : "open") \(shown): \(error.rawValue.lowercased())")
        }
        let isDirectory = archive.entries.first?.inode.isDirectory == true
        let size = archive.file.count
        let folder = try prepare(&archive, CopyPath(local).base, isDirectory, target)
        do throws(EngineError) {
            try simulation.extract(
                archive, to: folder, ofContainer: container, asContainerUser: command.bool("archive"))
        } catch {
            throw CommandFailure(error)
        }
        return report(size, "\(container):\(target.path)", command, simulation, me)
    }

    private static func extract(
        _ input: [UInt8], _ container: String, _ path: String, _ command: ParsedCommand, _ simulation: inout Simulation
    ) throws(CommandFailure) {
        guard !input.isEmpty else { return }
        do throws(EngineError) {
            let archive = try InputArchive.read(input)
            try simulation.extract(
                archive, to: path, ofContainer: container, asContainerUser: command.bool("archive"))
        } catch {
            throw CommandFailure(error)
        }
    }

    // MARK: Shared

    /// Gives the archive's entries the name that they are to have, and says where to extract them.
    private static func prepare(
        _ archive: inout TarArchive, _ base: String, _ isDirectory: Bool, _ target: Target
    ) throws(CommandFailure) -> String {
        let destination = CopyPath(target.path)
        if target.exists, target.isDirectory { return target.path }
        if target.exists, isDirectory { throw CommandFailure("cannot copy directory") }
        if !target.exists, !isDirectory, destination.assertsDirectory || target.path.isEmpty {
            throw CommandFailure("no such directory")
        }
        archive.rebase(base, to: destination.base)
        return destination.directory
    }

    /// An absolute path, with a trailing slash or dot kept.
    private static func absolute(_ path: String, _ simulation: Simulation, _ me: ProcessID) -> String {
        let folder = simulation.world.processes[me]?.workingDirectory ?? "/"
        var names: [String] = []
        for name in FileTree.components(path.hasPrefix("/") ? path : folder + "/" + path) {
            if name == ".." { _ = names.popLast() } else { names.append(name) }
        }
        let clean = "/" + names.joined(separator: "/")
        if path == "." || path.hasSuffix("/.") { return clean + "/." }
        return path.hasSuffix("/") && clean != "/" ? clean + "/" : clean
    }

    /// `Successfully copied 2.05kB to …`, which Docker says on a terminal only.
    private static func report(
        _ size: Int, _ destination: String, _ command: ParsedCommand, _ simulation: Simulation, _ me: ProcessID
    ) -> String {
        let isQuiet = command.isSet("quiet") ? command.bool("quiet") : !simulation.isTerminal(1, of: me)
        if isQuiet { return "" }
        return "Successfully copied \(ByteSize.humanSize(Int64(size), significantDigits: 3)) to \(destination)\n"
    }
}

/// A file that a command is to write (docker/cli, `ValidateOutputPath`).
enum OutputPath {
    static func check(_ path: String, _ simulation: Simulation, _ me: ProcessID) throws(CommandFailure) {
        let names = path.split(separator: "/").filter { $0 != "." }
        let folder = (path.hasPrefix("/") ? "/" : "") + names.dropLast().joined(separator: "/")
        if !folder.isEmpty, !simulation.exists(folder, as: me) {
            throw CommandFailure("invalid output path: directory \"\(folder)\" does not exist")
        }
        guard let inode = try? simulation.status(of: path, as: me), !inode.isDirectory, !inode.isFile else { return }
        throw CommandFailure(
            "invalid output path: \"\(path)\" must be a directory or a regular file: got a device")
    }
}

extension TarArchive {
    /// Changes the first component of all paths.
    fileprivate mutating func rebase(_ old: String, to new: String) {
        func renamed(_ path: String) -> String {
            if path == old { return new }
            let prefix = old == "/" ? "/" : old + "/"
            return path.hasPrefix(prefix) ? new + "/" + path.dropFirst(prefix.count) : path
        }
        for index in entries.indices {
            entries[index].path = renamed(entries[index].path)
            entries[index].hardLink = entries[index].hardLink.map(renamed)
        }
    }
}
