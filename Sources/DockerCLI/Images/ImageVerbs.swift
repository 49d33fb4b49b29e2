import CommandSyntax
import Dockerfile
import Engine
import FileTrees
import HashTreeCollections
import Kernel
import WorldModel

extension VerbTable {
    /// The commands about images.
    static let images: [String: Verb] = [
        "docker image pull": .immediate(PullCommand.pull),
        "docker image push": .immediate(PushCommand.push),
        "docker image ls": .immediate(ImageList.list),
        "docker image tag": .immediate { command, simulation, me throws(CommandFailure) in
            if !ImageReference.isImageID(command.operands[0]) { _ = try reference(command.operands[0]) }
            let target = try reference(command.operands[1])
            guard target.digest == nil else {
                throw CommandFailure("refusing to create a tag with a digest reference")
            }
            do throws(EngineError) {
                try simulation.tagImage(command.operands[0], as: target)
                return 0
            } catch {
                throw CommandFailure(error)
            }
        },
        "docker image rm": .immediate(RemoveImageCommand.remove),
        "docker image history": .immediate(HistoryCommand.history),
        "docker image inspect": .immediate { command, simulation, me throws(CommandFailure) in
            try InspectCommand.inspect(command, kinds: [.image], &simulation, me)
        },
        "docker image prune": PruneCommand.images,
        "docker buildx build": .lasting(BuildCommand.build),
        "docker image build": .lasting(BuildCommand.classic),
        "docker build": .lasting(BuildCommand.classic),
        "docker image import": .lasting(ImportCommand.importImage),
        "docker image save": .immediate(SaveCommand.save),
        "docker image load": .lasting(LoadCommand.load),
    ]
}

extension VerbTable {
    /// A name of `docker tag`, checked before the engine is asked.
    private static func reference(_ text: String) throws(CommandFailure) -> ImageReference {
        do throws(EngineError) {
            return try ImageReference(parsing: text)
        } catch {
            throw CommandFailure(
                "Error parsing reference: \(GoQuote.quote(text)) is not a valid repository/tag: \(error.message)")
        }
    }
}

