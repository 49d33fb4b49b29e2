import CommandSyntax
import Engine
import Kernel
import WorldModel

/// `--volume`, `--mount` and `--tmpfs`.
extension ContainerOptions {
    mutating func readMounts(_ simulation: Simulation) throws(EngineError) {
        let directory = simulation.world.processes[me]?.workingDirectory ?? "/"
        for text in command.list("volume") {
            guard text.contains(":") else {
                config.volumes.append(text)
                continue
            }
            if text.hasPrefix("./") || text.hasPrefix("../") || text.hasPrefix(".:") || text.hasPrefix("~/") {
                var parts = text.split(separator: ":", omittingEmptySubsequences: false).map(String.init)
                parts[0] = Self.absolute(parts[0], from: directory)
                hostConfig.binds.append(parts.joined(separator: ":"))
            } else {
                hostConfig.binds.append(text)
            }
        }
        for text in command.list("mount") { hostConfig.mounts.append(Self.mount(text, directory)) }
        for text in command.list("tmpfs") {
            let parts = text.split(separator: ":", maxSplits: 1).map(String.init)
            let options = parts.count > 1 ? parts[1] : ""
            for option in options.split(separator: ",") {
                let name = option.prefix { $0 != "=" }
                guard
                    [
                        "rw", "ro", "size", "mode", "noexec", "exec", "nosuid", "suid", "nodev", "dev", "uid", "gid",
                        "nr_inodes",
                    ].contains(name)
                else {
                    throw refuse("Error response from daemon: invalid tmpfs option \"\(name)\"")
                }
            }
            guard parts[0].hasPrefix("/") else {
                throw refuse(
                    "Error response from daemon: invalid mount path: '\(parts[0])' mount path must be absolute")
            }
            hostConfig.tmpfs[parts[0]] = options
        }
    }

    static func absolute(_ path: String, from directory: String) -> String {
        var names: [Substring] = []
        for name in ((path.hasPrefix("/") ? "" : directory + "/") + path).split(separator: "/") where name != "." {
            if name == ".." { names = names.dropLast() } else { names.append(name) }
        }
        return "/" + names.joined(separator: "/")
    }

    private static func mount(_ text: String, _ directory: String) -> MountRequest {
        var request = MountRequest(type: "volume", source: "", target: "", readOnly: false)
        for field in text.split(separator: ",") {
            let parts = field.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
            let value = parts.count > 1 ? parts[1] : "true"
            switch parts[0].lowercased() {
            case "type": request.type = value
            case "source", "src": request.source = value
            case "target", "dst", "destination": request.target = value
            case "readonly", "ro": request.readOnly = value != "false" && value != "0"
            case "volume-nocopy": request.volumeNoCopy = true
            case "volume-subpath": request.volumeSubpath = value
            default: break
            }
        }
        if request.type == "bind", request.source.hasPrefix(".") {
            request.source = absolute(request.source, from: directory)
        }
        return request
    }
}
