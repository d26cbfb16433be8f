#pragma once
#include <stddef.h>

#ifdef __cplusplus
extern "C" {
#endif

/// What language a text is in, by CLD2 (github.com/CLD2Owners/cld2, Apache-2.0).
typedef struct {
  /// The code of the most used language as CLD2 writes it, static; "un" where it is not known.
  const char *code;
  /// How much of the text is in it, in percent.
  int percent;
  /// Whether CLD2 calls its answer reliable.
  int is_reliable;
} entente_language;

/// Tells the language of `count` bytes of UTF-8. Safe to call from several threads.
///
/// The answer is "un" where the library was built without CLD2.
entente_language entente_language_of(const char *text, size_t count);

#ifdef __cplusplus
}
#endif
