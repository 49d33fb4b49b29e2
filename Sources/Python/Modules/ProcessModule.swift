import Kernel
import WorldModel

/// What `subprocess` and `select` are built on: other processes, and descriptors as numbers.
enum ProcessModule {
    static let functions: Natives.Group = [
        (
            "pipe",
            { (m, os, a) throws(Trap) in
                let (reader, writer) = os.makePipe(as: m.me)
                return m.tuple([.int(reader), .int(writer)])
            }
        ),
        (
            "read",
            { (m, os, a) throws(Trap) in
                let (number, count) = (try m.index(a[0], &os), try m.index(a[1], &os))
                let reading: Reading
                do throws(Errno) {
                    reading = try os.read(number, as: m.me, limit: max(0, count))
                } catch {
                    throw m.error(error)
                }
                switch reading {
                case .bytes(let bytes): return m.make(.bytes(bytes, isMutable: false))
                case .end: return m.make(.bytes([], isMutable: false))
                case .blocked(let reason): throw .blocked([reason])
                }
            }
        ),
        (
            "write",
            { (m, os, a) throws(Trap) in
                let number = try m.index(a[0], &os)
                let bytes = try SocketModule.bytes(a[1], &m)
                let writing: Writing
                do throws(Errno) {
                    writing = try os.write(bytes, to: number, as: m.me)
                } catch {
                    throw m.error(error)
                }
                switch writing {
                case .taken(let count): return .int(count)
                case .blocked(let reason): throw .blocked([reason])
                }
            }
        ),
        (
            "close",
            { (m, os, a) throws(Trap) in
                let number = try m.index(a[0], &os)
                guard os.openFile(number, of: m.me) != nil else { throw m.error(.badDescriptor) }
                os.close(number, of: m.me)
                return .none
            }
        ),
        ("spawn", { (m, os, a) throws(Trap) in .int(try spawn(a, &m, &os)) }),
        // The status of a child by its number, negative for a signal; None as long as it runs and the moment to stop waiting
        // for it (the second argument, None for never) has passed.
        (
            "wait",
            { (m, os, a) throws(Trap) in
                let number = try m.index(a[0], &os)
                let children = os.world.processes[m.me]?.children ?? []
                guard let child = children.first(where: { os.world.processes[$0]?.localNumber == number }) else {
                    throw m.error(.noChild)
                }
                switch os.reap(child, parent: m.me) {
                case .code(let code)?: return .int(Int(code & 255))
                case .signal(let signal)?: return .int(-signal.number)
                case nil: return try wait(for: [.child], until: a[1], &m, &os)
                }
            }
        ),
        // Those of two lists of descriptors that can be read and written; None once the moment has passed.
        (
            "ready",
            { (m, os, a) throws(Trap) in
                var reasons: [WaitReason] = []
                var (readable, writable): ([Value], [Value]) = ([], [])
                for item in try m.items(of: a[0], &os) {
                    if let reason = os.reasonToWaitReading(try m.index(item, &os), as: m.me) {
                        reasons.append(reason)
                    } else {
                        readable.append(item)
                    }
                }
                for item in try m.items(of: a[1], &os) {
                    if let reason = os.reasonToWaitWriting(try m.index(item, &os), as: m.me) {
                        reasons.append(reason)
                    } else {
                        writable.append(item)
                    }
                }
                if readable.isEmpty, writable.isEmpty { return try wait(for: reasons, until: a[2], &m, &os) }
                let (first, second) = (m.list(readable), m.list(writable))
                return m.tuple([first, second])
            }
        ),
    ]

    /// Waits, or gives None when a moment of `time.time()` has come.
    private static func wait(
        for reasons: [WaitReason], until moment: Value, _ m: inout Interpreter, _ os: inout Simulation
    ) throws(Trap) -> Value {
        guard let end = m.number(moment)?.double else { throw .blocked(reasons) }
        let deadline = Instant(nanoseconds: Int64(exactly: (end * 1e9).rounded()) ?? .max)
        if os.world.clock.now >= deadline { return .none }
        throw .blocked(reasons + [.time(deadline)])
    }

    /// Starts a program: its words, its folder, its environment, and the descriptors of its three streams.
    private static func spawn(_ a: Arguments, _ m: inout Interpreter, _ os: inout Simulation) throws(Trap) -> Int {
        var words: [String] = []
        for item in try m.items(of: a[0], &os) {
            guard let word = try OSModule.path(item, &m, &os) else {
                throw m.error(.typeError, "expected str, bytes or os.PathLike object, not \(m.typeName(item))")
            }
            words.append(word)
        }
        var environment = os.world.processes[m.me]?.environment ?? Environment()
        if a[2] != .none {
            environment = Environment()
            for key in try m.items(of: a[2], &os) {
                let value = try m.item(a[2], key, &os)
                environment[m.string(key) ?? ""] = m.string(value)
            }
        }
        var folder = os.world.processes[m.me]?.workingDirectory ?? "/"
        if let wanted = try OSModule.path(a[1], &m, &os) {
            guard os.isDirectory(wanted, as: m.me) else {
                throw m.error(os.exists(wanted, as: m.me) ? .notDirectory : .noEntry, path: wanted)
            }
            folder = wanted.hasPrefix("/") ? wanted : (folder == "/" ? "" : folder) + "/" + wanted
        }
        let name = words.first ?? ""
        let path = environment["PATH"] ?? "/usr/local/bin:/usr/bin:/bin"
        let executable: Simulation.Executable
        do throws(Errno) {
            guard let place = name.contains("/") ? name : os.search(name, path: path, as: m.me) else {
                throw Errno.noEntry
            }
            executable = try os.loadExecutable(place, arguments: words, as: m.me)
        } catch {
            throw m.error(error, path: name)
        }
        guard let child = os.fork(m.me, as: executable.program) else { throw m.error(.tryAgain) }
        os.world.processes.table[child]?.arguments = executable.arguments
        os.world.processes.table[child]?.environment = environment
        os.world.processes.table[child]?.workingDirectory = folder
        for (target, value) in zip(0..., [a[3], a[4], a[5]]) {
            try? os.duplicate(try m.index(value, &os), to: target, as: child)
        }
        for number in os.world.processes[child]?.descriptors.keys.sorted() ?? [] where number > 2 {
            os.close(number, of: child)
        }
        return os.world.processes[child]?.localNumber ?? 0
    }
}
