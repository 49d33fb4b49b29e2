/// Finds what can be reached.
struct Marker {
    private let heap: [Object]
    private(set) var isMarked: [Bool]
    private var waiting: [ObjectID] = []

    init(_ heap: [Object]) {
        self.heap = heap
        isMarked = [Bool](repeating: false, count: heap.count)
    }

    mutating func mark(_ value: Value) {
        if case .object(let id) = value, !isMarked[Int(id)] {
            isMarked[Int(id)] = true
            waiting.append(id)
        }
    }

    mutating func mark(_ frame: Frame) {
        mark(.object(frame.module))
        for cell in frame.cells { mark(.object(cell)) }
        for value in frame.handled + frame.names.values { mark(value) }
        if case .instance(let value) = frame.ending { mark(value) }
        for id in [frame.generator, frame.owner].compactMap({ $0 }) { mark(.object(id)) }
    }

    mutating func run() { while let id = waiting.popLast() { visit(heap[Int(id)]) } }

    private mutating func visit(_ object: Object) {
        switch object {
        case .free, .string, .bytes, .big, .range, .file, .socket, .pattern:
            if case .file(let file) = object, let socket = file.socket { mark(.object(socket)) }
        case .list(let items), .tuple(let items): for item in items { mark(item) }
        case .dictionary(let table), .set(let table, _):
            for entry in table.entries {
                mark(entry.key)
                mark(entry.value)
            }
        case .slice(let a, let b, let c): for value in [a, b, c] { mark(value) }
        case .function(let function):
            mark(.object(function.module))
            for value in function.defaults + function.keywordDefaults.values + function.attributes.values {
                mark(value)
            }
            for cell in function.closure { mark(.object(cell)) }
            if let owner = function.owner { mark(.object(owner)) }
        case .method(let receiver, let function):
            mark(receiver)
            mark(function)
        case .cell(let value), .staticMethod(let value), .classMethod(let value): mark(value)
        case .type(let type):
            for id in type.bases + type.order { mark(.object(id)) }
            for value in type.attributes.values { mark(value) }
            if let metaclass = type.metaclass { mark(.object(metaclass)) }
        case .instance(let instance):
            mark(.object(instance.type))
            for value in instance.attributes.values { mark(value) }
            mark(instance.payload)
        case .module(_, let names): for value in names.values { mark(value) }
        case .iterator(let state): visit(state)
        case .generator(let state):
            for value in state.stack { mark(value) }
            if let frame = state.frame { mark(frame) }
        case .property(let get, let set, let delete): for value in [get, set, delete] { mark(value) }
        case .proxy(let type, let value):
            mark(.object(type))
            mark(value)
        case .view(_, let id): mark(.object(id))
        }
    }

    private mutating func visit(_ state: IteratorState) {
        switch state {
        case .sequence(let id, _), .text(let id, _), .table(let id, _, _, _), .reversed(let id, _), .lines(let id):
            mark(.object(id))
        case .items(let value, _), .enumerate(let value, _): mark(value)
        case .zip(let values, _): for value in values { mark(value) }
        case .map(let function, let values): for value in [function] + values { mark(value) }
        case .filter(let a, let b), .call(let a, let b):
            mark(a)
            mark(b)
        case .range, .done: break
        }
    }
}
