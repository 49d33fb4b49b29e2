/// The warning about an empty line inside a continued instruction (buildkit `parser.Parse`).
package struct EmptyContinuation: Hashable, Sendable {
    /// The instruction on one line.
    package var instruction: String
    /// The line on which the instruction ends, counted from 1.
    package var line: Int

    /// What the classic builder prints after `[WARNING]: `.
    package var message: String { "Empty continuation line found in: " + instruction }
}
