extension UtilityTable {
    /// Tools that change files.
    static let files: [String: Utility] = [
        "mkdir": Utility(DirectoryCommands.makeDirectories),
        "rmdir": Utility(DirectoryCommands.removeDirectories),
        "mktemp": Utility(DirectoryCommands.makeTemporary),
        "rm": Utility(mayAsk: RemoveCommand.mayAsk, RemoveCommand.run),
        "unlink": Utility(RemoveCommand.unlink),
        "cp": Utility(mayAsk: CopyCommand.mayAsk, CopyCommand.run),
        "mv": Utility(mayAsk: MoveCommand.mayAsk, MoveCommand.run),
        "install": Utility(InstallCommand.run),
        "ln": Utility(LinkCommand.run),
        "link": Utility(NewNameCommand.run),
        "mkfifo": Utility(NamedPipeCommand.run),
        "touch": Utility(TouchCommand.run),
        "truncate": Utility(TouchCommand.truncate),
        "chmod": Utility(PermissionCommands.changeMode),
        "chown": Utility(PermissionCommands.changeOwner),
        "chgrp": Utility(PermissionCommands.changeOwner),
        "sync": Utility { _, _ in 0 },
    ]
}
