#include "io/location.hpp"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

namespace annals::inline v0_2::io {

std::string in_quotes(std::string_view text) {
  constexpr std::size_t longest = 80;
  const bool cut = text.size() > longest;
  if (cut) {
    std::size_t end = longest;
    while (end > 0 && (static_cast<unsigned char>(text[end]) & 0xC0U) == 0x80U)
      --end;  // not within a character
    text = text.substr(0, end);
  }
  using Json = nlohmann::json;
  return Json(std::string(text) + (cut ? "…" : "")).dump(-1, ' ', false, Json::error_handler_t::replace);
}

std::string Location::message(std::string_view field, std::string_view reason) const {
  std::string text = fmt::format("{}:{}: ", file, line);
  if (!type.empty()) text += fmt::format("{} {}", type, in_quotes(key));
  if (!field.empty()) text += fmt::format("{}field {}", type.empty() ? "" : ", ", in_quotes(field));
  if (!type.empty() || !field.empty()) text += ": ";
  return text += reason;
}

void Location::refuse(std::string_view field, std::string_view reason) const {
  throw Error(ErrorCode::invalid_argument, message(field, reason),
              {.record = std::string(key), .field = std::string(field), .position = {}, .line = line});
}

}  // namespace annals::inline v0_2::io
