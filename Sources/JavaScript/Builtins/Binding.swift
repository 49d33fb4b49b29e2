import FileTrees
import Foundation
import JavaScriptSyntax
import Kernel
import WorldModel

/// What the library's modules reach the simulated machine by.
enum Binding {
    static func codes(_ errno: Errno) -> (code: String, number: Int, text: String) {
        switch errno {
        case .notPermitted: ("EPERM", -1, "operation not permitted")
        case .noEntry: ("ENOENT", -2, "no such file or directory")
        case .accessDenied: ("EACCES", -13, "permission denied")
        case .exists: ("EEXIST", -17, "file already exists")
        case .crossDevice: ("EXDEV", -18, "cross-device link not permitted")
        case .notDirectory: ("ENOTDIR", -20, "not a directory")
        case .isDirectory: ("EISDIR", -21, "illegal operation on a directory")
        case .invalid: ("EINVAL", -22, "invalid argument")
        case .tooManyLinks: ("ELOOP", -40, "too many symbolic links encountered")
        case .noSpace: ("ENOSPC", -28, "no space left on device")
        case .readOnly: ("EROFS", -30, "read-only file system")
        case .brokenPipe: ("EPIPE", -32, "broken pipe")
        case .notEmpty: ("ENOTEMPTY", -39, "directory not empty")
        case .addressInUse: ("EADDRINUSE", -98, "address already in use")
        case .refused: ("ECONNREFUSED", -111, "connection refused")
        case .connectionReset: ("ECONNRESET", -104, "connection reset by peer")
        case .addressNotAvailable: ("EADDRNOTAVAIL", -99, "address not available")
        case .unreachable: ("ENETUNREACH", -101, "network is unreachable")
        case .noRoute: ("EHOSTUNREACH", -113, "host is unreachable")
        case .timedOut: ("ETIMEDOUT", -110, "connection timed out")
        case .badDescriptor: ("EBADF", -9, "bad file descriptor")
        case .busy: ("EBUSY", -16, "resource busy or locked")
        case .noProcess: ("ESRCH", -3, "no such process")
        default: ("EIO", -5, "i/o error")
        }
    }

    /// An error as libuv's look: `ENOENT: no such file or directory, open 'x'`.
    static func failure(
        _ errno: Errno, _ call: String, _ path: String?, to other: String? = nil, _ m: inout Machine
    ) -> Trap {
        let (code, number, text) = codes(errno)
        var message = "\(code): \(text), \(call)"
        if let path { message += " '\(path)'" }
        if let other { message += " -> '\(other)'" }
        let value = m.makeError(.error, message)
        if case .object(let id) = value {
            m.define(id, "errno", .int(number))
            let codeText = m.text(code)
            m.define(id, "code", codeText)
            let callText = m.text(call)
            m.define(id, "syscall", callText)
            if let path {
                let pathText = m.text(path)
                m.define(id, "path", pathText)
            }
            if let other {
                let otherText = m.text(other)
                m.define(id, "dest", otherText)
            }
        }
        return .thrown(value)
    }

    static func tried<R>(
        _ call: String, _ path: String?, to other: String? = nil, _ m: inout Machine,
        _ body: () throws(Errno) -> R
    ) throws(Trap) -> R {
        do throws(Errno) {
            return try body()
        } catch {
            throw failure(error, call, path, to: other, &m)
        }
    }

