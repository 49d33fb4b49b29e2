import Foundation
import Testing

@testable import Dockerfile

/// SplitMix64: the same sequence on every machine.
struct SeededGenerator: RandomNumberGenerator {
    var state: UInt64

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var z = state
        z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
        z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
        return z ^ (z >> 31)
    }
}

/// Every run tries the same 1,800 inputs. `FUZZ=100` tries a hundred times as many.
@Suite("nothing a learner types can crash the room")
struct FuzzTests {
    private static let rounds = 150 * max(1, Int(ProcessInfo.processInfo.environment["FUZZ"] ?? "") ?? 1)
    private static let seeds: [UInt64] = [1, 7, 42, 1_234]
    private static let sample = """
        # syntax=docker/dockerfile:1
        # check=skip=all;experimental=all
        ARG TAG=latest
        FROM --platform=$BUILDPLATFORM alpine:${TAG:-3} AS build
        ENV A=1 B="two \\"x\\" $A" C='${A'
        RUN --mount=type=cache,target="/a,b" echo \\
        # comment

          more && cat <<EOF > x
        EOF
        COPY <<-'E1' <<E2 /dst/
        \tone $A
        \tE1
        two ${A:-$B}
        E2
        HEALTHCHECK --interval=1m30s CMD ["curl", "\\u00e9\\ud83d\\ude00"]
        ONBUILD ONBUILD COPY --from=build [ "a" , "b" ]
        EXPOSE 80/TCP 1:2-3 ${P//a*?/b}
        LABEL a b c
        SHELL ["sh", "-c"]
        VOLUME ["/x", ""]
        """

    /// Runs everything the room has over the text.
    private func exercise(_ bytes: [UInt8]) {
        let text = String(decoding: bytes, as: UTF8.self)
        _ = Directive.syntax(of: text)
        _ = try? WordExpander().expand(text, with: ["A": text])
        _ = try? IgnorePatterns(parsing: text).matchesOrParentMatches("a/b/c")
        guard let document = try? DockerfileDocument(parsing: bytes) else { return }
        for parsed in document.instructions {
            #expect(parsed.lines.upperBound <= document.sourceLines.count)
            _ = try? Instruction(parsed)
            _ = SourceExcerpt.lines(of: document.sourceLines, fileName: "D", marked: parsed.lines)
        }
        _ = BuildChecker.check(document)
    }

    @Test("random bytes", arguments: seeds)
    func randomBytes(seed: UInt64) {
        var generator = SeededGenerator(state: seed)
        for _ in 0..<Self.rounds {
            let count = Int.random(in: 0...200, using: &generator)
            exercise((0..<count).map { _ in UInt8.random(in: 0...255, using: &generator) })
        }
    }

    @Test("random punctuation after keywords", arguments: seeds)
    func randomPunctuation(seed: UInt64) {
        var generator = SeededGenerator(state: seed)
        let pieces = Instruction.names + Array("$${}{}''\"\"\\\\<<--==[],:/?#%*\n\n  \tAé`|").map { String($0) }
        for _ in 0..<Self.rounds {
            let count = Int.random(in: 0...60, using: &generator)
            let text = (0..<count).compactMap { _ in pieces.randomElement(using: &generator) }.joined()
            exercise(Array(("FROM a\n" + text).utf8))
        }
    }

    @Test("a sound Dockerfile with bytes changed, dropped and doubled", arguments: seeds)
    func mutations(seed: UInt64) {
        var generator = SeededGenerator(state: seed)
        for _ in 0..<Self.rounds {
            var bytes = Array(Self.sample.utf8)
            for _ in 0..<Int.random(in: 1...8, using: &generator) {
                let index = Int.random(in: 0..<bytes.count, using: &generator)
                switch Int.random(in: 0...3, using: &generator) {
                case 0: bytes[index] = UInt8.random(in: 0...255, using: &generator)
                case 1: bytes.remove(at: index)
                case 2: bytes.insert(bytes[index], at: index)
                default: bytes.insert(bytes.randomElement(using: &generator) ?? 0, at: index)
                }
            }
            exercise(bytes)
        }
    }

    @Test("endless repetition", arguments: ["ONBUILD ", "[", "${A:-", "\"", "\\", "<<", "{\"a\":", "**/", "[a", "!"])
    func repetition(piece: String) {
        let text = String(repeating: piece, count: 3_000)
        for prefix in ["", "FROM a\nRUN ", "FROM a\nENV x=", "# syntax=a\n"] { exercise(Array((prefix + text).utf8)) }
    }
}
