/// Runs a template on a value: one run, one executor.
struct TemplateExecutor {
    let template: GoTemplate
    let root: TemplateValue
    let missingKey: GoTemplate.MissingKey
    let functions: TemplateFunctions

    private var output = ""
    private var variables: [(name: String, value: TemplateValue)]
    private var depth = 0

    /// How deep templates may call one another.
    private static let maximumDepth = 500

    /// What a loop does after one of its actions.
    private enum Flow {
        case goOn
        case breakLoop
        case continueLoop
    }

    init(
        template: GoTemplate, root: TemplateValue, missingKey: GoTemplate.MissingKey,
        functions: GoTemplate.FunctionSet
    ) {
        self.template = template
        self.root = root
        self.missingKey = missingKey
        self.functions = TemplateFunctions(set: functions)
        self.variables = [("$", root)]
    }

    mutating func run() throws(TemplateError) -> String {
        do throws(TemplateError) {
            _ = try walk(template.nodes, root)
        } catch {
            var failure = error
            failure.printed = output
            throw failure
        }
        return output
    }

    // MARK: - Actions

    private mutating func walk(_ nodes: [TemplateNode], _ dot: TemplateValue) throws(TemplateError) -> Flow {
        for node in nodes {
            let flow = try walk(node, dot)
            guard flow == .goOn else { return flow }
        }
        return .goOn
    }

    private mutating func walk(_ node: TemplateNode, _ dot: TemplateValue) throws(TemplateError) -> Flow {
        switch node {
        case .text(let text): output += text
        case .action(let pipeline):
            let value = try evaluate(pipeline, dot)
            if pipeline.variables.isEmpty { output += value.text }
        case .condition(let pipeline, let then, let other):
            return try inScope { run throws(TemplateError) in
                try run.walk(try run.evaluate(pipeline, dot).isTrue ? then : other, dot)
            }
        case .with(let pipeline, let then, let other):
            return try inScope { run throws(TemplateError) in
                let value = try run.evaluate(pipeline, dot)
                return value.isTrue ? try run.walk(then, value) : try run.walk(other, dot)
            }
        case .range(let pipeline, let body, let other):
            return try inScope { run throws(TemplateError) in try run.loop(pipeline, body, other, dot) }
        case .template(let name, let pipeline, let offset):
            try call(name, pipeline, offset, dot)
        case .breakLoop: return .breakLoop
        case .continueLoop: return .continueLoop
        }
        return .goOn
    }

    /// Runs a step whose variables end with it.
    private mutating func inScope(
        _ step: (inout TemplateExecutor) throws(TemplateError) -> Flow
    ) throws(TemplateError) -> Flow {
        let mark = variables.count
        defer { variables.removeSubrange(mark...) }
        return try step(&self)
    }

    private mutating func loop(
        _ pipeline: TemplatePipeline, _ body: [TemplateNode], _ other: [TemplateNode], _ dot: TemplateValue
    ) throws(TemplateError) -> Flow {
        let items = try items(of: try evaluate(pipeline, dot), pipeline)
        guard !items.isEmpty else { return try walk(other, dot) }
        let mark = variables.count
        for (key, value) in items {
            switch pipeline.variables.count {
            case 1: set(pipeline.variables[0], value, declares: pipeline.declares)
            case 2:
                set(pipeline.variables[0], key, declares: pipeline.declares)
                set(pipeline.variables[1], value, declares: pipeline.declares)
            default: break
            }
            let flow = try walk(body, value)
            variables.removeSubrange(mark...)
            if flow == .breakLoop { break }
        }
        return .goOn
    }

    private func items(
        of value: TemplateValue, _ pipeline: TemplatePipeline
    ) throws(TemplateError) -> [(key: TemplateValue, value: TemplateValue)] {
        switch value {
        case .list(let values): values.enumerated().map { (.int(Int64($0.offset)), $0.element) }
        case .int(let count) where count <= 1_000_000: (0..<max(0, count)).map { (.int($0), .int($0)) }
        case .object(let object) where object.isMap: object.orderedFields.map { (.string($0.name), $0.value) }
        case .missing, .nilList, .nilMap: []
        default:
            let last = pipeline.commands.last?.words.first
            throw error(
                "range can't iterate over \(value.text)", at: last?.offset ?? pipeline.offset,
                last?.text ?? pipeline.text)
        }
    }

