/// What an awk program does to the world, in order.
///
/// The machine does none of it. When it needs what a command gives, it stops; the command is run; and the program is run
/// again from its beginning with one result more, as the shell expands its words (docs/decisions/0002). All that it did
/// before is known by then and is not done twice.
enum AwkEffect: Equatable {
    case output([UInt8])
    case write([UInt8], to: String, appends: Bool)
    /// Runs a command by `sh`, with this input or awk's own, and takes what it prints when `captures` is set.
    case run(String, input: [UInt8]?, captures: Bool)
}

/// What a command gave.
struct AwkResult: Equatable {
    var status: Int32
    var output: [UInt8]
}
