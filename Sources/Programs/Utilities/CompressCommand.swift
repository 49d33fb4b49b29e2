import FileTrees
import Kernel
import WorldModel

/// `gzip`, `gunzip`, `zcat`
enum CompressCommand {
    static let spec = OptionSpec(
        "dcfkqvtn123456789l", long: "decompress=d stdout=c to-stdout=c force=f keep=k verbose=v best=9 fast=1 test=t")

    static func run(_ call: inout UtilityCall, _ simulation: inout Simulation) -> Int32 {
        guard let options = call.parse(spec, &simulation) else { return 1 }
        let unpacks = options.has("d", "t") || call.name != "gzip"
        let toOutput = options.has("c") || call.name == "zcat"
        var status: Int32 = 0
        for path in options.operands.isEmpty ? ["-"] : options.operands {
            var name = path
            if unpacks, path != "-", !simulation.exists(path, as: call.me), !path.hasSuffix(".gz") { name += ".gz" }
            do throws(Errno) {
                let bytes = path == "-" ? call.input : try simulation.contents(of: name, as: call.me)
                guard let result = unpacks ? StoredGzip.unpack(bytes) : StoredGzip.pack(bytes) else {
                    simulation.print(
                        "\(call.isBusybox ? call.name : "\ngzip"): \(path == "-" ? "stdin" : name): not in gzip format\n",
                        to: 2, as: call.me)
                    status = 1
                    continue
                }
                if options.has("t") { continue }
                if toOutput || path == "-" {
                    call.output += result
                    continue
                }
                if unpacks, !name.hasSuffix(".gz"), !name.hasSuffix(".tgz") {
                    simulation.print("gzip: \(name): unknown suffix -- ignored\n", to: 2, as: call.me)
                    status = 2
                    continue
                }
                let target =
                    unpacks
                    ? name.hasSuffix(".tgz") ? name.dropLast(3) + "tar" : String(name.dropLast(3)) : name + ".gz"
                if simulation.exists(target, as: call.me), !options.has("f") {
                    simulation.print("gzip: \(target) already exists;\tnot overwritten\n", to: 2, as: call.me)
                    status = 2
                    continue
                }
                let mode = (try simulation.status(of: name, as: call.me)).mode
                try simulation.put(.bytes(result), at: target, permissions: mode, as: call.me)
                if !options.has("k") { try simulation.unlink(name, as: call.me) }
            } catch {
                simulation.print(
                    "\(call.isBusybox ? call.name : "gzip"): \(name): \(error.rawValue)\n", to: 2, as: call.me)
                status = 1
            }
        }
        return status
    }
}
