import Kernel
import WorldModel

/// What `od`, `hexdump` and `xxd` have in common: a stretch of the input, in rows.
enum DumpRows {
    /// The bytes of all inputs together, without the first `skip` and no more than `limit`; `nil` after a complaint.
    static func bytes(
        _ files: [String], skip: Int, limit: Int?, _ call: UtilityCall, _ simulation: inout Simulation
    ) -> [UInt8]? {
        let inputs = call.inputs(files, &simulation)
        if inputs.failed { return nil }
        let all = inputs.contents.flatMap(\.bytes)
        if skip > all.count, call.name == "od" {
            call.complain("cannot skip past end of combined input", &simulation)
            return nil
        }
        return Array(all.dropFirst(skip).prefix(limit ?? .max))
    }

    /// An offset or a length: decimal, octal or hexadecimal, perhaps with a unit.
    static func number(_ text: String?) -> Int? {
        guard let text else { return nil }
        if text.hasPrefix("0x") { return Int(text.dropFirst(2), radix: 16) }
        if text.hasPrefix("0"), let octal = Int(text, radix: 8) { return octal }
        return SizeText.parse(text)
    }

    /// Calls `body` for each row of `width`; equal rows after the first become one call without a row.
    static func each(
        _ all: [UInt8], width: Int, squeezes: Bool, _ body: (_ offset: Int, _ row: ArraySlice<UInt8>?) -> Void
    ) {
        var previous: ArraySlice<UInt8> = []
        var isSqueezing = false
        for offset in stride(from: 0, to: all.count, by: width) {
            let row = all[offset..<min(all.count, offset + width)]
            if squeezes, previous == row, row.count == width {
                if !isSqueezing { body(offset, nil) }
                isSqueezing = true
                continue
            }
            isSqueezing = false
            previous = row
            body(offset, row)
        }
    }

    static func printable(_ row: some Sequence<UInt8>) -> String {
        String(row.map { (32...126).contains($0) ? Character(UnicodeScalar($0)) : "." })
    }

    /// A byte as `od -c` shows it.
    static func character(_ byte: UInt8) -> String {
        let names: [UInt8: String] = [
            0: "\\0", 7: "\\a", 8: "\\b", 9: "\\t", 10: "\\n", 11: "\\v", 12: "\\f", 13: "\\r",
        ]
        return names[byte]
            ?? ((32...126).contains(byte) ? String(UnicodeScalar(byte)) : String(byte, radix: 8).zeros(3))
    }

    /// The bytes as a number, the lowest first.
    static func integer(_ bytes: some Collection<UInt8>) -> UInt64 {
        bytes.enumerated().reduce(0) { $0 | UInt64($1.element) << (8 * UInt64($1.offset)) }
    }
}
