import CommandSyntax
import Engine
import Phrases
import WorldModel

/// What the value of a flag means. A table of functions by the flag's name; flags that are not in it have their help.
enum FlagMeaning {
    static func of(_ flag: String, _ value: String, _ spec: CommandSpec, _ simulation: Simulation) -> Meaning? {
        // `--filter name=…` and its like mean something else in other commands.
        guard let function = table[flag] else { return nil }
        return function(value, spec, WorldFacts(simulation))
    }

    private typealias Function = @Sendable (String, CommandSpec, WorldFacts) -> Meaning?

    private static let table: [String: Function] = [
        "publish": { value, _, facts in publish(value, facts) },
        "volume": { value, spec, facts in spec.path.hasPrefix("docker container") ? volume(value, facts) : nil },
        "mount": { value, _, facts in mount(value, facts) },
        "name": { value, _, facts in name(value, facts) },
        "env": { value, _, _ in environment(value) },
        "network": { value, spec, facts in network(value, spec, facts) },
        "restart": { value, _, _ in restart(value) },
        "memory": { value, _, _ in Meaning("at most \(value) of memory; beyond that the kernel kills a process") },
        "cpus": { value, _, _ in Meaning("at most \(value) processors' worth of time") },
        "user": { value, _, _ in user(value) },
        "workdir": { value, _, _ in Meaning("begin in the folder \(value) inside") },
        "entrypoint": { value, _, _ in
            Meaning("run \(value) instead of the image's ENTRYPOINT; its CMD is dropped, too")
        },
        "env-file": { value, _, _ in Meaning("environment variables from the file \(value)") },
        "label": { value, _, _ in Meaning("the label \(value), to find it again by") },
        "tag": { value, spec, facts in
            spec.name == "build" ? Meaning("call the image \(value)", taken(value, facts)) : nil
        },
        "file": { value, spec, _ in
            spec.path.contains("compose")
                ? Meaning("use the Compose file \(value)") : Meaning("read the Dockerfile from \(value)")
        },
        "target": { value, spec, _ in spec.name == "build" ? Meaning("stop after the stage \(value)") : nil },
        "build-arg": { value, _, _ in
            Meaning("the value of ARG \(value.split(separator: "=").first ?? "") for this build")
        },
        "format": { value, _, _ in
            value.hasPrefix("table") || value.contains("{{")
                ? Meaning("print these fields (a Go template)") : Meaning("print as \(value)")
        },
        "filter": { value, _, _ in Meaning("only those with \(value)") },
        "signal": { value, _, _ in Meaning("send \(value) to the main process") },
        "time": { value, spec, _ in
            ["stop", "restart"].contains(spec.name) ? Meaning("wait \(value) seconds before killing it") : nil
        },
        "timeout": { value, spec, _ in
            ["stop", "restart", "down", "up"].contains(spec.name)
                ? Meaning("wait \(value) seconds before killing it") : nil
        },
        "tail": { value, _, _ in Meaning("only the last \(value) lines") },
        "cap-drop": { value, _, _ in Meaning("take the capability \(value) away") },
        "cap-add": { value, _, _ in Meaning("add the capability \(value)") },
        "tmpfs": { value, _, _ in
            Meaning(
                "a file system in memory at \(value.split(separator: ":").first ?? ""): gone when the container stops")
        },
        "network-alias": { value, _, _ in Meaning("also answer to the name \(value) on its network") },
        "alias": { value, _, _ in Meaning("also answer to the name \(value) on that network") },
        "link": { value, _, _ in Meaning("the old way to reach \(value) by name: a network of your own does it better")
        },
        "ip": { value, _, _ in Meaning("the address \(value)") },
        "subnet": { value, _, _ in Meaning("addresses from \(value)") },
        "driver": { value, _, _ in Meaning("made by the driver \(value)") },
        "scale": { value, _, _ in Meaning("so many containers of a service: \(value)") },
        "profile": { value, _, _ in Meaning("also the services of the profile \(value)") },
        "pull": { value, _, _ in
            switch value {
            case "always": Meaning("ask the registry for the image even if it is here")
            case "never": Meaning("take the image that is here, or fail")
            default: Meaning("pull the image if it is not here")
            }
        },
    ]

    // MARK: Ports

    private static func publish(_ value: String, _ facts: WorldFacts) -> Meaning? {
        guard let specs = try? PortSpec.parse(value), let spec = specs.first else {
            return Meaning("\(value) is not a port: write HOST:CONTAINER, such as 8080:80")
        }
        var inside =
            specs.count > 1
            ? Phrase("ports \(spec.port) to \(specs[specs.count - 1].port) inside") : Phrase("port \(spec.port) inside")
        if spec.transport != "tcp" { inside = "\(inside) (\(spec.transport))" }
        guard let port = Int(spec.hostPort) else {
            return Meaning("a free port of your machine leads to \(inside); docker port tells which")
        }
        var notes: [Phrase] = []
        if let holder = facts.holder(ofPort: port, transport: spec.transport) {
            let free = facts.freePort(from: port)
            notes.append(Phrase("port \(port) is taken by container \(holder); \(free) is free"))
        }
        let address = spec.hostAddress
        return address.isEmpty
            ? Meaning("port \(port) of your machine leads to \(inside)", notes)
            : Meaning("port \(port) of your machine, only at \(address), leads to \(inside)", notes)
    }

    // MARK: Files

    private static func volume(_ value: String, _ facts: WorldFacts) -> Meaning? {
        let parts = value.split(separator: ":", omittingEmptySubsequences: false).map(String.init)
        guard parts.count > 1 else {
            return Meaning("a new volume without a name at \(place(value, isReadOnly: false))")
        }
        let options = parts.count > 2 ? parts[2].split(separator: ",").map(String.init) : []
        return source(parts[0], parts[1], isReadOnly: options.contains("ro"), facts)
    }