    private mutating func call(
        _ name: String, _ pipeline: TemplatePipeline?, _ offset: Int, _ dot: TemplateValue
    ) throws(TemplateError) {
        let call = "{{template \(GoQuote.quote(name))\(pipeline.map { " " + $0.text } ?? "")}}"
        guard let nodes = template.definitions[name] else {
            throw error("template \(GoQuote.quote(name)) not defined", at: offset, call)
        }
        guard depth < Self.maximumDepth else {
            throw error("exceeded maximum template depth (\(Self.maximumDepth))", at: offset, call)
        }
        let value = try pipeline.map { pipeline throws(TemplateError) in try evaluate(pipeline, dot) } ?? .missing
        let outer = variables
        variables = [("$", value)]
        depth += 1
        _ = try walk(nodes, value)
        depth -= 1
        variables = outer
    }

    private mutating func set(_ name: String, _ value: TemplateValue, declares: Bool) {
        if !declares, let index = variables.lastIndex(where: { $0.name == name }) {
            variables[index].value = value
        } else {
            variables.append((name, value))
        }
    }

    // MARK: - Values

    private mutating func evaluate(
        _ pipeline: TemplatePipeline, _ dot: TemplateValue
    ) throws(TemplateError) -> TemplateValue {
        var value: TemplateValue?
        for command in pipeline.commands { value = try evaluate(command, dot, piped: value) }
        let result = value ?? .missing
        if !pipeline.isRange, let variable = pipeline.variables.first {
            set(variable, result, declares: pipeline.declares)
        }
        return result
    }

    private mutating func evaluate(
        _ command: TemplateCommand, _ dot: TemplateValue, piped: TemplateValue?
    ) throws(TemplateError) -> TemplateValue {
        guard let first = command.words.first else { return .missing }
        let arguments = command.words.dropFirst()
        if case .identifier(let name) = first.kind {
            return try callFunction(name, command, dot, piped)
        }
        if let method = try lookup(first, command, dot, piped) { return method }
        guard arguments.isEmpty, piped == nil else {
            throw error(first.argumentComplaint, at: first.offset, first.text)
        }
        if first.kind == .nilWord { throw error("nil is not a command", at: first.offset, first.text) }
        return try evaluate(first, dot)
    }

    private mutating func callFunction(
        _ name: String, _ command: TemplateCommand, _ dot: TemplateValue, _ piped: TemplateValue?
    ) throws(TemplateError) -> TemplateValue {
        var values: [TemplateValue] = []
        for operand in command.words.dropFirst() {
            let value = try evaluate(operand, dot)
            values.append(value)
            // "and" and "or" stop as soon as they know.
            if name == "and", !value.isTrue { return value }
            if name == "or", value.isTrue { return value }
        }
        if let piped { values.append(piped) }
        if let complaint = TemplateFunctions.countComplaint(name, values.count) {
            throw error(complaint, at: command.words[0].offset, name)
        }
        do throws(TemplateFunctions.Failure) {
            return try functions.call(name, values)
        } catch {
            throw self.error(calling: name, command, error)
        }
    }

    /// `.Label "team"`: a structure's method with one text as argument, nil where the operand is no such thing.
    private mutating func lookup(
        _ operand: TemplateOperand, _ command: TemplateCommand, _ dot: TemplateValue, _ piped: TemplateValue?
    ) throws(TemplateError) -> TemplateValue? {
        let (receiver, names): (TemplateValue, [String])
        switch operand.kind {
        case .fields(let fields): (receiver, names) = (dot, fields)
        case .variable(let name, let fields): (receiver, names) = (variable(name), fields)
        default: return nil
        }
        guard let name = names.last else { return nil }
        let owner = try fields(Array(names.dropLast()), of: receiver, operand)
        guard case .object(let object) = owner, let table = object.lookups[name] else { return nil }
        var values: [TemplateValue] = []
        for argument in command.words.dropFirst() { values.append(try evaluate(argument, dot)) }
        if let piped { values.append(piped) }
        guard values.count == 1, let value = values.first else {
            let message = "wrong number of args for \(name): want 1 got \(values.count)"
            throw error(message, at: operand.offset, operand.text)
        }
        if object.echoesLookups { return .string(value.text.split(separator: ".").last.map(String.init) ?? "") }
        return .string(table[value.text] ?? "")
    }

