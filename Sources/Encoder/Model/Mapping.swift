#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// A file mapped into memory, read only, for as long as the mapping lives.
///
/// Safe to share: nothing writes to the bytes.
final class Mapping: @unchecked Sendable {
  let bytes: UnsafeRawBufferPointer

  init(path: String) throws(EncoderError) {
    let file = open(path, O_RDONLY)
    guard file >= 0 else { throw EncoderError(problem: .unreadable, path: path) }
    defer { close(file) }
    var status = stat()
    guard fstat(file, &status) == 0, status.st_size > 0 else {
      throw EncoderError(problem: .truncated, path: path)
    }
    let count = Int(status.st_size)
    guard let base = mmap(nil, count, PROT_READ, MAP_PRIVATE, file, 0), base != MAP_FAILED else {
      throw EncoderError(problem: .unreadable, path: path)
    }
    bytes = UnsafeRawBufferPointer(start: base, count: count)
  }

  deinit {
    munmap(UnsafeMutableRawPointer(mutating: bytes.baseAddress), bytes.count)
  }
}
