import DrydockCommands

@main
struct Drydock {
    static func main() {
        DrydockMain.run()
    }
}
