#pragma once
#include <crypt.h>
#include <stdlib.h>
#include <string.h>

// The hash of a phrase by a setting, which may be an earlier hash, into `output`; 0 when it was
// made. `struct crypt_data` is too large a value for Swift to hold.
static inline int entente_crypt(
    const char *phrase, const char *setting, char *output, size_t size) {
  struct crypt_data *data = calloc(1, sizeof *data);
  if (!data) return -1;
  const char *hash = crypt_rn(phrase, setting, data, sizeof *data);
  int failed = !hash || hash[0] == '*' || strlen(hash) >= size;
  if (!failed) strcpy(output, hash);
  memset(data, 0, sizeof *data);
  free(data);
  return failed ? -1 : 0;
}
