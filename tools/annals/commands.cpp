#include "commands.hpp"

namespace annals::tools {

namespace {

constexpr auto footer = R"(Examples
  annals import kaesong.annals kaesong.jsonl
  annals timeline kaesong.annals --from 2018 --to 2020
  annals causes kaesong.annals kaesong-demolition-2020

A KEY is a record's key, key@origin, title or another of its names.
'annals COMMAND --help' tells more about a command. Answers for machines: --json.
Exit status: 0 fine, 1 the answer is an error, 2 wrong usage.)";

}  // namespace

AllCommands::AllCommands()
    : Commands("An embedded knowledge base of events: what happened, in what order, who says so, and why.",
               footer) {
  add_timeline(*this);
  add_chronology(*this);
  add_show(*this);
  add_search(*this);
  add_claims(*this);
  add_says(*this);
  add_conflicts(*this);
  add_forecasts(*this);
  add_count(*this);
  add_lists(*this);
  add_explain(*this);
  add_order(*this);
  add_starting(*this);
  add_saying(*this);
  add_joining(*this);
  add_fix(*this);
  add_edit(*this);
  add_deciding(*this);
  add_log(*this);
  add_view(*this);
  add_init(*this);
  add_import(*this);
  add_export(*this);
  add_check(*this);
  add_repair(*this);
  add_date(*this);
  add_mcp(*this);
  add_generate(*this);
}

}  // namespace annals::tools
