extension UtilityTable {
    /// Tools for archives and compressed files.
    static let archives: [String: Utility] = [
        "tar": Utility(readsInput: TarCommand.readsInput, TarCommand.run),
        "gzip": .filter(CompressCommand.spec, CompressCommand.run),
        "gunzip": .filter(CompressCommand.spec, CompressCommand.run),
        "zcat": .filter(CompressCommand.spec, CompressCommand.run),
    ]
}
