/// Where a private registry keeps images in its file system (distribution's file-system driver).
package enum RegistryLayout {
    package static let root = "/var/lib/registry/docker/registry/v2"
    package static let repositories = root + "/repositories"

    /// The bytes of a manifest, configuration or layer.
    package static func blob(_ hex: String) -> String { "\(root)/blobs/sha256/\(hex.prefix(2))/\(hex)/data" }

    /// The names of a repository's tags, one folder each.
    package static func tags(of repository: String) -> String { "\(repositories)/\(repository)/_manifests/tags" }

    /// A file that holds the digest of the manifest that a tag means.
    package static func tag(_ tag: String, of repository: String) -> String {
        "\(tags(of: repository))/\(tag)/current/link"
    }

    package static func revision(_ hex: String, of repository: String) -> String {
        "\(repositories)/\(repository)/_manifests/revisions/sha256/\(hex)/link"
    }

    /// A file that says that a repository has a layer.
    package static func layer(_ hex: String, of repository: String) -> String {
        "\(repositories)/\(repository)/_layers/sha256/\(hex)/link"
    }
}
