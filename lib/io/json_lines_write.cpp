#include "annals/io/json_lines.hpp"
#include "io/export_survey.hpp"
#include "io/line_writer.hpp"
#include "io/location.hpp"
#include "io/records_behind.hpp"

#include <algorithm>
#include <ostream>
#include <set>
#include <string>

namespace annals::inline v0_2 {

namespace {

/// Throws `Error` where the stream does not take it.
void write(std::ostream& out, const Json& json) {
  out << json.dump() << '\n';
  if (!out) throw Error(ErrorCode::storage, "exporting JSON Lines: the output failed; is the disk full?");
}

/// Of all records, or of some only.
void write_lines(const Snapshot& base, const std::set<RecordId>* only, std::ostream& out) {
  io::ExportSurvey survey(base, only);  // the head of the file needs a look through the whole base
  write(out, io::header_of(base, survey));
  for (const auto& step : base.steps()) write(out, io::json_of(step));
  for (const auto& kind : base.kinds())
    if (survey.kinds().contains({kind.of, kind.name}) && !(kind.fields.empty() && kind.about.empty()))
      write(out, io::json_of(kind));

  for (const auto& kind : base.link_kinds())
    if (std::ranges::find(built_in_link_kinds, kind) == built_in_link_kinds.end() &&
        survey.kinds().contains({RecordType::link, std::string(kind.name())}))
      write(out, io::json_of(kind));

  io::LineWriter writer(base, survey);
  survey.each_claim([&](const Claim& claim) {
    try {
      if (const auto line = writer.line(claim)) write(out, *line);
    } catch (const Error& error) {
      if (error.code() != ErrorCode::invalid_argument) throw;
      const auto& about = survey.name(claim.about);
      throw Error(ErrorCode::corrupt, "exporting " + std::string(noun(about.type)) + " " +
                                          io::in_quotes(about.key) + ": a text of it is not UTF-8");
    }
  });
  out.flush();
  if (!out) throw Error(ErrorCode::storage, "exporting JSON Lines: the output failed; is the disk full?");
}

}  // namespace

void export_json_lines(const KnowledgeBase& base, std::ostream& out) {
  export_json_lines(base.snapshot(), out);
}

void export_json_lines(const Snapshot& base, std::ostream& out) {
  write_lines(base, nullptr, out);
}

void export_json_lines(const Snapshot& base, std::span<const EventId> events, std::ostream& out) {
  const auto records = io::records_behind(base, events);
  write_lines(base, &records, out);
}

}  // namespace annals::inline v0_2
