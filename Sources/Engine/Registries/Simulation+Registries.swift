import FileTrees
import HashTreeCollections
import Kernel
import WorldModel

/// Registries: the simulated Docker Hub, and those that run as containers.
extension Simulation {
    /// Where a registry's images are.
    enum RegistryService {
        case hub
        case container(Container)
    }

    /// The registry behind the host part of an image's name, when it answers.
    func registry(_ domain: String) throws(EngineError) -> RegistryService {
        if domain == "docker.io" {
            guard !world.faults.contains(.registryDown) else {
                throw EngineError(
                    .system,
                    "Get \"https://registry-1.docker.io/v2/\": dial tcp: lookup registry-1.docker.io on 192.168.65.7:53: no such host"
                )
            }
            return .hub
        }
        let parts = domain.split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
        let isLocal = parts[0] == "localhost" || parts[0].hasPrefix("127.")
        let own = world.network.namespaces[.host]?.interfaces.map(\.address.description) ?? []
        let scheme = isLocal ? "http" : "https"
        guard isLocal || own.contains(parts[0]) || parts[0] == world.machines[.host]?.hostname else {
            let isAddress = IPv4Address(parts[0]) != nil
            throw EngineError(
                .system,
                isAddress
                    ? "Get \"https://\(domain)/v2/\": dial tcp \(domain): connect: no route to host"
                    : "Get \"https://\(domain)/v2/\": dial tcp: lookup \(parts[0]) on 192.168.65.7:53: no such host")
        }
        let port = parts.count > 1 ? Int(parts[1]) ?? 0 : isLocal ? 80 : 443
        let address = isLocal ? "127.0.0.1" : parts[0]
        let published = world.network.published.first { published in
            published.hostPort == port && published.transport == "tcp"
                && ["0.0.0.0", address].contains(published.hostAddress)
        }
        guard let published, let container = world.docker.containers[published.container],
            world.network.namespaces[published.target]?.isOpen(published.containerPort) == true
        else {
            throw EngineError(
                .system, "Get \"\(scheme)://\(domain)/v2/\": dial tcp \(address):\(port): connect: connection refused")
        }
        guard isLocal else {
            throw EngineError(
                .system, "Get \"https://\(domain)/v2/\": http: server gave HTTP response to HTTPS client")
        }
        guard registryProcess(of: container) != nil else {
            throw EngineError(
                .notFound,
                "Get \"http://\(domain)/v2/\": error parsing HTTP 404 response body: invalid character '<' looking for beginning of value"
            )
        }
        return .container(container)
    }

    private func registryProcess(of container: Container) -> Process? {
        let processes = container.machine.flatMap { world.machines[$0]?.processes } ?? []
        return processes.lazy.compactMap { world.processes[$0] }
            .first { $0.arguments.first?.hasSuffix("registry") == true }
    }

    /// Whether a registry answers those who come without a name and password with a challenge.
    func asksForPassword(_ domain: String) -> Bool {
        guard case .container(let container)? = try? registry(domain), let process = registryProcess(of: container)
        else { return false }
        return RegistryAccess({ process.environment[$0] }) != nil
    }

    /// Whether a registry lets somebody in: `nil` when it does, otherwise what is wrong.
    ///
    /// The texts are recorded: `netvol-a4-registry-password`.
    mutating func refusal(of container: Container, _ credentials: RegistryCredentials?) -> String? {
        guard let process = registryProcess(of: container),
            let access = RegistryAccess({ process.environment[$0] })
        else { return nil }
        guard let credentials else { return "no basic auth credentials" }
        let file = try? withFiles(of: container) { simulation, view throws(EngineError) in
            (try? simulation.contents(of: access.path, in: view)) ?? []
        }
        return RegistryAccess.admits(credentials, file: file ?? []) ? nil : "unauthorized: authentication required"
    }

    /// Lets somebody into a registry for a request, such as `/v2/app/manifests/1`, or throws what the daemon says.
    private mutating func enter(
        _ container: Container, _ domain: String, _ request: String, _ credentials: RegistryCredentials?
    ) throws(EngineError) {
        guard let refusal = refusal(of: container, credentials) else { return }
        let isAnonymous = credentials == nil
        throw EngineError(.unauthorized, isAnonymous ? "Head \"http://\(domain)\(request)\": \(refusal)" : refusal)
    }

