/// Archives as bytes.
///
/// Executables and fillers are held by name. In an archive inside of the simulation a mark stands in their place, so that
/// archives stay small. An archive for the world outside is whole: it holds what a reader of the files sees.
extension TarArchive {
    /// A part of a whole archive.
    package enum Piece {
        case bytes([UInt8])
        /// So many zeros.
        case zeros(Int)
    }

    /// The archive's bytes, filled up to blocks of twenty records as `tar` does.
    package var bytes: [UInt8] {
        let out = unblockedBytes
        return out + [UInt8](repeating: 0, count: (10_240 - out.count % 10_240) % 10_240)
    }

    /// The archive as a file. Its size is that of the whole archive.
    package var file: FileBody {
        let bytes = unblockedBytes
        let whole = entries.reduce(0) { sum, entry in
            guard let body = entry.body, body.isStandIn else { return sum }
            return sum + body.count.recordAligned - Self.marked(body).count.recordAligned
        }
        return whole > 0 ? .padded(bytes, size: bytes.count + whole) : .bytes(bytes)
    }

    /// The archive's bytes with two empty records at the end, as Go's writer leaves them.
    package var unblockedBytes: [UInt8] {
        var out: [UInt8] = []
        for entry in entries {
            let data = entry.body.map(Self.marked) ?? []
            out += Self.headers(of: entry, size: data.count) + data
            out += [UInt8](repeating: 0, count: data.count.recordAligned - data.count)
        }
        return out + [UInt8](repeating: 0, count: 1024)
    }

    /// The whole archive, for the world outside.
    package var whole: [UInt8] {
        var out: [UInt8] = []
        writeWhole { piece in
            switch piece {
            case .bytes(let bytes): out += bytes
            case .zeros(let count): out += repeatElement(0, count: count)
            }
        }
        return out
    }

    /// A file for the world outside: an archive in it becomes whole, anything else stays as it is.
    package static func whole(_ bytes: [UInt8]) -> [UInt8] {
        guard let archive = try? TarArchive(bytes), case .padded = archive.file else { return bytes }
        return archive.whole
    }

    /// Hands the whole archive on, piece by piece.
    package func writeWhole(to take: (Piece) -> Void) {
        for entry in entries {
            let count = entry.body?.count ?? 0
            take(.bytes(Self.headers(of: entry, size: count)))
            entry.body?.writeWhole(to: take)
            take(.zeros(count.recordAligned - count))
        }
        take(.zeros(1024))
    }

    // MARK: Marks

    private static let mark = "\u{7F}DRYDOCK "

    private static func marked(_ body: FileBody) -> [UInt8] {
        switch body {
        case .bytes(let bytes): bytes
        case .program(let name, let size): Array("\(mark)program \(size) \(name)".utf8)
        case .filler(let label, let size): Array("\(mark)filler \(size) \(label)".utf8)
        case .padded(let bytes, let size): Array("\(mark)padded \(size) ".utf8) + bytes
        }
    }

    /// The body that some data stands for: by its mark, or as it is in a whole archive that comes back.
    static func body(_ data: [UInt8]) -> FileBody {
        guard data.starts(with: Array(mark.utf8)) else { return FileBody(whole: data) }
        let words = data.dropFirst(mark.utf8.count).split(
            separator: 0x20, maxSplits: 2, omittingEmptySubsequences: false)
        guard words.count == 3, let size = Int(String(decoding: words[1], as: UTF8.self)) else { return .bytes(data) }
        let name = String(decoding: words[2], as: UTF8.self)
        switch String(decoding: words[0], as: UTF8.self) {
        case "program": return .program(name, size: size)
        case "padded": return .padded(Array(words[2]), size: size)
        default: return .filler(name, size: size)
        }
    }

    // MARK: Headers

