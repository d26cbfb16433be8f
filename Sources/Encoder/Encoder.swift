/// The version of the model file format that this encoder reads.
public let modelFormatVersion = 1
