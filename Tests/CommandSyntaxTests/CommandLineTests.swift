import CommandSyntax
import Testing

private let root = CommandSpec(
    "docker", "[OPTIONS] COMMAND [ARG...]", summary: "A runtime",
    flags: [.bool("debug", "D", "Debug"), .string("host", "H", "Host"), .bool("version", "v", "Version")],
    subcommands: [
        CommandSpec(
            "docker run", "[OPTIONS] IMAGE [COMMAND] [ARG...]", summary: "Run", arity: .atLeast(1),
            flags: [
                .bool("interactive", "i", "In"), .bool("tty", "t", "Tty"), .bool("detach", "d", "Detach"),
                .list("env", "e", "Env"), .string("name", "Name"), .bytes("memory", "m", "Memory"),
                .string("hostname", "h", "Host name"), .int("count", "n", "Count", default: "-1"),
                .bool("sig-proxy", "Proxy", default: "true"), .list("tags", "Tags", as: "strings"),
                .string("net", "Network").alias(of: "network").hidden(), .string("network", "Network"),
                .string("pull", "Pull").whenBare("always"), .int("time", "Time").deprecated("use --count instead"),
            ]
        ).flagsFirst(),
        CommandSpec(
            "docker ps", "[OPTIONS]", summary: "List",
            flags: [.bool("all", "a", "All"), .custom("filter", "filter", "Filter")]),
        CommandSpec("docker tag", "A B", summary: "Tag", arity: .exact(2)),
        CommandSpec("docker images", "[R]", summary: "Images", arity: .atMost(1)),
        CommandSpec("docker port", "C [P]", summary: "Port", arity: .range(1, 2)),
        CommandSpec(
            "docker network", summary: "Networks",
            subcommands: [CommandSpec("docker network ls", summary: "List", aliases: ["list"])]),
    ])

private let parser = CommandLineParser(root: root)

private func command(_ words: [String]) throws -> ParsedCommand {
    guard case .command(let command) = try parser.parse(words) else { throw UsageError("no command", exitStatus: 0) }
    return command
}

@Suite("Command lines")
struct CommandLineTests {
    @Test(arguments: [
        ["--name=web"], ["--name", "web"], ["--name=a", "--name=web"],
    ])
    func longValues(flags: [String]) throws {
        #expect(try command(["run"] + flags + ["nginx"]).string("name") == "web")
    }

    @Test(arguments: [["-e", "A=1"], ["-eA=1"], ["-e=A=1"], ["--env=A=1"], ["-ie", "A=1"], ["-iteA=1"]])
    func shortValues(flags: [String]) throws {
        let run = try command(["run"] + flags + ["nginx"])
        #expect(run.list("env") == ["A=1"])
        #expect(run.operands == ["nginx"])
    }

    @Test func groupedSwitches() throws {
        let run = try command(["run", "-itd", "nginx"])
        #expect(run.bool("interactive") && run.bool("tty") && run.bool("detach"))
    }

    @Test func switchesTakeValues() throws {
        #expect(try command(["run", "--sig-proxy=false", "x"]).bool("sig-proxy") == false)
        #expect(try command(["run", "-d=false", "x"]).bool("detach") == false)
        #expect(try command(["run", "x"]).bool("sig-proxy"))
        #expect(try command(["run", "x"]).isSet("sig-proxy") == false)
    }

    @Test func flagsEndAtTheFirstOperandOfRun() throws {
        let run = try command(["run", "-d", "alpine", "ls", "-l", "--all", "--"])
        #expect(run.operands == ["alpine", "ls", "-l", "--all", "--"])
    }

    @Test func flagsMayFollowOperandsElsewhere() {
        let error = #expect(throws: UsageError.self) { try parser.parse(["ps", "x", "--nope"]) }
        #expect(error?.message == "unknown flag: --nope")
    }

    @Test func twoDashesEndTheFlags() throws {
        let tag = try command(["tag", "a", "--", "-b"])
        #expect(tag.operands == ["a", "-b"])
        #expect(tag.operandsBeforeDash == 1)
        #expect(try command(["tag", "-", "x"]).operands == ["-", "x"])
    }

