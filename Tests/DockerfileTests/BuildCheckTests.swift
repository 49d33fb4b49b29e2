import Testing

@testable import Dockerfile

// The answers are BuildKit's, from `docker build --check` of Docker 28.5.2.
@Suite("build checks")
struct BuildCheckTests {
    private func check(_ text: String, _ facts: BuildFacts = BuildFacts()) throws -> BuildCheckReport {
        let document = try DockerfileDocument(parsing: text)
        return BuildChecker.check(document, facts: facts)
    }

    @Test(
        "one rule each",
        arguments: [
            (
                "FROM alpine\nCMD echo hi\n",
                "JSONArgsRecommended: JSON arguments recommended for CMD to prevent unintended behavior "
                    + "related to OS signals (line 2)"
            ),
            (
                "FROM alpine\nLABEL a b\n",
                "LegacyKeyValueFormat: \"LABEL key=value\" should be used instead of legacy \"LABEL key value\" "
                    + "format (line 2)"
            ),
            ("FROM alpine as build\n", "FromAsCasing: 'as' and 'FROM' keywords' casing do not match (line 1)"),
            ("FROM alpine AS Build\n", "StageNameCasing: Stage name 'Build' should be lowercase (line 1)"),
            (
                "FROM alpine\nMAINTAINER me@example.com\n",
                "MaintainerDeprecated: Maintainer instruction is deprecated in favor of using label (line 2)"
            ),
            ("FROM alpine\nCOPY $NOPE/ /x\n", "UndefinedVar: Usage of undefined variable '$NOPE' (line 2)"),
            (
                "FROM alpine\nENV x=$PATX\n",
                "UndefinedVar: Usage of undefined variable '$PATX' (did you mean $PATH?) (line 2)"
            ),
            (
                "FROM alpine\nrun true\n",
                "ConsistentInstructionCasing: Command 'run' should match the case of the command majority "
                    + "(uppercase) (line 2)"
            ),
            (
                "FROM alpine\nCMD [\"a\"]\nCMD [\"b\"]\n",
                "MultipleInstructionsDisallowed: Multiple CMD instructions should not be used in the same stage "
                    + "because only the last one will be used (line 2)"
            ),
            (
                "FROM alpine\nARG DB_PASSWORD\n",
                "SecretsUsedInArgOrEnv: Do not use ARG or ENV instructions for sensitive data "
                    + "(ARG \"DB_PASSWORD\") (line 2)"
            ),
            (
                "FROM alpine\nWORKDIR app\n",
                "WorkdirRelativePath: Relative workdir \"app\" can have unexpected results if the base image "
                    + "changes (line 2)"
            ),
            ("FROM alpine\nRUN echo a \\\n\n  b\n", "NoEmptyContinuation: Empty continuation line (line 4)"),
            (
                "FROM alpine AS context\n",
                "ReservedStageName: Stage name should not use the same name as reserved stage \"context\" (line 1)"
            ),
            (
                "FROM alpine AS a\nFROM alpine AS a\n",
                "DuplicateStageName: Duplicate stage name \"a\", stage names should be unique (line 2)"
            ),
            (
                "FROM --platform=${TARGETPLATFORM} alpine AS a\n",
                "RedundantTargetPlatform: Setting platform to predefined ${TARGETPLATFORM} in FROM is redundant "
                    + "as this is the default behavior (line 1)"
            ),
            (
                "FROM --platform=linux/amd64 alpine AS c\n",
                "FromPlatformFlagConstDisallowed: FROM --platform flag should not use constant value "
                    + "\"linux/amd64\" (line 1)"
            ),
            (
                "FROM alpine\nEXPOSE 80/TCP\n",
                "ExposeProtoCasing: Defined protocol '80/TCP' in EXPOSE instruction should be lowercase (line 2)"
            ),
            (
                "FROM alpine\nEXPOSE 10:20\n",
                "ExposeInvalidFormat: EXPOSE instruction should not define an IP address or host-port mapping, "
                    + "found '10:20' (line 2)"
            ),
            (
                "# check=experimental=all\n# bad\nARG VERSION=1\nFROM alpine\n",
                "InvalidDefinitionDescription: Comment for ARG should follow the format: "
                    + "`# VERSION <description>` (line 3)"
            ),
        ])
    func rules(text: String, summary: String) throws {
        let report = try check(text)
        #expect(report.warnings.map(\.summary) == [summary])
        #expect(report.error == nil)
    }

    @Test(
        "nothing to say",
        arguments: [
            "FROM alpine\nSHELL [\"sh\", \"-c\"]\nCMD a\n", "FROM --platform=linux/amd64 alpine AS amd64\n",
            "FROM alpine AS a\nARG K\nWORKDIR /x\nFROM a\nWORKDIR y\nENV z=$K\n",
            "# check=skip=all\nFROM alpine\nCMD a\n",
            "FROM alpine\nENV PUBLIC_KEY=1 TOKENS=2\n", "FROM --platform=$BUILDPLATFORM alpine\n",
            "# some comment\nARG VERSION=1\nFROM alpine\n", "FROM alpine\nRUN echo $x\nHEALTHCHECK NONE\n",
        ])
    func silence(text: String) throws {
        #expect(try check(text) == BuildCheckReport(warnings: [], error: nil))
    }

