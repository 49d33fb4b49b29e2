import FileTrees
import WorldModel

/// What `--build-context NAME=VALUE` gives a Dockerfile under a name: FROM, `COPY --from` and mounts find it there before
/// they look for a stage or an image of that name. Recorded: `images-a21-build-contexts`.
package struct NamedContext: Sendable, Equatable {
    package enum Source: Sendable, Equatable {
        /// A folder of the client, under the path that it has there.
        case folder(FileTree, path: String)
        /// `docker-image://REFERENCE`
        case image(String)
        /// The address of a Git repository.
        case repository(String)
    }

    /// As BuildKit compares it: the short form of a reference, without `:latest`.
    package let name: String
    package let source: Source

    /// - Throws: what is wrong with a name that is no reference.
    package init(name: String, _ source: Source) throws(EngineError) {
        self.name = try Self.key(name)
        self.source = source
    }

    static func key(_ name: String) throws(EngineError) -> String {
        let text = try ImageReference(parsing: name).familiar
        return text.hasSuffix(":latest") ? String(text.dropLast(7)) : text
    }
}

extension BuildRequest {
    /// The context that has this name, if there is one.
    func context(named name: String) -> NamedContext? {
        guard !contexts.isEmpty, let key = try? NamedContext.key(name) else { return nil }
        return contexts.last { $0.name == key }
    }
}