    private static func source(
        _ source: String, _ target: String, isReadOnly: Bool, _ facts: WorldFacts
    ) -> Meaning {
        let target = place(target, isReadOnly: isReadOnly)
        if source.hasPrefix("/") || source.hasPrefix(".") || source.hasPrefix("~") || source.hasPrefix("$") {
            let isSocket = source.hasSuffix("docker.sock")
            return Meaning(
                "the folder or file \(source) of your machine appears at \(target)",
                isSocket ? [Phrase("whoever has this socket rules the Docker of this machine")] : [])
        }
        guard facts.volumeNames.contains(source) else {
            return Meaning(
                "the volume \(source), which will be made, at \(target)",
                [Phrase("a new volume is first filled with what the image has there")])
        }
        let users = facts.users(ofVolume: source)
        return Meaning(
            "the volume \(source) at \(target)",
            users.isEmpty ? [] : [Phrase("also used by \(users.joined(separator: ", "))")])
    }

    private static func place(_ path: String, isReadOnly: Bool) -> Phrase {
        isReadOnly ? Phrase("\(path) inside, read-only") : Phrase("\(path) inside")
    }

    private static func mount(_ value: String, _ facts: WorldFacts) -> Meaning? {
        var fields: [String: String] = [:]
        for field in value.split(separator: ",") {
            let parts = field.split(separator: "=", maxSplits: 1).map(String.init)
            fields[parts[0]] = parts.count > 1 ? parts[1] : "true"
        }
        let target = fields["target"] ?? fields["dst"] ?? fields["destination"] ?? "?"
        let isReadOnly = (fields["readonly"] ?? fields["ro"]) == "true"
        switch fields["type"] ?? "volume" {
        case "tmpfs": return Meaning("a file system in memory at \(target)")
        case "bind":
            let source = fields["source"] ?? fields["src"] ?? "?"
            return Meaning(
                "the folder or file \(source) of your machine appears at \(place(target, isReadOnly: isReadOnly))",
                [Phrase("unlike with -v, it must exist")])
        default:
            guard let name = fields["source"] ?? fields["src"] else {
                return Meaning("a new volume without a name at \(place(target, isReadOnly: isReadOnly))")
            }
            return source(name, target, isReadOnly: isReadOnly, facts)
        }
    }

    // MARK: Names

    private static func name(_ value: String, _ facts: WorldFacts) -> Meaning {
        guard facts.containerNames.contains(value) else { return Meaning("call it \(value)") }
        let holder = facts.container(value) ?? ""
        return Meaning("call it \(value)", [Phrase("\(value) is taken (\(holder)), so this would fail")])
    }

    private static func taken(_ value: String, _ facts: WorldFacts) -> [Phrase] {
        facts.imageNames.contains(value) || facts.imageNames.contains(value + ":latest")
            ? [Phrase("an image has this name already: the name moves to the new one")] : []
    }

    private static func environment(_ value: String) -> Meaning {
        let parts = value.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
        guard parts.count > 1 else { return Meaning("the variable \(value), with the value it has in your shell") }
        let isSecret = ["PASSWORD", "SECRET", "TOKEN", "KEY"].contains { parts[0].uppercased().contains($0) }
        let notes = isSecret ? [Phrase("whoever may run docker inspect can read it")] : []
        return parts[1].isEmpty
            ? Meaning("the environment variable \(parts[0]) is empty inside", notes)
            : Meaning("the environment variable \(parts[0]) is \(parts[1]) inside", notes)
    }

    private static func network(_ value: String, _ spec: CommandSpec, _ facts: WorldFacts) -> Meaning? {
        if spec.name == "build" { return Meaning("RUN steps use the network \(value)") }
        switch value {
        case "host": return Meaning("no network of its own: it shares that of the machine, and -p has no effect")
        case "none": return Meaning("no network at all, except localhost")
        case "bridge": return Meaning("Docker's first network, where names are not resolved")
        default: break
        }
        if value.hasPrefix("container:") { return Meaning("shares the network of \(value.dropFirst(10))") }
        let name = value.split(separator: ",").first { $0.hasPrefix("name=") }.map { String($0.dropFirst(5)) } ?? value
        guard let members = facts.network(name) else {
            guard let near = Nearest.word(to: name, in: facts.networkNames) else {
                return Meaning("on the network \(name)", [Phrase("there is no network \(name), so this would fail")])
            }
            return Meaning(
                "on the network \(name)",
                [Phrase("there is no network \(name), so this would fail; did you mean \(near)?")])
        }
        return Meaning("on the network \(name), where containers find each other by name", [members])
    }

    private static func restart(_ value: String) -> Meaning {
        switch value.split(separator: ":").first.map(String.init) ?? "" {
        case "always": return Meaning("start it again whenever it ends, and when Docker starts")
        case "unless-stopped": return Meaning("start it again whenever it ends, unless you stopped it")
        case "on-failure":
            guard let limit = value.split(separator: ":").dropFirst().first else {
                return Meaning("start it again when it ends with another status than 0")
            }
            return Meaning("start it again when it ends with another status than 0, at most \(limit) times")
        default: return Meaning("do not start it again")
        }
    }

    private static func user(_ value: String) -> Meaning {
        let isRoot = ["0", "root", "0:0"].contains(value)
        return Meaning(
            "the process runs as \(value)",
            isRoot ? [Phrase("root inside is root on the machine, short of some rights")] : [])
    }
}
