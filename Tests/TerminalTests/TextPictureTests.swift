import Terminal
import Testing

@Suite("Pictures of text")
struct TextPictureTests {
    private let picture = TextPicture(Palette(.plain))
    private let ascii = TextPicture(Palette(TerminalAppearance(colour: false, unicode: false)))

    @Test(
        "a bar is full only when all is done",
        arguments: [
            (0, 10, "░░░░░░░░"), (5, 10, "████░░░░"), (10, 10, "████████"), (1, 100, "█░░░░░░░"), (99, 100, "███████░"),
            (0, 0, "░░░░░░░░"), (-3, 10, "░░░░░░░░"), (30, 10, "████████"),
        ])
    func bar(part: Int, whole: Int, expected: String) {
        #expect(picture.progressBar(part, of: whole, width: 8) == expected)
    }

    @Test("there are other forms for ASCII and for screen readers")
    func forms() {
        #expect(ascii.progressBar(1, of: 2, width: 4) == "##..")
        #expect(ascii.rule(width: 3) == "---")
        #expect(picture.rule(width: 3) == "───")
        #expect(picture.pageDots(2, of: 5) == "▪▪▫▫▫")
        let spoken = TextPicture(Palette(TerminalAppearance(colour: false, unicode: true, accessible: true)))
        #expect(spoken.progressBar(1, of: 2) == "50 percent")
        #expect(spoken.pageDots(2, of: 5) == "page 2 of 5")
    }

    @Test("two ends of a line keep the width")
    func ends() {
        #expect(picture.ends("Drydock", "day 4", width: 20) == "Drydock        day 4")
        #expect(picture.ends("a long title here", "8 min", width: 16) == "a long t…  8 min")
        #expect(picture.ends("a", "", width: 16) == "a")
    }

    @Test("two columns, or one under the other where it is narrow")
    func beside() {
        #expect(
            picture.beside(["-d", "--name web"], "in the background; prints the id", width: 40)
                == ["-d          in the background; prints", "--name web  the id"])
        #expect(picture.beside(["--name web"], "in the background", width: 30) == ["--name web", "in the background"])
    }
}
