import FileTrees
import HTTP
import HashTreeCollections
import Kernel
import Web
import WorldModel

/// The files of a commit, as BuildKit brings them for ADD and for contexts, and what is said on the way. Recorded:
/// `images-a28-git`.
struct GitCheckout: Sendable, Equatable {
    private(set) var files = FileTree()
    private(set) var commit = ""
    /// What git says, in lines.
    private(set) var output: [String] = []
    /// Whether the same files were brought before.
    private(set) var isCached = false

    /// Why nothing came.
    struct Failure: Error {
        let message: String
        /// Whether this was found before anything was fetched.
        var isEarly = false
        /// What git itself complained of.
        var complaint: String?
    }

    private let source: GitSource

    init(_ source: GitSource) { self.source = source }

    /// Brings the files. What was said until then is in `output` also when it fails.
    mutating func bring(_ simulation: inout Simulation) throws(Failure) {
        do throws(Failure) {
            try bringFiles(&simulation)
        } catch {
            if let complaint = error.complaint { output.append(complaint) }
            throw error
        }
    }

    private mutating func bringFiles(_ simulation: inout Simulation) throws(Failure) {
        guard !source.needsKey else { throw Failure(message: "unset ssh forward key default") }
        let wanted = try resolve(simulation)
        guard !simulation.hasCached(key(wanted.commit)) else {
            isCached = true
            try take(wanted.commit, simulation)
            simulation.noteCached(.gitCheckout, key(wanted.commit), description(wanted), size: files.contentSize())
            return
        }
        fetch(wanted, &simulation)
        if !source.checksum.isEmpty, let named = try? reference(simulation), !named.id.hasPrefix(source.checksum) {
            // What was fetched is looked at again, and an annotated tag is not followed to its commit.
            output.append(named.id)
            throw Failure(message: "expected checksum to match \(source.checksum), got \(named.id)")
        }
        try take(wanted.commit, simulation)
        noteRepository(&simulation)
        if source.keepsGitFolder { addGitFolder(wanted, simulation) }
        simulation.noteCached(.gitCheckout, key(wanted.commit), description(wanted), size: files.contentSize())
    }

    /// A commit, and the name that it was found under.
    private struct Wanted {
        var commit: String
        var reference: GitRepository.Reference?
    }

    /// What the record of a checkout is noted under: the same commit is not fetched twice, whatever it was called.
    private func key(_ commit: String) -> String {
        "git \(source.remote) \(commit) \(source.folder) \(source.keepsGitFolder)"
    }

    private func description(_ wanted: Wanted) -> String {
        let name = source.reference.isEmpty ? wanted.reference?.shortName ?? "" : source.reference
        return "git snapshot for \(source.remote)#\(name)"
    }

    /// Asks the repository what is meant (`git ls-remote`).
    private mutating func resolve(_ simulation: Simulation) throws(Failure) -> Wanted {
        guard !source.checksum.contains(":") else {
            throw Failure(
                message: "invalid checksum \(source.checksum) for Git URL, expected hex commit hash", isEarly: true)
        }
        for text in [source.checksum, source.reference] where GitSource.isCommit(text) {
            return Wanted(commit: text.lowercased())
        }
        let repository = try repository(simulation)
        if source.reference.isEmpty, let head = repository.head {
            output += ["ref: \(head.name)\tHEAD", "\(head.commit)\tHEAD"]
        }
        let found = try reference(simulation)
        output.append("\(found.id)\t\(found.name)")
        if found.isAnnotated { output.append("\(found.commit)\t\(found.name)^{}") }
        guard found.commit.hasPrefix(source.checksum) else {
            throw Failure(
                message: "expected checksum to match \(source.checksum), got \(found.commit)", isEarly: true)
        }
        return Wanted(commit: found.commit, reference: found)
    }

    private func reference(_ simulation: Simulation) throws(Failure) -> GitRepository.Reference {
        let repository = try repository(simulation)
        if source.reference.isEmpty, let head = repository.head { return head }
        guard let found = repository.references(named: source.reference).first else {
            throw Failure(
                message: "repository does not contain ref \(source.reference), output: \"\"", isEarly: true)
        }
        return found
    }

