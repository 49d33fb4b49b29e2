extension UtilityTable {
    /// Tools that show what files there are.
    static let listing: [String: Utility] = [
        "ls": Utility(ListCommand.run),
        "stat": Utility(StatCommand.run),
        "readlink": Utility(PathCommands.readLink),
        "realpath": Utility(PathCommands.realPath),
        "basename": Utility(PathCommands.baseName),
        "dirname": Utility(PathCommands.directoryName),
        "pwd": Utility(PathCommands.workingDirectory),
        "which": Utility(PathCommands.which),
        "du": Utility(DiskCommands.usage),
        "df": Utility(DiskCommands.free),
        "file": Utility(FileTypeCommand.run),
        "tree": Utility(TreeCommand.run),
    ]
}
