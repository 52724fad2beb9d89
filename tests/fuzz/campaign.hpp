// SPDX-License-Identifier: MIT
#pragma once
#include <functional>
#include <string>

#include "tests/fuzz/mutation.hpp"

namespace gradjudge::fuzz {

/// Gives `read` as many mutated texts as GRADJUDGE_FUZZ_ROUNDS says (otherwise `rounds`), from the seed
/// GRADJUDGE_FUZZ_SEED (otherwise 1). `read` catches what its reader is documented to throw: anything else,
/// a signal, more than 20 s of processor time or 2 GB for one text fail the test, and the text is kept in
/// the folder of temporary files under the name that is printed. GRADJUDGE_FUZZ_TEXT names such a file, to be
/// read in place of the campaign.
void campaign(const Corpus& corpus, std::size_t rounds, const std::function<void(const std::string&)>& read);

}  // namespace gradjudge::fuzz
