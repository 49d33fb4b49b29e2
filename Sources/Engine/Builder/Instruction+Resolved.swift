import Dockerfile
import WorldModel

/// Instructions as the builders carry them out.
extension Instruction {
    /// The instruction with its variables expanded, EXPOSE split into its ports, and with what only the builder checks
    /// checked: port numbers and the name of a signal (recorded in images-58-metadata).
    func resolved(
        with variables: [String: String], escape: Unicode.Scalar, expandsContent: Bool = true
    ) throws(DockerfileError) -> Instruction {
        let expander = WordExpander(escape: escape)
        let expanded = try self.expanded(
            { word throws(DockerfileError) in try expander.expand(word, with: variables).text },
            content: { text throws(DockerfileError) in
                guard expandsContent else { return text }
                return try WordExpander.heredocContent.expand(text, with: variables).text
            })
        switch expanded {
        case .expose(var expose):
            var ports: [String] = []
            for word in expose.ports { ports += try expander.expand(word, with: variables).words }
            for port in ports { _ = try ExposedPort(port).entries() }
            expose.ports = ports
            return .expose(expose)
        case .arg(var arg):
            for index in arg.arguments.indices {
                guard let value = arg.arguments[index].value else { continue }
                arg.arguments[index].value = try expander.expand(value, with: variables).text
            }
            return .arg(arg)
        case .stopsignal(let stopsignal):
            guard Signal(named: stopsignal.signal) != nil else {
                throw DockerfileError("invalid signal: \(stopsignal.signal)")
            }
            return expanded
        default: return expanded
        }
    }
}
