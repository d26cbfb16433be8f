import Glibc

@testable import Encoder

/// Model files and vocabularies; a checksum that is wrong is set right, so that what it covers is
/// reached, and a model that loads must encode.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzz(_ data: UnsafePointer<UInt8>, _ count: Int) -> CInt {
  var bytes = Array(UnsafeBufferPointer(start: data, count: count))
  if bytes.count >= 24 {
    let length = bytes.withUnsafeBytes { Int($0.loadUnaligned(fromByteOffset: 12, as: UInt32.self)) }
    let start = (24 + length + 63) / 64 * 64
    if start <= bytes.count {
      let sum = bytes.withUnsafeBytes {
        ModelFile.checksum(of: UnsafeRawBufferPointer(rebasing: $0[start...]))
      }
      bytes.withUnsafeMutableBytes { $0.storeBytes(of: sum, toByteOffset: 16, as: UInt64.self) }
    }
  }
  write(bytes, "model.entente")
  guard let model = try? EncoderModel(folder: folder, precision: .plain) else { return 0 }
  let encodings = model.encode(model.sequences(of: ["The", "ministers", "signed", "a", "pact", "."]))
  for encoding in encodings {
    _ = model.relationScores(of: encoding, heads: Array(repeating: 0, count: encoding.wordCount))
  }
  return 0
}

private let folder: String = {
  let path = "/dev/shm/entente-fuzz-\(getpid())"
  mkdir(path, 0o700)
  let words = ["[PAD]", "[UNK]", "[CLS]", "[SEP]", "the", "min", "##ister", "##s", "sign", "##ed", "a"]
  let more = ["pact", ".", ",", "u", "s", "e", "##e", "##u", "nato", "-", "led"]
  write(Array((words + more).joined(separator: "\n").utf8), "vocab.txt", in: path)
  return path
}()

private func write(_ bytes: [UInt8], _ name: String, in path: String? = nil) {
  let file = open((path ?? folder) + "/" + name, O_WRONLY | O_CREAT | O_TRUNC, 0o600)
  _ = bytes.withUnsafeBytes { Glibc.write(file, $0.baseAddress, $0.count) }
  close(file)
}
