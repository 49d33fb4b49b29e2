import WorldModel

/// `yes`
struct YesProgram: Program {
    private let line: [UInt8]
    private var outbox = Outbox()

    init(arguments: [String]) {
        let words = arguments.dropFirst()
        line = Array(((words.isEmpty ? "y" : words.joined(separator: " ")) + "\n").utf8)
    }

    mutating func step(_ simulation: inout Simulation, _ me: ProcessID) -> Step {
        if let step = outbox.flush(&simulation, me) { return step }
        for _ in 0..<max(1, 4096 / line.count) { outbox.add(line) }
        return .again
    }
}
