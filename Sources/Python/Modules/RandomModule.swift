import BigInt
import FileTrees
import Foundation
import Kernel
import WorldModel

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
        (
            "getrandbits",
            { (m, os, a) throws(Trap) in
                let count = try m.index(a[0], &os)
                if count < 0 { throw m.error(.valueError, "number of bits must be non-negative") }
                try m.reserve(count / 8)
                var number = BigInt(0)
                for _ in 0..<(count + 63) / 64 {
                    number = number << 64 + BigInt(m.hasSeed ? m.random.next() : os.world.random.next())
                }
                return m.integer(number >> ((64 - count % 64) % 64))
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
        ),
        (
            "keyed",
            { (m, os, a) throws(Trap) in
                guard case .bytes(let key, _)? = m.object(a[1]), case .bytes(let message, _)? = m.object(a[2]),
                    let function = HashFunction(rawValue: m.string(a[0]) ?? "")
                else { return .none }
                return m.make(.bytes(function.keyed(key, message), isMutable: false))
            }
        ),
        (
            "derived",
            { (m, os, a) throws(Trap) in
                guard case .bytes(let password, _)? = m.object(a[1]), case .bytes(let salt, _)? = m.object(a[2]),
                    case .int(let rounds) = a[3], case .int(let count) = a[4],
                    let function = HashFunction(rawValue: m.string(a[0]) ?? "")
                else { return .none }
                let rest = min(max(1, rounds), 10_000_000)
                return m.make(
                    .bytes(
                        function.derived(from: password, salt: salt, rounds: rest, count: min(count, 1_024)),
                        isMutable: false))
            }
        ),
    ]
}
