#include "json_parse.hpp"

#include <algorithm>
#include <cstdint>
#include <exception>
#include <limits>
#include <utility>
#include <vector>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

namespace annals::inline v0_2 {

namespace {

constexpr std::size_t deepest = 8;

/// Builds the value from the parser's events; the first thing that is wrong ends the parsing.
class Builder final : public nlohmann::json_sax<nlohmann::json> {
 public:
  Builder(std::size_t most_members, const RefuseJson& refuse)
      : most_members_(most_members), refuse_(refuse) {}

  Json take() { return std::move(root_); }

  bool null() override { refuse(name_, "null says nothing; leave it out"); }
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
      if (member.first == name) refuse(name, "stands twice in one object");
    if (members.size() == most_members_)
      refuse({}, fmt::format("an object has more than {} members", most_members_));
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
    refuse({}, reason, std::max<std::size_t>(position, 1));
  }

 private:
  [[noreturn]] void refuse(std::string_view member, const std::string& reason,
                           std::size_t not_json_at = 0) const {
    refuse_(member, reason, not_json_at);
    std::terminate();  // it throws
  }

  [[noreturn]] void out_of_range(const std::string& number) const {
    refuse(name_, number.substr(0, 60) + " is beyond the numbers that can be kept (64 bits)");
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
    if (open_.size() == deepest) refuse({}, fmt::format("nested more than {} levels deep", deepest));
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

  std::size_t most_members_;  // also bounds the search for a second member of one name
  const RefuseJson& refuse_;
  Json root_;
  std::vector<Json*> open_;  // a parent does not grow while a child is open, so these stay where they are
  std::string name_;
};

}  // namespace

Json parse_json(std::string_view text, std::size_t most_members, const RefuseJson& refuse) {
  Builder builder(most_members, refuse);
  nlohmann::json::sax_parse(text.begin(), text.end(), &builder);
  return builder.take();
}

}  // namespace annals::inline v0_2
