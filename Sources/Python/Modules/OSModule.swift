import BigInt
import FileTrees
import Foundation
import Kernel
import WorldModel

/// What `os`, `os.path` and `pathlib` are built on.
enum OSModule {
    /// A path in any of its forms.
    static func path(_ value: Value, _ m: inout Interpreter, _ os: inout Simulation) throws(Trap) -> String? {
        if let text = m.string(value) { return text }
        if case .bytes(let bytes, _)? = m.object(value) { return String(decoding: bytes, as: UTF8.self) }
        if let method = try m.overridden(value, "__fspath__", &os) {
            let path = try m.call(method, [], &os)
            return m.string(path)
        }
        return nil
    }

    private static func path(_ a: Arguments, _ index: Int, _ m: inout Interpreter, _ os: inout Simulation) throws(Trap)
        -> String
    {
        guard index < a.count, a[index] != .none else { return "." }
        guard let path = try path(a[index], &m, &os) else {
            throw m.error(.typeError, "expected str, bytes or os.PathLike object, not \(m.typeName(a[index]))")
        }
        return path
    }

    private static func tried<T>(
        _ path: String, _ m: inout Interpreter, _ body: (ProcessID) throws(Errno) -> T
    ) throws(Trap) -> T {
        do throws(Errno) { return try body(m.me) } catch { throw m.error(error, path: path) }
    }

