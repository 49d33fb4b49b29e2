import BigInt

/// What a dictionary or a set compares: equal keys have equal values, and `1`, `1.0` and `True` are one key.
enum Key: Hashable, Sendable {
    case none, ellipsis
    case int(Int)
    case big(BigInt)
    case float(Double)
    case string(String)
    case bytes([UInt8])
    case tuple([Key])
    case set(Set<Key>)
    case native(Int32)
    /// An object that is equal to itself only.
    case identity(ObjectID)
    /// An object with `__hash__` and `__eq__` of its own: it is compared by its hash.
    case hashed(Int)

    /// What `hash` gives: the same in every run, for Swift's own hashes are not.
    var fingerprint: UInt64 {
        switch self {
        case .none: 1
        case .ellipsis: 2
        case .int(let number): UInt64(bitPattern: Int64(number))
        case .big(let number): Self.fingerprint(String(number).utf8)
        case .float(let number): number.bitPattern
        case .string(let text): Self.fingerprint(text.utf8)
        case .bytes(let bytes): Self.fingerprint(bytes)
        case .tuple(let keys): keys.reduce(0x345678) { ($0 ^ $1.fingerprint) &* 0x100_0000_01B3 }
        case .set(let keys): keys.reduce(0x9E37) { $0 &+ $1.fingerprint &* 0x9E37_79B9_7F4A_7C15 }
        case .native(let number): UInt64(number) &* 31
        case .identity(let id): UInt64(id) &* 4
        case .hashed(let number): UInt64(bitPattern: Int64(number))
        }
    }

    /// FNV-1a.
    private static func fingerprint(_ bytes: some Sequence<UInt8>) -> UInt64 {
        bytes.reduce(0xCBF2_9CE4_8422_2325) { ($0 ^ UInt64($1)) &* 0x100_0000_01B3 }
    }
}
