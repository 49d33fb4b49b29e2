import Engine
import HashTreeCollections
import Kernel
import Shell
import WorldModel

/// What completion can offer: names that exist in this sandbox.
extension Sandbox {
    /// The kinds of names.
    package enum NameKind: Sendable {
        case container, runningContainer, stoppedContainer, image, network, volume
    }

    /// The names of that kind, sorted, each with a few words about it.
    package func names(_ kind: NameKind) -> [(name: String, detail: String)] {
        let docker = world.docker
        switch kind {
        case .container, .runningContainer, .stoppedContainer:
            return docker.containers.values.filter { container in
                switch kind {
                case .runningContainer: container.state.isRunning
                case .stoppedContainer: !container.state.isRunning
                default: true
                }
            }.map { ($0.name, $0.imageName) }.sorted { $0.0 < $1.0 }
        case .image:
            return docker.references.keys.filter { !$0.contains("@") }.compactMap { try? ImageReference(parsing: $0) }
                .map { ($0.familiar, "") }.sorted { $0.0 < $1.0 }
        case .network: return docker.networks.values.map { ($0.name, $0.driver) }.sorted { $0.0 < $1.0 }
        case .volume: return docker.volumes.keys.sorted().map { ($0, "volume") }
        }
    }

    /// Commands that begin so: programs of the search path, builtins, functions and aliases.
    package func commands(beginningWith prefix: String) -> [String] {
        guard let program = world.processes[shell]?.program as? ShellProgram else { return [] }
        var names: Set<String> = Set(program.state.functions.keys).union(program.state.aliases.keys)
        names.formUnion(ShellProgram.builtinNames(of: program.state.flavour))
        for directory in (program.state.value("PATH") ?? "").split(separator: ":") {
            names.formUnion((try? simulation.list(String(directory), as: shell)) ?? [])
        }
        return names.filter { $0.hasPrefix(prefix) }.sorted()
    }

    /// Paths that begin so; directories end in a slash.
    package func paths(beginningWith prefix: String) -> [String] {
        let slash = prefix.lastIndex(of: "/")
        let folder = slash.map { String(prefix[...$0]) } ?? ""
        let start = slash.map { String(prefix[prefix.index(after: $0)...]) } ?? prefix
        let names = (try? simulation.list(folder.isEmpty ? "." : folder, as: shell)) ?? []
        return names.filter { $0.hasPrefix(start) && (!$0.hasPrefix(".") || start.hasPrefix(".")) }.map { name in
            folder + name + (simulation.isDirectory(folder + name, as: shell) ? "/" : "")
        }
    }
}
