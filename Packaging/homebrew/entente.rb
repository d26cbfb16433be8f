# A draft: neither the formula nor the program has been run on macOS yet.
class Entente < Formula
  desc "Sourced record of how states are aligning, read from the news"
  homepage "https://example.org/entente"
  url "https://example.org/entente/entente-0.1.0.tar.gz"
  sha256 "0000000000000000000000000000000000000000000000000000000000000000"
  license "Apache-2.0"

  depends_on xcode: ["26.0", :build]
  depends_on "pkg-config" => :build
  depends_on "curl"
  depends_on "igraph"
  depends_on "libdeflate"
  depends_on "libmicrohttpd"
  depends_on "libpq"
  depends_on "libxml2"
  depends_on "onednn"
  depends_on "sqlite"

  def install
    system "swift", "build", "-c", "release", "--disable-sandbox", "--traits", "Networks", "--product", "entente"
    system "Scripts/install.sh", ".build/release/entente", prefix
  end

  test do
    line = '{"id":"a","text":"Albania and Croatia signed a defence agreement on Tuesday."}'
    assert_match '"error":null', pipe_output("#{bin}/entente read --format jsonl", line)
  end
end
