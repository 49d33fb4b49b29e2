import EngineAPI
import EngineServer
import Foundation
import Simulator
import TestSupport
import Testing

/// The engine on a real socket, asked by a client that knows nothing but HTTP.
@Suite("The Engine API")
struct EngineServerTests {
    /// A server of its own on a socket of its own.
    private final class Running: Sendable {
        private let server: EngineServer
        private let folder: String

        init() throws {
            folder = NSTemporaryDirectory() + "drydock-\(UInt32.random(in: 0 ... .max))"
            try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
            server = try EngineServer(Sandbox(), at: .socket(path: folder + "/s"))
        }

        /// The server lives as long as its clients.
        var client: RawClient { RawClient(path: folder + "/s", server: self) }

        deinit {
            server.stop()
            try? FileManager.default.removeItem(atPath: folder)
        }

        func create(_ body: String, name: String = "box") -> String {
            _ = client.send("POST", "/v1.51/images/create?fromImage=alpine&tag=latest")
            return client.send("POST", "/v1.51/containers/create?name=\(name)", body).text
        }
    }

    @Test("a ping tells what is spoken here")
    func ping() throws {
        let engine = try Running()
        let answer = engine.client.send("GET", "/_ping")
        #expect(answer.status == 200)
        #expect(answer.text == "OK")
        #expect(answer.head.contains("Api-Version: 1.51"))
        #expect(answer.head.contains("Ostype: linux"))
        #expect(engine.client.send("HEAD", "/_ping").text == "")
    }

    @Test(
        "errors have their status and Docker's message",
        arguments: [
            ("GET", "/v1.51/containers/nosuch/json", "", 404, "No such container: nosuch"),
            ("POST", "/v1.51/containers/nosuch/start", "", 404, "No such container: nosuch"),
            ("GET", "/v1.51/nosuch", "", 404, "page not found"),
            ("DELETE", "/v1.51/version", "", 405, "method not allowed"),
            (
                "GET", "/v1.99/info", "", 400,
                "client version 1.99 is too new. Maximum supported API version is 1.51"
            ),
            (
                "GET", "/v1.12/info", "", 400,
                "client version 1.12 is too old. Minimum supported API version is 1.24, please upgrade your client to a newer version"
            ),
            ("GET", "/v1.51/containers/json?filters=nonsense", "", 400, "invalid filter"),
            (
                "GET", "/v1.51/containers/json?filters=%7B%22nosuch%22%3A%5B%22x%22%5D%7D", "", 400,
                "invalid filter 'nosuch'"
            ),
            ("POST", "/v1.51/containers/create", "{\"Image\": \"nosuch\"}", 404, "No such image: nosuch:latest"),
            ("GET", "/v1.51/services", "", 503, "This node is not a swarm manager."),
            ("PUT", "/v1.51/volumes/a?version=1", "{}", 501, "Drydock: VolumeUpdate is not simulated"),
            ("POST", "/v1.51/session", "", 404, "page not found"),
        ])
    func errors(_ method: String, _ target: String, _ body: String, _ status: Int, _ message: String) throws {
        let answer = try Running().client.send(method, target, body)
        #expect(answer.status == status)
        #expect(answer.text.contains(message))
    }

