import CommandSyntax
import WorldModel

/// Notations of flag values that the command line checks before anything else happens.
enum FlagNotation {
    @Sendable
    static func complaint(_ flag: FlagSpec, _ value: String) -> String? {
        switch flag.name {
        case "env" where value.hasPrefix("="): "invalid environment variable: \(value)"
        case "attach" where flag.isRepeatable && flag.valueName == "list":
            ["stdin", "stdout", "stderr"].contains(value.lowercased())
                ? nil : "valid streams are STDIN, STDOUT and STDERR"
        case "mount": mountComplaint(value)
        // Buildx checks its own, later and in other words.
        case "add-host" where flag.valueName == "list": hostComplaint(value)
        case "network" where flag.isRepeatable: NetworkNotation.complaint(value)
        case "link" where flag.isRepeatable: linkComplaint(value)
        case "ulimit": UlimitNotation.parse(value).complaint
        case "dns" where flag.isRepeatable:
            isAddress(value) ? nil : "IP address is not correctly formatted: \(value)"
        case "sysctl": isSysctl(value) ? nil : "sysctl '\(value)' is not allowed"
        case "device-cgroup-rule": isDeviceRule(value) ? nil : "invalid device cgroup format '\(value)'"
        default: nil
        }
    }

    private static func mountComplaint(_ value: String) -> String? {
        do {
            _ = try MountNotation.parse(value, in: "/")
            return nil
        } catch {
            return error.text
        }
    }

    private static func linkComplaint(_ text: String) -> String? {
        if text.isEmpty { return "empty string specified for links" }
        let parts = text.split(separator: ":", omittingEmptySubsequences: false)
        return parts.count > 2 ? "bad format for links: \(text)" : nil
    }

    private static func isAddress(_ text: String) -> Bool { IPv4Address(text) != nil || text.contains(":") }

    /// Kernel parameters that belong to a namespace (docker/cli, `ValidateSysctl`).
    private static func isSysctl(_ text: String) -> Bool {
        let known: Set<String> = [
            "kernel.msgmax", "kernel.msgmnb", "kernel.msgmni", "kernel.sem", "kernel.shmall", "kernel.shmmax",
            "kernel.shmmni", "kernel.shm_rmid_forced",
        ]
        let parts = text.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
        guard parts.count == 2 else { return false }
        return known.contains(parts[0]) || parts[0].hasPrefix("net.") || parts[0].hasPrefix("fs.mqueue.")
    }

    /// `TYPE MAJOR:MINOR PERMISSIONS`
    private static func isDeviceRule(_ text: String) -> Bool {
        let words = text.split(separator: " ", omittingEmptySubsequences: false)
        guard words.count == 3, ["a", "c", "b"].contains(words[0]) else { return false }
        let numbers = words[1].split(separator: ":", omittingEmptySubsequences: false)
        return numbers.count == 2 && numbers.allSatisfy { $0 == "*" || UInt32($0) != nil }
            && (1...3).contains(words[2].count) && words[2].allSatisfy { "rwm".contains($0) }
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
