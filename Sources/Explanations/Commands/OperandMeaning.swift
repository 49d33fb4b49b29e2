import CommandSyntax
import Phrases
import WorldModel

/// What the operands of a docker command mean.
enum OperandMeaning {
    /// What all further words are together; `nil` where each word stands for itself.
    static func rest(_ spec: CommandSpec, after count: Int) -> Phrase? {
        switch (spec.path, count) {
        case ("docker container run", 1), ("docker container create", 1):
            Phrase("the command that runs inside, instead of the image's CMD")
        case ("docker container exec", 1): Phrase("the command that runs inside, beside what runs already")
        case ("docker compose exec", 1), ("docker compose run", 1): Phrase("the command that runs inside")
        case ("docker container top", 1): Phrase("options of ps")
        default: nil
        }
    }

    static func of(_ value: String, number: Int, _ spec: CommandSpec, _ simulation: Simulation) -> Meaning {
        let facts = WorldFacts(simulation)
        let words = spec.path.split(separator: " ").map(String.init)
        let noun = words.count > 1 ? words[1] : ""
        switch (noun, spec.name) {
        case ("container", "run"), ("container", "create"): return image(value, facts)
        case ("container", "cp"):
            let parts = value.split(separator: ":", maxSplits: 1).map(String.init)
            let isSource = number == 0
            guard parts.count > 1, !value.hasPrefix("/"), !value.hasPrefix(".") else {
                return isSource ? Meaning("from \(value) on your machine") : Meaning("to \(value) on your machine")
            }
            let (name, path) = (parts[0], parts[1])
            let notes = missing(name, facts)
            return isSource
                ? Meaning("from \(path) in container \(name)", notes)
                : Meaning("to \(path) in container \(name)", notes)
        case ("container", "rename") where number == 1: return Meaning("its new name")
        case ("container", "commit") where number == 1: return Meaning("the name of the new image")
        case ("container", _): return container(value, facts)
        case ("image", "pull"), ("image", "push"), ("image", "rm"), ("image", "history"), ("image", "save"):
            return image(value, facts)
        case ("image", "tag"):
            return number == 0 ? image(value, facts) : Meaning("the further name that it gets")
        case ("image", "build"), ("buildx", "build"):
            if value == "-" { return Meaning("no files: the Dockerfile comes from the input") }
            if value == "." { return Meaning("the build context: the files in this folder that COPY can reach") }
            return Meaning("the build context: the files in \(value) that COPY can reach")
        case ("image", "ls"): return Meaning("only images of this name")
        case ("image", _): return image(value, facts)
        case ("network", "connect"), ("network", "disconnect"):
            return number == 0 ? network(value, facts) : container(value, facts)
        case ("network", "create"): return Meaning("the name of the new network")
        case ("network", _): return network(value, facts)
        case ("volume", "create"): return Meaning("the name of the new volume")
        case ("volume", _): return volume(value, facts)
        case ("compose", _): return Meaning("only the service \(value)")
        case ("inspect", _):
            if let state = facts.container(value) { return Meaning("the container, \(state)") }
            return image(value, facts)
        default: return Meaning("the operand of \(spec.displayPath)")
        }
    }

    private static func image(_ value: String, _ facts: WorldFacts) -> Meaning {
        let last = value.split(separator: "/").last.map(String.init) ?? value
        var notes = [facts.image(value)]
        if value.contains("@") {
            notes.append(Phrase("by digest: always the same image"))
        } else if !last.contains(":") {
            notes.append(Phrase("no tag means :latest, which is whatever the publisher last called so"))
        }
        return Meaning("the image", notes)
    }

    private static func container(_ value: String, _ facts: WorldFacts) -> Meaning {
        guard let state = facts.container(value) else { return Meaning("the container", missing(value, facts)) }
        return Meaning("the container, \(state)")
    }

    private static func missing(_ value: String, _ facts: WorldFacts) -> [Phrase] {
        guard facts.container(value) == nil else { return [] }
        if value.hasPrefix("$") { return [Phrase("what this command prints")] }
        guard let near = Nearest.word(to: value, in: facts.containerNames) else {
            return [Phrase("there is no container \(value)")]
        }
        return [Phrase("there is no container \(value); did you mean \(near)?")]
    }

    private static func network(_ value: String, _ facts: WorldFacts) -> Meaning {
        if let members = facts.network(value) { return Meaning("the network", [members]) }
        guard let near = Nearest.word(to: value, in: facts.networkNames) else {
            return Meaning("the network", [Phrase("there is no network \(value)")])
        }
        return Meaning("the network", [Phrase("there is no network \(value); did you mean \(near)?")])
    }

    private static func volume(_ value: String, _ facts: WorldFacts) -> Meaning {
        guard facts.volumeNames.contains(value) else {
            guard let near = Nearest.word(to: value, in: facts.volumeNames) else {
                return Meaning("the volume", [Phrase("there is no volume \(value)")])
            }
            return Meaning("the volume", [Phrase("there is no volume \(value); did you mean \(near)?")])
        }
        let users = facts.users(ofVolume: value)
        guard !users.isEmpty else { return Meaning("the volume", [Phrase("no container uses it")]) }
        return Meaning("the volume", [Phrase("used by \(users.joined(separator: ", "))")])
    }
}
