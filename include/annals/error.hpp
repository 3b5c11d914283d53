#pragma once

#include "annals/export.hpp"

#include <cstddef>
#include <optional>
#include <stdexcept>
#include <string>
#include <string_view>
#include <utility>
#include <variant>

namespace annals::inline v0_2 {

enum class ErrorCode {
  // What was given is wrong.
  invalid_argument,  ///< a value that cannot be
  not_found,         ///< a record, a claim, a kind or a file that is not there
  already_exists,    ///< a key or an edge that is there
  ambiguous,         ///< a name that means several records
  incompatible,      ///< a kind, a word or a zone that the base, or the program, has otherwise
  contradiction,     ///< facts that cannot all hold, in a strict transaction
  // How it was called is wrong.
  misuse,  ///< a transaction that has ended, or of another thread; a handle that was moved from
  // The file.
  not_a_base,
  newer_format,
  corrupt,
  read_only,
  storage,  ///< the disk or the engine failed
  // The moment.
  busy,
  cancelled,  ///< by the caller
};

/// What helps against an error.
enum class Remedy {
  fix_input,  ///< give something else
  fix_call,   ///< correct the program
  fix_store,  ///< look after the file: free its disk, restore it, open it otherwise
  retry,      ///< the same call may do later
};
constexpr Remedy remedy(ErrorCode code) {
  if (code >= ErrorCode::busy) return Remedy::retry;
  if (code == ErrorCode::misuse) return Remedy::fix_call;
  return code < ErrorCode::misuse ? Remedy::fix_input : Remedy::fix_store;
}

/// What an error is about, as far as it is known; empty: not.
struct ErrorLocation {
  std::string record{};                   ///< its key
  std::string field{};                    ///< its name
  std::optional<std::size_t> position{};  ///< the byte of the text that could not be read, from 0
  std::optional<std::size_t> line{};      ///< of the file that is read, from 1
};

/// A broken rule or a broken store. The message says what was being done, to which record, and what would be
/// right.
class ANNALS_EXPORT Error : public std::runtime_error {
 public:
  Error(ErrorCode code, const std::string& message, ErrorLocation location = {})
      : std::runtime_error(message), code_(code), location_(std::move(location)) {}
  [[nodiscard]] ErrorCode code() const noexcept { return code_; }
  [[nodiscard]] Remedy remedy() const noexcept { return annals::remedy(code_); }
  [[nodiscard]] const ErrorLocation& location() const noexcept { return location_; }

 private:
  ErrorCode code_;
  ErrorLocation location_;
};

/// Why a text could not be read, and where: `position` counts bytes from the start of the text.
struct ParseError {
  std::string reason;
  std::size_t position = 0;
  bool operator==(const ParseError&) const = default;
};

namespace detail {
/// Throws the Error of a text that could not be read, with reason, position and the text made printable.
[[noreturn]] ANNALS_EXPORT void throw_unreadable(const ParseError& error, std::string_view text);
}  // namespace detail

/// What reading a text gave: a T, or why there is none. Bad text is ordinary, so that nothing is thrown until
/// a value that is not there is asked for.
template <class T>
class Parsed {
 public:
  Parsed(T value) : result_(std::move(value)) {}
  Parsed(ParseError error, std::string_view text) : result_(Failure{std::move(error), std::string(text)}) {}

  explicit operator bool() const noexcept { return std::holds_alternative<T>(result_); }

  /// The value; throws Error (invalid_argument) with the reason, the position and the text if there is none.
  const T& value() const& {
    require_value();
    return std::get<T>(result_);
  }
  T value() && {
    require_value();
    return std::get<T>(std::move(result_));
  }
  const T& operator*() const& { return value(); }
  T operator*() && { return std::move(*this).value(); }
  const T* operator->() const { return &value(); }

  /// Why there is no value. Throws std::bad_variant_access if there is one.
  const ParseError& error() const { return std::get<Failure>(result_).error; }

 private:
  struct Failure {
    ParseError error;
    std::string text;
  };

  void require_value() const {
    if (const auto* failure = std::get_if<Failure>(&result_)) {
      detail::throw_unreadable(failure->error, failure->text);
    }
  }

  std::variant<T, Failure> result_;
};

}  // namespace annals::inline v0_2
