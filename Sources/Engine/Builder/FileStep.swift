import Dockerfile
import FileTrees

/// What COPY and ADD have in common.
struct FileStep {
    var sources: CopySources
    var from: String
    var chown: String
    var chmod: String
    var excludedPatterns: [String]
    /// Whether it is ADD, which also takes URLs.
    var isAdd: Bool
    /// Whether archives are unpacked.
    var unpacks: Bool
    /// Whether archives from web servers are, too.
    var unpacksRemote = false
    /// `--checksum`, empty if not given.
    var checksum = ""
    /// `--keep-git-dir`
    var keepsGitFolder = false
    /// Whether addresses of Git repositories are more than addresses.
    var knowsGit = true

    /// What comes from web servers and repositories.
    var remotes: [RemoteSource] { sources.paths.compactMap { RemoteSource($0, knowsGit: knowsGit) } }

    /// What is copied of the context, a stage or an image.
    var paths: [String] { sources.paths.filter { RemoteSource($0, knowsGit: knowsGit) == nil } }

    /// The repository that a source means; `nil` for one that contradicts itself.
    func repository(_ remote: RemoteSource) -> GitSource? {
        guard var source = try? GitSource(remote.text) else { return nil }
        if keepsGitFolder { source.keepsGitFolder = true }
        if !checksum.isEmpty { source.checksum = checksum }
        return source
    }

    /// What it takes of the build context; here-documents and addresses are not there.
    var contextPaths: [String] { from.isEmpty ? paths : [] }

    /// Its line in `docker history`: without the flags that say where files come from.
    var history: String {
        var words = [isAdd ? "ADD" : "COPY"]
        if !chown.isEmpty { words.append("--chown=" + chown) }
        if !chmod.isEmpty { words.append("--chmod=" + chmod) }
        words += sources.paths + sources.files.map { "<<" + $0.name } + [sources.destination]
        return words.joined(separator: " ")
    }

    init(_ copy: CopyInstruction) {
        sources = copy.sources
        from = copy.from
        chown = copy.chown
        chmod = copy.chmod
        excludedPatterns = copy.excludedPatterns
        isAdd = false
        unpacks = false
    }

    init(_ add: AddInstruction, knowsGit: Bool = true) {
        self.knowsGit = knowsGit
        sources = add.sources
        from = ""
        chown = add.chown
        chmod = add.chmod
        excludedPatterns = add.excludedPatterns
        isAdd = true
        unpacks = add.unpacks ?? true
        unpacksRemote = add.unpacks ?? false
        checksum = add.checksum
        keepsGitFolder = add.keepsGitDirectory ?? false
    }
}

/// Users and groups by name in the files of an image.
enum UserLookup {
    /// The numbers for `USER` and `GROUP` of `--chown`; `nil` when a name is nobody's.
    static func find(_ parts: [String], in tree: FileTree) -> (user: UInt32, group: UInt32)? {
        let name = parts.first ?? ""
        var user: UInt32 = 0
        var group: UInt32 = 0
        if let number = UInt32(name) {
            user = number
            group = parts.count > 1 ? 0 : number
        } else {
            guard let fields = line(name, in: "etc/passwd", of: tree), fields.count > 3 else { return nil }
            user = UInt32(fields[2]) ?? 0
            group = UInt32(fields[3]) ?? 0
        }
        if parts.count > 1 {
            if let number = UInt32(parts[1]) {
                group = number
            } else {
                guard let fields = line(parts[1], in: "etc/group", of: tree), fields.count > 2 else { return nil }
                group = UInt32(fields[2]) ?? 0
            }
        }
        return (user, group)
    }

    private static func line(_ name: String, in path: String, of tree: FileTree) -> [String]? {
        guard let bytes = tree.inode(at: path)?.body?.bytes else { return nil }
        return String(decoding: bytes, as: UTF8.self).split(separator: "\n")
            .map { $0.split(separator: ":", omittingEmptySubsequences: false).map(String.init) }
            .first { $0.first == name }
    }
}
