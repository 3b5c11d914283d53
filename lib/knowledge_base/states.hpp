#pragma once

#include "annals/error.hpp"
#include "sql/database.hpp"
#include "store/state.hpp"

#include <chrono>
#include <functional>
#include <memory>
#include <mutex>
#include <string>
#include <utility>

namespace annals::inline v0_2::detail {

/// See `SnapshotOptions`.
using Watch = std::function<bool(std::chrono::steady_clock::duration)>;

/// A state that is held open by a connection, which is given back with it.
struct OpenState {
  OpenState(std::shared_ptr<sql::Database> connection, store::KindCache& kinds, store::AdjacencyCache* links)
      : database(std::move(connection)), state(*database, kinds, links) {}
  OpenState(const OpenState&) = delete;
  OpenState& operator=(const OpenState&) = delete;
  ~OpenState() { database->watch({}); }
  std::shared_ptr<sql::Database> database;
  store::State state;
  std::mutex use{};  // threads that share it take turns
};

/// Gives states of a base to read from: a base the latest each time, a snapshot always the same. Thread-safe.
class States {
 public:
  States() = default;
  States(const States&) = delete;
  States& operator=(const States&) = delete;
  virtual ~States() = default;

  /// The result of `work(store::State&)`. A file that is read without locks may be written to meanwhile: then
  /// the work is done again on a newer state, or where there is but the one, `Error` (busy) is thrown.
  template <class Work>
  auto read(Work&& work) {
    for (;;) {
      const auto reading = begin();
      try {
        auto result = work(*reading.state);
        if (reading.is_current()) return result;
      } catch (const Error&) {
        if (reading.is_current()) throw;
      }
      if (!reading.can_repeat) refuse_disturbed();
    }
  }

  [[nodiscard]] virtual const std::string& path() const = 0;

  /// What gives the state of this moment, whatever is written from now on.
  [[nodiscard]] virtual std::shared_ptr<States> fixed() = 0;

 protected:
  /// One state, for as long as this lives.
  struct Reading {
    store::State* state = nullptr;
    std::shared_ptr<OpenState> open{};   ///< null: the state of a transaction that writes
    std::unique_lock<std::mutex> use{};  ///< released first
    bool can_repeat = true;

    [[nodiscard]] bool is_current() const { return open == nullptr || open->database->is_current(); }
  };
  [[nodiscard]] virtual Reading begin() = 0;

 private:
  [[noreturn]] static void refuse_disturbed() {
    throw Error(ErrorCode::busy, "Somebody wrote to the base while it was being read; read it again.");
  }
};

/// One state, for as long as anybody asks it. It keeps `base` open.
class FixedState final : public States, public std::enable_shared_from_this<FixedState> {
 public:
  FixedState(std::shared_ptr<States> base, std::shared_ptr<OpenState> open, Watch watch)
      : base_(std::move(base)), open_(std::move(open)), watch_(std::move(watch)) {}

  [[nodiscard]] const std::string& path() const override { return base_->path(); }
  [[nodiscard]] std::shared_ptr<States> fixed() override { return shared_from_this(); }

 private:
  [[nodiscard]] Reading begin() override {
    std::unique_lock use(open_->use);
    if (watch_)
      open_->database->watch([watch = watch_, asked = std::chrono::steady_clock::now()] {
        return watch(std::chrono::steady_clock::now() - asked);
      });
    return {&open_->state, open_, std::move(use), false};
  }

  std::shared_ptr<States> base_;  // lends the connection
  std::shared_ptr<OpenState> open_;
  Watch watch_;
};

}  // namespace annals::inline v0_2::detail
