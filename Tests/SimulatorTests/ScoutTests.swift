import Simulator
import Testing

/// `docker scout` and `docker scan`: what can be said about an image without a list of vulnerabilities.
@Suite struct ScoutTests {
    @Test(
        "what stands out in an image",
        arguments: [
            ("FROM alpine:3.20", "It runs as root"),
            ("FROM alpine:3.20\nENV DB_PASSWORD=x", "ENV DB_PASSWORD is readable"),
            ("FROM scratch\nCOPY Dockerfile /\nUSER 5", "It has no shell"),
        ])
    func advice(dockerfile: String, finding: String) {
        var sandbox = Sandbox()
        sandbox.execute("printf '%s\\n' '\(dockerfile)' > Dockerfile; docker build -q -t mine:1 .")
        let output = sandbox.execute("docker scout quickview mine:1").output
        #expect(output.contains(finding))
        #expect(output.contains("Known vulnerabilities are not listed"))
    }

    @Test("an image with a user, a version and a shell is fine")
    func nothing() {
        var sandbox = Sandbox()
        sandbox.execute("printf 'FROM alpine:3.20\\nUSER 5\\n' | docker build -q -t mine:1 -")
        #expect(sandbox.execute("docker scout mine:1").output.contains("Nothing stands out."))
    }

    @Test("an image that is not here is named, and scan names its successor")
    func failures() {
        var sandbox = Sandbox()
        #expect(
            sandbox.execute("docker scout nope 2>&1; echo $?").output == """
                nope: no such image here. Pull or build it first: docker pull nope
                1

                """)
        #expect(sandbox.execute("docker scan mine 2>&1").output.contains("docker scout quickview IMAGE"))
    }
}
