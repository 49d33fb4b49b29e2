import BigInt
import Kernel
import WorldModel

/// ArrayBuffer, typed arrays and DataView, as far as nothing is called back; the rest is in the library.
enum TypedArrayBuiltins {
    static let constructors = plainConstructors + elementConstructors

    private static let plainConstructors: Natives.Functions = [
        ("ArrayBuffer", 1, { (m, os, c) throws(Trap) in try makeArrayBuffer(&m, &os, c) }),
        ("DataView", 1, { (m, os, c) throws(Trap) in try makeDataView(&m, &os, c) }),
        (
            "TypedArray", 0,
            { (m, os, c) throws(Trap) in
                throw m.error(.typeError, "Abstract class TypedArray not directly constructable")
            }
        ),
        ("Buffer", 2, { (m, os, c) throws(Trap) in try make(.uint8, m.prototypes.buffer, &m, &os, c) }),
    ]

    private static let elementConstructors: Natives.Functions = ElementType.allCases.map { element in
        (
            "\(element.name)Array", 3,
            { (m, os, c) throws(Trap) in
                guard c.newTarget != .undefined else {
                    throw m.error(.typeError, "Constructor \(element.name)Array requires 'new'")
                }
                return try make(element, m.prototypes.views[element.rawValue], &m, &os, c)
            }
        )
    }

    static let groups: [Natives.Group] = [
        Natives.Group("ArrayBuffer", ofArrayBuffer), Natives.Group("ArrayBuffer.prototype", ofArrayBuffers),
        Natives.Group("TypedArray.prototype", ofTypedArrays), Natives.Group("DataView.prototype", ofDataViews),
    ]

    private static let mostBytes = 200_000_000

    private static func length(
        _ value: Value, _ what: String, _ m: inout Machine, _ os: inout Simulation
    ) throws(Trap) -> Int {
        let length = try m.toInteger(value, &os)
        guard length >= 0, length < mostBytes else {
            throw m.error(.rangeError, what == "Array buffer" ? "Invalid array buffer length" : "\(what): \(length)")
        }
        return length
    }

    // MARK: Constructors

    private static func makeArrayBuffer(
        _ m: inout Machine, _ os: inout Simulation, _ c: Call
    ) throws(Trap) -> Value {
        guard c.newTarget != .undefined else {
            throw m.error(.typeError, "Constructor ArrayBuffer requires 'new'")
        }
        let count = try length(c[0], "Array buffer", &m, &os)
        let id = m.makeStorage(Array(repeating: 0, count: count))
        m.things[Int(id)].prototype = try m.prototype(for: c.newTarget, else: m.prototypes.arrayBuffer, &os)
        return .object(id)
    }

    private static func makeDataView(
        _ m: inout Machine, _ os: inout Simulation, _ c: Call
    ) throws(Trap) -> Value {
        guard c.newTarget != .undefined else { throw m.error(.typeError, "Constructor DataView requires 'new'") }
        guard case .object(let storage) = c[0], case .arrayBuffer(let bytes) = m.things[Int(storage)].kind else {
            throw m.error(.typeError, "First argument to DataView constructor must be an ArrayBuffer")
        }
        let offset = try m.toInteger(c[1], &os)
        guard offset >= 0, offset <= bytes.count else {
            throw m.error(.rangeError, "Start offset \(offset) is outside the bounds of the buffer")
        }
        let count = c[2] == .undefined ? bytes.count - offset : try m.toInteger(c[2], &os)
        guard count >= 0, offset + count <= bytes.count else {
            throw m.error(.rangeError, "Invalid DataView length \(count)")
        }
        let prototype = try m.prototype(for: c.newTarget, else: m.prototypes.dataView, &os)
        return .object(m.makeView(nil, of: storage, offset, count, prototype))
    }