    @Test("a base name that only build arguments make valid")
    func defaultArguments() throws {
        var facts = BuildFacts()
        facts.buildArguments = ["TAG": "3"]
        let report = try check("ARG TAG\nFROM alpine:$TAG\n", facts)
        #expect(report.warnings.map(\.rule) == [.invalidDefaultArgInFrom])
        #expect(report.error == nil)

        let blank = try check("ARG TAG\nFROM alpine AS a\nARG IMG\nFROM $IMG\n")
        #expect(blank.warnings.map(\.rule) == [.invalidDefaultArgInFrom, .undefinedArgInFrom])
        #expect(blank.warnings.last?.message == "FROM argument 'IMG' is not declared (did you mean TAG?)")
        #expect(blank.error == DockerfileError("base name ($IMG) should not be blank", lines: 4...4))
    }

    @Test("files that .dockerignore leaves out")
    func ignoredFiles() throws {
        var facts = BuildFacts()
        facts.ignorePatterns = try IgnorePatterns(parsing: "*.log\nsub\n")
        let text = "# check=experimental=CopyIgnoredFile\nFROM alpine\nCOPY a.log b /\nADD sub/x.log /\nCOPY . /\n"
        #expect(
            try check(text, facts).warnings.map(\.message) == [
                "Attempting to Copy file \"a.log\" that is excluded by .dockerignore",
                "Attempting to Add file \"sub/x.log\" that is excluded by .dockerignore",
            ])
        facts.ignorePatterns = try IgnorePatterns(parsing: "*.log\n!a.log\n")
        #expect(try check(text, facts).warnings.isEmpty)
    }

    @Test("the directive can skip rules and turn warnings into an error")
    func options() throws {
        let report = try check("# check=error=true;skip=JSONArgsRecommended\nFROM alpine\nCMD echo\nENV a b\n")
        #expect(report.warnings.map(\.rule) == [.legacyKeyValueFormat])
        #expect(report.error == DockerfileError("lint violation found for rules: LegacyKeyValueFormat"))
        #expect(
            try check("# check=foo\nFROM a\n").error
                == DockerfileError("failed to parse check options: invalid check option \"foo\""))
        #expect(
            try check("# check=error=maybe\nFROM a\n").error
                == DockerfileError(
                    "failed to parse check options: failed to parse check option \"error=maybe\": "
                        + "strconv.ParseBool: parsing \"maybe\": invalid syntax"))
    }

    @Test("warnings come up to the fault that ends the check")
    func faults() throws {
        let unparsed = try check("FROM alpine as a\nFROM alpine AS $B\nMAINTAINER x\n")
        #expect(unparsed.warnings.map(\.rule) == [.fromAsCasing, .stageNameCasing])
        #expect(unparsed.error?.lines == 2...2)
        let unset = try check("FROM alpine\nENV x=${A?no}\nWORKDIR x\n")
        #expect(unset.warnings.map(\.message) == ["Usage of undefined variable '$A'"])
        #expect(unset.error == DockerfileError("failed to process \"${A?no}\": A: no", lines: 2...2))
        let port = try check("FROM alpine\nEXPOSE abc:80\n")
        #expect(port.warnings.map(\.rule) == [.exposeInvalidFormat])
        #expect(port.error == DockerfileError("invalid hostPort: abc", lines: 2...2))
        let platform =
            "failed to parse platform foo: \"foo\": unknown operating system or architecture: invalid argument"
        #expect(try check("FROM --platform=foo a\n").error == DockerfileError(platform, lines: 1...1))
    }

    @Test("a report is what --check prints")
    func report() throws {
        let text = "FROM alpine\nCMD cat /out\n"
        let document = try DockerfileDocument(parsing: text)
        let warning = try #require(BuildChecker.check(document).sortedWarnings.first)
        #expect(
            warning.report(source: document.sourceLines, fileName: "Dockerfile") == [
                "WARNING: JSONArgsRecommended - https://docs.docker.com/go/dockerfile/rule/json-args-recommended/",
                "JSON arguments recommended for CMD to prevent unintended behavior related to OS signals",
                "Dockerfile:2",
                "--------------------",
                "   1 |     FROM alpine",
                "   2 | >>> CMD cat /out",
                "   3 |     ",
                "--------------------",
            ])
    }

    @Test("each rule's address is its name in kebab case")
    func addresses() {
        #expect(BuildRule.undefinedArgInFrom.url.hasSuffix("/rule/undefined-arg-in-from/"))
        #expect(BuildRule.secretsUsedInArgOrEnv.url.hasSuffix("/rule/secrets-used-in-arg-or-env/"))
        #expect(Set(BuildRule.all.map(\.name)).count == BuildRule.all.count)
    }
}
