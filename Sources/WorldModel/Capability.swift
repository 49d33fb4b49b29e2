/// The Linux capabilities of a process (`capabilities(7)`): what of `root`'s power it holds.
package struct CapabilitySet: OptionSet, Sendable, Hashable {
    package let rawValue: UInt64

    package init(rawValue: UInt64) { self.rawValue = rawValue }

    /// All names in the kernel's order: the place in the list is the bit.
    package static let names = [
        "CHOWN", "DAC_OVERRIDE", "DAC_READ_SEARCH", "FOWNER", "FSETID", "KILL", "SETGID", "SETUID", "SETPCAP",
        "LINUX_IMMUTABLE", "NET_BIND_SERVICE", "NET_BROADCAST", "NET_ADMIN", "NET_RAW", "IPC_LOCK", "IPC_OWNER",
        "SYS_MODULE", "SYS_RAWIO", "SYS_CHROOT", "SYS_PTRACE", "SYS_PACCT", "SYS_ADMIN", "SYS_BOOT", "SYS_NICE",
        "SYS_RESOURCE", "SYS_TIME", "SYS_TTY_CONFIG", "MKNOD", "LEASE", "AUDIT_WRITE", "AUDIT_CONTROL", "SETFCAP",
        "MAC_OVERRIDE", "MAC_ADMIN", "SYSLOG", "WAKE_ALARM", "BLOCK_SUSPEND", "AUDIT_READ", "PERFMON", "BPF",
        "CHECKPOINT_RESTORE",
    ]

    /// The capability of a name, with or without `CAP_`.
    package init?(named name: String) {
        let bare = name.hasPrefix("CAP_") ? String(name.dropFirst(4)) : name
        guard let bit = Self.names.firstIndex(of: bare) else { return nil }
        rawValue = 1 << UInt64(bit)
    }

    private init(_ names: [String]) {
        self = names.compactMap { CapabilitySet(named: $0) }.reduce(into: []) { $0.formUnion($1) }
    }

    package static let all = CapabilitySet(rawValue: 1 << UInt64(names.count) - 1)
    package static let chown = CapabilitySet(["CHOWN"])
    package static let dacOverride = CapabilitySet(["DAC_OVERRIDE"])
    package static let fowner = CapabilitySet(["FOWNER"])
    package static let kill = CapabilitySet(["KILL"])
    package static let setuid = CapabilitySet(["SETUID"])
    package static let netRaw = CapabilitySet(["NET_RAW"])
    package static let netAdmin = CapabilitySet(["NET_ADMIN"])
    package static let sysAdmin = CapabilitySet(["SYS_ADMIN"])
    package static let sysResource = CapabilitySet(["SYS_RESOURCE"])
    package static let sysTime = CapabilitySet(["SYS_TIME"])

    /// What Docker leaves a container (moby, `caps.DefaultCapabilities`).
    package static let container = CapabilitySet([
        "CHOWN", "DAC_OVERRIDE", "FSETID", "FOWNER", "MKNOD", "NET_RAW", "SETGID", "SETUID", "SETFCAP", "SETPCAP",
        "NET_BIND_SERVICE", "SYS_CHROOT", "KILL", "AUDIT_WRITE",
    ])
}
