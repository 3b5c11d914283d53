#include "io/records_behind.hpp"

#include "io/line.hpp"

#include <vector>

namespace annals::inline v0_2::io {

namespace {

class Behind {
 public:
  explicit Behind(const Snapshot& base) : base_(base) {}

  void add(RecordId id) {
    if (records_.insert(id).second) pending_.push_back(id);
  }

  void close() {
    while (!pending_.empty()) {
      const auto id = pending_.back();
      pending_.pop_back();
      for (auto& claim : base_.claims(id)) for_each_id(claim, [&](const auto& named) { add(named); });
      if (id.type == RecordType::event) add_relative_dates_of(EventId(id.value));
    }
  }

  void add_links() {
    for (const auto& link : base_.links())
      if (records_.contains(link.from) && records_.contains(link.to)) add(link.id);
  }

  std::set<RecordId>& records() { return records_; }

 private:
  /// What dates it, and not what is dated by it.
  void add_relative_dates_of(EventId event) {
    for (const auto& relative_date : base_.relative_dates(event)) {
      if (relative_date.event != event) continue;
      add(relative_date.id);
      add(relative_date.anchor);
    }
  }

  const Snapshot& base_;
  std::set<RecordId> records_{};
  std::vector<RecordId> pending_{};  // whose claims were not looked at
};

}  // namespace

std::set<RecordId> records_behind(const Snapshot& base, std::span<const EventId> events) {
  Behind behind(base);
  for (const auto event : events) behind.add(event);
  // A claim on a link may name further events.
  for (std::size_t before = 0; before < behind.records().size();) {
    behind.close();
    before = behind.records().size();
    behind.add_links();
  }
  behind.close();
  return std::move(behind.records());
}

}  // namespace annals::inline v0_2::io