/// `docker images`
package enum ImageList {
    /// One line: an image under one of its names.
    private struct Row {
        var image: Image
        var repository: String
        var tag: String
        var digest: String
    }

    static func list(
        _ command: ParsedCommand, _ simulation: inout Simulation, _ me: ProcessID
    ) throws(CommandFailure) -> Int32 {
        let filters = Filters(command.list("filter"))
        try filters.check(["before", "dangling", "label", "reference", "since", "until"])
        let until = try filters.until(simulation.world.clock.now)
        for value in filters["dangling"] where !["true", "false", "1", "0"].contains(value) {
            throw CommandFailure("Error response from daemon: invalid filter 'dangling=[\(value)]'")
        }
        let rows = try rows(
            filters, patterns: command.operands + filters["reference"], all: command.bool("all"), simulation
        ).filter { row in until.map { row.image.created < $0 } ?? true }
        let truncates = !command.bool("no-trunc")
        if command.bool("quiet") {
            for row in rows {
                simulation.print((truncates ? row.image.id.short : row.image.id.description) + "\n", as: me)
            }
            return 0
        }
        let now = simulation.world.clock.now
        let snapshot = simulation
        let output = ListOutput<Row>(
            typeName: "*formatter.imageContext",
            columns: [
                ListColumn("Repository", "REPOSITORY") { $0.repository }, ListColumn("Tag", "TAG") { $0.tag },
                ListColumn("Digest", "DIGEST") { $0.digest },
                ListColumn("ID", "IMAGE ID") { truncates ? $0.image.id.short : $0.image.id.description },
                ListColumn("CreatedSince", "CREATED") { Ages.ago($0.image.created, now: now) },
                ListColumn("CreatedAt", "CREATED AT") { Ages.goDefault($0.image.created) },
                ListColumn("Size", "SIZE") {
                    ByteSize.humanSize(Double(snapshot.size(of: $0.image)), significantDigits: 3)
                },
                ListColumn("Containers", "CONTAINERS") { row in
                    String(snapshot.world.docker.containers.values.count { $0.image == row.image.id })
                },
                ListColumn("SharedSize", "SHARED SIZE") { _ in "N/A" },
                ListColumn("UniqueSize", "UNIQUE SIZE") { _ in "N/A" },
                ListColumn("VirtualSize", "SIZE") {
                    ByteSize.humanSize(Double(snapshot.size(of: $0.image)), significantDigits: 3)
                },
            ],
            standard: ["Repository", "Tag"] + (command.bool("digests") ? ["Digest"] : []) + [
                "ID", "CreatedSince", "Size",
            ])
        simulation.print(try output.text(rows, format: command.string("format")), as: me)
        return 0
    }

    /// The images that a list shows, newest first, each once (`GET /images/json`).
    package static func images(
        _ filters: Filters, all: Bool, _ simulation: Simulation
    ) throws(CommandFailure) -> [Image] {
        try filters.check(["before", "dangling", "label", "reference", "since", "until"])
        let until = try filters.until(simulation.world.clock.now)
        var images: [Image] = []
        for row in try rows(filters, patterns: filters["reference"], all: all, simulation)
        where images.last?.id != row.image.id && until.map({ row.image.created < $0 }) ?? true {
            images.append(row.image)
        }
        return images
    }

    private static func rows(
        _ filters: Filters, patterns: [String], all: Bool, _ simulation: Simulation
    ) throws(CommandFailure) -> [Row] {
        var rows: [Row] = []
        let patterns = try compile(patterns)
        let onlyDangling = filters["dangling"].last.map { $0 == "true" || $0 == "1" }
        for image in try images(filters, simulation) {
            let names = simulation.references(of: image.id)
            let references = names.tags.compactMap { try? ImageReference(parsing: $0) }
            let digests = names.digests.compactMap { try? ImageReference(parsing: $0) }
            if references.isEmpty {
                if simulation.hasChildren(image.id), !all { continue }
                guard onlyDangling ?? true else { continue }
                guard
                    patterns.isEmpty || digests.contains(where: { digest in patterns.contains { matches(digest, $0) } })
                else { continue }
                let repository = digests.first?.familiarName ?? "<none>"
                rows.append(
                    Row(image: image, repository: repository, tag: "<none>", digest: digests.first?.digest ?? "<none>"))
                continue
            }
            if onlyDangling == true { continue }
            for reference in references {
                guard patterns.isEmpty || patterns.contains(where: { matches(reference, $0) }) else { continue }
                let digest = digests.first { $0.name == reference.name }?.digest ?? "<none>"
                rows.append(
                    Row(
                        image: image, repository: reference.familiarName, tag: reference.tag ?? "<none>", digest: digest
                    ))
            }
        }
        return rows
    }

    /// The images that the filters admit, newest first.
    private static func images(_ filters: Filters, _ simulation: Simulation) throws(CommandFailure) -> [Image] {
        var images = simulation.world.docker.images.values.filter { filters.admits(labels: $0.config.labels) }
            .sorted { ($0.created, $0.sequence) > ($1.created, $1.sequence) }
        for (key, isBefore) in [("before", true), ("since", false)] {
            for name in filters[key] {
                do {
                    let other = try simulation.findImage(name)
                    images.removeAll { isBefore ? $0.created >= other.created : $0.created <= other.created }
                } catch {
                    throw CommandFailure(error)
                }
            }
        }
        return images
    }

    /// Whether a name is one of those that the filter `reference` means; without patterns all are.
    package static func isMeant(_ name: String, by patterns: [String]) -> Bool {
        guard !patterns.isEmpty, let reference = try? ImageReference(parsing: name) else { return patterns.isEmpty }
        return patterns.contains { (try? PathPattern($0)).map { matches(reference, $0) } ?? false }
    }

    /// `path.Match` on the familiar name, with or without the tag.
    private static func matches(_ reference: ImageReference, _ pattern: PathPattern) -> Bool {
        pattern.matches(reference.familiarName) || pattern.matches(reference.familiar)
    }

    private static func compile(_ patterns: [String]) throws(CommandFailure) -> [PathPattern] {
        do throws(DockerfileError) {
            return try patterns.map { pattern throws(DockerfileError) in try PathPattern(pattern) }
        } catch {
            throw CommandFailure("Error response from daemon: \(error.message)")
        }
    }
}

