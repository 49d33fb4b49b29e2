import CommandSyntax
import WorldModel

/// `--mount` (docker/cli, `opts/mount.go`).
enum MountNotation {
    /// What is wrong with a value.
    struct Complaint: Error, Equatable {
        var text: String
    }

    /// - Parameter directory: what a source such as `./site` is relative to.
    static func parse(_ text: String, in directory: String) throws(Complaint) -> MountRequest {
        let fields = try CommaFields.parse(text)
        guard !fields.isEmpty else { throw Complaint(text: "EOF") }
        var mount = MountRequest(type: "volume", source: "", target: "", readOnly: false)
        var kinds: Set<String> = []
        for field in fields { try set(field, &mount, &kinds, directory) }
        guard !mount.type.isEmpty else { throw Complaint(text: "type is required") }
        for kind in ["volume", "bind", "tmpfs", "image"] where kinds.contains(kind) && mount.type != kind {
            throw Complaint(text: "cannot mix '\(kind)-*' options with mount type '\(mount.type)'")
        }
        for mode in ["writable", "readonly"] where mount.bindRecursion == mode && !mount.readOnly {
            throw Complaint(
                text: "option 'bind-recursive=\(mode)' requires 'readonly' to be specified in conjunction")
        }
        if mount.bindRecursion == "readonly", mount.bindPropagation != "rprivate" {
            throw Complaint(
                text:
                    "option 'bind-recursive=readonly' requires 'bind-propagation=rprivate' to be specified in conjunction"
            )
        }
        guard !mount.target.isEmpty else { throw Complaint(text: "target is required") }
        return mount
    }

    private static func set(
        _ field: String, _ mount: inout MountRequest, _ kinds: inout Set<String>, _ directory: String
    ) throws(Complaint) {
        let parts = field.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
        let key = parts[0].lowercased()
        let flags = ["readonly", "ro", "volume-nocopy", "bind-nonrecursive"]
        guard parts.count == 2 || flags.contains(key) else {
            throw Complaint(text: "invalid field '\(field)' must be a key=value pair")
        }
        let value = parts.count == 2 ? parts[1] : "true"
        for kind in ["volume", "bind", "tmpfs", "image"] where key.hasPrefix(kind + "-") { kinds.insert(kind) }
        func wrong(_ hint: String = "") -> Complaint { Complaint(text: "invalid value for \(key): \(value)\(hint)") }
        func truth() throws(Complaint) -> Bool {
            guard let truth = GoNumber.parseBool(value) else { throw wrong() }
            return truth
        }
        switch key {
        case "type": mount.type = value.lowercased()
        case "source", "src":
            mount.source = value.hasPrefix(".") ? ContainerOptions.absolute(value, from: directory) : value
        case "target", "dst", "destination": mount.target = value
        case "readonly", "ro": mount.readOnly = try truth()
        case "consistency": mount.consistency = value.lowercased()
        case "bind-propagation": mount.bindPropagation = value.lowercased()
        case "bind-nonrecursive": mount.bindRecursion = try truth() ? "disabled" : ""
        case "bind-recursive":
            guard ["enabled", "disabled", "writable", "readonly"].contains(value) else {
                throw wrong(" (must be \"enabled\", \"disabled\", \"writable\", or \"readonly\")")
            }
            mount.bindRecursion = value == "enabled" ? "" : value
        case "volume-nocopy": mount.volumeNoCopy = try truth()
        case "volume-subpath": mount.volumeSubpath = value
        case "volume-label": mount.volumeLabels.merge(KeyValueText.dictionary([value])) { $1 }
        case "volume-driver": mount.volumeDriver = value
        case "volume-opt": mount.volumeOptions.merge(KeyValueText.dictionary([value])) { $1 }
        case "image-subpath": mount.imageSubpath = value
        case "tmpfs-size":
            guard let size = try? ByteSize.ramInBytes(value) else { throw wrong() }
            mount.tmpfsSize = size
        case "tmpfs-mode":
            guard let mode = UInt32(value, radix: 8) else { throw wrong() }
            mount.tmpfsMode = Int(mode)
        default: throw Complaint(text: "unexpected key '\(key)' in '\(field)'")
        }
    }
}

/// A line of comma-separated values, where quotes hold commas together (Go's `encoding/csv`).
enum CommaFields {
    static func parse(_ text: String) throws(MountNotation.Complaint) -> [String] {
        var fields: [String] = []
        var rest = Substring(text)
        guard !rest.isEmpty else { return [] }
        while true {
            var field = ""
            if rest.first == "\"" {
                rest.removeFirst()
                while let character = rest.popFirst() {
                    if character != "\"" {
                        field.append(character)
                    } else if rest.first == "\"" {
                        field.append(rest.removeFirst())
                    } else {
                        break
                    }
                }
            } else {
                field = String(rest.prefix { $0 != "," })
                rest = rest.dropFirst(field.count)
                if let quote = field.firstIndex(of: "\"") {
                    let column = text.count - rest.count - field.distance(from: quote, to: field.endIndex) + 1
                    throw MountNotation.Complaint(
                        text: "parse error on line 1, column \(column): bare \" in non-quoted-field")
                }
            }
            fields.append(field)
            guard rest.first == "," else { return fields }
            rest.removeFirst()
        }
    }
}

/// `--volume` as the client reads it, before the daemon does (compose-go, `format.ParseVolume`).
enum VolumeNotation {
    /// What is wrong with a value, or whether it names a source besides its target.
    static func hasSource(_ text: String) throws(MountNotation.Complaint) -> Bool {
        if text.isEmpty { throw MountNotation.Complaint(text: "invalid empty volume spec") }
        if text.unicodeScalars.count <= 2 { return false }
        var sections: [String] = []
        var buffer = ""
        for character in text {
            // `c:` may be a drive of Windows.
            guard character == ":", !(buffer.count == 1 && buffer.first?.isLetter == true) else {
                buffer.append(character)
                continue
            }
            sections.append(buffer)
            buffer = ""
        }
        sections.append(buffer)
        if sections.contains("") {
            throw MountNotation.Complaint(text: "invalid spec: \(text): empty section between colons")
        }
        if sections.count > 3 { throw MountNotation.Complaint(text: "invalid spec: \(text): too many colons") }
        return sections.count > 1
    }
}
