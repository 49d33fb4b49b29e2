/// Files in the gzip format (RFC 1952), one member or several.
package enum Gzip {
    /// Why bytes are no gzip file.
    package enum Failure: Error, Equatable {
        /// They do not begin as one does.
        case notGzip
        /// They end too early, or their data makes no sense.
        case damaged
        /// The data does not have the checksum or the length that the file says.
        case wrongChecksum
    }

    /// Whether bytes begin as a gzip file does.
    package static func isPacked(_ bytes: [UInt8]) -> Bool { bytes.starts(with: [0x1F, 0x8B]) }

    /// The bytes as one member, without a name or a time: the same bytes always give the same file.
    package static func pack(_ bytes: [UInt8]) -> [UInt8] {
        var out: [UInt8] = [0x1F, 0x8B, 8, 0, 0, 0, 0, 0, 0, 3]
        out += Deflate.compress(bytes)
        for value in [CRC32.of(bytes), UInt32(truncatingIfNeeded: bytes.count)] {
            for shift in stride(from: 0, to: 32, by: 8) { out.append(UInt8(truncatingIfNeeded: value >> shift)) }
        }
        return out
    }

    /// The bytes of all members, one after the other. What follows them and is no member is left out, as gzip does.
    package static func unpack(_ bytes: [UInt8]) throws(Failure) -> [UInt8] {
        guard isPacked(bytes) else { throw .notGzip }
        var out: [UInt8] = []
        var at = 0
        while at < bytes.count, bytes[at...].starts(with: [0x1F, 0x8B]) {
            at = try member(bytes, from: at, into: &out)
        }
        return out
    }

    /// The unpacked bytes, or the bytes themselves when they are no gzip file or a damaged one.
    package static func unpackedIfPacked(_ bytes: [UInt8]) -> [UInt8] { (try? unpack(bytes)) ?? bytes }

    /// Unpacks a member; gives the place behind it.
    private static func member(
        _ bytes: [UInt8], from start: Int, into out: inout [UInt8]
    ) throws(Failure) -> Int {
        guard start + 18 <= bytes.count, bytes[start + 2] == 8 else { throw .damaged }
        let flags = bytes[start + 3]
        var at = start + 10
        if flags & 4 != 0 {  // an extra field
            guard at + 2 <= bytes.count else { throw .damaged }
            at += 2 + Int(bytes[at]) + Int(bytes[at + 1]) << 8
        }
        for bit: UInt8 in [8, 16] where flags & bit != 0 {  // a name, a comment
            guard at < bytes.count, let end = bytes[at...].firstIndex(of: 0) else { throw .damaged }
            at = end + 1
        }
        if flags & 2 != 0 { at += 2 }
        guard at < bytes.count else { throw .damaged }
        let before = out.count
        guard let end = Inflate.decompress(bytes, from: at, into: &out), end + 8 <= bytes.count else { throw .damaged }
        func number(_ place: Int) -> UInt32 {
            (0..<4).reduce(0) { $0 | UInt32(bytes[place + $1]) << (8 * UInt32($1)) }
        }
        guard number(end) == CRC32.of(out[before...]), number(end + 4) == UInt32(truncatingIfNeeded: out.count - before)
        else { throw .wrongChecksum }
        return end + 8
    }
}

/// The checksum of gzip, zip and PNG.
package enum CRC32 {
    private static let table: [UInt32] = (0..<256).map { index in
        (0..<8).reduce(UInt32(index)) { value, _ in value & 1 == 0 ? value >> 1 : value >> 1 ^ 0xEDB8_8320 }
    }

    /// - Parameter before: the checksum of what comes before these bytes.
    package static func of(_ bytes: some Sequence<UInt8>, after before: UInt32 = 0) -> UInt32 {
        table.withUnsafeBufferPointer { table in
            ~bytes.reduce(~before) { $0 >> 8 ^ table[Int(UInt8(truncatingIfNeeded: $0) ^ $1)] }
        }
    }
}
