import Explanations
import Simulator
import Testing

/// Words that are nearly the name of something.
@Suite struct CorrectionTests {
    private static let sandbox: Sandbox = {
        var sandbox = Sandbox()
        sandbox.execute("docker network create shop; docker volume create data; docker run -d --name web nginx")
        return sandbox
    }()

    @Test(
        "one word is put right, and the rest of the line stays",
        arguments: [
            ("docker sotp web", ["command": "sotp"], "docker stop web"),
            ("docker container lss", ["command": "container lss"], "docker container ls"),
            ("cd /; doker ps", ["command": "doker"], "cd /; docker ps"),
            ("ls | gerp gerp", ["command": "gerp"], "ls | grep gerp"),
            ("docker ps --al", ["flag": "--al"], "docker ps --all"),
            ("docker run --detatch nginx", ["flag": "--detatch"], "docker run --detach nginx"),
            ("docker logs wbe", ["container": "wbe"], "docker logs web"),
            ("docker exec /wbe ls", ["container": "/wbe"], "docker exec /web ls"),
            ("docker network rm shpo", ["network": "shpo"], "docker network rm shop"),
            ("docker volume rm dtaa", ["volume": "\"dtaa\""], "docker volume rm data"),
            ("docker run -it alpnie sh", ["image": "library/alpnie:latest"], "docker run -it alpine sh"),
            ("docker run nginx:latst", ["image": "nginx:latst"], "docker run nginx:latest"),
        ] as [(String, [String: String], String)])
    func corrected(_ example: (line: String, things: [String: String], right: String)) {
        let correction = Correction(
            example.line, example.things, Self.sandbox.simulation, programs: ["docker", "grep", "ls", "cd", "why"])
        #expect(correction?.line == example.right)
    }

    @Test(
        "what is near to nothing, or is there, stays as it is",
        arguments: [
            ("docker logs web", ["container": "web"]), ("docker logs something", ["container": "something"]),
            ("xyzzyx", ["command": "xyzzyx"]), ("docker ps --foo", ["flag": "--foo"]), ("docker ps", [:]),
            ("docker logs webs/wbex", ["container": "wbe"]),
        ] as [(String, [String: String])])
    func uncorrected(_ example: (line: String, things: [String: String])) {
        #expect(
            Correction(example.line, example.things, Self.sandbox.simulation, programs: ["docker", "ls"])?.line == nil)
    }
}