    /// A typed array of a length, of an ArrayBuffer, or of the items of something else.
    private static func make(
        _ element: ElementType, _ usual: ObjectID, _ m: inout Machine, _ os: inout Simulation, _ c: Call
    ) throws(Trap) -> Value {
        let prototype = try m.prototype(for: c.newTarget, else: usual, &os)
        if case .object(let storage) = c[0], case .arrayBuffer(let bytes) = m.things[Int(storage)].kind {
            return try make(element, prototype, of: storage, bytes.count, &m, &os, c)
        }
        var values: [Value] = []
        if let view = m.view(c[0]), view.element != nil {
            if view.element == element, let bytes = m.bytes(c[0]) {
                return .object(m.makeView(element, of: m.makeStorage(bytes), 0, bytes.count, prototype))
            }
            if let other = view.element, other.isBig != element.isBig {
                throw m.error(.typeError, "Cannot mix BigInt and other types, use explicit conversions")
            }
            values = (0..<view.count).map { m.item(of: view, $0) ?? .undefined }
        } else if m.isObject(c[0]) {
            let method = try m.get(c[0], .key(KnownSymbol.iterator.key), &os)
            values = m.isCallable(method) ? try m.values(of: c[0], &os) : try m.list(c[0], &os)
        } else {
            let count = try length(c[0], "Invalid typed array length", &m, &os)
            let storage = m.makeStorage(Array(repeating: 0, count: count * element.size))
            return .object(m.makeView(element, of: storage, 0, count * element.size, prototype))
        }
        var bytes = [UInt8](repeating: 0, count: values.count * element.size)
        for (index, value) in values.enumerated() {
            element.write(
                element.bits(try m.number(value, for: element, &os)), to: &bytes, at: index * element.size)
        }
        return .object(m.makeView(element, of: m.makeStorage(bytes), 0, bytes.count, prototype))
    }

    private static func make(
        _ element: ElementType, _ prototype: ObjectID, of storage: ObjectID, _ size: Int,
        _ m: inout Machine, _ os: inout Simulation, _ c: Call
    ) throws(Trap) -> Value {
        let name = "\(element.name)Array"
        let offset = try m.toInteger(c[1], &os)
        guard offset >= 0, offset % element.size == 0 else {
            throw m.error(.rangeError, "start offset of \(name) should be a multiple of \(element.size)")
        }
        if c[2] == .undefined {
            guard size % element.size == 0 else {
                throw m.error(.rangeError, "byte length of \(name) should be a multiple of \(element.size)")
            }
            guard offset <= size else {
                throw m.error(.rangeError, "Start offset \(offset) is outside the bounds of the buffer")
            }
            return .object(m.makeView(element, of: storage, offset, size - offset, prototype))
        }
        let count = try length(c[2], "Invalid typed array length", &m, &os)
        guard offset + count * element.size <= size else {
            throw m.error(.rangeError, "Invalid typed array length: \(count)")
        }
        return .object(m.makeView(element, of: storage, offset, count * element.size, prototype))
    }

    // MARK: ArrayBuffer

    private static let ofArrayBuffer: Natives.Functions = [
        ("isView", 1, { (m, os, c) throws(Trap) in .bool(m.view(c[0]) != nil) })
    ]

    private static let ofArrayBuffers: Natives.Functions = [
        ("get byteLength", 0, { (m, os, c) throws(Trap) in .int(m.bytes(c.this)?.count ?? 0) }),
        (
            "slice", 2,
            { (m, os, c) throws(Trap) in
                guard case .arrayBuffer(let bytes)? = m.kind(c.this) else {
                    throw m.error(
                        .typeError,
                        "Method ArrayBuffer.prototype.slice called on incompatible receiver \(m.describe(c.this))")
                }
                let from = try ArrayBuiltins.place(c[0], bytes.count, else: 0, &m, &os)
                let to = try ArrayBuiltins.place(c[1], bytes.count, else: bytes.count, &m, &os)
                return .object(m.makeStorage(from < to ? Array(bytes[from..<to]) : []))
            }
        ),
    ]

