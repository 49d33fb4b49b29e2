/// What came of reading a line.
package enum LineResult: Sendable, Equatable {
    /// A line without its newline.
    case line(String)
    /// Ctrl-C: the line is to be forgotten.
    case interrupted
    /// Ctrl-D on an empty line, or the end of the file.
    case endOfInput
    /// The keys were pressed that end any line at once.
    case urgentKeys
}
