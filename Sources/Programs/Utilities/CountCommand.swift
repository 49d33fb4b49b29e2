import Kernel
import WorldModel

/// `wc`
enum CountCommand {
    static let spec = OptionSpec("lwcmL", long: "lines=l words=w bytes=c chars=m max-line-length=L")

    static func run(_ call: inout UtilityCall, _ simulation: inout Simulation) -> Int32 {
        guard let options = call.parse(spec, &simulation) else { return 1 }
        let kinds = ["l", "w", "m", "c", "L"].filter { options.has($0) }
        let shown = kinds.isEmpty ? ["l", "w", "c"] : kinds
        var rows: [(counts: [Int], name: String)] = []
        var status: Int32 = 0
        var size = 0
        var totals = shown.map { _ in 0 }
        for path in options.operands.isEmpty ? [""] : options.operands {
            let bytes = path.isEmpty ? call.input : call.readFilterInput(path, &simulation)
            if bytes == nil { status = 1 }
            if bytes == nil, !simulation.isDirectory(path, as: call.me) || call.isBusybox { continue }
            let counts = shown.map { count($0, bytes ?? []) }
            totals = zip(totals, counts).map { $0 + $1 }
            size += bytes?.count ?? 0
            rows.append((counts, path))
        }
        if options.operands.count > 1 { rows.append((totals, "total")) }
        let isPlain = shown.count == 1 && rows.count <= 1
        let isPiped = options.operands.isEmpty || options.operands.contains("-")
        let width =
            isPlain
            ? 0
            : call.isBusybox ? (shown.count == 1 ? 0 : 9) : isPiped ? 7 : max(String(size).count, status == 1 ? 7 : 0)
        for row in rows {
            let texts = row.counts.map { String($0).right(width) }
            call.print(texts.joined(separator: " ") + (row.name.isEmpty ? "" : " " + row.name))
        }
        return status
    }

    private static func count(_ kind: String, _ bytes: [UInt8]) -> Int {
        switch kind {
        case "l": return bytes.count { $0 == 0x0A }
        case "c": return bytes.count
        case "m": return bytes.count { $0 & 0xC0 != 0x80 }
        case "L": return lines(of: bytes).map(\.count).max() ?? 0
        default:
            return bytes.split { $0 == 0x20 || (0x09...0x0D).contains($0) }.count
        }
    }
}
