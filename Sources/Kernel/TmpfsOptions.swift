import FileTrees
import WorldModel

/// The options of a file system in memory, from `--tmpfs PATH:OPTIONS` or `--mount type=tmpfs` (recorded:
/// `netvol-a6-mounts`).
package struct TmpfsOptions {
    package private(set) var isReadOnly = false
    package private(set) var mode: UInt16 = 0o1777
    package private(set) var owner: UInt32 = 0
    package private(set) var group: UInt32 = 0
    /// Bytes; nothing when half of the memory is the limit.
    package private(set) var limit: Int?
    private var flags: [String]
    private var values: [(name: String, text: String)] = []

    package init(_ text: String, flags: [String] = TmpfsOptions.usualFlags) {
        self.flags = flags
        read(text)
    }

    /// The first option that the kernel would not take.
    package static func unknownOption(_ text: String) -> String? {
        let known: Set<String> = [
            "rw", "ro", "size", "mode", "noexec", "exec", "nosuid", "suid", "nodev", "dev", "uid", "gid", "nr_inodes",
        ]
        return text.split(separator: ",").map { String($0.prefix { $0 != "=" }) }.first { !known.contains($0) }
    }

    private mutating func read(_ text: String) {
        for option in text.split(separator: ",").map(String.init) {
            let parts = option.split(separator: "=", maxSplits: 1).map(String.init)
            let value = parts.count > 1 ? parts[1] : ""
            switch parts[0] {
            case "ro": isReadOnly = true
            case "rw": isReadOnly = false
            case "exec", "suid", "dev": flags.removeAll { $0 == "no" + parts[0] }
            case "size": setLimit(Self.bytes(value))
            case "mode":
                mode = UInt16(value, radix: 8) ?? mode
                values.append(("mode", String(mode, radix: 8)))
            case "uid":
                owner = UInt32(value) ?? 0
                values.append(("uid", value))
            case "gid":
                group = UInt32(value) ?? 0
                values.append(("gid", value))
            default: break
            }
        }
    }

    /// - Parameters:
    ///   - size: bytes; 0 when nothing was said.
    ///   - mode: permissions; 0 when nothing was said.
    package init(size: Int64, mode: Int) {
        flags = Self.usualFlags
        if size > 0 { setLimit(Int(size)) }
        if mode > 0 {
            self.mode = UInt16(truncatingIfNeeded: mode)
            values.append(("mode", String(mode, radix: 8)))
        }
    }

    /// Permissions of a directory that it is mounted over, if none were asked for (runc, `mountToRootfs`).
    package func over(_ place: Inode?) -> TmpfsOptions {
        guard let place, place.isDirectory, !values.contains(where: { $0.name == "mode" }) else { return self }
        var options = self
        options.mode = place.mode & 0o7777
        options.values.append(("mode", String(options.mode, radix: 8)))
        return options
    }

    /// What the engine adds to `--tmpfs`.
    package static let usualFlags = ["nosuid", "nodev", "noexec"]

    private mutating func setLimit(_ bytes: Int?) {
        limit = bytes.map { ($0 + 4_095) / 4_096 * 4_096 }
        if let limit { values.append(("size", "\(limit / 1024)k")) }
    }

    private static func bytes(_ text: String) -> Int? {
        let number = Int(text.prefix { $0.isASCII && $0.isNumber })
        guard let number else { return nil }
        switch text.last?.lowercased() {
        case "%": return Int(HostFacts.memory) / 100 * number
        case "k": return number << 10
        case "m": return number << 20
        case "g": return number << 30
        default: return number
        }
    }

    package var fileSystem: FileSystem {
        let order = ["size", "mode", "uid", "gid"]
        let shown = order.compactMap { name in values.last { $0.name == name } }.map { "\($0.name)=\($0.text)" }
        return FileSystem(
            source: "tmpfs", type: "tmpfs", options: flags + ["relatime"] + shown, limit: limit, isTemporary: true)
    }
}
