#include "CLanguageID.h"

#if __has_include(<cld2/public/compact_lang_det.h>)
#include <climits>
// compact_lang_det.h names FILE without including it.
#include <cstdio>

#include <cld2/public/compact_lang_det.h>
#include <cld2/public/encodings.h>

entente_language entente_language_of(const char *text, size_t count) {
  CLD2::Language languages[3];
  int percents[3];
  double scores[3];
  int bytes = 0;
  bool is_reliable = false;
  int valid = 0;
  CLD2::CLDHints hints = {nullptr, nullptr, CLD2::UNKNOWN_ENCODING, CLD2::UNKNOWN_LANGUAGE};
  const int length = count > INT_MAX ? INT_MAX : static_cast<int>(count);
  CLD2::Language found = CLD2::ExtDetectLanguageSummaryCheckUTF8(
      text, length, true, &hints, 0, languages, percents, scores, nullptr, &bytes, &is_reliable,
      &valid);
  return {CLD2::LanguageCode(found), percents[0], is_reliable ? 1 : 0};
}
#else
entente_language entente_language_of(const char *, size_t) { return {"un", 0, 0}; }
#endif
