import CommandSyntax
import Phrases

/// Writes the service that a `docker run` line stands for.
struct ServiceWriter {
    private let command: ParsedCommand
    private let image: String
    private let service: String
    private var lines: [String] = []
    private var notes: [Phrase] = []
    /// Volumes and networks that the file has to name.
    private var volumes: [String] = []
    private var networks: [String] = []

    init(_ command: ParsedCommand, image: String) {
        self.command = command
        self.image = image
        let last = image.split(separator: "/").last.map(String.init) ?? image
        let plain = last.prefix { $0 != ":" && $0 != "@" }
        service = command.string("name").flatMap { $0.isEmpty ? nil : $0 } ?? String(plain)
    }

    mutating func conversion() -> RunConversion {
        put("image", image)
        for (flag, rule) in ConversionRule.table where command.isSet(flag) { write(flag, rule) }
        writeMounts()
        writeNetworks()
        writeHealthcheck()
        writeLogging()
        if command.isSet("stop-timeout") { put("stop_grace_period", (command.string("stop-timeout") ?? "") + "s") }
        if let entrypoint = command.string("entrypoint"), command.isSet("entrypoint") {
            lines.append("    entrypoint: " + Self.sequence(entrypoint.isEmpty ? [] : [entrypoint]))
        }
        let words = Array(command.operands.dropFirst())
        if !words.isEmpty { lines.append("    command: " + Self.sequence(words)) }
        noteRest()
        var all = ["services:", "  \(service):"] + lines
        if !volumes.isEmpty {
            all.append("volumes:")
            for name in volumes { all += ["  \(name):", "    name: \(name)"] }
        }
        if !networks.isEmpty {
            all.append("networks:")
            for name in networks { all += ["  \(name):", "    external: true"] }
        }
        return RunConversion(lines: all, notes: notes)
    }

    // MARK: The table

    private mutating func write(_ flag: String, _ rule: ConversionRule) {
        let values = command.list(flag)
        switch rule {
        case .text(let key): put(key, values.last ?? "")
        case .number(let key): lines.append("    \(key): \(values.last ?? "")")
        case .toggle(let key): lines.append("    \(key): \(command.bool(flag))")
        case .list(let key): put(key, values)
        case .mapping(let key):
            lines.append("    \(key):")
            for value in values {
                let parts = value.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
                lines.append("      \(parts[0]): " + limits(parts.count > 1 ? parts[1] : "", of: flag))
            }
        case .none(let reason): notes.append(Phrase("--\(flag): \(reason)."))
        }
    }

    /// `nofile=1024:2048` is a pair of limits.
    private func limits(_ value: String, of flag: String) -> String {
        let parts = value.split(separator: ":")
        guard flag == "ulimit", parts.count == 2 else { return Self.scalar(value) }
        return "{ soft: \(parts[0]), hard: \(parts[1]) }"
    }

    // MARK: What needs more than the table

    private mutating func writeMounts() {
        let (short, long) = (command.list("volume"), command.list("mount"))
        guard !short.isEmpty || !long.isEmpty else { return }
        lines.append("    volumes:")
        for value in short {
            let parts = value.split(separator: ":", omittingEmptySubsequences: false).map(String.init)
            if parts.count > 1, !parts[0].contains("/"), !parts[0].hasPrefix("."), !parts[0].hasPrefix("~") {
                name(volume: parts[0])
            }
            lines.append("      - " + Self.scalar(value))
        }
        for value in long { writeMount(value) }
    }

    private mutating func writeMount(_ value: String) {
        var fields: [String: String] = [:]
        for part in value.split(separator: ",") {
            let pair = part.split(separator: "=", maxSplits: 1).map(String.init)
            let names = [
                "src": "source", "dst": "target", "destination": "target", "readonly": "read_only", "ro": "read_only",
            ]
            fields[names[pair[0]] ?? pair[0]] = pair.count > 1 ? pair[1] : "true"
        }
        let type = fields["type"] ?? "volume"
        lines.append("      - type: \(type)")
        for key in ["source", "target", "read_only"] {
            if let value = fields[key] { lines.append("        \(key): " + Self.scalar(value)) }
        }
        if type == "volume", let source = fields["source"] { name(volume: source) }
        if type == "tmpfs", let size = fields["tmpfs-size"] {
            lines += ["        tmpfs:", "          size: \(size)"]
        }
        let known: Set<String> = ["type", "source", "target", "read_only", "tmpfs-size"]
        for key in fields.keys.sorted() where !known.contains(key) {
            notes.append(Phrase("--mount \(key): see the long form of volumes in the Compose specification."))
        }
    }

    private mutating func name(volume: String) {
        if !volumes.contains(volume) { volumes.append(volume) }
    }

