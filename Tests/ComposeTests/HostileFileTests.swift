import Compose
import Foundation
import TestSupport
import Testing

/// Files that are broken, huge or malicious give an answer: a project or an error, never a crash or a hang.
@Suite struct HostileFileTests {
    private func load(_ text: String, others: [String: String] = [:]) throws(ComposeError) -> ComposeProject {
        var loader = ComposeLoader(workingDirectory: "/p", environment: [:]) { others[$0] }
        return try loader.project([.init(name: "/p/compose.yaml", content: text)], name: "p")
    }

    private func complaint(_ text: String, others: [String: String] = [:]) -> String {
        do {
            _ = try load(text, others: others)
            return ""
        } catch {
            return error.message
        }
    }

    @Test func aBombOfAnchorsIsRefused() {
        var text = "x-0: &a0 {k: v}\n"
        for level in 1...30 {
            let alias = Array(repeating: "*a\(level - 1)", count: 9).joined(separator: ", ")
            text += "x-\(level): &a\(level) [\(alias)]\n"
        }
        #expect(complaint(text + "services: {a: {image: x}}\n").contains("document contains excessive aliasing"))
    }

    @Test func aLargeFileIsRead() throws {
        var text = "services:\n"
        for number in 0..<2_000 {
            text += "  s\(number):\n    image: alpine\n    command: echo \(String(repeating: "x", count: 200))\n"
        }
        #expect(try load(text).services.count == 2_000)
    }

    @Test func filesThatIncludeEachOtherAreRefused() {
        let other = "include: [compose.yaml]\nservices: {b: {image: x}}\n"
        let text = "include: [other.yaml]\nservices: {a: {image: x}}\n"
        #expect(
            complaint(text, others: ["/p/other.yaml": other, "/p/compose.yaml": text])
                == "include cycle detected:\n/p/compose.yaml\n include /p/other.yaml\n include /p/compose.yaml")
    }

    @Test func deepNestingIsRefusedOrRead() {
        let depth = 900
        let text = "x-deep: " + String(repeating: "[", count: depth) + String(repeating: "]", count: depth) + "\n"
        _ = complaint(text + "services: {a: {image: x}}\n")
    }

    /// Torn copies of a file with everything in it.
    ///
    /// `FUZZ=500 ./test --filter HostileFileTests` runs half a million.
    @Test(arguments: 0..<40 * (Int(ProcessInfo.processInfo.environment["FUZZ"] ?? "") ?? 1))
    func tornFilesGiveAnAnswer(seed: Int) {
        var random = TestRandom(seed: UInt64(seed))
        let files = RecordedConfig.all
        for _ in 0..<25 {
            let file = files[random.below(files.count)].file
            _ = complaint(String(decoding: random.mutated(Array(file.utf8)), as: UTF8.self))
        }
    }
}
