import Engine
import FileTrees
import JSON
import Kernel
import WorldModel

/// The client's own settings, `~/.docker/config.json`: credentials of registries and the current context.
struct ClientConfig {
    private var object: JSONObject

    init(_ simulation: Simulation, _ me: ProcessID) {
        let bytes = try? simulation.contents(of: Self.path(simulation, me), as: me)
        let text = bytes.map { String(decoding: $0, as: UTF8.self) } ?? ""
        object = JSONReader.parse(text)?.object ?? JSONObject()
    }

    static func path(_ simulation: Simulation, _ me: ProcessID) -> String {
        let environment = simulation.world.processes[me]?.environment
        if let folder = environment?["DOCKER_CONFIG"], !folder.isEmpty { return folder + "/config.json" }
        return (environment?["HOME"] ?? "/root") + "/.docker/config.json"
    }

    func save(_ simulation: inout Simulation, _ me: ProcessID) {
        let path = Self.path(simulation, me)
        let folder = String(path.dropLast("/config.json".count))
        if !simulation.exists(folder, as: me) { try? simulation.makeDirectory(folder, mode: 0o700, as: me) }
        let text = JSONWriter(indentation: "\t").text(.object(object))
        try? simulation.put(.bytes(Array(text.utf8)), at: path, permissions: 0o600, as: me)
    }

    /// The keys that detach, where `--detach-keys` says none.
    var detachKeys: String? { object["detachKeys"]?.text }

    // MARK: Credentials

    /// What is kept for a registry. The Hub has a key of its own.
    func credentials(_ domain: String) -> RegistryCredentials? {
        let key = domain == "docker.io" ? LoginCommand.hub : domain
        guard let text = object["auths"]?[key]?["auth"]?.text else { return nil }
        let parts = String(decoding: Base64.decode(Array(text.utf8)).bytes, as: UTF8.self).split(
            separator: ":", maxSplits: 1
        ).map(String.init)
        return parts.count == 2 ? RegistryCredentials(user: parts[0], password: parts[1]) : nil
    }

    /// What is kept for each registry, by the name that references have for it.
    var allCredentials: [String: RegistryCredentials] {
        var all: [String: RegistryCredentials] = [:]
        for key in object["auths"]?.object?.keys ?? [] {
            let domain = key == LoginCommand.hub ? "docker.io" : key
            all[domain] = credentials(domain)
        }
        return all
    }

    mutating func setCredentials(_ key: String, user: String, password: String) {
        var auths = object["auths"]?.object ?? JSONObject()
        let auth = String(decoding: Base64.encode(Array("\(user):\(password)".utf8)), as: UTF8.self)
        auths[key] = .object(JSONObject([("auth", .string(auth))]))
        object["auths"] = .object(auths)
    }

    /// Forgets a registry. Gives whether there was something to forget.
    mutating func removeCredentials(_ key: String) -> Bool {
        guard var auths = object["auths"]?.object, auths[key] != nil else { return false }
        auths[key] = nil
        object["auths"] = .object(auths)
        return true
    }

    // MARK: Context

    var currentContext: String? {
        get { object["currentContext"]?.text }
        set { object["currentContext"] = newValue.map { .string($0) } }
    }
}