    private mutating func evaluate(
        _ operand: TemplateOperand, _ dot: TemplateValue
    ) throws(TemplateError) -> TemplateValue {
        switch operand.kind {
        case .dot: return dot
        case .nilWord: return .missing
        case .bool(let value): return .bool(value)
        case .number(let number): return number.value
        case .string(let text, _): return .string(text)
        case .identifier(let name):
            let command = TemplateCommand(words: [operand], offset: operand.offset)
            return try callFunction(name, command, dot, nil)
        case .fields(let names): return try fields(names, of: dot, operand)
        case .variable(let name, let names): return try fields(names, of: variable(name), operand)
        case .pipeline(let pipeline): return try evaluate(pipeline, dot)
        case .chain(let base, let names): return try fields(names, of: try evaluate(base, dot), operand)
        }
    }

    private func variable(_ name: String) -> TemplateValue {
        variables.last { $0.name == name }?.value ?? .missing
    }

    private func fields(
        _ names: [String], of value: TemplateValue, _ operand: TemplateOperand
    ) throws(TemplateError) -> TemplateValue {
        var value = value
        for name in names { value = try field(name, of: value, operand) }
        return value
    }

    private func field(
        _ name: String, of value: TemplateValue, _ operand: TemplateOperand
    ) throws(TemplateError) -> TemplateValue {
        switch value {
        case .object(let object):
            if let found = object[name] { return found }
            if object.isMap { return try absent(name, operand) }
        case .nilMap: return try absent(name, operand)
        case .missing:
            guard missingKey == .error else { return .missing }
            throw error("nil data; no entry for key \(GoQuote.quote(name))", at: operand.offset, operand.text)
        case .null:
            throw error("nil pointer evaluating interface {}.\(name)", at: operand.offset, operand.text)
        default: break
        }
        let message = "can't evaluate field \(name) in type \(value.typeName)"
        throw error(message, at: operand.offset, operand.text)
    }

    private func absent(_ name: String, _ operand: TemplateOperand) throws(TemplateError) -> TemplateValue {
        guard missingKey == .error else { return .missing }
        throw error("map has no entry for key \(GoQuote.quote(name))", at: operand.offset, operand.text)
    }

    // MARK: - Errors

    /// Go blames an argument of the wrong type itself, and the whole call for all else.
    private func error(
        calling name: String, _ command: TemplateCommand, _ failure: TemplateFunctions.Failure
    ) -> TemplateError {
        guard let (index, wanted) = failure.mistyped else {
            return error("error calling \(name): \(failure.message)", at: command.offset, command.text)
        }
        // The last argument may have come through a pipe; then the function's name stands for it.
        let operand = index + 1 < command.words.count ? command.words[index + 1] : command.words[0]
        let message = operand.constantComplaint(wanted) ?? failure.message
        return error(message, at: operand.offset, operand.text)
    }

    private func error(_ message: String, at offset: Int, _ text: String) -> TemplateError {
        let before = template.source.utf8.prefix(offset)
        let newline = UInt8(ascii: "\n")
        let line = 1 + before.count { $0 == newline }
        let column = before.lastIndex(of: newline).map { before.distance(from: $0, to: before.endIndex) - 1 } ?? offset
        let place =
            "template: \(template.name):\(line):\(column): executing \(GoQuote.quote(template.name)) at <\(text)>"
        return TemplateError(phase: .execution, description: "\(place): \(message)")
    }
}
