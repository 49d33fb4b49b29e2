import CommandSyntax
import Engine
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
            Meaning(
                spec.path.contains("compose") ? "use the Compose file \(value)" : "read the Dockerfile from \(value)")
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
        let inside = specs.count > 1 ? "ports \(spec.port) to \(specs[specs.count - 1].port)" : "port \(spec.port)"
        let transport = spec.transport == "tcp" ? "" : " (\(spec.transport))"
        guard let port = Int(spec.hostPort) else {
            return Meaning("a free port of your machine leads to \(inside) inside\(transport); docker port tells which")
        }
        let address = spec.hostAddress.isEmpty ? "" : ", only at \(spec.hostAddress)"
        var notes: [String] = []
        if let holder = facts.holder(ofPort: port, transport: spec.transport) {
            notes.append(
                "port \(port) is taken by container \(holder); \(facts.freePort(from: port)) is free")
        }
        return Meaning("port \(port) of your machine\(address) leads to \(inside) inside\(transport)", notes)
    }

    // MARK: Files

    private static func volume(_ value: String, _ facts: WorldFacts) -> Meaning? {
        let parts = value.split(separator: ":", omittingEmptySubsequences: false).map(String.init)
        guard parts.count > 1 else {
            return Meaning("a new volume without a name at \(value) inside")
        }
        let options = parts.count > 2 ? parts[2].split(separator: ",").map(String.init) : []
        let readOnly = options.contains("ro") ? ", read-only" : ""
        return source(parts[0], parts[1], readOnly, facts)
    }

    private static func source(_ source: String, _ target: String, _ readOnly: String, _ facts: WorldFacts) -> Meaning {
        if source.hasPrefix("/") || source.hasPrefix(".") || source.hasPrefix("~") || source.hasPrefix("$") {
            var notes: [String] = []
            if source.hasSuffix("docker.sock") {
                notes.append("whoever has this socket rules the Docker of this machine")
            }
            return Meaning("the folder or file \(source) of your machine appears at \(target) inside\(readOnly)", notes)
        }
        guard facts.volumeNames.contains(source) else {
            return Meaning(
                "the volume \(source), which will be made, at \(target) inside\(readOnly)",
                ["a new volume is first filled with what the image has at \(target)"])
        }
        let users = facts.users(ofVolume: source)
        let notes = users.isEmpty ? [] : ["also used by \(users.joined(separator: ", "))"]
        return Meaning("the volume \(source) at \(target) inside\(readOnly)", notes)
    }

    private static func mount(_ value: String, _ facts: WorldFacts) -> Meaning? {
        var fields: [String: String] = [:]
        for field in value.split(separator: ",") {
            let parts = field.split(separator: "=", maxSplits: 1).map(String.init)
            fields[parts[0]] = parts.count > 1 ? parts[1] : "true"
        }
        let target = fields["target"] ?? fields["dst"] ?? fields["destination"] ?? "?"
        let readOnly = fields["readonly"] ?? fields["ro"] == "true" ? ", read-only" : ""
        switch fields["type"] ?? "volume" {
        case "tmpfs": return Meaning("a file system in memory at \(target)")
        case "bind":
            let place = fields["source"] ?? fields["src"] ?? "?"
            return Meaning(
                "the folder or file \(place) of your machine appears at \(target) inside\(readOnly)",
                ["unlike with -v, it must exist"])
        default:
            guard let name = fields["source"] ?? fields["src"] else {
                return Meaning("a new volume without a name at \(target) inside\(readOnly)")
            }
            return source(name, target, readOnly, facts)
        }
    }

    // MARK: Names

    private static func name(_ value: String, _ facts: WorldFacts) -> Meaning {
        let isTaken = facts.containerNames.contains(value)
        return Meaning(
            "call it \(value)",
            isTaken ? ["\(value) is taken (\(facts.container(value) ?? "")), so this would fail"] : [])
    }

    private static func taken(_ value: String, _ facts: WorldFacts) -> [String] {
        facts.imageNames.contains(value) || facts.imageNames.contains(value + ":latest")
            ? ["an image has this name already: the name moves to the new one"] : []
    }

    private static func environment(_ value: String) -> Meaning {
        let parts = value.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
        guard parts.count > 1 else { return Meaning("the variable \(value), with the value it has in your shell") }
        let isSecret = ["PASSWORD", "SECRET", "TOKEN", "KEY"].contains { parts[0].uppercased().contains($0) }
        return Meaning(
            "the environment variable \(parts[0]) is \(parts[1].isEmpty ? "empty" : parts[1]) inside",
            isSecret ? ["whoever may run docker inspect can read it"] : [])
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
            let near = Nearest.word(to: name, in: facts.networkNames).map { "; did you mean \($0)?" } ?? ""
            return Meaning("on the network \(name)", ["there is no network \(name), so this would fail\(near)"])
        }
        return Meaning("on the network \(name), where containers find each other by name", [members])
    }

    private static func restart(_ value: String) -> Meaning {
        switch value.split(separator: ":").first.map(String.init) ?? "" {
        case "always": return Meaning("start it again whenever it ends, and when Docker starts")
        case "unless-stopped": return Meaning("start it again whenever it ends, unless you stopped it")
        case "on-failure":
            let limit = value.split(separator: ":").dropFirst().first.map { ", at most \($0) times" } ?? ""
            return Meaning("start it again when it ends with another status than 0\(limit)")
        default: return Meaning("do not start it again")
        }
    }

    private static func user(_ value: String) -> Meaning {
        let isRoot = ["0", "root", "0:0"].contains(value)
        return Meaning(
            "the process runs as \(value)", isRoot ? ["root inside is root on the machine, short of some rights"] : [])
    }
}
