import WorldModel

extension Simulation {
    /// The name of the user that a process runs as, by the `/etc/passwd` that it sees; `root` where there is none.
    package func accountName(of process: ProcessID) -> String {
        let number = String(world.processes[process]?.credentials.user ?? 0)
        let bytes = (try? contents(of: "/etc/passwd", as: process)) ?? []
        for line in String(decoding: bytes, as: UTF8.self).split(separator: "\n") {
            let fields = line.split(separator: ":", omittingEmptySubsequences: false)
            if fields.count > 2, fields[2] == number { return String(fields[0]) }
        }
        return "root"
    }
}
