/// Room, and what nobody can reach any more.
extension Machine {
    /// What the process holds, in bytes, about as Node counts it.
    var memoryUse: Int { 30_000_000 + kept + grown }

    var wantsCollection: Bool { depth == 0 && (allocations > threshold || isCrowded) }

    /// Whether so much was made that it is time to look for what nobody can reach.
    var isCrowded: Bool { grown > max(32_000_000, kept) && depth == 0 }

    /// Frees what cannot be reached. Only between calls of the machine's own functions.
    mutating func collect() {
        var marks = Marks(self)
        for value in stack + held + Array(hooks.values) + Array(finishValues.values) { marks.mark(value, self) }
        for frame in frames { marks.mark(frame, self) }
        for id in prototypes.all + [global] { marks.mark(.object(id), self) }
        for code in codes { for value in code.constants { marks.mark(value, self) } }
        for id in letters + [emptyText] + names.texts where id >= 0 { marks.texts[Int(id)] = true }
        for job in jobs[firstJob...] { marks.mark(job, self) }
        for id in Array(templates.values) + rejections { marks.mark(.object(id), self) }
        for module in modules.values {
            for cell in module.exports.values { marks.mark(.cell(cell), self) }
            marks.mark(.object(module.code), self)
            marks.mark(.object(module.namespace), self)
        }
        loop.forEachValue { marks.mark($0, self) }
        marks.run(self)
        kept = 0
        for index in things.indices {
            if marks.things[index] {
                kept += 64 + things[index].items.count * 16 + things[index].properties.count * 32
                if case .arrayBuffer(let bytes) = things[index].kind { kept += bytes.count }
                continue
            }
            if case .free = things[index].kind { continue }
            things[index] = Thing(kind: .free, prototype: -1)
            freeThings.append(ObjectID(index))
        }
        for index in texts.indices {
            if marks.texts[index] {
                kept += texts[index].string.utf8.count + 32
            } else if !marks.freeTexts[index] {
                texts[index] = Text("")
                freeTexts.append(TextID(index))
            }
        }
        for index in cells.indices where !marks.cells[index] && !marks.freeCells[index] {
            cells[index] = .undefined
            freeCells.append(CellID(index))
        }
        allocations = 0
        grown = 0
        threshold = max(200_000, things.count + texts.count)
    }
}

/// What can be reached.
private struct Marks {
    var things: [Bool]
    var texts: [Bool]
    var cells: [Bool]
    var freeTexts: [Bool]
    var freeCells: [Bool]
    private var work: [ObjectID] = []
    private var cellWork: [CellID] = []

    init(_ machine: Machine) {
        things = Array(repeating: false, count: machine.things.count)
        texts = Array(repeating: false, count: machine.texts.count)
        cells = Array(repeating: false, count: machine.cells.count)
        freeTexts = texts
        freeCells = cells
        for id in machine.freeTexts { freeTexts[Int(id)] = true }
        for id in machine.freeCells { freeCells[Int(id)] = true }
    }

    mutating func mark(_ value: Value, _ machine: Machine) {
        switch value {
        case .object(let id) where id >= 0:
            if !things[Int(id)] {
                things[Int(id)] = true
                work.append(id)
            }
        case .string(let id): texts[Int(id)] = true
        case .cell(let id):
            if !cells[Int(id)] {
                cells[Int(id)] = true
                cellWork.append(id)
            }
        default: break
        }
    }

    mutating func mark(_ frame: Frame, _ machine: Machine) {
        mark(.object(frame.function), machine)
        mark(frame.this, machine)
        mark(frame.newTarget, machine)
        mark(.object(frame.generator), machine)
        if case .instance(let value) = frame.ending { mark(value, machine) }
        for cell in frame.closure { mark(.cell(cell), machine) }
    }

    mutating func mark(_ reaction: PromiseState.Reaction, _ machine: Machine) {
        mark(reaction.onFulfilled, machine)
        mark(reaction.onRejected, machine)
        mark(.object(reaction.derived), machine)
        mark(.object(reaction.coroutine), machine)
    }

    mutating func mark(_ job: Job, _ machine: Machine) {
        switch job {
        case .react(let reaction, let value, _):
            mark(reaction, machine)
            mark(value, machine)
        case .adopt(let promise, let thenable, let then):
            for value in [.object(promise), thenable, then] { mark(value, machine) }
        case .call(let function, let arguments):
            for value in [function] + arguments { mark(value, machine) }
        }
    }

    mutating func run(_ machine: Machine) {
        while !work.isEmpty || !cellWork.isEmpty {
            while let cell = cellWork.popLast() { mark(machine.cells[Int(cell)], machine) }
            while let id = work.popLast() { visit(id, machine) }
        }
    }

    private mutating func visit(_ id: ObjectID, _ machine: Machine) {
        let place = Int(id)
        mark(.object(machine.things[place].prototype), machine)
        for entry in machine.things[place].properties.entries { mark(entry.value, machine) }
        for item in machine.things[place].items { mark(item, machine) }
        switch machine.things[place].kind {
        case .function(let function):
            for cell in function.closure { mark(.cell(cell), machine) }
            for value in [function.this, function.newTarget, .object(function.home), .object(function.fields)] {
                mark(value, machine)
            }
            if function.name >= 0 { texts[Int(function.name)] = true }
        case .bound(let target, let this):
            mark(target, machine)
            mark(this, machine)
        case .accessor(let get, let set):
            mark(get, machine)
            mark(set, machine)
        case .generator(let state):
            if let frame = state.frame { mark(frame, machine) }
            for value in state.stack { mark(value, machine) }
            mark(.object(state.promise), machine)
            for request in state.queue {
                mark(request.value, machine)
                mark(.object(request.promise), machine)
            }
        case .promise(let state):
            mark(state.value, machine)
            for reaction in state.reactions { mark(reaction, machine) }
        case .map(let table), .set(let table), .weak(let table, _):
            for case let entry? in table.slots {
                mark(entry.key, machine)
                mark(entry.value, machine)
            }
        case .wrapper(let value): mark(value, machine)
        case .iterator(.array(let value, _, _)): mark(value, machine)
        case .iterator(.text(let id, _)): texts[Int(id)] = true
        case .iterator(.table(let id, _, _)): mark(.object(id), machine)
        case .view(let view): mark(.object(view.storage), machine)
        case .proxy(let target, let handler):
            mark(.object(target), machine)
            mark(.object(handler), machine)
        default: break
        }
    }
}

extension Prototypes {
    var all: [ObjectID] {
        [
            object, function, array, string, number, boolean, symbol, bigInt, error, promise, map, set, weakMap,
            weakSet,
            date, regularExpression, iterator, asyncIterator, arrayIterator, stringIterator, mapIterator, setIterator,
            generator, asyncGenerator, generatorFunction, asyncFunction, asyncGeneratorFunction, arrayBuffer,
            dataView, buffer,
        ] + errors.values + views
    }
}
