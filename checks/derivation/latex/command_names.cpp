// SPDX-License-Identifier: MIT
#include "checks/derivation/latex/command_names.hpp"

#include <map>
#include <set>

namespace gradjudge::derivation {
namespace {

using Names = std::set<std::string, std::less<>>;

const Names dropped{"displaystyle",
                    "textstyle",
                    "scriptstyle",
                    "normalsize",
                    "large",
                    "Large",
                    "small",
                    "footnotesize",
                    ",",
                    ";",
                    "!",
                    ":",
                    ">",
                    " ",
                    "/",
                    "nonumber",
                    "notag",
                    "limits",
                    "nolimits",
                    "allowbreak",
                    "noindent",
                    "hfill",
                    "rm",
                    "bf",
                    "it",
                    "mathstrut",
                    "strut",
                    "big",
                    "Big",
                    "bigg",
                    "Bigg",
                    "bigl",
                    "bigr",
                    "Bigl",
                    "Bigr",
                    "biggl",
                    "biggr",
                    "Biggl",
                    "Biggr",
                    "bigm",
                    "(",
                    ")",
                    "hline",
                    "centering",
                    "newline"};
const Names dropped_with_argument{"label",   "tag",       "color",          "vspace",   "hspace",
                                  "phantom", "intertext", "shortintertext", "vphantom", "hphantom",
                                  "cline",   "ref",       "eqref"};
const Names fonts{"mathbf",     "boldsymbol",   "mathrm",         "bm",
                  "pmb",        "bold",         "mathit",         "mathsf",
                  "mathcal",    "mathscr",      "mathtt",         "boxed",
                  "bs",         "operatorname", "mathop",         "mathbin",
                  "mathrel",    "vec",          "overrightarrow", "ensuremath",
                  "mathnormal", "fbox",         "smash",          "symbf"};
const Names texts{"text",       "textrm", "textbf", "textit", "mbox",  "hbox",
                  "textnormal", "texttt", "textsf", "emph",   "textup"};

const std::map<std::string, std::string, std::less<>> synonyms{{"leq", "le"},
                                                               {"leqslant", "le"},
                                                               {"geq", "ge"},
                                                               {"geqslant", "ge"},
                                                               {"ne", "neq"},
                                                               {"part", "partial"},
                                                               {"widehat", "hat"},
                                                               {"dfrac", "frac"},
                                                               {"tfrac", "frac"},
                                                               {"cfrac", "frac"},
                                                               {"triangledown", "nabla"},
                                                               {"bigtriangledown", "nabla"},
                                                               {"intercal", "top"},
                                                               {"dagger", "top"},
                                                               {"ldots", "dots"},
                                                               {"cdots", "dots"},
                                                               {"dotsc", "dots"},
                                                               {"dotsb", "dots"},
                                                               {"vdots", "dots"},
                                                               {"ddots", "dots"},
                                                               {"hdots", "dots"},
                                                               {"lbrace", "{"},
                                                               {"rbrace", "}"},
                                                               {"lbrack", "["},
                                                               {"rbrack", "]"},
                                                               {"vert", "|"},
                                                               {"lvert", "|"},
                                                               {"rvert", "|"},
                                                               {"mid", "mid"},
                                                               {"ast", "times"},
                                                               {"bullet", "cdot"},
                                                               {"lVert", "Vert"},
                                                               {"rVert", "Vert"},
                                                               {"|", "Vert"},
                                                               {"gets", "leftarrow"},
                                                               {"coloneqq", "coloneq"},
                                                               {"implies", "Rightarrow"},
                                                               {"iff", "Rightarrow"},
                                                               {"Longrightarrow", "Rightarrow"},
                                                               {"Leftrightarrow", "Rightarrow"},
                                                               {"longrightarrow", "to"},
                                                               {"rightarrow", "to"},
                                                               {"qquad", "quad"},
                                                               {"cr", "\\"},
                                                               {"tilde", "hat"},
                                                               {"bar", "hat"},
                                                               {"Bbb", "mathbb"},
                                                               {"mathds", "mathbb"},
                                                               {"mathbbm", "mathbb"},
                                                               {"land", "wedge"},
                                                               {"colon", ":"},
                                                               {"_", "_"},
                                                               {"backslash", "setminus"}};

}  // namespace

bool is_dropped(std::string_view command) {
  return dropped.contains(command);
}

bool is_dropped_with_argument(std::string_view command) {
  return dropped_with_argument.contains(command);
}

bool is_font(std::string_view command) {
  return fonts.contains(command);
}

bool is_text(std::string_view command) {
  return texts.contains(command);
}

std::optional<std::string> synonym_of(std::string_view command) {
  const auto found = synonyms.find(command);
  return found == synonyms.end() ? std::nullopt : std::optional(found->second);
}

}  // namespace gradjudge::derivation
