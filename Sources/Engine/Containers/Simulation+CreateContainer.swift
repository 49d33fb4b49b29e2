import FileTrees
import HashTreeCollections
import WorldModel

/// Making containers.
extension Simulation {
    /// Makes a container from an image that is here (`POST /containers/create`).
    package mutating func createContainer(_ request: CreateRequest) throws(EngineError) -> ContainerID {
        let image = try findImage(request.config.image)
        try check(request)
        var config = ConfigMerge.merge(request.config, over: image.config)
        guard !(config.entrypoint ?? []).isEmpty || !(config.cmd ?? []).isEmpty else {
            throw EngineError(.invalidParameter, "no command specified")
        }
        guard !world.faults.contains(.diskFull) else {
            let folder = "/var/lib/docker/overlay2/\(world.random.hex(digits: 64))-init"
            throw EngineError(.system, "mkdir \(folder): no space left on device")
        }
        let name = try takeName(request.name)
        elapse(milliseconds: 30)
        let id = ContainerID(world.random.hex(digits: 64))
        var hostConfig = request.hostConfig
        if hostConfig.privileged { hostConfig.securityOpt.append("label=disable") }
        if hostConfig.networkMode.hasPrefix("container:"),
            let other = try? findContainer(String(hostConfig.networkMode.dropFirst(10)))
        {
            hostConfig.networkMode = "container:" + other.id.hex
            config.hostname = other.config.hostname
            config.domainname = other.config.domainname
        }
        do {
            hostConfig.pidMode = try resolvedMode(hostConfig.pidMode)
            hostConfig.ipcMode = try resolvedMode(hostConfig.ipcMode)
        } catch {
            throw error.asInvalidParameter
        }
        if config.hostname.isEmpty {
            let sharesHost = request.hostConfig.networkMode == "host"
            config.hostname = sharesHost ? world.machines[.host]?.hostname ?? "" : id.short
        }
        let sequence = world.docker.sequence()
        var root = self.tree(of: image)
        Self.addMountPlaces(to: &root, at: world.clock.now.nanoseconds)
        if !config.workingDir.isEmpty, root.find(config.workingDir) == nil {
            root.makeDirectories(config.workingDir, at: world.clock.now.nanoseconds)
        }
        let tree = addTree(root)
        let log = LogID(world.streams.fresh())
        world.streams.logs[log] = OutputLog()
        var container = Container(
            id: id, name: name, sequence: sequence, created: world.clock.now, image: image.id,
            imageName: request.config.image, config: config, hostConfig: hostConfig, tree: tree, log: log)
        container.layers = image.layers
        if container.hostConfig.memory > 0, container.hostConfig.memorySwap == 0 {
            container.hostConfig.memorySwap = container.hostConfig.memory * 2
        }
        let words = (config.entrypoint ?? []) + (config.cmd ?? [])
        container.path = words[0]
        container.arguments = Array(words.dropFirst())
        do {
            container.mounts = try prepareMounts(for: &container)
        } catch {
            world.trees[tree] = nil
            world.streams.logs[log] = nil
            throw error
        }
        container.endpoints = endpoints(for: request)
        world.docker.containers[id] = container
        world.docker.containerNames[name] = id
        emit("create", container)
        return id
    }

    /// Checks the settings. What they name and is not there makes them invalid (moby, `verifyContainerSettings`).
    private func check(_ request: CreateRequest) throws(EngineError) {
        do {
            try checkHostConfig(request.hostConfig)
            try checkConfig(request.config)
            try checkNetworks(request)
        } catch {
            throw error.asInvalidParameter
        }
    }

    /// Registers a file tree.
    package mutating func addTree(_ tree: FileTree) -> TreeID {
        world.counters.tree += 1
        let id = TreeID(world.counters.tree)
        world.trees[id] = tree
        return id
    }

    /// Checks a name or invents one.
    private mutating func takeName(_ requested: String) throws(EngineError) -> String {
        guard !requested.isEmpty else { return NameGenerator.next(&world) }
        let name = requested.hasPrefix("/") ? String(requested.dropFirst()) : requested
        try checkName(name)
        if let owner = world.docker.containerNames[name] {
            throw EngineError(
                .conflict,
                "Conflict. The container name \"/\(name)\" is already in use by container \"\(owner)\". You have to remove (or rename) that container to be able to reuse that name."
            )
        }
        return name
    }

