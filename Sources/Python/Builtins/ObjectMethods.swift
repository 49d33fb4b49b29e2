import Kernel
import WorldModel

/// What every object, class, property, generator and exception has.
enum ObjectMethods {
    static let all: Natives.Group = [
        ("__init__", { (m, os, a) throws(Trap) in .none }),
        (
            "__new__",
            { (m, os, a) throws(Trap) in
                guard case .object(let id)? = a.positional.first, m.typeObject(id) != nil else {
                    throw m.error(.typeError, "object.__new__(): not enough arguments")
                }
                return try m.blank(
                    id, Arguments(positional: Array(a.positional.dropFirst()), keywords: a.keywords), &os)
            }
        ),
        ("__repr__", { (m, os, a) throws(Trap) in m.text(try plainly(a[0], &m, &os)) }),
        ("__str__", { (m, os, a) throws(Trap) in m.text(try plainly(a[0], &m, &os)) }),
        (
            "__eq__",
            { (m, os, a) throws(Trap) in
                if m.isSame(a[0], a[1]) { return .bool(true) }
                let (x, y) = (m.plain(a[0]), m.plain(a[1]))
                if x != a[0] || y != a[1] { return .bool(try m.isEqual(x, y, &os)) }
                if case .instance? = m.object(a[0]) { return .notImplemented }
                return .bool(try m.isEqual(a[0], a[1], &os))
            }
        ),
        ("__ne__", { (m, os, a) throws(Trap) in .bool(!(try m.isEqual(a[0], a[1], &os))) }),
        (
            "__hash__",
            { (m, os, a) throws(Trap) in
                if case .object(let id) = a[0] { return .int(Int(id) * 4) }
                return .int(0)
            }
        ),
        (
            "__setattr__",
            { (m, os, a) throws(Trap) in
                guard let name = m.string(a[1]) else { return .none }
                guard case .object(let id) = a[0], case .instance(var instance) = m.heap[Int(id)] else {
                    try m.setAttribute(a[0], m.symbols[name], a[2], &os)
                    return .none
                }
                instance.attributes[m.symbols[name]] = a[2]
                m.heap[Int(id)] = .instance(instance)
                return .none
            }
        ),
        (
            "__delattr__",
            { (m, os, a) throws(Trap) in
                guard case .object(let id) = a[0], case .instance(var instance) = m.heap[Int(id)],
                    let name = m.string(a[1])
                else {
                    return .none
                }
                instance.attributes[m.symbols[name]] = nil
                m.heap[Int(id)] = .instance(instance)
                return .none
            }
        ),
        ("__getattribute__", { (m, os, a) throws(Trap) in try m.attribute(a[0], m.string(a[1]) ?? "", &os) }),
        (
            "__init_subclass__",
            { (m, os, a) throws(Trap) in
                if !a.keywords.isEmpty {
                    let value = try m.attribute(a[0], "__name__", &os)
                    let name = m.string(value) ?? ""
                    throw m.error(.typeError, "\(name).__init_subclass__() takes no keyword arguments")
                }
                return .none
            }
        ),
        ("__format__", { (m, os, a) throws(Trap) in m.text(try m.format(m.plain(a[0]), m.string(a[1]) ?? "", &os)) }),
        ("__dir__", { (m, os, a) throws(Trap) in m.list(m.attributeNames(a[0]).map { m.text($0) }) }),
    ]

    /// What lists, texts, dictionaries and sets have: classes that derive from them call it through `super()`.
    static let ofContainers: Natives.Group = [
        ("__getitem__", { (m, os, a) throws(Trap) in try m.item(m.plain(a[0]), a[1], &os) }),
        (
            "__setitem__",
            { (m, os, a) throws(Trap) in
                try m.setItem(m.plain(a[0]), a[1], a[2], &os)
                return .none
            }
        ),
        (
            "__delitem__",
            { (m, os, a) throws(Trap) in
                try m.deleteItem(m.plain(a[0]), a[1], &os)
                return .none
            }
        ),
        ("__contains__", { (m, os, a) throws(Trap) in .bool(try m.contains(m.plain(a[0]), a[1], &os)) }),
        ("__len__", { (m, os, a) throws(Trap) in .int(try m.length(m.plain(a[0]), &os)) }),
        ("__iter__", { (m, os, a) throws(Trap) in try m.iterator(m.plain(a[0]), &os) }),
    ]

    static let ofIterators: Natives.Group = [
        (
            "__next__",
            { (m, os, a) throws(Trap) in
                if let value = try m.next(a[0], &os) { return value }
                throw .raised(m.stopIteration(.none))
            }
        ),
        ("__iter__", { (m, os, a) throws(Trap) in a[0] }),
    ]

