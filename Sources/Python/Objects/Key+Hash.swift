import BigInt
import Foundation

/// What `hash` gives. Numbers and tuples have CPython's own hashes (`Python/pyhash.c`, `Objects/tupleobject.c`); those of
/// texts are another's in every run there, and the same here.
extension Key {
    /// The prime that whole numbers, and others equal to them, are reduced by.
    private static let modulus = (1 << 61) - 1

    var hash: Int {
        let hash: Int
        switch self {
        case .none: return 0xFCA8_6420
        case .int(let number): hash = number % Self.modulus
        case .big(let number): hash = Int(number % BigInt(Self.modulus))
        case .float(let number): hash = Self.hash(of: number)
        case .tuple(let keys): hash = Self.hash(of: keys)
        case .hashed(let number): return number
        case .identity(let id): return Int(id) * 4
        default: return Int(fingerprint >> 3)
        }
        // -1 says in C that something went wrong.
        return hash == -1 ? -2 : hash
    }

    private static func hash(of number: Double) -> Int {
        guard number.isFinite else { return number.isNaN ? 0 : number > 0 ? 314_159 : -314_159 }
        var (mantissa, exponent) = frexp(number.magnitude)
        var x: UInt64 = 0
        let modulus = UInt64(Self.modulus)
        while mantissa > 0 {
            x = ((x << 28) & modulus) | x >> 33
            mantissa *= 268_435_456
            exponent -= 28
            x += UInt64(mantissa)
            mantissa -= mantissa.rounded(.down)
            if x >= modulus { x -= modulus }
        }
        let turn = UInt64(exponent >= 0 ? exponent % 61 : 60 - (-1 - exponent) % 61)
        x = ((x << turn) & modulus) | x >> (61 - turn)
        return number < 0 ? -Int(x) : Int(x)
    }

    /// xxHash, simplified.
    private static func hash(of keys: [Key]) -> Int {
        let five: UInt64 = 2_870_177_450_012_600_261
        var sum = five
        for key in keys {
            sum &+= UInt64(bitPattern: Int64(key.hash)) &* 14_029_467_366_897_019_727
            sum = sum << 31 | sum >> 33
            sum = sum &* 11_400_714_785_074_694_791
        }
        sum &+= UInt64(keys.count) ^ (five ^ 3_527_539)
        return sum == .max ? 1_546_275_796 : Int(Int64(bitPattern: sum))
    }
}
