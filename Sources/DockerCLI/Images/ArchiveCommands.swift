import CommandSyntax
import Engine
import FileTrees
import Kernel
import WorldModel

/// `docker import`
enum ImportCommand {
    static func importImage(
        _ command: ParsedCommand, _ simulation: inout Simulation, _ me: ProcessID
    ) throws(CommandFailure) -> any Program {
        let source = command.operands[0]
        _ = try NewImageName.parse(command.operands.dropFirst().first)
        if source == "-" {
            return InputProgram(.everything, for: command) { command, input, simulation, me throws(CommandFailure) in
                try store(input, command, &simulation, me)
            }
        }
        if let remote = RemoteSource(source), !remote.isGit {
            guard let download = Download(source, agent: "Go-http-client/1.1", &simulation) else {
                throw CommandFailure("Error response from daemon: parse \"\(source)\": invalid URL")
            }
            return ImportProgram(download: download, command: command)
        }
        let bytes = try InputFile.bytes(source, simulation, me)
        return Finished(status: try store(bytes, command, &simulation, me))
    }

    /// Makes an image of an archive, and prints its id.
    static func store(
        _ bytes: [UInt8], _ command: ParsedCommand, _ simulation: inout Simulation, _ me: ProcessID
    ) throws(CommandFailure) -> Int32 {
        do throws(EngineError) {
            try Platform.check(command.string("platform"), saying: "")
            let archive = bytes.isEmpty ? TarArchive() : try InputArchive.read(bytes)
            let name = command.operands.dropFirst().first.flatMap { try? ImageReference(parsing: $0) }
            let message = command.string("message") ?? ""
            let origin = RemoteSource(command.operands[0]) == nil ? "-" : command.operands[0]
            let id = try simulation.importImage(
                archive, as: name, message: message.isEmpty ? "Imported from \(origin)" : message,
                changes: command.list("change"), architecture: architecture(command.string("platform") ?? ""))
            simulation.print("\(id)\n", as: me)
            return 0
        } catch {
            throw CommandFailure(error)
        }
    }
}

extension ImportCommand {
    /// The processor of a platform, as `linux/arm64` or `arm64`.
    private static func architecture(_ platform: String) -> String {
        let parts = platform.split(separator: "/")
        return parts.count > 1 ? String(parts[1]) : parts.first.map(String.init) ?? "amd64"
    }
}

/// `docker save`
enum SaveCommand {
    static func save(
        _ command: ParsedCommand, _ simulation: inout Simulation, _ me: ProcessID
    ) throws(CommandFailure) -> Int32 {
        let output = ArchiveOutput(command, simulation, me)
        try output.check("failed to save image", simulation)
        do throws(EngineError) {
            try output.write(try simulation.saveImages(command.operands), &simulation)
            return 0
        } catch {
            throw CommandFailure(error)
        }
    }
}

/// `docker load`
enum LoadCommand {
    static func load(
        _ command: ParsedCommand, _ simulation: inout Simulation, _ me: ProcessID
    ) throws(CommandFailure) -> any Program {
        if let path = command.string("input"), !path.isEmpty {
            return Finished(status: try store(try InputFile.bytes(path, simulation, me), &simulation, me))
        }
        guard !simulation.isTerminal(0, of: me) else {
            throw CommandFailure("requested load from stdin, but stdin is empty")
        }
        return InputProgram(.everything, for: command) { _, input, simulation, me throws(CommandFailure) in
            try store(input, &simulation, me)
        }
    }

    private static func store(
        _ bytes: [UInt8], _ simulation: inout Simulation, _ me: ProcessID
    ) throws(CommandFailure) -> Int32 {
        do throws(EngineError) {
            let archive = bytes.isEmpty ? TarArchive() : try InputArchive.read(bytes)
            for item in try simulation.loadImages(archive) {
                switch item {
                case .tag(let name): simulation.print("Loaded image: \(name)\n", as: me)
                case .image(let id): simulation.print("Loaded image ID: \(id)\n", as: me)
                }
            }
            return 0
        } catch {
            // The daemon has begun to answer: its error comes without its name.
            throw CommandFailure(error.message)
        }
    }
}

/// Archives given as files.
enum InputFile {
    /// The bytes of an archive. Large members are held by name, so that they are few.
    static func bytes(_ path: String, _ simulation: Simulation, _ me: ProcessID) throws(CommandFailure) -> [UInt8] {
        do throws(Errno) {
            let view = simulation.view(of: me)
            let inode = simulation.inode(at: try simulation.resolve(path, in: view))
            guard simulation.allows(inode, .read, view.credentials) else { throw .accessDenied }
            if inode.isDirectory { throw .isDirectory }
            return inode.body?.significantBytes ?? []
        } catch .isDirectory {
            throw CommandFailure("read \(path): is a directory")
        } catch {
            throw CommandFailure("open \(path): \(error.rawValue.lowercased())")
        }
    }
}
