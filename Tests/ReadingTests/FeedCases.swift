/// Where the target's `Cases` folder is looked for: beside this file.
enum FeedCases {
  static let anchor = #filePath
}
