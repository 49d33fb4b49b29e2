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
}
