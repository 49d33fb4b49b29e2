import BigInt
import FileTrees
import Foundation
import Kernel
import WorldModel

/// What the library written in Python needs of the interpreter.
enum ToolModule {
    static let functions: Natives.Group = [
        // Whether an async generator gave a value of its own, and the value.
        (
            "unwrapped",
            { (m, os, a) throws(Trap) in
                if case .cell(let value)? = m.object(a[0]) { return m.tuple([.bool(true), value]) }
                return m.tuple([.bool(false), a[0]])
            }
        ),
        (
            "is_async",
            { (m, os, a) throws(Trap) in
                guard case .function(let function)? = m.object(a[0]) else { return .bool(false) }
                return .bool(m.codes[function.code].isAsync && !m.codes[function.code].isGenerator)
            }
        ),
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
            "crc32",
            { (m, os, a) throws(Trap) in
                let before = UInt32(truncatingIfNeeded: m.smallInt(a[1]) ?? 0)
                return .int(Int(CRC32.of(try BytesMethods.bytes(a[0], &m), after: before)))
            }
        ),
        (
            "deflate",
            { (m, os, a) throws(Trap) in
                m.make(.bytes(Deflate.compress(try BytesMethods.bytes(a[0], &m)), isMutable: false))
            }
        ),
        (
            "inflate",
            { (m, os, a) throws(Trap) in
                var out: [UInt8] = []
                guard Inflate.decompress(try BytesMethods.bytes(a[0], &m), from: 0, into: &out) != nil else {
                    return .none
                }
                return m.make(.bytes(out, isMutable: false))
            }
        ),
        (
            "float_bits",
            { (m, os, a) throws(Trap) in
                let value = m.number(a[0])?.double ?? 0
                return m.integer(m.smallInt(a[1]) == 4 ? BigInt(Float(value).bitPattern) : BigInt(value.bitPattern))
            }
        ),
        (
            "float_of_bits",
            { (m, os, a) throws(Trap) in
                let bits = m.number(a[0])?.whole ?? 0
                return m.smallInt(a[1]) == 4
                    ? .float(Double(Float(bitPattern: UInt32(bits)))) : .float(Double(bitPattern: UInt64(bits)))
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
        (
            "base64",
            { (m, os, a) throws(Trap) in
                guard case .bytes(let bytes, _)? = m.object(m.plain(a[0])) else {
                    throw m.error(.typeError, "a bytes-like object is required, not '\(m.typeName(a[0]))'")
                }
                return m.make(.bytes(Base64.encode(bytes), isMutable: false))
            }
        ),
        (
            "from_base64",
            { (m, os, a) throws(Trap) in
                let (bytes, isValid) = Base64.decode(Array((m.string(a[0]) ?? "").utf8))
                return isValid ? m.make(.bytes(bytes, isMutable: false)) : .none
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
