#pragma once

/// Marks what the shared library shows to programs; everything else in it is hidden.
/// Functions, and classes with functions outside their header or that are thrown, need it. Plain structs do
/// not.
#if defined(_WIN32) || defined(ANNALS_STATIC)
#define ANNALS_EXPORT
#else
#define ANNALS_EXPORT __attribute__((visibility("default")))
#endif
