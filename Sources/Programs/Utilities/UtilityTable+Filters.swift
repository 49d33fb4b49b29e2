extension UtilityTable {
    /// The filters with languages of their own.
    static let filters: [String: Utility] = [
        "grep": Utility(readsInput: GrepCommand.readsInput, GrepCommand.run),
        "egrep": Utility(readsInput: GrepCommand.readsInput, GrepCommand.run),
        "fgrep": Utility(readsInput: GrepCommand.readsInput, GrepCommand.run),
        "sed": Utility(readsInput: SedCommand.readsInput, SedCommand.run),
    ]
}
