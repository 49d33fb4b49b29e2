import Engine
import Testing
import WorldModel

@testable import DockerCLI

/// BuildKit's display on a terminal. The lines are those of a recorded one.
@Suite("Progress of builds on a terminal")
struct TerminalProgressTests {
    private static let screen = TerminalProgress.Screen(rows: 24, columns: 80, isColoured: false)

    /// What stands on the screen, without the sequences that move the cursor.
    private static func lines(_ text: String) -> [String] {
        text.replacing(/\u{1B}\[[?0-9]*[A-Za-z]/, with: "").split(separator: "\n").map(String.init)
    }

    @Test("steps, their parts, what they print, and the end")
    func screens() {
        var progress = TerminalProgress()
        let start = Instant(seconds: 1_000)
        let first = progress.text(
            [
                .begin("[internal] load build definition from Dockerfile"),
                .status("transferring dockerfile: 142B done"),
                .done(20_000_000), .begin("[2/4] RUN echo one"), .output(Array("one\ntwo\n".utf8)),
            ], at: start, on: Self.screen, isLast: false)
        #expect(
            Self.lines(first) == [
                "[+] Building 0.0s (1/2)                                          docker:default",
                " => [internal] load build definition from Dockerfile                       0.0s",
                " => => transferring dockerfile: 142B                                       0.0s",
                " => [2/4] RUN echo one                                                     0.0s",
                " => => # one", " => => # two",
            ])
        let last = progress.text(
            [
                .done(2_200_000_000), .begin("exporting to image"), .status("exporting layers 0.1s done"),
                .status("writing image sha256:199eff2336f8e7826fad8e71957fa91a44eda8fb7540112233445566 done"), .done(0),
            ], at: start + 2_400_000_000, on: Self.screen, isLast: true)
        // Back over the first screen, whose lines of output are gone.
        #expect(last.hasPrefix("\u{1B}[6A"))
        #expect(
            Self.lines(last) == [
                "[+] Building 2.4s (3/3) FINISHED                                 docker:default",
                " => [internal] load build definition from Dockerfile                       0.0s",
                " => => transferring dockerfile: 142B                                       0.0s",
                " => [2/4] RUN echo one                                                     2.2s",
                " => exporting to image                                                     0.0s",
                " => => exporting layers                                                    0.1s",
                " => => writing image sha256:199eff2336f8e7826fad8e71957fa91a44eda8fb75401  0.0s",
            ])
    }

    @Test("a low screen shows the last lines until all is done, a narrow one shortens them")
    func sizes() {
        var progress = TerminalProgress()
        let screen = TerminalProgress.Screen(rows: 5, columns: 40, isColoured: true)
        let steps = (1...6).flatMap { [BuildProgress.begin("step \($0) of six steps with a long name"), .done(0)] }
        let shown = Self.lines(progress.text(steps, at: Instant(seconds: 1), on: screen, isLast: false))
        #expect(shown.count == 4)
        #expect(shown[3] == " => step 6 of six steps with a lo  0.0s")
        #expect(shown.allSatisfy { $0.count <= 41 })
        #expect(Self.lines(progress.text([], at: Instant(seconds: 1), on: screen, isLast: true)).count == 7)
    }
}
