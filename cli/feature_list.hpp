// What `stalemate list features` prints: the features of the language, the library and what is refused, as text or as
// the tables of docs/.
#pragma once

#include <string>
#include <string_view>

namespace stalemate::cli {

std::string features_text();

/// One part as Markdown: "features" and "library" (docs/language.md) or "refused" (docs/limits.md). The links start
/// from docs/. Empty if there is no such part.
std::string features_markdown(std::string_view part);

}  // namespace stalemate::cli