    // MARK: Typed arrays

    private static func typed(_ value: Value, _ m: inout Machine) throws(Trap) -> (BytesView, ElementType) {
        guard let view = m.view(value), let element = view.element else {
            throw m.error(.typeError, "this is not a typed array.")
        }
        return (view, element)
    }

    /// The bytes between two places, which may count from the end.
    private static func range(
        _ view: BytesView, _ element: ElementType, _ from: Value, _ to: Value,
        _ m: inout Machine, _ os: inout Simulation
    ) throws(Trap) -> Range<Int> {
        let first = try ArrayBuiltins.place(from, view.count, else: 0, &m, &os)
        let last = max(first, try ArrayBuiltins.place(to, view.count, else: view.count, &m, &os))
        return view.offset + first * element.size..<view.offset + last * element.size
    }

    private static let ofTypedArrays: Natives.Functions = [
        ("[Symbol.iterator]", 0, { (m, os, c) throws(Trap) in m.makeIterator(.array(c.this, at: 0, .values)) }),
        ("keys", 0, { (m, os, c) throws(Trap) in m.makeIterator(.array(c.this, at: 0, .keys)) }),
        ("values", 0, { (m, os, c) throws(Trap) in m.makeIterator(.array(c.this, at: 0, .values)) }),
        ("entries", 0, { (m, os, c) throws(Trap) in m.makeIterator(.array(c.this, at: 0, .entries)) }),
        (
            "get [Symbol.toStringTag]", 0,
            { (m, os, c) throws(Trap) in
                guard let element = m.view(c.this)?.element else { return .undefined }
                return m.text("\(element.name)Array")
            }
        ),
        ("get length", 0, { (m, os, c) throws(Trap) in .int(try typed(c.this, &m).0.count) }),
        ("get byteLength", 0, { (m, os, c) throws(Trap) in .int(try typed(c.this, &m).0.byteLength) }),
        ("get byteOffset", 0, { (m, os, c) throws(Trap) in .int(try typed(c.this, &m).0.offset) }),
        ("get buffer", 0, { (m, os, c) throws(Trap) in .object(try typed(c.this, &m).0.storage) }),
        (
            "set", 1,
            { (m, os, c) throws(Trap) in
                let (view, _) = try typed(c.this, &m)
                let offset = try m.toInteger(c[1], &os)
                var values: [Value] = []
                if let source = m.view(c[0]) {
                    values = (0..<source.count).map { m.item(of: source, $0) ?? .undefined }
                } else if case .string = c[0] {
                    values = try m.values(of: c[0], &os)
                } else {
                    values = try m.list(.object(try m.toObject(c[0])), &os)
                }
                guard offset >= 0, offset + values.count <= view.count else {
                    throw m.error(.rangeError, "offset is out of bounds")
                }
                for (index, value) in values.enumerated() { try m.setItem(of: view, offset + index, value, &os) }
                return .undefined
            }
        ),
        (
            "fill", 1,
            { (m, os, c) throws(Trap) in
                let (view, element) = try typed(c.this, &m)
                let bits = element.bits(try m.number(c[0], for: element, &os))
                let range = try range(view, element, c[1], c[2], &m, &os)
                m.changeBytes(of: view.storage) { bytes in
                    for place in stride(from: range.lowerBound, to: range.upperBound, by: element.size) {
                        element.write(bits, to: &bytes, at: place)
                    }
                }
                return c.this
            }
        ),
        (
            "copyWithin", 2,
            { (m, os, c) throws(Trap) in
                let (view, element) = try typed(c.this, &m)
                let target = try range(view, element, c[0], .undefined, &m, &os)
                let source = try range(view, element, c[1], c[2], &m, &os)
                let count = min(source.count, target.count)
                m.changeBytes(of: view.storage) { bytes in
                    let piece = Array(bytes[source.prefix(count)])
                    bytes.replaceSubrange(target.lowerBound..<target.lowerBound + count, with: piece)
                }
                return c.this
            }
        ),
        (
            "reverse", 0,
            { (m, os, c) throws(Trap) in
                let (view, element) = try typed(c.this, &m)
                m.changeBytes(of: view.storage) { bytes in
                    for index in 0..<view.count / 2 {
                        for byte in 0..<element.size {
                            bytes.swapAt(
                                view.offset + index * element.size + byte,
                                view.offset + (view.count - 1 - index) * element.size + byte)
                        }
                    }
                }
                return c.this
            }
        ),
        (
            "slice", 2,
            { (m, os, c) throws(Trap) in
                let (view, element) = try typed(c.this, &m)
                let range = try range(view, element, c[0], c[1], &m, &os)
                guard case .arrayBuffer(let bytes) = m.things[Int(view.storage)].kind,
                    case .object(let id) = c.this
                else { return .undefined }
                let storage = m.makeStorage(Array(bytes[range]))
                let prototype = m.things[Int(id)].prototype
                return .object(m.makeView(element, of: storage, 0, range.count, prototype))
            }
        ),
        (
            "subarray", 2,
            { (m, os, c) throws(Trap) in
                let (view, element) = try typed(c.this, &m)
                let range = try range(view, element, c[0], c[1], &m, &os)
                guard case .object(let id) = c.this else { return .undefined }
                let prototype = m.things[Int(id)].prototype
                return .object(m.makeView(element, of: view.storage, range.lowerBound, range.count, prototype))
            }
        ),
    ]

