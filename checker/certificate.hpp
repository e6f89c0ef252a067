// Certificates (docs/certificate.md): what a complete search has stored, with all it takes to build the same machine
// again, so that tools/certify can decide the verdict anew without this folder. Written from finished values; nothing
// here decides anything.
#pragma once

#include <cstdint>
#include <iosfwd>
#include <string>
#include <utility>
#include <vector>

#include "checker/explorer.hpp"
#include "checker/result.hpp"
#include "model/machine.hpp"

namespace stalemate::checker {

/// What was compiled, and how.
struct CertificateSubject {
  std::string source_digest;  // of all files that were read
  std::string entry;          // function or test the program starts with
  int go_version = 0;         // 100*major+minor
  std::vector<std::string> opaque;
  std::pair<std::int64_t, std::int64_t> free_integers;
};

/// Writes the certificate of a search. Requires: nothing has stopped it. Errors: those of the stream.
void write_certificate(std::ostream& out, const CertificateSubject& subject, const model::Machine& machine,
                       const Exploration& exploration, const CheckResult& result);

}  // namespace stalemate::checker
