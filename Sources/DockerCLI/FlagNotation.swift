import CommandSyntax

/// Notations of flag values that the command line checks before anything else happens.
enum FlagNotation {
    @Sendable
    static func complaint(_ flag: FlagSpec, _ value: String) -> String? {
        switch flag.name {
        case "env" where value.hasPrefix("="): "invalid environment variable: \(value)"
        case "attach" where flag.isRepeatable:
            ["stdin", "stdout", "stderr"].contains(value.lowercased())
                ? nil : "valid streams are STDIN, STDOUT and STDERR"
        case "mount": mountComplaint(value)
        case "add-host": hostComplaint(value)
        default: nil
        }
    }

    private static func mountComplaint(_ value: String) -> String? {
        let known: Set<String> = [
            "type", "source", "src", "target", "dst", "destination", "readonly", "ro", "bind-propagation",
            "bind-recursive", "bind-nonrecursive", "volume-nocopy", "volume-label", "volume-driver", "volume-opt",
            "volume-subpath", "tmpfs-size", "tmpfs-mode", "consistency", "image-subpath", "bind-create-src",
        ]
        var hasTarget = false
        for field in value.split(separator: ",", omittingEmptySubsequences: false) {
            let parts = field.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
            let key = String(parts[0]).lowercased()
            if parts.count == 1,
                !["readonly", "ro", "volume-nocopy", "bind-nonrecursive", "bind-create-src"].contains(key)
            {
                return "invalid field '\(field)' must be a key=value pair"
            }
            guard known.contains(key) else { return "unexpected key '\(key)' in '\(field)'" }
            if ["target", "dst", "destination"].contains(key) { hasTarget = true }
        }
        return hasTarget ? nil : "target is required"
    }

    private static func hostComplaint(_ value: String) -> String? {
        let mark = value.firstIndex { $0 == "=" || $0 == ":" }
        guard let mark, mark != value.startIndex else { return "bad format for add-host: \"\(value)\"" }
        let address = value[value.index(after: mark)...]
        if address == "host-gateway" || address.contains(":") { return nil }
        let parts = address.split(separator: ".", omittingEmptySubsequences: false)
        return parts.count == 4 && parts.allSatisfy { UInt8($0) != nil }
            ? nil : "invalid IP address in add-host: \"\(address)\""
    }
}
