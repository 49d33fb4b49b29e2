import Dockerfile
import FileTrees
import Kernel
import WorldModel

/// ADD of addresses.
extension ClassicBuildOperation {
    /// Brings the sources of an ADD that are addresses, before the step is announced. Gives what to wait for.
    mutating func fetch(
        _ add: AddInstruction, _ parsed: StageInstruction, _ plan: BuildPlan, _ state: StageState,
        _ simulation: inout Simulation
    ) throws(BuildFailure) -> [WaitReason]? {
        let resolved = try? parsed.instruction.resolved(
            with: state.variables, escape: plan.document.escape, expandsContent: false)
        guard case .add(let expanded)? = resolved else { return nil }
        let step = FileStep(expanded, knowsGit: false)
        while let remote = remoteFiles.missing(of: step) {
            do throws(DownloadFailure) {
                if let reasons = try remoteFiles.fetch(remote.text, agent: "Go-http-client/1.1", &simulation) {
                    return reasons
                }
            } catch {
                announce(parsed.source.original)
                throw BuildFailure("ADD failed: " + error.daemonText(remote.text))
            }
        }
        return nil
    }

    /// Where a file that was brought stands for a moment: beside the files of the context, out of their way.
    static func place(_ remote: RemoteSource) -> String {
        ".drydock-remote/\(Digest.sha256(of: remote.text).hex)/\(remote.fileName)"
    }

    func place(_ remote: RemoteSource, _ source: inout FileTree) throws(BuildFailure) {
        guard let file = remoteFiles.files[remote.text] else { return }
        source.place(
            Inode(.file(.bytes(file.bytes)), mode: 0o600, modified: file.modified), at: Self.place(remote))
    }
}
