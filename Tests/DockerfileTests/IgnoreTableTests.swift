import Foundation
import Testing

@testable import Dockerfile

@Suite("Moby's tables of .dockerignore", .enabled(if: OracleTable.isAvailable))
struct IgnoreTableTests {
    @Test("reading", arguments: OracleTable("dockerignore-read").cases)
    func reading(row: OracleCase) {
        #expect(IgnoreFile.patterns(in: row.inputText) == row.row["out"] as? [String])
    }

    @Test("patterns", arguments: OracleTable("dockerignore-new").cases)
    func patterns(row: OracleCase) {
        do throws(DockerfileError) {
            let patterns = try IgnorePatterns(row.input as? [String] ?? [])
            #expect(row.error == nil)
            #expect(patterns.hasExceptions == row.output["exclusions"] as? Bool)
            let texts = patterns.patterns.map { ($0.isException ? "!" : "") + $0.text }
            #expect(texts == row.output["patterns"] as? [String])
        } catch {
            #expect(error.message == row.error)
        }
    }

    @Test("matching a path alone", arguments: OracleTable("dockerignore-matches").cases)
    func matching(row: OracleCase) {
        check(row) { (patterns, path) throws(DockerfileError) in try patterns.matches(path) }
    }

    @Test("matching a path or a folder above it", arguments: OracleTable("dockerignore-matches-or-parent").cases)
    func matchingParents(row: OracleCase) {
        check(row) { (patterns, path) throws(DockerfileError) in try patterns.matchesOrParentMatches(path) }
    }

    private func check(_ row: OracleCase, _ ask: (IgnorePatterns, String) throws(DockerfileError) -> Bool) {
        do throws(DockerfileError) {
            let patterns = try IgnorePatterns(row.inputFields["patterns"] as? [String] ?? [])
            let answer = try ask(patterns, row.inputFields["path"] as? String ?? "")
            #expect(row.error == nil)
            #expect(answer == row.row["out"] as? Bool)
        } catch {
            #expect(error.message == row.error)
        }
    }
}
