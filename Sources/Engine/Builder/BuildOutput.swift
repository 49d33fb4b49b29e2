import WorldModel

/// What becomes of a build's result (buildx, `--output`).
package enum BuildOutput: Sendable, Equatable {
    /// An image among those of the engine.
    case image(names: [ImageReference], pushes: Bool)
    /// The files of the last stage, in a folder of the client.
    case folder
    /// The files of the last stage, as a tar archive of the client.
    case archive
    /// Nothing but the cache.
    case cacheOnly

    /// Whether the client gets the files.
    package var hasFiles: Bool { self == .folder || self == .archive }
}
