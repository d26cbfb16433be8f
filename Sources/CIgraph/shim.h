#pragma once
// igraph (0.10) behind three calls over plain arrays: the library's own vectors stay in here.
// The system's structs must look as in Swift's Glibc: its headers come before igraph's.
#include <sys/select.h>
#include <igraph.h>
#include <stdint.h>

// An undirected graph of `vertices` vertices and `edges` pairs of ends; nonzero on failure.
static inline int network_graph(
    igraph_t *graph, int64_t vertices, const int64_t *ends, int64_t edges) {
  igraph_set_error_handler(igraph_error_handler_ignore);
  igraph_vector_int_t pairs;
  if (igraph_vector_int_init(&pairs, 2 * edges)) return 1;
  for (int64_t i = 0; i < 2 * edges; i++) VECTOR(pairs)[i] = ends[i];
  int failed = igraph_create(graph, &pairs, vertices, IGRAPH_UNDIRECTED);
  igraph_vector_int_destroy(&pairs);
  return failed;
}

// Leiden communities on modularity with a resolution; weights above 0. Nonzero on failure.
static inline int network_leiden(
    int64_t vertices, const int64_t *ends, int64_t edges, const double *weights,
    double resolution, uint64_t seed, int64_t *groups) {
  igraph_t graph;
  if (network_graph(&graph, vertices, ends, edges)) return 1;
  igraph_vector_t edge_weights, strengths;
  igraph_vector_int_t membership;
  int failed = igraph_vector_init(&edge_weights, edges) || igraph_vector_init(&strengths, vertices)
      || igraph_vector_int_init(&membership, vertices);
  if (!failed) {
    double total = 0;
    for (int64_t i = 0; i < edges; i++) {
      VECTOR(edge_weights)[i] = weights[i];
      VECTOR(strengths)[ends[2 * i]] += weights[i];
      VECTOR(strengths)[ends[2 * i + 1]] += weights[i];
      total += weights[i];
    }
    igraph_rng_seed(igraph_rng_default(), seed);
    igraph_integer_t count = 0;
    igraph_real_t quality = 0;
    failed = igraph_community_leiden(
        &graph, &edge_weights, &strengths, resolution / (2 * (total > 0 ? total : 1)), 0.01,
        0, -1, &membership, &count, &quality);
    for (int64_t i = 0; !failed && i < vertices; i++) groups[i] = VECTOR(membership)[i];
    igraph_vector_destroy(&edge_weights);
    igraph_vector_destroy(&strengths);
    igraph_vector_int_destroy(&membership);
  }
  igraph_destroy(&graph);
  return failed;
}

// Betweenness of every vertex over shortest paths by number of ties. Nonzero on failure.
static inline int network_betweenness(
    int64_t vertices, const int64_t *ends, int64_t edges, double *scores) {
  igraph_t graph;
  if (network_graph(&graph, vertices, ends, edges)) return 1;
  igraph_vector_t found;
  int failed = igraph_vector_init(&found, vertices);
  if (!failed) {
    failed = igraph_betweenness(&graph, &found, igraph_vss_all(), IGRAPH_UNDIRECTED, NULL);
    for (int64_t i = 0; !failed && i < vertices; i++) scores[i] = VECTOR(found)[i];
    igraph_vector_destroy(&found);
  }
  igraph_destroy(&graph);
  return failed;
}

// Positions by Fruchterman and Reingold's forces: x and y of every vertex in turn.
static inline int network_layout(
    int64_t vertices, const int64_t *ends, int64_t edges, const double *weights, uint64_t seed,
    double *positions) {
  igraph_t graph;
  if (network_graph(&graph, vertices, ends, edges)) return 1;
  igraph_vector_t edge_weights;
  igraph_matrix_t found;
  int failed = igraph_vector_init(&edge_weights, edges) || igraph_matrix_init(&found, 0, 0);
  if (!failed) {
    for (int64_t i = 0; i < edges; i++) VECTOR(edge_weights)[i] = weights[i];
    igraph_rng_seed(igraph_rng_default(), seed);
    failed = igraph_layout_fruchterman_reingold(
        &graph, &found, 0, 500, 10, IGRAPH_LAYOUT_NOGRID, &edge_weights, NULL, NULL, NULL, NULL);
    for (int64_t i = 0; !failed && i < vertices; i++) {
      positions[2 * i] = MATRIX(found, i, 0);
      positions[2 * i + 1] = MATRIX(found, i, 1);
    }
    igraph_vector_destroy(&edge_weights);
    igraph_matrix_destroy(&found);
  }
  igraph_destroy(&graph);
  return failed;
}
