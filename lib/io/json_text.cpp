#include "io/json_text.hpp"

#include <cstdint>
#include <limits>
#include <utility>
#include <vector>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

namespace annals::io {

namespace {

constexpr std::size_t deepest = 8;
constexpr std::size_t most_members = 1000;  // also bounds the search for a second member of one name

/// Builds the value from the parser's events; the first thing that is wrong ends the parsing.
class Builder final : public nlohmann::json_sax<nlohmann::json> {
 public:
  explicit Builder(const Location& location) : location_(location) {}

  Json take() { return std::move(root_); }

  bool null() override { location_.refuse(name_, "null says nothing; leave it out"); }
  bool boolean(bool value) override { return add(value); }
  bool number_integer(number_integer_t value) override { return add(value); }
  bool number_unsigned(number_unsigned_t value) override {
    if (value > static_cast<std::uint64_t>(std::numeric_limits<std::int64_t>::max()))
      out_of_range(std::to_string(value));
    return add(static_cast<std::int64_t>(value));
  }
  bool number_float(number_float_t value, const string_t& text) override {
    // The parser gives an integer that no 64 bits hold as a double.
    if (text.find_first_of(".eE") == string_t::npos) out_of_range(text);
    return add(value);
  }
  bool string(string_t& value) override { return add(std::move(value)); }
  bool binary(binary_t& /*value*/) override { return false; }

  bool start_object(std::size_t /*size*/) override { return open(Json::object()); }
  bool key(string_t& name) override {
    const auto& members = open_.back()->members();
    for (const auto& member : members)
      if (member.first == name) location_.refuse(name, "stands twice in one object");
    if (members.size() == most_members)
      location_.refuse({}, fmt::format("an object has more than {} members", most_members));
    name_ = std::move(name);
    return true;
  }
  bool end_object() override { return close(); }
  bool start_array(std::size_t /*size*/) override { return open(Json::array()); }
  bool end_array() override { return close(); }

  bool parse_error(std::size_t position, const std::string& /*token*/,
                   const nlohmann::detail::exception& error) override {
    // "[json.exception.…] parse error at line 1, column 9: syntax error while …; last read: '…'"
    std::string reason = error.what();
    if (const auto found = reason.find(": "); found != std::string::npos) reason.erase(0, found + 2);
    if (const auto found = reason.find("; last read: "); found != std::string::npos) {
      const auto expected = reason.rfind("; expected ");
      const std::string rest =
          expected != std::string::npos && expected > found ? reason.substr(expected) : "";
      reason = reason.substr(0, found) + rest;
    }
    if (error.id == 406) out_of_range(reason.substr(0, 60));
    location_.refuse({}, fmt::format("not JSON at byte {}: {}", position, reason));
  }

 private:
  [[noreturn]] void out_of_range(const std::string& number) const {
    location_.refuse(name_, number.substr(0, 60) + " is beyond the numbers that can be kept (64 bits)");
  }

  template <class T>
  bool add(T&& value) {
    if (open_.empty())
      root_ = std::forward<T>(value);
    else
      place(std::forward<T>(value));
    return true;
  }

  /// Into the innermost open object or list. Returns where it stands.
  template <class T>
  Json& place(T&& value) {
    Json& parent = *open_.back();
    if (parent.is_array()) {
      parent.push_back(std::forward<T>(value));
      return parent.items().back();
    }
    return parent.members().emplace_back(name_, std::forward<T>(value)).second;
  }

  bool open(Json&& container) {
    if (open_.size() == deepest)
      location_.refuse({}, fmt::format("nested more than {} levels deep", deepest));
    if (open_.empty()) {
      root_ = std::move(container);
      open_.push_back(&root_);
    } else {
      open_.push_back(&place(std::move(container)));
    }
    return true;
  }

  bool close() {
    open_.pop_back();
    return true;
  }

  const Location& location_;
  Json root_;
  std::vector<Json*> open_;  // a parent does not grow while a child is open, so these stay where they are
  std::string name_;
};

}  // namespace

Json parse_object(std::string_view text, const Location& location) {
  if (text.substr(0, 3) == "\xEF\xBB\xBF")
    location.refuse({}, "a byte order mark stands within the file; only its first line may begin with one");
  Builder builder(location);
  nlohmann::json::sax_parse(text.begin(), text.end(), &builder);
  Json value = builder.take();
  if (!value.is_object())
    location.refuse({}, "a line is one object, as {\"event\":…}; this is " + described(value));
  return value;
}

std::string described(const Json& value) {
  if (value.is_null()) return "nothing";
  if (value.is_object()) return "an object";
  if (value.is_array()) return "a list";
  if (value.is_string()) return "the text " + in_quotes(value.text());
  return (value.is_number() ? "the number " : "") + value.dump();
}

}  // namespace annals::io
