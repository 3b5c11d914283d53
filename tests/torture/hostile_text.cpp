#include "annals/io/json_lines.hpp"
#include "annals/time/offset.hpp"
#include "annals/time/phrase.hpp"
#include "attack.hpp"
#include "child.hpp"
#include "ledger.hpp"
#include "paths.hpp"

#include <algorithm>
#include <array>
#include <fcntl.h>
#include <fstream>
#include <sstream>
#include <vector>

namespace annals::torture {

namespace {

std::vector<std::string> lines_of(const std::string& file) {
  std::ifstream in(file);
  std::vector<std::string> lines;
  for (std::string line; std::getline(in, line);) lines.push_back(line);
  require(!lines.empty(), "there is a file " + file);
  return lines;
}

constexpr std::array<std::string_view, 24> pieces{"\"",
                                                  "{",
                                                  "}",
                                                  "[",
                                                  "]",
                                                  ":",
                                                  ",",
                                                  "null",
                                                  "-1e999",
                                                  "\\u0000",
                                                  "\\ud800",
                                                  "\xff",
                                                  "\xed\xa0\x80",
                                                  "9223372036854775808",
                                                  "-0",
                                                  "156X-12-25",
                                                  "2018/..",
                                                  "Y-170000002",
                                                  "circa ",
                                                  "before ",
                                                  "~",
                                                  "\xe2\x80\xae",
                                                  "\n",
                                                  "\t"};

/// A text with some of its bytes taken away, doubled, changed, or put among them what nobody should write.
std::string mutated(Case& one, std::string text) {
  for (auto changes = one.early(6); changes > 0; --changes) {
    const auto at = one.number(text.size() + 1);
    const auto size = std::min(one.early(20), text.size() - at);
    switch (one.number(5)) {
      case 0:
        text.erase(at, size);
        break;
      case 1:
        text.insert(at, text.substr(at, size));
        break;
      case 2:
        if (at < text.size()) text[at] = static_cast<char>(one.number(256));
        break;
      case 3:
        text.insert(at, pieces.at(one.number(pieces.size())));
        break;
      default:
        text.insert(at, std::string(one.early(3000), one.chance(50) ? '[' : '9'));
    }
  }
  return text;
}

/// Reads a text in every way in which dates are read: a date or a refusal that names a place in it.
void read_as_date(const std::string& text) {
  const auto look = [&](const auto& parsed) {
    if (parsed)
      (void)*parsed;
    else
      require(!parsed.error().reason.empty() && parsed.error().position <= text.size(),
              "a refused date says why and where: " + text);
  };
  look(When::parse(text));
  look(Period::parse(text));
  look(Offset::parse(text));
  look(read_date_phrase(text));
  look(read_date_phrase(text, When("2020-06-17")));
}

/// Imports lines, some of them spoilt: all or nothing, and the base is whole.
void import_mutated(Case& one, const std::vector<std::string>& lines) {
  auto base = KnowledgeBase::open(one.folder / "base.annals");
  write_commit(base, 1);
  const auto exported = [&] {
    std::ostringstream out;
    export_json_lines(base, out);
    return out.str();
  };
  for (int round = 0; round < 10; ++round) {
    std::string text;
    const auto first = one.number(lines.size());
    const auto count = std::min(one.early(lines.size()), lines.size() - first);
    const auto spoilt = first + one.number(count);
    for (auto i = first; i < first + count; ++i)
      text += (i == spoilt ? mutated(one, lines[i]) : lines[i]) + "\n";
    const auto before = exported();
    std::istringstream in(text);
    try {
      (void)import_json_lines(base, in);
    } catch (const Error&) {
      require(exported() == before, "a refused import leaves all as it was");
    }
  }
  require_whole(base, 1);
}

/// Runs the program with these words. It ends by itself, with one of its three statuses.
void run_program(Case& one, std::vector<std::string> words) {
  words.insert(words.begin(), "annals");
  std::vector<char*> arguments;
  for (auto& word : words) {
    if (const auto nul = word.find('\0'); nul != std::string::npos) word.resize(nul);
    arguments.push_back(word.data());
  }
  arguments.push_back(nullptr);
  const char* out = one.chance(10) ? "/dev/full" : "/dev/null";
  const pid_t program = fork();
  if (program == 0) {
    dup2(open(one.chance(10) ? "/" : "/dev/null", O_RDONLY), STDIN_FILENO);
    dup2(open(out, O_WRONLY), STDOUT_FILENO);
    if (one.chance(5)) close(STDOUT_FILENO);
    if (chdir(one.folder.c_str()) != 0) _exit(126);
    dup2(open("/dev/null", O_WRONLY), STDERR_FILENO);
    execv(ANNALS_PROGRAM, arguments.data());
    _exit(127);
  }
  int status = 0;
  waitpid(program, &status, 0);
  std::string line;
  for (const auto& word : words) line += word + " ";
  require(WIFEXITED(status) && WEXITSTATUS(status) <= 2, "the program ends with 0, 1 or 2: " + line);
}

std::vector<std::string> random_words(Case& one, const std::string& base) {
  constexpr std::array<const char*, 18> commands{
      "timeline", "show",   "claims", "causes", "effects", "path",           "order",  "search", "check",
      "export",   "import", "init",   "date",   "repair",  "relative_dates", "--help", "",       "nonsense"};
  constexpr std::array<const char*, 16> more{
      "--json",  "--from", "--to",      "--kind",     "--limit", "--actor", "--depth",
      "--order", "-",      "w-cause-1", "w-effect-1", "2018~",   "-5",      "99999999999999999999",
      "--",      "."};
  std::vector<std::string> words{commands.at(one.number(commands.size()))};
  if (one.chance(80)) words.push_back(base);
  for (auto count = one.number(5); count > 0; --count) {
    std::string word = more.at(one.number(more.size()));
    words.push_back(one.chance(30) ? mutated(one, word) : word);
  }
  return words;
}

}  // namespace

/// Dates, lines of JSON and arguments of the program that nobody should write.
void hostile_text(Case& one) {
  static const auto lines = lines_of(ANNALS_SOURCE_DIR "/examples/data/kaesong.jsonl");
  static const auto dates = lines_of(ANNALS_TEST_DATA "/phrases.tsv");
  for (int i = 0; i < 300; ++i) {
    const auto& line = dates[one.number(dates.size())];
    read_as_date(mutated(one, line.substr(0, line.find('\t'))));
  }
  import_mutated(one, lines);
  const auto base = one.folder / "base.annals";
  for (int i = 0; i < 10; ++i) run_program(one, random_words(one, base));
  require_sound(KnowledgeBase::open(base));
}

}  // namespace annals::torture
