import Kernel
import WorldModel

/// `wc`
enum CountCommand {
    static let spec = OptionSpec("lwcmL", long: "lines=l words=w bytes=c chars=m max-line-length=L")

    static func run(_ call: inout UtilityCall, _ simulation: inout Simulation) -> Int32 {
        guard let options = call.parse(spec, &simulation) else { return 1 }
        let kinds = ["l", "w", "m", "c", "L"].filter { options.has($0) }
        let shown = kinds.isEmpty ? ["l", "w", "c"] : kinds
        let files = options.operands
        let width = width(files, columns: shown.count, call, simulation)
        var rows: [(counts: [Int], name: String)] = []
        var status: Int32 = 0
        var totals = shown.map { _ in 0 }
        for path in files.isEmpty ? [""] : files {
            let bytes = path.isEmpty ? call.input : call.readFilterInput(path, &simulation)
            if bytes == nil { status = 1 }
            if bytes == nil, !simulation.isDirectory(path, as: call.me) || call.isBusybox { continue }
            let counts = shown.map { count($0, bytes ?? [], isBusybox: call.isBusybox) }
            totals = zip(totals, counts).map { $0 + $1 }
            rows.append((counts, path))
        }
        if files.count > 1 { rows.append((totals, "total")) }
        for row in rows {
            let texts = row.counts.map { String($0).right(width) }
            call.print(texts.joined(separator: " ") + (row.name.isEmpty ? "" : " " + row.name))
        }
        return status
    }

    /// The room for a number. GNU's takes it from the sizes of the files before it reads them.
    private static func width(
        _ files: [String], columns: Int, _ call: UtilityCall, _ simulation: Simulation
    ) -> Int {
        if columns == 1, files.count <= 1 { return 0 }
        if call.isBusybox { return 9 }
        var total = 0
        var least = 1
        for (index, path) in (files.isEmpty ? ["-"] : files).enumerated() {
            let isInput = path == "-"
            if !isInput, !simulation.exists(path, as: call.me) {
                if index == 0 { return 1 }
                continue
            }
            let inode = isInput ? nil : try? simulation.status(of: path, as: call.me)
            if let size = isInput ? simulation.size(of: 0, as: call.me) : inode?.body?.count {
                total += size
            } else {
                least = 7
            }
        }
        return max(String(total).count, least)
    }

    private static func count(_ kind: String, _ bytes: [UInt8], isBusybox: Bool) -> Int {
        switch kind {
        case "l": return bytes.count { $0 == 0x0A }
        case "c": return bytes.count
        case "m": return bytes.count { $0 & 0xC0 != 0x80 }
        case "L": return lines(of: bytes).map(columns).max() ?? 0
        default:
            let words = bytes.split { $0 == 0x20 || (0x09...0x0D).contains($0) }
            // GNU's counts no word of which nothing can be seen.
            return isBusybox ? words.count : words.count { word in word.contains { $0 > 0x20 && $0 != 0x7F } }
        }
    }

    /// How many columns a line takes on a screen.
    private static func columns(_ line: ArraySlice<UInt8>) -> Int {
        line.reduce(0) { $1 == 0x09 ? $0 + 8 - $0 % 8 : $1 & 0xC0 == 0x80 ? $0 : $0 + 1 }
    }
}
