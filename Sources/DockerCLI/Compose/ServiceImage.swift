import Compose
import Engine
import WorldModel

/// The image of a service.
enum ServiceImage {
    /// What the file names, or what a build of it is called.
    static func name(of service: ComposeService, in project: ComposeProject) -> String {
        service.image.flatMap { $0.isEmpty ? nil : $0 } ?? "\(project.name)-\(service.name)"
    }

    static func find(_ service: ComposeService, in project: ComposeProject, _ simulation: Simulation) -> Image? {
        try? simulation.findImage(name(of: service, in: project))
    }

    /// When a service's image is pulled: `always`, `missing`, `never` or `build`.
    static func policy(of service: ComposeService) -> String {
        switch service.text("pull_policy") ?? "" {
        case "always", "never", "build": service.text("pull_policy") ?? ""
        case "daily", "weekly": "always"
        case let text where text.hasPrefix("every_"): "always"
        default: "missing"
        }
    }
}
