import FileTrees
import WorldModel

/// An image of the simulated Docker Hub, as data: its names, configuration and how its layers are made.
package struct ImageRecipe: Sendable {
    /// `library/alpine`.
    package var repository: String
    package var tags: [String]
    package var config: ContainerConfig
    package var layers: [LayerRecipe]
    package var created: Instant
    package var summary: String
    package var stars: Int

    package init(
        repository: String, tags: [String], config: ContainerConfig, layers: [LayerRecipe], created: Instant,
        summary: String, stars: Int
    ) {
        self.repository = repository
        self.tags = tags
        self.config = config
        self.layers = layers
        self.created = created
        self.summary = summary
        self.stars = stars
    }
}

/// One layer: what it changes, and its line of history.
package struct LayerRecipe: Sendable {
    package var createdBy: String
    /// `nil` changes no files: only the configuration.
    package var build: (@Sendable (inout FileTree) -> Void)?

    package init(_ createdBy: String, _ build: (@Sendable (inout FileTree) -> Void)? = nil) {
        self.createdBy = createdBy
        self.build = build
    }
}

/// A registry's repositories, looked up by name.
package struct Registry: Sendable {
    package var recipes: [ImageRecipe]

    package init(_ recipes: [ImageRecipe]) { self.recipes = recipes }

    /// The repositories as one types them: official ones without their folder.
    package var familiarNames: [String] {
        Set(recipes.map { $0.repository.hasPrefix("library/") ? String($0.repository.dropFirst(8)) : $0.repository })
            .sorted()
    }

    /// The recipe of a reference.
    func find(_ reference: ImageReference) -> Lookup {
        let repository = recipes.filter { $0.repository == reference.path }
        guard !repository.isEmpty else { return .noRepository }
        if let digest = reference.digest {
            return repository.first { RemoteImage($0).digest.description == digest }.map { .found($0) } ?? .noTag
        }
        return repository.first { $0.tags.contains(reference.tag ?? "latest") }.map { .found($0) } ?? .noTag
    }

    enum Lookup {
        case found(ImageRecipe)
        case noRepository
        case noTag
    }
}
