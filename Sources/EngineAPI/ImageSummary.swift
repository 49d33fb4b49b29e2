import CommandSyntax
import DockerCLI
import Engine
import WorldModel

/// An image in a list (Engine API: `ImageSummary`).
enum ImageSummary {
    /// - Parameters:
    ///   - containers: how many were made from it; -1 where that was not asked for.
    ///   - sharedSize: bytes of layers that other images have too; -1 likewise.
    ///   - patterns: those of the filter `reference`; other names of the image are left out.
    static func value(
        _ image: Image, containers: Int, sharedSize: Int, patterns: [String] = [], _ simulation: Simulation
    ) -> TemplateValue {
        let names = simulation.references(of: image.id)
        func shown(_ names: [String]) -> TemplateValue {
            .strings(names.filter { ImageList.isMeant($0, by: patterns) }.map(EngineSession.familiar))
        }
        return Doc.object(
            "image.Summary",
            [
                "Containers": .int(Int64(containers)), "Created": .int(image.created.seconds),
                "Id": .string(image.id.description),
                "Labels": image.config.labels.isEmpty ? .nilMap : Doc.labels(image.config.labels),
                "ParentId": .string(image.parent?.description ?? ""),
                "RepoDigests": shown(names.digests),
                "RepoTags": shown(names.tags), "SharedSize": .int(Int64(sharedSize)),
                "Size": .int(Int64(simulation.size(of: image))),
            ])
    }
}
