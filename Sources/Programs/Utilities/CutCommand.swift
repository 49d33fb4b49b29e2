import Kernel
import WorldModel

/// `cut`
enum CutCommand {
    static let spec = OptionSpec(
        "sn", values: "dfcb",
        long: "delimiter:=d fields:=f characters:=c bytes:=b only-delimited=s output-delimiter: complement")

    static func run(_ call: inout UtilityCall, _ simulation: inout Simulation) -> Int32 {
        guard let options = call.parse(spec, &simulation) else { return 1 }
        if Set(options.found.map(\.name)).intersection(["f", "c", "b"]).count > 1 {
            return fail("only one list may be specified", call, &simulation)
        }
        guard let list = options.value("f") ?? options.value("c") ?? options.value("b") else {
            return fail(
                call.isBusybox
                    ? "expected a list of bytes, characters, or fields"
                    : "you must specify a list of bytes, characters, or fields", call, &simulation)
        }
        if options.has("d"), !options.has("f") {
            return fail("an input delimiter may be specified only when operating on fields", call, &simulation)
        }
        let ranges: NumberRanges
        switch NumberRanges.parse(list, ofFields: options.has("f")) {
        case .success(let parsed): ranges = parsed
        case .failure(let failure): return fail(failure.message, call, &simulation)
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
                for (index, byte) in line.enumerated() where takes(index + 1) {
                    if let joint, index > 0, call.output.last != 0x0A, !call.output.isEmpty, ranges.begins(index + 1) {
                        call.output += joint
                    }
                    call.output.append(byte)
                }
                call.output.append(0x0A)
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

    struct Failure: Error { var message: String }

    /// Reads a list, or says in `cut`'s words what is wrong with it.
    static func parse(_ text: String, ofFields: Bool) -> Result<NumberRanges, Failure> {
        func wrong(_ part: Substring) -> Result<NumberRanges, Failure> {
            let what = ofFields ? "field value" : "byte/character position"
            return .failure(Failure(message: "invalid \(what) '\(part)'"))
        }
        var list = NumberRanges()
        for part in text.split(omittingEmptySubsequences: false, whereSeparator: { $0 == "," || $0 == " " }) {
            let ends = part.split(separator: "-", maxSplits: 1, omittingEmptySubsequences: false)
            if ends.allSatisfy(\.isEmpty), ends.count > 1 {
                return .failure(Failure(message: "invalid range with no endpoint: -"))
            }
            guard let first = ends.first, let last = ends.last,
                let from = first.isEmpty && ends.count > 1 ? 1 : Int(first),
                let to = last.isEmpty && ends.count > 1 ? Int.max : Int(last)
            else { return wrong(part) }
            guard from > 0 else {
                let what = ofFields ? "fields" : "byte/character positions"
                return .failure(Failure(message: "\(what) are numbered from 1"))
            }
            guard from <= to else { return .failure(Failure(message: "invalid decreasing range")) }
            list.ranges.append(from...to)
        }
        return .success(list)
    }

    /// Whether one of the ranges starts with this number.
    func begins(_ number: Int) -> Bool { ranges.contains { $0.lowerBound == number } }

    func contains(_ number: Int) -> Bool { ranges.contains { $0.contains(number) } }
}
