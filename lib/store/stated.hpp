#pragma once

#include "annals/record/claim.hpp"
#include "annals/record/id.hpp"
#include "store/state.hpp"

#include <string>
#include <string_view>

/// What a claim states, as the column `claim.states` keeps it: a JSON object of its fields in the order of
/// the description. Other records stand by their ids; a date is EDTF, its words in a member NAME_words.
namespace annals::inline v0_2::store {

std::string stated_text(const Statement& statement);

/// Throws `Error` (corrupt) where the text is no such object, or has fields that are not described: those of
/// every record of the type, and of the kind that the text states, or else of the one believed.
Statement read_stated(State& state, std::string_view text, RecordType type, std::string_view believed_kind);

}  // namespace annals::inline v0_2::store
