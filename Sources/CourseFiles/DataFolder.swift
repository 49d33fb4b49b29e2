/// Where Drydock keeps what is the user's own.
package enum DataFolder {
    /// `$XDG_DATA_HOME/drydock`, or `~/.local/share/drydock`.
    package static var usual: String {
        if let path = RealFiles.environment("XDG_DATA_HOME"), path.hasPrefix("/") { return path + "/drydock" }
        return (RealFiles.environment("HOME") ?? "/tmp") + "/.local/share/drydock"
    }
}
