import BigInt
import FileTrees
import Foundation
import Kernel
import WorldModel

/// `sys`
enum SystemModule {
    static let functions: Natives.Group = [
        ("exit", exit),
        (
            "exc_info",
            { (m, os, a) throws(Trap) in
                guard let value = m.handledException else { return m.tuple([.none, .none, .none]) }
                return m.tuple([.object(m.typeID(of: value)), value, .none])
            }
        ),
        (
            "getsizeof",
            { (m, os, a) throws(Trap) in
                switch m.object(a[0]) {
                case .list(let items): .int(56 + 8 * items.count)
                case .tuple(let items): .int(40 + 8 * items.count)
                case .string(let text): .int(49 + text.count)
                case .dictionary(let table): .int(table.count == 0 ? 64 : 184 + max(0, table.count - 5) * 40)
                default: .int(28)
                }
            }
        ),
        ("getrecursionlimit", { (m, os, a) throws(Trap) in .int(1000) }),
        ("setrecursionlimit", { (m, os, a) throws(Trap) in .none }),
        ("getdefaultencoding", { (m, os, a) throws(Trap) in m.text("utf-8") }),
        ("intern", { (m, os, a) throws(Trap) in a[0] }),
        (
            "_drydock_modules",
            { (m, os, a) throws(Trap) in
                // The file of a module that was imported.
                guard let id = m.modules[m.string(a[0]) ?? ""], case .module(_, let names) = m.heap[Int(id)] else {
                    return .none
                }
                return names[m.symbols["__file__"]] ?? .none
            }
        ),
        ("_getframe", { (m, os, a) throws(Trap) in .none }),
    ]

    @Sendable static func exit(_ m: inout Interpreter, _ os: inout Simulation, _ a: Arguments) throws(Trap) -> Value {
        let value = m.exception(.systemExit, a.positional)
        m.setAttribute(value, "code", a.positional.first ?? .none)
        throw .raised(value)
    }

    static func prepare(_ id: ObjectID, _ m: inout Interpreter, _ os: inout Simulation) {
        func set(_ name: String, _ value: Value) { m.setGlobal(m.symbols[name], value, id) }
        let parts = m.version.split(separator: ".").compactMap { Int($0) }
        let (minor, patch) = (parts.count > 1 ? parts[1] : 12, parts.count > 2 ? parts[2] : 0)
        set("version", m.text("3.\(minor).\(patch) (main, Oct 21 2025, 12:00:00) [GCC 14.2.0]"))
        set("platform", m.text("linux"))
        set("byteorder", m.text("little"))
        set("maxsize", .int(.max))
        set("executable", m.text("/usr/local/bin/python3"))
        set("prefix", m.text("/usr/local"))
        set("flags", .none)
        set("argv", m.list(m.arguments.map { m.text($0) }))
        set("modules", m.make(.dictionary(Table())))
        set("path", m.list(m.initialPath.map { m.text($0) }))
        set("maxunicode", .int(0x10FFFF))
        let numbers = m.tuple([.int(3), .int(minor), .int(patch), m.text("final"), .int(0)])
        set(
            "version_info",
            m.record("sys.version_info", ["major", "minor", "micro", "releaselevel", "serial"], numbers))
        for (number, name, mode) in [(0, "stdin", "r"), (1, "stdout", "w"), (2, "stderr", "w")] {
            var file = FileState(
                descriptor: number, name: "<\(name)>", mode: mode, isBinary: false, canRead: number == 0,
                canWrite: number > 0)
            file.isLineBuffered = number == 2 || m.isUnbuffered || os.isTerminal(number, of: m.me)
            let value = m.make(.file(file))
            if number > 0, case .object(let place) = value { m.outputs.append(place) }
            set(name, value)
            set("__\(name)__", value)
        }
    }

