import CommandSyntax
import Engine
import FileTrees
import JSON
import Kernel
import WorldModel

/// `docker context export` and `docker context import`: a context as a tar archive of `meta.json` and a folder `tls`
/// (docker/cli, `cli/context/store`). Recorded: `netvol-a5-context-export`.
enum ContextArchive {
    static func export(
        _ command: ParsedCommand, _ simulation: inout Simulation, _ me: ProcessID
    ) throws(CommandFailure) -> Int32 {
        let name = command.operands[0]
        let path = command.operands.count > 1 ? command.operands[1] : name + ".dockercontext"
        if path == "-" {
            guard !simulation.isTerminal(1, of: me) else {
                throw CommandFailure("cowardly refusing to export to a terminal, specify a file path")
            }
            let archive = try archive(name, simulation, me)
            simulation.writeAll(archive.bytes, to: 1, as: me)
            return 0
        }
        if simulation.exists(path, as: me) { throw CommandFailure("open \(path): file exists") }
        // The file is made before the context is looked for, and stays when there is none.
        try put([], path, &simulation, me)
        try put(try archive(name, simulation, me).bytes, path, &simulation, me)
        simulation.print("Written file \(GoQuote.quote(path))\n", to: 2, as: me)
        return 0
    }

    private static func archive(
        _ name: String, _ simulation: Simulation, _ me: ProcessID
    ) throws(CommandFailure) -> TarArchive {
        let context = try ContextCommand.find(name, ContextStore(simulation, me), simulation)
        let text = JSONWriter().text(context.document)
        return TarArchive(entries: [
            .init(path: "meta.json", inode: Inode(.file(FileBody(text)), mode: 0o644)),
            .init(path: "tls", inode: Inode(.directory(Directory(parent: InodeID(0))), mode: 0o700)),
        ])
    }

    private static func put(
        _ bytes: [UInt8], _ path: String, _ simulation: inout Simulation, _ me: ProcessID
    ) throws(CommandFailure) {
        do {
            try simulation.put(.bytes(bytes), at: path, permissions: 0o600, as: me)
        } catch {
            throw CommandFailure("open \(path): \(error.rawValue.lowercased())")
        }
    }

    static func importContext(
        _ command: ParsedCommand, _ simulation: inout Simulation, _ me: ProcessID
    ) throws(CommandFailure) -> any Program {
        try ContextCommand.checkNew(command.operands[0], ContextStore(simulation, me), simulation)
        let path = command.operands[1]
        if path == "-" {
            return InputProgram(.everything, for: command) { command, input, simulation, me throws(CommandFailure) in
                try store(input, command, &simulation, me)
            }
        }
        let bytes = try InputFile.bytes(path, simulation, me)
        return Finished(status: try store(bytes, command, &simulation, me))
    }

    private static func store(
        _ bytes: [UInt8], _ command: ParsedCommand, _ simulation: inout Simulation, _ me: ProcessID
    ) throws(CommandFailure) -> Int32 {
        let name = command.operands[0]
        var context = try read(bytes)
        context.name = name
        ContextStore(simulation, me).save(context, &simulation)
        simulation.print(name + "\n", as: me)
        simulation.print("Successfully imported context \(GoQuote.quote(name))\n", to: 2, as: me)
        return 0
    }

    private static func read(_ bytes: [UInt8]) throws(CommandFailure) -> DockerContext {
        let archive: TarArchive
        do {
            archive = bytes.isEmpty ? TarArchive() : try TarArchive(bytes)
        } catch {
            throw CommandFailure("unexpected EOF")
        }
        var found: DockerContext?
        for entry in archive.entries {
            let path = entry.path.hasSuffix("/") ? String(entry.path.dropLast()) : entry.path
            if path == "meta.json" {
                let text = String(decoding: entry.inode.body?.bytes ?? [], as: UTF8.self)
                found = DockerContext(JSONReader.parse(text))
            } else if path != "tls", !path.hasPrefix("tls/") {
                throw CommandFailure("\(path): unexpected context file")
            }
        }
        guard let found else { throw CommandFailure("invalid context: no metadata found") }
        return found
    }
}
