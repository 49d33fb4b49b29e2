import CommandSyntax
import Engine
import FileTrees
import Kernel
import WorldModel

/// Where `--output`, `--push` and `--tag` want the result of a build (buildx, `buildflags.ParseExports`).
struct BuildDestinations: Equatable {
    /// What the builder is to do; nothing special when it is empty.
    private(set) var outputs: [BuildOutput] = []
    /// Where the files go that come back, for each output that has some.
    private var places: [Place] = []

    private enum Place: Equatable {
        case folder(String)
        case archive(String)
        case standardOutput
    }

    init() {}

    init(
        _ command: ParsedCommand, tags: [ImageReference], _ simulation: Simulation, _ me: ProcessID
    ) throws(CommandFailure) {
        for text in command.list("output") { try add(Self.fields(text), tags, simulation, me) }
        if command.bool("push") { try push(tags) }
        guard outputs.contains(where: \.hasFiles), !(command.string("iidfile") ?? "").isEmpty else { return }
        throw CommandFailure("ERROR: local and tar exporters are incompatible with image ID file")
    }

    /// The fields of an output: `type=local,dest=out`, or only a place.
    private static func fields(_ text: String) throws(CommandFailure) -> [String: String] {
        let parts = text.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
        if parts.count == 1, !text.hasPrefix("type=") {
            return text == "-" ? ["type": "tar", "dest": "-"] : ["type": "local", "dest": text]
        }
        var fields: [String: String] = [:]
        for part in parts {
            guard let mark = part.firstIndex(of: "=") else { throw CommandFailure("ERROR: invalid value \(part)") }
            fields[part[..<mark].lowercased()] = String(part[part.index(after: mark)...])
        }
        guard fields["type"] != nil else { throw CommandFailure("ERROR: type is required for output") }
        return fields
    }

    private mutating func add(
        _ fields: [String: String], _ tags: [ImageReference], _ simulation: Simulation, _ me: ProcessID
    ) throws(CommandFailure) {
        let place = fields["dest"] ?? ""
        switch fields["type"] {
        case "local":
            guard !place.isEmpty else { throw Self.refuse("dest is required for local exporter") }
            outputs.append(.folder)
            places.append(.folder(place))
        case "tar":
            outputs.append(.archive)
            guard !place.isEmpty, place != "-" else {
                if simulation.isTerminal(1, of: me) {
                    throw Self.refuse("dest file is required for tar exporter. refusing to write to console")
                }
                places.append(.standardOutput)
                return
            }
            let folder = place.split(separator: "/", omittingEmptySubsequences: false).dropLast()
                .joined(separator: "/")
            guard folder.isEmpty || simulation.isDirectory(folder, as: me) else {
                throw Self.refuse("failed to open open \(place): no such file or directory")
            }
            places.append(.archive(place))
        case "docker" where place.isEmpty, "image", "registry":
            let names = try fields["name"].map { name throws(CommandFailure) in [try Self.reference(name)] } ?? tags
            let pushes = fields["type"] == "registry" || GoNumber.parseBool(fields["push"] ?? "") == true
            outputs.append(.image(names: names, pushes: pushes))
        case "docker": throw Self.needsAnotherDriver("Docker exporter")
        case "oci": throw Self.needsAnotherDriver("OCI exporter")
        case "cacheonly": outputs.append(.cacheOnly)
        case let other:
            throw CommandFailure(
                "ERROR: failed to build: failed to solve: exporter \"\(other ?? "")\" could not be found")
        }
    }

    /// `--push`: the image goes to its registry, too.
    private mutating func push(_ tags: [ImageReference]) throws(CommandFailure) {
        let index = outputs.firstIndex { if case .image = $0 { true } else { false } }
        var names = tags
        if let index, case .image(let own, _) = outputs[index] { names = own }
        guard !names.isEmpty else { throw Self.refuse("tag is needed when pushing to registry") }
        if let index {
            outputs[index] = .image(names: names, pushes: true)
        } else {
            outputs.append(.image(names: names, pushes: true))
        }
    }

    private static func reference(_ name: String) throws(CommandFailure) -> ImageReference {
        do {
            return try ImageReference(parsing: name)
        } catch {
            throw refuse(error.message)
        }
    }

    private static func refuse(_ message: String) -> CommandFailure {
        CommandFailure("ERROR: failed to build: " + message)
    }

    private static func needsAnotherDriver(_ what: String) -> CommandFailure {
        refuse(
            """
            \(what) is not supported for the docker driver.
            Switch to a different driver, or turn on the containerd image store, and try again.
            Learn more at https://docs.docker.com/go/build-exporters/
            """)
    }

    // MARK: Writing

    /// Writes the files of the last stage to where they were wanted. Gives what went wrong.
    func write(_ tree: FileTree, _ simulation: inout Simulation, _ me: ProcessID) -> String? {
        let archive = TarArchive(of: tree)
        for place in places {
            switch place {
            case .standardOutput: simulation.writeAll(archive.unblockedBytes, to: 1, as: me)
            case .archive(let path):
                do throws(Errno) {
                    try simulation.put(archive.file, at: path, permissions: 0o644, as: me)
                } catch {
                    return "failed to open open \(path): \(error.rawValue.lowercased())"
                }
            case .folder(let path):
                let folder = ContainerOptions.absolute(
                    path, from: simulation.world.processes[me]?.workingDirectory ?? "/")
                do throws(Errno) {
                    var made = ""
                    for name in FileTree.components(folder) {
                        made += "/" + name
                        if simulation.isDirectory(made, as: me) { continue }
                        try simulation.makeDirectory(made, mode: 0o755, as: me)
                    }
                } catch {
                    return "mkdir \(path): \(error.rawValue.lowercased())"
                }
                do throws(Simulation.ExtractionFailure) {
                    try simulation.extract(archive, into: folder, in: simulation.view(of: me), keepsOwners: false)
                } catch {
                    return error.message
                }
            }
        }
        return nil
    }
}