    /// `sys.stdout` as it is now: a program may have put another file there.
    static func stream(_ name: String, _ m: inout Interpreter, _ os: inout Simulation) throws(Trap) -> Value {
        let id = try m.importNow("sys", &os)
        guard case .module(_, let names) = m.heap[Int(id)] else { return .none }
        return names[m.symbols[name]] ?? .none
    }
}

/// What `os`, `os.path` and `pathlib` are built on.
enum OSModule {
    /// A path in any of its forms.
    static func path(_ value: Value, _ m: inout Interpreter, _ os: inout Simulation) throws(Trap) -> String? {
        if let text = m.string(value) { return text }
        if case .bytes(let bytes, _)? = m.object(value) { return String(decoding: bytes, as: UTF8.self) }
        if let method = try m.overridden(value, "__fspath__", &os) { return m.string(try m.call(method, [], &os)) }
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
        ("gethostname", { (m, os, a) throws(Trap) in m.text(os.machineName(of: m.me)) }),
        ("cpu_count", { (m, os, a) throws(Trap) in .int(os.processors(for: m.me)) }),
        ("_exit", { (m, os, a) throws(Trap) in throw .exit(Int32(truncatingIfNeeded: try m.index(a[0], &os))) }),
        (
            "urandom",
            { (m, os, a) throws(Trap) in
                var bytes: [UInt8] = []
                for _ in 0..<max(0, try m.index(a[0], &os)) {
                    bytes.append(UInt8(truncatingIfNeeded: os.world.random.next()))
                }
                return m.make(.bytes(bytes, isMutable: false))
            }
        ),
        ("kill", { (m, os, a) throws(Trap) in .none }),
    ]

    static func prepare(_ id: ObjectID, _ m: inout Interpreter, _ os: inout Simulation) {}
}

/// `time`
enum TimeModule {
    static let functions: Natives.Group = [
        ("time", { (m, os, a) throws(Trap) in .float(Double(os.world.clock.now.nanoseconds) / 1e9) }),
        ("time_ns", { (m, os, a) throws(Trap) in .int(Int(os.world.clock.now.nanoseconds)) }),
        (
            "monotonic",
            { (m, os, a) throws(Trap) in .float(Double(os.world.clock.now.nanoseconds % 1_000_000_000_000_000) / 1e9) }
        ),
        (
            "perf_counter",
            { (m, os, a) throws(Trap) in .float(Double(os.world.clock.now.nanoseconds % 1_000_000_000_000_000) / 1e9) }
        ),
        ("process_time", { (m, os, a) throws(Trap) in .float(0.02) }),
        (
            "sleep",
            { (m, os, a) throws(Trap) in
                guard let seconds = m.number(try a.one("sleep", &m))?.double else {
                    throw m.error(.typeError, "'\(m.typeName(a[0]))' object cannot be interpreted as an integer")
                }
                if seconds < 0 { throw m.error(.valueError, "sleep length must be non-negative") }
                if let end = m.sleepsUntil {
                    guard os.world.clock.now >= end else { throw .blocked([.time(end)]) }
                    m.sleepsUntil = nil
                    return .none
                }
                if seconds == 0 { return .none }
                if m.depth > 0 {
                    // Nobody can be waited for here: the time passes at once.
                    return .none
                }
                let end = Instant(nanoseconds: os.world.clock.now.nanoseconds + Int64(min(seconds, 1e9) * 1e9))
                m.sleepsUntil = end
                throw .blocked([.time(end)])
            }
        ),
    ]
}

/// `math`
enum MathModule {
    private static func real(_ name: String, _ body: @escaping @Sendable (Double) -> Double) -> (String, NativeFunction)
    {
        (
            name,
            { (m, os, a) throws(Trap) in
                let value = try a.one("math.\(name)", &m)
                guard let number = m.number(value) else {
                    throw m.error(.typeError, "must be real number, not \(m.typeName(value))")
                }
                let result = body(number.double)
                if result.isNaN, !number.double.isNaN { throw m.error(.valueError, "math domain error") }
                if result.isInfinite, !number.double.isInfinite {
                    throw ["log", "log2", "log10"].contains(name)
                        ? m.error(.valueError, "math domain error") : m.error(.overflowError, "math range error")
                }
                return .float(result)
            }
        )
    }

