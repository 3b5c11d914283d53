#include "files.hpp"

#include <random>
#include <system_error>

namespace annals::bench {

Folder::Folder()
    : path_(std::filesystem::temp_directory_path() /
            ("annals-bench-" + std::to_string(std::random_device{}()))) {
  std::filesystem::create_directory(path_);
}
Folder::~Folder() {
  std::error_code ignored;
  std::filesystem::remove_all(path_, ignored);
}

std::filesystem::path Folder::fresh(const std::string& name) const {
  for (const auto* tail : {"", "-wal", "-shm"}) std::filesystem::remove(path_ / (name + tail));
  return path_ / name;
}

double megabytes(const std::filesystem::path& file) {
  return static_cast<double>(std::filesystem::file_size(file)) / 1e6;
}

Loaded load(const std::filesystem::path& path, const Workload& workload) {
  auto base = KnowledgeBase::open(path);
  auto transaction = base.transaction();
  const auto source = base.add(Source{.key = "bench", .title = "A benchmark", .published = "2026"});
  const Citation citation{.source = source, .locator = "p. 1"};
  Loaded loaded;
  for (std::size_t i = 0; i < actor_count; ++i) {
    const auto key = "actor-" + std::to_string(i);
    loaded.actors.push_back(base.add(Actor{.key = key, .title = key}, citation));
  }
  for (std::size_t i = 0; i < place_count; ++i) {
    Place place{.key = "place-" + std::to_string(i)};
    if (i > 0) place.within = loaded.places[container_of(i)];
    loaded.places.push_back(base.add(place, citation));
  }
  for (const auto& plain : workload.events)
    loaded.events.push_back(add_event(base, plain, plain.key, loaded, citation));
  for (const auto& link : workload.links)
    base.link(loaded.events[link.from], workload_link_kinds[link.kind], loaded.events[link.to],
              {.credence = Likelihood::of(link.credence)}, citation);
  transaction.commit();
  return loaded;
}

EventId add_event(KnowledgeBase& base, const PlainEvent& plain, const std::string& key, const Loaded& loaded,
                  const Citation& citation) {
  Event<> event{.key = key,
                .kind = kind_name(plain.kind),
                .title = plain.title,
                .when = plain.when,
                .place = loaded.places[plain.place]};
  for (const auto actor : plain.actors) event.with.push_back({loaded.actors[actor], "attends"});
  return base.add(event, citation);
}

}  // namespace annals::bench
