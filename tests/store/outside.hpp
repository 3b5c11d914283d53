#pragma once

#include <filesystem>
#include <memory>
#include <string>
#include <vector>

struct sqlite3;

namespace annals::test {

/// A base as someone meets it who has SQLite and not this library: the schema is trusted, triggers fire.
class Outside {
 public:
  explicit Outside(const std::filesystem::path& base);
  ~Outside();
  Outside(const Outside&) = delete;
  Outside& operator=(const Outside&) = delete;

  /// The rows of a query, their columns joined by " | ", NULL as "-". Throws `std::runtime_error`.
  std::vector<std::string> lines(const std::string& sql);
  /// Runs statements. What the engine says when it refuses; empty: it did not.
  std::string run(const std::string& sql);
  /// The same past the guards of the schema.
  std::string run_unguarded(const std::string& sql);

 private:
  sqlite3* connection_ = nullptr;
};

/// The rows of one query by someone outside.
std::vector<std::string> lines_of(const std::filesystem::path& base, const std::string& sql);

}  // namespace annals::test