    @Test("who is attached before the start sees everything, in frames")
    func attach() async throws {
        let engine = try Running()
        let made = engine.create(
            #"{"Image": "alpine", "Cmd": ["sh", "-c", "echo out; echo err >&2; exit 3"], "AttachStdout": true}"#)
        #expect(made.contains("\"Warnings\":[]"))
        let client = engine.client
        async let attached = Task.detached {
            client.hijack("/v1.51/containers/box/attach?stream=1&stdout=1&stderr=1")
        }.value
        while !client.send("GET", "/v1.51/events?since=1h&until=0s").text.contains("\"attach\"") {}
        #expect(client.send("POST", "/v1.51/containers/box/start").status == 204)
        #expect(client.send("POST", "/v1.51/containers/box/wait").text == "{\"StatusCode\":3}\n")
        let answer = await attached
        #expect(answer.status == 101)
        #expect(answer.body == Self.frame(1, "out\n") + Self.frame(2, "err\n"))
        let logs = client.send("GET", "/v1.51/containers/box/logs?stdout=1&tail=2")
        #expect(logs.head.contains("application/vnd.docker.multiplexed-stream"))
        #expect(logs.body == Self.frame(1, "out\n"))
        #expect(client.send("POST", "/v1.51/containers/box/stop").status == 304)
        #expect(client.send("DELETE", "/v1.51/containers/box").status == 204)
    }

    @Test("who mounts a folder of the real machine is told that it is not seen")
    func folders() throws {
        let engine = try Running()
        let made = engine.create(#"{"Image": "alpine", "HostConfig": {"Binds": ["/real/folder:/x", "named:/y"]}}"#)
        #expect(made.contains("Drydock: /real/folder is a new folder of the simulated machine."))
        #expect(!made.contains("named"))
    }

    private static func frame(_ stream: UInt8, _ text: String) -> [UInt8] {
        [stream, 0, 0, 0, 0, 0, 0, UInt8(text.utf8.count)] + Array(text.utf8)
    }

    @Test("an exec gets its input, ends with it, and tells its status afterwards")
    func exec() throws {
        let engine = try Running()
        _ = engine.create(#"{"Image": "alpine", "Cmd": ["sleep", "1000"]}"#)
        #expect(engine.client.send("POST", "/v1.51/containers/box/start").status == 204)
        func exec(_ words: String, input: String = "") -> (answer: RawClient.Answer, state: String) {
            let made = engine.client.send(
                "POST", "/v1.51/containers/box/exec",
                "{\"Cmd\": \(words), \"AttachStdin\": true, \"AttachStdout\": true, \"AttachStderr\": true}")
            let id = made.text.split(separator: "\"").first { $0.count == 64 }.map(String.init) ?? ""
            let answer = engine.client.hijack("/v1.51/exec/\(id)/start", "{}", input: input)
            return (answer, engine.client.send("GET", "/v1.51/exec/\(id)/json").text)
        }
        let counted = exec(#"["sh", "-c", "wc -l; exit 7"]"#, input: "a\nb\n")
        #expect(counted.answer.body == Self.frame(1, "2\n"))
        #expect(counted.state.contains("\"ExitCode\":7"))
        let missing = exec(#"["nosuch"]"#)
        #expect(missing.answer.text.contains("executable file not found in $PATH"))
        #expect(missing.state.contains("\"ExitCode\":127"))
        #expect(engine.client.send("POST", "/v1.51/exec/nosuch/start", "{}").status == 404)
    }

    @Test(
        "the keys of a terminal are echoed, and edit the line",
        arguments: [
            ("ab\u{7F}c\r\u{4}", "ab\u{8} \u{8}c\r\nac\r\n"), ("one two\u{17}\u{15}x\r\u{4}", nil),
            ("é\u{7F}\u{7F}z\r\u{4}", "é\u{8} \u{8}z\r\nz\r\n"), ("\u{1B}[A\u{1B}OPq\r\u{4}", "q\r\nq\r\n"),
            ("lost\u{3}", "lost^C"),
        ])
    func terminal(_ keys: String, _ shown: String?) throws {
        let engine = try Running()
        _ = engine.create(#"{"Image": "alpine", "Cmd": ["sleep", "1000"]}"#)
        _ = engine.client.send("POST", "/v1.51/containers/box/start")
        let made = engine.client.send(
            "POST", "/v1.51/containers/box/exec",
            #"{"Cmd": ["cat"], "AttachStdin": true, "AttachStdout": true, "AttachStderr": true, "Tty": true}"#)
        let id = made.text.split(separator: "\"").first { $0.count == 64 }.map(String.init) ?? ""
        let answer = engine.client.hijack("/v1.51/exec/\(id)/start", #"{"Tty": true}"#, input: keys)
        if let shown { #expect(answer.text == shown) } else { #expect(answer.text.hasSuffix("x\r\nx\r\n")) }
    }

    @Test("an image is built from an archive, step by step")
    func build() throws {
        let engine = try Running()
        let archive = Self.archive([
            "Dockerfile": "FROM alpine\nARG WHO\nRUN echo hello $WHO > /greeting\nCMD cat /greeting\n"
        ])
        let head =
            "POST /v1.51/build?t=greeting&buildargs=%7B%22WHO%22%3A%22world%22%7D HTTP/1.1\r\nHost: d\r\n"
            + "Connection: close\r\nContent-Type: application/x-tar\r\nContent-Length: \(archive.count)\r\n\r\n"
        let answer = engine.client.exchange(Array(head.utf8) + archive)
        #expect(answer.text.contains("Step 1/4 : FROM alpine"))
        #expect(answer.text.contains("Successfully tagged greeting:latest"))
        _ = engine.client.send("POST", "/v1.51/containers/create?name=box", #"{"Image": "greeting"}"#)
        _ = engine.client.send("POST", "/v1.51/containers/box/start")
        _ = engine.client.send("POST", "/v1.51/containers/box/wait")
        #expect(engine.client.send("GET", "/v1.51/containers/box/logs?stdout=1").body == Self.frame(1, "hello world\n"))
    }

    /// A tar archive of some texts.
    private static func archive(_ files: [String: String]) -> [UInt8] {
        var out: [UInt8] = []
        for (name, text) in files.sorted(by: { $0.key < $1.key }) {
            var header = [UInt8](repeating: 0, count: 512)
            func put(_ text: String, at place: Int) {
                header.replaceSubrange(place..<(place + text.utf8.count), with: text.utf8)
            }
            put(name, at: 0)
            put("0000644", at: 100)
            put(String(text.utf8.count, radix: 8), at: 124)
            put("        0", at: 148)
            put("ustar", at: 257)
            put(String(header.reduce(0) { $0 + Int($1) }, radix: 8), at: 148)
            out += header + Array(text.utf8) + [UInt8](repeating: 0, count: (512 - text.utf8.count % 512) % 512)
        }
        return out + [UInt8](repeating: 0, count: 1024)
    }

    @Test("networks, volumes and images come, are listed, and go")
    func objects() throws {
        let client = try Running().client
        #expect(client.send("POST", "/v1.51/networks/create", #"{"Name": "lan", "Labels": {"a": "b"}}"#).status == 201)
        #expect(
            client.send("GET", "/v1.51/networks?filters=%7B%22label%22%3A%5B%22a%3Db%22%5D%7D").text.contains(
                "\"Name\":\"lan\""))
        #expect(client.send("DELETE", "/v1.51/networks/lan").status == 204)
        #expect(client.send("DELETE", "/v1.51/networks/lan").status == 404)
        #expect(client.send("POST", "/v1.51/volumes/create", #"{"Name": "data"}"#).status == 201)
        #expect(client.send("GET", "/v1.51/volumes").text.contains("/var/lib/docker/volumes/data/_data"))
        #expect(
            client.send("POST", "/v1.51/volumes/prune?filters=%7B%22all%22%3A%5B%22true%22%5D%7D").text.contains(
                "\"data\""))
        #expect(client.send("POST", "/v1.51/images/create?fromImage=alpine&tag=3").text.contains("Pull complete"))
        #expect(client.send("POST", "/v1.51/images/alpine:3/tag?repo=localhost:5000/team/own&tag=1").status == 201)
        #expect(
            client.send("GET", "/v1.51/images/localhost:5000/team/own:1/json").text.contains(
                "localhost:5000/team/own:1"))
        #expect(client.send("DELETE", "/v1.51/images/localhost:5000/team/own:1").text.contains("Untagged"))
        #expect(client.send("POST", "/v1.51/images/create?fromImage=nosuch&tag=1").status == 404)
    }

    @Test("a list of images by name tells only the names that are meant, and a stream tells of its failure itself")
    func imageStreams() throws {
        let client = try Running().client
        #expect(client.send("POST", "/v1.51/images/create?fromImage=alpine&tag=3").status == 200)
        #expect(client.send("POST", "/v1.51/images/alpine:3/tag?repo=shop/web&tag=1").status == 201)
        func names(_ pattern: String) -> [Substring] {
            let filters = "%7B%22reference%22%3A%5B%22\(pattern)%22%5D%7D"
            let text = client.send("GET", "/v1.51/images/json?filters=\(filters)").text
            return text.matches(of: /"RepoTags":\[([^\]]*)\]/).map(\.output.1)
        }
        #expect(names("alpine") == ["\"alpine:3\""])
        #expect(names("shop/*") == ["\"shop/web:1\""])
        #expect(names("nosuch").isEmpty)
        let push = client.send("POST", "/v1.51/images/nosuch/push?tag=1")
        #expect(push.status == 200)
        #expect(push.text.contains("The push refers to repository [docker.io/library/nosuch]"))
        #expect(push.text.contains("An image does not exist locally with the tag: nosuch"))
        let load = client.send("POST", "/v1.51/images/load", "no archive")
        #expect(load.status == 200)
        #expect(load.text.contains("unexpected EOF"))
    }

    @Test("a start is answered in a moment when nobody waits for the container")
    func settling() {
        var sandbox = Sandbox()
        sandbox.execute("docker create --name box alpine true")
        func settles(_ method: String, _ path: String) -> Bool {
            APIRequest(method: method, target: path).startsUnawaited(sandbox.simulation)
        }
        #expect(settles("POST", "/v1.51/containers/box/start"))
        #expect(settles("POST", "/containers/box/start?detachKeys=a"))
        #expect(!settles("POST", "/v1.51/containers/nosuch/start"))
        #expect(!settles("POST", "/v1.51/exec/box/start"))
        #expect(!settles("GET", "/v1.51/containers/box/start"))
        #expect(!settles("POST", "/v1.51/containers/box/stop"))
    }

    @Test(
        "what is no request gets an error or the door, and the next client is served",
        arguments: [
            "nonsense\r\n\r\n", "GET / HTTP/9.9\r\n\r\n", "\0\0\0\0\r\n\r\n",
            "POST /v1.51/containers/create HTTP/1.1\r\nHost: d\r\nConnection: close\r\nContent-Length: 5\r\n\r\n{\"a\":",
            "GET /" + String(repeating: "a", count: 200_000) + " HTTP/1.1\r\n\r\n",
            "GET /v1.51/info HTTP/1.1\r\nX: " + String(repeating: "b", count: 300_000) + "\r\n\r\n",
            "GET /%ZZ%00%FF/../../etc/passwd HTTP/1.1\r\nHost: d\r\nConnection: close\r\n\r\n",
        ])
    func malformed(_ bytes: String) throws {
        let engine = try Running()
        let answer = engine.client.exchange(Array(bytes.utf8), closes: true)
        #expect(answer.status == 0 || (400...599).contains(answer.status))
        #expect(engine.client.send("GET", "/_ping").text == "OK")
    }

    @Test("clients that say nothing, and clients that vanish, stand in nobody's way")
    func silence() throws {
        let engine = try Running()
        let silent = (0..<100).map { _ in engine.client.connect() }
        defer { for descriptor in silent { close(descriptor) } }
        _ = engine.create(#"{"Image": "alpine", "Cmd": ["sleep", "1000"]}"#)
        _ = engine.client.send("POST", "/v1.51/containers/box/start")
        for _ in 0..<20 {
            let descriptor = engine.client.connect()
            let head = "GET /v1.51/containers/box/logs?follow=1&stdout=1 HTTP/1.1\r\nHost: d\r\n\r\n"
            _ = head.withCString { write(descriptor, $0, strlen($0)) }
            close(descriptor)
        }
        #expect(engine.client.send("GET", "/_ping").text == "OK")
        #expect(engine.client.send("DELETE", "/v1.51/containers/box?force=1").status == 204)
    }

    @Test("a file that is no socket is left alone")
    func place() throws {
        let path = NSTemporaryDirectory() + "drydock-\(UInt32.random(in: 0 ... .max))"
        try "mine".write(toFile: path, atomically: true, encoding: .utf8)
        defer { try? FileManager.default.removeItem(atPath: path) }
        #expect(throws: EngineServer.Failure.self) { _ = try EngineServer(Sandbox(), at: .socket(path: path)) }
        #expect(try String(contentsOfFile: path, encoding: .utf8) == "mine")
    }
}
