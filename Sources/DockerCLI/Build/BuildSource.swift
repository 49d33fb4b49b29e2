import CommandSyntax
import Engine
import FileTrees
import Kernel
import WorldModel

/// Where a build's files and Dockerfile come from.
struct BuildSource: Sendable, Equatable {
    var context = FileTree()
    /// The address of a context that the engine is to fetch.
    var address: String?
    /// The folder of the context, or `-` for standard input.
    var contextName = "-"
    var dockerfile: [UInt8]?
    var dockerfileProblem: String?
    /// `NAME.dockerignore` beside the Dockerfile.
    var ownIgnoreFile: [UInt8]?
    var dockerfileName = "Dockerfile"
    var dockerfilePath = "Dockerfile"
    /// The Dockerfile comes from standard input: `docker build -` or `-f -`.
    var readsInput = false

    init(
        _ command: ParsedCommand, _ simulation: Simulation, _ me: ProcessID, _ failure: (String) -> CommandFailure
    ) throws(CommandFailure) {
        try self.init(
            context: command.operands[0], dockerfile: command.string("file") ?? "", simulation, me, failure)
    }

    /// A context with a Dockerfile in it or, when it is named, elsewhere.
    init(
        context path: String, dockerfile file: String, _ simulation: Simulation, _ me: ProcessID,
        _ failure: (String) -> CommandFailure
    ) throws(CommandFailure) {
        if path == "-" {
            readsInput = true
            if !file.isEmpty, file != "-" { dockerfilePath = file }
            return
        }
        if let remote = RemoteSource(path) {
            guard !remote.needsKey else {
                throw failure(
                    "failed to convert agent config {default [] false}: invalid empty ssh agent socket: make sure SSH_AUTH_SOCK is set"
                )
            }
            if remote.isGit {
                do throws(GitSource.Malformed) {
                    _ = try GitSource(path)
                } catch {
                    throw failure("failed to solve: " + error.message)
                }
            }
            address = path
            contextName = path
            readsInput = file == "-"
            if !file.isEmpty, !readsInput { dockerfilePath = file }
            return
        }
        guard let files = Self.folder(path, simulation, me) else {
            if path.hasPrefix("github.com/") { throw failure("unknown protocol") }
            throw failure("unable to prepare context: path \"\(path)\" not found")
        }
        context = files
        let view = simulation.view(of: me)
        let directory = simulation.world.processes[me]?.workingDirectory ?? "/"
        contextName = ContainerOptions.absolute(path, from: directory)
        if file == "-" {
            readsInput = true
            return
        }
        let start = path == "." ? "" : path + "/"
        let isLower = (try? simulation.resolve(start + "Dockerfile", in: view)) == nil
        let usual =
            isLower && (try? simulation.resolve(start + "dockerfile", in: view)) != nil ? "dockerfile" : "Dockerfile"
        dockerfilePath = file.isEmpty ? start + usual : file
        dockerfileName = dockerfilePath.split(separator: "/").last.map(String.init) ?? "Dockerfile"
        if let found = try? simulation.resolve(dockerfilePath, in: view) {
            let inode = simulation.inode(at: found)
            if inode.isDirectory {
                dockerfileProblem = "read /var/lib/docker/tmp/buildkit-mount1/\(dockerfileName): is a directory"
            }
            dockerfile = inode.body?.bytes
        }
        ownIgnoreFile = try? simulation.contents(of: dockerfilePath + ".dockerignore", in: view)
    }

    /// The files of a folder; `nil` when it is none.
    static func folder(_ path: String, _ simulation: Simulation, _ me: ProcessID) -> FileTree? {
        guard let location = try? simulation.resolve(path, in: simulation.view(of: me)),
            simulation.inode(at: location).isDirectory, let tree = simulation.world.trees[location.tree]
        else { return nil }
        var files = FileTree()
        for (below, id) in tree.walk(from: location.inode) { files.place(tree[id].emptied, at: below) }
        return files
    }

    /// A context that came as a tar archive, compressed or not, instead of a Dockerfile.
    private func takeArchive(into request: inout BuildRequest) {
        guard contextName == "-", let bytes = request.dockerfile, InputArchive.isArchive(bytes),
            let archive = try? InputArchive.read(bytes)
        else { return }
        request.context = archive.tree
        request.isArchive = true
        let path = dockerfilePath
        request.dockerfile = request.context.inode(at: path)?.body?.bytes
        if request.dockerfile == nil { request.dockerfileProblem = "open \(path): no such file or directory" }
    }

    /// Reads the Dockerfile when it comes from standard input. Gives what the process does as long as there is more.
    func read(into request: inout BuildRequest, _ simulation: inout Simulation, _ me: ProcessID) -> Step? {
        guard readsInput else { return nil }
        switch (try? simulation.read(0, as: me)) ?? .end {
        case .bytes(let bytes):
            request.dockerfile = (request.dockerfile ?? []) + bytes
            return .again
        case .blocked(let reason): return .wait([reason])
        case .end:
            takeArchive(into: &request)
            request.dockerfile = request.dockerfile ?? []
            return nil
        }
    }
}
