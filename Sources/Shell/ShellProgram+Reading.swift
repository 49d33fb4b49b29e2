import Kernel
import WorldModel

/// The `read` builtin.
extension ShellProgram {
    mutating func read(
        _ request: Frame.ReadRequest, _ simulation: inout Simulation, _ me: ProcessID
    ) -> Step {
        if let due = request.due, simulation.world.clock.now >= due {
            finishReading(request, status: 142, &simulation, me)
            return .again
        }
        var request = request
        do {
            let piece =
                request.delimiter == 10 && request.limit == nil
                ? try simulation.readLine(request.descriptor, as: me)
                : try simulation.read(request.descriptor, as: me, limit: 1)
            switch piece {
            case .blocked(let reason): return .wait(request.due.map { [reason, .time($0)] } ?? [reason])
            case .end: finishReading(request, status: request.lines == nil ? 1 : 0, &simulation, me)
            case .bytes(let bytes):
                request.line += bytes
                continueReading(request, &simulation, me)
            }
        } catch {
            complain("read: \(request.descriptor): read error: \(error.rawValue)", &simulation, me)
            pop()
            state.status = state.flavour == .bash ? 1 : 2
        }
        return .again
    }

    /// What to do with what has been read so far.
    private mutating func continueReading(
        _ request: Frame.ReadRequest, _ simulation: inout Simulation, _ me: ProcessID
    ) {
        var request = request
        if request.lines != nil {
            // All input is gathered; the lines are told apart at its end.
            return replaceTop(.reading(request))
        }
        if request.isExact {
            if request.line.count >= request.limit ?? 0 { return finishReading(request, status: 0, &simulation, me) }
            return replaceTop(.reading(request))
        }
        let isEnded = request.line.last == request.delimiter
        let isComplete = isEnded || request.line.count == request.limit
        if isEnded, !request.isRaw, endsInBackslash(request.line), request.delimiter == 10 {
            request.line.removeLast(2)
            replaceTop(.reading(request))
        } else if isComplete {
            if isEnded { request.line.removeLast() }
            finishReading(request, status: 0, &simulation, me)
        } else {
            replaceTop(.reading(request))
        }
    }

    private func endsInBackslash(_ line: [UInt8]) -> Bool {
        let slashes = line.dropLast().reversed().prefix { $0 == 0x5C }.count
        return slashes % 2 == 1
    }

    private mutating func finishReading(
        _ request: Frame.ReadRequest, status: Int32, _ simulation: inout Simulation, _ me: ProcessID
    ) {
        pop()
        state.status = status
        if let lines = request.lines { return finishLines(request, lines) }
        let characters = Self.characters(of: request.line, isRaw: request.isRaw)
        if let array = request.array {
            let fields = Self.split(characters, into: .max, separators: state.fieldSeparators)
            state.variables[array, default: ShellVariable(nil)].value = .list(IndexedArray(fields))
            return
        }
        if request.names.isEmpty || request.isExact {
            let text = String(characters.map(\.character))
            state.set(request.names.first ?? "REPLY", text)
            for name in request.names.dropFirst() { state.set(name, "") }
            return
        }
        let values = Self.split(characters, into: request.names.count, separators: state.fieldSeparators)
        for (index, name) in request.names.enumerated() {
            if state.flavour == .dash, !ShellState.isName(name) {
                complain("\(name): bad variable name", from: "read", &simulation, me)
                state.status = 2
                return
            }
            guard !state.set(name, index < values.count ? values[index] : "") else { continue }
            switch state.flavour {
            case .bash: complain("\(name): readonly variable", &simulation, me)
            case .dash, .ash: complain("\(name): is read only", from: "read", &simulation, me)
            }
            state.status = state.flavour == .bash ? 1 : 2
            return
        }
    }

    private mutating func finishLines(_ request: Frame.ReadRequest, _ lines: Frame.Lines) {
        var list = IndexedArray()
        if lines.origin != nil, case .list(let old)? = state.variables[request.array ?? "MAPFILE"]?.value {
            list = old  // with `-O` the array is not emptied
        }
        var index = lines.origin ?? 0
        var start = 0
        var number = 0
        while start < request.line.count {
            let mark = request.line[start...].firstIndex(of: request.delimiter)
            let end = mark.map { $0 + 1 } ?? request.line.count
            number += 1
            if number > lines.skipped, lines.maximum == 0 || number - lines.skipped <= lines.maximum {
                let text = request.line[start..<(mark != nil && lines.stripsDelimiter ? end - 1 : end)]
                list[index] = String(decoding: text, as: UTF8.self)
                index += 1
            }
            start = end
        }
        state.variables[request.array ?? "MAPFILE", default: ShellVariable(nil)].value = .list(list)
    }

    private static func characters(of line: [UInt8], isRaw: Bool) -> [(character: Character, isLiteral: Bool)] {
        var out: [(character: Character, isLiteral: Bool)] = []
        var escapes = false
        for character in String(decoding: line, as: UTF8.self) {
            if !isRaw, character == "\\", !escapes {
                escapes = true
            } else {
                out.append((character, escapes))
                escapes = false
            }
        }
        return out
    }

    /// Splits into fields; the last one takes the rest.
    private static func split(
        _ characters: [(character: Character, isLiteral: Bool)], into count: Int, separators: String
    ) -> [String] {
        let blanks = separators.filter { $0 == " " || $0 == "\t" || $0 == "\n" }
        func isBlank(_ item: (character: Character, isLiteral: Bool)) -> Bool {
            !item.isLiteral && blanks.contains(item.character)
        }
        func isSeparator(_ item: (character: Character, isLiteral: Bool)) -> Bool {
            !item.isLiteral && separators.contains(item.character)
        }
        /// The place behind the separators that end a field here: blanks around at most one other.
        func skip(_ start: ArraySlice<(character: Character, isLiteral: Bool)>) -> ArraySlice<
            (character: Character, isLiteral: Bool)
        > {
            var rest = start.drop(while: isBlank)
            if let first = rest.first, isSeparator(first) { rest = rest.dropFirst().drop(while: isBlank) }
            return rest
        }
        var rest = characters[...].drop(while: isBlank)
        var fields: [String] = []
        while fields.count < count - 1, !rest.isEmpty {
            let field = rest.prefix { !isSeparator($0) }
            fields.append(String(field.map(\.character)))
            rest = skip(rest.dropFirst(field.count))
        }
        guard !rest.isEmpty else { return fields }
        // What is left goes to the last name whole, but for a separator that only ends it.
        let field = rest.prefix { !isSeparator($0) }
        if skip(rest.dropFirst(field.count)).isEmpty {
            fields.append(String(field.map(\.character)))
        } else {
            while let last = rest.last, isBlank(last) { rest = rest.dropLast() }
            fields.append(String(rest.map(\.character)))
        }
        return fields
    }
}
