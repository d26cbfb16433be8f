#pragma once
#include <stdint.h>

// The loops over rows that stand between the encoder's matrix products.
//
// They are in C for one reason: Swift cannot compile a function for an instruction set that the
// processor may lack and choose at run time. Compiled three times (AVX-512, AVX2 with FMA, and
// whatever the platform guarantees) they run two to three times as fast as for plain x86-64.
// Counts are multiples of 16; rows need no alignment. Sums are taken in a fixed order.

/// One compiled set of loops.
struct kernels {
  /// Quantises a row to bytes with 128 for zero; returns what one step stands for.
  float (*_Nonnull quantise)(const float *_Nonnull row, int count, uint8_t *_Nonnull bytes);
  /// `out = product * (step * scales) + bias`; `out` may be `product`.
  void (*_Nonnull scale)(
      const float *_Nonnull product, float step, const float *_Nonnull scales,
      const float *_Nonnull bias, int count, float *_Nonnull out);
  /// As `scale`, then GELU in its tanh form (Hendrycks and Gimpel 2016).
  void (*_Nonnull activate)(
      const float *_Nonnull product, float step, const float *_Nonnull scales,
      const float *_Nonnull bias, int count, float *_Nonnull out);
  /// `row += product * (step * scales) + bias`.
  void (*_Nonnull add)(
      const float *_Nonnull product, float step, const float *_Nonnull scales,
      const float *_Nonnull bias, int count, float *_Nonnull row);
  /// Layer normalisation in place (Ba, Kiros and Hinton 2016), epsilon 1e-12.
  void (*_Nonnull normalise)(
      float *_Nonnull row, const float *_Nonnull gain, const float *_Nonnull offset, int count);
  /// `out = bytes * scale + a + b`.
  void (*_Nonnull embed)(
      const int8_t *_Nonnull bytes, float scale, const float *_Nonnull a, const float *_Nonnull b,
      int count, float *_Nonnull out);
  /// Scaled dot-product attention (Vaswani et al. 2017) of one head over `count` rows.
  ///
  /// Queries, keys and values of a row stand `width` apart, rows `3 * width` apart; `out` rows are
  /// `width` apart. `scratch` holds `(size + 1) * (count rounded up to 16)` numbers.
  void (*_Nonnull attend)(
      const float *_Nonnull queries, int count, int width, int size, float *_Nonnull scratch,
      float *_Nonnull out);
  /// The dot product of two rows.
  float (*_Nonnull dot)(const float *_Nonnull a, const float *_Nonnull b, int count);
};

/// The loops for this processor.
const struct kernels *_Nonnull kernels_for_this_processor(void);