    /// The repository behind the address, or what git says when there is none.
    private func repository(_ simulation: Simulation) throws(Failure) -> GitRepository {
        if let reason = unreachable(simulation) { throw stopped(reason) }
        guard let address = WebAddress(source.remote), let found = SimulatedWeb.repository(at: address.path) else {
            let path = WebAddress(source.remote)?.path ?? "/"
            throw stopped(
                source.remote.hasPrefix("git:")
                    ? "fatal: remote error: access denied or repository not exported: \(path)"
                    : "fatal: repository '\(source.remote)/' not found")
        }
        return found
    }

    private func stopped(_ reason: String) -> Failure {
        Failure(
            message:
                "error fetching default branch for repository \(source.remote): git stderr:\n\(reason)\n: exit status 128",
            isEarly: true, complaint: reason)
    }

    /// What git says when nobody answers who has repositories.
    private func unreachable(_ simulation: Simulation) -> String? {
        guard let address = WebAddress(source.remote) else { return "fatal: invalid URL '\(source.remote)'" }
        let isGit = address.scheme == "git"
        let host = address.host
        guard let found = simulation.lookUp(host, as: ProcessID(0)).first else {
            return isGit
                ? "fatal: unable to look up \(host) (port 9418) (Name or service not known)"
                : "fatal: unable to access '\(source.remote)/': Could not resolve host: \(host)"
        }
        guard !simulation.isOutside(found, from: .host) else {
            guard !SimulatedWeb.hasRepositories(host) else { return nil }
            return
                "fatal: unable to access '\(source.remote)/': Drydock's simulated web has no repositories there; https://git.example.com/hello.git is one"
        }
        let port = address.scheme == "git" ? 9418 : address.port
        let isOpen = simulation.world.network.namespaces[.host]?.isOpen(port) == true
        return isGit
            ? "fatal: unable to connect to \(host):\n\(host)[0: \(found)]: errno=Connection refused\n"
            : isOpen
                ? "fatal: unable to access '\(source.remote)/': Git repositories on machines of your own are not simulated in Drydock"
                : "fatal: unable to access '\(source.remote)/': Failed to connect to \(host) port \(port) after 0 ms: Couldn't connect to server"
    }

    /// What fetching says, and what the builder has of the repository then.
    private mutating func fetch(_ wanted: Wanted, _ simulation: inout Simulation) {
        let known = simulation.world.docker.gitRepositories[source.remote]
        if known == nil {
            output.append("Initialized empty Git repository in \(Self.folder(of: source.remote))/")
        }
        let place = "From " + (source.remote.hasSuffix(".git") ? String(source.remote.dropLast(4)) : source.remote)
        var fetched = known ?? []
        if let reference = wanted.reference {
            if source.reference.isEmpty { output += ["ref: \(reference.name)\tHEAD", "\(reference.commit)\tHEAD"] }
            if fetched.insert(reference.name).inserted {
                output.append(place)
                let name = Self.left(reference.shortName, 10)
                output +=
                    reference.isTag
                    ? [" * [new tag]         \(name) -> \(reference.shortName)"]
                    : [
                        " * [new branch]      \(name) -> \(reference.shortName)",
                        " * [new branch]      \(name) -> origin/\(reference.shortName)",
                    ]
            }
        } else if !fetched.contains(wanted.commit) {
            output += ["fatal: Not a valid object name \(wanted.commit)^{commit}", place]
            output.append(" * branch            \(wanted.commit) -> FETCH_HEAD")
        }
        fetched.insert(wanted.commit)
        simulation.world.docker.gitRepositories[source.remote] = fetched
    }

    private func noteRepository(_ simulation: inout Simulation) {
        // An empty repository has some 28 kB of examples.
        simulation.noteCached(
            .gitRepository, "git \(source.remote)", "shared git repo for \(source.remote)",
            size: 28_600 + files.contentSize())
    }

