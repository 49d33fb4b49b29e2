import CommandSyntax
import Engine
import FileTrees
import WorldModel

/// `docker buildx du` and `docker buildx prune`: what the build cache holds. Recorded: `images-a9-build-cache`.
enum BuildCacheCommands {
    // MARK: du

    static func diskUsage(
        _ command: ParsedCommand, _ simulation: inout Simulation, _ me: ProcessID
    ) throws(CommandFailure) -> Int32 {
        let filter = try CacheFilter(command.list("filter"), "du")
        let now = simulation.world.clock.now
        let cache = DiskUsage.cache(simulation).filter { filter.admits($0, now) }.sorted {
            ($0.record.size, $0.id) < ($1.record.size, $1.id)
        }
        let format = command.string("format") ?? ""
        if command.bool("verbose") || format == "pretty" {
            simulation.print(cache.map { details($0, now) }.joined() + totals(cache), as: me)
            return 0
        }
        let isTable = format.isEmpty || format.hasPrefix("table")
        do throws(CommandFailure) {
            simulation.print(try rows(isTable, now).text(cache, format: format), as: me)
        } catch {
            throw CommandFailure("ERROR: " + error.text)
        }
        if format.isEmpty { simulation.print(totals(cache), as: me) }
        return 0
    }

    private static func rows(_ isTable: Bool, _ now: Instant) -> ListOutput<DiskUsage.CacheUsage> {
        ListOutput(
            typeName: "*commands.diskusageContext",
            columns: [
                ListColumn("ID", "ID") { isTable && $0.record.kind.isMutable ? $0.id + "*" : $0.id },
                ListColumn("CreatedAt", "CREATED AT") { Ages.goNanoseconds($0.record.created) },
                ListColumn("Size", "SIZE") { size($0) + (isTable && $0.isShared ? "*" : "") },
                ListColumn("LastUsedAt", "LAST ACCESSED") { lastUsed($0, now) },
                ListColumn("Type", "TYPE") { $0.record.kind.typeName },
                ListColumn("Description", "DESCRIPTION") { $0.record.description },
                ListColumn("Reclaimable", "RECLAIMABLE") { _ in "true" },
            ],
            standard: ["ID", "Reclaimable", "Size", "LastUsedAt"],
            extras: [
                ("Mutable", { .bool($0.record.kind.isMutable) }), ("Shared", { .bool($0.isShared) }),
                ("UsageCount", { .int(Int64($0.record.usageCount)) }),
                ("Parents", { $0.parent.map { .list([.string($0.buildCacheID)]) } ?? .null }),
                ("Reclaimable", { _ in .bool(true) }),
            ])
    }

    private static func details(_ usage: DiskUsage.CacheUsage, _ now: Instant) -> String {
        let record = usage.record
        let parents = usage.parent.map { "Parents:\n - \($0.buildCacheID)\n" } ?? ""
        return """
            ID:           \(usage.id)
            \(parents)Created at:   \(Ages.goNanoseconds(record.created))
            Mutable:      \(record.kind.isMutable)
            Reclaimable:  true
            Shared:       \(usage.isShared)
            Size:         \(size(usage))
            Description:  \(record.description)
            Usage count:  \(record.usageCount)
            Last used:    \(lastUsed(usage, now))
            Type:         \(record.kind.typeName)


            """
    }

    private static func totals(_ cache: [DiskUsage.CacheUsage]) -> String {
        let all = cache.reduce(0) { $0 + $1.record.size }
        let shared = cache.reduce(0) { $0 + ($1.isShared ? $1.record.size : 0) }
        func text(_ bytes: Int) -> String { ByteSize.humanSize(Int64(bytes)) }
        let parts = shared > 0 ? "Shared:\t\t\(text(shared))\nPrivate:\t\(text(all - shared))\n" : ""
        return parts + "Reclaimable:\t\(text(all))\nTotal:\t\t\(text(all))\n"
    }

    // MARK: prune

    static let prune = Confirmation.verb(
        { command in
            command.bool("all")
                ? "WARNING! This will remove all build cache." : "WARNING! This will remove all dangling build cache."
        }, separator: " ",
        then: { command, simulation, me throws(CommandFailure) in
            let filter = try CacheFilter(command.list("filter"), "prune")
            let now = simulation.world.clock.now
            let removed = simulation.pruneBuildCache(all: command.bool("all")) { filter.admits($0, now) }
            if command.bool("verbose") {
                for usage in removed { simulation.print(details(usage, now), as: me) }
            } else {
                simulation.print(table(removed, now), as: me)
            }
            let bytes = removed.reduce(0) { $0 + $1.record.size }
            simulation.print("Total:\t\(ByteSize.humanSize(Int64(bytes)))\n", as: me)
            return 0
        })

