import FileTrees

/// A repository of the simulated web: commits, and names for them. Its ids are those that Git gives the same content.
package struct GitRepository: Sendable {
    package struct Commit: Sendable {
        package let id: String
        /// The first line of its message.
        package let subject: String
        package let files: FileTree
    }

    /// A name of a commit.
    package struct Reference: Sendable {
        /// `refs/heads/main`, `refs/tags/v1.0`
        package let name: String
        /// What it names: a commit or, for an annotated tag, the tag.
        package let id: String
        package let commit: String

        /// Whether it is an annotated tag.
        package var isAnnotated: Bool { id != commit }
        package var isTag: Bool { name.hasPrefix("refs/tags/") }
        /// `main`, `v1.0`
        package var shortName: String { name.split(separator: "/").dropFirst(2).joined(separator: "/") }
    }

    private var commits: [String: Commit] = [:]
    package private(set) var references: [Reference] = []
    /// What `HEAD` stands for.
    package let defaultBranch: String

    init(defaultBranch: String) { self.defaultBranch = "refs/heads/" + defaultBranch }

    private static let author = "Ada Example <ada@example.com>"

    /// Adds a commit and gives its id.
    ///
    /// - Parameters:
    ///   - files: texts by path; those in `executable` may be run.
    ///   - time: seconds since 1970.
    mutating func commit(
        _ message: String, parent: String? = nil, _ files: [String: String], executable: Set<String> = [], at time: Int
    ) -> String {
        var tree = FileTree()
        for (path, text) in files {
            let folders = path.split(separator: "/").dropLast().joined(separator: "/")
            if !folders.isEmpty { tree.makeDirectories(folders) }
            tree.place(
                Inode(.file(FileBody(text)), mode: executable.contains(path) ? 0o755 : 0o644), at: path)
        }
        let content =
            "tree \(GitObject.tree(tree, tree.root))\n" + (parent.map { "parent \($0)\n" } ?? "")
            + "author \(Self.author) \(time) +0000\ncommitter \(Self.author) \(time) +0000\n\n\(message)\n"
        let id = GitObject.id("commit", Array(content.utf8))
        commits[id] = Commit(id: id, subject: message, files: tree)
        return id
    }

    mutating func branch(_ name: String, at commit: String) {
        references.append(Reference(name: "refs/heads/" + name, id: commit, commit: commit))
    }

    /// A tag; with a message it is an object of its own.
    mutating func tag(_ name: String, at commit: String, message: String? = nil, time: Int = 0) {
        let id = message.map { message in
            let content =
                "object \(commit)\ntype commit\ntag \(name)\ntagger \(Self.author) \(time) +0000\n\n\(message)\n"
            return GitObject.id("tag", Array(content.utf8))
        }
        references.append(Reference(name: "refs/tags/" + name, id: id ?? commit, commit: commit))
    }

    package func commit(_ id: String) -> Commit? { commits[id] }

    /// The references that a name may mean: in full, or a branch or tag of that name, branches first.
    package func references(named name: String) -> [Reference] {
        references.filter { [name, "refs/heads/" + name, "refs/tags/" + name].contains($0.name) }
            .sorted { !$0.isTag && $1.isTag }
    }

    /// The reference that `HEAD` stands for.
    package var head: Reference? { references.first { $0.name == defaultBranch } }
}
