import BigInt
import FileTrees
import Foundation
import Kernel
import WorldModel

/// What `random` is built on: generators by number. Without a seed they begin with a number of the world's own source, so
/// that a run can be repeated; -1 is that source itself, as `SystemRandom` has it.
enum RandomModule {
    static let functions: Natives.Group = [
        (
            "create",
            { (m, os, a) throws(Trap) in
                m.generators.append(MersenneTwister(key: []))
                return .int(m.generators.count - 1)
            }
        ),
        // Begins with a whole number that is not negative, or with None.
        (
            "seed",
            { (m, os, a) throws(Trap) in
                let number = generator(a, m)
                switch m.number(a[1]) {
                case .int(let seed)?: m.generators[number] = MersenneTwister(key: words(BigInt(seed)))
                case .big(let seed)?: m.generators[number] = MersenneTwister(key: words(seed))
                default:
                    let words = (0..<8).map { _ in UInt32(truncatingIfNeeded: os.world.random.next()) }
                    m.generators[number] = MersenneTwister(key: words)
                }
                return .none
            }
        ),
        (
            "random",
            { (m, os, a) throws(Trap) in
                let number = generator(a, m)
                let high = next(number, &m, &os) >> 5
                let low = next(number, &m, &os) >> 6
                return .float((Double(high) * 67_108_864 + Double(low)) / 9_007_199_254_740_992)
            }
        ),
        (
            "getrandbits",
            { (m, os, a) throws(Trap) in
                let number = generator(a, m)
                var count = try m.index(a[1], &os)
                if count < 0 { throw m.error(.valueError, "number of bits must be non-negative") }
                if count <= 32 { return .int(count == 0 ? 0 : Int(next(number, &m, &os) >> (32 - UInt32(count)))) }
                try m.reserve(count / 8)
                var (value, shift) = (BigInt(0), 0)
                while count > 0 {
                    let word = next(number, &m, &os) >> UInt32(max(0, 32 - count))
                    value += BigInt(word) << shift
                    shift += 32
                    count -= 32
                }
                return m.integer(value)
            }
        ),
        (
            "state",
            { (m, os, a) throws(Trap) in
                let number = generator(a, m)
                guard number >= 0 else { return .none }
                let twister = m.generators[number]
                return m.tuple(twister.words.map { .int(Int($0)) } + [.int(twister.place)])
            }
        ),
        (
            "restore",
            { (m, os, a) throws(Trap) in
                let number = generator(a, m)
                guard case .tuple(let values)? = m.object(a[1]), number >= 0 else {
                    throw m.error(.typeError, "state vector must be a tuple")
                }
                let words = values.compactMap { m.smallInt($0) }
                guard words.count == 625, let place = words.last else {
                    throw m.error(.valueError, "state vector is the wrong size")
                }
                let state = words.dropLast().map { UInt32(truncatingIfNeeded: $0) }
                guard let twister = MersenneTwister(words: state, place: place) else {
                    throw m.error(.valueError, "invalid state")
                }
                m.generators[number] = twister
                return .none
            }
        ),
    ]

    /// The number of a generator that there is, or -1.
    private static func generator(_ a: Arguments, _ m: borrowing Interpreter) -> Int {
        guard let number = m.smallInt(a[0]), m.generators.indices.contains(number) else { return -1 }
        return number
    }

    private static func next(_ number: Int, _ m: inout Interpreter, _ os: inout Simulation) -> UInt32 {
        number < 0 ? UInt32(truncatingIfNeeded: os.world.random.next()) : m.generators[number].next()
    }

    private static func words(_ seed: BigInt) -> [UInt32] {
        var out: [UInt32] = []
        var rest = seed.magnitude
        while rest > 0 {
            out.append(UInt32(truncatingIfNeeded: rest))
            rest >>= 32
        }
        return out
    }
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
