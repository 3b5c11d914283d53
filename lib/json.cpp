#include "annals/json.hpp"

#include "annals/error.hpp"

#include <algorithm>

#include <nlohmann/json.hpp>

namespace annals::inline v0_2 {

namespace {

/// Texts and numbers as nlohmann writes them. It holds one of them at a time: its lists and objects take
/// memory to be destroyed.
class Writer {
 public:
  Writer(int indent, Json::BadText bad) : indent_(indent), bad_(bad) {}

  void write(const Json& json) {
    if (json.is_array())
      write_all('[', json.items(), ']', [&](const Json& item) { write(item); });
    else if (json.is_object())
      write_all('{', json.members(), '}', [&](const Json::Member& member) {
        write_text(member.first);
        text += indent_ < 0 ? ":" : ": ";
        write(member.second);
      });
    else if (json.is_string())
      write_text(json.text());
    else if (json.is_integer())
      text += std::to_string(json.integer());
    else if (json.is_number())
      text += nlohmann::json(json.number()).dump();
    else
      text += json.is_null() ? "null" : json.boolean() ? "true" : "false";
  }

  std::string text;

 private:
  void write_text(const std::string& one) {
    const auto is_plain = [](char c) { return c >= ' ' && c <= '~' && c != '"' && c != '\\'; };
    if (std::ranges::all_of(one, is_plain)) {  // as nearly all are, at a tenth of the cost
      text.append(1, '"').append(one).append(1, '"');
      return;
    }
    using Handler = nlohmann::json::error_handler_t;
    try {
      text += nlohmann::json(one).dump(-1, ' ', false,
                                       bad_ == Json::BadText::refuse ? Handler::strict : Handler::replace);
    } catch (const nlohmann::json::exception&) {
      throw Error(ErrorCode::invalid_argument, "writing JSON: a text is not UTF-8.");
    }
  }

  void write_all(char open, const auto& all, char close, const auto& write_one) {
    text += open;
    ++depth_;
    bool first = true;
    for (const auto& one : all) {
      if (!std::exchange(first, false)) text += ',';
      begin_line();
      write_one(one);
    }
    --depth_;
    if (!all.empty()) begin_line();
    text += close;
  }

  void begin_line() {
    if (indent_ < 0) return;
    text += '\n';
    text.append(depth_ * static_cast<std::size_t>(indent_), ' ');
  }

  int indent_;
  Json::BadText bad_;
  std::size_t depth_ = 0;
};

}  // namespace

const Json* Json::find(std::string_view name) const {
  const auto found = std::ranges::find(members(), name, &Member::first);
  return found == members().end() ? nullptr : &found->second;
}

Json& Json::operator[](std::string_view name) {
  if (is_null()) value_ = Members();
  const auto found = std::ranges::find(members(), name, &Member::first);
  return found == members().end() ? members().emplace_back(name, nullptr).second : found->second;
}

void Json::update(Json&& other) {
  for (auto& [name, value] : other.members()) (*this)[name] = std::move(value);
}

void Json::push_back(Json item) {
  if (is_null()) value_ = Items();
  items().push_back(std::move(item));
}

std::string Json::dump(int indent, BadText bad) const {
  Writer writer(indent, bad);
  writer.write(*this);
  return std::move(writer.text);
}

}  // namespace annals::inline v0_2
