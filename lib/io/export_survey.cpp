#include "io/export_survey.hpp"

#include "io/description.hpp"

#include <map>
#include <utility>

namespace annals::inline v0_2::io {

bool is_given(const Claim& claim, const RecordName& about) {
  return about.type == RecordType::source && about.key == self_key && claim.id.value() == claim.about.value;
}

std::vector<Rating> ratings_of(const Snapshot& base, RecordId id) {
  return id.type == RecordType::source ? base.ratings(SourceId(id.value)) : std::vector<Rating>();
}

ExportSurvey::ExportSurvey(const Snapshot& base, const std::set<RecordId>* only) : base_(base), only_(only) {
  RecordId last;
  each_claim([&](const Claim& claim) {
    if (claim.about.type == RecordType::link) kinds_.emplace(RecordType::link, name(claim.about).kind);
    if (const auto* kind = find(claim.statement.fields, kind_field(claim.about.type)))
      kinds_.emplace(claim.about.type, std::get<std::string>(*kind));
    if (!is_edge(claim.about.type)) {
      const auto& about = name(claim.about);
      if (is_given(claim, about) && ratings_of(base, claim.about).empty()) return;
      if (claim.about != last) {
        origins_.insert(about.origin);
        last = claim.about;
      }
    }
    origins_.insert(name(*claim.citation.source).origin);
  });
  find_shared_keys();
}

void ExportSurvey::each_claim(const std::function<void(const Claim&)>& visit) const {
  base_.each_claim([&](const Claim& claim) {
    if (only_ == nullptr || only_->contains(claim.about)) visit(claim);
  });
}

void ExportSurvey::find_shared_keys() {
  if (origins_.size() < 2) return;
  std::map<std::pair<RecordType, std::string_view>, std::string_view> first_origin;
  for (const auto& [id, name] : names_) {
    const auto [found, is_new] = first_origin.try_emplace({name.type, name.key}, name.origin);
    if (!is_new && found->second != name.origin) shared_keys_.emplace(name.type, name.key);
  }
}

const RecordName& ExportSurvey::name(RecordId id) {
  if (is_edge(id.type)) return edge_ = base_.name_of(id);
  if (const auto found = names_.find(id.value); found != names_.end()) return found->second;
  return names_.emplace(id.value, base_.name_of(id)).first->second;
}

std::string ExportSurvey::reference(RecordId id) {
  const auto& record = name(id);
  const bool alone = !shared_keys_.contains({record.type, record.key});
  // No line enters `self`, so its key alone always means that of the default origin.
  const bool is_other_self = record.key == self_key && record.origin != default_origin();
  return alone && !is_other_self ? record.key : record.key + "@" + record.origin;
}

}  // namespace annals::inline v0_2::io
