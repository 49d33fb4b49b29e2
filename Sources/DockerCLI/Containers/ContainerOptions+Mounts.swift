import CommandSyntax
import Engine
import FileTrees
import Kernel
import WorldModel

/// `--volume`, `--mount` and `--tmpfs`.
extension ContainerOptions {
    mutating func readMounts(_ simulation: Simulation) throws(EngineError) {
        let directory = simulation.world.processes[me]?.workingDirectory ?? "/"
        var seen: Set<String> = []
        for text in command.list("volume") where seen.insert(text).inserted {
            do {
                guard try VolumeNotation.hasSource(text) else {
                    config.volumes.append(text)
                    continue
                }
            } catch {
                throw refuse(error.text)
            }
            var parts = text.split(separator: ":", maxSplits: 1).map(String.init)
            if parts[0].hasPrefix(".") { parts[0] = Self.absolute(parts[0], from: directory) }
            hostConfig.binds.append(parts.joined(separator: ":"))
        }
        for text in command.list("mount") {
            guard let mount = try? MountNotation.parse(text, in: directory) else { continue }
            hostConfig.mounts.append(mount)
        }
        for text in command.list("tmpfs") {
            let parts = text.split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
            let options = parts.count > 1 ? parts[1] : ""
            hostConfig.tmpfs[parts[0]] = options
        }
    }

    static func absolute(_ path: String, from directory: String) -> String {
        FileTree.cleaned((path.hasPrefix("/") ? "" : directory + "/") + path)
    }
}
