#pragma once

#include "annals/record/claim.hpp"
#include "annals/record/field.hpp"
#include "annals/record/id.hpp"

#include <string_view>
#include <vector>

namespace annals::inline v0_2 {

/// The fields that every record of a type has, from the one description in its struct.
const std::vector<FieldDescription>& core_fields(RecordType type);

/// Whether a statement says no more than of which kind a record is; a denial of other fields says so, too.
bool states_kind_alone(const Statement& statement, std::string_view kind_field);

/// The names of core fields, then of the kind's, in the order in which claims state them.
std::vector<std::string> field_order(RecordType type, const KindDescription* kind);

/// The description of a field by name, or null.
const FieldDescription* find_field(RecordType type, const KindDescription* kind, std::string_view name);

/// The description of a field that is the kind's own, or null.
const FieldDescription* own_field(const KindDescription& kind, std::string_view name);

/// The name under which the words of a date field are kept, in a column and in a claim: "built_words"; and
/// back, empty where a name is none of these.
std::string words_name(std::string_view date);
std::string_view date_of_words(std::string_view name);

/// Throws `Error` (invalid_argument) where a key cannot be one: empty, over 200 bytes, not UTF-8, or with
/// white space, a control character, a quotation mark or "@".
void check_key(std::string_view key);

/// Throws `Error` (invalid_argument) where a zone is none that Zone::parse reads. Empty is not said, and
/// fine.
void check_zone(std::string_view zone, const std::string& what);

/// Throws `Error` (invalid_argument) where `kind` cannot be described: a name that is no identifier or is
/// taken by the schema, fields with the names of core fields, twice the same name.
void check_kind(const KindDescription& kind);

/// Throws `Error` (invalid_argument) where a kind without fields cannot have this word.
void check_kind_word(std::string_view word);

/// Brings `says` into its one form, fields in the order of the description, lists sorted and without
/// repetition. Throws `Error` (invalid_argument) where a field is unknown, stated twice, of another type than
/// described or out of its range. `about` names the record in messages.
void normalize(Statement& statement, RecordType type, const KindDescription* kind, std::string_view about);

/// Throws `Error` (invalid_argument) where a time of recording is unbounded.
void check_recorded(Instant recorded, std::string_view about);

/// Throws `Error` (invalid_argument) where the texts, the likelihood or the time of recording of `said` are
/// none.
void check_citation(const Citation& citation, std::string_view about);

}  // namespace annals::inline v0_2
