import Testing

@testable import Dockerfile

@Suite("understanding instructions")
struct InstructionTests {
    private func read(_ line: String) throws(DockerfileError) -> Instruction {
        try Instruction(DockerfileDocument(parsing: line).instructions[0])
    }

    @Test(
        "faults have BuildKit's words",
        arguments: [
            ("CMD --x=1 echo", "unknown flag: --x"),
            ("COPY --frm=x a b", "unknown flag: --frm (did you mean from?)"),
            ("COPY --from=x --from=y a b", "duplicate flag specified: --from"),
            ("FROM --platform alpine", "missing a value on flag: --platform"),
            ("ADD --unpack=1 a b", "expecting boolean value for flag --unpack, not: 1"),
            ("FROM a AS 1x", "invalid name for build stage: \"1x\", name can't start with a number or contain symbols"),
            ("RUN --network=foo a", "invalid network mode \"foo\""),
            (
                "RUN --mount=from=$x a",
                "'from' doesn't support variable expansion, define alias stage instead"
            ),
            ("HEALTHCHECK --interval=1ns CMD x", "Interval \"interval\" cannot be less than 1ms"),
            ("HEALTHCHECK --interval=zz CMD x", "time: invalid duration \"zz\""),
            ("HEALTHCHECK --interval=5 CMD x", "time: missing unit in duration \"5\""),
            ("HEALTHCHECK --interval=5y CMD x", "time: unknown unit \"y\" in duration \"5y\""),
            ("HEALTHCHECK --retries=zz CMD x", "strconv.ParseInt: parsing \"zz\": invalid syntax"),
            ("HEALTHCHECK --retries=-1 CMD x", "--retries cannot be negative (-1)"),
            ("HEALTHCHECK CMD []", "Missing command after HEALTHCHECK CMD"),
            ("SHELL []", "SHELL requires at least one argument"),
            ("VOLUME [\"\"]", "VOLUME specified can not be an empty string"),
            ("ARG =1", "ARG names can not be blank"),
            ("FORM a", "unknown instruction: FORM (did you mean FROM?)"),
            ("apt-get install", "unknown instruction: apt-get"),
        ])
    func faults(line: String, message: String) {
        #expect(throws: DockerfileError(message, lines: 1...1)) { try read(line) }
    }

    @Test("a fault names its line, and the first instruction must be FROM or ARG")
    func stages() throws {
        #expect(
            throws: DockerfileError(
                "dockerfile parse error on line 3: ADD requires at least two arguments, "
                    + "but only one was provided. Destination could not be determined", lines: 3...3)
        ) {
            try BuildStages(DockerfileDocument(parsing: "FROM a\n\nADD x\n"))
        }
        #expect(throws: DockerfileError("no build stage in current context", lines: 1...1)) {
            try BuildStages(DockerfileDocument(parsing: "RUN true\nFROM a\n"))
        }
        let arguments = try BuildStages(DockerfileDocument(parsing: "ARG A=1\n"))
        #expect(arguments.metaArgs.count == 1)
        #expect(throws: DockerfileError("dockerfile contains no stages to build")) {
            try arguments.checkedForStages()
        }
    }

    @Test("stages are found by name or number, the last of a name first")
    func stageIndex() throws {
        let build = try BuildStages(DockerfileDocument(parsing: "FROM a AS One\nFROM b\nFROM c AS one\n"))
        #expect(build.stages.map(\.name) == ["one", "", "one"])
        #expect(build.stageIndex("ONE") == 2)
        #expect(build.stageIndex("one", before: 2) == 0)
        #expect(build.stageIndex("1") == 1)
        #expect(build.stageIndex("7") == nil)
    }

    @Test("HEALTHCHECK counts in nanoseconds")
    func healthcheck() throws {
        let line = "HEALTHCHECK --interval=1m30s --timeout=1.5s --start-period=2h --retries=3 CMD [\"a\", \"b\"]"
        guard case .healthcheck(let healthcheck) = try read(line) else { return #expect(Bool(false)) }
        #expect(healthcheck.test == ["CMD", "a", "b"])
        #expect(healthcheck.interval == 90_000_000_000)
        #expect(healthcheck.timeout == 1_500_000_000)
        #expect(healthcheck.startPeriod == 7_200_000_000_000)
        #expect(healthcheck.retries == 3)
    }

    @Test("a mount is read when its variables are known")
    func mounts() throws {
        let line = "RUN --mount=type=cache,id=$i,target=/c,sharing=locked --mount=type=bind,sorce=x true"
        guard case .run(let run) = try read(line) else { return #expect(Bool(false)) }
        let cache = try RunMount(run.mountFlags[0]) { $0 == "$i" ? "42" : $0 }
        #expect(cache.kind == .cache)
        #expect(cache.id == "42")
        #expect(cache.target == "/c")
        #expect(cache.sharing == .locked)
        #expect(!cache.isReadOnly)
        #expect(throws: DockerfileError("unexpected key 'sorce' in 'sorce=x' (did you mean source?)")) {
            try run.mounts { $0 }
        }
        #expect(throws: DockerfileError("unsupported mount type \"nope\"")) {
            try RunMount("type=nope") { $0 }
        }
        #expect(try RunMount("type=tmpfs,size=64m") { $0 }.sizeLimit == 64 << 20)
    }

    @Test("ONBUILD keeps its trigger's text, here-documents included")
    func onbuild() throws {
        guard case .onbuild(let onbuild) = try read("onbuild RUN <<E\nhi\nE\n") else { return #expect(Bool(false)) }
        #expect(onbuild.expression == "RUN <<E\nhi\nE")
    }

    @Test(
        "ports of EXPOSE",
        arguments: [
            ("80", ["80/tcp"]), ("80-82/UDP", ["80/udp", "81/udp", "82/udp"]), ("1.2.3.4:8080:80", ["80/tcp"]),
        ])
    func ports(text: String, entries: [String]) throws {
        #expect(try ExposedPort(text).entries() == entries)
    }

    @Test(
        "bad ports of EXPOSE",
        arguments: [
            ("90/foo", "invalid port: \"90/foo\": invalid proto: foo"),
            ("99999999", "invalid containerPort: 99999999"), ("a:1", "invalid hostPort: a"),
            ("1:2:3:4", "invalid IP address: 1:2"), ("/tcp", "invalid port: \"/tcp\": no port specified"),
        ])
    func badPorts(text: String, message: String) {
        #expect(throws: DockerfileError(message)) { try ExposedPort(text).entries() }
    }
}
