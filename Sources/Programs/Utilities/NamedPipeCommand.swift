import FileTrees
import Kernel
import WorldModel

/// `mkfifo`
enum NamedPipeCommand {
    static func run(_ call: inout UtilityCall, _ simulation: inout Simulation) -> Int32 {
        guard let options = call.parse(OptionSpec("", values: "m", long: "mode:=m"), &simulation) else { return 1 }
        guard !options.operands.isEmpty else { return call.complainOfUsage("missing operand", &simulation) }
        var mode: UInt16 = 0o666
        if let text = options.value("m") {
            guard let parsed = FileMode(text) else {
                call.complain("invalid mode", &simulation)
                return 1
            }
            mode = parsed.applied(to: 0o666, isDirectory: false, umask: 0)
        }
        var status: Int32 = 0
        for path in options.operands {
            do throws(Errno) {
                try simulation.makeNamedPipe(path, mode: mode, as: call.me)
            } catch {
                call.complain(call.isBusybox ? path : "cannot create fifo '\(path)'", error, &simulation)
                status = 1
            }
        }
        return status
    }
}
