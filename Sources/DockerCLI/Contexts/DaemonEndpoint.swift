import CommandSyntax
import Kernel
import WorldModel

/// Whether the client talks to the simulated daemon: `-H`, `--context`, `DOCKER_HOST` and contexts may say otherwise.
enum DaemonEndpoint {
    /// Commands that need no daemon.
    private static let local = ["docker context", "docker login", "docker logout", "docker help"]

    /// The message of a client that cannot reach its daemon; `nil` when it can.
    static func complaint(_ command: ParsedCommand, _ simulation: Simulation, _ me: ProcessID) -> String? {
        guard !local.contains(where: { command.path.hasPrefix($0) }) else { return nil }
        let flag = command.global.list("host").last ?? command.global.string("host")
        let environment = simulation.world.processes[me]?.environment["DOCKER_HOST"]
        var host = DockerContext.localHost
        if let flag, !flag.isEmpty {
            host = flag
        } else {
            let name = ContextStore.currentName(flag: command.global.string("context"), simulation, me)
            let store = ContextStore(simulation, me)
            if name == DockerContext.defaultName {
                host = environment.flatMap { $0.isEmpty ? nil : $0 } ?? host
            } else if let context = store.find(name, simulation) {
                host = context.host
            } else {
                return
                    "Failed to initialize: unable to resolve docker endpoint: context \(GoQuote.quote(name)): context not found: open \(store.path("meta", name))/meta.json: no such file or directory\n"
            }
        }
        return reach(host, command, simulation)
    }

    private static func reach(_ host: String, _ command: ParsedCommand, _ simulation: Simulation) -> String? {
        if [DockerContext.localHost, "unix:///run/docker.sock", "unix://"].contains(host) { return nil }
        let unreachable = "Cannot connect to the Docker daemon at \(host). Is the docker daemon running?\n"
        if host.hasPrefix("unix://") { return unreachable }
        if host.hasPrefix("ssh://") {
            return
                "error during connect: Get \"http://docker.example.com/v\(Release.api)/\(route(command))\": command [ssh -o ConnectTimeout=30 -T -- \(host.dropFirst(6)) docker system dial-stdio] has exited with exit status 255, make sure the URL is valid, and Docker 18.09 or later is installed on the remote host: stderr=ssh: Could not resolve hostname: Name or service not known\n"
        }
        let address = host.hasPrefix("tcp://") ? String(host.dropFirst(6)) : host
        let parts = address.split(separator: ":", maxSplits: 1).map(String.init)
        let name = parts.first ?? ""
        let full = parts.count > 1 ? address : name + ":2375"
        if ["localhost", "127.0.0.1"].contains(name) { return unreachable }
        let reason =
            IPv4Address(name) == nil
            ? "dial tcp: lookup \(name) on 192.168.65.7:53: no such host"
            : "dial tcp \(full): connect: no route to host"
        return "error during connect: Get \"http://\(full)/v\(Release.api)/\(route(command))\": \(reason)\n"
    }

    /// The first request of a command.
    private static func route(_ command: ParsedCommand) -> String {
        switch command.path {
        case "docker container ls": "containers/json"
        case "docker image ls": "images/json"
        case "docker volume ls": "volumes"
        case "docker network ls": "networks"
        case "docker version": "version"
        default: "info"
        }
    }
}
