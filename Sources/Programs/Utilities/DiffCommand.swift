import FileTrees
import Kernel
import WorldModel

/// `diff`
enum DiffCommand {
    static let spec = OptionSpec(
        "uqrNiwbBsaycent", values: "ULCWx",
        long:
            "context?=c side-by-side=y width:=W ed=e rcs=n ignore-blank-lines=B ignore-space-change=b text=a exclude:=x "
            + "suppress-common-lines strip-trailing-cr expand-tabs=t unified?=u brief=q recursive=r new-file=N ignore-case=i ignore-all-space=w label:=L color? report-identical-files=s"
    )

    static func run(_ call: inout UtilityCall, _ simulation: inout Simulation) -> Int32 {
        guard let options = call.parse(spec, &simulation) else { return 2 }
        guard options.operands.count == 2 else {
            let last = options.operands.last ?? call.name
            call.complain(
                options.operands.count > 2
                    ? "extra operand '\(options.operands[2])'" : "missing operand after '\(last)'", &simulation)
            if !call.isBusybox { call.complain("Try 'diff --help' for more information.", &simulation) }
            return 2
        }
        var (a, b) = (options.operands[0], options.operands[1])
        let isDirectory = [simulation.isDirectory(a, as: call.me), simulation.isDirectory(b, as: call.me)]
        if isDirectory[0], isDirectory[1] { return compareDirectories(a, b, options, &call, &simulation) }
        if isDirectory[0], b != "-" { a = PathText.join(a, PathText.baseName(b)) }
        if isDirectory[1], a != "-" { b = PathText.join(b, PathText.baseName(a)) }
        return compareFiles(a, b, options, header: nil, &call, &simulation)
    }

    private static func compareDirectories(
        _ a: String, _ b: String, _ options: ParsedOptions, _ call: inout UtilityCall, _ simulation: inout Simulation
    ) -> Int32 {
        let left = (try? simulation.list(a, as: call.me)) ?? []
        let right = (try? simulation.list(b, as: call.me)) ?? []
        var status: Int32 = 0
        for name in Set(left + right).sorted(by: { $0.utf8.lexicographicallyPrecedes($1.utf8) }) {
            let (x, y) = (PathText.join(a, name), PathText.join(b, name))
            if !right.contains(name) || !left.contains(name) {
                if !options.has("N") {
                    call.print("Only in \(left.contains(name) ? a : b): \(name)")
                    status = max(status, 1)
                    continue
                }
            }
            let kinds = [simulation.isDirectory(x, as: call.me), simulation.isDirectory(y, as: call.me)]
            if kinds[0], kinds[1] {
                if options.has("r") {
                    status = max(status, compareDirectories(x, y, options, &call, &simulation))
                } else {
                    call.print("Common subdirectories: \(x) and \(y)")
                }
            } else {
                // The options as they were written.
                let flags = call.arguments.filter { !options.operands.contains($0) }
                let header = "diff \(flags.joined(separator: " "))\(flags.isEmpty ? "" : " ")\(x) \(y)"
                status = max(status, compareFiles(x, y, options, header: header, &call, &simulation))
            }
        }
        return status
    }

    /// Blanks in a row count as one, those at the end as none.
    private static func squeezed(_ line: [UInt8]) -> [UInt8] {
        var out: [UInt8] = []
        for byte in line {
            let blank = byte == 0x20 || byte == 0x09
            if !(blank && out.last == 0x20) { out.append(blank ? 0x20 : byte) }
        }
        if out.last == 0x20 { out.removeLast() }
        return out
    }

    private static func compareFiles(
        _ a: String, _ b: String, _ options: ParsedOptions, header: String?, _ call: inout UtilityCall,
        _ simulation: inout Simulation
    ) -> Int32 {
        func bytes(_ path: String) -> [UInt8]? {
            if options.has("N"), path != "-", !simulation.exists(path, as: call.me) { return [] }
            if call.isBusybox, path != "-", Simulation.descriptorNumber(path) == nil,
                !simulation.exists(path, as: call.me)
            {
                call.complain("can't stat '\(path)'", .noEntry, &simulation)
                return nil
            }
            return call.readFilterInput(path, &simulation)
        }
        let first = bytes(a)
        let second = bytes(b)
        guard let first, let second else { return 2 }
        var comparison = LineComparison(first, second) { line in
            var key = options.has("w") ? line.filter { $0 != 0x20 && $0 != 0x09 } : line
            if options.has("i") { key = LineText.lowercased(key) }
            if options.has("b") { key = squeezed(key) }
            if options.has("strip-trailing-cr"), key.last == 0x0D { key.removeLast() }
            return key
        }
        if options.has("B") { comparison.forgetBlankLines() }
        guard comparison.isDifferent else {
            if options.has("s") { call.print("Files \(a) and \(b) are identical") }
            return 0
        }
        if options.has("q") {
            call.print("Files \(a) and \(b) differ")
            return 1
        }
        if first.contains(0) || second.contains(0), !options.has("a") {
            call.print("\(call.isBusybox ? "Files" : "Binary files") \(a) and \(b) differ")
            return 1
        }
        if let header { call.print(header) }
        guard options.has("u", "U", "c", "C") || call.isBusybox else {
            switch options.last(of: "e", "n", "y") {
            case "e": call.output += comparison.editScript()
            case "n": call.output += comparison.counted()
            case "y":
                call.output += comparison.sideBySide(
                    width: options.number("W") ?? 130, hidesCommon: options.has("suppress-common-lines"))
            default: call.output += comparison.normal()
            }
            return 1
        }
        let isCopied = options.last(of: "u", "U", "c", "C").map { $0.lowercased() == "c" } ?? false
        let labels = options.values("L")
        for (index, path) in [a, b].enumerated() {
            let modified =
                (try? simulation.status(of: path, as: call.me))?.modified ?? simulation.world.clock.now.nanoseconds
            let time = DateText.format(Instant(nanoseconds: modified), "%Y-%m-%d %H:%M:%S.%N %z")
            let label = index < labels.count ? labels[index] : call.isBusybox ? path : "\(path)\t\(time)"
            call.print((index == 0 ? isCopied ? "*** " : "--- " : isCopied ? "--- " : "+++ ") + label)
        }
        if isCopied {
            call.output += comparison.copiedContext(options.number("C") ?? 3)
            return 1
        }
        call.output += comparison.unified(context: options.number("U") ?? 3)
        return 1
    }
}
