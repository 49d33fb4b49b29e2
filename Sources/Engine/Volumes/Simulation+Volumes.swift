import FileTrees
import HashTreeCollections
import Kernel
import WorldModel

/// Volumes.
extension Simulation {
    /// Makes a volume, or gives the one that has the name (`POST /volumes/create`).
    ///
    /// - Parameters:
    ///   - name: empty for an anonymous volume, which gets a long random name and a label.
    ///   - options: what `mount` is to be told: `type`, `device` and `o`.
    @discardableResult
    package mutating func createVolume(
        name: String, driver: String = "", labels: [String: String] = [:], options: [String: String] = [:]
    ) throws(EngineError) -> Volume {
        if let existing = world.docker.volumes[name] { return existing }
        let isAnonymous = name.isEmpty
        let name = isAnonymous ? world.random.hex(digits: 64) : name
        guard ["", "local"].contains(driver) else {
            throw EngineError(
                .notFound, "create \(name): error looking up volume plugin \(driver): plugin \"\(driver)\" not found")
        }
        try checkVolumeName(name)
        try checkVolumeOptions(options, of: name)
        let sequence = world.docker.sequence()
        var volume = Volume(
            name: name, sequence: sequence, tree: addTree(FileTree(modified: world.clock.now.nanoseconds)),
            created: world.clock.now)
        volume.labels = labels
        if isAnonymous { volume.labels["com.docker.volume.anonymous"] = "" }
        volume.isAnonymous = isAnonymous
        volume.options = options
        world.docker.volumes[name] = volume
        emit("volume", "create", actor: name, ["driver": "local"])
        return volume
    }

    /// Checks a volume's name (recorded: `netvol-a7-volume-options`).
    func checkVolumeName(_ name: String) throws(EngineError) {
        func refuse(_ reason: String) -> EngineError { EngineError(.invalidParameter, "create \(name): \(reason)") }
        guard name.utf8.count >= 2 else {
            throw refuse("volume name is too short, names should be at least two alphanumeric characters")
        }
        let isValid = name.utf8.enumerated().allSatisfy { index, byte in
            (48...57).contains(byte) || (65...90).contains(byte) || (97...122).contains(byte)
                || index > 0 && (byte == 0x5F || byte == 0x2E || byte == 0x2D)
        }
        guard isValid else {
            throw refuse(
                "\"\(name)\" includes invalid characters for a local volume name, only \"[a-zA-Z0-9][a-zA-Z0-9_.-]\" are allowed. If you intended to pass a host directory, use absolute path"
            )
        }
        guard name.utf8.count <= 255 else {
            let path = "/var/lib/docker/volumes/\(name)"
            throw refuse("error while creating volume root path '\(path)': mkdir \(path): file name too long")
        }
    }

    /// The local driver's options (moby, `volume/local`).
    private func checkVolumeOptions(_ options: [String: String], of name: String) throws(EngineError) {
        guard !options.isEmpty else { return }
        func refuse(_ reason: String) -> EngineError { EngineError(.invalidParameter, "create \(name): \(reason)") }
        if let unknown = options.keys.sorted().first(where: { !["type", "o", "device", "size"].contains($0) }) {
            throw refuse("invalid option: \"\(unknown)\"")
        }
        if options["size"] != nil { throw refuse("quota size requested but no quota support") }
        for key in ["device", "type"] where options[key, default: ""].isEmpty {
            throw refuse("missing required option: \"\(key)\"")
        }
    }

    /// Removes a volume that no container refers to.
    package mutating func removeVolume(_ name: String) throws(EngineError) {
        guard !name.isEmpty else { throw .emptyName(of: "volume") }
        guard let volume = world.docker.volumes[name] else {
            throw EngineError(.notFound, "get \(name): no such volume")
        }
        let users = world.docker.containers.values.filter { $0.mounts.contains { $0.name == name } }
            .sorted { $0.sequence < $1.sequence }
        guard users.isEmpty else {
            let ids = users.map(\.id.hex).joined(separator: ", ")
            throw EngineError(.conflict, "remove \(name): volume is in use - [\(ids)]")
        }
        world.trees[volume.tree] = nil
        world.docker.volumes[name] = nil
        emit("volume", "destroy", actor: name, ["driver": "local"])
    }
}
