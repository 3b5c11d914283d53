// Events and what ties them, as graphs: for Graphviz and for Gephi.

#include "annals/record/words.hpp"
#include "formats/format.hpp"

#include <map>
#include <ostream>
#include <pugixml.hpp>

#include <fmt/ostream.h>

namespace annals::tools {

namespace {

// -- DOT: https://graphviz.org/doc/info/lang.html

std::string quoted(const std::string& text) {
  std::string all = "\"";
  for (const char c : plain_text(text)) {
    if (c == '"' || c == '\\') all += '\\';
    if (c == '\n')
      all += "\\n";
    else
      all += c;
  }
  return all + "\"";
}

/// All that is told of a tie, in one text.
std::string tie_text(const answer::Chronicle& chronicle, const answer::ToldTie& tie) {
  const auto notes = notes_text(chronicle, tie.told);
  return tie.told.text.empty() || notes.empty() ? tie.told.text + notes : tie.told.text + " — " + notes;
}

void write_edge(const answer::Chronicle& chronicle, const answer::ToldTie& tie, std::string_view style,
                std::ostream& out) {
  const auto label = tie.told.likelihood.empty() ? tie.kind : tie.kind + "\n" + tie.told.likelihood;
  fmt::print(out, "  {} -> {} [label={}, tooltip={}{}];\n", quoted(tie.from), quoted(tie.to), quoted(label),
             quoted(tie_text(chronicle, tie)), style);
}

// -- GraphML: http://graphml.graphdrawing.org/specification.html

class GraphMl {
 public:
  explicit GraphMl(const answer::Chronicle& chronicle) : chronicle_(chronicle) {
    auto declaration = document_.append_child(pugi::node_declaration);
    declaration.append_attribute("version") = "1.0";
    declaration.append_attribute("encoding") = "UTF-8";
    document_.append_child(pugi::node_comment).set_value(" annals export ");
    root_ = document_.append_child("graphml");
    root_.append_attribute("xmlns") = "http://graphml.graphdrawing.org/xmlns";
    for (const auto* name :
         {"label", "key", "kind", "date", "first_day", "last_day", "place", "outcome", "standing", "told"})
      declare("node", name, "string");
    declare("node", "firm", "boolean");
    declare("node", "latitude", "double");
    declare("node", "longitude", "double");
    for (const auto* name : {"label", "type", "likelihood", "told"}) declare("edge", name, "string");
    graph_ = root_.append_child("graph");
    graph_.append_attribute("edgedefault") = "directed";
  }

  void add(const answer::ToldEvent& event) {
    auto node = graph_.append_child("node");
    const auto id = fmt::format("n{}", nodes_.size());
    nodes_.emplace(event.key, id);
    node.append_attribute("id") = id.c_str();
    put(node, "node", "label", event.title);
    put(node, "node", "key", event.key);
    put(node, "node", "kind", event.kind);
    put(node, "node", "date", event.date);
    if (event.days) {
      put(node, "node", "first_day", day_of(event.days->first));
      put(node, "node", "last_day", day_of(event.days->last));
      put(node, "node", "firm", event.days->is_firm ? "true" : "false");
    }
    put(node, "node", "place", event.place);
    if (event.latitude) put(node, "node", "latitude", fmt::format("{}", *event.latitude));
    if (event.longitude) put(node, "node", "longitude", fmt::format("{}", *event.longitude));
    put(node, "node", "outcome", std::string(word(event.outcome)));
    put(node, "node", "standing", std::string(word(event.standing)));
    put(node, "node", "told", description_of(chronicle_, event));
  }

  void add(const answer::ToldTie& tie, const std::string& type) {
    auto edge = graph_.append_child("edge");
    edge.append_attribute("source") = nodes_.at(tie.from).c_str();
    edge.append_attribute("target") = nodes_.at(tie.to).c_str();
    put(edge, "edge", "label", tie.kind);
    put(edge, "edge", "type", type);
    put(edge, "edge", "likelihood", tie.told.likelihood);
    put(edge, "edge", "told", tie_text(chronicle_, tie));
  }

  void save(std::ostream& out) const { document_.save(out, "  "); }

 private:
  void declare(const std::string& of, const std::string& name, const char* type) {
    auto key = root_.append_child("key");
    key.append_attribute("id") = (of + "_" + name).c_str();
    key.append_attribute("for") = of.c_str();
    key.append_attribute("attr.name") = name.c_str();
    key.append_attribute("attr.type") = type;
  }

  static void put(pugi::xml_node& to, const std::string& of, const std::string& name,
                  const std::string& text) {
    if (text.empty()) return;
    auto data = to.append_child("data");
    data.append_attribute("key") = (of + "_" + name).c_str();
    data.append_child(pugi::node_pcdata).set_value(plain_text(text).c_str());
  }

  static std::string day_of(const CivilDate& day) {
    const auto text = iso_text(start_of(day));
    return text.substr(0, text.find('T'));
  }

  const answer::Chronicle& chronicle_;
  pugi::xml_document document_{};
  pugi::xml_node root_{};
  pugi::xml_node graph_{};
  std::map<std::string, std::string, std::less<>> nodes_{};  // ids by key
};

}  // namespace

LeftOut write_dot(const Exported& exported, std::ostream& out) {
  const auto chronicle = answer::chronicle_of(exported.base, exported.events);
  LeftOut left_out;
  fmt::print(out, "// annals export\ndigraph {} {{\n  rankdir=LR;\n  node [shape=box];\n",
             quoted(exported.name));
  for (const auto& event : chronicle.events) {
    const auto label = event.date.empty() ? event.title : event.title + "\n" + event.date;
    fmt::print(out, "  {} [label={}, tooltip={}{}];\n", quoted(event.key), quoted(label),
               quoted(description_of(chronicle, event)),
               event.outcome == Outcome::occurred ? "" : ", style=dashed");
  }
  for (const auto* link : ties_within(chronicle, chronicle.links, left_out))
    write_edge(chronicle, *link, "", out);
  for (const auto* relative_date : ties_within(chronicle, chronicle.relative_dates, left_out))
    write_edge(chronicle, *relative_date, ", style=dotted, constraint=false", out);
  out << "}\n";
  return left_out;
}

LeftOut write_graphml(const Exported& exported, std::ostream& out) {
  const auto chronicle = answer::chronicle_of(exported.base, exported.events);
  LeftOut left_out;
  GraphMl graph(chronicle);
  for (const auto& event : chronicle.events) graph.add(event);
  for (const auto* link : ties_within(chronicle, chronicle.links, left_out)) graph.add(*link, "link");
  for (const auto* relative_date : ties_within(chronicle, chronicle.relative_dates, left_out))
    graph.add(*relative_date, "relative date");
  graph.save(out);
  return left_out;
}

}  // namespace annals::tools
