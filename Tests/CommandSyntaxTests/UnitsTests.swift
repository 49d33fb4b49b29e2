import CommandSyntax
import Foundation
import Testing

/// A table recorded from Docker's own tests, kept beside the repository and not in it.
private enum Table {
    static let folder = URL(filePath: #filePath).resolvingSymlinksInPath()
        .appending(path: "../../../../shared/tables").standardizedFileURL
    static var isThere: Bool { FileManager.default.fileExists(atPath: folder.path) }

    struct Row {
        let input: Any
        let output: Any
        let error: String?
        var text: String { input as? String ?? "" }
        var number: Double { (input as? NSNumber)?.doubleValue ?? .nan }
        var fields: [String: Any] { input as? [String: Any] ?? [:] }
        var outputText: String? { output as? String }
        var outputNumber: Int64? { (output as? NSNumber)?.int64Value }
    }

    static func rows(_ name: String) throws -> [Row] {
        let data = try Data(contentsOf: folder.appending(path: "\(name).json"))
        let table = try #require(try JSONSerialization.jsonObject(with: data) as? [String: Any])
        return try #require(table["cases"] as? [[String: Any]]).map {
            Row(input: $0["in"] ?? NSNull(), output: $0["out"] ?? NSNull(), error: $0["error"] as? String)
        }
    }
}

@Suite("Sizes and times against Docker's own tests", .enabled(if: Table.isThere))
struct UnitsTableTests {
    @Test func humanSizes() throws {
        for row in try Table.rows("units-human-size") {
            #expect(ByteSize.humanSize(row.number) == row.outputText)
        }
    }

    @Test func humanSizesOfAPrecision() throws {
        for row in try Table.rows("units-human-size-precision") {
            let size = (row.fields["size"] as? NSNumber)?.doubleValue ?? .nan
            let digits = (row.fields["precision"] as? NSNumber)?.intValue ?? 0
            #expect(ByteSize.humanSize(size, significantDigits: digits) == row.outputText)
        }
    }

    @Test func binarySizes() throws {
        for row in try Table.rows("units-bytes-size") {
            #expect(ByteSize.bytesSize(row.number) == row.outputText)
        }
    }

    @Test func sizesRead() throws {
        for row in try Table.rows("units-from-human-size") {
            check(row) { text throws(ByteSize.SyntaxError) in try ByteSize.fromHumanSize(text) }
        }
        for row in try Table.rows("units-ram-in-bytes") {
            check(row) { text throws(ByteSize.SyntaxError) in try ByteSize.ramInBytes(text) }
        }
    }

    private func check(_ row: Table.Row, _ parse: (String) throws(ByteSize.SyntaxError) -> Int64) {
        do throws(ByteSize.SyntaxError) {
            #expect(try parse(row.text) == row.outputNumber, "\(row.text)")
        } catch {
            #expect(error.description == row.error, "\(row.text)")
        }
    }

    @Test func humanDurations() throws {
        for row in try Table.rows("units-human-duration") {
            let seconds = (row.fields["seconds"] as? NSNumber)?.doubleValue ?? .nan
            #expect(humanDuration(seconds: seconds) == row.outputText)
            let notation = row.fields["go"] as? String ?? ""
            #expect(try GoDuration(parsing: notation).description == notation)
        }
    }

    @Test func shortIDs() throws {
        for row in try Table.rows("cli-truncate-id") { #expect(truncateID(row.text) == row.outputText) }
    }

    @Test func shortTexts() throws {
        for row in try Table.rows("cli-ellipsis") {
            let width = (row.fields["width"] as? NSNumber)?.intValue ?? 0
            #expect(ellipsis(row.fields["s"] as? String ?? "", width: width) == row.outputText)
        }
    }
}

@Suite("Go's numbers and times")
struct GoNotationTests {
    @Test(
        arguments: [
            ("0", 0), ("1h", 3_600_000_000_000), ("1m30s", 90_000_000_000), ("1.5s", 1_500_000_000),
            ("-2ms", -2_000_000),
            (".5m", 30_000_000_000), ("2h45m", 9_900_000_000_000), ("100us", 100_000), ("1µs", 1000), ("7ns", 7),
        ] as [(String, Int64)])
    func durationsRead(text: String, nanoseconds: Int64) throws {
        #expect(try GoDuration(parsing: text).nanoseconds == nanoseconds)
    }

    @Test(arguments: [
        ("", "time: invalid duration \"\""), ("x", "time: invalid duration \"x\""),
        ("5", "time: missing unit in duration \"5\""), ("3x", "time: unknown unit \"x\" in duration \"3x\""),
    ])
    func badDurations(text: String, message: String) {
        let error = #expect(throws: GoDuration.SyntaxError.self) { try GoDuration(parsing: text) }
        #expect(error?.description == message)
    }

    @Test(
        arguments: [
            (0, "0s"), (1, "1ns"), (1_100, "1.1µs"), (2_200_000, "2.2ms"), (3_300_000_000, "3.3s"),
            (60_000_000_000, "1m0s"), (245_000_000_000, "4m5s"), (3_600_000_000_000, "1h0m0s"),
            (-90_000_000_000, "-1m30s"), (18_367_001_000_000, "5h6m7.001s"),
        ] as [(Int64, String)])
    func durationsPrinted(nanoseconds: Int64, text: String) {
        #expect(GoDuration(nanoseconds: nanoseconds).description == text)
    }

    @Test(
        arguments: [
            (0, "0"), (1, "1"), (0.1, "0.1"), (1.5, "1.5"), (100, "100"), (100_000, "100000"),
            (1e6, "1e+06"), (1e21, "1e+21"), (1e-5, "1e-05"), (0.0001, "0.0001"), (-2.5, "-2.5"),
            (1_234_567.0, "1.234567e+06"),
        ] as [(Double, String)])
    func shortestNumbers(value: Double, text: String) {
        #expect(NumberText.shortest(value) == text)
    }

    @Test(
        arguments: [
            (2.675, 2, "2.67"), (0.5, 0, "0"), (1.5, 0, "2"), (9.999, 2, "10.00"), (0, 2, "0.00"), (0.001, 2, "0.00"),
            (0.055, 1, "0.1"), (123.456, 1, "123.5"),
        ] as [(Double, Int, String)])
    func fixedNumbers(value: Double, digits: Int, text: String) {
        #expect(NumberText.fixed(value, fractionDigits: digits) == text)
    }

    @Test(arguments: [
        ("plain", "\"plain\""), ("a\"b\\", "\"a\\\"b\\\\\""), ("tab\t\n", "\"tab\\t\\n\""), ("é🐳", "\"é🐳\""),
        ("\u{1}\u{7f}", "\"\\x01\\x7f\""), ("\u{200b}", "\"\\u200b\""), ("\u{a0}", "\"\\u00a0\""),
    ])
    func quoted(text: String, expected: String) {
        #expect(GoQuote.quote(text) == expected)
    }

    @Test(
        arguments: [("0", 0), ("-7", -7), ("+3", 3), ("0x1f", 31), ("010", 8), ("0b11", 3)] as [(String, Int64)])
    func integers(text: String, value: Int64) throws {
        #expect(try GoNumber.parseInt(text) == value)
    }

    @Test(arguments: ["", "x", "1.5", "0x", "9223372036854775808", "-9223372036854775809", "--1", "+-1"])
    func badIntegers(text: String) {
        #expect(throws: GoNumber.SyntaxError.self) { try GoNumber.parseInt(text) }
    }
}
