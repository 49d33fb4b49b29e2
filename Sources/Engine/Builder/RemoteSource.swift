import FileTrees
import HTTP
import HashTreeCollections
import Kernel
import WorldModel

/// A source of ADD, or a build context, that is not a file: a URL, or a Git repository.
package struct RemoteSource {
    package let text: String
    package let isGit: Bool

    /// `nil` for a file.
    ///
    /// - Parameter knowsGit: whether repositories are meant; to the classic builder their addresses are those of files.
    package init?(_ text: String, knowsGit: Bool = true) {
        let place = text.prefix { $0 != "#" && $0 != "?" }
        let isAddress = text.hasPrefix("http://") || text.hasPrefix("https://")
        isGit =
            knowsGit
            && (text.hasPrefix("git@") || text.hasPrefix("git://") || text.hasPrefix("ssh://")
                || isAddress && place.hasSuffix(".git"))
        guard isGit || isAddress else { return nil }
        self.text = text
    }

    /// Whether it is a repository that can only be reached with a key.
    package var needsKey: Bool { isGit && (text.hasPrefix("git@") || text.hasPrefix("ssh://")) }

    /// The name that its file gets in a folder: the last part of its path (buildkit, `dispatchCopy`).
    var fileName: String {
        let path = WebAddress(text)?.path.prefix { $0 != "?" } ?? "/"
        let last = path.split(separator: "/").last.map(String.init) ?? "__unnamed__"
        return Self.decoded(last)
    }

    /// With `%20` and its like as the bytes that they mean.
    private static func decoded(_ text: String) -> String {
        var bytes: [UInt8] = []
        var rest = Array(text.utf8)[...]
        while let byte = rest.popFirst() {
            let digits = String(decoding: rest.prefix(2), as: UTF8.self)
            if byte == UInt8(ascii: "%"), digits.count == 2, let value = UInt8(digits, radix: 16) {
                bytes.append(value)
                rest = rest.dropFirst(2)
            } else {
                bytes.append(byte)
            }
        }
        return String(decoding: bytes, as: UTF8.self)
    }
}

/// What a web server has given.
struct RemoteFile: Sendable, Equatable {
    var bytes: [UInt8]
    /// The time that the server gave, in nanoseconds since 1970; the beginning of 1970 without one.
    var modified: Int64 = 0

    /// As files of a folder: only their owner may read it (buildkit, `source/http`).
    func tree(named name: String) -> FileTree {
        var tree = FileTree(modified: modified)
        tree.place(Inode(.file(FileBody.bytes(bytes)), mode: 0o600, modified: modified), at: name)
        return tree
    }
}

/// The files that a build brings from web servers and repositories, each once.
struct RemoteFiles: Sendable, Equatable {
    private(set) var files: [String: RemoteFile] = [:]
    /// Commits by what asked for them.
    var checkouts: [GitSource: GitCheckout] = [:]
    private var running: Download?

    var isFetching: Bool { running != nil }

    /// The first of a step's sources that has to be brought yet.
    func missing(of step: FileStep) -> RemoteSource? {
        step.remotes.first { remote in
            guard remote.isGit else { return files[remote.text] == nil }
            return step.repository(remote).map { checkouts[$0] == nil } ?? true
        }
    }

    /// Goes on with a file. Gives what to wait for, and nothing when it is here.
    ///
    /// - Throws: an address without an answer, or with one that is no file.
    mutating func fetch(
        _ address: String, agent: String, _ simulation: inout Simulation
    ) throws(DownloadFailure) -> [WaitReason]? {
        guard let download = running ?? Download(address, agent: agent, &simulation) else {
            throw .noAnswer("parse \"\(address)\": invalid URL")
        }
        running = download
        switch download.follow(&simulation) {
        case .coming(let reasons): return reasons
        case .failed(let reason):
            running = nil
            throw .noAnswer(reason)
        case .answer(let answer):
            running = nil
            guard (200..<400).contains(answer.status) else {
                throw .refused(answer)
            }
            let modified = answer["Last-Modified"].flatMap { HTTPDate.parse($0) }
            files[address] = RemoteFile(bytes: answer.body, modified: modified?.nanoseconds ?? 0)
            return nil
        }
    }

    mutating func cancel(_ simulation: inout Simulation) {
        running?.cancel(&simulation)
        running = nil
    }
}