    static let ofOrdered: Natives.Group = [
        ("__add__", { (m, os, a) throws(Trap) in try m.binary(0, m.plain(a[0]), m.plain(a[1]), &os) }),
        ("__sub__", { (m, os, a) throws(Trap) in try m.binary(1, m.plain(a[0]), m.plain(a[1]), &os) }),
        ("__mul__", { (m, os, a) throws(Trap) in try m.binary(2, m.plain(a[0]), m.plain(a[1]), &os) }),
        ("__lt__", { (m, os, a) throws(Trap) in try m.compare(2, m.plain(a[0]), m.plain(a[1]), &os) }),
        ("__le__", { (m, os, a) throws(Trap) in try m.compare(3, m.plain(a[0]), m.plain(a[1]), &os) }),
        ("__gt__", { (m, os, a) throws(Trap) in try m.compare(4, m.plain(a[0]), m.plain(a[1]), &os) }),
        ("__ge__", { (m, os, a) throws(Trap) in try m.compare(5, m.plain(a[0]), m.plain(a[1]), &os) }),
    ]

    /// What numbers can do besides.
    static let ofNumbers: Natives.Group = [
        ("__truediv__", { (m, os, a) throws(Trap) in try m.binary(3, m.plain(a[0]), m.plain(a[1]), &os) }),
        ("__floordiv__", { (m, os, a) throws(Trap) in try m.binary(4, m.plain(a[0]), m.plain(a[1]), &os) }),
        ("__mod__", { (m, os, a) throws(Trap) in try m.binary(5, m.plain(a[0]), m.plain(a[1]), &os) }),
        ("__pow__", { (m, os, a) throws(Trap) in try m.binary(6, m.plain(a[0]), m.plain(a[1]), &os) }),
        ("__bool__", { (m, os, a) throws(Trap) in .bool(try m.truth(m.plain(a[0]), &os)) }),
    ]

    static let ofWholeNumbers: Natives.Group = [("__index__", { (m, os, a) throws(Trap) in m.plain(a[0]) })]

    static let ofFunctions: Natives.Group = [
        (
            "__call__",
            { (m, os, a) throws(Trap) in
                try m.call(a[0], Array(a.positional.dropFirst()), a.keywords.map { ($0.name, $0.value) }, &os)
            }
        )
    ]

    /// As if the class had no text of its own.
    private static func plainly(
        _ value: Value, _ m: inout Interpreter, _ os: inout Simulation
    ) throws(Trap) -> String {
        guard case .object(let id) = value, case .instance(let instance) = m.heap[Int(id)] else {
            return try m.repr(value, &os)
        }
        if instance.payload != .none { return try m.repr(instance.payload, &os) }
        if m.layout(of: instance.type).isException {
            let arguments = m.ownAttribute(value, "args").flatMap { m.sequence($0) } ?? []
            return arguments.count == 1
                ? try m.str(arguments[0], &os) : arguments.isEmpty ? "" : try m.repr(m.tuple(arguments), &os)
        }
        let name = m.qualifiedTypeName(value)
        let shown = name.contains(".") ? name : "__main__." + name
        return "<\(shown) object at 0x\(String(0x7F3A_0000_0000 + Int(id) * 64, radix: 16))>"
    }

    static let ofTypes: Natives.Group = [
        (
            "__new__",
            { (m, os, a) throws(Trap) in
                guard case .object(let id)? = a.positional.first else { return .none }
                return try Constructors.newType(
                    id, Arguments(positional: Array(a.positional.dropFirst()), keywords: a.keywords), &m, &os)
            }
        ),
        ("__init__", { (m, os, a) throws(Trap) in .none }),
        (
            "mro",
            { (m, os, a) throws(Trap) in
                guard case .object(let id)? = a.positional.first, let type = m.typeObject(id) else { return .none }
                return m.list(type.order.map { .object($0) })
            }
        ),
        (
            "__subclasses__",
            { (m, os, a) throws(Trap) in
                guard case .object(let id)? = a.positional.first else { return .none }
                let found = m.heap.indices.filter { place in
                    if case .type(let type) = m.heap[place] { type.bases.contains(id) } else { false }
                }
                return m.list(found.map { .object(ObjectID($0)) })
            }
        ),
        (
            "__call__",
            { (m, os, a) throws(Trap) in
                guard case .object(let id)? = a.positional.first else { return .none }
                return try m.instantiate(
                    id, Array(a.positional.dropFirst()), a.keywords.map { ($0.name, $0.value) }, &os)
            }
        ),
    ]

    static let ofProperties: Natives.Group = [
        ("getter", { (m, os, a) throws(Trap) in changed(a, 0, &m) }),
        ("setter", { (m, os, a) throws(Trap) in changed(a, 1, &m) }),
        ("deleter", { (m, os, a) throws(Trap) in changed(a, 2, &m) }),
    ]

