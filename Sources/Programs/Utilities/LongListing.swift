import FileTrees
import WorldModel

/// The lines of `ls -l`, their columns as wide as the widest entry.
struct LongListing {
    private let lister: Lister
    private var widths: [Int]

    init(_ entries: [ListEntry], _ lister: Lister) {
        self.lister = lister
        widths = [0, 0, 0, 0]
        for entry in entries {
            for (index, text) in columns(entry).enumerated() { widths[index] = max(widths[index], text.count) }
        }
        if lister.call.isBusybox {
            widths[0] = max(widths[0], 4)
            widths[1] = max(widths[1], 8)
            widths[2] = max(widths[2], 8)
            widths[3] = max(widths[3], lister.options.has("h") ? 7 : 9)
        }
    }

    /// Links, owner, group, size.
    private func columns(_ entry: ListEntry) -> [String] {
        let inode = entry.inode
        let isNumeric = lister.options.has("n")
        var size = String(inode.size)
        if case .device(let device) = inode.content { size = number(device) }
        if lister.options.has("h"), inode.size > 0 { size = lister.size(inode.size) }
        return [
            String(inode.links),
            isNumeric ? String(inode.owner) : lister.accounts.userName(inode.owner),
            isNumeric ? String(inode.group) : lister.accounts.groupName(inode.group), size,
        ]
    }

    /// The major and minor number.
    private func number(_ device: Device) -> String {
        let (major, minor) =
            switch device {
            case .null: (1, 3)
            case .zero: (1, 5)
            case .full: (1, 7)
            case .random: (1, 9)
            case .terminal: (5, 0)
            case .standardStream(let number): (136, number)
            }
        return lister.call.isBusybox ? "\(major)," + String(minor).right(4) : "\(major), \(minor)"
    }

    func line(_ entry: ListEntry) -> String {
        let columns = columns(entry)
        var line = lister.prefix(entry) + Self.type(entry.inode) + FileMode.text(entry.inode.mode) + " "
        line += columns[0].right(widths[0]) + " "
        if !lister.options.has("g") { line += columns[1].left(widths[1]) + " " }
        if !lister.options.has("o", "G") { line += columns[2].left(widths[2]) + " " }
        line += columns[3].right(widths[3]) + " " + date(entry.inode.modified) + " " + lister.quoted(entry.name)
        if case .symbolicLink(let target) = entry.inode.content { line += " -> " + target }
        return line + lister.suffix(entry)
    }

    static func type(_ inode: Inode) -> String {
        switch inode.content {
        case .file: "-"
        case .directory: "d"
        case .symbolicLink: "l"
        case .device: "c"
        case .fifo: "p"
        case .socket: "s"
        }
    }

    private func date(_ nanoseconds: Int64) -> String {
        let instant = Instant(nanoseconds: nanoseconds)
        let style = lister.options.value("time-style") ?? ""
        if lister.options.has("full-time") || style == "full-iso" {
            return DateText.format(
                instant, lister.call.isBusybox ? "%Y-%m-%d %H:%M:%S %z" : "%Y-%m-%d %H:%M:%S.%N %z")
        }
        if style == "long-iso" { return DateText.format(instant, "%Y-%m-%d %H:%M") }
        if style.hasPrefix("+") { return DateText.format(instant, String(style.dropFirst())) }
        let age = lister.now.seconds - instant.seconds
        let isRecent = age >= (lister.call.isBusybox ? -900 : 0) && age < 15_778_476
        return DateText.format(instant, isRecent ? "%b %e %H:%M" : "%b %e  %Y")
    }
}
