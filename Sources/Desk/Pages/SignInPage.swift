import Evidence

extension Desk {
  func signInPage(_ request: Request) throws(PageError) -> Response {
    signInForm(request, problem: nil)
  }

  private func signInForm(_ request: Request, problem: String?) -> Response {
    guard entrance.knowsUsers else { return .redirect("/") }
    // A page elsewhere can send this form, but neither read nor set this cookie: it cannot sign
    // somebody in as another.
    let known = Entrance.cookie(Desk.formCookie, in: request.headers.cookie ?? "")
    let token = known.flatMap { Desk.isSecret($0) ? $0 : nil } ?? String.secret()
    let told: HTML = problem.map { "<p role=\"alert\">\($0)</p>" } ?? ""
    var response = Response.page(
      frame(
        "Sign in", request,
        """
        <h1>Sign in</h1>\(told)<form class="filters" action="/sign-in" method="post">\
        <input type="hidden" name="token" value="\(token)">\
        <input type="hidden" name="to" value="\(request.field("to") ?? request["to"] ?? "/")">\
        <label>Name<input name="name" autocomplete="username" required></label>\
        <label>Password<input name="password" type="password" autocomplete="current-password" \
        required></label><button>Sign in</button></form>
        """), status: problem == nil ? 200 : 401)
    response.headers.append(
      (
        "Set-Cookie",
        "\(Desk.formCookie)=\(token); Path=/sign-in; HttpOnly; SameSite=Strict\(request.secure)"
      ))
    return response
  }

  /// The cookie that the form's token must equal.
  private static let formCookie = "entente-sign-in"

  private static func isSecret(_ text: String) -> Bool {
    text.utf8.count == 32
      && text.utf8.allSatisfy { (48...57).contains($0) || (97...102).contains($0) }
  }

  func signIn(_ request: Request) throws(PageError) -> Response {
    let token = Entrance.cookie(Desk.formCookie, in: request.headers.cookie ?? "") ?? ""
    guard Desk.isSecret(token), token.isSame(as: request.field("token") ?? "") else {
      return signInForm(
        request, problem: "This form is out of date, or cookies are off; try again.")
    }
    do throws(Entrance.Refusal) {
      let key = try entrance.signIn(
        name: request.field("name") ?? "", password: request.field("password") ?? "",
        client: request.client)
      var response = Response.redirect(Desk.goal(request.field("to")))
      response.headers.append(
        (
          "Set-Cookie",
          "\(Entrance.cookie)=\(key); Path=/; HttpOnly; SameSite=Lax; "
            + "Max-Age=\(Int(Entrance.sessionLength))\(request.secure)"
        ))
      return response
    } catch {
      if case .tooMany = error { throw .unauthorized(error) }
      return signInForm(request, problem: "Nobody is known by this name and password.")
    }
  }

  /// Where to go after signing in: a place of this desk, never elsewhere.
  static func goal(_ path: String?) -> String {
    guard let path, path.hasPrefix("/"), !path.hasPrefix("//"), !path.contains("\\"),
      path.utf8.allSatisfy({ $0 > 32 && $0 < 127 })
    else { return "/" }
    return path
  }

  func signOut(_ request: Request) throws(PageError) -> Response {
    if let key = request.visitor.session { entrance.signOut(key) }
    var response = Response.redirect("/sign-in")
    response.headers.append(("Set-Cookie", "\(Entrance.cookie)=; Path=/; HttpOnly; Max-Age=0"))
    return response
  }
}

extension Request {
  /// What ends a cookie that goes over TLS only.
  fileprivate var secure: String { headers.forwardedProtocol == "https" ? "; Secure" : "" }
}
