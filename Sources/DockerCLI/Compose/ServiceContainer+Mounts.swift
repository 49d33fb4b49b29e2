import Compose
import Engine
import FileTrees
import WorldModel

/// The volumes, configs and secrets of a service.
extension ServiceContainer {
    func setMounts(_ host: inout HostConfig) {
        for mount in service["volumes"]?.items ?? [] { add(mount, to: &host) }
        for text in service.texts("tmpfs") {
            let parts = text.split(separator: ":", maxSplits: 1).map(String.init)
            host.tmpfs[parts[0]] = parts.count > 1 ? parts[1] : ""
        }
        for file in files {
            guard case .file(let source) = file.source else { continue }
            host.mounts.append(MountRequest(type: "bind", source: source, target: file.target, readOnly: true))
        }
    }

    private func add(_ mount: ModelValue, to host: inout HostConfig) {
        let target = mount["target"]?.text ?? ""
        let source = mount["source"]?.text ?? ""
        let isReadOnly = mount["read_only"]?.isTrue == true
        let access = isReadOnly ? "ro" : "rw"
        switch mount["type"]?.text {
        case "bind" where mount["bind"] == nil || mount["bind"]?["create_host_path"]?.isTrue == true:
            let options = [access] + ["selinux", "propagation"].compactMap { mount["bind"]?[$0]?.text }
            host.binds.append("\(source):\(target):\(options.joined(separator: ","))")
        case "volume" where !source.isEmpty && mount["volume"]?["subpath"] == nil:
            let name = project.volumes[source]?["name"]?.text ?? source
            let options = [access] + (mount["volume"]?["nocopy"]?.isTrue == true ? ["nocopy"] : [])
            host.binds.append("\(name):\(target):\(options.joined(separator: ","))")
        default:
            var request = MountRequest(
                type: mount["type"]?.text ?? "volume", source: source, target: target, readOnly: isReadOnly)
            if request.type == "volume", !source.isEmpty {
                request.source = project.volumes[source]?["name"]?.text ?? source
            }
            request.volumeNoCopy = mount["volume"]?["nocopy"]?.isTrue == true
            request.volumeSubpath = mount["volume"]?["subpath"]?.text ?? ""
            if case .integer(let size)? = mount["tmpfs"]?["size"] { request.tmpfsSize = Int64(size) }
            if case .integer(let mode)? = mount["tmpfs"]?["mode"] { request.tmpfsMode = mode }
            host.mounts.append(request)
        }
    }

    /// The anonymous volumes of the container that this one replaces: their data stays.
    func inherited(from old: Container?) -> [MountRequest] {
        guard let old else { return [] }
        let taken = Set(
            (service["volumes"]?.items ?? []).filter { $0["source"] != nil || $0["type"] != "volume" }
                .compactMap { $0["target"]?.text })
        return old.mounts.filter { $0.type == "volume" && !taken.contains($0.destination) }
            .map { MountRequest(type: "volume", source: $0.name, target: $0.destination, readOnly: false) }
    }

    // MARK: Configs and secrets

    /// A config or secret as a file of the container.
    struct File {
        enum Source {
            /// A file of the host, mounted.
            case file(String)
            /// Text, put into the container before it starts.
            case text(String)
        }

        var source: Source
        var target: String
        var mode: UInt16
    }

    /// The files that configs and secrets become.
    var files: [File] {
        (service["configs"]?.items ?? []).compactMap { file($0, project.configs, folder: "/", mode: 0o444) }
            + (service["secrets"]?.items ?? []).compactMap {
                file($0, project.secrets, folder: "/run/secrets/", mode: 0o444)
            }
    }

    private func file(
        _ reference: ModelValue, _ resources: [String: ModelValue], folder: String, mode: UInt16
    ) -> File? {
        guard let name = reference["source"]?.text, let resource = resources[name] else { return nil }
        let wanted = reference["target"]?.text ?? name
        let target = wanted.hasPrefix("/") ? wanted : folder + wanted
        var file = File(source: .text(""), target: target, mode: mode)
        if case .integer(let bits)? = reference["mode"] { file.mode = UInt16(truncatingIfNeeded: bits) }
        if let path = resource["file"]?.text {
            file.source = .file(path)
        } else if let variable = resource["environment"]?.text {
            file.source = .text(project.environment[variable] ?? "")
        } else {
            file.source = .text(resource["content"]?.text ?? "")
        }
        return file
    }

    /// Puts the texts of configs and secrets into a container.
    func putFiles(into container: ContainerID, _ simulation: inout Simulation) throws(EngineError) {
        for file in files {
            guard case .text(let text) = file.source else { continue }
            let now = simulation.world.clock.now.nanoseconds
            let inode = Inode(.file(FileBody(text)), mode: file.mode, modified: now)
            let archive = TarArchive(entries: [.init(path: String(file.target.dropFirst()), inode: inode)])
            try simulation.extract(archive, to: "/", ofContainer: container.hex, asContainerUser: false)
        }
    }
}
