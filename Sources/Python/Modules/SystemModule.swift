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
        (
            // The limit stays: it is what the machine can bear.
            "setrecursionlimit",
            { (m, os, a) throws(Trap) in
                if try m.index(try a.one("setrecursionlimit", &m), &os) < 1 {
                    throw m.error(.valueError, "recursion limit must be greater or equal than 1")
                }
                return .none
            }
        ),
        ("get_int_max_str_digits", { (m, os, a) throws(Trap) in .int(m.mostDigits) }),
        (
            "set_int_max_str_digits",
            { (m, os, a) throws(Trap) in
                let limit = try m.index(a[0], &os)
                if limit != 0, limit < 640 {
                    throw m.error(.valueError, "maxdigits must be 0 or larger than 640")
                }
                m.mostDigits = limit
                return .none
            }
        ),
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
        var modules = Table()
        for (name, module) in m.modules.sorted(by: { $0.value < $1.value }) {
            modules.set(.string(name), m.text(name), .object(module))
        }
        set("modules", m.make(.dictionary(modules)))
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
