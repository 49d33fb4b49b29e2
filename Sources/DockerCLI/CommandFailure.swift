import CommandSyntax
import Engine

/// Why a `docker` command fails: what standard error says, and the exit status.
package struct CommandFailure: Error {
    package var text: String
    package var status: Int32

    init(_ text: String, status: Int32 = 1) {
        self.text = text.isEmpty || text.hasSuffix("\n") ? text : text + "\n"
        self.status = status
    }

    /// Only an exit status: everything has been said.
    init(status: Int32) {
        text = ""
        self.status = status
    }

    /// A message of the daemon.
    init(_ error: EngineError, status: Int32 = 1) {
        self.init(Self.daemonText(error), status: status)
    }

    static func daemonText(_ error: EngineError) -> String {
        (error.isOfClient ? "" : "Error response from daemon: ") + error.message
    }

    /// `docker run` and `docker create` put their name in front and a hint behind.
    static func run(_ message: String, status: Int32 = 125) -> CommandFailure {
        starting("run", message, status: status)
    }

    /// An error of the command line of `docker run` or `docker create`.
    static func starting(_ command: String, _ message: String, status: Int32 = 125) -> CommandFailure {
        CommandFailure("docker: \(message)\n\nRun 'docker \(command) --help' for more information", status: status)
    }
}
