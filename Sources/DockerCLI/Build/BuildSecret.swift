import Dockerfile
import Engine
import Kernel
import WorldModel

/// `--secret id=token,src=file` (buildx, `buildflags.ParseSecretSpecs`).
struct BuildSecret {
    var id = ""
    private var file = ""
    private var variable = ""

    init(_ text: String) throws(CommandFailure) {
        var kind = ""
        for field in (try? CSVRecord.fields(of: text)) ?? [text] {
            let parts = field.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
            guard parts.count == 2 else {
                throw CommandFailure("ERROR: invalid field '\(field)' must be a key=value pair")
            }
            switch parts[0].lowercased() {
            case "type":
                guard ["file", "env"].contains(parts[1]) else {
                    throw CommandFailure("ERROR: unsupported secret type \"\(parts[1])\"")
                }
                kind = parts[1]
            case "id": id = parts[1]
            case "source", "src": file = parts[1]
            case "env": variable = parts[1]
            default: throw CommandFailure("ERROR: unexpected key '\(parts[0])' in '\(field)'")
            }
        }
        if kind == "env", variable.isEmpty { (variable, file) = (file, "") }
        guard !id.isEmpty else { throw CommandFailure("ERROR: failed to build: secret missing ID") }
    }

    /// The secret's bytes: of the file, or of the variable; without either, of whichever has the id's name.
    func content(_ simulation: Simulation, _ me: ProcessID) throws(CommandFailure) -> [UInt8] {
        let environment = simulation.world.processes[me]?.environment ?? Environment()
        let name = variable.isEmpty && file.isEmpty && environment[id] != nil ? id : variable
        guard name.isEmpty else { return Array((environment[name] ?? "").utf8) }
        let path = file.isEmpty ? id : file
        guard let location = try? simulation.resolve(path, in: simulation.view(of: me)),
            let body = simulation.inode(at: location).body
        else {
            throw CommandFailure(
                "ERROR: failed to build: failed to stat \(path): stat \(path): no such file or directory")
        }
        return body.bytes
    }
}
