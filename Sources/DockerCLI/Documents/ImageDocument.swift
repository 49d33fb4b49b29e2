import CommandSyntax
import Engine
import HashTreeCollections
import WorldModel

/// What `docker inspect` shows of an image (Engine API: `ImageInspect`).
enum ImageDocument {
    static func value(_ image: Image, _ simulation: Simulation) -> TemplateValue {
        let names = simulation.references(of: image.id)
        var object = TemplateObject("*image.InspectResponse")
        object["Id"] = .string(image.id.description)
        object["RepoTags"] = .strings(names.tags)
        object["RepoDigests"] = .strings(names.digests)
        object["Parent"] = .string(image.parent?.description ?? "")
        object["Comment"] = .string(image.comment.isEmpty ? "buildkit.dockerfile.v0" : image.comment)
        object["Created"] = Doc.time(image.created)
        object["DockerVersion"] = ""
        object["Author"] = .string(image.author)
        object["Architecture"] = .string(image.architecture)
        object["Os"] = "linux"
        object["Size"] = Doc.int(simulation.size(of: image))
        object["GraphDriver"] = Doc.object(
            "storage.DriverData",
            [
                "Data": .stringMap([(key: "MergedDir", value: "/var/lib/docker/overlay2/\(image.id.hex)/merged")]),
                "Name": "overlay2",
            ])
        object["RootFS"] = Doc.object(
            "image.RootFS", ["Type": "layers", "Layers": .strings(image.layers.map(\.description))])
        object["Metadata"] = Doc.object("image.Metadata", ["LastTagTime": Doc.time(image.lastTagged)])
        object["Config"] = ConfigDocument.value(image.config, isImage: true)
        return .object(object)
    }
}