/// `docker rmi`
enum RemoveImageCommand {
    static func remove(
        _ command: ParsedCommand, _ simulation: inout Simulation, _ me: ProcessID
    ) throws(CommandFailure) -> Int32 {
        let force = command.bool("force")
        var status: Int32 = 0
        for name in command.operands {
            do throws(EngineError) {
                let removals = try simulation.removeImage(name, force: force, prune: !command.bool("no-prune"))
                for removal in removals {
                    switch removal {
                    case .untagged(let text): simulation.print("Untagged: \(text)\n", as: me)
                    case .deleted(let digest): simulation.print("Deleted: \(digest)\n", as: me)
                    }
                }
            } catch {
                simulation.print(CommandFailure.daemonText(error) + "\n", to: 2, as: me)
                if !(force && error.kind == .notFound) { status = 1 }
            }
        }
        return status
    }
}

/// `docker history`
package enum HistoryCommand {
    /// A step of an image, with its id when that is known here.
    package struct Row {
        package var id: String
        package var entry: HistoryEntry
        package var size: Int
    }

    static func history(
        _ command: ParsedCommand, _ simulation: inout Simulation, _ me: ProcessID
    ) throws(CommandFailure) -> Int32 {
        let image: Image
        do throws(EngineError) {
            guard !command.operands[0].isEmpty else { throw .pageNotFound }
            image = try simulation.findImage(command.operands[0])
        } catch {
            throw CommandFailure(error)
        }
        let truncates = !command.bool("no-trunc")
        let rows = rows(of: image, simulation, truncates: truncates)
        if command.bool("quiet") {
            for row in rows { simulation.print(row.id + "\n", as: me) }
            return 0
        }
        let now = simulation.world.clock.now
        let isHuman = command.flags.isSet("human") ? command.bool("human") : true
        let output = ListOutput<Row>(
            typeName: "*formatter.historyContext",
            columns: [
                ListColumn("ID", "IMAGE") { $0.id },
                ListColumn("CreatedSince", "CREATED") {
                    isHuman ? Ages.ago($0.entry.created, now: now) : CivilTime($0.entry.created).rfc3339Nano
                },
                ListColumn("CreatedAt", "CREATED AT") { row in
                    let time = CivilTime(row.entry.created)
                    return time.date + "T" + time.time + "Z"
                },
                ListColumn("CreatedBy", "CREATED BY") { row in
                    let text = row.entry.createdBy.split(separator: "\t", omittingEmptySubsequences: false).joined(
                        separator: " ")
                    return truncates ? ellipsis(text, width: 45) : text
                },
                ListColumn("Size", "SIZE") {
                    isHuman ? ByteSize.humanSize(Double($0.size), significantDigits: 3) : String($0.size)
                },
                ListColumn("Comment", "COMMENT") { $0.entry.comment },
            ], standard: ["ID", "CreatedSince", "CreatedBy", "Size", "Comment"])
        simulation.print(try output.text(rows, format: command.string("format")), as: me)
        return 0
    }

    /// The steps, newest first; only the image's own step, and those of images that are here, have an id.
    package static func rows(of image: Image, _ simulation: Simulation, truncates: Bool) -> [Row] {
        var ids: [Int: Digest] = [image.history.count: image.id]
        var parent = image.parent
        while let id = parent, let ancestor = simulation.world.docker.images[id] {
            ids[ancestor.history.count] = id
            parent = ancestor.parent
        }
        var rows: [Row] = []
        var layer = 0
        for (index, entry) in image.history.enumerated() {
            var size = 0
            if !entry.emptyLayer, layer < image.layers.count {
                layer += 1
                let chain = Layer.chainID(of: image.layers.prefix(layer))
                size = chain.flatMap { simulation.world.docker.layers[$0]?.size } ?? 0
            }
            let id = ids[index + 1].map { truncates ? $0.short : $0.description } ?? "<missing>"
            rows.append(Row(id: id, entry: entry, size: size))
        }
        return rows.reversed()
    }
}
