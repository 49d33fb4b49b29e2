import Glibc

/// The few things Drydock does with the real file system: reading scripts and content, writing what the user names.
package enum RealFiles {
    /// Why the last call failed.
    package static var lastError: String { String(cString: strerror(errno)) }

    /// A whole file; `nil` when it cannot be read.
    package static func read(_ path: String) -> [UInt8]? {
        let descriptor = open(path, O_RDONLY | O_CLOEXEC)
        guard descriptor >= 0 else { return nil }
        defer { close(descriptor) }
        var bytes: [UInt8] = []
        while let piece = readSome(descriptor) {
            if piece.isEmpty { return bytes }
            bytes += piece
        }
        return nil
    }

    /// A whole file that gzip has packed, unpacked by the machine's own gzip; `nil` when that does not work.
    package static func readUnpacked(_ path: String) -> [UInt8]? {
        var ends: [Int32] = [0, 0]
        guard exists(path), pipe(&ends) == 0 else { return nil }
        for end in ends { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
        var actions = posix_spawn_file_actions_t()
        posix_spawn_file_actions_init(&actions)
        defer { posix_spawn_file_actions_destroy(&actions) }
        posix_spawn_file_actions_adddup2(&actions, ends[1], 1)
        var process = pid_t()
        var arguments: [UnsafeMutablePointer<CChar>?] =
            ["gzip", "-dc", "--", path].map { (word: String) in strdup(word) } + [nil]
        defer { for argument in arguments { free(argument) } }
        let isStarted = posix_spawnp(&process, "gzip", &actions, nil, &arguments, environ) == 0
        close(ends[1])
        defer { close(ends[0]) }
        guard isStarted else { return nil }
        var bytes: [UInt8] = []
        while let piece = readSome(ends[0]), !piece.isEmpty { bytes += piece }
        var status: Int32 = 0
        return waitpid(process, &status, 0) == process && status == 0 ? bytes : nil
    }

    /// Up to 64 KiB from a descriptor; empty at the end, `nil` after an error.
    package static func readSome(_ descriptor: Int32) -> [UInt8]? {
        var buffer = [UInt8](repeating: 0, count: 65_536)
        while true {
            let count = Glibc.read(descriptor, &buffer, buffer.count)
            if count >= 0 { return Array(buffer.prefix(count)) }
            if errno != EINTR { return nil }
        }
    }

    package static func exists(_ path: String) -> Bool { access(path, F_OK) == 0 }

    package static func isDirectory(_ path: String) -> Bool {
        var status = stat()
        return stat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFDIR
    }

    package static func isLink(_ path: String) -> Bool {
        var status = stat()
        return lstat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFLNK
    }

    package static func isExecutable(_ path: String) -> Bool { access(path, X_OK) == 0 }

    /// The names in a directory, sorted.
    package static func list(_ path: String) -> [String] {
        guard let directory = opendir(path) else { return [] }
        defer { closedir(directory) }
        var names: [String] = []
        while let entry = readdir(directory) {
            let name = withUnsafePointer(to: &entry.pointee.d_name) { pointer in
                pointer.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
            }
            if name != ".", name != ".." { names.append(name) }
        }
        return names.sorted()
    }

    /// Makes a directory and those above it, for the user alone if nothing else is said.
    package static func makeDirectories(_ path: String, mode: mode_t = 0o700) -> Bool {
        var made = ""
        for part in path.split(separator: "/", omittingEmptySubsequences: false) {
            made += part + "/"
            if !isDirectory(made), mkdir(made, mode) != 0, errno != EEXIST { return false }
        }
        return true
    }

    /// Writes a whole file; a new one is for the user alone if nothing else is said.
    package static func write(_ bytes: [UInt8], to path: String, mode: mode_t = 0o600) -> Bool {
        let descriptor = open(path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, mode)
        guard descriptor >= 0 else { return false }
        defer { close(descriptor) }
        var rest = bytes[...]
        while !rest.isEmpty {
            let count = rest.withUnsafeBytes { Glibc.write(descriptor, $0.baseAddress, $0.count) }
            if count < 0 {
                if errno == EINTR { continue }
                return false
            }
            rest = rest.dropFirst(count)
        }
        return true
    }

    /// The folder of the program that runs.
    package static var executableFolder: String {
        var buffer = [CChar](repeating: 0, count: 4096)
        let count = readlink("/proc/self/exe", &buffer, buffer.count - 1)
        let path = count > 0 ? String(decoding: buffer.prefix(count).map(UInt8.init(bitPattern:)), as: UTF8.self) : ""
        return path.split(separator: "/").dropLast().reduce("") { $0 + "/" + $1 }
    }

    package static func environment(_ name: String) -> String? {
        getenv(name).map { String(cString: $0) }
    }
}
