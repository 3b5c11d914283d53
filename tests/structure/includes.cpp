#include "structure/includes.hpp"

#include <algorithm>
#include <fstream>
#include <iterator>
#include <sstream>

namespace annals::structure {
namespace {

// The files directly in include/annals/ and lib/ belong to `knowledge_base`: the one way in, built on
// everything.
const Layers layers = {
    {"time", {}},
    {"record", {"time"}},
    {"belief", {"time", "record"}},
    {"order", {"time", "record"}},
    {"cause", {"time", "record", "belief", "order"}},
    {"sql", {}},
    {"store", {"time", "record", "belief", "order", "sql"}},
    {"query", {"time", "record", "belief", "order", "cause", "sql", "store"}},
    {"knowledge_base",
     {"time", "record", "belief", "order", "cause", "sql", "store", "query", "io", "answer"}},
};

// The few headers below all layers.
const Names base = {"error", "export", "fold", "json", "json_parse", "lines", "nearest", "version"};

// Sources here see of the library only what a program sees.
const Names outside = {"answer", "io", "tools", "examples"};

struct Restriction {
  std::string header;
  std::vector<std::string> places;
};

// Libraries that are not for everyone, and the places that may include them.
const std::vector<Restriction> restrictions = {
    {"sqlite3", {"lib/sql/sqlite/"}},
    {"date/", {"lib/time/"}},
    {"csv.h", {"lib/io/csv_rows.cpp"}},
    {"utf8proc.h", {"lib/fold.cpp"}},
    {"fmt/", {"include/annals/format.hpp", "lib/", "tools/", "examples/"}},
    {"nlohmann/", {"lib/", "tools/"}},
    {"CLI/", {"tools/"}},
    {"libical/", {"tools/annals/formats/calendar.cpp"}},
    {"pugixml", {"tools/annals/formats/graphs.cpp"}},
};

struct Place {
  std::string layer;
  bool is_public = false;
};

std::string layer_of(std::string_view path_in_root) {
  if (const auto slash = path_in_root.find('/'); slash != std::string_view::npos)
    return std::string(path_in_root.substr(0, slash));
  const auto stem = path_in_root.substr(0, path_in_root.find('.'));
  return base.contains(stem) ? "base" : "knowledge_base";
}

Place place_of_source(std::string_view path) {
  if (path.starts_with("include/annals/")) return {layer_of(path.substr(15)), true};
  if (path.starts_with("lib/")) return {layer_of(path.substr(4)), false};
  return {std::string(path.substr(0, path.find('/'))), false};
}

Place place_of_quoted(std::string_view header, const Place& from) {
  if (header.starts_with("annals/")) return {layer_of(header.substr(7)), true};
  const bool beside = header.find('/') == std::string_view::npos;
  return {beside ? from.layer : layer_of(header), false};
}

std::string broken_rule_of_quoted(std::string_view header, const Place& from) {
  const auto to = place_of_quoted(header, from);
  if (from.is_public && !to.is_public) return "a public header includes only public ones";
  if (outside.contains(from.layer)) {
    // A folder that the library does not have is the program's own, like examples/kaesong/.
    const bool own = to.layer == from.layer || (!layers.contains(to.layer) && !outside.contains(to.layer));
    return to.is_public || own || to.layer == "base" ? "" : from.layer + " uses only public headers";
  }
  if (to.layer == "base" || to.layer == from.layer) return "";
  if (from.layer == "base") return "what is below all layers includes none of them";
  const auto rule = layers.find(from.layer);
  if (rule == layers.end()) return "the folder is not in the table of layers (tests/structure/includes.cpp)";
  return rule->second.contains(to.layer) ? "" : from.layer + " may not include " + to.layer;
}

std::string broken_rule_of_library(std::string_view header, std::string_view path) {
  for (const auto& restriction : restrictions) {
    if (!header.starts_with(restriction.header)) continue;
    if (std::ranges::none_of(restriction.places, [&](const auto& place) { return path.starts_with(place); }))
      return "this library is only for " + restriction.places.front() +
             (restriction.places.size() > 1 ? " and the like" : "");
  }
  return "";
}

// What a line includes, with the quote or bracket that opens it; empty if it is no include.
std::string_view included(std::string_view line) {
  const auto skip = [&line](std::string_view text) {
    line.remove_prefix(std::min(line.find_first_not_of(" \t"), line.size()));
    if (!line.starts_with(text)) return false;
    line.remove_prefix(text.size());
    return true;
  };
  if (!skip("#") || !skip("include") || !skip("")) return {};
  if (!line.starts_with('"') && !line.starts_with('<')) return {};
  return line.substr(0, line.find_first_of("\">", 1));
}

}  // namespace

std::vector<std::string> include_violations(std::string_view path, std::string_view source) {
  const auto from = place_of_source(path);
  std::vector<std::string> found;
  std::istringstream lines{std::string(source)};
  std::string line;
  for (int number = 1; std::getline(lines, line); ++number) {
    const auto opened = included(line);
    if (opened.empty()) continue;
    const auto header = opened.substr(1);
    auto rule = broken_rule_of_library(header, path);
    if (rule.empty() && opened.front() == '"') rule = broken_rule_of_quoted(header, from);
    if (!rule.empty())
      found.push_back(std::string(path) + ":" + std::to_string(number) + ": " + std::string(header) + ": " +
                      rule);
  }
  return found;
}

const Layers& layers_of_the_library() {
  return layers;
}

const Names& below_all_layers() {
  return base;
}

Survey survey_includes(const std::filesystem::path& top) {
  namespace fs = std::filesystem;
  Survey survey;
  for (const auto* folder : {"include", "lib", "tools", "examples"}) {
    if (!fs::exists(top / folder)) continue;
    for (const auto& entry : fs::recursive_directory_iterator(top / folder)) {
      if (entry.path().extension() != ".cpp" && entry.path().extension() != ".hpp") continue;
      std::ifstream file(entry.path(), std::ios::binary);
      const std::string source{std::istreambuf_iterator<char>(file), {}};
      const auto path = entry.path().lexically_relative(top).generic_string();
      std::ranges::move(include_violations(path, source), std::back_inserter(survey.violations));
      ++survey.files;
    }
  }
  return survey;
}

}  // namespace annals::structure
