/// gzip members whose data is stored, not compressed, without a checksum that anybody looks at.
package enum StoredGzip {
    /// The bytes as a gzip member.
    package static func pack(_ bytes: [UInt8]) -> [UInt8] {
        [0x1F, 0x8B, 8, 0, 0, 0, 0, 0, 0, 3] + Array("DRYDOCK".utf8) + bytes
    }

    /// The bytes of a member, `nil` when there is none.
    package static func unpack(_ bytes: [UInt8]) -> [UInt8]? {
        isPacked(bytes) ? Array(bytes.dropFirst(17)) : nil
    }

    /// Whether the bytes begin as gzip does.
    package static func isPacked(_ bytes: [UInt8]) -> Bool { bytes.starts(with: [0x1F, 0x8B]) && bytes.count >= 17 }
}
