import CommandSyntax
import Engine
import Kernel
import WorldModel

/// `docker pull`
enum PullCommand {
    static func pull(
        _ command: ParsedCommand, _ simulation: inout Simulation, _ me: ProcessID
    ) throws(CommandFailure) -> Int32 {
        let isQuiet = command.bool("quiet")
        do throws(EngineError) {
            let reference = try ImageReference(parsing: command.operands[0])
            try Platform.check(command.string("platform"))
            let credentials = ClientConfig(simulation, me).credentials(reference.domain)
            if command.bool("all-tags") {
                guard reference.tag == nil, reference.digest == nil else {
                    throw EngineError(.invalidParameter, "invalid reference: tag can't be used with --all-tags/-a")
                }
                for result in try simulation.pullAllTags(reference, credentials) where !isQuiet {
                    simulation.print(PullText.lines(result, withReference: false), as: me)
                }
                simulation.print(reference.name + "\n", as: me)
                return 0
            }
            if reference.tag == nil, reference.digest == nil, !isQuiet {
                simulation.print("Using default tag: latest\n", as: me)
            }
            let result = try simulation.pullImage(reference, credentials)
            let text = isQuiet ? result.reference.canonical + "\n" : PullText.lines(result, withReference: true)
            simulation.print(text, as: me)
            return 0
        } catch {
            guard error.message.hasPrefix("invalid re") || error.message.hasPrefix("error parsing") else {
                throw CommandFailure(error)
            }
            throw CommandFailure(error.message)
        }
    }
}

/// `docker push`
enum PushCommand {
    static func push(
        _ command: ParsedCommand, _ simulation: inout Simulation, _ me: ProcessID
    ) throws(CommandFailure) -> Int32 {
        let (all, isQuiet) = (command.bool("all-tags"), command.bool("quiet"))
        do throws(EngineError) {
            let reference = try ImageReference(parsing: command.operands[0])
            if all, reference.tag != nil {
                throw EngineError(.invalidParameter, "tag can't be used with --all-tags/-a")
            }
            if reference.digest != nil { throw EngineError(.invalidParameter, "cannot push a digest reference") }
            if !isQuiet {
                if !all, reference.tag == nil { simulation.print("Using default tag: latest\n", as: me) }
                simulation.print("The push refers to repository [\(reference.name)]\n", as: me)
            }
            let credentials = ClientConfig(simulation, me).credentials(reference.domain)
            let images = try simulation.imagesToPush(reference, allTags: all)
            try simulation.reachRegistry(of: reference)
            for (tag, image) in images {
                if !isQuiet { announce(image, &simulation, me) }
                let pushed = try simulation.push(image, as: reference, tag: tag, credentials)
                if !isQuiet { report(pushed, &simulation, me) }
            }
            if isQuiet { simulation.print((all ? reference.name : reference.withDefaultTag.canonical) + "\n", as: me) }
            return 0
        } catch {
            // The daemon has begun to answer: its error comes without its name.
            throw CommandFailure(error.message)
        }
    }

    /// Five layers are sent at a time; the others wait.
    private static func announce(_ image: Image, _ simulation: inout Simulation, _ me: ProcessID) {
        let ids = image.layers.reversed().map(\.short)
        for id in ids { simulation.print("\(id): Preparing\n", as: me) }
        for id in ids.dropFirst(5) { simulation.print("\(id): Waiting\n", as: me) }
    }

    private static func report(_ pushed: Simulation.PushedTag, _ simulation: inout Simulation, _ me: ProcessID) {
        for (id, state) in pushed.layers {
            let text =
                switch state {
                case .pushed: "Pushed"
                case .existed: "Layer already exists"
                case .mounted(let source): "Mounted from \(source)"
                }
            simulation.print("\(id): \(text)\n", as: me)
        }
        simulation.print("\(pushed.tag): digest: \(pushed.digest) size: \(pushed.size)\n", as: me)
    }
}

/// `docker search`
package enum SearchCommand {
    static func search(
        _ command: ParsedCommand, _ simulation: inout Simulation, _ me: ProcessID
    ) throws(CommandFailure) -> Int32 {
        let rows = try rows(
            term: command.operands[0], limit: command.isSet("limit") ? command.int("limit") ?? 25 : 25,
            Filters(command.list("filter")))
        let truncates = !command.bool("no-trunc")
        let output = ListOutput<ImageRecipe>(
            typeName: "*registry.searchContext",
            columns: [
                ListColumn("Name", "NAME") { name(of: $0) },
                ListColumn("Description", "DESCRIPTION") { truncates ? ellipsis($0.summary, width: 45) : $0.summary },
                ListColumn("StarCount", "STARS") { String($0.stars) },
                ListColumn("IsOfficial", "OFFICIAL") { isOfficial($0) ? "[OK]" : "" },
            ], standard: ["Name", "Description", "StarCount", "IsOfficial"])
        simulation.print(try output.text(rows, format: command.string("format")), as: me)
        return 0
    }

    /// A repository as people write it.
    package static func name(of recipe: ImageRecipe) -> String {
        isOfficial(recipe) ? String(recipe.repository.dropFirst(8)) : recipe.repository
    }

    package static func isOfficial(_ recipe: ImageRecipe) -> Bool { recipe.repository.hasPrefix("library/") }

    /// What the simulated Hub finds, the best known first (`GET /images/search`).
    ///
    /// - Parameter limit: at most so many; 0 for 25.
    package static func rows(
        term: String, limit: Int, _ filters: Filters
    ) throws(CommandFailure) -> [ImageRecipe] {
        guard limit == 0 || (1...100).contains(limit) else {
            throw CommandFailure("Error response from daemon: limit \(limit) is outside the range of [1, 100]")
        }
        try filters.check(["is-official", "is-automated", "stars"])
        let term = term.lowercased()
        let stars = filters["stars"].compactMap { Int($0) }.max() ?? 0
        var seen: Set<String> = []
        var found = Hub.registry.recipes.filter { recipe in
            guard recipe.stars >= stars, seen.insert(recipe.repository).inserted else { return false }
            return recipe.repository.contains(term) || recipe.summary.lowercased().contains(term)
        }
        if filters["is-official"].contains("false") { found = [] }
        found.sort { ($0.stars, $1.repository) > ($1.stars, $0.repository) }
        return Array(found.prefix(limit == 0 ? 25 : limit))
    }
}
