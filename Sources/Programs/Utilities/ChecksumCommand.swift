import FileTrees
import Kernel
import WorldModel

/// `md5sum`, `sha1sum` and their like
enum ChecksumCommand {
    static let spec = OptionSpec(
        "cbtswz", values: "l",
        long: "length:=l check=c status=s quiet strict tag warn=w ignore-missing binary=b text=t zero=z")

    /// Each program with its hash function and the name that `--tag` prints.
    static let functions: [String: (function: HashFunction, tag: String)] = [
        "md5sum": (.md5, "MD5"), "sha1sum": (.sha1, "SHA1"), "sha224sum": (.sha224, "SHA224"),
        "sha256sum": (.sha256, "SHA256"), "sha384sum": (.sha384, "SHA384"), "sha512sum": (.sha512, "SHA512"),
        "b2sum": (.blake2b512, "BLAKE2b"),
    ]

    static func run(_ call: inout UtilityCall, _ simulation: inout Simulation) -> Int32 {
        guard let options = call.parse(spec, &simulation), let kind = functions[call.name] else { return 1 }
        var length = 64
        if let text = options.value("l"), call.name == "b2sum" {
            guard let bits = Int(text), bits % 8 == 0, (0...512).contains(bits) else {
                call.complain("invalid length: '\(text)'", &simulation)
                call.complain("length is not a multiple of 8", &simulation)
                return 1
            }
            length = bits == 0 ? 64 : bits / 8
        }
        var status: Int32 = 0
        for path in options.operands.isEmpty ? ["-"] : options.operands {
            guard let bytes = call.read(path, &simulation) else {
                status = 1
                continue
            }
            if options.has("c") {
                var check = Check(options: options, function: kind.function, list: path)
                status = max(status, check.run(bytes, &call, &simulation))
            } else {
                let sum = hexadecimal(length < 64 ? Blake2b.hash(bytes, length: length) : kind.function.hash(bytes))
                let line = options.has("tag") ? "\(kind.tag) (\(path)) = \(sum)" : "\(sum)  \(path)"
                call.write(line + (options.has("z") ? "\0" : "\n"))
            }
        }
        return status
    }

    /// `-c`: reads sums from a list and compares.
    private struct Check {
        let options: ParsedOptions
        let function: HashFunction
        /// The file that holds the sums.
        let list: String
        private var mismatches = 0
        private var unreadable = 0
        private var malformed = 0
        private var total = 0

        init(options: ParsedOptions, function: HashFunction, list: String) {
            self.options = options
            self.function = function
            self.list = list
        }

        mutating func run(_ bytes: [UInt8], _ call: inout UtilityCall, _ simulation: inout Simulation) -> Int32 {
            for line in LineText.split(bytes) {
                guard let (sum, path) = Self.entry(LineText.string(line)) else {
                    malformed += 1
                    continue
                }
                total += 1
                compare(sum, path, &call, &simulation)
            }
            warn(&call, &simulation)
            return mismatches + unreadable > 0 || total == 0 || options.has("strict") && malformed > 0 ? 1 : 0
        }

        /// `SUM  PATH`, `SUM *PATH` or `MD5 (PATH) = SUM`.
        private static func entry(_ line: String) -> (sum: String, path: String)? {
            if let open = line.firstRange(of: " ("), let close = line.firstRange(of: ") = ") {
                return (String(line[close.upperBound...]), String(line[open.upperBound..<close.lowerBound]))
            }
            guard let space = line.firstIndex(of: " ") else { return nil }
            let sum = line[..<space]
            let path = line[line.index(after: space)...].drop { $0 == " " || $0 == "*" }
            guard sum.count >= 32, sum.allSatisfy(\.isHexDigit), !path.isEmpty else { return nil }
            return (String(sum), String(path))
        }

        private mutating func compare(
            _ sum: String, _ path: String, _ call: inout UtilityCall, _ simulation: inout Simulation
        ) {
            if options.has("ignore-missing"), !simulation.exists(path, as: call.me) {
                total -= 1
                return
            }
            guard let bytes = call.read(path, &simulation) else {
                unreadable += 1
                if !options.has("s") { call.print("\(path): FAILED\(call.isBusybox ? "" : " open or read")") }
                return
            }
            let isRight = hexadecimal(function.hash(bytes)) == sum.lowercased()
            if !isRight { mismatches += 1 }
            if !options.has("s"), !isRight || !options.has("quiet") {
                call.print("\(path): \(isRight ? "OK" : "FAILED")")
            }
        }

        private func warn(_ call: inout UtilityCall, _ simulation: inout Simulation) {
            guard !options.has("s") else { return }
            func say(_ count: Int, _ one: String, _ many: String) {
                if count > 0 { call.complain("WARNING: \(count) \(count == 1 ? one : many)", &simulation) }
            }
            if call.isBusybox {
                let failed = mismatches + unreadable + malformed
                if failed > 0 {
                    call.complain(
                        "WARNING: \(failed) of \(total + malformed) computed checksums did NOT match", &simulation)
                }
                return
            }
            guard total > 0 else {
                call.complain("\(list): no properly formatted checksum lines found", &simulation)
                return
            }
            say(malformed, "line is improperly formatted", "lines are improperly formatted")
            say(unreadable, "listed file could not be read", "listed files could not be read")
            say(mismatches, "computed checksum did NOT match", "computed checksums did NOT match")
        }
    }
}

/// `cksum` and `sum`: sums that are no hashes.
enum SumCommands {
    static let spec = OptionSpec("rs", long: "sysv=s")

    /// POSIX's CRC of the bytes and their number.
    static func crc(_ call: inout UtilityCall, _ simulation: inout Simulation) -> Int32 {
        each(OptionSpec(""), &call, &simulation) { bytes, _ in
            var crc: UInt32 = 0
            func add(_ byte: UInt8) {
                crc ^= UInt32(byte) << 24
                for _ in 0..<8 { crc = crc & 0x8000_0000 == 0 ? crc << 1 : crc << 1 ^ 0x04C1_1DB7 }
            }
            for byte in bytes { add(byte) }
            var length = bytes.count
            while length > 0 {
                add(UInt8(length & 255))
                length >>= 8
            }
            return "\(~crc) \(bytes.count)"
        }
    }

    /// BSD's sum with blocks of 1024 bytes, System V's with 512.
    static func sum(_ call: inout UtilityCall, _ simulation: inout Simulation) -> Int32 {
        each(spec, &call, &simulation) { bytes, options in
            if options.has("s") {
                let total = bytes.reduce(0) { $0 + Int($1) }
                let folded = (total & 0xFFFF) + (total & 0xFFFF_FFFF) >> 16
                return "\((folded & 0xFFFF) + folded >> 16) \((bytes.count + 511) / 512)"
            }
            let total = bytes.reduce(UInt16(0)) { ($0 >> 1 | $0 << 15) &+ UInt16($1) }
            return String(Int(total)).zeros(5) + " " + String((bytes.count + 1023) / 1024).right(5)
        }
    }

    private static func each(
        _ spec: OptionSpec, _ call: inout UtilityCall, _ simulation: inout Simulation,
        _ line: ([UInt8], ParsedOptions) -> String
    ) -> Int32 {
        guard let options = call.parse(spec, &simulation) else { return 1 }
        var status: Int32 = 0
        for path in options.operands.isEmpty ? ["-"] : options.operands {
            if let bytes = call.read(path, &simulation) {
                call.print(line(bytes, options) + (options.operands.isEmpty ? "" : " " + path))
            } else {
                status = 1
            }
        }
        return status
    }
}
