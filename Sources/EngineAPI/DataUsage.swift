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
                "Images": isWanted("image")
                    ? .list(
                        usage.images.map {
                            ImageSummary.value(
                                $0.image, containers: $0.containers, sharedSize: $0.sharedSize, simulation)
                        }) : .nilList,
                "Containers": isWanted("container")
                    ? .list(
                        usage.containers.map {
                            ContainerSummary.value($0.container, showsSize: true, simulation)
                        }) : .nilList,
                "Volumes": isWanted("volume") ? .list(usage.volumes.map(volume)) : .nilList,
                "BuildCache": isWanted("build-cache") ? .list(usage.cache.map(record)) : .nilList,
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
                "ID": .string(usage.id), "Type": .string(usage.record.kind.typeName),
                "Description": .string(usage.record.description), "InUse": false, "Shared": .bool(usage.isShared),
                "Size": .int(Int64(usage.record.size)), "CreatedAt": Doc.time(usage.record.created),
                "LastUsedAt": Doc.time(usage.record.lastUsed),
                "UsageCount": .int(Int64(usage.record.usageCount)),
            ])
    }
}
