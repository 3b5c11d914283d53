#pragma once

#include "annals/knowledge_base.hpp"
#include "io/export_survey.hpp"
#include "io/json_text.hpp"

#include <optional>

namespace annals::inline v0_2::io {

Json header_of(const Snapshot& base, const ExportSurvey& survey);
Json json_of(const KindDescription& kind);
Json json_of(const LinkKind& kind);
Json json_of(const TakenStep& step);

/// Writes claims as the lines that `LineReader` reads, in one form and as short as can be.
class LineWriter {
 public:
  /// Both must live as long.
  LineWriter(const Snapshot& base, ExportSurvey& survey) : base_(base), survey_(survey) {}

  /// The line of a claim. Claims on one record must come one after the other, and of a source the first line
  /// bears its ratings. Nothing for a claim that needs no line: see `is_given`.
  std::optional<Json> line(const Claim& claim);

 private:
  void add_subject(Json& json, const Claim& claim);
  /// On the first line of a source.
  void add_ratings(Json& json, RecordId record);
  Json value(const Value& value);
  Json citation(const Citation& citation);

  const Snapshot& base_;
  ExportSurvey& survey_;
  RecordId last_;
};

}  // namespace annals::inline v0_2::io
