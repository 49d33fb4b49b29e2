import JavaScriptSyntax

/// Taking values apart.
extension Compiler {
    enum Binding { case declaring, assigning }

    /// Takes apart what is on the stack, which goes.
    mutating func destructure(
        _ pattern: Pattern, _ binding: Binding, source: Expression? = nil, isNested: Bool = false
    ) throws(JavaScriptSyntaxError) {
        switch pattern {
        case .identifier(let name, let place):
            if binding == .declaring { return initialize(name) }
            state.place = place
            store(name)
        case .reference(let reference): try assignReference(reference)
        case .defaulted(let inner, let value):
            let given = jump(.jumpIfNotUndefined)
            try compile(value)
            land(given)
            try destructure(inner, binding, isNested: isNested)
        case .object(let members, let rest, let place): try takeObject(members, rest, place, binding, source, isNested)
        case .array(let items, let rest, let place):
            state.place = place
            emit(.getIterator)
            state.code.texts[Int32(next - 1)] = source.map { Self.nameable($0) } ?? ""
            let iterator = newSlot()
            emit(.storeLocal, iterator)
            let from = next
            for item in items {
                emit(.iterateValue, iterator)
                if let item { try destructure(item, binding, isNested: true) } else { emit(.pop) }
            }
            if let rest {
                emit(.iteratorRest, iterator)
                try destructure(rest, binding)
            }
            let end = next
            emit(.closeIterator, iterator)
            guard end > from else { return }
            let over = jump()
            state.code.handlers.append(HandlerRange(start: from, end: end, target: next, depth: -1))
            emit(.closeIteratorQuietly, iterator)
            emit(.throwValue, 1)
            land(over)
        }
    }

    /// What is taken apart, where V8 names it.
    private static func nameable(_ source: Expression) -> String {
        switch source.kind {
        case .identifier, .object, .null: text(source)
        case .parenthesized(let inner): nameable(inner)
        default: ""
        }
    }

    private mutating func takeObject(
        _ members: [(key: PropertyKey, value: Pattern)], _ rest: Pattern?, _ place: SourcePlace, _ binding: Binding,
        _ source: Expression?, _ isNested: Bool
    ) throws(JavaScriptSyntaxError) {
        state.place = place
        emit(.checkObject)
        var text = source.map { Self.text($0) } ?? ""
        if case .name(let name)? = members.first?.key {
            var reads = isNested
            if case .defaulted? = members.first?.value { reads = true }
            text = reads ? "\u{1}" + name : text + "\u{0}" + name
        }
        state.code.texts[Int32(next - 1)] = text
        var keys: [Int] = []
        for (key, value) in members {
            switch key {
            case .name(let name):
                if rest != nil {
                    let slot = newSlot()
                    constant(machine.text(name))
                    emit(.storeLocal, slot)
                    keys.append(slot)
                }
                emit(.duplicate)
                emit(.getMember, self.key(name))
            case .computed(let expression):
                emit(.duplicate)
                try compile(expression)
                emit(.toKey)
                if rest != nil {
                    let slot = newSlot()
                    emit(.duplicate)
                    emit(.storeLocal, slot)
                    keys.append(slot)
                }
                emit(.getIndex)
            case .hidden: throw error("Unexpected private field")
            }
            try destructure(value, binding, isNested: true)
        }
        if let rest {
            emit(.makeArray)
            for slot in keys {
                emit(.loadLocal, slot)
                emit(.push)
            }
            emit(.copyRest)
            try destructure(rest, binding)
        } else {
            emit(.pop)
        }
    }

    /// Assigns what is on the stack to a member; it goes.
    private mutating func assignReference(_ reference: Expression) throws(JavaScriptSyntaxError) {
        switch reference.kind {
        case .member(let object, let name, _):
            if case .superReference = object.kind {
                emit(.setSuper, key(name))
                emit(.pop)
                return
            }
            try compile(object)
            emit(.swap)
            state.place = reference.place
            emit(.setMember, key(name))
        case .index(let object, let index, _):
            try compile(object)
            try compile(index)
            emit(.rotateThree)
            // The value lies above the object and the key: it has to be the last.
            emit(.rotateThree)
            state.place = reference.place
            emit(.setIndex)
        case .privateMember(let object, let name, _):
            try compile(object)
            load(name)
            emit(.rotateThree)
            emit(.rotateThree)
            emit(.setPrivate)
        case .identifier(let name):
            store(name)
            return
        case .parenthesized(let inner): return try assignReference(inner)
        default: throw error("Invalid destructuring assignment target")
        }
        emit(.pop)
    }
}