    private mutating func writeNetworks() {
        let names = command.list("network")
        guard let first = names.first, command.isSet("network") else {
            notes.append(
                "Compose gives the project a network of its own, where services reach each other by name. docker run without --network uses the default bridge, which has no names."
            )
            return
        }
        if ["host", "none", "bridge", "default"].contains(first) || first.hasPrefix("container:") {
            return put("network_mode", first == "default" ? "bridge" : first)
        }
        lines.append("    networks:")
        for text in names {
            let fields = Dictionary(
                text.split(separator: ",").map { part in
                    let pair = part.split(separator: "=", maxSplits: 1).map(String.init)
                    return (pair.count > 1 ? pair[0] : "name", pair[pair.count - 1])
                }, uniquingKeysWith: { $1 })
            let name = fields["name"] ?? text
            networks.append(name)
            let aliases = command.list("network-alias") + (fields["alias"].map { [$0] } ?? [])
            let address = fields["ip"] ?? (command.isSet("ip") ? command.string("ip") : nil)
            if aliases.isEmpty, address == nil {
                lines.append("      \(name): {}")
                continue
            }
            lines.append("      \(name):")
            if !aliases.isEmpty { lines.append("        aliases: " + Self.sequence(aliases)) }
            if let address { lines.append("        ipv4_address: \(address)") }
        }
        notes.append(Phrase("The network has to be there (external). Without that line Compose makes one of its own."))
    }

    private mutating func writeHealthcheck() {
        if command.bool("no-healthcheck") {
            lines += ["    healthcheck:", "      disable: true"]
            return
        }
        let keys = [
            ("health-cmd", "test"), ("health-interval", "interval"), ("health-timeout", "timeout"),
            ("health-start-period", "start_period"), ("health-start-interval", "start_interval"),
            ("health-retries", "retries"),
        ].filter { command.isSet($0.0) }
        guard !keys.isEmpty else { return }
        lines.append("    healthcheck:")
        for (flag, key) in keys {
            let value = command.string(flag) ?? ""
            lines.append("      \(key): " + (key == "retries" ? value : Self.scalar(value)))
        }
    }

    private mutating func writeLogging() {
        let options = command.list("log-opt")
        guard command.isSet("log-driver") || !options.isEmpty else { return }
        lines.append("    logging:")
        if command.isSet("log-driver") { lines.append("      driver: \(command.string("log-driver") ?? "")") }
        guard !options.isEmpty else { return }
        lines.append("      options:")
        for option in options {
            let pair = option.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
            lines.append("        \(pair[0]): " + Self.quoted(pair.count > 1 ? pair[1] : ""))
        }
    }

    /// Flags that nothing above has written.
    private mutating func noteRest() {
        let written: Set<String> = [
            "volume", "mount", "network", "network-alias", "ip", "health-cmd", "health-interval", "health-timeout",
            "health-start-period", "health-start-interval", "health-retries", "no-healthcheck", "log-driver", "log-opt",
            "stop-timeout", "entrypoint",
        ]
        let inTable = Set(ConversionRule.table.map(\.flag))
        for flag in command.spec.flags
        where command.isSet(flag.name) && !written.contains(flag.name) && !inTable.contains(flag.name) {
            notes.append(Phrase("--\(flag.name): a service has no key for it."))
        }
    }

    // MARK: YAML

    private mutating func put(_ key: String, _ value: String) { lines.append("    \(key): " + Self.scalar(value)) }

    private mutating func put(_ key: String, _ values: [String]) {
        lines.append("    \(key):")
        // Ports look like times to YAML.
        for value in values { lines.append("      - " + (key == "ports" ? Self.quoted(value) : Self.scalar(value))) }
    }

    private static func sequence(_ words: [String]) -> String {
        "[" + words.map(quoted).joined(separator: ", ") + "]"
    }

    /// A text as YAML has it: in quotes unless it cannot be taken for anything else.
    static func scalar(_ text: String) -> String {
        let isPlain = text.allSatisfy { $0.isASCII && ($0.isLetter || $0.isNumber || "_./-=:@".contains($0)) }
        let words = ["true", "false", "yes", "no", "on", "off", "null", "y", "n", ""]
        let first = text.first ?? " "
        guard isPlain, first.isLetter || first == "/" || first == ".", !words.contains(text.lowercased()),
            !text.hasSuffix(":"), text != "."
        else { return quoted(text) }
        return text
    }

    static func quoted(_ text: String) -> String {
        var out = "\""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "\"": out += "\\\""
            case "\\": out += "\\\\"
            case "\n": out += "\\n"
            case "\t": out += "\\t"
            default: out.unicodeScalars.append(scalar)
            }
        }
        return out + "\""
    }
}
