import CommandSyntax
import Engine
import Kernel
import WorldModel

/// `docker system df`
enum DiskUsageCommand {
    /// One line of the summary.
    private struct Row {
        var type: String
        var total: Int
        var active: Int
        var size: Int
        var reclaimable: Int
        var showsPercent = true

        var reclaimableText: String {
            let text = ByteSize.humanSize(Int64(reclaimable))
            return showsPercent && size > 0 ? "\(text) (\(reclaimable * 100 / size)%)" : text
        }
    }

    static func usage(
        _ command: ParsedCommand, _ simulation: inout Simulation, _ me: ProcessID
    ) throws(CommandFailure) -> Int32 {
        let usage = DiskUsage(simulation)
        guard !command.bool("verbose") else {
            simulation.print(try verbose(usage, command.string("format") ?? "", simulation), as: me)
            return 0
        }
        let output = ListOutput<Row>(
            typeName: "*formatter.diskUsageImagesContext",
            columns: [
                ListColumn("Type", "TYPE") { $0.type }, ListColumn("TotalCount", "TOTAL") { String($0.total) },
                ListColumn("Active", "ACTIVE") { String($0.active) },
                ListColumn("Size", "SIZE") { ByteSize.humanSize(Int64($0.size)) },
                ListColumn("Reclaimable", "RECLAIMABLE") { $0.reclaimableText },
            ], standard: ["Type", "TotalCount", "Active", "Size", "Reclaimable"])
        simulation.print(try output.text(rows(usage), format: command.string("format")), as: me)
        return 0
    }

    private static func rows(_ usage: DiskUsage) -> [Row] {
        let used = usage.images.filter { $0.containers > 0 }.reduce(0) { $0 + $1.size - $1.sharedSize }
        let running = usage.containers.filter { $0.container.state.isRunning }
        let containerSize = usage.containers.reduce(0) { $0 + $1.size }
        let volumeSize = usage.volumes.reduce(0) { $0 + $1.size }
        return [
            Row(
                type: "Images", total: usage.images.count, active: usage.images.count { $0.containers > 0 },
                size: usage.layersSize, reclaimable: usage.layersSize - used),
            Row(
                type: "Containers", total: usage.containers.count, active: running.count, size: containerSize,
                reclaimable: containerSize - running.reduce(0) { $0 + $1.size }),
            Row(
                type: "Local Volumes", total: usage.volumes.count, active: usage.volumes.count { $0.links > 0 },
                size: volumeSize, reclaimable: usage.volumes.reduce(0) { $0 + ($1.links == 0 ? $1.size : 0) }),
            Row(
                type: "Build Cache", total: usage.cache.count, active: 0, size: usage.cacheSize,
                reclaimable: usage.cacheSize, showsPercent: false),
        ]
    }

    // MARK: Verbose

    private static func verbose(
        _ usage: DiskUsage, _ format: String, _ simulation: Simulation
    ) throws(CommandFailure) -> String {
        let images = images(usage, simulation)
        let containers = ListCommand.diskUsageOutput(simulation, sizes: usage.containers)
        let volumes = volumes()
        let cache = cache(simulation)
        let containerRows = usage.containers.map(\.container)
        guard format.isEmpty || format == "table" else {
            let document = Doc.object(
                "*formatter.diskUsageContext",
                [
                    "Images": images.list(usage.images), "Containers": containers.list(containerRows),
                    "Volumes": volumes.list(usage.volumes), "BuildCache": cache.list(usage.cache),
                ])
            do throws(TemplateError) {
                if format == "json" { return GoJSON.compact(document) + "\n" }
                return try GoTemplate(format).execute(document) + "\n"
            } catch {
                throw CommandFailure("template parsing error: \(error.description)")
            }
        }
        return try """
        Images space usage:

        \(images.text(usage.images, format: nil))
        Containers space usage:

        \(containers.text(containerRows, format: nil))
        Local Volumes space usage:

        \(volumes.text(usage.volumes, format: nil))
        Build cache usage: \(ByteSize.humanSize(Int64(usage.cacheSize)))

        \(cache.text(usage.cache, format: nil))
        """
    }

