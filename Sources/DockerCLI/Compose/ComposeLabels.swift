import Compose
import Engine
import WorldModel

/// The labels by which Compose knows its own (compose, `pkg/api/labels.go`).
enum ComposeLabels {
    static let version = "2.40.3"

    static let project = "com.docker.compose.project"
    static let service = "com.docker.compose.service"
    static let number = "com.docker.compose.container-number"
    static let oneOff = "com.docker.compose.oneoff"
    static let hash = "com.docker.compose.config-hash"
    static let image = "com.docker.compose.image"
    static let slug = "com.docker.compose.slug"
    static let replaces = "com.docker.compose.replace"
    static let dependencies = "com.docker.compose.depends_on"
    static let files = "com.docker.compose.project.config_files"
    static let folder = "com.docker.compose.project.working_dir"
    static let composeVersion = "com.docker.compose.version"
    static let network = "com.docker.compose.network"
    static let volume = "com.docker.compose.volume"
}

extension Container {
    var composeProject: String? { config.labels[ComposeLabels.project] }
    var composeService: String { config.labels[ComposeLabels.service] ?? "" }
    var composeNumber: Int { config.labels[ComposeLabels.number].flatMap { Int($0) } ?? 0 }
    var isOneOff: Bool { config.labels[ComposeLabels.oneOff] == "True" }

    /// `web-1`: the name without the project's, where it has one.
    var nameInProject: String {
        let prefix = (composeProject ?? "") + "-"
        return name.hasPrefix(prefix) ? String(name.dropFirst(prefix.count)) : name
    }
}

extension Simulation {
    /// A project's containers by service and number.
    ///
    /// - Parameter services: Only those of these services; empty takes all.
    func containers(
        ofProject project: String, services: [String] = [], withOneOff: Bool = false
    ) -> [Container] {
        world.docker.containers.values.filter { container in
            container.composeProject == project && (withOneOff || !container.isOneOff)
                && (services.isEmpty || services.contains(container.composeService))
        }.sorted { ($0.composeService, $0.composeNumber, $0.name) < ($1.composeService, $1.composeNumber, $1.name) }
    }
}
