#pragma once
#include <oneapi/dnnl/dnnl.h>
#include <oneapi/dnnl/dnnl_version.h>
#include <stddef.h>

// oneDNN 2 describes an operation in a struct and keeps memory descriptors by value; oneDNN 3
// creates the primitive's description in one call and hides descriptors behind pointers. The few
// functions here are all that Encoder uses, and read the same for both.

#if DNNL_VERSION_MAJOR >= 3
typedef const_dnnl_memory_desc_t product_desc_t;
#else
typedef const dnnl_memory_desc_t *product_desc_t;
#endif

/// The description of one of a product's operands, as the primitive wants it.
static inline product_desc_t product_desc(dnnl_primitive_t primitive, dnnl_query_t operand) {
  const_dnnl_primitive_desc_t description = NULL;
  if (dnnl_primitive_get_primitive_desc(primitive, &description) != dnnl_success) return NULL;
  return dnnl_primitive_desc_query_md(description, operand, 0);
}

/// The bytes that one of a product's operands takes.
static inline size_t product_size(dnnl_primitive_t primitive, dnnl_query_t operand) {
  product_desc_t desc = product_desc(primitive, operand);
  return desc ? dnnl_memory_desc_get_size(desc) : 0;
}

/// Wraps bytes as one of a product's operands.
static inline dnnl_status_t product_memory(
    dnnl_engine_t engine, dnnl_primitive_t primitive, dnnl_query_t operand, void *bytes,
    dnnl_memory_t *memory) {
  product_desc_t desc = product_desc(primitive, operand);
  return desc ? dnnl_memory_create(memory, desc, engine, bytes) : dnnl_invalid_arguments;
}

static inline dnnl_primitive_attr_t product_attributes(void) {
  dnnl_primitive_attr_t attributes = NULL;
  if (dnnl_primitive_attr_create(&attributes) != dnnl_success) return NULL;
  dnnl_primitive_attr_set_scratchpad_mode(attributes, dnnl_scratchpad_mode_user);
  return attributes;
}

#if DNNL_VERSION_MAJOR >= 3

/// Prepares [rows, inner] x [inner, columns] + [1, columns] -> f32; weights are laid out as those
/// of `like`, or as oneDNN likes where that is NULL.
static inline dnnl_status_t product_create(
    dnnl_engine_t engine, dnnl_dim_t rows, dnnl_dim_t inner, dnnl_dim_t columns,
    dnnl_data_type_t source_type, dnnl_data_type_t weight_type, dnnl_primitive_t like,
    dnnl_primitive_t *primitive) {
  dnnl_dims_t s = {rows, inner}, w = {inner, columns}, b = {1, columns}, d = {rows, columns};
  dnnl_memory_desc_t source = NULL, weights = NULL, bias = NULL, product = NULL;
  dnnl_memory_desc_create_with_tag(&source, 2, s, source_type, dnnl_ab);
  if (like) {
    dnnl_memory_desc_clone(&weights, product_desc(like, dnnl_query_weights_md));
  } else {
    dnnl_memory_desc_create_with_tag(&weights, 2, w, weight_type, dnnl_format_tag_any);
  }
  dnnl_memory_desc_create_with_tag(&bias, 2, b, dnnl_f32, dnnl_ab);
  dnnl_memory_desc_create_with_tag(&product, 2, d, dnnl_f32, dnnl_ab);
  dnnl_primitive_attr_t attributes = product_attributes();
  dnnl_primitive_desc_t description = NULL;
  dnnl_status_t status = dnnl_matmul_primitive_desc_create(
      &description, engine, source, weights, bias, product, attributes);
  if (status == dnnl_success) status = dnnl_primitive_create(primitive, description);
  if (description) dnnl_primitive_desc_destroy(description);
  dnnl_primitive_attr_destroy(attributes);
  dnnl_memory_desc_destroy(source);
  dnnl_memory_desc_destroy(weights);
  dnnl_memory_desc_destroy(bias);
  dnnl_memory_desc_destroy(product);
  return status;
}