    /// The rows are written one by one, so that only the first is aligned with the heading (buildx, `prune.go`).
    private static func table(_ removed: [DiskUsage.CacheUsage], _ now: Instant) -> String {
        var text = ""
        for (index, usage) in removed.enumerated() {
            let id = usage.id + (usage.record.kind.isMutable ? "*" : "")
            let bytes = size(usage) + (usage.isShared ? "*" : "")
            let reclaimable = index == 0 ? "true \t\t" : "true \t"
            if index == 0 { text += "ID\t\t\t\t\t\tRECLAIMABLE\tSIZE\t\tLAST ACCESSED\n" }
            text += "\(id.padded(to: 40))\t\(reclaimable)\(bytes.padded(to: 10))\t\(lastUsed(usage, now))\n"
        }
        return text
    }

    private static func size(_ usage: DiskUsage.CacheUsage) -> String { ByteSize.humanSize(Int64(usage.record.size)) }

    private static func lastUsed(_ usage: DiskUsage.CacheUsage, _ now: Instant) -> String {
        Ages.ago(usage.record.lastUsed, now: now)
    }
}

/// `--filter` of the commands about the cache (buildkit `cache.FilterAdaptor`). A key that BuildKit does not know never
/// matches.
private struct CacheFilter: Sendable {
    private var conditions: [(key: String, isNegative: Bool, isPattern: Bool, value: String)] = []

    init(_ texts: [String], _ name: String) throws(CommandFailure) {
        for text in texts {
            let parts = text.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
            guard parts.count == 2 else {
                throw CommandFailure(
                    "invalid argument \"\(text)\" for \"--filter\" flag: bad format of filter (expected name=value)\n\nUsage:  docker buildx \(name)\n\nRun 'docker buildx \(name) --help' for more information",
                    status: 125)
            }
            let isNegative = parts[0].hasSuffix("!")
            let isPattern = parts[1].hasPrefix("~") || parts[0].hasSuffix("~")
            let key = parts[0].filter { $0 != "!" && $0 != "~" && $0 != " " }
            conditions.append((key.lowercased(), isNegative, isPattern, parts[1].filter { $0 != "~" }))
        }
    }

    func admits(_ usage: DiskUsage.CacheUsage, _ now: Instant) -> Bool {
        conditions.allSatisfy { condition in
            let matches: Bool
            switch condition.key {
            case "until", "unused-for":
                matches = TimeNotation.parse(condition.value, now: now).map { usage.record.lastUsed <= $0 } ?? false
            case "id": matches = isMatch(usage.id, condition)
            case "parents", "parent": matches = isMatch(usage.parent?.buildCacheID ?? "", condition)
            case "description": matches = isMatch(usage.record.description, condition)
            case "type": matches = isMatch(usage.record.kind.typeName, condition)
            case "mutable": matches = isTrue(condition.value) == usage.record.kind.isMutable
            case "immutable": matches = isTrue(condition.value) != usage.record.kind.isMutable
            case "inuse": matches = !isTrue(condition.value)
            default: return false
            }
            return matches != condition.isNegative
        }
    }

    private func isMatch(
        _ text: String, _ condition: (key: String, isNegative: Bool, isPattern: Bool, value: String)
    ) -> Bool {
        condition.isPattern ? NamePattern(condition.value).matches(text) : text == condition.value
    }

    private func isTrue(_ text: String) -> Bool { ["", "1", "t", "true"].contains(text.lowercased()) }
}

extension DiskUsage.CacheUsage {
    /// The record's id.
    package var id: String { record.key.buildCacheID }
}

extension Digest {
    /// A build cache record's id as BuildKit writes ids: 25 characters of letters and digits.
    var buildCacheID: String {
        let alphabet = Array("0123456789abcdefghijklmnopqrstuvwxyz")
        let digits = Array(hex.utf8)
        return String((0..<25).map { alphabet[(Int(digits[$0 * 2]) * 7 + Int(digits[$0 * 2 + 1])) % 36] })
    }
}
