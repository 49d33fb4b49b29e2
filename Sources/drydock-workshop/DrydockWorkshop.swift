import Workshop

@main
enum DrydockWorkshop {
    static func main() async { await WorkshopMain.run() }
}
