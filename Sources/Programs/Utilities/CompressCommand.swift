import FileTrees
import Kernel
import WorldModel

/// `gzip`, `gunzip`, `zcat`
enum CompressCommand {
    static let spec = OptionSpec(
        "dcfkqvtn123456789lN",
        long: "decompress=d uncompress=d stdout=c to-stdout=c force=f keep=k verbose=v best=9 fast=1 test=t list=l "
            + "quiet=q no-name=n name=N")

    static func run(_ call: inout UtilityCall, _ simulation: inout Simulation) -> Int32 {
        guard let options = call.parse(spec, &simulation) else { return 1 }
        var job = Job(options: options, call: call)
        if options.has("l") {
            job.call.print("         compressed        uncompressed  ratio uncompressed_name")
        }
        for path in options.operands.isEmpty ? ["-"] : options.operands { job.treat(path, &simulation) }
        call = job.call
        return job.status
    }

    /// One run over all files.
    private struct Job {
        let options: ParsedOptions
        var call: UtilityCall
        var status: Int32 = 0
        private let unpacks: Bool
        private let toOutput: Bool

        init(options: ParsedOptions, call: UtilityCall) {
            self.options = options
            self.call = call
            unpacks = options.has("d", "t", "l") || call.name != "gzip"
            toOutput = options.has("c") || call.name == "zcat"
        }

        /// A complaint; GNU's tools are all gzip, and call what they leave alone a warning, with the status 2.
        private mutating func complain(
            _ message: String, busybox: String? = nil, status: Int32 = 1, _ simulation: inout Simulation
        ) {
            let name = call.isBusybox ? call.name : "gzip"
            simulation.print("\(name): \(call.isBusybox ? busybox ?? message : message)\n", to: 2, as: call.me)
            self.status = max(self.status, call.isBusybox ? min(1, status) : status)
        }

        mutating func treat(_ path: String, _ simulation: inout Simulation) {
            var name = path
            if unpacks, path != "-", !simulation.exists(path, as: call.me), !path.hasSuffix(".gz") { name += ".gz" }
            if path != "-", simulation.isDirectory(name, as: call.me) {
                return complain(
                    "\(name) is a directory -- ignored", busybox: "\(name): Is a directory", status: 2, &simulation)
            }
            let isFile = path != "-" && !toOutput && !options.has("t", "l")
            if isFile, unpacks, simulation.exists(name, as: call.me), Self.unpackedName(name) == nil {
                return complain(
                    "\(name): unknown suffix -- ignored", busybox: "\(name): unknown suffix - ignored", status: 2,
                    &simulation)
            }
            if isFile, !unpacks, !options.has("f"), name.hasSuffix(".gz"), !call.isBusybox {
                return complain("\(name) already has .gz suffix -- unchanged", status: 0, &simulation)
            }
            do throws(Errno) {
                let bytes = path == "-" ? call.input : try simulation.contents(of: name, as: call.me)
                guard let result = converted(bytes, path == "-" ? "stdin" : name, &simulation) else { return }
                if options.has("l") { return list(name, bytes, result) }
                if options.has("t") { return }
                if toOutput || path == "-" {
                    call.output += result
                } else {
                    try replace(name, by: result, of: bytes, &simulation)
                }
            } catch {
                complain("\(name): \(error.rawValue)", &simulation)
            }
        }

        /// The other form of the bytes; complains and gives `nil` when they are no gzip file or a damaged one.
        private mutating func converted(
            _ bytes: [UInt8], _ name: String, _ simulation: inout Simulation
        ) -> [UInt8]? {
            guard unpacks else { return Gzip.pack(bytes) }
            do throws(Gzip.Failure) {
                return try Gzip.unpack(bytes)
            } catch {
                if !call.isBusybox { simulation.print("\n", to: 2, as: call.me) }
                switch error {
                case .notGzip: complain("\(name): not in gzip format", busybox: "invalid magic", &simulation)
                case .damaged: complain("\(name): unexpected end of file", busybox: "corrupted data", &simulation)
                case .wrongChecksum:
                    complain("\(name): invalid compressed data--crc error", busybox: "crc error", &simulation)
                }
                return nil
            }
        }

        private static func unpackedName(_ name: String) -> String? {
            if name.hasSuffix(".tgz") { return name.dropLast(3) + "tar" }
            return name.hasSuffix(".gz") ? String(name.dropLast(3)) : nil
        }

        /// Writes the new file with the mode, the owner and the time of the old one, which goes.
        private mutating func replace(
            _ name: String, by result: [UInt8], of bytes: [UInt8], _ simulation: inout Simulation
        ) throws(Errno) {
            let target = unpacks ? Self.unpackedName(name) ?? name : name + ".gz"
            if simulation.exists(target, as: call.me), !options.has("f") {
                let busybox = "can't open '\(target)': File exists"
                return complain(
                    "\(target) already exists;\tnot overwritten", busybox: busybox, status: 2, &simulation)
            }
            let old = try simulation.status(of: name, as: call.me)
            try simulation.put(.bytes(result), at: target, permissions: old.mode, as: call.me)
            try? simulation.change(target, as: call.me) { inode in
                (inode.mode, inode.owner, inode.group) = (old.mode, old.owner, old.group)
                inode.modified = old.modified
            }
            if options.has("v") {
                let ratio = Self.ratio(unpacks ? bytes.count : result.count, unpacks ? result.count : bytes.count)
                let verb = options.has("k") ? "created" : "replaced with"
                simulation.print("\(name):\t\(ratio) -- \(verb) \(target)\n", to: 2, as: call.me)
            }
            if !options.has("k") { try simulation.unlink(name, as: call.me) }
        }

        private mutating func list(_ name: String, _ packed: [UInt8], _ bytes: [UInt8]) {
            let shown = name == "-" ? "stdout" : Self.unpackedName(name) ?? name
            call.print(
                String(packed.count).right(19) + " " + String(bytes.count).right(19) + " "
                    + Self.ratio(packed.count, bytes.count).right(6) + " " + shown)
        }

        /// How much smaller it is, without what the format itself takes.
        private static func ratio(_ packed: Int, _ bytes: Int) -> String {
            let share = bytes == 0 ? 0 : (bytes - (packed - 18)) * 1000 / bytes
            return "\(share < 0 ? "-" : "")\(abs(share) / 10).\(abs(share) % 10)%".right(6)
        }
    }
}
