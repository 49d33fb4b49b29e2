import Kernel
import WorldModel

/// Bytes of ArrayBuffers, and those who look at them.
extension Machine {
    func view(_ value: Value) -> BytesView? {
        if case .view(let view)? = kind(value) { return view }
        return nil
    }

    /// The bytes that a Buffer, a typed array, a DataView or an ArrayBuffer has.
    func bytes(_ value: Value) -> [UInt8]? {
        switch kind(value) {
        case .arrayBuffer(let bytes)?: return bytes
        case .view(let view)?:
            guard case .arrayBuffer(let bytes) = things[Int(view.storage)].kind else { return nil }
            if view.offset == 0, view.byteLength == bytes.count { return bytes }
            return Array(bytes[view.offset..<view.offset + view.byteLength])
        default: return nil
        }
    }

    /// A new Buffer.
    mutating func buffer(_ bytes: [UInt8]) -> Value {
        .object(makeView(.uint8, of: makeStorage(bytes), 0, bytes.count, prototypes.buffer))
    }

    mutating func makeStorage(_ bytes: [UInt8]) -> ObjectID {
        grown += bytes.count
        return make(.arrayBuffer(bytes), prototypes.arrayBuffer)
    }

    /// - Parameter offset: as the length, in bytes.
    mutating func makeView(
        _ element: ElementType?, of storage: ObjectID, _ offset: Int, _ byteLength: Int, _ prototype: ObjectID
    ) -> ObjectID {
        make(
            .view(BytesView(element: element, storage: storage, offset: offset, byteLength: byteLength)), prototype)
    }

    mutating func item(of view: BytesView, _ index: Int) -> Value? {
        guard let element = view.element, index >= 0, index < view.count,
            case .arrayBuffer(let bytes) = things[Int(view.storage)].kind
        else { return nil }
        return value(element.read(bytes, at: view.offset + index * element.size))
    }

    mutating func value(_ number: ElementType.Number) -> Value {
        switch number {
        case .number(let number): .number(number)
        case .big(let big): bigInt(big)
        }
    }

    /// A value as the number that an item can be.
    mutating func number(
        _ value: Value, for element: ElementType, _ os: inout Simulation
    ) throws(Trap) -> ElementType.Number {
        guard element.isBig else { return .number(try toNumber(value, &os)) }
        let primitive = try toPrimitive(value, .number, &os)
        if let big = big(primitive) { return .big(big) }
        switch primitive {
        case .bool(let flag): return .big(flag ? 1 : 0)
        default: throw error(.typeError, "Cannot convert \(describe(primitive)) to a BigInt")
        }
    }

    /// Sets an item; nothing happens behind the end.
    mutating func setItem(
        of view: BytesView, _ index: Int, _ value: Value, _ os: inout Simulation
    ) throws(Trap) {
        guard let element = view.element else { return }
        let bits = element.bits(try number(value, for: element, &os))
        guard index >= 0, index < view.count else { return }
        changeBytes(of: view.storage) { element.write(bits, to: &$0, at: view.offset + index * element.size) }
    }

    /// Changes the bytes of an ArrayBuffer where they lie.
    mutating func changeBytes(of storage: ObjectID, _ change: (inout [UInt8]) -> Void) {
        guard case .arrayBuffer(var bytes) = things[Int(storage)].kind else { return }
        things[Int(storage)].kind = .free
        change(&bytes)
        things[Int(storage)].kind = .arrayBuffer(bytes)
    }
}