    package func checkName(_ name: String) throws(EngineError) {
        let bytes = Array(name.utf8)
        func isLetter(_ byte: UInt8) -> Bool {
            (48...57).contains(byte) || (65...90).contains(byte) || (97...122).contains(byte)
        }
        let isValid =
            bytes.count >= 2 && isLetter(bytes[0])
            && bytes.dropFirst().allSatisfy { isLetter($0) || $0 == 0x5F || $0 == 0x2E || $0 == 0x2D }
        guard isValid else {
            throw EngineError(
                .invalidParameter, "Invalid container name (\(name)), only [a-zA-Z0-9][a-zA-Z0-9_.-] are allowed")
        }
    }

    /// `docker rename`
    package mutating func renameContainer(_ text: String, to newName: String) throws(EngineError) {
        let container = try findContainer(text)
        let name = newName.hasPrefix("/") ? String(newName.dropFirst()) : newName
        guard name != container.name else {
            throw EngineError(.invalidParameter, "Renaming a container with the same name as its current name")
        }
        try checkName(name)
        if let owner = world.docker.containerNames[name] {
            throw EngineError(
                .conflict,
                "Error when allocating new name: Conflict. The container name \"/\(name)\" is already in use by container \"\(owner)\". You have to remove (or rename) that container to be able to reuse that name."
            )
        }
        let oldName = container.name
        world.docker.containerNames[oldName] = nil
        world.docker.containerNames[name] = container.id
        world.docker.containers[container.id]?.name = name
        let endpoints = container.endpoints.map { endpoint in
            var endpoint = endpoint
            endpoint.dnsNames = endpoint.dnsNames.map { $0 == oldName ? name : $0 }
            return endpoint
        }
        world.docker.containers[container.id]?.endpoints = endpoints
        if let renamed = world.docker.containers[container.id] { emit("rename", renamed, ["oldName": "/" + oldName]) }
    }
}

/// Putting a container's configuration over that of its image.
enum ConfigMerge {
    static func merge(_ own: ContainerConfig, over image: ContainerConfig) -> ContainerConfig {
        var config = own
        if own.user.isEmpty { config.user = image.user }
        config.exposedPorts = Array(Set(own.exposedPorts + image.exposedPorts)).sorted()
        let names = Set(own.env.map { $0.prefix { $0 != "=" } })
        config.env = own.env + image.env.filter { !names.contains($0.prefix { $0 != "=" }) }
        if own.entrypoint == nil {
            if own.cmd == nil || own.cmd?.isEmpty == true { config.cmd = image.cmd }
            config.entrypoint = image.entrypoint
        } else if own.entrypoint == [""] {
            config.entrypoint = nil
        }
        config.volumes = Array(Set(own.volumes + image.volumes)).sorted()
        if own.workingDir.isEmpty { config.workingDir = image.workingDir }
        config.labels = image.labels.merging(own.labels) { $1 }
        config.stopSignal = own.stopSignal ?? image.stopSignal
        config.stopTimeout = own.stopTimeout ?? image.stopTimeout
        config.healthcheck = healthcheck(own.healthcheck, over: image.healthcheck)
        config.onBuild = image.onBuild
        config.shell = image.shell
        return config
    }

    private static func healthcheck(_ own: Healthcheck?, over image: Healthcheck?) -> Healthcheck? {
        guard var own else { return image }
        guard let image else { return own }
        if own.test.isEmpty { own.test = image.test }
        if own.interval == 0 { own.interval = image.interval }
        if own.timeout == 0 { own.timeout = image.timeout }
        if own.startPeriod == 0 { own.startPeriod = image.startPeriod }
        if own.retries == 0 { own.retries = image.retries }
        return own
    }
}

extension EngineError {
    /// The same for something that settings name: not the request's object was missing.
    fileprivate var asInvalidParameter: EngineError {
        kind == .notFound ? EngineError(.invalidParameter, message) : self
    }
}
