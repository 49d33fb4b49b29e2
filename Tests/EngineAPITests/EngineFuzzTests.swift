import EngineAPI
import Foundation
import Simulator
import Testing

/// Requests that nobody would send: every operation with names, queries and bodies that are damaged at random.
@Suite("Damaged requests")
struct EngineFuzzTests {
    private struct Dice: RandomNumberGenerator {
        var state: UInt64
        mutating func next() -> UInt64 {
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return state ^ (state >> 29)
        }
    }

    /// Requests for each seed; `FUZZ=50000` sends more.
    private static let count = ProcessInfo.processInfo.environment["FUZZ"].flatMap { Int($0) } ?? 1_500
    private static let names = ["box", "", "nosuch", "%2F", "..", "alpine", "a b", "é", "-", "0", "lan", "sha256:0"]
    private static let queries = [
        "", "?all=1", "?filters=%7B", "?filters=%7B%22label%22%3A%5B%22a%22%5D%7D", "?t=-1", "?tail=x&stdout=1",
        "?name=", "?path=/etc", "?path=", "?signal=NOSUCH", "?since=x", "?h=0&w=-1", "?fromImage=alpine&tag=latest",
        "?repo=UPPER&tag=x", "?ps_args=-nosuch", "?stream=0", "?condition=never", "?%ZZ=%",
        "?limit=99999999999999999999",
    ]
    private static let bodies = [
        "", "{}", "[]", "null", "{\"Image\":\"alpine\"}",
        "{\"Image\":\"alpine\",\"Cmd\":[\"true\"],\"HostConfig\":null}",
        "{\"Image\":3}", "{\"Name\":\"lan\"}", "{\"Cmd\":[\"id\"]}", "{\"Container\":\"box\"}",
        "{\"Image\":\"alpine\",\"HostConfig\":{\"Memory\":-1,\"Binds\":[\"x\"],\"PortBindings\":{\"80\":[{\"HostPort\":\"x\"}]}}}",
        "{\"Memory\":1e300,\"NanoCpus\":-5}", String(repeating: "[", count: 5_000), "\u{0}\u{1}", "{\"Image\":\"al",
    ]

    @Test("every damaged request is answered", arguments: [UInt64(1), 2, 3, 4])
    func answered(_ seed: UInt64) {
        var dice = Dice(state: seed)
        var sandbox = Sandbox()
        sandbox.execute("docker run -d --name box alpine sleep 1000")
        var session = EngineSession()
        for _ in 0..<Self.count {
            guard let operation = EngineSession.operations.randomElement(using: &dice) else { continue }
            var path = ""
            for piece in operation.pattern.split(separator: "/") {
                let name = piece.hasPrefix("{") ? Self.names.randomElement(using: &dice) ?? "" : String(piece)
                path += "/" + name
            }
            var body = Array((Self.bodies.randomElement(using: &dice) ?? "").utf8)
            if !body.isEmpty, Bool.random(using: &dice) {
                body[Int.random(in: body.indices, using: &dice)] = UInt8.random(in: 0...255, using: &dice)
            }
            let request = APIRequest(
                method: operation.method, target: path + (Self.queries.randomElement(using: &dice) ?? ""), body: body)
            sandbox.withSimulation { simulation in
                if case .response(let response) = session.answer(request, &simulation) {
                    #expect((200...599).contains(response.status))
                }
            }
        }
    }
}
