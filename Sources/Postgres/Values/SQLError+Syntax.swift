import PostgresSyntax
import SQLStore

extension SQLError {
    /// A text that is no SQL, as the server reports it.
    init(_ error: SQLSyntaxError) {
        guard error.message != SQLParser.tooDeepMessage else {
            self.init(
                "54001", error.message,
                hint:
                    "Increase the configuration parameter \"max_stack_depth\" (currently 2048kB), after ensuring the platform's stack depth limit is adequate."
            )
            return
        }
        self.init("42601", error.message, at: error.position)
    }
}
