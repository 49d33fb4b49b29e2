/// A tar archive (POSIX ustar with GNU long names).
package struct TarArchive: Sendable, Equatable {
    /// One object in an archive.
    package struct Entry: Sendable, Equatable {
        package var path: String
        /// A directory is empty here; its entries follow with paths of their own.
        package var inode: Inode
        /// The path of the object that this is another name of.
        package var hardLink: String?

        package init(path: String, inode: Inode, hardLink: String? = nil) {
            self.path = path
            self.inode = inode
            self.hardLink = hardLink
        }
    }

    package var entries: [Entry]

    package init(entries: [Entry] = []) { self.entries = entries }

    /// Bytes that are no archive.
    package struct Malformed: Error {
        package init() {}
    }

    /// The records of a POSIX header: `27 path=a/very/long/name`, each with its own length before it.
    private static func paxRecords(_ data: [UInt8]) -> [String: String] {
        var records: [String: String] = [:]
        var rest = data[...]
        while let blank = rest.firstIndex(of: 0x20),
            let length = Int(String(decoding: rest[..<blank], as: UTF8.self)),
            length > blank - rest.startIndex + 2, length <= rest.count
        {
            let record = String(decoding: rest[(blank + 1)..<(rest.startIndex + length - 1)], as: UTF8.self)
            let parts = record.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
            if parts.count == 2 { records[String(parts[0])] = String(parts[1]) }
            rest = rest.dropFirst(length)
        }
        return records
    }

    /// Reads an archive.
    package init(_ bytes: [UInt8]) throws(Malformed) {
        entries = []
        var at = 0
        var longName: String?
        var longLink: String?
        while at + 512 <= bytes.count {
            let header = Array(bytes[at..<(at + 512)])
            if header.allSatisfy({ $0 == 0 }) { break }
            let field = { (from: Int, count: Int) in Array(header[from..<(from + count)].prefix { $0 != 0 }) }
            guard field(257, 5) == Array("ustar".utf8), let size = Self.octal(field(124, 12)),
                size >= 0, size <= bytes.count
            else { throw Malformed() }
            guard at + 512 + size <= bytes.count else { throw Malformed() }
            let data = Array(bytes[(at + 512)..<(at + 512 + size)])
            at += 512 + (size + 511) / 512 * 512
            let kind = header[156]
            if kind == 0x4C || kind == 0x4B {
                let text = String(decoding: data.prefix { $0 != 0 }, as: UTF8.self)
                if kind == 0x4C { longName = text } else { longLink = text }
                continue
            }
            if kind == 0x78 {
                let records = Self.paxRecords(data)
                longName = records["path"] ?? longName
                longLink = records["linkpath"] ?? longLink
                continue
            }
            let prefix = String(decoding: field(345, 155), as: UTF8.self)
            let short = String(decoding: field(0, 100), as: UTF8.self)
            let path = longName ?? (prefix.isEmpty ? short : prefix + "/" + short)
            let link = longLink ?? String(decoding: field(157, 100), as: UTF8.self)
            (longName, longLink) = (nil, nil)
            guard kind != 0x67 else { continue }
            let content = Self.content(kind, data, link)
            let inode = Inode(
                content, mode: UInt16(truncatingIfNeeded: Self.octal(field(100, 8)) ?? 0o644) & 0o7777,
                owner: UInt32(truncatingIfNeeded: Self.octal(field(108, 8)) ?? 0),
                group: UInt32(truncatingIfNeeded: Self.octal(field(116, 8)) ?? 0),
                modified: Int64(min(Self.octal(field(136, 12)) ?? 0, 9_000_000_000)) * 1_000_000_000)
            entries.append(Entry(path: path, inode: inode, hardLink: kind == 0x31 ? link : nil))
        }
        if entries.isEmpty, bytes.count < 512 || !bytes.prefix(512).allSatisfy({ $0 == 0 }) { throw Malformed() }
    }

    private static func content(_ kind: UInt8, _ data: [UInt8], _ link: String) -> Inode.Content {
        switch kind {
        case 0x35: return .directory(Directory(parent: InodeID(0)))
        case 0x32: return .symbolicLink(link)
        case 0x36: return .fifo
        default: return .file(body(data))
        }
    }

    private static func octal(_ field: [UInt8]) -> Int? {
        let digits = field.filter { $0 != 0x20 }
        // A sign is no octal digit.
        guard !digits.contains(0x2D), !digits.contains(0x2B) else { return nil }
        return digits.isEmpty ? 0 : Int(String(decoding: digits, as: UTF8.self), radix: 8)
    }

    // Executables and fillers are held by name, not by bytes: an archive carries a mark in their place.

    private static let mark = "\u{7F}DRYDOCK "

    private static func data(_ body: FileBody) -> [UInt8] {
        switch body {
        case .bytes(let bytes): bytes
        case .program(let name, let size): Array("\(mark)program \(size) \(name)".utf8)
        case .filler(let label, let size): Array("\(mark)filler \(size) \(label)".utf8)
        case .padded(let bytes, let size): Array("\(mark)padded \(size) ".utf8) + bytes
        }
    }

    private static func body(_ data: [UInt8]) -> FileBody {
        guard data.starts(with: Array(mark.utf8)) else { return .bytes(data) }
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

    /// The archive's bytes, filled up to blocks of twenty records as `tar` does.
    package var bytes: [UInt8] {
        let out = unblockedBytes
        return out + [UInt8](repeating: 0, count: (10_240 - out.count % 10_240) % 10_240)
    }

    /// The archive as a file. Its size is that of an archive that holds all bytes of its members.
    package var file: FileBody {
        let bytes = unblockedBytes
        let held = entries.reduce(0) {
            $0 + ($1.hardLink == nil ? $1.inode.body.map(Self.data)?.count ?? 0 : 0).recordAligned
        }
        let whole = entries.reduce(0) { $0 + ($1.hardLink == nil ? $1.inode.body?.count ?? 0 : 0).recordAligned }
        return whole > held ? .padded(bytes, size: bytes.count - held + whole) : .bytes(bytes)
    }

    /// The archive's bytes with two empty records at the end, as Go's writer leaves them.
    package var unblockedBytes: [UInt8] {
        var out: [UInt8] = []
        for entry in entries {
            var path = entry.path
            if entry.inode.isDirectory, !path.hasSuffix("/") { path += "/" }
            var link = entry.hardLink ?? ""
            if case .symbolicLink(let target) = entry.inode.content { link = target }
            for (text, kind) in [(path, UInt8(0x4C)), (link, UInt8(0x4B))] where text.utf8.count > 100 {
                let data = Array(text.utf8) + [0]
                out +=
                    Self.header("././@LongLink", Inode(.fifo, mode: 0o644), kind: kind, size: data.count, link: "")
                    + Self.padded(data)
            }
            let data = entry.hardLink == nil ? entry.inode.body.map(Self.data) ?? [] : []
            let kind = entry.hardLink != nil ? 0x31 : Self.kind(of: entry.inode)
            out += Self.header(path, entry.inode, kind: kind, size: data.count, link: link) + Self.padded(data)
        }
        return out + [UInt8](repeating: 0, count: 1024)
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

    private static func padded(_ data: [UInt8]) -> [UInt8] {
        data + [UInt8](repeating: 0, count: (512 - data.count % 512) % 512)
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

extension Int {
    /// Rounded up to whole records of 512 bytes.
    fileprivate var recordAligned: Int { (self + 511) / 512 * 512 }
}
