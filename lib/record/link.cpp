#include "annals/record/link.hpp"

#include "annals/error.hpp"

#include <algorithm>
#include <mutex>
#include <set>

namespace annals::inline v0_2 {

namespace {

/// The text, as long as the program runs.
std::string_view kept(const std::string& text) {
  static std::mutex mutex;
  static auto& texts = *new std::set<std::string>();  // not destroyed: objects that outlive it may view it
  const std::lock_guard lock(mutex);
  return *texts.insert(text).first;
}

}  // namespace

LinkKind::LinkKind(const LinkKindDescription& description) {
  if (!detail::is_name(description.name))
    throw Error(
        ErrorCode::invalid_argument,
        "\"" + description.name +
            "\" names no kind of link: its name has small letters, digits and \"_\", and begins with a "
            "letter.");
  if (description.inverse.empty())
    throw Error(ErrorCode::invalid_argument,
                "The kind of link " + description.name + " does not say how to read it backwards.");
  static_cast<void>(index_of(description.explains));
  if (description.first) static_cast<void>(index_of(*description.first));
  name_ = kept(description.name);
  inverse_ = kept(description.inverse);
  explains_ = description.explains;
  first_ = description.first;
}

std::string LinkKind::phrase() const {
  std::string text(name_);
  std::ranges::replace(text, '_', ' ');
  return text;
}

}  // namespace annals::inline v0_2
