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
                if length < 0 { throw m.error(.valueError, "length argument must be non-negative") }
                try m.reserve(length)
                var number = m.number(a[0])?.whole ?? 0
                if number < 0 {
                    guard let signed = a.keyword("signed"), try m.truth(signed, &os) else {
                        throw m.error(.overflowError, "can't convert negative int to unsigned")
                    }
                    number += BigInt(1) << (8 * length)
                }
                let bytes = Array(number.magnitude.serialize())
                guard bytes.count <= length else { throw m.error(.overflowError, "int too big to convert") }
                let out = [UInt8](repeating: 0, count: length - bytes.count) + bytes
                return m.make(.bytes(isLittle ? out.reversed() : out, isMutable: false))
            }
        ),
        (
            "from_bytes",
            { (m, os, a) throws(Trap) in
                guard case .bytes(let bytes, _)? = m.object(a[1]) else { return .int(0) }
                let isLittle = m.string(a.value(2, "byteorder") ?? .none) == "little"
                var number = BigInt(BigUInt(Data(isLittle ? bytes.reversed() : bytes)))
                if let signed = a.keyword("signed"), try m.truth(signed, &os), !bytes.isEmpty,
                    number >> (8 * bytes.count - 1) == 1
                {
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
                if !value.isFinite {
                    throw value.isNaN
                        ? m.error(.valueError, "cannot convert NaN to integer ratio")
                        : m.error(.overflowError, "cannot convert Infinity to integer ratio")
                }
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
