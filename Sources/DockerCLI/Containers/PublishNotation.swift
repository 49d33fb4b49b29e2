import CommandSyntax
import WorldModel

/// `docker run -p`.
enum PublishNotation {
    static func parse(_ text: String) throws(PortSpec.Failure) -> [PortBinding] {
        try PortSpec.parse(text).map {
            PortBinding(containerPort: "\($0.port)/\($0.transport)", hostIP: $0.hostAddress, hostPort: $0.hostPort)
        }
    }
}
