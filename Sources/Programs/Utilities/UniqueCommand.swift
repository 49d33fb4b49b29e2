import Kernel
import WorldModel

/// `uniq`
enum UniqueCommand {
    static let spec = OptionSpec(
        "cduizD", values: "fsw",
        long: "count=c repeated=d unique=u ignore-case=i skip-fields:=f skip-chars:=s check-chars:=w")

    static func run(_ call: inout UtilityCall, _ simulation: inout Simulation) -> Int32 {
        guard let options = call.parse(spec, &simulation) else { return 1 }
        if options.operands.count > 2 {
            call.complain("extra operand '\(options.operands[2])'", &simulation)
            call.adviseHelp(&simulation)
            return 1
        }
        let path = options.operands.first ?? "-"
        guard let bytes = call.isBusybox ? call.read(path, &simulation) : call.readFilterInput(path, &simulation) else {
            return 1
        }
        var groups: [(line: ArraySlice<UInt8>, key: ArraySlice<UInt8>, count: Int)] = []
        var doubles: [UInt8] = []
        let isWhole = !options.has("f", "s", "w") && !options.has("i")
        for line in lines(of: bytes) {
            let key = isWhole ? line : key(of: line, options)
            if let last = groups.last, last.key == key {
                if last.count == 1 { doubles += last.line + [0x0A] }
                doubles += line + [0x0A]
                groups[groups.count - 1].count += 1
            } else {
                groups.append((line, key, 1))
            }
        }
        var output = options.has("D") ? doubles : []
        for group in groups where !options.has("D") {
            if options.has("d"), group.count < 2 { continue }
            if options.has("u"), group.count > 1 { continue }
            if options.has("c") { output += Array((String(group.count).right(7) + " ").utf8) }
            output += group.line
            output.append(0x0A)
        }
        if options.operands.count > 1 {
            try? simulation.put(.bytes(output), at: options.operands[1], as: call.me)
        } else {
            call.output = output
        }
        return 0
    }

    private static func key(of line: ArraySlice<UInt8>, _ options: ParsedOptions) -> ArraySlice<UInt8> {
        var key = line
        for _ in 0..<(options.number("f") ?? 0) {
            key = key.drop { $0 == 0x20 || $0 == 0x09 }.drop { $0 != 0x20 && $0 != 0x09 }
        }
        key = key.dropFirst(options.number("s") ?? 0)
        if let width = options.number("w") { key = key.prefix(width) }
        return options.has("i") ? LineText.lowercased(Array(key))[...] : key
    }
}
