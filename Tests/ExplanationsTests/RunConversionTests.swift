import Explanations
import Simulator
import Testing

/// `compose convert-run`: a line and the file made from it start the same container.
@Suite("docker run as a service, and back")
struct RunConversionTests {
    private static let facts = """
        {{.Config.Image}} {{.Config.Cmd}} {{.Config.Entrypoint}} {{.Config.User}} {{.Config.WorkingDir}} \
        {{.Config.Tty}} {{json .HostConfig.PortBindings}} \
        {{.HostConfig.RestartPolicy.Name}} {{.HostConfig.Memory}} {{.HostConfig.NanoCPUs}} {{.HostConfig.CapAdd}} \
        {{.HostConfig.CapDrop}} {{.HostConfig.ReadonlyRootfs}} {{json .HostConfig.Ulimits}} \
        {{range .Mounts}}{{.Type}} {{.Name}} {{.Destination}} {{.RW}},{{end}}
        """

    private static func inspect(_ sandbox: inout Sandbox, _ template: String) -> String {
        sandbox.probe("docker inspect -f '\(template)' c1").output
    }

    @Test(
        "the container of the file is that of the line, and the line of the service starts it once more",
        arguments: [
            "-p 8080:80 -p 127.0.0.1:9000:9000/udp nginx:alpine",
            "-v data:/data -v ./here:/there:ro --tmpfs /run -e A=b -e 'T=two words' alpine sleep 100",
            "--restart unless-stopped --memory 256m --cpus 0.5 --ulimit nofile=1024:2048 --init alpine sleep 100",
            "--user 1000:1000 -w /srv --cap-drop ALL --cap-add CHOWN --read-only -t alpine sleep 100",
            "--health-cmd 'test -f /x || exit 1' --health-interval 5s --health-retries 2 --entrypoint sleep alpine 100",
            "--network shop --network-alias www --hostname h --label a=b --stop-signal INT alpine sleep 100",
            "--mount type=volume,src=vol,dst=/v --mount type=tmpfs,dst=/t --network none alpine sleep 100",
        ])
    func sameContainer(line: String) throws {
        var sandbox = Sandbox()
        sandbox.probe("docker network create shop; mkdir here p; docker run -d --name c1 \(line)")
        let (wanted, wantedEnvironment) = (
            Self.inspect(&sandbox, Self.facts), Self.inspect(&sandbox, "{{.Config.Env}} {{.Config.Hostname}}")
        )
        #expect(wanted.contains(" "))
        sandbox.probe("docker rm -f c1")
        let conversion = try RunConversion.compose(from: "docker run -d --name c1 \(line)")
        try sandbox.write(Array((conversion.lines.joined(separator: "\n") + "\n").utf8), to: "compose.yaml")
        let up = sandbox.probe("docker compose up -d 2>&1")
        #expect(up.status == 0, "\(up.output)")
        #expect(Self.inspect(&sandbox, Self.facts) == wanted)
        let config = sandbox.probe("docker compose config --format json").output
        sandbox.probe("docker compose down 2>&1")
        let back = try RunConversion.run(of: "c1", config: config)
        for note in back.notes.map(\.english) where note.hasPrefix("Make the network first: ") {
            sandbox.probe(String(note.dropFirst("Make the network first: ".count)))
        }
        let again = sandbox.probe(back.lines[0] + " 2>&1")
        #expect(again.status == 0, "\(back.lines[0])\n\(again.output)")
        #expect(Self.inspect(&sandbox, Self.facts) == wanted)
        if line.contains("--hostname") {
            #expect(Self.inspect(&sandbox, "{{.Config.Env}} {{.Config.Hostname}}") == wantedEnvironment)
        }
    }

    @Test("what has no counterpart is told")
    func notes() throws {
        let conversion = try RunConversion.compose(
            from: "docker run --rm -d --cidfile id --link-local-ip 1.2.3.4 alpine")
        #expect(
            conversion.notes.map { String($0.english.prefix { $0 != ":" }) }.sorted().dropFirst() == [
                "--detach", "--link-local-ip", "--rm",
                "Compose gives the project a network of its own, where services reach each other by name. docker run without --network uses the default bridge, which has no names.",
            ])
        let config = """
            {"name": "p", "services": {"web": {"image": "x", "build": {"context": "."}, "depends_on": {"db": {}}}}}
            """
        let back = try RunConversion.run(of: "web", config: config)
        #expect(back.lines == ["docker run -d --name p-web-1 x"])
        #expect(back.notes.count == 2)
    }

    @Test("what is no docker run is refused", arguments: ["docker ps", "docker run", "docker run --nope x", "ls"])
    func refusals(line: String) {
        #expect(throws: RunConversion.Failure.self) { try RunConversion.compose(from: line) }
    }
}
