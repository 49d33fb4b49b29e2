import Simulator
import Testing

@Suite("the shells of the images speak in their own words")
struct FlavourTests {
    private static let images: Sandbox = {
        var sandbox = Sandbox()
        sandbox.execute("docker pull -q debian; docker pull -q alpine")
        return sandbox
    }()

    private func check(_ example: ShellCase, in image: String) {
        example.check {
            var sandbox = Self.images
            let quoted =
                "'"
                + example.script.split(separator: "'", omittingEmptySubsequences: false)
                .joined(separator: "'\\''") + "'"
            let result = sandbox.probe("docker run --rm -w /tmp \(image) sh -c \(quoted)")
            #expect(result.output == example.output)
            #expect(result.errors == example.errors)
            #expect(result.status == example.status)
        }
    }

    @Test(arguments: ShellCase.dash) func dash(_ example: ShellCase) { check(example, in: "debian") }
    @Test(arguments: ShellCase.ash) func ash(_ example: ShellCase) { check(example, in: "alpine") }
}
