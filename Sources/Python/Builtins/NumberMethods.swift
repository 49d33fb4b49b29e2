import BigInt
import Foundation
import Kernel
import PythonSyntax
import WorldModel

/// Methods of `int` and `float`.
enum NumberMethods {
    static let ofIntegers: Natives.Group = [
        ("bit_length", { (m, os, a) throws(Trap) in .int((m.number(a[0])?.whole ?? 0).magnitude.bitWidth) }),
        (
            "bit_count",
            { (m, os, a) throws(Trap) in
                .int(String((m.number(a[0])?.whole ?? 0).magnitude, radix: 2).count { $0 == "1" })
            }
        ),
        ("conjugate", { (m, os, a) throws(Trap) in a[0] }),
        ("is_integer", { (m, os, a) throws(Trap) in .bool(true) }),
        ("as_integer_ratio", { (m, os, a) throws(Trap) in m.tuple([a[0], .int(1)]) }),
        (
            "to_bytes",
            { (m, os, a) throws(Trap) in
                let length = try a.value(1, "length").map { value throws(Trap) in try m.index(value, &os) } ?? 1
                let isLittle = m.string(a.value(2, "byteorder") ?? .none) == "little"
                var number = m.number(a[0])?.whole ?? 0
                if number < 0 {
                    guard let signed = a.keyword("signed"), try m.truth(signed, &os) else {
                        throw m.error(.overflowError, "can't convert negative int to unsigned")
                    }
                    number += BigInt(1) << (8 * length)
                }
                var out: [UInt8] = []
                for _ in 0..<length {
                    out.append(UInt8(truncatingIfNeeded: Int(number & 0xFF)))
                    number >>= 8
                }
                if number != 0 { throw m.error(.overflowError, "int too big to convert") }
                return m.make(.bytes(isLittle ? out : out.reversed(), isMutable: false))
            }
        ),
        (
            "from_bytes",
            { (m, os, a) throws(Trap) in
                guard case .bytes(let bytes, _)? = m.object(a[1]) else { return .int(0) }
                let isLittle = m.string(a.value(2, "byteorder") ?? .none) == "little"
                var number = BigInt(0)
                for byte in isLittle ? bytes.reversed() : bytes { number = number << 8 + BigInt(byte) }
                if let signed = a.keyword("signed"), try m.truth(signed, &os), number >> (8 * bytes.count - 1) == 1 {
                    number -= BigInt(1) << (8 * bytes.count)
                }
                return m.integer(number)
            }
        ),
    ]

    static let ofFloats: Natives.Group = [
        (
            "is_integer",
            { (m, os, a) throws(Trap) in
                let value = m.number(a[0])?.double ?? 0
                return .bool(value.isFinite && value == value.rounded())
            }
        ),
        (
            "as_integer_ratio",
            { (m, os, a) throws(Trap) in
                var value = m.number(a[0])?.double ?? 0
                var below = BigInt(1)
                while value != value.rounded() {
                    value *= 2
                    below *= 2
                }
                return m.tuple([m.integer(BigInt(value)), m.integer(below)])
            }
        ),
        (
            "hex",
            { (m, os, a) throws(Trap) in
                m.text(String(format: "%.13a", m.number(a[0])?.double ?? 0))
            }
        ),
        ("fromhex", { (m, os, a) throws(Trap) in .float(Double(m.string(a[1]) ?? "") ?? 0) }),
        ("conjugate", { (m, os, a) throws(Trap) in a[0] }),
    ]
}