    /// Checks a name and password with a registry (`POST /auth`).
    package mutating func logIn(to domain: String, _ credentials: RegistryCredentials) throws(EngineError) {
        let isEmpty = credentials.user.isEmpty || credentials.password.isEmpty
        switch try registry(domain) {
        case .hub where isEmpty:
            throw EngineError(
                .unauthorized, "Get \"https://registry-1.docker.io/v2/\": unauthorized: incorrect username or password")
        case .hub: return
        case .container(let container):
            guard refusal(of: container, credentials) != nil else { return }
            throw EngineError(
                .unauthorized, "login attempt to http://\(domain)/v2/ failed with status: 401 Unauthorized")
        }
    }

    // MARK: Reading

    /// Finds an image in a registry.
    package mutating func remoteImage(
        _ reference: ImageReference, _ credentials: RegistryCredentials?
    ) throws(EngineError) -> RemoteImage {
        let full = reference.withDefaultTag
        if full.name == "docker.io/library/scratch" {
            throw EngineError(.invalidParameter, "'scratch' is a reserved name")
        }
        switch try registry(full.domain) {
        case .hub:
            if let uploaded = world.docker.hubUploads[full.canonical] {
                if let image = RemoteImage(manifest: uploaded.manifest, blob: { uploaded.blobs[$0] }) { return image }
            }
            switch Hub.registry.find(full) {
            case .found(let recipe): return RemoteImage(recipe)
            case .noRepository:
                throw EngineError(
                    .notFound,
                    "pull access denied for \(full.familiarName), repository does not exist or may require 'docker login': denied: requested access to the resource is denied"
                )
            case .noTag: throw Self.unknownManifest(full)
            }
        case .container(let container):
            let name = full.digest ?? full.tag ?? ""
            try enter(container, full.domain, "/v2/\(full.path)/manifests/\(name)", credentials)
            return try withFiles(of: container) { simulation, view throws(EngineError) in
                func text(_ path: String) -> String? {
                    (try? simulation.contents(of: path, in: view)).map { String(decoding: $0, as: UTF8.self) }
                }
                let digest = full.digest ?? text(RegistryLayout.tag(full.tag ?? "", of: full.path))
                guard let digest, text(RegistryLayout.revision(String(digest.dropFirst(7)), of: full.path)) != nil,
                    let manifest = text(RegistryLayout.blob(String(digest.dropFirst(7)))),
                    let image = RemoteImage(
                        manifest: manifest,
                        blob: { digest in
                            let path = RegistryLayout.blob(String(digest.dropFirst(7)))
                            return (try? simulation.resolve(path, in: view)).flatMap { simulation.inode(at: $0).body }
                        })
                else { throw Self.unknownManifest(full) }
                return image
            }
        }
    }

    private static func unknownManifest(_ reference: ImageReference) -> EngineError {
        let what = reference.digest.map { "\(reference.familiarName)@\($0)" } ?? reference.familiar
        return EngineError(.notFound, "manifest for \(what) not found: manifest unknown: manifest unknown")
    }

    /// The tags of a repository.
    mutating func remoteTags(
        _ reference: ImageReference, _ credentials: RegistryCredentials?
    ) throws(EngineError) -> [String] {
        switch try registry(reference.domain) {
        case .hub:
            let uploaded = world.docker.hubUploads.keys.filter { $0.hasPrefix(reference.name + ":") }
                .map { String($0.dropFirst(reference.name.utf8.count + 1)) }
            return (uploaded + Hub.registry.recipes.filter { $0.repository == reference.path }.flatMap(\.tags)).sorted()
        case .container(let container):
            try enter(container, reference.domain, "/v2/\(reference.path)/tags/list", credentials)
            return try withFiles(of: container) { simulation, view throws(EngineError) in
                let folder = try? simulation.resolve(RegistryLayout.tags(of: reference.path), in: view)
                return folder.flatMap { simulation.inode(at: $0).directory?.names } ?? []
            }
        }
    }
}