/// Wraps row-major weights [columns, inner], as training leaves them.
static inline dnnl_status_t product_plain_weights(
    dnnl_engine_t engine, dnnl_dim_t inner, dnnl_dim_t columns, dnnl_data_type_t type, void *bytes,
    dnnl_memory_t *memory) {
  dnnl_dims_t dims = {inner, columns};
  dnnl_memory_desc_t desc = NULL;
  dnnl_status_t status = dnnl_memory_desc_create_with_tag(&desc, 2, dims, type, dnnl_ba);
  if (status != dnnl_success) return status;
  status = dnnl_memory_create(memory, desc, engine, bytes);
  dnnl_memory_desc_destroy(desc);
  return status;
}

/// Wraps what is added to each column.
static inline dnnl_status_t product_bias(
    dnnl_engine_t engine, dnnl_dim_t columns, void *bytes, dnnl_memory_t *memory) {
  dnnl_dims_t dims = {1, columns};
  dnnl_memory_desc_t desc = NULL;
  dnnl_status_t status = dnnl_memory_desc_create_with_tag(&desc, 2, dims, dnnl_f32, dnnl_ab);
  if (status != dnnl_success) return status;
  status = dnnl_memory_create(memory, desc, engine, bytes);
  dnnl_memory_desc_destroy(desc);
  return status;
}

static inline dnnl_status_t product_reorder(
    dnnl_engine_t engine, dnnl_memory_t from, dnnl_memory_t to, dnnl_primitive_t *primitive) {
  const_dnnl_memory_desc_t a = NULL, b = NULL;
  dnnl_memory_get_memory_desc(from, &a);
  dnnl_memory_get_memory_desc(to, &b);
  dnnl_primitive_desc_t description = NULL;
  dnnl_status_t status =
      dnnl_reorder_primitive_desc_create(&description, a, engine, b, engine, NULL);
  if (status != dnnl_success) return status;
  status = dnnl_primitive_create(primitive, description);
  dnnl_primitive_desc_destroy(description);
  return status;
}

#else

/// Prepares [rows, inner] x [inner, columns] + [1, columns] -> f32; weights are laid out as those
/// of `like`, or as oneDNN likes where that is NULL.
static inline dnnl_status_t product_create(
    dnnl_engine_t engine, dnnl_dim_t rows, dnnl_dim_t inner, dnnl_dim_t columns,
    dnnl_data_type_t source_type, dnnl_data_type_t weight_type, dnnl_primitive_t like,
    dnnl_primitive_t *primitive) {
  dnnl_dims_t s = {rows, inner}, w = {inner, columns}, b = {1, columns}, d = {rows, columns};
  dnnl_memory_desc_t source, weights, bias, product;
  dnnl_memory_desc_init_by_tag(&source, 2, s, source_type, dnnl_ab);
  if (like) {
    weights = *product_desc(like, dnnl_query_weights_md);
  } else {
    dnnl_memory_desc_init_by_tag(&weights, 2, w, weight_type, dnnl_format_tag_any);
  }
  dnnl_memory_desc_init_by_tag(&bias, 2, b, dnnl_f32, dnnl_ab);
  dnnl_memory_desc_init_by_tag(&product, 2, d, dnnl_f32, dnnl_ab);
  dnnl_matmul_desc_t operation;
  dnnl_status_t status = dnnl_matmul_desc_init(&operation, &source, &weights, &bias, &product);
  if (status != dnnl_success) return status;
  dnnl_primitive_attr_t attributes = product_attributes();
  dnnl_primitive_desc_t description = NULL;
  status = dnnl_primitive_desc_create(&description, &operation, attributes, engine, NULL);
  if (status == dnnl_success) status = dnnl_primitive_create(primitive, description);
  if (description) dnnl_primitive_desc_destroy(description);
  dnnl_primitive_attr_destroy(attributes);
  return status;
}

/// Wraps row-major weights [columns, inner], as training leaves them.
static inline dnnl_status_t product_plain_weights(
    dnnl_engine_t engine, dnnl_dim_t inner, dnnl_dim_t columns, dnnl_data_type_t type, void *bytes,
    dnnl_memory_t *memory) {
  dnnl_dims_t dims = {inner, columns};
  dnnl_memory_desc_t desc;
  dnnl_status_t status = dnnl_memory_desc_init_by_tag(&desc, 2, dims, type, dnnl_ba);
  if (status != dnnl_success) return status;
  return dnnl_memory_create(memory, &desc, engine, bytes);
}

