import CommandSyntax
import DockerCLI
import Engine
import HashTreeCollections
import WorldModel

/// How much room everything takes (Engine API: `SystemDataUsageResponse`).
enum DataUsage {
    static func document(_ request: APIRequest, _ simulation: Simulation) -> TemplateValue {
        let usage = DiskUsage(simulation)
        let types = Set(request.values("type"))
        func isWanted(_ type: String) -> Bool { types.isEmpty || types.contains(type) }
        return Doc.object(
            "types.DiskUsage",
            [
                "LayersSize": isWanted("image") ? .int(Int64(usage.layersSize)) : 0,
                "Images": isWanted("image") ? .list(usage.images.map { image($0, simulation) }) : .nilList,
                "Containers": isWanted("container")
                    ? .list(
                        usage.containers.map {
                            ContainerSummary.value($0.container, showsSize: true, simulation)
                        }) : .nilList,
                "Volumes": isWanted("volume") ? .list(usage.volumes.map(volume)) : .nilList,
                "BuildCache": isWanted("build-cache") ? .list(usage.cache.map(record)) : .nilList,
            ])
    }

    private static func image(_ usage: DiskUsage.ImageUsage, _ simulation: Simulation) -> TemplateValue {
        let names = simulation.references(of: usage.image.id)
        return Doc.object(
            "image.Summary",
            [
                "Containers": .int(Int64(usage.containers)), "Created": .int(usage.image.created.seconds),
                "Id": .string(usage.image.id.description), "Labels": Doc.labels(usage.image.config.labels),
                "ParentId": .string(usage.image.parent?.description ?? ""),
                "RepoDigests": .strings(names.digests.map(EngineSession.familiar)),
                "RepoTags": .strings(names.tags.map(EngineSession.familiar)),
                "SharedSize": .int(Int64(usage.sharedSize)), "Size": .int(Int64(usage.size)),
            ])
    }

    private static func volume(_ usage: DiskUsage.VolumeUsage) -> TemplateValue {
        guard case .object(var object) = VolumeDocument.value(usage.volume) else { return .null }
        // The document has the field already, for templates only.
        object["UsageData"] = nil
        object["UsageData"] = Doc.object(
            "volume.UsageData", ["RefCount": .int(Int64(usage.links)), "Size": .int(Int64(usage.size))])
        return .object(object)
    }

    private static func record(_ usage: DiskUsage.CacheUsage) -> TemplateValue {
        Doc.object(
            "build.CacheRecord",
            [
                "ID": .string(usage.id), "Type": "regular", "Description": "", "InUse": false,
                "Shared": .bool(usage.isShared), "Size": .int(Int64(usage.record.size)),
                "CreatedAt": "0001-01-01T00:00:00Z", "LastUsedAt": .null, "UsageCount": 1,
            ])
    }
}
