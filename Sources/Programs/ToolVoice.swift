import Kernel
import WorldModel

/// How a tool speaks: the name it was called by and the family it belongs to.
struct ToolVoice: Equatable {
    var name: String
    /// busybox's tools say some things differently from GNU's.
    var isBusybox: Bool

    init(_ arguments: [String], isBusybox: Bool) {
        name = arguments.first.map(ProgramCatalog.baseName) ?? ""
        self.isBusybox = isBusybox
    }

    init(name: String, isBusybox: Bool) {
        self.name = name
        self.isBusybox = isBusybox
    }

    /// A message on standard error, after the name.
    func complain(_ message: String, _ simulation: inout Simulation, _ me: ProcessID) {
        simulation.print("\(name): \(message)\n", to: 2, as: me)
    }

    /// The line that follows a message about a wrong command line.
    func adviseHelp(_ simulation: inout Simulation, _ me: ProcessID) {
        let text =
            isBusybox
            ? "BusyBox v1.37.0 (2024-09-26 21:31:42 UTC) multi-call binary.\n\nUsage: \(name) [OPTIONS]\n"
            : "Try '\(name) --help' for more information.\n"
        simulation.print(text, to: 2, as: me)
    }

    /// The options by their specification; complains and gives `nil` when something is wrong.
    func parse(
        _ arguments: some Sequence<String>, _ spec: OptionSpec, _ simulation: inout Simulation, _ me: ProcessID,
        advice: String? = nil
    ) -> ParsedOptions? {
        let options = ParsedOptions(Array(arguments), spec)
        guard let failure = options.failure else { return options }
        let message: String =
            switch failure {
            case .unknownLetter(let letter):
                isBusybox ? "unrecognized option: \(letter)" : "invalid option -- '\(letter)'"
            case .unknownName(let name):
                isBusybox ? "unrecognized option: \(name.dropFirst(2))" : "unrecognized option '\(name)'"
            case .missingValue(let letter):
                isBusybox ? "option requires an argument: \(letter)" : "option requires an argument -- '\(letter)'"
            case .missingLongValue(let name): "option '\(name)' requires an argument"
            }
        complain(message, &simulation, me)
        if let advice { simulation.print(advice, to: 2, as: me) }
        adviseHelp(&simulation, me)
        return nil
    }
}
