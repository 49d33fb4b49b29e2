extension UtilityTable {
    /// Tools that ask about the network. `curl` and `wget` are programs of their own.
    static let network: [String: Utility] = [
        "ping": Utility(PingCommand.run),
        "nslookup": Utility(NameCommands.lookUp),
        "ip": Utility(InterfaceCommands.ip),
        "ifconfig": Utility(InterfaceCommands.configuration),
        "netstat": Utility(SocketCommands.run),
        "ss": Utility(SocketCommands.run),
        "dig": Utility(NameCommands.dig),
        "traceroute": Utility(PingCommand.trace),
        "route": Utility(InterfaceCommands.routeTable),
    ]
}
