/// `[SOURCE:]TARGET[:OPTIONS]`, the short form of a service's volume (compose-go, `format/volume.go`).
package enum VolumeNotation {
    package static func parse(_ text: String) throws(ComposeError) -> ModelValue {
        guard !text.isEmpty else { throw ComposeError("invalid empty volume spec") }
        if text.utf8.count < 3 { return ["type": "volume", "target": .string(text)] }
        let sections = sections(of: text)
        guard sections.allSatisfy({ !$0.isEmpty }) else {
            throw ComposeError("invalid spec: \(text): empty section between colons")
        }
        guard sections.count < 4 else { throw ComposeError("invalid spec: \(text): too many colons") }
        guard sections.count > 1 else { return ["type": "volume", "target": .string(text), "volume": [:]] }
        let source = sections[0]
        var volume: ModelValue = ["source": .string(source), "target": .string(sections[1])]
        var bind: [String: ModelValue] = [:]
        var named: [String: ModelValue] = [:]
        for option in sections.count > 2 ? sections[2].split(separator: ",").map(String.init) : [] {
            switch option {
            case "ro": volume["read_only"] = .bool(true)
            case "rw": volume["read_only"] = nil
            case "nocopy": named["nocopy"] = .bool(true)
            case "z", "Z": bind["selinux"] = .string(option)
            case "rprivate", "private", "rshared", "shared", "rslave", "slave": bind["propagation"] = .string(option)
            default: break
            }
        }
        if isPath(source) {
            volume["type"] = "bind"
            bind["create_host_path"] = .bool(true)
            volume["bind"] = .mapping(bind)
        } else {
            volume["type"] = "volume"
            volume["volume"] = .mapping(named)
            if !bind.isEmpty { volume["bind"] = .mapping(bind) }
        }
        return volume
    }

    /// The parts between colons. The colon of a Windows drive and those in `${…}` belong to their part.
    private static func sections(of text: String) -> [String] {
        var sections = [""]
        var depth = 0
        var previous: Character?
        for character in text {
            let current = sections[sections.count - 1]
            if character == "{", previous == "$" || depth > 0 { depth += 1 }
            if character == "}", depth > 0 { depth -= 1 }
            let isDrive = current.count == 1 && current.first?.isLetter == true
            if character == ":", depth == 0, !isDrive {
                sections.append("")
            } else {
                sections[sections.count - 1].append(character)
            }
            previous = character
        }
        return sections
    }

    /// Whether a source is a place on the host and not the name of a volume.
    static func isPath(_ source: String) -> Bool {
        if [".", "/", "~"].contains(source.first) || source.hasPrefix("\\\\") { return true }
        return source.first?.isLetter == true && source.dropFirst().first == ":"
    }
}
