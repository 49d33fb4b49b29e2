import Insights
import Simulator
import Testing

/// The words at the prompt that look behind things: `map`, `layers`, `cache why`, `compose why`.
@Suite struct InsightsTests {
    private func sandbox(_ lines: String...) -> Sandbox {
        var sandbox = Sandbox()
        for line in lines { sandbox.execute(line) }
        return sandbox
    }

    private func text(_ lines: [String]) -> String { lines.joined(separator: "\n") }

    // MARK: map

    private static let town = """
        docker network create shop
        docker run -d --name db --network shop --network-alias store redis:alpine
        docker run -d --name web --network shop -p 8080:80 nginx:alpine
        docker run -d --name lone alpine sleep 999
        docker run -d --name off --network none alpine sleep 999
        docker create --name late --network shop alpine
        """

    @Test("map shows networks, names, listeners and published ports")
    func map() {
        let sandbox = sandbox(Self.town)
        #expect(
            text(NetworkMap.lines(sandbox.simulation).map(\.english)) == """
                bridge   172.17.0.0/16   no names here, only addresses
                   lone                    172.17.0.2

                shop   172.18.0.0/16   containers find each other by name
                   db                      172.18.0.2      listens on 6379
                      also called store
                   web                     172.18.0.3      listens on 80
                      published: localhost:8080 leads to port 80

                off is on no network.
                Not running: 1 container (docker ps -a).
                """)
    }

    @Test("volumes shows what is mounted where, and what becomes of it")
    func volumes() {
        let sandbox = sandbox(
            """
            mkdir site
            docker volume create spare
            docker run -d --name db -v rows:/data redis:alpine
            docker run -d --name reader -v rows:/backup:ro -v ~/site:/site:ro --tmpfs /scratch --mount type=tmpfs,dst=/more alpine sleep 999
            docker run -d --name cache redis:alpine
            docker stop db
            """)
        let lines = VolumeMap.lines(sandbox.simulation).map(\.english).map { line in
            line.contains("anonymous") ? "ID" + line.dropFirst(12) : line
        }
        #expect(
            lines.joined(separator: "\n") == """
                spare   0B   no container uses it; docker volume rm spare deletes it

                rows   0B   stays when its containers go
                   db (exited)             /data
                   reader                  /backup   read-only

                ID   0B   anonymous, goes with docker rm -v cache
                   cache                   /data

                Folders of this machine
                   reader                  /home/you/site   /site   read-only

                In memory
                   reader                  /more   empty again after every stop
                   reader                  /scratch   empty again after every stop
                """)
    }

    @Test(
        "map A B says whether A reaches B, and what to do",
        arguments: [
            ("web", "db:6379", "3. Port: something in db listens on 6379. It works."),
            ("web", "db", "3. Port: db listens on 6379. Publishing is not needed for this."),
            (
                "web", "db:5432",
                "3. Port: nothing in db listens on 5432: the connection is refused. It listens on 6379."
            ),
            ("db", "web:8080", "3. Port: 8080 is the port on the host. Between containers it is 80: web:80"),
            ("lone", "db", "   To change that: docker network connect shop lone"),
            ("web", "nosuch", "There is no container nosuch: no network knows that name."),
            ("web", "late", "late is not running, so it has no address. Start it: docker start late"),
        ])
    func ways(_ way: (from: String, to: String, end: String)) {
        let sandbox = sandbox(Self.town)
        #expect(WayReport(sandbox.simulation, from: way.from, to: way.to).lines.map(\.english).last == way.end)
    }

    @Test(
        "a way is told hop by hop: names, localhost, gateways, internal networks, addresses inside",
        arguments: [
            ("web", "localhost:80", ["1. Name: localhost is web itself, not this machine.", "works"]),
            ("web", "localhost:6379", ["1. Name: localhost is web itself, not this machine.", "refused"]),
            ("web", "store:6379", ["both are on shop", "name server, which says store is 172.18.0.2", "works"]),
            ("web", "172.18.0.2:6379", ["both are on shop", "2. Port: something in db listens on 6379. It works."]),
            ("lone", "172.18.0.2:6379", ["1. Network: 172.18.0.2 is db, on a network that lone is not on."]),
            ("lone", "172.17.0.1:8080", ["port 8080 of this machine leads to port 80 of web", "works"]),
            ("lone", "172.17.0.1:9", ["172.17.0.1 is this machine, the host.", "refused"]),
            ("lone", "172.17.0.99", ["nobody has the address 172.17.0.99"]),
            ("off", "172.18.0.2", ["off is on no network"]),
            ("lone", "loner:80", ["both are on bridge", "knows no names. lone must use 172.17.0.3", "refused"]),
            ("you", "localhost:8080", ["port 8080 of this machine leads to port 80 of web", "works"]),
            ("you", "web:80", ["does not know the names of containers", "localhost:8080 leads to its port 80"]),
            ("you", "172.18.0.3:80", ["172.18.0.3 is web, whose networks this machine can reach", "works"]),
            ("shy", "lone", ["shy is on deep, lone is on bridge. They share none,"]),
            ("shy", "172.17.0.2:80", ["shy is on an internal network, which has no way out"]),
            ("shy", "172.19.0.1:8080", ["published ports cannot be reached from an internal network"]),
            ("other", "shy:7000", ["both are on deep", "listens on 7000, but only at an address of its own"]),
            ("free", "localhost:8080", ["leads to port 80 of web", "works"]),
            ("web", "free:1", ["free is on the host's own network", "--add-host host.docker.internal:host-gateway"]),
        ])
    func hops(_ way: (from: String, to: String, texts: [String])) {
        let sandbox = sandbox(
            Self.town,
            """
            docker network create --internal deep
            docker run -d --name shy --network deep alpine nc -l -s 127.0.0.1 -p 7000
            docker run -d --name other --network deep alpine sleep 999
            docker run -d --name loner alpine sleep 999
            docker run -d --name free --network host alpine sleep 999
            """)
        let text = text(WayReport(sandbox.simulation, from: way.from, to: way.to).lines.map(\.english))
        for part in way.texts { #expect(text.contains(part), "\(text)") }
    }

    // MARK: layers

    @Test("layers tells what is carried along for nothing")
    func layers() {
        let sandbox = sandbox(
            "printf 'FROM alpine\\nRUN echo 1234 > /a && echo x > /b\\nRUN echo 12 > /a\\nRUN rm /b\\n' > Dockerfile",
            "docker build -q -t app .")
        let lines = LayersReport.lines(sandbox.simulation, "app").map(\.english)
        #expect(lines.first?.hasPrefix("app: 7.11MB in 4 layers, 7B of it for nothing") == true)
        #expect(lines.contains("      changed 3B        /a   replaces 5B of layer 2"))
        #expect(lines.contains("      removed           /b   frees nothing: 2B stay in layer 2"))
        #expect(
            LayersReport.lines(sandbox.simulation, "app", only: 2).map(\.english).contains("      added   5B        /a")
        )
        #expect(
            LayersReport.lines(sandbox.simulation, "app", only: 9).map(\.english) == ["app has 4 layers, no layer 9."])
        #expect(LayersReport.lines(sandbox.simulation, "nosuch").first?.english == "No such image: nosuch:latest")
    }

    // MARK: cache why

    private static let project = """
        printf 'FROM alpine\\nARG V=1\\nWORKDIR /app\\nCOPY src src\\nRUN echo $V > /v\\nRUN true\\n' > Dockerfile
        mkdir src; echo hi > src/f.txt; docker build -q -t app .
        """

    @Test(
        "cache why names the file, variable or instruction that was different",
        arguments: [
            ("docker build -q .", "Every step came from the cache: nothing that matters has changed."),
            ("touch src/f.txt; docker build -q .", "Every step came from the cache: nothing that matters has changed."),
            ("echo more >> src/f.txt; docker build -q .", "          src/f.txt has changed"),
            ("echo new > src/g.txt; docker build -q .", "          src/g.txt is new"),
            ("mv src/f.txt src/h.txt; docker build -q .", "          src/f.txt is gone"),
            ("docker build -q --build-arg V=2 .", "          ARG V was \"1\" and is \"2\""),
            (
                "sed -i 's/RUN true/RUN id/' Dockerfile; docker build -q .",
                "          the instruction has changed; it was: RUN true"
            ),
            ("echo RUN pwd >> Dockerfile; docker build -q .", "          the instruction is new"),
            ("docker build -q --no-cache .", "          --no-cache was given"),
            (
                "docker rmi app; docker builder prune -af; docker build -q .",
                "          its result is no longer in the build cache, or never was"
            ),
            ("sed -i 's/FROM alpine/FROM busybox/' Dockerfile; docker build -q .", "          it was FROM alpine"),
        ])
    func cache(_ change: (command: String, line: String)) {
        let sandbox = sandbox("docker pull -q alpine", Self.project, change.command)
        #expect(CacheReport.lines(sandbox.simulation).map(\.english).contains(change.line))
    }

    @Test("cache why before and after the first build")
    func firstBuild() {
        #expect(
            CacheReport.lines(sandbox().simulation).map(\.english).first?.hasPrefix("Nothing has been built") == true)
        let lines = CacheReport.lines(sandbox(Self.project).simulation).map(\.english)
        #expect(lines.contains("          this Dockerfile was not built here before"))
        #expect(lines.contains("          because [3/5] COPY src src ran before it") == false)
        #expect(lines.contains("          because [2/5] WORKDIR /app ran before it"))
    }

    // MARK: compose why

    private static let file = """
        printf 'services:\\n  web: {image: nginx:alpine, ports: ["81:80"]}\\n  db: {image: redis:alpine}\\n' > compose.yaml
        docker compose -p shop up -d
        """

    @Test(
        "compose why tells what happened to a service, and which key changed",
        arguments: [
            ("true", "   web: created"),
            ("docker compose -p shop up -d", "      its configuration, image, networks and volumes are the same"),
            (
                "sed -i 's/redis:alpine/redis:7/' compose.yaml; docker compose -p shop up -d",
                "      image was redis:alpine and is redis:7"
            ),
            ("docker compose -p shop up -d --scale db=2", "      scaled from 1 to 2"),
            ("docker compose -p shop up -d --force-recreate", "      --force-recreate was given"),
            ("sed -i 's/, ports: .*]//' compose.yaml; docker compose -p shop up -d", "      ports is gone"),
        ])
    func compose(_ change: (command: String, line: String)) {
        let sandbox = sandbox(Self.file, change.command)
        #expect(ComposeReport.lines(sandbox.simulation).map(\.english).contains(change.line))
        #expect(ComposeReport.lines(sandbox.simulation, only: "nosuch").count == 1)
    }
}