    private static func rounding(_ name: String, _ rule: FloatingPointRoundingRule) -> (String, NativeFunction) {
        (
            name,
            { (m, os, a) throws(Trap) in
                let value = try a.one("math.\(name)", &m)
                if let method = try m.overridden(value, "__\(name)__", &os) { return try m.call(method, [], &os) }
                guard let number = m.number(value) else {
                    throw m.error(.typeError, "must be real number, not \(m.typeName(value))")
                }
                guard case .float(let double) = number else { return m.value(number) }
                if double.isNaN { throw m.error(.valueError, "cannot convert float NaN to integer") }
                if double.isInfinite { throw m.error(.overflowError, "cannot convert float infinity to integer") }
                return m.integer(BigInt(double.rounded(rule)))
            }
        )
    }

    static let functions: Natives.Group = [
        real("sqrt", { $0.squareRoot() }), real("sin", sin), real("cos", cos), real("tan", tan), real("asin", asin),
        real("acos", acos), real("atan", atan), real("exp", exp), real("log2", log2), real("log10", log10),
        real("log1p", log1p), real("fabs", { abs($0) }), real("radians", { $0 * .pi / 180 }),
        real("degrees", { $0 * 180 / .pi }), real("sinh", sinh), real("cosh", cosh), real("tanh", tanh),
        real("gamma", tgamma), rounding("floor", .down), rounding("ceil", .up), rounding("trunc", .towardZero),
        (
            "log",
            { (m, os, a) throws(Trap) in
                guard let x = m.number(try a.one("log", &m, most: 2)) else {
                    throw m.error(.typeError, "must be real number, not \(m.typeName(a[0]))")
                }
                if x.double <= 0 { throw m.error(.valueError, "math domain error") }
                let base = a.count > 1 ? m.number(a[1])?.double : nil
                return .float(base.map { log(x.double) / log($0) } ?? log(x.double))
            }
        ),
        ("pow", { (m, os, a) throws(Trap) in .float(pow(m.number(a[0])?.double ?? 0, m.number(a[1])?.double ?? 0)) }),
        (
            "atan2",
            { (m, os, a) throws(Trap) in .float(atan2(m.number(a[0])?.double ?? 0, m.number(a[1])?.double ?? 0)) }
        ),
        ("fmod", { (m, os, a) throws(Trap) in .float(fmod(m.number(a[0])?.double ?? 0, m.number(a[1])?.double ?? 1)) }),
        (
            "hypot",
            { (m, os, a) throws(Trap) in
                .float(a.positional.reduce(0.0) { $0 + pow(m.number($1)?.double ?? 0, 2) }.squareRoot())
            }
        ),
        (
            "copysign",
            { (m, os, a) throws(Trap) in
                .float(copysign(m.number(a[0])?.double ?? 0, m.number(a[1])?.double ?? 0))
            }
        ),
        ("isnan", { (m, os, a) throws(Trap) in .bool(m.number(a[0])?.double.isNaN ?? false) }),
        ("isinf", { (m, os, a) throws(Trap) in .bool(m.number(a[0])?.double.isInfinite ?? false) }),
        ("isfinite", { (m, os, a) throws(Trap) in .bool(m.number(a[0])?.double.isFinite ?? false) }),
        (
            "isclose",
            { (m, os, a) throws(Trap) in
                let (x, y) = (m.number(a[0])?.double ?? 0, m.number(a[1])?.double ?? 0)
                let relative = a.keyword("rel_tol").flatMap { m.number($0)?.double } ?? 1e-9
                let absolute = a.keyword("abs_tol").flatMap { m.number($0)?.double } ?? 0
                return .bool(x == y || abs(x - y) <= max(relative * max(abs(x), abs(y)), absolute))
            }
        ),
        (
            "factorial",
            { (m, os, a) throws(Trap) in
                let n = try m.index(a[0], &os)
                if n < 0 { throw m.error(.valueError, "factorial() not defined for negative values") }
                return m.integer((0..<max(0, min(n, 5000))).reduce(BigInt(1)) { $0 * BigInt($1 + 1) })
            }
        ),
        (
            "gcd",
            { (m, os, a) throws(Trap) in
                m.integer(a.positional.reduce(BigInt(0)) { $0.greatestCommonDivisor(with: m.number($1)?.whole ?? 0) })
            }
        ),
        (
            "lcm",
            { (m, os, a) throws(Trap) in
                m.integer(
                    a.positional.reduce(BigInt(1)) { total, value in
                        let other = m.number(value)?.whole ?? 0
                        return other == 0 ? 0 : total / total.greatestCommonDivisor(with: other) * other
                    })
            }
        ),
        (
            "comb",
            { (m, os, a) throws(Trap) in
                let (n, k) = (try m.index(a[0], &os), try m.index(a[1], &os))
                if k > n { return .int(0) }
                return m.integer((0..<k).reduce(BigInt(1)) { $0 * BigInt(n - $1) / BigInt($1 + 1) })
            }
        ),
        (
            "perm",
            { (m, os, a) throws(Trap) in
                let (n, k) = (try m.index(a[0], &os), a.count > 1 ? try m.index(a[1], &os) : try m.index(a[0], &os))
                if k > n { return .int(0) }
                return m.integer((0..<k).reduce(BigInt(1)) { $0 * BigInt(n - $1) })
            }
        ),
        ("isqrt", { (m, os, a) throws(Trap) in m.integer((m.number(a[0])?.whole ?? 0).squareRoot()) }),
        (
            "fsum",
            { (m, os, a) throws(Trap) in
                // Exact sums: each partial is kept (Shewchuk).
                var partials: [Double] = []
                for item in try m.items(of: a[0], &os) {
                    var x = m.number(item)?.double ?? 0
                    var kept: [Double] = []
                    for var y in partials {
                        if abs(x) < abs(y) { swap(&x, &y) }
                        let high = x + y
                        let low = y - (high - x)
                        if low != 0 { kept.append(low) }
                        x = high
                    }
                    partials = kept + [x]
                }
                return .float(partials.reversed().reduce(0, +))
            }
        ),
        (
            "prod",
            { (m, os, a) throws(Trap) in
                var total = a.keyword("start") ?? .int(1)
                for item in try m.items(of: a[0], &os) { total = try m.binary(2, total, item, &os) }
                return total
            }
        ),
        (
            "dist",
            { (m, os, a) throws(Trap) in
                var total = 0.0
                for (x, y) in zip(try m.items(of: a[0], &os), try m.items(of: a[1], &os)) {
                    total += pow((m.number(x)?.double ?? 0) - (m.number(y)?.double ?? 0), 2)
                }
                return .float(total.squareRoot())
            }
        ),
        (
            "modf",
            { (m, os, a) throws(Trap) in
                let value = m.number(a[0])?.double ?? 0
                return m.tuple([.float(value - value.rounded(.towardZero)), .float(value.rounded(.towardZero))])
            }
        ),
    ]

