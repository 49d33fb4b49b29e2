import Glibc

/// Earlier lines on disk. Several sessions may append at once; nothing here fails loudly, for history is a comfort.
package struct HistoryFile: Sendable {
    /// Its folder has to exist.
    package let path: String
    /// How many entries are kept.
    package let limit: Int

    package init(path: String, limit: Int = 1000) {
        self.path = path
        self.limit = limit
    }

    /// The newest entries, oldest first. A file that grew to twice the limit is written anew.
    package func load() -> [String] {
        guard let bytes = read() else { return [] }
        let all = HistoryFormat.entries(in: String(decoding: bytes, as: UTF8.self))
        let entries = Array(all.suffix(limit))
        if all.count > 2 * limit { rewrite(entries) }
        return entries
    }

    /// Adds an entry at the end.
    @discardableResult
    package func append(_ entry: String) -> Bool {
        write(HistoryFormat.encode(entry) + "\n", to: path, flags: O_WRONLY | O_CREAT | O_APPEND)
    }

    private func rewrite(_ entries: [String]) {
        let temporary = path + ".new"
        let text = entries.map { HistoryFormat.encode($0) + "\n" }.joined()
        guard write(text, to: temporary, flags: O_WRONLY | O_CREAT | O_TRUNC) else { return }
        rename(temporary, path)
    }

    /// Others need not read what somebody typed.
    private func write(_ text: String, to path: String, flags: Int32) -> Bool {
        let descriptor = open(path, flags | O_CLOEXEC, 0o600)
        guard descriptor >= 0 else { return false }
        defer { close(descriptor) }
        return TerminalWriter(descriptor: descriptor).write(text)
    }

    private func read() -> [UInt8]? {
        let descriptor = open(path, O_RDONLY | O_CLOEXEC)
        guard descriptor >= 0 else { return nil }
        defer { close(descriptor) }
        var bytes: [UInt8] = []
        var chunk = [UInt8](repeating: 0, count: 16_384)
        while true {
            let count = Glibc.read(descriptor, &chunk, chunk.count)
            if count < 0 && errno == EINTR { continue }
            guard count > 0 else { return bytes }
            bytes += chunk[..<count]
        }
    }
}
