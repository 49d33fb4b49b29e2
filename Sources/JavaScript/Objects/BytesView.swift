import BigInt

/// A typed array, a Buffer or a DataView: a look at the bytes of an ArrayBuffer (ECMA-262, sections 10.4.5 and 25.3).
struct BytesView: Sendable, Equatable {
    /// What one item is; `nil` for a DataView.
    var element: ElementType?
    /// The ArrayBuffer.
    var storage: ObjectID
    /// Where it begins, in bytes.
    var offset: Int
    /// Its length, in bytes.
    var byteLength: Int

    var count: Int { byteLength / (element?.size ?? 1) }
}

/// What the items of a typed array are, little-endian in memory as on all machines that Node runs on.
enum ElementType: Int, Sendable, CaseIterable {
    case int8, uint8, uint8Clamped, int16, uint16, int32, uint32, float32, float64, bigInt64, bigUint64

    /// The name in `Int8Array` and `getInt8`.
    var name: String {
        let name = String(describing: self)
        return name.prefix(1).uppercased() + name.dropFirst()
    }

    /// Bytes of one item.
    var size: Int {
        switch self {
        case .int8, .uint8, .uint8Clamped: 1
        case .int16, .uint16: 2
        case .int32, .uint32, .float32: 4
        case .float64, .bigInt64, .bigUint64: 8
        }
    }

    var isBig: Bool { self == .bigInt64 || self == .bigUint64 }

    enum Number: Equatable {
        case number(Double)
        case big(BigInt)
    }

    /// The item that begins at a place; the place is there.
    func read(_ bytes: [UInt8], at place: Int, isLittle: Bool = true) -> Number {
        var bits: UInt64 = 0
        for step in 0..<size {
            bits = bits << 8 | UInt64(bytes[isLittle ? place + size - 1 - step : place + step])
        }
        return switch self {
        case .int8: .number(Double(Int8(truncatingIfNeeded: bits)))
        case .int16: .number(Double(Int16(truncatingIfNeeded: bits)))
        case .int32: .number(Double(Int32(truncatingIfNeeded: bits)))
        case .uint8, .uint8Clamped, .uint16, .uint32: .number(Double(bits))
        case .float32: .number(Double(Float(bitPattern: UInt32(bits))))
        case .float64: .number(Double(bitPattern: bits))
        case .bigInt64: .big(BigInt(Int64(bitPattern: bits)))
        case .bigUint64: .big(BigInt(bits))
        }
    }

    /// What a number is in memory.
    func bits(_ value: Number) -> UInt64 {
        switch (value, self) {
        case (.big(let big), _):
            let rest = big % (BigInt(1) << 64)
            return UInt64(rest < 0 ? rest + (BigInt(1) << 64) : rest)
        case (.number(let number), .float32): return UInt64(Float(number).bitPattern)
        case (.number(let number), .float64): return number.bitPattern
        case (.number(let number), .uint8Clamped):
            return number.isNaN ? 0 : UInt64(max(0, min(255, number)).rounded(.toNearestOrEven))
        case (.number(let number), _): return UInt64(UInt32(bitPattern: Machine.int32(number)))
        }
    }

    func write(_ bits: UInt64, to bytes: inout [UInt8], at place: Int, isLittle: Bool = true) {
        for step in 0..<size {
            bytes[isLittle ? place + step : place + size - 1 - step] = UInt8(truncatingIfNeeded: bits >> (8 * step))
        }
    }
}