    // MARK: DataView

    private static func dataView(_ c: Call, _ name: String, _ m: inout Machine) throws(Trap) -> BytesView {
        guard let view = m.view(c.this), view.element == nil else {
            throw m.error(
                .typeError,
                "Method DataView.prototype.\(name) called on incompatible receiver \(m.describe(c.this))")
        }
        return view
    }

    private static func place(
        _ view: BytesView, _ element: ElementType, _ value: Value, _ m: inout Machine, _ os: inout Simulation
    ) throws(Trap) -> Int {
        let place = try m.toInteger(value, &os)
        guard place >= 0, place + element.size <= view.byteLength else {
            throw m.error(.rangeError, "Offset is outside the bounds of the DataView")
        }
        return view.offset + place
    }

    private static let ofDataViews = dataViewGetters + dataViewReaders + dataViewWriters

    private static let dataViewGetters: Natives.Functions = [
        ("get byteLength", 0, { (m, os, c) throws(Trap) in .int(try dataView(c, "byteLength", &m).byteLength) }),
        ("get byteOffset", 0, { (m, os, c) throws(Trap) in .int(try dataView(c, "byteOffset", &m).offset) }),
        ("get buffer", 0, { (m, os, c) throws(Trap) in .object(try dataView(c, "buffer", &m).storage) }),
    ]

    private static let elements = ElementType.allCases.filter { $0 != .uint8Clamped }

    private static let dataViewReaders: Natives.Functions = elements.map { element in
        (
            "get\(element.name)", 1,
            { (m, os, c) throws(Trap) in
                let view = try dataView(c, "get\(element.name)", &m)
                let place = try place(view, element, c[0], &m, &os)
                guard case .arrayBuffer(let bytes) = m.things[Int(view.storage)].kind else { return .undefined }
                return m.value(element.read(bytes, at: place, isLittle: m.truth(c[1])))
            }
        )
    }

    private static let dataViewWriters: Natives.Functions = elements.map { element in
        (
            "set\(element.name)", 2,
            { (m, os, c) throws(Trap) in
                let view = try dataView(c, "set\(element.name)", &m)
                let bits = element.bits(try m.number(c[1], for: element, &os))
                let place = try place(view, element, c[0], &m, &os)
                let isLittle = m.truth(c[2])
                m.changeBytes(of: view.storage) { element.write(bits, to: &$0, at: place, isLittle: isLittle) }
                return .undefined
            }
        )
    }
}
