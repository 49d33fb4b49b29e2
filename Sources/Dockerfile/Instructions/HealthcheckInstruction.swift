/// `HEALTHCHECK NONE` or `HEALTHCHECK [options] CMD command` (buildkit `parseHealthcheck`).
///
/// Times are nanoseconds; 0 leaves the engine's default.
package struct HealthcheckInstruction: Hashable, Sendable {
    /// `["NONE"]`, `["CMD", …]` or `["CMD-SHELL", text]`, as in an image's configuration.
    package var test: [String]
    /// The time between two checks.
    package var interval: Int64 = 0
    /// The time one check may take.
    package var timeout: Int64 = 0
    /// The time at the beginning in which failures do not count.
    package var startPeriod: Int64 = 0
    /// The time between two checks in the start period.
    package var startInterval: Int64 = 0
    /// The failures in a row that make a container unhealthy.
    package var retries = 0

    init(_ parsed: ParsedInstruction) throws(DockerfileError) {
        guard let first = parsed.arguments.first else { throw .atLeastOneArgument("HEALTHCHECK") }
        let kind = first.uppercased()
        let rest = Array(parsed.arguments.dropFirst())
        if kind == "NONE" {
            guard rest.isEmpty else { throw DockerfileError("HEALTHCHECK NONE takes no arguments") }
            test = ["NONE"]
            return
        }
        let times = ["interval", "timeout", "start-period", "start-interval"]
        let flags = try InstructionFlags(parsed, (times + ["retries"]).map { ($0, .text) })
        guard kind == "CMD" else {
            throw DockerfileError("Unknown type \(kind.goQuoted) in HEALTHCHECK (try CMD)")
        }
        let words = parsed.commandWords(rest)
        guard !words.isEmpty else { throw DockerfileError("Missing command after HEALTHCHECK CMD") }
        test = [parsed.isJSON ? "CMD" : "CMD-SHELL"] + words
        interval = try Self.time("interval", flags)
        timeout = try Self.time("timeout", flags)
        startPeriod = try Self.time("start-period", flags)
        startInterval = try Self.time("start-interval", flags)
        retries = try Self.retries(flags.text("retries"))
    }

    private static func time(_ name: String, _ flags: InstructionFlags) throws(DockerfileError) -> Int64 {
        let text = flags.text(name)
        if text.isEmpty { return 0 }
        let nanoseconds = try GoDuration.nanoseconds(text)
        guard nanoseconds == 0 || nanoseconds >= 1_000_000 else {
            throw DockerfileError("Interval \(name.goQuoted) cannot be less than 1ms")
        }
        return nanoseconds
    }

    private static func retries(_ text: String) throws(DockerfileError) -> Int {
        if text.isEmpty { return 0 }
        let digits = text.utf8.drop { $0 == UInt8(ascii: "-") || $0 == UInt8(ascii: "+") }
        let isNumber = !digits.isEmpty && digits.allSatisfy { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }
        guard isNumber, text.utf8.count - digits.count <= 1 else {
            throw DockerfileError("strconv.ParseInt: parsing \(text.goQuoted): invalid syntax")
        }
        guard let count = Int32(text) else {
            throw DockerfileError("strconv.ParseInt: parsing \(text.goQuoted): value out of range")
        }
        guard count >= 0 else { throw DockerfileError("--retries cannot be negative (\(count))") }
        return Int(count)
    }
}