/// Wraps what is added to each column.
static inline dnnl_status_t product_bias(
    dnnl_engine_t engine, dnnl_dim_t columns, void *bytes, dnnl_memory_t *memory) {
  dnnl_dims_t dims = {1, columns};
  dnnl_memory_desc_t desc;
  dnnl_status_t status = dnnl_memory_desc_init_by_tag(&desc, 2, dims, dnnl_f32, dnnl_ab);
  if (status != dnnl_success) return status;
  return dnnl_memory_create(memory, &desc, engine, bytes);
}

static inline dnnl_status_t product_reorder(
    dnnl_engine_t engine, dnnl_memory_t from, dnnl_memory_t to, dnnl_primitive_t *primitive) {
  const dnnl_memory_desc_t *a = NULL, *b = NULL;
  dnnl_memory_get_memory_desc(from, &a);
  dnnl_memory_get_memory_desc(to, &b);
  dnnl_primitive_desc_t description = NULL;
  dnnl_status_t status =
      dnnl_reorder_primitive_desc_create(&description, a, engine, b, engine, NULL);
  if (status != dnnl_success) return status;
  status = dnnl_primitive_create(primitive, description);
  dnnl_primitive_desc_destroy(description);
  return status;
}

#endif

/// Lays row-major weights [columns, inner] out as a product wants them.
static inline dnnl_status_t product_pack(
    dnnl_engine_t engine, dnnl_stream_t stream, dnnl_primitive_t primitive, dnnl_dim_t inner,
    dnnl_dim_t columns, dnnl_data_type_t from_type, void *from, dnnl_memory_t packed) {
  dnnl_memory_t plain = NULL;
  dnnl_status_t status = product_plain_weights(engine, inner, columns, from_type, from, &plain);
  if (status != dnnl_success) return status;
  dnnl_primitive_t reorder = NULL;
  status = product_reorder(engine, plain, packed, &reorder);
  if (status == dnnl_success) {
    dnnl_exec_arg_t operands[] = {{DNNL_ARG_FROM, plain}, {DNNL_ARG_TO, packed}};
    status = dnnl_primitive_execute(reorder, stream, 2, operands);
    if (status == dnnl_success) status = dnnl_stream_wait(stream);
    dnnl_primitive_destroy(reorder);
  }
  dnnl_memory_destroy(plain);
  return status;
}

/// Runs a product; the memories are those of `product_memory`.
static inline dnnl_status_t product_run(
    dnnl_primitive_t primitive, dnnl_stream_t stream, dnnl_memory_t source, dnnl_memory_t weights,
    dnnl_memory_t bias, dnnl_memory_t product, dnnl_memory_t scratch) {
  dnnl_exec_arg_t operands[] = {
      {DNNL_ARG_SRC, source}, {DNNL_ARG_WEIGHTS, weights}, {DNNL_ARG_BIAS, bias},
      {DNNL_ARG_DST, product}, {DNNL_ARG_SCRATCHPAD, scratch}};
  return dnnl_primitive_execute(primitive, stream, 5, operands);
}

/// Whether the processor multiplies bytes into 32-bit sums without saturating between.
static inline int product_has_int8(void) {
#if defined(__x86_64__)
  unsigned isa = (unsigned)dnnl_get_effective_cpu_isa();
  unsigned wide = (unsigned)dnnl_cpu_isa_avx512_core_vnni;
  unsigned narrow = (unsigned)dnnl_cpu_isa_avx2_vnni;
  return (isa & wide) == wide || (isa & narrow) == narrow;
#else
  return 0;
#endif
}

/// Whether the processor multiplies bfloat16.
static inline int product_has_bfloat16(void) {
#if defined(__x86_64__)
  unsigned wanted = (unsigned)dnnl_cpu_isa_avx512_core_bf16;
  return ((unsigned)dnnl_get_effective_cpu_isa() & wanted) == wanted;
#else
  return 0;
#endif
}
