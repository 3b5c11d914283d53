// annals edit: the claims on a record as text in an editor.

#include "annals/error.hpp"
#include "claims_text.hpp"
#include "correcting.hpp"
#include "input.hpp"
#include "text.hpp"

#include <algorithm>
#include <cerrno>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <stdexcept>
#include <string>
#include <system_error>
#include <utility>
#include <vector>

#include <fmt/format.h>

namespace annals::tools {

namespace {

struct EditOptions : ActingOptions {
  std::string key{};
  std::string text{};
  std::string why = "corrected";
};

// -- What the text says otherwise

/// Reads typed words, and notes what is wrong with them at this line of the text.
template <class Read>
void read_at(std::size_t line, KnowledgeBase& base, const EditOptions& options, TextMistakes& mistakes,
             Read&& read) {
  try {
    TypedReader reader(base, {.base = shell_word(options.base)});
    read(reader);
    reader.end();
  } catch (const TypedError& error) {
    for (const auto& mistake : error.mistakes()) mistakes.emplace(line, mistake);
  }
}

/// What a section states otherwise than before.
Words changed_words(const TextSection& before, const TextSection& after) {
  Words words;
  for (const auto& [field, lines] : after.fields) {
    const auto known = before.fields.find(field);
    if (known != before.fields.end() && same_values(known->second, lines)) continue;
    for (const auto& line : lines) words.push_back(field + "=" + line.value);
  }
  return words;
}

/// Reads each changed line alone, to know which is wrong; of a changed kind, all by that.
void read_each(KnowledgeBase& base, const EditOptions& options, const Claim& claim,
               const TextSection& section, const Words& words, TextMistakes& mistakes) {
  const auto kind = std::ranges::find_if(
      words, [](const std::string& word) { return word.starts_with("kind=") || word.starts_with("type="); });
  for (const auto& [field, lines] : section.fields) {
    for (const auto& line : lines) {
      const auto word = field + "=" + line.value;
      if (std::ranges::find(words, word) == words.end()) continue;
      const bool has_kind = kind != words.end() && *kind != word;
      read_at(line.number, base, options, mistakes, [&](TypedReader& reader) {
        static_cast<void>(corrected(reader, base, claim, has_kind ? Words{*kind, word} : Words{word}));
      });
    }
  }
}

/// Adds what a claim is to be, where its section is not as it was.
void compare(KnowledgeBase& base, const EditOptions& options, const Claim& claim, const TextSection& before,
             const TextSection& after, TextMistakes& mistakes, std::vector<Correction>& corrections) {
  const auto words = changed_words(before, after);
  Words left_out;
  for (const auto& [field, lines] : before.fields)
    if (!after.fields.contains(field)) left_out.push_back(field);
  if (words.empty() && left_out.empty()) return;
  if (after.fields.empty()) {
    mistakes.emplace(
        after.number,
        fmt::format("no line of the claim is left; to take it back: annals retract {} {} --why TEXT.",
                    shell_word(options.base), shell_word(name_of(base, claim))));
    return;
  }
  const auto known_mistakes = mistakes.size();
  read_each(base, options, claim, after, words, mistakes);
  if (mistakes.size() > known_mistakes) return;
  read_at(after.number, base, options, mistakes, [&](TypedReader& reader) {
    corrections.push_back(corrected(reader, base, claim, words, left_out));
  });
}

int apply_text(const EditOptions& options, const std::string& text) {
  Act act(options);
  auto& base = act.base();
  const auto about = base.record(options.key);
  TextMistakes mistakes;
  const auto before = sections_of(claims_text(base, about), mistakes);
  std::vector<Correction> corrections;
  for (const auto& [name, section] : sections_of(text, mistakes)) {
    const auto known = before.find(name);
    if (known != before.end())
      compare(base, options, claim_named(base, name), known->second, section, mistakes, corrections);
    else
      mistakes.emplace(section.number,
                       fmt::format("{} has no claim [{}] that counts.", base.key(about), name));
  }
  if (mistakes.empty()) return correct(act, corrections, options.why);
  Words told;
  for (const auto& [line, mistake] : mistakes) told.push_back(fmt::format("line {}: {}", line, mistake));
  throw TypedError(std::move(told));
}

// -- The editor

std::string editor() {
  for (const auto* name : {"VISUAL", "EDITOR"})
    if (const auto* value = std::getenv(name); value != nullptr && *value != '\0') return value;
  throw UsageError("Say in which editor: set VISUAL or EDITOR, or give the text with --text FILE");
}

/// Writes a text into a file that only this user can read.
std::filesystem::path written(const std::string& text) {
  const auto parent = std::filesystem::temp_directory_path();
  auto folder = (parent / "annals-XXXXXX").string();
  if (mkdtemp(folder.data()) == nullptr)
    throw std::system_error(errno, std::generic_category(), "No folder for the text in " + parent.string());
  auto file = std::filesystem::path(folder) / "claims.txt";
  std::ofstream out(file, std::ios::binary);
  out << text;
  out.close();
  if (!out) throw std::runtime_error("The text cannot be written to " + file.string() + ".");
  return file;
}

void open_in(const std::string& editor, const std::filesystem::path& file) {
  if (std::system((editor + " " + shell_word(file.string())).c_str()) != 0)
    throw Error(ErrorCode::cancelled, "The editor \"" + editor + "\" ended with an error.");
}

/// The same with where the text is.
TypedError with_text_kept(const Error& error, const EditOptions& options, const std::filesystem::path& file) {
  const auto* typed = dynamic_cast<const TypedError*>(&error);
  auto told = typed != nullptr ? typed->mistakes() : Words{error.what()};
  told.push_back(
      fmt::format("Nothing was changed. The text is kept; when it is right: annals edit {} {} --text {}",
                  shell_word(options.base), shell_word(options.key), shell_word(file.string())));
  return TypedError(std::move(told));
}

int run(const EditOptions& options) {
  if (!options.text.empty()) return apply_text(options, Input(options.text).rest());
  const auto chosen = editor();
  const auto base = KnowledgeBase::open(options.base, {.mode = OpenOptions::Mode::read_only});
  const auto file = written(claims_text(base, base.record(options.key)));
  try {
    open_in(chosen, file);
    const int status = apply_text(options, Input(file.string()).rest());
    std::filesystem::remove_all(file.parent_path());
    return status;
  } catch (const Error& error) {
    throw with_text_kept(error, options, file);
  }
}

}  // namespace

void add_edit(Commands& commands) {
  auto [command, options] =
      commands.add("Enter", "edit", "Correct the claims on a record as text, in an editor.", run);
  options.add_base_to(command);
  command.positional("KEY", options.key, "The record, as for 'annals show'");
  command.option("--text", "FILE", options.text, "Read the text from here (-: standard input); no editor");
  add_why_to(command, options.why);
  options.add_acting_to(command);
  command.footer(
      R"(The editor is $VISUAL, else $EDITOR. Each claim that differs is replaced, as by 'annals fix'.

Examples
  EDITOR=nano annals edit air.annals lion-air-610-crashes --why 'read again')");
}

}  // namespace annals::tools
