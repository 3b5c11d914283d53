#pragma once

#include "annals/export.hpp"

#include <cstddef>
#include <stdexcept>
#include <string>
#include <string_view>
#include <utility>
#include <variant>

namespace annals {

enum class ErrorCode {
  invalid_argument,
  not_found,
  already_exists,
  conflict,
  not_a_base,
  newer_format,
  corrupt,
  read_only,
  busy,
  storage,
};

/// A broken rule or a broken store. The message says what was being done, to which record, and what would be
/// right.
class ANNALS_EXPORT Error : public std::runtime_error {
 public:
  Error(ErrorCode code, const std::string& message) : std::runtime_error(message), code_(code) {}
  ErrorCode code() const noexcept { return code_; }

 private:
  ErrorCode code_;
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

}  // namespace annals