    private static func changed(_ a: Arguments, _ which: Int, _ m: inout Interpreter) -> Value {
        guard case .property(let get, let set, let delete)? = m.object(a[0]) else { return .none }
        return m.make(
            .property(get: which == 0 ? a[1] : get, set: which == 1 ? a[1] : set, delete: which == 2 ? a[1] : delete))
    }

    static let ofGenerators: Natives.Group = [
        (
            "send",
            { (m, os, a) throws(Trap) in
                guard case .object(let id) = a[0] else { return .none }
                try m.resume(id, sending: a[1], ending: .native, &os)
                return try m.finishNested(&os)
            }
        ),
        (
            "throw",
            { (m, os, a) throws(Trap) in
                guard case .object(let id) = a[0] else { return .none }
                let exception = try m.raisable(a[1], &os)
                return try raise(exception, in: id, &m, &os)
            }
        ),
        (
            "close",
            { (m, os, a) throws(Trap) in
                guard case .object(let id) = a[0], case .generator(let state) = m.heap[Int(id)], state.frame != nil
                else { return .none }
                if !state.isStarted {
                    var ended = state
                    ended.frame = nil
                    ended.stack = []
                    m.heap[Int(id)] = .generator(ended)
                    return .none
                }
                do throws(Trap) {
                    _ = try raise(m.exception(.generatorExit, []), in: id, &m, &os)
                } catch {
                    if case .raised(let exception) = error,
                        m.isInstance(exception, of: .generatorExit) || m.isInstance(exception, of: .stopIteration)
                    {
                        return .none
                    }
                    throw error
                }
                throw m.error(.runtimeError, "generator ignored GeneratorExit")
            }
        ),
    ]

    static let ofCoroutines = ofGenerators + awaiting

    private static let awaiting: Natives.Group = [("__await__", { (m, os, a) throws(Trap) in a[0] })]

    /// An async generator is a generator that gives what it waits for as it is, and its own values wrapped. The library
    /// tells them apart.
    static let ofAsyncGenerators = ofGenerators.map { (name: "_" + $0.name, run: $0.run) } + stepping

    private static let stepping: Natives.Group = [
        ("__aiter__", { (m, os, a) throws(Trap) in a[0] }),
        ("__anext__", { (m, os, a) throws(Trap) in try step("send", a, &m, &os) }),
        ("asend", { (m, os, a) throws(Trap) in try step("send", a, &m, &os) }),
        ("athrow", { (m, os, a) throws(Trap) in try step("throw", a, &m, &os) }),
        ("aclose", { (m, os, a) throws(Trap) in try step("close", a, &m, &os) }),
    ]

    private static func step(
        _ kind: String, _ a: Arguments, _ m: inout Interpreter, _ os: inout Simulation
    ) throws(Trap) -> Value {
        let module = try m.importNow("_asyncgen", &os)
        let function = try m.attribute(.object(module), "Step", &os)
        let value = a.count > 1 ? a[1] : Value.none
        return try m.call(function, [a[0], m.text(kind), value], &os)
    }

    /// Raises an exception where a generator rests.
    private static func raise(
        _ exception: Value, in id: ObjectID, _ m: inout Interpreter, _ os: inout Simulation
    ) throws(Trap) -> Value {
        let floor = m.frames.count
        do throws(Trap) {
            try m.resume(id, sending: .none, ending: .native, raising: exception, &os)
        } catch {
            guard case .raised = error, case .generator(let state) = m.heap[Int(id)], state.isRunning else {
                throw error
            }
            return try m.finishNested(raising: exception, floor: floor, &os)
        }
        return try m.finishNested(&os)
    }

    static let ofExceptions: Natives.Group = [
        (
            "__init__",
            { (m, os, a) throws(Trap) in
                guard case .object(let id)? = a.positional.first, case .instance(var instance) = m.heap[Int(id)] else {
                    return .none
                }
                instance.attributes[m.symbols["args"]] = m.tuple(Array(a.positional.dropFirst()))
                m.heap[Int(id)] = .instance(instance)
                return .none
            }
        ),
        ("with_traceback", { (m, os, a) throws(Trap) in a[0] }),
        (
            "add_note",
            { (m, os, a) throws(Trap) in
                guard a.count == 2, m.string(a[1]) != nil else {
                    throw m.error(
                        .typeError, "note must be a str, not '\(a.count > 1 ? m.typeName(a[1]) : "NoneType")'")
                }
                let notes = m.ownAttribute(a[0], "__notes__").flatMap { m.sequence($0) } ?? []
                m.setAttribute(a[0], "__notes__", m.list(notes + [a[1]]))
                return .none
            }
        ),
        ("__str__", { (m, os, a) throws(Trap) in m.text(try plainly(a[0], &m, &os)) }),
    ]
}