    static let functions: Natives.Group = [
        ("getcwd", { (m, os, a) throws(Trap) in m.text(os.world.processes[m.me]?.workingDirectory ?? "/") }),
        (
            "chdir",
            { (m, os, a) throws(Trap) in
                let path = try path(a, 0, &m, &os)
                guard os.isDirectory(path, as: m.me) else {
                    throw m.error(os.exists(path, as: m.me) ? .notDirectory : .noEntry, path: path)
                }
                let current = os.world.processes[m.me]?.workingDirectory ?? "/"
                let full = path.hasPrefix("/") ? path : current + "/" + path
                os.world.processes[m.me]?.workingDirectory = "/" + FileTree.components(full).joined(separator: "/")
                return .none
            }
        ),
        (
            "listdir",
            { (m, os, a) throws(Trap) in
                let path = try path(a, 0, &m, &os)
                let names = try tried(path, &m) { me throws(Errno) in try os.list(path, as: me) }
                return m.list(names.map { m.text($0) })
            }
        ),
        (
            "mkdir",
            { (m, os, a) throws(Trap) in
                let path = try path(a, 0, &m, &os)
                try tried(path, &m) { me throws(Errno) in try os.makeDirectory(path, mode: 0o777, as: me) }
                return .none
            }
        ),
        (
            "rmdir",
            { (m, os, a) throws(Trap) in
                let path = try path(a, 0, &m, &os)
                try tried(path, &m) { me throws(Errno) in try os.removeDirectory(path, as: me) }
                return .none
            }
        ),
        (
            "remove",
            { (m, os, a) throws(Trap) in
                let path = try path(a, 0, &m, &os)
                try tried(path, &m) { me throws(Errno) in try os.unlink(path, as: me) }
                return .none
            }
        ),
        (
            "rename",
            { (m, os, a) throws(Trap) in
                let (from, to) = (try path(a, 0, &m, &os), try path(a, 1, &m, &os))
                try tried(from, &m) { me throws(Errno) in try os.rename(from, to: to, as: me) }
                return .none
            }
        ),
        (
            "symlink",
            { (m, os, a) throws(Trap) in
                let (from, to) = (try path(a, 0, &m, &os), try path(a, 1, &m, &os))
                try tried(to, &m) { me throws(Errno) in try os.makeSymbolicLink(to: from, at: to, as: me) }
                return .none
            }
        ),
        ("exists", { (m, os, a) throws(Trap) in .bool(os.exists(try path(a, 0, &m, &os), as: m.me)) }),
        ("isdir", { (m, os, a) throws(Trap) in .bool(os.isDirectory(try path(a, 0, &m, &os), as: m.me)) }),
        (
            "isfile",
            { (m, os, a) throws(Trap) in
                let path = try path(a, 0, &m, &os)
                return .bool((try? os.status(of: path, as: m.me))?.body != nil)
            }
        ),
        (
            "islink",
            { (m, os, a) throws(Trap) in
                let path = try path(a, 0, &m, &os)
                if case .symbolicLink? = (try? os.status(of: path, as: m.me, followingLast: false))?.content {
                    return .bool(true)
                }
                return .bool(false)
            }
        ),
        (
            "stat",
            { (m, os, a) throws(Trap) in
                let path = try path(a, 0, &m, &os)
                let inode = try tried(path, &m) { me throws(Errno) in try os.status(of: path, as: me) }
                let kind = inode.isDirectory ? 0o040000 : 0o100000
                return m.tuple([
                    .int(kind | Int(inode.mode)), .int(0), .int(0), .int(1), .int(Int(inode.owner)),
                    .int(Int(inode.group)),
                    .int(inode.body?.count ?? 4096), .float(Double(inode.modified) / 1e9),
                    .float(Double(inode.modified) / 1e9), .float(Double(inode.modified) / 1e9),
                ])
            }
        ),
        (
            "chmod",
            { (m, os, a) throws(Trap) in
                let path = try path(a, 0, &m, &os)
                let mode = try m.index(a[1], &os)
                try tried(path, &m) { me throws(Errno) in
                    try os.change(path, as: me) { $0.mode = UInt16(truncatingIfNeeded: mode) }
                }
                return .none
            }
        ),
        (
            "environ",
            { (m, os, a) throws(Trap) in
                var table = Table()
                for (name, value) in os.world.processes[m.me]?.environment.entries ?? [] {
                    table.set(.string(name), m.text(name), m.text(value))
                }
                return m.make(.dictionary(table))
            }
        ),
        (
            "putenv",
            { (m, os, a) throws(Trap) in
                os.world.processes[m.me]?.environment[m.string(a[0]) ?? ""] = a[1] == .none ? nil : m.string(a[1])
                return .none
            }
        ),
        ("getpid", { (m, os, a) throws(Trap) in .int(os.world.processes[m.me]?.localNumber ?? 1) }),
        ("getppid", { (m, os, a) throws(Trap) in .int(0) }),
        ("getuid", { (m, os, a) throws(Trap) in .int(Int(os.world.processes[m.me]?.credentials.user ?? 0)) }),
        ("getgid", { (m, os, a) throws(Trap) in .int(Int(os.world.processes[m.me]?.credentials.group ?? 0)) }),
        (
            "isatty",
            { (m, os, a) throws(Trap) in .bool(os.isTerminal(try m.index(a[0], &os), of: m.me)) }
        ),
        (
            "setecho",
            { (m, os, a) throws(Trap) in
                os.setEcho(a[0] == .bool(true), as: m.me)
                return .none
            }
        ),
        ("gethostname", { (m, os, a) throws(Trap) in m.text(os.machineName(of: m.me)) }),
        ("cpu_count", { (m, os, a) throws(Trap) in .int(os.processors(for: m.me)) }),
        ("_exit", { (m, os, a) throws(Trap) in throw .exit(Int32(truncatingIfNeeded: try m.index(a[0], &os))) }),
        (
            "urandom",
            { (m, os, a) throws(Trap) in
                let count = try m.index(a[0], &os)
                if count < 0 { throw m.error(.valueError, "negative argument not allowed") }
                try m.reserve(count)
                var bytes: [UInt8] = []
                for _ in 0..<count {
                    bytes.append(UInt8(truncatingIfNeeded: os.world.random.next()))
                }
                return m.make(.bytes(bytes, isMutable: false))
            }
        ),
        (
            "kill",
            { (m, os, a) throws(Trap) in
                let (number, signal) = (try m.index(a[0], &os), try m.index(a[1], &os))
                guard (0...64).contains(signal) else { throw m.error(.invalid) }
                if let failure = os.kill(number, Signal(signal), as: m.me) { throw m.error(failure) }
                return .none
            }
        ),
    ]
}
