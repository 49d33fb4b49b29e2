import CommandSyntax
import Engine
import HashTreeCollections
import WorldModel

/// What `docker inspect` shows of an image (Engine API: `ImageInspect`).
package enum ImageDocument {
    /// The document as the client's types hold it: what templates see. Empty parts of the configuration are left out.
    package static func value(_ image: Image, _ simulation: Simulation) -> TemplateValue {
        var object = head(image, simulation)
        object["Config"] = config(image.config)
        for (name, value) in tail(image, simulation) { object[name] = value }
        object.appendEmpty(["Container": "", "ContainerConfig": .null, "Variant": "", "OsVersion": ""])
        return .object(object)
    }

    /// The document as the daemon sends it: what is printed without a template.
    static func raw(_ image: Image, _ simulation: Simulation) -> TemplateValue {
        var object = head(image, simulation)
        for (name, value) in tail(image, simulation) { object[name] = value }
        object["Config"] = rawConfig(image.config)
        return .object(object)
    }

    private static func head(_ image: Image, _ simulation: Simulation) -> TemplateObject {
        let names = simulation.references(of: image.id)
        var object = TemplateObject("*image.InspectResponse")
        object.append("ID", .string(image.id.description), json: "Id")
        object["RepoTags"] = .strings(names.tags)
        object["RepoDigests"] = .strings(names.digests)
        object["Parent"] = .string(image.parent?.description ?? "")
        let isBuilt = image.history.last?.comment == "buildkit.dockerfile.v0"
        object["Comment"] = .string(image.comment.isEmpty && isBuilt ? "buildkit.dockerfile.v0" : image.comment)
        object["Created"] = Doc.time(image.created)
        object["DockerVersion"] = ""
        object["Author"] = .string(image.author)
        return object
    }

    private static func tail(_ image: Image, _ simulation: Simulation) -> [(String, TemplateValue)] {
        let folder = "/var/lib/docker/overlay2/"
        var data: [(key: String, value: String)] = []
        if image.layers.count > 1 {
            data.append(
                (
                    key: "LowerDir",
                    value: image.layers.dropLast().reversed().map { folder + $0.hex + "/diff" }.joined(separator: ":")
                ))
        }
        let top = folder + (image.layers.last?.hex ?? image.id.hex)
        data += [
            (key: "MergedDir", value: top + "/merged"), (key: "UpperDir", value: top + "/diff"),
            (key: "WorkDir", value: top + "/work"),
        ]
        return [
            ("Architecture", .string(image.architecture)), ("Os", "linux"),
            ("Size", Doc.int(simulation.size(of: image))),
            (
                "GraphDriver",
                Doc.object("storage.DriverData", ["Data": .stringMap(data), "Name": "overlay2"])
            ),
            (
                "RootFS",
                Doc.object(
                    "image.RootFS", ["Type": "layers", "Layers": .strings(image.layers.map(\.description))])
            ),
            ("Metadata", Doc.object("image.Metadata", ["LastTagTime": Doc.time(image.lastTagged)])),
        ]
    }

    /// Every field with its value and whether the value says anything.
    private static func fields(_ config: ContainerConfig) -> [(name: String, value: TemplateValue, isSet: Bool)] {
        [
            ("User", .string(config.user), !config.user.isEmpty),
            (
                "ExposedPorts", config.exposedPorts.isEmpty ? .nilMap : Doc.set(config.exposedPorts),
                !config.exposedPorts.isEmpty
            ),
            ("Env", Doc.listOrNull(config.env), !config.env.isEmpty),
            ("Entrypoint", Doc.strings(config.entrypoint), config.entrypoint?.isEmpty == false),
            ("Cmd", Doc.strings(config.cmd), config.cmd?.isEmpty == false),
            ("Volumes", config.volumes.isEmpty ? .nilMap : Doc.set(config.volumes), !config.volumes.isEmpty),
            ("WorkingDir", .string(config.workingDir), !config.workingDir.isEmpty),
            ("Labels", config.labels.isEmpty ? .nilMap : Doc.labels(config.labels), !config.labels.isEmpty),
            ("StopSignal", .string(config.stopSignal ?? ""), config.stopSignal != nil),
            ("ArgsEscaped", .bool(config.argsEscaped), config.argsEscaped),
            (
                "Healthcheck", config.healthcheck.map { ConfigDocument.healthcheck($0) } ?? .null,
                config.healthcheck != nil
            ),
            ("OnBuild", Doc.listOrNull(config.onBuild), !config.onBuild.isEmpty),
            ("Shell", Doc.strings(config.shell), config.shell != nil),
        ]
    }

    private static func config(_ config: ContainerConfig) -> TemplateValue {
        var object = TemplateObject("*dockerspec.DockerOCIImageConfig")
        for (name, value, isSet) in fields(config) { object.append(name, value, json: isSet ? name : nil) }
        return .object(object)
    }

    /// Fields that API 1.51 sends even when they are empty.
    private static let alwaysSent: Set<String> = [
        "Cmd", "Entrypoint", "Env", "Labels", "OnBuild", "User", "Volumes", "WorkingDir",
    ]

    private static func rawConfig(_ config: ContainerConfig) -> TemplateValue {
        var object = TemplateObject("*dockerspec.DockerOCIImageConfig")
        for (name, value, isSet) in fields(config).sorted(by: { $0.name < $1.name })
        where isSet || alwaysSent.contains(name) {
            object[name] = value
        }
        return .object(object)
    }
}
