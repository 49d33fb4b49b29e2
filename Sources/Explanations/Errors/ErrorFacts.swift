import HashTreeCollections
import Phrases
import WorldModel

/// What the world has to say about the things that an error message names.
package struct ErrorFacts {
    private let facts: WorldFacts
    /// Things by kind, as the message names them.
    private let things: [String: String]

    package init(_ simulation: Simulation, _ things: [String: String]) {
        facts = WorldFacts(simulation)
        self.things = things.mapValues { $0.filter { $0 != "\"" && $0 != "'" } }
    }

    /// Sentences on each thing that is named.
    package var sentences: [Phrase] {
        var out: [Phrase] = []
        if let name = things["container"] { out.append(container(Self.shortened(name))) }
        if let name = things["image"] {
            out.append(facts.hasImage(name) ? Phrase("Image \(name) is here.") : absent(.image, name, facts.imageNames))
        }
        if let name = things["network"] {
            out.append(
                facts.network(name).map { Phrase("Network \(name): \($0).") }
                    ?? absent(.network, name, facts.networkNames))
        }
        if let name = things["volume"] {
            let users = facts.users(ofVolume: name)
            if !facts.volumeNames.contains(name) {
                out.append(absent(.volume, name, facts.volumeNames))
            } else if !users.isEmpty {
                out.append(Phrase("Volume \(name) is used by \(users.joined(separator: ", "))."))
            }
        }
        if let port = port, let holder = facts.holder(ofPort: port) {
            out.append(Phrase("Port \(port) of your machine belongs to container \(holder)."))
        }
        return out
    }

    private var port: Int? { things["port"].flatMap { Int($0.prefix(while: \.isNumber)) } }

    /// A container as one would type it: without the slash of its full name, and not with all digits of its id.
    private static func shortened(_ name: String) -> String {
        let name = name.hasPrefix("/") ? String(name.dropFirst()) : name
        return name.count == 64 && name.allSatisfy(\.isHexDigit) ? String(name.prefix(12)) : name
    }

    private func container(_ name: String) -> Phrase {
        if let state = facts.container(name) { return Phrase("Container \(name): \(state).") }
        return absent(.container, name, facts.containerNames)
    }

    private enum Kind { case container, image, network, volume }

    private func absent(_ kind: Kind, _ name: String, _ names: [String]) -> Phrase {
        if let near = Nearest.word(to: name, in: names) {
            switch kind {
            case .container: return Phrase("There is no container \(name), but there is \(near).")
            case .image: return Phrase("There is no image \(name), but there is \(near).")
            case .network: return Phrase("There is no network \(name), but there is \(near).")
            case .volume: return Phrase("There is no volume \(name), but there is \(near).")
            }
        }
        if names.isEmpty {
            switch kind {
            case .container: return Phrase("There is no container at all here.")
            case .image: return Phrase("There is no image at all here.")
            case .network: return Phrase("There is no network at all here.")
            case .volume: return Phrase("There is no volume at all here.")
            }
        }
        let shown = names.prefix(6).joined(separator: ", ") + (names.count > 6 ? ", …" : "")
        switch kind {
        case .container: return Phrase("There is no container \(name). There are: \(shown).")
        case .image: return Phrase("There is no image \(name). There are: \(shown).")
        case .network: return Phrase("There is no network \(name). There are: \(shown).")
        case .volume: return Phrase("There is no volume \(name). There are: \(shown).")
        }
    }

    /// Fills the blanks of a text: `{container}`, `{port}`, and what follows from them: `{port.free}`, `{port.holder}`,
    /// `{container.near}`, `{image.near}`, `{network.near}`, `{volume.near}`. `nil` when one is not known.
    package func filled(_ text: String) -> String? {
        var out = ""
        var rest = text[...]
        while let open = rest.firstIndex(of: "{"), let close = rest[open...].firstIndex(of: "}") {
            let name = String(rest[rest.index(after: open)..<close])
            let isBlank = name.allSatisfy { $0.isLetter || $0 == "." } && ErrorPattern.kinds.contains(Self.kind(name))
            guard isBlank else {
                out += rest[...open]
                rest = rest[rest.index(after: open)...]
                continue
            }
            guard let value = value(name) else { return nil }
            out += rest[..<open] + value
            rest = rest[rest.index(after: close)...]
        }
        return out + rest
    }

    private static func kind(_ name: String) -> String { name.split(separator: ".").first.map(String.init) ?? "" }

    private func value(_ name: String) -> String? {
        let parts = name.split(separator: ".").map(String.init)
        guard parts.count > 1 else {
            let value = things[name]
            return name == "container" ? value.map(Self.shortened) : value
        }
        switch name {
        case "port.free": return port.map { String(facts.freePort(from: $0)) }
        case "port.holder": return port.flatMap { facts.holder(ofPort: $0) }
        case "container.near": return things["container"].flatMap { Nearest.word(to: $0, in: facts.containerNames) }
        case "image.near": return things["image"].flatMap { Nearest.word(to: $0, in: facts.imageNames) }
        case "network.near": return things["network"].flatMap { Nearest.word(to: $0, in: facts.networkNames) }
        case "volume.near": return things["volume"].flatMap { Nearest.word(to: $0, in: facts.volumeNames) }
        default: return nil
        }
    }
}
