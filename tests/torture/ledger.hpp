#pragma once

#include "annals/knowledge_base.hpp"

#include <chrono>
#include <filesystem>
#include <string>

namespace annals::torture {

/// Commit number `n` (from 1) of a writer: one transaction with two events, a link, a relative date and a
/// claim, now and then a retraction, an actor, or a text of many pages. What it writes follows from its
/// number.
void write_commit(KnowledgeBase& base, int n, const std::string& writer = "w");

/// How many commits of a writer there are. Throws Failure where they are not numbers 1 to that, each whole.
int count_commits(const KnowledgeBase& base, const std::string& writer = "w");

/// How long those who share a base wait for each other: that they do not starve is not for a slow disk to
/// refute.
inline constexpr std::chrono::minutes patience{1};

/// Writes one commit after another, and says the number of each.
template <class Say>
void write_on(const std::filesystem::path& path, const Say& say, const std::string& writer = "w") {
  auto base = KnowledgeBase::open(path, {.busy_timeout = patience});
  for (int n = count_commits(base, writer) + 1; n < 10'000; ++n) {
    write_commit(base, n, writer);
    say(n);
  }
}

/// Throws Failure where fewer than `acknowledged` commits are there, where more than one more is, or where
/// the base finds anything wrong with itself.
void require_whole(const KnowledgeBase& base, int acknowledged, const std::string& writer = "w");

/// Throws Failure with the first damage that `check` finds.
void require_sound(const KnowledgeBase& base);

/// Asks every kind of question once, of all there is.
void ask_everything(const KnowledgeBase& base);

/// Opens a base that may be anything, for reading and for writing, asks everything, and writes. Each of these
/// may throw `Error`, and nothing else.
void use_wary(const std::filesystem::path& path);

}  // namespace annals::torture
