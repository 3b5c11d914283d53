#include "annals/knowledge_base.hpp"

#include "knowledge_base/base.hpp"

namespace annals::inline v0_2 {

KnowledgeBase::KnowledgeBase(std::shared_ptr<detail::Base> base) : Questions(base), base_(std::move(base)) {}
KnowledgeBase::KnowledgeBase(KnowledgeBase&&) noexcept = default;
KnowledgeBase& KnowledgeBase::operator=(KnowledgeBase&&) noexcept = default;
KnowledgeBase::~KnowledgeBase() = default;

KnowledgeBase KnowledgeBase::open(const std::string& path, OpenOptions options) {
  return KnowledgeBase(std::make_shared<detail::Base>(path, std::move(options)));
}

KnowledgeBase KnowledgeBase::in_memory(OpenOptions options) {
  options.mode = OpenOptions::Mode::create;
  return KnowledgeBase(std::make_shared<detail::Base>(std::move(options)));
}

Snapshot KnowledgeBase::snapshot(SnapshotOptions options) const {
  return Snapshot(base_->committed(std::move(options.watch)));
}

void KnowledgeBase::copy_to(const std::string& path) const {
  if (!base_->copy_to(path))
    throw Error(ErrorCode::already_exists,
                "There is a file " + path + " already: a copy is made where there is none.");
}

void KnowledgeBase::compact() {
  base_->compact();
}

Transaction KnowledgeBase::transaction(const TransactionOptions& options) {
  return {base_.shared(), options};
}

const std::string& KnowledgeBase::path() const {
  return base_->path();
}

}  // namespace annals::inline v0_2
