/// Why an encoder could not be loaded.
public struct EncoderError: Error, Hashable, CustomStringConvertible {
  /// What is wrong.
  public enum Problem: Hashable, Sendable {
    /// There is no such file, or it may not be read.
    case unreadable
    /// The file does not begin as a model file does.
    case notAModel
    /// The file is of another version of the format.
    case version(found: Int, expected: Int)
    /// The file ends before its tensors do.
    case truncated
    /// The checksum over the tensors is wrong.
    case damaged
    /// The file is not the one whose checksum `sums.tsv` tells; either may have changed.
    case differs
    /// The file is whole but says something that cannot be; the text says what.
    case malformed(String)
    /// oneDNN refused an operation; the number is its status.
    case engine(status: Int)
  }

  /// What is wrong.
  public let problem: Problem
  /// The file.
  public let path: String

  /// The problem, the file and what to do about it, in one line.
  public var description: String {
    switch problem {
    case .unreadable: "\(path): cannot be read; install the model or set ENTENTE_DATA"
    case .notAModel: "\(path): is not a model file"
    case .version(let found, let expected):
      "\(path): has format version \(found), this program reads \(expected); fetch the model that belongs to it"
    case .truncated: "\(path): ends too early; copy it again"
    case .damaged: "\(path): checksum is wrong; copy it again"
    case .differs: "\(path): its checksum is not the one in sums.tsv beside it; copy both again"
    case .malformed(let what): "\(path): \(what); make the model again"
    case .engine(let status): "\(path): oneDNN answered with status \(status)"
    }
  }
}
