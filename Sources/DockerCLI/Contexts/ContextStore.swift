import Engine
import FileTrees
import JSON
import Kernel
import WorldModel

/// A place where a daemon listens, by a name (`~/.docker/contexts`).
struct DockerContext: Equatable {
    static let defaultName = "default"
    static let localHost = "unix:///var/run/docker.sock"

    var name: String
    var description: String
    var host: String

    /// The document that is stored and exported.
    var document: JSONValue {
        .object(
            JSONObject([
                ("Name", .string(name)),
                (
                    "Metadata",
                    .object(description.isEmpty ? JSONObject() : JSONObject([("Description", .string(description))]))
                ),
                (
                    "Endpoints",
                    .object(
                        JSONObject([
                            (
                                "docker",
                                .object(JSONObject([("Host", .string(host)), ("SkipTLSVerify", .bool(false))]))
                            )
                        ]))
                ),
            ]))
    }

    init(name: String, description: String, host: String) {
        self.name = name
        self.description = description
        self.host = host
    }

    init?(_ document: JSONValue?) {
        guard let document, let name = document["Name"]?.text else { return nil }
        self.init(
            name: name, description: document["Metadata"]?["Description"]?.text ?? "",
            host: document["Endpoints"]?["docker"]?["Host"]?.text ?? DockerContext.localHost)
    }
}

/// The contexts of a user, kept in files beside the client's settings.
struct ContextStore {
    private let folder: String
    private let me: ProcessID

    init(_ simulation: Simulation, _ me: ProcessID) {
        let config = ClientConfig.path(simulation, me)
        folder = String(config.dropLast("/config.json".count)) + "/contexts"
        self.me = me
    }

    /// The folder of a context's document; contexts are filed under the digest of their name.
    func path(_ kind: String, _ name: String) -> String { "\(folder)/\(kind)/\(Digest.sha256(of: name).hex)" }

    private func read(_ path: String, _ simulation: Simulation) -> DockerContext? {
        guard let bytes = try? simulation.contents(of: path + "/meta.json", as: me) else { return nil }
        return DockerContext(JSONReader.parse(String(decoding: bytes, as: UTF8.self)))
    }

    func find(_ name: String, _ simulation: Simulation) -> DockerContext? {
        if name == DockerContext.defaultName { return Self.standard }
        return read(path("meta", name), simulation)
    }

    /// What the client uses when nothing else is said.
    static let standard = DockerContext(
        name: DockerContext.defaultName, description: "Current DOCKER_HOST based configuration",
        host: DockerContext.localHost)

    /// All contexts by name.
    func all(_ simulation: Simulation) -> [DockerContext] {
        let names = (try? simulation.list(folder + "/meta", as: me)) ?? []
        let stored = names.compactMap { read("\(folder)/meta/\($0)", simulation) }
        return (stored + [Self.standard]).sorted { NaturalOrder.precedes($0.name, $1.name) }
    }

    func save(_ context: DockerContext, _ simulation: inout Simulation) {
        let target = path("meta", context.name)
        var path = ""
        for name in FileTree.components(target) {
            path += "/" + name
            if !simulation.exists(path, as: me) { try? simulation.makeDirectory(path, mode: 0o755, as: me) }
        }
        let text = JSONWriter().text(context.document)
        try? simulation.put(.bytes(Array(text.utf8)), at: target + "/meta.json", permissions: 0o644, as: me)
    }

    func remove(_ name: String, _ simulation: inout Simulation) {
        let target = path("meta", name)
        try? simulation.unlink(target + "/meta.json", as: me)
        try? simulation.removeDirectory(target, as: me)
    }

    // MARK: The current one

    /// The name of the context in use: a flag, `DOCKER_CONTEXT`, or what `docker context use` chose.
    static func currentName(flag: String?, _ simulation: Simulation, _ me: ProcessID) -> String {
        if let flag, !flag.isEmpty { return flag }
        let environment = simulation.world.processes[me]?.environment
        if environment?["DOCKER_HOST"]?.isEmpty == false { return DockerContext.defaultName }
        if let name = environment?["DOCKER_CONTEXT"], !name.isEmpty { return name }
        return ClientConfig(simulation, me).currentContext ?? DockerContext.defaultName
    }
}