    static let files = Natives.Group(
        "binding",
        [
            (
                "readFile", 1,
                { (m, os, c) throws(Trap) in
                    if case .number(let number) = c[0] { return try read(Int(number), &m, &os) }
                    let path = m.string(c[0]) ?? ""
                    let me = m.me
                    if path == "/dev/stdin" { return try read(0, &m, &os) }
                    if os.isDirectory(path, as: me) { throw failure(.isDirectory, "read", nil, &m) }
                    let bytes = try tried("open", path, &m) { () throws(Errno) in try os.contents(of: path, as: me) }
                    return m.buffer(bytes)
                }
            ),
            // Path, bytes, flag, mode.
            (
                "writeFile", 4,
                { (m, os, c) throws(Trap) in
                    let bytes = m.bytes(c[1]) ?? []
                    if case .number(let number) = c[0] {
                        m.write(bytes, to: Int(number), &os)
                        return .undefined
                    }
                    let path = m.string(c[0]) ?? ""
                    let flag = m.string(c[2]) ?? "w"
                    var mode = Simulation.OpenMode(
                        writes: true, creates: !flag.hasPrefix("r"), truncates: flag.hasPrefix("w"),
                        appends: flag.hasPrefix("a"))
                    mode.isExclusive = flag.contains("x")
                    if case .number(let number) = c[3] { mode.permissions = UInt16(truncatingIfNeeded: Int(number)) }
                    let me = m.me
                    if os.isDirectory(path, as: me) { throw failure(.isDirectory, "open", path, &m) }
                    let descriptor = try tried("open", path, &m) { () throws(Errno) in try os.open(path, mode, as: me) }
                    os.writeAll(bytes, to: descriptor, as: me)
                    os.close(descriptor, of: me)
                    return .undefined
                }
            ),
            (
                "openFile", 3,
                { (m, os, c) throws(Trap) in
                    let path = m.string(c[0]) ?? ""
                    let flag = m.string(c[1]) ?? "r"
                    var mode = Simulation.OpenMode(
                        reads: flag.hasPrefix("r") || flag.contains("+"),
                        writes: !flag.hasPrefix("r") || flag.contains("+"),
                        creates: !flag.hasPrefix("r"), truncates: flag.hasPrefix("w"), appends: flag.hasPrefix("a"))
                    mode.isExclusive = flag.contains("x")
                    let me = m.me
                    return .int(try tried("open", path, &m) { () throws(Errno) in try os.open(path, mode, as: me) })
                }
            ),
            // Path, whether links are followed, the call that errors name.
            (
                "stat", 3,
                { (m, os, c) throws(Trap) in
                    let path = m.string(c[0]) ?? ""
                    let follows = m.truth(c[1])
                    let me = m.me
                    let inode = try tried(m.string(c[2]) ?? "stat", path, &m) { () throws(Errno) in
                        try os.status(of: path, as: me, followingLast: follows)
                    }
                    let kind: Int =
                        switch inode.content {
                        case .file: 0o100000
                        case .directory: 0o040000
                        case .symbolicLink: 0o120000
                        case .device: 0o020000
                        case .fifo: 0o010000
                        case .socket: 0o140000
                        }
                    return m.array([
                        .int(kind | Int(inode.mode)), .int(inode.body?.count ?? (inode.isDirectory ? 4096 : 0)),
                        .number(Double(inode.modified) / 1e6), .int(Int(inode.owner)), .int(Int(inode.group)),
                        .int(inode.links),
                    ])
                }
            ),
            ("exists", 1, { (m, os, c) throws(Trap) in .bool(os.exists(m.string(c[0]) ?? "", as: m.me)) }),
            ("isDirectory", 1, { (m, os, c) throws(Trap) in .bool(os.isDirectory(m.string(c[0]) ?? "", as: m.me)) }),
            (
                "list", 1,
                { (m, os, c) throws(Trap) in
                    let path = m.string(c[0]) ?? ""
                    let me = m.me
                    let names = try tried("scandir", path, &m) { () throws(Errno) in try os.list(path, as: me) }
                    var list: [Value] = []
                    for name in names.sorted() { list.append(m.text(name)) }
                    return m.array(list)
                }
            ),
            (
                "makeDirectory", 2,
                { (m, os, c) throws(Trap) in
                    let path = m.string(c[0]) ?? ""
                    let me = m.me
                    let mode = c[1] == .undefined ? 0o777 : UInt16(truncatingIfNeeded: try m.toInteger(c[1], &os))
                    try tried("mkdir", path, &m) { () throws(Errno) in try os.makeDirectory(path, mode: mode, as: me) }
                    return .undefined
                }
            ),
            (
                "removeDirectory", 1,
                { (m, os, c) throws(Trap) in
                    let path = m.string(c[0]) ?? ""
                    let me = m.me
                    try tried("rmdir", path, &m) { () throws(Errno) in try os.removeDirectory(path, as: me) }
                    return .undefined
                }
            ),
            (
                "unlink", 1,
                { (m, os, c) throws(Trap) in
                    let path = m.string(c[0]) ?? ""
                    let me = m.me
                    try tried("unlink", path, &m) { () throws(Errno) in try os.unlink(path, as: me) }
                    return .undefined
                }
            ),
            (
                "rename", 2,
                { (m, os, c) throws(Trap) in
                    let (from, to) = (m.string(c[0]) ?? "", m.string(c[1]) ?? "")
                    let me = m.me
                    try tried("rename", from, to: to, &m) { () throws(Errno) in try os.rename(from, to: to, as: me) }
                    return .undefined
                }
            ),
            (
                "symlink", 2,
                { (m, os, c) throws(Trap) in
                    let (from, to) = (m.string(c[0]) ?? "", m.string(c[1]) ?? "")
                    let me = m.me
                    try tried("symlink", from, to: to, &m) { () throws(Errno) in
                        try os.makeSymbolicLink(to: from, at: to, as: me)
                    }
                    return .undefined
                }
            ),
            (
                "readlink", 1,
                { (m, os, c) throws(Trap) in
                    let path = m.string(c[0]) ?? ""
                    let me = m.me
                    let inode = try tried("readlink", path, &m) { () throws(Errno) in
                        try os.status(of: path, as: me, followingLast: false)
                    }
                    guard case .symbolicLink(let target) = inode.content else {
                        throw failure(.invalid, "readlink", path, &m)
                    }
                    return m.text(target)
                }
            ),
            (
                "setTime", 2,
                { (m, os, c) throws(Trap) in
                    let path = m.string(c[0]) ?? ""
                    let time = Int64(try m.toNumber(c[1], &os) * 1_000_000)
                    let me = m.me
                    try tried("utime", path, &m) { () throws(Errno) in
                        try os.change(path, as: me) { $0.modified = time }
                    }
                    return .undefined
                }
            ),
            (
                "chmod", 2,
                { (m, os, c) throws(Trap) in
                    let path = m.string(c[0]) ?? ""
                    let mode = UInt16(truncatingIfNeeded: try m.toInteger(c[1], &os))
                    let me = m.me
                    try tried("chmod", path, &m) { () throws(Errno) in try os.change(path, as: me) { $0.mode = mode } }
                    return .undefined
                }
            ),
        ])

    /// Everything from a descriptor: waits for its end.
    private static func read(_ descriptor: Int, _ m: inout Machine, _ os: inout Simulation) throws(Trap) -> Value {
        let me = m.me
        while true {
            let reading = try tried("read", nil, &m) { () throws(Errno) in
                try os.read(descriptor, as: me, limit: 65_536)
            }
            switch reading {
            case .bytes(let bytes): m.inputs[descriptor, default: []] += bytes
            case .end: return m.buffer(m.inputs.removeValue(forKey: descriptor) ?? [])
            case .blocked(let reason):
                guard m.depth == 0 else {
                    throw m.error(
                        .error, "Drydock: waiting for input inside a callback of the language is not simulated")
                }
                throw .blocked([reason])
            }
        }
    }
}
