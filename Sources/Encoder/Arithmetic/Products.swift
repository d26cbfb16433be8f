import COneDNN

/// Products of floating-point matrices, for the small ones of the tree head.
enum Products {
  /// `c = a · b + row`, all row-major: a of `rows` × `inner`, b of `inner` × `columns`.
  ///
  /// - Parameters:
  ///   - a: the first matrix.
  ///   - stride: from one row of `a` to the next.
  ///   - rows: rows of `a` and `c`.
  ///   - b: the second matrix.
  ///   - inner: columns of `a`, rows of `b`.
  ///   - columns: columns of `b` and `c`.
  ///   - row: added to every row of the product.
  ///   - c: the product.
  ///   - precision: `plain` keeps oneDNN out of it.
  static func multiply(
    _ a: UnsafePointer<Float>, stride: Int, rows: Int, _ b: UnsafePointer<Float>, inner: Int,
    columns: Int, adding row: UnsafePointer<Float>, into c: Row, _ precision: Precision
  ) {
    for i in 0..<rows { (c + i * columns).update(from: row, count: columns) }
    guard precision == .plain else {
      let status = dnnl_sgemm(
        CChar(UInt8(ascii: "N")), CChar(UInt8(ascii: "N")), Int64(rows), Int64(columns),
        Int64(inner), 1, a, Int64(stride), b, Int64(columns), 1, c, Int64(columns))
      precondition(status == dnnl_success, "oneDNN refused a small product")
      return
    }
    for i in 0..<rows {
      for k in 0..<inner {
        let factor = a[i * stride + k]
        for j in 0..<columns { c[i * columns + j] += factor * b[k * columns + j] }
      }
    }
  }
}