    @Test func defaultsAliasesAndBareValues() throws {
        let run = try command(["run", "--net", "host", "--pull", "x"])
        #expect(run.int("count") == -1)
        #expect(run.string("network") == "host")
        #expect(run.string("pull") == "always")
        #expect(run.string("name") == nil)
        #expect(try command(["run", "--tags", "a,b", "--tags=c", "x"]).list("tags") == ["a", "b", "c"])
        #expect(try command(["run", "-m", "64m", "x"]).bytes("memory") == 67_108_864)
    }

    @Test func globalFlagsStandBeforeTheCommand() throws {
        let run = try command(["-D", "-H", "tcp://x", "run", "y"])
        #expect(run.global.bool("debug"))
        #expect(run.global.string("host") == "tcp://x")
        guard case .version = try parser.parse(["-v", "whatever"]) else {
            Issue.record("no version")
            return
        }
    }

    @Test func deprecatedFlagsLeaveANote() throws {
        #expect(
            try command(["run", "--time=3", "x"]).notes == ["Flag --time has been deprecated, use --count instead"])
    }

    @Test(
        arguments: [
            (["run", "--foo"], "unknown flag: --foo"), (["run", "-itz", "x"], "unknown shorthand flag: 'z' in -z"),
            (["run", "--name"], "flag needs an argument: --name"),
            (["run", "-ith"], "flag needs an argument: 'h' in -h"),
            (["run", "---x"], "bad flag syntax: ---x"), (["run", "--=x"], "bad flag syntax: --=x"),
            (["ps", "-="], "unknown shorthand flag: '=' in -="),
            (["run", "-m", "x", "y"], "invalid argument \"x\" for \"-m, --memory\" flag: invalid size: 'x'"),
            (
                ["run", "-n", "x", "y"],
                "invalid argument \"x\" for \"-n, --count\" flag: strconv.ParseInt: parsing \"x\": invalid syntax"
            ),
            (
                ["run", "-d=maybe", "y"],
                "invalid argument \"maybe\" for \"-d, --detach\" flag: strconv.ParseBool: parsing \"maybe\": invalid syntax"
            ),
            (
                ["ps", "--filter", "x"],
                "invalid argument \"x\" for \"--filter\" flag: bad format of filter (expected name=value)"
            ),
        ] as [([String], String)])
    func badFlags(words: [String], message: String) {
        let error = #expect(throws: UsageError.self) { try parser.parse(words) }
        #expect(error?.message == message)
        #expect(error?.exitStatus == 125)
        #expect(error?.text.hasSuffix("\n\nRun 'docker \(words[0]) --help' for more information\n") == true)
    }

    @Test(
        arguments: [
            (["run"], "'docker run' requires at least 1 argument", "See"),
            (["ps", "x"], "'docker ps' accepts no arguments", "Run"),
            (["tag", "x"], "'docker tag' requires 2 arguments", "Run"),
            (["images", "x", "y"], "'docker images' requires at most 1 argument", "SRun"),
            (["port"], "'docker port' requires at least 1 and at most 2 arguments", "Run"),
        ] as [([String], String, String)])
    func badCounts(words: [String], message: String, hint: String) {
        let error = #expect(throws: UsageError.self) { try parser.parse(words) }
        #expect(error?.message == "docker: " + message)
        #expect(error?.exitStatus == 1)
        #expect(error?.text.contains("\n\n\(hint) 'docker \(words[0]) --help' for more information\n") == true)
    }

    @Test func groupsAlone() throws {
        guard case .help(let request) = try parser.parse(["network"]) else {
            Issue.record("no help")
            return
        }
        #expect(request.stream == .error)
        #expect(request.exitStatus == 0)
        let error = #expect(throws: UsageError.self) { try parser.parse(["network", "foo"]) }
        #expect(
            error?.text == """
                docker: unknown command: docker network foo

                Usage:  docker network

                Run 'docker network --help' for more information

                """)
        #expect(try command(["network", "list"]).path == "docker network ls")
    }

    @Test func aCheckOfTheCallersOwn() {
        let strict = CommandLineParser(root: root) { flag, value in
            flag.name == "name" && value.count < 2 ? "too short" : nil
        }
        let error = #expect(throws: UsageError.self) { try strict.parse(["run", "--name=x", "y"]) }
        #expect(error?.message == "invalid argument \"x\" for \"--name\" flag: too short")
    }
}
