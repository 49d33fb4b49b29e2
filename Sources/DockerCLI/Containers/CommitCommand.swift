import CommandSyntax
import Engine
import FileTrees
import Kernel
import WorldModel

/// `docker commit`
enum CommitCommand {
    static func commit(
        _ command: ParsedCommand, _ simulation: inout Simulation, _ me: ProcessID
    ) throws(CommandFailure) -> Int32 {
        var request = CommitRequest(container: command.operands[0])
        request.reference = try NewImageName.parse(command.operands.dropFirst().first)
        request.author = command.string("author") ?? ""
        request.message = command.string("message") ?? ""
        request.changes = command.list("change")
        request.pauses = command.bool("pause")
        do throws(EngineError) {
            simulation.print("\(try simulation.commitContainer(request))\n", as: me)
            return 0
        } catch {
            throw CommandFailure(error)
        }
    }
}

/// The name that a new image is to have.
enum NewImageName {
    static func parse(_ text: String?) throws(CommandFailure) -> ImageReference? {
        guard let text, !text.isEmpty else { return nil }
        do throws(EngineError) {
            return try ImageReference(parsing: text)
        } catch {
            throw CommandFailure(error.message)
        }
    }
}

/// `docker export`
enum ExportCommand {
    static func export(
        _ command: ParsedCommand, _ simulation: inout Simulation, _ me: ProcessID
    ) throws(CommandFailure) -> Int32 {
        let output = ArchiveOutput(command, simulation, me)
        try output.check("failed to export container", simulation)
        do throws(EngineError) {
            try output.write(try simulation.exportContainer(command.operands[0]), &simulation)
            return 0
        } catch {
            throw CommandFailure(error)
        }
    }
}

/// Where an archive goes: a file given with `--output`, or standard output.
struct ArchiveOutput {
    private let path: String
    private let me: ProcessID
    private let isTerminal: Bool

    init(_ command: ParsedCommand, _ simulation: Simulation, _ me: ProcessID) {
        path = command.string("output") ?? ""
        self.me = me
        isTerminal = simulation.isTerminal(1, of: me)
    }

    /// Refuses a place that cannot be written, before any work is done.
    func check(_ what: String, _ simulation: Simulation) throws(CommandFailure) {
        if path.isEmpty {
            guard isTerminal else { return }
            throw CommandFailure("cowardly refusing to save to a terminal. Use the -o flag or redirect")
        }
        if (try? simulation.inode(at: simulation.resolve(path, in: simulation.view(of: me))))?.isDirectory == true {
            throw CommandFailure("\(what): cannot write to a directory")
        }
        let folder = path.split(separator: "/", omittingEmptySubsequences: false).dropLast().joined(separator: "/")
        if !folder.isEmpty, !simulation.exists(folder, as: me) {
            throw CommandFailure("\(what): invalid output path: stat \(folder): no such file or directory")
        }
    }

    func write(_ archive: TarArchive, _ simulation: inout Simulation) throws(EngineError) {
        guard !path.isEmpty else {
            simulation.writeAll(archive.unblockedBytes, to: 1, as: me)
            return
        }
        do throws(Errno) {
            try simulation.put(archive.file, at: path, permissions: 0o600, as: me)
        } catch {
            throw EngineError(.system, "open \(path): \(error.rawValue.lowercased())")
        }
    }
}
