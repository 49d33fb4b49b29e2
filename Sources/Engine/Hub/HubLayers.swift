import FileTrees

/// The digests of the Hub's large layers: to compute them, gigabytes of zeros would have to be digested at every pull.
/// A test computes them and holds the table to it.
package enum HubLayers {
    /// Makes the digests known. It costs something the first time only.
    static func teach() { _ = isTaught }

    private static let isTaught: Bool = {
        for (listing, digest) in table { KnownLayers.shared.learn(digest, of: listing) }
        return true
    }()

    /// The digests of the layers' listings, with those of their archives.
    package static var table: [(listing: Digest, digest: Digest)] {
        text.split(separator: "\n").compactMap { line in
            let words = line.split(separator: " ")
            guard words.count == 2 else { return nil }
            return (Digest(hex: String(words[0])), Digest(hex: String(words[1])))
        }
    }
}
