/// A command line that was run, with what it printed.
struct LastRun: Sendable {
    var command = ""
    var status: Int32 = 0
    private var bytes: [UInt8] = []

    /// Errors stand at the end; of more than this much only the end is kept.
    private static let mostBytes = 64 * 1024

    init(command: String = "") { self.command = command }

    mutating func add(_ more: [UInt8]) {
        bytes += more
        if bytes.count > 2 * Self.mostBytes { bytes.removeFirst(bytes.count - Self.mostBytes) }
    }

    /// What it printed, without the prompt that follows.
    var output: String {
        let end = bytes.lastIndex(of: 0x0A).map { $0 + 1 } ?? 0
        return String(decoding: bytes[..<end], as: UTF8.self)
    }
}
