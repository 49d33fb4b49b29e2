import Synchronization

/// The identity of layers: the digest of the archive that holds them (OCI image spec, "Layer DiffID").
extension LayerContent {
    /// The digest of the layer's whole archive. Times count in whole seconds, as archives keep them.
    ///
    /// O(bytes of the layer), zeros of stand-ins among them, but for layers whose digest is known.
    package var digest: Digest {
        guard isLookedUp else { return archiveDigest }
        let listing = listingDigest
        if let known = KnownLayers.shared.digest(of: listing) { return known }
        let digest = archiveDigest
        KnownLayers.shared.learn(digest, of: listing)
        return digest
    }

    /// Whether it has so many bytes of stand-ins that to digest them would take longer than to look them up.
    package var isLookedUp: Bool {
        let size = entries.reduce(0) { sum, item in
            guard case .object(let inode) = item.entry, let body = inode.body, body.isStandIn else { return sum }
            return sum + body.count
        }
        return size > 1 << 18
    }

    /// The digest of the whole archive, looked up nowhere.
    package var archiveDigest: Digest {
        var stream = HashStream()
        TarArchive(self).writeWhole { piece in
            switch piece {
            case .bytes(let bytes): stream.add(bytes)
            case .zeros(let count): stream.add(zeros: count)
            }
        }
        return stream.digest()
    }

    /// A digest over the entries in order, with stand-ins by their names: two layers with the same one have the same
    /// archive, and it takes no time.
    package var listingDigest: Digest {
        var text = ""
        for (path, entry) in entries {
            switch entry {
            case .whiteout: text += "- \(path)\n"
            case .hardLink(_, let first): text += "= \(path) \(first)\n"
            case .object(let inode):
                text += "+ \(path) \(inode.mode) \(inode.owner) \(inode.group) \(inode.modified / 1_000_000_000) "
                switch inode.content {
                case .file(let body): text += "f \(body.digest.hex)\n"
                case .directory: text += "d\n"
                case .symbolicLink(let target): text += "l \(target)\n"
                case .device(let device): text += "c \(device)\n"
                case .fifo: text += "p\n"
                case .socket: text += "s\n"
                }
            }
        }
        return Digest.sha256(of: text)
    }
}

/// Digests of layers that were computed before, by those of their listings. What is kept is a pure function's value, so it
/// does not matter who computed it.
package final class KnownLayers: Sendable {
    package static let shared = KnownLayers()

    private let digests = Mutex<[Digest: Digest]>([:])

    func digest(of listing: Digest) -> Digest? { digests.withLock { $0[listing] } }

    package func learn(_ digest: Digest, of listing: Digest) { digests.withLock { $0[listing] = digest } }
}
