import CommandSyntax
import DockerCLI
import Engine
import HashTreeCollections
import WorldModel

/// A container in a list (Engine API: `ContainerSummary`).
enum ContainerSummary {
    static func value(_ container: Container, showsSize: Bool, _ simulation: Simulation) -> TemplateValue {
        var object = TemplateObject("container.Summary")
        object["Id"] = .string(container.id.hex)
        object["Names"] = .strings(["/" + container.name])
        object["Image"] = .string(ListCommand.imageName(of: container, simulation))
        object["ImageID"] = .string(container.image.description)
        let words = [container.path] + container.arguments.map { $0.contains(" ") ? "'\($0)'" : $0 }
        object["Command"] = .string(words.joined(separator: " "))
        object["Created"] = .int(container.created.seconds)
        object["Ports"] = .list(ports(container, simulation))
        if showsSize {
            let own = simulation.ownSize(of: container)
            let image = simulation.world.docker.images[container.image].map { simulation.size(of: $0) } ?? 0
            if own > 0 { object["SizeRw"] = .int(Int64(own)) }
            object["SizeRootFs"] = .int(Int64(own + image))
        }
        object["Labels"] = Doc.labels(container.config.labels)
        object["State"] = .string(container.state.status)
        object["Status"] = .string(Ages.status(of: container, now: simulation.world.clock.now))
        object["HostConfig"] = Doc.object("struct", ["NetworkMode": .string(container.hostConfig.networkMode)])
        let document = ContainerDocument.value(container, simulation)
        object["NetworkSettings"] = Doc.object(
            "container.NetworkSettingsSummary",
            ["Networks": field("Networks", of: field("NetworkSettings", of: document))])
        object["Mounts"] = field("Mounts", of: document)
        return .object(object)
    }

    private static func field(_ name: String, of value: TemplateValue) -> TemplateValue {
        guard case .object(let object) = value else { return .null }
        return object[name] ?? .null
    }

    private static func ports(_ container: Container, _ simulation: Simulation) -> [TemplateValue] {
        guard container.state.process != nil, simulation.showsPorts(container) else { return [] }
        return PortText.ports(of: container, simulation).map { port in
            var object = TemplateObject("container.Port")
            if !port.address.isEmpty { object["IP"] = .string(port.address) }
            object["PrivatePort"] = .int(Int64(port.containerPort))
            if port.hostPort > 0 { object["PublicPort"] = .int(Int64(port.hostPort)) }
            object["Type"] = .string(port.transport)
            return .object(object)
        }
    }
}