    static func prepare(_ id: ObjectID, _ m: inout Interpreter) {
        for (name, value) in [("pi", Double.pi), ("e", M_E), ("tau", 2 * Double.pi), ("inf", .infinity), ("nan", .nan)]
        {
            m.setGlobal(m.symbols[name], .float(value), id)
        }
    }
}

/// `random`'s numbers come from the world's own source, so that a run can be repeated.
enum RandomModule {
    static let functions: Natives.Group = [
        (
            "random",
            { (m, os, a) throws(Trap) in
                let bits = m.hasSeed ? m.random.next() : os.world.random.next()
                return .float(Double(bits >> 11) / 9_007_199_254_740_992)
            }
        ),
        (
            "seed",
            { (m, os, a) throws(Trap) in
                var value: UInt64 = 0xCBF2_9CE4_8422_2325
                for byte in (try m.repr(a.positional.first ?? .none, &os)).utf8 {
                    value = (value ^ UInt64(byte)) &* 0x100_0000_01B3
                }
                m.random = RandomSource(seed: value)
                m.hasSeed = a.positional.first != nil && a[0] != .none
                return .none
            }
        ),
        ("bits", { (m, os, a) throws(Trap) in .int(Int((m.hasSeed ? m.random.next() : os.world.random.next()) >> 2)) }),
    ]
}

