import FileTrees

/// Archives that come from standard input or a file, with the daemon's words for those that are none.
package enum InputArchive {
    /// Whether bytes are an archive, perhaps a compressed one.
    package static func isArchive(_ bytes: [UInt8]) -> Bool {
        let unpacked = Gzip.unpackedIfPacked(bytes)
        return unpacked.count >= 512 && unpacked[257..<262].elementsEqual("ustar".utf8)
    }

    /// Reads an archive, compressed or not.
    package static func read(_ bytes: [UInt8]) throws(EngineError) -> TarArchive {
        let bytes = Gzip.unpackedIfPacked(bytes)
        guard bytes.count >= 512 else { throw EngineError(.system, "unexpected EOF") }
        do {
            return try TarArchive(bytes)
        } catch {
            throw EngineError(.system, "archive/tar: invalid tar header")
        }
    }
}
