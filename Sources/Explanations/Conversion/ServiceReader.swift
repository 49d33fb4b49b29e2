import JSON
import Phrases

/// Writes the `docker run` line of a service, as `docker compose config --format json` tells it.
struct ServiceReader {
    private let service: JSONValue
    private let name: String
    private let project: JSONValue
    private var words: [String] = []
    private var notes: [Phrase] = []

    init(_ name: String, of project: JSONValue) {
        self.name = name
        self.project = project
        service = project["services"]?[name] ?? .null
    }

    mutating func conversion() -> RunConversion {
        words = ["-d", "--name", service["container_name"]?.text ?? "\(projectName)-\(name)-1"]
        readNetworks()
        readPorts()
        readVolumes()
        readTable()
        readHealthcheck()
        for (option, value) in service["logging"]?["options"]?.object?.members ?? [] {
            add("--log-opt", "\(option)=\(text(value))")
        }
        if let driver = service["logging"]?["driver"]?.text { add("--log-driver", driver) }
        if let entrypoint = texts(service["entrypoint"]).first { add("--entrypoint", entrypoint) }
        if let period = service["stop_grace_period"]?.text {
            add("--stop-timeout", period.replacing("s", with: "").replacing("m", with: ""))
        }
        noteRest()
        let rest =
            [service["image"]?.text ?? "\(projectName)-\(name)"] + texts(service["entrypoint"]).dropFirst()
            + texts(service["command"])
        let line = (["docker", "run"] + words + rest).map(Self.shell)
        return RunConversion(lines: [line.joined(separator: " ")], notes: notes)
    }

    private var projectName: String { project["name"]?.text ?? "project" }

    private mutating func add(_ flag: String, _ value: String) { words += [flag, value] }

    // MARK: The table, read backwards

    private mutating func readTable() {
        let done: Set<String> = ["container_name", "ports", "volumes_from", "links"]
        for (flag, rule) in ConversionRule.table {
            switch rule {
            case .text(let key), .number(let key):
                if let value = service[key], !done.contains(key), value != .null { add("--" + flag, text(value)) }
            case .toggle(let key): if service[key] == .bool(true) { words.append("--" + flag) }
            case .list(let key), .mapping(let key):
                guard !done.contains(key) else { continue }
                for value in entries(service[key]) { add("--" + flag, value) }
            case .none: continue
            }
        }
    }

    /// The items of a list, or the entries of a mapping as `NAME=VALUE`.
    private func entries(_ value: JSONValue?) -> [String] {
        if let members = value?.object?.members {
            return members.map { name, value in
                if let soft = value["soft"], let hard = value["hard"] { return "\(name)=\(text(soft)):\(text(hard))" }
                return value == .null ? name : "\(name)=\(text(value))"
            }
        }
        return (value?.items ?? []).map { $0["path"]?.text ?? text($0) }
    }

    // MARK: What needs more than the table

    private mutating func readNetworks() {
        if let mode = service["network_mode"]?.text { return add("--network", mode) }
        for (network, settings) in service["networks"]?.object?.members ?? [] {
            let real = project["networks"]?[network]?["name"]?.text ?? network
            add("--network", real)
            if let address = settings["ipv4_address"]?.text { add("--ip", address) }
            for alias in [name] + texts(settings["aliases"]) { add("--network-alias", alias) }
            if project["networks"]?[network]?["external"] != .bool(true) {
                notes.append(Phrase("Make the network first: docker network create \(real)"))
            }
        }
    }

    private mutating func readPorts() {
        for port in service["ports"]?.items ?? [] {
            let target = port["target"].map(text) ?? ""
            let transport = port["protocol"]?.text.flatMap { $0 == "tcp" ? nil : "/" + $0 } ?? ""
            let place = [port["host_ip"]?.text, port["published"].map(text)].compactMap { $0 }.filter { !$0.isEmpty }
            add("--publish", (place + [target]).joined(separator: ":") + transport)
        }
    }

    private mutating func readVolumes() {
        for volume in service["volumes"]?.items ?? [] {
            let target = volume["target"]?.text ?? ""
            let end = volume["read_only"] == .bool(true) ? ":ro" : ""
            switch (volume["type"]?.text, volume["source"]?.text) {
            case ("tmpfs", _):
                let size = volume["tmpfs"]?["size"].map { ",tmpfs-size=" + text($0) } ?? ""
                add("--mount", "type=tmpfs,target=\(target)\(size)")
            case ("volume", let source?):
                add("--volume", "\(project["volumes"]?[source]?["name"]?.text ?? source):\(target)\(end)")
            case (_, let source?): add("--volume", "\(source):\(target)\(end)")
            default: add("--volume", target + end)
            }
        }
    }

    private mutating func readHealthcheck() {
        let check = service["healthcheck"]
        if check?["disable"] == .bool(true) { return words.append("--no-healthcheck") }
        let test = texts(check?["test"])
        if test.count > 1 { add("--health-cmd", test.dropFirst().joined(separator: " ")) }
        for key in ["interval", "timeout", "start_period", "start_interval", "retries"] {
            guard let value = check?[key], value != .null else { continue }
            add("--health-" + key.replacing("_", with: "-"), text(value))
        }
    }

    private static let reasons: [String: Phrase] = [
        "build": "build the image first: docker compose build, or docker build -t",
        "depends_on": "start the others first, and wait until they are ready",
        "deploy": "docker run starts one container; limits of deploy are its --memory and --cpus",
        "scale": "docker run starts one container", "profiles": "a command line has none",
        "secrets": "mount the files with --volume", "configs": "mount the files with --volume",
        "develop": "docker compose watch has no counterpart", "extends": "it is resolved already",
    ]

    private mutating func noteRest() {
        var known: Set<String> = [
            "image", "command", "entrypoint", "networks", "network_mode", "ports", "volumes", "healthcheck", "logging",
            "stop_grace_period",
        ]
        for (_, rule) in ConversionRule.table {
            switch rule {
            case .text(let key), .number(let key), .list(let key), .toggle(let key), .mapping(let key):
                known.insert(key)
            case .none: continue
            }
        }
        for (key, value) in service.object?.members ?? [] where value != .null && !known.contains(key) {
            notes.append("\(key): \(Self.reasons[key] ?? "docker run has no flag for it").")
        }
    }

    // MARK: Words

    private func texts(_ value: JSONValue?) -> [String] { (value?.items ?? []).map(text) }

    private func text(_ value: JSONValue) -> String { value.text ?? JSONWriter().text(value) }

    /// A word in quotes where a shell would take it apart.
    private static func shell(_ word: String) -> String {
        let isPlain = !word.isEmpty && word.allSatisfy { $0.isLetter || $0.isNumber || "_./-=:@,+%^".contains($0) }
        return isPlain ? word : "'" + word.replacing("'", with: "'\\''") + "'"
    }
}

extension RunConversion {
    /// The line that starts what a service describes.
    ///
    /// - Parameter config: what `docker compose config --format json` printed.
    package static func run(of service: String, config: String) throws(Failure) -> RunConversion {
        guard let project = JSONReader.parse(config), let services = project["services"]?.object else {
            throw Failure(message: config.isEmpty ? Phrase("There is no Compose file here.") : Phrase(verbatim: config))
        }
        guard services.keys.contains(service) else {
            let names = services.keys.joined(separator: ", ")
            throw Failure(message: Phrase("There is no service \(service). There are: \(names)."))
        }
        var reader = ServiceReader(service, of: project)
        return reader.conversion()
    }
}
