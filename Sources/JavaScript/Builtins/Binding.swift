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
            ("readFile", 1, { (m, os, c) throws(Trap) in
                if case .number(let number) = c[0] { return try read(Int(number), &m, &os) }
                let path = m.string(c[0]) ?? ""
                let me = m.me
                if path == "/dev/stdin" { return try read(0, &m, &os) }
                if os.isDirectory(path, as: me) { throw failure(.isDirectory, "read", nil, &m) }
                let bytes = try tried("open", path, &m) { () throws(Errno) in try os.contents(of: path, as: me) }
                return m.buffer(bytes)
            }),
            // Path, bytes, flag, mode.
            ("writeFile", 4, { (m, os, c) throws(Trap) in
                let bytes = m.bytes(c[1]) ?? []
                if case .number(let number) = c[0] {
                    m.write(bytes, to: Int(number), &os)
                    return .undefined
                }
                let path = m.string(c[0]) ?? ""
                let flag = m.string(c[2]) ?? "w"
                var mode = Simulation.OpenMode(
                    writes: true, creates: !flag.hasPrefix("r"), truncates: flag.hasPrefix("w"), appends: flag.hasPrefix("a"))
                mode.isExclusive = flag.contains("x")
                if case .number(let number) = c[3] { mode.permissions = UInt16(truncatingIfNeeded: Int(number)) }
                let me = m.me
                if os.isDirectory(path, as: me) { throw failure(.isDirectory, "open", path, &m) }
                let descriptor = try tried("open", path, &m) { () throws(Errno) in try os.open(path, mode, as: me) }
                os.writeAll(bytes, to: descriptor, as: me)
                os.close(descriptor, of: me)
                return .undefined
            }),
            ("openFile", 3, { (m, os, c) throws(Trap) in
                let path = m.string(c[0]) ?? ""
                let flag = m.string(c[1]) ?? "r"
                var mode = Simulation.OpenMode(
                    reads: flag.hasPrefix("r") || flag.contains("+"), writes: !flag.hasPrefix("r") || flag.contains("+"),
                    creates: !flag.hasPrefix("r"), truncates: flag.hasPrefix("w"), appends: flag.hasPrefix("a"))
                mode.isExclusive = flag.contains("x")
                let me = m.me
                return .int(try tried("open", path, &m) { () throws(Errno) in try os.open(path, mode, as: me) })
            }),
            // Path, whether links are followed, the call that errors name.
            ("stat", 3, { (m, os, c) throws(Trap) in
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
            }),
            ("exists", 1, { (m, os, c) throws(Trap) in .bool(os.exists(m.string(c[0]) ?? "", as: m.me)) }),
            ("isDirectory", 1, { (m, os, c) throws(Trap) in .bool(os.isDirectory(m.string(c[0]) ?? "", as: m.me)) }),
            ("list", 1, { (m, os, c) throws(Trap) in
                let path = m.string(c[0]) ?? ""
                let me = m.me
                let names = try tried("scandir", path, &m) { () throws(Errno) in try os.list(path, as: me) }
                var list: [Value] = []
                for name in names.sorted() { list.append(m.text(name)) }
                return m.array(list)
            }),
            ("makeDirectory", 2, { (m, os, c) throws(Trap) in
                let path = m.string(c[0]) ?? ""
                let me = m.me
                let mode = c[1] == .undefined ? 0o777 : UInt16(truncatingIfNeeded: try m.toInteger(c[1], &os))
                try tried("mkdir", path, &m) { () throws(Errno) in try os.makeDirectory(path, mode: mode, as: me) }
                return .undefined
            }),
            ("removeDirectory", 1, { (m, os, c) throws(Trap) in
                let path = m.string(c[0]) ?? ""
                let me = m.me
                try tried("rmdir", path, &m) { () throws(Errno) in try os.removeDirectory(path, as: me) }
                return .undefined
            }),
            ("unlink", 1, { (m, os, c) throws(Trap) in
                let path = m.string(c[0]) ?? ""
                let me = m.me
                try tried("unlink", path, &m) { () throws(Errno) in try os.unlink(path, as: me) }
                return .undefined
            }),
            ("rename", 2, { (m, os, c) throws(Trap) in
                let (from, to) = (m.string(c[0]) ?? "", m.string(c[1]) ?? "")
                let me = m.me
                try tried("rename", from, to: to, &m) { () throws(Errno) in try os.rename(from, to: to, as: me) }
                return .undefined
            }),
            ("symlink", 2, { (m, os, c) throws(Trap) in
                let (from, to) = (m.string(c[0]) ?? "", m.string(c[1]) ?? "")
                let me = m.me
                try tried("symlink", from, to: to, &m) { () throws(Errno) in
                    try os.makeSymbolicLink(to: from, at: to, as: me)
                }
                return .undefined
            }),
            ("readlink", 1, { (m, os, c) throws(Trap) in
                let path = m.string(c[0]) ?? ""
                let me = m.me
                let inode = try tried("readlink", path, &m) { () throws(Errno) in
                    try os.status(of: path, as: me, followingLast: false)
                }
                guard case .symbolicLink(let target) = inode.content else { throw failure(.invalid, "readlink", path, &m) }
                return m.text(target)
            }),
            ("setTime", 2, { (m, os, c) throws(Trap) in
                let path = m.string(c[0]) ?? ""
                let time = Int64(try m.toNumber(c[1], &os) * 1_000_000)
                let me = m.me
                try tried("utime", path, &m) { () throws(Errno) in try os.change(path, as: me) { $0.modified = time } }
                return .undefined
            }),
            ("chmod", 2, { (m, os, c) throws(Trap) in
                let path = m.string(c[0]) ?? ""
                let mode = UInt16(truncatingIfNeeded: try m.toInteger(c[1], &os))
                let me = m.me
                try tried("chmod", path, &m) { () throws(Errno) in try os.change(path, as: me) { $0.mode = mode } }
                return .undefined
            }),
        ])

    /// Everything from a descriptor: waits for its end.
    private static func read(_ descriptor: Int, _ m: inout Machine, _ os: inout Simulation) throws(Trap) -> Value {
        let me = m.me
        while true {
            let reading = try tried("read", nil, &m) { () throws(Errno) in try os.read(descriptor, as: me, limit: 65_536) }
            switch reading {
            case .bytes(let bytes): m.inputs[descriptor, default: []] += bytes
            case .end: return m.buffer(m.inputs.removeValue(forKey: descriptor) ?? [])
            case .blocked(let reason):
                guard m.depth == 0 else {
                    throw m.error(.error, "Drydock: waiting for input inside a callback of the language is not simulated")
                }
                throw .blocked([reason])
            }
        }
    }

    // MARK: Network

    static let network = Natives.Group(
        "binding",
        [
            ("lookup", 1, { (m, os, c) throws(Trap) in
                let name = m.string(c[0]) ?? ""
                if let address = IPv4Address(name) { return m.text(address.description) }
                guard let address = os.lookUp(name, as: m.me).first else { return .null }
                return m.text(address.description)
            }),
            ("listen", 2, { (m, os, c) throws(Trap) in
                let host = m.string(c[0]) ?? ""
                var port = try m.toInteger(c[1], &os)
                let me = m.me
                let address = host.isEmpty || host == "::" ? IPv4Address.any : os.lookUp(host, as: me).first ?? IPv4Address(host) ?? .any
                if port == 0 { port = m.freePort(&os) }
                let shown = "\(host.isEmpty ? "::" : host):\(port)"
                do throws(Errno) {
                    let descriptor = try os.listen(at: address, port: port, as: me)
                    return m.array([.int(descriptor), .int(port)])
                } catch {
                    let (code, number, text) = codes(error)
                    let value = m.makeError(.error, "listen \(code): \(text) \(shown)")
                    if case .object(let id) = value {
                        let texts = [m.text(code), m.text("listen"), m.text(host.isEmpty ? "::" : host)]
                        m.define(id, "code", texts[0])
                        m.define(id, "errno", .int(number))
                        m.define(id, "syscall", texts[1])
                        m.define(id, "address", texts[2])
                        m.define(id, "port", .int(port))
                    }
                    throw .thrown(value)
                }
            }),
            ("connect", 2, { (m, os, c) throws(Trap) in
                let host = m.string(c[0]) ?? ""
                let port = try m.toInteger(c[1], &os)
                let me = m.me
                do throws(Errno) {
                    return .int(try os.connect(to: IPv4Address(host) ?? .loopback, port: port, as: me))
                } catch {
                    let (code, number, _) = codes(error)
                    let value = m.makeError(.error, "connect \(code) \(host):\(port)")
                    if case .object(let id) = value {
                        let texts = [m.text(code), m.text("connect"), m.text(host)]
                        m.define(id, "errno", .int(number))
                        m.define(id, "code", texts[0])
                        m.define(id, "syscall", texts[1])
                        m.define(id, "address", texts[2])
                        m.define(id, "port", .int(port))
                    }
                    throw .thrown(value)
                }
            }),
            // Descriptor, whether it accepts, whether it does not keep the process alive, callback.
            ("watch", 4, { (m, os, c) throws(Trap) in
                let descriptor = try m.toInteger(c[0], &os)
                m.loop.watches[descriptor] = EventLoop.Watch(
                    callback: c[3], accepts: m.truth(c[1]), isRelaxed: m.truth(c[2]))
                return .undefined
            }),
            ("unwatch", 1, { (m, os, c) throws(Trap) in
                let number = try m.toInteger(c[0], &os)
                m.loop.watches[number] = nil
                return .undefined
            }),
            ("write", 2, { (m, os, c) throws(Trap) in
                m.write(m.bytes(c[1]) ?? [], to: try m.toInteger(c[0], &os), &os)
                return .undefined
            }),
            // Ends the output, or all of it, once everything is written.
            ("close", 2, { (m, os, c) throws(Trap) in
                let descriptor = try m.toInteger(c[0], &os)
                let isWhole = m.truth(c[1])
                if isWhole { m.loop.watches[descriptor] = nil }
                if m.outputs[descriptor] != nil {
                    m.loop.closing[descriptor] = isWhole || m.loop.closing[descriptor] ?? false
                } else if isWhole {
                    os.close(descriptor, of: m.me)
                } else {
                    os.shutDownWriting(descriptor, as: m.me)
                }
                return .undefined
            }),
            ("hostname", 0, { (m, os, c) throws(Trap) in m.text(os.machineName(of: m.me)) }),
            ("ownAddress", 0, { (m, os, c) throws(Trap) in
                m.text(os.hostAddress(of: m.me)?.description ?? "127.0.0.1")
            }),
        ])

    // MARK: Process and time

    /// Number, parent's number, user, group, directory, processors.
    private static func facts(_ m: inout Machine, _ os: Simulation) -> Value {
        let process = os.world.processes[m.me]
        let user = Int(process?.credentials.user ?? 0)
        let group = Int(process?.credentials.group ?? 0)
        let directory = m.text(process?.workingDirectory ?? "/")
        let number = process?.localNumber ?? 1
        return m.array([.int(number), .int(0), .int(user), .int(group), directory, .int(os.processors(for: m.me))])
    }

    static let process = Natives.Group(
        "binding",
        [
            ("print", 2, { (m, os, c) throws(Trap) in
                let descriptor = try m.toInteger(c[0], &os)
                m.write(Array(try m.toText(c[1], &os).utf8), to: descriptor, &os)
                return .undefined
            }),
            ("isTerminal", 1, { (m, os, c) throws(Trap) in
                .bool(os.isTerminal(try m.toInteger(c[0], &os), of: m.me))
            }),
            ("exit", 1, { (m, os, c) throws(Trap) in throw .exit(Int32(truncatingIfNeeded: try m.toInteger(c[0], &os))) }),
            ("environment", 0, { (m, os, c) throws(Trap) in
                let id = m.makeObject()
                for (name, value) in os.world.processes[m.me]?.environment.entries ?? [] {
                    let text = m.text(value)
                    m.define(id, name, text)
                }
                return .object(id)
            }),
            ("facts", 0, { (m, os, c) throws(Trap) in
                facts(&m, os)
            }),
            ("changeDirectory", 1, { (m, os, c) throws(Trap) in
                os.world.processes[m.me]?.workingDirectory = m.string(c[0]) ?? "/"
                return .undefined
            }),
            ("arguments", 0, { (m, os, c) throws(Trap) in
                var list: [Value] = []
                for argument in m.arguments { list.append(m.text(argument)) }
                return m.array(list)
            }),
            ("version", 0, { (m, os, c) throws(Trap) in m.text(m.version) }),
            ("now", 0, { (m, os, c) throws(Trap) in .number(Double(os.world.clock.now.nanoseconds)) }),
            ("memory", 0, { (m, os, c) throws(Trap) in .int(m.memoryUse) }),
            ("kill", 2, { (m, os, c) throws(Trap) in
                let (number, signal) = (try m.toInteger(c[0], &os), try m.toInteger(c[1], &os))
                guard let errno = os.kill(number, Signal(signal), as: m.me) else { return .null }
                return m.text(codes(errno).code)
            }),
            ("handleSignal", 2, { (m, os, c) throws(Trap) in
                let number = try m.toInteger(c[0], &os)
                if m.truth(c[1]) { m.loop.signals.insert(number) } else { m.loop.signals.remove(number) }
                return .undefined
            }),
            // Callback, milliseconds, whether it repeats, arguments, the timer's object: the number.
            ("startTimer", 5, { (m, os, c) throws(Trap) in
                let delay = try m.toNumber(c[1], &os)
                let milliseconds = delay >= 1 && delay <= 2_147_483_647 ? delay : 1
                let nanoseconds = Int64(milliseconds * 1_000_000)
                let number = m.loop.nextTimer
                m.loop.nextTimer += 1
                m.loop.timers[number] = EventLoop.Timer(
                    due: Instant(nanoseconds: os.world.clock.now.nanoseconds + nanoseconds), callback: c[0],
                    arguments: m.items(c[3]) ?? [], interval: m.truth(c[2]) ? nanoseconds : nil, object: c[4])
                return .int(number)
            }),
            ("stopTimer", 1, { (m, os, c) throws(Trap) in
                let number = try m.toInteger(c[0], &os)
                m.loop.timers[number] = nil
                return .undefined
            }),
            ("relaxTimer", 2, { (m, os, c) throws(Trap) in
                let (number, isRelaxed) = (try m.toInteger(c[0], &os), m.truth(c[1]))
                m.loop.timers[number]?.isRelaxed = isRelaxed
                return .undefined
            }),
            ("immediate", 2, { (m, os, c) throws(Trap) in
                let number = m.loop.nextTimer
                m.loop.nextTimer += 1
                m.loop.immediates.append(
                    EventLoop.Immediate(number: number, callback: c[0], arguments: m.items(c[1]) ?? []))
                return .int(number)
            }),
            ("stopImmediate", 1, { (m, os, c) throws(Trap) in
                let number = try m.toInteger(c[0], &os)
                m.loop.immediates.removeAll { $0.number == number }
                return .undefined
            }),
            ("tick", 2, { (m, os, c) throws(Trap) in
                m.loop.ticks.append((c[0], m.items(c[1]) ?? []))
                return .undefined
            }),
        ])

    // MARK: Modules and values

    static let modules = Natives.Group(
        "binding",
        [
            ("hook", 2, { (m, os, c) throws(Trap) in
                m.hooks[m.string(c[0]) ?? ""] = c[1]
                return .undefined
            }),
            ("libraryNames", 0, { (m, os, c) throws(Trap) in
                var list: [Value] = []
                for name in Library.sources.keys.sorted() { list.append(m.text(name)) }
                return m.array(list)
            }),
            // A module of the library as a function of (exports, require, module, binding).
            ("library", 1, { (m, os, c) throws(Trap) in
                guard let source = Library.sources[m.string(c[0]) ?? ""] else { return .undefined }
                return try m.compileLibrary("node:" + (m.string(c[0]) ?? ""), source, Library.parameters)
            }),
            // Text, file, parameters.
            ("compile", 3, { (m, os, c) throws(Trap) in
                let source = m.string(c[0]) ?? ""
                let file = m.string(c[1]) ?? ""
                let parameters = (m.items(c[2]) ?? []).compactMap { m.string($0) }
                m.sources[file] = source.components(separatedBy: "\n")
                return try m.compileFunction(source, file: file, parameters, isInternal: false, returnsLast: m.truth(c[3]))
            }),
            ("isModuleText", 1, { (m, os, c) throws(Trap) in
                let source = m.string(c[0]) ?? ""
                if (try? Parser.parse(source, isModule: false)) != nil { return .bool(false) }
                return .bool((try? Parser.parse(source, isModule: true)) != nil)
            }),
            ("moduleParse", 2, ModuleLinking.parse), ("moduleLink", 2, ModuleLinking.link),
            ("moduleSynthetic", 2, ModuleLinking.synthetic), ("moduleNamespace", 1, ModuleLinking.namespace),
            ("kindOf", 1, { (m, os, c) throws(Trap) in
                let name: String
                switch m.kind(c[0]) {
                case nil: name = m.typeName(c[0])
                case .array?: name = "array"
                case .arguments?: name = "arguments"
                case .error?: name = "error"
                case .function(let function)?:
                    let code = m.codes[Int(function.code)]
                    name = code.isClass ? "class" : "function"
                case .native?, .bound?: name = "function"
                case .generator?: name = "generator"
                case .promise?: name = "promise"
                case .map?: name = "map"
                case .set?: name = "set"
                case .weak(_, let isMap)?: name = isMap ? "weakmap" : "weakset"
                case .date?: name = "date"
                case .regularExpression?: name = "regexp"
                case .wrapper?: name = "wrapper"
                case .big?: name = "bigint"
                case .bytes?: name = "bytes"
                case .iterator?: name = "iterator"
                case .proxy?: name = "proxy"
                case .namespace?: name = "namespace"
                default: name = "object"
                }
                return m.text(name)
            }),
            ("unwrap", 1, { (m, os, c) throws(Trap) in
                switch m.kind(c[0]) {
                case .wrapper(let value)?: return value
                case .proxy(let target, _)?: return .object(target)
                default: return c[0]
                }
            }),
            // What is left of an iterator of a Map or Set.
            ("previewIterator", 1, { (m, os, c) throws(Trap) in
                guard case .object(let id) = c[0] else { return m.array([]) }
                let kind = m.things[Int(id)].kind
                var list: [Value] = []
                while let value = try m.step(id, &os) { list.append(value) }
                m.things[Int(id)].kind = kind
                return m.array(list)
            }),
            ("constructorName", 1, { (m, os, c) throws(Trap) in
                guard case .object(let id) = c[0], let name = m.constructorName(id) else { return .null }
                return m.text(name)
            }),
            ("superclassName", 1, { (m, os, c) throws(Trap) in
                guard case .object(let id) = c[0] else { return .null }
                let parent = m.things[Int(id)].prototype
                guard parent >= 0, parent != m.prototypes.function,
                    let name = m.own(parent, .key(KnownName.name.rawValue)).flatMap({ m.string($0.value) })
                else { return .null }
                return m.text(name)
            }),
            ("hasOwnClass", 1, { (m, os, c) throws(Trap) in
                if case .function(let function)? = m.kind(c[0]) { return .bool(m.codes[Int(function.code)].isClass) }
                return .bool(false)
            }),
            // Marks methods as not enumerable.
            ("hide", 2, { (m, os, c) throws(Trap) in
                guard case .object(let id) = c[0], case .object(let source) = c[1] else { return .undefined }
                for name in try m.ownKeys(source, symbols: true, &os) {
                    guard let property = m.own(source, name) else { continue }
                    m.define(id, name, property.value, property.flags.subtracting(.enumerable))
                }
                return c[0]
            }),
            ("noteStack", 2, { (m, os, c) throws(Trap) in
                guard case .object(let id) = c[0] else { return .undefined }
                m.setStack(id, heading: m.string(c[1]) ?? "")
                return .undefined
            }),
            ("makeError", 3, { (m, os, c) throws(Trap) in
                let type = ErrorType(rawValue: m.string(c[0]) ?? "") ?? .error
                return m.makeError(type, m.string(c[1]) ?? "", code: m.string(c[2]))
            }),
            ("stackOf", 1, { (m, os, c) throws(Trap) in
                guard case .object(let id) = c[0], let stack = m.own(id, .key(KnownName.stack.rawValue)) else {
                    return .undefined
                }
                return stack.value
            }),
            ("drainRejections", 0, { (m, os, c) throws(Trap) in .undefined }),
        ])
}

extension Machine {
    /// A port that nobody listens on.
    mutating func freePort(_ os: inout Simulation) -> Int {
        let namespace = os.namespace(of: me)
        let used = os.world.network.namespaces[namespace]?.listeners.keys.map(\.port) ?? []
        return (32_768...60_999).first { !used.contains($0) } ?? 32_768
    }
}
