import COneDNN

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// oneDNN's processor engine.
final class Engine: @unchecked Sendable {
  let handle: dnnl_engine_t

  init(path: String) throws(EncoderError) {
    var engine: dnnl_engine_t?
    let status = dnnl_engine_create(&engine, dnnl_cpu, 0)
    guard status == dnnl_success, let engine else {
      throw EncoderError(problem: .engine(status: Int(status.rawValue)), path: path)
    }
    handle = engine
  }

  deinit { dnnl_engine_destroy(handle) }

  /// Holds oneDNN to the calling thread.
  ///
  /// Entente works on many articles side by side, so a second level of threads would only get in
  /// the way. OpenMP keeps the number per thread; a oneDNN built without OpenMP has none to set.
  static func stayOnThisThread() {
    setThreads?(1)
  }

  private static let setThreads: (@convention(c) (Int32) -> Void)? = {
    guard let symbol = dlsym(dlopen(nil, RTLD_NOW), "omp_set_num_threads") else { return nil }
    return unsafeBitCast(symbol, to: (@convention(c) (Int32) -> Void).self)
  }()
}
