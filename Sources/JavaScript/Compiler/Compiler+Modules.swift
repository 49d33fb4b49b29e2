import JavaScriptSyntax

/// Whole texts.
extension Compiler {
    /// A text as the body of a function with parameters: a CommonJS module, or a part of the library.
    mutating func script(_ script: Script, name: String) throws(JavaScriptSyntaxError) -> Int {
        var function = script.function
        function.name = name
        let number = try compile(function)
        machine.codes[number].isModuleBody = true
        return number
    }

    /// The value of the last expression is the script's, as `node -p` prints it.
    static func returningLast(_ script: Script) -> Script {
        var script = script
        if let last = script.function.body.last, case .expression(let value) = last.kind {
            script.function.body[script.function.body.count - 1].kind = .returning(value)
        }
        return script
    }

    /// An ES module: an asynchronous function whose closure holds the cells of what it imports and exports.
    /// - Parameter cells: names of the module's own variables and of imports, with their cells.
    mutating func module(
        _ script: Script, imports: [String: CellID], exports: [String: CellID]
    ) throws(JavaScriptSyntaxError) -> (code: Int, closure: [CellID]) {
        isModule = true
        moduleCells = exports
        // A function around it, whose variables are the cells.
        var outer = Function()
        outer.isStrict = true
        states.append(State(function: outer, code: Code(name: "", file: file)))
        var closure: [CellID] = []
        var slots: [Int: CellID] = [:]
        for (name, cell) in imports {
            let slot = newSlot()
            slots[slot] = cell
            states[0].scopes[0].variables[name] = Variable(kind: .constant, slot: slot, isCell: true)
        }
        for name in exports.keys where imports[name] == nil {
            let slot = newSlot()
            slots[slot] = exports[name]
            states[0].scopes[0].variables["export " + name] = Variable(kind: .mutable, slot: slot, isCell: true)
        }
        var function = script.function
        function.isAsync = true
        states.append(State(function: function, code: Code(name: "", file: file)))
        state.code.isAsync = true
        state.code.isStrict = true
        state.code.isInternal = isInternal
        try body(function)
        let number = finish()
        machine.codes[number].isModuleBody = true
        for source in machine.codes[number].captures { closure.append(slots[Int(source)] ?? 0) }
        states.removeLast()
        return (number, closure)
    }
}
