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
            let (decoded, isValid) = Base64.decode(bytes)
            call.output = decoded
            if !isValid { call.complain(call.isBusybox ? "truncated input" : "invalid input", &simulation) }
            return isValid ? 0 : 1
        }
        let text = Base64.encode(bytes)
        let width = options.number("w") ?? 76
        guard width > 0 else {
            call.output = text
            return 0
        }
        for start in stride(from: 0, to: text.count, by: width) {
            call.output += text[start..<min(text.count, start + width)] + [0x0A]
        }
        return 0
    }
}
