import CommandSyntax
import Engine
import HashTreeCollections
import Phrases
import WorldModel

/// What a value means, and what follows from it here and now.
struct Meaning: Sendable, Equatable {
    var text: Phrase
    var notes: [Phrase] = []

    init(_ text: Phrase, _ notes: [Phrase] = []) {
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
    func container(_ name: String) -> Phrase? {
        guard let container = try? simulation.findContainer(name) else { return nil }
        let state = container.state
        let now = simulation.world.clock.now
        let image = container.imageName
        if state.isRunning, let start = state.startedAt {
            let time = Self.span(now - start)
            return Phrase("\(state.status) for \(time), from \(image)")
        }
        guard state.status == "exited" else { return Phrase("\(state.status), from \(image)") }
        guard let end = state.finishedAt else {
            return Phrase("exited with status \(state.exitCode), from \(image)")
        }
        let time = Self.span(now - end)
        return Phrase("exited with status \(state.exitCode) \(time) ago, from \(image)")
    }

    /// A span of time as Docker words it, from nanoseconds.
    private static func span(_ nanoseconds: Int64) -> Phrase {
        let text = humanDuration(seconds: Double(nanoseconds) / 1e9).lowercased()
        let words = text.split(separator: " ")
        guard words.count == 2, let number = Int(words[0]), number > 1 else {
            switch text {
            case "1 second": return Phrase("1 second")
            case "about a minute": return Phrase("about a minute")
            case "about an hour": return Phrase("about an hour")
            default: return Phrase("less than a second")
            }
        }
        switch words[1] {
        case "seconds": return Phrase("\(number) seconds")
        case "minutes": return Phrase("\(number) minutes")
        case "hours": return Phrase("\(number) hours")
        case "days": return Phrase("\(number) days")
        case "weeks": return Phrase("\(number) weeks")
        case "months": return Phrase("\(number) months")
        default: return Phrase("\(number) years")
        }
    }

    func hasImage(_ name: String) -> Bool { (try? simulation.findImage(name)) != nil }

    /// Whether an image is here, and what a pull would bring.
    func image(_ name: String) -> Phrase {
        guard let image = try? simulation.findImage(name) else { return Phrase("not here: it would be pulled") }
        let size = ByteSize.humanSize(Double(simulation.size(of: image)), significantDigits: 3)
        return Phrase("here, \(size)")
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

    func network(_ name: String) -> Phrase? {
        guard let network = docker.networks.values.first(where: { $0.name == name }) else { return nil }
        let members = docker.containers.values.filter { container in
            container.state.isRunning && container.endpoints.contains { $0.network == network.id }
        }.map(\.name).sorted()
        return members.isEmpty ? Phrase("nobody is on it") : Phrase("on it: \(members.joined(separator: ", "))")
    }

    /// The containers that mount a volume.
    func users(ofVolume name: String) -> [String] {
        docker.containers.values.filter { $0.mounts.contains { $0.type == "volume" && $0.name == name } }.map(\.name)
            .sorted()
    }
}
