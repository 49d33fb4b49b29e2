import FileTrees
import Kernel
import WorldModel

/// `base64`
enum Base64Command {
    static let spec = OptionSpec("di", values: "w", long: "decode=d ignore-garbage=i wrap:=w")

    static func run(_ call: inout UtilityCall, _ simulation: inout Simulation) -> Int32 {
        guard let options = call.parse(spec, &simulation) else { return 1 }
        guard let bytes = call.readFilterInput(options.operands.first ?? "-", &simulation) else { return 1 }
        if options.has("d") {
            let (decoded, isValid) = Base64.decode(options.has("i") ? bytes.filter(Base64.isDigit) : bytes)
            call.output = decoded
            if !isValid { call.complain(call.isBusybox ? "truncated input" : "invalid input", &simulation) }
            return isValid ? 0 : 1
        }
        write(Base64.encode(bytes), options, &call)
        return 0
    }

    /// `base32`
    static func run32(_ call: inout UtilityCall, _ simulation: inout Simulation) -> Int32 {
        guard let options = call.parse(spec, &simulation) else { return 1 }
        guard let bytes = call.readFilterInput(options.operands.first ?? "-", &simulation) else { return 1 }
        guard options.has("d") else {
            write(Base32.encode(bytes), options, &call)
            return 0
        }
        let (decoded, isValid) = Base32.decode(bytes, skipsGarbage: options.has("i"))
        call.output = decoded
        if !isValid { call.complain("invalid input", &simulation) }
        return isValid ? 0 : 1
    }

    private static func write(_ text: [UInt8], _ options: ParsedOptions, _ call: inout UtilityCall) {
        let width = options.number("w") ?? 76
        guard width > 0 else {
            call.output = text
            return
        }
        for start in stride(from: 0, to: text.count, by: width) {
            call.output += text[start..<min(text.count, start + width)] + [0x0A]
        }
    }
}
