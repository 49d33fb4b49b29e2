import CommandSyntax
import WorldModel

/// Notations of flag values that the command line checks before anything else happens.
enum FlagNotation {
    @Sendable
    static func complaint(_ flag: FlagSpec, _ value: String) -> String? {
        switch flag.name {
        case "env" where flag.valueName == "list" && (value.isEmpty || value.hasPrefix("=")):
            "invalid environment variable: \(value)"
        case "label" where flag.valueName == "list": labelComplaint(value)
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
            address(value) != nil ? nil : "IP address is not correctly formatted: \(value)"
        case "dns-search" where flag.isRepeatable: domain(value) != nil ? nil : "\(value) is not a valid domain"
        case "cpus": cpusComplaint(value)
        case "gpus": GPUNotation.complaint(value)
        case "device-read-bps", "device-write-bps": DeviceLimitNotation.complaint(value, .bytes)
        case "device-read-iops", "device-write-iops": DeviceLimitNotation.complaint(value, .operations)
        case "blkio-weight-device": DeviceLimitNotation.complaint(value, .weight)
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

    /// An address in its shortest form, or nothing if it is none (docker/cli, `ValidateIPAddress`).
    static func address(_ text: String) -> String? {
        let text = text.trimmingBlanks
        return IPv4Address(text)?.description ?? IPv6Address(text)?.description
    }

    /// A domain without the dot at its end, or nothing if it is none (docker/cli, `ValidateDNSSearch`).
    static func domain(_ text: String) -> String? {
        var domain = text.trimmingBlanks
        if domain == "." { return domain }
        if domain.hasSuffix(".") { domain.removeLast() }
        let labels = domain.split(separator: ".", omittingEmptySubsequences: false)
        let isDomain = labels.allSatisfy { label in
            !label.isEmpty && !label.hasPrefix("-") && !label.hasSuffix("-")
                && label.allSatisfy { $0.isASCII && ($0.isLetter || $0.isNumber || $0 == "-") }
        }
        return isDomain && domain.contains { $0.isLetter } && domain.utf8.count < 255 ? domain : nil
    }

    private static func cpusComplaint(_ value: String) -> String? {
        guard case .complaint(let text) = CPUNotation.parse(value) else { return nil }
        return text
    }

    private static func labelComplaint(_ value: String) -> String? {
        let key = value.prefix { $0 != "=" }.drop { $0 == " " || $0 == "\t" }
        if key.isEmpty { return "invalid label '\(value)': empty name" }
        return key.contains { $0 == " " || $0 == "\t" } ? "label '\(key)' contains whitespaces" : nil
    }

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
        guard let host = HostNotation(value) else { return "bad format for add-host: \(GoQuote.quote(value))" }
        return host.address == "host-gateway" || address(host.address) != nil
            ? nil : "invalid IP address in add-host: \(GoQuote.quote(host.address))"
    }
}

/// `--add-host NAME=ADDRESS` or `NAME:ADDRESS` (docker/cli, `ValidateExtraHost`).
struct HostNotation {
    var name: String
    /// Without brackets.
    var address: String

    init?(_ text: String) {
        guard let mark = text.firstIndex(of: "=") ?? text.firstIndex(of: ":") else { return nil }
        name = String(text[..<mark])
        address = String(text[text.index(after: mark)...])
        guard !name.isEmpty, !name.contains(":") else { return nil }
        if address.count > 2, address.hasPrefix("["), address.hasSuffix("]") {
            address = String(address.dropFirst().dropLast())
        }
    }
}
