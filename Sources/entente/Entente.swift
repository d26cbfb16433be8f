/// The command line.
@main
struct Entente {
  static func main() {
    print("entente")
  }
}
