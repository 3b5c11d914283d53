#pragma once

#include "annals/record/field.hpp"

#include <optional>
#include <string>

namespace annals::inline v0_2 {

struct Summit {
  std::optional<bool> agreed{};
  std::string format{};

  static constexpr auto kind() {
    return annals::kind("summit", "A meeting of heads of state or government",
                        field("agreed", &Summit::agreed, "whether it ended with an agreed text"),
                        field("format", &Summit::format, "who sat together: bilateral, trilateral, …"));
  }
};

struct Declaration {
  std::string subject{};
  std::optional<bool> joint{};

  static constexpr auto kind() {
    return annals::kind("declaration", "A formal announcement of intent",
                        field("subject", &Declaration::subject, "what it declares"),
                        field("joint", &Declaration::joint, "whether several parties made it together"));
  }
};

struct Agreement {
  std::string subject{};
  std::string form{};

  static constexpr auto kind() {
    return annals::kind("agreement", "Something that parties bind themselves to",
                        field("subject", &Agreement::subject, "what it settles"),
                        field("form", &Agreement::form, "treaty, armistice, memorandum, …"));
  }
};

struct Sanction {
  std::string measure{};
  std::string legal_basis{};

  static constexpr auto kind() {
    return annals::kind(
        "sanction", "A penalty that one party puts on another",
        field("measure", &Sanction::measure, "what is forbidden, frozen or withheld"),
        field("legal_basis", &Sanction::legal_basis, "the resolution, law or order behind it"));
  }
};

struct Dispute {
  std::string subject{};
  std::optional<bool> resolved{};

  static constexpr auto kind() {
    return annals::kind("dispute", "An open disagreement between parties",
                        field("subject", &Dispute::subject, "what it is about"),
                        field("resolved", &Dispute::resolved, "whether it has been settled"));
  }
};

struct PublicStatement {
  std::string form{};
  std::string tone{};

  static constexpr auto kind() {
    return annals::kind(
        "statement", "Something that an actor said in public",
        field("form", &PublicStatement::form, "speech, press release, interview, broadcast, …"),
        field("tone", &PublicStatement::tone, "criticism, praise, threat, offer, …"));
  }
};

}  // namespace annals::inline v0_2
