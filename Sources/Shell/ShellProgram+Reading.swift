import Kernel
import WorldModel

/// The `read` builtin.
extension ShellProgram {
    mutating func read(
        _ request: Frame.ReadRequest, _ simulation: inout Simulation, _ me: ProcessID
    ) -> Step {
        var request = request
        do {
            let piece =
                request.delimiter == 10 && request.limit == nil
                ? try simulation.readLine(request.descriptor, as: me)
                : try simulation.read(request.descriptor, as: me, limit: 1)
            switch piece {
            case .blocked(let reason): return .wait([reason])
            case .end:
                finishReading(request, status: 1)
            case .bytes(let bytes):
                request.line += bytes
                let isComplete = request.line.last == request.delimiter || request.line.count == request.limit
                if isComplete, !request.isRaw, endsInBackslash(request.line) {
                    request.line.removeLast(2)
                    replaceTop(.reading(request))
                } else if isComplete {
                    if request.line.last == request.delimiter { request.line.removeLast() }
                    finishReading(request, status: 0)
                } else {
                    replaceTop(.reading(request))
                }
            }
        } catch {
            complain("read: \(error.rawValue)", &simulation, me)
            pop()
            state.status = 1
        }
        return .again
    }

    private func endsInBackslash(_ line: [UInt8]) -> Bool {
        let slashes = line.dropLast().reversed().prefix { $0 == 0x5C }.count
        return slashes % 2 == 1
    }

    private mutating func finishReading(_ request: Frame.ReadRequest, status: Int32) {
        pop()
        state.status = status
        let names = request.names.isEmpty ? ["REPLY"] : request.names
        let characters = Self.characters(of: request.line, isRaw: request.isRaw)
        if request.names.isEmpty {
            state.set("REPLY", String(characters.map(\.character)))
            return
        }
        let values = Self.split(characters, into: names.count, separators: state.fieldSeparators)
        for (index, name) in names.enumerated() {
            state.set(name, index < values.count ? values[index] : "")
        }
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
        var rest = characters[...].drop(while: isBlank)
        var fields: [String] = []
        while fields.count < count - 1, !rest.isEmpty {
            let field = rest.prefix { $0.isLiteral || !separators.contains($0.character) }
            fields.append(String(field.map(\.character)))
            rest = rest.dropFirst(field.count).drop(while: isBlank)
            if let first = rest.first, !first.isLiteral, separators.contains(first.character) {
                rest = rest.dropFirst().drop(while: isBlank)
            }
        }
        while let last = rest.last, isBlank(last) { rest = rest.dropLast() }
        if !rest.isEmpty { fields.append(String(rest.map(\.character))) }
        return fields
    }
}
