/// Which shell it is: they differ in what they know and in how they complain.
package enum ShellFlavour: String, Sendable, Equatable {
    /// bash, on the learner's machine and in images that carry it.
    case bash
    /// dash, the `sh` of Debian and Ubuntu.
    case dash
    /// busybox ash, the `sh` of Alpine and busybox.
    case ash

    /// `{a,b}`, arrays, `((…))`, `|&`, `<<<`, `;&`
    package var knowsBashSyntax: Bool { self == .bash }

    /// `$'…'`, `&>`, `function`, `${x/a/b}`, `${x:1:2}`, `<(…)`
    package var knowsCommonExtensions: Bool { self != .dash }
}
