import Kernel
import WorldModel

/// `cut`
enum CutCommand {
    static let spec = OptionSpec(
        "sn", values: "dfcb",
        long: "delimiter:=d fields:=f characters:=c bytes:=b only-delimited=s output-delimiter: complement")

    static func run(_ call: inout UtilityCall, _ simulation: inout Simulation) -> Int32 {
        guard let options = call.parse(spec, &simulation) else { return 1 }
        guard let list = options.value("f") ?? options.value("c") ?? options.value("b") else {
            return fail(
                call.isBusybox
                    ? "expected a list of bytes, characters, or fields"
                    : "you must specify a list of bytes, characters, or fields", call, &simulation)
        }
        guard let ranges = NumberRanges(list) else {
            return fail(
                options.has("f") ? "invalid field value '\(list)'" : "invalid byte/character position '\(list)'", call,
                &simulation)
        }
        if let delimiter = options.value("d"), delimiter.utf8.count > 1 {
            return fail("the delimiter must be a single character", call, &simulation)
        }
        let inputs = call.inputs(options.operands, &simulation)
        let delimiter = options.value("d")?.utf8.first ?? 0x09
        let joint = options.value("output-delimiter").map { Array($0.utf8) }
        let takes: (Int) -> Bool = { ranges.contains($0) != options.has("complement") }
        for line in inputs.contents.flatMap({ LineText.split($0.bytes) }) {
            if options.has("f") {
                let fields = line.split(separator: delimiter, omittingEmptySubsequences: false)
                if fields.count < 2 {
                    if !options.has("s") { call.output += line + [0x0A] }
                    continue
                }
                let kept = fields.enumerated().filter { takes($0.offset + 1) }.map(\.element)
                call.output += Array(kept.joined(separator: joint ?? [delimiter])) + [0x0A]
            } else {
                let kept = line.enumerated().filter { takes($0.offset + 1) }.map(\.element)
                call.output += kept + [0x0A]
            }
        }
        return inputs.failed ? 1 : 0
    }

    private static func fail(_ message: String, _ call: UtilityCall, _ simulation: inout Simulation) -> Int32 {
        call.complain(message, &simulation)
        if !call.isBusybox { call.adviseHelp(&simulation) }
        return 1
    }
}

/// `1,3-5,7-`
struct NumberRanges {
    private var ranges: [ClosedRange<Int>] = []

    init?(_ text: String) {
        for part in text.split(separator: ",", omittingEmptySubsequences: false) {
            let ends = part.split(separator: "-", maxSplits: 1, omittingEmptySubsequences: false)
            guard ends.count > 1 else {
                guard let number = Int(part), number > 0 else { return nil }
                ranges.append(number...number)
                continue
            }
            guard let from = ends[0].isEmpty ? 1 : Int(ends[0]), let to = ends[1].isEmpty ? Int.max : Int(ends[1]),
                from > 0, from <= to, part.count > 1
            else { return nil }
            ranges.append(from...to)
        }
    }

    func contains(_ number: Int) -> Bool { ranges.contains { $0.contains(number) } }
}
