import Dockerfile
import FileTrees
import Kernel
import WorldModel

/// How a command of a build runs: what RUN, its mounts and the build's flags say.
struct BuildSandbox {
    var words: [String]
    var environment: Environment
    var mounts: [BuildMount] = []
    /// `default`, `none` or `host`.
    var network = "default"
    /// `--ulimit`, and bytes of `/dev/shm` (`--shm-size`).
    var ulimits: [Ulimit] = []
    var sharedMemory = BuildRequest.standardSharedMemory
    /// Lines that `--add-host` adds to `/etc/hosts`.
    var hosts: [(name: String, address: String)] = []
    /// BuildKit mounts files of its own over `/etc/hosts` and `/etc/resolv.conf`.
    var hasSystemFiles = true

    /// `/etc/hosts` and `/etc/resolv.conf` as BuildKit writes them; nothing can be written to them.
    func systemFiles(at time: Int64) -> [BuildMount] {
        guard hasSystemFiles else { return [] }
        var text = "127.0.0.1\tlocalhost \(Self.hostname)\n::1\tlocalhost ip6-localhost ip6-loopback\n"
        for host in hosts { text += "\(host.address)\t\(host.name)\n" }
        return [("/etc/hosts", text), ("/etc/resolv.conf", "nameserver 192.168.65.7\n")].map { path, text in
            BuildMount(
                path: path, content: FileTree(holding: Inode(.file(FileBody(text)), mode: 0o644, modified: time)),
                isReadOnly: true)
        }
    }

    static let hostname = "buildkitsandbox"
}

/// Files that a command sees at a path, and that do not become part of the layer.
struct BuildMount: Sendable, Equatable {
    /// Absolute, without a trailing slash.
    var path: String
    var content: FileTree
    var isReadOnly: Bool
    /// The cache that keeps what the command leaves there; `nil` throws it away.
    var cache: String?

    /// A here-document as a file that can be run.
    static func executable(_ document: Heredoc, at time: Int64) -> BuildMount {
        var tree = FileTree(modified: time)
        tree.write(document.chompedContent, to: document.name, mode: 0o755, at: time)
        return BuildMount(path: StageState.heredocDirectory, content: tree, isReadOnly: true)
    }
}
