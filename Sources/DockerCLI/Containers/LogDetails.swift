import CommandSyntax
import Engine
import WorldModel

/// What `docker logs --details` puts before each line: what `--log-opt` said to keep of a container (moby,
/// `daemon/logger/loginfo.go`).
package enum LogDetails {
    /// `B=1,a=c,tag=web ` with a blank at its end: names in their order, values as in a URL's query.
    package static func prefix(_ container: Container, in simulation: Simulation) -> String {
        let options = container.hostConfig.logOptions
        var details: [String: String] = [:]
        for name in names(options["labels"]) { details[name] = container.config.labels[name] }
        let environment = Environment(container.config.env)
        for name in names(options["env"]) { details[name] = environment[name] }
        if let tag = options["tag"], !tag.isEmpty { details["tag"] = text(tag, container, simulation) }
        return details.sorted { $0.key < $1.key }.map { "\(escaped($0.key))=\(escaped($0.value))" }
            .joined(separator: ",") + " "
    }

    private static func names(_ option: String?) -> [String] {
        (option ?? "").split(separator: ",").map(String.init)
    }

    private static func text(_ tag: String, _ container: Container, _ simulation: Simulation) -> String {
        let image = "sha256:" + container.image.hex
        let info = Doc.object(
            "*logger.Info",
            [
                "ID": .string(String(container.id.hex.prefix(12))), "FullID": .string(container.id.hex),
                "Name": .string(container.name), "ImageID": .string(String(image.prefix(12))),
                "ImageFullID": .string(image), "ImageName": .string(container.config.image),
                "DaemonName": "docker",
                "Command": .string(([container.path] + container.arguments).joined(separator: " ")),
                "Hostname": .string(simulation.world.machines[.host]?.hostname ?? ""),
            ])
        return (try? GoTemplate(tag).execute(info)) ?? tag
    }

    /// Go's `url.QueryEscape`.
    private static func escaped(_ text: String) -> String {
        text.utf8.map { byte in
            switch byte {
            case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
                UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "_"), UInt8(ascii: "."),
                UInt8(ascii: "~"):
                String(UnicodeScalar(byte))
            case UInt8(ascii: " "): "+"
            default: "%" + (byte < 16 ? "0" : "") + String(byte, radix: 16, uppercase: true)
            }
        }.joined()
    }
}
