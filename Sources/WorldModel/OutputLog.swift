/// Kept output, with the time and stream of each write.
package struct OutputLog: Sendable, Equatable {
    package private(set) var entries: [Entry] = []
    /// Whether nothing will be added before the next start.
    package var isClosed = true
    /// How its files are replaced; without it one file grows for ever.
    package var rotation: LogRotation?
    /// The first entry that the files still hold: `docker logs` begins there. Whoever is attached has seen the earlier ones.
    package private(set) var firstKept = 0
    /// The files, oldest first.
    private var files: [File] = []
    /// The line of each stream that has no end yet.
    private var openLines: [OutputStream: OpenLine] = [:]

    package struct Entry: Sendable, Equatable {
        package var time: Instant
        package var stream: OutputStream
        package var bytes: [UInt8]
    }

    private struct File: Equatable {
        var firstEntry: Int
        /// In bytes.
        var size = 0
    }

    private struct OpenLine: Equatable {
        var firstEntry: Int
        var time: Instant
        var bytes: [UInt8] = []
    }

    package init() {}

    /// Keeps what a program has written.
    package mutating func append(_ bytes: [UInt8], _ stream: OutputStream, at time: Instant) {
        guard let rotation else {
            entries.append(Entry(time: time, stream: stream, bytes: bytes))
            return
        }
        // Files hold whole lines.
        for piece in bytes.split(separator: 0x0A, omittingEmptySubsequences: false) {
            let hasEnd = piece.endIndex < bytes.endIndex
            guard hasEnd || !piece.isEmpty else { continue }
            let text = piece + (hasEnd ? [0x0A] : [])
            var line = openLines[stream] ?? OpenLine(firstEntry: entries.count, time: time)
            line.bytes += text
            entries.append(Entry(time: time, stream: stream, bytes: Array(text)))
            openLines[stream] = hasEnd ? nil : line
            if hasEnd { write(line, stream, rotation) }
        }
    }

    /// A file that is full is put aside before the next line (moby, `loggerutils.LogFile`).
    private mutating func write(_ line: OpenLine, _ stream: OutputStream, _ rotation: LogRotation) {
        if files.isEmpty || files[files.count - 1].size >= rotation.maxSize {
            files.append(File(firstEntry: files.isEmpty ? 0 : line.firstEntry))
        }
        files[files.count - 1].size += rotation.size(of: line.bytes, stream, at: line.time)
        if files.count > rotation.maxFiles { files.removeFirst(files.count - rotation.maxFiles) }
        firstKept = files[0].firstEntry
    }
}

/// When a log's file is full, and how many files are kept (`max-size` and `max-file` of `--log-opt`).
package struct LogRotation: Sendable, Equatable {
    /// How lines are written, which tells how much room they take.
    package enum Format: Sendable, Equatable {
        /// An object in JSON for each line, with further attributes of this many bytes.
        case json(attributes: Int)
        /// A message of protobuf between two sizes.
        case local
    }

    package var format: Format
    /// In bytes.
    package var maxSize: Int
    /// With the one that is written.
    package var maxFiles: Int

    package init(format: Format, maxSize: Int, maxFiles: Int) {
        self.format = format
        self.maxSize = maxSize
        self.maxFiles = maxFiles
    }

    /// The bytes that a line takes in a file.
    func size(of line: [UInt8], _ stream: OutputStream, at time: Instant) -> Int {
        let name = stream == .error ? "stderr" : "stdout"
        switch format {
        case .json(let attributes):
            let text = line.reduce(0) { $0 + Self.jsonSize(of: $1) }
            let frame = #"{"log":"","stream":"","time":""}"#.utf8.count + 1
            return frame + text + name.utf8.count + CivilTime(time).rfc3339Nano.utf8.count + attributes
        case .local:
            // Tag and length before a text, a tag before the time, a size of four bytes before and behind all.
            let count = line.count
            let length = count < 1 << 7 ? 1 : count < 1 << 14 ? 2 : 3
            return 8 + 2 + name.utf8.count + 10 + 1 + length + count
        }
    }

    private static func jsonSize(of byte: UInt8) -> Int {
        switch byte {
        case UInt8(ascii: "\""), UInt8(ascii: "\\"), 0x09, 0x0A, 0x0D: 2
        case 0..<0x20: 6
        default: 1
        }
    }
}
