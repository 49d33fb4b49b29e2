import Kernel
import WorldModel

extension Utility {
    /// A utility that reads standard input when no file is named after the first `skipping` operands.
    static func filter(_ spec: OptionSpec, skipping operands: Int = 0, _ run: @escaping Body) -> Utility {
        Utility(
            readsInput: { arguments in
                let files = ParsedOptions(arguments, spec).operands.dropFirst(operands)
                return files.isEmpty || files.contains("-")
            }, run)
    }
}

extension UtilityCall {
    private var voice: ToolVoice { ToolVoice(name: name, isBusybox: isBusybox) }

    /// The options by their specification; complains and gives `nil` when something is wrong.
    func parse(
        _ spec: OptionSpec, _ simulation: inout Simulation, advice: String? = nil
    ) -> ParsedOptions? {
        voice.parse(arguments, spec, &simulation, me, advice: advice)
    }

    /// The line that follows a message about a wrong command line.
    func adviseHelp(_ simulation: inout Simulation) { voice.adviseHelp(&simulation, me) }

    /// Says that an operand is missing. busybox shows its usage instead.
    func complainOfUsage(_ message: String, _ simulation: inout Simulation) -> Int32 {
        if !isBusybox { complain(message, &simulation) }
        adviseHelp(&simulation)
        return 1
    }

    /// A message with the text of a failed system call.
    func complain(_ what: String, _ error: Errno, _ simulation: inout Simulation) {
        complain("\(isBusybox ? what : GNUQuoting.visible(what)): \(error.rawValue)", &simulation)
    }

    /// The contents of a filter's files, or its input when it has none; complains of those that cannot be read.
    func inputs(
        _ files: some Collection<String>, _ simulation: inout Simulation
    ) -> (contents: [(name: String, bytes: [UInt8])], failed: Bool) {
        guard !files.isEmpty else { return ([("-", input)], false) }
        var contents: [(name: String, bytes: [UInt8])] = []
        var failed = false
        for file in files {
            if let bytes = readFilterInput(file, &simulation) {
                contents.append((file, bytes))
            } else {
                failed = true
            }
        }
        return (contents, failed)
    }

    /// As `read`, with the message that filters print in both flavours.
    func readFilterInput(_ path: String, _ simulation: inout Simulation) -> [UInt8]? {
        if path == "-" { return input }
        do {
            return try simulation.contents(of: path, as: me)
        } catch {
            complain(path, error, &simulation)
            return nil
        }
    }
}