    private static func headers(of entry: Entry, size: Int) -> [UInt8] {
        var path = entry.path
        if entry.inode.isDirectory, !path.hasSuffix("/") { path += "/" }
        var link = entry.hardLink ?? ""
        if case .symbolicLink(let target) = entry.inode.content { link = target }
        var out: [UInt8] = []
        for (text, kind) in [(path, UInt8(0x4C)), (link, UInt8(0x4B))] where text.utf8.count > 100 {
            let data = Array(text.utf8) + [0]
            out += header("././@LongLink", Inode(.fifo, mode: 0o644), kind: kind, size: data.count, link: "") + data
            out += [UInt8](repeating: 0, count: data.count.recordAligned - data.count)
        }
        let kind = entry.hardLink != nil ? 0x31 : kind(of: entry.inode)
        return out + header(path, entry.inode, kind: kind, size: size, link: link)
    }

    /// The type flag (POSIX `pax`, "ustar Interchange Format").
    private static func kind(of inode: Inode) -> UInt8 {
        switch inode.content {
        case .directory: 0x35
        case .symbolicLink: 0x32
        case .fifo: 0x36
        case .file, .device, .socket: 0x30
        }
    }

    private static func header(_ path: String, _ inode: Inode, kind: UInt8, size: Int, link: String) -> [UInt8] {
        var block = [UInt8](repeating: 0, count: 512)
        func put(_ text: String, _ at: Int, _ limit: Int) {
            for (index, byte) in text.utf8.prefix(limit).enumerated() { block[at + index] = byte }
        }
        func octal(_ value: Int, _ width: Int) -> String {
            let digits = String(max(0, value), radix: 8)
            return String(repeating: "0", count: max(0, width - digits.count)) + digits
        }
        put(path, 0, 100)
        put(octal(Int(inode.mode), 7), 100, 7)
        put(octal(Int(inode.owner), 7), 108, 7)
        put(octal(Int(inode.group), 7), 116, 7)
        put(octal(size, 11), 124, 11)
        put(octal(Int(inode.modified / 1_000_000_000), 11), 136, 11)
        put("        ", 148, 8)
        block[156] = kind
        put(link, 157, 100)
        put("ustar  ", 257, 7)
        let sum = block.reduce(0) { $0 + Int($1) }
        put(octal(sum, 6) + "\0 ", 148, 8)
        return block
    }
}

extension TarArchive.Entry {
    /// What an archive holds for it: another name of an object has nothing of its own.
    fileprivate var body: FileBody? { hardLink == nil ? inode.body : nil }
}

extension FileBody {
    /// Whether it is held by name and not by bytes.
    var isStandIn: Bool {
        if case .bytes = self { false } else { true }
    }

    private static let programHead: [UInt8] = [0x7F, 0x45, 0x4C, 0x46]

    /// Bytes as they are read. Those of a program of the simulation, its name and zeros, are that program again; what ends
    /// with very many zeros is held without them.
    init(whole bytes: [UInt8]) {
        guard bytes.count > 4096, bytes.last == 0, let last = bytes.lastIndex(where: { $0 != 0 }),
            last < bytes.count / 2
        else {
            self = .bytes(bytes)
            return
        }
        let head = Array(bytes[...last])
        let name = head.dropFirst(4)
        if head.starts(with: Self.programHead), name.count < 100, name.allSatisfy({ $0 > 0x20 && $0 < 0x7F }) {
            self = .program(String(decoding: name, as: UTF8.self), size: bytes.count)
        } else {
            self = .padded(head, size: bytes.count)
        }
    }

    /// Hands on all bytes, piece by piece. An archive in it that has marks becomes whole.
    package func writeWhole(to take: (TarArchive.Piece) -> Void) {
        switch self {
        case .bytes(let bytes): take(.bytes(bytes))
        case .program, .filler:
            let head = bytes(in: 0..<min(count, 256)).trimmingZeros
            take(.bytes(head))
            take(.zeros(count - head.count))
        case .padded(let bytes, let size):
            if let archive = try? TarArchive(bytes), case .padded(_, size) = archive.file {
                archive.writeWhole(to: take)
            } else {
                take(.bytes(bytes))
                take(.zeros(size - bytes.count))
            }
        }
    }
}

extension [UInt8] {
    /// Without zeros at the end.
    fileprivate var trimmingZeros: [UInt8] { Array(self[..<((lastIndex { $0 != 0 } ?? -1) + 1)]) }
}

extension Int {
    /// Rounded up to whole records of 512 bytes.
    fileprivate var recordAligned: Int { (self + 511) / 512 * 512 }
}
