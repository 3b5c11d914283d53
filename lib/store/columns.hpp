#pragma once

#include "annals/record/field.hpp"
#include "annals/record/id.hpp"

#include <string>
#include <string_view>
#include <vector>

/// The columns of the tables of records, in the order in which rows are read and written: what a record is
/// known by, standing and likelihood, the fields that every record of the type has.
namespace annals::inline v0_2::store {

inline constexpr RecordType record_types[] = {RecordType::source, RecordType::actor,
                                              RecordType::place,  RecordType::event,
                                              RecordType::link,   RecordType::relative_date};

/// id, key and origin; or of an edge id, its ends and its kind between them.
const std::vector<std::string>& identity_columns(RecordType type);
/// Of what is believed: standing, the likelihood, and the fields.
const std::vector<std::string>& believed_columns(RecordType type);
/// The columns of one field of every record, or of a kind: two for a date.
std::vector<std::string> columns_of(RecordType type, const FieldDescription& field);

/// "e.id, e.key, …"
std::string listed(const std::vector<std::string>& columns, std::string_view table = {});

}  // namespace annals::inline v0_2::store
