import Kernel
import Shell
import WorldModel

/// `seq`
enum SequenceCommand {
    static func run(_ call: inout UtilityCall, _ simulation: inout Simulation) -> Int32 {
        var separator = "\n"
        var isPadded = false
        var format: String?
        var rest = call.arguments[...]
        while let word = rest.first, word.hasPrefix("-"), Double(word) == nil {
            rest = rest.dropFirst()
            if word == "-w" {
                isPadded = true
            } else if word.hasPrefix("-s") {
                separator = word.count > 2 ? String(word.dropFirst(2)) : rest.popFirst() ?? ""
            } else if word.hasPrefix("-f") {
                format = word.count > 2 ? String(word.dropFirst(2)) : rest.popFirst() ?? ""
            } else if word != "--" {
                call.complain("invalid option -- '\(word.dropFirst().prefix(1))'", &simulation)
                call.adviseHelp(&simulation)
                return 1
            }
        }
        let words = Array(rest)
        guard !words.isEmpty else { return call.complainOfUsage("missing operand", &simulation) }
        guard words.count <= 3 else { return call.complainOfUsage("extra operand '\(words[3])'", &simulation) }
        var numbers: [Double] = []
        for word in words {
            guard let number = Double(word), number.isFinite else {
                if call.isBusybox {
                    call.complain("invalid number '\(word)'", &simulation)
                    return 1
                }
                return call.complainOfUsage("invalid floating point argument: '\(word)'", &simulation)
            }
            numbers.append(number)
        }
        let first = numbers.count > 1 ? numbers[0] : 1
        let step = numbers.count > 2 ? numbers[1] : 1
        let last = numbers[numbers.count - 1]
        guard step != 0 else { return call.complainOfUsage("invalid Zero increment value: '0'", &simulation) }
        let decimals =
            words.dropLast(words.count > 1 ? 1 : 0).map { $0.split(separator: ".").dropFirst().first?.count ?? 0 }.max()
            ?? 0
        let count = Int(max(-1, min(5_000_000, ((last - first) / step + 1e-9).rounded(.down))))
        guard count >= 0 else { return 0 }
        var texts =
            decimals == 0
            ? (0...count).map { String(Int(first) + $0 * Int(step)) }
            : (0...count).map { PrintfCommand.fixed(first + Double($0) * step, decimals) }
        if let format { texts = texts.map { LineText.string(PrintfCommand.run([format, $0]).output) } }
        if isPadded {
            let width = texts.map(\.count).max() ?? 0
            texts = texts.map {
                $0.hasPrefix("-") ? "-" + $0.dropFirst().description.zeros(width - 1) : $0.zeros(width)
            }
        }
        call.write(texts.joined(separator: separator) + "\n")
        return 0
    }
}
