import FileTrees
import HTTP
import WorldModel

/// A Git repository as ADD and contexts name it: an address, with a reference and a folder after `#` or in its query
/// (Docker docs, "Build context", "Git repositories"; buildkit `gitutil`). Recorded: `images-a28-git`.
package struct GitSource: Sendable, Hashable {
    /// The address alone.
    let remote: String
    /// A branch, tag or commit; empty for what the repository has as its own.
    var reference = ""
    /// The folder that is meant, cleaned, as `web`; empty for all.
    var folder = ""
    /// The commit that it has to be, or its beginning.
    var checksum = ""
    /// Whether `.git` is wanted, too.
    var keepsGitFolder = false

    /// A source that contradicts itself, in BuildKit's words.
    package struct Malformed: Error {
        package let message: String
    }

    package init(_ text: String) throws(Malformed) {
        let parts = text.split(separator: "#", maxSplits: 1, omittingEmptySubsequences: false)
        let address = parts[0].split(separator: "?", maxSplits: 1, omittingEmptySubsequences: false)
        remote = String(address[0])
        if parts.count > 1 {
            let place = parts[1].split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false)
            reference = String(place[0])
            folder = place.count > 1 ? String(place[1]) : ""
        }
        if address.count > 1 { try readQuery(address[1]) }
        folder = FileTree.cleaned(folder).split(separator: "/").joined(separator: "/")
    }

    private mutating func readQuery(_ query: Substring) throws(Malformed) {
        let fields = query.split(separator: "&").map { field -> (name: String, value: String) in
            let pair = field.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
            return (pair[0], pair.count > 1 ? pair[1] : "")
        }
        for (name, value) in fields.filter({ $0.name == "ref" }) + fields.filter({ $0.name != "ref" }) {
            switch name {
            case "ref": try set(\.reference, value, "ref")
            case "branch": try set(\.reference, "refs/heads/" + value, "ref")
            case "tag": try set(\.reference, "refs/tags/" + value, "ref")
            case "subdir": try set(\.folder, value, "subdir")
            case "checksum", "commit": checksum = value
            case "keep-git-dir": keepsGitFolder = ["", "1", "t", "T", "true", "TRUE", "True"].contains(value)
            default: throw Malformed(message: "unexpected query \"\(name)\"")
            }
        }
    }

    private mutating func set(_ field: WritableKeyPath<Self, String>, _ value: String, _ name: String) throws(Malformed)
    {
        let before = self[keyPath: field]
        guard before.isEmpty || before == value else {
            throw Malformed(message: "\(name) conflicts: \"\(before)\" vs \"\(value)\"")
        }
        self[keyPath: field] = value
    }

    /// Whether it can only be reached with a key over SSH.
    var needsKey: Bool { remote.hasPrefix("git@") || remote.hasPrefix("ssh://") }

    /// Whether a text is a commit's whole id.
    static func isCommit(_ text: String) -> Bool { text.utf8.count == 40 && text.allSatisfy(\.isHexDigit) }
}
