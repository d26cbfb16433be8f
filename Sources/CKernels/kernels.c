#include "kernels.h"

#define LANES 16
typedef float lanes __attribute__((vector_size(64)));
typedef uint32_t words __attribute__((vector_size(64)));
typedef uint8_t small __attribute__((vector_size(16)));
typedef int8_t small_signed __attribute__((vector_size(16)));

/// A vector of one number.
#define ALL(x) ((lanes){0} + (x))
/// Added to a number, it leaves the nearest integer in the low bits: 1.5 * 2^23.
#define ROUNDING 12582912.0f

#define TARGET
#define NAME(x) baseline_##x
#include "loops.inc"

#if defined(__x86_64__)

#define TARGET __attribute__((target("avx2,fma")))
#define NAME(x) avx2_##x
#include "loops.inc"

#define TARGET __attribute__((target("avx2,fma,avx512f,avx512bw,avx512dq,avx512vl")))
#define NAME(x) avx512_##x
#include "loops.inc"

const struct kernels *kernels_for_this_processor(void) {
  if (__builtin_cpu_supports("avx512f") && __builtin_cpu_supports("avx512bw") &&
      __builtin_cpu_supports("avx512dq") && __builtin_cpu_supports("avx512vl"))
    return &avx512_table;
  if (__builtin_cpu_supports("avx2") && __builtin_cpu_supports("fma")) return &avx2_table;
  return &baseline_table;
}

#else

const struct kernels *kernels_for_this_processor(void) { return &baseline_table; }

#endif
