import Kernel
import WorldModel

/// `tee`
struct TeeProgram: Program {
    private let arguments: [String]
    private let voice: ToolVoice
    private var descriptors: [Int]?
    private var outbox = Outbox()
    private var status: Int32 = 0

    static let spec = OptionSpec("aip", long: "append=a ignore-interrupts=i output-error?")

    init(arguments: [String], isBusybox: Bool) {
        self.arguments = arguments
        voice = ToolVoice(arguments, isBusybox: isBusybox)
    }

    mutating func step(_ simulation: inout Simulation, _ me: ProcessID) -> Step {
        if let step = outbox.flush(&simulation, me) { return step }
        guard let files = descriptors else { return begin(&simulation, me) ? .again : .exit(1) }
        switch (try? simulation.read(0, as: me)) ?? .end {
        case .bytes(let bytes):
            outbox.add(bytes)
            for number in files { simulation.writeAll(bytes, to: number, as: me) }
        case .blocked(let reason): return .wait([reason])
        case .end: return .exit(status)
        }
        return .again
    }

    private mutating func begin(_ simulation: inout Simulation, _ me: ProcessID) -> Bool {
        guard let options = voice.parse(arguments.dropFirst(), Self.spec, &simulation, me) else { return false }
        if options.has("i") { simulation.world.processes.table[me]?.ignoredSignals.insert(.interrupt) }
        var opened: [Int] = []
        for path in options.operands {
            do {
                opened.append(try simulation.open(path, options.has("a") ? .appending : .writing, as: me))
            } catch {
                voice.complain("\(path): \(error.rawValue)", &simulation, me)
                status = 1
            }
        }
        descriptors = opened
        return true
    }
}
