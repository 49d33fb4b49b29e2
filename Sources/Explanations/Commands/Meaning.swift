import CommandSyntax
import Engine
import HashTreeCollections
import WorldModel

/// What a value means, and what follows from it here and now.
struct Meaning: Sendable, Equatable {
    var text: String
    var notes: [String] = []

    init(_ text: String, _ notes: [String] = []) {
        self.text = text
        self.notes = notes
    }
}

/// Facts of the world that explanations mention.
struct WorldFacts {
    let simulation: Simulation

    init(_ simulation: Simulation) { self.simulation = simulation }

    private var docker: DockerState { simulation.world.docker }

    /// `running for 3 minutes, from nginx:latest`.
    func container(_ name: String) -> String? {
        guard let container = try? simulation.findContainer(name) else { return nil }
        let state = container.state
        let now = simulation.world.clock.now
        var text = state.status
        if state.isRunning, let start = state.startedAt {
            text += " for \(humanDuration(seconds: Double(now - start) / 1e9).lowercased())"
        } else if state.status == "exited" {
            text += " with status \(state.exitCode)"
            if let end = state.finishedAt {
                text += " \(humanDuration(seconds: Double(now - end) / 1e9).lowercased()) ago"
            }
        }
        return "\(text), from \(container.imageName)"
    }

    /// Whether an image is here, and what a pull would bring.
    func image(_ name: String) -> String {
        if let image = try? simulation.findImage(name) {
            return "here, \(ByteSize.humanSize(Double(simulation.size(of: image)), significantDigits: 3))"
        }
        return "not here: it would be pulled"
    }

    /// Which container has published a port of the host.
    func holder(ofPort port: Int, transport: String = "tcp") -> String? {
        let published = simulation.world.network.published.first { $0.hostPort == port && $0.transport == transport }
        return published.flatMap { docker.containers[$0.container]?.name }
    }

    /// The first port from this one on that nobody has published.
    func freePort(from port: Int) -> Int {
        var port = port + 1
        while holder(ofPort: port) != nil { port += 1 }
        return port
    }

    var containerNames: [String] { docker.containers.values.map(\.name).sorted() }
    var networkNames: [String] { docker.networks.values.map(\.name).sorted() }
    var volumeNames: [String] { docker.volumes.keys.sorted() }

    var imageNames: [String] {
        docker.references.keys.compactMap { try? ImageReference(parsing: $0) }.filter { $0.digest == nil }
            .map(\.familiar).sorted()
    }

    func network(_ name: String) -> String? {
        guard let network = docker.networks.values.first(where: { $0.name == name }) else { return nil }
        let members = docker.containers.values.filter { container in
            container.state.isRunning && container.endpoints.contains { $0.network == network.id }
        }.map(\.name).sorted()
        return members.isEmpty ? "nobody is on it" : "on it: \(members.joined(separator: ", "))"
    }

    /// The containers that mount a volume.
    func users(ofVolume name: String) -> [String] {
        docker.containers.values.filter { $0.mounts.contains { $0.type == "volume" && $0.name == name } }.map(\.name)
            .sorted()
    }
}
