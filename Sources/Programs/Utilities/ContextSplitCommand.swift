import Kernel
import Shell
import WorldModel

/// `csplit`: pieces of a file, divided where patterns match.
enum ContextSplitCommand {
    static let spec = OptionSpec(
        "skz", values: "fnb", long: "prefix:=f digits:=n quiet=s silent=s keep-files=k elide-empty-files=z")

    static func run(_ call: inout UtilityCall, _ simulation: inout Simulation) -> Int32 {
        guard let options = call.parse(spec, &simulation) else { return 1 }
        guard options.operands.count > 1 else {
            let text = options.operands.first.map { "missing operand after '\($0)'" } ?? "missing operand"
            return call.complainOfUsage(text, &simulation)
        }
        guard let bytes = call.readFilterInput(options.operands[0], &simulation) else { return 1 }
        let lines = LineText.split(bytes)
        var pieces: [ArraySlice<[UInt8]>] = []
        var at = 0
        var index = 1
        while index < options.operands.count {
            let word = options.operands[index]
            index += 1
            var rounds = 1
            if index < options.operands.count, let count = repetitions(options.operands[index]) {
                rounds = count == .max ? .max : count + 1
                index += 1
            }
            var round = 0
            while round < rounds {
                guard let end = place(word, lines, from: at, isFirst: round == 0 && at == 0) else {
                    if rounds == .max { break }
                    call.complain("'\(word)': match not found", &simulation)
                    return 1
                }
                if word.first != "%" { pieces.append(lines[at..<end]) }
                at = end
                round += 1
            }
        }
        pieces.append(lines[min(at, lines.count)...])
        if options.has("z") { pieces.removeAll(where: \.isEmpty) }
        for (number, piece) in pieces.enumerated() {
            let name = (options.value("f") ?? "xx") + String(number).zeros(options.number("n") ?? 2)
            let content: [UInt8] = piece.reduce(into: []) { $0 += $1 + [0x0A] }
            do throws(Errno) {
                try simulation.put(.bytes(content), at: name, as: call.me)
            } catch {
                call.complain(name, error, &simulation)
                return 1
            }
            if !options.has("s") { call.print(String(content.count)) }
        }
        return 0
    }

    /// `{3}` and `{*}`
    private static func repetitions(_ word: String) -> Int? {
        guard word.hasPrefix("{"), word.hasSuffix("}") else { return nil }
        let inner = word.dropFirst().dropLast()
        return inner == "*" ? .max : Int(inner).map { min($0, 100_000) }
    }

    /// The line before which a piece ends: a number, `/pattern/` or `%pattern%`, each with an offset.
    private static func place(_ word: String, _ lines: [[UInt8]], from start: Int, isFirst: Bool) -> Int? {
        if let number = Int(word) { return number - 1 >= start && number - 1 <= lines.count ? number - 1 : nil }
        guard let mark = word.first, mark == "/" || mark == "%",
            let close = word.dropFirst().lastIndex(of: mark),
            let expression = try? RegularExpression(
                String(word[word.index(after: word.startIndex)..<close]), isExtended: false)
        else { return nil }
        let offset = Int(word[word.index(after: close)...].drop { $0 == "+" }) ?? 0
        let from = isFirst ? start : start + 1
        guard from < lines.count, let found = (from..<lines.count).first(where: { expression.matches(lines[$0]) })
        else {
            return nil
        }
        let end = found + offset
        return end >= start && end <= lines.count ? end : nil
    }
}