    /// The folder of a commit that is meant.
    private mutating func take(_ commit: String, _ simulation: Simulation) throws(Failure) {
        guard let found = try repository(simulation).commit(commit) else {
            output += [
                "fatal: remote error: upload-pack: not our ref \(commit)", "fatal: unable to read tree (\(commit))",
            ]
            throw Failure(message: "failed to checkout remote \(source.remote): git stderr:")
        }
        self.commit = commit
        let now = simulation.world.clock.now.nanoseconds
        var path = ""
        for name in source.folder.split(separator: "/") {
            path += path.isEmpty ? String(name) : "/" + name
            guard let inode = found.files.inode(at: path) else {
                throw Failure(
                    message:
                        "invalid subdir /\(source.folder): failed to lstat \"\(path)\": statat \(path): no such file or directory"
                )
            }
            guard inode.isDirectory else {
                throw Failure(
                    message:
                        "invalid subdir /\(source.folder): git subpath \"/\(source.folder)\" contains non-directory \"\(name)\""
                )
            }
        }
        files = FileTree(modified: now)
        guard let start = found.files.find(source.folder) else { return }
        for (below, id) in found.files.walk(from: start) {
            var inode = found.files[id].emptied
            inode.modified = now
            files.place(inode, at: below)
        }
    }

    /// The folder of the engine where BuildKit has a repository.
    private static func folder(of text: String) -> String {
        "/var/lib/docker/overlay2/\(Digest.sha256(of: text).hex.prefix(25))/diff"
    }

    private static func left(_ text: String, _ width: Int) -> String {
        text + String(repeating: " ", count: max(0, width - text.count))
    }
}

/// `.git`, where it is wanted: what tells of the commit. The objects of the repository are not there.
extension GitCheckout {
    private mutating func addGitFolder(_ wanted: Wanted, _ simulation: Simulation) {
        let now = simulation.world.clock.now.nanoseconds
        output.append("Initialized empty Git repository in \(Self.folder(of: key(wanted.commit)))/.git/")
        output.append(wanted.reference?.isAnnotated == true ? "tag" : "commit")
        output.append("From file://" + Self.folder(of: source.remote))
        if let name = wanted.reference?.shortName {
            let line = " * [new tag]         \(Self.left(name, 10)) -> \(name)"
            output += wanted.reference?.isTag == true ? [line] : [line, line]
        }
        let subject = (try? repository(simulation))?.commit(commit)?.subject ?? ""
        output += Self.advice.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
        output.append("HEAD is now at \(commit.prefix(7)) \(subject)")
        for folder in ["hooks", "info", "logs", "objects/info", "objects/pack", "refs/heads", "refs/tags"] {
            files.makeDirectories(".git/" + folder, at: now)
        }
        var texts = [
            "HEAD": commit + "\n", "shallow": commit + "\n", "logs/HEAD": "",
            "description": "Unnamed repository; edit this file 'description' to name the repository.\n",
            "config":
                "[core]\n\trepositoryformatversion = 0\n\tfilemode = true\n\tbare = false\n\tlogallrefupdates = true\n[remote \"origin\"]\n\turl = \(source.remote)\n\tfetch = +refs/heads/*:refs/remotes/origin/*\n",
        ]
        if let reference = wanted.reference { texts["refs/tags/" + reference.shortName] = reference.id + "\n" }
        for (path, text) in texts { files.write(text, to: ".git/" + path, at: now) }
    }

    private static let advice = """
        Note: switching to 'FETCH_HEAD'.

        You are in 'detached HEAD' state. You can look around, make experimental
        changes and commit them, and you can discard any commits you make in this
        state without impacting any branches by switching back to a branch.

        If you want to create a new branch to retain commits you create, you may
        do so (now or later) by using -c with the switch command. Example:

          git switch -c <new-branch-name>

        Or undo this operation with:

          git switch -

        Turn off this advice by setting config variable advice.detachedHead to false

        """
}
