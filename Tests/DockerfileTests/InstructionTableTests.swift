import Foundation
import Testing

@testable import Dockerfile

@Suite("BuildKit's table of instructions", .enabled(if: OracleTable.isAvailable))
struct InstructionTableTests {
    @Test("instructions", arguments: OracleTable("instruction").cases)
    func instructions(row: OracleCase) {
        let input = row.inputFields
        let parsed = ParsedInstruction(
            keyword: input["value"] as? String ?? "", flags: input["flags"] as? [String] ?? [],
            arguments: input["args"] as? [String] ?? [], isJSON: input["json"] as? Bool ?? false,
            heredocs: (input["heredocs"] as? [[String: Any]] ?? []).map(TableTests.heredoc),
            original: input["original"] as? String ?? "")
        do throws(DockerfileError) {
            let instruction = try Instruction(parsed)
            #expect(row.error == nil)
            let expected = row.output["command"] as? [String: Any] ?? [:]
            let actual = fields(of: instruction)
            for (name, value) in actual {
                let wanted: Any? = name == "Args" ? names(expected[name]) : expected[name]
                #expect(text(value) == text(wanted), "\(name)")
            }
            #expect(!actual.isEmpty)
        } catch {
            #expect(error.message == row.error)
        }
    }

    private func names(_ arguments: Any?) -> Any {
        (arguments as? [[String: Any]] ?? []).map { [$0["Key"] ?? NSNull(), $0["Value"] ?? NSNull()] }
    }

    private func text(_ value: Any?) -> String {
        guard let value, !(value is NSNull) else { return "[]" }
        guard JSONSerialization.isValidJSONObject([value]) else { return "\(value)" }
        let data = try? JSONSerialization.data(withJSONObject: [value], options: .sortedKeys)
        let text = String(decoding: data ?? Data(), as: UTF8.self)
        return text == "[[]]" ? "[]" : text
    }

    private func fields(of instruction: Instruction) -> [String: Any] {
        switch instruction {
        case .from(let from): ["Name": from.stageName, "BaseName": from.baseName, "Platform": from.platform]
        case .run(let run): command(run.command).merging(["FlagsUsed": run.usedFlags]) { $1 }
        case .cmd(let cmd): command(cmd.command)
        case .entrypoint(let entrypoint): command(entrypoint.command)
        case .label(let label): ["Labels": pairs(label.labels)]
        case .env(let env): ["Env": pairs(env.variables)]
        case .maintainer(let maintainer): ["Maintainer": maintainer.maintainer]
        case .expose(let expose): ["Ports": expose.ports]
        case .add(let add):
            sources(add.sources).merging([
                "Chown": add.chown, "Chmod": add.chmod, "Link": add.isLinked, "Checksum": add.checksum,
                "ExcludePatterns": add.excludedPatterns, "KeepGitDir": add.keepsGitDirectory as Any? ?? NSNull(),
                "Unpack": add.unpacks as Any? ?? NSNull(),
            ]) { $1 }
        case .copy(let copy):
            sources(copy.sources).merging([
                "From": copy.from, "Chown": copy.chown, "Chmod": copy.chmod, "Link": copy.isLinked,
                "Parents": copy.keepsParents, "ExcludePatterns": copy.excludedPatterns,
            ]) { $1 }
        case .volume(let volume): ["Volumes": volume.paths]
        case .user(let user): ["User": user.user]
        case .workdir(let workdir): ["Path": workdir.path]
        case .arg(let arg):
            // The table's comments are not in its input, so their text is left out here.
            ["Args": arg.arguments.map { [$0.name, $0.value as Any? ?? NSNull()] }]
        case .onbuild(let onbuild): ["Expression": onbuild.expression]
        case .stopsignal(let stopsignal): ["Signal": stopsignal.signal]
        case .healthcheck(let healthcheck): ["Health": health(healthcheck)]
        case .shell(let shell): ["Shell": shell.words]
        }
    }

    private func command(_ command: InstructionCommand) -> [String: Any] {
        [
            "CmdLine": command.words, "PrependShell": command.isShellForm,
            "Files": command.heredocs.map { ["Name": $0.name, "Data": $0.content, "Chomp": $0.isChomped] },
        ]
    }

    private func pairs(_ pairs: [KeyValue]) -> [[String: Any]] {
        pairs.map { ["Key": $0.key, "Value": $0.value, "NoDelim": $0.isLegacy] }
    }

    private func sources(_ sources: CopySources) -> [String: Any] {
        [
            "DestPath": sources.destination, "SourcePaths": sources.paths,
            "SourceContents": sources.files.map { ["Path": $0.name, "Data": $0.content, "Expand": $0.isExpanded] },
        ]
    }

    private func health(_ healthcheck: HealthcheckInstruction) -> [String: Any] {
        var fields: [String: Any] = ["Test": healthcheck.test]
        if healthcheck.interval != 0 { fields["Interval"] = healthcheck.interval }
        if healthcheck.timeout != 0 { fields["Timeout"] = healthcheck.timeout }
        if healthcheck.retries != 0 { fields["Retries"] = healthcheck.retries }
        return fields
    }
}