    private static func images(_ usage: DiskUsage, _ simulation: Simulation) -> ListOutput<DiskUsage.ImageUsage> {
        let now = simulation.world.clock.now
        func name(_ row: DiskUsage.ImageUsage) -> (repository: String, tag: String) {
            guard let first = simulation.references(of: row.image.id).tags.first,
                let reference = try? ImageReference(parsing: first)
            else { return ("<none>", "<none>") }
            return (reference.familiarName, reference.tag ?? "<none>")
        }
        return ListOutput(
            typeName: "*formatter.imageContext",
            columns: [
                ListColumn("Repository", "REPOSITORY") { name($0).repository },
                ListColumn("Tag", "TAG") { name($0).tag },
                ListColumn("ID", "IMAGE ID") { $0.image.id.short },
                ListColumn("CreatedSince", "CREATED") { Ages.ago($0.image.created, now: now) },
                ListColumn("VirtualSize", "SIZE") { ByteSize.humanSize(Double($0.size), significantDigits: 3) },
                ListColumn("SharedSize", "SHARED SIZE") { ByteSize.humanSize(Int64($0.sharedSize)) },
                ListColumn("UniqueSize", "UNIQUE SIZE") { ByteSize.humanSize(Int64($0.size - $0.sharedSize)) },
                ListColumn("Containers", "CONTAINERS") { String($0.containers) },
                ListColumn("Size", "SIZE") { ByteSize.humanSize(Double($0.size), significantDigits: 3) },
                ListColumn("CreatedAt", "CREATED AT") { Ages.goDefault($0.image.created) },
                ListColumn("Digest", "DIGEST") { _ in "" },
            ],
            standard: [
                "Repository", "Tag", "ID", "CreatedSince", "VirtualSize", "SharedSize", "UniqueSize", "Containers",
            ])
    }

    private static func volumes() -> ListOutput<DiskUsage.VolumeUsage> {
        ListOutput(
            typeName: "*formatter.volumeContext",
            columns: [
                ListColumn("Name", "VOLUME NAME") { $0.volume.name },
                ListColumn("Links", "LINKS") { String($0.links) },
                ListColumn("Size", "SIZE") { ByteSize.humanSize(Int64($0.size)) },
                ListColumn("Driver", "DRIVER") { $0.volume.driver },
                ListColumn("Mountpoint", "MOUNTPOINT") { "/var/lib/docker/volumes/\($0.volume.name)/_data" },
            ], standard: ["Name", "Links", "Size"])
    }

    private static func cache(_ simulation: Simulation) -> ListOutput<DiskUsage.CacheUsage> {
        let now = simulation.world.clock.now
        return ListOutput(
            typeName: "*formatter.buildCacheContext",
            columns: [
                ListColumn("ID", "CACHE ID") { String($0.id.prefix(12)) },
                ListColumn("CacheType", "CACHE TYPE") { $0.record.kind.typeName },
                ListColumn("Size", "SIZE") { ByteSize.humanSize(Int64($0.record.size)) },
                ListColumn("CreatedSince", "CREATED") { Ages.ago($0.record.created, now: now) },
                ListColumn("LastUsedSince", "LAST USED") { Ages.ago($0.record.lastUsed, now: now) },
                ListColumn("UsageCount", "USAGE") { String($0.record.usageCount) },
                ListColumn("Shared", "SHARED") { String($0.isShared) },
                ListColumn("Description", "DESCRIPTION") { $0.record.description },
                ListColumn("InUse", "IN USE") { _ in "false" },
            ], standard: ["ID", "CacheType", "Size", "CreatedSince", "LastUsedSince", "UsageCount", "Shared"])
    }
}
