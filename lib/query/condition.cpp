#include "query/condition.hpp"

#include "query/events.hpp"
#include "query/field_condition.hpp"
#include "store/identity.hpp"

#include <vector>

#include <fmt/format.h>

namespace annals::inline v0_2::query {

namespace {

/// Writes each part of a criterion.
class Writer {
 public:
  Writer(store::State& state, const EventFilter& filter, EventSet& events)
      : state_(state), filter_(filter), events_(events) {}

  std::string text(const Criterion& criterion) {
    return std::visit([this](const auto& part) { return this->write(part); }, criterion.part);
  }

 private:
  std::string write(const Criterion::All& all) { return joined(all.of, "AND", "TRUE"); }
  std::string write(const Criterion::Any& any) { return joined(any.of, "OR", "FALSE"); }
  /// What is NULL is not so: its negation holds.
  std::string write(const Criterion::None& none) { return joined(none.of, "OR", "FALSE") + " IS NOT TRUE"; }

  std::string write(const Criterion::Compared& asked) {
    const auto& field = described(events_.kind(), asked.field);
    check_comparison(*events_.kind(), field, asked.comparison);
    return fmt::format("{} {} {}", events_.column(field), sign_of(asked.comparison),
                       value(field, asked.value));
  }

  std::string write(const Criterion::OneOf& asked) {
    const auto& field = described(events_.kind(), asked.field);
    if (asked.values.empty()) return "FALSE";  // an empty list confuses the engine about indexes
    std::string values;
    for (const auto& one : asked.values) values += (values.empty() ? "" : ", ") + value(field, one);
    return fmt::format("{} IN ({})", events_.column(field), values);
  }

  std::string write(const Criterion::Contains& asked) {
    const auto& field = described(events_.kind(), asked.field);
    check_type(*events_.kind(), field, FieldType::text);
    // The engine's lower() knows A to Z, and would end at a NUL.
    return fmt::format("instr(lower({}), {}) > 0", events_.column(field),
                       events_.parameter(lower(asked.text)));
  }

  std::string write(const Criterion::IsStated& asked) {
    return events_.column(described(events_.kind(), asked.field)) + " IS NOT NULL";
  }

  std::string write(const Criterion::Names& asked) {
    const auto& field = described(events_.kind(), asked.field);
    check_type(*events_.kind(), field, FieldType::event);
    return fmt::format("{} IN ({})", events_.column(field), events_.ids_found(*asked.found));
  }

  std::string write(const Criterion::Claimed& asked) {
    std::string claims = "SELECT c.record FROM claim AS c WHERE ";
    if (asked.source) {
      require_record(state_, *asked.source);
      claims += fmt::format("c.source = {} AND ", events_.parameter(asked.source->value()));
    }
    if (asked.speaker) {
      require_record(state_, *asked.speaker);
      claims += fmt::format("c.speaker = {} AND ", events_.parameter(asked.speaker->value()));
    }
    if (asked.recorded_since)
      claims += fmt::format("c.recorded >= {} AND ", events_.parameter(asked.recorded_since->key()));
    claims += "NOT EXISTS (SELECT 1 FROM withdrawn AS w WHERE w.claim = c.id)";
    return fmt::format("e.id IN ({})", claims);
  }

  std::string write(const Criterion::Linked& asked) {
    state_.check_link_kind(asked.kind);
    const bool to = asked.other == LinkEnd::to;
    const std::string_view here = to ? "from_event" : "to_event";
    const std::string_view there = to ? "to_event" : "from_event";
    auto links = fmt::format("SELECT l.{} FROM link AS l WHERE l.kind = {}", here,
                             events_.parameter(std::string(asked.kind.name())));
    if (asked.found != nullptr)
      links += fmt::format(" AND l.{} IN ({})", there, events_.ids_found(*asked.found));
    if (!filter_.with_rejected) links += " AND " + is_believed("l");
    return fmt::format("e.id IN ({})", links);
  }

  std::string joined(const std::vector<Criterion>& parts, std::string_view by, std::string_view nothing) {
    std::string all;
    for (const auto& part : parts) all += (all.empty() ? "" : fmt::format(" {} ", by)) + text(part);
    return fmt::format("({})", all.empty() ? nothing : all);
  }

  std::string value(const FieldDescription& field, const Value& value) {
    check_value(state_, *events_.kind(), field, value);
    return events_.parameter(bound(value));
  }

  static std::string lower(std::string text) {
    for (char& c : text)
      if ('A' <= c && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
    return text;
  }

  store::State& state_;
  const EventFilter& filter_;
  EventSet& events_;
};

}  // namespace

std::string condition(store::State& state, const EventFilter& filter, const Criterion& asked,
                      EventSet& events) {
  return Writer(state, filter, events).text(asked);
}

std::string is_believed(std::string_view table) {
  return fmt::format("({0}.standing IS NULL OR {0}.standing = 'disputed')", table);
}

void require_record(store::State& state, RecordId record) {
  if (!store::exists(state.database, record)) store::refuse_missing(record);
}

}  // namespace annals::inline v0_2::query
