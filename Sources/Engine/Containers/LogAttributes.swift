import CommandSyntax
import Kernel
import WorldModel

/// What `--log-opt` says to keep of a container beside each line of its log (moby, `daemon/logger/loginfo.go`).
package enum LogAttributes {
    /// The labels, variables and the tag, in the order of their names.
    package static func all(
        of container: Container, in simulation: Simulation
    ) throws(EngineError) -> [(name: String, value: String)] {
        let options = container.hostConfig.logOptions
        let variables = Dictionary(
            container.config.env.map { line in
                let parts = line.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
                return (String(parts[0]), parts.count > 1 ? String(parts[1]) : "")
            }, uniquingKeysWith: { $1 })
        var found: [String: String] = [:]
        for (option, values) in [("labels", container.config.labels), ("env", variables)] {
            for name in (options[option] ?? "").split(separator: ",").map(String.init) { found[name] = values[name] }
            guard let pattern = options[option + "-regex"], !pattern.isEmpty else { continue }
            let expression = try expression(pattern)
            for (name, value) in values where name.firstMatch(of: expression) != nil { found[name] = value }
        }
        if let tag = options["tag"], !tag.isEmpty { found["tag"] = try text(of: tag, container, simulation) }
        return found.sorted { $0.key < $1.key }.map { (name: $0.key, value: $0.value) }
    }

    private static func expression(_ pattern: String) throws(EngineError) -> Regex<AnyRegexOutput> {
        if let expression = try? Regex(pattern) { return expression }
        let reason =
            pattern.contains("[") && !pattern.contains("]")
            ? "missing closing ]: `\(pattern[(pattern.firstIndex(of: "[") ?? pattern.startIndex)...])`"
            : "missing closing ): `\(pattern)`"
        throw EngineError(.invalidParameter, "error parsing regexp: \(reason)")
    }

    private static func text(
        of tag: String, _ container: Container, _ simulation: Simulation
    ) throws(EngineError) -> String {
        let image = "sha256:" + container.image.hex
        var info = TemplateObject("*logger.Info")
        let fields: KeyValuePairs<String, String> = [
            "ID": String(container.id.hex.prefix(12)), "FullID": container.id.hex, "Name": container.name,
            "ImageID": String(image.prefix(12)), "ImageFullID": image, "ImageName": container.config.image,
            "DaemonName": "docker",
            "Command": ([container.path] + container.arguments).joined(separator: " "),
            "Hostname": simulation.world.machines[.host]?.hostname ?? "",
        ]
        for (name, value) in fields { info.append(name, .string(value)) }
        do {
            return try GoTemplate(tag, name: "log-tag").execute(.object(info))
        } catch {
            throw EngineError(.invalidParameter, error.description)
        }
    }
}