/// `hashlib`, through the kernel's own digests.
enum HashModule {
    static let functions: Natives.Group = [
        (
            "digest",
            { (m, os, a) throws(Trap) in
                guard case .bytes(let bytes, _)? = m.object(a[1]) else { return .none }
                let name = m.string(a[0]) ?? ""
                guard let function = HashFunction(rawValue: name) else {
                    throw m.error(.valueError, "unsupported hash type \(name)")
                }
                return m.make(.bytes(function.hash(bytes), isMutable: false))
            }
        )
    ]
}

/// What the library written in Python needs of the interpreter.
enum ToolModule {
    static let functions: Natives.Group = [
        ("report", { (m, os, a) throws(Trap) in m.text(m.report(a[0], &os)) }),
        (
            "time_parts",
            { (m, os, a) throws(Trap) in
                let seconds = Int(m.number(a[0])?.double.rounded(.down) ?? 0)
                let (days, rest) = (
                    Int((Double(seconds) / 86_400).rounded(.down)), ((seconds % 86_400) + 86_400) % 86_400
                )
                return m.tuple([.int(days), .int(rest)])
            }
        ),
        (
            "caller",
            { (m, os, a) throws(Trap) in
                // The name of the module whose function called.
                for frame in m.frames.reversed().dropFirst() {
                    if case .module(let title, _) = m.heap[Int(frame.module)] { return m.text(title) }
                }
                return m.text("__main__")
            }
        ),
        (
            "code",
            { (m, os, a) throws(Trap) in
                // Names of a function's parameters, and how many have defaults.
                var value = a[0]
                if case .method(_, let function)? = m.object(value) { value = function }
                guard case .function(let function)? = m.object(value) else { return m.tuple([m.tuple([]), .int(0)]) }
                let code = m.codes[function.code]
                let names = code.variables.prefix(code.positional + code.keywordOnly).map { m.name($0) }
                return m.tuple([m.tuple(names), .int(function.defaults.count)])
            }
        ),
        (
            "handle",
            { (m, os, a) throws(Trap) in
                m.signalHandlers[m.smallInt(a[0]) ?? 0] = a[1]
                return .none
            }
        ),
        (
            "at_exit",
            { (m, os, a) throws(Trap) in
                m.lastWords.append(a[0])
                return .none
            }
        ),
        ("restart", { (m, os, a) throws(Trap) in throw .restart }),
        ("is_restarted", { (m, os, a) throws(Trap) in .bool(m.isRestarted) }),
        (
            "files",
            { (m, os, a) throws(Trap) in
                var files: [Value] = []
                for id in m.modules.values.sorted() {
                    guard case .module(_, let names) = m.heap[Int(id)], let value = names[m.symbols["__file__"]],
                        let path = m.string(value), path.hasPrefix("/"), !path.contains("/site-packages/")
                    else { continue }
                    files.append(value)
                }
                return m.list(files)
            }
        ),
        (
            "site",
            { (m, os, a) throws(Trap) in m.text(m.version.split(separator: ".").prefix(2).joined(separator: ".")) }
        ),
    ]
}
