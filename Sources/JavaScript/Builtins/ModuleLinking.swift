import Foundation
import JavaScriptSyntax
import Kernel

/// ES modules: what they import and export. The library decides where their files are.
enum ModuleLinking {
    /// Text, address: parses the module and makes its cells. Gives the addresses that it imports, as written.
    static let parse: NativeFunction = { (m, os, c) throws(Trap) in
        let source = m.string(c[0]) ?? ""
        let file = m.string(c[1]) ?? ""
        m.sources[file] = source.components(separatedBy: "\n")
        let script: Script
        do throws(JavaScriptSyntaxError) {
            script = try Parser.parse(source, isModule: true)
        } catch {
            throw m.syntaxError(error, file: file)
        }
        var record = ModuleRecord(file: file)
        var wanted: [String] = []
        func want(_ name: String) { if !wanted.contains(name) { wanted.append(name) } }
        for statement in script.function.body {
            switch statement.kind {
            case .importing(let declaration): want(declaration.source)
            case .exporting(.namesFrom(let from, _)), .exporting(.allFrom(let from, _)): want(from)
            default: break
            }
        }
        for name in localExports(script).keys { record.exports[name] = m.newCell(.hole) }
        m.modules[file] = record
        m.scripts[file] = script
        var list: [Value] = []
        for name in wanted { list.append(m.text(name)) }
        return m.array(list)
    }

    /// Exported names that are the module's own, with the variables behind them.
    private static func localExports(_ script: Script) -> [String: String] {
        var names: [String: String] = [:]
        let imported = Set(
            script.function.body.flatMap { statement -> [String] in
                if case .importing(let declaration) = statement.kind { declaration.names.map(\.local) } else { [] }
            })
        for statement in script.function.body {
            guard case .exporting(let declaration) = statement.kind else { continue }
            switch declaration {
            case .declaration(let inner):
                let list =
                    Compiler.lexicals([inner]).map(\.name) + Compiler.variables([inner])
                    + Compiler.functions([inner]).map(\.name)
                for name in list { names[name] = name }
            case .defaultFunction(let function): names["default"] = function.name
            case .defaultClass(let definition): names["default"] = definition.name ?? "default"
            case .defaultExpression: names["default"] = "default"
            case .names(let list):
                for (local, exported) in list where !imported.contains(local) { names[exported] = local }
            case .namesFrom, .allFrom: break
            }
        }
        return names
    }

    /// Address, addresses of what it imports by the written ones: a function that runs the module.
    static let link: NativeFunction = { (m, os, c) throws(Trap) in
        let file = m.string(c[0]) ?? ""
        guard let script = m.scripts[file] else { return .undefined }
        var addresses: [String: String] = [:]
        guard case .object(let table) = c[1] else { return .undefined }
        for name in try m.ownKeys(table, &os) {
            addresses[m.nameText(name)] = try m.getString(c[1], name, &os) ?? ""
        }
        var imports: [String: CellID] = [:]
        for statement in script.function.body {
            switch statement.kind {
            case .importing(let declaration):
                let target = addresses[declaration.source] ?? ""
                for (imported, local) in declaration.names {
                    imports[local] = try cell(imported, target, declaration.source, statement.place, file, &m)
                }
            case .exporting(.namesFrom(let source, let list)):
                for (imported, exported) in list {
                    let cell = try cell(imported, addresses[source] ?? "", source, statement.place, file, &m)
                    m.modules[file]?.exports[exported] = cell
                }
            case .exporting(.allFrom(let source, let name)):
                let target = addresses[source] ?? ""
                if let name {
                    let cell = try cell("*", target, source, statement.place, file, &m)
                    m.modules[file]?.exports[name] = cell
                } else {
                    for (exported, cell) in m.modules[target]?.exports ?? [:]
                    where exported != "default" && m.modules[file]?.exports[exported] == nil {
                        m.modules[file]?.exports[exported] = cell
                    }
                }
            default: break
            }
        }
        for statement in script.function.body {
            guard case .exporting(.names(let list)) = statement.kind else { continue }
            for (local, exported) in list { if let cell = imports[local] { m.modules[file]?.exports[exported] = cell } }
        }
        var own: [String: CellID] = [:]
        for (exported, local) in localExports(script) { own[local] = m.modules[file]?.exports[exported] }
        var compiler = Compiler(machine: Machine(), file: file, isInternal: false)
        swap(&m, &compiler.machine)
        do throws(JavaScriptSyntaxError) {
            let (code, closure) = try compiler.module(script, imports: imports, exports: own)
            swap(&m, &compiler.machine)
            m.scripts[file] = nil
            return .object(
                m.allocate(
                    Thing(
                        kind: .function(FunctionObject(code: Int32(code), closure: closure)),
                        prototype: m.prototypes.asyncFunction)))
        } catch {
            swap(&m, &compiler.machine)
            throw m.syntaxError(error, file: file)
        }
    }

    private static func cell(
        _ name: String, _ target: String, _ source: String, _ place: SourcePlace, _ file: String, _ m: inout Machine
    ) throws(Trap) -> CellID {
        if name == "*" { return m.newCell(makeNamespace(target, &m)) }
        if let cell = m.modules[target]?.exports[name] { return cell }
        var error = JavaScriptSyntaxError(
            message: "The requested module '\(source)' does not provide an export named '\(name)'", place: place,
            width: 1)
        if let line = m.sources[file]?[Int(place.line) - 1], let range = line.range(of: name) {
            error.place = SourcePlace(
                line: Int(place.line), column: line.utf16.distance(from: line.startIndex, to: range.lowerBound) + 1)
            error.width = name.utf16.count
        }
        throw m.syntaxError(error, file: file)
    }

    /// Address, an object: a module whose exports are the object's properties, as CommonJS modules are.
    static let synthetic: NativeFunction = { (m, os, c) throws(Trap) in
        let file = m.string(c[0]) ?? ""
        var record = m.modules[file] ?? ModuleRecord(file: file)
        if case .object(let id) = c[1], !m.isArray(c[1]) {
            for name in try m.ownKeys(id, hidden: false, &os) {
                let text = m.nameText(name)
                let value = try m.get(c[1], name, &os)
                if let cell = record.exports[text] {
                    m.cells[Int(cell)] = value
                } else {
                    record.exports[text] = m.newCell(value)
                }
            }
        }
        let isMarked = m.isObject(c[1]) ? try m.getTruth(c[1], "__esModule", &os) : false
        if let cell = record.exports["default"], !isMarked {
            m.cells[Int(cell)] = c[1]
        } else {
            record.exports["default"] = m.newCell(c[1])
        }
        m.modules[file] = record
        return .undefined
    }

    static let namespace: NativeFunction = { (m, os, c) throws(Trap) in makeNamespace(m.string(c[0]) ?? "", &m) }

    private static func makeNamespace(_ file: String, _ m: inout Machine) -> Value {
        if let known = m.modules[file]?.namespace, known >= 0 { return .object(known) }
        let id = m.make(.namespace, -1)
        for (name, cell) in (m.modules[file]?.exports ?? [:]).sorted(by: { $0.key < $1.key }) {
            m.define(id, name, .cell(cell), [.shared, .writable, .enumerable])
        }
        let tag = m.text("Module")
        m.define(id, .key(KnownSymbol.toStringTag.key), tag, [])
        m.things[Int(id)].isExtensible = false
        m.modules[file]?.namespace = id
        return .object(id)
    }
}
