/// What a regular file holds.
///
/// Programs of the simulated images and other large files stand for bytes that nobody reads: they have a size and an
/// identity, and produce filler when something does read them.
package enum FileBody: Sendable, Equatable {
    case bytes([UInt8])
    /// An executable carried out by the program of that name in the catalogue.
    case program(String, size: Int)
    /// A file whose bytes do not matter, told from others by its label.
    case filler(String, size: Int)
    /// Bytes followed by zeros up to a size: an archive whose large members are held by name.
    case padded([UInt8], size: Int)

    package init(_ text: String) {
        self = .bytes(Array(text.utf8))
    }

    /// The size in bytes.
    package var count: Int {
        switch self {
        case .bytes(let bytes): bytes.count
        case .program(_, let size), .filler(_, let size), .padded(_, let size): size
        }
    }

    /// The bytes that a reader sees. O(size) for files that are not held as bytes.
    package var bytes: [UInt8] {
        switch self {
        case .bytes(let bytes): return bytes
        case .program, .filler, .padded: return bytes(in: 0..<count)
        }
    }

    /// Some of the bytes. O(range), whatever the size of the file.
    package func bytes(in range: Range<Int>) -> [UInt8] {
        let range = range.clamped(to: 0..<count)
        let head: [UInt8]
        switch self {
        case .bytes(let bytes): return Array(bytes[range])
        case .program(let name, _): head = [0x7F, 0x45, 0x4C, 0x46] + Array(name.utf8)
        case .filler(let label, _): head = Array(label.utf8)
        case .padded(let bytes, _): head = bytes
        }
        return range.map { $0 < head.count ? head[$0] : 0 }
    }

    /// The bytes that are held: all that a reader of archives needs.
    package var significantBytes: [UInt8] {
        if case .padded(let bytes, _) = self { bytes } else { bytes }
    }

    /// The digest of the content. Stand-ins are digested by identity and size, not by their filler.
    package var digest: Digest {
        switch self {
        case .bytes(let bytes): Digest.sha256(of: bytes)
        case .program(let name, let size): Digest.sha256(of: Array("program \(name) \(size)".utf8))
        case .filler(let label, let size): Digest.sha256(of: Array("filler \(label) \(size)".utf8))
        case .padded(let bytes, let size): Digest.sha256(of: bytes + Array(" padded \(size)".utf8))
        }
    }
}
