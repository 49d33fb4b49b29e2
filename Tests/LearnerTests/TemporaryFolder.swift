import Glibc

/// A folder that is gone with the test that made it.
final class TemporaryFolder {
    let path: String

    init() {
        var template = Array("/tmp/drydock-test-XXXXXX".utf8CString)
        path = template.withUnsafeMutableBufferPointer { buffer in
            buffer.baseAddress.flatMap { mkdtemp($0) }.map { String(cString: $0) } ?? "/tmp/drydock-test"
        }
    }

    deinit {
        for name in ["progress.sqlite", "progress.sqlite-wal", "progress.sqlite-shm", "progress.sqlite-journal"] {
            unlink(path + "/" + name)
        }
        rmdir(path)
    }

    var database: String { path + "/progress.sqlite" }

    /// The bytes of the file; `nil` when it is not there.
    static func read(_ path: String) -> [UInt8]? {
        guard let file = fopen(path, "rb") else { return nil }
        defer { fclose(file) }
        var bytes: [UInt8] = []
        var buffer = [UInt8](repeating: 0, count: 65_536)
        while true {
            let count = fread(&buffer, 1, buffer.count, file)
            if count == 0 { return bytes }
            bytes += buffer[..<count]
        }
    }

    static func write(_ bytes: [UInt8], to path: String) {
        guard let file = fopen(path, "wb") else { return }
        defer { fclose(file) }
        fwrite(bytes, 1, bytes.count, file)
    }
}
